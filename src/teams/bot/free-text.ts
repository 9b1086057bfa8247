/** Text that no command reads as it is written: understood if it can be, asked about if that is not certain. */
import { showCustomer } from "../../app/customers/report.ts";
import { gapContext } from "../../app/evaluate.ts";
import {
  alsoCard,
  asButton,
  answeredCard,
  claimFormsCard,
  confirmAllCard,
  confirmCard,
  guessedCard,
  guessesCard,
  inPlaceCard,
  insteadCard,
  leftOutCard,
  lostCard,
  refusedCard,
  remindCard,
  saidCard,
  takenOffCard,
  toldBesideCard,
  toldCard,
  undoBesideCard,
  youWrote,
} from "../../cards/forms/guesses.ts";
import { severalCard } from "../../cards/customer/several.ts";
import { talkCard, type Suggestion } from "../../cards/forms/talk.ts";
import { allUnownedTo, assignForm } from "../customers/assign-actions.ts";
import { unownedGiven, type UnownedGiven } from "../input/write/split.ts";
import { knownPerson } from "../input/find/find-person.ts";
import { press } from "../../cards/kit/actions.ts";
import { capital, onDay } from "../../cards/kit/dates.ts";
import { ownHistory } from "../files/export.ts";
import { hasCustomer, hasPerson, readWords, strangerIn, type Reading } from "../input/reading/reading.ts";
import { plainNames } from "../input/words/name-points.ts";
import { type NameIndex } from "../input/words/names.ts";
import { headsAccess, tellsAccess, tellsAccessRefused } from "../input/told/access-told.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { longestLaterDays, mayAnswer, openPrompt } from "../../domain/customer/checklist.ts";
import { factsOfNew } from "../input/told/new-customer.ts";
import { deadlineTold } from "../input/told/deadline-told.ts";
import { answersTakenBack, answersTold, ofWhole, tellsPlan } from "../input/told/answers-told.ts";
import { reasonWords } from "../input/told/claim-reasons.ts";
import { questionsIn } from "../input/reading/doubt.ts";
import { asksHowLong } from "../input/follow-up/told-on.ts";
import { plainlyStated } from "../input/reading/plainly.ts";
import { spoken } from "../input/write/offers.ts";
import { absencesOf } from "../../domain/people/absence.ts";
import { addDays, dayOf, type Day } from "../../domain/time/time.ts";
import { workloadsNamed } from "../input/words/workload-names.ts";
import type { Option, Understood } from "../input/reading/sentence.ts";
import { findWorkload, workloadIds } from "../../domain/catalogue/workloads.ts";
import { willDo } from "../../domain/catalogue/claim-guide.ts";
import { asksOfNothing, asksWhenDue, paperAsked, ruleOption, rulesAsked } from "../input/wanted.ts";
import { onCustomersMove, unheeded, withCustomersMove } from "../input/lists/unheeded.ts";
import { remindReply } from "../gaps/remind-owners.ts";
import { remindAsked } from "../input/remind-asked.ts";
import { orKeptAsNote } from "../input/kept-as-note.ts";
import { longestText, understand } from "../input/understand.ts";
import { wordsOf } from "../input/words/words.ts";
import { snoozeAhead, snoozeEnds } from "../people/absence.ts";
import { hoursSaid } from "../people/settings.ts";
import { lastChange, mayStillUndo } from "../saved.ts";
import { decisionsLine } from "../customers/decisions.ts";
import { customerFacts, customerReply } from "../customers/reply.ts";
import { mostTogether, noticeReply, viewerOf, type Card, type Command, type Reply, type Turn } from "../turn.ts";
import { allMineSnoozed } from "./all-mine.ts";
import { thenAndNow } from "./compared.ts";
import { claimAskedOf } from "./claim-asked.ts";
import { countedReply } from "./counted.ts";
import { runWritten } from "./dispatch.ts";
import { withOwnersSwapped } from "./swapped.ts";
import { namesFor, runAll, runOffered, snoozeAllCard } from "./run.ts";
import { accessRefusedBy, accessToldOf, howToSetAccess } from "./access.ts";
import {
  amendsAnswers,
  chosenCard,
  claimsIn,
  deadlineReply,
  eachToldReply,
  leftBehind,
  tellsOf,
  tellsOfLink,
  toldBeside,
  toldReply,
  whoDecides,
  waitingFor,
} from "./told.ts";
import { quotedCustomer, turnTo } from "./talked-of.ts";
import {
  answersBeside,
  answersTo,
  answersToEach,
  asksOfItself,
  coverOffered,
  inFull,
  pastOf,
  recordedBefore,
  rulesInShort,
  shownIn,
} from "./said-first.ts";
import { asksToActThere } from "../input/reading/asked-for.ts";
import { gdapApprover, gdapIsAccess, proofSigner, whatGdapIs } from "../../domain/catalogue/why.ts";
import {
  asksNextStep,
  asksApprover,
  asksApproverOfIt,
  asksReviewer,
  asksSigner,
  asksToSendAgain,
  asksWhatGdapIs,
  asksWhatIsOpen,
  asksWhileAway,
  asksWhose,
  asksWhyBoth,
  notKeptAsked,
  topicAsked,
  topicsOnly,
} from "../input/reading/state-asked.ts";
import { asksForNote, notesAsked } from "../input/not-kept.ts";
import { deputiesSaid } from "./deputies-asked.ts";
import { takenOffAll } from "./taken-off.ts";
import {
  mixedUp,
  ofSubmission,
  ownerBefore,
  savedBefore,
  tellsSaved,
  undoAsked,
  undoAskedOf,
  undoChoices,
  undoReply,
} from "./undo-asked.ts";
import { forManagers, isForManagers, permitted, toTheOther, withoutDone } from "./permitted.ts";

/** @param unclear what the command said that the first word names; it stands when nothing better is understood. */
export async function answerFreely(commands: readonly Command[], said: Turn, unclear?: Reply): Promise<Reply> {
  const turn = { ...said, text: asSentences(said).replace(whatNow, "$&?") };
  const reply = await answered(commands, turn, unclear);
  if (!("card" in reply)) return reply;
  // Where it is to be kept, the reply says that it isn't.
  const notKept = asksForNote.test(turn.text) || notesAsked(turn.text) !== undefined ? [] : notKeptAsked(turn.text);
  const lines = [
    ...(asksToActThere(turn.text) ? [cannotActThere] : []),
    ...(asksReviewer(turn.text) ? ["Microsoft does; I don't know who exactly."] : []),
    ...(asksApprover(turn.text) || (asksApproverOfIt(turn.text) && ofAccess.test(turn.earlier?.says ?? ""))
      ? [gdapApprover]
      : []),
    ...(asksSigner(turn.text) ? [proofSigner] : []),
    ...(asksToSendAgain(turn.text) && !ofClaim.test(turn.text) ? [noSecondRequest] : []),
    ...(asksWhatGdapIs(turn.text)
      ? [whatGdapIs]
      : asksWhyBoth(turn.text) && topicsOnly(turn.text).length === 0
        ? [gdapIsAccess]
        : []),
    ...(notKept.length === 0
      ? []
      : [
          `I don't know about ${notKept.map((words) => `“${words}”`).join(" or ")}: I keep who owns a customer, its claims, PAL links, onboarding and access.`,
        ]),
  ];
  return lines.length === 0 ? reply : { ...reply, card: answeredCard(reply.card, lines) };
}

/** What is told or wanted line by line, each a sentence: "Contoso: PAL is linked", and below it "Fabrikam: Teams is approved". */
function asSentences({ text, lines }: Turn): string {
  const all = lines.split("\n").filter((line) => line !== "");
  if (all.length < 2 || !all.slice(1).every((line) => isItem.test(line))) return text;
  // "PAL is linked:", and below it two names.
  const areNames = all
    .slice(1)
    .every((line) => bullet.test(line) && !line.includes(":") && wordsOf(line).length <= mostOfName);
  const end = areNames ? "," : ".";
  return all
    .map((line, at) => line.replace(bullet, "").replace(/(?<![.,:;!?])$/, at === all.length - 1 ? "" : end))
    .join(" ");
}
const bullet = /^(?:[-*•–]|\d{1,2}[.)]) /;
const mostOfName = 3;
const isItem = /^(?:(?:[-*•–]|\d{1,2}[.)]) |\p{Lu}[^:]{1,60}: )/u;

/** "… at globex", however it is written. */
const namesPlace = ({ unknown, words }: Reading): boolean => unknown.some(({ from }) => words[from - 1]?.fold === "at");

/** "It was refused, what now", "it's still red, why": a question without its mark. */
const whatNow = /(?<=[.,;:!–—-] )(?:(?:so|and|ok|but),? )?(?:what (?:now|next)|now what|why|how come)(?=\s*$)/i;
/** What was talked of before is delegated access. */
const ofAccess = /^(?:why (?:access|gdap)|gdap|mail \S+ gdap|set \S+: gdap)\b/;

const ofClaim = /\b(?:claims?|cpor|proofs?|poe)\b/i;
const noSecondRequest =
  "No, an approved GDAP request needs no second one: once it's approved, Partner Center shows the admin relationship as Active. Only if it still says Pending, have them open the same link again.";

const cannotActThere = "I can't do anything in Partner Center. Do it there and tell me, and I'll save it here.";

async function answered(commands: readonly Command[], asked: Turn, unclear?: Reply): Promise<Reply> {
  const personal = asked.place.kind === "personal";
  const { today, calendar } = await gapContext(asked.world, asked.organization);
  const { text, mentions, actor } = asked;
  const { id: me, manager } = actor;
  const names = await namesFor(asked);
  // What is too long to be understood is not looked through for claims.
  const plain = text.length > longestText ? "" : plainNames(text, names).text;
  const statements = plainlyStated(plain);
  const reading = readWords({ text: plain, mentions }, wordsOf(plain), names);
  const { found } = reading;
  // "Quiet about Contoso until Friday", "quiet until Friday, Megan stands in": more than the command heeds; and "quiet hours 20 to 8".
  const isOfSome = /^quiet\b/i.test(text) && (found.length > 0 || /^quiet hours?\b/i.test(text));
  // "GDAP at Contoso has been terminated" is no `gdap` list.
  // "GDAP at Contoso and Fabrikam?" is of these.
  const isOfTopic = /^(?:gdap|claims)\b(?!.*\buntil\b)/i.test(text) && found.some(hasCustomer);
  const isNamed = unclear !== undefined && !tellsAccess(text) && !showsSeveral.test(text) && !isOfSome && !isOfTopic;
  const mixed = isNamed ? undefined : await mixedUp(asked, reading, names);
  const turn = mixed?.undo === undefined ? asked : { ...asked, earlier: { customer: mixed.wrong, undo: mixed.undo } };
  const { earlier } = turn;
  const called = found.flatMap(({ candidates }) => candidates.map(({ name }) => name)).join(" ");
  const { claims, isAside } = claimsIn(statements, { ...turn, text: plain }, today, called);
  const isAnswer = tellsAnswers(ofWhole(statements, called)) || tellsOfLink(statements, turn, today);
  const workloads = workloadsNamed(plain, { catalogue: turn.world.setup.catalogue, today });
  const amends = amendsAnswers(plain, turn);
  const tells = (part: string) => tellsOf(part, turn, today, called);
  const said = {
    text,
    lines: turn.lines,
    isNamed,
    mentions,
    today,
    calendar,
    me,
    personal,
    manager,
    earlier,
    claims,
    isAside,
    isAnswer,
    amends,
    workloads,
    tells,
  };
  const own = await allMineSnoozed(turn, today, names);
  if (own !== undefined) return { card: own };
  const numbers = await countedReply(commands, turn, said, names);
  if (numbers !== undefined) return numbers;
  const offAll = isMarkup.test(text)
    ? { card: lostCard({ written: text, personal }) }
    : await takenOffAll(commands, turn, names);
  if (offAll !== undefined) return offAll;
  // What is told of a customer that is named may be new.
  const [customer, ...more] = found.flatMap(({ candidates }) => candidates.map(({ id }) => id));
  const isOfOne = customer === undefined || (more.length === 0 && found.every(hasCustomer) && claims !== "told");
  // "The rejected claim at Globex", which nobody here is called: not the only one of theirs.
  const isOfStranger = customer === undefined && (strangerIn(reading) !== undefined || namesPlace(reading));
  // "Litware's claim got rejected, the proof isn't good enough. What now?": the reason is told, and is new.
  const isReason = isAside && reasonWords(statements) !== undefined;
  const claim =
    isNamed || !isOfOne || isOfStranger || isReason ? undefined : await claimAskedOf(turn, workloads, customer);
  if (claim !== undefined) return claim;
  const reminding = remindAsked(said, names);
  const reminded = reminding && (await remindReply(turn, reminding));
  if (reminded !== undefined) return reminded;
  const people = found.filter(hasPerson).flatMap(({ candidates: [one] }) => one ?? []);
  const read = withFactsOfNew(orKeptAsNote(understand(said, names), said, names), plain);
  const meant = await toTheOther(turn, await withOwnersSwapped(turn, read, names), people);
  const allowed = await permitted(commands, turn, await withoutDone(turn, meant));
  const told = await toldBeside(turn, ("tells" in allowed ? allowed.tells : undefined) ?? [], names);
  const asks = ("asks" in allowed ? allowed.asks : undefined) ?? [];
  const others = asks.filter(({ customer }) => customer !== shownIn(allowed));
  const answers = [...(await answersBeside(turn, others, workloads, names)), ...told.lines];
  const understood = { ...allowed, told: told.next, answers };
  // What is only asked or talked of leaves what they were told before as it was.
  if (understood.outcome !== "run") {
    const { lacks: _lacks, ...kept } = earlier ?? {};
    const over = { asked: undefined, askedAll: undefined, offered: undefined, doneAll: undefined };
    turn.about({ says: undefined, ...kept, ...over });
    // The question which customer is only answered at once; it stands where it is asked just now.
    if (understood.outcome !== "lost") turn.about({ lacks: undefined });
  }
  if (mixed !== undefined && mixed.undo === undefined) {
    const isTold =
      understood.outcome === "told" && understood.customer === mixed.right && understood.what !== "not-mine";
    const card = isTold ? (await toldReply(commands, turn, understood)).card : await chosenCard(turn, mixed.right);
    turnTo(turn, mixed.right);
    return { card: answeredCard(card, [nothingSaved(names.byRef(mixed.wrong)?.name)]) };
  }
  const again = await laterOfAll(turn, understood, names, today);
  if (again !== undefined) return { card: again };
  const undo = isNamed ? undefined : await undoAsked(turn, understood);
  if (undo !== undefined) return undoReply(turn, undo);
  const isOfSaved = tellsSaved.test(text) || ofSubmission.test(text);
  const unsaved = !isNamed && isOfSaved ? undoAskedOf(turn, understood) : undefined;
  if (unsaved !== undefined) {
    const { card } = await customerReply(turn, unsaved);
    const claims = ofSubmission.test(text) ? await answersTo(turn, unsaved, workloads, names) : [];
    turnTo(turn, unsaved);
    return { card: answeredCard(card, [nothingSaved(names.byRef(unsaved)?.name), ...claims]) };
  }
  switch (understood.outcome) {
    case "run": {
      if (understood.says === text) break;
      // A list is hardly what a reply to one customer's card wants, unless it is asked for by name.
      const isList = !isNamed && /^(?:gaps|digest|history|export)\b/.test(understood.says);
      // "Remind me on Friday", in reply to a card, is about its customer.
      const isBare = /^reminder \S+$/.test(understood.says);
      const quoted = isList || isBare ? await quotedCustomer(turn) : undefined;
      if (quoted !== undefined && isList) return await quotedReply(turn, quoted);
      const [workload, ...otherWorkloads] = workloads.map(({ id }) => findWorkload(turn.world.setup.catalogue, id));
      const ofOne = otherWorkloads.length === 0 ? workload : undefined;
      const isProof = understood.says === "why proof";
      const plainly = isProof && ofOne !== undefined ? `why proof ${ofOne.id}` : understood.says;
      const says = quoted === undefined ? plainly : `${plainly} about ${quoted}`;
      // "We have a new customer, Fabrikam, I'll look after it", where a manager reads it who may say yes.
      if (!isNamed && understood.says.startsWith("add ") && forManagers(commands, turn, understood)) {
        const title = spoken(understood.says, names, today);
        return { card: confirmCard(text, { says: understood.says, title }, true) };
      }
      const given =
        understood.says === "gaps unowned" && manager
          ? unownedGiven(readWords(turn, wordsOf(text), names), me)
          : undefined;
      const unowned = await unownedAsked(turn, given, names);
      if (unowned !== undefined) return { card: unowned };
      // "They rejected our GDAP request, what now": no claim was rejected.
      const shows =
        understood.says === "why rejected"
          ? understood.also?.find(({ says: one }) => one.startsWith("show "))
          : undefined;
      const isOfAccess = understood.says === "why rejected" && tellsAccessRefused(text);
      if (isOfAccess && shows === undefined) return await accessRefusedBy(turn);
      const access = await accessToldOf(turn, shows?.says ?? understood.says);
      if (access !== undefined) return { card: withBeside(access, understood) };
      // Whom it is about is in it by id: who else was mentioned has no part in it.
      const reply =
        (await assignedToNobody(turn, understood.says, isNamed)) ??
        (await runOffered(commands, { ...turn, mentions: [] }, says, says === earlier?.asked ? earlier.at : undefined));
      if (reply === undefined) break;
      const { guess, ignored } = understood;
      if (understood.says === earlier?.asked) askNext(turn, understood.also);
      if (!("card" in reply) || "unclear" in reply) return reply;
      // A rule that is asked about one customer is talked of beside it.
      // "The PAL with Reader role: enough?", after one customer.
      const last = found.length === 0 && ofLast.test(text) ? earlier?.customer : undefined;
      const [beside = last] = customersIn(understood.also ?? [], names);
      const isRule = understood.says.startsWith("why ") && beside !== undefined;
      if (isRule) turn.about({ customer: beside });
      const shown = isRule ? beside : /^show (\S+)$/.exec(understood.says)?.[1];
      const claimLines = isRule
        ? await answersTo(turn, shown, workloads, names, isRule)
        : await answersToEach(turn, shown, asks, workloads, names);
      const isOfHistory = shown !== undefined && !manager && asksForHistory.test(text);
      // The day is asked for, and not the rule that it comes from.
      const inShort =
        shown === undefined || isRule || asksWhenDue(text) || asksOfNothing(text) || asksOfItself(text)
          ? []
          : rulesInShort(turn, understood.also);
      // What isn't kept is said of the whole.
      const notKept = notKeptAsked(text);
      const missed =
        given?.left !== undefined
          ? [notGivenBy(given.left)]
          : [
              ...(understood.says === "gaps waiting" ? (reminding?.missed ?? []) : []),
              ...unheeded(text, understood.says),
            ]
              .filter((words, place, all) => all.indexOf(words) === place)
              .filter((words) => notKept.every((one) => !words.includes(one)))
              .map(notHeeded);
      const isCustomersMove = /^claims\b.*\bdraft\b/.test(understood.says) && withCustomersMove(text) !== text;
      const elsewhere = understood.says === "digest" && toOtherChannel.test(text) ? [digestElsewhere] : [];
      const deputies = await deputiesSaid(turn, understood.says, names);
      const isOfProof = isProof || understood.also?.some(({ says: one }) => one === "why proof") === true;
      const paper = isOfProof ? paperAsked(text) : undefined;
      const lines = [
        ...missed,
        ...(isCustomersMove ? [onCustomersMove] : []),
        ...(paper === undefined ? [] : [willDo(paper, ofOne)]),
        ...elsewhere,
        ...deputies,
        ...(isOfHistory ? [ownHistory] : []),
        ...claimLines,
        ...notClaimed(understood.also, workloads),
        ...inShort,
      ];
      // In a long sentence some words are nobody's name, and say nothing to who wrote it.
      const unread = lines.length > 0 || wordsOf(text).length > shortText ? [] : ignored;
      const guessed = guess === undefined || isRule ? reply.card : guessedCard(reply.card, guess, unread);
      const told = lines.length > 0 ? answeredCard(guessed, lines) : guessed;
      const past = await pastOf(turn, /^(?:show|history) (\S+)$/.exec(understood.says)?.[1], workloads, names);
      const said = past ?? (await thenAndNow(turn, understood.says, today));
      const card = said === undefined ? told : saidCard(told, said);
      // "They use Teams as well, could we claim that too?", "has Intune been claimed at Contoso?", where none is recorded.
      const unclaimed =
        shown === undefined || !(mayClaim(understood.also) || text.includes("?"))
          ? []
          : await unclaimedOf(turn, shown, workloads);
      const covering = shown === undefined ? [] : await coverOffered(turn, [shown], names);
      const offered = covering.length === 0 ? understood : { ...understood, also: covering, instead: undefined };
      const chased = manager ? remindedTogether(understood, names) : [];
      return {
        ...reply,
        card: withBeside(chased.length > 1 ? remindCard(card, chased) : claimFormsCard(card, unclaimed), offered),
      };
    }
    case "ask": {
      const other = await ofAnotherOwner(turn, understood.options, names);
      if (other !== undefined)
        return { card: withBeside(confirmCard(text, other), { ...understood, instead: understood.options }) };
      const about = understood.options.length > 1 ? await quotedCustomer(turn) : undefined;
      if (about !== undefined) return await quotedReply(turn, about);
      const [only, ...others] = understood.options;
      if (only === undefined) break;
      const putOff = others.length === 0 ? /^later (\S+)/.exec(only.says)?.[1] : undefined;
      // What can't be put off, or is the managers', is said at once, and nothing is changed by it.
      const isRefused = personal && others.length === 0 && isForManagers(commands, turn, only);
      const isNotAway = others.length === 0 && (await endsNoAbsence(turn, only.says));
      const isManagers = forManagers(commands, turn, only);
      const last = understood.inPlace === true && !isManagers ? earlier?.undo : undefined;
      const before = last !== undefined && (await mayStillUndo(turn, last.press)) ? last : undefined;
      const quietly =
        others.length > 0 ? [] : await snoozeAhead(turn, only.says, { ...actor, manager: manager || !personal });
      if (
        isRefused ||
        isNotAway ||
        quietly === "refused" ||
        (putOff !== undefined && !(await isAskedOf(turn, putOff)))
      ) {
        const reply = await runWritten(commands, { ...turn, mentions: [] }, only.says);
        if (reply !== undefined && !("card" in reply)) return reply;
        if (reply !== undefined) {
          const { card } = reply;
          const asked = before === undefined ? card : undoBesideCard(card, before, `${capital(before.title)}?`);
          return { ...reply, card: withBeside(asked, understood) };
        }
      }
      const [customer, ...more] = customersIn(understood.options, names);
      if (more.length === 0) turnTo(turn, customer);
      // Which of them it is about is not known: it is not about the one before.
      else turn.about({ customer: undefined });
      turn.about({ told: undefined });
      if (others.length === 0) turn.about({ says: only.says, asked: only.says });
      const quiet = understood.together === true ? silencedIn(understood.options) : undefined;
      if (quiet !== undefined) {
        const form = await snoozeAllCard(turn, quiet.customers, quiet);
        return { card: withBeside(toldCard(text, form), understood) };
      }
      if (understood.together === true) turn.about({ askedAll: understood.options.map(({ says }) => says) });
      if (understood.together === true) {
        const lines = await endsOfAll(turn, understood.options);
        const isGivenBack = understood.options.every(({ says }) => says.startsWith("unassign ")) && !manager;
        const may = isGivenBack ? await whoDecides(turn) : undefined;
        const all = may === undefined ? lines : [...lines, may];
        const card = confirmAllCard(text, understood.options, forManagers(commands, turn, only), all);
        return { card: withBeside(card, understood) };
      }
      if (others.length > 0) {
        const customers = await turn.organization.customers.list();
        const card = guessesCard(youWrote(text), understood.options, undefined, customers);
        return { card: withBeside(card, understood) };
      }
      // "Assign Contoso to you?" would be read by a manager as to themselves.
      const here = newCustomer.test(text) ? await ownerNow(turn, only.says) : undefined;
      const title = isManagers ? only.title.replace(/ to you$/, ` to ${names.byRef(me)?.name ?? "you"}`) : only.title;
      const known = here ?? (await recordedBefore(turn, only.says));
      // "It's valid for two years. Did I overlook something?"
      const asked = questionsIn(text);
      const isOpenAsked = more.length === 0 && understood.answers.length === 0 && asksWhatIsOpen(asked);
      const open =
        isOpenAsked && customer !== undefined ? await answersBeside(turn, [{ customer, text: asked }], [], names) : [];
      const lines = quietly === "refused" ? [] : quietly;
      if (before !== undefined) {
        const both = press("undo-all", { of: [before.press], then: only.says });
        turn.about({ asked: undefined, undo: { title: `${before.title}, and ${title}`, press: both, isAsked: true } });
        return { card: withBeside(inPlaceCard(text, before.title, { ...only, title, lines }, both), understood) };
      }
      const confirmed = confirmCard(text, { ...only, title, lines }, isManagers);
      const isNote = customer !== undefined && only.says.startsWith("note ");
      const card = takenOffCard(confirmed, isNote ? await leftBehind(turn, customer) : []);
      // "They refuse to sign": what that means, whatever is kept of it.
      const rule = isNote ? rulesInShort(turn, rulesAsked(text).map(ruleOption)) : [];
      const first = [...(known === undefined ? [] : [known]), ...open, ...rule];
      return { card: withBeside(answeredCard(card, first), understood) };
    }
    case "run-all": {
      const reply = await runAll(commands, turn, understood.says, names, earlier?.at);
      askNext(turn, understood.also);
      return "card" in reply ? { ...reply, card: withBeside(reply.card, understood) } : reply;
    }
    case "talk": {
      const hours = /^(?:hours|when)$/.test(understood.what) ? [await hoursSaid(turn)] : [];
      if (understood.what === "no") turn.about({ told: undefined });
      if (understood.what === "undo" && earlier?.asked !== undefined) return { card: talkCard("no", personal) };
      if (understood.what === "undo" && earlier?.undo !== undefined) {
        if (await mayStillUndo(turn, earlier.undo.press)) return undoReply(turn, earlier.undo);
        const says = "Somebody changed it since, or it isn't yours any more. Nothing was changed.";
        return noticeReply("That can't be undone any more", says);
      }
      if (understood.what === "undo" && earlier?.customer !== undefined) {
        const isOfOwner = /^(?:un)?assign /.test(earlier.says ?? "");
        const back = isOfOwner || /\bowner\b/i.test(text) ? await ownerBefore(turn, earlier.customer) : undefined;
        if (back?.undo !== undefined) return undoReply(turn, { title: back.title, press: back.undo });
        if (back !== undefined) {
          turn.about({ says: back.says, asked: back.says });
          return { card: confirmCard(text, back) };
        }
      }
      if (understood.what === "undo" && earlier?.told === undefined) {
        const last = await lastChange(turn);
        if (last !== undefined) return undoReply(turn, last);
      }
      if (
        understood.what === "undo" &&
        earlier?.customer !== undefined &&
        !/^(?:un)?assign /.test(earlier.says ?? "")
      ) {
        const hasSaved = /^(?:show |claim |$)/.test(earlier.says ?? "");
        const saved = hasSaved ? await savedBefore(turn, earlier.customer) : undefined;
        if (saved !== undefined) return undoReply(turn, saved);
        const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), earlier.customer);
        if (found === undefined) return { card: talkCard("undo", personal) };
        const { card } = await customerReply(turn, earlier.customer);
        return { card: answeredCard(card, ["Nothing was saved that I could undo. You can change it here."]) };
      }
      if (understood.fits !== undefined) {
        const fits = (await withoutRefusedSnooze(turn, understood.fits, today)).map(asButton);
        const [customer, ...more] = customersIn(understood.fits, names);
        if (more.length === 0) turnTo(turn, customer);
        turn.about({ told: undefined });
        return { card: withBeside(answeredCard(talkCard(understood.what, personal, fits), hours), understood) };
      }
      const card = talkCard(understood.what, personal, understood.what === "undo" ? await undoChoices(turn) : []);
      const toDecide = understood.what === "hello" ? await decisionsLine(turn) : undefined;
      return { card: withBeside(answeredCard(card, toDecide === undefined ? hours : [toDecide]), understood) };
    }
    case "unsure": {
      const { customer, options } = understood;
      const quoted = await quotedCustomer(turn);
      if (quoted === customer) return await quotedReply(turn, quoted);
      turnTo(turn, customer);
      turn.about({ told: undefined });
      const access = await accessToldOf(turn, `show ${customer}`);
      if (access !== undefined) return { card: access };
      const { card } = await customerReply(turn, customer);
      const inShort =
        asksWhenDue(text) || asksOfNothing(text) || asksOfItself(text)
          ? []
          : rulesInShort(
              turn,
              options.filter(({ says }) => rulesAsked(text).includes(says)),
            );
      const lines = [
        ...(await answersToEach(turn, customer, asks, workloads, names)),
        ...notClaimed(options, workloads),
        ...inShort,
      ];
      const past = await pastOf(turn, customer, workloads, names);
      const said = past === undefined ? card : saidCard(card, past);
      const first = lines.length > 0 || past !== undefined ? answeredCard(said, lines) : toldCard(text, card);
      const unclaimed = mayClaim(options) || text.includes("?") ? await unclaimedOf(turn, customer, workloads) : [];
      return { card: withBeside(claimFormsCard(first, unclaimed), { ...understood, instead: options }) };
    }
    case "several":
      return await severalReply(turn, understood, workloads, names);
    case "told": {
      const { part = text } = understood;
      // "It was rejected. What's the last day for the dispute?", "what now?": what is to be done goes with what is told.
      const asked = part === text ? "" : questionsIn(text);
      const told = asksHowLong(asked) || asksNextStep(asked) ? `${part.replace(/[^.!?]$/, "$&.")} ${asked}` : part;
      const reply = await toldReply(commands, { ...turn, text: told }, understood);
      // How a claim stands, and what to do about it, its own lines say.
      const lines = rulesInShort(
        turn,
        understood.also?.slice(0, 1).filter(({ says }) => says === "why competing"),
      );
      const until = understood.what === "claim" ? deadlineTold(part, today, calendar) : undefined;
      const kept = until === undefined ? [] : [deadlineNotKept(until.words)];
      const card = answeredCard(reply.card, [...lines, ...kept]);
      const before = remindedBefore(understood.customer, until?.day, today, names);
      return { ...reply, card: withBeside(card, { ...understood, also: [...(understood.also ?? []), ...before] }) };
    }
    case "told-of-each": {
      const reply = await eachToldReply(turn, understood.shares, names);
      return { ...reply, card: withBeside(reply.card, understood) };
    }
    case "unsaved": {
      const reply = await runWritten(commands, { ...turn, mentions: [] }, understood.says);
      if (reply === undefined || !("card" in reply)) break;
      const name = understood.says.replace(/^add /, "").replace(/ owner .*$/, "");
      const line = `${name} isn't here yet: save it first, then tell me again.`;
      return { ...reply, card: answeredCard(reply.card, [line]) };
    }
    case "deadline":
      return (
        (await deadlineReply(turn, understood.customer)) ??
        (await shownWithAnswers(turn, understood.customer, workloads, names))
      );
    case "lost": {
      const about = unclear === undefined ? await quotedCustomer(turn) : undefined;
      if (about === undefined) break;
      return await quotedReply(turn, about);
    }
  }
  const about = earlier?.customer === undefined ? undefined : names.byRef(earlier.customer);
  return unclear ?? { card: lostCard({ written: text, personal, about }) };
}

/** The customer with what is asked of it first: how long there is for what is on record. */
async function shownWithAnswers(
  turn: Turn,
  id: CustomerId,
  workloads: Parameters<typeof answersTo>[2],
  names: NameIndex,
) {
  const reply = await customerReply(turn, id);
  return { ...reply, card: answeredCard(reply.card, await answersTo(turn, id, workloads, names)) };
}

const nothingSaved = (name = "it"): string => `You saved nothing at ${name} in the last day that I could undo.`;

const deadlineNotKept = (words: string): string =>
  `I don't keep “${words}” with the claim: reminders go by its status and date, and by Microsoft's own deadlines.`;

/** A reminder a day before a deadline that somebody told of a customer. */
function remindedBefore(
  customer: CustomerId | undefined,
  until: Day | undefined,
  today: Day,
  names: NameIndex,
): readonly Option[] {
  if (until === undefined || customer === undefined || until <= addDays(today, 1)) return [];
  const says = `reminder ${addDays(until, -1)} about ${customer}`;
  return [{ says, title: spoken(says, names, today) }];
}

/** "Show me all my customers with open questions": no customer is called so. */
const showsSeveral =
  /^show (?:(?:me|us) )?(?:(?:all|any|every|only|just|the|my|our|which|of) )+(?:\p{L}+ ){0,3}(?:customers?|clients?|accounts?|claims|gaps|deadlines|ones)\b/iu;

/** What deadlines make of snoozes that are asked about together, until one day. */
async function endsOfAll(turn: Turn, options: readonly Option[]): Promise<readonly string[]> {
  const snoozes = options.map(({ says }) => /^snooze (\S+) until (\d\S+) because /.exec(says) ?? []);
  const [day, ...others] = new Set(snoozes.map(([, , until]) => until));
  const ids = snoozes.flatMap(([, id]) => id ?? []);
  return day === undefined || others.length > 0 ? [] : await snoozeEnds(turn, ids, day);
}

/** Code of a page or for a database, which means nothing that is written here. */
const isMarkup =
  /^\s*<(?:script|img|svg|iframe|style|object)\b|(?:^|['"“”‘’;]\s*)(?:drop|truncate|alter) (?:table|database)\b|\bunion (?:all )?select\b|['"’] or 1 ?= ?1\b/i;

const newCustomer = /\bnew (?:customer|client|account|one)\b|\b(?:signed|won|onboarded)\b/i;

/** Who has a customer that is said to be new, and is to be given to somebody. */
async function ownerNow(turn: Turn, says: string): Promise<string | undefined> {
  const [, id = "", to] = /^assign (\S+) to (\S+)$/.exec(says) ?? [];
  const customer = id === "" ? undefined : await turn.organization.customers.get(id);
  if (customer?.owner === undefined || customer.owner === to) return undefined;
  const owner = await knownPerson(turn, customer.owner);
  return `${customer.name} is here already: ${owner?.name ?? "somebody else"} has it.`;
}

/** "Ask Megan the usual questions about Contoso", which is not hers: she is to have it, and is asked then. */
async function ofAnotherOwner(
  turn: Turn,
  [only, ...more]: readonly Option[],
  names: NameIndex,
): Promise<Option | undefined> {
  const [, id] = /^ask (\S+)$/.exec(only?.says ?? "") ?? [];
  const { text, words, found } = readWords(turn, wordsOf(turn.text), names);
  const [taker, ...others] = found.flatMap(({ from, to, candidates: [one] }) => {
    const said = `${text.slice(0, words[from]?.from)}P${text.slice(words[to - 1]?.to)}`;
    return one?.kind === "person" && asksThem.test(said) ? [one] : [];
  });
  if (id === undefined || taker === undefined || others.length + more.length > 0 || !turn.actor.manager)
    return undefined;
  const customer = await turn.organization.customers.get(id);
  if (customer === undefined || customer.owner === taker.id || customer.deputy === taker.id) return undefined;
  const says = `assign ${id} to ${taker.id}`;
  turnTo(turn, customer.id);
  turn.about({ says, asked: says });
  return { says, title: `assign ${customer.name} to ${taker.name}` };
}
const asksThem = /\bask @?P\b[^.?!]{0,30}\bquestions\b|\bquestions\b[^.?!]{0,40}\bto @?P\b/;

const notHeeded = (words: string): string => `I can't go by “${words}”: this list doesn't take it into account.`;

/** "New customer: Globex, tenant 9b58…": the ID is filled in, too. */
function withFactsOfNew(meant: Understood, text: string): Understood {
  const facts = meant.outcome === "run" && /^add (?!customers:)/.test(meant.says) ? factsOfNew(text) : "";
  return meant.outcome === "run" && facts !== "" ? { ...meant, says: `${meant.says}${facts}` } : meant;
}

/** Whether it would end an absence of somebody who has none. */
async function endsNoAbsence({ actor, organization, now, zone }: Turn, says: string): Promise<boolean> {
  const [ends, who = actor.id] = /^away (?:(\S+) )?(?:off|back)(?: |$)/.exec(says) ?? [];
  const person = ends === undefined ? undefined : await organization.people.get(who);
  return person !== undefined && absencesOf(person).every(({ until }) => until < dayOf(now, zone));
}

/** "Yes, and give Fabrikam to Megan": that is asked about next. */
function askNext(turn: Turn, [next, ...others]: readonly Option[] = []): void {
  if (next !== undefined && others.length === 0) turn.about({ asked: next.says });
}

/** Several that are to be snoozed, and why isn't said: asked once. */
function silencedIn(options: readonly Option[]) {
  const all = options.map(({ says }) => /^snooze (\S+)(?: until (\S+)| because (.+))?$/s.exec(says));
  const [, , until, because] = all[0] ?? [];
  if (!all.every((one) => one !== null && one[2] === until && one[3] === because)) return undefined;
  return { customers: all.flatMap((one) => one?.[1] ?? []), until, because };
}

const tellsAnswers = (said: string): boolean =>
  Object.keys(answersTold(said)).length > 0 || answersTakenBack(said).length > 0 || tellsPlan(said);

/** "Assign all unassigned customers to Patti": all of them at once, for a press. */
async function unownedAsked(turn: Turn, given: UnownedGiven | undefined, names: NameIndex): Promise<Card | undefined> {
  const { to, except = [] } = given ?? {};
  const all =
    to === undefined ? undefined : await allUnownedTo(turn, { id: to, name: names.byRef(to)?.name ?? to, except });
  if (all !== undefined) turn.about({ offered: all.press });
  return (
    all &&
    confirmCard(turn.text, { says: "", title: all.title, lines: [all.line] }, false, { title: "Yes", press: all.press })
  );
}

const notGivenBy = (words: string): string => `I can't go by “${words}”: these are all unassigned customers.`;

/** "Assign Contoso to Bogus Person": the form, which says that nobody is called so; undefined where nobody is named. */
async function assignedToNobody(turn: Turn, says: string, isNamed: boolean): Promise<Reply | undefined> {
  const [, id] = /^assign (\S+)$/.exec(says) ?? [];
  const [, who = ""] = / (?:to @?|@)([^,;:?]{2,60}?)[\s.!]*$/.exec(turn.text) ?? [];
  const name = who.split(" to ").at(-1) ?? "";
  if (
    id === undefined ||
    name === "" ||
    !turn.actor.manager ||
    !(isNamed || /^\p{Lu}/u.test(name)) ||
    nobodysName.test(name)
  )
    return undefined;
  const customer = await turn.organization.customers.get(id);
  if (customer === undefined) return undefined;
  turn.about({ says, customer: id, person: customer.owner });
  return { card: await assignForm(turn, customer, `I don't know anybody called “${name}”. Choose from the list.`) };
}

const nobodysName =
  /^(?:(?:some|any|no)(?:one|body)|who|whoever|him|her|them|me|us|you|it|the|a|an|my|our|his|their|another|other|new|own|be|do|get|take|look|handle)\b/i;

const ofLast = /\b(?:the|that|this|their|its) (?:pal|link|claim|proof|poe|access)\b/i;

/** Words of a text in which one that nothing is made of is likely somebody's name. */
const shortText = 8;

/** What a claim can't be made for, of what somebody asks to claim. */
const notClaimed = (beside: readonly Option[] | undefined, workloads: readonly { name: string }[]): readonly string[] =>
  mayClaim(beside) && workloads.some(({ name }) => name.startsWith("Dynamics 365"))
    ? ["Dynamics 365 that was bought through CSP can't be claimed: the sale itself counts."]
    : [];
const mayClaim = (beside: readonly Option[] = []): boolean => beside.some(({ says }) => says === "why when-to-claim");

/** The workloads of which the customer has no claim, each with the form for it; none for whom may not change it. */
async function unclaimedOf(turn: Turn, id: CustomerId, workloads: readonly { id: string; name: string }[]) {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  if (found === undefined || !mayAnswer(found.customer, turn.actor)) return [];
  const { catalogue } = turn.world.setup;
  return workloads
    .filter((one) => !found.customer.claims.some(({ workload }) => workloadIds(catalogue, one.id).includes(workload)))
    .map((one) => {
      // "Defender" may be several: which one, the form asks.
      const isOne = findWorkload(catalogue, one.id) !== undefined;
      const data = { customer: id, ...(isOne && { workload: one.id }) };
      return { title: `Add a claim for ${one.name}`, press: press("claim-form", data) };
    });
}

/** Several who are to be reminded, each of whom has a list: "send Isaiah and Adele a reminder". */
function remindedTogether({ says, also = [] }: Extract<Understood, { outcome: "run" }>, names: NameIndex) {
  const lists = [says, ...also.map((one) => one.says)].filter((one) => !one.startsWith("claims "));
  const all = lists.map((one) => {
    const [, id = ""] = /^gaps waiting (\S+)$/.exec(one) ?? [];
    const person = names.byRef(id);
    return person?.kind === "person" ? person : undefined;
  });
  return all.every((one) => one !== undefined) ? all : [];
}

/** "Post it in the sales channel instead". */
const toOtherChannel =
  /\b(?:post|put|move|send|have|get|want|see)\w*\b[^.?!]{0,40}\b(?:in|to|into) (?:another|a different|the other|the (?!same\b)\p{L}+(?: \p{L}+)?|our (?!own\b)\p{L}+) channel\b/iu;
const digestElsewhere =
  "A digest is set in the channel where it's to come: mention me there and write, for example, digest here Monday 09:00.";

const asksForHistory = /\b(?:history|audit|change ?log|trail)\b/i;

/** The customers that the commands are about. */
const customersIn = (options: readonly Option[], names: NameIndex): ReadonlySet<CustomerId> =>
  new Set(
    options.flatMap(({ says }) => says.split(/[ :,]/).find((word) => names.byRef(word)?.kind === "customer") ?? []),
  );

/** Without a snooze that would be refused; where only answers are waited for, these can be asked for later. */
async function withoutRefusedSnooze(turn: Turn, options: readonly Option[], today: Day): Promise<readonly Option[]> {
  const all = await Promise.all(
    options.map(async (option) => {
      const [, id, day = today] = /^snooze (\S+) until (\S+)/.exec(option.says) ?? [];
      if (id === undefined || (await snoozeAhead(turn, option.says, turn.actor)) !== "refused") return [option];
      if (!(await isAskedOf(turn, id))) return [];
      const [until = day] = [day, addDays(today, longestLaterDays)].toSorted();
      return [{ says: `later ${id} until ${until}`, title: `ask you again ${onDay(until, today)}` }];
    }),
  );
  return all.flat();
}

/** Whether a question about the customer waits for the writer's answer. */
async function isAskedOf(turn: Turn, id: CustomerId): Promise<boolean> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  if (found === undefined) return false;
  const { customer } = found;
  return mayAnswer(customer, { ...turn.actor, manager: false }) && openPrompt(customer) !== undefined;
}

/** "Would it be all right if you asked me again tomorrow?": of no customer by name, so of all that wait for whoever writes. */
async function laterOfAll(turn: Turn, understood: Understood, names: NameIndex, today: Day): Promise<Card | undefined> {
  const [only] = understood.outcome === "ask" && understood.together !== true ? understood.options : [];
  const says = understood.outcome === "run" ? understood.says : only?.says;
  const [, id, day] = /^later(?: (?!until )(\S+))? until (\S+)/.exec(says ?? "") ?? [];
  if (day === undefined || turn.place.kind !== "personal") return undefined;
  const { found } = readWords(turn, wordsOf(turn.text), names);
  const isNamed = found.some(({ candidates }) => candidates.some((one) => one.id === id));
  if (isNamed || (id !== undefined && (await isAskedOf(turn, id)))) return undefined;
  const options = (await waitingFor(turn)).map((one) => {
    const later = `later ${one} until ${day}`;
    return { says: later, title: spoken(later, names, today) };
  });
  // Where no question waits for them, they are reminded all the same.
  const reminder = `reminder ${day} to see what is open`;
  const [one = { says: reminder, title: spoken(reminder, names, today) }, ...others] = options;
  if (options.length > mostTogether) return undefined;
  turn.about(
    others.length === 0 ? { says: one.says, asked: one.says } : { askedAll: options.map((each) => each.says) },
  );
  return others.length === 0 ? confirmCard(turn.text, one) : confirmAllCard(turn.text, options);
}

/** The card with what else was asked for, and with what else may be meant. */
function withBeside(
  card: Card,
  {
    also = [],
    instead = [],
    told = [],
    left = [],
    answers = [],
    refused,
    unchanged,
    outcome,
  }: {
    also?: readonly Option[] | undefined;
    instead?: readonly Option[] | undefined;
    told?: readonly Suggestion[] | undefined;
    left?: readonly string[] | undefined;
    answers?: readonly string[] | undefined;
    refused?: string | undefined;
    unchanged?: string | undefined;
    outcome?: Understood["outcome"] | undefined;
  },
): Card {
  const stays = unchanged === undefined ? [] : [`Nothing was changed at ${unchanged}.`];
  const answered = answeredCard(card, [...stays, ...answers]);
  const read = left.length === 0 ? answered : leftOutCard(answered, left);
  const done = refused === undefined ? read : refusedCard(read, refused);
  const facts = also.filter(({ says }) => isFact.test(says));
  const more = toldBesideCard(done, [...told, ...facts.map(asButton)]);
  const wanted = also.filter(({ says }) => !isFact.test(says));
  const asked = wanted.length === 0 ? more : alsoCard(more, wanted, outcome === "told");
  const others = instead.filter(({ says }) => also.every((one) => one.says !== says));
  return others.length === 0 ? asked : insteadCard(asked, others);
}

/** What is told and no form has a place for. */
const isFact = /^(?:note \S+:|set \S+: (?!paused|offboarded|active))/;

/** How each of several customers stands; which of them is talked of from now on is not known. */
async function severalReply(
  turn: Turn,
  understood: Extract<Understood, { outcome: "several" }> & { answers?: readonly string[] },
  workloads: Parameters<typeof answersTo>[2],
  names: NameIndex,
): Promise<Reply> {
  const { customers, same } = understood;
  turn.about({ customer: undefined, told: undefined });
  const found = await Promise.all(
    customers.map((id) => showCustomer(turn.world, turn.organization, viewerOf(turn), id)),
  );
  const facts = found.flatMap((one) => (one === undefined ? [] : [customerFacts(turn, one.customer, one.evaluated)]));
  const topic = tellsAccess(turn.text) ? undefined : topicAsked(turn.text);
  const asksOrTells =
    turn.text.includes("?") ||
    asksWhatIsOpen(turn.text) ||
    asksWhileAway(turn.text) ||
    tellsAccess(turn.text) ||
    (topic !== undefined && isTopicOnly(turn.text)) ||
    topicsOnly(turn.text).length > 0 ||
    asksWhose(turn.text, false) === "open";
  const each = asksOrTells && !same && (understood.answers ?? []).length === 0 ? customers : [];
  // "Where do we stand with Contoso and Fabrikam?"
  const answers = await Promise.all(
    each.map(async (id) => {
      const asked = await answersTo({ ...turn, text: accessOf(id, turn, names) }, id, workloads, names);
      // One customer's card would say it: "PAL at Contoso and Fabrikam?"
      const whole = asked.length > 0 ? undefined : topic && inFull[topic];
      const lines = whole === undefined ? asked : await answersTo({ ...turn, text: whole }, id, workloads, names);
      const name = names.byRef(id)?.name ?? "";
      return lines.map((line) => (line.includes(name) ? line : `${name}, ${line}`));
    }),
  );
  const lines = [...new Set(answers.flat())];
  // How to change it is said once.
  const how = lines.find((line) => line.startsWith(howToSetAccess));
  const said = lines.filter((line) => line === how || !line.startsWith(howToSetAccess));
  const card = severalCard(turn.text, facts, same);
  const isGiven = turn.actor.manager && asksWhose(turn.text, false) === "open";
  const given = facts.flatMap(({ customer: { id, name, owner } }) =>
    isGiven && owner === undefined ? [{ says: `assign ${id}`, title: `assign ${name}` }] : [],
  );
  const also = [...given, ...(await coverOffered(turn, customers, names)), ...(understood.also ?? [])];
  return { card: withBeside(answeredCard(card, said), { ...understood, also }) };
}

/** "PAL at Contoso, Fabrikam": nothing is said of it. */
const isTopicOnly = (text: string): boolean => wordsOf(text).length <= mostOfTopic && !saysOfIt.test(text);
const mostOfTopic = 9;
const saysOfIt = /\b(?:is|are|was|were|has|have|had|must|will|by|done|set|linked|needs?)\b/i;

/** "Contoso: GDAP accepted. Fabrikam: still nothing": what is told of one customer's access is not said of the other. */
function accessOf(id: CustomerId, turn: Turn, names: NameIndex): string {
  const { text } = turn;
  if (text.includes("?") || !tellsAccess(text)) return text;
  const namedIn = (part: string) => readWords({ ...turn, text: part }, wordsOf(part), names).found.filter(hasCustomer);
  const [heading = ""] = /^[^.;!?:]*:\s/.exec(text) ?? [];
  if (headsAccess(heading) && namedIn(heading).length === 0) return text;
  const named = text.split(/(?<=[.;!\n])\s+/).filter((part) => namedIn(part).length > 0);
  const own = named.filter((part) => namedIn(part).some(({ candidates }) => candidates.some((one) => one.id === id)));
  return named.some((part) => tellsAccess(part)) ? own.join(" ") : text;
}

/** The card of the customer that a message quotes. */
async function quotedReply(turn: Turn, about: CustomerId): Promise<Reply> {
  turnTo(turn, about);
  return { card: await chosenCard(turn, about) };
}
