/** What turns cost right after a write, at 500 customers and at many: only what was written should be worked out again. */
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openStore } from "../../store/open.ts";
import { startBot } from "./bot.ts";
import {
  act,
  aCustomer,
  fillWithCustomers,
  median,
  organizationId,
  benchPersonId,
  startFakeTeams,
  type Doing,
} from "./house.ts";
import { newPlace, withServer } from "./postgres-server.ts";

const few = 500;
/** Turns of each act; with their writes, no more than there are few customers. */
const rounds = 50;
/** Many, since one person may not ask so often; managers all of them but the last, who answers for ten customers. */
const people = 12;
const owner = people;
const owned = 10;

type Act = { name: string; does: (round: number) => Doing; by?: number };

/** Each act has customers of its own, another one in each round, since an answer counts once. */
const customer = (act: number, round: number): string => aCustomer(owned + act * rounds + round).id;
const answer = (id: string): Doing => ({
  clicks: "save-answers",
  data: { customer: id, revision: 0, cpor: "yes", pal: "no" },
});
const acts: readonly Act[] = [
  {
    name: "assign",
    does: (round) => ({
      clicks: "assign",
      data: { customer: customer(0, round), revision: 0, person: benchPersonId(owner) },
    }),
  },
  { name: "answer", does: (round) => answer(customer(1, round)) },
  { name: "show", does: (round) => ({ clicks: "show", data: { customer: customer(1, round) } }) },
  { name: "a person's own list", does: () => ({ writes: "gaps" }), by: owner },
  { name: "the first page of gaps", does: () => ({ says: "gaps" }) },
];

/** On files, and on PostgreSQL with another instance that writes. */
export async function measureWrites(folder: string, many: number): Promise<Record<string, string>[]> {
  const files = await measured(many, (size) => Promise.resolve(`file:${join(folder, `writes-${size}`)}`), "files");
  return withServer(async ({ address }) => [
    ...files,
    ...(await measured(many, () => newPlace(address), "PostgreSQL, another writes")),
  ]);
}

async function measured(many: number, place: (size: number) => Promise<string>, store: string) {
  const [small, large] = [await timesAt(few, await place(few)), await timesAt(many, await place(many))];
  return acts.map(({ name }, index) => {
    const [first = Number.NaN, second = Number.NaN] = [small[index], large[index]];
    return {
      store,
      turn: name,
      [`at ${few}`]: `${first.toFixed(2)} ms`,
      [`at ${many}`]: `${second.toFixed(2)} ms`,
      ratio: `${(second / first).toFixed(2)}×`,
    };
  });
}

/** Milliseconds of each act in the middle, each right after a write: by another instance where there can be one. */
async function timesAt(size: number, setting: string): Promise<number[]> {
  const seeding = await openStore(setting);
  const organization = seeding.organization(organizationId);
  await fillWithCustomers(organization, 0, size);
  for (let number = 0; number < owned; number += 1) {
    const doc = { ...aCustomer(number), owner: benchPersonId(owner) };
    await organization.customers.update(doc.id, () => ({ doc }));
  }
  const isShared = setting.startsWith("postgres");
  if (!isShared) await seeding.close();
  const teams = await startFakeTeams();
  const bot = await startBot(setting, people);
  const turn = async (doing: Doing, by: number) => (await act(bot.port, teams.url, doing, { person: by })).milliseconds;
  // Everybody is known, and everything worked out once.
  for (let person = 0; person <= people; person += 1) await turn({ writes: "gaps" }, person);
  for (const { does } of acts.slice(2)) await turn(does(0), 0);
  const times: number[] = [];
  let count = 0;
  for (const { does, by } of acts) {
    const own: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const writer = (count += 1) % people;
      const { id } = aCustomer(few - count);
      if (isShared) {
        await organization.customers.update(id, (doc) => ({ doc: doc && { ...doc, tags: [`round ${count}`] } }));
      } else {
        await turn(answer(id), writer);
      }
      own.push(await turn(does(round), by ?? (writer + 1) % people));
      // Slower than Teams' limit, and than one person may ask.
      await delay(40);
    }
    times.push(median(own));
  }
  await bot.stop();
  await teams.close();
  if (isShared) await seeding.close();
  return times;
}
