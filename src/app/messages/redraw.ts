/**
 * Redraws cards in chats that are no longer true. Doing it twice, or in two processes, draws the same card twice, which
 * nobody notices; so does dying between drawing and recording it.
 */
import type { Customer } from "../../domain/customer/customer.ts";
import { changesOwner } from "../../domain/customer/handover.ts";
import type { Delivery } from "../../domain/documents.ts";
import { nextWaiting } from "../../domain/messages/digest.ts";
import { gapsOf, knownAnswers } from "../../domain/gaps/find-gaps.ts";
import type { ClosedPrompt, Message } from "../../domain/messages/message.ts";
import { system } from "../../domain/people/person.ts";
import { checklist, waitingList, ownWeekOf } from "../../domain/messages/compose.ts";
import { redrawFacts, redrawOf, type CardReader, type Redraw, type RedrawFacts } from "../../domain/messages/redraw.ts";
import { offboardingNews } from "../../domain/messages/offboarding.ts";
import { redrawn } from "../../domain/messages/card-state.ts";
import { dayOf } from "../../domain/time/time.ts";
import type { Sender } from "./sender.ts";
import { evaluate, gapContext, type Evaluated } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";
import type { Sent } from "../../domain/messages/delivery.ts";
import { errorMessage } from "../../domain/error-message.ts";

/** Few enough that what is to be said does not wait for long. */
const mostAtOnce = 200;
/** Of those in one chat: its limits leave room for answers to the person. */
const mostInAChat = 5;
/** On their way at once. */
const concurrency = 5;
/** Milliseconds; a chat that has to be silent for longer has its turn another time. */
const patience = 2_000;

type Drawing = Pick<World, "messenger" | "setup" | "gapsIn" | "now">;

/** What is looked at once for all cards of a run. */
type Seen = { evaluated: Evaluated; facts: RedrawFacts };

/**
 * Redraws what is due now, some at a time; the rest has its turn at the next run. Runs after everything that is to be
 * said, and at any hour: a redrawn card makes no sound.
 * @throws when the store failed; the next run takes it up.
 */
export async function redrawDue(
  world: Drawing,
  organization: Organization,
  sender: Sender,
  signal?: AbortSignal,
): Promise<void> {
  const deliveries = await organization.deliveries.list();
  if (!deliveries.some(({ card }) => card !== undefined)) return;
  const evaluated = await evaluate(world, organization);
  const { customers, people, context, now } = evaluated;
  const gaps = ({ id }: Customer) => evaluated.gapsById.get(id) ?? [];
  const facts = redrawFacts(deliveries, customers, people, context.today, gaps, now, context.zone);
  const seen = { evaluated, facts };
  const remaining = some(deliveries.flatMap((delivery) => redrawOf(delivery, facts) ?? [])).values();
  const faults: unknown[] = [];

  async function work(): Promise<void> {
    for (const redraw of remaining) {
      if (signal?.aborted === true || faults.length > 0) return;
      try {
        if (await mayLeave(organization, sender, redraw, signal)) await draw(world, organization, sender, seen, redraw);
      } catch (error) {
        faults.push(error);
      }
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work));
  if (faults.length > 0) throw new Error("the store failed while cards were drawn anew", { cause: faults[0] });
}

function some(all: readonly Redraw[]): readonly Redraw[] {
  const inChat = new Map<string, number>();
  return all
    .filter(({ delivery: { sent } }) => {
      const count = (inChat.get(sent.conversation) ?? 0) + 1;
      inChat.set(sent.conversation, count);
      return count <= mostInAChat;
    })
    .slice(0, mostAtOnce);
}

async function mayLeave(organization: Organization, sender: Sender, { delivery }: Redraw, signal?: AbortSignal) {
  const { conversation } = delivery.sent;
  if (sender.pace.wait(organization.id, conversation) > patience) return false;
  return sender.pace.turn(organization.id, conversation, "unasked", signal);
}

/** Decides once more, since it may have been answered while this waited its turn, and draws. */
async function draw(
  world: Drawing,
  organization: Organization,
  sender: Sender,
  seen: Seen,
  { delivery: { id } }: Redraw,
): Promise<void> {
  const redraw = await decideAgain(organization, seen.facts, id);
  if (redraw === undefined) return;
  const { delivery, says, cardState } = redraw;
  const sent = await attempted(world, organization, seen, redraw);
  if (sent.outcome === "not-sent" && sent.retryAfterSeconds !== undefined) {
    sender.pace.hold(organization.id, delivery.sent.conversation, sent.retryAfterSeconds * 1_000);
  }
  const { outcome } = await organization.deliveries.update(id, (current) =>
    redrawn(current, says, sent, world.now(), sender.random()),
  );
  sender.report({
    organization: organization.id,
    delivery: id,
    kind: delivery.about.kind,
    outcome,
    attempts: delivery.attempts,
    because: sent.outcome === "sent" ? cardState.kind : sent.because,
  });
}

async function decideAgain(organization: Organization, facts: RedrawFacts, id: string): Promise<Redraw | undefined> {
  const delivery = await organization.deliveries.get(id);
  const alone = delivery?.card?.customer;
  if (delivery === undefined || alone === undefined) return delivery && redrawOf(delivery, facts);
  const customer = await organization.customers.get(alone);
  return redrawOf(delivery, { ...facts, customer: (of) => (of === alone ? customer : facts.customer(of)) });
}

async function attempted(
  world: Drawing,
  organization: Organization,
  seen: Seen,
  { delivery, reader, cardState }: Redraw,
): Promise<Sent> {
  if (reader === undefined) return { outcome: "unreachable", because: "there is no chat with them any more" };
  try {
    const message = messageOf(world, seen, delivery, reader, cardState);
    return await world.messenger.update(organization.id, { person: reader }, delivery.sent, message);
  } catch (error) {
    const because = errorMessage(error);
    return { outcome: "not-sent", because: `it could not be tried: ${because}` };
  }
}

function messageOf(
  world: Pick<World, "setup">,
  { evaluated, facts }: Seen,
  delivery: Delivery,
  reader: CardReader,
  cardState: Redraw["cardState"],
): Message {
  const { about } = delivery;
  switch (cardState.kind) {
    case "answered":
      return answered(evaluated, reader, cardState.customer);
    case "asked-again":
      return { kind: "asked-again", customer: cardState.customer, at: cardState.at };
    case "elsewhere":
      return {
        kind: "elsewhere",
        customer: cardState.customer,
        names: evaluated.names,
        isOver: !cardState.customer.history.some((one) => changesOwner(one) && one.at >= delivery.plannedAt),
      };
    case "not-needed":
    case "yours-again":
      return { kind: cardState.kind, customer: cardState.customer };
    case "asks-as-before":
      return checklist(evaluated, reader, cardState.customer) ?? { kind: "not-needed", customer: cardState.customer };
    case "forgotten":
      return { kind: "forgotten" };
    case "deadlines": {
      if (cardState.running.length === 0) return { kind: "nothing-left" };
      const { names, now, context } = evaluated;
      const escalated = about.kind === "deadlines" && about.escalated === true;
      const today = dayOf(now, reader.zone ?? context.zone);
      return { kind: "deadlines", rows: cardState.running, escalated, names, today };
    }
    case "chase": {
      if (cardState.open.length === 0 || about.kind !== "chase") return { kind: "nothing-left" };
      const { names, now, context } = evaluated;
      const today = dayOf(now, reader.zone ?? context.zone);
      return { kind: "chase", rows: cardState.open, by: about.by, line: about.line, names, today };
    }
    case "offboarding": {
      const { people, names, context, settings } = evaluated;
      const managers = [...world.setup.managers, ...settings.managers];
      const at = about.kind === "offboarding" ? about.asked : undefined;
      const facts = { managers, people, names, today: context.today };
      return offboardingNews(cardState.customer, at, reader, facts) ?? { kind: "nothing-left" };
    }
    case "new-customer":
      return { kind: "new-customer", asked: cardState.asked, isAskers: false, names: evaluated.names };
    case "week":
      return ownWeekOf(evaluated, reader, cardState.week, facts.before(reader, delivery));
    case "list": {
      if (cardState.waiting.length === 0) return { kind: "nothing-left" };
      const by = about.kind === "assigned" && about.by !== system ? { assignedBy: about.by } : {};
      const reminder = about.kind === "reminder" ? { reminder: true as const } : {};
      return { ...waitingList(evaluated, reader, cardState.waiting), ...by, ...reminder };
    }
  }
}

/** The customer may have changed since the run began: its gaps are worked out anew. */
function answered(
  { customers, gapsById, context, names, now }: Evaluated,
  person: CardReader,
  customer: Customer,
): ClosedPrompt {
  const next = nextWaiting(customer, person, customers, gapsById, now);
  const gaps = gapsOf(customer, context);
  const known = knownAnswers(customer, context);
  return { kind: "answered", person, customer, gaps, known, names, next };
}

/**
 * Notes that a click has drawn the card it was on, so that it is not drawn over: it already says what it should, with
 * what only the click knows.
 */
export async function drawnByClick(
  world: Pick<World, "setup" | "now">,
  organization: Organization,
  clicked: { conversation: string; activity: string },
): Promise<void> {
  const inChat = (await organization.deliveries.list()).filter(
    ({ sent, card }) => card !== undefined && sent?.conversation === clicked.conversation,
  );
  const delivery = inChat.find(({ sent }) => sent?.activity === clicked.activity);
  if (delivery === undefined) return;
  // A week's list goes by what is open, which no click on it says for good; a week with one customer is a card of its own.
  if (delivery.about.kind === "weekly" && delivery.card?.customer === undefined) return;
  const context = await gapContext(world, organization);
  const [customers, people] = [await organization.customers.list(), await organization.people.list()];
  const redraw = redrawOf(
    delivery,
    redrawFacts(inChat, customers, people, context.today, (one) => gapsOf(one, context), world.now(), context.zone),
  );
  if (redraw === undefined) return;
  const drawn = { outcome: "sent", ...clicked } as const;
  await organization.deliveries.update(delivery.id, (current) => redrawn(current, redraw.says, drawn, world.now(), 0));
}
