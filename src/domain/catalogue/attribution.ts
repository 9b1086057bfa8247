/**
 * Which associations attribute work to us, for which designation, and what would count more. The table is data
 * (`src/attribution.json`, one line for each part of a designation); everything that asks about CPOR, PAL, CSP or DPOR
 * asks here.
 */
import { z } from "zod";
import { associationKinds, partnerRoles } from "../customer/customer.ts";
import type { AssociationKind, PartnerRole, SolutionArea } from "../customer/customer.ts";
import { word } from "../schema.ts";
import { designations, type Designation } from "./gap-codes.ts";
import { pageIds } from "./pages.ts";
import { madeOnce, oncePer } from "../once.ts";

const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).readonly();

export const metrics = ["net customer adds", "usage growth", "deployments"] as const;

/** An association that counts for a part. */
const countingSchema = z.strictObject({
  by: z.enum(associationKinds),
  /** Partner roles of a CPOR claim that count; absent: all. */
  roles: some(z.enum(partnerRoles)).optional(),
  /** How much of the part's unit earns all its points; only where associations differ in it. Less is better. */
  fullMarks: z.number().positive().optional(),
});
export interface Counting extends z.output<typeof countingSchema> {}

/** One part of one or several designations: some metrics of a track, for some work. */
export const partSchema = z.strictObject({
  id: word,
  /** What of the area, where the parts of a designation differ in it: `Power Platform and Customer Insights`. */
  of: word.optional(),
  designations: some(z.enum(designations)),
  /** Customers are counted in one or both of two tracks, by their paid seats; the better one decides. Absent: the same for both. */
  track: z.enum(["Enterprise", "SMB"]).optional(),
  metrics: some(z.enum(metrics)),
  work: z.enum(["Microsoft 365", "Azure", "Business Applications"]),
  /** Paid seats of a workload that put a customer into the track. */
  seats: z.strictObject({ from: z.int().positive(), to: z.int().positive().optional() }).optional(),
  /** The name of a list of the workloads that count; for Azure absent. */
  workloads: word.optional(),
  /** The name of a list of Azure services that count, by Microsoft's names; absent: all of them. */
  services: word.optional(),
  counts: some(countingSchema),
  /** What full marks are counted in. */
  unit: word.optional(),
  source: z.enum(pageIds),
});

/** The part with ids of workloads and names of services in place of the names of their lists. */
export type Part = Omit<z.output<typeof partSchema>, "workloads" | "services"> & {
  workloads?: readonly string[] | undefined;
  services?: readonly string[] | undefined;
};

export type AttributionTable = readonly Part[];

/** What is to be attributed. */
export type Work =
  | { kind: "workload"; workload: string; area: SolutionArea; isKnown: boolean }
  /** An Azure subscription. `security`: whether services that count for Security run there; undefined when not known. */
  | { kind: "azure"; security?: boolean | undefined; sovereign?: boolean | undefined }
  /** Power Platform work, whatever the product. */
  | { kind: "power-platform" };

/** An association that is in place, or could be. `role` only of a claim; undefined when it is not known. */
export type Association = { by: AssociationKind; role?: PartnerRole | undefined };

/** A fact that decides, and that nobody has recorded. */
type UnknownFact = "seats" | "services" | "workload";

/** A part that the work feeds, and what attributes it there. */
export type PartFed = {
  part: Part;
  /** Why it is not certain that the part applies; undefined when it does. */
  unknown: UnknownFact | undefined;
  /** Associations in place that count for it, the one that counts most first. */
  by: readonly Counting[];
};

/** Work, the associations in place, and paid seats of the customer's workloads: empty when none are known. */
export type AttributionQuery = { work: Work; inPlace: readonly Association[]; seats: readonly number[] };

/** The parts that the work feeds or may feed, each with the associations in place that count for it. */
export function attributionOf({ work, inPlace, seats }: AttributionQuery, table: AttributionTable): readonly PartFed[] {
  const fed: PartFed[] = [];
  for (const part of table) {
    const unknown = appliesTo(part, work, seats, table);
    if (unknown === "no") continue;
    const by = inPlace.flatMap((one) => countingOf(part, one) ?? []).sort((a, b) => marks(a) - marks(b));
    fed.push({ part, unknown: unknown === "yes" ? undefined : unknown, by });
  }
  return fed;
}

const marks = ({ fullMarks = 0 }: Counting): number => fullMarks;

/** How the association counts for the part; undefined when it does not. */
function countingOf({ counts }: Part, { by, role }: Association): Counting | undefined {
  return counts.find(
    (one) => one.by === by && (one.roles === undefined || role === undefined || one.roles.includes(role)),
  );
}

function appliesTo(
  part: Part,
  work: Work,
  seats: readonly number[],
  table: AttributionTable,
): "yes" | "no" | UnknownFact {
  switch (work.kind) {
    case "workload": {
      if (!work.isKnown) return part.work === workOfArea[work.area] ? "workload" : "no";
      return part.workloads?.includes(work.workload) === true ? inTrack(part, seats) : "no";
    }
    case "azure":
      if (part.work !== "Azure" || work.sovereign === true) return "no";
      if (part.services === undefined || work.security === true) return "yes";
      return work.security === undefined ? "services" : "no";
    case "power-platform":
      return part.workloads?.some((workload) => powerPlatformOf(table).has(workload)) === true ? "yes" : "no";
  }
}

const workOfArea: Readonly<Record<SolutionArea, Part["work"]>> = {
  "Modern Work and Security": "Microsoft 365",
  "Business Applications": "Business Applications",
};

function inTrack({ seats: range }: Part, seats: readonly number[]): "yes" | "no" | "seats" {
  if (range === undefined) return "yes";
  if (seats.length === 0) return "seats";
  return seats.some((count) => count >= range.from && (range.to === undefined || count <= range.to)) ? "yes" : "no";
}

/** Workloads of Business Applications whose usage counts by PAL. */
function powerPlatformOf(table: AttributionTable): ReadonlySet<string> {
  return new Set(
    table
      .filter(({ work, counts }) => work === "Business Applications" && counts.some(({ by }) => by === "PAL"))
      .flatMap(({ workloads = [] }) => workloads),
  );
}

/**
 * What an association adds to those in place.
 * - `needed`: for some part nothing else counts.
 * - `more`: others count already, and it counts more, or it is not known whether they count everywhere.
 * - `nothing`: others count as much for every part.
 * - `never`: it counts for no part.
 */
export type Worth = "needed" | "more" | "nothing" | "never";

/** How what is in place counts for a designation: against the association that could be added to it. */
export type Standing = { designation: Designation; counts: "as-much" | "less" | "not" | "unknown" };

export type WorthFound = {
  worth: Worth;
  /** Of each designation that it counts for. `unknown`: it depends on a fact that nobody recorded. */
  standings: readonly Standing[];
  /** Designations for which it adds something; those it counts for when it adds nothing. */
  designations: readonly Designation[];
  /** Whether something else counts already for some part for which it counts. */
  isShared: boolean;
  /** Facts that would make it certain. */
  unknown: readonly UnknownFact[];
  /** The part where it weighs most against what is in place, when both have a figure. */
  weighs?: { mine: Counting; theirs: Counting; part: Part } | undefined;
};

/**
 * What an association adds, asked without it among those in place. Answers are remembered by all that decides them: the
 * same few questions come back for every customer, and working them out anew takes three times as long as all the rules.
 */
export function worthOf(question: AttributionQuery, association: Association, table: AttributionTable): WorthFound {
  const key = keyOf(question, association, table);
  return madeOnce(answersOf(table).worths, key, () => worthAmong(attributionOf(question, table), association));
}

const answersOf = oncePer((_table: AttributionTable) => ({
  worths: new Map<string, WorthFound>(),
  designations: new Map<string, readonly Designation[]>(),
}));

function keyOf({ work, inPlace, seats }: AttributionQuery, association: Association, table: AttributionTable): string {
  let key = `${workKey(work)}|${named(association)}`;
  for (const one of inPlace) key += `+${named(one)}`;
  if (seats.length === 0) return key;
  return `${key}|${table.map((part) => (inTrack(part, seats) === "yes" ? "1" : "0")).join("")}`;
}

const named = ({ by, role }: Association): string => (role === undefined ? by : `${by} ${role}`);

function workKey(work: Work): string {
  switch (work.kind) {
    case "workload":
      return work.isKnown ? work.workload : work.area;
    case "azure":
      return `azure ${work.security} ${work.sovereign}`;
    case "power-platform":
      return work.kind;
  }
}

function worthAmong(fed: readonly PartFed[], association: Association): WorthFound {
  const found = fed.flatMap(({ part, unknown, by }) => {
    const mine = countingOf(part, association);
    if (mine === undefined) return [];
    const [theirs] = by;
    const adds = theirs === undefined ? "needed" : marks(mine) < marks(theirs) ? "more" : "nothing";
    return [{ part, unknown, mine, theirs, adds } as const];
  });
  const adding = found.filter(({ adds }) => adds !== "nothing");
  const heavier = found.flatMap(({ part, mine, theirs, adds }) =>
    adds === "more" && theirs !== undefined ? [{ part, mine, theirs }] : [],
  );
  return {
    worth: sumOf(found),
    standings: distinct(found.flatMap(({ part }) => part.designations)).map((designation) => ({
      designation,
      counts: standingIn(found.filter(({ part }) => part.designations.includes(designation))),
    })),
    isShared: found.some(({ theirs }) => theirs !== undefined),
    designations: distinct((adding.length > 0 ? adding : found).flatMap(({ part }) => part.designations)),
    unknown: distinct(found.flatMap(({ unknown }) => unknown ?? [])),
    weighs: heavier.sort((a, b) => ratio(b) - ratio(a))[0],
  };
}

const ratio = ({ mine, theirs }: { mine: Counting; theirs: Counting }): number => marks(theirs) / marks(mine);

type Adds = { adds: "needed" | "more" | "nothing"; unknown: UnknownFact | undefined };

function sumOf(found: readonly Adds[]): Worth {
  if (found.length === 0) return "never";
  const needed = found.filter(({ adds }) => adds === "needed");
  // Needed where it is certain, or everywhere: else it may turn out that others count already.
  if (needed.some(({ unknown }) => unknown === undefined) || needed.length === found.length) return "needed";
  return found.some(({ adds }) => adds !== "nothing") ? "more" : "nothing";
}

const countsBeside = { needed: "not", more: "less", nothing: "as-much" } as const;

/** The worst of the parts that certainly apply; where none does, what all tracks that may have in common. */
function standingIn(parts: readonly (Adds & { part: Part })[]): Standing["counts"] {
  const worst = (some: readonly Adds[]) =>
    countsBeside[(["needed", "more"] as const).find((adds) => some.some((one) => one.adds === adds)) ?? "nothing"];
  const certain = parts.filter(({ unknown }) => unknown === undefined);
  if (certain.length > 0) return worst(certain);
  const [one, ...others] = distinct(parts.map(({ part }) => part.track)).map((track) =>
    worst(parts.filter(({ part }) => part.track === track)),
  );
  return one !== undefined && others.every((other) => other === one) ? one : "unknown";
}

const distinct = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)];

/** Designations that a workload feeds in any track; those of its area when the catalogue does not know it. */
export function designationsOfWorkload(
  work: Work & { kind: "workload" },
  table: AttributionTable,
): readonly Designation[] {
  return madeOnce(answersOf(table).designations, workKey(work), () => {
    const parts = table.filter((part) => appliesTo(part, work, [], table) !== "no");
    return distinct(parts.flatMap((part) => part.designations));
  });
}

/** Partner roles in which a claim of the workload counts, each with the metrics it counts for. */
export function rolesThatCount(
  workload: string,
  table: AttributionTable,
): readonly { role: PartnerRole; metrics: readonly (typeof metrics)[number][] }[] {
  const roles = new Map<PartnerRole, Set<(typeof metrics)[number]>>();
  for (const part of table.filter(({ workloads }) => workloads?.includes(workload) === true)) {
    for (const role of part.counts.flatMap(({ by, roles: named = [] }) => (by === "CPOR" ? named : []))) {
      const known = madeOnce(roles, role, () => new Set());
      for (const metric of part.metrics) known.add(metric);
    }
  }
  return [...roles].map(([role, counted]) => ({ role, metrics: [...counted] }));
}

/** Designations that PAL on Azure feeds. A test holds it against the table. */
export const designationsOfPal: readonly Designation[] = [
  "Data & AI",
  "Digital & App Innovation",
  "Infrastructure",
  "Security",
];
/** Designations that CPOR feeds. */
export const designationsOfCpor: readonly Designation[] = ["Business Applications", "Modern Work", "Security"];
