import { expect, it } from "vitest";
import { findingsOf, type Finding } from "../../src/checks/finding.ts";
import { createWatch } from "../../src/checks/watch.ts";

const { good, fault } = findingsOf("keys");

it("tells of a finding when it changes, and leaves a good one alone until its time", async () => {
  let time = 0;
  let made = 0;
  let next: Finding = fault("They cannot be read.", "Look.");
  const told: string[] = [];
  const check = {
    run: async () => {
      made += 1;
      return next;
    },
    seconds: 60,
  };
  const watch = createWatch(
    [check],
    ({ found }) => told.push(found),
    () => time,
  );
  expect(watch.found("keys")).toBeUndefined();
  await watch.look();
  await watch.look();
  expect([made, told]).toEqual([2, ["They cannot be read."]]);
  next = good("They can be read.");
  await watch.look();
  expect(watch.found("keys")).toEqual(next);
  time = 59_999;
  await watch.look();
  expect(made).toBe(3);
  time = 60_000;
  next = fault("They are gone.");
  await watch.look();
  expect([made, told]).toEqual([4, ["They cannot be read.", "They can be read.", "They are gone."]]);
});
