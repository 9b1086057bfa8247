/** Commands about owners: assign, unassign, ask. */
import { ask as askOwner, assign as assignOwner, unassign as unassignCustomer } from "../../app/customers/assign.ts";
import { gapContext } from "../../app/evaluate.ts";
import { dayWords } from "../../cards/kit/dates.ts";
import { answeredCard } from "../../cards/forms/guesses.ts";
import { press } from "../../cards/kit/actions.ts";
import { findCustomer } from "../input/find/find-customer.ts";
import { colleague, findPerson } from "../input/find/find-person.ts";
import type { Card, CustomerCommand, Reply, Turn } from "../turn.ts";
import { notice } from "../../cards/kit/notice.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { lastOwnerChange } from "../../domain/customer/handover.ts";
import { isSamePerson, type Person } from "../../domain/people/person.ts";
import { managersOnly } from "../refusals.ts";
import { askedReply, assignedReply, assignForm, unassignedReply } from "./assign-actions.ts";
import { personName } from "../whose.ts";
import { giveBack } from "./checklist.ts";

export const assign: CustomerCommand = {
  name: "assign",
  usage: "assign <customer> to @person",
  does: "Give a customer an owner, and ask them",
  who: "managers",
  instead: "An owner can give a customer back and say who has it: write unassign and its name.",
  needs: "customer",
  /** The last " to " counts, since customers' names may hold one. */
  words(said) {
    const [, customer, rest] = /^(.+) to (.+)$/isu.exec(said) ?? [];
    if (customer !== undefined && rest !== undefined) return { customer, rest };
    // Without a person, it is asked in a form who it should be.
    return /^to /i.test(said) ? undefined : { customer: said, rest: "" };
  },
  asks: { headline: "Assign which customer?", example: "assign Contoso to @Megan Bowen" },
  async choice(turn, who) {
    if (who === "") return { then: "assign" };
    if (relation.test(who)) return { then: "run", says: (id) => `assign ${id} to ${who}` };
    const to = await findPerson(turn, who);
    return "card" in to ? to : { then: "assign", person: to.person };
  },
  async run(turn, found, who): Promise<Reply> {
    if (who === "") return { card: await assignForm(turn, found) };
    const {
      id: customer,
      name,
      checklist: { revision },
    } = found;
    const to =
      (await relatedPerson(turn, found, who)) ??
      (await findPerson(turn, who, {
        does: `Assign ${name} to`,
        pressOf: (person) => press("assign", { customer, revision, person }),
      }));
    if ("card" in to) return to;
    const assigned = await assignOwner(turn.world, turn.organization, { customer, to: to.person.id, by: turn.actor });
    return { card: await assignedReply(turn, assigned) };
  },
};

/** "The owner of Fabrikam", "its deputy", "the former owner": somebody by what they are of a customer. */
const relation = /^(?:the |its |their )?(former |old |previous |last )?(owner|deputy)(?: of (\S.*))?$/i;

/** @returns undefined where the words say something else */
async function relatedPerson(
  turn: Turn,
  assigned: Customer,
  who: string,
): Promise<{ person: Person } | { card: Card } | undefined> {
  const [, former, kind, of] = relation.exec(who) ?? [];
  if (kind === undefined) return undefined;
  const says = (id: CustomerId): string => `assign ${assigned.id} to ${who.replace(of ?? "", () => id)}`;
  const found = of === undefined ? { customer: assigned } : await findCustomer(turn, of, { then: "run", says });
  if ("card" in found) return found;
  const { name, owner, deputy } = found.customer;
  const isDeputy = kind.toLowerCase() === "deputy";
  const ref = isDeputy ? deputy : former === undefined ? owner : lastOwnerChange(found.customer)?.from;
  const person = ref === undefined ? undefined : await colleague(turn, ref);
  if (person !== undefined) return { person };
  const lacks = isDeputy
    ? `${name} has no deputy`
    : former === undefined
      ? `${name} has no owner`
      : `I don't know who had ${name} before`;
  return {
    card: notice(lacks, "Nothing was changed.", [
      { title: `Assign ${assigned.name}`, press: press("assign-form", { customer: assigned.id }) },
    ]),
  };
}

export const unassign: CustomerCommand = {
  name: "unassign",
  usage: "unassign <customer> [from @person] [to @person] [because <reason>]",
  does: "Take a customer off its owner; an owner gives their own back",
  who: "everyone",
  needs: "customer",
  /** The last " from " counts, since customers' names may hold one; who follows it may have somebody else named after it. */
  words(said) {
    const [, told = said, because = ""] = /^(.+?)( because .+)$/isu.exec(said) ?? [];
    const [, customer = told, rest = ""] = /^(.+) from (.+)$/isu.exec(told) ?? [];
    return { customer, rest: rest + because };
  },
  asks: { headline: "Which customer should be unassigned?", example: "unassign Contoso" },
  async run(turn, found, said): Promise<Reply> {
    const { id: customer, name, owner, deputy, checklist } = found;
    const [, who = said, because = ""] = /^(.*?) ?because (.+)$/is.exec(said) ?? [];
    // An owner may say from which day somebody else is to have it: that is for managers to read.
    const [, people = who, since] = /^(.+) as of (\d{4}-\d\d-\d\d)$/i.exec(who) ?? [];
    const [, leaver = people, taker] = /^(.+?) to (.+)$/is.exec(people) ?? [];
    const meant = leaver === "" ? undefined : await findPerson(turn, leaver);
    if (meant !== undefined && "card" in meant) return meant;
    const person = meant?.person ?? (isSamePerson(deputy, turn.actor) && !turn.actor.manager ? turn.person : undefined);
    const [from, isMe] = [person?.name ?? "", person?.id === turn.actor.id];
    if (person !== undefined && !isSamePerson(owner, person) && !(isMe && isSamePerson(deputy, person))) {
      const isDeputy = isSamePerson(deputy, person);
      const owned = owner === undefined ? "Nobody owns it." : `${await personName(turn, owner)} owns it.`;
      return {
        card: notice(
          `${isMe ? "You don't" : `${from} doesn't`} own ${name}`,
          [`${isDeputy ? `${from} is its deputy. ` : ""}${owned} Nothing was changed.`],
          isDeputy && turn.actor.manager
            ? [{ title: "End the deputy", press: press("run", { says: `set ${customer}: deputy none` }) }]
            : [],
        ),
      };
    }
    if (isMe || isSamePerson(owner, turn.actor)) {
      const maybe = taker === undefined ? undefined : await findPerson(turn, taker);
      if (maybe !== undefined && "card" in maybe) return maybe;
      const { today } = await gapContext(turn.world, turn.organization);
      const why = since === undefined ? because : `From ${dayWords(since, today)}`;
      return giveBack(turn, { customer, prompt: checklist.prompt?.id, maybe: maybe?.person, why });
    }
    // Whose it was says why to the managers; why a manager takes it off them is kept nowhere.
    const unkept = because === "" ? [] : [`I don't keep why, and nobody is told: “${because}”.`];
    if (taker !== undefined && turn.actor.manager) {
      const given = await assign.run(turn, found, taker);
      return "card" in given ? { ...given, card: answeredCard(given.card, unkept) } : given;
    }
    if (!turn.actor.manager) return { card: await managersOnly(turn, "can take a customer off somebody else") };
    const done = await unassignCustomer(turn.world, turn.organization, { customer, by: turn.actor });
    const card = await unassignedReply(turn, found, done);
    return { card: answeredCard(card, unkept) };
  },
};

export const ask: CustomerCommand = {
  name: "ask",
  usage: "ask <customer>",
  does: "Ask a customer's owner the questions again",
  who: "managers",
  instead: "To answer for a customer, nobody has to ask: write its name.",
  needs: "customer",
  asks: { headline: "Ask about which customer?", example: "ask Contoso" },
  choice: async () => ({ then: "ask" }),
  async run(turn, { id: customer }): Promise<Reply> {
    return {
      card: await askedReply(turn, await askOwner(turn.world, turn.organization, { customer, by: turn.actor })),
    };
  },
};
