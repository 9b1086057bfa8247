import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startTimer } from "../../src/schedule/timer.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A run that ends when the test says so. */
function heldRun() {
  const runs: { signal: AbortSignal; end: () => void; fail: (error: Error) => void }[] = [];
  const run = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => runs.push({ signal, end: resolve, fail: reject }));
  return { run, runs };
}
const errors: unknown[] = [];
const settings = { name: "deliver", seconds: 60, log: { error: (fields: object) => void errors.push(fields) } };
const settle = () => vi.advanceTimersByTimeAsync(0);
/** What is wanted soon is gathered for so many milliseconds. */
const gathered = () => vi.advanceTimersByTimeAsync(100);

it("runs at once, and again a minute after each run has ended", async () => {
  const { run, runs } = heldRun();
  const timer = startTimer(run, settings);
  expect(runs).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(runs).toHaveLength(1);
  runs[0]?.end();
  await vi.advanceTimersByTimeAsync(59_999);
  expect(runs).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(runs).toHaveLength(2);
  runs[1]?.end();
  await timer.stop();
});

it("goes on after a run that failed, and logs it", async () => {
  const { run, runs } = heldRun();
  const timer = startTimer(run, settings);
  const fault = new Error("disk full");
  runs[0]?.fail(fault);
  await settle();
  expect(errors.at(-1)).toEqual({ err: fault, timer: "deliver" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs).toHaveLength(2);
  runs[1]?.end();
  await timer.stop();
});

it("waits at stop for the run in progress, which is told to end, and starts no other", async () => {
  const { run, runs } = heldRun();
  const timer = startTimer(run, settings);
  let stopped = false;
  const stopping = timer.stop().then(() => (stopped = true));
  await settle();
  expect(runs[0]?.signal.aborted).toBe(true);
  expect(stopped).toBe(false);
  runs[0]?.end();
  await stopping;
  await timer.stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(runs).toHaveLength(1);
});

it("runs soon when something may be due, while it pauses", async () => {
  const { run, runs } = heldRun();
  const timer = startTimer(run, settings);
  runs[0]?.end();
  await settle();
  timer.soon();
  await settle();
  expect(runs).toHaveLength(1);
  await gathered();
  expect(runs).toHaveLength(2);
  runs[1]?.end();
  await timer.stop();
});

it("runs once more after the run in progress when something became due meanwhile, however often", async () => {
  const { run, runs } = heldRun();
  const timer = startTimer(run, settings);
  timer.soon();
  timer.soon();
  await settle();
  expect(runs).toHaveLength(1);
  runs[0]?.end();
  await gathered();
  expect(runs).toHaveLength(2);
  runs[1]?.end();
  await vi.advanceTimersByTimeAsync(59_999);
  expect(runs).toHaveLength(2);
  await timer.stop();
});

it("rests after a run that took long, when the next one is only wanted soon", async () => {
  const { run, runs } = heldRun();
  const timer = startTimer(run, settings);
  timer.soon();
  await vi.advanceTimersByTimeAsync(100);
  runs[0]?.end();
  await vi.advanceTimersByTimeAsync(399);
  timer.soon();
  expect(runs).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(runs).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(60_000);
  timer.soon();
  runs[1]?.end();
  await vi.advanceTimersByTimeAsync(1_999);
  expect(runs).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(runs, "no longer than two seconds").toHaveLength(3);
  runs[2]?.end();
  await settle();
  const asked = timer.runNow();
  await settle();
  expect(runs, "nor while somebody waits for it").toHaveLength(4);
  runs[3]?.end();
  await asked;
  await timer.stop();
});

it("tells when the run that was asked for has ended", async () => {
  const { run, runs } = heldRun();
  const timer = startTimer(run, settings);
  let ended = 0;
  const asked = [timer.runNow(), timer.runNow()].map((each) => each.then(() => (ended += 1)));
  runs[0]?.end();
  await settle();
  expect(ended).toBe(0);
  expect(runs).toHaveLength(2);
  runs[1]?.fail(new Error("disk full"));
  await Promise.all(asked);
  await timer.stop();
  await timer.runNow();
  expect(runs).toHaveLength(2);
});

it("stops at once while it pauses", async () => {
  const { run, runs } = heldRun();
  const timer = startTimer(run, settings);
  runs[0]?.end();
  await settle();
  await timer.stop();
  timer.soon();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(runs).toHaveLength(1);
});
