/** The command `claims`: how many claims there are and where they stand, or those that stand somewhere. */
import {
  claimPage,
  claimShares,
  claimTally,
  seesOnlyOwn,
  unclaimedPage,
  type ClaimsAsked,
} from "../../app/customers/report.ts";
import { claimListCard, claimsThatAre } from "../../cards/gaps/claim-list.ts";
import { claimSharesCard, claimsCard, type ClaimsAbout } from "../../cards/gaps/claims.ts";
import { answeredCard, saidCard } from "../../cards/forms/guesses.ts";
import { seatsLine } from "../../cards/gaps/first.ts";
import { refusedLine, unclaimedCard } from "../../cards/gaps/unclaimed.ts";
import { nothing, type Shown } from "../../cards/kit/text.ts";
import { exact } from "../../domain/exact.ts";
import { claimDeadlineWords } from "../../cards/kit/claims.ts";
import { capital, today, unlikelyDay } from "../../cards/kit/dates.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { z } from "zod";
import { findWorkload, workloadsCalled } from "../../domain/catalogue/workloads.ts";
import { stateInWords, statesNamed, statesOf } from "../../domain/claims/state-words.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import { knownPerson } from "../input/find/find-person.ts";
import { parseHistory, periodBegin, thisPeriod } from "../input/time/period.ts";
import { notUnderstood } from "../refusals.ts";
import { action, noticeReply, readerOf, viewerOf, type Card, type Command, type Reply, type Turn } from "../turn.ts";

export const claims: Command = {
  name: "claims",
  usage:
    "claims [all | none | approved | draft | submitted | in review | action required | rejected | disputed | lost | …] [workload] " +
    "[mine | @person] [in use] [by workload | by owner | by seats | by age] [sent] [since <date> | this quarter] [until <date>] [page N]",
  does: "How many claims are approved, under review or rejected, and which",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const asked = await readAsked(turn, rest);
    if (asked === undefined) return notUnderstood(claims, rest, "claims rejected Teams");
    const unlikely = asked.since === undefined ? undefined : unlikelyDay(asked.since, "behind", today(readerOf(turn)));
    return unlikely === undefined
      ? await claimsReply(turn, asked)
      : noticeReply(unlikely, "Since which day? For example: claims since 1 Oct", [allClaims]);
  },
};

const allClaims = { title: "All claims", press: press("claims", { filter: "" }) };

export const claimsAction = action({
  verb: "claims",
  schema: z.object({ filter: z.string().max(300), page: z.number().int().min(1).max(1_000_000).optional() }),
  who: "everyone",
  async run(turn, { filter, page = 1 }) {
    const asked = await readAsked(turn, filter);
    if (asked !== undefined) return { ...(await claimsReply(turn, { ...asked, page })), shown: "private" };
    const says = "I can't read this list any more. Ask for it again.";
    return { card: noticeCard({ says, next: [allClaims] }), shown: "private" };
  },
});

/** The claims that such a list has, and what they are called; undefined for the count, and for customers without a claim. */
export async function claimsAsked(turn: Turn, rest: string): Promise<(ClaimsAsked & { called: string }) | undefined> {
  const asked = await readAsked(turn, rest);
  if (asked === undefined || asked.states.length === 0 || asked.states.includes("none") || asked.by) return undefined;
  const { states, workload, whose, except, since, until, sent } = asked;
  const [one = "", ...others] = states;
  const called =
    others.length > 0 ? `claims ${states.map(stateInWords).join(" or ")}` : (claimsThatAre(one) ?? "claims");
  return {
    states: statesOf(states),
    workloads: workload?.ids,
    whose: whose?.id,
    except: except?.id,
    since,
    until,
    sent,
    called: workload === undefined ? called : `${called} for ${workload.name}`,
  };
}

type Asked = {
  /** Words that choose where they stand. */
  states: readonly string[];
  workload?: { says: string; name: string; ids: readonly string[] } | undefined;
  whose?: { id: PersonRef; name: string } | undefined;
  since?: Day | undefined;
  until?: Day | undefined;
  by?: "workload" | "owner" | undefined;
  /** Of customers without a claim: those with most seats first; only those that a report shows using the workload. */
  how?: { bySeats: boolean; used: boolean } | undefined;
  /** The days are those on which they were submitted; what stands there longest comes first. */
  sent?: boolean;
  byAge?: boolean;
  except?: { id: PersonRef; name: string } | undefined;
  page: number;
};

/** The count; the list of those that stand somewhere, when that is chosen. */
async function claimsReply(turn: Turn, asked: Asked): Promise<{ card: Card }> {
  const { states, workload, whose, since, until, by, how, except, page, sent = false, byAge = false } = asked;
  const viewer = viewerOf(turn);
  const written = (...parts: readonly (string | undefined)[]) =>
    [
      ...parts,
      how?.used === true ? "in use" : undefined,
      how?.bySeats === true ? "by seats" : undefined,
      except && `except ${except.id}`,
      byAge ? "by age" : undefined,
      sent ? "sent" : undefined,
      since && `since ${since}`,
      until && `until ${until}`,
    ]
      .filter((part) => part !== undefined)
      .join(" ");
  const filter = written(workload?.says, whose?.id);
  const says = ["claims", by && `by ${by}`, ...states, filter]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
  turn.about({ says, person: whose?.id, topic: "cpor" });
  const wanted = { workloads: workload?.ids, whose: whose?.id, except: except?.id, since, until, sent, byAge };
  const about = (names: ClaimsAbout["names"]): ClaimsAbout => ({
    filter,
    workload: workload?.name,
    whose: whose === undefined ? undefined : { kind: "answering", person: whose.id },
    since,
    until,
    sent,
    byAge,
    except: except?.name,
    onlyOwn: seesOnlyOwn(viewer),
    names: whose === undefined ? names : new Map([...names, [whose.id, whose.name]]),
    reader: readerOf(turn),
  });
  if (states.includes("none")) return await unclaimedReply(turn, says, { about, wanted: { ...wanted, ...how, page } });
  if (by !== undefined) {
    const asShares = { ...wanted, by, states: statesOf(states) };
    const { shares, names } = await claimShares(turn.world, turn.organization, viewer, asShares);
    const { catalogue } = turn.world.setup;
    const chosen = states.length === 0 ? ["all"] : states;
    const filterOf = (of: string) =>
      by === "workload" ? written(...chosen, of, whose?.id) : written(...chosen, workload?.says, of);
    return { card: claimSharesCard({ ...about(names), shares, by, states, catalogue, filterOf }) };
  }
  if (states.length === 0) {
    const { tally, names } = await claimTally(turn.world, turn.organization, viewer, wanted);
    return { card: claimsCard({ ...about(names), tally, file: turn.actor.manager && viewer.personal }) };
  }
  const chosen = { ...wanted, states: statesOf(states), page };
  const { found, customers, of, undated, evaluated } = await claimPage(turn.world, turn.organization, viewer, chosen);
  const { context, names } = evaluated;
  // "Where do we do Power BI?", of which nobody made a claim: where it is used, as far as reports tell.
  const isOfUse = states.join(" ") === "all" && workload !== undefined && since === undefined && until === undefined;
  if (isOfUse && found.listed === 0) {
    const used = ["claims none", filter, "in use"].join(" ");
    const { card } = await unclaimedReply(turn, used, { about, wanted: { ...wanted, used: true, page } });
    return { card: answeredCard(card, [`No claims for ${workload.name}.`]) };
  }
  turn.about({
    list: {
      claims: says,
      page: found.page,
      pages: found.pages,
      customers: found.rows.map(({ customer }) => customer.id),
    },
  });
  return {
    card: claimListCard({
      ...about(names),
      found,
      customers,
      of,
      undated,
      isBeyond: page > found.pages,
      states,
      catalogue: context.catalogue,
      deadlineOf: (claim) => claimDeadlineWords(claim, context.today, context),
      manager: turn.actor.manager,
      answers: (customer) => mayAnswer(customer, turn.actor),
    }),
  };
}

/** The customers without one. */
async function unclaimedReply(
  turn: Turn,
  says: string,
  {
    about,
    wanted,
  }: { about: (names: ClaimsAbout["names"]) => ClaimsAbout; wanted: Parameters<typeof unclaimedPage>[3] },
): Promise<{ card: Card }> {
  const unclaimed = await unclaimedPage(turn.world, turn.organization, viewerOf(turn), wanted);
  const { found, of, byOwner, isReported, evaluated } = unclaimed;
  const { context, names } = evaluated;
  const { page, pages, rows } = found;
  turn.about({ list: { claims: says, page, pages, customers: rows.map(({ id }) => id) } });
  const card = unclaimedCard({
    ...about(names),
    found,
    of,
    byOwner,
    workloads: wanted.workloads,
    used: wanted.used,
    isReported,
    isBeyond: wanted.page > pages,
    catalogue: context.catalogue,
    answers: (customer) => mayAnswer(customer, turn.actor),
  });
  if (page > 1) return { card };
  const isBySeats = wanted.bySeats === true && rows.length > 0;
  return {
    card: [
      isBySeats ? seatsLine(rows.map((customer) => ({ customer }))) : nothing,
      wanted.workloads === undefined ? nothing : await refused(),
    ]
      .filter((line) => line !== nothing)
      .reduceRight(saidCard, card),
  };

  // A claim that doesn't count is one all the same, and its customer in no row.
  async function refused(): Promise<Shown> {
    const { workloads, whose, except } = wanted;
    const lost = exact({ workloads, whose, except, states: statesOf(["lost"]), page: 1 });
    const all = await claimPage(turn.world, turn.organization, viewerOf(turn), lost);
    return refusedLine(all.found, context.catalogue, readerOf(turn));
  }
}

/**
 * Where they stand, a workload or a family of them, a person, and days, each of which may be missing; undefined when words
 * are left over.
 */
async function readAsked(turn: Turn, rest: string): Promise<Asked | undefined> {
  const [, said = "", number = "1"] = /^(.*?)(?: ?\bpage (\d{1,6}))?$/isu.exec(rest.trim()) ?? [];
  const today = dayOf(turn.now, turn.zone);
  const [, split] = /\bby (workload|owner)\b/iu.exec(said) ?? [];
  const by = split?.toLowerCase() as Asked["by"];
  const [byAge, sent] = [/\bby age\b/iu.test(said), /\bsent\b/iu.test(said)];
  const how = { bySeats: /\bby seats\b/iu.test(said), used: /\bin use\b/iu.test(said) };
  const [, left] = /\bexcept (\S+)/iu.exec(said) ?? [];
  const except = left === undefined ? undefined : await knownPerson(turn, left);
  if (left !== undefined && except === undefined) return undefined;
  const read = parseHistory(
    said
      .replace(/ ?\bexcept \S+/iu, "")
      .replace(/\b(?:by (?:workload|owner|seats|age)|in use|sent)\b ?|^by (?:status|state)\b/giu, ""),
    today,
  );
  if ("unclear" in read) return undefined;
  const since = read.from ?? periodBegin(read.words, today);
  const { words: states, rest: others } = statesNamed(read.words.replace(thisPeriod, "").trim());
  // What is not there has not moved, and stands nowhere.
  const isTimed = byAge || sent || (since ?? read.to ?? by) !== undefined;
  if (states.includes("none") && (states.length > 1 || isTimed)) return undefined;
  if ((how.bySeats || how.used) && !states.includes("none")) return undefined;
  const chosen = byAge && states.length === 0 && by === undefined ? ["all"] : states;
  const asked = {
    states: chosen,
    since,
    until: read.to,
    by,
    how,
    except,
    byAge,
    sent,
    page: Math.max(1, Number(number)),
  };
  const words = others.split(/\s+/u).filter((word) => word !== "");
  // The longest name first: "Teams Phone" is another workload than "Teams".
  for (let length = words.length; length >= 0; length -= 1) {
    const [first, then] = [words.slice(0, length).join(" "), words.slice(length).join(" ")];
    const workload = first === "" ? undefined : workloadCalled(turn, first);
    if (first !== "" && workload === undefined) continue;
    // Whether something is in use is known of a workload.
    if (how.used && workload === undefined) continue;
    if (then === "") return { ...asked, workload };
    const whose = /^(?:mine|me)$/iu.test(then) ? turn.actor : await knownPerson(turn, then);
    if (whose !== undefined) return { ...asked, workload, whose };
  }
  return undefined;
}

/** A workload, a family of them, or several, as it is written: "intune and defender". */
function workloadCalled(turn: Turn, written: string): Asked["workload"] {
  const { catalogue } = turn.world.setup;
  const [one = "", ...others] = written.split(/(?:,? and |, )/iu);
  if (others.length > 0) {
    const all = [one, ...others].map((part) => workloadCalled(turn, part));
    const known = all.filter((part) => part !== undefined);
    if (known.length < all.length) return undefined;
    const name = new Intl.ListFormat("en-GB").format(known.map((part) => part.name));
    return { says: known.map(({ says }) => says).join(" and "), name, ids: known.flatMap(({ ids }) => ids) };
  }
  const ids = workloadsCalled(catalogue, written).map(({ id }) => id);
  const named = findWorkload(catalogue, written);
  if (ids.length === 0) return undefined;
  return { says: named?.id ?? written, name: named?.name ?? capital(written), ids };
}
