/** The data files that people may edit: the workload catalogue and the limits of the gap rules. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { limitNames } from "../../../src/domain/catalogue/limits.ts";
import { findWorkload, workloadName } from "../../../src/domain/catalogue/workloads.ts";
import { readLimits } from "../../../src/limits.ts";
import { readCatalogue } from "../../../src/workloads.ts";

const catalogue = readCatalogue();
const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../src/${name}`, import.meta.url), "utf8"));
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
    ["exch", "exchange"],
    ["dfo", "defender-office"],
    ["DfE", "defender-endpoint"],
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

  const own = readJson("workloads.json") as { workloads: object[] };
  const table = readJson("attribution.json") as { parts: { counts: object[] }[]; workloads: object };

  it("reads other files", () => {
    const loop = { id: "loop", name: "Loop", area: "Modern Work and Security", aliases: [] };
    const workloads = file("own.json", { ...own, workloads: [...own.workloads, loop] });
    expect(readCatalogue({ workloads }).workloads.at(-1)).toEqual(loop);
  });

  it.each([
    ["no JSON", "workloads", "{", /Unexpected|Expected|JSON/],
    [
      "an area nobody knows",
      "workloads",
      { ...own, workloads: [{ ...own.workloads[0], area: "Gaming" }] },
      /workloads\[0\]\.area/,
    ],
    [
      "a name of two workloads",
      "workloads",
      { ...own, workloads: [own.workloads[0], { ...own.workloads[1], aliases: ["EXO"] }] },
      /"exo" names both exchange and sharepoint/,
    ],
    ["no date", "workloads", { ...own, checked: "recently" }, /checked/],
    ["a workload that the catalogue lacks", "workloads", { ...own, workloads: own.workloads.slice(1) }, /"exchange"/],
    [
      "an association nobody knows",
      "attribution",
      { ...table, parts: [{ ...table.parts[0], counts: [{ by: "TPOR" }] }] },
      /parts\[0\]\.counts\[0\]\.by/,
    ],
    [
      "a source that is not there",
      "attribution",
      { ...table, parts: [{ ...table.parts[0], source: "hearsay" }] },
      /parts\[0\]\.source/,
    ],
    [
      "a list that is not there",
      "attribution",
      { ...table, workloads: {} },
      /no list of workloads called "modern-work-adds"/,
    ],
  ])("refuses %s, naming the file", (name, which, content, why) => {
    const path = file(`${name.replaceAll(" ", "-")}.json`, content);
    const refused = () => readCatalogue({ [which]: path });
    expect(refused).toThrow(why);
    if (name !== "a workload that the catalogue lacks") expect(refused).toThrow(path);
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
