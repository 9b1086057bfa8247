/** The buttons of a checklist: Record, Still true, Something changed, Later, Not mine. */
import { notHere } from "../refusals.ts";
import { z } from "zod";
import { answer, later, notMine, stillTrue, type Acted } from "../../app/customers/answer.ts";
import { evaluate, type Evaluated } from "../../app/evaluate.ts";
import { showCustomer } from "../../app/customers/report.ts";
import { checklistCard } from "../../cards/messages/checklist.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { recordedCard } from "../../cards/messages/recorded.ts";
import { mayAnswer, openPrompt, type Answers } from "../../domain/customer/checklist.ts";
import { questions, type Customer } from "../../domain/customer/customer.ts";
import { nextWaiting } from "../../domain/messages/digest.ts";

import { readerOf, viewerOf, action, type Action, type ActionReply, type Click, type Turn } from "../turn.ts";

const customer = z.string().min(1).max(100);
const prompt = z.string().min(1).max(100);
const revision = z.number().int().min(0);
/** An answer; an input left empty arrives as an empty string. */
const said = z.enum(["yes", "no", "unsure", "n/a", ""]).optional();
const note = z.string().max(2000).optional();

const record = action({
  verb: "record",
  schema: z.object({
    customer,
    prompt: prompt.optional(),
    revision,
    cpor: said,
    pal: said,
    owner: said,
    onboarding: said,
    note,
  }),
  who: "everyone",
  async run(turn, data, click) {
    const answers: Answers = {};
    for (const question of questions) {
      const value = data[question];
      if (value !== undefined && value !== "") answers[question] = value;
    }
    const text = data.note?.trim() ?? "";
    const acted = await answer(turn.world, turn.organization, {
      customer: data.customer,
      answers,
      ...(text === "" ? {} : { note: text }),
      revision: data.revision,
      by: turn.actor,
      on: cardOf(turn, click),
    });
    const draft = { answers, ...(text === "" ? {} : { note: text }) };
    switch (acted.outcome) {
      case "nothing-answered":
        return await form(turn, acted.customer, {
          draft,
          problem: "Nothing was chosen yet: answer at least one question.",
        });
      case "always-applies":
        return await form(turn, acted.customer, {
          draft,
          problem: "Questions 3 and 4 always apply: choose Yes, No or Not sure.",
        });
      case "recorded":
      case "repeated":
      case "superseded":
      case "not-yours":
      case "no-such-customer":
        return await outcomeCard(turn, acted);
    }
  },
});

const again = action({
  verb: "still-true",
  schema: z.object({ customer, prompt: prompt.optional(), revision }),
  who: "everyone",
  async run(turn, data, click) {
    const acted = await stillTrue(turn.world, turn.organization, { ...data, by: turn.actor, on: cardOf(turn, click) });
    if (acted.outcome === "nothing-answered") return await form(turn, acted.customer, {});
    return await outcomeCard(turn, acted);
  },
});

const change = action({
  verb: "change",
  schema: z.object({ customer }),
  who: "everyone",
  async run(turn, data) {
    const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), data.customer);
    if (found === undefined) return { card: notHere() };
    if (!mayAnswer(found.customer, turn.actor)) return refused(found.customer, found.evaluated);
    return { card: formCard(turn, found.customer, found.evaluated, {}) };
  },
});

const putOff = action({
  verb: "later",
  schema: z.object({ customer, prompt }),
  who: "everyone",
  async run(turn, data, click) {
    const acted = await later(turn.world, turn.organization, { ...data, by: turn.actor, on: cardOf(turn, click) });
    if (acted.outcome !== "recorded" && acted.outcome !== "repeated") return await outcomeCard(turn, acted);
    return {
      card: noticeCard({
        headline: `${acted.customer.name}: later`,
        says: "I leave it alone for two days; after that it is in your weekly message. Answering takes a minute whenever you like.",
        next: [{ title: "Answer now", press: press("weekly-start", { customer: acted.customer.id }) }],
      }),
    };
  },
});

const giveBack = action({
  verb: "not-mine",
  schema: z.object({ customer, prompt }),
  who: "everyone",
  async run(turn, data, click) {
    const acted = await notMine(turn.world, turn.organization, { ...data, by: turn.actor, on: cardOf(turn, click) });
    if (acted.outcome === "not-yours" && acted.customer.owner !== undefined && turn.actor.manager) {
      return {
        card: noticeCard({
          headline: `${acted.customer.name} is not yours`,
          says: "You do not own it, so there is nothing to give back. To give it to somebody else, assign it.",
          next: [{ title: "Assign", press: press("assign-form", { customer: acted.customer.id }) }],
        }),
      };
    }
    if (acted.outcome !== "recorded" && acted.outcome !== "repeated") return await outcomeCard(turn, acted);
    return {
      card: noticeCard({
        headline: `${acted.customer.name}: given back`,
        says:
          acted.customer.owner === undefined
            ? "It has no owner now. The managers see that in the gap list and the digest; the history says that you gave it back."
            : "You are not its deputy any more; the owner stays.",
      }),
    };
  },
});

/** The buttons of a checklist. */
export const answeringActions: readonly Action[] = [record, again, change, putOff, giveBack];

const cardOf = ({ place: { conversation } }: Turn, { card }: Click) => ({ conversation, activity: card });

/** The customer's card after an act that has an outcome of its own. */
async function outcomeCard(turn: Turn, acted: Acted): Promise<ActionReply> {
  if (acted.outcome === "no-such-customer") return { card: notHere() };
  const evaluated = await evaluate(turn.world, turn.organization);
  if (acted.outcome === "not-yours") return refused(acted.customer, evaluated);
  const because =
    acted.outcome === "recorded" || acted.outcome === "repeated"
      ? acted.outcome
      : mayAnswer(acted.customer, { ...turn.actor, manager: false }) || turn.actor.manager
        ? "superseded"
        : "reassigned";
  const next = nextFor(turn, evaluated, acted.customer);
  return {
    card: recordedCard({
      customer: acted.customer,
      because,
      gaps: evaluated.gapsById.get(acted.customer.id) ?? [],
      names: evaluated.names,
      reader: readerOf(turn),
      ...(next === undefined ? {} : { next }),
    }),
  };
}

/** In the personal chat, the next customer that waits for an answer of this person. */
function nextFor(turn: Turn, evaluated: Evaluated, done: Customer): Customer | undefined {
  if (turn.place.kind !== "personal") return undefined;
  return nextWaiting(done, turn.actor, evaluated.customers, evaluated.gapsById, evaluated.now);
}

async function form(
  turn: Turn,
  shown: Customer | undefined,
  parts: { draft?: { answers: Answers; note?: string }; problem?: string },
): Promise<ActionReply> {
  if (shown === undefined) return { card: notHere() };
  return { card: formCard(turn, shown, await evaluate(turn.world, turn.organization), parts) };
}

function formCard(
  turn: Turn,
  shown: Customer,
  evaluated: Evaluated,
  parts: { draft?: { answers: Answers; note?: string }; problem?: string },
) {
  const asked = openPrompt(shown);
  return checklistCard({
    customer: shown,
    ...(asked === undefined ? {} : { prompt: asked }),
    gaps: evaluated.gapsById.get(shown.id) ?? [],
    names: evaluated.names,
    reader: readerOf(turn),
    ...parts,
  });
}

function refused(shown: Customer, evaluated: Evaluated): ActionReply {
  const owner = shown.owner === undefined ? undefined : (evaluated.names.get(shown.owner) ?? shown.owner);
  return {
    shown: "private",
    card: noticeCard({
      headline: `${shown.name}: not yours to answer`,
      says:
        owner === undefined
          ? "It has no owner. A manager can assign it to you; then you can answer. Nothing was changed."
          : `${owner} owns it. The owner, the deputy or a manager can answer; nothing was changed.`,
      next: [{ title: "Show customer", press: press("show", { customer: shown.id }) }],
    }),
  };
}
