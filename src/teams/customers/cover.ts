/** The command `cover` and its form: somebody else hears of customers, and answers, for some days. */
import { z } from "zod";
import { cover as coverCustomers, type Covered } from "../../app/customers/cover.ts";
import { customersFor, lookUp, maySee } from "../../app/customers/report.ts";
import { todayOf } from "../../app/organization/absence.ts";
import { coverForm } from "../../cards/forms/absence.ts";
import { formCard } from "../../cards/forms/form.ts";
import { someNames } from "../../cards/forms/assign.ts";
import { press } from "../../cards/kit/actions.ts";
import { daysWords } from "../../cards/kit/dates.ts";
import { absenceOn, comingAbsences } from "../../domain/people/absence.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import { coverFrom, type CoverAsked } from "../../domain/customer/cover.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { unreached, type Person, type PersonId } from "../../domain/people/person.ts";
import type { Day } from "../../domain/time/time.ts";
import { findCustomer } from "../input/find/find-customer.ts";
import { colleague, findPerson, knownPeople } from "../input/find/find-person.ts";
import { parseCover, parseDay } from "../input/time/parse.ts";
import { notHere, notUnderstood } from "../refusals.ts";
import { undoingAll } from "../saved.ts";
import {
  action,
  mostTogether,
  noticeReply,
  viewerOf,
  type Action,
  type PlainCommand,
  type Reply,
  type Turn,
} from "../turn.ts";
import { personName } from "../whose.ts";

const example = "cover Contoso @Isaiah Langer from 30 Nov until 11 Dec";

export const cover: PlainCommand = {
  name: "cover",
  usage: "cover <customers> @person [from <date>] until <date> | nobody",
  does: "Somebody else hears of a customer for some days",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const today = await todayOf(turn.world, turn.organization);
    const asked = parseCover(rest, today);
    if (asked === undefined) return notUnderstood(cover, rest, example);
    const found = await customersCalled(turn, asked.customers, rest);
    if ("card" in found) return found;
    const { customers } = found;
    const who = asked.person === "" ? undefined : await findPerson(turn, asked.person);
    if (who !== undefined && "card" in who) return who;
    const { ends, isUntilBack } = asked;
    const absence = isUntilBack ? await awayOf(turn, customers, today) : undefined;
    const [from, until] = [asked.from ?? absence?.from, asked.until ?? absence?.until];
    // As the next message goes on from it: with ids and days that mean the same tomorrow.
    const days = `${from === undefined ? "" : ` from ${from}`}${until === undefined ? "" : ` until ${until}`}`;
    const whom = who === undefined ? (ends ? " nobody" : "") : ` @${who.person.id}`;
    turn.about({
      says: `cover ${customers.map(({ id }) => id).join(" and ")}${whom}${days}`,
      ...(customers.length === 1 ? { customer: customers[0]?.id, person: customers[0]?.owner } : {}),
    });
    if (ends && customers.length > 0) return await saved(turn, customers, {}, today);
    const person = who?.person;
    const problem =
      isUntilBack && until === undefined ? "I don't know when the owner is back. Choose the last day." : undefined;
    if (customers.length === 0 || person === undefined || until === undefined)
      return await form(turn, { customers, person, from, until, problem, today });
    return await saved(turn, customers, { cover: { person, from, until } }, today);
  },
};

/** The absence of the one who owns them, the present or the next one; undefined where none is on record. */
async function awayOf(turn: Turn, customers: readonly Customer[], today: Day) {
  const [owner, ...others] = new Set(customers.flatMap((one) => one.owner ?? []));
  const person = owner === undefined || others.length > 0 ? undefined : await colleague(turn, owner);
  return person && (absenceOn(person, today) ?? comingAbsences(person, today)[0]);
}

/** One whose name is all of the words, else each of those between "and"; none where there are no words. */
async function customersCalled(
  turn: Turn,
  words: string,
  rest: string,
): Promise<
  { customers: readonly Customer[] } | Exclude<Awaited<ReturnType<typeof findCustomer>>, { customer: Customer }>
> {
  if (words === "") return { customers: [] };
  const whole = await lookUp(turn.organization, viewerOf(turn), words);
  const parts = whole.found === "none" ? words.split(/[,;&]| and /i).flatMap((one) => one.trim() || []) : [words];
  const customers: Customer[] = [];
  for (const part of parts.slice(0, mostTogether)) {
    const says = (id: string) => `cover ${rest.replace(part, () => id)}`;
    const found = await findCustomer(turn, part, { then: "run", says });
    if ("card" in found) return found;
    customers.push(found.customer);
  }
  return { customers };
}

type Draft = Pick<Parameters<typeof coverForm>[0], "customers" | "person" | "from" | "until" | "problem" | "today">;

async function form(turn: Turn, draft: Draft): Promise<Reply> {
  const all = draft.customers.length > 0 ? [] : await customersFor(turn.organization, viewerOf(turn));
  const among = all
    .filter((one) => one.owner !== undefined && mayAnswer(one, turn.actor))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  return { card: formCard(coverForm({ ...draft, among, people: await knownPeople(turn) })) };
}

async function saved(
  turn: Turn,
  customers: readonly Customer[],
  { cover: asked, only }: { cover?: CoverAsked & { person: Person }; only?: PersonId },
  today: Day,
): Promise<Reply> {
  const ids = customers.map(({ id }) => id);
  const wanted = { customers: ids, cover: asked, only, by: turn.actor };
  const done = await coverCustomers(turn.world, turn.organization, wanted);
  const refused = done.flatMap((one) => (one.outcome === "no-such-customer" ? [] : refusal(one)));
  const changed = done.flatMap((one) => (one.outcome === "changed" ? [one.customer] : []));
  // Other days are chosen in the form.
  const problem = refused.find((one) => one.isOfDays)?.says;
  if (problem !== undefined && changed.length === 0) return await form(turn, { customers, ...asked, problem, today });
  const are = done.flatMap((one) => (one.outcome === "changed" || one.outcome === "unchanged" ? [one.customer] : []));
  const lines = refused.map(({ says }) => says);
  const [first] = are;
  if (first === undefined) return noticeReply("Nothing was changed", lines.length > 0 ? lines : "It isn't here.");
  const shows = are.length === 1 ? [{ title: "Show customer", press: press("show", { customer: first.id }) }] : [];
  const next = [...undoingAll(turn, changed), ...shows];
  const which = someNames(are);
  const it = are.length === 1 ? "it" : "them";
  if (asked === undefined && changed.length === 0) {
    const whose = only === undefined ? "Nobody covers" : `${await personName(turn, only)} no longer covers`;
    return noticeReply(`${whose} ${which}`, ["Nothing was changed.", ...lines], next);
  }
  if (asked === undefined) {
    const ended = customers.filter(({ id }) => changed.some((one) => one.id === id));
    const isOwn = ended.every(({ owner }) => owner === turn.actor.id);
    const isTheirs = ended.some(({ cover: before }) => before?.person === turn.actor.id);
    const told = isTheirs ? "the owner" : isOwn ? "whoever covered" : "them both";
    return noticeReply(
      `${someNames(changed)}: no longer covered`,
      [`Messages about ${changed.length === 1 ? "it" : "them"} go to the owner again. I'll tell ${told}.`, ...lines],
      next,
    );
  }
  const { person } = asked;
  const isAhead = asked.from !== undefined && asked.from > today;
  const owners = [...new Set(are.map(({ owner }) => owner))];
  const owner =
    owners.length > 1 ? "the owners" : owners[0] === turn.actor.id ? "you" : await personName(turn, owners[0]);
  const isMe = person.id === turn.actor.id;
  // One covers at a time, whichever the days.
  const others = changed.length === 0 ? [] : customers.flatMap((one) => coverFrom(one, today)?.person ?? []);
  const before = [...new Set(others)].filter((ref) => ref !== person.id);
  const stops = await Promise.all(before.map(async (ref) => `${await personName(turn, ref)} no longer does.`));
  const told = isMe ? owner : owner === "you" ? person.name : owners.length > 1 ? "them all" : "them both";
  const tells =
    isMe || unreached(person) === undefined
      ? `I'll tell ${told}.`
      : `I can't reach ${person.name} now: until I can, messages about ${it} go to ${owner} as before.`;
  const then = isAhead ? " then," : "";
  const begins = asked.from !== undefined && asked.from > today ? asked.from : today;
  const off = [absenceOn(person, today), ...comingAbsences(person, today)].find(
    (one) => one !== undefined && one.until >= begins && (one.from ?? begins) <= asked.until,
  );
  const away =
    off === undefined
      ? []
      : [
          `${isMe ? "You're" : `${person.name} is`} away ${daysWords(off, today)}: meanwhile they go to ${off.deputy === turn.actor.id ? "you" : await personName(turn, off.deputy)}.`,
        ];
  return noticeReply(
    `${isMe ? "You cover" : `${person.name} covers`} ${which} ${daysWords(asked, today)}`,
    [
      changed.length === 0
        ? "That was so already."
        : `${isMe ? "You get" : `${person.name} gets`} the messages about ${it}${then} in place of ${owner}, and can answer for ${it}. ${tells}`,
      ...away,
      ...stops,
      ...lines,
    ],
    next,
  );
}

/** Why one was not changed; none where it was, or was so already. */
function refusal(done: Exclude<Covered, { outcome: "no-such-customer" }>): { says: string; isOfDays?: true }[] {
  const { name } = done.customer;
  switch (done.outcome) {
    case "no-owner":
      return [{ says: `${name} has no owner: assign it instead.` }];
    case "own":
      return [{ says: `${name}: whoever covers it can't be its owner.`, isOfDays: true }];
    case "not-in-future":
      return [{ says: "That day has passed. Choose a later one; nothing was changed.", isOfDays: true }];
    case "backwards":
      return [{ says: "The last day is before the first. Choose others; nothing was changed.", isOfDays: true }];
    case "too-long":
      return [
        {
          says: "That's longer than half a year. Choose an earlier day, or assign it; nothing was changed.",
          isOfDays: true,
        },
      ];
    case "not-yours":
      return [{ says: `${name} isn't yours to change. The owner, the deputy or a manager can.` }];
    default:
      return [];
  }
}

/** A form's input: what is missing is asked for again. */
const input = z.string().max(5000).default("");

const save = action({
  verb: "cover",
  schema: z.object({
    customers: z.array(z.string().min(1).max(100)).max(mostTogether).optional(),
    which: input,
    person: input,
    from: input,
    until: input,
  }),
  who: "everyone",
  async run(turn, { customers: ids, which, person: chosen, from: first, until: last }) {
    const today = await todayOf(turn.world, turn.organization);
    const wanted = (ids ?? which.split(",")).map((one) => one.trim()).filter((one) => one !== "");
    const found = await Promise.all(wanted.map((id) => turn.organization.customers.get(id)));
    const customers = found.filter((one) => one !== undefined).filter((one) => maySee(one, viewerOf(turn)));
    if (customers.length < wanted.length) return { card: notHere() };
    const person = chosen === "" ? undefined : await colleague(turn, chosen);
    const [from, until] = [parseDay(first, today), parseDay(last, today)];
    if (customers.length === 0 || person === undefined || until === undefined) {
      const problem = "Choose customers, a colleague from the list, and the last day.";
      return await form(turn, { customers, person, from, until, problem, today });
    }
    return await saved(turn, customers, { cover: { person, from, until } }, today);
  },
});

const end = action({
  verb: "end-cover",
  schema: z.object({ customers: z.array(z.string().min(1).max(100)).max(mostTogether), person: z.string().max(100) }),
  who: "everyone",
  async run(turn, { customers: ids, person }) {
    const found = await Promise.all(ids.map((id) => turn.organization.customers.get(id)));
    const customers = found.flatMap((one) => (one !== undefined && maySee(one, viewerOf(turn)) ? [one] : []));
    if (customers.length === 0) return { card: notHere() };
    return await saved(turn, customers, { only: person }, await todayOf(turn.world, turn.organization));
  },
});

export const coverActions: readonly Action[] = [save, end];
