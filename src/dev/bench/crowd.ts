/**
 * People who write and click, and their Teams, in a thread of their own, so that what they cost is not the bot's time.
 * They do not wait for one another: being answered late does not make anybody ask less.
 */
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { listening } from "../port.ts";
import { act, send, startFakeTeams, type Doing } from "./house.ts";

/** Some people of one organization, who do something over and over. */
export type Group = {
  organization: string;
  /** What they do, by turns. */
  does: readonly Doing[];
  perSecond: number;
  /** Enough that the allowance of one person does not count. */
  people: number;
};

export type Crowd = {
  groups: readonly Group[];
  /** A file that the manager sends in the middle of it, in the organization of the first group; it ends when that is loaded. */
  file?: string;
  /** Without a file, seconds until it ends; half of them go by before anything is counted. */
  seconds?: number;
};

/** What came of it. */
export type Met = {
  /** By group, the milliseconds until each was answered. */
  groups: { times: number[]; busy: number; failed: number }[];
  /** Milliseconds of `GET /healthz`. */
  health: number[];
  /** Milliseconds until the file was loaded. */
  loaded: number;
  /** How often a message said that the bot is busy. */
  saidBusy: number;
};

/** Lets them do it. */
export function letLoose(bot: number, crowd: Crowd): Promise<Met> {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { bot, crowd } });
  return new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
}

const fileName = "customers.csv";
const busyWords = "I'm busy. Try again in a minute.";

async function run(bot: number, { groups, file, seconds = 0 }: Crowd): Promise<Met> {
  let saidBusy = 0;
  let heardOfFile = () => {};
  const teams = await startFakeTeams((body) => {
    if (body.includes(busyWords)) saidBusy += 1;
    if (body.includes(fileName) && !body.includes(`Importing ${fileName}`)) heardOfFile();
  });
  const met = groups.map(() => ({ times: [] as number[], busy: 0, failed: 0 }));
  const health: number[] = [];
  const underWay = new Set<Promise<void>>();
  const start = performance.now();
  const counts = () => performance.now() - start >= seconds * 500;
  const timers = groups.map(({ organization, does, perSecond, people }, index) => {
    let count = 0;
    const one = met[index] ?? { times: [], busy: 0, failed: 0 };
    return every(
      1000 / perSecond,
      async () => {
        count += 1;
        const doing = does[count % does.length] ?? { says: "gaps" };
        const person = count % people;
        const who = { organization, person, conversation: `chat-${person}` };
        const { milliseconds, body } = await act(bot, teams.url, doing, who);
        if (!counts()) return;
        one.times.push(milliseconds);
        if (body.includes(busyWords)) one.busy += 1;
      },
      () => (one.failed += 1),
    );
  });
  timers.push(
    every(
      50,
      async () => {
        const { milliseconds } = await send(bot, "/healthz");
        if (counts()) health.push(milliseconds);
      },
      () => health.push(Infinity),
    ),
  );

  function every(milliseconds: number, work: () => Promise<void>, failed: () => void) {
    const began = performance.now();
    let done = 0;
    return setInterval(
      () => {
        for (; done * milliseconds < performance.now() - began; done += 1) {
          const one = work()
            .catch(failed)
            .finally(() => underWay.delete(one));
          underWay.add(one);
        }
      },
      Math.min(milliseconds, 10),
    );
  }

  if (file === undefined) await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  else {
    const loaded = new Promise<void>((resolve) => (heardOfFile = resolve));
    await sendFile(bot, teams.url, file);
    await loaded;
  }
  const loaded = performance.now() - start;
  for (const timer of timers) clearInterval(timer);
  await Promise.all(underWay);
  await teams.close();
  return { groups: met, health, loaded, saidBusy };
}

/** Sends it in chat; the bot says what became of it later, when it is a large one. */
async function sendFile(bot: number, teams: string, file: string): Promise<void> {
  const server = createServer((_request, response) => response.end(file));
  await act(bot, teams, { sends: `http://127.0.0.1:${await listening(server)}/${fileName}` });
  server.close();
}

if (!isMainThread && parentPort !== null) {
  const { bot, crowd } = workerData as { bot: number; crowd: Crowd };
  parentPort.postMessage(await run(bot, crowd), []);
}
