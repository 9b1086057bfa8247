/** The commands `export` and `history`: everything as tables, of their own customers for whoever answers for them; and the audit trail. */
import { gatherExport } from "../../app/organization/export.ts";
import { todayOf } from "../../app/organization/absence.ts";
import { lastHistory, lookUp, recap } from "../../app/customers/report.ts";
import { workloadName } from "../../domain/catalogue/workloads.ts";
import { answeredCard } from "../../cards/forms/guesses.ts";
import { historyCard } from "../../cards/customer/history.ts";
import { recapCard } from "../../cards/customer/recap.ts";
import { press } from "../../cards/kit/actions.ts";
import { capital } from "../../cards/kit/dates.ts";
import { notice } from "../../cards/kit/notice.ts";
import { customerTables, exportKinds, type ExportKind } from "../../domain/organization/exported.ts";
import { isSamePerson, type Answerer, type PersonRef } from "../../domain/people/person.ts";
import { statesNamed, statesOf } from "../../domain/claims/state-words.ts";
import type { TrailFilter } from "../../domain/organization/history.ts";
import { forExcel, exportCsv } from "../../reports/export.ts";
import { isToHandOn, recapKindAsked } from "../input/lists/recap-asked.ts";
import { parseHistory } from "../input/time/period.ts";
import { narrowedTo, ofPerson, type Narrowed } from "../input/find/scope.ts";
import {
  readerOf,
  viewerOf,
  type Card,
  type Command,
  type FileOffer,
  type Reply,
  type Turn,
  action,
  type Action,
  noticeReply,
} from "../turn.ts";
import { managersOnly, notUnderstood, notHere } from "../refusals.ts";
import { findPerson } from "../input/find/find-person.ts";
import { customerReply } from "../customers/reply.ts";
import { reviewFile, reviewReply } from "../customers/review.ts";
import { findCustomer } from "../input/find/find-customer.ts";
import { z } from "zod";

export const exportTables: Command = {
  name: "export",
  usage: "export gaps | customers | claims [approved | …] [mine | @person] | history | deliveries | review <customer>",
  does: "A table for Excel, or a review as a page",
  who: "everyone",
  file: true,
  async run(turn, rest): Promise<Reply> {
    const [word = "", ...others] = tableFirst(rest).split(" ");
    const what = word.toLowerCase();
    const words = others.join(" ").trim();
    if (what === "review") return await exportReview(turn, words);
    const kind = exportKinds.find((one) => one === what);
    if (kind === undefined) {
      const kinds = exportKinds.filter((one) => turn.actor.manager || isOfCustomers(one));
      const asked = noticeReply(
        rest === "" ? "Export what?" : `I can't export “${rest.slice(0, 60)}”`,
        [
          "Each is a table for Excel. Write export review and a customer for its page.",
          "Gaps, customers and claims can be somebody's, and the history of a time: export gaps @person, export history since 1 Nov.",
        ],
        kinds.map((one) => ({ title: capital(one), press: press("run", { says: `export ${one}`, shown: "new" }) })),
      );
      return { ...asked, unclear: true };
    }
    if (isOfCustomers(kind)) return await customerTable(turn, kind, words);
    if (!turn.actor.manager)
      return {
        card: await managersOnly(turn, `export ${kind === "history" ? "the history" : kind}`, {
          says: ownTables,
          looks: true,
        }),
      };
    if (words === "") return await tableFile(turn, kind);
    if (kind !== "history") return notUnderstood(exportTables, words, `export ${kind}, which has all of them`);
    const narrowed = await narrowedTo(turn, words, "export history");
    return "card" in narrowed ? narrowed : await tableFile(turn, kind, { filter: narrowed.filter });
  },
};

const isOfCustomers = (kind: ExportKind): kind is (typeof customerTables)[number] =>
  customerTables.some((one) => one === kind);

const states = "(?:approved|rejected|submitted|disputed|draft|pending|lost|refused|declined)";
const claimsFirst = new RegExp(`^(${states}(?:(?:,| and| or)? ${states})*) claims\\b`, "i");

/** "All approved claims" as `claims approved`, "all gaps" as `gaps`. */
const tableFirst = (rest: string): string =>
  rest
    .replace(/^(?:(?:all|every|the|our) )+/i, "")
    .replace(/^(?:of )?my (.+)$/i, "$1 mine")
    .replace(claimsFirst, "claims $1")
    .replace(/^open gaps\b/i, "gaps");

/** All for a manager, unless they name whose; of everybody else their own. */
async function customerTable(turn: Turn, kind: ExportKind, said: string): Promise<Reply> {
  const { id, manager } = turn.actor;
  const { words: chosen, rest } = kind === "claims" ? statesNamed(said) : { words: [], rest: said };
  const words = chosen.length > 1 ? rest.replace(/^(?:(?:and|or)\b|[,\s])+/i, "") : rest;
  const narrowed = chosen.length === 0 ? {} : { states: chosen };
  if (words === "") return await tableFile(turn, kind, { ...narrowed, of: manager ? undefined : id });
  const whose = words.replace(/^(?:for|of|from|by)\s+/i, "");
  if (/^(?:mine|my own|me)$/i.test(whose)) return await tableFile(turn, kind, { ...narrowed, of: id });
  const found = await findPerson(turn, whose);
  if (!("person" in found))
    return found.unclear ? notUnderstood(exportTables, words, `export ${kind}, which has all of them`) : found;
  const isOwn = isSamePerson(found.person.id, turn.actor);
  if (!isOwn && !manager)
    return { card: await managersOnly(turn, "export what is somebody else's", { says: ownTables, looks: true }) };
  return await tableFile(turn, kind, { ...narrowed, of: isOwn ? id : found.person.id });
}

/** Entries shown in the chat; a file has them all. */
const entriesShown = 12;

export const history: Command = {
  name: "history",
  usage:
    "history [customer | @person | [mine | customers of @person] [by @person] | in short] [since <date>] [until <date>]",
  does: "Who changed what: answers, owners, settings, roles",
  who: "managers",
  looks: true,
  instead: historyOfOne,
  async run(turn, rest): Promise<Reply> {
    const short = rest.replace(inShort, "");
    const narrowed = await narrowedTo(turn, short, "history");
    if ("card" in narrowed) return narrowed;
    return short === rest ? await trailReply(turn, narrowed) : await recapReply(turn, narrowed);
  },
};

const inShort = /^in short\b ?/iu;

/** A period at a glance. */
async function recapReply(turn: Turn, { filter: { from, to } }: Narrowed): Promise<Reply> {
  const { world, organization } = turn;
  const made = await recap(world, organization, viewerOf(turn), { from, to });
  const first = recapKindAsked(turn.text);
  const { person, ...others } = readerOf(turn);
  // Who is "you" in it would be whoever it's handed on to.
  const reader = person === undefined || isToHandOn(turn.text) ? others : { ...others, person };
  return {
    card: recapCard({ ...made, catalogue: world.setup.catalogue, reader, first, hasEntries: turn.actor.manager }),
  };
}

async function trailReply(turn: Turn, { asked, filter }: Narrowed): Promise<Reply> {
  const { world, organization } = turn;
  turn.about({ customer: filter.customer });
  const found = await lastHistory(world, organization, viewerOf(turn), { filter, most: entriesShown });
  return {
    card: historyCard({
      ...found,
      asked,
      reader: readerOf(turn),
      workloadName: (workload) => workloadName(world.setup.catalogue, workload),
      // Owners see here what they did themselves, and what became of their customers.
      file: turn.place.kind === "personal" && turn.actor.manager,
      isOwner: !turn.actor.manager,
    }),
  };
}

/** Said beside a customer's card where its history is asked for. */
export const ownHistory = "Its own history is on this card, under History. Only managers can use history.";

/**
 * For owners: what they did themselves, what became of their customers, or a period at a glance where everybody reads
 * along; a customer's card has its own history.
 */
async function historyOfOne(turn: Turn, rest: string): Promise<Reply> {
  const short = rest.replace(inShort, "");
  if (short !== rest && turn.place.kind !== "personal") {
    const narrowed = await narrowedTo(turn, short, "history");
    return "card" in narrowed ? narrowed : await recapReply(turn, narrowed);
  }
  const narrowed = /^(?:by|mine|my customers|customers of)\b/iu.test(rest)
    ? await narrowedTo(turn, rest, "history")
    : undefined;
  const whose = narrowed !== undefined && "asked" in narrowed ? (narrowed.asked.of ?? narrowed.asked.by) : undefined;
  if (narrowed !== undefined && "asked" in narrowed && isSamePerson(whose?.id, turn.actor))
    return await trailReply(turn, narrowed);
  const asked = parseHistory(rest, await todayOf(turn.world, turn.organization));
  const words = "unclear" in asked ? rest : asked.words.replace(/^(?:of|for|at|about) /iu, "");
  const found = await lookUp(turn.organization, viewerOf(turn), words);
  if (words !== "" && found.found === "one") {
    const { card } = await customerReply(turn, found.customer.id);
    return {
      card: answeredCard(card, [ownHistory]),
    };
  }
  const instead = "A customer's own history is on its card, under History: write its name.";
  return { card: await managersOnly(turn, "can use history", { says: instead, looks: true }) };
}

/** What an owner may export. */
const ownTables = "Owners can export their own customers, gaps and claims: export gaps.";

const megabyte = 1024 * 1024;
/** Teams' drives take at most 60 MB in one request (Microsoft Graph: "Upload large files"). */
const largestFile = 50 * megabyte;

/**
 * A table as a file to hand over; a card that says what to do when it is too large for that.
 * @param filter for the history. @param of whose customers; all unless given. @param states of the claims, as `claims` reads them
 */
export async function tableFile(
  turn: Turn,
  kind: ExportKind,
  {
    filter,
    of,
    states: chosen = [],
  }: { filter?: TrailFilter | undefined; of?: PersonRef | undefined; states?: readonly string[] | undefined } = {},
  largest = largestFile,
): Promise<{ file: FileOffer } | { card: Card }> {
  const facts = await gatherExport(turn.world, turn.organization, {
    kind,
    filter,
    of: of === undefined ? undefined : await known(turn, of),
    states: statesOf(chosen),
  });
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of forExcel(exportCsv(kind, facts))) {
    bytes += piece.length;
    if (bytes > largest) return { card: tooLarge(kind, largest) };
    pieces.push(piece);
    // A large table takes seconds: others have their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { person, by, of: whose, ...narrowed } = filter ?? {};
  const refOf = (one: TrailFilter["person"]) => (typeof one === "string" ? one : one?.[0]);
  const file: FileOffer = {
    name: `${[kind, ...chosen].join("-")}-${facts.today}.csv`,
    does: [
      chosen.length === 0 ? described[kind] : `CPOR claims that are ${inWords(chosen)}, with customer and dates.`,
      of !== undefined && of === turn.actor.id ? "Of your customers." : "",
    ]
      .filter((one) => one !== "")
      .join(" "),
    bytes: Buffer.concat(pieces, bytes),
    again: {
      verb: "export",
      data: {
        what: kind,
        ...narrowed,
        person: of ?? refOf(person),
        by: refOf(by),
        of: whose?.id,
        states: chosen.length === 0 ? undefined : chosen.join(" "),
      },
    },
  };
  return { file };
}

/** "Approved or disputed". */
const inWords = (chosen: readonly string[]): string => chosen.map((one) => one.replaceAll("-", " ")).join(" or ");

/** As somebody who answers for customers: whoever asks, with those whom they stand in for. */
async function known({ actor, organization }: Turn, ref: PersonRef): Promise<Answerer> {
  if (ref === actor.id) return actor;
  return (await organization.people.list()).find((one) => isSamePerson(ref, one)) ?? { id: ref };
}

function tooLarge(kind: ExportKind, largest: number): Card {
  return notice(`This table has more than ${largest / megabyte} MB`, [
    kind === "history" ? "Narrow it down, for example: export history since 1 Nov." : "",
    `An administrator can write all of it to a file: npm run export -- --organization <tenant id> ${kind} ${kind}.csv`,
  ]);
}

const described: Record<ExportKind, string> = {
  gaps: "Every open gap, with its customer, owner, reason and next step.",
  customers: "Every customer, with owner and answers. Import reads it back.",
  claims: "Every CPOR claim, with its customer, status and dates.",
  history: "The audit trail: who changed what, and when.",
  deliveries: "What became of every message.",
};

async function exportReview(turn: Turn, words: string): Promise<Reply> {
  if (words === "") {
    return noticeReply("A review of which customer?", "Write for example: export review Contoso");
  }
  const found = await findCustomer(turn, words, { then: "review-page" });
  if ("card" in found) return found;
  return (await reviewFile(turn, found.customer.id)) ?? { card: notHere() };
}

const customer = z.string().min(1).max(100);

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const table = action({
  verb: "export",
  schema: z.object({
    what: z.enum(exportKinds),
    customer: customer.optional(),
    person: z.string().min(1).max(200).optional(),
    by: z.string().min(1).max(200).optional(),
    of: z.string().min(1).max(200).optional(),
    from: day.optional(),
    to: day.optional(),
    states: z.string().max(200).optional(),
  }),
  who: "everyone",
  async run(turn, data) {
    const { manager, id } = turn.actor;
    if (!manager && !isOfCustomers(data.what)) return { toast: "Only managers can do that." };
    if (turn.place.kind !== "personal")
      return { toast: "Ask for it in our personal chat. Teams only hands over files there." };
    if (isOfCustomers(data.what))
      return await tableFile(turn, data.what, {
        of: manager ? data.person : id,
        states: data.what === "claims" ? statesNamed(data.states ?? "").words : [],
      });
    const { from, to } = data;
    const period = { from, to };
    const ref = data.by ?? data.person;
    const { filter: narrowed } =
      ref === undefined ? { filter: period } : await ofPerson(turn, ref, ref, period, data.by !== undefined);
    const of = data.of === undefined ? undefined : await known(turn, data.of);
    const filter = { ...narrowed, customer: data.customer, of };
    return await tableFile(turn, data.what, { filter });
  },
});

const review = action({
  verb: "review",
  schema: z.object({ customer }),
  who: "everyone",
  async run(turn, data) {
    return { ...(await reviewReply(turn, data.customer)), shown: "new" };
  },
});

const page = action({
  verb: "review-page",
  schema: z.object({ customer }),
  who: "everyone",
  async run(turn, data) {
    return (await reviewFile(turn, data.customer)) ?? { card: notHere(), shown: "new" };
  },
});

export const exportingActions: readonly Action[] = [table, review, page];
