/** The review in words, plain and unescaped: the card and the page say the same. */
import type { Associated, Missing, MonthFigure, Review } from "../../domain/review/facts.ts";
import type { TalkingPoint } from "../../domain/review/facts.ts";
import type { AssociationKind, EvidenceKind } from "../../domain/customer/customer.ts";
import type { Standing } from "../../domain/catalogue/attribution.ts";
import type { Day } from "../../domain/time/time.ts";
import type { Money, Unattributed } from "../../domain/gaps/unattributed.ts";
import { daysLost } from "../../domain/gaps/unattributed.ts";
import { dollars } from "../../domain/pal/consumption.ts";
import { daysUnattributed } from "../kit/urgency.ts";
import { count, dayWords, monthWords, number } from "../kit/dates.ts";

/** How a day is written: on a card, which is read today, as `dayWords`; on a page, which is kept, as a date. */
type DayAs = (day: Day, seenOn: Day) => string;

/** What of two figures counts for us, where that is not all of them. */
function creditWords({ from, to }: { from: MonthFigure; to: MonthFigure }): string {
  if (to.counted === undefined || (to.counted === to.value && (from.counted ?? from.value) === from.value)) return "";
  return from.counted === undefined
    ? ` ${dollars(to.counted)} of it counts for us.`
    : ` What counts for us went from ${dollars(from.counted)} to ${dollars(to.counted)}.`;
}

/** `in October`; `from August to October`. */
const monthsWords = ({ from, to }: Money, seenOn: Day): string =>
  from === to ? `in ${monthWords(to, seenOn)}` : `from ${monthWords(from, seenOn)} to ${monthWords(to, seenOn)}`;

/** `$13,893`; `$13,893 ($6,361 counts for us)`, where that is not all of it. */
export const consumptionWords = ({ value, counted = value }: MonthFigure): string =>
  counted === value ? dollars(value) : `${dollars(value)} (${counted === 0 ? "none" : dollars(counted)} counts for us)`;

/** A talking point: its figure, what is so, and what to ask. */
export type PointWords = { figure: string; says: string; ask: string };

const signed = (percent: number): string => `${percent < 0 ? "−" : "+"}${number(Math.abs(percent))}%`;

/** What may have ended where consumption falls, by what attributed it. */
const lossWords: Readonly<Record<AssociationKind, string>> = {
  PAL: ", or was a link or a role removed",
  CSP: ", or does somebody else sell a subscription now",
  DPOR: ", or is somebody else its digital partner of record",
  CPOR: "",
};

export function pointWords(point: TalkingPoint, seenOn: Day, dayAs: DayAs = dayWords): PointWords {
  const month = (day: Day) => monthWords(day, seenOn);
  const countedWords = (last: Unattributed["counted"]) =>
    last === undefined ? "" : ` In ${month(last.month)}, while it counted, ${dollars(last.usd)} of Azure was consumed.`;
  const lostWords = (lost: Money | undefined) =>
    lost === undefined ? "" : ` That's ${dollars(lost.usd)} of Azure consumption ${monthsWords(lost, seenOn)}.`;
  switch (point.kind) {
    case "credit-fell": {
      const lessUsed = point.from.value - point.to.value;
      const byRole = point.from.counted - point.to.counted - lessUsed;
      return {
        figure: signed(point.percent),
        says: `The part of their Azure consumption that counts for us fell from ${dollars(point.from.counted)} in ${month(point.from.month)} to ${dollars(point.to.counted)} in ${month(point.to.month)}. In the reports it was ${dollars(point.from.value)} and ${dollars(point.to.value)} in all.`,
        ask:
          lessUsed > byRole
            ? `Was something switched off? A role or a link that was removed explains at most ${dollars(byRole)} of it.`
            : "Did they remove a role or a link? PAL isn't retroactive.",
      };
    }
    case "azure-fell":
    case "azure-grew":
      return {
        figure: signed(point.percent),
        says: `Reported Azure consumption ${point.kind === "azure-fell" ? "fell" : "grew"} from ${dollars(point.from.value)} in ${month(point.from.month)} to ${dollars(point.to.value)} in ${month(point.to.month)}.${creditWords(point)}`,
        ask:
          point.kind === "azure-fell"
            ? `Was something switched off${point.by.map((by) => lossWords[by]).join("") || ", or did an association end"}?`
            : "What's behind it, and will it last? If so, look at reservations and savings plans.",
      };
    case "azure-trend":
      return {
        figure: signed(point.percent),
        says: `Since ${month(point.from.month)}, reported Azure consumption went from ${dollars(point.from.value)} to ${dollars(point.to.value)} a month.${creditWords(point)}`,
        ask: "Was that planned, and does it fit their budget?",
      };
    case "azure-steady":
      return {
        figure: dollars(point.to.value),
        says: `Reported Azure consumption in ${month(point.to.month)} is about the same as in ${month(point.from.month)} (${dollars(point.from.value)}).${creditWords(point)}`,
        ask: "Is anything planned that would change that?",
      };
    case "unattributed":
      return {
        figure: daysUnattributed(point, seenOn),
        says: `${point.percent === undefined ? "Work" : `${point.percent}% of the work`} on ${point.name}${point.items === 1 ? "" : ` and ${number(point.items - 1)} more`} ${nobodyWords(point, seenOn)} since ${dayAs(point.since, seenOn)}.${lostWords(point.money)}${countedWords(point.counted)}`,
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

/** What the numbers are of: `Azure up to October, active users in September (none in October's report)`. */
export function dataWords({ azure, azureSoFar, workloadsOf, goneFrom, today }: Review): string {
  const newest = azure.at(-1) ?? azureSoFar;
  const none = (month: Day | undefined) =>
    month === undefined ? "" : ` (none in ${monthWords(month, today)}'s report)`;
  const parts = [
    newest === undefined ? "" : `Azure up to ${monthWords(newest.month, today)}${none(goneFrom.azure)}`,
    workloadsOf === undefined ? "" : `active users in ${monthWords(workloadsOf, today)}${none(goneFrom.workloads)}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "No usage imported yet" : `Data: ${parts.join(", ")}`;
}

/** The newest months and their figures: `Aug $9,000, Sep $12,400, Oct $10,170`. */
export function azureWords({ azure, azureSoFar, today }: Review): string {
  const known = azure.slice(-3).map((one) => `${monthLabel(one.month, today)} ${consumptionWords(one)}`);
  const running =
    azureSoFar === undefined ? [] : [`${monthLabel(azureSoFar.month, today)} so far ${consumptionWords(azureSoFar)}`];
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
  { by, known, partly, standings, roleUnknown, gap }: Associated,
  seenOn: Day,
  dayAs: DayAs = dayWords,
): string {
  if (standings !== undefined) return `We sell it: ${standingWords(standings)}`;
  if (known === undefined && gap?.code === "V02")
    return "The usage report has it as sold by us; another source disagrees";
  if (known === undefined) return by === "DPOR" ? dporWords : "We sell it, and that counts";
  const proof = evidenceWords(known.evidence, known.on, seenOn, dayAs);
  if (roleUnknown === true)
    return `linked since ${dayAs(known.since, seenOn)} · ${proof}. I don't know whether its role counts`;
  const since =
    known.orEarlier === true ? `${monthWords(known.since, seenOn)}'s report or earlier` : dayAs(known.since, seenOn);
  return `since ${since} · ${proof}${partly === undefined ? "" : `, ${partlyWords(partly, seenOn)}`}`;
}

/** DPOR with its limits: it ends with the customer's contract, and Security never counts it. */
export const dporWords = "You are its digital partner of record. That counts for now, but never for Security";

/** `but 49% of October's consumption ($785) came through the Reader role only, which …`. */
const partlyWords = ({ role, month, usd, percent }: NonNullable<Associated["partly"]>, seenOn: Day): string =>
  `but ${percent}% of ${monthWords(month, seenOn)}'s consumption (${dollars(usd)}) came through the ${role} role only, which doesn't count`;

/** `has counted for nobody`; `may have counted for nobody`; `has not counted for Modern Work`. */
const nobodyWords = (point: TalkingPoint & { kind: "unattributed" }, seenOn: Day): string =>
  point.designations !== undefined
    ? `has not counted for ${point.designations.join(" and ")}`
    : `${daysLost(point, seenOn).least === 0 ? "may have" : "has"} counted for nobody`;

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
  { items, money }: Unattributed,
  { itemNames, today: seenOn }: Review,
  dayAs: DayAs = dayWords,
) {
  const lines = items.map(({ item, kind, since, provenUntil, percent, designations, money: lost }) => ({
    what: `${kind === "cpor" ? "CPOR" : "PAL"} ${itemNames.get(item) ?? item}`,
    sub: [
      `${daysUnattributed({ since, provenUntil }, seenOn)}, since ${dayAs(since, seenOn)}`,
      ...(percent === undefined ? [] : [`${percent}% of it`]),
      ...(designations === undefined ? [] : [`for ${designations.join(" and ")}`]),
      ...(lost === undefined ? [] : [`${dollars(lost.usd)} ${monthsWords(lost, seenOn)}`]),
      ...(provenUntil === undefined || provenUntil < since
        ? []
        : [`nothing newer than ${monthWords(provenUntil, seenOn)}'s report`]),
    ].join(" · "),
  }));
  const isSaid = money === undefined || items.length === 1;
  const sum = isSaid
    ? []
    : [
        {
          what: `${dollars(money.usd)} ${monthsWords(money, seenOn)}`,
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
  const all = figures.reduce(
    (sum, { month, value, counted }) => ({
      month,
      value: sum.value + value,
      counted: sum.counted === undefined || counted === undefined ? undefined : sum.counted + counted,
    }),
    { month: first.month, value: 0, counted: 0 } as MonthFigure,
  );
  const credit = (all.counted ?? all.value) === all.value ? "" : `, ${dollars(all.counted ?? 0)} of it counts for us`;
  return `${monthWords(first.month, seenOn)} to ${monthWords(last.month, seenOn)}, ${count(figures.length, "month")}: ${dollars(all.value)}${credit}`;
}
