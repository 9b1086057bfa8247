/** "Still true", typed: what the button does where it stands, and else a question. */
import { customersFor, lookUp, showCustomer } from "../../app/customers/report.ts";
import { ownWeek } from "../../app/messages/digest.ts";
import { toldCard } from "../../cards/forms/guesses.ts";
import { press } from "../../cards/kit/actions.ts";
import { mostButtons, noticeCard } from "../../cards/kit/notice.ts";
import { answerWords } from "../../cards/messages/questions.ts";
import { openGaps, topicName } from "../../domain/catalogue/gap-codes.ts";
import { answersFor, canConfirm } from "../../domain/customer/checklist.ts";
import { questions, type Customer, type CustomerId } from "../../domain/customer/customer.ts";
import { confirmableIn } from "../../domain/messages/digest.ts";
import { stillTrueIn } from "../input/told/still-true.ts";
import { viewerOf, type Again, type Card, type Reply, type Turn } from "../turn.ts";
import type { Refusal } from "./admit.ts";
import { quotedCustomer, turnTo } from "./talked-of.ts";

/**
 * @param click what a press of the button does, whoever presses it
 * @returns undefined when it says something else, or it is not said of whom
 */
export async function runStillTrue(
  turn: Turn,
  click: (press: Again) => Promise<Reply | Refusal>,
): Promise<{ card: Card } | undefined> {
  const said = stillTrueIn(turn.text);
  if (said === undefined) return undefined;
  const { earlier, organization, place } = turn;
  if (said.customers.length > 0) {
    const found = await Promise.all(said.customers.map((words) => lookUp(organization, viewerOf(turn), words)));
    if (found.some((one) => one.found === "none" || (one.found === "several" && one.customers.length > mostAlike)))
      return undefined;
    const customers = found.flatMap((one) =>
      one.found === "one" ? [one.customer] : one.found === "several" ? one.customers : [],
    );
    const [only, ...others] = customers;
    if (only === undefined) return undefined;
    return others.length === 0 ? await ofOne(turn, only.id, { click, isExact: true }) : { card: ofSeveral(customers) };
  }
  const quoted = said.all ? undefined : await quotedCustomer(turn);
  if (quoted !== undefined) return await ofOne(turn, quoted, { click, isExact: true });
  // "No changes", to what was asked just before.
  if (place.kind !== "personal" || earlier?.asked !== undefined || earlier?.askedAll !== undefined) return undefined;
  if (!said.all && earlier?.customer !== undefined) return await ofOne(turn, earlier.customer, { click });
  const week = await ownWeek(turn.world, organization, turn.person);
  const [first, ...others] = confirmableIn(week.due).map(({ customer }) => customer);
  if (first === undefined) return { card: await nothingToConfirm(turn) };
  return others.length === 0
    ? await ofOne(turn, first.id, { click })
    : { card: ofSeveral([first, ...others], { isAll: true }) };
}

/** As many are asked about as a name may mean. */
const mostAlike = 3;

async function ofOne(
  turn: Turn,
  id: CustomerId,
  { click, isExact = false }: { click: (press: Again) => Promise<Reply | Refusal>; isExact?: boolean | undefined },
): Promise<{ card: Card } | undefined> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  if (found === undefined) return undefined;
  turnTo(turn, id);
  const { customer, evaluated } = found;
  const { revision } = customer.checklist;
  const [first] = openGaps(evaluated.gapsById.get(id) ?? []);
  const isTheirs = answersFor(customer, turn.actor);
  const pressed = async (again: Again) => {
    const reply = await click(again);
    return "card" in reply ? { card: reply.card } : undefined;
  };
  // What whoever may not is told is the button's to say.
  const isButton = isTheirs && canConfirm(customer) && first?.code === "V01";
  if ((isExact && isButton) || !(isTheirs || turn.actor.manager))
    return await pressed({ verb: "still-true", data: { customer: id, revision } });
  if (canConfirm(customer)) return { card: askedCard(customer, isButton) };
  const form = await pressed({ verb: "answer-form", data: { customer: id } });
  return form && { card: toldCard(turn.text, form.card) };
}

/** What would be confirmed. */
function askedCard({ id, name, checklist }: Customer, isDue: boolean): Card {
  const on = questions.flatMap((question) => {
    const answer = checklist.answers[question];
    return answer === undefined ? [] : [`${topicName(question)} ${answerWords[answer.says].toLowerCase()}`];
  });
  return noticeCard({
    headline: `${name}: still true?`,
    says: [
      `On record: ${on.join(", ")}.`,
      isDue ? "Nothing has changed yet." : "None of it has to be confirmed now. Nothing has changed yet.",
    ],
    next: [
      { title: "Still true", press: press("still-true", { customer: id, revision: checklist.revision }) },
      { title: "Answer checklist", press: press("answer-form", { customer: id }) },
      { title: "Show customer", press: press("show", { customer: id }) },
    ],
  });
}

/** @param isAll they are all that need no more than that, so that one press does it */
function ofSeveral(customers: readonly Customer[], { isAll = false }: { isAll?: boolean | undefined } = {}): Card {
  const names = customers.map(({ name }) => name);
  const each = customers.slice(0, isAll ? 3 : mostButtons).map(({ id, name }) => ({
    title: name,
    press: press("run", { says: `show ${id}`, shown: "new" }),
  }));
  return noticeCard({
    headline: `Still true for ${isAll ? `all ${names.length}` : "these"}?`,
    says: [
      isAll ? names.join(", ") : `Open each to confirm it${names.length > each.length ? `: ${names.join(", ")}` : ""}.`,
      "Nothing has changed yet.",
    ],
    next: isAll
      ? [
          {
            title: `Confirm all ${names.length}`,
            press: press("confirm", { customers: customers.map(({ id }) => id) }),
          },
          ...each,
        ]
      : each,
  });
}

/** None of theirs waits for just that. */
async function nothingToConfirm(turn: Turn): Promise<Card> {
  const mine = await customersFor(turn.organization, viewerOf(turn));
  const isAny = mine.some((one) => answersFor(one, turn.actor));
  return noticeCard({
    headline: "Nothing has to be confirmed now",
    says: isAny
      ? "None of your answers is about to expire. What else your customers need is on the list. Nothing was changed."
      : "You don't look after any customers. Nothing was changed.",
    next: isAny ? [{ title: "What needs me", press: press("gaps", { filter: "mine" }) }] : [],
  });
}
