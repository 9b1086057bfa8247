/** The whole bot: down for weeks, its clock set back, the same thing delivered again and again. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { newCustomer } from "../../src/domain/customer/customer.ts";
import { openStore } from "../../src/store/open.ts";
import { execute, message } from "../teams/activities.ts";
import { pressable } from "../teams/cards.ts";
import { startBot } from "../teams/harness.ts";
import { aClock } from "../clock.ts";
import { adele, alex, isaiah, megan, tenant } from "../teams/people.ts";
import { note } from "./table.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** A Thursday. */
const thursday = "2026-11-19T08:00:00.000Z";
const owners = [megan, adele, isaiah];

/** Two customers for each of three owners. */
async function aFullStore(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "faults-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const store = await openStore(`file:${folder}`);
  const { customers } = store.organization(tenant);
  for (const [index, owner] of [...owners, ...owners].entries()) {
    const id = `aaaaaaaa-0000-4000-8000-00000000000${index}`;
    const customer = newCustomer({
      id,
      name: `Customer ${index}`,
      source: "import",
      addedAt: thursday,
      owner: owner.id,
    });
    await customers.update(id, () => ({ doc: customer }));
  }
  await store.close();
  return `file:${folder}`;
}

type Bot = Awaited<ReturnType<typeof startBot>>;

/** Everybody has the bot, and has read its welcome. */
async function everybodyInstalls(bot: Bot): Promise<void> {
  for (const owner of owners) await bot.as(owner).installs();
  bot.connector.take();
}

/** Looks a few times, and gives what was said by whom it was said to. */
async function look(bot: Bot, times = 3): Promise<Map<string, number>> {
  for (let time = 0; time < times; time += 1) await bot.tick();
  const heard = new Map<string, number>();
  for (const { conversation } of bot.connector.take()) heard.set(conversation, (heard.get(conversation) ?? 0) + 1);
  return heard;
}

/** @param next what was heard the week after. */
function noteHeard(fault: string, heard: ReadonlyMap<string, number>, next: ReadonlyMap<string, number>): void {
  const chats = owners.map(({ id }) => `a:${id}`);
  const times = chats.map((chat) => heard.get(chat) ?? 0);
  expect(
    [...heard.keys()].filter((chat) => !chats.includes(chat)),
    "heard by somebody else",
  ).toEqual([]);
  note({
    fault,
    due: chats.length,
    sent: times.filter((each) => each > 0).length,
    named: 0,
    unknown: 0,
    lost: times.filter((each) => each === 0).length,
    doubled: times.reduce((sum, each) => sum + Math.max(0, each - 1), 0),
    silent: chats.filter((chat) => !next.has(chat)).length,
  });
}

export function days(): void {
  describe("the whole bot", () => {
    it("off for three weeks: one late message, not three", async () => {
      const clock = aClock(thursday);
      const store = await aFullStore();
      const first = await startBot({ store }, { now: clock.now });
      await everybodyInstalls(first);
      expect(await look(first)).toEqual(new Map());
      clock.pass(4 * day + 30 * 60_000);
      expect((await look(first)).size).toBe(3);
      await first.stop();
      clock.pass(22 * day);
      const second = await startBot({ store }, { now: clock.now });
      // They are still reached where they were.
      const { connector } = first;
      const heard = await look({ ...second, connector });
      clock.pass(7 * day);
      noteHeard("off for three weeks, weekly messages", heard, await look({ ...second, connector }));
    });

    it("clock set back by three hours, then by ten days, after the week was said", async () => {
      const clock = aClock(thursday);
      const bot = await startBot({ store: await aFullStore() }, { now: clock.now });
      await everybodyInstalls(bot);
      await look(bot);
      clock.pass(4 * day + 30 * 60_000);
      const heard = await look(bot);
      for (const back of [3 * hour, 10 * day]) {
        clock.pass(-back);
        expect(await look(bot)).toEqual(new Map());
        clock.pass(back);
        expect(await look(bot)).toEqual(new Map());
      }
      clock.pass(7 * day);
      noteHeard("clock set back three hours and ten days, weekly messages", heard, await look(bot));
    });

    it("the same activity delivered three times at once", async () => {
      const bot = await startBot({ store: await aFullStore() }, { now: aClock(thursday).now });
      const activity = message(bot.common(megan), "gaps");
      await Promise.all([bot.post(activity), bot.post(activity), bot.post(activity)]);
      const said = bot.connector.take().length;
      note({
        fault: "the same activity three times, answers",
        due: 1,
        sent: Math.min(1, said),
        named: 0,
        unknown: 0,
        lost: said === 0 ? 1 : 0,
        doubled: Math.max(0, said - 1),
        silent: undefined,
      });
    });

    it("the same button pressed ten times at once", async () => {
      const clock = aClock(thursday);
      const store = await aFullStore();
      const bot = await startBot({ store }, { now: clock.now });
      await bot.as(alex).says("assign Customer 0 to @Adele Vance", undefined, [adele]);
      await bot.tick();
      const asked = bot.connector.take().find(({ conversation }) => conversation === `a:${adele.id}`);
      expect(asked?.card).toBeDefined();
      const { verb, data } = pressable(asked?.card ?? {}, "save-answers");
      const answers = { cpor: "yes", pal: "no", owner: "yes", onboarding: "yes" };
      const clicks = Array.from({ length: 10 }, () =>
        bot.post(execute(bot.common(adele), asked?.activity ?? "", verb, { ...answers, ...data })),
      );
      for (const { status } of await Promise.all(clicks)) expect(status).toBe(200);
      await bot.stop();
      // The card is redrawn for everybody after the answers, in the background.
      bot.connector.take();
      const opened = await openStore(store);
      const customer = await opened.organization(tenant).customers.get("aaaaaaaa-0000-4000-8000-000000000000");
      await opened.close();
      const answered = customer?.history.filter(({ what }) => what === "answered").length ?? 0;
      note({
        fault: "the same button ten times at once, answers recorded",
        due: 4,
        sent: Math.min(4, answered),
        named: 0,
        unknown: 0,
        lost: Math.max(0, 4 - answered),
        doubled: Math.max(0, answered - 4),
        silent: undefined,
      });
    });
  });
}
