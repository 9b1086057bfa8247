/** The `deliveries` command: what became of the bot's messages. */
import { namesOf } from "../../app/evaluate.ts";
import { deliveriesShownDays, reportDeliveries, resendDeliveries } from "../../app/messages/deliveries.ts";
import { moveDigest, stopDigest, stopTeamDigest, tryDigest } from "../../app/messages/digest.ts";
import { press } from "../../cards/kit/actions.ts";
import { count } from "../../cards/kit/dates.ts";
import { deliveriesCard } from "../../cards/messages/deliveries.ts";
import { channelName } from "../../cards/messages/digest-status.ts";
import { notice } from "../../cards/kit/notice.ts";
import { unreached } from "../../domain/people/person.ts";
import { readerOf, type Card, type Command, type Reply, type Turn, action, type Action, noticeReply } from "../turn.ts";
import { notUnderstood } from "../refusals.ts";
import { z } from "zod";
import { digest, nextWords, teamDigestNow } from "./digest.ts";

export const deliveries: Command = {
  name: "deliveries",
  usage: "deliveries [resend]",
  does: "Who got what, what is waiting, who can't be reached",
  who: "managers",
  looks: true,
  instead: "To see when the weekly message comes: digest.",
  async run(turn, rest): Promise<Reply> {
    if (/^resend$/i.test(rest)) return { card: await resent(turn) };
    return rest === "" ? { card: await shownDeliveries(turn) } : notUnderstood(deliveries, rest);
  },
};

/** What became of the messages, and who cannot be reached. */
async function shownDeliveries(turn: Turn): Promise<Card> {
  const { organization } = turn;
  const [channels, people] = await Promise.all([organization.channels.list(), organization.people.list()]);
  return deliveriesCard({
    report: await reportDeliveries(turn.world, organization),
    unreached: people.flatMap((person) => {
      const why = unreached(person);
      return why === undefined ? [] : [{ name: person.name, ...why }];
    }),
    days: deliveriesShownDays,
    names: namesOf(people),
    channels: new Map(channels.map((channel) => [channel.id, channelName(channel)])),
    reader: readerOf(turn),
  });
}

/** Sends again what certainly did not arrive, and says how many. What may have arrived is left alone. */
async function resent(turn: Turn): Promise<Card> {
  const done = await resendDeliveries(turn.world, turn.organization, { by: turn.actor });
  if (done.outcome !== "resent") {
    return notice("Nothing to send again", "Every message arrived, may have arrived, or waits its turn.");
  }
  return notice(`${count(done.count, "message")} on the way again`, "Write deliveries to see what became of them.");
}

/** The name of a channel that a card speaks of; of one that is gone, that it is one. */
async function channelOf(turn: Turn, id: string): Promise<string> {
  const channel = await turn.organization.channels.get(id);
  return channel === undefined ? "that channel" : channelName(channel);
}

async function triedAgain(turn: Turn, channel: string): Promise<Reply> {
  const to = await channelOf(turn, channel);
  switch (await tryDigest(turn.world, turn.organization, { channel, by: turn.actor })) {
    case "arrived":
      return { toast: `The last digest has arrived in ${to}.` };
    case "on-its-way":
      return { toast: `The digest is on its way to ${to}.` };
    case "nothing-to-say":
      return { toast: `There's nothing to post in ${to} until the next digest.` };
    case "closed":
      return { toast: `I can't post in ${to} at the moment.` };
    case "no-digest":
      return { toast: `There's no digest in ${to} any more.` };
    default:
      return noticeReply(`Posting the digest in ${to} again`, "If it can't be posted, I'll tell you here.", [
        { title: "Deliveries", press: press("deliveries", {}) },
      ]);
  }
}

async function moved(turn: Turn, channel: string): Promise<Reply> {
  const to = await channelOf(turn, channel);
  const moment = await moveDigest(turn.world, turn.organization, { channel, by: turn.actor });
  if (moment === undefined) return { toast: `There's no digest in ${to} any more.` };
  return noticeReply(
    "The digest now comes here",
    [
      `The next one: ${nextWords(moment, turn.now)}.`,
      `It no longer goes to ${to}. To post it in a channel again, write digest here and a time there.`,
    ],
    [
      { title: "Show it now", press: press("digest-now", { team: true }) },
      { title: "Stop team digest", press: press("stop-digest", {}) },
    ],
  );
}

async function stopped(turn: Turn, channel: string | undefined): Promise<Reply> {
  if (channel === undefined) {
    await stopTeamDigest(turn.organization, turn.person.id);
    return noticeReply("The team's digest no longer comes here", "Your own week is unchanged.");
  }
  if (!turn.actor.manager) return { toast: "Only managers can do that." };
  const to = await channelOf(turn, channel);
  await stopDigest(turn.world, turn.organization, { channel, by: turn.actor });
  return noticeReply(`No digest in ${to} any more`, "To start it again, write digest here and a time in that channel.");
}

const channelId = z.string().min(1).max(300);
const ofChannel = z.object({ channel: channelId });

export const digestingActions: readonly Action[] = [
  action({
    verb: "try-digest",
    schema: ofChannel,
    who: "managers",
    run: (turn, { channel }) => triedAgain(turn, channel),
  }),
  action({ verb: "move-digest", schema: ofChannel, who: "managers", run: (turn, { channel }) => moved(turn, channel) }),
  action({
    verb: "stop-digest",
    schema: z.object({ channel: channelId.optional() }),
    // Whoever gets it may stop what comes to their own chat.
    who: "everyone",
    run: (turn, { channel }) => stopped(turn, channel),
  }),
  action({
    verb: "deliveries",
    schema: z.object({}),
    who: "managers",
    run: async (turn) => ({ card: await shownDeliveries(turn), shown: "private" }),
  }),
  action({
    verb: "resend-deliveries",
    formerly: "deliveries-resend",
    schema: z.object({}),
    who: "managers",
    run: async (turn) => ({ card: await resent(turn) }),
  }),
  action({
    verb: "digest-now",
    schema: z.object({ team: z.literal(true).optional() }),
    who: "everyone",
    async run(turn, { team }) {
      if (team === true && turn.actor.manager) return { card: await teamDigestNow(turn), shown: "new" };
      const reply = await digest.run(turn, "now");
      return "card" in reply ? { ...reply, shown: "new" } : reply;
    },
  }),
];
