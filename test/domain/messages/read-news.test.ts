/** What a week of readings changed, as the weekly messages tell it. */
import { channelReader } from "../../cards/facts.ts";
import { expect, it } from "vitest";
import { readNewsWords, changesWords } from "../../../src/cards/messages/read-news.ts";
import type { Customer, HistoryEntry } from "../../../src/domain/customer/customer.ts";
import { readNews } from "../../../src/domain/messages/read-news.ts";
import { saidOtherwise } from "../../../src/domain/sources/applied.ts";
import { aCustomer } from "../customers.ts";

const now = "2026-11-23T08:14:00.000Z";
const night = "2026-11-23T01:10:00.000Z";
const reader = { ...channelReader, now, zone: "Europe/Amsterdam" };
const entry = (parts: Partial<HistoryEntry>): HistoryEntry => ({
  at: night,
  by: "system",
  what: "gdap read",
  evidence: "read",
  ...parts,
});
let ids = 0;
const customer = (name: string, history: readonly HistoryEntry[], parts: Partial<Customer> = {}): Customer =>
  aCustomer({ id: `c${(ids += 1)}`, name, history, read: { gdap: { at: night } }, ...parts });

it.each<[string, readonly Customer[], string, string]>([
  ["nothing where nothing is read", [aCustomer()], "", ""],
  [
    "when it was read, when that changed nothing",
    [customer("Contoso", [])],
    "Last read from Microsoft today 02:10. What it showed this week: nothing new",
    "",
  ],
  [
    "that it was not read this week, when it was read before",
    [customer("Contoso", [], { read: { gdap: { at: "2026-11-16T01:10:00.000Z" } } })],
    "Not read from Microsoft this week; last read 16 Nov",
    "",
  ],
  [
    "not what is older than a week, nor what people did",
    [
      customer("Contoso", [
        entry({ at: "2026-11-16T01:10:00.000Z", to: "active" }),
        { at: night, by: "ada", what: "gdap set", to: "until 2027-01-01" },
      ]),
    ],
    "Last read from Microsoft today 02:10. What it showed this week: nothing new",
    "",
  ],
  [
    "each customer once, contradictions first, with both sides",
    [
      customer("New", [entry({ what: "added", to: "New" }), entry({ to: "active" })]),
      customer("Contoso", [
        entry({ what: "renamed", from: "Contoso", to: "Contoso Ltd." }),
        entry({ what: "read", item: "domain", to: "contoso.com" }),
      ]),
      customer("Gone", [entry({ what: "unlisted" })], { unlisted: { since: "2026-11-23" } }),
      customer("Back", [entry({ what: "unlisted", at: "2026-11-20T01:10:00.000Z" }), entry({ what: "listed again" })]),
      customer("Fabrikam", [
        entry({
          from: "active until 2027-01-01",
          to: "active until 2027-02-10",
          note: saidOtherwise,
          at: "2026-11-18T01:10:00.000Z",
        }),
      ]),
    ],
    "Last read from Microsoft today 02:10. What it showed this week: 1 new customer, 3 changed, 1 no longer listed, 1 where Microsoft and one of us disagree",
    "**Fabrikam**: GDAP active until 10 Feb 2027, but one of us said active until 1 Jan 2027; **Contoso**: now called Contoso Ltd., was Contoso; **Contoso**: domain contoso.com; and more",
  ],
])("tells %s", (_, customers, words, changes) => {
  const news = readNews(customers, now);
  expect(readNewsWords(news, reader)).toBe(words);
  expect(changesWords(news, 3, reader)).toBe(changes);
});
