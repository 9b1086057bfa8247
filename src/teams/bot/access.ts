/** What is told of a customer's delegated access: the answer, and what may be pressed. Nothing of it is saved. */
import { showCustomer } from "../../app/customers/report.ts";
import { askedFact } from "../../cards/customer/asked-facts.ts";
import { answeredCard } from "../../cards/forms/guesses.ts";
import { press } from "../../cards/kit/actions.ts";
import { dayWords } from "../../cards/kit/dates.ts";
import { notice } from "../../cards/kit/notice.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { hasAccess, isTold as isOurWord } from "../../domain/customer/gdap.ts";
import { customerFacts, customerReply } from "../customers/reply.ts";
import { statementsIn } from "../input/reading/doubt.ts";
import { tellsAccess, tellsAccessGiven, tellsAccessRefused } from "../input/told/access-told.ts";
import { viewerOf, type Card, type Turn } from "../turn.ts";

/** The card with what is recorded of the customer's delegated access, where something of it is told. */
export async function withAccess(turn: Turn, about: CustomerId, card: Card): Promise<Card> {
  if (!tellsAccess(turn.text)) return card;
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), about);
  return found === undefined ? card : answeredCard(card, accessLines(turn, found));
}

/** A customer as whoever writes sees it, with its gaps. */
type Found = NonNullable<Awaited<ReturnType<typeof showCustomer>>>;

/**
 * What comes of delegated access that they tell is there: nothing, where it is on record, else the question until when; of
 * access that the customer refused, whether it is needed at all.
 * @returns undefined where neither is told, or whoever writes may change nothing there
 */
export async function accessTold(turn: Turn, found: Found): Promise<Card | undefined> {
  return (await accessGiven(turn, found)) ?? accessRefused(turn, found);
}

function accessRefused(turn: Turn, { customer, evaluated }: Found): Card | undefined {
  const { id, name } = customer;
  if (!tellsAccessRefused(turn.text) || !mayAnswer(customer, turn.actor)) return undefined;
  const news = statementsIn(turn.text)
    .trim()
    .replace(/[.,;:]$/, "");
  return notice(
    `No GDAP at ${name}?`,
    [
      askedFact("gdap", customerFacts(turn, customer, evaluated), evaluated.context),
      `It's theirs to refuse. Without it you can't work in their tenant as their partner, but neither PAL nor claims depend on it. If you can do without, press GDAP not needed, and I won't ask for it again. Nothing has changed yet.`,
    ],
    [
      { title: "GDAP not needed", press: press("run", { says: `set ${id}: gdap not needed` }) },
      { title: "Save it as a note", press: press("run", { says: `note ${id}: ${news}` }) },
      { title: "What GDAP is for", press: press("run", { says: "why access" }) },
      { title: "Show customer", press: press("show", { customer: id }) },
    ],
  );
}

/** The same of the customer that was talked of, or of none: what a refusal comes to, whoever it is. */
export async function accessRefusedBy(turn: Turn): Promise<{ card: Card }> {
  const { customer } = turn.earlier ?? {};
  const found =
    customer === undefined ? undefined : await showCustomer(turn.world, turn.organization, viewerOf(turn), customer);
  const card = found && accessRefused(turn, found);
  if (card !== undefined) return { card };
  const says =
    "It's theirs to refuse, and neither PAL nor claims depend on it. If you can work without it, tell me whose it is, and I won't ask for it again, for example: set Contoso: gdap not needed. If it was a slip, send a new request from Partner Center.";
  return {
    card: notice("A refused GDAP request", says, [
      { title: "Whose GDAP is missing", press: press("run", { says: "gdap" }) },
    ]),
  };
}

async function accessGiven(turn: Turn, found: Found) {
  const { customer, evaluated } = found;
  const { context } = evaluated;
  const { id, name } = customer;
  if (!tellsAccessGiven(turn.text, context.today)) return undefined;
  const told = { what: "done", texts: [turn.text] } as const;
  if (hasAccess(customer, context.today)) {
    const { card } = await customerReply(turn, id);
    turn.about({ told });
    return answeredCard(card, accessLines(turn, found));
  }
  if (!mayAnswer(customer, turn.actor)) return undefined;
  // The answer is no more than a day, or that it was another customer.
  turn.about({ says: `set ${id}: gdap until`, customer: id, told });
  return notice(
    `GDAP at ${name}: until when?`,
    [
      "Partner Center has the day under the customer's admin relationships. Nothing has changed yet: write it here, for example: until 27 Nov 2028",
    ],
    [{ title: "Show customer", press: press("show", { customer: id }) }],
  );
}

/** The same, where only the customer's card would be shown: "Contoso signed GDAP". */
export async function accessToldOf(turn: Turn, says: string): Promise<Card | undefined> {
  const [, id] = tellsAccess(turn.text) ? (/^show (\S+)$/.exec(says) ?? []) : [];
  const found = id === undefined ? undefined : await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  return found && (await accessTold(turn, found));
}

/** What is recorded of a customer's delegated access, and how somebody changes it, where there is anything to change. */
export function accessLines(turn: Turn, { customer, evaluated }: Pick<Found, "customer" | "evaluated">) {
  const { today } = evaluated.context;
  const { gdap } = customer;
  if (gdap !== undefined && hasAccess(customer, today) && tellsAccessGiven(turn.text, today)) {
    const shows = isOurWord(gdap) ? "GDAP is on record as" : "Microsoft already shows GDAP as";
    const until = gdap.endsOn === undefined ? "" : ` until ${dayWords(gdap.endsOn, today)}`;
    const auto = gdap.autoExtends ? ", and it extends automatically" : "";
    return [`${shows} ${gdap.status}${until}${auto}: nothing to do.`];
  }
  const known = askedFact("gdap", customerFacts(turn, customer, evaluated), evaluated.context);
  return [known, `${howToSetAccess}${customer.name}: gdap until 31 Jan 2028 (or: gdap not needed)`];
}
/** What opens the line that says how to change a customer's delegated access. */
export const howToSetAccess = "To change that, write for example: set ";
