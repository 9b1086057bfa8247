/** For a manager: what the store could not read, what that means, and what to do about it. */
import type { DamagedRecords } from "../../domain/messages/message.ts";
import { button, press } from "../kit/actions.ts";
import { count } from "../kit/dates.ts";
import { listCard, type ListFacts } from "../kit/list.ts";
import { marks } from "../kit/marks.ts";
import { asManager } from "../kit/people.ts";
import type { Card } from "../kit/render.ts";
import { shown, text } from "../kit/text.ts";

export const damagedCard = (message: DamagedRecords): Card => listCard(damagedFacts(message));

/** One line for each kind of record, what matters most first. */
export function damagedFacts({ records }: DamagedRecords): ListFacts {
  const counts = new Map<string, number>();
  for (const { collection } of records) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  const title = `I can't read ${count(records.length, "record")}`;
  const lines = [...meanings].flatMap(([collection, meaning]) => {
    const of = counts.get(collection);
    return of === undefined ? [] : [{ ...marks.no, what: text(meaning.what(of)), sub: text(meaning.sub, 240) }];
  });
  return {
    headline: title,
    context: shown`Nothing was deleted: I keep damaged records, and whoever runs me can restore them from a backup. The log says where they are. ${asManager}`,
    lines,
    buttons: [
      ...(counts.has("settings")
        ? [button("Show settings", press("run", { says: "settings" }), { likely: true })]
        : []),
      ...(counts.has("deliveries") ? [button("Show deliveries", press("deliveries", {}))] : []),
    ],
  };
}

/** By collection: what it is called, and what is missing without it. */
const meanings = new Map<string, { what(records: number): string; sub: string }>([
  [
    "settings",
    {
      what: () => "Your organization's settings",
      sub: "The defaults apply again: time zone, holidays, deadline alerts, goals, and managers who were added in chat.",
    },
  ],
  [
    "customers",
    {
      what: (records) => count(records, "customer"),
      sub: "Missing from every list and number, and nobody is asked about them. An import brings back the name, not the answers.",
    },
  ],
  [
    "channels",
    {
      what: (records) => count(records, "channel"),
      sub: "No digest goes there until somebody writes “digest here” in the channel again.",
    },
  ],
  [
    "people",
    {
      what: (records) => count(records, "person", "people"),
      sub: "I'll know them again once they write to me. Their absence, deputy and weekly time are lost.",
    },
  ],
  [
    "deliveries",
    {
      what: (records) => count(records, "message"),
      sub: "It may have been sent, so I won't send it again.",
    },
  ],
  [
    "weeks",
    {
      what: (records) => `The figures of ${count(records, "week")}`,
      sub: "The digest compares with the week before, and the chart skips it.",
    },
  ],
  [
    "sources",
    {
      what: (records) => `What is known of ${count(records, "source")} at Microsoft`,
      sub: "I'll read it again tonight, and ask before I change anything.",
    },
  ],
  ["imports", { what: (records) => count(records, "import"), sub: "It can't be undone any more." }],
]);
