/** The `import` command: a Partner Center export, sent as a file in the personal chat. */
import { z } from "zod";
import { anotherCustomer, offboardUnlisted, sameCustomer, unlistedNow } from "../../app/imports/listing.ts";
import { importReport, rememberColumns } from "../../app/imports/imports.ts";
import {
  columnsFormCard,
  importQuestionCard,
  whichExportCard,
  type ColumnsFormFacts,
} from "../../cards/forms/import-question.ts";
import { lastImport, undoImport } from "../../app/imports/undo.ts";
import { profileSentences, type PartnerProfile } from "../../domain/imports/partner-profile.ts";
import { count, dateWords, dayWords, momentWords, number } from "../../cards/kit/dates.ts";
import { fileAnswers, press, type FileAnswer } from "../../cards/kit/actions.ts";
import { importSummaryCard, markOfAll, moveButtons, offboardButton } from "../../cards/organization/import-summary.ts";
import { noticeCard, type NoticeFacts } from "../../cards/kit/notice.ts";
import { nameKey } from "../../domain/catalogue/workloads.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import {
  notedAs,
  reportKinds,
  reportNames,
  type ImportSummary,
  type ReportKind,
} from "../../domain/imports/imports.ts";
import { leftWords, stoppedWords, type Left } from "../../domain/imports/undo.ts";
import { system } from "../../domain/people/person.ts";
import { dayOf } from "../../domain/time/time.ts";
import type { Columns } from "../../reports/csv/columns.ts";
import { isEncoding } from "../../reports/csv/encoding.ts";
import { noRows, openReport, type Question } from "../../reports/open.ts";
import { columnsOf } from "../../reports/recognise.ts";
import {
  action,
  type Action,
  type ActionReply,
  type Attached,
  type Card,
  type Command,
  type Download,
  type Reply,
  type Turn,
  readerOf,
} from "../turn.ts";
import { findCustomer } from "../input/find-customer.ts";
import { notHere } from "../refusals.ts";
import { heldFiles, type HeldFile } from "./held.ts";

const megabyte = 1024 * 1024;

export const importFiles: Command = {
  name: "import",
  usage: "import",
  does: "Send a Partner Center export as a file to load it",
  who: "managers",
  file: true,
  recognizes: ({ files }) => files.length > 0,
  async run(turn, rest): Promise<Reply> {
    const [file, ...others] = turn.files;
    if (file === undefined && /^undo\b/i.test(rest.trim())) return { card: await undoCard(turn) };
    if (file === undefined) {
      return say(rest === "" ? "Send me the file" : `Send me the file with “import ${rest.slice(0, 60)}”`, [
        `Attach a Partner Center export, as CSV or as an Excel workbook, to a message here: ${reportKinds.map((kind) => reportNames[kind]).join(", ")}.`,
        "For subscriptions write import and the customer's name with the file. A column Owner with user principal names assigns customers.",
        "To undo the last import, write import undo.",
      ]);
    }
    if (others.length > 0)
      return say("One file at a time, please", "Nothing was imported. Send the files one after the other.");
    const customer = /^import (.+)$/is.exec(turn.text)?.[1] ?? (turn.text === rest ? undefined : rest);
    return await importFile(turn, file, customer?.trim() ?? "");
  },
};

async function importFile(turn: Turn, file: Attached, words: string): Promise<Reply> {
  const downloaded = await turn.download(file);
  if (downloaded.outcome !== "read") return say(`${file.name} couldn't be read`, whyNot(downloaded));
  const { said, extent, customer } = saidBeside(words);
  return { card: await load(turn, { name: file.name, bytes: downloaded.bytes, said, extent, customer }) };
}

/** What is written with the file: one thing said of it, or the customer whose subscriptions they are. */
function saidBeside(words: string): Pick<HeldFile, "said" | "extent" | "customer"> {
  const word = words.toLowerCase().replaceAll(" ", "-");
  if (word === "partial" || word === "whole") {
    return { said: {}, extent: word === "whole" ? "whole" : "part", customer: "" };
  }
  if (word === "day-first" || word === "month-first") return { said: { order: word }, customer: "" };
  return { said: {}, customer: words };
}

/** Loads a file as far as it says what it is; what it does not say is asked, and the file kept for the answer. */
async function load(turn: Turn, file: HeldFile): Promise<Card> {
  const { world, organization } = turn;
  const known = (await organization.settings.get("settings"))?.columns;
  const opened = await openReport(() => inPieces(file.bytes), dayOf(turn.now, turn.zone), { ...file.said, known });
  if (opened.outcome === "refused")
    return noticeCard({ headline: `${file.name} was refused`, says: [opened.refused, "Nothing was changed."] });
  if (opened.outcome === "question") return ask(turn, file, opened.question);
  if (opened.rows === 0)
    return noticeCard({ headline: `${file.name} is empty`, says: [noRows, "Nothing was changed."] });
  const found = file.customer === "" ? undefined : await findCustomer(turn, file.customer, undefined);
  if (found !== undefined && "card" in found) return found.card;
  const { catalogue, digest } = world.setup;
  const by = { by: turn.actor.id, now: turn.now };
  const retake = file.loaded && { first: file.loaded, record: file.undo };
  const undone =
    file.undo === undefined || retake !== undefined ? undefined : await undoImport(organization, file.undo, by);
  const imported = await importReport(organization, opened.report, {
    id: world.newId(),
    by: turn.actor.id,
    now: turn.now,
    zone: digest.zone,
    promptId: world.newId(),
    catalogue,
    extent: file.extent,
    retake,
    onProgress: (done, what, of = opened.rows) =>
      turn.tell(`Importing ${file.name}: ${number(done)} of ${number(of)} ${what} done.`),
    customer: found?.customer.id,
  });
  if (imported.outcome === "partner-profile") return partnerProfileCard(turn, imported.profile);
  if (imported.outcome === "which-customer") {
    return noticeCard({
      headline: `Whose subscriptions are in ${file.name}?`,
      says: [
        "The export does not say. Send it again with the words: import and the customer's name.",
        "Nothing was changed.",
      ],
    });
  }
  const { kind, columns } = file.said;
  if (kind !== undefined && columns !== undefined) await rememberColumns(organization, kind, columns);
  world.nudge();
  const { summary, undo } = imported;
  const loaded = summary.kind === "customers" ? summary : undefined;
  const again = { ...file, loaded, undo: undo?.outcome === "kept" ? undo.import : undefined };
  const held = isUndecided(summary) ? hold(turn, again) : undefined;
  const left = undone === undefined || undone.outcome === "not-kept" ? undefined : undone.left;
  return importSummaryCard({ file: file.name, summary, held, undo, left });
}

/** Our location Partner IDs, and what is to be set. */
function partnerProfileCard({ world }: Turn, profile: PartnerProfile): Card {
  const { locations } = profile;
  const listed = locations
    .slice(0, 20)
    .map(
      ({ id, name, place }) => `${id}: ${[name, place].filter((one) => one !== undefined && one !== "").join(", ")}`,
    );
  return noticeCard({
    headline: `${count(locations.length, "location Partner ID")} of yours`,
    says: [...listed, ...profileSentences(profile, world.setup)],
  });
}

/** Nobody said whether the file is the whole report, and something hangs on it. */
function isUndecided(summary: ImportSummary): boolean {
  const { compared } = summary;
  if (compared === undefined || compared.said) return false;
  if (compared.extent === "part") return true;
  return summary.kind === "customers"
    ? summary.missing.length > 0
    : summary.findings.some(({ kind }) => kind === "lost");
}

const hold = (turn: Turn, file: HeldFile): string =>
  heldFiles(turn.world).put(turn.organization.id, turn.actor.id, file);

/** The question as a card, each answer a press. */
function ask(turn: Turn, file: HeldFile, question: Question, problem?: string): Card {
  const kept = { id: hold(turn, file), name: file.name };
  switch (question.kind) {
    case "encoding":
      return importQuestionCard({
        file: kept,
        says: "encoding",
        question: "Which of these looks right?",
        why: "It's in an older encoding, and I can't tell which.",
        answers: question.readings.map(({ encoding, name, values }) => ({
          is: encoding,
          title: values.join(", "),
          sub: name,
        })),
      });
    case "sheet":
      return importQuestionCard({
        file: kept,
        says: "sheet",
        question: "Which sheet?",
        why: "The workbook has several.",
        answers: question.sheets.map((sheet) => ({ is: sheet, title: sheet })),
      });
    case "order":
      return importQuestionCard({
        file: kept,
        says: "order",
        question: `Which day is “${question.example}”?`,
        why: `In the column “${question.column}” none of the dates shows whether the day or the month comes first.`,
        answers: (["day-first", "month-first"] as const).map((is) => ({
          is,
          title: dateWords(question.readings[is], dayOf(turn.now, turn.zone)),
          sub: is === "day-first" ? "The day comes first" : "The month comes first",
        })),
      });
    case "decimals":
      return importQuestionCard({
        file: kept,
        says: "decimals",
        question: `How much is “${question.example}”?`,
        why: `In the column “${question.column}” none of the numbers shows which sign comes before the decimals.`,
        answers: (["point", "comma"] as const).map((is) => ({ is, title: question.readings[is] })),
      });
    case "columns": {
      const { of: kind, header, says } = question;
      if (kind === undefined) return whichExportCard(kept, says);
      return columnsFormCard({ file: kept, kind, header, wanted: wantedColumns(kind, header), problem });
    }
  }
}

/** Optional columns that are asked for beside those that must be there. */
const mostOptional = 4;

/** Columns of the kind that the header does not have under any known name, those that must be there first. */
function wantedColumns(kind: ReportKind, header: readonly string[]): ColumnsFormFacts["wanted"] {
  const names = new Set(header.map(nameKey));
  const columns: Columns = columnsOf[kind];
  const absent = Object.entries(columns)
    .filter(([, column]) => !column.names.some((name) => names.has(nameKey(name))))
    .map(([field, column]) => ({
      field,
      called: capitalised(column.called ?? column.names[0]),
      required: column.required !== undefined,
    }));
  return [
    ...absent.filter(({ required }) => required),
    ...absent.filter(({ required }) => !required).slice(0, mostOptional),
  ];
}

const capitalised = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** One thing said of a file, as it is kept; undefined when a card says what no card of ours does. */
function withAnswer(file: HeldFile, says: FileAnswer, is: string): HeldFile | undefined {
  const { said } = file;
  const oneOf = <One extends string>(all: readonly One[]): One | undefined => all.find((one) => one === is);
  switch (says) {
    case "encoding":
      return isEncoding(is) ? { ...file, said: { ...said, encoding: is } } : undefined;
    case "sheet":
      return { ...file, said: { ...said, sheet: is } };
    case "kind": {
      const kind = oneOf(reportKinds);
      return kind && { ...file, said: { ...said, kind } };
    }
    case "order": {
      const order = oneOf(["day-first", "month-first"]);
      return order && { ...file, said: { ...said, order } };
    }
    case "decimals": {
      const decimals = oneOf(["point", "comma"]);
      return decimals && { ...file, said: { ...said, decimals } };
    }
    case "extent": {
      const extent = oneOf(["whole", "part"]);
      return extent && { ...file, extent };
    }
  }
}

const take = (turn: Turn, id: string): HeldFile | undefined =>
  heldFiles(turn.world).take(turn.organization.id, turn.actor.id, id);

const sendAgain = (): Card =>
  noticeCard({
    headline: "Send me the file again, please",
    says: "I keep a file for half an hour while I ask about it, and I don't have this one any more. Nothing was changed.",
  });

const offboardAll = action({
  verb: "offboard-unlisted",
  schema: z.object({
    since: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    // Absent from cards of 0.1.
    those: z.string().max(100).optional(),
  }),
  who: "managers",
  async run({ organization, actor, now }, { since, those }): Promise<ActionReply> {
    const { gone: unlisted } = await unlistedNow(organization, since);
    const ids = unlisted.map(({ id }) => id);
    if (unlisted.length > 0 && those !== markOfAll(ids)) {
      const card = noticeCard({
        headline: "The list of missing customers has changed since that card",
        says: [`Not listed now: ${namesOf(unlisted)}.`, "Nobody was offboarded."],
        next: offboardButton(ids, since),
      });
      return { card, shown: "new" };
    }
    const gone = await offboardUnlisted(organization, unlisted, actor, now);
    const card = noticeCard({
      headline: gone.length === 0 ? "Nobody is left to offboard" : `Offboarded: ${gone.length}`,
      says:
        gone.length === 0
          ? "They are listed again, kept, or offboarded already."
          : [`${namesOf(gone)}.`, "Write set, the customer's name and “: active” to bring one back."],
    });
    return { card, shown: "new" };
  },
});

/** The first of them by name, and how many more there are. */
function namesOf(customers: readonly Customer[]): string {
  const names = customers.slice(0, 20).map(({ name }) => name);
  const more = customers.length > names.length ? ` and ${customers.length - names.length} more` : "";
  return `${names.join(", ")}${more}`;
}

const moving = z.object({ from: z.string().min(1).max(100), to: z.string().min(1).max(100) });

const same = action({
  verb: "same-customer",
  schema: moving,
  who: "managers",
  async run(turn, { from, to }): Promise<ActionReply> {
    const moved = await sameCustomer(turn.organization, { from, to, by: turn.actor, now: turn.now });
    if (moved === undefined) return { card: notHere(), shown: "new" };
    turn.world.nudge();
    return decidedCard(turn, {
      headline: `${moved.name} moved`,
      says: "Owner, answers and history moved with it. Its claims and links belong to the old tenant and have to be made again.",
      next: [{ title: "Show customer", press: press("show", { customer: to }) }],
    });
  },
});

const another = action({
  verb: "another-customer",
  schema: moving,
  who: "managers",
  async run(turn, { from, to }): Promise<ActionReply> {
    const known = await anotherCustomer(turn.organization, { from, to, by: turn.actor, now: turn.now });
    if (known === undefined) return { card: notHere(), shown: "new" };
    return decidedCard(turn, {
      headline: `Two customers are called ${known.name}`,
      says: `The one with the Microsoft ID …${from.slice(-4)}, which isn't on the list any more, keeps its own owner, answers and history.`,
      next: [{ title: "Show the old one", press: press("show", { customer: from }) }],
    });
  },
});

/** What was said of one customer that may have moved, and what is asked next. */
async function decidedCard(turn: Turn, { headline = "", says, next = [] }: NoticeFacts): Promise<ActionReply> {
  const { move, gone } = await unlistedNow(turn.organization);
  const asks =
    move === undefined
      ? offboardButton(gone.map(({ id }) => id))
      : moveButtons(move.from.name, { from: move.from.id, to: move.to });
  const unlisted = move === undefined && gone.length > 0 ? [`No longer listed: ${namesOf(gone)}.`] : [];
  const card = noticeCard({ headline, says: [says, unlisted].flat(), next: [...asks, ...next] });
  return { card, shown: "new" };
}

/** Customers that are named one by one. */
const mostNamed = 10;

/** Offers to undo the last import, for whoever does not find its summary any more. */
async function undoCard(turn: Turn): Promise<Card> {
  const { organization, now } = turn;
  const last = await lastImport(organization, now);
  if (last === undefined) {
    return noticeCard({ headline: "There is no import to undo", says: "An import can be undone for a day." });
  }
  const kind = reportKinds.find((one) => one !== "partner-profile" && notedAs[one] === last.of);
  const people = await organization.people.list();
  const who =
    last.by === system ? "on the command line" : `by ${people.find(({ id }) => id === last.by)?.name ?? "somebody"}`;
  return noticeCard({
    headline: `Undo the import of the ${kind === undefined ? "file" : reportNames[kind]}?`,
    says: `Loaded ${who}, ${momentWords(last.at, readerOf(turn))}. What was changed since stays as it is.`,
    next: [{ title: "Undo this import", press: press("undo-import", { import: last.id }) }],
  });
}

const undo = action({
  verb: "undo-import",
  schema: z.object({ import: z.string().min(1).max(100) }),
  who: "managers",
  async run(turn, { import: id }): Promise<ActionReply> {
    const undone = await undoImport(turn.organization, id, { by: turn.actor.id, now: turn.now });
    if (undone.outcome === "not-kept") {
      const says =
        "An import can be undone once, within a day, and not after somebody was forgotten here. Nothing was changed.";
      return { card: noticeCard({ headline: "This import can no longer be undone", says }), shown: "new" };
    }
    turn.world.nudge();
    const { customers, left } = undone;
    const people = new Map((await turn.organization.people.list()).map(({ id: person, name }) => [person, name]));
    const more = left.length > mostNamed ? [`And ${left.length - mostNamed} more.`] : [];
    const kept = left.slice(0, mostNamed).map((one) => `${one.name}: ${leftWords(one)}${since(one, people, turn)}`);
    const card = noticeCard({
      headline: undone.outcome === "stopped" ? "Import undone in part" : "Import undone",
      says: [
        ...(undone.outcome === "stopped" ? [stoppedWords] : []),
        customers === 0
          ? "Nothing was left to put back."
          : `Put back: ${customers === 1 ? "1 customer" : `${customers} customers`}.`,
        ...(left.length === 0 ? [] : ["Changed since the import, and left as it is:", ...kept, ...more]),
      ],
    });
    return { card, shown: "new" };
  },
});

/** `, by Megan Bowen on 27 Nov` */
function since({ by, at }: Left, people: ReadonlyMap<string, string>, { zone, now }: Turn): string {
  if (by === undefined || at === undefined) return ".";
  const who = by === system ? "" : ` by ${people.get(by) ?? "somebody"}`;
  return `, last changed${who} ${dayWords(dayOf(at, zone), dayOf(now, zone))}.`;
}

/** Goes on with what the columns were said to be. */
async function loadWithColumns(turn: Turn, file: HeldFile, inputs: Readonly<Record<string, unknown>>): Promise<Card> {
  const opened = await openReport(() => inPieces(file.bytes), dayOf(turn.now, turn.zone), file.said);
  if (opened.outcome !== "question" || opened.question.kind !== "columns" || opened.question.of === undefined) {
    return load(turn, file);
  }
  const { of: kind, header } = opened.question;
  const fields = Object.keys(columnsOf[kind]).flatMap((field) => {
    const place = Number(inputs[`column-${field}`] || Number.NaN);
    return header[place] === undefined ? [] : [[field, header[place]] as const];
  });
  const missing = wantedColumns(kind, header).find(
    ({ field, required }) => required && !fields.some(([named]) => named === field),
  );
  if (missing !== undefined) return ask(turn, file, opened.question, `Choose the column for ${missing.called}.`);
  return load(turn, { ...file, said: { ...file.said, kind, columns: Object.fromEntries(fields) } });
}

function whyNot(failed: Exclude<Download, { outcome: "read" }>): string {
  switch (failed.outcome) {
    case "not-allowed":
    case "redirected":
      return "It isn't where Teams keeps the files of chats. Attach it to a message here. Nothing was changed.";
    case "too-large":
      return `It is larger than ${failed.limit / megabyte} MB. An administrator can load it with npm run import. Nothing was changed.`;
    case "too-slow":
      return `Downloading it took longer than ${failed.seconds} seconds. Send it again. Nothing was changed.`;
    case "failed":
      return "Teams didn't hand it over. Send it again. Nothing was changed.";
  }
}

/** Reading a large file takes a second: others have their turn between two pieces. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) {
    yield bytes.subarray(at, at + 65_536);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function say(headline: string, says: string | readonly string[]): Reply {
  return { card: noticeCard({ headline, says }) };
}

export const importingActions: readonly Action[] = [
  offboardAll,
  same,
  another,
  undo,
  action({
    verb: "import-as",
    schema: z.object({ file: z.string().max(100), says: z.enum(fileAnswers), is: z.string().max(300) }),
    who: "managers",
    async run(turn, { file, says, is }): Promise<ActionReply> {
      const kept = take(turn, file);
      const answered = kept && withAnswer(kept, says, is);
      return { card: answered === undefined ? sendAgain() : await load(turn, answered) };
    },
  }),
  action({
    verb: "import-columns",
    schema: z.object({ file: z.string().max(100) }).catchall(z.unknown()),
    who: "managers",
    async run(turn, { file, ...inputs }): Promise<ActionReply> {
      const kept = take(turn, file);
      if (kept === undefined) return { card: sendAgain() };
      return { card: await loadWithColumns(turn, kept, inputs) };
    },
  }),
];
