import { fc } from "../../properties.ts";
import { describe, expect, it } from "vitest";
import { evidenceKinds, type Evidence } from "../../../src/domain/customer/customer.ts";
import { stronger } from "../../../src/domain/claims/evidence.ts";
import { latest } from "../../../src/domain/time/time.ts";

const early = "2026-10-05T12:00:00.000Z";
const late = "2026-11-05T12:00:00.000Z";
const of = (kind: Evidence["kind"], at: string): Evidence => ({ kind, at, by: "megan" });

describe("two statements that agree", () => {
  it.each([
    ["a report repeats a person", of("reported", early), of("imported", late), of("imported", late)],
    ["an older report repeats a person", of("reported", late), of("imported", early), of("imported", early)],
    ["a person repeats a report", of("imported", early), of("reported", late), of("imported", early)],
    ["a person says it again", of("reported", early), of("reported", late), of("reported", late)],
  ])("leave the stronger, of equals the newer: %s", (_, known, incoming, left) => {
    expect(stronger(known, incoming)).toEqual(left);
    expect(stronger(incoming, known)).toEqual(left);
  });

  const evidence = fc.record({
    kind: fc.constantFrom(...evidenceKinds),
    at: fc.constantFrom(early, late, "2026-11-20T12:00:00.000Z"),
    by: fc.constant("megan"),
  });

  it("leave a strongest that does not depend on the order of three", () => {
    fc.assert(
      fc.property(evidence, evidence, evidence, (a, b, c) => {
        expect(stronger(stronger(a, b), c)).toEqual(stronger(a, stronger(c, b)));
      }),
    );
  });
});

it("finds the latest of several days, and none of none", () => {
  expect(latest("2026-11-02", undefined, "2026-11-05")).toBe("2026-11-05");
  expect(latest(undefined)).toBeUndefined();
});
