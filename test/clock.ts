/** The clock of a test; stands still unless moved. */
export type Clock = ReturnType<typeof aClock>;

export function aClock(at = "2026-11-23T08:00:00.000Z") {
  const start = Date.parse(at);
  let now = start;
  return {
    now: () => new Date(now).toISOString(),
    pass: (milliseconds: number) => void (now += milliseconds),
    /** Milliseconds moved so far. */
    passed: () => now - start,
  };
}
