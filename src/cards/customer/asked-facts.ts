/** What is recorded of a customer, in a sentence: first on the card, where just that is asked. */
import { designationsOfClaim } from "../../domain/claims/attribution.ts";
import { worthOfPal } from "../../domain/pal/pal.ts";
import { holdsUntil } from "../../domain/gaps/rules/questions.ts";
import { workloadName } from "../../domain/catalogue/workloads.ts";
import { openPrompt } from "../../domain/customer/checklist.ts";
import { designations, isWaiting, openGaps, topicName, type Gap } from "../../domain/catalogue/gap-codes.ts";
import { questions } from "../../domain/customer/customer.ts";
import { notesOf } from "../../domain/customer/notes.ts";
import { seatsRead } from "../../domain/customer/seats.ts";
import type { GapContext } from "../../domain/gaps/rules/context.ts";
import type { Delivery } from "../../domain/documents.ts";
import { system } from "../../domain/people/person.ts";
import { dayOf } from "../../domain/time/time.ts";
import { isGuid } from "../../domain/guid.ts";
import { claimName } from "../kit/claims.ts";
import { capital, count, dayWords, momentWords, monthWords, number, onDay, today } from "../kit/dates.ts";
import { isReader, roleWords } from "../kit/people.ts";
import type { CustomerFacts } from "./facts.ts";
import { askedCover, askedOpen } from "./asked-state.ts";
import { inOrderWords } from "./silent.ts";

/** The facts that people ask for by name. */
export type AskedFact =
  | "tenant"
  | "domain"
  | "seats"
  | "usage"
  | "sale"
  | "owned-since"
  | "lifecycle"
  | "onboarding"
  | "in-onboarding"
  | "why-asked"
  | "deputy"
  | "cover"
  | "workloads"
  | "claimable"
  | "subscriptions"
  | "claim-ids"
  | "answered"
  | "asked"
  | "valid"
  | "links"
  | "credit"
  | "gdap"
  | "notes"
  | "contact"
  | "proofs"
  | "added"
  | "designations"
  | "snoozed";

type Heard = Pick<Delivery, "about" | "at">;

/** More are on the card. */
const mostAtOnce = 4;

/**
 * The sentence that answers it; that nothing is recorded, where it isn't.
 * @param heard the last message about the customer that reached whoever asks
 */
export function askedFact(fact: AskedFact, facts: CustomerFacts, context: GapContext, heard?: Heard): string {
  const { customer, names, reader } = facts;
  const { name, claims, subscriptions, identities, checklist } = customer;
  const seen = today(reader);
  const nameOf = (ref: string): string => (isReader(ref, reader) ? "you" : (names.get(ref) ?? ref));
  const onMoment = (moment: string): string => {
    const words = momentWords(moment, reader);
    return /^(?:today|yesterday)/.test(words) ? words : `on ${words}`;
  };
  const none = (what: string): string => `No ${what} is recorded for ${name}.`;
  const inScope = claims.filter(({ scope }) => scope.is === "in");
  switch (fact) {
    case "notes":
    case "contact": {
      const noted = notesOf(customer);
      const more = noted.length > mostAtOnce ? `, and ${noted.length - mostAtOnce} more` : "";
      const some = noted.slice(0, mostAtOnce).map(({ says }) => `“${says}”`);
      return noted.length === 0
        ? `${fact === "contact" ? "No contact" : "Nothing"} is noted for ${name}. To keep ${fact === "contact" ? "one" : "something"} there: note ${name}: …`
        : `Noted for ${name}: ${some.join(", ")}${more}`;
    }
    case "tenant":
      return isGuid(customer.id) ? `Tenant ID of ${name}: ${customer.id}` : none("tenant ID");
    case "domain":
      return customer.domain === undefined ? none("domain") : `Domain of ${name}: ${customer.domain}`;
    case "seats": {
      const read = seatsRead(customer);
      if (customer.seats !== undefined) return `Seats at ${name}: ${number(customer.seats)}, as somebody said here.`;
      if (read === undefined || read.each.length === 0) return none("number of seats");
      const each = read.each
        .slice(0, mostAtOnce)
        .map(({ workload, seats }) => `${workloadName(context.catalogue, workload)} ${number(seats)}`);
      return `Seats at ${name} in ${monthWords(read.month, seen)}: ${each.join(", ")}.`;
    }
    case "usage": {
      const newest = customer.usage.findLast(({ acrUsd }) => acrUsd !== undefined);
      return newest?.acrUsd === undefined
        ? none("Azure consumption")
        : `Azure consumption at ${name} in ${monthWords(newest.month, seen)}: $${number(Math.round(newest.acrUsd))}.`;
    }
    case "sale": {
      const { channels, relationship } = customer;
      const listed =
        relationship === undefined
          ? []
          : [
              /^none$/i.test(relationship)
                ? "Partner Center lists no reseller relationship"
                : `Partner Center lists us as ${relationship}`,
            ];
      const said = channels.length === 0 ? [] : [`sold through ${list(channels)}`];
      return listed.length + said.length === 0 ? none("seller") : `${name}: ${[...listed, ...said].join("; ")}.`;
    }
    case "owned-since": {
      const { owner, ownerSince } = customer;
      const since = ownerSince === undefined ? undefined : momentWords(ownerSince, reader);
      if (owner === undefined)
        return `${name} ${since === undefined ? "is" : "has been"} unassigned${since === undefined ? "" : ` since ${since}`}.`;
      const who = nameOf(owner);
      const given = customer.history.findLast(({ what, to }) => what === "assigned" && to === owner);
      const by = given === undefined || given.by === owner ? "" : `; ${nameOf(given.by)} assigned it`;
      return since === undefined
        ? `${who === "you" ? "You own" : `${who} owns`} ${name}. I don't know since when.`
        : `${who === "you" ? "You've" : `${who} has`} owned ${name} since ${since}${by}.`;
    }
    case "lifecycle":
      return `${name} is ${customer.lifecycle === "onboarding" ? "active, in onboarding" : customer.lifecycle}.`;
    case "onboarding": {
      const steps = customer.onboarding?.steps ?? [];
      const done = steps.filter((step) => step.done !== undefined).length;
      const isIn = `${name} ${customer.lifecycle === "onboarding" ? "is" : "isn't"} in onboarding`;
      const list =
        steps.length === 0 ? "no onboarding list was started here" : `${done} of ${steps.length} steps are done`;
      const said = checklist.answers.onboarding;
      return `${isIn}; ${list}. ${
        said === undefined || said.says === "unsure"
          ? "Whether association is part of onboarding isn't answered yet."
          : `Association ${said.says === "yes" ? "is part of it" : "isn't part of it yet"}, ${nameOf(said.by)} said ${onMoment(said.at)}.`
      }`;
    }
    case "in-onboarding": {
      const said = checklist.answers.onboarding;
      const is = said?.says === "yes" ? "Yes, association is" : "No, association isn't yet";
      if (said !== undefined && said.says !== "unsure")
        return `${is} part of the onboarding at ${name}: ${nameOf(said.by)} said so ${onMoment(said.at)}.`;
      return `Whether association is part of the onboarding at ${name} isn't answered yet${askedWords(facts, said?.by)}.`;
    }
    case "why-asked":
      return whyAsked(facts, context, heard, { nameOf, onMoment });
    case "cover":
      return (
        askedCover(customer, names, reader) ??
        `Nobody covers ${name}${customer.owner === undefined ? "" : `: ${nameOf(customer.owner)} ${isReader(customer.owner, reader) ? "own" : "owns"} it`}.`
      );
    case "deputy": {
      const covers = askedCover(customer, names, reader);
      const has =
        customer.deputy === undefined ? `${name} has no deputy.` : `Deputy of ${name}: ${nameOf(customer.deputy)}.`;
      return covers === undefined ? has : `${has} ${covers}`;
    }
    case "workloads": {
      if (inScope.length === 0) return none("workload");
      const each = inScope
        .slice(0, mostAtOnce)
        .map((claim) => `${claimName(claim, context.catalogue)} (${claim.status.toLowerCase()})`);
      return `${count(inScope.length, "workload")} at ${name}: ${list(each)}${inScope.length > mostAtOnce ? " and more" : ""}.`;
    }
    case "claimable": {
      const undecided = facts.gaps.filter(({ code }) => code === "C11").map(({ what }) => what.split(": ")[0] ?? what);
      const begun = inScope
        .filter(({ status }) => status === "Not started" || status === "Draft")
        .map((claim) => `${claimName(claim, context.catalogue)} (${claim.status.toLowerCase()})`);
      const each = [...begun, ...undecided.map((one) => `${one} (in use, not decided)`)];
      if (each.length > 0) return `To claim at ${name}: ${list(each)}.`;
      const isKnown = customer.usage.some(({ workloads }) => workloads !== undefined);
      const what = isKnown ? `What reports show in use at ${name} is decided` : `No report says what ${name} uses`;
      return `${what}. Each workload that you deploy or manage there can be claimed, in a claim of its own.`;
    }
    case "subscriptions": {
      const some = subscriptions.filter(({ endedOn, movedTo }) => endedOn === undefined && movedTo === undefined);
      if (some.length === 0) return none("Azure subscription");
      const each = some.slice(0, mostAtOnce).map(({ id, name: called }) => called ?? `…${id.slice(-4)}`);
      return `${count(some.length, "Azure subscription")} at ${name}: ${list(each)}${some.length > mostAtOnce ? " and more" : ""}.`;
    }
    case "claim-ids": {
      const each = inScope.flatMap((claim) =>
        claim.claimId === undefined ? [] : [`${claimName(claim, context.catalogue)} ${claim.claimId}`],
      );
      return each.length === 0 ? none("claim ID") : `Claim IDs at ${name}: ${each.slice(0, mostAtOnce).join(", ")}.`;
    }
    case "answered": {
      const last = lastAnswer(customer);
      const open = openPrompt(customer);
      const waits =
        open === undefined
          ? ""
          : `${isReader(open.to, reader) ? "You were" : `${nameOf(open.to)} was`} asked ${onMoment(open.at)}: no answer yet.`;
      if (last === undefined) return waits === "" ? `Nobody has answered the questions about ${name} yet.` : waits;
      return `${capital(nameOf(last.by))} last answered the questions about ${name} ${onMoment(last.at)}.${waits === "" ? "" : ` ${waits}`}`;
    }
    case "asked": {
      const { prompt } = checklist;
      if (prompt === undefined) return `I don't know when the questions about ${name} were last asked.`;
      const when = onMoment(prompt.reminded?.at(-1) ?? prompt.at);
      const isOpen = prompt.closed === undefined ? "; they aren't answered yet" : "";
      const isLater = heard !== undefined && !asking.test(heard.about.kind) && heard.at > prompt.at;
      const then = isLater ? ` ${heardWords(heard, name, onMoment, nameOf)}` : "";
      return `I last asked ${nameOf(prompt.to)} the questions about ${name} ${when}${isOpen}.${then}`;
    }
    case "valid": {
      const days = Object.values(checklist.answers)
        .filter(({ says }) => says === "yes" || says === "n/a")
        .map((answer) => holdsUntil(answer, context))
        .toSorted();
      const [first] = days;
      const waits = facts.gaps.filter(isWaiting).length;
      if (first === undefined && waits > 0)
        return `Nothing to confirm yet at ${name}: ${count(waits, "question")} ${waits === 1 ? "has" : "have"} no answer yet.`;
      if (first === undefined) return `There's no answer to confirm at ${name} now.`;
      return first < seen
        ? `One answer about ${name} expired ${onDay(first, seen)}: confirm it again.`
        : `The answers about ${name} are valid until ${dayWords(first, seen)}; I ask again before.`;
    }
    case "links": {
      const each = identities.slice(0, mostAtOnce).map(({ label, link, roles: [role] }) => {
        const may = role === undefined ? "role not recorded" : roleWords(role, customer);
        return `${label} (${link}, ${may})`;
      });
      return each.length === 0 ? none("PAL link") : `PAL links at ${name}: ${list(each)}.`;
    }
    case "credit": {
      const parts = inOrderWords(facts.items);
      if (parts.length === 0) return `Nothing that earns credit is recorded for ${name}.`;
      return `In order at ${name}: ${parts.join(" and ")}; what isn't earns no credit.`;
    }
    case "added": {
      const by = customer.history.find(({ what }) => what === "added")?.by;
      const who = by === undefined || by === system ? "" : ` by ${nameOf(by)}`;
      return `${name} was added here ${onDay(dayOf(customer.addedAt, reader.zone), seen)}${who}. I don't know since when it's a customer.`;
    }
    case "proofs": {
      const each = inScope.flatMap((claim) =>
        claim.proof === undefined
          ? []
          : [
              `${claimName(claim, context.catalogue)}, signed ${dayWords(claim.proof.signedOn, seen)} (${claim.proof.ref})`,
            ],
      );
      return each.length === 0
        ? `No proof is recorded for ${name}: a claim's form has a place for it.`
        : `Proof at ${name}: ${each.slice(0, mostAtOnce).join("; ")}.`;
    }
    case "designations": {
      const byClaims = inScope.flatMap((claim) => designationsOfClaim(claim, context.catalogue));
      const byPal = subscriptions
        .filter(({ scope, endedOn }) => scope.is === "in" && endedOn === undefined)
        .flatMap((one) => worthOfPal(one, context.catalogue).designations);
      const fed = designations.filter((one) => byClaims.includes(one) || byPal.includes(one));
      return fed.length === 0
        ? `Nothing is recorded for ${name} that feeds a designation.`
        : `What is recorded for ${name} feeds ${list(fed)}.`;
    }
    case "gdap": {
      const { gdap } = customer;
      if (gdap === undefined) return none("delegated access (GDAP)");
      const ends =
        gdap.endsOn === undefined ? "" : `, ${gdap.endsOn < seen ? "ended" : "ends"} ${dayWords(gdap.endsOn, seen)}`;
      return `Delegated access (GDAP) at ${name}: ${gdap.status}${ends}${gdap.autoExtends ? ", extends automatically" : ""}.`;
    }
    case "snoozed": {
      const until = facts.gaps
        .flatMap(({ snoozedUntil }) => snoozedUntil ?? [])
        .toSorted()
        .at(-1);
      const open = openGaps(facts.gaps).length;
      if (until === undefined) return `Nothing is snoozed at ${name}.`;
      return `Snoozed at ${name} until ${dayWords(until, seen)}${open === 0 ? "" : `; ${count(open, "gap")} there ${open === 1 ? "is" : "are"} not`}.`;
    }
  }
}

/** What was said last of the customer, what waits for an answer, and what is open; that nothing is due, where nothing is. */
function whyAsked(
  facts: CustomerFacts,
  context: GapContext,
  heard: Heard | undefined,
  { nameOf, onMoment }: { nameOf: (ref: string) => string; onMoment: (moment: string) => string },
): string {
  const { customer, reader } = facts;
  const { name, checklist } = customer;
  const seen = today(reader);
  const open = openPrompt(customer);
  const again = open?.reminded?.at(-1);
  const reminded = again === undefined ? "" : `, again ${onMoment(again)},`;
  const asked =
    open === undefined ? [] : [`I asked ${nameOf(open.to)} ${onMoment(open.at)}${reminded} and have no answer yet.`];
  // Of what the open question says, its own sentence tells.
  const isOther = heard !== undefined && !(open !== undefined && asking.test(heard.about.kind));
  const last = isOther ? [heardWords(heard, name, onMoment, nameOf)] : [];
  const isExpired = ({ code }: Gap): boolean => code === "V01";
  const old = facts.gaps.filter(isExpired);
  const days = context.limits.answerHolds.value;
  const each = questions.flatMap((question) => {
    const answer = checklist.answers[question];
    return answer === undefined || !old.some(({ item }) => item === question)
      ? []
      : [`${capital(topicName(question))} on ${dayWords(holdsUntil(answer, context), seen)}`];
  });
  const which = each.length === 0 ? "" : ` (${each.join(", ")})`;
  const [has, them] = old.length === 1 ? ["one has", "it"] : [`${old.length} have`, "them"];
  const holds = `Answers are valid for ${days} days, and ${has} expired${which}: Still true confirms ${them}.`;
  const others = openGaps(facts.gaps).filter((gap) => !isExpired(gap));
  const first = others.length > 0 ? [askedOpen(customer, others, undefined, context)] : [];
  const all = [...asked, ...(old.length > 0 ? [holds] : []), ...first];
  const isNamed = open === undefined && heard === undefined && isReader(customer.owner, reader);
  const weekly = first.length > 0 && isNamed ? ["Your weekly message names it until it's closed."] : [];
  if (all.length > 0) return [...last, ...all, ...weekly].join(" ");
  const { prompt } = checklist;
  const answer = lastAnswer(customer);
  const then = answer === undefined ? "" : `, and got the last answer ${onMoment(answer.at)}`;
  const before =
    isOther || prompt === undefined
      ? last
      : [`I last asked ${nameOf(prompt.to)} ${onMoment(prompt.reminded?.at(-1) ?? prompt.at)}${then}.`];
  return [`Nothing is open at ${name}, so no question or reminder is due.`, ...before].join(" ");
}

const lastAnswer = ({ checklist }: CustomerFacts["customer"]) =>
  Object.values(checklist.answers)
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .at(-1);

const asking = /^(?:prompt|assigned|reminder)$/;

/** `My last message about Contoso came yesterday 18:00 and warned of a deadline.` */
function heardWords(
  { about, at }: Heard,
  name: string,
  onMoment: (moment: string) => string,
  nameOf: (ref: string) => string,
): string {
  const said: Partial<Record<typeof about.kind, string>> = {
    prompt: "asked the questions about it",
    assigned: "asked the questions about it",
    reminder: "reminded you of its questions",
    deadlines: "warned of a deadline",
    chase: about.kind === "chase" ? `passed on a reminder by ${nameOf(about.by)}` : "",
    memo: "was the reminder you asked for",
    escalation: "said that its owner hasn't answered",
    "given-back": "said that its owner gave it back",
    taken: "said that it isn't yours any more",
    offboarding: "was about offboarding it",
    cover: "was about who covers it",
  };
  const what = said[about.kind];
  return `My last message about ${name} came ${onMoment(at)}${what === undefined ? "" : ` and ${what}`}.`;
}

/** `: Megan Bowen was asked yesterday`, or was not sure. */
function askedWords({ customer, names, reader }: CustomerFacts, unsure: string | undefined): string {
  const open = openPrompt(customer);
  const were = (ref: string): string => (isReader(ref, reader) ? "you were" : `${names.get(ref) ?? ref} was`);
  if (open !== undefined) return `: ${were(open.to)} asked ${momentWords(open.at, reader)}`;
  return unsure === undefined ? "" : `: ${were(unsure)} not sure`;
}

const list = (all: readonly string[]): string => new Intl.ListFormat("en-GB").format(all);
