/** Activities answered recently, so that a redelivery to another process is not answered twice. Pure. */
import { z } from "zod";
import { list, moment, text } from "../schema.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";

/** The recent activities of one conversation. */
export const recentTurnsSchema = z.object({
  /** A fingerprint of the conversation: its id cannot be told from it. */
  id: text,
  /** Oldest first. `done`: it was answered. */
  turns: list(z.object({ activity: text, at: moment, done: z.literal(true).exactOptional() })),
});
export interface RecentTurns extends z.output<typeof recentTurnsSchema> {}

/** A turn is acknowledged long before; whoever has not finished by then has died. */
const takenForMilliseconds = 5_000;

/** Teams gives up after some twenty seconds. */
const keptMilliseconds = 10 * 60_000;
const most = 50;

/**
 * Takes a message up.
 * @returns "again" when it was answered, or somebody is about to: then there is nothing to do.
 */
export function takeActivity(
  current: RecentTurns | undefined,
  turn: { id: string; activity: string },
  now: Instant,
): { outcome: "first" | "again"; doc: RecentTurns | undefined } {
  const turns = current?.turns ?? [];
  const earlier = turns.find(({ activity }) => activity === turn.activity);
  if (earlier?.done === true || (earlier !== undefined && now < addMilliseconds(earlier.at, takenForMilliseconds))) {
    return { outcome: "again", doc: current };
  }
  const kept = turns.filter((one) => one.activity !== turn.activity && isRecent(one, now));
  const doc = { id: turn.id, turns: [...kept, { activity: turn.activity, at: now }].slice(-most) };
  return { outcome: "first", doc };
}

const isRecent = ({ at }: RecentTurns["turns"][number], now: Instant): boolean =>
  now < addMilliseconds(at, keptMilliseconds);

/** Whether the conversation had no activity recently: none of it is delivered again. */
export const isConversationSilent = ({ turns }: RecentTurns, now: Instant): boolean =>
  !turns.some((turn) => isRecent(turn, now));

/** It was answered; or `failed`, and may be taken up again. */
export function finish(
  current: RecentTurns | undefined,
  turn: { activity: string; failed: boolean },
): { doc: RecentTurns | undefined } {
  if (current === undefined) return { doc: current };
  const turns = current.turns.flatMap((one) => {
    if (one.activity !== turn.activity) return [one];
    return turn.failed ? [] : [{ ...one, done: true as const }];
  });
  return { doc: { ...current, turns } };
}
