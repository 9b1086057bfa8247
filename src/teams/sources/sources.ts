/** `sources` and `sync`: how reading from Microsoft goes, and reading now. */
import { z } from "zod";
import { namesOf } from "../../app/evaluate.ts";
import { reportSources, syncSources } from "../../app/sources/sync.ts";
import { notice } from "../../cards/kit/notice.ts";
import { sourcesCard } from "../../cards/organization/sources.ts";
import { syncedCard } from "../../cards/organization/synced.ts";
import { sourceIds, type SourceId } from "../../domain/documents.ts";
import { notUnderstood } from "../refusals.ts";
import { action, readerOf, type Action, type Reply, type Card, type Command, type Turn } from "../turn.ts";

export const sources: Command = {
  name: "sources",
  usage: "sources",
  does: "What is read from Microsoft, when, and what is missing",
  who: "managers",
  looks: true,
  instead: "What Microsoft says of a customer is on its card, under Access: write its name.",
  run: async (turn, rest): Promise<Reply> => (rest === "" ? { card: await shown(turn) } : notUnderstood(sources, rest)),
};

export const sync: Command = {
  name: "sync",
  usage: `sync [now | ${sourceIds.join(" | ")}]`,
  does: "Read from Microsoft now",
  who: "managers",
  instead: "What Microsoft said last is on each customer's card, under Access: write its name.",
  async run(turn, rest): Promise<Reply> {
    const word = rest.toLowerCase();
    const source = sourceIds.find((id) => id === word);
    if (source === undefined && word !== "" && word !== "now") return notUnderstood(sync, rest, "sync customers");
    return { card: await read(turn, source) };
  },
};

async function shown(turn: Turn): Promise<Card> {
  const report = await reportSources(turn.world, turn.organization);
  const reader = readerOf(turn);
  // By the clock of the nightly reading, which the card names.
  return sourcesCard({ ...report, reader: { ...reader, zone: report.nightly?.zone ?? reader.zone } });
}

/**
 * Reads all that is switched on, or one of it; a large organization takes minutes, and the answer comes when it is done.
 * @param approve what it would change was shown to this person
 */
async function read(turn: Turn, source: SourceId | undefined, approve = false): Promise<Card> {
  const { world, organization, actor } = turn;
  const { sync: on } = world;
  if (on === undefined) return shown(turn);
  if (source !== undefined && !on.sources.on.includes(source)) {
    return notice(
      `${source} is switched off`,
      `Switched on: ${on.sources.on.join(", ")}. An administrator adds it to the setting SYNC.`,
    );
  }
  const request = { sources: source === undefined ? on.sources.on : [source], by: actor.id, signal: on.stopping };
  const synced = await syncSources({ ...world, sync: on }, organization, { ...request, approve }).catch(
    (error: unknown) => {
      if (on.stopping.aborted) return undefined;
      throw error;
    },
  );
  if (synced === undefined) {
    return notice("Not finished", "I am being restarted. Write “sync” again in a minute.");
  }
  world.nudge();
  return syncedCard({
    synced,
    consentUrl: on.sources.consentUrl(organization.id),
    names: namesOf(await organization.people.list()),
    reader: readerOf(turn),
  });
}

export const readingActions: readonly Action[] = [
  action({
    verb: "sources",
    schema: z.object({}),
    who: "managers",
    run: async (turn) => ({ card: await shown(turn), shown: "new" }),
  }),
  action({
    verb: "sync",
    schema: z.object({ source: z.enum(sourceIds).optional() }),
    who: "managers",
    run: async (turn, { source }) => ({ card: await read(turn, source), shown: "new" }),
  }),
  action({
    verb: "sync-apply",
    schema: z.object({ source: z.enum(sourceIds) }),
    who: "managers",
    run: async (turn, { source }) => ({ card: await read(turn, source, true), shown: "new" }),
  }),
];
