/** What the measurements run against: a connector that takes everything, a bot, and customers in any number. */
import { randomUUID } from "node:crypto";
import { Agent, createServer, request } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { listening } from "../port.ts";
import type { Organization } from "../../app/ports.ts";
import { newCustomer, type Claim, type Customer, type Subscription } from "../../domain/customer/customer.ts";

export const organizationId = "5f8e3f2a-0c1d-4b7e-9a53-2d6c1b7e4f10";
export const managerId = "00000001-1111-4222-8333-444444444444";

export type FakeTeams = { url: string; close: () => Promise<void> };

/** Answers every call at once, as Teams does on a good day. @param hears what is said, as JSON. */
export async function startFakeTeams(hears: (body: string) => void = () => {}): Promise<FakeTeams> {
  let messages = 0;
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (piece: string) => (body += piece));
    request.on("end", () => {
      messages += request.method === "POST" ? 1 : 0;
      hears(body);
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify({ id: String(messages), members: [] }));
    });
  });
  return {
    url: `http://127.0.0.1:${await listening(server)}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What people do: write in a group chat or in their own, click on a card, or send a file. */
export type Doing = { says: string } | { writes: string } | { clicks: string; data: object } | { sends: string };

/** Who does it; the number of a person of the organization. */
type Who = { person?: number; organization?: string; conversation?: string };

/** Entra object id of a person by number. */
export const benchPersonId = (person: number): string => `${managerId.slice(0, -4)}${1000 + person}`;

/**
 * Does it once and waits until the turn has ended; in a group chat, where it is not for the personal chat: in one of its
 * own unless one is named, since the limits of one conversation are not what is measured.
 * @returns the milliseconds it took, and the body of the answer.
 */
export async function act(bot: number, teams: string, doing: Doing, who: Who = {}) {
  const { person = 0, organization = organizationId, conversation = randomUUID() } = who;
  const activity = {
    id: randomUUID(),
    channelId: "msteams",
    serviceUrl: teams,
    from: { id: `29:${person}`, name: `Person ${person}`, aadObjectId: benchPersonId(person) },
    recipient: { id: "28:bot", name: "Bot" },
    conversation:
      "sends" in doing || "writes" in doing
        ? { id: `a:${randomUUID()}`, conversationType: "personal", tenantId: organization }
        : { id: `19:${conversation}@thread.v2`, conversationType: "groupChat", isGroup: true, tenantId: organization },
    channelData: { tenant: { id: organization } },
    ...contentOf(doing),
  };
  return send(bot, "/api/messages", JSON.stringify(activity));
}

const agent = new Agent({ keepAlive: true });

/** One request to the bot: without a body, GET. Not by `fetch`, which costs the sender more than most turns the bot. */
export function send(bot: number, path: string, body?: string): Promise<{ milliseconds: number; body: string }> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    const headers = body === undefined ? {} : { "Content-Type": "application/json" };
    const asked = request({ agent, port: bot, host: "127.0.0.1", path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("end", () => {
        if (response.statusCode !== 200) return reject(new Error(`the bot answered ${response.statusCode}`));
        resolve({ milliseconds: performance.now() - began, body: text });
      });
    });
    asked.on("error", reject).end(body);
  });
}

function contentOf(doing: Doing) {
  if ("clicks" in doing) {
    const action = { type: "Action.Execute", verb: doing.clicks, data: doing.data };
    return { type: "invoke", name: "adaptiveCard/action", replyToId: "1", value: { action, trigger: "manual" } };
  }
  if ("sends" in doing) {
    const content = { downloadUrl: doing.sends, uniqueId: randomUUID(), fileType: "csv" };
    const contentType = "application/vnd.microsoft.teams.file.download.info";
    return { type: "message", text: "import", attachments: [{ contentType, name: "customers.csv", content }] };
  }
  if ("writes" in doing) return { type: "message", text: doing.writes };
  return {
    type: "message",
    text: `<at>Bot</at> ${doing.says}`,
    entities: [{ type: "mention", mentioned: { id: "28:bot", name: "Bot" }, text: "<at>Bot</at>" }],
  };
}

/** Sends a message in a group chat. @returns milliseconds until its turn has ended. */
export async function sayInGroup(
  bot: number,
  teams: Pick<FakeTeams, "url">,
  text: string,
  person = 0,
): Promise<number> {
  return (await act(bot, teams.url, { says: text }, { person })).milliseconds;
}

/** A customer with five workloads and three subscriptions, some of them in order. */
export function aCustomer(number: number): Customer {
  const id = `${String(number).padStart(8, "0")}-0000-4000-8000-000000000000`;
  const addedAt = "2026-06-01T08:00:00.000Z";
  const evidence = { kind: "reported", at: "2026-10-01T08:00:00.000Z", by: "system" } as const;
  const claims = ["exchange", "sharepoint", "teams", "intune", "m365-apps"].map((workload, index): Claim => ({
    id: workload,
    workload,
    area: "Modern Work and Security",
    role: "Use or consume",
    scope: { is: "in" },
    scopedOn: "2026-06-01",
    status: (number + index) % 5 === 0 ? "Draft" : "Approved",
    statusSince: "2026-09-01",
    approvedOn: "2026-09-01",
    evidence,
  }));
  const subscriptions = [0, 1, 2].map((index): Subscription => ({
    id: `${String(number).padStart(8, "0")}-000${index}-4000-8000-000000000001`,
    scope: { is: "in" },
    soldByUsCsp: index === 2,
    access: "guest",
    since: "2026-06-01",
  }));
  return newCustomer({
    id,
    name: `Customer ${number}`,
    source: "import",
    addedAt,
    owner: `0000${String(number % 500).padStart(4, "0")}-1111-4222-8333-444444444444`,
    ownerSince: addedAt,
    claims,
    subscriptions,
    history: Array.from({ length: 4 }, () => ({ at: addedAt, by: "system", what: "imported", note: "from the list" })),
  });
}

/** Writes customers, many at a time. */
export async function fillWithCustomers(organization: Organization, from: number, to: number): Promise<void> {
  let next = from;
  const work = async (): Promise<void> => {
    while (next < to) {
      const doc = aCustomer(next);
      next += 1;
      await organization.customers.update(doc.id, () => ({ doc }));
    }
  };
  await Promise.all(Array.from({ length: 32 }, work));
}

/** The middle of the sorted measurements. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** What is held after a collection. */
export function heldMegabytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_048_576;
}
