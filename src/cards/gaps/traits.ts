/** What customers are like, in words behind "customers", and what of that is so at one of them. Pure. */
import { topicName, type Gap, type Topic } from "../../domain/catalogue/gap-codes.ts";
import type { Catalogue } from "../../domain/catalogue/workloads.ts";
import type { Answer, Customer, Question } from "../../domain/customer/customer.ts";
import { accessEnds } from "../../domain/customer/gdap.ts";
import { seatsOf } from "../../domain/customer/seats.ts";
import { toDecide } from "../../domain/customer/offboarding.ts";
import { claimsLike, type Thing, type Trait } from "../../domain/gaps/traits.ts";
import type { Names } from "../../domain/messages/message.ts";
import {
  isLinked,
  isLinkedElsewhere,
  linkOf,
  livingSubscriptions,
  palInReport,
  rolesOn,
  type OurIds,
} from "../../domain/pal/pal.ts";
import { dayOf, latest, type Day } from "../../domain/time/time.ts";
import { claimName } from "../kit/claims.ts";
import { capital, count, dayWords, monthWords, number, today, type Reader } from "../kit/dates.ts";
import { knownHow } from "../kit/evidence.ts";
import { personOrYou } from "../kit/people.ts";
import { andMore } from "../kit/rows.ts";
import { join, nothing, shown, text, type Shown } from "../kit/text.ts";
import { accessFact } from "./access-list.ts";
import { claimsThatAre } from "./claim-list.ts";
import { stateName } from "./claims.ts";

/** With a thing, and without it: of what may be there in part, that it is open. */
const called: Readonly<Record<Thing, readonly [has: string, lacks: string]>> = {
  claim: ["with a started claim", "without a started claim"],
  cpor: ["with CPOR in order", "with CPOR still open"],
  pal: ["with PAL in order", "with PAL still open"],
  link: ["with a PAL link", "without a PAL link"],
  onboarding: ["with onboarding done", "with onboarding still open"],
  gdap: ["with GDAP", "without GDAP"],
  owner: ["with an owner", "without an owner"],
  deputy: ["with a deputy", "without a deputy"],
  subscription: ["with an Azure subscription on record", "without an Azure subscription on record"],
};

function wordsOf(trait: Trait, today: Day): string {
  switch (trait.is) {
    case "has":
    case "lacks": {
      const { thing, state, is, workload, name = workload } = trait;
      const of = name === undefined ? "" : ` for ${name}`;
      if (state !== undefined) return `${is === "has" ? "with" : "without"} ${claimsThatAre(state) ?? state}${of}`;
      return `${called[thing][is === "has" ? 0 : 1]}${of}`;
    }
    case "only":
      return `with nothing open but ${listed(trait.topics.map(topicName), "or")}`;
    case "in-onboarding":
      return "in onboarding";
    case "not-in-onboarding":
      return "not in onboarding";
    case "unlisted":
      return "gone from Partner Center's list";
    case "unclaimed":
      return "without a claim";
    case "to-decide":
      return "that the managers are asked to pause or offboard";
    case "linked-elsewhere":
      return "linked to another Partner ID";
    case "least":
      return `with ${count(trait.seats, "seat")} or more`;
    case "most":
      return `with ${count(trait.seats, "seat")} or fewer`;
    case "joined":
      return `added here ${daysOf(trait, today)}`;
    case "subscribed":
      return `with an Azure subscription that came on record ${daysOf(trait, today)}`;
    case "quiet":
      return `of which nobody has told me anything ${daysOf(trait, today)}`;
  }
}

const listed = (words: readonly string[], last: "and" | "or"): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1) ?? ""}`;

const daysOf = ({ since, until }: { since: Day; until?: Day | undefined }, today: Day): string =>
  until === undefined
    ? `since ${dayWords(since, today)}`
    : `from ${dayWords(since, today)} until ${dayWords(until, today)}`;

/** `with a claim, with GDAP and without a deputy`; empty where all customers are meant. */
export const traitWords = (traits: readonly Trait[] | undefined, today: Day): string =>
  listed(
    (traits ?? []).map((trait) => wordsOf(trait, today)),
    "and",
  );

/** `have no GDAP`, `has a PAL link`: what so many customers have or lack. */
export const haveWords = (trait: Trait, many: number, today: Day): string =>
  wordsOf(trait, today)
    .replace(/^without(?: an?\b)?/, "with no")
    .replace(/^with/, many === 1 ? "has" : "have");

/** `longest`: of each thing that is named, in characters; `isOnly`: nothing else is asked of the customer. */
type FactsAbout = {
  setup: { catalogue: Catalogue } & OurIds;
  names: Names;
  reader: Reader;
  longest: number;
  isOnly: boolean;
  gaps: readonly Gap[];
};

/** `No GDAP`, `PAL linked · seen in October's report`: what of a trait is so there; nothing where its row says it anyhow. */
export function traitFact(trait: Trait, customer: Customer, about: FactsAbout): Shown {
  const seenOn = today(about.reader);
  if (trait.is === "unclaimed") return shown`No claim`;
  if (trait.is === "joined") return text(`Added ${dayWords(dayOf(customer.addedAt, about.reader.zone), seenOn)}`);
  if ("seats" in trait) return text(count(seatsOf(customer) ?? 0, "seat"));
  const asked = trait.is === "to-decide" ? toDecide(customer) : undefined;
  if (asked !== undefined)
    return shown`${text(asked.wants === "paused" ? "Pause" : "Offboard")} it? “${text(asked.because, about.longest)}”`;
  if (!("thing" in trait)) return nothing;
  const isHad = trait.is === "has";
  const { subscriptions, deputy } = customer;
  switch (trait.thing) {
    case "claim":
      return claimFact(trait, customer, about);
    case "cpor":
    case "onboarding":
      return answeredFact(trait.thing, customer, about.reader);
    case "pal":
      return isHad ? linkFact(customer, about) : answeredFact("pal", customer, about.reader);
    case "link":
      return linkFact(customer, about);
    case "gdap": {
      const [known] = accessEnds([customer], seenOn);
      return known === undefined ? shown`No GDAP` : accessFact(known, seenOn);
    }
    case "owner":
      return isHad ? nothing : shown`No owner`;
    case "deputy":
      return deputy === undefined ? shown`No deputy` : shown`Deputy: ${personOrYou(deputy, about.names, about.reader)}`;
    case "subscription": {
      const living = subscriptions.filter(({ endedOn, movedTo }) => (endedOn ?? movedTo) === undefined).length;
      return text(living === 0 ? "No Azure subscription on record" : count(living, "Azure subscription"));
    }
  }
}

const claimsShown = 3;

/** The claims that are meant; where they are lacked, those of it that stand elsewhere. */
function claimFact(
  trait: Extract<Trait, { thing: Thing }>,
  customer: Customer,
  { setup: { catalogue }, reader, longest, isOnly }: FactsAbout,
): Shown {
  const { is, state, workload, name = workload } = trait;
  const meant = claimsLike(is === "has" ? trait : { state: "all", workload }, customer, catalogue);
  const stands = meant.slice(0, claimsShown).map(({ claim, state: where, since }) => {
    const day = where === "Not started" ? "" : ` ${dayWords(since, today(reader))}`;
    return shown`${text(claimName(claim, catalogue), longest)} ${text(`${stateName(where).toLowerCase()}${day}`)}`;
  });
  const all = join([join(stands, ", "), andMore(meant.length - stands.length)], " ");
  if (is === "has") return all;
  const what = state === undefined ? "claim" : (claimsThatAre(state)?.replace(/\bclaims\b/, "claim") ?? "claim");
  return join([text(`No ${what}${name === undefined ? "" : ` for ${name}`}`), isOnly ? all : nothing]);
}

/** `CPOR: answered yes 18 Sep`. */
function answeredFact(question: Question & Topic, { checklist }: Customer, reader: Reader): Shown {
  const answer = checklist.answers[question];
  return shown`${text(capital(topicName(question)))}: ${answer === undefined ? text("not answered yet") : saidWords(answer, reader)}`;
}

const saidWords = ({ says, at }: Answer, reader: Reader): Shown =>
  text(`answered ${answerWords[says]} ${dayWords(dayOf(at, reader.zone), today(reader))}`);

const answerWords = { yes: "yes", no: "no", unsure: "not sure", "n/a": "does not apply" } as const;

/** By what anything there is linked, how much of it by what is recorded or a report; or that nothing is. */
function linkFact(customer: Customer, { setup, names, reader, gaps }: FactsAbout): Shown {
  const { identities, checklist } = customer;
  const { catalogue } = setup;
  const living = livingSubscriptions(customer);
  const ofThem = count(living.length, "subscription");
  if (linkOf(customer, setup) !== "linked") {
    // A sale in doubt has a gap of its own.
    const isSold = living.every(({ soldByUsCsp }) => soldByUsCsp) && gaps.every(({ topic }) => topic !== "pal");
    return join([
      shown`No PAL link`,
      living.length === 0 ? nothing : text(isSold ? `not needed: ${ofThem}, and our CSP sale counts` : ofThem),
      checklist.answers.pal === undefined ? nothing : saidWords(checklist.answers.pal, reader),
    ]);
  }
  const linked = identities.filter((one) => isLinked(one) && !isLinkedElsewhere(one, setup));
  const inReport = living.filter((one) => palInReport(one, catalogue.roles) !== undefined);
  const month = latest(...inReport.map(({ seen }) => seen?.month));
  const [proven = linked[0]] = linked.filter(({ link }) => link === "verified");
  if (month === undefined && proven === undefined) {
    const isExpired = gaps.some(({ code, item }) => code === "V01" && item === "pal");
    return join([answeredFact("pal", customer, reader), isExpired ? shown`expired` : nothing], ", ");
  }
  const reached = living.filter(
    (one) => inReport.includes(one) || linked.some((identity) => rolesOn(identity, one.id) !== undefined),
  ).length;
  return join([
    living.length < 2 ? shown`PAL linked` : text(`PAL linked at ${number(reached)} of ${ofThem}`),
    month === undefined
      ? proven === undefined
        ? nothing
        : knownHow(proven.evidence, customer, names, reader)
      : text(`seen in ${monthWords(month, today(reader))}'s report`),
  ]);
}
