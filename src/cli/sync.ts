/** `npm run sync`: reads from Microsoft now, from the command line, or says what that would change. */
import { randomUUID } from "node:crypto";
import { syncSources } from "../app/sources/sync.ts";
import { readMoment, readSources } from "../config.ts";
import { sourceIds } from "../domain/documents.ts";
import { system } from "../domain/people/person.ts";
import type { Synced } from "../domain/sources/run.ts";
import { countWords, remedyOf, sourceNames } from "../domain/sources/sources.ts";
import { readLimits } from "../limits.ts";
import { createSources } from "../sources/sources.ts";
import { readCatalogue } from "../workloads.ts";
import { tellMissing, misused, readOptions, ownTerminal, type Terminal, runStarted, storeIn } from "./program.ts";
import { errorMessage } from "../domain/error-message.ts";
import { isGuid } from "../domain/guid.ts";

const usage = `Usage: npm run sync -- --organization <tenant id> [--source <source>]… [--dry-run] [--yes]

  Reads the sources that SYNC names, or those given: ${sourceIds.join(", ")}.
  --dry-run   says what would change, and changes nothing
  --yes       changes it although it is the first reading, or removes or renames many customers

Settings are those of the bot: STORE, SYNC_CLIENT_ID and what belongs to it. docs/sources.md says more.`;

const program = {
  name: "npm run sync",
  usage,
  options: {
    organization: { type: "string" },
    source: { type: "string", multiple: true },
    "dry-run": { type: "boolean", default: false },
    yes: { type: "boolean", default: false },
  },
} as const;

/** @returns the exit code: 0 when everything was read, 1 when a source failed or stopped to ask. */
export async function syncCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readOptions(program, args, terminal);
  if ("exit" in given) return given.exit;
  const { organization, source = [], "dry-run": dryRun, yes } = given.values;
  if (organization === undefined || !isGuid(organization.toLowerCase())) {
    return misused(program, "Say whose customers: --organization <Entra tenant id>.", terminal);
  }
  const strange = source.find((one) => !sourceIds.some((id) => id === one));
  if (strange !== undefined) return misused(program, `${strange} is none of ${sourceIds.join(", ")}.`, terminal);
  const env = source.length === 0 ? terminal.env : { ...terminal.env, SYNC: source.join() };
  const moment = readMoment(terminal.env);
  try {
    const config = readSources(env);
    if (config === undefined) return misused(program, "Nothing to read: SYNC is empty. Name a --source.", terminal);
    if (moment === undefined) throw new Error("DIGEST is not a weekly moment such as: Monday 09:00 Europe/Amsterdam.");
    const named = storeIn(terminal.env);
    const store = await named.open();
    try {
      const { signal: stopping } = new AbortController();
      const world = {
        now: () => new Date().toISOString(),
        setup: { partnerIds: [], managers: [], digest: moment, catalogue: readCatalogue(), limits: readLimits() },
        sync: { ...config, sources: createSources(config.sources), instance: `cli/${randomUUID()}`, stopping },
      };
      const request = {
        sources: config.sources.on,
        by: system,
        signal: stopping,
        dryRun,
        approve: yes,
      };
      const here = store.organization(organization.toLowerCase());
      terminal.write(`Store: ${named.name}`);
      await tellMissing(terminal, here);
      const synced = await syncSources(world, here, request);
      const consentUrl = world.sync.sources.consentUrl(here.id);
      for (const line of synced.flatMap((one) => linesOf(one, consentUrl))) terminal.write(line);
      return synced.every(({ outcome }) => outcome === "read") ? 0 : 1;
    } finally {
      await store.close();
    }
  } catch (error) {
    const because = errorMessage(error);
    terminal.complain(
      `Nothing was read: ${because}\nWhile the bot is running on files, write “sync now” to it instead.`,
    );
    return 1;
  }
}

/** Findings told of each source. */
const mostFindings = 40;

function linesOf(synced: Synced, consentUrl: string): readonly string[] {
  const name = sourceNames[synced.source];
  switch (synced.outcome) {
    case "read": {
      const { counts, findings } = synced.found;
      const dry = synced.dryRun ? "; dry run, nothing was changed" : "";
      return [`${name}: ${countWords(counts)}; ${synced.requests} requests${dry}`, ...findingLines(findings)];
    }
    case "asks": {
      const { counts, findings } = synced.found;
      const why =
        synced.because === "first-run" ? "It is the first reading" : "It would remove or rename many customers";
      return [
        `${name}: would change: ${countWords(counts)}. ${why}: nothing was changed. Add --yes to let it.`,
        ...findingLines(findings),
      ];
    }
    case "failed":
      return [`${name}: not read. ${synced.fault.says} ${remedyOf(synced.source, synced.fault, consentUrl)}.`];
    case "busy":
      return [`${name}: is already being read. Try again in a few minutes.`];
  }
}

function findingLines(findings: readonly { name: string; says: string }[]): readonly string[] {
  const more = findings.length - mostFindings;
  return [
    ...findings.slice(0, mostFindings).map(({ name, says }) => `  ${name}: ${says}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

await runStarted(import.meta, (args) => syncCommand(args, ownTerminal));
