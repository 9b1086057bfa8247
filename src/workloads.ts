/** Reads the workload catalogue, with the roles that PAL counts, from its data file. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { solutionAreas } from "./domain/customer/customer.ts";
import { designations } from "./domain/catalogue/gap-codes.ts";
import { nameKey, type Catalogue } from "./domain/catalogue/workloads.ts";

const text = z.string().trim().min(1);

const workload = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "must be lower case letters, digits and hyphens"),
    name: text,
    area: z.enum(solutionAreas),
    aliases: z.array(text),
    designations: z.array(z.enum(designations)),
    minimumSeats: z.number().int().nonnegative(),
    pal: z.boolean().optional(),
  })
  .transform(({ pal, ...rest }) => (pal === undefined ? rest : { ...rest, pal }));

const catalogue = z.strictObject({
  checked: z.iso.date(),
  source: text,
  workloads: z.array(workload).superRefine((workloads, context) => {
    const owners = new Map<string, string>();
    for (const { id, name, aliases } of workloads) {
      for (const word of new Set([id, name, ...aliases].map(nameKey))) {
        const owner = owners.get(word);
        if (owner !== undefined) context.addIssue(`"${word}" names both ${owner} and ${id}`);
        owners.set(word, id);
      }
    }
  }),
  roles: z.strictObject({ checked: z.iso.date(), source: text, readOnly: z.array(text), counting: z.array(text) }),
});

/** The file that comes with the program; the build copies it, so that it lies beside the code in `dist/` too. */
const ownFile = new URL("./workloads.json", import.meta.url);

/**
 * @param file path of another file of the same shape; the program's own unless given.
 * @throws {Error} naming the file and every entry that is wrong.
 */
export function readCatalogue(file: string | URL = ownFile): Catalogue {
  try {
    return catalogue.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`The workload catalogue in ${String(file)} cannot be used:\n${why}`, { cause });
  }
}
