/** `npm run import`: loads a Partner Center export into the store, from the command line. */
import { settingsOf } from "../app/evaluate.ts";
import { ownTerminal, type Terminal, misused, readOptions, tellMissing, runStarted, storeIn } from "./program.ts";
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { importReport, rememberColumns } from "../app/imports/imports.ts";
import { anotherCustomer, offboardUnlisted, sameCustomer, unlistedNow } from "../app/imports/listing.ts";
import type { ImportOptions } from "../app/imports/steps.ts";
import { undoImport } from "../app/imports/undo.ts";
import type { Organization, Store } from "../app/ports.ts";
import { readMoment } from "../config.ts";
import type { CustomersSummary } from "../domain/imports/customers.ts";
import { profileSentences } from "../domain/imports/partner-profile.ts";
import { gaveWayWords, leftWords, stoppedWords, type CanUndo } from "../domain/imports/undo.ts";
import { system } from "../domain/people/person.ts";
import { dayOf, type Instant, type Zone } from "../domain/time/time.ts";
import { noRows, openReport } from "../reports/open.ts";
import { questionLines, summaryLines } from "./import-summary.ts";
import { readOrganization } from "../store/files/read-only.ts";
import { folderOf, storeName } from "../store/open.ts";
import { readLimits } from "../limits.ts";
import { readCatalogue } from "../workloads.ts";
import { program, readArguments, type ImportArguments } from "./import-arguments.ts";
import { errorMessage } from "../domain/error-message.ts";

/** @returns the exit code: 0 when the file was read, 1 when it was refused. */
export async function importCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readOptions(program, args, terminal);
  if ("exit" in given) return given.exit;
  const asked = readArguments(given);
  if ("refused" in asked) return misused(program, asked.refused, terminal);
  if ("undo" in asked) return await inStore(terminal, asked.organization, (one) => undo(one, asked.undo, terminal));
  const found = await stat(asked.file).catch(() => undefined);
  if (found?.isFile() !== true) {
    const is = found?.isDirectory() === true ? `${asked.file} is a folder: name the file in it.` : undefined;
    terminal.complain(is ?? `There is no file ${asked.file}.`);
    return 1;
  }
  const zone = readMoment(terminal.env)?.zone;
  if (zone === undefined) {
    terminal.complain("DIGEST is not a weekly moment such as: Monday 09:00 Europe/Amsterdam. Nothing was changed.");
    return 1;
  }
  const run = (one: Organization) => load(one, { ...asked, zone }, terminal);
  const folder = asked.dryRun ? dataFolder(terminal) : undefined;
  return folder === undefined
    ? await inStore(terminal, asked.organization, run)
    : await inFolder(terminal, folder, asked.organization, run);
}

/** The folder that STORE names; undefined when it names none, or nothing that can be used, which is said on opening it. */
function dataFolder({ env }: Terminal): string | undefined {
  try {
    return folderOf(storeIn(env).setting);
  } catch {
    return undefined;
  }
}

/** Runs it with the organization's documents as they are in a data folder, in which nothing is written. */
async function inFolder(
  terminal: Terminal,
  folder: string,
  organization: string,
  run: (organization: Organization) => Promise<number>,
): Promise<number> {
  terminal.write(`Store: ${storeName(`file:${folder}`)}`);
  const here = await readOrganization(folder, organization, ({ collection, id, because }) =>
    terminal.complain(`Note: ${collection}/${id} cannot be read. ${because}`),
  );
  await tellMissing(terminal, here);
  return await run(here);
}

/** Runs it with the organization's documents. */
async function inStore(
  terminal: Terminal,
  organization: string,
  run: (organization: Organization) => Promise<number>,
): Promise<number> {
  const store = await openTheStore(terminal);
  if (store === undefined) return 1;
  try {
    const here = store.organization(organization);
    await tellMissing(terminal, here);
    return await run(here);
  } finally {
    await store.close();
  }
}

async function undo(organization: Organization, id: string, terminal: Terminal): Promise<number> {
  const undone = await undoImport(organization, id, { by: system, now: new Date().toISOString() });
  if (undone.outcome === "not-kept") {
    terminal.complain(
      "There is no such import to undo: it was undone already, is more than a day old, or somebody was forgotten since. Nothing was changed.",
    );
    return 1;
  }
  const { customers, left } = undone;
  if (undone.outcome === "stopped") terminal.write(stoppedWords);
  terminal.write(`Put back: ${customers} ${customers === 1 ? "customer" : "customers"}.`);
  if (left.length > 0) terminal.write(`Changed since the import, and left as it is (${left.length}):`);
  for (const one of left) terminal.write(`  ${one.name}, ${one.customer}: ${leftWords(one)}`);
  return 0;
}

async function load(
  organization: Organization,
  asked: ImportArguments & { zone: Zone },
  terminal: Terminal,
): Promise<number> {
  const now = new Date().toISOString();
  const source = () => createReadStream(asked.file, { highWaterMark: 262_144 });
  const known = (await settingsOf(organization)).columns;
  const opened = await openReport(source, dayOf(now, asked.zone), { ...asked.said, known });
  if (opened.outcome !== "opened") {
    const says = opened.outcome === "refused" ? [opened.refused] : questionLines(opened.question);
    terminal.complain(`${asked.file} was refused, nothing was changed: ${says.join("\n")}`);
    return 1;
  }
  if (opened.rows === 0) {
    terminal.complain(`${asked.file} was not loaded. ${noRows}`);
    return 1;
  }
  if (opened.report.kind !== "customers" && (asked.moved !== undefined || asked.offboardMissing)) {
    terminal.complain(
      "--moved and --offboard-missing are for a customers list, which this file is not. Nothing was changed.",
    );
    return 1;
  }
  const imported = await importReport(organization, opened.report, {
    id: randomUUID(),
    by: system,
    now,
    zone: asked.zone,
    dryRun: asked.dryRun,
    extent: asked.extent,
    promptId: randomUUID(),
    catalogue: readCatalogue(),
    limits: readLimits(),
    customer: asked.customer,
    onProgress: progressOf(opened.rows, terminal.progress),
  });
  terminal.progress?.("");
  if (imported.outcome === "partner-profile") {
    const { locations } = imported.profile;
    for (const { id, name = "", place = "" } of locations) terminal.write([id, name, place].join("  ").trimEnd());
    for (const line of profileSentences(imported.profile)) terminal.write(line);
    return 0;
  }
  if (imported.outcome === "which-customer") {
    terminal.complain("This export does not say whose subscriptions they are: add --customer <Microsoft ID>.");
    return 1;
  }
  const { kind, columns = {} } = asked.said;
  if (!asked.dryRun && kind !== undefined) await rememberColumns(organization, kind, columns);
  for (const line of summaryLines(imported.summary)) terminal.write(line);
  if (imported.summary.kind === "customers") {
    for (const line of await settleMissing(organization, imported.summary, { ...asked, now })) terminal.write(line);
  }
  for (const line of undoLines(imported.undo, organization.id)) terminal.write(line);
  return 0;
}

/** Does what was asked with customers that the list does not have any more; says it in a dry run. */
async function settleMissing(
  organization: Organization,
  { moved, missing, returned, compared, dryRun }: CustomersSummary,
  { moved: as, offboardMissing, now }: Pick<ImportArguments, "moved" | "offboardMissing"> & { now: Instant },
): Promise<string[]> {
  const by = { id: system, name: system, manager: true };
  const moves = as === undefined ? [] : moved;
  const moving = new Set(moved.map(({ from }) => from));
  const isWhole = offboardMissing && compared?.extent === "whole";
  const notOffboarded = offboardMissing && !isWhole ? [whyNotOffboarded(compared)] : [];
  if (dryRun) {
    const listed = new Set(returned.map(({ customer }) => customer));
    const before = (await unlistedNow(organization)).gone.filter(({ id }) => !listed.has(id));
    const all = [...missing, ...before.map(({ id, name }) => ({ customer: id, name }))];
    const gone = isWhole ? all.filter(({ customer }) => as === "another" || !moving.has(customer)) : [];
    return [
      ...moves.map(({ name, from, to }) =>
        as === "same"
          ? `Would move ${name} from ${from} to ${to}: owner, answers and history move with it.`
          : `Would treat ${name}, ${to}, as a different customer from ${from}.`,
      ),
      ...gone.map(({ name, customer }) => `Would offboard ${name}, ${customer}.`),
      ...notOffboarded,
    ];
  }
  const lines: string[] = [];
  for (const { name, from, to } of moves) {
    const decide = as === "same" ? sameCustomer : anotherCustomer;
    if ((await decide(organization, { from, to, by, now })) === undefined) {
      lines.push(`${name}: nothing was moved, since ${from} or ${to} is not here any more.`);
    } else if (as === "same") lines.push(`Moved ${name} from ${from} to ${to}.`);
    else lines.push(`${name}, ${to}, is a different customer from ${from}.`);
  }
  const gone = isWhole ? await offboardUnlisted(organization, (await unlistedNow(organization)).gone, by, now) : [];
  return [...lines, ...gone.map(({ name, id }) => `Offboarded ${name}, ${id}.`), ...notOffboarded];
}

const whyNotOffboarded = (compared: CustomersSummary["compared"]): string =>
  compared === undefined
    ? "--offboard-missing: nobody is offboarded, since this list cannot tell who is missing."
    : "--offboard-missing: nobody is offboarded, since the file was read as part of the list. If it has every customer, add --whole.";

function undoLines(undo: CanUndo | undefined, organization: string): string[] {
  switch (undo?.outcome) {
    case "kept":
      return [
        `To undo it within a day: npm run import -- --organization ${organization} --undo ${undo.import}`,
        gaveWayWords(undo.gaveWay),
      ].filter((line) => line !== "");
    case "too-much":
      return [
        "It changed too much at once to keep what was there before: it can't be undone. A backup made before it has what was before.",
      ];
    case "forgotten":
      return ["Somebody was forgotten while it ran: it can't be undone."];
    default:
      return [];
  }
}

async function openTheStore(terminal: Terminal): Promise<Store | undefined> {
  let called = "";
  try {
    const store = storeIn(terminal.env);
    called = ` ${store.name}`;
    const opened = await store.open();
    terminal.write(`Store:${called}`);
    return opened;
  } catch (error) {
    const because = errorMessage(error);
    terminal.complain(
      `The store${called} cannot be opened: ${because}\nWhile the bot is running, send the file to it in your personal chat instead.`,
    );
    return undefined;
  }
}

/** Draws a bar at every percent of the rows, then of the customers. */
function progressOf(rows: number, progress: Terminal["progress"]): NonNullable<ImportOptions["onProgress"]> {
  let shown = -1;
  return (done, what, of = rows) => {
    const percent = Math.floor((100 * done) / Math.max(of, 1));
    if (percent === shown) return;
    shown = percent;
    progress?.(`${"█".repeat(Math.floor(percent / 4)).padEnd(25, "░")} ${percent}% of ${of} ${what}`);
  };
}

await runStarted(import.meta, (args) =>
  importCommand(args, ownTerminal).catch((error: unknown) => {
    ownTerminal.progress?.("");
    console.error("The import stopped. What was imported so far stays; the same file can be imported again.", error);
    return 1;
  }),
);
