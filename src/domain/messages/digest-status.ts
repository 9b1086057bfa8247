/** How a digest goes: what became of the last one, and when the next one comes. Pure. */
import type { Channel, Delivery } from "../documents.ts";
import { nextOccurrence, type Instant, type WeeklyMoment } from "../time/time.ts";

export type DigestStatus = {
  /** The last one planned; undefined before the first. */
  last: { week: string; at: Instant; outcome: DigestOutcome; because: string | undefined } | undefined;
  /** Undefined while nothing is posted there; `closed` says why. */
  next: Instant | undefined;
  closed: Channel["closed"];
};

/**
 * - `waiting`: planned, and not tried yet;
 * - `trying`: tried in vain, and tried again;
 * - `uncertain`: it may have arrived;
 * - `nothing-new`: left out, because there was nothing to tell.
 */
type DigestOutcome = "sent" | "waiting" | "trying" | "failed" | "uncertain" | "nothing-new";

/** A channel's or a team's digest, or somebody's own weekly message. */
type Kind = "digest" | "weekly";

/**
 * @param to id of the channel or person it goes to.
 * @param at what is known of the channel; empty for a person.
 */
export function digestStatus(
  to: string,
  moment: WeeklyMoment,
  { closed }: Pick<Channel, "closed">,
  deliveries: readonly Delivery[],
  now: Instant,
  kind: Kind = "digest",
): DigestStatus {
  const delivery = lastDigest(to, deliveries, kind);
  return {
    last: delivery && {
      week: weekOf(delivery),
      at: delivery.at,
      outcome: outcomeOf(delivery),
      because: delivery.because,
    },
    next: closed === undefined ? nextOccurrence(moment, now) : undefined,
    closed,
  };
}

/** The digest of the latest week that was planned for a channel, or for a person in place of one. */
export function lastDigest(to: string, deliveries: readonly Delivery[], kind?: Kind): Delivery | undefined {
  return digestsOf(to, deliveries, kind).reduce<Delivery | undefined>(
    (last, one) => (last === undefined || weekOf(one) > weekOf(last) ? one : last),
    undefined,
  );
}

/** The digests of every week that were planned for a channel, or for a person in place of one. */
export const digestsOf = (to: string, deliveries: readonly Delivery[], kind: Kind = "digest"): readonly Delivery[] =>
  deliveries.filter((one) => one.about.kind === kind && ("channel" in one.to ? one.to.channel : one.to.person) === to);

export const weekOf = ({ about }: Delivery): string => ("week" in about ? about.week : "");

function outcomeOf({ state, unreached, attempts }: Delivery): DigestOutcome {
  switch (state) {
    case "sent":
      return "sent";
    case "dropped":
      return "nothing-new";
    case "unknown":
      return "uncertain";
    case "unreachable":
    case "refused":
      return "failed";
    case "planned":
    case "claimed":
      return unreached === undefined && attempts === 0 ? "waiting" : "trying";
  }
}

/** Whether the last one did not arrive, as far as is known. */
export function isSilent({ last }: DigestStatus): boolean {
  return last !== undefined && ["failed", "trying", "uncertain"].includes(last.outcome);
}

/** How the digests of all channels go that have one. */
export function channelDigests(
  channels: readonly Channel[],
  deliveries: readonly Delivery[],
  now: Instant,
): readonly { channel: Channel; status: DigestStatus }[] {
  return channels.flatMap((channel) =>
    channel.digest === undefined
      ? []
      : [{ channel, status: digestStatus(channel.id, channel.digest.moment, channel, deliveries, now) }],
  );
}
