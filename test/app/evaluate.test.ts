/** What gaps are found from: reports that a source reads are not late. */
import { expect, it } from "vitest";
import { gapContext } from "../../src/app/evaluate.ts";
import { defaultSettings, type ImportName, type SourceId } from "../../src/domain/documents.ts";
import { organizationGaps } from "../../src/domain/gaps/rules/evidence.ts";
import { tenant } from "./messages/harness.ts";
import { aWorld } from "../world.ts";
import { aMemoryStore } from "../memory.ts";

it.each<[ImportName, SourceId, boolean]>([
  ["customers", "customers", false],
  ["subscriptions", "customers", false],
  ["gdap", "gdap", false],
  ["gdap", "customers", true],
  ["claims", "customers", true],
])(
  "of %s imported long ago, with the source %s read last night, says that it is late: %s",
  async (report, id, late) => {
    const store = aMemoryStore();
    const organization = store.organization(tenant);
    const imports = { [report]: { at: "2026-01-05T08:00:00.000Z", by: "ada" } };
    await organization.settings.update("settings", () => ({ doc: { ...defaultSettings, imports } }));
    const counts = { new: 0, changed: 0, contradicted: 0, gone: 0, unchanged: 1, unknown: 0, failed: 0 };
    const read = { at: "2026-11-23T02:00:00.000Z", by: "ada", requests: 1, counts };
    await organization.sources.update(id, () => ({ doc: { id, read } }));
    const world = aWorld(store, { now: () => "2026-11-23T08:00:00.000Z" });
    const found = organizationGaps(await gapContext(world, organization)).filter(({ code }) => code === "V03");
    expect(found.map(({ item }) => item)).toEqual(late ? [report] : []);
  },
);
