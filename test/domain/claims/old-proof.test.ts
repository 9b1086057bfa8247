/** Which approved claims rest on old proof, as far as anybody recorded. */
import { expect, it } from "vitest";
import { restsOnOldProof } from "../../../src/domain/claims/status.ts";
import type { Claim } from "../../../src/domain/customer/customer.ts";
import { aContext } from "../contexts.ts";
import { aClaim } from "../gaps/rules/cases.ts";

const approved = (parts: Partial<Claim> = {}) =>
  aClaim({ status: "Approved", statusSince: "2025-11-22", approvedOn: "2025-11-22", ...parts });

it.each<[string, Claim, boolean]>([
  ["was approved over 12 months ago", approved(), true],
  ["was approved 12 months ago", approved({ approvedOn: "2025-11-23" }), false],
  [
    "has a proof whose day is recorded, which C09 judges",
    approved({ proof: { ref: "SOW", signedOn: "2025-01-05" } }),
    false,
  ],
  ["is not approved", approved({ status: "Under review" }), false],
  ["is another partner's", approved({ scope: { is: "other-partner" } }), false],
])("what %s", (_, claim, is) => {
  expect(restsOnOldProof(claim, aContext())).toBe(is);
});
