/** Reminders of one's own: the commands and buttons that set, show, change and cancel them. */
import { z } from "zod";
import { customersFor, maySee, showCustomer } from "../../app/customers/report.ts";
import { forgetMemos, memoDays, remindAgain, remindMe } from "../../app/organization/memos.ts";
import { formCard } from "../../cards/forms/form.ts";
import { memoForm, type MemoDraft } from "../../cards/forms/memo.ts";
import { press } from "../../cards/kit/actions.ts";
import { capital, count, dayWords, onDay, passedWords } from "../../cards/kit/dates.ts";
import { memoListCard, memoWords } from "../../cards/messages/memo.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { openPrompt, withOpenPrompt } from "../../domain/customer/checklist.ts";
import { openGaps } from "../../domain/catalogue/gap-codes.ts";
import { listPage } from "../../domain/listing.ts";
import {
  aheadOf,
  cameLast,
  furthestMemoDays,
  longestMemo,
  memoComes,
  mostMemos,
  type MemoComes,
} from "../../domain/people/memos.ts";
import { isSamePerson, type Memo } from "../../domain/people/person.ts";
import { addBusinessDays } from "../../domain/time/calendar.ts";
import { addDays, addMilliseconds, type Day } from "../../domain/time/time.ts";
import { timesIn } from "../input/time/clock.ts";
import { noteUndo, undoOfMemo } from "../saved.ts";
import { findCustomer } from "../input/find/find-customer.ts";
import { repeatsOnSeveral } from "../input/write/memo-said.ts";
import { passedDay } from "../input/time/day.ts";
import { missingDay, parseDay, parseMemo } from "../input/time/parse.ts";
import { notUnderstood } from "../refusals.ts";
import {
  action,
  noticeReply,
  readerOf,
  viewerOf,
  type Action,
  type Card,
  type Command,
  type Reply,
  type Turn,
} from "../turn.ts";

export const reminder: Command = {
  name: "reminder",
  usage: "reminder <date> [about <customer>] [to <words>]",
  does: "Remind you on a day, in our chat",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const { today, calendar } = await memoDays(turn.world, turn.organization, turn.person);
    const { day, on, before, customer: called, says } = parseMemo(rest, today);
    const written = (id: string) =>
      ["reminder", day, `about ${id}`, says === "" ? "" : `to ${says}`].filter((one) => one !== "").join(" ");
    const found = called === "" ? undefined : await findCustomer(turn, called, { then: "run", says: written });
    if (found !== undefined && "card" in found) return found;
    const customer = found?.customer;
    if (customer !== undefined)
      turn.about({ says: written(customer.id), customer: customer.id, person: customer.owner });
    const draft: MemoDraft = { customer, on, says: says === "" ? undefined : says };
    const form = async (problem?: string) => ({ card: await formFor(turn, { ...draft, problem }) });
    if (before !== undefined) {
      if (customer === undefined) return await form();
      const deadline = await deadlineOf(turn, customer);
      if (deadline === undefined) return await form(`I don't know of a deadline at ${customer.name}. Choose the day.`);
      const { count: many, unit } = before;
      const day =
        unit === "working day"
          ? addBusinessDays(deadline, -many, calendar)
          : addDays(deadline, unit === "week" ? -7 * many : -many);
      return await kept(turn, { ...draft, on: day });
    }
    const missing = missingDay(day, today);
    if (missing !== undefined) return await form(`There is no ${missing}. Choose another day.`);
    if (day !== "" && on === undefined) return notUnderstood(reminder, day, "reminder Tuesday about Contoso");
    const passed = on === undefined ? undefined : passedDay(on, turn.text, today);
    if (passed !== undefined && passed < today && turn.text !== "")
      return {
        card: await formFor(turn, {
          ...draft,
          on: undefined,
          problem: `${capital(passedWords(passed, today))}. Choose another day.`,
        }),
      };
    return await kept(turn, draft);
  },
};

/** The last day of what ends first there. */
async function deadlineOf(turn: Turn, { id }: Customer): Promise<Day | undefined> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  const days = openGaps(found?.evaluated.gapsById.get(id)).flatMap(({ deadline }) => deadline?.endsOn ?? []);
  return days.toSorted()[0];
}

async function formFor(turn: Turn, draft: MemoDraft): Promise<Card> {
  const { today } = await memoDays(turn.world, turn.organization, turn.person);
  const all = draft.customer === undefined ? await customersFor(turn.organization, viewerOf(turn)) : [];
  const byName = all.toSorted((one, other) => one.name.localeCompare(other.name));
  return formCard(memoForm(draft, byName, today));
}

const problems = {
  "not-in-future": "I remind you by the day, from tomorrow on. Choose another one.",
  "too-far": `At most ${furthestMemoDays} days ahead. Choose an earlier day.`,
  "too-long": `At most ${longestMemo} characters. Make it shorter.`,
  "no-such-memo": "It was cancelled. Save it to set it again.",
} as const;

/** Sets it where all is known that it takes, else asks for the rest. */
async function kept(turn: Turn, draft: MemoDraft): Promise<Reply> {
  const { memo, customer, on, says } = draft;
  const form = async (problem?: string) => ({ card: await formFor(turn, { ...draft, problem }) });
  if (on === undefined) return await form();
  if (says === undefined && memo === undefined) {
    // Its words are nobody else's to read.
    const came = turn.place.kind === "personal" ? cameLast(await ownDocument(turn), turn.now) : undefined;
    const isAgain = customer === undefined || (customer.id === came?.customer && isSaidAgain(turn));
    if (came !== undefined && isAgain) return await moved(turn, [came], on);
    const asked = customer === undefined ? await askedAbout(turn) : undefined;
    if (asked !== undefined) return await kept(turn, { ...draft, customer: asked });
  }
  if (customer === undefined && says === undefined)
    return await form("What about? Say it in a few words, or choose a customer.");
  const asked = { person: turn.person, memo, customer: customer?.id, on, says };
  const done = await remindMe(turn.world, turn.organization, asked);
  switch (done.outcome) {
    case "set":
      return await comesReply(turn, {
        ...done,
        headline: "OK, I'll remind you",
        undo: memo === undefined ? "Undo" : "Cancel it",
      });
    case "already":
      return await comesReply(turn, { ...done, headline: "I'll remind you, as you asked before,", undo: "Cancel it" });
    case "not-in-future":
    case "too-far":
    case "too-long":
      return await form(problems[done.outcome]);
    case "too-many":
      return full();
  }
}

/** "Remind me again", or a day alone in reply to the reminder's card. */
const isSaidAgain = ({ text, repliesTo }: Turn): boolean => /\bagain\b/i.test(text) || repliesTo !== undefined;

/** The one customer of whom a question waits for whoever writes: "remind me on Friday" is about it. */
async function askedAbout({ organization, person }: Turn): Promise<Customer | undefined> {
  const asked = withOpenPrompt(await organization.customers.list()).filter((one) =>
    isSamePerson(openPrompt(one)?.to, person),
  );
  return asked.length === 1 ? asked[0] : undefined;
}

const customerName = async (turn: Turn, { customer }: Pick<Memo, "customer">): Promise<string | undefined> =>
  customer === undefined ? undefined : (await turn.organization.customers.get(customer))?.name;

/** Which day it comes, and why not the one that was asked for; and what stands in the way of it. */
async function comesReply(
  turn: Turn,
  { memo, comes, headline, undo }: { memo: Memo; comes: MemoComes; headline: string; undo: string },
): Promise<Reply> {
  const { today } = await memoDays(turn.world, turn.organization, turn.person);
  const customer = memo.customer === undefined ? undefined : await turn.organization.customers.get(memo.customer);
  noteUndo(turn, undoOfMemo(turn, memo));
  const about = customer === undefined ? "" : ` about ${customer.name}`;
  // A reminder hides nothing: questions that wait are still asked, unless they are put off as well.
  const prompt = customer && openPrompt(customer);
  const isAsked = prompt !== undefined && isSamePerson(prompt.to, turn.person);
  const said = turn.text.replace(memo.says ?? "", "");
  const limits = [
    notThen(memo.on, comes, today),
    timesIn(said).length > 0 ? "I can't remind by the hour: it comes in the morning." : "",
    /\b(?:every|each|weekly|daily|monthly)\b/i.test(said)
      ? `I remind you once${repeatsOnSeveral(said) ? ", on the first of these days" : ""}; Next week on its card sets it again.`
      : "",
  ];
  return noticeReply(
    `${headline} ${onDay(comes.day, today)}${about}`,
    [memo.says === undefined ? "" : `“${memo.says}”`, limits.filter((one) => one !== "").join(" "), whereWords(turn)],
    [
      { title: undo, press: press("cancel-memo", { memo: memo.id }) },
      ...(customer === undefined
        ? []
        : [
            ...(isAsked
              ? [
                  {
                    title: "Put the questions off, too",
                    press: press("later", { customer: customer.id, prompt: prompt.id, until: comes.day }),
                  },
                ]
              : []),
            { title: "Show customer", press: press("show", { customer: customer.id }) },
          ]),
    ],
  );
}

function whereWords({ person, place }: Turn): string {
  if (person.chat === undefined)
    return "I have no chat with you yet, and that's where I'll write: open me as an app in Teams and say hello before that day.";
  return place.kind === "personal" ? "" : "I'll write to you in our personal chat.";
}

function notThen(on: Day, { day, because }: MemoComes, today: Day): string {
  if (because === undefined || day === on) return "";
  return because === "away"
    ? `You're away ${onDay(on, today)}.`
    : `${capital(dayWords(on, today))} isn't a working day.`;
}

export const reminders: Command = {
  name: "reminders",
  usage: "reminders [<customer> | cancel [<customer> | <date> | all] | move [<date> to] <date> [about <customer>]]",
  does: "What you asked me to remind you of",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const [, page] = /^page (\d{1,3})$/i.exec(rest) ?? [];
    // Whatever was set elsewhere is shown, moved and cancelled where nobody reads along.
    if (turn.place.kind !== "personal" || rest === "" || page !== undefined)
      return await listed(turn, Number(page ?? 1));
    const [, does = "", which = ""] = /^(cancel|move)(?: (.+))?$/is.exec(rest) ?? [];
    const { today } = await memoDays(turn.world, turn.organization, turn.person);
    const ahead = aheadOf(await ownDocument(turn));
    if (/^cancel$/i.test(does)) {
      if (/^all$/i.test(which)) return await cancelled(turn, ahead);
      const day = parseDay(which, today);
      if (day !== undefined) return await cancelled(turn, onlyOne(ahead.filter(({ on }) => on === day)));
      const chosen = await chosenOf(turn, ahead, which, (id) => `reminders cancel ${id}`);
      return "card" in chosen ? chosen : await cancelled(turn, chosen.memos);
    }
    if (does === "") {
      const words = rest.replace(/^(?:about|for|of) /i, "");
      const found = await findCustomer(turn, words, { then: "run", says: (id) => `reminders ${id}` });
      return "card" in found ? found : await listed(turn, 1, found.customer);
    }
    const { on, customer, says } = parseMemo(which, today);
    const to = parseDay(says, today);
    if (to !== undefined) return await moved(turn, onlyOne(ahead.filter((memo) => memo.on === on)), to);
    if (on === undefined) return notUnderstood(reminders, rest, "reminders move Friday about Contoso");
    const chosen = await chosenOf(turn, ahead, customer, (id) => `reminders move ${on} about ${id}`);
    return "card" in chosen ? chosen : await moved(turn, chosen.memos, on);
  },
};

/** One that is meant for certain, or none. */
const onlyOne = (some: readonly Memo[]): readonly Memo[] => (some.length === 1 ? some : []);

/** The one about a customer; without one, the one that was just set, or the only one. */
async function chosenOf(turn: Turn, ahead: readonly Memo[], words: string, says: (customer: string) => string) {
  if (words === "") return { memos: justSet(ahead, turn) };
  const found = await findCustomer(turn, words, { then: "run", says });
  if ("card" in found) return found;
  const { id, name } = found.customer;
  const about = ahead.filter(({ customer }) => customer === id);
  if (about.length === 0) return noticeReply(`No reminder about ${name}`, "Nothing was changed.", [allOfThem]);
  return { memos: onlyOne(about) };
}

async function moved(turn: Turn, [memo]: readonly Memo[], on: Day): Promise<Reply> {
  if (memo === undefined) return await listed(turn, 1);
  const done = await remindAgain(turn.world, turn.organization, { person: turn.person, memo: memo.id, on });
  if ("memo" in done) return await comesReply(turn, { ...done, headline: "OK, I'll remind you", undo: "Cancel it" });
  if (done.outcome === "too-many") return full();
  return { card: await formFor(turn, await draftOf(turn, memo, problems[done.outcome])) };
}

const allOfThem = { title: "My reminders", press: press("run", { says: "reminders" }) };

const ownDocument = async ({ organization, person }: Turn) => (await organization.people.get(person.id)) ?? person;

/** "Never mind the reminder": the one that was set last, where that was just now; or the only one. */
function justSet(ahead: readonly Memo[], { now }: Turn): readonly Memo[] {
  const last = ahead.toSorted((one, other) => (one.askedAt < other.askedAt ? 1 : -1)).slice(0, 1);
  return ahead.length === 1 ? ahead : last.filter(({ askedAt }) => askedAt > addMilliseconds(now, -justNow));
}

const justNow = 30 * 60_000;

/** Cancels these; where none of them is meant for certain, all are shown to choose from. */
async function cancelled(turn: Turn, these: readonly Memo[]): Promise<Reply> {
  if (these.length === 0) return await listed(turn, 1);
  const done = await forgetMemos(turn.organization, { person: turn.person, memos: these.map(({ id }) => id) });
  const [only, ...others] = done;
  if (only === undefined) return gone();
  if (others.length > 0) return noticeReply(`OK, ${count(done.length, "reminder")} cancelled`, "You have none left.");
  return await cancelledReply(turn, only);
}

async function cancelledReply(turn: Turn, memo: Memo): Promise<Reply> {
  const { today } = await memoDays(turn.world, turn.organization, turn.person);
  const { on, customer, says } = memo;
  const again = ["reminder", on, customer && `about ${customer}`, says && `to ${says}`].filter(Boolean).join(" ");
  return noticeReply(
    "OK, I won't remind you",
    memoWords(memo, await customerName(turn, memo)),
    on > today ? [{ title: "Remind me after all", press: press("run", { says: again }) }] : [],
  );
}

/** Only whoever set them sees them, so that they are shown where nobody reads along. */
async function listed(turn: Turn, page: number, about?: Customer): Promise<Reply> {
  if (turn.place.kind !== "personal")
    return noticeReply("In our personal chat", `Only you see your reminders. Write ${reminders.name} to me there.`);
  const person = await ownDocument(turn);
  const { calendar } = await memoDays(turn.world, turn.organization, person);
  const names = new Map((await turn.organization.customers.list()).map(({ id, name }) => [id, name]));
  const ahead = aheadOf(person).filter(({ customer }) => about === undefined || customer === about.id);
  if (about !== undefined && ahead.length === 0)
    return noticeReply(`No reminder about ${about.name}`, "You have none about it.", [allOfThem]);
  const rows = ahead.map((memo) => ({
    memo,
    comes: memoComes(person, memo.on, calendar),
    customer: memo.customer === undefined ? undefined : names.get(memo.customer),
  }));
  const sorted = rows.toSorted((one, other) => (one.comes.day < other.comes.day ? -1 : 1));
  return { card: memoListCard({ found: listPage(sorted, page), reader: readerOf(turn) }) };
}

const id = z.string().min(1).max(100);
/** A form's input: what is missing is asked for again. */
const input = z.string().max(500).default("");

const again = action({
  verb: "remind-again",
  schema: z.object({ memo: id, after: z.enum(["day", "week"]) }),
  who: "everyone",
  async run(turn, { memo, after }) {
    const done = await remindAgain(turn.world, turn.organization, { person: turn.person, memo, after });
    if (done.outcome === "too-many") return { ...full(), shown: "new" };
    if (!("memo" in done)) return goneFrom(turn);
    return await comesReply(turn, { ...done, headline: "I'll remind you again", undo: "No reminder" });
  },
});

const cancel = action({
  verb: "cancel-memo",
  schema: z.object({ memo: id, list: z.number().int().optional() }),
  who: "everyone",
  async run(turn, { memo, list }) {
    const [done] = await forgetMemos(turn.organization, { person: turn.person, memos: [memo] });
    if (list !== undefined) return await listed(turn, list);
    return done === undefined ? goneFrom(turn) : await cancelledReply(turn, done);
  },
});

const form = action({
  verb: "memo-form",
  schema: z.object({ memo: id }),
  who: "everyone",
  async run(turn, { memo: wanted }) {
    const memo = (await ownDocument(turn)).memos?.find((one) => one.id === wanted);
    if (memo === undefined) return { ...gone(), shown: "new" };
    return { card: await formFor(turn, await draftOf(turn, memo)), shown: "new" };
  },
});

const set = action({
  verb: "remind-me",
  schema: z.object({ memo: id.optional(), about: id.optional(), on: input, says: input, customer: input }),
  who: "everyone",
  async run(turn, { memo, about, on, says, customer: chosen }) {
    const wanted = about ?? (chosen === "" ? undefined : chosen);
    const found = wanted === undefined ? undefined : await turn.organization.customers.get(wanted);
    const own = (await ownDocument(turn)).memos?.find((one) => one.id === memo);
    // Nobody is told of a customer by its id; whose reminder it was may have lost it since.
    const customer =
      found !== undefined && (own?.customer === found.id || maySee(found, viewerOf(turn))) ? found : undefined;
    const { today } = await memoDays(turn.world, turn.organization, turn.person);
    const written = says.trim();
    return await kept(turn, {
      memo: own?.id,
      on: parseDay(on, today),
      says: written === "" ? undefined : written,
      customer,
    });
  },
});

async function draftOf(turn: Turn, { id: memo, on, says, customer }: Memo, problem?: string): Promise<MemoDraft> {
  const { today } = await memoDays(turn.world, turn.organization, turn.person);
  const about = customer === undefined ? undefined : await turn.organization.customers.get(customer);
  return { memo, on: on > today ? on : undefined, says, customer: about, problem };
}

const full = () =>
  noticeReply(
    `You have ${count(mostMemos, "reminder")} already`,
    "I keep no more than that for one person. Cancel some first.",
    [{ title: "My reminders", press: press("run", { says: reminders.name }) }],
  );

/** Said alike of one that is not there and of somebody else's. */
const gone = () => noticeReply("There's no such reminder any more", "It was cancelled, or it isn't yours.");

/** In a channel a colleague's press leaves the card of whoever set it as it is. */
const goneFrom = ({ place }: Turn): Reply => (place.kind === "personal" ? gone() : { ...gone(), shown: "new" });

export const memoActions: readonly Action[] = [again, cancel, form, set];
