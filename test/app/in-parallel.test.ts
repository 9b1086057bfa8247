/** A few acts in flight at a time, and what becomes of them when one fails. */
import { expect, it } from "vitest";
import { inParallel } from "../../src/app/in-parallel.ts";

/** Acts that end when told to. */
function acts() {
  const begun: number[] = [];
  const ends = new Map<number, { end: () => void; fail: (cause: unknown) => void }>();
  const act = (item: number) => {
    begun.push(item);
    return new Promise<void>((end, fail) => void ends.set(item, { end, fail }));
  };
  return { act, begun, ends };
}

/** Lets everything go on that can. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

it("begins no more than so many at once, in order, and the next when one ends", async () => {
  const { act, begun, ends } = acts();
  const done = inParallel(2, [1, 2, 3, 4], act);
  await settle();
  expect(begun).toEqual([1, 2]);
  ends.get(2)?.end();
  await settle();
  expect(begun).toEqual([1, 2, 3]);
  ends.get(1)?.end();
  await settle();
  for (const { end } of ends.values()) end();
  await done;
  expect(begun).toEqual([1, 2, 3, 4]);
});

it("takes nothing more after a failure, and throws it when the others have ended", async () => {
  const { act, begun, ends } = acts();
  let thrown: unknown;
  const done = inParallel(2, [1, 2, 3, 4], act).catch((cause: unknown) => (thrown = cause));
  await settle();
  ends.get(1)?.fail("disk full");
  await settle();
  expect(begun).toEqual([1, 2]);
  expect(thrown).toBeUndefined();
  ends.get(2)?.end();
  await done;
  expect(thrown).toBe("disk full");
  expect(begun).toEqual([1, 2]);
});
