/** The time that reading takes: growing with the text, and no faster. */
import { expect } from "vitest";

/** Below this a run is mostly noise, in milliseconds. */
const noise = 40;

/**
 * Fails when text of twice the length takes more than 2.5 times as long. Processor time, the best of several runs, so
 * that a busy machine does not decide.
 * @param piece the text is made of it, over and over; `ends` stands behind it once.
 */
export async function expectSteady(read: (text: string) => unknown, piece: string, length: number, ends = "") {
  const once = await best(() => read(filled(piece, length) + ends));
  const twice = await best(() => read(filled(piece, 2 * length) + ends));
  expect(twice).toBeLessThan(2.5 * Math.max(once, noise));
}

const filled = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

async function best(run: () => unknown): Promise<number> {
  let least = Infinity;
  for (let turn = 0; turn < 7; turn += 1) {
    const began = process.cpuUsage();
    await run();
    least = Math.min(least, process.cpuUsage(began).user / 1_000);
    if (least < noise / 4) break;
  }
  return least;
}
