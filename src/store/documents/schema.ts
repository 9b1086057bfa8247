/** What the schemas of all documents are made of. */
import { z } from "zod";

/** The fields of a type, the optional ones marked, so that two types are alike only when all of them agree. */
type Fields<T> = T extends readonly (infer Item)[]
  ? readonly Fields<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]-?: object extends Pick<T, Key> ? { optional: Fields<T[Key]> } : Fields<T[Key]> }
    : T;

/** Lets a schema pass only when its fields are exactly those of `Doc`, optional ones included. */
export function exactly<Doc>() {
  return <Schema extends z.ZodType<Doc, Doc>>(
    schema: Fields<z.output<Schema>> extends Fields<Doc>
      ? Fields<Doc> extends Fields<z.output<Schema>>
        ? Schema
        : { "the schema and the type differ": Fields<Doc> }
      : { "the schema and the type differ": Fields<Doc> },
  ): z.ZodType<Doc, Doc> => schema as Schema;
}

export const text = z.string();
export const optionalText = text.exactOptional();
/** A moment, which compares as text. */
export const moment = z.string();
/** A day, which compares as text. */
export const day = z.string();
