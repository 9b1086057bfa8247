/** The `set` command: a customer's lifecycle, deputy, sales channels, size and GDAP; managers are asked to offboard one. */
import { z } from "zod";
import { todayOf } from "../../app/organization/absence.ts";
import { evaluate } from "../../app/evaluate.ts";
import { askOffboarding, declineOffboarding, setFact } from "../../app/customers/assign.ts";
import { press } from "../../cards/kit/actions.ts";
import { readFact, type Fact } from "../../domain/customer/facts.ts";
import { action, noticeReply, type Action, type CustomerCommand, type Reply, type Turn } from "../turn.ts";
import { managersOnly, notUnderstood, notHere } from "../refusals.ts";
import { formCard } from "../../cards/forms/form.ts";
import { askOffboardingForm } from "../../cards/messages/offboarding.ts";
import { offboardingAsked, type LeftOut } from "../../domain/customer/offboarding.ts";
import { notice } from "../../cards/kit/notice.ts";
import { undoing } from "../saved.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import { listManagers } from "../../app/organization/settings.ts";
import { listener } from "../../domain/people/absence.ts";
import { isSamePerson, personOf, unreached, type Actor, type Person } from "../../domain/people/person.ts";
import { cover } from "./cover.ts";
import { areRecurring, findDays } from "../input/time/absence-days.ts";
import { findPerson } from "../input/find/find-person.ts";
import { personName } from "../whose.ts";
import { parseDay } from "../input/time/parse.ts";

export const set: CustomerCommand = {
  name: "set",
  usage:
    "set <customer>: paused because <reason> | active | sold by CSP | <number> seats | called <name> | deputy @person | gdap until <date>",
  does: "Lifecycle, name, deputy, how it buys, its size, when GDAP ends",
  who: "everyone",
  needs: "customer",
  words(said) {
    const [, customer, rest] = /^([^:]+):(.+)$/s.exec(said) ?? [];
    return customer === undefined || rest === undefined ? undefined : { customer: customer.trim(), rest: rest.trim() };
  },
  asks: {
    headline: "Which customer, and what should I set?",
    example: "set Contoso: sold by CSP, EA/VL",
    more: "After the colon: paused because they merge with Fabrikam (or offboarded because …); active; sold by CSP; 250 seats; called Contoso Berlin, or called as listed; deputy @Patti Fernandez; gdap until 31 Jan 2027 auto-extended; gdap not needed.",
  },
  async run(turn, customer, said): Promise<Reply> {
    const { id, name } = customer;
    const change = await readChange(turn, customer, said);
    if (change !== undefined && !("set" in change)) return change;
    if (change === undefined) return notUnderstood(set, said, `set ${name}: sold by CSP`);
    const done = await setFact(turn.world, turn.organization, { customer: id, change, by: turn.actor });
    const { outcome } = done;
    switch (outcome) {
      case "changed":
      case "unchanged":
        return noticeReply(
          `${name}: ${outcome === "changed" ? "saved" : "no change"}`,
          change.set === "deputy" && change.deputy !== undefined
            ? `deputy ${await personName(turn, change.deputy)}`
            : said,
          [
            { title: "Show customer", press: press("show", { customer: id }) },
            ...(outcome === "changed" ? undoing(turn, done.customer) : []),
          ],
        );
      case "not-yours":
        return noticeReply(
          `${name}: not yours to change`,
          "The owner, the deputy or a manager can. Nothing was changed.",
        );
      case "not-a-manager":
        return await silencedByManagers(turn, customer, change);
      case "no-reason":
        return noticeReply(
          "Why?",
          `Nobody will hear about it until it's active again. Write for example: set ${name}: ${said} because they merge with another company`,
        );
      case "no-such-customer":
        return { card: notHere() };
    }
  },
};

/** What whoever may not pause or offboard a customer can do about it: an owner asks the managers, in their own words. */
async function silencedByManagers(turn: Turn, customer: Customer, change: Fact): Promise<Reply> {
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
    if (turn.actor.manager) return await set.run(turn, found, `${wants} because ${because}`);
    const change: Fact = { set: "lifecycle", lifecycle: wants, because };
    const done = await setFact(turn.world, turn.organization, { customer, change, by });
    if (done.outcome === "no-such-customer") return { card: notHere() };
    return noticeReply(`${found.name}: saved`, `${wants} because ${because}`, [
      { title: "Show customer", press: press("show", { customer }) },
    ]);
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

async function readChange(turn: Turn, customer: Customer, said: string): Promise<Fact | Reply | undefined> {
  const who = /^deputy (.+)$/is.exec(said)?.[1];
  const today = await todayOf(turn.world, turn.organization);
  if (who === undefined) return readFact(said, (text) => parseDay(text, today));
  if (/^(none|nobody)$/i.test(who)) return { set: "deputy" };
  const [, called = who, span = ""] = spanAfter.exec(who) ?? [];
  const { from, until } = findDays(span, today);
  const isAgain = areRecurring(span);
  const isForDays = from !== undefined || until !== undefined || isAgain;
  const found = await findPerson(turn, isForDays ? called : who);
  if ("card" in found) return found;
  if (isAgain) return { card: onlyForGood(customer, found.person) };
  const days = `${from === undefined ? "" : ` from ${from}`}${until === undefined ? "" : ` until ${until}`}`;
  if (isForDays) return await cover.run(turn, `${customer.id} @${found.person.id}${days}`);
  return { set: "deputy", deputy: found.person.id };
}

/** Days after a person: "Isaiah Langer next week". */
const spanAfter =
  /^(.+?),? ((?:from|until|till|til|for|on|over|between|during|starting|next|this|tomorrow|today|while|every|(?:mon|tues|wednes|thurs|fri)days?)\b.*|\d.*)$/is;

/** A customer's deputy has no days that come again. */
const onlyForGood = ({ id, name }: Customer, deputy: Person) =>
  notice(
    "A customer's deputy stays until somebody changes it",
    [`Nothing was saved. ${deputy.name} can be the deputy of ${name} from now on, or cover it until a day.`],
    [
      { title: "Cover it", press: press("run", { says: `cover ${id} @${deputy.id}` }) },
      { title: "Deputy from now on", press: press("run", { says: `set ${id}: deputy ${deputy.id}` }) },
    ],
  );
