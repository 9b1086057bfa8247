/** What the gap rules know beside the customer, with the program's own limits and catalogue. */
import type { GapContext } from "../../src/domain/gaps/find-gaps.ts";
import { readLimits } from "../../src/limits.ts";
import { readCatalogue } from "../../src/workloads.ts";

const limits = readLimits();
const catalogue = readCatalogue();

export function aContext(parts: Partial<GapContext> = {}): GapContext {
  return {
    today: "2026-11-23",
    zone: "Etc/UTC",
    calendar: { weekend: [6, 7], holidays: [] },
    partnerIds: ["4911112"],
    globalPartnerId: "4911111",
    goals: [],
    imports: {},
    gone: new Set(),
    limits,
    catalogue,
    ...parts,
  };
}
