/** Cards drawn anew while processes die, and by two at once. A card drawn twice the same is no message twice. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Organization } from "../../src/app/ports.ts";
import { newCustomer } from "../../src/domain/customer/customer.ts";
import { openStore } from "../../src/store/open.ts";
import { compile } from "../store/compile.ts";
import { aSentPrompt } from "../domain/customers.ts";
import { monday } from "./bot.ts";
import { runProgram } from "./deaths.ts";
import type { Connector } from "../teams/connector.ts";
import { peopleCalled, tenant, startTeams } from "./parts.ts";
import type { StoreKind } from "./stores.ts";
import { note } from "./table.ts";

const people = peopleCalled(20);
const later = "2026-11-23T10:00:00.000Z";

/** Everybody has a card that asks about a customer of theirs, which has been answered elsewhere. */
async function plant(organization: Organization, url: string): Promise<void> {
  for (const id of people) {
    const chat = { conversation: `a:${id}`, serviceUrl: url, teamsId: `29:${id}` };
    await organization.people.update(id, () => ({ doc: { id, name: id, chat } }));
    const closed = { at: later, by: "manager", how: "answered" } as const;
    const prompt = { id: "p1", to: id, because: "assigned", at: monday, closed } as const;
    const customer = newCustomer({ id: `c-${id}`, name: id, source: "import", addedAt: monday, owner: id });
    const checklist = { revision: 1, answers: {}, prompt };
    await organization.customers.update(customer.id, () => ({ doc: { ...customer, checklist } }));
    const delivery = aSentPrompt(id, customer.id, { sent: { conversation: chat.conversation, activity: `m-${id}` } });
    await organization.deliveries.update(delivery.id, () => ({ doc: delivery }));
  }
}

const keyOf = (person: string) => `prompt/${person}/p1`;

/** Every card says what it should, in Teams and on record, and nothing was said anew. */
async function tallyCards(fault: string, organization: Organization, teams: Connector): Promise<void> {
  let drawn = 0;
  for (const id of people) {
    const delivery = await organization.deliveries.get(keyOf(id));
    const inTeams = new Set(teams.redrawn.get(`m-${id}`));
    if (delivery?.card?.says === "answered" && inTeams.size === 1 && inTeams.has(`answered c-${id}`)) drawn += 1;
  }
  expect(teams.unexpected, "requests Teams does not know").toEqual([]);
  const counts = { due: people.length, sent: drawn, named: 0, unknown: 0 };
  note({ fault, ...counts, lost: people.length - drawn, doubled: teams.arrived.size, silent: undefined });
}

const drawings = (teams: Connector) => [...teams.redrawn.values()].flat().length;

export function redraws(kinds: readonly StoreKind[]): void {
  let program: { script: string; remove(): Promise<void> };
  beforeAll(async () => {
    program = await compile("test/faults/redraw-victim.ts");
  });
  afterAll(() => program.remove());

  describe.each(kinds)("cards drawn anew on $name", ({ name: kind, open }) => {
    async function withCards(use: (setting: string, teams: Connector) => Promise<void>, fault: string): Promise<void> {
      const teams = await startTeams();
      const place = await open();
      const planting = await openStore(place.setting);
      await plant(planting.organization(tenant), teams.url);
      await planting.close();
      await use(place.setting, teams);
      // Once they all say so, nobody draws them again.
      const before = drawings(teams);
      expect((await runProgram(program.script, place.setting, "last", later, 0)).signal).toBeNull();
      expect(drawings(teams)).toBe(before);
      const store = await openStore(place.setting);
      await tallyCards(`${fault} (${kind})`, store.organization(tenant), teams);
      await store.close();
      await teams.close();
      await place.remove();
    }

    it("kill -9 after Teams took it, before it is recorded", async () => {
      await withCards(async (setting, teams) => {
        const first = await runProgram(program.script, setting, "first", later, 7);
        expect(first.signal).toBe("SIGKILL");
        expect(drawings(teams)).toBeGreaterThanOrEqual(7);
        const second = await runProgram(program.script, setting, "second", later, 0);
        expect(second.signal).toBeNull();
        expect(drawings(teams)).toBeGreaterThan(people.length);
      }, "kill -9 after a redraw, before it is recorded");
    });

    // On files one process has the folder.
    if (kind === "files") return;
    it("two instances at once", async () => {
      await withCards(async (setting) => {
        const both = ["left", "right"].map((instance) => runProgram(program.script, setting, instance, later, 0));
        expect((await Promise.all(both)).map(({ signal }) => signal)).toEqual([null, null]);
      }, "two instances redraw the same cards");
    });
  });
}
