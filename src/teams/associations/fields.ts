/** What people fill into the forms of claims, subscriptions and links, read field by field. */
import { z } from "zod";
import type { Scope } from "../../domain/customer/customer.ts";
import type { Day } from "../../domain/time/time.ts";
import { isGuid } from "../../domain/guid.ts";

export const customer = z.string().min(1).max(100);
/** An id of an item, or the mark of how it was. */
export const reference = z.string().min(1).max(200);

/** An input. Microsoft's renderers leave an empty one out; other clients send it empty. */
export const input = z.string().max(2000).optional();

/** Text inputs by id. */
export function inputs<Name extends string>(names: readonly Name[]): Record<Name, typeof input> {
  return Object.fromEntries(names.map((name) => [name, input])) as Record<Name, typeof input>;
}

/**
 * What was filled in, with empty inputs as such. One that is never empty tells that those beside it were sent at all.
 * @param groups each input that is never empty, with those beside it.
 */
export function withEmptied<Draft extends { [input: string]: string | undefined }>(
  draft: Draft,
  groups: readonly (readonly [never_empty: keyof Draft, beside: readonly (keyof Draft)[]])[],
): Draft {
  const missing = groups.flatMap(([sentinel, names]) =>
    draft[sentinel] !== undefined ? names.filter((name) => draft[name] === undefined) : [],
  );
  return { ...draft, ...Object.fromEntries(missing.map((name) => [name, ""])) };
}

/** Sentences for whoever filled it in: what is unclear, and what is wanted instead. */
export type Problems = string[];

/** Reads a form; what is unclear comes back in one go. */
export function read<Form>(reader: (problems: Problems) => Form): { form: Form } | { problem: string } {
  const problems: Problems = [];
  const form = reader(problems);
  return problems.length === 0 ? { form } : { problem: problems.join(" ") };
}

/** What was typed: undefined when the input was not sent, empty when it was emptied. */
export const trimmed = (value: string | undefined): string | undefined => value?.trim();

/** A day that has come; undefined and a sentence when it is none. */
export function pastDay(problems: Problems, value: string, called: string, today: Day): Day | undefined {
  const day = aDay(problems, value, called);
  if (day === undefined || day <= today) return day;
  problems.push(`${called}: ${day} has not come yet.`);
  return undefined;
}

/** A day; undefined and a sentence when it is none. */
export function aDay(problems: Problems, value: string, called: string): Day | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  if (isDay && new Date(value).toISOString().slice(0, 10) === value) return value;
  problems.push(`${called}: write the day as 2026-11-23.`);
  return undefined;
}

/** A GUID in lower case; undefined and a sentence when it is none. */
export function aGuid(problems: Problems, value: string, called: string): string | undefined {
  const id = value.toLowerCase();
  if (isGuid(id)) return id;
  problems.push(`${called}: 32 digits and letters with hyphens, such as 9b58ba8d-c498-46e7-b648-245edafa3a38.`);
  return undefined;
}

/** A Partner ID, whoever's; undefined and a sentence when it is none. */
export function aPartnerId(problems: Problems, value: string): string | undefined {
  if (/^\d{4,12}$/.test(value)) return value;
  problems.push("The Partner ID is a number of 4 to 12 digits, such as 4911112.");
  return undefined;
}

/** The text; undefined and a sentence when it is longer. */
export function short(problems: Problems, value: string, called: string, most: number): string | undefined {
  if (value.length <= most) return value;
  problems.push(`${called}: at most ${most} characters.`);
  return undefined;
}

/** One of the words that the form offers; undefined and a sentence for any other, as of an old card. */
export function oneOf<Word extends string>(
  problems: Problems,
  words: readonly Word[],
  value: string,
  called: string,
): Word | undefined {
  const found = words.find((word) => word === value);
  if (found === undefined) problems.push(`${called}: choose from the list.`);
  return found;
}

/** Whose it is, with the note; undefined when nothing was chosen. */
export function aScope(
  problems: Problems,
  value: string | undefined,
  note: string | undefined,
  before?: Scope,
): Scope | undefined {
  if (value === undefined || value === "") return undefined;
  const is = oneOf(problems, ["in", "not-applicable", "other-partner"] as const, value, "Whose it is");
  if (is === undefined || is === "in") return is === undefined ? undefined : { is };
  const kept = note ?? (before === undefined || before.is === "in" ? "" : (before.note ?? ""));
  const said = kept === "" ? undefined : short(problems, kept, "The note", 300);
  return said === undefined ? { is } : { is, note: said };
}
