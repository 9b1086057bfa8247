/** The catalogue: what can be claimed by CPOR, under which names, and what counts. The data are files that people may edit. */
import type { SolutionArea } from "../customer/customer.ts";
import type { AttributionTable } from "./attribution.ts";
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
};

/** Azure roles by whether PAL counts them, with the day on which somebody last compared them with Microsoft's page. */
export type RoleList = { checked: Day; source: string; readOnly: readonly string[]; counting: readonly string[] };

/** Every workload known, with the day on which somebody last compared it with Microsoft's pages; what attributes them. */
export type Catalogue = {
  checked: Day;
  source: string;
  workloads: readonly Workload[];
  roles: RoleList;
  attribution: AttributionTable;
};

/** A name without case, spaces and punctuation; two names with the same key are the same name. */
export const nameKey = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

const indexes = new WeakMap<Catalogue, ReadonlyMap<string, Workload>>();

function indexOf(catalogue: Catalogue): ReadonlyMap<string, Workload> {
  let index = indexes.get(catalogue);
  if (index === undefined) {
    const byName = new Map<string, Workload>();
    for (const workload of catalogue.workloads) {
      // Mostly it is an id that is looked up, as claims store it.
      byName.set(workload.id, workload);
      for (const name of [workload.id, workload.name, ...workload.aliases]) byName.set(nameKey(name), workload);
    }
    index = byName;
    indexes.set(catalogue, index);
  }
  return index;
}

/** The workload of that id, name or alias, whatever its case and punctuation. */
export function findWorkload(catalogue: Catalogue, nameOrAlias: string): Workload | undefined {
  const index = indexOf(catalogue);
  return index.get(nameOrAlias) ?? index.get(nameKey(nameOrAlias));
}

/** What people call it; a workload that the catalogue does not know keeps its own words. */
export function workloadName(catalogue: Catalogue, workload: string): string {
  return findWorkload(catalogue, workload)?.name ?? workload;
}
