/** One customer: what is answered, each workload and subscription, onboarding and history, in parts that fold. */
import { customerLengths, type CustomerFacts, type Lengths } from "./facts.ts";
import { isLeftOut, type Customer } from "../../domain/customer/customer.ts";
import { type Gap, type GapCode, isWaiting, openGaps } from "../../domain/catalogue/gap-codes.ts";
import { claimsPage, linkPage } from "../../domain/catalogue/pages.ts";
import { accessPart } from "./access.ts";
import { identitiesPart } from "./links.ts";
import { answersPart } from "./answers.ts";
import { mayChange, otherGapsPart } from "./parts.ts";
import { subscriptionsPart } from "./subscriptions.ts";
import { claimsPart } from "./claims.ts";
import { historyPart, notesPart, onboardingPart } from "./past.ts";
import { inOrderWords, standingWords, leftOutWords, snoozedPart, toDecidePart } from "./silent.ts";
import { today } from "../kit/dates.ts";
import { coveredWords, isReader, person } from "../kit/people.ts";
import { actOn } from "../kit/act.ts";
import { button, press, type Button } from "../kit/actions.ts";
import { commandsIn } from "../kit/commands.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { join, link, shown, name, nothing, plain, text, type Shown } from "../kit/text.ts";
import { unattributedWords } from "../kit/urgency.ts";

/** The customer as it is now. */
export function customerView(facts: CustomerFacts, length: Lengths = customerLengths[0]) {
  const { customer, gaps } = facts;
  const todo = openGaps(gaps);
  const state = standingWords(facts);
  const parts = [
    toDecidePart(facts, length),
    notesPart(facts, length),
    answersPart(facts, length),
    claimsPart(facts, length),
    subscriptionsPart(facts, length),
    identitiesPart(facts, length),
    accessPart(facts, length),
    otherGapsPart(facts, length),
    snoozedPart(facts, length),
    onboardingPart(facts, length),
    historyPart(facts, length),
  ];
  const buttons = buttonsOf(facts);
  // What the card's own buttons do is not offered twice.
  const own = new Set(buttons.map(({ submit }) => JSON.stringify(submit)));
  const isOnlyThere = ({ submit }: Button): boolean => !own.has(JSON.stringify(submit));
  return {
    summary: plain(`${plain(customer.name, 80)}: ${state}`, 120),
    title: shown`${name(customer.name)}: ${text(state)}`,
    context: customerContext(facts),
    state: stateOf(facts, todo),
    note: noteOf(customer),
    parts: parts.flatMap((part) =>
      part === undefined ? [] : [{ ...part, closed: !part.open, buttons: part.buttons.filter(isOnlyThere) }],
    ),
    commands: commandsIn(todo.filter(({ next }) => next.length <= length.next).map(({ next }) => next)),
    pages: pagesOf(customer, todo),
    buttons,
  };
}

export const customerCard = (facts: CustomerFacts): Card =>
  renderFitting("customer", customerLengths, (length) => customerView(facts, length));

/** Whose it is, its domain, and how it buys. */
export function customerContext({ customer, names, reader }: CustomerFacts): Shown {
  const { owner, deputy, lifecycle } = customer;
  const who = owner === undefined ? shown`Unassigned` : isReader(owner, reader) ? shown`Yours` : person(owner, names);
  const standIn = deputy === undefined ? nothing : shown`, deputy ${person(deputy, names)}`;
  return join([
    join([shown`${who}${standIn}`, coveredWords(customer, names, reader)], ", "),
    customer.domain === undefined ? nothing : text(customer.domain, 80),
    customer.relationship === undefined || /^none$/i.test(customer.relationship)
      ? nothing
      : text(customer.relationship, 40),
    lifecycle === "active" ? nothing : text(lifecycle),
  ]);
}

function stateOf(facts: CustomerFacts, todo: readonly Gap[]): Shown {
  const { items, reader } = facts;
  const leftOut = leftOutWords(facts);
  if (leftOut !== nothing) return leftOut;
  const inOrder = inOrderWords(items);
  const parts = [
    inOrder.length === 0 ? nothing : text(`In order: ${inOrder.join(", ")}`),
    unattributedWords(todo, today(reader)) ?? nothing,
  ];
  const line = join(parts);
  return line === "" ? nothing : shown`**${line}**`;
}

/** Microsoft's own pages for what is open. The one for links is for users, in the directory where they sign in. */
function pagesOf({ id, identities }: Customer, todo: readonly Gap[]): Shown {
  // Who sells is settled by a list, not by a link.
  const topics = new Set(todo.flatMap(({ code, item, topic }) => (code === "V02" && item === undefined ? [] : topic)));
  const isForUsers = identities.length === 0 || identities.some(({ kind }) => kind === "user" || kind === "guest");
  return join([
    topics.has("cpor") ? link("Customer claims in Partner Center", claimsPage) : nothing,
    topics.has("pal") && isForUsers ? link("Partner link in the Azure portal", linkPage(id)) : nothing,
  ]);
}

function noteOf({ checklist }: Customer): Shown {
  const notes = new Set(Object.values(checklist.answers).flatMap((answer) => answer.note ?? []));
  return notes.size === 0 ? nothing : shown`Note: ${text([...notes].join(" / "), 300)}`;
}

const isTheirs: ReadonlySet<GapCode> = new Set(["A01", "P03", "P04"]);

function buttonsOf(facts: CustomerFacts): readonly Button[] {
  const { customer, gaps, reader, manager } = facts;
  const here = { customer: customer.id };
  const [top] = openGaps(gaps);
  const act =
    top === undefined && !gaps.some(isWaiting)
      ? undefined
      : actOn(customer, top, { manage: manager, answer: mayChange(facts), link: facts.linksHere });
  const isAssigning = act?.press.verb === "assign-form";
  const isAnswering = act?.press.verb === "answer-form";
  const back =
    facts.list === undefined
      ? []
      : [
          button("Back to the list", press("gaps", facts.list), {
            tooltip: "The list and the page it was opened from",
          }),
        ];
  const leftOut = isLeftOut(customer);
  const active = press("run", { says: `set ${customer.id}: active` });
  return [
    ...(leftOut && mayChange(facts)
      ? [button("Set active again", active, { likely: true, tooltip: "Gaps and questions come back" })]
      : []),
    ...(act === undefined ? [] : [button(act.title, act.press, { likely: true })]),
    ...(mayChange(facts) && !isAnswering && !leftOut ? [button("Answer checklist", press("answer-form", here))] : []),
    // The list's row asks already; another owner can only be chosen here.
    ...(facts.list === undefined &&
    !leftOut &&
    manager &&
    customer.owner !== undefined &&
    !isReader(customer.owner, reader)
      ? [button("Ask the owner", press("ask", here), { tooltip: "Ask the owner the questions" })]
      : []),
    ...(manager && !isAssigning
      ? [button(customer.owner === undefined ? "Assign" : "Change owner", press("assign-form", here))]
      : []),
    button("Review", press("review", here), { tooltip: "Usage, what is associated, and what to talk about" }),
    // What only the customer can do.
    ...(top !== undefined && isTheirs.has(top.code)
      ? [
          button("Draft a mail", press("run", { says: `mail ${customer.id}`, shown: "new" }), {
            tooltip: "A text to send to the customer",
          }),
        ]
      : []),
  ]
    .slice(0, 4 - back.length)
    .concat(back);
}
