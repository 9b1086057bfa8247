/** The `import` command: a Partner Center export, sent as a file in the personal chat. */
import { settingsOf } from "../../app/evaluate.ts";
import { askAboutFile, holdFile, takeFile, wantedColumns, withAnswer } from "./import-question.ts";
import { z } from "zod";
import { importReport, rememberColumns } from "../../app/imports/imports.ts";
import { undoImport } from "../../app/imports/undo.ts";
import { profileSentences, type PartnerProfile } from "../../domain/imports/partner-profile.ts";
import { count, number } from "../../cards/kit/dates.ts";
import { fileAnswers } from "../../cards/kit/actions.ts";
import { importSummaryCard } from "../../cards/organization/import-summary.ts";
import { notice } from "../../cards/kit/notice.ts";
import { reportKinds, reportNames, type ImportSummary } from "../../domain/imports/imports.ts";
import { dayOf } from "../../domain/time/time.ts";
import { noRows, openReport } from "../../reports/open.ts";
import { columnsOf } from "../../reports/recognise.ts";
import {
  action,
  type Action,
  type Reply,
  type Attached,
  type Card,
  type Command,
  type Download,
  type Turn,
  noticeReply,
} from "../turn.ts";
import { findCustomer } from "../input/find/find-customer.ts";
import type { World } from "../../app/ports.ts";
import type { HeldFile } from "./held.ts";
import { listingActions } from "./import-listing.ts";
import { undo, undoCard } from "./import-undo.ts";
import { oncePer } from "../../domain/once.ts";

const megabyte = 1024 * 1024;

export const importFiles: Command = {
  name: "import",
  usage: "import",
  does: "Send a Partner Center export as a file to load it",
  who: "managers",
  instead: "Answers, claims and links of a customer need no file: write its name.",
  file: true,
  recognizes: ({ files }) => files.length > 0,
  async run(turn, rest): Promise<Reply> {
    const [file, ...others] = turn.files;
    if (file === undefined && /^undo\b/i.test(rest.trim())) return { card: await undoCard(turn) };
    if (file === undefined) {
      return noticeReply(rest === "" ? "Send me the file" : `Send me the file with “import ${rest.slice(0, 60)}”`, [
        `Attach a Partner Center export, as CSV or as an Excel workbook, to a message here: ${reportKinds.map((kind) => reportNames[kind]).join(", ")}.`,
        "For subscriptions write import and the customer's name with the file. An Owner column with user principal names assigns the customers.",
        "To undo the last import, write import undo.",
      ]);
    }
    if (others.length > 0)
      return noticeReply("One file at a time, please", "Nothing was imported. Send the files one after the other.");
    const customer = /^import (.+)$/is.exec(turn.text)?.[1] ?? (turn.text === rest ? undefined : rest);
    return await inLine(turn, file.name, () => importFile(turn, file, customer?.trim() ?? ""));
  },
};

const lineOf = oncePer((_world: World) => new Map<string, Promise<void>>());

/**
 * Takes up an organization's files one after the other, in the order in which they came: a report must find the customers
 * that the file before it adds, and the rows of many files at once would fill the memory.
 */
function inLine<Done>({ world, organization, tell }: Turn, name: string, work: () => Promise<Done>): Promise<Done> {
  const line = lineOf(world);
  const before = line.get(organization.id);
  if (before !== undefined) tell(`${name} is waiting for the file before it.`);
  const done = before === undefined ? work() : before.then(work);
  const leave = () => {
    if (line.get(organization.id) === left) line.delete(organization.id);
  };
  const left: Promise<void> = done.then(leave, leave);
  line.set(organization.id, left);
  return done;
}

async function importFile(turn: Turn, file: Attached, words: string): Promise<Reply> {
  const downloaded = await turn.download(file);
  if (downloaded.outcome !== "read") return noticeReply(`${file.name} couldn't be read`, whyNot(downloaded));
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
  const known = (await settingsOf(organization)).columns;
  const opened = await openReport(() => inPieces(file.bytes), dayOf(turn.now, turn.zone), { ...file.said, known });
  if (opened.outcome === "refused") return notice(`${file.name} was refused`, [opened.refused, "Nothing was changed."]);
  if (opened.outcome === "question") return askAboutFile(turn, file, opened.question);
  if (opened.rows === 0) return notice(`${file.name} is empty`, [noRows, "Nothing was changed."]);
  const found = file.customer === "" ? undefined : await findCustomer(turn, file.customer, undefined);
  if (found !== undefined && "card" in found) return found.card;
  const { catalogue, limits, digest } = world.setup;
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
    limits,
    extent: file.extent,
    retake,
    onProgress: (done, what, of = opened.rows) =>
      turn.tell(`Importing ${file.name}: ${number(done)} of ${number(of)} ${what} done.`),
    customer: found?.customer.id,
  });
  if (imported.outcome === "partner-profile") return partnerProfileCard(turn, imported.profile);
  if (imported.outcome === "which-customer") {
    return notice(`Whose subscriptions are in ${file.name}?`, [
      "The export does not say. Send it again with the words: import and the customer's name.",
      "Nothing was changed.",
    ]);
  }
  const { kind, columns } = file.said;
  if (kind !== undefined && columns !== undefined) await rememberColumns(organization, kind, columns);
  world.nudge();
  const { summary, undo } = imported;
  const loaded = summary.kind === "customers" ? summary : undefined;
  const again = { ...file, loaded, undo: undo?.outcome === "kept" ? undo.import : undefined };
  const held = isUndecided(summary) ? holdFile(turn, again) : undefined;
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
  return notice(`${count(locations.length, "location Partner ID")} of yours`, [
    ...listed,
    ...profileSentences(profile, world.setup),
  ]);
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

const sendAgain = (): Card =>
  notice(
    "Send me the file again, please",
    "I keep a file for half an hour while I ask about it, and I don't have this one any more. Nothing was changed.",
  );

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
  if (missing !== undefined)
    return askAboutFile(turn, file, opened.question, `Choose the column for ${missing.called}.`);
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

export const importingActions: readonly Action[] = [
  ...listingActions,
  undo,
  action({
    verb: "import-as",
    schema: z.object({ file: z.string().max(100), says: z.enum(fileAnswers), is: z.string().max(300) }),
    who: "managers",
    async run(turn, { file, says, is }) {
      const kept = takeFile(turn, file);
      const answered = kept && withAnswer(kept, says, is);
      const goOn = (answered: HeldFile) => inLine(turn, answered.name, () => load(turn, answered));
      return { card: answered === undefined ? sendAgain() : await goOn(answered) };
    },
  }),
  action({
    verb: "import-columns",
    schema: z.object({ file: z.string().max(100) }).catchall(z.unknown()),
    who: "managers",
    async run(turn, { file, ...inputs }) {
      const kept = takeFile(turn, file);
      if (kept === undefined) return { card: sendAgain() };
      return { card: await inLine(turn, kept.name, () => loadWithColumns(turn, kept, inputs)) };
    },
  }),
];
