/** What people fill into the forms of claims, subscriptions and links, read by the tables of their inputs. */
import { z } from "zod";
import { dayWords } from "../../cards/kit/dates.ts";
import type { Draft, Input, Inputs } from "../../cards/forms/association.ts";
import type { Scope } from "../../domain/customer/customer.ts";
import type { Day } from "../../domain/time/time.ts";
import { isGuid } from "../../domain/guid.ts";

export const customer = z.string().min(1).max(100);
/** An id of an item, or the mark of how it was. */
export const reference = z.string().min(1).max(200);

/** An input. Microsoft's renderers leave an empty one out; other clients send it empty. */
const input = z.string().max(2000).optional();

/** The inputs of a table, as they come with a click. */
export function inputs<Table extends Inputs>(table: Table): Record<keyof Table, typeof input> {
  return Object.fromEntries(Object.keys(table).map((name) => [name, input])) as Record<keyof Table, typeof input>;
}

/** What was filled in, with inputs that were emptied as such, whether they were sent or left out. */
export function withEmptied<Table extends Inputs>(table: Table, sent: Draft<Table>): Draft<Table> {
  const emptied = Object.entries<Input>(table).flatMap(([name, { emptiedBeside: beside }]) =>
    sent[name] === undefined && beside !== undefined && sent[beside] !== undefined ? [[name, ""]] : [],
  );
  return { ...sent, ...(Object.fromEntries(emptied) as Draft<Table>) };
}

/** Sentences for whoever filled it in: what is unclear, and what is wanted instead. */
export type Problems = string[];

/** Reads a form; what is unclear comes back in one go. */
export function readForm<Form>(reader: (problems: Problems) => Form): { form: Form } | { problem: string } {
  const problems: Problems = [];
  const form = reader(problems);
  return problems.length === 0 ? { form } : { problem: problems.join(" ") };
}

/** What an input holds once it is read. */
type Value<One extends Input> = One extends { kind: "switch" }
  ? boolean
  : One extends { choices: Readonly<Record<infer Name, string>> }
    ? Name
    : string;

/** By input: what was filled in, `null` where it was emptied, undefined where nothing was said or it is wrong. */
export type Filled<Table extends Inputs> = {
  [Name in keyof Table]:
    | Value<Table[Name]>
    | (Table[Name] extends { emptiedBeside: string } ? null : never)
    | undefined;
};

/** Reads the inputs of a table, and says what is wrong with each. */
export function filledIn<Table extends Inputs>(
  problems: Problems,
  table: Table,
  draft: Draft<Table>,
  today: Day,
): Filled<Table> {
  const values = Object.entries<Input>(table).map(([name, one]) => {
    const typed = draft[name]?.trim();
    if (typed === "") return [name, one.emptiedBeside === undefined ? undefined : null];
    return [name, typed && valueOf(problems, one, typed, today)];
  });
  return Object.fromEntries(values) as Filled<Table>;
}

function valueOf(problems: Problems, one: Input, typed: string, today: Day): string | boolean | undefined {
  // What it is called in a sentence: its label without what is added to it.
  const [called = ""] = one.label.split(/ \(|[:,?]/, 1);
  const { choices, kind, holds, most } = one;
  if (kind === "switch") return typed === "true";
  if (choices !== undefined && !Object.hasOwn(choices, typed))
    return wrong(problems, `${called}: choose from the list.`);
  if (kind === "date") return dayOf(problems, typed, called, one.ahead === true ? undefined : today);
  if (holds === "guid") return aGuid(problems, typed, called);
  if (holds === "partner-id" && !/^\d{4,12}$/.test(typed)) {
    return wrong(problems, "The Partner ID is a number of 4 to 12 digits, such as 4911112.");
  }
  if (most !== undefined && typed.length > most) return wrong(problems, `${called}: at most ${most} characters.`);
  return typed;
}

function wrong(problems: Problems, sentence: string): undefined {
  problems.push(sentence);
}

/** @param latest the last day that is accepted; absent: every day is. */
function dayOf(problems: Problems, typed: string, called: string, latest: Day | undefined): Day | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(typed));
  if (!isDay || new Date(typed).toISOString().slice(0, 10) !== typed) {
    return wrong(problems, `${called}: write the day as 2026-11-23.`);
  }
  return latest !== undefined && typed > latest
    ? wrong(problems, `${called}: ${dayWords(typed, latest)} is in the future.`)
    : typed;
}

/** A GUID in lower case; undefined and a sentence when it is none. */
export function aGuid(problems: Problems, typed: string, called: string): string | undefined {
  const id = typed.toLowerCase();
  if (isGuid(id)) return id;
  return wrong(
    problems,
    `${called}: 32 digits and letters with hyphens, such as 9b58ba8d-c498-46e7-b648-245edafa3a38.`,
  );
}

/** Whose it is, with the note; undefined when nothing was chosen. @param note undefined: as it was before. */
export function scopeOf(
  is: Scope["is"] | undefined,
  note: string | null | undefined,
  before: Scope | undefined,
): Scope | undefined {
  if (is === "in" || is === undefined) return is && { is };
  const said = note === undefined && before !== undefined && before.is !== "in" ? before.note : note;
  return said ? { is, note: said } : { is };
}
