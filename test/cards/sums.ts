/** Reads the numbers on cards as a person does, and says where they do not add up. */
import { expect } from "vitest";
import type { byOwnerView } from "../../src/cards/gaps/by-owner.ts";
import type { gapsView } from "../../src/cards/gaps/gaps.ts";
import type { digestView } from "../../src/cards/messages/digest.ts";

const numbersIn = (words: string): number[] => [...words.matchAll(/\d[\d,]*/g)].map(([digits]) => asNumber(digits));
const asNumber = (digits: string): number => Number(digits.replaceAll(",", ""));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The number before such words; 0 where they are not said. */
function before(words: string, said: RegExp): number {
  const found = new RegExp(`(\\d[\\d,]*) ${said.source}`).exec(words);
  return found?.[1] === undefined ? 0 : asNumber(found[1]);
}

/**
 * A list of all gaps, of those of an area, or of all customers: whoever has gaps, has none, only waits or only snoozes are
 * all customers, the severities are all gaps.
 * @returns how many gaps, and how many of how many customers have nothing open
 */
export function expectWholeList(view: ReturnType<typeof gapsView>) {
  const { title, split, coverage, chart } = view;
  const said = /(\d[\d,]*) (?:\w+ )?gaps? at (\d[\d,]*)/.exec(`${title} ${split}`);
  const [gaps, withGaps] = [said?.[1], said?.[2]].map((digits) => asNumber(digits ?? "0"));
  const parts = {
    waiting: before(coverage, /ha(?:s|ve) only unanswered questions/),
    snoozed: before(coverage, /(?:have|has) only snoozed gaps/),
  };
  const [settled = 0, all = 0] = /^(?:All|Both|The 1)/.test(coverage)
    ? [0, coverage.startsWith("Both") ? 2 : (numbersIn(coverage)[0] ?? 0)]
    : numbersIn(coverage);
  expect((withGaps ?? 0) + settled + parts.waiting + parts.snoozed, `${title} | ${split} | ${coverage}`).toBe(all);
  expect(sum(chart.map(({ value }) => value))).toBe(all);
  expect(sum(["critical", "high", "medium", "low"].map((word) => before(split, new RegExp(word)))), title).toBe(gaps);
  const customers = /(\d[\d,]*) customers?(?:, without.*)?$/.exec(title)?.[1];
  const leftOut = before(coverage, /more (?:is|are) paused/);
  if (customers !== undefined) expect([all, all + leftOut], title).toContain(asNumber(customers));
  return { gaps: gaps ?? 0, settled, all };
}

/** The headline of the owners is the sum of their rows. */
export function expectByOwner({ title }: ReturnType<typeof byOwnerView>, rows: readonly { open: number }[]) {
  const [all = 0, ...parts] = numbersIn(title.replace(/ with \d+ owners?/, ""));
  expect(sum(rows.map(({ open }) => open)), title).toBe(all);
  if (parts.length > 0) expect(sum(parts), title).toBe(all);
  return all;
}

/** A digest: its numbers, its owners' rows, and the difference that its headline names. */
export function expectDigest(view: ReturnType<typeof digestView>) {
  const { title, numbers, moved, owners } = view;
  const numberOf = (of: string) => asNumber(numbers.find((one) => one.of === of)?.value ?? "0");
  const ofOwners = (word: string) =>
    sum(owners.map(({ figures }) => sum(figures.map(({ says }) => before(says, new RegExp(word))))));
  for (const word of ["open", "new", "closed"]) expect(ofOwners(word), `${title}: ${word}`).toBe(numberOf(word));
  const more = before(title, /more/) - before(title, /fewer/);
  const snoozed = before(moved, /more snoozed/) - before(moved, /fewer snoozed/);
  const left = before(moved, /gone with/);
  if (/than|the same as/.test(title))
    expect(more, `${title} | ${moved}`).toBe(numberOf("new") - numberOf("closed") - snoozed - left);
  return numberOf("open");
}
