/** The `deliveries` command: what became of the bot's messages. */
import { namesOf } from "../../app/evaluate.ts";
import { deliveriesShownDays, reportDeliveries, resendDeliveries } from "../../app/messages/deliveries.ts";
import { count } from "../../cards/kit/dates.ts";
import { deliveriesCard } from "../../cards/messages/deliveries.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { unreached } from "../../domain/people/person.ts";
import {
  readerOf,
  type Card,
  type Command,
  type Reply,
  type Turn,
  action,
  type Action,
  type ActionReply,
} from "../turn.ts";
import { notUnderstood } from "../refusals.ts";
import { z } from "zod";
import { digest } from "./digest.ts";

export const deliveries: Command = {
  name: "deliveries",
  usage: "deliveries [resend]",
  does: "Who got what, what waits, who cannot be reached",
  who: "managers",
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
    channels: new Map(
      channels.map(({ id, name, team }) => [id, [team?.name, name ?? "channel"].filter(Boolean).join(" › ")]),
    ),
    reader: readerOf(turn),
  });
}

/** Sends again what certainly did not arrive, and says how many. What may have arrived is left alone. */
async function resent(turn: Turn): Promise<Card> {
  const done = await resendDeliveries(turn.world, turn.organization, { by: turn.actor });
  if (done.outcome !== "resent") {
    return noticeCard({
      headline: "Nothing to send again",
      says: "Every message arrived, may have arrived, or waits its turn.",
    });
  }
  return noticeCard({
    headline: `${count(done.count, "message")} on the way again`,
    says: "Write deliveries to see what became of them.",
  });
}

export const digestingActions: readonly Action[] = [
  action({
    verb: "deliveries",
    schema: z.object({}),
    who: "managers",
    run: async (turn): Promise<ActionReply> => ({ card: await shownDeliveries(turn), shown: "private" }),
  }),
  action({
    verb: "resend-deliveries",
    formerly: "deliveries-resend",
    schema: z.object({}),
    who: "managers",
    run: async (turn): Promise<ActionReply> => ({ card: await resent(turn) }),
  }),
  action({
    verb: "digest-now",
    schema: z.object({}),
    who: "everyone",
    async run(turn): Promise<ActionReply> {
      const reply = await digest.run(turn, "now");
      return typeof reply === "object" && "card" in reply ? { ...reply, shown: "new" } : reply;
    },
  }),
];
