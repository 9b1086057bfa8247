/** Documents are exact: a field of which nothing is known is absent, never `undefined`. */

/** The fields that may be undefined, made optional. */
export type Exact<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name];
} & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>;
};

/** The fields of a document as options inside the program, where what may be absent may as well be undefined. */
export type Loose<Fields> = {
  [Name in keyof Fields]: object extends Pick<Fields, Name> ? Fields[Name] | undefined : Fields[Name];
};

/** The same fields without those that are undefined, in their order. */
export function exact<const Fields extends object>(fields: Fields): Exact<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Exact<Fields>;
}
