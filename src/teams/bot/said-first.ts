/** What a customer's card says first, where something about that customer is asked. */
import { showCustomer } from "../../app/customers/report.ts";
import { askedPast } from "../../cards/customer/asked-past.ts";
import { asksOpenToo, doneByAsked, newsAsked, pastAskedIn, whoIn } from "../input/lists/asked-past.ts";
import { lastHeardOf } from "../../domain/messages/said.ts";
import { statesOf } from "../../domain/claims/state-words.ts";
import type { Topic } from "../../domain/catalogue/gap-codes.ts";
import { workloadIds, workloadName } from "../../domain/catalogue/workloads.ts";
import type { Shown } from "../../cards/kit/text.ts";
import { askedClaims, isRefused } from "../../cards/customer/asked.ts";
import { askedDue, askedEnd } from "../../cards/customer/asked-due.ts";
import { askedFact } from "../../cards/customer/asked-facts.ts";
import { askedLoss } from "../../cards/customer/asked-loss.ts";
import { askedOpen, askedOwner, askedStandIn } from "../../cards/customer/asked-state.ts";
import { whyInShort } from "../../cards/gaps/why.ts";
import { hasPerson, readWords } from "../input/reading/reading.ts";
import {
  asksIfAccessEnds,
  asksToBeWarned,
  asksToSendAgain,
  asksWhatIsOpen,
  asksWhyOpen,
  asksWhileAway,
  asksWhereIdGoes,
  asksWhose,
  factAsked,
  isMineAsked,
  topicAsked,
  topicsOnly,
} from "../input/reading/state-asked.ts";
import { type NameIndex } from "../input/words/names.ts";
import { ofGdap } from "../input/words/vocabulary.ts";
import { someNames } from "../../cards/forms/assign.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import { coverFrom } from "../../domain/customer/cover.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { absenceOn, comingAbsences } from "../../domain/people/absence.ts";
import { dayOf } from "../../domain/time/time.ts";
import type { Share } from "../input/reading/by-customer.ts";
import type { Option, Understood } from "../input/reading/sentence.ts";
import { dueIn } from "../input/reading/filters.ts";
import { asksOfNothing, asksWhatHappened, asksOfEnd, asksWhatItMeans, asksWhenDue } from "../input/wanted.ts";
import { tellsAccess } from "../input/told/access-told.ts";
import { accessLines } from "./access.ts";
import { questionsIn } from "../input/reading/doubt.ts";
import { personOf, type PersonRef } from "../../domain/people/person.ts";
import { wordsOf } from "../input/words/words.ts";
import { customerFacts } from "../customers/reply.ts";
import { readerOf, viewerOf, type Turn } from "../turn.ts";

/** What is recorded of the claims that are asked about, where a customer is shown. @param beside on a rule's card */
export async function answersTo(
  turn: Turn,
  id: CustomerId | undefined,
  named: readonly { id: string; name: string; called?: string | undefined }[],
  names: NameIndex,
  beside = false,
): Promise<readonly string[]> {
  const workloads = ofAllClaims.test(turn.text) ? [] : named;
  const meaning = asksWhatItMeans(turn.text);
  const ofClaims =
    /\b(?:claim(?:s|ed)?|submissions?|disput(?:e[ds]?|ing)|approvals?|rejections?)\b|\b(?:microsoft|ms)\b[^.?!]*\b(?:approve|reject|decline|decide|say|said|answer|reply)\b/i.test(
      turn.text,
    );
  const [whenDue, ofNothing] = [asksWhenDue(turn.text), asksOfNothing(turn.text)];
  if (id === undefined) return [];
  const topics = topicsOnly(turn.text);
  if (topics.length > 0) {
    const each = topics.map(async (topic) => await answersTo({ ...turn, text: inFull[topic] ?? "" }, id, [], names));
    return [...new Set((await Promise.all(each)).flat())];
  }
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  if (found === undefined) return [];
  if (!beside && tellsThem.test(turn.text))
    return ["I don't pass on messages. Ask the owner sends them the questions about this customer."];
  const isAgain = asksToSendAgain(turn.text) && !ofClaims;
  if (!beside && (tellsAccess(turn.text) || isAgain)) return accessLines(turn, found);
  const { context, gapsById } = found.evaluated;
  const standsIn = beside ? [] : await standInAsked(turn, found, names);
  if (standsIn.length > 0)
    return asksWhatIsOpen(turn.text)
      ? [...standsIn, askedOpen(found.customer, gapsById.get(id) ?? [], topicAsked(turn.text), context)]
      : standsIn;
  const ids = workloads.flatMap((one) => workloadIds(context.catalogue, one.id));
  const ends = asksOfEnd(turn.text) ? askedEnd(found.customer, gapsById.get(id) ?? [], ids, context) : [];
  const others = turn.text.split(nextQuestion).filter((part) => part.trim() !== "" && !ofEnd.test(part));
  // "Can I renew the claim, and when was it approved?"
  if (ends.length > 0)
    return others.length === 0
      ? ends
      : [
          ...ends,
          ...(await answersTo(
            { ...turn, text: others.join(" ").replace(/\bit\b/gi, "the claim") },
            id,
            named,
            names,
            beside,
          )),
        ];
  const wanted = beside || pastAskedIn(turn.text) !== undefined ? undefined : factAsked(turn.text);
  // "Does Microsoft know that we do Teams there?": its claim says it.
  const fact = wanted === "credit" && workloads.length > 0 ? undefined : wanted;
  const { value: ahead } = context.limits.gdapFirst;
  const warns =
    beside || !asksToBeWarned(turn.text)
      ? []
      : [`I write some days before a deadline and on the day, and ${ahead} days before delegated access ends.`];
  const heard = fact === "why-asked" || fact === "asked" ? await heardOf(turn, id) : undefined;
  const stays =
    fact === "gdap" && asksIfAccessEnds(turn.text)
      ? [
          "When it ends, CPOR and PAL stay as they are; you can't work in their tenant until they approve a new request.",
        ]
      : [];
  // Unless they wrote another one.
  const [written = id] = guidIn.exec(turn.text) ?? [];
  const isThere = fact === "tenant" && asksWhereIdGoes(turn.text) && written.toLowerCase() === id;
  const known = fact && [
    askedFact(fact, customerFacts(turn, found.customer, found.evaluated), context, heard),
    ...(isThere ? ["It's on record already: you don't have to put it anywhere."] : []),
    ...stays,
    ...warns,
  ];
  // A report may show a link that nobody recorded.
  if (fact === "links" && known !== undefined && found.customer.identities.length === 0)
    return [...known, askedOpen(found.customer, gapsById.get(id) ?? [], "pal", context)];
  // "What does Microsoft want from us, and when did you last ask the owner?"
  // "Who looks after Contoso, and when did they last confirm anything?"
  const owner = !beside && asksWhose(turn.text, false) === "open" ? ownerAsked(turn, found, []) : [];
  if (known !== undefined && fact !== "asked") return [...owner, ...known];
  // "What do they want from us?", where Microsoft waits for something: its reason says it.
  const isOfRefusal = meaning || (beside && /\b(?:reject|declin|refus|turned down|bounced)/i.test(turn.text));
  const why = asksWhatHappened(turn.text) || (isOfRefusal && found.customer.claims.some(isRefused));
  // "Why did they lose their credit?" is of no claim where none was refused.
  const isOfRefused = why && (found.customer.claims.some(isRefused) || !asksWhatIsOpen(turn.text));
  const isOfClaims = workloads.length > 0 || isOfRefused || ofClaims || whenDue || ofNothing;
  // "How do I link PAL at Contoso?": the rule, and how it stands there.
  const isOfPal = beside && (topicAsked(turn.text) === "pal" || ofRole.test(turn.text));
  if (isOfPal && !isOfClaims)
    return [
      askedOpen(found.customer, gapsById.get(id) ?? [], "pal", context),
      askedFact("links", customerFacts(turn, found.customer, found.evaluated), context),
    ];
  if (!isOfClaims) return known ?? (beside ? [] : stateAsked(turn, found, names));
  // "Why is it still red? I did the claim": all that is open, and then how the claim stands.
  const isOpenAsked = !beside && asksWhyOpen(turn.text);
  const open = isOpenAsked ? [askedOpen(found.customer, gapsById.get(id) ?? [], undefined, context)] : [];
  if (ofNothing) return askedLoss(found.customer, gapsById.get(id) ?? [], context);
  const asked = { workloads, why, meaning, ofClaims, beside, whether: asksWhether.test(questionsIn(turn.text)) };
  // The claims' own lines have their days; "what does that mean, and by when do we have to do it?" asks for both.
  if (!whenDue) return [...owner, ...open, ...askedClaims(found.customer, asked, context), ...(known ?? [])];
  const isLate = dueIn(turn.text, "ending") === "overdue";
  const due = askedDue(found.customer, gapsById.get(id) ?? [], { workloads: ids, isLate }, context);
  return meaning || why ? [...due, ...askedClaims(found.customer, asked, context)] : due;
}

const guidIn = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i;

/** "Is Teams claimed there?" */
const asksWhether = /^\W*(?:(?:and|so|but|hi|hey|then)[, ]+)*(?:is|are|was|were|has|have|had|did|does|do)\b/i;

/** What is asked of a customer where only a topic is named. */
export const inFull: Partial<Record<Topic, string>> = {
  cpor: "How do its claims stand?",
  pal: "What is open for PAL?",
  onboarding: "Is it in onboarding?",
  access: "Do we have GDAP?",
};

/** "Is Reader enough at Contoso?" */
const ofRole = /\b(?:reader|contributor|owner|roles?)\b[^.?!]{0,60}\b(?:enough|sufficient|counts?|ok(?:ay)?)\b/i;

const nextQuestion = /(?<=[.?!])\s+|,? and (?=(?:why|when|what|who|whose|how|which|where|is|are|was|has|have|did)\b)/i;
const ofEnd = /\b(?:expir\w*|runs? out|ends?|renew\w*|lapses?|valid)\b/i;

/** "What happens to PAL when our GDAP ends?" */
/** The last message about the customer in the chat of whoever asks there. */
async function heardOf({ organization, person, place }: Turn, id: CustomerId) {
  return place.kind === "personal" && person !== undefined
    ? lastHeardOf(id, person, await organization.deliveries.list())
    : undefined;
}

/** "They leave us for Teams. Could you show me how each claim stands?" */
const ofAllClaims =
  /\b(?:each|every)(?: (?:of )?(?:the|our|their|these))? claims?\b|\ball (?:of )?(?:the |our |their )claims\b|\bwhat we(?:['’]ve| have) claimed\b/i;

/** "Tell Adele that the PAL at Alpine has priority." */
const tellsThem =
  /^\W*(?:(?:[Hh]i|[Oo]k|[Pp]lease|[Pp]ls|[Aa]nd|(?:[Cc]an|[Cc]ould|[Ww]ould) you),? )*(?:(?:[Tt]ell|[Ii]nform) @?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? (?:that|about|to)\b|[Ll]et @?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? know\b)/u;

/** What is recorded of the fact that a command would set in its place. */
export async function recordedBefore(turn: Turn, says: string): Promise<string | undefined> {
  const noted = tellsAccess(turn.text) ? /^note ([^:\s]+):/.exec(says)?.[1] : undefined;
  const [, id = noted ?? "", fact = "gdap"] = /^set ([^:\s]+): (gdap|deputy|sold|\d[\d., ]* seats)/.exec(says) ?? [];
  const named = ({ gdap: "gdap", deputy: "deputy", sold: "sale" } as const)[fact] ?? "seats";
  const found = id === "" ? undefined : await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  return found && askedFact(named, customerFacts(turn, found.customer, found.evaluated), found.evaluated.context);
}

/** The same of each question about the customer, where the message has several; of the message, where that says more. */
export async function answersToEach(
  turn: Turn,
  id: CustomerId | undefined,
  asks: readonly Share[],
  workloads: Parameters<typeof answersTo>[2],
  names: NameIndex,
): Promise<readonly string[]> {
  const own = asks.filter(({ customer }) => customer === id);
  const each = own.length < 2 ? [] : await answersBeside(turn, own, workloads, names);
  return each.length > 0 ? each : await answersTo(turn, id, workloads, names);
}

/** The customer whose card answers. */
export const shownIn = (understood: Understood): CustomerId | undefined =>
  understood.outcome === "unsure"
    ? understood.customer
    : understood.outcome === "run"
      ? /^show (\S+)$/.exec(understood.says)?.[1]
      : undefined;

/** What answers questions about customers, in a line each. */
export async function answersBeside(
  turn: Turn,
  asks: readonly Share[],
  workloads: Parameters<typeof answersTo>[2],
  names: NameIndex,
): Promise<readonly string[]> {
  const lines = await Promise.all(
    asks.map(async ({ customer, text }) => {
      const named = workloads.filter(({ name, called = name }) => text.includes(called));
      // "Megan's out until Wednesday. Who picks up Contoso?": who is away is said before.
      const isMeanwhile = asksWhose(text, false) === "open" && asksWhileAway(turn.text);
      return await answersTo(isMeanwhile ? turn : { ...turn, text }, customer, named, names);
    }),
  );
  return [...new Set(lines.flat())];
}

/** The customer's own facts answer it, and no rule. */
export const asksOfItself = (text: string): boolean =>
  asksWhatIsOpen(text) || factAsked(text) !== undefined || asksToSendAgain(text);

type Found = NonNullable<Awaited<ReturnType<typeof showCustomer>>>;

/** Whose the customer is, or what is open there, where that is asked; who did what before is asked of the history. */
function stateAsked(turn: Turn, found: Found, index: NameIndex): readonly string[] {
  const { text, actor } = turn;
  const { customer, evaluated } = found;
  // "Who looked after it before, and what is open there?"; "why is it still open? I did everything last week" is no past.
  const isPast = pastAskedIn(questionsIn(text) || text) !== undefined;
  if (isPast && !asksOpenToo.test(text)) return [];
  if (isPast)
    return [askedOpen(customer, evaluated.gapsById.get(customer.id) ?? [], topicAsked(text), evaluated.context)];
  // "Isn't Contoso mine? It says Adele everywhere" supposes one.
  const asking = questionsIn(text);
  const said = asking === "" ? text : asking;
  const people = readWords({ ...turn, text: said }, wordsOf(said), index).found.filter(hasPerson);
  // Of whom nobody knows who is meant nothing is supposed.
  const named = people.some(({ candidates }) => candidates.length > 1)
    ? []
    : people.flatMap(({ candidates }) => candidates.map(({ id }) => id));
  const supposed = [...new Set([...(isMineAsked(said) ? [actor.id] : []), ...named])];
  const { context, gapsById } = evaluated;
  const whose = asksWhose(text, supposed.length > 0);
  const isOpenAsked = asksWhatIsOpen(text) || (whose === undefined && asksWhatItMeans(text));
  // "Who looks after Contoso, and what is still open there?"
  return [
    ...(whose === undefined ? [] : ownerAsked(turn, found, whose === "supposed" ? supposed : [])),
    ...(isOpenAsked ? [askedOpen(customer, gapsById.get(customer.id) ?? [], topicAsked(text), context)] : []),
  ];
}

const ownerAsked = (turn: Turn, { customer, evaluated }: Found, supposed: readonly PersonRef[]): readonly string[] => [
  askedOwner(customer, { names: evaluated.names, reader: readerOf(turn), supposed }),
];

/** Who is there in the owner's place, where that is asked; else nothing. */
async function standInAsked(turn: Turn, { customer, evaluated }: Found, index: NameIndex): Promise<readonly string[]> {
  if (!isWhileAway(turn, customer, index)) return [];
  const people = await turn.organization.people.list();
  const owner = customer.owner === undefined ? undefined : personOf(people, customer.owner);
  const { names, context } = evaluated;
  const absence = owner && (absenceOn(owner, context.today) ?? comingAbsences(owner, context.today)[0]);
  const standsIn = askedStandIn(customer, absence, { names, reader: readerOf(turn) });
  return standsIn === undefined ? ownerAsked(turn, { customer, evaluated }, []) : [standsIn];
}

/** "Adele's off next week, who looks after Contoso then?", of one of hers: who stands in is asked, and not whose it is. */
function isWhileAway(turn: Turn, { owner }: Customer, index: NameIndex): boolean {
  if (owner === undefined || !asksWhileAway(turn.text)) return false;
  const people = readWords(turn, wordsOf(turn.text), index).found.filter(hasPerson);
  return (
    people.length === 0 || people.some(({ candidates }) => candidates.some(({ id }) => index.byRef(owner)?.id === id))
  );
}

/** Somebody to cover the customers whose owner is away, for whoever may say who; none where that isn't asked. */
export async function coverOffered(
  turn: Turn,
  ids: readonly CustomerId[],
  index: NameIndex,
): Promise<readonly Option[]> {
  if (!asksWhileAway(turn.text)) return [];
  const found = await Promise.all(ids.map((id) => turn.organization.customers.get(id)));
  const some = found.flatMap((one) =>
    one !== undefined &&
    isWhileAway(turn, one, index) &&
    mayAnswer(one, turn.actor) &&
    coverFrom(one, dayOf(turn.now, turn.zone)) === undefined
      ? [one]
      : [],
  );
  const title = `choose who covers ${someNames(some)}`;
  return some.length === 0 ? [] : [{ says: `cover ${some.map(({ id }) => id).join(" and ")}`, title }];
}

/** Offered beside much, and rarely what is asked of one customer; states have a line of their own. */
const hardlyAsked = /^why (?:status|designations|incentives|cpor|pal|difference)$/;

const ofRejection = /\b(?:reject|declin|turn\w* down|refus|disput|denied|deny|appeal|lost)/i;

/** The heart of the rule that is asked about beside a customer; the whole of it is a press away. */
export function rulesInShort({ text, world: { setup } }: Turn, beside: readonly Option[] = []): readonly string[] {
  const isOf = (says: string): boolean => says !== "why rejected" || ofRejection.test(text);
  const rule = beside.find(({ says }) => says.startsWith("why ") && !hardlyAsked.test(says) && isOf(says));
  const said = rule && whyInShort(rule.says.slice("why ".length), setup.catalogue, setup.limits);
  return said === undefined ? [] : [said];
}

/** Who did what is asked about of the customer, and when. */
export async function pastOf(
  turn: Turn,
  id: CustomerId | undefined,
  workloads: readonly { id: string }[],
  index: NameIndex,
): Promise<Shown | undefined> {
  const who = whoIn(readWords(turn, wordsOf(turn.text), index));
  const asked =
    id === undefined
      ? undefined
      : (pastAskedIn(turn.text) ?? (who.by === undefined ? newsAsked(turn.text) : doneByAsked(turn.text)));
  // What became of delegated access its own line says, and the history of the others nothing.
  if (id === undefined || asked === undefined || ofGdap.test(turn.text)) return undefined;
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  if (found === undefined) return undefined;
  const { customer, evaluated } = found;
  // "And when was that?"
  const { topic } = turn.earlier ?? {};
  const isOfNobody = who.to === undefined && who.by === undefined;
  const goesOn = asked.of === "anything" && isOfNobody && turn.earlier?.customer === id;
  const of = !goesOn ? asked.of : topic === "pal" ? "pal" : topic === "cpor" ? "claims" : asked.of;
  if (of === "pal" || of === "claims") turn.about({ topic: of === "pal" ? "pal" : "cpor" });
  const { catalogue } = evaluated.context;
  const states = statesOf(asked.states);
  const ids = workloads.flatMap((one) => workloadIds(catalogue, one.id));
  // When it came to stand where it does, the claim's own line says, and of what was before the history alone.
  const isToldThere =
    asked.isWhen &&
    of === "claims" &&
    (states === undefined ||
      customer.claims.some(
        ({ workload, status, submittedOn }) =>
          (ids.length === 0 || ids.includes(workload)) &&
          (states.some((state) => state === status) || (submittedOn !== undefined && states.includes("Submitted"))),
      ));
  if (isToldThere) return undefined;
  return askedPast(customer, {
    of: workloads.length > 0 && of === "anything" ? "claims" : of === "anything" && who.to !== undefined ? "owner" : of,
    states,
    workloads: ids,
    ...who,
    isSaid: asked.isSaid,
    names: evaluated.names,
    reader: readerOf(turn),
    workloadName: (workload) => workloadName(catalogue, workload),
  });
}
