/** Reads the catalogue from its data files: workloads, the roles that PAL counts, and what attributes work to us. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { partSchema, type AttributionTable } from "./domain/catalogue/attribution.ts";
import { nameKey, rolesSchema, workloadSchema, type Catalogue } from "./domain/catalogue/workloads.ts";
import { list, word } from "./domain/schema.ts";

const workloads = z.strictObject({
  checked: z.iso.date(),
  source: word,
  workloads: z.array(workloadSchema).superRefine((all, context) => {
    const owners = new Map<string, string>();
    for (const { id, name, aliases } of all) {
      for (const word of new Set([id, name, ...aliases].map(nameKey))) {
        const owner = owners.get(word);
        if (owner !== undefined) context.addIssue(`"${word}" names both ${owner} and ${id}`);
        owners.set(word, id);
      }
    }
  }),
  roles: rolesSchema,
});

/** Lists of workloads and services have names, which the parts use; so have pages (`domain/catalogue/pages.ts`). */
const attribution = z
  .strictObject({
    workloads: z.record(word, list(word)),
    services: z.record(word, list(word)),
    parts: z.array(partSchema),
  })
  .transform((file, context): AttributionTable =>
    file.parts.flatMap((one) => {
      const named = <Value>(of: Readonly<Record<string, Value>>, name: string, kind: string): Value | undefined => {
        if (!Object.hasOwn(of, name)) context.addIssue(`${one.id}: no ${kind} called "${name}"`);
        return of[name];
      };
      return [
        {
          ...one,
          workloads:
            one.workloads === undefined ? undefined : named(file.workloads, one.workloads, "list of workloads"),
          services: one.services === undefined ? undefined : named(file.services, one.services, "list of services"),
        },
      ];
    }),
  );

/** The files that come with the program; the build copies them, so that they lie beside the code in `dist/` too. */
const ownFiles = {
  workloads: new URL("./workloads.json", import.meta.url),
  attribution: new URL("./attribution.json", import.meta.url),
};

/**
 * @param files paths of other files of the same shape; the program's own unless given.
 * @throws {Error} naming the file and every entry that is wrong.
 */
export function readCatalogue(files: Partial<Record<keyof typeof ownFiles, string | URL>> = {}): Catalogue {
  const named = { ...ownFiles, ...files };
  const known = read(named.workloads, workloads, "The workload catalogue");
  const table = read(named.attribution, attribution, "The attribution table");
  const ids = new Set(known.workloads.map(({ id }) => id));
  const strays = table.flatMap(({ id, workloads: listed = [] }) =>
    listed.filter((one) => !ids.has(one)).map((one) => `${id}: no workload has the id "${one}"`),
  );
  if (strays.length > 0) throw unusable("The attribution table", named.attribution, [...new Set(strays)].join("\n"));
  return { ...known, attribution: table };
}

function read<Value>(file: string | URL, schema: z.ZodType<Value>, called: string): Value {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw unusable(called, file, cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause), cause);
  }
}

const unusable = (called: string, file: string | URL, why: string, cause?: unknown): Error =>
  new Error(`${called} in ${String(file)} cannot be used:\n${why}`, { cause });
