/** `claims none`: the customers without a claim, or without one for a workload, a page at a time, with what is known instead. */
import { standingClaims, claimedWorkload, type StandingClaim } from "../../domain/claims/standing.ts";
import { questions, type AnswerValue, type Customer } from "../../domain/customer/customer.ts";
import type { Catalogue } from "../../domain/catalogue/workloads.ts";
import type { ListPage } from "../../domain/listing.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { button, opens, press } from "../kit/actions.ts";
import { claimName } from "../kit/claims.ts";
import { count, dayWords, number, today, type Reader } from "../kit/dates.ts";
import { listCard } from "../kit/list.ts";
import { isReader, person } from "../kit/people.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { andMore, details, ownerWords, placeWords, rowLinks, type Detail, type Row } from "../kit/rows.ts";
import { join, name, nothing, plain, shown, text, type Shown } from "../kit/text.ts";
import { claimPageView, listButtons, movedWords, stateName, whoOf, type ClaimsAbout } from "./claims.ts";

export type UnclaimedFacts = Omit<ClaimsAbout, "since" | "until"> & {
  found: ListPage<Customer>;
  /** How many customers were looked at. */
  of: number;
  /** How many are whose, whoever has most first; undefined for those of nobody. */
  byOwner: ReadonlyMap<PersonRef | undefined, number>;
  /** Ids of the workloads that are meant. */
  workloads: readonly string[] | undefined;
  /** Only customers that a usage report shows using it. */
  used?: boolean | undefined;
  /** One shows it in use somewhere, claimed or not. */
  isReported?: boolean;
  catalogue: Catalogue;
  /** A page after the last one was asked for. */
  isBeyond?: boolean;
  answers(customer: Customer): boolean;
};

/** One page of them; where there is none, that. Always small enough to send. */
export function unclaimedCard(facts: UnclaimedFacts): Card {
  if (facts.found.listed > 0) return renderFitting("gaps", details, (detail) => unclaimedView(facts, detail));
  const context =
    facts.of === 0
      ? text("No customers to show")
      : facts.used === true
        ? text("I don't know about customers that no report covers")
        : nothing;
  // What no report shows may be in use all the same.
  const all = button(
    `No claim for ${facts.workload ?? "it"}`,
    press("claims", { filter: `none ${facts.filter}`.replace(" in use", "") }),
  );
  const buttons = [...(facts.used === true ? [all] : []), ...listButtons(["none"], facts)];
  return listCard({ headline: headlineOf(facts), context, buttons });
}

export function unclaimedView(facts: UnclaimedFacts, detail: Detail = details[0]) {
  const { found, workload } = facts;
  const { page, pages, rows, listed } = found;
  return claimPageView({
    headline: headlineOf(facts),
    split: [
      facts.used === true ? text("In use, according to the newest usage report") : nothing,
      workload === undefined ? text("I don't know of a workload for us to claim") : nothing,
      ...ownersShare(facts),
      movedWords({ reader: facts.reader, except: facts.except }),
    ],
    rows: rows.map((row) => rowOf(row, facts, detail)),
    pages,
    place: shown`${placeWords("customer", (page - 1) * 10 + 1, rows.length, listed)}, by name`,
    isBeyond: facts.isBeyond,
    buttons: listButtons(["none"], facts),
  });
}

const refusedShown = 3;

/** `Claimed, but rejected or lost: Litware, Inc. (Defender for Office 365: Rejected 24 Nov).`: who has a claim, and none that counts. */
export function refusedLine({ rows, listed }: ListPage<StandingClaim>, catalogue: Catalogue, reader: Reader): Shown {
  if (rows.length === 0) return nothing;
  const some = rows.slice(0, refusedShown).map(({ customer, claim, state, since }) => {
    const when = `${stateName(state)} ${dayWords(since, today(reader))}`;
    return shown`${name(customer.name)} (${text(claimName(claim, catalogue))}: ${text(when)})`;
  });
  return shown`Claimed, but rejected or lost: ${join([join(some, ", "), andMore(listed - some.length)], " ")}.`;
}

const ownersShown = 4;

/** `Adele Vance 5 · Lynne Robbins 3 · others 4`; nothing where all are one's. One more than are named is named too. */
function ownersShare({ byOwner, names, reader }: UnclaimedFacts): readonly Shown[] {
  if (byOwner.size < 2) return [];
  const most = byOwner.size === ownersShown + 1 ? byOwner.size : ownersShown;
  const some = [...byOwner].slice(0, most).map(([owner, many]) => {
    const who = owner === undefined ? shown`Unassigned` : isReader(owner, reader) ? shown`You` : person(owner, names);
    return shown`${who} ${text(number(many))}`;
  });
  const others = [...byOwner.values()].slice(most).reduce((sum, many) => sum + many, 0);
  return others === 0 ? some : [...some, text(`others ${number(others)}`)];
}

function rowOf(customer: Customer, facts: UnclaimedFacts, detail: Detail): Row {
  const { id } = customer;
  const acts = facts.answers(customer) ? [{ title: "Add a claim", press: press("claim-form", { customer: id }) }] : [];
  return {
    name: name(customer.name, detail.name),
    figure: nothing,
    figureColor: "Default",
    what: knownInstead(customer, facts, detail),
    sub: ownerWords(customer, facts.names, facts.reader, detail),
    opens: opens(press("show", { customer: id }), `Show ${plain(customer.name, detail.name)}`),
    links: rowLinks(acts, customer, detail),
  };
}

const answered: Readonly<Record<AnswerValue, string>> = {
  yes: "CPOR: answered yes, with no claim on record",
  no: "CPOR: answered no",
  unsure: "CPOR: answered not sure",
  "n/a": "CPOR: does not apply",
};

const claimsShown = 3;

/** That the workload was left out, which others are claimed, or what was answered. */
function knownInstead(customer: Customer, { workloads, catalogue }: UnclaimedFacts, detail: Detail): Shown {
  const { claims, checklist } = customer;
  const isMeant = (claim: (typeof claims)[number]) =>
    workloads === undefined || workloads.includes(claimedWorkload(claim, catalogue));
  const decided = claims.filter((claim) => isMeant(claim) && claim.scope.is !== "in");
  if (decided.length > 0) {
    const isOthers = decided.some(({ scope }) => scope.is === "other-partner");
    const which = decided.map((claim) => claimName(claim, catalogue)).join(", ");
    return text(`${which}: ${isOthers ? "another partner's" : "does not apply"}`, detail.what);
  }
  const others = workloads === undefined ? [] : standingClaims([customer], {}, catalogue);
  if (others.length > 0) {
    const first = others.slice(0, claimsShown).map(({ claim }) => text(claimName(claim, catalogue), detail.what));
    return shown`Claimed: ${join([join(first, ", "), andMore(others.length - first.length)], " ")}`;
  }
  const says = checklist.answers[questions[0]]?.says;
  return text(says === undefined ? "CPOR: not answered yet" : answered[says], detail.what);
}

function headlineOf({ found, of: all, workload, used = false, isReported = true, ...about }: UnclaimedFacts): string {
  const { who, isYours, isOwn } = whoOf(about);
  const yours = isYours || isOwn ? "your " : "";
  const of = who === undefined ? "" : ` of ${who}`;
  const workloadWords = workload === undefined ? "" : ` for ${workload}`;
  const { listed } = found;
  if (used && !isReported) return `No report shows where ${workload ?? "it"} is used`;
  if (used && listed === 0) return `No report shows ${workload ?? "it"} in use without a claim for it`;
  if (used)
    return `${number(listed)} of ${yours}${count(all, "customer")}${of} ${listed === 1 ? "uses" : "use"} ${workload ?? ""}, with no claim for it`;
  if (listed === 0)
    return yours === ""
      ? `Every customer${of} has a claim${workloadWords}`
      : `All your customers have a claim${workloadWords}`;
  return `${number(listed)} of ${yours}${count(all, "customer")}${of} ${listed === 1 ? "has" : "have"} no claim${workloadWords}`;
}
