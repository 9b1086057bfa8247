/** The samples of `test/samples/imports`, loaded as a person loads them. */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { importReport } from "../../../src/app/imports/imports.ts";
import type { ImportOptions } from "../../../src/app/imports/steps.ts";
import type { Organization } from "../../../src/app/ports.ts";
import type { Source } from "../../../src/reports/csv/csv.ts";
import type { Report } from "../../../src/domain/imports/imports.ts";
import { openReport } from "../../../src/reports/open.ts";
import { readLimits } from "../../../src/limits.ts";
import { readCatalogue } from "../../../src/workloads.ts";

export const samples = join(import.meta.dirname, "../../samples/imports");
export const customer = (number: number) => `5a0e1c3d-7b21-4f6a-9d00-00000000000${number}`;
export const subscription = (number: number) => `c1d2e3f4-0a1b-4c2d-8e3f-00000000000${number}`;

export const options = {
  by: "rosa",
  now: "2026-11-23T08:00:00.000Z",
  zone: "Etc/UTC",
  catalogue: readCatalogue(),
  limits: readLimits(),
};

/** A sample by its name, or any file, opened. @throws when it is refused, or leaves something open. */
export async function opened(of: string | Source): Promise<Report> {
  const source = typeof of === "string" ? () => createReadStream(join(samples, of)) : of;
  const report = await openReport(source, "2026-11-23");
  if (report.outcome !== "opened") throw new Error(JSON.stringify(report));
  return report.report;
}

/** Loads it. */
export async function load(organization: Organization, of: string | Source, more: Partial<ImportOptions> = {}) {
  const imported = await importReport(organization, await opened(of), { ...options, ...more });
  if (imported.outcome !== "imported") throw new Error(imported.outcome);
  return imported.summary;
}
