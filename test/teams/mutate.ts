/** Spoils activities, at random places and in every way that JSON allows. Seeded, so that a failure can be repeated. */
import { fc } from "../properties.ts";

/** One act of spoiling: which of the places, and what to do there. */
type Mutation = { place: number; how: "replace" | "remove" | "add" | "copy"; other: number; value: unknown };

const awkward: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  "",
  " ",
  "constructor",
  "__proto__",
  "toString",
  "../../../etc/passwd",
  "..\\..\\secret",
  "%2e%2e%2f",
  "customers/../settings",
  "\u0000",
  "\ud800",
  "\u202e\u2066evil",
  "<at>all</at>",
  "${1+1}",
  "{{DATE(2026)}}",
  "' or 1=1 --",
  "(a+)+$",
  "$&$1",
  "x".repeat(20_000),
  "\n".repeat(2_000),
  [],
  {},
  [[[[[[]]]]]],
  { length: { toString: 1 } },
  { toString: "x", then: "x", toJSON: "x", constructor: { prototype: {} }, length: -1 },
  JSON.parse('{"__proto__":{"manager":true},"manager":true}'),
  Array.from({ length: 2_000 }, (_, index) => index),
];

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(),
  how: fc.constantFrom("replace", "remove", "add", "copy"),
  other: fc.nat(),
  value: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...awkward) }, { weight: 1, arbitrary: fc.jsonValue() }),
});

type Place = { holder: Record<string, unknown>; key: string };

function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/** So that nothing contains itself, and what is spoiled once is whole the next time. */
const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function spoil(activity: object, mutations: readonly Mutation[]): object {
  const spoiled = copyOf(activity) as object;
  for (const { place, how, other, value } of mutations) {
    const places = placesIn(spoiled);
    const at = places[place % Math.max(1, places.length)];
    const from = places[other % Math.max(1, places.length)];
    if (at === undefined || from === undefined) continue;
    if (how === "replace") at.holder[at.key] = copyOf(value);
    else if (how === "remove") delete at.holder[at.key];
    else if (how === "add") at.holder[`${at.key}x`] = copyOf(value);
    else at.holder[at.key] = copyOf(from.holder[from.key] ?? null);
  }
  return spoiled;
}

/** Activities of the given kinds with up to four things wrong. */
export function spoiledActivities(kinds: readonly object[]): fc.Arbitrary<object> {
  return fc
    .tuple(fc.constantFrom(...kinds), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([activity, mutations]) => spoil(activity, mutations));
}
