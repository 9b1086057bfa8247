/** Time that stands still until a test moves it. */
import type { PaceClock } from "../../../src/app/messages/pace.ts";

/** What was woken has run as far as it can without time passing. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

export function movedClock() {
  let now = 0;
  let next = 0;
  const alarms = new Map<number, { at: number; run: () => void }>();
  const clock: PaceClock = {
    now: () => now,
    after(milliseconds, run) {
      const id = (next += 1);
      alarms.set(id, { at: now + milliseconds, run });
      return () => alarms.delete(id);
    },
  };
  /** Moves on, ringing every alarm at its time and letting what it woke run. */
  async function move(milliseconds: number) {
    await settled();
    const end = now + milliseconds;
    for (;;) {
      const [id, alarm] = [...alarms].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (id === undefined || alarm === undefined || alarm.at > end) break;
      alarms.delete(id);
      now = Math.max(now, alarm.at);
      alarm.run();
      await settled();
    }
    now = end;
    await settled();
  }
  return { clock, move, now: () => now, alarms };
}
