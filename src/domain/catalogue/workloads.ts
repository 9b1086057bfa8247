/** The catalogue: what can be claimed by CPOR, under which names, and what counts. The data are files that people may edit. */
import { z } from "zod";
import { solutionAreas } from "../customer/customer.ts";
import { list, word } from "../schema.ts";
import type { AttributionTable } from "./attribution.ts";
import type { Day } from "../time/time.ts";
import { oncePer } from "../once.ts";

/** One thing that a CPOR claim can name. */
export const workloadSchema = z.strictObject({
  /** Short and stable: `teams`. Stored in claims. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "must be lower case letters, digits and hyphens"),
  /** As people know it: `Teams`. */
  name: word,
  area: z.enum(solutionAreas),
  /** Other names in Microsoft's exports and forms, and in speech. Matched without case, spaces and punctuation. */
  aliases: list(word),
});
export interface Workload extends z.output<typeof workloadSchema> {}

/** Azure roles by whether PAL counts them, with the day on which somebody last compared them with Microsoft's page. */
export const rolesSchema = z.strictObject({
  checked: z.iso.date(),
  source: word,
  readOnly: list(word),
  counting: list(word),
});
export interface RoleList extends z.output<typeof rolesSchema> {}

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

const indexOf = oncePer(({ workloads }: Catalogue): ReadonlyMap<string, Workload> => {
  const byName = new Map<string, Workload>();
  for (const workload of workloads) {
    // Mostly it is an id that is looked up, as claims store it.
    byName.set(workload.id, workload);
    for (const name of [workload.id, workload.name, ...workload.aliases]) byName.set(nameKey(name), workload);
  }
  return byName;
});

/** The workload of that id, name or alias, whatever its case and punctuation. */
export function findWorkload(catalogue: Catalogue, nameOrAlias: string): Workload | undefined {
  const index = indexOf(catalogue);
  return index.get(nameOrAlias) ?? index.get(nameKey(nameOrAlias));
}

/** What people call several workloads. */
const families: readonly (readonly [RegExp, (workload: Workload) => boolean])[] = [
  [/^(?:dynamics 365|dynamics|d365)$/i, ({ name }) => name.startsWith("Dynamics 365")],
  [/^power platform$/i, ({ id }) => /^(?:power-|copilot-studio$)/.test(id)],
  [/^defender$/i, ({ id }) => id.startsWith("defender-")],
  [/^entra(?: id)?$/i, ({ id }) => id.startsWith("entra-")],
  [/^purview$/i, ({ id }) => id.startsWith("purview-")],
  [/^viva$/i, ({ id }) => id.startsWith("viva-")],
];

/** The workload of that name as `findWorkload` finds it, else all of a family that is called so: "Dynamics". */
export function workloadsCalled(catalogue: Catalogue, name: string): readonly Workload[] {
  const one = findWorkload(catalogue, name);
  if (one !== undefined) return [one];
  const isOf = families.find(([pattern]) => pattern.test(name))?.[1];
  return isOf === undefined ? [] : catalogue.workloads.filter(isOf);
}

/** What people call workloads. */
export const workloadNames = (catalogue: Catalogue): readonly string[] =>
  catalogue.workloads.flatMap(({ name, aliases }) => [name, ...aliases]);

/** A workload's id, or what a family is called, as one word: `power-platform`. */
export const workloadWord = (id: string): string => id.toLowerCase().replaceAll(" ", "-");

/** The ids of the workloads that such a word, or a name, stands for; empty where it is none. */
export function workloadIds(catalogue: Catalogue, word: string): readonly string[] {
  const some = workloadsCalled(catalogue, word);
  return (some.length > 0 ? some : workloadsCalled(catalogue, word.replaceAll("-", " "))).map(({ id }) => id);
}

/** What people call a workload or a family that is written as one word. */
export function calledWorkload(catalogue: Catalogue, word: string): string {
  const one = findWorkload(catalogue, word);
  const family = word.replaceAll("-", " ");
  return one?.name ?? family.charAt(0).toUpperCase() + family.slice(1);
}

/** What people call it; a workload that the catalogue does not know keeps its own words. */
export function workloadName(catalogue: Catalogue, workload: string): string {
  return findWorkload(catalogue, workload)?.name ?? workload;
}
