/** The time that reading takes: growing with the text, and no faster. */
import { expect } from "vitest";

/** Runs of each length at most, and at least: one by itself may have been slowed down by chance. */
const mostRuns = 9;
const leastRuns = 2;

/**
 * Fails when text of twice the length takes more than 2.5 times as long. Processor time, the best of several runs, the
 * two lengths in turn, so that a machine that is busy for a while slows both and does not decide.
 * @param piece the text is made of it, over and over; `ends` stands behind it once.
 * @param noise milliseconds below which a run says nothing.
 */
export async function expectSteady(
  read: (text: string) => unknown,
  piece: string,
  length: number,
  { ends = "", noise = 40 } = {},
) {
  const short = filled(piece, length) + ends;
  const long = filled(piece, 2 * length) + ends;
  // The first run compiles what the others run.
  await read(filled(piece, length / 8) + ends);
  let once = Infinity;
  let twice = Infinity;
  for (let run = 1; run <= mostRuns; run += 1) {
    once = Math.min(once, await timeOf(() => read(short)));
    twice = Math.min(twice, await timeOf(() => read(long)));
    if (twice < noise || (run >= leastRuns && twice < 2.5 * Math.max(once, noise))) return;
  }
  expect(twice).toBeLessThan(2.5 * Math.max(once, noise));
}

const filled = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

async function timeOf(run: () => unknown): Promise<number> {
  const began = process.cpuUsage();
  await run();
  return process.cpuUsage(began).user / 1_000;
}
