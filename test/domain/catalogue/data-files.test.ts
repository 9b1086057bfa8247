/** The data files that people may edit: the workload catalogue and the limits of the gap rules. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { designations, type Designation } from "../../../src/domain/catalogue/gap-codes.ts";
import { limitNames } from "../../../src/domain/catalogue/limits.ts";
import { designationsOfSubscription, feeds } from "../../../src/domain/catalogue/designations.ts";
import { findWorkload, workloadName } from "../../../src/domain/catalogue/workloads.ts";
import { readLimits } from "../../../src/limits.ts";
import { readCatalogue } from "../../../src/workloads.ts";

const catalogue = readCatalogue();
const folder = mkdtempSync(join(tmpdir(), "data-files-"));
const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};

describe("the workload catalogue", () => {
  it.each([
    ["Teams", "teams"],
    ["TEAMS MEETINGS", "teams-meetings"],
    ["Exchange", "exchange"],
    ["EXO", "exchange"],
    ["Azure AD Premium", "entra-id-premium"],
    ["ProPlus", "m365-apps"],
    ["Yammer", "viva-engage"],
    ["TeamsPhonecalling1p/3p", "teams-phone-calling"],
    ["Defender for Office 365", "defender-office"],
    ["Business Central", "business-central"],
    ["F&O Bundle", "fo-bundle"],
    ["Power Virtual Agents", "copilot-studio"],
    ["teams", "teams"],
  ])("knows %s as Microsoft's exports write it", (name, id) => {
    expect(findWorkload(catalogue, name)?.id).toBe(id);
  });

  it("keeps the words of a workload it does not know", () => {
    expect(findWorkload(catalogue, "__proto__")).toBeUndefined();
    expect(workloadName(catalogue, "Loop")).toBe("Loop");
  });

  it("names a designation for each workload, and has workloads of both areas", () => {
    expect(catalogue.workloads.every((workload) => workload.designations.length > 0)).toBe(true);
    expect(new Set(catalogue.workloads.map(({ area }) => area)).size).toBe(2);
  });

  it("reads another file", () => {
    const path = file("own.json", {
      ...catalogue,
      workloads: [
        {
          id: "loop",
          name: "Loop",
          area: "Modern Work and Security",
          aliases: [],
          designations: ["Modern Work"],
          minimumSeats: 11,
        },
      ],
    });
    expect(readCatalogue(path).workloads.map(({ id }) => id)).toEqual(["loop"]);
  });

  it.each([
    ["no JSON", "{", /Unexpected|Expected|JSON/],
    [
      "a designation nobody knows",
      { ...catalogue, workloads: [{ ...catalogue.workloads[0], designations: ["Gaming"] }] },
      /designations/,
    ],
    [
      "a name of two workloads",
      { ...catalogue, workloads: [catalogue.workloads[0], { ...catalogue.workloads[1], aliases: ["EXO"] }] },
      /"exo" names both exchange and sharepoint/,
    ],
    ["no date", { ...catalogue, checked: "recently" }, /checked/],
  ])("refuses %s, naming the file", (name, content, why) => {
    const path = file(`${name.replaceAll(" ", "-")}.json`, content);
    expect(() => readCatalogue(path)).toThrow(path);
    expect(() => readCatalogue(path)).toThrow(why);
  });
});

describe("the limits", () => {
  const limits = readLimits();

  it.each([
    ["submitted", 5, "business days"],
    ["underReview", 14, "business days"],
    ["partnerAction", 14, "business days"],
    ["dispute", 30, "days"],
    ["customerWindow", 5, "business days"],
    ["proof", 12, "months"],
    ["subscriptionEnd", 30, "days"],
    ["answerHolds", 90, "days"],
    ["importAge", 35, "days"],
  ] as const)("%s is %i %s, as documented", (name, value, unit) => {
    expect(limits[name]).toMatchObject({ value, unit });
  });

  it.each(limitNames)("%s says where it is from and when that was read", (name) => {
    expect(limits[name].checked).toMatch(/^20\d\d-/);
    expect(limits[name].source.length).toBeGreaterThan(5);
  });

  it.each([
    ["a limit that is missing", { ...limits, draft: undefined }, /draft/],
    ["a limit nobody knows", { ...limits, draught: limits.draft }, /draught/],
    ["a limit of nothing", { ...limits, draft: { ...limits.draft, value: 0 } }, /draft/],
  ])("refuses %s, naming it", (name, content, why) => {
    expect(() => readLimits(file(`${name.replaceAll(" ", "-")}.json`, content))).toThrow(why);
  });
});

describe("designations", () => {
  it("has a line of what feeds it for each", () => {
    expect(new Set(feeds.map(({ designation }) => designation))).toEqual(new Set<Designation>(designations));
  });

  it.each([
    [{ soldByUsCsp: false }, ["Data & AI", "Digital & App Innovation", "Infrastructure", "Security"]],
    [{ soldByUsCsp: true }, ["Security"]],
    [{ soldByUsCsp: false, power: { deployedOn: "2026-01-05" } }, ["Business Applications"]],
  ])("PAL on %o feeds %o", (subscription, feed) => {
    expect(designationsOfSubscription(subscription)).toEqual(feed);
  });
});
