/** `claims rejected`: the claims that stand somewhere, a page at a time, with whose they are and what they wait for. */
import { stateInWords } from "../../domain/claims/state-words.ts";
import type { StandingClaim } from "../../domain/claims/standing.ts";
import { daysBetween } from "../../domain/time/time.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { shortId } from "../../domain/customer/fingerprint.ts";
import type { ListPage } from "../../domain/listing.ts";
import { opens, press, remindOwnersButton } from "../kit/actions.ts";
import { claimName, knownFrom } from "../kit/claims.ts";
import { count, dayWords, dueWords, number, today } from "../kit/dates.ts";
import { listCard } from "../kit/list.ts";
import { isReader } from "../kit/people.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { details, ownerWords, placeWords, rowLinks, type Detail, type Row } from "../kit/rows.ts";
import { join, name, nothing, plain, shown, text, type Shown } from "../kit/text.ts";
import type { Catalogue } from "../../domain/catalogue/workloads.ts";
import { claimPageView, listButtons, movedWords, needsSomebody, stateName, whoOf, type ClaimsAbout } from "./claims.ts";

export type ClaimListFacts = ClaimsAbout & {
  found: ListPage<StandingClaim>;
  /** How many customers have one of them. */
  customers: number;
  /** How many claims there are, wherever they stand and since whenever. */
  of: number;
  /** Of how many more nobody knows when they were submitted, where that is asked. */
  undated?: number;
  /** The words that choose where they stand. */
  states: readonly string[];
  catalogue: Catalogue;
  /** What is waited for, and until when. */
  deadlineOf(claim: StandingClaim["claim"]): string | undefined;
  /** A page after the last one was asked for. */
  isBeyond?: boolean;
  manager: boolean;
  answers(customer: Customer): boolean;
};

/** One page of them; where there is none, that. Always small enough to send. */
export function claimListCard(facts: ClaimListFacts): Card {
  if (facts.found.listed > 0) return renderFitting("gaps", details, (detail) => claimListView(facts, detail));
  return listCard({
    headline: headlineOf(facts),
    context: join([movedWords(facts), undatedWords(facts)]),
    buttons: listButtons(facts.states, facts),
  });
}

export function claimListView(facts: ClaimListFacts, detail: Detail = details[0]) {
  const { found, reader } = facts;
  const { page, pages, rows, listed } = found;
  const isTimed = rows.some(({ deadline }) => deadline !== undefined);
  const place = placeWords("claim", (page - 1) * 10 + 1, rows.length, listed);
  return claimPageView({
    headline: headlineOf(facts),
    split: [
      listed < facts.of ? text(`Of ${count(facts.of, "claim")}`) : nothing,
      movedWords(facts),
      undatedWords(facts),
    ],
    rows: rows.map((row) => rowOf(row, facts, detail)),
    pages,
    place: shown`${place}, ${text(facts.byAge === true ? "longest there first" : isTimed ? "soonest deadline first" : "latest first")}`,
    isBeyond: facts.isBeyond,
    buttons: [
      ...(facts.manager &&
      rows.some((row) => isOthers(row) && (row.deadline?.move === "ours" || needsSomebody.has(row.state)))
        ? [remindOwnersButton(`claims ${facts.states.join(" ")} ${facts.filter}`.trim())]
        : []),
      ...listButtons(facts.states, facts),
    ],
  });

  function isOthers({ customer: { owner } }: StandingClaim): boolean {
    return owner !== undefined && !isReader(owner, reader);
  }

  function rowOf(
    one: StandingClaim,
    { names, catalogue, manager, deadlineOf, answers }: ClaimListFacts,
    at: Detail,
  ): Row {
    const { customer, claim, state, since, deadline } = one;
    const { id } = customer;
    const seenOn = today(reader);
    const isOurs = deadline?.move === "ours";
    // Of a rejection everybody asks why.
    const unknown = state === "Rejected" || state === "Rejected final" ? shown`no reason recorded` : nothing;
    const known = [claim.reason, claim.reasonNote].filter((part) => part !== undefined).join(": ");
    const reason = state === claim.status && known !== "" ? text(known, at.what) : unknown;
    const acts = [
      ...(answers(customer)
        ? [{ title: "Update claim", press: press("claim-form", { customer: id, claim: shortId(claim.id) }) }]
        : []),
      ...(manager && isOthers(one) ? [{ title: "Ask", press: press("ask", { customer: id }) }] : []),
    ];
    return {
      name: name(customer.name, at.name),
      figure: isOurs ? text(dueWords(deadline.endsOn, seenOn)) : nothing,
      figureColor: isOurs && daysBetween(seenOn, deadline.endsOn) <= 7 ? "Attention" : "Default",
      what: join([
        shown`${text(claimName(claim, catalogue), at.what)}: ${text(stateName(state))}${state === "Not started" ? shown` since` : nothing} ${text(dayWords(since, seenOn))}`,
        reason,
      ]),
      sub: join([
        ownerWords(customer, names, reader, at),
        knownFrom(claim, names, reader),
        state === claim.status ? text(deadlineOf(claim) ?? "", at.what) : nothing,
      ]),
      opens: opens(press("show", { customer: id }), `Show ${plain(customer.name, at.name)}`),
      links: rowLinks(acts, customer, at),
    };
  }
}

const undatedWords = ({ undated = 0 }: ClaimListFacts): Shown =>
  undated === 0 ? nothing : text(`no day on record for ${number(undated)} more`);

/** What claims are called that were chosen by the word, before and after what they are. */
const called: Readonly<Record<string, string>> = {
  "no-longer-associated": "… no longer associated",
  "rejected-not-final": "rejected …",
  "rejected-final": "… rejected for good",
  "not-associated": "… not approved yet",
  "not-submitted": "… not submitted yet",
  "not-started": "… not started",
  undecided: "… not decided yet",
  draft: "draft …",
  "under-review": "… under review",
  "action-required": "… with partner action required",
  "with-microsoft": "… with Microsoft",
  submitted: "submitted …",
  approved: "approved …",
  "in-report": "… associated in the usage report",
  "sold-by-us": "… that our sale through CSP covers",
  rejected: "rejected …",
  disputed: "disputed …",
  lost: "lost …",
};

/** `rejected claims`, `claims with Microsoft`; undefined for what is no such state. */
export const claimsThatAre = (state: string): string | undefined => called[state]?.replace("…", "claims");

function headlineOf({ found, customers, states, workload, ...about }: ClaimListFacts): string {
  const { listed } = found;
  const { who, isYours, isOwn } = whoOf(about);
  const [one, ...others] = states;
  const noun = listed === 1 ? "claim" : "claims";
  const chosen =
    one === undefined || others.length > 0
      ? `${noun}${states.map((word, at) => `${at === 0 ? " " : " or "}${stateInWords(word)}`).join("")}`
      : (called[one] ?? "…").replace("…", noun);
  const all = `${chosen}${workload === undefined ? "" : ` for ${workload}`}`;
  if (listed > 0) {
    const told = `${number(listed)} ${all} at ${count(customers, "customer")}`;
    return isYours ? `You have ${told}` : who === undefined ? told : `${who} has ${told}`;
  }
  const where = isOwn ? " at your customers" : who === undefined ? "" : ` at the customers of ${who}`;
  return `No ${all}${where}`;
}
