/** The workload catalogue: what can be claimed by CPOR, under which names. The data is a file that people may edit. */
import type { SolutionArea } from "../customer/customer.ts";
import type { Designation } from "./gap-codes.ts";
import type { Day } from "../time/time.ts";

/** One thing that a CPOR claim can name. */
export type Workload = {
  /** Short and stable, lower case: `teams`. Stored in claims. */
  id: string;
  /** As people know it: `Teams`. */
  name: string;
  area: SolutionArea;
  /** Other names in Microsoft's exports and forms, and in speech. Matched without case, spaces and punctuation. */
  aliases: readonly string[];
  /** Solutions Partner designations its usage feeds. */
  designations: readonly Designation[];
  /** Seats below which Microsoft's track does not count the customer, so that no claim is suggested. */
  minimumSeats: number;
  /** Counted by PAL as well: Power Platform and Customer Insights. */
  pal?: boolean;
};

/** Azure roles by whether PAL counts them, with the day on which somebody last compared them with Microsoft's page. */
export type RoleList = { checked: Day; source: string; readOnly: readonly string[]; counting: readonly string[] };

/** Every workload known, with the day on which somebody last compared it with Microsoft's pages. */
export type Catalogue = { checked: Day; source: string; workloads: readonly Workload[]; roles: RoleList };

/** A name without case, spaces and punctuation; two names with the same key are the same name. */
export const nameKey = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

const indexes = new WeakMap<Catalogue, ReadonlyMap<string, Workload>>();

function indexOf(catalogue: Catalogue): ReadonlyMap<string, Workload> {
  let index = indexes.get(catalogue);
  if (index === undefined) {
    const byName = new Map<string, Workload>();
    for (const workload of catalogue.workloads) {
      for (const name of [workload.id, workload.name, ...workload.aliases]) byName.set(nameKey(name), workload);
    }
    index = byName;
    indexes.set(catalogue, index);
  }
  return index;
}

/** The workload of that id, name or alias, whatever its case and punctuation. */
export function findWorkload(catalogue: Catalogue, nameOrAlias: string): Workload | undefined {
  return indexOf(catalogue).get(nameKey(nameOrAlias));
}

/** What people call it; a workload that the catalogue does not know keeps its own words. */
export function workloadName(catalogue: Catalogue, workload: string): string {
  return findWorkload(catalogue, workload)?.name ?? workload;
}
