/** The parts of the customer's card that say what is so: answers, workloads, subscriptions, and what else is open. */
import { dporWords } from "../review/words.ts";
import { earnsIncentive, isRoleUnknown, type Coverage } from "../../domain/pal/pal.ts";
import {
  isLeftOut,
  questions,
  type AnswerValue,
  type Claim,
  type Question,
  type Subscription,
} from "../../domain/customer/customer.ts";
import { counts, type Gap, isWaiting, openGaps, openSince } from "../../domain/catalogue/gap-codes.ts";
import { shortId } from "../../domain/customer/fingerprint.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import type { CustomerFacts, Lengths, Line, FoldingPart } from "./facts.ts";
import { isMendedByLinking } from "../kit/act.ts";
import { deadlineSentence, dayWords, monthWords, today, withDayWords, type Reader } from "../kit/dates.ts";
import { instruction } from "../kit/commands.ts";
import { knownFrom } from "../kit/claims.ts";
import { knownHow, saidWords } from "../kit/evidence.ts";
import { itemMark, markBeside, markOf, marks, type Mark, type Marked } from "../kit/marks.ts";
import { isReader, person, personOrYou } from "../kit/people.ts";
import { button, opens, press, type Button } from "../kit/actions.ts";
import { answerHoldsUntil, answerWords, knownBy, othersWords, stated } from "../messages/questions.ts";
import { andMore } from "../kit/rows.ts";
import { join, shown, nothing, text, type Shown } from "../kit/text.ts";
import { severityWords } from "../kit/urgency.ts";

/**
 * A part with at most so many lines; undefined when it has neither lines nor buttons.
 * @param held `notes` in place of lines, cut already, of which there are `left` more.
 */
export function part(
  id: string,
  heading: Shown,
  held: { lines?: readonly Marked[]; rows?: readonly Line[]; notes?: readonly Shown[]; left?: number },
  { lines: limit, quiet }: Pick<Lengths, "lines" | "quiet">,
  how: { open?: boolean; buttons?: readonly Button[] } = {},
): FoldingPart | undefined {
  const { lines = [], rows = [], notes = [], left = 0 } = held;
  const { open: opened = true, buttons = [] } = how;
  const count = lines.length + rows.length + notes.length;
  if (count === 0 && buttons.length === 0) return undefined;
  const pressed = rows.slice(0, limit).filter((row) => quiet !== true || !isInOrder(row));
  const told = quiet === true ? rows.slice(0, limit).filter(isInOrder) : [];
  return {
    id,
    heading,
    open: opened,
    rows: pressed,
    lines: [...told.map(({ opens: _opens, ...line }) => line), ...lines].slice(0, limit),
    notes: (count === 0 ? [shown`Nothing here yet`] : notes).map((note) => ({ text: note })),
    more: andMore(notes.length > 0 ? left : count - limit),
    buttons,
  };
}

/** Whether whoever reads may change it; in a channel nobody is "you", and whoever presses is checked again. */
export function mayChange({ customer, reader, manager, answers }: CustomerFacts): boolean {
  if (reader.person !== undefined && answers !== undefined) return answers;
  return (
    reader.person === undefined || manager || isReader(customer.owner, reader) || isReader(customer.deputy, reader)
  );
}

/** What is known, and what is wrong all the same. */
function but(known: Shown, [serious]: readonly Gap[], reader: Reader): Shown {
  return serious === undefined ? known : shown`${known}. But: ${text(withDayWords(serious.what, reader))}`;
}

/** `Asked yesterday, waiting for the answer`: what became of a question that nobody answered. */
function unansweredWords({ customer, gaps, reader }: CustomerFacts): Shown {
  if (gaps.some(({ code }) => code === "G01")) return shown`Nobody to ask yet`;
  const { answers } = customer.checklist;
  // All that were never answered are asked at once, also those whose answer is known to be no.
  const waiting = gaps.find((one) => isWaiting(one) && answers[one.item as Question] === undefined);
  if (waiting === undefined) return shown`Not answered yet`;
  return shown`Asked ${text(dayWords(waiting.since, today(reader)))}, waiting for the answer`;
}

/** The four questions with who answered, when, and until when it holds. */
export function answersPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const { customer, reader, names } = facts;
  const seenOn = today(reader);
  const lines = questions.map((question): Marked => {
    const answer = customer.checklist.answers[question];
    const gap = gapAbout(facts, question);
    const about = openGaps(facts.gaps).filter(({ topic }) => topic === question);
    const what = stated[question];
    if (facts.known?.[question] !== undefined) {
      return { ...markBeside(marks.yes, about), what, sub: but(knownBy(facts, question), about, reader) };
    }
    const others = othersWords(facts, question);
    if (answer === undefined) {
      const state = join([unansweredWords(facts), others], ". ");
      const [worst] = about;
      return {
        ...markBeside(marks.unknown, about),
        what,
        sub:
          worst === undefined || worst === gap
            ? withNext(state, others === nothing ? gap : undefined, facts, length)
            : question === "owner"
              ? text(withDayWords(worst.what, reader))
              : shown`${unansweredWords(facts)}. Known already: ${text(withDayWords(worst.what, reader))}`,
      };
    }
    const who = isReader(answer.by, reader) ? shown`you` : person(answer.by, names);
    const until = answerHoldsUntil(answer, reader);
    const holds =
      until < seenOn
        ? shown`expired ${text(dayWords(until, seenOn))}`
        : shown`valid until ${text(dayWords(until, seenOn))}`;
    const says = join([
      text(answerWords[answer.says]),
      shown`${who}, ${text(dayWords(dayOf(answer.at, reader.zone), seenOn))}`,
      holds,
    ]);
    if (others !== nothing) return { ...markBeside(marks.unknown, about), what, sub: join([says, others], ". ") };
    return {
      ...markBeside(until < seenOn ? marks.unknown : markOf(answer.says), about),
      what,
      sub:
        gap === undefined && answer.says !== "no"
          ? but(says, about, reader)
          : withNext(join([says, contradictionOf(answer.says, gap, reader)], ". "), gap, facts, length),
    };
  });
  return part("answers", shown`Checklist`, { lines }, { lines: lines.length });
}

/** `Said not to apply, but a workload is in scope`: what is wrong with an answer that has not just run out. */
const contradictionOf = (says: AnswerValue, gap: Gap | undefined, reader: Reader): Shown =>
  says === "n/a" && gap?.code.startsWith("Q") === true ? text(withoutName(gap, reader)) : nothing;

/** Each workload: where its claim stands, how we know, what is next. */
export function claimsPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const lines = facts.customer.claims.map((claim) => claimLine(claim, facts, length));
  const buttons = mayChange(facts)
    ? [
        button("Update a claim", press("claim-form", { customer: facts.customer.id }), {
          tooltip: "Update the claim for any workload",
        }),
      ]
    : [];
  const found = part("claims", shown`CPOR by workload`, { rows: urgentFirst(lines) }, length, {
    open: !inOrder(lines),
    buttons,
  });
  const note = length.next === 0 ? nothing : oldProofWords(facts, length);
  return found === undefined || note === nothing ? found : { ...found, notes: [...found.notes, { text: note }] };
}

/** What old proof means, said once for all of the customer's claims. */
function oldProofWords({ oldProofs, workloadName = (id) => id }: CustomerFacts, length: Lengths): Shown {
  const { claims: [first, ...others] = [], than = "" } = oldProofs ?? {};
  if (first === undefined) return nothing;
  return others.length === 0
    ? shown`${text(workloadName(first.workload), length.name)} was approved over ${text(than)} ago. If another partner claims it too, the most recent proof wins: add fresh proof to the claim.`
    : shown`${others.length + 1} workloads were approved over ${text(than)} ago. If another partner claims one of them too, the most recent proof wins: add fresh proof to the claims.`;
}

/** Where one claim stands. */
export function claimLine(claim: Claim, facts: CustomerFacts, length: Lengths): Line {
  const gap = gapAbout(facts, claim.id);
  const what = text(facts.workloadName?.(claim.workload) ?? claim.workload, length.name);
  const state = join([claimState(claim, facts, length), wrongBeside(claim, gap, { length, reader: facts.reader })]);
  const deadline = facts.deadlineOf?.(claim);
  return {
    ...itemMark(facts.items.states.get(claim.id), gap, claim.status === "Approved"),
    what,
    sub: withNext(state, gap, facts, length, deadline),
    opens: opens(
      press("claim-form", { customer: facts.customer.id, claim: shortId(claim.id) }),
      `Update ${facts.workloadName?.(claim.workload) ?? claim.workload}`,
    ),
  };
}

/** Each Azure subscription: who is linked and how we know. */
export function subscriptionsPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const lines = facts.customer.subscriptions.map((subscription) => subscriptionLine(subscription, facts, length));
  const here = { customer: facts.customer.id };
  const buttons = mayChange(facts)
    ? [
        ...(facts.linksHere === true && openGaps(facts.gaps).some(isMendedByLinking)
          ? [
              button("Link it now", press("link-now", here), {
                tooltip: "Sign in at the customer's directory and link your account",
              }),
            ]
          : []),
        ...(isProofMissing(facts)
          ? [button("Add proof", press("proof-form", here), { tooltip: "Prove a link with the tool's output" })]
          : []),
        button("Add a PAL link", press("identity-form", here), {
          tooltip: "Add an identity and the Partner ID it's linked to",
        }),
        // Where there is no room, it is still a row of the form's list.
        ...(length.lines < 3 ? [] : [button("Add a subscription", press("subscription-form", here))]),
      ]
    : [];
  return part("subscriptions", shown`PAL by Azure subscription`, { rows: urgentFirst(lines) }, length, {
    open: !inOrder(lines),
    buttons,
  });
}

/**
 * Whether a link could be proven that is not. Nothing is to be proven of what your own sale or a report shows, nor where
 * lists disagree on who sells.
 */
function isProofMissing({ customer: { subscriptions, identities }, gaps, items }: CustomerFacts): boolean {
  const isOfLink = ({ code }: Gap): boolean => code !== "V02";
  return (
    subscriptions.some(({ id }) => {
      const state = items.states.get(id);
      return state === "unproven" || (state === "open" && (items.gaps.get(id) ?? []).some(isOfLink));
    }) || openGaps(gaps).some((gap) => isOfLink(gap) && identities.some(({ id }) => id === gap.item))
  );
}

/** How one subscription is covered. */
export function subscriptionLine(subscription: Subscription, facts: CustomerFacts, length: Lengths): Line {
  const wrong = facts.items.gaps.get(subscription.id) ?? [];
  const gap = wrong.find(({ snoozedUntil }) => snoozedUntil === undefined) ?? wrong[0];
  const isOwn = gap?.item === subscription.id;
  const state = subscriptionState(subscription, isOwn ? gap : undefined, facts, length);
  const id = shown`…${text(subscription.id.slice(-4))}`;
  const what =
    subscription.name === undefined
      ? shown`Subscription ${id}`
      : shown`${text(subscription.name, length.name)} (${id})`;
  return {
    ...(gap === undefined && isLeftOut(facts.customer)
      ? marks.none
      : itemMark(facts.items.states.get(subscription.id), gap, true)),
    what,
    // What to do about a link is said beside the link.
    sub: gap === undefined || isOwn ? withNext(state, gap, facts, length) : but(state, [gap], facts.reader),
    opens: opens(
      press("subscription-form", { customer: facts.customer.id, subscription: subscription.id }),
      `Update ${subscription.name ?? "this subscription"}`,
    ),
  };
}

/** Gaps that no line above tells of: a line tells of the most urgent one about its thing. */
export function otherGapsPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const { customer, reader } = facts;
  const told = new Set<string>([
    ...questions,
    ...customer.claims.map((claim) => claim.id),
    ...customer.subscriptions.map((subscription) => subscription.id),
    ...customer.identities.map((identity) => identity.id),
  ]);
  const others = openGaps(facts.gaps).filter(
    (gap) => gap.item === undefined || !told.has(gap.item) || gapAbout(facts, gap.item) !== gap,
  );
  const lines = others.map((gap): Marked => ({
    ...(gap.deadline === undefined ? marks.no : marks.urgent),
    what: text(withDayWords(gap.what, reader), length.name + 40),
    sub: withNext(
      shown`${text(severityWords[gap.severity])}, since ${text(dayWords(openSince(gap), today(reader)))}`,
      gap,
      facts,
      length,
    ),
  }));
  return part("others", shown`Also open`, { lines }, length);
}

/** The most urgent open gap of an item; a snoozed one when none is open, since what is silent is not in order. */
export function gapAbout({ gaps }: CustomerFacts, item: string): Gap | undefined {
  const isAbout = (gap: Gap) => gap.item === item && counts(gap);
  return openGaps(gaps).find(isAbout) ?? gaps.find(isAbout);
}

/** What is so, and what to do about the gap. */
export function withNext(
  state: Shown,
  gap: Gap | undefined,
  { reader }: CustomerFacts,
  length: Lengths,
  deadlineSaid?: string,
): Shown {
  if (gap?.snoozedUntil !== undefined)
    return shown`${state}. Snoozed until ${text(dayWords(gap.snoozedUntil, today(reader)))}`;
  const left =
    deadlineSaid ?? (gap?.deadline === undefined ? undefined : deadlineSentence(gap.deadline, today(reader)));
  const deadline = left === undefined ? nothing : shown` **${text(left)}.**`;
  const step = gap === undefined ? nothing : instruction(withDayWords(gap.next, reader), length.next);
  const next = step === "" ? nothing : shown` **Next:** ${step}`;
  if (gap === undefined) return deadline === "" ? state : shown`${state}.${deadline}`;
  return deadline === "" && next === "" ? state : shown`${state}.${deadline}${next}`;
}

/** What is wrong, without the name that the line has already. */
export function withoutName({ what }: Gap, reader: Reader): string {
  const said = withDayWords(what.slice(what.indexOf(": ") + 1).trim(), reader);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** What is wrong, unless the status says it. */
function wrongBeside(
  { status }: Claim,
  gap: Gap | undefined,
  { length, reader }: { length: Lengths; reader: Reader },
): Shown {
  if (gap === undefined || gap.deadline !== undefined || status !== "Approved") return nothing;
  return text(withoutName(gap, reader), length.name);
}

function claimState(claim: Claim, { customer, items, reader, names }: CustomerFacts, length: Lengths): Shown {
  const seenOn = today(reader);
  if (claim.scope.is === "other-partner")
    return join([shown`Another partner's`, text(claim.scope.note ?? "", length.name)]);
  if (claim.scope.is === "not-applicable")
    return join([shown`Does not apply`, text(claim.scope.note ?? "", length.name)]);
  const isSold = items.states.get(claim.id) === "in-order" && claim.status !== "Approved" && claim.seen === undefined;
  return join([
    isSold ? shown`You sell it through CSP, and that counts` : nothing,
    shown`${text(claim.status)} ${text(dayWords(claim.statusSince, seenOn))}`,
    claim.claimId === undefined ? nothing : text(claim.claimId, Math.min(40, length.name)),
    knownFrom(claim, names, reader),
    soldWords(claim),
    saidWords(claim.saleSaid, claim.sale, names, reader),
  ]);

  function soldWords({ sale, subscriptionEndsOn: endsOn }: Claim): Shown {
    if (sale === undefined || endsOn === undefined) return nothing;
    const ends = endsOn < seenOn ? shown`subscription ended` : shown`subscription ends`;
    return shown`${ends} ${text(dayWords(endsOn, seenOn))}, ${knownHow(sale, customer, names, reader)}`;
  }
}

function subscriptionState(
  subscription: Subscription,
  gap: Gap | undefined,
  facts: CustomerFacts,
  length: Lengths,
): Shown {
  const { reader } = facts;
  if (subscription.scope.is === "other-partner") return shown`Another partner's`;
  if (subscription.scope.is === "not-applicable") return shown`Does not apply`;
  if (gap !== undefined)
    return shown`${text(withoutName(gap, reader), length.name)}, since ${text(dayWords(openSince(gap), today(reader)))}`;
  const coverage = facts.items.coverage.get(subscription.id);
  return coverage === undefined ? shown`Not linked yet` : coverageWords(coverage, facts);
}

/** What attributes the subscription, or why nothing does. */
function coverageWords(covered: Coverage, facts: CustomerFacts): Shown {
  const { state, subscription, worth } = covered;
  const { customer, items, names, reader } = facts;
  const { seen, endedOn, evidence, soldByUsCsp } = subscription;
  const seenOn = today(reader);
  const isRead = evidence?.kind === "read";
  const read = isRead ? knownHow(evidence, customer, names, reader) : nothing;
  const sold =
    items.gaps.get(subscription.id)?.some(({ code }) => code === "V02") === true
      ? shown`${text(monthWords(seen?.month ?? "", seenOn))}'s usage report has it as sold by you`
      : join([shown`You sell it through CSP, and that counts`, read]);
  switch (state) {
    case "seen":
      return seen === undefined ? shown`Paid by Microsoft` : seenWords(seen, seenOn);
    case "csp":
      return sold;
    case "dpor":
      return text(dporWords);
    case "marketplace":
      return shown`Recognized through the Marketplace, without a link`;
    case "not-counted":
      return shown`In a sovereign cloud, which no designation counts`;
    case "ended":
      return endedOn === undefined
        ? shown`Moved to another customer`
        : join([shown`Closed ${text(dayWords(endedOn, seenOn))}`, read]);
    case "not-ours":
      return shown`Another partner's`;
    case "verified":
    case "reported":
      return state === "reported" && soldByUsCsp ? sold : linkedWords(covered, facts);
    case "said": {
      if (soldByUsCsp) return sold;
      const answer = customer.checklist.answers.pal;
      if (answer === undefined) return shown`Linked, not verified yet`;
      const who = personOrYou(answer.by, names, reader);
      return shown`Linked, as ${who} answered ${text(dayWords(dayOf(answer.at, reader.zone), seenOn))}`;
    }
    case "no-access":
      return shown`We have no access, so nothing can be linked`;
    case "broken":
      return shown`The link is broken`;
    case "role-does-not-count":
    case "time-bound":
    case "lost":
    case "none":
      return worth.worth === "nothing" || worth.worth === "never"
        ? shown`A link would gain nothing here`
        : shown`Not linked yet`;
  }
}

/** Who links it, and how we know. */
function linkedWords(covered: Coverage, { customer, names, reader }: CustomerFacts): Shown {
  const identities = covered.by.map(({ identity }) => identity);
  const linked = identities.find(({ link }) => link === "verified") ?? identities[0];
  if (linked === undefined) return shown`Not linked yet`;
  const { evidence } = linked;
  const at = dayWords(dayOf(evidence.at, reader.zone), today(reader));
  return join([
    text(linked.label, 60),
    evidence.kind === "read"
      ? shown`linked, ${knownHow(evidence, customer, names, reader)}`
      : linked.link === "verified"
        ? shown`verified ${text(at)}`
        : shown`reported ${text(at)}, not verified yet`,
    isRoleUnknown(covered) ? shown`whether its role counts isn't known` : nothing,
  ]);
}

/** What a report shows; a role that counts and earns no incentive is named, since nobody else would say so. */
function seenWords({ month, adminTypes }: NonNullable<Subscription["seen"]>, seenOn: Day): Shown {
  const [role] = adminTypes;
  const pays = role === undefined || adminTypes.some(earnsIncentive);
  return join([
    shown`Seen in ${text(monthWords(month, seenOn))}'s usage report`,
    pays ? nothing : shown`as ${text(role, 60)}: it counts, but Azure incentives ask for Owner or Contributor`,
  ]);
}

const order: Record<Mark["mark"], number> = { "!": 0, "✗": 1, "?": 2, "✓": 3, "·": 4 };

/** Folded at first when there is nothing to do. */
export const inOrder = (lines: readonly Line[]): boolean => lines.every(isInOrder);

function isInOrder({ mark }: Mark): boolean {
  return mark === "✓" || mark === "·";
}

/** What needs somebody before what is in order; else as they stand. */
export function urgentFirst(lines: readonly Line[]): readonly Line[] {
  return lines.toSorted((a, b) => order[a.mark] - order[b.mark]);
}
