/** Reads what comes from outside. */
import type { z } from "zod";

/**
 * @returns undefined when the value is not of the schema. zod itself throws at some: it compares the `length` of
 * whatever it gets instead of a string, and `{"length": {"toString": 1}}` cannot be compared.
 */
export function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> | undefined {
  try {
    return schema.safeParse(value).data;
  } catch {
    return undefined;
  }
}
