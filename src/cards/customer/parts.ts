/** What the parts of the customer's card have in common: how one is made, and how a line tells of a gap. */
import { questions } from "../../domain/customer/customer.ts";
import { counts, type Gap, openGaps, openSince } from "../../domain/catalogue/gap-codes.ts";
import type { CustomerFacts, Lengths, Line, FoldingPart } from "./facts.ts";
import { capital, deadlineSentence, dayWords, today, withDayWords, type Reader } from "../kit/dates.ts";
import { instruction } from "../kit/commands.ts";
import { marks, type Mark, type Marked } from "../kit/marks.ts";
import { isReader } from "../kit/people.ts";
import type { Button } from "../kit/actions.ts";
import { andMore } from "../kit/rows.ts";
import { shown, nothing, text, type Shown } from "../kit/text.ts";
import { severityWords } from "../kit/urgency.ts";

/**
 * A part with at most so many lines; undefined when it has neither lines nor buttons.
 * @param held `notes` in place of lines, cut already, of which there are `left` more.
 */
export function part(
  id: string,
  heading: Shown,
  held: { lines?: readonly Marked[]; rows?: readonly Line[]; notes?: readonly Shown[]; left?: number },
  { lines: limit, quiet }: Pick<Lengths, "lines" | "quiet">,
  how: { open?: boolean; buttons?: readonly Button[] } = {},
): FoldingPart | undefined {
  const { lines = [], rows = [], notes = [], left = 0 } = held;
  const { open: opened = true, buttons = [] } = how;
  const count = lines.length + rows.length + notes.length;
  if (count === 0 && buttons.length === 0) return undefined;
  const pressed = rows.slice(0, limit).filter((row) => quiet !== true || !isInOrder(row));
  const told = quiet === true ? rows.slice(0, limit).filter(isInOrder) : [];
  return {
    id,
    heading,
    open: opened,
    rows: pressed,
    lines: [...told.map(({ opens: _opens, ...line }) => line), ...lines].slice(0, limit),
    notes: (count === 0 ? [shown`Nothing here yet`] : notes).map((note) => ({ text: note })),
    more: andMore(notes.length > 0 ? left : count - limit),
    buttons,
  };
}

/** Whether whoever reads may change it; in a channel nobody is "you", and whoever presses is checked again. */
export function mayChange({ customer, reader, manager, answers }: CustomerFacts): boolean {
  if (reader.person !== undefined && answers !== undefined) return answers;
  return (
    reader.person === undefined || manager || isReader(customer.owner, reader) || isReader(customer.deputy, reader)
  );
}

/** What is known, and what is wrong all the same. */
export function but(known: Shown, [serious]: readonly Gap[], reader: Reader): Shown {
  if (serious === undefined) return known;
  const { snoozedUntil } = serious;
  const silent =
    snoozedUntil === undefined ? nothing : shown`, snoozed until ${text(dayWords(snoozedUntil, today(reader)))}`;
  return shown`${known}. But: ${text(withDayWords(serious.what, reader))}${silent}`;
}

/** Gaps that no line above tells of: a line tells of the most urgent one about its thing, the checklist of a missing owner. */
export function otherGapsPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const { customer, reader } = facts;
  const told = new Set<string>([
    ...questions,
    ...customer.claims.map((claim) => claim.id),
    ...customer.subscriptions.map((subscription) => subscription.id),
    ...customer.identities.map((identity) => identity.id),
  ]);
  const others = openGaps(facts.gaps).filter(
    (gap) => gap.code !== "G01" && (gap.item === undefined || !told.has(gap.item) || gapAbout(facts, gap.item) !== gap),
  );
  const lines = others.map((gap): Marked => ({
    ...(gap.deadline === undefined ? marks.no : marks.urgent),
    what: text(withDayWords(gap.what, reader), length.name + 40),
    sub: withNext(
      shown`${text(severityWords[gap.severity])}, since ${text(dayWords(openSince(gap), today(reader)))}`,
      gap,
      facts,
      length,
    ),
  }));
  return part("others", shown`Also open`, { lines }, length);
}

/** The most urgent open gap of an item; a snoozed one when none is open, since what is silent is not in order. */
export function gapAbout({ gaps }: CustomerFacts, item: string): Gap | undefined {
  const isAbout = (gap: Gap) => gap.item === item && counts(gap);
  return openGaps(gaps).find(isAbout) ?? gaps.find(isAbout);
}

/** What is so, and what to do about the gap. */
export function withNext(
  state: Shown,
  gap: Gap | undefined,
  { reader }: CustomerFacts,
  length: Lengths,
  deadlineSaid?: string,
): Shown {
  if (gap?.snoozedUntil !== undefined)
    return shown`${state}. Snoozed until ${text(dayWords(gap.snoozedUntil, today(reader)))}`;
  const left =
    deadlineSaid ?? (gap?.deadline === undefined ? undefined : deadlineSentence(gap.deadline, today(reader)));
  const deadline = left === undefined ? nothing : shown` **${text(left)}.**`;
  const step = gap === undefined ? nothing : instruction(withDayWords(gap.next, reader), length.next);
  const next = step === "" ? nothing : shown` **Next:** ${step}`;
  if (gap === undefined) return deadline === "" ? state : shown`${state}.${deadline}`;
  return deadline === "" && next === "" ? state : shown`${state}.${deadline}${next}`;
}

/** What is wrong, without the name that the line has already. */
export function withoutName({ what }: Gap, reader: Reader): string {
  return capital(withDayWords(what.slice(what.indexOf(": ") + 1).trim(), reader));
}

const order: Record<Mark["mark"], number> = { "!": 0, "✗": 1, "?": 2, "✓": 3, "·": 4 };

/** Folded at first when there is nothing to do. */
export const inOrder = (lines: readonly Line[]): boolean => lines.every(isInOrder);

function isInOrder({ mark }: Mark): boolean {
  return mark === "✓" || mark === "·";
}

/** What needs somebody before what is in order; else as they stand. */
export function urgentFirst(lines: readonly Line[]): readonly Line[] {
  return lines.toSorted((a, b) => order[a.mark] - order[b.mark]);
}
