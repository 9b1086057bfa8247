/**
 * A partner with 5,000 customers, read at the pace that Microsoft's documents allow: by a clock that jumps from one
 * event to the next, so that hours of waiting take seconds.
 */
import { expect, it } from "vitest";
import { createMicrosoft } from "../../../src/dev/microsoft/servers.ts";
import { createSources } from "../../../src/sources/sources.ts";
import type { HttpParts } from "../../../src/sources/http.ts";
import { azurePlan, type ServiceName } from "../../../src/dev/microsoft/world.ts";
import { ada } from "../../domain/customers.ts";
import { aCompany, ourApp, ourPrincipal, partner } from "../../sources/company.ts";
import { aBot } from "./bot.ts";

const customers = 5_000;
/** Half of them delegate a subscription by Lighthouse. */
const delegated = 2_500;
/** What one answer takes, generously: none of Microsoft's documents promises a figure. */
const latency: Readonly<Record<ServiceName, number>> = { entra: 300, graph: 800, partnerCenter: 700, arm: 400 };

const idOf = (kind: number, place: number): string =>
  `${String(place).padStart(8, "0")}-000${kind}-4000-8000-000000000000`;

function aLargePartner() {
  const microsoft = aCompany();
  microsoft.companies = Array.from({ length: customers }, (_, place) => ({
    id: idOf(1, place),
    name: `Company ${place}`,
    domain: `company-${place}.example`,
    relationship: "reseller",
    subscriptions: [azurePlan(idOf(2, place), [{ id: idOf(3, place), name: "Production" }])],
  }));
  microsoft.relations = microsoft.companies.map(({ id, name }, place) => ({
    id: idOf(4, place),
    customer: { tenantId: id, displayName: name },
    status: "active",
    endDateTime: "2028-01-01T00:00:00Z",
    autoExtendDuration: "PT0S",
  }));
  microsoft.azure = microsoft.companies.slice(0, delegated).map(({ id }, place) => ({
    id: idOf(3, place),
    tenant: id,
    name: "Production",
    state: "Enabled",
    managedBy: [partner],
    assignments: [],
    delegated: [{ principal: ourPrincipal, role: "Contributor" }],
  }));
  return microsoft;
}

/** Time that passes only while everybody waits: the next event is the earliest that anybody waits for. */
function aJumpingClock() {
  let now = Date.parse("2026-11-24T02:00:00Z");
  const waiting: { at: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (milliseconds: number) =>
      new Promise<void>((wake) => {
        waiting.push({ at: now + milliseconds, wake });
      }),
    async until<Result>(work: Promise<Result>): Promise<Result> {
      let isDone = false;
      void work
        .catch(() => undefined)
        .finally(() => {
          isDone = true;
        });
      while (!isDone) {
        await new Promise((resolve) => setImmediate(resolve));
        const next = waiting.reduce<number>(
          (best, { at }, place) => (at < (waiting[best]?.at ?? Infinity) ? place : best),
          0,
        );
        const [event] = waiting.splice(next, 1);
        if (event === undefined) continue;
        now = Math.max(now, event.at);
        event.wake();
      }
      return work;
    },
  };
}

it("Reads 5,000 customers in nights of less than ten minutes, below every documented limit, all of them within three", async () => {
  const microsoft = aLargePartner();
  const services = createMicrosoft(microsoft);
  const clock = aJumpingClock();
  const sent: { service: ServiceName; at: number }[] = [];
  const names = Object.fromEntries(
    Object.entries(services.origins).map(([name, origin]) => [origin, name as ServiceName]),
  );
  const parts: HttpParts = {
    now: clock.now,
    sleep: clock.sleep,
    random: () => 0.5,
    timeout: () => new AbortController().signal,
    async fetch(input, init = {}) {
      const url = new URL(input instanceof Request ? input.url : input);
      const service = names[url.origin];
      if (service === undefined) throw new Error(`nobody at ${url.origin}`);
      sent.push({ service, at: clock.now() });
      await clock.sleep(latency[service]);
      const headers = new Map(new Headers(init.headers).entries());
      const body = init.body === undefined ? "" : await new Response(init.body).text();
      const answer = services.handle(service, { method: init.method ?? "GET", url, headers, body });
      if (typeof answer === "string") throw new Error(answer);
      return new Response(answer.body, answer);
    },
  };
  const credential = { type: "secret", secret: "Secret~of.our-app" } as const;
  const sources = createSources(
    {
      on: ["gdap", "people", "customers", "pal"],
      clientId: ourApp,
      credential,
      principals: [{ tenant: partner, clientId: ourApp, credential }],
      addresses: services.origins,
    },
    parts,
  );
  const bot = await aBot({ sources });
  const readOnce = async () => {
    const all = await bot.organization.customers.list();
    return all.filter(({ read }) => read?.subscriptions !== undefined).length;
  };
  const nights: { minutes: number; requests: number; read: number }[] = [];
  for (let night = 0; night < 3; night += 1) {
    const [begun, before] = [clock.now(), sent.length];
    const synced = await clock.until(bot.sync({ by: ada.id, approve: true }));
    expect(Object.values(synced).map(({ outcome }) => outcome)).toEqual(["read", "read", "read", "read"]);
    nights.push({
      minutes: (clock.now() - begun) / 60_000,
      requests: sent.length - before,
      read: await readOnce(),
    });
    await clock.until(clock.sleep(86_400_000));
  }
  expect(services.unexpected).toEqual([]);
  for (const { minutes, requests } of nights) {
    expect(minutes).toBeLessThan(10);
    expect(requests).toBeLessThan(10_000);
  }
  // Whose reading is oldest comes first: a third of them each night.
  expect(nights.map(({ read }) => read)).toEqual([1_798, 3_596, customers]);
  expect(mostInAMinute("partnerCenter")).toBeLessThanOrEqual(500);
  expect(mostInAMinute("graph")).toBeLessThanOrEqual(1_000);
  expect(mostInAMinute("arm")).toBeLessThanOrEqual(1_500);

  function mostInAMinute(service: ServiceName): number {
    const moments = sent.filter((one) => one.service === service).map(({ at }) => at);
    let [from, most] = [0, 0];
    for (const [place, at] of moments.entries()) {
      while ((moments[from] ?? at) <= at - 60_000) from += 1;
      most = Math.max(most, place - from + 1);
    }
    return most;
  }
}, 120_000);
