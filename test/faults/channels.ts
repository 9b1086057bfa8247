/** Faults of a channel: nobody writes there to wake it up, so its digest is tried again, and somebody hears of it. */
import { describe, expect, it } from "vitest";
import { followChannels } from "../../src/app/messages/channels.ts";
import { tick } from "../../src/app/messages/tick.ts";
import type { Channel } from "../../src/domain/documents.ts";
import type { ChannelEvent } from "../../src/domain/messages/channel.ts";
import { allWell, minute, monday, timeoutMilliseconds, withBot, type Bot } from "./bot.ts";
import type { Fault, Script } from "../teams/connector.ts";
import { addManager, aMessenger, aSender, aWorld, channelId, digestKeyOf, told, startTeams } from "./parts.ts";
import { tally } from "./table.ts";

const due = [digestKeyOf("2026-W48")];
const team = "19:team@thread.tacv2";
const sent = { sent: 1, named: 0, unknown: 0 };
const named = { sent: 0, named: 1, unknown: 0 };
const unknown = { sent: 0, named: 0, unknown: 1 };

/** The first attempts at the digest go wrong; later ones go well. */
const times =
  (count: number, fault: Fault): Script =>
  ({ conversation, attempt }) =>
    conversation === channelId && attempt <= count ? fault : undefined;
const gone: Fault = { status: 404, code: "ConversationNotFound" };

/** Name, what goes wrong, what becomes of this week's digest. */
const cases: readonly [string, Script, object][] = [
  ["a channel's digest: none", allWell, sent],
  ["a channel's digest: 404 once", times(1, gone), sent],
  [
    "a channel's digest: 403 BotNotInConversationRoster three times",
    times(3, { status: 403, code: "BotNotInConversationRoster" }),
    sent,
  ],
  ["a channel's digest: 404 for a week", times(6, gone), named],
  ["a channel's digest: 404 for ever", times(1_000, gone), named],
  ["a channel's digest: 403 for ever", times(1_000, { status: 403, code: "NotEnoughPermissions" }), named],
  [
    "a channel's digest: 403 InvalidBotApiHost for ever",
    times(1_000, { status: 403, code: "InvalidBotApiHost" }),
    named,
  ],
  ["a channel's digest: 400 for ever", times(1_000, { status: 400, code: "BadArgument" }), named],
  ["a channel's digest: 503 for a day", times(24, { status: 503 }), named],
  ["a channel's digest: no answer, not taken", times(1, { hang: "before" }), unknown],
];

/** The schedule on the bot's clock, with a digest set in the channel. */
async function withDigest(bot: Bot, channel: Partial<Channel> = {}) {
  const { store, organization, clock, teams } = bot;
  const digest = {
    moment: { day: "Monday", time: "09:00", zone: "Etc/UTC" },
    by: "manager",
    since: monday,
    allClear: true,
  } as const;
  const doc: Channel = {
    id: channelId,
    kind: "channel",
    serviceUrl: teams.url,
    team: { id: team },
    digest,
    ...channel,
  };
  await organization.channels.update(channelId, () => ({ doc }));
  await addManager(organization, teams.url);
  const world = aWorld(store, aMessenger(store, timeoutMilliseconds), clock.now);
  const sender = aSender("one", clock.passed);
  return {
    happens: (event: ChannelEvent) => followChannels(world, organization, event),
    async days(count = 6) {
      for (let half = 0; half < count * 48; half += 1) {
        await tick(world, sender, new AbortController().signal);
        clock.pass(30 * minute);
      }
    },
  };
}

export function channelFaults(): void {
  describe("a channel's digest", () => {
    it.each(cases)("%s", async (name, script, expected) => {
      await withBot(script, async (bot) => {
        const { days } = await withDigest(bot);
        await days();
        expect(await tally(name, bot.store, due, bot.teams)).toMatchObject(expected);
      });
    });

    it("the stored address is of a region that is gone", async () => {
      const elsewhere = await startTeams(() => gone);
      await withBot(allWell, async (bot) => {
        const { days } = await withDigest(bot, { serviceUrl: elsewhere.url });
        await days();
        expect(await tally("a channel's digest: a stale address", bot.store, due, bot.teams)).toMatchObject(sent);
      });
      await elsewhere.close();
    });

    it.each<[string, ChannelEvent, ChannelEvent]>([
      [
        "the channel is deleted, and restored two days later",
        { kind: "deleted", channel: channelId },
        { kind: "restored", channel: channelId },
      ],
      ["the team is archived for two days", { kind: "team-archived", team }, { kind: "team-unarchived", team }],
    ])("%s", async (name, closes, opens) => {
      await withBot(allWell, async (bot) => {
        const { days, happens } = await withDigest(bot);
        await happens(closes);
        await days(2);
        // Nothing is posted meanwhile, and the manager was told why.
        expect([...bot.teams.arrived.keys()]).toEqual([told]);
        await happens(opens);
        await days(2);
        const row = await tally(`a channel's digest: ${name}`, bot.store, due, bot.teams);
        expect(row).toMatchObject(sent);
      });
    });
  });
}
