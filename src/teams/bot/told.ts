/** What people tell of customers: the forms that it fills in. Nothing of it is saved. */
import { customersFor, showCustomer } from "../../app/customers/report.ts";
import type { Evaluated } from "../../app/evaluate.ts";
import {
  answeredCard,
  filledCard,
  guessesCard,
  leftOutCard,
  toldCard,
  whichCard,
  youWrote,
} from "../../cards/forms/guesses.ts";
import { answerWords } from "../../cards/messages/questions.ts";
import { talkCard, type Suggestion } from "../../cards/forms/talk.ts";
import { press } from "../../cards/kit/actions.ts";
import { dayWords, onDay } from "../../cards/kit/dates.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { mayAnswer, openPrompt, type Answers } from "../../domain/customer/checklist.ts";
import { shortId } from "../../domain/customer/fingerprint.ts";
import { claimChanged, undoableAt } from "../../domain/customer/undo.ts";
import {
  questions,
  type Claim,
  type Customer,
  type CustomerId,
  type Question,
} from "../../domain/customer/customer.ts";
import { exact } from "../../domain/exact.ts";
import { knownAnswers, type KnownAnswers } from "../../domain/gaps/find-gaps.ts";
import { isSamePerson, type PersonId } from "../../domain/people/person.ts";
import type { Day } from "../../domain/time/time.ts";
import { recordedAsTold, takenOff, toldClaimForm, toldClaimNext, toldDeadline } from "../associations/claims.ts";
import { toldLinkForm } from "../associations/identities.ts";
import { toldSubscriptionForm } from "../associations/subscriptions.ts";
import { isSerious, topicName, type Gap } from "../../domain/catalogue/gap-codes.ts";
import { askedClaims } from "../../cards/customer/asked.ts";
import { askedFact } from "../../cards/customer/asked-facts.ts";
import { whyInShort } from "../../cards/gaps/why.ts";
import { askedOpen } from "../../cards/customer/asked-state.ts";
import { asksNextStep, asksWhatIsOpen, topicAsked } from "../input/reading/state-asked.ts";
import { findWorkload, type Catalogue } from "../../domain/catalogue/workloads.ts";
import { claimName } from "../../cards/kit/claims.ts";
import { withUndoOf } from "../saved.ts";
import { customerFacts, customerReply } from "../customers/reply.ts";
import { checklistFor, toldAnswersNext } from "../customers/checklist.ts";
import { neededReply } from "../gaps/actions.ts";
import { amendedAnswers } from "../input/told/answers-amended.ts";
import { answersTakenBack, answersTold, ofWhole } from "../input/told/answers-told.ts";
import { saysWrong } from "../input/told/answers-taken-back.ts";
import type { Share } from "../input/reading/by-customer.ts";
import {
  answeredBy,
  handedIn,
  submittedAgain,
  handsInAt,
  isOnlyNamed,
  nothingTold,
  isSameWorkload,
  ofOnlyClaim,
  rejectedFor,
  type ClaimTold,
} from "../input/told/claim-told.ts";
import { amendedClaims, meantWorkloads } from "../input/told/claims-amended.ts";
import { subscriptionTold, tellsAccess } from "../input/told/access-told.ts";
import { linkDetails } from "../input/told/link-details.ts";
import { claimsTold } from "../input/told/claims-told.ts";
import { namesStatus } from "../input/told/claim-status.ts";
import { isOfDayToCome } from "../input/reading/happened.ts";
import { signedIn, stillToCome } from "../input/told/proof-told.ts";
import { denies, hasToFindOut, questionsIn } from "../input/reading/doubt.ts";
import { plainlyStated, withoutFrame } from "../input/reading/plainly.ts";
import { asksWhetherToGive } from "../input/reading/whose-now.ts";
import { isNewWork } from "../input/told-rules.ts";
import { asksHowLong, wantsToKnowHowLong } from "../input/follow-up/told-on.ts";
import { knownPeople, knownPerson } from "../input/find/find-person.ts";
import { customerNames } from "../input/words/customer-names.ts";
import { anyOtherPartner } from "../input/words/partners.ts";
import { plainNames } from "../input/words/name-points.ts";
import type { NameIndex } from "../input/words/names.ts";
import type { Telling, Understood } from "../input/reading/sentence.ts";
import { wordsOf, type Word } from "../input/words/words.ts";
import { workloadsIn, workloadsNamed, type Known } from "../input/words/workload-names.ts";
import { askManagers } from "../refusals.ts";
import { viewerOf, type Card, type Command, type Reply, type Turn } from "../turn.ts";
import { runWritten } from "./dispatch.ts";
import { accessTold, withAccess } from "./access.ts";
import { afterSigning } from "./signed.ts";
import { onlyUsedCard } from "./only-used.ts";
import { quotedCustomer, turnTo } from "./talked-of.ts";

/**
 * Whether it tells what became of a claim, or names a workload at least.
 * @param customer the names of those whom it names: "contoso disputed"
 * @returns `isAside`: it tells it beside what it asks, and names no workload
 */
export function claimsIn(
  text: string,
  turn: Turn,
  today: Day,
  customer?: string,
): { claims: "told" | "named" | undefined; isAside: boolean } {
  const known = { catalogue: turn.world.setup.catalogue, today, customer };
  const { told: earlier } = turn.earlier ?? {};
  // "Make that yesterday", "only one of them", of claims that were told before.
  const before = earlier?.what === "claim" ? claimsOf(earlier.texts, known) : [];
  if (amendedClaims(text, known, before) !== undefined) return { claims: "told", isAside: false };
  const told = claimsTold(text, known).filter((one) => !isOnlyNamed(one));
  const isAside = questionsIn(withoutFrame(turn.text)) !== "" && told.some(({ called }) => called === "");
  if ((told.length > 0 && !isAside) || handsInAt(text) !== undefined || signedIn(turn.text) !== undefined)
    return { claims: "told", isAside };
  return { claims: workloadsNamed(text, known).length > 0 ? "named" : undefined, isAside };
}

/** The card of the customer they tell of: the one named, the one that the quoted card asked about, or the only one that waits. */
export async function toldReply(
  commands: readonly Command[],
  turn: Turn,
  { what, customer, goesOn, inPlace, taker, from, when, why }: Extract<Understood, { outcome: "told" }>,
): Promise<Extract<Reply, { card: Card }>> {
  const personal = turn.place.kind === "personal";
  const waiting = personal ? await waitingFor(turn) : [];
  const [only, ...others] = waiting;
  const told = customer ?? (await quotedCustomer(turn));
  // A signature answers none of the questions that wait.
  const isSigned = signedIn(turn.text) !== undefined;
  const about = told ?? (others.length === 0 && !isSigned ? only : undefined);
  if (about !== undefined) {
    const { told: before, customer: last } = turn.earlier ?? {};
    const isOn = before !== undefined && (about === last || goesOn === true);
    const texts = [...(isOn ? before.texts : []), turn.text].slice(-mostTold);
    turnTo(turn, about);
    turn.about({ told: { what, texts } });
    const card =
      what === "not-mine"
        ? await notMine(turn, about, taker, { from, when, why })
        : await filledForm(turn, what, about, { texts, goesOn, inPlace, isOther: about !== last });
    const ask = what === "not-mine" ? await whoDecides(turn) : undefined;
    // What was told of the one before is meant of this one: "no, that was Fabrikam".
    const meant = about === last ? undefined : texts.findLast((text) => isOn && tellsAccess(text));
    const chosen =
      card === undefined
        ? await chosenCard({ ...turn, text: meant ?? turn.text }, about)
        : what === "not-mine"
          ? card
          : await withAccess(turn, about, card);
    const shown = ask === undefined ? chosen : answeredCard(chosen, [ask]);
    const { undo } = turn.earlier ?? {};
    // From now on "no" is said of what is told.
    turn.about({ undo: inPlace === true && undo !== undefined ? { ...undo, isAsked: true } : undefined });
    if (inPlace !== true) return { card: shown };
    return { card: await withUndoOf(turn, about, shown) };
  }
  const list = others.length === 0 || isSigned ? undefined : await runWritten(commands, turn, "gaps waiting mine");
  if (list !== undefined && "card" in list) return { ...list, card: toldCard(turn.text, list.card) };
  return { card: talkCard(what, personal) };
}

/** What the customer needs, where something was told of it that no form could be filled with. */
export async function chosenCard(turn: Turn, about: CustomerId): Promise<Card> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), about);
  const access = found && (await accessTold(turn, found));
  if (access !== undefined) return access;
  const { card } = await neededReply(turn, about, { isTold: true });
  const told = toldCard(turn.text, card, found && theirs(turn, found));
  // "It's one of my two subscriptions": which there are.
  const isOneOf = found !== undefined && oneOfSubscriptions.test(turn.text);
  const facts = isOneOf ? customerFacts(turn, found.customer, found.evaluated) : undefined;
  const lines = facts && found ? [askedFact("subscriptions", facts, found.evaluated.context)] : [];
  return await withAccess(turn, about, answeredCard(told, lines));
}

const oneOfSubscriptions = /\bone of (?:my|our|its|their|the) (?:\p{L}+ |\d{1,2} )?(?:azure )?subscriptions\b/iu;

/** Who may change the customer, where whoever writes may not: in a channel, where its owner may read it. */
function theirs({ actor }: Turn, { customer, evaluated }: Pick<Told, "customer" | "evaluated">): string | undefined {
  if (mayAnswer(customer, actor)) return undefined;
  const names = [customer.owner, customer.deputy].flatMap((ref) =>
    ref === undefined ? [] : (evaluated.names.get(ref) ?? []),
  );
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format([...names, "a manager"]);
}

/** What was saved of a claim just before, as it stands now: it belongs to another customer. */
async function savedBefore(turn: Turn): Promise<readonly ClaimTold[]> {
  const { saved } = turn.earlier?.undo ?? {};
  const customer = saved && (await turn.organization.customers.get(saved.customer));
  const act = customer && undoableAt(customer, saved.at);
  const id = act && claimChanged(act);
  const claim = customer?.claims.find((one) => one.id === id);
  const workload = claim && findWorkload(turn.world.setup.catalogue, claim.workload);
  if (act === undefined || claim === undefined || workload === undefined) return [];
  const { fields } = act.parts[`claims/${claim.id}`] ?? {};
  const isSaid = (field: keyof Claim) => fields === undefined || field in fields;
  const isMoved = isSaid("status") || isSaid("statusSince");
  const { scope } = claim;
  return [
    {
      called: workload.name,
      workload,
      scope: isSaid("scope") ? scope.is : undefined,
      status: isMoved ? claim.status : undefined,
      on: isMoved ? claim.statusSince : undefined,
      reason: isSaid("reason") ? claim.reason : undefined,
      claimId: isSaid("claimId") ? claim.claimId : undefined,
      note: isSaid("scope") && scope.is !== "in" ? scope.note : isSaid("reasonNote") ? claim.reasonNote : undefined,
      competing: isSaid("competing") && claim.competing === true ? true : undefined,
    },
  ];
}

/** How long there is for the claims that were told of the customer before, and are not saved yet. */
export async function deadlineReply(turn: Turn, about: CustomerId): Promise<Reply | undefined> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), about);
  if (found === undefined) return undefined;
  const { customer, evaluated } = found;
  const { catalogue } = turn.world.setup;
  const told = claimsOf(turn.earlier?.told?.texts ?? [], knownOf(turn, customer, evaluated.context.today)).map((one) =>
    ofOnlyClaim(one, customer.claims, catalogue),
  );
  // How long there is for what is saved, its own line says.
  const fresh = told.filter((one) => recordedAsTold(customer, one) === undefined);
  const lines = fresh.flatMap((one) => toldDeadline(customer, one, evaluated.context) ?? []);
  const [first] = fresh;
  if (lines.length === 0 || first === undefined) return undefined;
  const says = [...lines, "That's if it's as you say: nothing is saved yet."];
  const next = [
    toldClaimNext(customer, first),
    { title: customer.name, press: press("show", { customer: customer.id }) },
  ];
  return { card: noticeCard({ headline: `How long there is at ${customer.name}`, says, next }) };
}

/** "I'm not the right person for this. Whom should I talk to?" */
const asksWhom = /\bwho(?:m)?\b(?:(?!\band\b)[^.?!]){0,30}\b(?:talk|speak|turn|write|contact|ask|tell|go|approach)\b/i;
/** What is said to whoever asks, beside a customer that they give back, whom to ask or whether they may. */
export async function whoDecides(turn: Turn): Promise<string | undefined> {
  const isLeave = asksWhetherToGive(turn.text);
  const ask = isLeave || asksWhom.test(turn.text) ? await askManagers(turn) : undefined;
  const may = "You can give a customer back yourself; who gets it next is up to a manager.";
  return isLeave ? [may, ask].filter((one) => one !== undefined).join(" ") : ask;
}

/** What pressing *Not mine* does, for whoever is asked about the customer. */
async function notMine(
  turn: Turn,
  about: CustomerId,
  taker: PersonId | undefined,
  { from, when, why }: Pick<Extract<Understood, { outcome: "told" }>, "from" | "when" | "why">,
): Promise<Card | undefined> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), about);
  const prompt = found && openPrompt(found.customer);
  if (found === undefined) return undefined;
  const { id, name, owner, deputy } = found.customer;
  const isAsked = prompt !== undefined && isSamePerson(prompt.to, turn.actor);
  const isTheirs = isSamePerson(owner, turn.actor) || isSamePerson(deputy, turn.actor);
  if (!isAsked && !isTheirs) return undefined;
  const isOwner = isSamePerson(owner, turn.actor);
  const suggested = isOwner && taker !== undefined ? await knownPerson(turn, taker) : undefined;
  const { today } = found.evaluated.context;
  const then = from === undefined ? when : onDay(from, today);
  const show = { title: "Show customer", press: press("show", { customer: id }) };
  const reminderOf = (day: Day, says: string) => ({
    title: `Remind me ${onDay(day, today)}`,
    press: press("run", { says }),
  });
  if (isOwner && why !== undefined && suggested === undefined) {
    const because = why.slice(0, longestReason);
    const says = `unassign ${id} from ${turn.actor.id}${because === "" ? "" : ` because ${because}`}`;
    const hear = because === "" ? "and I tell the managers" : `and I tell the managers, with your reason: “${because}”`;
    return noticeCard({
      headline: `Give ${name} back?`,
      says: `Press Give it back: then it's unassigned, ${hear}. Until then it stays yours. Nothing has changed yet.`,
      next: [{ title: "Give it back", press: press("run", { says }) }, show],
    });
  }
  if (isOwner && then !== undefined && suggested === undefined) {
    const [words, said] =
      from === undefined ? [then, ` because ${then}`] : [`from ${dayWords(from, today)}`, ` as of ${from}`];
    const now = { title: "Not mine now", press: press("run", { says: `unassign ${id} from ${turn.actor.id}${said}` }) };
    const remind = from === undefined ? [] : [reminderOf(from, `reminder ${from} about ${id} to give it back`)];
    return noticeCard({
      headline: `${name} isn't yours ${words}?`,
      says: `I can't give it back on a later day${remind.length === 0 ? "" : ", only remind you then"}. If you press Not mine now, it's unassigned at once, and I tell the managers, with “${words}”. Nothing has changed yet.`,
      next: [...remind, now, show],
    });
  }
  const gives =
    suggested !== undefined
      ? press("run", {
          says: `unassign ${id} from ${turn.actor.id} to ${suggested.id}${from === undefined ? "" : ` as of ${from}`}`,
        })
      : isAsked
        ? press("not-mine", { customer: id, prompt: prompt.id })
        : press("run", { says: `unassign ${id} from ${turn.actor.id}` });
  const asks =
    suggested === undefined
      ? "it's unassigned, I tell the managers, and you can say who has it"
      : `it's unassigned${then === undefined ? "" : ` now, not ${then}`}, and I suggest ${suggested.name} to the managers${from === undefined ? "" : ", with that day"}. It's theirs only once a manager assigns it`;
  return noticeCard({
    headline: suggested === undefined ? `${name} isn't yours?` : `Suggest ${suggested.name} for ${name}?`,
    says: isOwner
      ? `Press Not mine: then ${asks}. Nothing has changed yet.`
      : "Press Not mine: then you're no longer its deputy, and the owner stays. Nothing has changed yet.",
    next: [
      { title: "Not mine", press: gives },
      ...(from === undefined || suggested === undefined
        ? []
        : [reminderOf(from, `reminder ${from} about ${id} to hand it to ${suggested.name}`)]),
      show,
    ],
  });
}

/** Characters of why a customer is given back. */
const longestReason = 300;

/** What was told before is gone on from so many messages. */
const mostTold = 5;

/** What a text tells of a customer. */
type Told = {
  customer: Customer;
  evaluated: Evaluated;
  /** Told of claims before it. */
  before: readonly ClaimTold[];
  claims: readonly ClaimTold[];
  answers: Answers;
  /** The questions of the card, as they are numbered there: what facts answer is not asked. */
  asked: readonly Question[];
  /** What facts answer. */
  facts: KnownAnswers;
};

/**
 * @param earlier what was told before and goes on; `isOther`: of another customer; `called`: the names of all of whom the same may be told.
 * @returns undefined where whoever writes may not see the customer.
 */
async function toldOf(
  turn: Turn,
  about: CustomerId,
  {
    text,
    earlier = [],
    isOther = false,
    called,
  }: { text: string; earlier?: readonly string[]; isOther?: boolean; called?: string },
): Promise<Told | undefined> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), about);
  if (found === undefined) return undefined;
  const { customer, evaluated } = found;
  const known = { ...knownOf(turn, customer, evaluated.context.today), ...exact({ customer: called }) };
  const facts = knownAnswers(customer, evaluated.context);
  const asked = questions.filter((question) => facts[question] === undefined);
  const names = customerNames([customer]);
  const plain = (one: string): string => plainNames(one, names).text;
  const { text: unwritten, written } = plainNames(text, names);
  const said = ofWhole(plainlyStated(unwritten), called ?? customer.name);
  const saidBefore = earlier.map(plain);
  const before = claimsOf(saidBefore, known);
  const answered = answersOf(saidBefore, asked);
  const now = amendedAnswers(said, answered) ?? answersTold(said, asked);
  // "Same for Fabrikam, but PAL isn't done there", "onboarding's fine as well".
  const isMore = isOther || /\b(?:too|also|as well)\b/i.test(said);
  const all = isMore && Object.keys(now).length > 0 ? { ...answered, ...now } : now;
  // What was told before may be saved by now, or changed since.
  const direct = answersTold(said, asked);
  const isOver = (question: string) =>
    !isOther &&
    questions.some(
      (one) =>
        one === question &&
        direct[one] === undefined &&
        all[one] === answered[one] &&
        customer.checklist.answers[one] !== undefined,
    );
  const answers = Object.fromEntries(Object.entries(all).filter(([question]) => !isOver(question)));
  const handed = handedIn(said, ofNamed(claimsTold(said, known, before), text, known), customer.claims, known);
  const told = rejectedFor(said, submittedAgain(said, handed, customer.claims), customer.claims, known.catalogue);
  const claims = told.length > 0 ? told : answeredBy(said, customer.claims, known.catalogue);
  // What is kept of their words has the name as they wrote it.
  const noted = claims.map((one) => (one.note === undefined ? one : { ...one, note: written(one.note) }));
  return { customer, evaluated, before, claims: noted, answers, asked, facts };
}

/** "Could you update the Teams claim? It was approved": of the only workload that is named, though a question names it. */
function ofNamed(claims: readonly ClaimTold[], text: string, known: Known): readonly ClaimTold[] {
  const [told, ...others] = claims;
  if (told === undefined || others.length > 0 || told.called !== "" || isOnlyNamed(told)) return claims;
  const [named, ...more] = workloadsIn(text, known);
  return named === undefined || more.length > 0
    ? claims
    : [{ ...told, called: named.called, workload: named.workload }];
}

/** The form of what they told, filled in; undefined when they told too little, or may not. */
async function filledForm(
  turn: Turn,
  what: Telling,
  about: CustomerId,
  {
    texts,
    goesOn,
    inPlace,
    isOther,
  }: { texts: readonly string[]; isOther: boolean } & Pick<
    Extract<Understood, { outcome: "told" }>,
    "goesOn" | "inPlace"
  >,
): Promise<Card | undefined> {
  const told = await toldOf(turn, about, { text: turn.text, earlier: texts.slice(0, -1), isOther });
  if (told === undefined) return undefined;
  const signed = await signedCard(turn, told);
  if (signed !== undefined) return signed;
  const { before, claims, asked } = told;
  const isAnswer = Object.keys(told.answers).length > 0;
  const subscription = goesOn === true ? undefined : subscriptionTold(turn.text);
  const isOnRecord = told.customer.subscriptions.some(({ id }) => id === subscription?.id);
  if (subscription !== undefined && !isOnRecord) {
    const next = asked.some((question) => told.answers[question] !== undefined)
      ? [toldAnswersNext(about, undefined, told.answers)]
      : [];
    const shown = toldSubscriptionForm(told.customer, subscription);
    const isFilled = Object.keys(subscription).length > 0;
    return filledCard(turn.text, shown, next, { theirs: theirs(turn, told), isFilled });
  }
  // "That was Northwind, not Litware".
  const isCorrected = goesOn === true && claims.length === 0 && !isAnswer;
  const those = !isCorrected ? claims : what === "done" ? [] : before.length > 0 ? before : await savedBefore(turn);
  const [first, ...others] = isOther && goesOn === true && inPlace !== true ? ofTheirs(turn, told, those) : those;
  const open = isCorrected ? [] : answersTakenBack(plainlyStated(turn.text)).filter((one) => asked.includes(one));
  // "They only use Exchange, nothing in Azure": nothing is said of its claim.
  // "The Exchange claim is still approved, there is no Azure": nothing is new of the claim.
  const { catalogue } = turn.world.setup;
  const isOfAnswers =
    (isAnswer || open.length > 0) &&
    claims.every((one) => isOnlyNamed(one) || isRecorded(told.customer, one, catalogue));
  // "My answer was a mistake, the claim is only a draft": which claim, its own form asks.
  const isNoAnswer = saysWrong.test(turn.text) && first !== undefined && isNotIn.test(first.status ?? "");
  if (isNoAnswer && !isAnswer && asked.includes("cpor")) {
    const next = [first, ...others].map((one) => toldClaimNext(told.customer, one));
    return answersCard(turn, told, { cpor: "no" }, next);
  }
  const isUnknown = first !== undefined && isOnlyNamed(first) && hasToFindOut(turn.text);
  if (first !== undefined && !isOfAnswers && !isUnknown && (first.called !== "" || (what === "claim" && !isAnswer))) {
    const coming = toCome(turn, told, [first, ...others]);
    return (
      onlyCard(turn, told, [first, ...others]) ??
      (coming.length === 0 ? await knownCard(turn, told, [first, ...others]) : undefined) ??
      (await offCard(turn, told, [first, ...others])) ??
      (await workCard(turn, told, [first, ...others])) ??
      claimCard(turn, told, newOf(turn, told, first, [...others, ...coming]), takenFor(turn, told))
    );
  }
  const answers = isCorrected ? await answersBefore(turn, texts.slice(0, -1), asked) : told.answers;
  const { customer, evaluated } = told;
  // "The claim was submitted on Monday and PAL is linked": which claim is not said, or there is one only.
  const beside =
    isCorrected || first === undefined || isOfAnswers || isOnlyNamed(first)
      ? []
      : [first, ...others].map((one) => toldClaimNext(customer, ofOnlyClaim(one, customer.claims, catalogue)));
  // Of which of the two a day is, is for whoever wrote to say.
  const link = isCorrected || open.length > 0 || beside.length > 0 ? undefined : await linkCard(turn, told);
  if (link !== undefined) return link;
  // "I made a mistake when I answered your questions about Contoso".
  if (open.length > 0 || (!isAnswer && what === "done" && saysWrong.test(turn.text))) {
    const form = checklistFor(turn, customer, evaluated, { draft: { answers, open } });
    return filledCard(turn.text, form, [], { theirs: theirs(turn, told), isFilled: isAnswer });
  }
  return (
    answersCard(turn, told, answers, beside) ??
    (await factsCard(turn, { ...told, answers })) ??
    (isAnswer ? undefined : await handedCard(turn, told))
  );
}

const isNotIn = /^(?:Not started|Draft)$/;

/**
 * The form of a PAL link of which more is told than that it is there, and the answers for a press. Where facts answer
 * the question and a link is still missing, its day is enough: "PAL is linked, did it yesterday".
 */
async function linkCard(turn: Turn, told: Told): Promise<Card | undefined> {
  const { customer, evaluated, answers, asked, facts } = told;
  const { roles } = turn.world.setup.catalogue;
  const names = customerNames([customer]);
  const said = plainlyStated(plainNames(turn.text, names).text);
  const isOpen = evaluated.gapsById.get(customer.id)?.some((gap) => gap.topic === "pal" && isSerious(gap)) === true;
  const isMissing = answers.pal === "yes" && facts.pal !== undefined && isOpen;
  const people = await knownPeople(turn);
  const link = linkDetails(said, { people, roles, today: evaluated.context.today, isMissing });
  const shown = link && (await toldLinkForm(turn, customer, link));
  if (shown === undefined) return undefined;
  const form = isMissing ? answeredCard(shown, ofFacts(told, answers, true)) : shown;
  const next = asked.some((question) => answers[question] !== undefined)
    ? [toldAnswersNext(customer.id, undefined, answers)]
    : [];
  return filledCard(turn.text, form, next, { theirs: theirs(turn, told) });
}

/** Whether it tells of a PAL link more than that it is there. */
export const tellsOfLink = (said: string, { world }: Turn, today: Day): boolean =>
  linkDetails(said, { roles: world.setup.catalogue.roles, today }) !== undefined;

/** What was told of the customer that was named by mistake; where nothing was, what was saved there by hand. */
async function answersBefore(turn: Turn, texts: readonly string[], asked: readonly Question[]): Promise<Answers> {
  const answers = answersOf(texts, asked);
  const { saved } = turn.earlier?.undo ?? {};
  if (saved === undefined || Object.keys(answers).length > 0) return answers;
  const customer = await turn.organization.customers.get(saved.customer);
  const given = Object.entries(customer?.checklist.answers ?? {}).filter(([, { at }]) => at === saved.at);
  return Object.fromEntries(given.map(([question, { says }]) => [question, says]));
}

/** "Litware's claim too", after what was told of Teams at another customer: of theirs, where they have no Teams. */
function ofTheirs(
  turn: Turn,
  { customer, evaluated }: Told,
  claims: readonly ClaimTold[],
  said = turn.text,
): readonly ClaimTold[] {
  const named = workloadsIn(said, knownOf(turn, customer, evaluated.context.today));
  const isTheirs = (one: ClaimTold) =>
    customer.claims.length === 0 ||
    customer.claims.some(({ workload }) => workload === one.workload?.id) ||
    named.some((other) => isSameWorkload(one, other));
  return claims.map((one) => (isTheirs(one) ? one : { ...one, called: "", workload: undefined }));
}

/** How the open claims stand, where Microsoft was answered and none of them waits for that. */
async function handedCard(turn: Turn, { customer, evaluated }: Told): Promise<Card | undefined> {
  if (handsInAt(plainlyStated(turn.text)) === undefined) return undefined;
  const { catalogue } = turn.world.setup;
  const workloads = customer.claims
    .filter(({ scope, status }) => scope.is === "in" && status !== "Approved")
    .map((claim) => ({ id: claim.workload, name: claimName(claim, catalogue) }));
  const lines = askedClaims(customer, { workloads, why: false, ofClaims: true, beside: false }, evaluated.context);
  return lines.length === 0 ? undefined : answeredCard((await customerReply(turn, customer.id)).card, lines);
}

/** The claim on record that another was taken for, to be put right: "it was SharePoint, not Teams". */
function takenFor(turn: Turn, { customer, evaluated }: Told): readonly Suggestion[] {
  const { catalogue } = turn.world.setup;
  const { meant, denied } = meantWorkloads(turn.text, knownOf(turn, customer, evaluated.context.today));
  if (meant.length === 0) return [];
  return customer.claims
    .filter(({ workload }) => denied.some((one) => one.workload?.id === workload))
    .map((claim) => ({
      title: `${claimName(claim, catalogue)} on record`,
      press: press("claim-form", { customer: customer.id, claim: shortId(claim.id), scope: claim.scope.is }),
    }));
}

/** Those that are not on record as they are told: "Exchange is approved, SharePoint went in today". */
function newOf(
  turn: Turn,
  { customer }: Told,
  first: ClaimTold,
  others: readonly ClaimTold[],
): readonly [ClaimTold, ...ClaimTold[]] {
  const { catalogue } = turn.world.setup;
  const isNew = (one: ClaimTold) =>
    recordedAsTold(customer, ofOnlyClaim(one, customer.claims, catalogue)) === undefined;
  const [next, ...more] = [first, ...others].filter(isNew);
  return next === undefined ? [first, ...others] : [next, ...more];
}

/** Whether a claim stands as it is told, or all do, of none by its name: "the claim is approved". */
function isRecorded({ claims, ...customer }: Customer, told: ClaimTold, catalogue: Catalogue): boolean {
  const { called, status, on } = told;
  if (called !== "" || status !== "Approved" || on !== undefined)
    return recordedAsTold({ ...customer, claims }, ofOnlyClaim(told, claims, catalogue)) !== undefined;
  const inUse = claims.filter(({ scope }) => scope.is === "in");
  return inUse.length > 0 && inUse.every((claim) => claim.status === "Approved");
}

/** The customer with what is recorded of the claims first, where all of it is known: "Litware got rejected, what now?". */
async function knownCard(
  turn: Turn,
  { customer, evaluated }: Told,
  claims: readonly ClaimTold[],
): Promise<Card | undefined> {
  const { catalogue } = turn.world.setup;
  if (!claims.every((one) => isRecorded(customer, one, catalogue))) return undefined;
  const recorded = claims.flatMap(
    (one) => recordedAsTold(customer, ofOnlyClaim(one, customer.claims, catalogue)) ?? [],
  );
  const workloads = recorded.map((claim) => ({ id: claim.workload, name: claimName(claim, catalogue) }));
  const lines = askedClaims(customer, { workloads, why: true, ofClaims: true, beside: false }, evaluated.context);
  // "The Teams claim got approved!", which asks for nothing.
  const isSame = questionsIn(turn.text) === "" && claims.every(({ status }) => status === "Approved");
  const same = isSame ? ["No change: already approved."] : [];
  return answeredCard((await customerReply(turn, customer.id)).card, [...same, ...lines]);
}

/** "Contoso moved to Google": each workload that is claimed there, to be taken off; none for whom may not change it. */
export async function leftBehind(turn: Turn, id: CustomerId): Promise<readonly Suggestion[]> {
  const at = leftMicrosoft.exec(turn.text)?.index;
  const found = at === undefined ? undefined : await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  if (found === undefined || !mayAnswer(found.customer, turn.actor)) return [];
  const { customer } = found;
  // "Their admin at Contoso moved to Google".
  const own = wordsOf(customer.name).map(({ fold }) => fold);
  const before = wordsOf(turn.text.slice(0, at)).map(({ fold }) => fold);
  const who = before.slice(before.findLastIndex((fold) => !own.includes(fold)) + 1);
  const [last = "", ofWhom = ""] = [before.at(-1), before.at(-1 - who.length)];
  const isTheirs =
    who.length > 0 ? !/^(?:at|of|from|for|with|by|in)$/.test(ofWhom) : /^(?:they|customer|client)$/.test(last);
  if (!isTheirs) return [];
  return customer.claims
    .filter(({ scope, area }) => scope.is === "in" && area === "Modern Work and Security")
    .flatMap(({ workload }) => {
      const one = findWorkload(turn.world.setup.catalogue, workload);
      const told = { ...nothingTold, called: one?.name ?? workload, workload: one, scope: "not-applicable" } as const;
      return takenOff(customer, told) ?? [];
    });
}
/** Not "moved their files to Google Drive". */
const leftMicrosoft =
  /(?: (?:has|have|had|just|now|completely|fully|all|already))* (?:moved|switched|migrated|changed|went|gone)(?: (?:over|away|back|everything|all|completely|fully|entirely)){0,2} to (?:google|gmail|g suite|zoho|apple|open source|libre ?office|proton)\b(?! (?:drive|cloud|ads|maps|analytics|meet|pay|play|calendar|forms|sheets|docs)\b|[^.;!?]{0,40}\bfor )/i;

/** What is used and what isn't, where nothing else is told of either. */
function onlyCard(turn: Turn, told: Told, claims: readonly ClaimTold[]): Card | undefined {
  const { customer, evaluated, answers } = told;
  if (!claims.every((one) => isOnlyNamed(one) && one.claimId === undefined)) return undefined;
  const { text } = plainNames(turn.text, customerNames([customer]));
  const more = Object.keys(answers).length === 0 ? [] : [toldAnswersNext(customer.id, undefined, answers)];
  const known = knownOf(turn, customer, evaluated.context.today);
  return onlyUsedCard(customer, text, known, { more, theirs: theirs(turn, told) });
}

/** Asks whether workloads that are no part of our work are to be taken off, where nothing else is told of them. */
async function offCard(turn: Turn, told: Told, claims: readonly ClaimTold[]): Promise<Card | undefined> {
  const { customer, evaluated } = told;
  const ofNothingElse = Object.keys(told.answers).length === 0;
  const each = claims.flatMap((one) => takenOff(customer, one) ?? []);
  if (!ofNothingElse || each.length < claims.length) return undefined;
  const workloads = claims.flatMap(({ workload }) => workload ?? []);
  const lines = askedClaims(customer, { workloads, why: false, ofClaims: true, beside: false }, evaluated.context);
  const isOff = ({ workload }: ClaimTold): boolean =>
    customer.claims.some((one) => one.workload === workload?.id && one.scope.is === "not-applicable");
  if (claims.every(isOff)) return answeredCard((await customerReply(turn, customer.id)).card, lines);
  const mayPress = theirs(turn, told);
  // "They moved from Exchange to SharePoint".
  const known = knownOf(turn, customer, evaluated.context.today);
  const instead = workloadsIn(plainNames(turn.text, customerNames([customer])).text, known)
    .filter(({ workload }) => workload !== undefined && !customer.claims.some((one) => one.workload === workload.id))
    .filter((one) => !claims.some((other) => isSameWorkload(one, other)))
    .map(({ called, workload }) => ({ called, workload, ...nothingTold, status: "Not started", scope: "in" }) as const)
    .map((one) => ({ ...toldClaimNext(customer, one), title: `Add a claim for ${one.workload?.name ?? one.called}` }));
  return noticeCard({
    headline: `${each.length === 1 ? (each[0]?.title ?? "") : `Take them off ${customer.name}`}?`,
    says: [
      ...lines,
      `Off the list, I don't ask for ${each.length === 1 ? "it" : "them"} here. Partner Center stays as it is.`,
      `You wrote “${turn.text.slice(0, 120)}”. Nothing has changed yet${mayPress === undefined ? "" : `: ${mayPress} can press it`}.`,
    ],
    next: [...each, ...instead, { title: "Show customer", press: press("show", { customer: customer.id }) }],
  });
}

/** The same of work that we do, where each workload's claim is approved: "we do Intune there as well". */
async function workCard(turn: Turn, { customer, evaluated }: Told, claims: readonly ClaimTold[]) {
  const isWork = isNewWork(turn.text) && !denies.test(turn.text);
  if (!isWork || !claims.every((one) => isOnlyNamed(one) && one.claimId === undefined)) return undefined;
  const { text } = plainNames(turn.text, customerNames([customer]));
  const named = workloadsIn(text, knownOf(turn, customer, evaluated.context.today));
  const approved = named.map(({ workload }) =>
    customer.claims.find((one) => one.workload === workload?.id && one.scope.is === "in" && one.status === "Approved"),
  );
  if (approved.some((one) => one === undefined)) return undefined;
  const workloads = approved.flatMap((one) =>
    one === undefined ? [] : [{ id: one.workload, name: claimName(one, turn.world.setup.catalogue) }],
  );
  const lines = askedClaims(customer, { workloads, why: false, ofClaims: true, beside: false }, evaluated.context);
  return answeredCard((await customerReply(turn, customer.id)).card, lines);
}

/** The customer, where the facts say already what was told: "PAL is linked", of links that are proved. */
async function factsCard(turn: Turn, told: Told): Promise<Card | undefined> {
  const lines = ofFacts(told, told.answers, true);
  if (lines.length === 0 || lines.length < Object.keys(told.answers).length) return undefined;
  return answeredCard((await customerReply(turn, told.customer.id)).card, lines);
}

/** What was told of what facts answer: it is not asked, and neither it nor what speaks against them is passed over. */
export function unaskedWords(
  question: Question,
  { answers, facts, gaps }: Pick<Told, "answers" | "facts"> & { gaps: readonly Gap[] | undefined },
): string {
  const says = answers[question] ?? "unsure";
  const gap = gaps?.find((one) => one.topic === question && isSerious(one));
  const [name, open] = [topicName(question), gap && `this is still open: ${gap.what}`];
  if (says === "yes")
    return open === undefined ? `${name}: that's on record already.` : `${name}: on record, but ${open}.`;
  const known =
    facts[question]?.kind === "sale"
      ? "we sell it, and the sale counts already"
      : open === undefined
        ? "it's on record as done already"
        : `it's on record, and ${open}`;
  return `${name}: you said ${answerWords[says].toLowerCase()}; ${known}.`;
}

/** The form of the first claim, and the others for a press each. */
function claimCard(
  turn: Turn,
  told: Told,
  claims: readonly [ClaimTold, ...ClaimTold[]],
  more: readonly Suggestion[] = [],
): Card {
  const { customer, evaluated, answers } = told;
  const [first, ...others] = begun(turn, told, claims);
  const isNew = /\b(?:new|another|second|further|other) (?:claim|one|workload|submission)\b/i.test(turn.text);
  const about = isNew ? first : ofOnlyClaim(first, customer.claims, turn.world.setup.catalogue);
  const { context, gapsById } = evaluated;
  const asked = questionsIn(turn.text);
  const isLost = about.status === "Rejected" && asksNextStep(turn.text);
  // "It was approved. Is there anything else missing for this customer?"
  const lines = [
    ...(about.on === undefined && happensLater(turn.text, context.today) ? [hasntCome(about)] : []),
    ...(isLost ? [whyInShort("rejected", turn.world.setup.catalogue, context.limits)] : []),
    ...(isLost || asksHowLong(asked) || wantsToKnowHowLong(turn.text) ? [toldDeadline(customer, about, context)] : []),
    ...(asksWhatIsOpen(asked) && !isLost
      ? [askedOpen(customer, gapsById.get(customer.id) ?? [], topicAsked(asked), context)]
      : []),
  ].filter((line) => line !== undefined);
  // "We did Teams there, no Azure": the answer beside the claim is a press away.
  const beside = Object.keys(answers).length === 0 ? [] : [toldAnswersNext(customer.id, undefined, answers)];
  // "They started with Intune and Defender, no claims yet", where one of Defender's is on record: which one is asked.
  const isClaimed = ({ status, workload }: ClaimTold): boolean =>
    status === "Not started" && customer.claims.some((claim) => claim.workload === workload?.id);
  const each = others.map((one) => (isClaimed(one) ? { ...one, ...nothingTold } : one));
  const form = toldClaimForm(turn, customer, about, each);
  // "The Viva claim was approved", where none is recorded.
  if (about.called !== "" && about.workload === undefined)
    lines.unshift(`No ${about.called} claim is recorded at ${customer.name}: choose which one it is.`);
  const next = [
    ...each.map((one) => toldClaimNext(customer, one)),
    ...beside,
    ...openLike(turn, customer, first),
    ...more,
  ];
  return filledCard(turn.text, lines.length === 0 ? form : answeredCard(form, lines), next, {
    theirs: theirs(turn, told),
    isFilled: !isOnlyNamed(about) || about.claimId !== undefined,
    follow: others.map(({ called, workload }) => workload?.name ?? called),
  });
}

/** Whether a claim is said to have become something on a day that is still to come: "was submitted on 15 Dec 2026". */
const happensLater = (text: string, today: Day): boolean =>
  text
    .split(/[.;!?](?=\s|$)|,? (?:and|but|so|then)\b|, (?=will\b|(?:i|we|they|it)(?:['’]| ))/i)
    .some((part) => namesStatus(part) && isOfDayToCome(part, today));

const hasntCome = ({ status }: ClaimTold): string =>
  "That day hasn't come yet, so " +
  (status === undefined ? "nothing of it is filled in." : "it isn't filled in: without a day, it counts from today.");

/** "Exchange went in on Tuesday, Teams is still waiting for signature": the others, of which nothing more is known. */
function toCome(turn: Turn, { customer, evaluated }: Told, claims: readonly ClaimTold[]): readonly ClaimTold[] {
  if (claims.every(isOnlyNamed)) return [];
  const { text } = plainNames(turn.text, customerNames([customer]));
  const known = knownOf(turn, customer, evaluated.context.today);
  return stillToCome(plainlyStated(text))
    .flatMap((part) => workloadsIn(part, known))
    .filter((one) => !claims.some((other) => isSameWorkload(one, other)))
    .map(({ called, workload }) => {
      const isThere = customer.claims.some((one) => one.workload === workload?.id);
      const named = { ...nothingTold, called, workload };
      return isThere ? named : ({ ...named, status: "Not started", scope: "in" } as const);
    });
}

/** "We start Exchange and SharePoint there next week": of each that is not on record a claim is to be made, and they come first. */
function begun(
  turn: Turn,
  { customer, evaluated }: Told,
  claims: readonly [ClaimTold, ...ClaimTold[]],
): readonly [ClaimTold, ...ClaimTold[]] {
  const begins = (said: string): boolean => isNewWork(said) && !isOfOthers.test(said) && !saysWrong.test(said);
  const isToClaim = (one: ClaimTold): boolean =>
    isOnlyNamed(one) &&
    one.claimId === undefined &&
    !customer.claims.some(({ workload }) => workload === one.workload?.id);
  const asBegun = (one: ClaimTold): ClaimTold => ({ ...one, status: "Not started", scope: "in" });
  // "We start Teams there next week", and then: "and Exchange", "oops, I meant Fabrikam".
  if (!begins(turn.text)) {
    const isOn = turn.earlier?.told?.texts.some(begins) === true && goesOnOnly(turn.text, claims);
    const [one, ...more] = isOn ? claims.map((each) => (isToClaim(each) ? asBegun(each) : each)) : claims;
    return one === undefined ? claims : [one, ...more];
  }
  const { text } = plainNames(turn.text, customerNames([customer]));
  const known = knownOf(turn, customer, evaluated.context.today);
  const named = workloadsIn(text, known).reduce((rest, { called }) => rest.replace(called, "W"), text);
  if (!beginsWorkload.test(named)) return claims;
  const namedIn = (part: string) =>
    workloadsIn(part, known)
      .filter(({ called }) => !isSpared.test(part.slice(0, part.indexOf(called))))
      .filter((one, at, some) => some.findIndex((other) => isSameWorkload(one, other)) === at)
      .map(({ called, workload }) => ({ ...nothingTold, called, workload }));
  // "We start Teams, Exchange went in yesterday": what is told of the other is not so of Teams.
  const alone = text
    .split(/[,.;!]\s/)
    .filter((part) => isNewWork(part) && claimsTold(part, known).every(isOnlyNamed))
    .flatMap(namedIn);
  const isAlone = (one: ClaimTold): boolean => alone.some((other) => isSameWorkload(one, other));
  const areNamed = claims.every((one) => isOnlyNamed(one) && one.claimId === undefined);
  const rest = claims.filter((one) => !isAlone(one));
  const all = areNamed ? namedIn(text) : rest.length === 0 ? claims : [...alone, ...rest];
  const [first, ...others] = all.filter(isToClaim).map(asBegun);
  return first === undefined ? claims : [first, ...others, ...all.filter((one) => !isOnlyNamed(one))];
}

/** "And Exchange too", "no, Exchange", "sorry, I meant Fabrikam": nothing but what it is of. */
const goesOnOnly = (text: string, claims: readonly ClaimTold[]): boolean =>
  /^\W*(?:i meant?\b|(?:it|that) (?:was|is)\b)/i.test(text) ||
  goesOnWith.test(claims.reduce((rest, { called }) => (called === "" ? rest : rest.replace(called, "W")), text));
const goesOnWith =
  /^(?:(?:and|also|plus|no|not|sorry|oops|i meant?|too|as well|instead|actually|rather|W)\b[\s,.!]*)+$/i;

/** "No Exchange", "once Purview is finished". */
const isSpared = /\b(?:no|not|once|after|without|instead of|before|until)(?: the| our| their)? $/i;
/** With W for a workload: "we start with W", "bought 20 W licences", "W goes live"; not "we start the meeting in W". */
const beginsWorkload = new RegExp(
  "\\b(?:start|beg[iau]n|launch|introduc|deploy|implement|migrat|adopt|roll|kick|go(?:es|ing)? live|went live|bought|buy|order|purchas|get|got|use|using|do|doing|did|set|help|mov|switch|go|has|have|plan|want|look|manag|run|put|writ|licen[cs]|sign)[a-z]*(?: (?:up|off|out|over|to|on|with|for|using|the|our|their|a|an|new|also|it|them|us|and|about|down|after|care of|live|by|in \\p{Lu}\\p{L}+|at [^,.;!?]{1,40}|there|next \\p{L}+|now|soon|\\d+|(?:us|roll|introduc|deploy|implement|migrat|mov|sett|do)ing|licen[cs]es?|seats?|of|for [^,.;!?]{1,40}|with [^,.;!?]{1,40})){0,5} W(?!\\p{L}| (?:meeting|call|session|training|workshop|demo|channel|chat|group|site|problem|issue|question|outage|trouble)s?(?!\\p{L}))|W(?:,? (?:and |or )?W)* (?:(?:at|for|with) [^,.;!?]{1,40} )?(?:\\p{L}+ ){0,2}(?:projects?|roll-?outs?|migrations?|deployments?|implementations?|adoptions?|pilots?|introductions?|engagements?|work|licen[cs]es?|seats?|starts?|begins?|kicks off|goes live|is live|are live|is (?:coming|planned|next|starting))(?!\\p{L}| (?:manager|lead|team)s?(?!\\p{L}))",
  "iu",
);
/** Who does the work is not us. */
const isOfOthers = new RegExp(
  `\\b${anyOtherPartner}\\b|\\b(?:themselves|in[- ]house|on their own|without us|some(?:body|one) else|competitors?|won by|subcontract\\w*|(?:we|i) lost)\\b`,
  "iu",
);

/** The only open claim whose name has the word in it, where the workload of that name has none: "Teams" of Teams Phone. */
function openLike(turn: Turn, customer: Customer, told: ClaimTold): readonly Suggestion[] {
  const { workload, status } = told;
  const { catalogue } = turn.world.setup;
  if (workload === undefined || status === undefined) return [];
  if (customer.claims.some((claim) => claim.workload === workload.id)) return [];
  const word = workload.name.replace(/^Microsoft /, "").toLowerCase();
  const [only, ...others] = customer.claims.flatMap((claim) => {
    const one = findWorkload(catalogue, claim.workload);
    const isOpen = claim.scope.is === "in" && claim.status !== "Approved";
    return one !== undefined && isOpen && one.name.toLowerCase().split(" ").includes(word) ? [one] : [];
  });
  if (only === undefined || others.length > 0) return [];
  return [toldClaimNext(customer, { ...told, called: only.name, workload: only })];
}

/** What was told of what facts answer, which is not asked: what is against them, and what they say as well where `all` is wanted. */
const ofFacts = ({ customer, evaluated, facts }: Told, answers: Answers, all = false): readonly string[] =>
  questions
    .filter((question) => facts[question] !== undefined && answers[question] !== undefined)
    .filter((question) => all || answers[question] !== "yes")
    .map((question) => unaskedWords(question, { answers, facts, gaps: evaluated.gapsById.get(customer.id) }));

/** The checklist with the answers; undefined when none of them is asked. A form without what was told would have them check nothing. */
function answersCard(turn: Turn, told: Told, answers: Answers, more: readonly Suggestion[] = []): Card | undefined {
  const { customer, evaluated, asked } = told;
  if (asked.every((question) => answers[question] === undefined)) return undefined;
  const form = checklistFor(turn, customer, evaluated, { draft: { answers } });
  const lines = ofFacts(told, answers);
  return filledCard(turn.text, lines.length === 0 ? form : answeredCard(form, lines), more, {
    theirs: theirs(turn, told),
  });
}

/** What a part of a message tells of a customer, as far as it can be filled in. */
async function shareTold(turn: Turn, share: Share, called: string) {
  const { customer, text, part = text, says, isAlike } = share;
  const told = await toldOf(turn, customer, { text, called });
  if (told === undefined) return { ...share, told, claims: [], answers: {}, said: {}, isRead: true };
  const { catalogue } = turn.world.setup;
  const ofShare = isAlike === true ? ofTheirs(turn, told, told.claims, "") : told.claims;
  const claims =
    says === "no"
      ? []
      : ofShare.filter((one) => !isOnlyNamed(one)).map((one) => ofOnlyClaim(one, told.customer.claims, catalogue));
  const said = says === undefined ? told.answers : turned(told.answers, says);
  const answers = Object.fromEntries(
    Object.entries(said).filter(([question]) => told.asked.some((one) => one === question)),
  );
  const isNamed = ({ fold }: Word) => wordsOf(called).some((word) => word.fold === fold);
  const isRead = claims.length > 0 || Object.keys(said).length > 0 || wordsOf(part).every(isNamed);
  return { ...share, told, claims, answers, said, isRead };
}

/** What is told of each of them. */
async function eachTold(turn: Turn, shares: readonly Share[], names: NameIndex) {
  // "Contoso and Fabrikam disputed" is said of both.
  const called = shares.map(({ customer }) => names.byRef(customer)?.name).join(" ");
  return await Promise.all(shares.map(async (share) => await shareTold(turn, share, called)));
}

/** What opens the forms of it; the customer, where there is nothing to fill in. */
function shareNext({ customer: id, told, claims, answers }: ShareTold, names: NameIndex): readonly Suggestion[] {
  const name = names.byRef(id)?.name ?? "";
  const next = [
    ...(told === undefined ? [] : claims.map((one) => toldClaimNext(told.customer, one, name))),
    ...(Object.keys(answers).length > 0 ? [toldAnswersNext(id, name, answers)] : []),
  ];
  return next.length > 0 ? next : [{ title: name, press: press("show", { customer: id }) }];
}

/** What a message tells beside what it asks for, for a press each; in a line what is on record already. */
export async function toldBeside(turn: Turn, shares: readonly Share[], names: NameIndex) {
  const all = await eachTold(turn, shares, names);
  const each = all.map((one) => ({ lines: isFilled(one) ? [] : factsTold(one, names), one }));
  return {
    next: each.flatMap(({ lines, one }) => (lines.length > 0 ? [] : shareNext(one, names))),
    lines: each.flatMap(({ lines }) => lines),
  };
}

type ShareTold = Awaited<ReturnType<typeof shareTold>>;

const isFilled = ({ claims, answers }: ShareTold): boolean => claims.length > 0 || Object.keys(answers).length > 0;

/** What facts say of what is told; of whom nothing is left to fill in, what is on record already is said, too. */
function factsTold(one: ShareTold, names: NameIndex): readonly string[] {
  const said = one.told === undefined ? [] : ofFacts(one.told, one.said, !isFilled(one));
  return said.map((line) => `${names.byRef(one.customer)?.name ?? ""}, ${line}`);
}

/** What was told of several customers: the form of the first of whom anything was, and the others for a press each. */
export async function eachToldReply(
  turn: Turn,
  shares: readonly Share[],
  names: NameIndex,
): Promise<Extract<Reply, { card: Card }>> {
  const all = await eachTold(turn, shares, names);
  const lines = all.flatMap((one) => factsTold(one, names));
  const left = new Set(
    all.flatMap(({ isRead, text, part = text }) => (isRead ? [] : [part.replace(/^[\s,.;–—-]+/, "")])),
  );
  const withRest = (card: Card) => {
    const said = answeredCard(card, lines);
    return { card: left.size === 0 ? said : leftOutCard(said, [...left]) };
  };
  const main = all.find((one) => isFilled(one) && one.isOneOf !== true);
  if (main?.told === undefined) {
    const next = all.flatMap((one) => shareNext(one, names));
    const customers = await turn.organization.customers.list();
    const areAlike = all.every(({ isOneOf }) => isOneOf);
    if (all.some(isFilled)) return withRest(whichCard(turn.text, next, areAlike, customers));
    const guesses = all.map(({ customer: id }) => ({ says: `show ${id}`, title: names.byRef(id)?.name ?? "" }));
    const title = lines.length === 0 ? undefined : "Which customer do you want to see?";
    return withRest(guessesCard(youWrote(turn.text), guesses, title, customers));
  }
  const more = all.filter((one) => one !== main).flatMap((one) => shareNext(one, names));
  const [first, ...others] = main.claims;
  turnTo(turn, main.customer);
  turn.about({ told: { what: first === undefined ? "done" : "claim", texts: [main.text] } });
  const card =
    first === undefined
      ? answersCard(turn, main.told, main.answers, more)
      : claimCard(turn, main.told, [first, ...others], more);
  return withRest(card ?? (await chosenCard(turn, main.customer)));
}

/** What is so of one customer, and not of another: "but not at Fabrikam yet", "Fabrikam yes". */
const turned = (answers: Answers, to: "yes" | "no"): Answers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([question, says]) => (says === "yes" || says === "no" ? [[question, to]] : [])),
  );

/** What a part of a message tells by itself. @param customer the names of those whom the message names */
export function tellsOf(text: string, turn: Turn, today: Day, customer?: string): Telling | undefined {
  const said = ofWhole(plainlyStated(text), customer ?? "");
  const known = { catalogue: turn.world.setup.catalogue, today, customer };
  if (claimsTold(said, known).some((one) => !isOnlyNamed(one))) return "claim";
  return Object.keys(answersTold(said)).length > 0 || tellsOfLink(said, turn, today) ? "done" : undefined;
}

/** The forms of the claims that a proof fits which the customer signed; the customer, where each has what it needs. */
async function signedCard(turn: Turn, told: Told): Promise<Card | undefined> {
  const { customer, evaluated, claims } = told;
  const { context, gapsById } = evaluated;
  if (!claims.every(isOnlyNamed)) return undefined;
  const { text } = plainNames(turn.text, customerNames([customer]));
  const gaps = gapsById.get(customer.id) ?? [];
  const signed = afterSigning(text, customer, { context, gaps, known: knownOf(turn, customer, context.today) });
  if (signed === undefined) return undefined;
  const { lines, fitting } = signed;
  const [first, ...others] = fitting;
  if (first === undefined) return answeredCard((await customerReply(turn, customer.id)).card, lines);
  return filledCard(
    turn.text,
    answeredCard(toldClaimForm(turn, customer, first, others), lines),
    others.map((one) => toldClaimNext(customer, one)),
    {
      theirs: theirs(turn, told),
      isFilled: first.signedOn !== undefined,
      follow: others.map(({ called, workload }) => workload?.name ?? called),
    },
  );
}

/** What workloads are looked for in, of what is told of the customer. */
const knownOf = (turn: Turn, { name, claims }: Customer, today: Day): Known => ({
  catalogue: turn.world.setup.catalogue,
  today,
  recorded: claims.map(({ workload }) => workload),
  customer: name,
});

/** The answers that one text after the other told, each amending those before. */
const answersOf = (texts: readonly string[], asked: readonly Question[] = questions): Answers =>
  texts.reduce<Answers>((sofar, text) => {
    const said = plainlyStated(text);
    const now = amendedAnswers(said, sofar) ?? answersTold(said, asked);
    return Object.keys(now).length === 0 ? sofar : now;
  }, {});

/** Whether it says only a difference to the answers that were told before. */
export const amendsAnswers = (text: string, { earlier }: Turn): boolean =>
  earlier?.told?.what === "done" && amendedAnswers(plainlyStated(text), answersOf(earlier.told.texts)) !== undefined;

/** What one text after the other told of claims; one that tells nothing leaves it. */
const claimsOf = (texts: readonly string[], known: Known): readonly ClaimTold[] =>
  texts.reduce<readonly ClaimTold[]>((sofar, text) => {
    const now = claimsTold(plainlyStated(text), known, sofar);
    return now.length === 0 ? sofar : now;
  }, []);

/** Customers that wait for an answer of whoever writes. */
export async function waitingFor(turn: Turn): Promise<readonly CustomerId[]> {
  const customers = await customersFor(turn.organization, viewerOf(turn));
  return customers.flatMap((customer) => {
    const prompt = openPrompt(customer);
    return prompt !== undefined && isSamePerson(prompt.to, turn.actor) ? [customer.id] : [];
  });
}
