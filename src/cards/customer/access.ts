/** The part of the customer's card that says what access we have, and whether Partner Center lists it as ours. */
import type { Customer } from "../../domain/customer/customer.ts";
import { openGaps } from "../../domain/catalogue/gap-codes.ts";
import type { CustomerFacts, Lengths, FoldingPart } from "./facts.ts";
import { part } from "./parts.ts";
import { dayWords, momentWords, today, type Reader } from "../kit/dates.ts";
import { knownHow, saidWords } from "../kit/evidence.ts";
import { marks, type Marked } from "../kit/marks.ts";
import { join, nothing, shown, text, type Shown } from "../kit/text.ts";

/** GDAP and the listing, with where each is known from; folded unless something is wrong. */
export function accessPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const lines = [...gdapLine(facts), ...listingLine(facts.customer, facts.reader)];
  const isWrong = lines.some(({ mark }) => mark === marks.no.mark || mark === marks.urgent.mark);
  return part("access", shown`Access`, { lines }, length, { open: isWrong });
}

function gdapLine({ customer, gaps, names, reader }: CustomerFacts): Marked[] {
  const { gdap } = customer;
  if (gdap === undefined) return [];
  if (!gdap.needed) return [{ ...marks.none, what: shown`GDAP: not needed`, sub: nothing }];
  const { status, endsOn, autoExtends, pending, evidence, said } = gdap;
  const seenOn = today(reader);
  const open = openGaps(gaps);
  const isOver = endsOn !== undefined && endsOn < seenOn && !autoExtends;
  const mark = open.some(({ code }) => code === "A01")
    ? marks.urgent
    : status.toLowerCase() === "active" && !isOver
      ? marks.yes
      : marks.unknown;
  return [
    {
      ...mark,
      what: shown`GDAP: ${join(
        [
          endsOn === undefined
            ? text(status, 30)
            : shown`${text(status, 30)} ${isOver && status.toLowerCase() === "active" ? shown`when last read, until` : shown`until`} ${text(dayWords(endsOn, seenOn))}`,
          autoExtends ? shown`extends automatically` : nothing,
          pending ? shown`another one waits for approval` : nothing,
        ],
        ", ",
      )}`,
      sub: join([
        evidence === undefined ? shown`somebody said so` : knownHow(evidence, customer, names, reader),
        saidWords(said, evidence, names, reader),
      ]),
    },
  ];
}

function listingLine({ read, unlisted }: Customer, reader: Reader): Marked[] {
  const at = read?.listing?.at;
  if (at === undefined) return [];
  const sub: Shown = shown`read ${text(momentWords(at, reader))}`;
  if (unlisted === undefined) return [{ ...marks.yes, what: shown`Listed in Partner Center`, sub }];
  const since = text(dayWords(unlisted.since, today(reader)));
  return [
    {
      ...(unlisted.kept ? marks.none : marks.no),
      what: shown`Not listed in Partner Center since ${since}`,
      sub: join([unlisted.kept ? shown`we go on serving it` : nothing, shown`last listed: ${sub}`]),
    },
  ];
}
