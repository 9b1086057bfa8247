/** Several instances on one due set. */
import { describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { allWell, minute, monday } from "./bot.ts";
import { runVictim } from "./deaths.ts";
import { startFakeTeams } from "./fake-teams.ts";
import { keyOf, peopleCalled, planWeeks, tenant } from "./parts.ts";
import { postgres } from "./stores.ts";
import { tally } from "./table.ts";

const people = peopleCalled(200);
const lease = 2 * minute;

export function twoInstances(): void {
  describe("two instances on one due set", () => {
    async function withDue(use: (setting: string) => Promise<void>, name: string, expected: object): Promise<void> {
      const teams = await startFakeTeams(allWell);
      const { setting } = await postgres.open();
      const store = await openStore(setting);
      const organization = store.organization(tenant);
      await planWeeks(organization, people, teams.url, monday);
      await use(setting);
      expect(await tally(name, organization, people.map(keyOf), teams)).toMatchObject(expected);
      await store.close();
      await teams.stop();
    }

    it("both send, nothing twice", { timeout: 120_000 }, async () => {
      await withDue(
        async (setting) => {
          const said = await Promise.all([
            runVictim(setting, "left", monday, minute, 10),
            runVictim(setting, "right", monday, minute, 10),
          ]);
          const sent = said.map((each) => JSON.parse(each.said.split("\n")[1] ?? "{}").sent as number);
          expect(Math.min(...sent)).toBeGreaterThan(0);
        },
        "two instances on one due set (PostgreSQL)",
        { sent: 200, unknown: 0 },
      );
    });

    it("one is killed in mid-send, the other goes on with its work", { timeout: 120_000 }, async () => {
      await withDue(
        async (setting) => {
          const [first, second] = await Promise.all([
            runVictim(setting, "left", monday, 0, 1, "after lease", 30),
            runVictim(setting, "right", monday, lease + minute, 4),
          ]);
          expect([first?.signal, second?.signal]).toEqual(["SIGKILL", null]);
        },
        "two instances, one killed (PostgreSQL)",
        { sent: 200, unknown: 0 },
      );
    });
  });
}
