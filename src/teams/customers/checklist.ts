/** The buttons of a checklist. */
import { notHere } from "../refusals.ts";
import { z } from "zod";
import { staysWords } from "../whose.ts";
import * as answer from "../../app/customers/answer.ts";
import { undoSaved } from "../../app/customers/associate.ts";
import type { Acted } from "../../app/customers/answer.ts";
import { evaluate, gapContext, type Evaluated } from "../../app/evaluate.ts";
import { showCustomer } from "../../app/customers/report.ts";
import { checklistCard, type ChecklistFacts } from "../../cards/messages/checklist.ts";
import { answerWords } from "../../cards/messages/questions.ts";
import { notice } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { notMineForm } from "../../cards/messages/given-back.ts";
import { formCard } from "../../cards/forms/form.ts";
import { colleague, knownPeople } from "../input/find/find-person.ts";
import { savedCard } from "../../cards/messages/saved.ts";
import { coverOn } from "../../domain/customer/cover.ts";
import { cover } from "./cover.ts";
import { answersFor, mayAnswer, openPrompt, type Answers } from "../../domain/customer/checklist.ts";
import { topicName } from "../../domain/catalogue/gap-codes.ts";
import { exact } from "../../domain/exact.ts";
import { questions, type Question, type Customer, type CustomerId } from "../../domain/customer/customer.ts";
import type { Person } from "../../domain/people/person.ts";
import { lastOwnerChange } from "../../domain/customer/handover.ts";
import { givenBack } from "../../domain/messages/given-back.ts";
import { knownAnswers } from "../../domain/gaps/find-gaps.ts";
import { confirmableIn, namedInWeek, nextWaiting } from "../../domain/messages/digest.ts";
import { offeredDays } from "../../domain/time/calendar.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import { ownWeek } from "../../app/messages/digest.ts";
import { weeklyCard } from "../../cards/messages/weekly.ts";
import { capital, dateWords, dayWords } from "../../cards/kit/dates.ts";
import { noteSaved, noteUndo, undoOf, withUndoOf } from "../saved.ts";
import {
  readerOf,
  viewerOf,
  action,
  type Action,
  type Card,
  type Reply,
  type ClickedCard,
  type Turn,
  noticeReply,
} from "../turn.ts";

const customer = z.string().min(1).max(100);
const prompt = z.string().min(1).max(100);
const revision = z.number().int().min(0);
/** An answer; an input left empty arrives as an empty string. */
const said = z.enum(["yes", "no", "unsure", "n/a", ""]).optional();
const note = z.string().max(2000).optional();

/** Why nothing was saved of a form that may be filled in anew. */
const problems: Partial<Record<Acted["outcome"], string>> = {
  "nothing-answered": "Answer at least one question.",
  "always-applies": "Questions 3 and 4 always apply: choose Yes, No or Not sure.",
};

const saveAnswers = action({
  verb: "save-answers",
  formerly: "record",
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
    const answers = answersIn(data);
    const note = data.note?.trim() || undefined;
    const acted = await answer.saveAnswers(turn.world, turn.organization, {
      customer: data.customer,
      answers,
      note,
      revision: data.revision,
      ...byClick(turn, click),
    });
    const problem = problems[acted.outcome];
    return problem === undefined || acted.outcome === "no-such-customer"
      ? await outcomeCard(turn, acted)
      : await form(turn, acted.customer, { draft: { answers, note }, problem });
  },
});

const stillTrue = action({
  verb: "still-true",
  schema: z.object({ customer, prompt: prompt.optional(), revision }),
  who: "everyone",
  async run(turn, data, click) {
    const acted = await answer.stillTrue(turn.world, turn.organization, { ...data, ...byClick(turn, click) });
    if (acted.outcome === "nothing-answered") return await form(turn, acted.customer, {});
    return await outcomeCard(turn, acted);
  },
});

const answerForm = action({
  verb: "answer-form",
  formerly: "change",
  schema: z.object({ customer, cpor: said, pal: said, owner: said, onboarding: said, note }),
  who: "everyone",
  async run(turn, data) {
    const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), data.customer);
    if (found === undefined) return { card: notHere() };
    if (!mayAnswer(found.customer, turn.actor)) return refused(found.customer, found.evaluated);
    const answers = answersIn(data);
    if (Object.keys(answers).length === 0 && data.note === undefined)
      return { card: checklistFor(turn, found.customer, found.evaluated, {}) };
    // The form that it was told beside is not saved yet.
    const draft = { answers, note: data.note };
    return { card: checklistFor(turn, found.customer, found.evaluated, { draft }), shown: "new" };
  },
});

/** The answers that were filled in. */
function answersIn(data: Partial<Record<Question, z.output<typeof said>>>): Answers {
  const answers: Answers = {};
  for (const question of questions) {
    const value = data[question];
    if (value !== undefined && value !== "") answers[question] = value;
  }
  return answers;
}

/** What opens the checklist with what somebody told of it filled in. */
export const toldAnswersNext = (customer: CustomerId, name: string | undefined, answers: Answers) => ({
  title: `${name === undefined ? "" : `${name}: `}${questions
    .filter((question) => answers[question] !== undefined)
    .map((question) => `${topicName(question)} ${answerWords[answers[question] ?? "unsure"].toLowerCase()}`)
    .join(", ")}`,
  press: press("answer-form", { customer, ...answers }),
});

const later = action({
  verb: "later",
  schema: z.object({ customer, prompt, until: z.iso.date().optional() }),
  who: "everyone",
  run: putOff,
});

/** Leaves a question alone until a day; two weeks at most. */
export async function putOff(
  turn: Turn,
  { until, ...data }: { customer: CustomerId; prompt: string; until?: Day | undefined },
  click?: ClickedCard,
): Promise<Reply> {
  const now = dayOf(turn.now, turn.zone);
  const acted = await answer.later(turn.world, turn.organization, {
    ...data,
    until,
    zone: turn.zone,
    ...(click === undefined ? { by: turn.actor } : byClick(turn, click)),
  });
  if (acted.outcome !== "saved" && acted.outcome !== "repeated") return await outcomeCard(turn, acted);
  const again = dayOf(openPrompt(acted.customer)?.laterUntil ?? turn.now, turn.zone);
  const { calendar } = await gapContext(turn.world, turn.organization);
  const others = offeredDays(now, calendar).filter((day) => day !== again);
  const isCut = until !== undefined && again < until ? " I can put a question off for two weeks at most." : "";
  return noticeReply(
    `${acted.customer.name}: later`,
    `OK, I won't bring it up until ${dateWords(again, now)}.${isCut} Answering takes a minute, whenever you like.`,
    [
      { title: "Answer now", press: press("answer", { customer: acted.customer.id }) },
      ...others.map((day) => ({
        title: capital(dayWords(day, now)),
        tooltip: `Ask me again ${dayWords(day, now)}`,
        press: press("later", { ...data, until: day }),
      })),
    ],
  );
}

const notMine = action({
  verb: "not-mine",
  schema: z.object({ customer, prompt, shown: z.literal("new").optional() }),
  who: "everyone",
  async run(turn, { shown, ...data }, click) {
    // "Who has it?", beside what came of several: it only asks, and gives nothing back that was taken back since.
    const asked = shown && (await turn.organization.customers.get(data.customer));
    if (asked && mayAnswer(asked, turn.actor) && givenBack(asked)?.by !== turn.actor.id)
      return { card: notice(`${asked.name}: nothing was changed`, "It was already taken back or assigned."), shown };
    const reply = await giveBack(turn, data, click);
    return "card" in reply ? { ...reply, shown } : reply;
  },
});

/**
 * The owner or deputy gives the customer back; whoever covers it does not any more.
 * @param data.prompt what asked them about it last; undefined where they were never asked
 * @param data.maybe who has it, as they said; undefined where that is asked. `why`: what else managers are to hear
 */
export async function giveBack(
  turn: Turn,
  {
    maybe,
    why = "",
    ...data
  }: { customer: CustomerId; prompt: string | undefined; maybe?: Person | undefined; why?: string },
  click?: ClickedCard,
): Promise<Reply> {
  const acted = await answer.notMine(turn.world, turn.organization, {
    ...data,
    ...(click === undefined ? { by: turn.actor } : byClick(turn, click)),
  });
  const { actor } = turn;
  const isCovering =
    acted.outcome === "not-yours" &&
    actor.day !== undefined &&
    coverOn(acted.customer, actor.day.today)?.person === actor.id;
  if (isCovering) return await cover.run(turn, `${acted.customer.id} nobody`);
  if (acted.outcome === "not-yours" && acted.customer.owner !== undefined && turn.actor.manager) {
    return noticeReply(
      `${acted.customer.name} isn't yours`,
      "You don't own it, so there is nothing to give back. Assign it to give it to somebody else.",
      [{ title: "Assign", press: press("assign-form", { customer: acted.customer.id }) }],
    );
  }
  if (acted.outcome !== "saved" && acted.outcome !== "repeated") return await outcomeCard(turn, acted);
  const { customer: given } = acted;
  const { prompt } = data;
  const takesBack = press("undo-not-mine", exact({ customer: given.id, prompt }));
  if (given.owner === undefined && acted.outcome === "saved")
    turn.about({ undo: { title: `take ${given.name} back`, press: takesBack } });
  if (given.owner !== undefined)
    return noticeReply(`${given.name}: given back`, "You're no longer its deputy; the owner stays.");
  const other = maybe?.id === turn.actor.id ? undefined : maybe;
  if (other !== undefined || why !== "") return await suggested(turn, data, { maybe: other, why }, click);
  return prompt === undefined
    ? noticeReply(`${given.name}: given back`, "It's unassigned now. I'll tell the managers.", [
        { title: "Undo", tooltip: "Take it back", press: takesBack },
      ])
    : { card: formCard(notMineForm({ customer: given, prompt, people: await knownPeople(turn) })) };
}

const tellManagers = action({
  verb: "tell-managers",
  schema: z.object({ customer, prompt, person: z.string().max(200).default(""), because: note }),
  who: "everyone",
  async run(turn, { person, because, ...data }, click) {
    const maybe = person === "" ? undefined : await colleague(turn, person);
    const why = because?.replace(/\s+/g, " ").trim() ?? "";
    if (person !== "" && (maybe === undefined || maybe.id === turn.actor.id)) {
      const found = await turn.organization.customers.get(data.customer);
      if (found === undefined || givenBack(found)?.by !== turn.actor.id) return { card: notHere() };
      const problem =
        maybe === undefined
          ? "I don't know anybody by that name. Choose from the list, or leave it empty."
          : "That is you. Choose somebody else, or press Undo.";
      const people = await knownPeople(turn);
      return {
        card: formCard(notMineForm({ customer: found, prompt: data.prompt, people, draft: { because: why }, problem })),
      };
    }
    return await suggested(turn, data, { maybe, why }, click);
  },
});

/** What the managers hear of a customer that was given back. */
async function suggested(
  turn: Turn,
  data: { customer: CustomerId; prompt: string | undefined },
  { maybe, why }: { maybe: Person | undefined; why: string },
  click: ClickedCard | undefined,
): Promise<Reply> {
  const acted = await answer.tellManagers(turn.world, turn.organization, {
    ...data,
    maybe: maybe?.id,
    because: why === "" ? undefined : why,
    ...(click === undefined ? { by: turn.actor } : byClick(turn, click)),
  });
  const isTold = ["saved", "repeated", "nothing-answered"].includes(acted.outcome);
  if (!isTold || acted.outcome === "no-such-customer") return await outcomeCard(turn, acted);
  const said = [maybe === undefined ? "" : `You suggest ${maybe.name}.`, why === "" ? "" : `You say: “${why}”.`];
  const { customer: about, prompt: id } = data;
  return noticeReply(
    `${acted.customer.name}: given back`,
    ["Thanks. I'll tell the managers.", said.filter((part) => part !== "").join(" ")],
    [
      {
        title: "Undo",
        tooltip: "Take it back",
        press: press("undo-not-mine", exact({ customer: about, prompt: id })),
      },
    ],
  );
}

const undoNotMine = action({
  verb: "undo-not-mine",
  schema: z.object({ customer, prompt: prompt.optional() }),
  who: "everyone",
  async run(turn, { customer: id, prompt: asked }, click) {
    const acted = await answer.undoNotMine(turn.world, turn.organization, {
      customer: id,
      prompt: asked,
      ...byClick(turn, click),
    });
    if (acted.outcome === "saved" || acted.outcome === "repeated") {
      if (openPrompt(acted.customer) !== undefined) {
        const asks = checklistFor(turn, acted.customer, await evaluate(turn.world, turn.organization), {});
        return { card: { ...asks, summary: `${acted.customer.name} is yours again` } };
      }
      return noticeReply(`${acted.customer.name} is yours again`, "What you answered stays, and nothing is asked.", [
        { title: "Show customer", press: press("show", { customer: acted.customer.id }) },
      ]);
    }
    if (acted.outcome === "no-such-customer") return { card: notHere() };
    const { customer: kept } = acted;
    const isTheirs = kept.history.some(({ what, by }) => what === "owner gave back" && by === turn.actor.id);
    if (kept.owner === undefined || !isTheirs) return await outcomeCard(turn, acted);
    const stays = await staysWords(turn, { customer: kept, since: lastOwnerChange(kept) });
    return noticeReply("Nothing was undone", `${stays} They or a manager can give it to you.`);
  },
});

/** "Still true" in the weekly message: that one row, or all that need nothing else. The list says what is left. */
const confirm = action({
  verb: "confirm",
  // Without them, as on cards of earlier versions, it is all that need nothing else by now.
  schema: z.object({
    customer: customer.optional(),
    revision: revision.optional(),
    customers: z.array(customer).max(namedInWeek).optional(),
  }),
  who: "everyone",
  async run(turn, data) {
    const before = await ownWeek(turn.world, turn.organization, turn.person);
    const all = confirmableIn(before.due).filter(({ customer: { id } }) => data.customers?.includes(id) ?? true);
    const customers =
      data.customer === undefined
        ? all.map(({ customer: { id, checklist } }) => ({ id, revision: checklist.revision }))
        : [{ id: data.customer, revision: data.revision ?? -1 }];
    const confirmed = await answer.confirm(turn.world, turn.organization, { customers, by: turn.actor });
    const [first, ...others] = confirmed;
    if (first !== undefined && others.length === 0) noteSaved(turn, first);
    if (others.length > 0) noteUndo(turn, undoOfConfirmed(turn, confirmed));
    const names = (some: readonly Customer[]) => some.map(({ name }) => name).join(", ");
    const left = (data.customers ?? []).filter((id) => confirmed.every((one) => one.id !== id));
    const found = await Promise.all(left.map((id) => turn.organization.customers.get(id)));
    // Whoever no longer looks after one isn't told what it is called.
    const changed = found.filter((one) => one !== undefined).filter((one) => answersFor(one, turn.actor));
    const toast =
      first === undefined
        ? "Nothing was confirmed, because something has changed. This is the list now."
        : changed.length > 0
          ? `Confirmed: ${names(confirmed)} · Changed since, and left alone: ${names(changed)}`
          : others.length === 0
            ? `${first.name}: confirmed.`
            : `Confirmed: ${names(confirmed)}`;
    return { card: await weekNow(turn), toast };
  },
});

/** What takes back all that were confirmed together. */
function undoOfConfirmed(turn: Turn, confirmed: readonly Customer[]) {
  const of = confirmed.flatMap((one) => undoOf(turn, one)?.press ?? []);
  const names = new Intl.ListFormat("en-GB").format(confirmed.map(({ name }) => name));
  return { title: `undo what you confirmed of ${names}`, press: press("undo-all", { of }) };
}

const undoConfirm = action({
  verb: "undo-confirm",
  schema: z.object({ customer, at: z.iso.datetime() }),
  who: "everyone",
  async run(turn, data) {
    const done = await undoSaved(turn.world, turn.organization, { ...data, by: turn.actor });
    turn.about({ ...turn.earlier, undo: undefined });
    // Whose it is no longer is not told what it is called.
    if (done.outcome === "no-such-customer" || done.outcome === "not-yours") return { card: notHere() };
    return { card: await weekNow(turn), toast: `${done.customer.name}: ${becameOfUndo[done.outcome]}` };
  },
});

const becameOfUndo: Readonly<
  Record<Exclude<Awaited<ReturnType<typeof undoSaved>>["outcome"], "no-such-customer" | "not-yours">, string>
> = {
  undone: "as it was before.",
  repeated: "as it was before.",
  "changed-since": "nothing was undone, because it was changed since.",
  "not-kept": "nothing was undone. What was confirmed can be undone for a day.",
  "somebody-elses": "nothing was undone. Only whoever confirmed it can do that, or a manager.",
};

/** The list of what needs whoever presses. */
const weekNow = async (turn: Turn): Promise<Card> =>
  weeklyCard(await ownWeek(turn.world, turn.organization, turn.person), { ...readerOf(turn), person: turn.person });

/** The buttons of a checklist. */
export const checklistActions: readonly Action[] = [
  saveAnswers,
  stillTrue,
  confirm,
  undoConfirm,
  answerForm,
  later,
  notMine,
  tellManagers,
  undoNotMine,
];

/** Who clicked, on which card. */
const byClick = ({ actor, place: { conversation } }: Turn, { card }: ClickedCard) => ({
  by: actor,
  on: { conversation, activity: card },
});

/** The customer's card after an act that has an outcome of its own. */
async function outcomeCard(turn: Turn, acted: Acted): Promise<Reply> {
  if (acted.outcome === "no-such-customer") return { card: notHere() };
  const evaluated = await evaluate(turn.world, turn.organization);
  if (acted.outcome === "not-yours") return refused(acted.customer, evaluated);
  const because =
    acted.outcome === "saved" || acted.outcome === "repeated"
      ? acted.outcome
      : mayAnswer(acted.customer, { ...turn.actor, manager: false }) || turn.actor.manager
        ? "superseded"
        : "reassigned";
  const next = nextFor(turn, evaluated, acted.customer);
  // Pressed twice, the card of the second press can undo what the first one saved.
  const savedAt =
    acted.outcome === "saved"
      ? noteSaved(turn, acted.customer)
      : acted.outcome === "repeated"
        ? noteSaved(turn, acted.customer, ["answers/"])
        : undefined;
  const card = savedCard({
    customer: acted.customer,
    because,
    savedAt,
    gaps: evaluated.gapsById.get(acted.customer.id) ?? [],
    names: evaluated.names,
    reader: readerOf(turn),
    known: knownAnswers(acted.customer, evaluated.context),
    next,
  });
  // In another window, or to somebody else, the same card says what was saved there, with its Undo.
  if (because === "superseded" || because === "reassigned") return { card, shown: "private" };
  return { card: turn.earlier?.undo?.isAsked === true ? await withUndoOf(turn, acted.customer.id, card) : card };
}

/** In the personal chat, the next customer that waits for an answer of this person. */
function nextFor(turn: Turn, evaluated: Evaluated, done: Customer): Customer | undefined {
  if (turn.place.kind !== "personal") return undefined;
  return nextWaiting(done, turn.actor, evaluated.customers, evaluated.gapsById, evaluated.now);
}

async function form(
  turn: Turn,
  shown: Customer | undefined,
  parts: { draft?: { answers: Answers; note?: string | undefined }; problem?: string },
): Promise<Reply> {
  if (shown === undefined) return { card: notHere() };
  return { card: checklistFor(turn, shown, await evaluate(turn.world, turn.organization), parts) };
}

export function checklistFor(
  turn: Turn,
  shown: Customer,
  evaluated: Evaluated,
  parts: Pick<ChecklistFacts, "draft" | "problem">,
) {
  const asked = openPrompt(shown);
  return checklistCard({
    customer: shown,
    prompt: asked,
    gaps: evaluated.gapsById.get(shown.id) ?? [],
    names: evaluated.names,
    reader: readerOf(turn),
    known: knownAnswers(shown, evaluated.context),
    ...parts,
  });
}

function refused(shown: Customer, evaluated: Evaluated): Reply {
  const owner = shown.owner === undefined ? undefined : (evaluated.names.get(shown.owner) ?? shown.owner);
  return {
    shown: "private",
    card: notice(
      `${shown.name}: not yours to answer`,
      owner === undefined
        ? "It has no owner. A manager can assign it to you; then you can answer. Nothing was changed."
        : `${owner} owns it. The owner, the deputy or a manager can answer; nothing was changed.`,
      [{ title: "Show customer", press: press("show", { customer: shown.id }) }],
    ),
  };
}
