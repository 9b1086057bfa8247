/** The review in words, plain and unescaped: the card and the page say the same. */
import type { Associated, Missing, MonthFigure, Review } from "../../domain/review/facts.ts";
import type { TalkingPoint } from "../../domain/review/facts.ts";
import type { EvidenceKind } from "../../domain/customer/customer.ts";
import type { Standing } from "../../domain/catalogue/attribution.ts";
import type { Day } from "../../domain/time/time.ts";
import type { Unattributed } from "../../domain/gaps/unattributed.ts";
import { daysUnattributed } from "../kit/urgency.ts";
import { count, dayWords, monthWords, number } from "../kit/dates.ts";

/** How a day is written: on a card, which is read today, as `dayWords`; on a page, which is kept, as a date. */
type DayAs = (day: Day, seenOn: Day) => string;

/** A talking point: its figure, what is so, and what to ask. */
export type PointWords = { figure: string; says: string; ask: string };

/** `$12,400`; cents only below a hundred dollars. */
export function money(usd: number): string {
  const size = Math.abs(usd);
  const shown = size < 100 && !Number.isInteger(size) ? size.toFixed(2) : number(Math.round(size));
  return `${usd < 0 ? "−" : ""}$${shown}`;
}

const signed = (percent: number): string => `${percent < 0 ? "−" : "+"}${number(Math.abs(percent))}%`;

export function pointWords(point: TalkingPoint, seenOn: Day, dayAs: DayAs = dayWords): PointWords {
  const month = (day: Day) => monthWords(day, seenOn);
  const countedWords = (last: Unattributed["counted"]) =>
    last === undefined ? "" : ` In ${month(last.month)}, while it counted, it was ${money(last.usd)}.`;
  switch (point.kind) {
    case "azure-fell":
      return {
        figure: signed(point.percent),
        says: `Azure consumption in the reports fell from ${money(point.from.value)} in ${month(point.from.month)} to ${money(point.to.value)} in ${month(point.to.month)}.`,
        ask: "Was something switched off, or was a subscription, a link or a role removed?",
      };
    case "azure-grew":
      return {
        figure: signed(point.percent),
        says: `Azure consumption in the reports grew from ${money(point.from.value)} in ${month(point.from.month)} to ${money(point.to.value)} in ${month(point.to.month)}.`,
        ask: "What's behind it, and will it last? If so, look at reservations and savings plans.",
      };
    case "azure-trend":
      return {
        figure: signed(point.percent),
        says: `Since ${month(point.from.month)} Azure consumption went from ${money(point.from.value)} to ${money(point.to.value)} a month.`,
        ask: "Was that planned, and does it fit their budget?",
      };
    case "azure-steady":
      return {
        figure: money(point.to.value),
        says: `Azure consumption in ${month(point.to.month)} is about the same as in ${month(point.from.month)} (${money(point.from.value)}).`,
        ask: "Is anything planned that would change that?",
      };
    case "unattributed":
      return {
        figure: daysUnattributed(point),
        says:
          point.money === undefined
            ? `Work on ${point.name}${point.items === 1 ? "" : ` and ${number(point.items - 1)} more`} ${nobodyWords(point)} since ${dayAs(point.since, seenOn)}.${countedWords(point.counted)}`
            : `Azure work has counted for nobody since ${dayAs(point.since, seenOn)}; ${month(point.money.month)} alone was ${money(point.money.usd)}.`,
        ask: "What do we need from them to associate it? Neither CPOR nor PAL is retroactive.",
      };
    case "candidate":
      return {
        figure: `${number(point.users)} of ${number(point.seats)}`,
        says: `${point.name} was used by ${number(point.users)} of ${count(point.seats, "seat")} in ${month(point.month)}, and nobody has decided whether it's our work.`,
        ask: "Who helps them with it today?",
      };
    case "new-workload":
      return {
        figure: count(point.users, "user"),
        says: `${point.name} is new: first used in ${month(point.month)}, by ${number(point.users)} of ${count(point.seats, "seat")}.`,
        ask: "What do they use it for, and who could use some training?",
      };
    case "unused-seats":
      return {
        figure: count(point.unused, "unused seat"),
        says: `${point.name}: ${number(point.users)} of ${count(point.seats, "seat")} were used in ${month(point.month)}.`,
        ask: "Is a rollout stuck, or are there too many seats?",
      };
    case "nearly-full":
      return {
        figure: `${number(point.users)} of ${number(point.seats)}`,
        says: `${point.name}: nearly every seat was used in ${month(point.month)}.`,
        ask: "Are they hiring, and how many seats will they need?",
      };
    case "users-fell":
    case "users-grew":
      return {
        figure: signed(point.percent),
        says: `${point.name} went from ${number(point.from.value)} active users in ${month(point.from.month)} to ${number(point.to.value)} in ${month(point.to.month)}.`,
        ask: point.kind === "users-fell" ? "What do people use instead?" : "What made it catch on, and what is next?",
      };
    case "subscription-ends":
      return {
        figure: count(point.days, "day"),
        says: `The ${point.name} subscription ends ${dayAs(point.endsOn, seenOn)}${point.renews ? " and renews automatically" : ""}.`,
        ask: point.renews
          ? "Is its size still right?"
          : "Will they renew it? A new subscription needs a new CPOR claim.",
      };
  }
}

/** What the numbers are of: `Azure until October, active users of October`. */
export function dataWords({ azure, azureSoFar, workloadsOf, today }: Review): string {
  const newest = azure.at(-1) ?? azureSoFar;
  const parts = [
    newest === undefined ? "" : `Azure until ${monthWords(newest.month, today)}`,
    workloadsOf === undefined ? "" : `active users in ${monthWords(workloadsOf, today)}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "No usage imported yet" : `Data: ${parts.join(", ")}`;
}

/** The newest months and their figures: `Aug $9,000, Sep $12,400, Oct $10,170`. */
export function azureWords({ azure, azureSoFar, today }: Review): string {
  const known = azure.slice(-3).map(({ month, value }) => `${monthLabel(month, today)} ${money(value)}`);
  const running =
    azureSoFar === undefined ? [] : [`${monthLabel(azureSoFar.month, today)} so far ${money(azureSoFar.value)}`];
  return [...known, ...running].join(", ");
}

/** Each workload's newest month: `Teams 98 of 150 seats`. */
export function usersWords({ workloads, workloadsOf }: Review, most: number): readonly string[] {
  return workloads.slice(0, most).map(({ name, users, seats }) => {
    const newest = users.findLast(({ month }) => month === workloadsOf)?.value ?? 0;
    return seats > 0 ? `${name} ${number(newest)} of ${count(seats, "seat")}` : `${name} ${count(newest, "user")}`;
  });
}

/** `Oct`, with the year when it is not the present one: `Oct 2025`. */
export function monthLabel(month: Day, seenOn: Day): string {
  const [name = "", year] = monthWords(month, seenOn).split(" ");
  return year === undefined ? name.slice(0, 3) : `${name.slice(0, 3)} ${year}`;
}

/** How an association is known: `since 3 Jun 2026 · seen in a report of October`. */
export function associatedWords(
  { by, known, less, standings, roleUnknown }: Associated,
  seenOn: Day,
  dayAs: DayAs = dayWords,
): string {
  if (standings !== undefined) return `You sell it: ${standingWords(standings)}`;
  if (known === undefined) {
    const how = by === "DPOR" ? "You are its digital partner of record" : "You sell it";
    return less === true
      ? `${how}. That counts, but less than ${by === "DPOR" ? "PAL" : "a claim"}`
      : `${how}, and that counts`;
  }
  const proof = evidenceWords(known.evidence, known.on, seenOn, dayAs);
  if (roleUnknown === true)
    return `linked since ${dayAs(known.since, seenOn)} · ${proof}. Whether its role counts isn't known`;
  return `since ${dayAs(known.since, seenOn)} · ${proof}`;
}

/** `has counted for nobody`; `may have counted for nobody`; `has not counted for Modern Work`. */
const nobodyWords = ({ atMost, designations }: TalkingPoint & { kind: "unattributed" }): string =>
  designations !== undefined
    ? `has not counted for ${designations.join(" and ")}`
    : `${atMost === true ? "may have" : "has"} counted for nobody`;

/** `counts for Security, less than a claim for Modern Work`; `doesn't count for Modern Work`; `not known whether …`. */
function standingWords(standings: readonly Standing[]): string {
  const phrases = {
    "as-much": (names: string) => `counts for ${names}`,
    less: (names: string) => `counts for ${names}, but less than a claim`,
    not: (names: string) => `doesn't count for ${names}`,
    unknown: (names: string) => `not known whether it counts for ${names}`,
  };
  return (["as-much", "less", "not", "unknown"] as const)
    .flatMap((counts) => {
      const names = standings.filter((one) => one.counts === counts).map(({ designation }) => designation);
      return names.length === 0 ? [] : [phrases[counts](names.join(" and "))];
    })
    .join("; ");
}

function evidenceWords(evidence: EvidenceKind, on: Day, seenOn: Day, dayAs: DayAs): string {
  switch (evidence) {
    case "read":
      return `read from Microsoft ${dayAs(on, seenOn)}`;
    case "imported":
      return `seen in ${monthWords(on, seenOn)}'s report`;
    case "pasted":
      return `proven from pasted output ${dayAs(on, seenOn)}`;
    case "reported":
      return `somebody's word, ${dayAs(on, seenOn)}`;
  }
}

/** What counts for nobody, the money first where a figure is known. */
export function unattributedLines(
  { items, money: lost }: Unattributed,
  { itemNames, today: seenOn }: Review,
  dayAs: DayAs = dayWords,
) {
  const lines = items.map(({ item, kind, since, days, atMost, designations }) => ({
    what: `${kind === "cpor" ? "CPOR" : "PAL"} ${itemNames.get(item) ?? item}`,
    sub: `${daysUnattributed({ days, atMost })}, since ${dayAs(since, seenOn)}${designations === undefined ? "" : `, for ${designations.join(" and ")}`}`,
  }));
  const sum =
    lost === undefined
      ? []
      : [
          {
            what: `${money(lost.usd)} in ${monthWords(lost.month, seenOn)}`,
            sub: "Azure consumption that counts for nobody",
          },
        ];
  return [...sum, ...lines];
}

/** What is missing, and what would bring it. */
export function missingWords(missing: Missing, seenOn: Day): { what: string; sub: string } {
  switch (missing.kind) {
    case "no-azure":
      return {
        what: "I don't know their Azure consumption",
        sub: "Import the Azure usage report of Partner Center, with its ACR column",
      };
    case "no-workloads":
      return { what: "I don't know their active users", sub: "Import the report CPOR - Microsoft 365 usage" };
    case "old":
      return {
        what: `${missing.of === "azure" ? "Azure consumption" : "Active users"}: nothing newer than ${monthWords(missing.month, seenOn)}`,
        sub: "A month's reports are complete by the 20th of the next one: import the newest",
      };
    case "months":
      return {
        what: `${missing.of === "azure" ? "Azure consumption" : "Active users"}: no ${missing.months
          .slice(0, 3)
          .map((month) => monthWords(month, seenOn))
          .join(", no ")}${missing.months.length > 3 ? ` and ${number(missing.months.length - 3)} more` : ""}`,
        sub: "You may still be able to export that month's report",
      };
    case "nothing-recorded":
      return {
        what: "No workloads or subscriptions yet",
        sub: "Without them, I can't tell what's associated",
      };
    case "by-word-only":
      return {
        what: `${count(missing.items, "association")} based only on what a person said`,
        sub: "A usage report or pasted output would prove it",
      };
  }
}

/** The change over the months shown, for a sentence under a chart. */
export function spanWords(figures: readonly MonthFigure[], seenOn: Day): string {
  const [first] = figures;
  const last = figures.at(-1);
  if (first === undefined || last === undefined || first === last) return "";
  const sum = figures.reduce((total, { value }) => total + value, 0);
  return `${count(figures.length, "month")} since ${monthWords(first.month, seenOn)}: ${money(sum)} in all`;
}
