/** The commands `later` and `quiet`: to be asked again on a day, as *Later* on a question does, of one customer or all. */
import { evaluate, gapContext } from "../../app/evaluate.ts";
import { todayOf } from "../../app/organization/absence.ts";
import { press } from "../../cards/kit/actions.ts";
import { someNames } from "../../cards/forms/assign.ts";
import { capital, dayWords, dueWords, onDay, passedWords } from "../../cards/kit/dates.ts";
import { counts } from "../../domain/catalogue/gap-codes.ts";
import { answeredBy, longestLaterDays, mayAnswer, openPrompt } from "../../domain/customer/checklist.ts";
import { defaultAlertDays } from "../../domain/messages/deadlines.ts";
import { isSamePerson } from "../../domain/people/person.ts";
import { businessDayFrom, businessDaysBetween, offeredDays } from "../../domain/time/calendar.ts";
import { addDays, dayOf, nextOccurrence, startOf, type Day } from "../../domain/time/time.ts";
import { missingDay, parseSnooze } from "../input/time/parse.ts";
import { passedDay } from "../input/time/day.ts";
import { notUnderstood } from "../refusals.ts";
import { mostTogether, noticeReply, type CustomerCommand, type PlainCommand, type Reply, type Turn } from "../turn.ts";
import { personName } from "../whose.ts";
import { putOff } from "./checklist.ts";

export const later: CustomerCommand = {
  name: "later",
  usage: "later <customer> [until <date>]",
  does: "Ask you again on a day you choose, or in two working days",
  who: "everyone",
  needs: "customer",
  words(said) {
    const [, customer = said, rest = ""] = /^(.*?) ?((?:until|because) .+)$/is.exec(said) ?? [];
    return { customer, rest };
  },
  asks: { headline: "Which customer should I ask you about later?", example: "later Contoso until Monday" },
  async run(turn, found, rest): Promise<Reply> {
    const { id, name, owner } = found;
    const today = await todayOf(turn.world, turn.organization);
    const { until, day, because } = parseSnooze(rest, today);
    const missing = missingDay(day, today);
    if (missing !== undefined) return noticeReply(`There is no ${missing}`, "Choose another day. Nothing was changed.");
    const passed = day === "" ? undefined : passedDay(until, until === undefined ? day : turn.text, today);
    if (passed !== undefined)
      return noticeReply(
        `${name}: ${passedWords(passed, today)}`,
        `Choose a later day, for example: later ${name} until Monday. Nothing was changed.`,
        [{ title: "Show customer", press: press("show", { customer: id }) }],
      );
    if (day !== "" && until === undefined) return notUnderstood(later, day, `later ${name} until Monday`);
    if (until !== undefined) turn.about({ says: `later ${id} until ${until}` });
    const show = { title: "Show customer", press: press("show", { customer: id }) };
    if (!mayAnswer(found, { ...turn.actor, manager: false })) {
      const asked =
        owner === undefined ? "Nobody owns it, so there's nobody to ask." : `I ask ${await personName(turn, owner)}.`;
      const late = "You'll hear when an answer is late or a deadline is near.";
      return noticeReply(
        `${name} isn't yours, so I can't ask you again`,
        turn.actor.manager ? `${asked} ${late}` : asked,
        [show],
      );
    }
    const prompt = openPrompt(found);
    if (prompt !== undefined) return await putOff(turn, { customer: id, prompt: prompt.id, until });
    const snoozing = `snooze ${id}${until === undefined ? "" : ` until ${until}`}${because === "" ? "" : ` because ${because}`}`;
    return noticeReply(
      `${name}: no open question for you`,
      [
        "So there is none to ask you again. I can remind you of it on a day all the same.",
        "Its open gaps come in your weekly message, and I write some days before a deadline and on the day. To hear nothing until a day, snooze it.",
      ],
      [
        {
          title: until === undefined ? "Remind me" : `Remind me ${onDay(until, today)}`,
          press: press("run", { says: `reminder${until === undefined ? "" : ` ${until}`} about ${id}` }),
        },
        {
          title: until === undefined ? "Snooze" : `Snooze until ${dayWords(until, today)}`,
          press: press("run", { says: snoozing }),
        },
        show,
      ],
    );
  },
};

export const quiet: PlainCommand = {
  name: "quiet",
  usage: "quiet until <date>",
  does: "Put off all questions that wait for you, and see what comes all the same",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const { today, calendar } = await gapContext(turn.world, turn.organization);
    const { until, day } = parseSnooze(rest, today);
    const missing = missingDay(day, today);
    if (missing !== undefined) return noticeReply(`There is no ${missing}`, "Choose another day. Nothing was changed.");
    const isPassed = until !== undefined && until <= today;
    if (isPassed || noDay.test(rest))
      return noticeReply(
        "Quiet until when?",
        `${isPassed || lessThanDay.test(rest) ? "I put questions off by the day, until tomorrow at least. " : ""}Choose a day, or write one, for example: quiet until Monday`,
        offeredDays(today, calendar).map((one) => ({
          title: capital(dayWords(one, today)),
          press: press("run", { says: `quiet until ${one}`, shown: "new" }),
        })),
      );
    if (until === undefined) return notUnderstood(quiet, rest, "quiet until Monday");
    return await quietUntil(turn, until);
  },
};

const courtesy = "(?:[ ,]*(?:please|pls|plz|thanks|thank you|now|for now|today))*[ .!]*";
const hours =
  "(?:for|until|till) (?:(?:an?|one|two|three|four|half an|a couple of|a few|some|\\d{1,2}) (?:hours?|minutes?|mins?)|a (?:bit|while|moment)|later|tonight|this (?:afternoon|evening)|noon)";
/** "Quiet please", "quiet for two hours": until when is still to be said. */
const noDay = new RegExp(`^(?:${hours})?${courtesy}$`, "i");
const lessThanDay = new RegExp(`^${hours}`, "i");

/** What puts off whatever waits for them until that day, with what comes before it all the same. */
async function quietUntil(turn: Turn, until: Day): Promise<Reply> {
  const { customers, context } = await evaluate(turn.world, turn.organization);
  const last = addDays(context.today, longestLaterDays);
  const day = businessDayFrom(until < last ? until : last, context.calendar);
  const waiting = answeredBy(customers, turn.actor).filter((customer) => {
    const prompt = openPrompt(customer);
    return isSamePerson(prompt?.to, turn.actor) && (prompt?.laterUntil ?? "") < startOf(day, turn.zone);
  });
  const some = waiting.slice(0, mostTogether);
  const more = waiting.length - some.length;
  const when = dayWords(day, context.today);
  const away = {
    title: "Somebody stands in",
    press: press("run", { says: `away until ${until}`, shown: "new" as const }),
  };
  const still = [
    ...(last < until ? [`Questions can be put off for ${longestLaterDays} days at most.`] : []),
    ...(await comesAnyway(turn, until)),
    "If somebody stands in for you, all of it goes to them.",
  ];
  if (some.length === 0)
    return noticeReply("No question waits for you", ["So there's nothing to put off.", ...still], [away]);
  return noticeReply(
    `Quiet until ${when}?`,
    [
      `I'd ask you again ${onDay(day, context.today)} about ${someNames(some)}${more === 0 ? "" : `, and not put off ${more} more`}. Nothing has changed yet.`,
      ...still,
    ],
    [
      {
        title: some.length === 1 ? "Put it off" : some.length === 2 ? "Put both off" : `Put all ${some.length} off`,
        press: press("run-all", { says: some.map(({ id }) => `later ${id} until ${day}`) }),
      },
      away,
    ],
  );
}

/** What they hear before that day, whatever is put off. */
async function comesAnyway(turn: Turn, until: Day): Promise<readonly string[]> {
  const { customers, gapsById, context, settings } = await evaluate(turn.world, turn.organization);
  const { today, calendar } = context;
  const days = settings.deadlines ?? defaultAlertDays;
  const span = businessDaysBetween(today, until, calendar);
  const alerted = answeredBy(customers, turn.actor).flatMap(({ id, name }) =>
    (gapsById.get(id) ?? []).flatMap((gap) => {
      const { deadline } = gap;
      // What was due today has come, or comes today.
      const isDue = days.map((one) => (deadline?.workingDays ?? one) - one).some((ahead) => ahead > 0 && ahead < span);
      return deadline !== undefined && counts(gap) && isDue ? [`${name} (${dueWords(deadline.endsOn, today)})`] : [];
    }),
  );
  const [soonest, ...others] = new Set(alerted);
  const alerts =
    soonest === undefined
      ? "Alerts before a deadline can't be put off; none is due before then."
      : `Alerts before deadlines can't be put off: ${soonest}${others.length === 0 ? "" : `, and ${others.length} more`}.`;
  const { digest: chosen, zone } = turn.person;
  const moment = chosen ?? { ...turn.world.setup.digest, zone: zone ?? turn.world.setup.digest.zone };
  const weekly = moment === "off" ? undefined : dayOf(nextOccurrence(moment, turn.now), moment.zone);
  return [
    alerts,
    weekly === undefined || weekly >= until
      ? ""
      : `Your weekly message still comes ${onDay(weekly, today)}, if something needs you.`,
  ];
}
