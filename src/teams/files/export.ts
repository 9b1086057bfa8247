/** The commands `export` and `history`: everything as tables, and the audit trail. For managers. */
import { gatherExport } from "../../app/organization/export.ts";
import { lastHistory } from "../../app/customers/report.ts";
import { workloadName } from "../../domain/catalogue/workloads.ts";
import { historyCard } from "../../cards/customer/history.ts";
import { notice } from "../../cards/kit/notice.ts";
import { exportKinds, type ExportKind } from "../../domain/organization/exported.ts";
import type { TrailFilter } from "../../domain/organization/history.ts";
import { forExcel, exportCsv } from "../../reports/export.ts";
import { narrowedTo, ofPerson } from "../input/scope.ts";
import {
  readerOf,
  type Card,
  type Command,
  type FileOffer,
  type Reply,
  type Turn,
  action,
  type Action,
  noticeReply,
} from "../turn.ts";
import { notUnderstood, notHere } from "../refusals.ts";
import { reviewFile, reviewReply } from "../customers/review.ts";
import { findCustomer } from "../input/find-customer.ts";
import { z } from "zod";

export const exportTables: Command = {
  name: "export",
  usage: "export gaps | customers | history | deliveries | review <customer>",
  does: "Everything as a table for Excel, or a review as a page",
  who: "managers",
  file: true,
  async run(turn, rest): Promise<Reply> {
    const [word = "", ...others] = rest.split(" ");
    const what = word.toLowerCase();
    const words = others.join(" ").trim();
    if (what === "review") return await exportReview(turn, words);
    const kind = exportKinds.find((one) => one === what);
    if (kind === undefined) {
      return noticeReply(rest === "" ? "Export what?" : `I can't export “${rest.slice(0, 60)}”`, [
        "Write export gaps, export customers, export history, export deliveries, or export review and a customer.",
        "The history can be narrowed down: export history Contoso since 1 Nov.",
      ]);
    }
    if (words === "") return await tableFile(turn, kind);
    if (kind !== "history") return notUnderstood(exportTables, words, `export ${kind}, which has all of them`);
    const narrowed = await narrowedTo(turn, words);
    return "card" in narrowed ? narrowed : await tableFile(turn, kind, narrowed.filter);
  },
};

/** Entries shown in the chat; a file has them all. */
const entriesShown = 12;

export const history: Command = {
  name: "history",
  usage: "history [customer | @person] [since <date>] [until <date>]",
  does: "Who changed what: answers, owners, settings, roles",
  who: "managers",
  async run(turn, rest): Promise<Reply> {
    const narrowed = await narrowedTo(turn, rest);
    if ("card" in narrowed) return narrowed;
    turn.about({ customer: narrowed.filter.customer });
    const { asked, filter } = narrowed;
    const found = await lastHistory(turn.world, turn.organization, { filter, most: entriesShown });
    const { catalogue } = turn.world.setup;
    return {
      card: historyCard({
        ...found,
        asked,
        reader: readerOf(turn),
        workloadName: (workload) => workloadName(catalogue, workload),
        file: turn.place.kind === "personal",
      }),
    };
  },
};

const megabyte = 1024 * 1024;
/** Teams' drives take at most 60 MB in one request (Microsoft Graph: "Upload large files"). */
const largestFile = 50 * megabyte;

/** A table as a file to hand over; a card that says what to do when it is too large for that. */
export async function tableFile(
  turn: Turn,
  kind: ExportKind,
  filter?: TrailFilter | undefined,
  largest = largestFile,
): Promise<{ file: FileOffer } | { card: Card }> {
  const asked = { kind, filter };
  const facts = await gatherExport(turn.world, turn.organization, asked);
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of forExcel(exportCsv(kind, facts))) {
    bytes += piece.length;
    if (bytes > largest) return { card: tooLarge(kind, largest) };
    pieces.push(piece);
    // A large table takes seconds: others have their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { person, ...narrowed } = filter ?? {};
  const ref = typeof person === "string" ? person : person?.[0];
  const file: FileOffer = {
    name: `${kind}-${facts.today}.csv`,
    does: described[kind],
    bytes: Buffer.concat(pieces, bytes),
    again: { verb: "export", data: { what: kind, ...narrowed, person: ref } },
  };
  return { file };
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
    from: day.optional(),
    to: day.optional(),
  }),
  who: "managers",
  async run(turn, data) {
    if (turn.place.kind !== "personal")
      return { toast: "Ask for it in our personal chat. Teams only hands over files there." };
    const { from, to } = data;
    const period = { from, to };
    const narrowed =
      data.person === undefined ? { filter: period } : await ofPerson(turn, data.person, data.person, period);
    const filter = { ...narrowed.filter, customer: data.customer };
    return await tableFile(turn, data.what, filter);
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
