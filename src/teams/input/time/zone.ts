/** Time zones as people name them: by city, by IANA's name, or by letters that several places share. Pure. */
import { isZone, type Zone } from "../../../domain/time/time.ts";
import { foldWord } from "../words/words.ts";

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

/** Countries, and zones in words, with the zones of their largest places. */
const countries: Readonly<Record<string, readonly Zone[]>> = {
  uk: ["Europe/London"],
  "united kingdom": ["Europe/London"],
  britain: ["Europe/London"],
  england: ["Europe/London"],
  scotland: ["Europe/London"],
  wales: ["Europe/London"],
  ireland: ["Europe/Dublin"],
  germany: ["Europe/Berlin"],
  netherlands: ["Europe/Amsterdam"],
  holland: ["Europe/Amsterdam"],
  belgium: ["Europe/Brussels"],
  luxembourg: ["Europe/Luxembourg"],
  france: ["Europe/Paris"],
  spain: ["Europe/Madrid"],
  portugal: ["Europe/Lisbon"],
  italy: ["Europe/Rome"],
  switzerland: ["Europe/Zurich"],
  austria: ["Europe/Vienna"],
  poland: ["Europe/Warsaw"],
  "czech republic": ["Europe/Prague"],
  hungary: ["Europe/Budapest"],
  romania: ["Europe/Bucharest"],
  greece: ["Europe/Athens"],
  sweden: ["Europe/Stockholm"],
  norway: ["Europe/Oslo"],
  denmark: ["Europe/Copenhagen"],
  finland: ["Europe/Helsinki"],
  turkey: ["Europe/Istanbul"],
  israel: ["Asia/Jerusalem"],
  uae: ["Asia/Dubai"],
  india: ["Asia/Kolkata"],
  japan: ["Asia/Tokyo"],
  "south africa": ["Africa/Johannesburg"],
  "new zealand": ["Pacific/Auckland"],
  usa: ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"],
  canada: ["America/Toronto", "America/Winnipeg", "America/Edmonton", "America/Vancouver"],
  australia: ["Australia/Sydney", "Australia/Brisbane", "Australia/Perth"],
  "central european": ["Europe/Amsterdam", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Stockholm"],
  central: ["America/Chicago", "Europe/Amsterdam", "Europe/Berlin", "America/Mexico_City"],
  mountain: ["America/Denver", "America/Phoenix"],
  eastern: ["America/New_York", "America/Toronto"],
  pacific: ["America/Los_Angeles", "America/Vancouver"],
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

/** "Irish time". */
const peoples: Readonly<Record<string, Zone>> = {
  irish: "Europe/Dublin",
  british: "Europe/London",
  german: "Europe/Berlin",
  dutch: "Europe/Amsterdam",
  belgian: "Europe/Brussels",
  french: "Europe/Paris",
  spanish: "Europe/Madrid",
  portuguese: "Europe/Lisbon",
  italian: "Europe/Rome",
  swiss: "Europe/Zurich",
  austrian: "Europe/Vienna",
  polish: "Europe/Warsaw",
  swedish: "Europe/Stockholm",
  norwegian: "Europe/Oslo",
  danish: "Europe/Copenhagen",
  finnish: "Europe/Helsinki",
  greek: "Europe/Athens",
  indian: "Asia/Kolkata",
  japanese: "Asia/Tokyo",
};

/** Made once: to fold them all for each word of a sentence takes longer than all else that is read in it. */
let named: ReadonlyMap<string, string> | undefined;

/** Every zone by its name and by its place; of several with one place, the first. */
function zonesByName(): ReadonlyMap<string, string> {
  const all = Intl.supportedValuesOf("timeZone").toReversed();
  return new Map([
    ...all.map((one) => [folded(one.split("/").at(-1) ?? ""), one] as const),
    ...all.map((one) => [folded(one), one] as const),
  ]);
}

export function zoneNamed(text: string): ZoneNamed {
  const [, people = ""] = /^(\w+) time$/.exec(folded(text.slice(0, 60))) ?? [];
  if (Object.hasOwn(peoples, people)) return { outcome: "found", zone: peoples[people] ?? "" };
  const asked = folded(text.slice(0, 60)).replace(/^the | (?:summer |standard )?time$/g, "");
  const shared = [letters, countries].find((some) => Object.hasOwn(some, asked))?.[asked];
  const [only, ...others] = shared ?? [];
  if (shared !== undefined && only !== undefined)
    return others.length === 0 ? { outcome: "found", zone: only } : { outcome: "which", zones: shared };
  if (/^(?:utc|zulu)$/.test(asked)) return { outcome: "found", zone: "Etc/UTC" };
  if (Object.hasOwn(cities, asked)) return { outcome: "found", zone: cities[asked] ?? "" };
  const zone = (named ??= zonesByName()).get(asked);
  if (zone !== undefined) return { outcome: "found", zone };
  return text.includes("/") && isZone(text) ? { outcome: "found", zone: text } : { outcome: "unknown" };
}

/** What a zone is named after, or before, in a sentence. */
const beforePlace = /^(?:in|to|zone|is|for|of|from|use|on)$|\d/;

/** What takes a place back, or only tells how it is: "UTC? We're in Copenhagen", "not Amsterdam", "it is at 9 UTC, but …". */
const deniesPlace = /\b(?:not|n['’]t|no|from|instead of|rather than)(?: (?:in|on|at|the))? $/i;

/**
 * The zone named in a text, as it is written: "London" of "we're in London"; of several the last that is not denied or
 * wondered at. Letters count in capitals, and places in small letters beside "in" or "time" only, since many are other
 * words too.
 */
export function zoneIn(text: string): string | undefined {
  const words = [...text.matchAll(/[\p{L}\p{N}_/'’]+(?:[:.]+[\p{L}\p{N}_/'’]+)*/gu)];
  const found: { place: string; isMeant: boolean }[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let length = Math.min(3, words.length - from); length > 0; length -= 1) {
      const some = words.slice(from, from + length);
      const place = some.map(([word]) => word).join(" ");
      const beside = [words[from - 1]?.[0] ?? "", words[from + length]?.[0] ?? ""].map((word) => word.toLowerCase());
      const isNamed = beforePlace.test(beside[0] ?? "") || beside[1] === "time" || words.length <= 3;
      const isWritten = Object.hasOwn(letters, folded(place)) ? place === place.toUpperCase() : /^\p{Lu}/u.test(place);
      if (place.length < 2 || !(isNamed || isWritten) || zoneNamed(place).outcome === "unknown") continue;
      // "Before Christmas" is a day; the islands are hardly anybody's clock.
      if (/^(?:christmas|easter)$/i.test(place)) continue;
      const start = some[0]?.index ?? 0;
      const end = (some.at(-1)?.index ?? 0) + (some.at(-1)?.[0].length ?? 0);
      const isDenied = deniesPlace.test(text.slice(Math.max(0, start - 24), start));
      found.push({ place, isMeant: !isDenied && text[end] !== "?" });
      from += length - 1;
      break;
    }
  }
  return found.findLast(({ isMeant }) => isMeant)?.place;
}
