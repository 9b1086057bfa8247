/** The command `quiet`: no question is put again and no weekly message comes until a day; alerts before deadlines do. */
import { z } from "zod";
import { evaluate } from "../../app/evaluate.ts";
import { beQuiet } from "../../app/organization/quiet.ts";
import { press } from "../../cards/kit/actions.ts";
import { someNames } from "../../cards/forms/assign.ts";
import { capital, dayWords, dueWords, onDay } from "../../cards/kit/dates.ts";
import { counts } from "../../domain/catalogue/gap-codes.ts";
import { exact } from "../../domain/exact.ts";
import { longestLaterDays, openPrompt } from "../../domain/customer/checklist.ts";
import { hearerOf } from "../../domain/customer/cover.ts";
import { defaultAlertDays, endsBy } from "../../domain/messages/deadlines.ts";
import { coverDay } from "../../domain/people/absence.ts";
import { quietUntil } from "../../domain/people/quiet.ts";
import { businessDayFrom, businessDaysBetween, offeredDays } from "../../domain/time/calendar.ts";
import { addDays, dayOf, nextOccurrence, startOf, type Day, type Instant } from "../../domain/time/time.ts";
import { missingDay, parseSnooze } from "../input/time/parse.ts";
import { notUnderstood } from "../refusals.ts";
import { noteUndo } from "../saved.ts";
import { action, noticeReply, type About, type Action, type PlainCommand, type Reply, type Turn } from "../turn.ts";

export const quiet: PlainCommand = {
  name: "quiet",
  usage: "quiet until <date> | off",
  does: "No questions and no weekly message until a day, and what comes all the same",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const { context } = await evaluate(turn.world, turn.organization);
    const { today, calendar } = context;
    if (/^off[ .!]*$/i.test(rest)) return await quietOver(turn);
    if (/^still\b/i.test(rest) && quietDay(turn) === undefined) return notQuiet;
    // "Quiet until Monday for Contoso": of that one.
    if (isOfSome.test(rest)) return notUnderstood(quiet, rest, "quiet until Monday");
    const { until, day } = parseSnooze(rest.replace(/^until (20\d\d)[ .!]*$/i, "until 1 January $1"), today);
    const missing = missingDay(day, today);
    if (missing !== undefined) return noticeReply(`There is no ${missing}`, "Choose another day. Nothing was changed.");
    const isPassed = until !== undefined && until <= today;
    if (isPassed || noDay.test(rest) || /^still\b/i.test(rest)) {
      const now = quietDay(turn);
      const offered = offeredDays(today, calendar).map((one) => ({
        title: capital(dayWords(one, today)),
        press: press("run", { says: `quiet until ${one}`, shown: "new" }),
      }));
      const how = `${isPassed || lessThanDay.test(rest) ? "I'm quiet by the day, until tomorrow at least. " : ""}Choose a day, or write one, for example: quiet until Monday`;
      return now === undefined
        ? noticeReply("Quiet until when?", how, offered)
        : noticeReply(
            `Quiet until ${dayWords(now, today)}`,
            [...(await heldBack(turn, now)), "To change the day, write one, for example: quiet until Monday"],
            [ending(turn)],
          );
    }
    if (until === undefined) return notUnderstood(quiet, rest, "quiet until Monday");
    return await askQuiet(turn, until);
  },
};

const isOfSome =
  /\b(?:about|regarding|concerning)\b|\bfor (?!(?:an?|one|two|three|four|the|\d+|some|now|me|us|good|everything|all|half|this|next)\b)/i;
const courtesy = "(?:[ ,]*(?:please|pls|plz|thanks|thank you|now|for now|today))*[ .!]*";
const hours =
  "(?:for|until|till) (?:(?:an?|one|two|three|four|half an|a couple of|a few|some|\\d{1,2}) (?:hours?|minutes?|mins?)|a (?:bit|while|moment)|later|tonight|this (?:afternoon|evening)|noon)";
/** "Quiet please", "quiet for two hours": until when is still to be said. */
const noDay = new RegExp(`^(?:${hours})?${courtesy}$`, "i");
const lessThanDay = new RegExp(`^${hours}`, "i");

/** The day on which they are asked again; undefined where they are not quiet. */
function quietDay({ person, now, zone }: Turn): Day | undefined {
  const until = quietUntil(person, now);
  return until && dayOf(until, zone);
}

const ending = ({ actor }: Pick<Turn, "actor">) => ({
  title: "End it now",
  tooltip: "Ask me as usual",
  press: press("quiet", { person: actor.id }),
});

/** What comes until that day and what doesn't, before it is so. */
async function askQuiet(turn: Turn, until: Day): Promise<Reply> {
  const { context } = await evaluate(turn.world, turn.organization);
  const { today, calendar } = context;
  const last = addDays(today, longestLaterDays);
  const day = businessDayFrom(until < last ? until : last, calendar);
  const when = dayWords(day, today);
  const before = quietDay(turn);
  const says = [
    ...(last < until ? [`I can be quiet for ${longestLaterDays} days at most.`] : []),
    ...(await heldBack(turn, day)),
    "If somebody stands in for you, all of it goes to them.",
  ];
  const away = {
    title: "Somebody stands in",
    press: press("run", { says: `away until ${until}`, shown: "new" as const }),
  };
  if (before === day) return noticeReply(`Quiet until ${when} already`, says, [ending(turn), away]);
  return noticeReply(
    `Quiet until ${when}?`,
    [
      ...says,
      `Nothing has changed yet${before === undefined ? "" : `: you're quiet until ${dayWords(before, today)}`}.`,
    ],
    [{ title: `Quiet until ${when}`, press: press("quiet", { person: turn.actor.id, until: day }) }, away],
  );
}

const notQuiet = noticeReply("You aren't quiet", "I ask you as usual, in working hours.");

async function quietOver(turn: Turn): Promise<Reply> {
  const { before } = await beQuiet(turn.world, turn.organization, { person: turn.person, until: undefined });
  if (before === undefined) return notQuiet;
  const undo = undoTo(turn, before);
  return noticeReply("You're no longer quiet", "What waited comes in working hours.", [
    { title: "Undo", press: undo.press },
  ]);
}

const setQuiet = action({
  verb: "quiet",
  schema: z.object({ person: z.string().min(1).max(100), until: z.iso.date().optional() }),
  who: "everyone",
  async run(turn, { person, until }): Promise<Reply> {
    if (person !== turn.actor.id) return { toast: "Only whoever wrote that can press it." };
    if (until === undefined) return await quietOver(turn);
    const today = dayOf(turn.now, turn.zone);
    if (until <= today || until > addDays(today, 2 * longestLaterDays))
      return noticeReply("Quiet until when?", "That day has passed. Write for example: quiet until Monday");
    const { before } = await beQuiet(turn.world, turn.organization, {
      person: turn.person,
      until: startOf(until, turn.zone),
    });
    const undo = undoTo(turn, before);
    return noticeReply(
      `Quiet until ${dayWords(until, today)}`,
      [...(await heldBack(turn, until)), "To end it before, write: quiet off"],
      [{ title: "Undo", press: undo.press }],
    );
  },
});

/** Notes what makes it as it was before. */
function undoTo(turn: Turn, before: Instant | undefined): NonNullable<About["undo"]> {
  const day = before && dayOf(before, turn.zone);
  const title =
    day === undefined ? "end the quiet" : `be quiet until ${dayWords(day, dayOf(turn.now, turn.zone))} again`;
  const undo = { title, press: press("quiet", exact({ person: turn.actor.id, until: day })) };
  noteUndo(turn, undo);
  return undo;
}

/** What is pressed to be quiet, or not any more. */
export const quietActions: readonly Action[] = [setQuiet];

/** What they are asked again on that day, and what comes before it all the same. */
async function heldBack(turn: Turn, until: Day): Promise<readonly string[]> {
  const { customers, people, gapsById, context, settings } = await evaluate(turn.world, turn.organization);
  const { today, calendar } = context;
  const day = coverDay(people, today);
  const theirs = customers.filter((one) => hearerOf(one, people, day)?.id === turn.actor.id);
  const waiting = theirs.filter((one) => {
    const prompt = openPrompt(one);
    return prompt !== undefined && (prompt.laterUntil ?? "") < startOf(until, turn.zone);
  });
  const days = settings.deadlines ?? defaultAlertDays;
  const span = businessDaysBetween(today, until, calendar);
  const gaps = theirs.flatMap(({ id, name }) =>
    (gapsById.get(id) ?? [])
      .filter(counts)
      .flatMap((gap) => (gap.deadline === undefined ? [] : [{ gap, name, deadline: gap.deadline }])),
  );
  const named = ({ name, deadline }: (typeof gaps)[number]) => `${name} (${dueWords(deadline.endsOn, today)})`;
  // What was due today has come, or comes today.
  const alerted = gaps.filter(({ deadline: { workingDays } }) =>
    days.some((one) => workingDays - one > 0 && workingDays - one < span),
  );
  const [soonest, ...others] = new Set(alerted.map(named));
  const [ends] = gaps.filter(({ gap }) => endsBy(gap, today, until)).map(named);
  const alerts =
    soonest === undefined
      ? "Alerts before a deadline come all the same; none is due before then."
      : `Alerts before deadlines come all the same: ${soonest}${others.length === 0 ? "" : `, and ${others.length} more`}.`;
  const { digest: chosen, zone = turn.zone } = turn.person;
  const moment = chosen ?? { ...turn.world.setup.digest, zone };
  const weekly = moment === "off" ? undefined : dayOf(nextOccurrence(moment, turn.now), moment.zone);
  const isHeld = weekly !== undefined && weekly < until;
  return [
    waiting.length === 0
      ? "No question waits for you now."
      : `I ask you again ${onDay(until, today)} about ${someNames(waiting)}.`,
    !isHeld
      ? ""
      : ends === undefined
        ? "Your weekly message waits until then, too."
        : `Your weekly message still comes, since a deadline ends by then: ${ends}.`,
    alerts,
    `What colleagues ask you comes, and so do your own reminders${turn.actor.manager ? ", and what managers hear: late answers and others' deadlines" : ""}.`,
  ];
}
