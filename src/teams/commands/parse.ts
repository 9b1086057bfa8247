/** What follows a command's first word, read into what is meant. Pure; what a customer's name means is looked up later. */
import { parseWeeklyMoment, type WeeklyMoment } from "../../domain/time.ts";
import { readFilter, type Filter } from "../../domain/report.ts";
import type { PersonId } from "../../domain/person.ts";

export type Mentioned = { id: PersonId; name: string };

/** What `gaps` is narrowed to; `customer` is text still to be looked up. */
export type GapsAsked = { narrowed: { filter: Filter } | "mine" | { customer: string }; page: number };

/** Reads `[mine | @person | customer | cpor | … ] [page N]`. A mention wins over words. */
export function parseGaps(rest: string, mentions: readonly Mentioned[]): GapsAsked {
  const paged = /^(.*?)\s*(?:\bpage\s+(\d{1,6}))?$/isu.exec(rest.trim());
  const words = (paged?.[1] ?? "").trim();
  const page = Math.max(1, Number(paged?.[2] ?? 1));
  const [mentioned] = mentions;
  if (mentioned !== undefined) return { narrowed: { filter: { by: "person", person: mentioned.id } }, page };
  if (/^mine$/i.test(words)) return { narrowed: "mine", page };
  // A filter as a button writes it, such as person:…, is not something people type.
  const filter = words.includes(":") ? undefined : readFilter(words.toLowerCase());
  return { narrowed: filter === undefined ? { customer: words } : { filter }, page };
}

/** The person's words for a customer, and who is meant: a mention, or words to look up in the roster. */
export type AssignAsked = { customer: string; to: Mentioned | string } | undefined;

/** Reads `<customer> to @person`; the last " to " counts, since customers' names may hold one. */
export function parseAssign(rest: string, mentions: readonly Mentioned[]): AssignAsked {
  const parts = /^(.+)\s+to\s+(.+)$/isu.exec(rest.trim());
  const customer = parts?.[1]?.trim() ?? "";
  const to = parts?.[2]?.trim() ?? "";
  if (customer === "" || to === "") return undefined;
  const mentioned = mentions.findLast(({ name }) => to.toLowerCase() === `@${name}`.toLowerCase());
  return { customer, to: mentioned ?? (mentions.length === 1 ? (mentions[0] as Mentioned) : to.replace(/^@/, "")) };
}

export type DigestAsked =
  | { wants: "now" | "off" | "status" }
  | { wants: "here"; moment: WeeklyMoment }
  /** The day, the time or the zone was not understood. */
  | { wants: "unclear" };

/**
 * Reads `here <day> <time> [zone] | now | off`. Without words it asks how it is set.
 * @param zone the zone of whoever writes, where none is named.
 */
export function parseDigest(rest: string, zone: string): DigestAsked {
  const words = rest.trim();
  if (words === "") return { wants: "status" };
  if (/^now$/i.test(words)) return { wants: "now" };
  if (/^(off|stop)$/i.test(words)) return { wants: "off" };
  const here = /^here\s+(.+)$/is.exec(words)?.[1];
  if (here === undefined) return { wants: "unclear" };
  const withZone = /^\S+\s+(?:at\s+)?\d{1,2}[:.]\d{2}\s*$/i.test(here) ? `${here.trim()} ${zone}` : here;
  const moment = parseWeeklyMoment(withZone);
  return moment === undefined ? { wants: "unclear" } : { wants: "here", moment };
}
