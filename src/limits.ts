/** Reads the limits of the gap rules from their data file. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { isAmount, limitNames, limitSchema, type GapLimits } from "./domain/catalogue/limits.ts";

const limits = z
  .record(z.enum(limitNames), limitSchema)
  .refine((all) => limitNames.every((name) => isAmount(name) === ["percent", "dollars"].includes(all[name].unit)), {
    error: "Amounts are in percent or dollars, and times are not.",
  });

/** The file that comes with the program; the build copies it, so that it lies beside the code in `dist/` too. */
const ownFile = new URL("./limits.json", import.meta.url);

/**
 * @param file path of another file of the same shape; the program's own unless given.
 * @throws {Error} naming the file and every entry that is wrong or missing.
 */
export function readLimits(file: string | URL = ownFile): GapLimits {
  try {
    return limits.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(`The limits of the gap rules in ${String(file)} cannot be used:\n${why}`, { cause });
  }
}
