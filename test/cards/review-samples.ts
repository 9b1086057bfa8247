/** Samples of the review and of the history. */
import { historyFacts } from "../../src/cards/customer/history.ts";
import { listView } from "../../src/cards/kit/list.ts";
import { render, limitOf, sizeOf } from "../../src/cards/kit/render.ts";
import { reviewLengths, reviewView, type ReviewFacts } from "../../src/cards/review/review.ts";
import type { Customer, HistoryEntry, MonthlyUsage } from "../../src/domain/customer/customer.ts";
import { gapsOf } from "../../src/domain/gaps/find-gaps.ts";
import { reviewOf } from "../../src/domain/review/review.ts";
import { aContext } from "../domain/contexts.ts";
import * as facts from "./facts.ts";

const { awkwardNames, contoso, names, reader } = facts;

/** Azure has grown slowly and then fallen; Teams has many seats without a user, Teams Phone is new. */
export const usage: readonly MonthlyUsage[] = [
  ["2026-01-01", 8900, 61, 0],
  ["2026-02-01", 9100, 64, 0],
  ["2026-03-01", 9000, 66, 0],
  ["2026-04-01", 9700, 70, 0],
  ["2026-05-01", 10_400, 71, 0],
  ["2026-06-01", 11_000, 75, 0],
  ["2026-07-01", 11_200, 74, 0],
  ["2026-08-01", 11_900, 78, 0],
  ["2026-09-01", 12_400, 80, 0],
  ["2026-10-01", 10_170, 84, 40],
].map(([month, acrUsd, teams, intune]) => ({
  month: String(month),
  acrUsd: Number(acrUsd),
  workloads: {
    teams: { users: Number(teams), seats: 150 },
    exchange: { users: Number(teams) + 50, seats: 150 },
    ...(Number(intune) > 0 ? { "teams-phone": { users: Number(intune), seats: 150 } } : {}),
  },
}));

/** The review of a customer, with the gaps that the rules find. */
export function aReview(customer: Customer): ReviewFacts {
  const context = aContext();
  const review = reviewOf(customer, { ...context, today: facts.today, gaps: gapsOf(customer, context) });
  return { review, names, reader, page: true };
}

function fitting(made: ReviewFacts) {
  const fits = reviewLengths.findIndex(
    (length) => sizeOf(render("review", reviewView(made, length))) <= limitOf("review"),
  );
  return reviewView(made, reviewLengths.at(fits) ?? reviewLengths[0]);
}

const everything: Customer = { ...facts.everythingLong.customer, usage };

const entry = (n: number, known: Partial<HistoryEntry>): HistoryEntry => ({
  at: `2026-11-${String(23 - n).padStart(2, "0")}T08:00:00.000Z`,
  by: facts.megan,
  what: "answered",
  ...known,
});

export const history = [
  {
    key: `${contoso.id}/4`,
    customer: contoso,
    entry: entry(0, { item: "pal", from: "no", to: "yes", evidence: "reported" }),
  },
  { key: "settings/1", entry: entry(0, { by: facts.ada, what: "manager added", to: facts.patti }) },
  {
    key: `${contoso.id}/3`,
    customer: contoso,
    entry: entry(2, { by: facts.ada, what: "assigned", from: facts.isaiah, to: facts.megan }),
  },
  {
    key: `${contoso.id}/2`,
    customer: contoso,
    entry: entry(9, { by: "system", what: "imported", item: "azure-usage", to: "2026-10", evidence: "imported" }),
  },
];

export const reviewSamples = {
  review: {
    typical: fitting(aReview({ ...facts.contosoInDepth.customer, usage })),
    empty: reviewView(aReview({ ...facts.wingtip, usage: [] })),
    longest: fitting(
      aReview({
        ...everything,
        usage: usage.map((month) => ({
          ...month,
          uncounted: { nobody: { usd: 4800, of: 4800 } },
          workloads: { ...month.workloads, [awkwardNames.long]: { users: 1_204_000, seats: 2_000_000 } },
        })),
      }),
    ),
    awkward: reviewView({
      ...aReview({
        ...contoso,
        name: `${awkwardNames.bold} ${awkwardNames.link}`,
        usage: usage.slice(-3).map(({ month, acrUsd }) => ({
          month,
          ...(acrUsd === undefined ? {} : { acrUsd }),
          workloads: {
            [awkwardNames.mention]: { users: 10, seats: 40 },
            [awkwardNames.rightToLeft]: { users: 4, seats: 4 },
          },
        })),
      }),
      page: false,
    }),
  },
};

export const historySample = listView(
  historyFacts({
    entries: history,
    total: 340,
    customers: 21,
    names,
    reader,
    asked: { from: "2026-11-01" },
    file: true,
  }),
);
