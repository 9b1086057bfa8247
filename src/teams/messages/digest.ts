/** The `digest` command: a channel's week, or in a personal chat one's own. */
import { teamWeek, setDigest, stopDigest, ownWeek, setOwnDigest } from "../../app/messages/digest.ts";
import { fullMoment, zoneWords } from "../../cards/kit/dates.ts";
import { digestCard } from "../../cards/messages/digest.ts";
import { guessesCard } from "../../cards/forms/guesses.ts";
import { notice, noticeCard } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { channelName, statusWords } from "../../cards/messages/digest-status.ts";
import { weeklyCard } from "../../cards/messages/weekly.ts";
import type { Channel } from "../../domain/documents.ts";
import { channelDigests, digestStatus } from "../../domain/messages/digest-status.ts";
import { nextOccurrence, type WeeklyMoment } from "../../domain/time/time.ts";
import { managersOnly } from "../refusals.ts";
import { readerOf, type Card, type PlainCommand, type Reply, type Turn, noticeReply } from "../turn.ts";
import { parseDigest, type DigestAsked } from "../input/time/parse.ts";

export const digest: PlainCommand = {
  name: "digest",
  usage: "digest [here <day> <time> <zone> | now | off]",
  does: "The week's gaps, posted here every week",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const { setup } = turn.world;
    if (turn.place.kind === "personal") {
      const { digest: chosen } = turn.person;
      const moment = chosen === undefined || chosen === "off" ? setup.digest : chosen;
      return await own(turn, parseDigest(withDay(withHere(rest), moment), turn.zone));
    }
    const channel = await turn.organization.channels.get(turn.place.conversation);
    if (channel === undefined) throw new Error("the channel of the turn is not on record");
    const { moment = setup.digest } = channel.digest ?? {};
    return await ofChannel(turn, channel, parseDigest(withDay(rest, moment), turn.zone));
  },
};

/** What everybody can do about a week of their own. */
const theirWeek =
  "To see it at any time: digest now. In our personal chat, digest sets when one's own weekly message comes.";

async function ofChannel(turn: Turn, channel: Channel, asked: DigestAsked): Promise<Reply> {
  const where = { channel: channel.id, by: turn.actor };
  switch (asked.wants) {
    case "status":
      return { card: await status(turn, channel) };
    case "unclear":
      return { card: unclear(), unclear: true };
    case "which-zone":
      return { card: whichZone(asked) };
    case "now":
    case "team": {
      return { card: await digestNow(turn, channel.digest?.moment) };
    }
    case "off": {
      if (!turn.actor.manager) return { card: await managersOnly(turn, "stop the digest", { says: theirWeek }) };
      const { outcome } = await stopDigest(turn.world, turn.organization, where);
      return {
        card: noticeCard(
          outcome === "off"
            ? {
                headline: "No digest here any more",
                says: "Nothing else changes. Write digest here and a time to start it again.",
              }
            : { headline: "There was no digest here", says: "Nothing was changed." },
        ),
      };
    }
    case "here": {
      if (!turn.actor.manager) return { card: await managersOnly(turn, "set the digest", { says: theirWeek }) };
      await setDigest(turn.world, turn.organization, {
        ...where,
        moment: asked.moment,
        allClear: asked.allClear,
      });
      turn.world.nudge();
      return noticeReply(
        `Digest: ${momentWords(asked.moment)}`,
        [`It comes here every week. The next one: ${nextWords(asked.moment, turn.now)}.`],
        [{ title: "Show it now", press: press("digest-now", {}) }],
      );
    }
  }
}

/** The organization's week as it is now. @param moment when it comes there; undefined where none comes by itself. */
async function digestNow(turn: Turn, moment: WeeklyMoment | undefined) {
  const message = await teamWeek(turn.world, turn.organization, moment);
  return digestCard(message, { ...readerOf(turn), zone: moment?.zone ?? turn.zone });
}

/** The digest that comes to a manager's own chat. */
export const teamDigestNow = (turn: Turn) => digestNow(turn, turn.person.teamDigest?.moment);

async function own(turn: Turn, asked: DigestAsked): Promise<Reply> {
  const { organization, person } = turn;
  switch (asked.wants) {
    case "which-zone":
      return { card: whichZone(asked) };
    case "status":
    case "unclear":
      return asked.wants === "unclear" ? { card: unclear(), unclear: true } : { card: await ownStatus(turn) };
    case "team":
      return turn.actor.manager ? { card: await teamDigestNow(turn) } : await own(turn, { wants: "now" });
    case "now": {
      const week = await ownWeek(turn.world, organization, person);
      if (week.due.length > 0 || week.owned > 0) return { card: weeklyCard(week, readerOf(turn)) };
      return noticeReply("Nothing needs you", "You own no active customers.");
    }
    case "off":
      await setOwnDigest(organization, { person, moment: "off" });
      return noticeReply(
        "Your weekly message is off",
        "You'll still be asked when a customer is assigned to you. Write digest Monday 09:00 to get the week again.",
      );
    case "here":
      await setOwnDigest(organization, { person, moment: asked.moment, allClear: asked.allClear });
      return noticeReply(`Your weekly message: ${momentWords(asked.moment)}`, [
        `It comes here when something needs you. The next one: ${nextWords(asked.moment, turn.now)}.`,
        ...(turn.actor.manager ? ["For a channel's digest, write the same in that channel."] : []),
      ]);
  }
}

/** In a personal chat `digest Monday 09:00` can only mean here. */
function withHere(rest: string): string {
  return rest === "" || /^(here|now|team|off|stop)\b/i.test(rest) ? rest : `here ${rest}`;
}

/** An hour alone is meant on the day on which it comes now, or would come. */
const withDay = (rest: string, { day }: WeeklyMoment): string =>
  rest.replace(/^here (?=\d{1,2}[:.]\d{2})/i, `here ${day} `);

async function status(turn: Turn, { id, digest: set, ...channel }: Channel) {
  if (set === undefined) {
    return notice(
      "No digest here yet",
      `${turn.actor.manager ? "Write" : "Ask a manager to write"}, for example: digest here Monday 09:00 Europe/Amsterdam`,
    );
  }
  const how = digestStatus(id, set.moment, channel, await turn.organization.deliveries.list(), turn.now);
  return notice(
    `Digest: ${momentWords(set.moment)}`,
    [statusWords(how, { ...readerOf(turn), zone: set.moment.zone }), "Write digest off to stop it."],
    [{ title: "Show it now", press: press("digest-now", {}) }],
  );
}

/** Of more channels, `deliveries` tells. */
const mostChannels = 5;

async function ownStatus(turn: Turn) {
  const { digest: chosen, teamDigest, id } = turn.person;
  const deliveries = await turn.organization.deliveries.list();
  const moment = chosen ?? { ...turn.world.setup.digest, zone: turn.zone };
  const own =
    moment === "off"
      ? { headline: "You get no weekly message", says: ["Write digest Monday 09:00 to get one."] }
      : {
          headline: `Your weekly message: ${momentWords(moment)}`,
          says: [
            statusWords(digestStatus(id, moment, {}, deliveries, turn.now, "weekly"), readerOf(turn), "weekly message"),
            "It comes when something needs you. Write digest off to stop it.",
          ],
        };
  // A manager hears how each channel's goes, in the words of their own weekly message.
  const channels = turn.actor.manager
    ? channelDigests(await turn.organization.channels.list(), deliveries, turn.now)
    : [];
  own.says.push(
    ...channels
      .slice(0, mostChannels)
      .map(({ channel, status: how }) => `${channelName(channel)}: ${statusWords(how, readerOf(turn))}`),
  );
  if (teamDigest === undefined) return noticeCard(own);
  const how = digestStatus(id, teamDigest.moment, {}, deliveries, turn.now);
  return notice(
    own.headline,
    [
      ...own.says,
      `The team's digest comes here too: ${momentWords(teamDigest.moment)}. ${statusWords(how, readerOf(turn))}`,
    ],
    [
      { title: "Show team digest", press: press("digest-now", { team: true }) },
      { title: "Stop team digest", press: press("stop-digest", {}) },
    ],
  );
}

/** Letters such as EST: a row for each place they may mean. */
function whichZone({ at, after, zones }: Extract<DigestAsked, { wants: "which-zone" }>): Card {
  const guesses = zones.map((zone) => ({
    says: `digest here ${at} ${zone}${after}`,
    title: `${at}, ${zoneWords(zone)} time`,
  }));
  return guessesCard(
    `Several places share those letters, and their clocks change on different days.`,
    guesses,
    "Which time zone?",
  );
}

function unclear() {
  return notice("When?", [
    "Write a day, a time and a zone, for example: digest here Monday 09:00 Europe/Amsterdam",
    "With all-clear at the end it also comes when there is nothing to do. Also: digest now, digest off.",
  ]);
}

const momentWords = ({ day, time, zone }: WeeklyMoment): string => `${day} ${time}, ${zoneWords(zone)}`;
export const nextWords = (moment: WeeklyMoment, now: string): string =>
  fullMoment(nextOccurrence(moment, now), moment.zone);
