/** What Teams tells of channels and teams, and what becomes of the digests there. */
import { expect, it } from "vitest";
import type { Channel } from "../../../src/domain/documents.ts";
import { channelAfter, isClosedForGood, type ChannelEvent } from "../../../src/domain/messages/channel.ts";
import { addMilliseconds } from "../../../src/domain/time/time.ts";
import { monday } from "../customers.ts";

const now = "2026-11-24T08:00:00.000Z";
const team = "19:team";
const moment = { day: "Monday", time: "09:00", zone: "Etc/UTC" } as const;
const general: Channel = {
  id: team,
  kind: "channel",
  serviceUrl: "",
  team: { id: team },
  digest: { moment, by: "ada", since: monday },
  welcomed: monday,
};
const shared: Channel = { ...general, id: "19:shared" };
const other: Channel = { ...general, id: "19:other", team: { id: "19:other-team" } };
const { digest: _digest, ...plain } = shared;

/** What closes the channel in the end; undefined when nothing does. */
function closedBy(channel: Channel, events: readonly ChannelEvent[]): string | undefined {
  const after = events.reduce<Channel | undefined>((known, event) => known && channelAfter(known, event, now), channel);
  return after === undefined ? "forgotten" : after.closed?.how;
}

const of = (kind: Extract<ChannelEvent, { channel: string }>["kind"]): ChannelEvent => ({ kind, channel: shared.id });
const ofTeam = (kind: Extract<ChannelEvent, { team: string }>["kind"]): ChannelEvent => ({ kind, team });

it.each<[string, Channel, ChannelEvent[], string | undefined]>([
  ["is deleted", shared, [of("deleted")], "deleted"],
  ["is deleted, another one", general, [of("deleted")], undefined],
  ["is deleted and restored", shared, [of("deleted"), of("restored")], undefined],
  ["loses the bot, which stays in its team", shared, [of("removed")], "removed"],
  ["stays when the bot leaves another one of its team", general, [of("removed")], undefined],
  ["loses the bot with its team", shared, [ofTeam("team-removed")], "team-removed"],
  ["is the General one, and its team loses the bot", general, [ofTeam("team-removed")], "team-removed"],
  ["is of another team that loses the bot", other, [ofTeam("team-removed")], undefined],
  ["gets the bot back with its team", shared, [ofTeam("team-removed"), ofTeam("team-installed")], undefined],
  ["lost the bot alone, and its team gets it", shared, [of("removed"), ofTeam("team-installed")], "removed"],
  ["is deleted with its team", shared, [ofTeam("team-deleted")], "team-deleted"],
  ["comes back with its team", shared, [ofTeam("team-deleted"), ofTeam("team-restored")], undefined],
  [
    "was deleted before its team, which comes back",
    shared,
    [of("deleted"), ofTeam("team-deleted"), ofTeam("team-restored")],
    "deleted",
  ],
  ["is archived with its team", shared, [ofTeam("team-archived")], "archived"],
  ["goes on when that is over", shared, [ofTeam("team-archived"), ofTeam("team-unarchived")], undefined],
  ["is archived and then deleted", shared, [ofTeam("team-archived"), of("deleted")], "deleted"],
  [
    "is deleted and then archived and unarchived",
    shared,
    [of("deleted"), ofTeam("team-archived"), ofTeam("team-unarchived")],
    "deleted",
  ],
  ["has no digest and is deleted", plain, [of("deleted")], "forgotten"],
  ["has no digest and is archived", plain, [ofTeam("team-archived")], "archived"],
])("a channel that %s", (_, channel, events, closed) => {
  expect(closedBy(channel, events)).toBe(closed);
});

it("keeps the digest of a channel that is deleted, is welcomed again, and comes back as it was", () => {
  const deleted = channelAfter(shared, of("deleted"), now);
  const { welcomed: _welcomed, ...kept } = shared;
  expect(deleted).toEqual({ ...kept, closed: { since: now, how: "deleted" } });
  expect(deleted && channelAfter(deleted, of("restored"), now)).toEqual(kept);
});

it("changes nothing, not even the object, where nothing is new", () => {
  expect(channelAfter(shared, of("restored"), now)).toBe(shared);
  expect(channelAfter(other, ofTeam("team-deleted"), now)).toBe(other);
});

it.each([
  ["deleted", 29, false],
  ["deleted", 31, true],
  ["team-removed", 31, true],
  ["archived", 400, false],
] as const)("%s for %s days: for good %s", (how, days, isForGood) => {
  const closed = { since: addMilliseconds(now, -days * 86_400_000), how };
  expect(isClosedForGood({ ...shared, closed }, now)).toBe(isForGood);
});
