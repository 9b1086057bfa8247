/** What the demo's company knows from Microsoft before anybody opens it, at whatever moment that is. */
import { expect, it, onTestFinished } from "vitest";
import { startStandIn } from "../../src/dev/demo/microsoft.ts";
import { tenantId } from "../../src/dev/demo/people.ts";
import { loadSamples } from "../../src/dev/demo/samples.ts";
import { aFileStore, aFolder } from "../folder.ts";

const digest = { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" } as const;

it.each([
  ["2026-11-27T09:30:00.000Z", "2026-11-27T01:10:00.000Z"],
  // Before the night's hour, after a night that had no two o'clock.
  ["2027-03-28T23:55:00.000Z", "2027-03-28T01:10:00.000Z"],
  // Right after the night's hour: nothing is left for the bot to read as it starts.
  ["2026-11-28T01:05:00.000Z", "2026-11-28T01:05:00.000Z"],
  // Three months of the demo's past each.
])("begun at %s, all but one source was read at %s", { timeout: 60_000 }, async (now, lastNight) => {
  const folder = await aFolder();
  const standIn = await startStandIn(() => now, 3978);
  onTestFinished(() => standIn.services.stop());
  const serviceUrl = "http://localhost:56150/_connector";
  const customers = await loadSamples(`file:${folder}`, { now, serviceUrl, digest, standIn });
  const store = await aFileStore(folder);
  const organization = store.organization(tenantId);

  expect(standIn.services.unexpected).toEqual([]);
  const read = { at: lastNight, by: "system" };
  expect(await organization.sources.list()).toMatchObject([
    { id: "customers", read },
    { id: "gdap", read: { by: "system" }, failing: { at: lastNight, attempts: 2, fault: { kind: "consent" } } },
    { id: "pal", read: { ...read, counts: { failed: 1 } } },
    { id: "people", read },
  ]);
  // In whatever letters a customer writes its name, and as its list had it.
  expect(standIn.microsoft.companies.filter(({ domain }) => !/^[a-z0-9]+\.onmicrosoft\.com$/.test(domain))).toEqual([]);
  expect(standIn.microsoft.companies.map(({ domain }) => domain)).toContain("lamnahealthcarecom.onmicrosoft.com");
  const named = (wanted: string) => customers.find(({ name }) => name === wanted);
  expect(named("Contoso Suites")?.gdap).toMatchObject({
    evidence: { kind: "read" },
    said: { says: expect.stringMatching(/^active until/) },
  });
  expect(named("Alpine Ski House")?.read?.pal).toMatchObject({
    failed: { because: expect.stringContaining("AADSTS700016") },
  });
  expect(named("Lamna Healthcare Company")?.identities).toMatchObject([{ link: "verified", partnerId: "4911112" }]);
});
