/** Commands that only look: gaps, show, why. */
import { lastActs } from "../../domain/organization/history.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import {
  maySee,
  countSubscriptions,
  gapReport,
  gapsByOwner,
  listedCustomers,
  listedRows,
  seesOnlyOwn,
} from "../../app/customers/report.ts";
import { canExplain, whyCard, type WhyReader } from "../../cards/gaps/why.ts";
import { decisionsLine } from "../customers/decisions.ts";
import { customerReply } from "../customers/reply.ts";
import {
  noticeReply,
  viewerOf,
  type Command,
  type CustomerCommand,
  type Reply,
  readerOf,
  type Card,
  type Turn,
} from "../turn.ts";
import { onlyOneOf } from "../refusals.ts";
import type { Names } from "../../domain/messages/message.ts";
import { knownPerson, nobodyCalled } from "../input/find/find-person.ts";
import { parseGaps } from "../input/time/parse.ts";
import { findCustomer } from "../input/find/find-customer.ts";
import { press } from "../../cards/kit/actions.ts";
import { byOwnerCard, type ByOwnerFacts } from "../../cards/gaps/by-owner.ts";
import {
  countLine,
  firstLines,
  kindsLine,
  idleLine,
  inAllLine,
  workloadsLine,
  addedLine,
  unknownSizeLine,
  ofEachLine,
  oldestLine,
  ownersLine,
  seatsLine,
  shareLine,
  lossLine,
  othersLine,
  doneLine,
  silentLine,
  slowestLine,
  subscriptionsLine,
  unansweredLine,
  waitsLine,
} from "../../cards/gaps/first.ts";
import { answeredCard, saidCard } from "../../cards/forms/guesses.ts";
import {
  asksBothOfLink,
  asksBothEnds,
  asksCommonest,
  asksGapsByWorkload,
  asksOfEachOwner,
  asksSlowest,
  asksMostUnanswered,
  asksStandIn,
  comparedBy,
  firstAsked,
  namedOf,
  silentSince,
} from "../input/lists/asked-lists.ts";
import { idleSince } from "../input/lists/who-is-idle.ts";
import { splits } from "../input/write/split.ts";
import { chasesMany } from "../input/reading/asked-for.ts";
import { gapsCard, waitsForOthers } from "../../cards/gaps/gaps.ts";
import { noListCard } from "../../cards/messages/no-list.ts";
import type { AnswersDue, GapReport } from "../../domain/gaps/report.ts";
import { count, dayWords, dueWords, today, unlikelyDay, type Reader } from "../../cards/kit/dates.ts";
import { join, nothing, type Shown } from "../../cards/kit/text.ts";
import { addDays, dayOf, type Day } from "../../domain/time/time.ts";
import { isWhole, partsOf, whoseAlone, type Filter } from "../../domain/gaps/filter.ts";
import { exact } from "../../domain/exact.ts";
import { groupBy } from "../../domain/group-by.ts";
import { absenceOn } from "../../domain/people/absence.ts";
import { isSamePerson, type PersonRef } from "../../domain/people/person.ts";
import { isLeftOut, type Customer } from "../../domain/customer/customer.ts";
import { seatsOf } from "../../domain/customer/seats.ts";
import type { Evaluated } from "../../app/evaluate.ts";
import { isReader } from "../../cards/kit/people.ts";

export const gaps: Command = {
  name: "gaps",
  usage:
    "gaps [customer | cpor | pal | owner | onboarding | critical | high | medium | low | urgent | quick | <designation> | new | closed | waiting | expired | overdue | snoozed | " +
    "ending | older <date> | workload <name> | in order | paused | offboarded | unclaimed | has-… | no-… | only-… | in-onboarding | not-in-onboarding | unlisted | linked-elsewhere | to-decide | seats-least-N | seats-most-N] [without …] [mine | @person] [by deadline | age | name | count | seats | smallest | added | loss | credit | owner] [page N] | by owner",
  does: "What is open, who owns it and since when",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    if (/^by owner$/i.test(rest)) return { card: await byOwnerReply(turn, {}) };
    const { narrowed, page } = parseGaps(rest, turn.mentions, turn.actor.id);
    if ("clash" in narrowed) return onlyOneOf(gaps, narrowed.clash);
    if ("filter" in narrowed) {
      const { filter } = narrowed;
      const unlikely = unlikelyDays(filter, today(readerOf(turn)));
      if (unlikely !== undefined) return unlikely;
      if (filter.whose?.kind !== "except") return await gapsReply(turn, filter, page);
      const other = await knownPerson(turn, filter.whose.person);
      if (other === undefined) return { card: nobodyCalled(filter.whose.person) };
      return await gapsReply(turn, { ...filter, whose: { kind: "except", person: other.id } }, page, { whose: other });
    }
    const { customer: words, or } = narrowed;
    const found = await findCustomer(turn, words, { then: "show" });
    if ("customer" in found) return await customerReply(turn, found.customer.id);
    const named = await knownPerson(turn, words);
    const person = named ?? (or === undefined ? undefined : await knownPerson(turn, or.person));
    if (person === undefined) return words.includes("@") ? { card: nobodyCalled(or?.person ?? words) } : found;
    // It is no customer's name that nobody has.
    turn.about({ stranger: undefined });
    const which = named === undefined ? or?.filter : undefined;
    const whose = { kind: "answering", person: person.id } as const;
    return await gapsReply(turn, { ...(which ?? { by: "all" }), whose }, page, { whose: person });
  },
};

/** What is said where a list is asked for by a day that it can't be about. */
function unlikelyDays(filter: Filter, seenOn: Day): Reply | undefined {
  const days = [...partsOf(filter), ...(filter.without ?? []), ...(filter.traits ?? [])].map((one) =>
    "than" in one
      ? unlikelyDay(one.than, "behind", seenOn)
      : "since" in one
        ? unlikelyDay(one.since, "behind", seenOn)
        : "until" in one && one.until !== undefined && unlikelyDay(one.until, "ahead", seenOn),
  );
  const [why] = days.filter((one) => typeof one === "string");
  const example = `gaps ending ${addDays(seenOn, 28)}, or gaps older ${addDays(seenOn, -28)}`;
  const all = { title: "All gaps", press: press("gaps", { filter: "all" }) };
  return why === undefined ? undefined : noticeReply(why, `Which day do you mean? For example: ${example}`, [all]);
}

export const show: CustomerCommand = {
  name: "show",
  usage: "show <customer>",
  does: "One customer: owner, answers, what is open, history",
  who: "everyone",
  needs: "customer",
  asks: { headline: "Which customer?", example: "show Contoso" },
  choice: async () => ({ then: "show" }),
  run: (turn, { id }) => customerReply(turn, id),
};

export const why: Command = {
  name: "why",
  usage: "why <topic>",
  does: "What CPOR, PAL and their rules are, in short, with the source",
  who: "everyone",
  run(turn, rest): Promise<Reply> {
    const reader = whyReader(turn);
    const card = whyCard(rest, reader);
    return Promise.resolve(canExplain(rest, reader) ? { card } : { card, unclear: true });
  },
};

/** Open gaps by owner. @param asked the digest's week, one owner alone, the page */
export async function byOwnerReply(turn: Turn, asked: Pick<ByOwnerFacts, "week" | "only" | "page">): Promise<Card> {
  const viewer = viewerOf(turn);
  const rows = await gapsByOwner(turn.world, turn.organization, viewer, asked.week);
  const card = byOwnerCard({ ...rows, ...asked, onlyOwn: seesOnlyOwn(viewer) });
  const since = idleSince(turn.text, today(readerOf(turn)));
  if (since !== undefined && !seesOnlyOwn(viewer)) {
    const [customers, people] = [await turn.organization.customers.list(), await turn.organization.people.list()];
    const owners = rows.byOwner.flatMap(({ owner }) => owner ?? []);
    const acts = lastActs(owners, { customers, people });
    return saidCard(card, idleLine(acts, since, rows.names, readerOf(turn)));
  }
  const compared = comparedBy(turn.text);
  if (compared === undefined) return card;
  const owners = rows.byOwner.flatMap(({ owner }) => (owner === undefined ? [] : [owner]));
  const named = namedOf(turn.text, new Map(owners.map((owner) => [owner, rows.names.get(owner) ?? ""])));
  // Whether one of them has room, the others' numbers say.
  const among = named.length > 1 || !compared.isLeast ? named : [];
  const isAway = asksStandIn(turn.text);
  const others = rows.byOwner.filter(({ owner }) => !isAway || owner === undefined || !named.includes(owner));
  const line = ownersLine(others, { ...compared, named: among }, rows.names);
  const best = asksBothEnds(turn.text)
    ? ownersLine(others, { ...compared, isLeast: true, named: among }, rows.names)
    : nothing;
  const said = [best, line].filter((one) => one !== nothing).reduceRight(saidCard, card);
  return isAway ? answeredCard(said, [timeUnknown]) : said;
}

const timeUnknown = "I don't know who has time, only what each has open.";

/** In a channel everybody reads along: what an administrator has to check is said in the personal chat. */
export const whyReader = ({ world, actor, place, now, zone }: Turn): WhyReader => ({
  catalogue: world.setup.catalogue,
  limits: world.setup.limits,
  today: dayOf(now, zone),
  manager: actor.manager && place.kind === "personal",
  partnerIds: world.setup.partnerIds,
});

/**
 * What the filter leaves of what the person may see here.
 * @param how.whose whose they are, perhaps somebody whom we have not met.
 */
export async function gapsReply(
  turn: Turn,
  filter: Filter,
  page: number,
  { whose }: { whose?: { id: PersonRef; name: string } | undefined } = {},
): Promise<{ card: Card }> {
  const viewer = viewerOf(turn);
  const made = await gapReport(turn.world, turn.organization, viewer, { filter, page });
  if ("missing" in made) return { card: noListCard(made.missing, filter) };
  const { report, evaluated, next, due = [], ending } = made;
  const many = page === 1 ? firstAsked(turn.text) : 0;
  // Where nothing is urgent, something comes first all the same.
  if (many > 0 && filter.by === "urgent" && report.rows.length === 0 && report.totals.customers > 0) {
    const { card } = await gapsReply(turn, { ...filter, by: "all" }, page, { whose });
    const soon: Filter = { by: "ending", whose: filter.whose };
    const asked = await gapReport(turn.world, turn.organization, viewer, { filter: soon, page });
    const answers = "missing" in asked ? [] : (asked.due ?? []);
    const lines = answers.length === 0 ? [] : [answersDueLine(answers, evaluated.names, readerOf(turn))];
    return { card: answeredCard(card, ["Nothing is urgent.", ...lines]) };
  }
  const until = filter.by === "ending" && filter.order === "owner" ? filter.until : undefined;
  // "Who still has open items for this month?": where none has a deadline, they are open all the same.
  if (until !== undefined && report.rows.length === 0 && report.totals.customers > 0) {
    const day = (one: Day): string => dayWords(one, today(readerOf(turn)));
    const first = next && `, the next one is ${next.customer.name}'s by ${day(next.deadline.endsOn)}`;
    const none = `No deadlines by ${day(until)}${first ?? ""}. This is all that's open.`;
    const answers = due.length === 0 ? [] : [answersDueLine(due, evaluated.names, readerOf(turn))];
    return { card: answeredCard(await byOwnerReply(turn, {}), [...answers, none]) };
  }
  const own = whoseAlone(filter);
  turn.about({
    list: { filter, page: report.page, pages: report.pages, customers: report.rows.map(({ customer }) => customer.id) },
    person: own === undefined || own.kind === "nobody" ? undefined : own.person,
    topic: filter.by === "topic" ? filter.topic : report.rows[0]?.gaps[0]?.topic,
  });
  const { manager } = turn.actor;
  const card = gapsCard({
    // "Which three lose us most?"
    report: many > 1 && isRanked(filter) ? { ...report, rows: report.rows.slice(0, many), pages: 1 } : report,
    isBeyond: page > report.pages,
    next,
    due,
    names: whose === undefined ? evaluated.names : new Map([...evaluated.names, [whose.id, whose.name]]),
    reader: readerOf(turn),
    onlyOwn: seesOnlyOwn(viewer),
    manager,
    answers: (customer) => mayAnswer(customer, turn.actor),
    setup: turn.world.setup,
  });
  // Of a button that was pressed nothing was written.
  const isChasing = manager && filter.by === "waiting" && report.rows.length > 0 && chasesMany.test(turn.text);
  const isSplit = manager && report.rows.length > 0 && splits.test(turn.text);
  const asking = isChasing ? [waitsForOthers(report, readerOf(turn)) ? pressAsk : askedOfYou] : isSplit ? [sayWho] : [];
  const first =
    page > 1
      ? []
      : [
          await answerFirst(turn, report, evaluated.names),
          ...(isRanked(filter) ? [] : firstLines(report.rows, many, readerOf(turn))),
        ];
  // "…, Fabrikam first", which is none of them.
  const isAmong = report.rows.some(({ customer: { id } }) => filter.first?.includes(id));
  const absent =
    page > 1 || report.rows.length === 0 || isAmong
      ? []
      : evaluated.customers.filter((one) => filter.first?.includes(one.id) && maySee(one, viewer));
  const toDecide = page === 1 && filter.by === "all" && isWhole(filter) ? await decisionsLine(turn) : undefined;
  const owed = [
    ...(toDecide === undefined ? [] : [toDecide]),
    ...(absent.length === 0
      ? []
      : [`${absent.map(({ name }) => name).join(" and ")} ${absent.length === 1 ? "isn't" : "aren't"} in this list.`]),
    ...(ending !== undefined && asksOfAnswersEnd.test(turn.text)
      ? [answersEndLine(ending(beginOf(turn.text, filter)), beginOf(turn.text, filter), readerOf(turn))]
      : []),
    ...(due.length === 0 ? [] : [answersDueLine(due, evaluated.names, readerOf(turn))]),
    ...unattendedLines(turn.text, filter, [...report.rows, ...due], evaluated, readerOf(turn)),
  ];
  return {
    card: first.filter((line) => line !== nothing).reduceRight(saidCard, answeredCard(card, [...asking, ...owed])),
  };
}

/** What the order of a list, or a superlative, asks for: said first, of all its pages. */
async function answerFirst(turn: Turn, report: GapReport, names: Names): Promise<Shown> {
  const { filter, rows } = report;
  const asked = [turn.world, turn.organization, viewerOf(turn), filter] as const;
  if (filter.by === "waiting" && asksSlowest(turn.text))
    return slowestLine(await listedCustomers(...asked), names, readerOf(turn));
  const silentBy = filter.by === "waiting" ? silentSince(turn.text, today(readerOf(turn))) : undefined;
  if (silentBy !== undefined) return silentLine(await listedCustomers(...asked), silentBy, names, readerOf(turn));
  if (filter.by === "waiting" && asksMostUnanswered(turn.text))
    return unansweredLine(await listedCustomers(...asked), names);
  if (filter.by === "topic" && filter.topic === "cpor" && asksGapsByWorkload(turn.text))
    return workloadsLine(await listedRows(...asked), turn.world.setup.catalogue);
  if (filter.by === "topic" && filter.topic === "pal" && countsSubscriptions.test(turn.text))
    return subscriptionsLine(await countSubscriptions(...asked));
  const isOfSize = filter.traits?.some((trait) => "seats" in trait) === true;
  if (isOfSize || isBySize(filter)) return await sizeLine(turn, report);
  // "How is Isaiah doing, anything overdue on his side?"
  if (filter.by !== "all" && filter.by !== "customers" && asksHowTheyDo.test(turn.text)) {
    const [world, organization, viewer] = asked;
    const made = await gapReport(world, organization, viewer, { filter: { by: "all", whose: filter.whose }, page: 1 });
    return "missing" in made ? nothing : inAllLine(made.report);
  }
  if (rows.length === 0) return nothing;
  if (asksCommonest(turn.text) && (filter.by === "all" || filter.by === "topic"))
    return kindsLine(await listedRows(...asked));
  const many = firstAsked(turn.text);
  const most = many > 1 ? many : undefined;
  if (filter.order === "added") return addedLine(rows, readerOf(turn), most);
  if (filter.order === "count") return countLine(rows);
  if (isByLoss(filter)) return lossLine(report, readerOf(turn));
  const compared = filter.order === "owner" ? comparedBy(turn.text) : undefined;
  if (compared !== undefined || (filter.order === "owner" && asksOfEachOwner(turn.text)))
    return ofEachLine(await listedRows(...asked), names, {
      isLeast: compared?.isLeast,
      areCustomers: filter.by === "customers",
    });
  if (report.totals.known > 0 && asksBothOfLink(turn.text)) return othersLine(report, readerOf(turn));
  const done =
    filter.by === "in-order" && asksDone.test(turn.text)
      ? doneLine(await listedRows(...asked), report.totals)
      : nothing;
  if (done !== nothing) return done;
  if ((filter.by === "in-order" || report.totals.known > 0) && asksShare.test(turn.text)) return shareLine(report);
  if (!asksLongest.test(turn.text)) return nothing;
  if (filter.order === "age") return oldestLine(rows, readerOf(turn));
  if (filter.by !== "waiting") return nothing;
  return waitsLine(await listedCustomers(...asked), readerOf(turn));
}

/** Who has most seats, or fewest; and of how many of those that could be among them nobody knows it. */
async function sizeLine(turn: Turn, { filter, rows }: GapReport): Promise<Shown> {
  const many = firstAsked(turn.text);
  const most = many > 1 ? many : undefined;
  const isRankedBySize = isBySize(filter) && rows.length > 0;
  const ranked = isRankedBySize ? seatsLine(rows, exact({ most, isLeast: filter.order === "smallest" })) : nothing;
  if (isRankedBySize && rows.every(({ customer }) => seatsOf(customer) === undefined)) return ranked;
  const anySize = { ...filter, traits: filter.traits?.filter((trait) => !("seats" in trait)) };
  const all = await listedCustomers(turn.world, turn.organization, viewerOf(turn), anySize);
  const unknown = all.filter((one) => !isLeftOut(one) && seatsOf(one) === undefined).length;
  return join([ranked, unknownSizeLine(unknown, rows.length === 0)], " ");
}

const asksHowTheyDo =
  /\bhow(?:['’](?:s|re)| is| are| am| do| does) [^.?!,]{1,40} (?:doing(?! (?:on|with|for|in)\b)|do|getting (?:on|along)|coping|faring|going|looking)\b|\bon top of (?:things|it all|everything|his|her|their|my|our)\b|\bkeep(?:s|ing)? up\b/i;
const countsSubscriptions =
  /\b(?:how many|number of|what (?:share|percentage) of)\b[^.?!]*\bsubscriptions?\b|\b(?:per|by|for (?:each|every)) (?:azure |cloud )?subscription\b/i;
const asksLongest = /\b(?:oldest|longest)\b/i;
const isByLoss = ({ order }: Filter): boolean => order === "loss" || order === "credit";
/** Its first rows are those that are asked for. */
const isRanked = (filter: Filter): boolean =>
  isByLoss(filter) || isBySize(filter) || filter.order === "added" || filter.order === "count";
const isBySize = ({ order }: Filter): boolean => order === "seats" || order === "smallest";
const asksDone = /\b(?:done|complete[dly]*|finished|sorted|fully|ready|in order|associated|covered)\b/i;
const asksShare = /\b(?:percent(?:age)?|share|proportion)\b|%/i;

/** "Which answers expire in January?", "when do confirmations run out": of answers, and not of claims. */
const asksOfAnswersEnd =
  /\b(?:answers?|confirmations?)\b[^.?!]{0,30}\b(?:expir\w+|run(?:s|ning)? out|laps\w+|ends?|ending|due)\b|\bexpiring (?:answers|confirmations)\b/i;

/** "In January": its first day. */
const inMonth = new RegExp(
  "\\b(?:in|during|within) (?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\\b|next month)",
  "i",
);
const beginOf = (text: string, filter: Filter): Day =>
  filter.by === "ending" && filter.until !== undefined && inMonth.test(text) ? `${filter.until.slice(0, 7)}-01` : "";

function answersEndLine(
  { answers, until }: { answers: readonly AnswersDue[]; until: Day },
  from: Day,
  reader: Reader,
): string {
  if (answers.length > 0) return answersLine("Confirmations that expire", answers, reader, 6);
  const last = dayWords(until, today(reader));
  return `No confirmation expires ${from === "" ? "by" : `between ${dayWords(from, today(reader))} and`} ${last}.`;
}

/** `Answers are due for 4 customers: Contoso by Fri 4 Dec, Fabrikam by Tue 8 Dec, and 2 more.` */
function answersLine(what: string, due: readonly AnswersDue[], reader: Reader, most = 3): string {
  const some = due.slice(0, most).map(({ customer, by }) => `${customer.name} ${dueWords(by, today(reader))}`);
  const more = due.length - some.length;
  return `${what}: ${some.join(", ")}${more === 0 ? "" : `, and ${more} more`}.`;
}

/** Answers named with their owners; of more, the list of those that wait says the rest. */
const mostDue = 10;

/** `Answers are due for 3 customers: Contoso (Adele Vance), Fabrikam (you) by Fri 4 Dec; Relecloud (unassigned) by Tue 8 Dec.` */
function answersDueLine(due: readonly AnswersDue[], names: Names, reader: Reader): string {
  const days = [...groupBy(due.slice(0, mostDue), ({ by }) => by)].map(
    ([by, some]) =>
      `${some.map(({ customer }) => `${customer.name} (${ownerOf(customer, names, reader)})`).join(", ")} ${dueWords(by, today(reader))}`,
  );
  const more = due.length - mostDue;
  return `Answers are due for ${count(due.length, "customer")}: ${days.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
}

const ownerOf = ({ owner }: Customer, names: Names, reader: Reader): string =>
  owner === undefined ? "unassigned" : isReader(owner, reader) ? "you" : (names.get(owner) ?? "somebody");

/** "Anything due next week that nobody's looking at?", "…whose owner is away" */
const asksUnattended =
  /\b(?:nobody|no ?one|none of us)\b|\bis any(?:one|body) (?:looking|on|working|handling|dealing)\b|\b(?:unattended|unassigned|orphan\w*|not looked at)\b|\bowners?\b[^.?!]{0,20}\b(?:away|out|off|on (?:leave|holiday|vacation)|absent)\b|\bwithout (?:an |any )?owner\b/i;

/** Of what is due: at whose customers nobody is who has it, or where that is asked, that there are none. */
function unattendedLines(
  text: string,
  filter: Filter,
  due: readonly { customer: Customer }[],
  { people, names }: Evaluated,
  reader: Reader,
): readonly string[] {
  // Of a button that was pressed nothing was written.
  if (text === "" || !partsOf(filter).some(({ by }) => by === "ending") || due.length === 0) return [];
  const absence = (owner: PersonRef) => {
    const person = people.find((one) => isSamePerson(owner, one));
    return person && absenceOn(person, today(reader));
  };
  const lines = [...new Set(due.map(({ customer }) => customer))].flatMap((customer) => {
    const { owner } = customer;
    // Where nobody asked, its row says that it has no owner.
    if (owner === undefined) return asksUnattended.test(text) ? [`${customer.name} (unassigned)`] : [];
    const away = absence(owner);
    if (away === undefined) return [];
    const until = `${names.get(owner) ?? "its owner"} is away until ${dayWords(away.until, today(reader))}`;
    return [`${customer.name} (${until}, ${names.get(away.deputy) ?? "a deputy"} stands in)`];
  });
  if (lines.length > 0) return [`Without an owner who's there: ${lines.join(", ")}.`];
  return asksUnattended.test(text) ? ["Each of these has an owner, and none of them is away."] : [];
}

const sayWho = "Nothing was changed: who gets which is for you to say, for example: give the first two to Megan";
const askedOfYou = "There is nobody to remind: these wait for your own answers.";
const pressAsk = "Nothing has been sent: press Remind them all, or Ask beside those who should hear from me again.";
