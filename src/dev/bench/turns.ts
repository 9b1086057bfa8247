/** A `gaps` turn over HTTP, at several numbers of customers, against a turn that answers with the same card from memory. */
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { gapReport } from "../../app/customers/report.ts";
import { gapsCard } from "../../cards/gaps/gaps.ts";
import { openFileStore } from "../../store/files/files.ts";
import { createAdapter } from "../../teams/send/adapter.ts";
import { createOutbound } from "../../teams/send/outbound.ts";
import { createReceiver } from "../../teams/bot/receive.ts";
import { listen } from "../../teams/bot/server.ts";
import { quiet, startBot } from "./bot.ts";
import { pastWorld } from "../world.ts";
import type { Store, World } from "../../app/ports.ts";
import {
  act,
  aCustomer,
  fillWithCustomers,
  heldMegabytes,
  managerId,
  median,
  organizationId,
  sayInGroup,
  startFakeTeams,
  type FakeTeams,
} from "./house.ts";

/** What use cases need, without a bot around it. */
const createWorld = (store: Store): World => ({
  ...pastWorld(store, { now: "" }, { day: "Monday", time: "09:00", zone: "Etc/UTC" }),
  now: () => new Date().toISOString(),
});

const turns = 100;
/** Many, since one person may not ask so often. */
const people = 20;
const viewer = { actor: { id: managerId, name: "Manager", manager: true }, personal: false };
const asked = { filter: { by: "all" }, page: 1 } as const;

export async function measureTurns(folder: string, sizes: readonly number[]): Promise<Record<string, string>[]> {
  const teams = await startFakeTeams();
  const rows: Record<string, string>[] = [];
  let filled = 0;
  const store = join(folder, "turns");
  for (const size of sizes) {
    const seeding = await openFileStore(store);
    await fillWithCustomers(seeding.organization(organizationId), filled, size);
    await seeding.close();
    filled = size;
    const evaluation = await firstEvaluation(store);
    const bot = await startBot(`file:${store}`, people);
    // The first ones are slower: nothing is compiled yet.
    await many(bot.port, teams);
    const gaps = await many(bot.port, teams);
    const written = await many(bot.port, teams, (turn) => save(bot.port, teams, aCustomer(size - 1 - turn).id, turn));
    const held = heldMegabytes();
    await bot.stop();
    const floor = await echo(store, teams);
    rows.push({
      customers: String(size),
      "first evaluation": `${evaluation.first.toFixed(0)} ms`,
      "evaluated again": `${evaluation.again.toFixed(1)} ms`,
      "gaps turn": `${gaps.toFixed(2)} ms`,
      "echo turn": `${floor.toFixed(2)} ms`,
      ratio: `${(gaps / floor).toFixed(2)}×`,
      "right after a write": `${written.toFixed(2)} ms`,
      "its ratio": `${(written / floor).toFixed(2)}×`,
      held: `${held.toFixed(0)} MB`,
    });
  }
  await teams.close();
  return rows;
}

/** From documents in memory to the selected page: all gaps worked out, then everything remembered. */
async function firstEvaluation(folder: string): Promise<{ first: number; again: number }> {
  const store = await openFileStore(folder);
  const world = createWorld(store);
  const organization = store.organization(organizationId);
  await organization.customers.list();
  const ask = async () => {
    const began = performance.now();
    await gapReport(world, organization, viewer, asked);
    return performance.now() - began;
  };
  const first = await ask();
  const again = median(await inTurn(20, ask));
  await store.close();
  return { first, again };
}

async function inTurn(times: number, work: () => Promise<number>): Promise<number[]> {
  const results: number[] = [];
  for (let count = 0; count < times; count += 1) results.push(await work());
  return results;
}

/** The very card of a gaps turn, made once, said by a bot whose only command it is. */
async function echo(folder: string, teams: FakeTeams): Promise<number> {
  const store = await openFileStore(folder);
  const world = createWorld(store);
  const made = await gapReport(world, store.organization(organizationId), viewer, asked);
  if ("missing" in made) throw new Error("the list of all gaps is missing");
  const { report, evaluated } = made;
  const reader = { now: world.now(), zone: "Etc/UTC", answersHold: world.setup.limits.answerHolds };
  const card = gapsCard({ report, names: evaluated.names, reader, manager: true, answers: () => true });
  const adapter = createAdapter({ type: "none" });
  const { receive } = createReceiver({
    adapter,
    outbound: createOutbound(adapter, Date.now),
    world,
    tables: {
      commands: [{ name: "gaps", usage: "gaps", does: "", who: "everyone", run: () => Promise.resolve({ card }) }],
      actions: [],
      lost: () => Promise.resolve({ card }),
      welcome: () => Promise.resolve(card),
    },
    admission: { organizations: [organizationId], open: true },
    log: quiet,
  });
  const server = await listen({ receive, mayBeTeams: () => true, ready: async () => [], log: quiet }, 0, "127.0.0.1");
  await sayInGroup(server.port, teams, "gaps");
  const floor = await many(server.port, teams);
  await server.stop();
  await store.close();
  return floor;
}

/** Answers what is asked of a customer: of another one in each turn, since an answer counts once. */
async function save(bot: number, teams: FakeTeams, customer: string, turn: number): Promise<void> {
  const data = { customer, revision: 0, cpor: "yes", pal: "no" };
  await act(bot, teams.url, { clicks: "save-answers", data }, { person: (turn + 1) % people });
}

/**
 * Everybody says it once before, so that no turn has to learn who they are.
 * @param before what happens right before each turn.
 */
async function many(bot: number, teams: FakeTeams, before?: (turn: number) => Promise<void>): Promise<number> {
  for (let person = 0; person < people; person += 1) await sayInGroup(bot, teams, "gaps", person);
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    await before?.(turn);
    times.push(await sayInGroup(bot, teams, "gaps", turn % people));
    // Slower than Teams' limit, so that no turn waits for its place in the queue.
    await delay(30);
  }
  return median(times);
}
