/** Time zones as people name them: by city, by IANA's name, or by letters that several places share. Pure. */
import { isZone, type Zone } from "../../domain/time/time.ts";
import { foldWord } from "./words.ts";

export type ZoneNamed =
  | { outcome: "found"; zone: Zone }
  /** The letters stand for clocks that change at different days, or not at all. */
  | { outcome: "which"; zones: readonly Zone[] }
  | { outcome: "unknown" };

/** What letters may mean, each with its largest places first. Most of them name a winter hour that summers leave. */
const letters: Readonly<Record<string, readonly Zone[]>> = {
  cet: ["Europe/Amsterdam", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Stockholm"],
  cest: ["Europe/Amsterdam", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Stockholm"],
  met: ["Europe/Amsterdam", "Europe/Berlin", "Europe/Paris"],
  eet: ["Europe/Helsinki", "Europe/Athens", "Europe/Bucharest", "Africa/Cairo"],
  wet: ["Europe/Lisbon", "Atlantic/Canary"],
  gmt: ["Europe/London", "Europe/Dublin", "Africa/Accra", "Etc/UTC"],
  bst: ["Europe/London", "Asia/Dhaka"],
  est: ["America/New_York", "America/Toronto", "America/Jamaica", "America/Panama"],
  edt: ["America/New_York", "America/Toronto"],
  est5edt: ["America/New_York", "America/Toronto"],
  cst: ["America/Chicago", "America/Mexico_City", "Asia/Shanghai"],
  cdt: ["America/Chicago", "America/Winnipeg"],
  cst6cdt: ["America/Chicago", "America/Winnipeg"],
  mst: ["America/Denver", "America/Phoenix", "America/Edmonton"],
  mdt: ["America/Denver", "America/Edmonton"],
  mst7mdt: ["America/Denver", "America/Edmonton"],
  pst: ["America/Los_Angeles", "America/Vancouver", "Asia/Manila"],
  pdt: ["America/Los_Angeles", "America/Vancouver"],
  pst8pdt: ["America/Los_Angeles", "America/Vancouver"],
  hst: ["Pacific/Honolulu"],
  ist: ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"],
  jst: ["Asia/Tokyo"],
  aest: ["Australia/Sydney", "Australia/Brisbane"],
};

/** Cities that people name for a zone that IANA calls after another. */
const cities: Readonly<Record<string, Zone>> = {
  mumbai: "Asia/Kolkata",
  delhi: "Asia/Kolkata",
  "new delhi": "Asia/Kolkata",
  bangalore: "Asia/Kolkata",
  kolkata: "Asia/Kolkata",
  hamburg: "Europe/Berlin",
  munich: "Europe/Berlin",
  frankfurt: "Europe/Berlin",
  cologne: "Europe/Berlin",
  barcelona: "Europe/Madrid",
  milan: "Europe/Rome",
  geneva: "Europe/Zurich",
  rotterdam: "Europe/Amsterdam",
  "the hague": "Europe/Amsterdam",
  utrecht: "Europe/Amsterdam",
  eindhoven: "Europe/Amsterdam",
  antwerp: "Europe/Brussels",
  manchester: "Europe/London",
  edinburgh: "Europe/London",
  seattle: "America/Los_Angeles",
  redmond: "America/Los_Angeles",
  "san francisco": "America/Los_Angeles",
  boston: "America/New_York",
  washington: "America/New_York",
  atlanta: "America/New_York",
  miami: "America/New_York",
  dallas: "America/Chicago",
  houston: "America/Chicago",
  montreal: "America/Toronto",
  beijing: "Asia/Shanghai",
  "abu dhabi": "Asia/Dubai",
  "rio de janeiro": "America/Sao_Paulo",
  canberra: "Australia/Sydney",
  wellington: "Pacific/Auckland",
};

const folded = (text: string): string =>
  text
    .split(/[\s_]+/)
    .map(foldWord)
    .join(" ")
    .trim();

export function zoneNamed(text: string): ZoneNamed {
  const asked = folded(text.slice(0, 60));
  const shared = Object.hasOwn(letters, asked) ? letters[asked] : undefined;
  const [only, ...others] = shared ?? [];
  if (shared !== undefined && only !== undefined)
    return others.length === 0 ? { outcome: "found", zone: only } : { outcome: "which", zones: shared };
  if (/^(?:utc|zulu)$/.test(asked)) return { outcome: "found", zone: "Etc/UTC" };
  if (Object.hasOwn(cities, asked)) return { outcome: "found", zone: cities[asked] ?? "" };
  const all = Intl.supportedValuesOf("timeZone");
  const zone =
    all.find((one) => folded(one) === asked) ?? all.find((one) => folded(one.split("/").at(-1) ?? "") === asked);
  if (zone !== undefined) return { outcome: "found", zone };
  return text.includes("/") && isZone(text) ? { outcome: "found", zone: text } : { outcome: "unknown" };
}
