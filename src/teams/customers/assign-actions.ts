/** Buttons that give customers to owners, and ask them. */
import { z } from "zod";
import {
  ask,
  assign,
  assignAll,
  isUnassigned,
  type AskOutcome,
  type Assigned,
  type Unassigned,
} from "../../app/customers/assign.ts";
import { listedCustomers } from "../../app/customers/report.ts";
import { evaluate, type Evaluated } from "../../app/evaluate.ts";
import { todayOf } from "../../app/organization/absence.ts";
import { remindNow } from "../../app/messages/remind-now.ts";
import * as forms from "../../cards/forms/assign.ts";
import { formCard } from "../../cards/forms/form.ts";
import { count } from "../../cards/kit/dates.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { exact } from "../../domain/exact.ts";
import { hearerOf } from "../../domain/customer/cover.ts";
import { coverDay } from "../../domain/people/absence.ts";
import { readFilter } from "../../domain/gaps/filter.ts";
import { changedSinceWords, personName } from "../whose.ts";
import { colleague, knownPeople } from "../input/find/find-person.ts";
import { readerOf, viewerOf, action, type Action, type Turn, type Card, noticeReply } from "../turn.ts";
import { notice, noticeCard } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { lastOwnerChange } from "../../domain/customer/handover.ts";
import { givenBack } from "../../domain/messages/given-back.ts";
import { notHere } from "../refusals.ts";
import { byReference, isGone, isSamePerson, type PersonRef } from "../../domain/people/person.ts";
import type { Instant } from "../../domain/time/time.ts";

const customer = z.string().min(1).max(100);
const typed = z.string().max(1000).default("");

const openForm = action({
  verb: "assign-form",
  schema: z.object({ customer, shown: z.literal("new").optional() }),
  who: "managers",
  async run(turn, data) {
    const found = await turn.organization.customers.get(data.customer);
    const card = found === undefined ? notHere() : await assignForm(turn, found);
    return { card, shown: data.shown };
  },
});

const give = action({
  verb: "assign",
  schema: z.object({ customer, revision: z.number().int().min(0), person: typed }),
  who: "managers",
  async run(turn, data) {
    const found = await turn.organization.customers.get(data.customer);
    if (found === undefined) return { card: notHere() };
    if (data.person === "") return { card: await assignForm(turn, found, "Choose an owner.") };
    if (data.revision !== found.checklist.revision) {
      return { card: await assignForm(turn, found, "Somebody has changed it since. This is how it looks now.") };
    }
    const to = await colleague(turn, data.person);
    if (to === undefined) {
      return { card: await assignForm(turn, found, "I don't know anybody by that name. Choose from the list.") };
    }
    const assigned = await assign(turn.world, turn.organization, {
      customer: data.customer,
      to: to.id,
      by: turn.actor,
    });
    return { card: await assignedReply(turn, assigned) };
  },
});

const assignAllForm = action({
  verb: "assign-all-form",
  schema: z.object({}),
  who: "managers",
  run: async (turn) => ({ card: await allForm(turn), shown: "new" }),
});

const giveAll = action({
  verb: "assign-all",
  schema: z.object({ person: typed, asOf: z.iso.datetime().optional(), except: z.array(customer).max(20).optional() }),
  who: "managers",
  async run(turn, { person, asOf, except }) {
    if (person === "") return { card: await allForm(turn, "Choose an owner.") };
    const to = await colleague(turn, person);
    if (to === undefined)
      return { card: await allForm(turn, "I don't know anybody by that name. Choose from the list.") };
    const { given, left } = await assignAll(turn.world, turn.organization, {
      ...exact({ asOf, except }),
      to: to.id,
      by: turn.actor,
    });
    const again = given.length > 0 || asOf === undefined ? given : await givenSince(turn, to.id, asOf);
    const taken = await changedSinceWords(
      turn,
      asOf,
      ({ owner, addedAt }, before) =>
        addedAt <= (asOf ?? "") && before === undefined && owner !== undefined && owner !== to.id,
    );
    const leftAlone = [
      ...taken,
      ...(left.length === 0 ? [] : [`Changed since I asked, and still unassigned: ${forms.someNames(left)}.`]),
    ];
    const others = left.length === 0 ? [] : [{ title: "Show unassigned", press: press("gaps", { filter: "unowned" }) }];
    if (again.length === 0) {
      const says = leftAlone.length > 0 ? "Nothing was changed." : "Every customer has an owner. Nothing was changed.";
      return { card: noticeCard({ says: [says, ...leftAlone], next: others }) };
    }
    const [undo] = undoing(again[0]);
    const title = `leave ${again.length === 1 ? "it" : `these ${again.length}`} without an owner again`;
    turn.about({ person: to.id, undo: undo && { title, press: undo.press } });
    return noticeReply(
      `${to.name} owns ${count(again.length, "more customer")} now`,
      [forms.someNames(again), `${to.name} gets one message with all of them.`, ...leftAlone],
      [
        { title: "Show them", press: press("gaps", { filter: `customers person:${to.id}` }) },
        ...undoing(again[0]),
        ...others,
      ],
    );
  },
});

/** What the same press did before, where it was pressed twice: of those that were asked about, what one act gave. */
async function givenSince(turn: Turn, to: PersonRef, asOf: Instant): Promise<readonly Customer[]> {
  const given = (await turn.organization.customers.list()).filter((customer) => {
    const last = lastOwnerChange(customer);
    return customer.owner === to && last?.by === turn.actor.id && last.from === undefined && last.at > asOf;
  });
  return given.filter(({ ownerSince }) => ownerSince === given[0]?.ownerSince);
}

/** All customers without an owner but these for one person, as a question; undefined where there is none. */
export async function allUnownedTo(
  turn: Turn,
  { id, name, except }: { id: PersonRef; name: string; except: readonly CustomerId[] },
) {
  const unassigned = (await turn.organization.customers.list()).filter(isUnassigned);
  const asked = unassigned.filter((one) => !except.includes(one.id));
  if (asked.length === 0) return undefined;
  return {
    title: `assign ${count(asked.length, "unassigned customer")} to ${id === turn.actor.id ? "you" : name}`,
    line: forms.someNames(asked),
    press: press("assign-all", exact({ person: id, asOf: turn.now, except: except.length > 0 ? except : undefined })),
  };
}

async function allForm(turn: Turn, problem?: string): Promise<Card> {
  const unassigned = (await turn.organization.customers.list()).filter(isUnassigned);
  if (unassigned.length === 0) return noticeCard({ says: "Every customer has an owner." });
  const evaluated = await evaluate(turn.world, turn.organization);
  return formCard(
    forms.assignAllForm({
      customers: unassigned,
      people: await knownPeople(turn),
      likely: likelyOwners(evaluated),
      names: evaluated.names,
      asOf: turn.now,
      problem,
    }),
  );
}

const askOwner = action({
  verb: "ask",
  schema: z.object({ customer }),
  who: "managers",
  async run(turn, data) {
    const asked = await ask(turn.world, turn.organization, { customer: data.customer, by: turn.actor });
    return { card: await askedReply(turn, asked), shown: "new" };
  },
});

const remindAll = action({
  verb: "remind-all",
  schema: z.object({ filter: z.string().max(200), people: z.array(z.string().max(200)).max(6).optional() }),
  who: "managers",
  async run(turn, { filter: written, people }) {
    const filter = readFilter(written, turn.actor.id);
    if (filter === undefined)
      return { card: noticeCard({ says: "This list is from an older version. Ask for it again." }) };
    const customers = await listedCustomers(turn.world, turn.organization, viewerOf(turn), filter);
    const { reminded, left } = await remindNow(turn.world, turn.organization, { customers, people, by: turn.actor });
    const lines = await Promise.all(
      [...reminded].map(async ([to, some]) => `${await personName(turn, to)}: ${forms.someNames(some)}`),
    );
    const rest = forms.notRemindedWords(left, [...reminded.values()].flat().length + left.length);
    if (lines.length === 0) return { ...noticeReply("Nobody was reminded", rest), shown: "new" };
    return {
      ...noticeReply(`Reminded ${count(lines.length, "owner")}`, [
        ...lines,
        ...rest,
        "Each gets one message, in working hours.",
      ]),
      shown: "new",
    };
  },
});

export async function assignForm(turn: Turn, shown: Customer, problem?: string) {
  const evaluated = await evaluate(turn.world, turn.organization);
  const { names } = evaluated;
  const suggested = givenBack(shown)?.maybe;
  return formCard(
    forms.assignForm({
      customer: shown,
      suggested,
      likely: likelyOwners(evaluated, shown).filter((to) => to !== (shown.owner ?? suggested)),
      people: await knownPeople(turn),
      names,
      reader: readerOf(turn),
      problem,
    }),
  );
}

/** The customer's deputy, then whoever got a customer last: people who are there, by id. */
function likelyOwners({ customers, people }: Pick<Evaluated, "customers" | "people">, shown?: Customer): PersonRef[] {
  const latest = customers.toSorted((a, b) => ((a.ownerSince ?? "") < (b.ownerSince ?? "") ? 1 : -1));
  const known = byReference(people.filter((person) => !isGone(person)));
  const likely = [shown?.deputy, ...latest.map(({ owner }) => owner)];
  return [...new Set(likely.flatMap((ref) => (ref === undefined ? [] : (known.get(ref)?.id ?? []))))];
}

export const assigningActions: readonly Action[] = [openForm, give, assignAllForm, giveAll, askOwner, remindAll];

/** Names the owner and says what happens next. */
export async function assignedReply(turn: Turn, assigned: Assigned): Promise<Card> {
  if (assigned.outcome === "no-such-customer") return notHere();
  const { customer } = assigned;
  const owner = await personName(turn, customer.owner);
  const next = [
    { title: "Show customer", press: press("show", { customer: customer.id }) },
    { title: "Someone else", press: press("assign-form", { customer: customer.id }) },
  ];
  if (assigned.outcome === "unchanged") {
    return notice(`${customer.name}: ${owner} already owns it`, "Nothing was changed.", next);
  }
  const from = lastOwnerChange(customer)?.from;
  const before = from === undefined ? undefined : await personName(turn, from);
  const title =
    before === undefined ? `take ${customer.name} off ${owner} again` : `assign ${customer.name} to ${before} again`;
  const [undo] = undoing(customer, customer.id);
  turn.about({ undo: undo && { title, press: undo.press } });
  const isReaders = turn.place.kind === "personal" && isSamePerson(customer.owner ?? "", turn.actor);
  const wasDeputy = customer.history.some(
    ({ at, what, to }) => at === customer.ownerSince && what === "deputy set" && to === "",
  );
  const deputy = `${isReaders ? "You were its deputy" : `${owner} was its deputy`}: it has none now.`;
  return notice(
    `${customer.name}: ${isReaders ? "you own" : `${owner} owns`} it now`,
    [sendingWords(isReaders, owner), ...(wasDeputy ? [deputy] : [])],
    [...next, ...undoing(customer, customer.id)],
  );
}

/** Takes the change of an owner back that was the last one; without `only`, of all that were changed at that moment. */
const undoing = (changed: Customer | undefined, only?: CustomerId) =>
  changed?.ownerSince === undefined
    ? []
    : [{ title: "Undo", press: press("undo-assign", exact({ at: changed.ownerSince, customer: only })) }];

/** Says who is off it, and offers to undo it. */
export async function unassignedReply(turn: Turn, before: Customer, done: Unassigned): Promise<Card> {
  if (done.outcome === "no-such-customer") return notHere();
  const { id, name } = before;
  const assigning = { title: "Assign", press: press("assign-form", { customer: id }) };
  if (done.outcome === "no-owner") return notice(`${name} is already unassigned`, "Nothing was changed.", [assigning]);
  const { owner = "" } = before;
  const called = await personName(turn, owner);
  const [undo] = (await colleague(turn, owner)) === undefined ? [] : undoing(done.customer, id);
  turn.about({ undo: undo && { title: `assign ${name} to ${called} again`, press: undo.press } });
  return notice(
    `${name} is unassigned now`,
    [
      isSamePerson(owner, turn.actor)
        ? "You no longer own it."
        : `${called} no longer owns it, and I'll tell them. Their answers stay.`,
    ],
    [...(undo === undefined ? [] : [undo]), assigning],
  );
}

/** Says whether the owner is asked. */
export async function askedReply(turn: Turn, asked: AskOutcome): Promise<Card> {
  switch (asked.outcome) {
    case "no-such-customer":
      return notHere();
    case "no-owner":
      return notice(`${asked.customer.name} has no owner`, "There's nobody to ask yet. Assign it to somebody first.", [
        { title: "Assign", press: press("assign-form", { customer: asked.customer.id }) },
      ]);
    case "asked": {
      const people = await turn.organization.people.list();
      const day = coverDay(people, await todayOf(turn.world, turn.organization));
      // Who covers it, or stands in, gets them.
      const hears = hearerOf(asked.customer, people, day)?.id ?? asked.to;
      const isReaders = turn.place.kind === "personal" && isSamePerson(hears, turn.actor);
      return notice(`${asked.customer.name}: asked`, sendingWords(isReaders, await personName(turn, hears)));
    }
    case "already-asked":
      return notice(
        `${asked.customer.name}: asked already`,
        `${await personName(turn, asked.to)} was asked a short while ago. Nothing was sent again.`,
      );
  }
}

/** Who gets the questions of a customer that was just given to them. */
export const sendingWords = (isReaders: boolean, owner: string): string =>
  isReaders ? "The questions come here." : `I'm sending ${owner} the questions, in a personal chat.`;
