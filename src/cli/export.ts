/** `npm run export`: tables of an organization, or the review of a customer as a page. */
import { createWriteStream } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { gatherExport } from "../app/organization/export.ts";
import type { Organization, World } from "../app/ports.ts";
import { reviewCustomer } from "../app/customers/review.ts";
import { reviewPage } from "../cards/review/page.ts";
import { readConfig } from "../config.ts";
import { exportKinds, type ExportKind } from "../domain/organization/exported.ts";
import { findCustomers } from "../domain/customer/find.ts";
import { createGapMemory } from "../domain/gaps/find-gaps.ts";
import type { TrailFilter } from "../domain/organization/history.ts";
import { isSamePerson, refsOf } from "../domain/people/person.ts";
import { reviewFileName } from "../domain/review/review.ts";
import { readGuid } from "../reports/csv/columns.ts";
import { forExcel, exportCsv } from "../reports/export.ts";
import { setupOf } from "../setup.ts";
import {
  ownTerminal,
  type Terminal,
  misused,
  readOptions,
  type Given,
  tellMissing,
  runStarted,
  storeIn,
} from "./program.ts";
import { errorMessage } from "../domain/error-message.ts";

const usage = `Usage: npm run export -- --organization <tenant id> <what> [file]

  what            ${exportKinds.join(" | ")} as CSV, or review as a page
  file            where to write; without it a table goes to the terminal, and a review gets a name of its own
  --organization  Entra tenant id of your own company, the one that installed the bot
  --customer      for history and review: name, domain or Microsoft ID
  --person        for history: user principal name or Entra object id
  --since --until for history: days as 2026-11-01, both included

The store is the one that STORE names (default file:./data). PARTNER_IDS, PARTNER_GLOBAL_ID and DIGEST are read as the
bot reads them, so that gaps are the same.`;

const text = { type: "string" } as const;
const program = {
  name: "npm run export",
  usage,
  options: { organization: text, customer: text, person: text, since: text, until: text },
} as const;

type Kind = ExportKind | "review";
type Asked = {
  organization: string;
  kind: Kind;
  file?: string | undefined;
  customer?: string | undefined;
  person?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};
type Facts = Pick<World, "setup" | "gapsIn" | "now">;
/** What was made: the file's name, or a refusal in words. */
type Made = { wrote: string } | { refused: string };

/** A table goes to the terminal in pieces. */
export type Output = Terminal & { out: NodeJS.WritableStream };

/** @returns the exit code: 0 when all was written, 1 when not. */
export async function exportCommand(args: readonly string[], terminal: Output): Promise<number> {
  const given = readOptions(program, args, terminal);
  if ("exit" in given) return given.exit;
  const asked = readArguments(given);
  if ("refused" in asked) return misused(program, asked.refused, terminal);
  let store;
  try {
    const facts = factsFor(terminal.env);
    const named = storeIn(terminal.env);
    store = await named.open();
    if (!(await store.organizations()).includes(asked.organization)) {
      terminal.complain(`The store ${named.name} has no organization ${asked.organization}.`);
      return 1;
    }
    await tellMissing(terminal, store.organization(asked.organization));
    const made = await make(facts, store.organization(asked.organization), asked, terminal);
    if ("refused" in made) terminal.complain(made.refused);
    else if (made.wrote !== "") terminal.write(`Wrote ${made.wrote}, from ${named.name}.`);
    // What goes to the terminal is the table alone.
    else terminal.complain(`From ${named.name}.`);
    return "refused" in made ? 1 : 0;
  } catch (error) {
    const because = errorMessage(error);
    terminal.complain(
      `Nothing was exported: ${because}\nWhile the bot is running, write export to it in your personal chat instead.`,
    );
    return 1;
  } finally {
    await store?.close();
  }
}

/** Only the settings that the gap rules need are read: no others can be wrong. */
function factsFor(env: Terminal["env"]): Facts {
  const names = ["PARTNER_IDS", "PARTNER_GLOBAL_ID", "DIGEST", "BOT_MANAGERS"];
  const config = readConfig({ ...Object.fromEntries(names.map((name) => [name, env[name]])), BOT_AUTH: "none" });
  const gapsOf = createGapMemory();
  return {
    setup: setupOf(config),
    gapsIn: (_, customers, context) => gapsOf(customers, context),
    now: () => new Date().toISOString(),
  };
}

async function make(facts: Facts, organization: Organization, asked: Asked, terminal: Output): Promise<Made> {
  const customers =
    asked.customer === undefined ? undefined : findCustomers(await organization.customers.list(), asked.customer);
  if (customers?.found === "none") return { refused: `There is no customer like “${asked.customer ?? ""}”.` };
  if (customers?.found === "several") {
    return {
      refused: `Several customers match: ${customers.customers
        .slice(0, 5)
        .map(({ name, id }) => `${name} (${id})`)
        .join(", ")}.`,
    };
  }
  const customer = customers?.customer.id;
  const { kind } = asked;
  if (kind === "review") {
    const made = customer === undefined ? undefined : await reviewCustomer(facts, organization, { customer });
    if (made === undefined) return { refused: "A review is of one customer: add --customer." };
    const file = asked.file ?? reviewFileName(made.review);
    await writeFile(file, reviewPage(made));
    return { wrote: file };
  }
  const filter = await filterOf(organization, asked, customer);
  const table = exportCsv(kind, await gatherExport(facts, organization, { kind, filter }));
  if (asked.file === undefined) {
    await pipeline(Readable.from(table), terminal.out, { end: false });
    return { wrote: "" };
  }
  await writeWhole(asked.file, Readable.from(forExcel(table)));
  return { wrote: asked.file };
}

async function filterOf(
  organization: Organization,
  { person, from, to }: Asked,
  customer: string | undefined,
): Promise<TrailFilter> {
  const people = person === undefined ? [] : await organization.people.list();
  const known = people.find((one) => isSamePerson(person, one));
  return { customer, person: known === undefined ? person : refsOf(known), from, to };
}

/** Nobody finds half a table under the name they gave. */
async function writeWhole(file: string, pieces: Readable): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(pieces, createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

function readArguments({ values, positionals }: Given<typeof program.options>): Asked | { refused: string } {
  const organization = readGuid(values.organization?.trim() ?? "");
  if (organization === undefined)
    return { refused: "--organization must be the Entra tenant id of your company, a GUID." };
  const kind = ([...exportKinds, "review"] as const).find((one) => one === positionals[0]);
  if (kind === undefined || positionals.length > 2)
    return { refused: `Name one of ${exportKinds.join(", ")}, review; and at most one file.` };
  const { customer, person, since: from, until: to } = values;
  if (kind !== "history" && (person ?? from ?? to) !== undefined)
    return { refused: "--person, --since and --until are for history." };
  if (kind !== "history" && kind !== "review" && customer !== undefined)
    return { refused: "--customer is for history and review." };
  const faulty = [from, to].find((day) => day !== undefined && !isDay(day));
  if (faulty !== undefined) return { refused: `${faulty} is not a day: write it as 2026-11-01.` };
  const [, file] = positionals;
  return { organization, kind, file, customer, person: person?.trim().toLowerCase(), from, to };
}

function isDay(text: string): boolean {
  const time = Date.parse(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

await runStarted(import.meta, (args) => exportCommand(args, { ...ownTerminal, out: process.stdout }));
