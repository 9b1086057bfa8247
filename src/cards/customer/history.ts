/** The audit trail: who changed what, newest first, by day. */
import { groupBy } from "../../domain/group-by.ts";
import { exact } from "../../domain/exact.ts";
import type { ExportKind } from "../../domain/organization/exported.ts";
import { removedByRetention, type TrailEntry } from "../../domain/organization/history.ts";
import type { CustomerId, HistoryEntry } from "../../domain/customer/customer.ts";
import type { Names } from "../../domain/messages/message.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import { capital, count, dayWords, momentWords, number, today, type Reader } from "../kit/dates.ts";
import { happenedWords, noteWords } from "./history-words.ts";
import { listCard, type ListFacts, type ListLine } from "../kit/list.ts";
import { marks } from "../kit/marks.ts";
import { isPerson, isReader, personOrYou } from "../kit/people.ts";
import { button, opens, press } from "../kit/actions.ts";
import type { Card } from "../kit/render.ts";
import { join, name, nothing, shown, text } from "../kit/text.ts";

export type HistoryFacts = {
  /** Newest first. */
  entries: readonly TrailEntry[];
  /** How many there are in all, and of how many customers. */
  total: number;
  customers: number;
  names: Names;
  /** What people call a workload; its id when not given. */
  workloadName?: (workload: string) => string;
  reader: Reader;
  /** What it was narrowed to, for the words and for the file. */
  asked: {
    customer?: { id: CustomerId; name: string };
    person?: { id: PersonRef; name: string };
    by?: { id: PersonRef; name: string };
    /** Whose customers it is about. */
    of?: { id: PersonRef; name: string };
    from?: Day | undefined;
    to?: Day | undefined;
  };
  /** A file can be handed over: only in a personal chat. */
  file: boolean;
  /** The reader is no manager, and hands none over elsewhere either. */
  isOwner?: boolean;
};

export const historyCard = (facts: HistoryFacts): Card => listCard(historyFacts(facts));

/** The last entries under the day they are of; an entry of a customer opens it. */
export function historyFacts(facts: HistoryFacts): ListFacts {
  const { entries, total, reader, asked, file, isOwner = false } = facts;
  const headline = headlineOf(facts);
  const days = groupBy(entries, ({ entry }) => dayOf(entry.at, reader.zone));
  const kind: ExportKind = "history";
  return {
    headline,
    context: join([
      asked.by !== undefined && total > entries.length ? text(`The last ${number(entries.length)} of them`) : nothing,
      asked.customer === undefined ? nothing : name(asked.customer.name, 60),
      asked.person === undefined ? nothing : name(asked.person.name, 60),
      asked.of === undefined
        ? nothing
        : isReader(asked.of.id, reader)
          ? text("Your customers")
          : shown`Customers of ${name(asked.of.name, 60)}`,
      asked.by === undefined ? text(periodWords(asked, today(reader))) : nothing,
      // In the personal chat a button hands over the file, narrowed down alike.
      total > entries.length && !isOwner && !file
        ? text(`All of them: ${exportCommand(asked)} in our personal chat`)
        : nothing,
    ]),
    sections: [...days].map(([day, ofDay]) => ({
      heading: text(capital(dayWords(day, today(reader)))),
      lines: ofDay.map((one) => entryLine(one, facts)),
    })),
    buttons:
      file && total > 0
        ? [
            button(
              "All as a file",
              press("export", {
                what: kind,
                customer: asked.customer?.id,
                person: asked.person?.id,
                by: asked.by?.id,
                of: asked.of?.id,
                from: asked.from,
                to: asked.to,
              }),
              { tooltip: "Every entry as a table" },
            ),
          ]
        : [],
  };
}

function headlineOf({ entries, total, customers, asked, reader }: HistoryFacts): string {
  const { by } = asked;
  if (by !== undefined) {
    const who = isReader(by.id, reader) ? "You" : by.name;
    const period = periodWords(asked, today(reader)).replace(/^(?=\d)/, asked.to === asked.from ? "on " : "from ");
    const where = customers === 0 ? "" : `at ${count(customers, "customer")}`;
    const what = total === 0 ? "changed nothing" : `made ${count(total, "change")}`;
    const have = period.startsWith("since ") ? (who === "You" ? "have" : "has") : "";
    return [who, have, what, where, period].filter((part) => part !== "").join(" ");
  }
  const { of } = asked;
  if (total === 0 && of !== undefined) {
    const whose = isReader(of.id, reader) ? "your customers" : `${of.name}'s customers`;
    return [`Nothing has changed at ${whose}`, periodWords(asked, today(reader))].join(" ").trim();
  }
  if (total === 0) return "There's no history for this";
  if (total === entries.length) return `History: ${count(total, "entry", "entries")}`;
  return `History: the last ${number(entries.length)} of ${count(total, "entry", "entries")}`;
}

/** The command for the same entries as a file. */
function exportCommand({ customer, person: who, by, of, from, to }: HistoryFacts["asked"]): string {
  const words = [
    customer?.name ?? who?.name ?? (of && `customers of ${of.name}`),
    by && `by ${by.name}`,
    from && `since ${from}`,
    to && `until ${to}`,
  ];
  return ["export history", ...words.filter((part) => part !== undefined && part !== "")].join(" ");
}

/** `since 23 Nov`, `16 Nov to 22 Nov`, `yesterday`. */
export function periodWords({ from, to }: Pick<HistoryFacts["asked"], "from" | "to">, seenOn: Day): string {
  if (from === undefined) return to === undefined ? "" : `until ${dayWords(to, seenOn)}`;
  if (from === (to ?? seenOn)) return dayWords(from, seenOn);
  return to === undefined ? `since ${dayWords(from, seenOn)}` : `${dayWords(from, seenOn)} to ${dayWords(to, seenOn)}`;
}

function entryLine({ customer, entry }: TrailEntry, { names, reader, workloadName }: HistoryFacts): ListLine {
  const who = isPerson(entry.by) ? personOrYou(entry.by, names, reader) : shown`automatic`;
  const about = customer === undefined ? shown`Settings` : name(customer.name, 60);
  const happened =
    entry.what === removedByRetention
      ? shown`older entries were removed by the retention setting`
      : happenedWords(entry, names, reader, { workloadName, items: customer });
  return {
    ...marks.none,
    what: shown`${about} · ${happened}`,
    sub: join([
      text(momentWords(entry.at, reader)),
      who,
      entry.note === undefined || isCounted(entry) ? nothing : text(noteWords(entry.note), 120),
      entry.evidence === undefined || entry.evidence === "reported" ? nothing : text(entry.evidence),
    ]),
    ...exact({ opens: customer && opens(press("show", { customer: customer.id }), `Show ${customer.name}`) }),
  };
}

/** Its note says how often, for us. */
const isCounted = ({ what }: HistoryEntry): boolean => what === "reminded" || what === "escalated";
