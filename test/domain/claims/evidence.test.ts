import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evidenceKinds, type Evidence } from "../../../src/domain/customer/customer.ts";
import { stronger, weigh } from "../../../src/domain/claims/evidence.ts";
import { latest } from "../../../src/domain/time/time.ts";

const early = "2026-10-05T12:00:00.000Z";
const late = "2026-11-05T12:00:00.000Z";
const of = (kind: Evidence["kind"], at: string): Evidence => ({ kind, at, by: "megan" });

describe("two statements about one thing", () => {
  it.each([
    ["the first there is", undefined, of("reported", late), false, "incoming", false],
    ["a report repeats a person", of("reported", early), of("imported", late), true, "incoming", false],
    ["a person repeats a report", of("imported", early), of("reported", late), true, "known", false],
    ["a person says it again", of("reported", early), of("reported", late), true, "incoming", false],
    ["an older report repeats a person", of("reported", late), of("imported", early), true, "incoming", false],
    ["a newer report contradicts a person", of("reported", early), of("imported", late), false, "incoming", true],
    ["an older report contradicts a person", of("reported", late), of("imported", early), false, "known", true],
    ["a person contradicts a newer report", of("imported", late), of("reported", early), false, "known", true],
    ["a person contradicts an older report", of("imported", early), of("reported", late), false, "incoming", true],
    ["a person changes their mind", of("reported", early), of("reported", late), false, "incoming", false],
    ["the very same is said again", of("pasted", late), of("pasted", late), true, "known", false],
    ["two of the same moment disagree", of("pasted", late), of("imported", late), false, "incoming", true],
  ] as const)("%s", (_, known, incoming, agree, stands, conflict) => {
    expect(weigh(known, incoming, agree)).toEqual({ stands, conflict });
  });

  const evidence = fc.record({
    kind: fc.constantFrom(...evidenceKinds),
    at: fc.constantFrom(early, late, "2026-11-20T12:00:00.000Z"),
    by: fc.constant("megan"),
  });

  it("come out the same in either order", () => {
    fc.assert(
      fc.property(evidence, evidence, fc.boolean(), (a, b, agree) => {
        const forth = weigh(a, b, agree);
        const back = weigh(b, a, agree);
        expect(forth.conflict).toBe(back.conflict);
        const stands = forth.stands === "incoming" ? b : a;
        expect(back.stands === "incoming" ? a : b).toEqual(stands);
      }),
    );
  });

  it("leave the stronger when they agree", () => {
    expect(stronger(of("imported", early), of("reported", late)).kind).toBe("imported");
    expect(stronger(of("reported", late), of("imported", early)).kind).toBe("imported");
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
