/** An owner asks the managers to pause or offboard a customer, who do it or keep it. */
import { z } from "zod";
import { askOffboarding, decideOffboarding } from "../../app/customers/assign.ts";
import { evaluate } from "../../app/evaluate.ts";
import { todayOf } from "../../app/organization/absence.ts";
import { listManagers } from "../../app/organization/settings.ts";
import { formCard } from "../../cards/forms/form.ts";
import { press } from "../../cards/kit/actions.ts";
import { askOffboardingForm } from "../../cards/messages/offboarding.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import type { Fact } from "../../domain/customer/facts.ts";
import { offboardingAsked, type LeftOut } from "../../domain/customer/offboarding.ts";
import { decidersOf } from "../../domain/messages/offboarding.ts";
import { isSamePerson, unreached, type PersonRef } from "../../domain/people/person.ts";
import { managersOnly, notHere } from "../refusals.ts";
import { noteUndo, undoing } from "../saved.ts";
import { action, noticeReply, type Action, type ClickedCard, type Reply, type Turn } from "../turn.ts";
import { personName } from "../whose.ts";

/** What whoever may not pause or offboard a customer can do about it: an owner asks the managers, in their own words. */
export async function silencedByManagers(turn: Turn, customer: Customer, change: Fact): Promise<Reply> {
  const { actor, place, text } = turn;
  const { owner, deputy, name } = customer;
  const isTheirs = place.kind === "personal" && (isSamePerson(owner, actor) || isSamePerson(deputy, actor));
  if (isTheirs && change.set === "lifecycle" && change.lifecycle !== "active") {
    if (customer.lifecycle === change.lifecycle) return alreadySo(customer);
    const because = (change.because ?? theirNews.exec(text)?.[0] ?? "").slice(0, longestReason);
    // A button that says why has said so.
    if (text === "" && because !== "")
      return await asking(turn, { customer: customer.id, wants: change.lifecycle, because });
    return { card: formCard(askOffboardingForm({ customer, me: actor.id, wants: change.lifecycle, because })) };
  }
  const act = "can pause or offboard customers, because nobody hears about them after that";
  return { card: await managersOnly(turn, act, { headline: `${name}: a manager has to do that` }) };
}

const alreadySo = ({ id, name, lifecycle }: Customer): Reply =>
  noticeReply(`${name} is ${lifecycle} already`, "", [
    { title: "Show customer", press: press("show", { customer: id }) },
  ]);

/** "Can you pause Contoso? Their CIO left": what is told after the order. */
const theirNews = /(?<=[.!?;:] )(?:they|their|it|we)\b.+/is;

/** Characters of why a customer is to be offboarded. */
const longestReason = 300;

const customerId = z.string().min(1).max(100);

const ask = action({
  verb: "ask-offboarding",
  schema: z.object({
    customer: customerId,
    wants: z.enum(["paused", "offboarded"] as const satisfies readonly LeftOut[]),
    because: z.string().max(1000).default(""),
  }),
  who: "everyone",
  async run(turn, { customer, wants, because: typed }) {
    const because = typed.replace(/\s+/g, " ").trim().slice(0, longestReason);
    const found = await turn.organization.customers.get(customer);
    // Before its name is said.
    if (found === undefined || !mayAnswer(found, turn.actor)) return { card: notHere() };
    if (because === "")
      return {
        card: formCard(askOffboardingForm({ customer: found, me: turn.actor.id, wants, because, problem: "Say why." })),
      };
    return await asking(turn, { customer, wants, because });
  },
});

/** Asks the managers, and says whether any can be reached. */
async function asking(
  turn: Turn,
  { customer, wants, because }: { customer: CustomerId; wants: LeftOut; because: string },
): Promise<Reply> {
  const done = await askOffboarding(turn.world, turn.organization, { customer, wants, because, by: turn.actor });
  if (done.outcome === "no-such-customer" || done.outcome === "not-yours") return { card: notHere() };
  if (done.outcome === "so-already") return alreadySo(done.customer);
  const show = { title: "Show customer", press: press("show", { customer }) };
  const takesBack = press("keep", { customer, asked: offboardingAsked(done.customer)?.at ?? turn.now });
  noteUndo(turn, { title: `take back what you asked about ${done.customer.name}`, press: takesBack });
  turn.about({ customer });
  const hears = await reachesManager(turn, done.customer);
  const again = done.outcome === "repeated" ? "the managers have it already" : "the managers hear of it";
  return noticeReply(
    `${done.customer.name}: ${hears ? again : "no manager can be reached"}`,
    [
      `“${because}”`,
      hears
        ? "They get it in working hours, and I'll tell you what they decide. Until then nothing changes."
        : "Tell them yourself. They get it from me as soon as I can write to one of them. Until then nothing changes.",
    ],
    [show, { title: "Undo", tooltip: "Take it back", press: takesBack }],
  );
}

/** Whether any of those who decide it has a chat that a message arrives in. */
async function reachesManager(turn: Turn, found: Customer): Promise<boolean> {
  const asked = offboardingAsked(found);
  const people = await turn.organization.people.list();
  const today = await todayOf(turn.world, turn.organization);
  const deciders = decidersOf(asked ?? { askers: [] }, { managers: await managersOf(turn), people, today });
  return deciders.some((one) => one.chat !== undefined && unreached(one) === undefined);
}

async function managersOf({ world, organization }: Turn): Promise<readonly PersonRef[]> {
  const { fixed, added } = await listManagers(world, organization);
  return [...fixed, ...added];
}

const decision = z.object({ customer: customerId, asked: z.iso.datetime() });

/** Decides what the card asks for, and nothing else. */
async function decide(
  turn: Turn,
  { customer, asked }: z.output<typeof decision>,
  { card }: ClickedCard,
  as: "asked" | "kept",
): Promise<Customer | Reply> {
  const standsIn = (await managersOf(turn)).some((ref) => turn.actor.standsInFor?.includes(ref) === true);
  const done = await decideOffboarding(turn.world, turn.organization, {
    customer,
    asked,
    as,
    standsIn,
    by: turn.actor,
    on: { conversation: turn.place.conversation, activity: card },
  });
  if (done.outcome === "no-such-customer") return { card: notHere() };
  if (done.outcome === "not-yours") return { card: await managersOnly(turn, "can do that") };
  if (done.outcome === "decided") return done.customer;
  const { name } = done.customer;
  return noticeReply(
    done.outcome === "other-request" ? `${name}: this card is of an earlier request` : `${name}: decided already`,
    done.outcome === "other-request"
      ? "Nothing was changed. What was asked last is on a card of its own."
      : await decidedWords(turn, done.customer),
    showing(turn, done.customer),
  );
}

/** The way to the customer, for who may see it. */
const showing = ({ actor }: Turn, found: Customer) =>
  mayAnswer(found, actor) ? [{ title: "Show customer", press: press("show", { customer: found.id }) }] : [];

const offboard = action({
  verb: "offboard",
  schema: decision,
  who: "everyone",
  async run(turn, pressed, click) {
    const done = await decide(turn, pressed, click, "asked");
    if (!("history" in done)) return done;
    const { wants = "offboarded", because = "" } = offboardingAsked(done) ?? {};
    // Whoever stands in for a manager may not answer for the customer, and so not undo it.
    const undo = turn.actor.manager ? undoing(turn, done) : [];
    return noticeReply(`${done.name}: saved`, `${wants}: ${because}`, [...showing(turn, done), ...undo]);
  },
});

const keep = action({
  verb: "keep",
  schema: decision,
  who: "everyone",
  async run(turn, pressed, click) {
    const done = await decide(turn, pressed, click, "kept");
    if (!("history" in done)) return done;
    turn.about({ undo: undefined });
    const { askers = [] } = offboardingAsked(done) ?? {};
    const known = new Set((await turn.organization.people.list()).map(({ id }) => id));
    const told = askers.filter((one) => known.has(one) && one !== turn.actor.id);
    const names = await Promise.all(told.map((one) => personName(turn, one)));
    const says = askers.includes(turn.actor.id)
      ? "You took it back: no manager has to decide."
      : names.length === 0
        ? "Nobody's told: whoever asked is gone."
        : `I'll tell ${new Intl.ListFormat("en-GB").format(names)}.`;
    return noticeReply(`${done.name} stays as it is`, says, showing(turn, done));
  },
});

/** What came of it before. */
async function decidedWords(turn: Turn, found: Customer): Promise<string> {
  const { askers = [], decided } = offboardingAsked(found) ?? {};
  if (decided === undefined) return `It's ${found.lifecycle} already. Nothing was changed.`;
  const who = (await evaluate(turn.world, turn.organization)).names.get(decided.by) ?? "A manager";
  const kept = askers.includes(decided.by) ? "took it back" : "kept it as it is";
  return `${who} ${decided.as === "kept" ? kept : `set it to ${decided.as}`}. Nothing was changed.`;
}

/** What is pressed where a customer is to be offboarded. */
export const offboardingActions: readonly Action[] = [ask, offboard, keep];
