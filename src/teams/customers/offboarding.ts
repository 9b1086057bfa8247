/** An owner asks the managers to pause or offboard a customer, who do it or keep it. */
import { z } from "zod";
import { askOffboarding, declineOffboarding, setFact } from "../../app/customers/assign.ts";
import { evaluate } from "../../app/evaluate.ts";
import { todayOf } from "../../app/organization/absence.ts";
import { listManagers } from "../../app/organization/settings.ts";
import { formCard } from "../../cards/forms/form.ts";
import { press } from "../../cards/kit/actions.ts";
import { askOffboardingForm } from "../../cards/messages/offboarding.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import type { Fact } from "../../domain/customer/facts.ts";
import { offboardingAsked, type LeftOut } from "../../domain/customer/offboarding.ts";
import { listener } from "../../domain/people/absence.ts";
import { isSamePerson, personOf, unreached, type Actor } from "../../domain/people/person.ts";
import { managersOnly, notHere } from "../refusals.ts";
import { undoing } from "../saved.ts";
import { action, noticeReply, type Action, type Reply, type Turn } from "../turn.ts";
import { personName } from "../whose.ts";

/** What whoever may not pause or offboard a customer can do about it: an owner asks the managers, in their own words. */
export async function silencedByManagers(turn: Turn, customer: Customer, change: Fact): Promise<Reply> {
  const { actor, place, text } = turn;
  const { owner, deputy, name } = customer;
  const isTheirs = place.kind === "personal" && (isSamePerson(owner, actor) || isSamePerson(deputy, actor));
  if (isTheirs && change.set === "lifecycle" && change.lifecycle !== "active") {
    if (customer.lifecycle === change.lifecycle) return alreadySo(customer);
    const because = (change.because ?? (saysWhy(text, name) ? text : "")).slice(0, longestReason);
    return { card: formCard(askOffboardingForm({ customer, me: actor.id, wants: change.lifecycle, because })) };
  }
  const act = "can pause or offboard customers, because nobody hears about them after that";
  return { card: await managersOnly(turn, act, { headline: `${name}: a manager has to do that` }) };
}

const alreadySo = ({ id, name, lifecycle }: Customer): Reply =>
  noticeReply(`${name} is ${lifecycle} already`, "", [
    { title: "Show customer", press: press("show", { customer: id }) },
  ]);

/** Whether more is said than what is to be done: "please offboard Contoso" gives no reason, and a command has its own. */
function saysWhy(text: string, name: string): boolean {
  const said = text.split(name).join(" ").replace(courtesy, " ").replace(/^\W+/, "");
  return !/^set\b/i.test(text) && givesReason.test(said);
}

const courtesy =
  /\b(?:please|pls|plz|kindly|thanks(?: a lot)?|thank you|thx|cheers|asap|as soon as possible|hi|hello|hey|ok|okay)\b/gi;

const givesReason =
  /(?:[.,;:!?–—]| -)\s{1,3}[\p{L}\d]|\b(?:because|as|since|for|while|due|after|given|until|till|so|they|their|it['’]s|is|has|have)\b/iu;

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
    const done = await askOffboarding(turn.world, turn.organization, { customer, wants, because, by: turn.actor });
    if (done.outcome === "no-such-customer" || done.outcome === "not-yours") return { card: notHere() };
    if (done.outcome === "so-already") return alreadySo(done.customer);
    const show = { title: "Show customer", press: press("show", { customer }) };
    const takesBack = press("keep", { customer, asked: offboardingAsked(done.customer)?.at ?? turn.now });
    turn.about({ customer, undo: { title: `take back what you asked about ${found.name}`, press: takesBack } });
    const hears = await reachesManager(turn);
    return noticeReply(
      `${found.name}: ${hears ? "the managers hear of it" : "no manager can be reached"}`,
      [
        `“${because}”`,
        hears
          ? "They get it in working hours, and I'll tell you what they decide. Until then nothing changes."
          : "Tell them yourself. They get it from me as soon as I can write to one of them. Until then nothing changes.",
      ],
      [show, { title: "Undo", tooltip: "Take it back", press: takesBack }],
    );
  },
});

/** Whether any manager, or whoever stands in for one, has a chat that a message arrives in. */
async function reachesManager({ world, organization, actor }: Turn): Promise<boolean> {
  const { fixed, added } = await listManagers(world, organization);
  const people = await organization.people.list();
  const today = await todayOf(world, organization);
  return [...fixed, ...added].some((ref) => {
    const manager = personOf(people, ref);
    return [manager, listener(manager, people, today)].some(
      (one) => one.id !== actor.id && one.chat !== undefined && unreached(one) === undefined,
    );
  });
}

/** Whoever decides it as a manager does: a manager, or who stands in for one, but not of what they asked for. */
async function deciderOf({ world, organization, actor }: Turn, found: Customer | undefined): Promise<Actor> {
  const { fixed, added } = await listManagers(world, organization);
  const standsIn = [...fixed, ...added].some((ref) => actor.standsInFor?.includes(ref) === true);
  const isOwn = found !== undefined && offboardingAsked(found)?.by === actor.id;
  return { ...actor, manager: actor.manager || (standsIn && !isOwn) };
}

const offboard = action({
  verb: "offboard",
  schema: z.object({ customer: customerId, asked: z.iso.datetime() }),
  who: "everyone",
  async run(turn, { customer, asked: shown }) {
    const found = await turn.organization.customers.get(customer);
    const by = await deciderOf(turn, found);
    if (!by.manager) return { card: await managersOnly(turn, "can do that") };
    const asked = found && offboardingAsked(found);
    if (found === undefined || asked === undefined) return { card: notHere() };
    const { wants, because, decided, at } = asked;
    if (at !== shown) return askedAnew(found);
    if (decided !== undefined) return await decidedReply(turn, found);
    const change: Fact = { set: "lifecycle", lifecycle: wants, because };
    const done = await setFact(turn.world, turn.organization, { customer, change, by });
    if (done.outcome === "no-such-customer") return { card: notHere() };
    return noticeReply(
      `${found.name}: ${done.outcome === "changed" ? "saved" : "no change"}`,
      `${wants} because ${because}`,
      [
        { title: "Show customer", press: press("show", { customer }) },
        // Whoever stands in for a manager may not answer for the customer, and so not undo it.
        ...(done.outcome === "changed" && turn.actor.manager ? undoing(turn, done.customer) : []),
      ],
    );
  },
});

const keep = action({
  verb: "keep",
  schema: z.object({ customer: customerId, asked: z.iso.datetime() }),
  who: "everyone",
  async run(turn, { customer, asked: shown }) {
    const found = await turn.organization.customers.get(customer);
    const by = await deciderOf(turn, found);
    if (found === undefined || !mayAnswer(found, by)) return { card: notHere() };
    if (offboardingAsked(found)?.at !== shown) return askedAnew(found);
    const done = await declineOffboarding(turn.world, turn.organization, { customer, by });
    if (done.outcome === "no-such-customer" || done.outcome === "not-yours") return { card: notHere() };
    if (done.outcome !== "declined") return await decidedReply(turn, found);
    turn.about({ undo: undefined });
    const asker = offboardingAsked(found)?.by;
    const isOwn = asker === turn.actor.id;
    const isKnown = asker !== undefined && (await turn.organization.people.get(asker)) !== undefined;
    const told = isKnown ? `I'll tell ${await personName(turn, asker)}.` : "Nobody's told: whoever asked is gone.";
    return noticeReply(`${found.name} stays as it is`, isOwn ? "You took it back: no manager has to decide." : told, [
      { title: "Show customer", press: press("show", { customer }) },
    ]);
  },
});

/** The card is of an earlier request, whose words are not those of the last one. */
const askedAnew = ({ id, name }: Customer): Reply =>
  noticeReply(
    `${name}: this card is of an earlier request`,
    "Nothing was changed. What was asked last is on a card of its own.",
    [{ title: "Show customer", press: press("show", { customer: id }) }],
  );

/** What came of it before. */
async function decidedReply(turn: Turn, found: Customer): Promise<Reply> {
  const { by, decided } = offboardingAsked(found) ?? {};
  const who = (decided && (await evaluate(turn.world, turn.organization)).names.get(decided.by)) ?? "A manager";
  const kept = decided?.by === by ? "took it back" : "kept it as it is";
  const what = decided === undefined || decided.as === "kept" ? kept : `set it to ${decided.as}`;
  return noticeReply(
    `${found.name}: decided already`,
    `${decided === undefined ? "Nobody asks for it." : `${who} ${what}.`} Nothing was changed.`,
    [{ title: "Show customer", press: press("show", { customer: found.id }) }],
  );
}

/** What is pressed where a customer is to be offboarded. */
export const offboardingActions: readonly Action[] = [ask, offboard, keep];
