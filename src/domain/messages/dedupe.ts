/** Messages that were taken up lately, so that one Teams sends again to another process is answered once. Pure. */
import { addMilliseconds, type Instant } from "../time/time.ts";

/** What was heard in one conversation. */
export type Heard = {
  /** A mark of the conversation, by which its id cannot be told. */
  id: string;
  /** Oldest first. `done`: it was answered. */
  turns: readonly { activity: string; at: Instant; done?: true }[];
};

/** A turn is acknowledged long before; whoever has not finished by then has died. */
const takenForMilliseconds = 5_000;

/** Teams gives up after some twenty seconds. */
const keptMilliseconds = 10 * 60_000;
const most = 50;

/**
 * Takes a message up.
 * @returns "again" when it was answered, or somebody is about to: then there is nothing to do.
 */
export function take(
  current: Heard | undefined,
  heard: { id: string; activity: string },
  now: Instant,
): { outcome: "first" | "again"; doc: Heard | undefined } {
  const turns = current?.turns ?? [];
  const earlier = turns.find(({ activity }) => activity === heard.activity);
  if (earlier?.done === true || (earlier !== undefined && now < addMilliseconds(earlier.at, takenForMilliseconds))) {
    return { outcome: "again", doc: current };
  }
  const kept = turns.filter((turn) => turn.activity !== heard.activity && isLately(turn, now));
  const doc = { id: heard.id, turns: [...kept, { activity: heard.activity, at: now }].slice(-most) };
  return { outcome: "first", doc };
}

const isLately = ({ at }: Heard["turns"][number], now: Instant): boolean => now < addMilliseconds(at, keptMilliseconds);

/** Whether nothing was heard in the conversation lately: what was is not sent again. */
export const isSilent = ({ turns }: Heard, now: Instant): boolean => !turns.some((turn) => isLately(turn, now));

/** It was answered; or `failed`, and may be taken up again. */
export function finish(
  current: Heard | undefined,
  heard: { activity: string; failed: boolean },
): { doc: Heard | undefined } {
  if (current === undefined) return { doc: current };
  const turns = current.turns.flatMap((turn) => {
    if (turn.activity !== heard.activity) return [turn];
    return heard.failed ? [] : [{ ...turn, done: true as const }];
  });
  return { doc: { ...current, turns } };
}
