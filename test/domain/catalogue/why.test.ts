/** What the bot teaches: worth first, each statement with a page and its date, the table's own words where it says it. */
import { describe, expect, it } from "vitest";
import { whyView } from "../../../src/cards/gaps/why.ts";
import { basisOf } from "../../../src/domain/catalogue/attribution-words.ts";
import { bothSecurityAndModernWork, claimsToMake, proofChecklist } from "../../../src/domain/catalogue/claim-guide.ts";
import { designations, type Designation } from "../../../src/domain/catalogue/gap-codes.ts";
import { pageIds, pageOf } from "../../../src/domain/catalogue/pages.ts";
import { textOf } from "../../../src/domain/catalogue/statement.ts";
import { findWhy, isOld, whyGroups, whyTopics } from "../../../src/domain/catalogue/why.ts";
import { findWorkload } from "../../../src/domain/catalogue/workloads.ts";
import { readLimits } from "../../../src/limits.ts";
import { readCatalogue } from "../../../src/workloads.ts";

const catalogue = readCatalogue();
const { attribution: table } = catalogue;
const limits = readLimits();
const owner = { catalogue, limits, today: "2026-11-23", manager: false, partnerIds: ["5120044"] };
const manager = { ...owner, manager: true };

describe("why", () => {
  it.each(
    "designations incentives csp access approval cpor which-claim proof deadlines pal roles partner-id retroactive dpor badges cua refresh".split(
      " ",
    ),
  )("knows %s", (topic) => {
    expect(findWhy(topic)?.id).toBe(topic);
  });

  it.each([
    ["GDAP", "access"],
    [" Consent? ", "approval"],
    ["partner id", "partner-id"],
    ["dispute", "rejected"],
    ["money", "incentives"],
    ["partner_id", "cua"],
    ["Which claim?", "which-claim"],
    ["digital partner of record", "dpor"],
  ])("understands %s as %s", (words, id) => {
    expect(findWhy(words)?.id).toBe(id);
  });

  it("knows nothing of other words", () => {
    expect(findWhy("toString")).toBeUndefined();
    expect(findWhy("")).toBeUndefined();
  });

  it("puts three misconceptions right", () => {
    expect(whyTopics.filter(({ misconception }) => misconception !== undefined).map(({ id }) => id)).toEqual([
      "csp",
      "access",
      "approval",
    ]);
  });

  it("are each listed under one heading", () => {
    expect(whyGroups.flatMap(({ topics }) => topics.map(({ id }) => id)).toSorted()).toEqual(
      whyTopics.map(({ id }) => id).toSorted(),
    );
  });

  it.each(whyTopics.map(({ id }) => id))(
    "says of %s first what it is worth, then the rule, each with its page",
    (id) => {
      const { worth = [], rules = [] } = findWhy(id) ?? {};
      const { statements } = whyView(id, owner);
      expect(worth.length).toBeGreaterThan(0);
      expect(statements.map(({ says }) => says.startsWith("**"))).toEqual([
        ...worth.map(() => true),
        ...statements.slice(worth.length).map(() => false),
      ]);
      expect(statements.length).toBeGreaterThan(worth.length);
      for (const { says, source } of statements) {
        expect(source).toMatch(/^\[[^\]]+\]\(https:\/\/[^)]+\) · read in \w+ \d{4}/);
        expect(says).not.toContain("…");
      }
      for (const one of [...worth, ...rules]) expect(textOf(one, catalogue, limits).length).toBeLessThan(400);
    },
  );

  it("has no word that means two topics", () => {
    const words = whyTopics.flatMap((topic) => [topic.id, ...topic.aliases]);
    expect(new Set(words).size).toBe(words.length);
  });

  it("tells an administrator, and nobody else, what was read over a year ago", () => {
    const aged = (reader: typeof owner) =>
      whyView("deadlines", reader).statements.filter(({ source }) => source.includes("over a year old")).length;
    expect([aged(owner), aged(manager)]).toEqual([0, 5]);
    const lost = (reader: typeof owner) =>
      whyView("deadlines", reader).statements.filter(({ source }) => source.includes("not found again in")).length;
    expect([lost(owner), lost(manager)]).toEqual([0, 4]);
    expect(whyView("", owner).context).not.toContain("over a year");
    expect(whyView("", manager).context).toMatch(/\d+ topics draw on pages last read over a year ago/);
    expect([isOld({ page: "modern-work" }, "2027-05-08"), isOld({ page: "modern-work" }, "2027-05-09")]).toEqual([
      false,
      true,
    ]);
  });

  it.each(pageIds)("%s is a page with a link and a day", (id) => {
    const { url, checked, title } = pageOf(id);
    expect(new URL(url).protocol).toBe("https:");
    expect(checked).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(title.length).toBeGreaterThan(5);
  });
});

describe("what designations rest on", () => {
  it.each<[Designation, readonly string[]]>([
    ["Infrastructure", ["Azure: PAL, CSP or DPOR"]],
    [
      "Modern Work",
      [
        "Microsoft 365 above 300 paid seats: CPOR or DPOR (counts less)",
        "Microsoft 365 from 11 to 300 paid seats: CPOR or CSP (counts less)",
      ],
    ],
    ["Security", ["Microsoft 365 from 5 paid seats: CPOR or CSP", "security services on Azure: PAL or CSP"]],
    [
      "Business Applications",
      [
        "net customer adds of Dynamics 365 and Power Platform: CPOR, CSP or DPOR",
        "usage growth and deployments of Dynamics 365 other than Customer Insights: CPOR, CSP or DPOR",
        "usage growth and deployments of Power Platform and Customer Insights: PAL alone",
      ],
    ],
  ])("is said of %s from the table", (designation, basis) => {
    expect(basisOf(designation, table)).toEqual(basis);
  });

  it("is said of all six", () => {
    const said = whyView("designations", owner)
      .statements.map(({ says }) => says)
      .join(" ");
    for (const one of designations) expect(said).toContain(one);
  });
});

describe("the guide to claims", () => {
  const said = claimsToMake.map((one) => textOf(one, catalogue, limits));

  it.each([
    [/^Microsoft 365.*as Use or consume for net customer adds/, 1],
    [
      /^Dynamics 365 by EA.*Influenced Revenue recognition.*for net customer adds.*Usage recognition.*for usage growth and deployments/,
      1,
    ],
    [/^Dynamics 365 through CSP: nothing to claim/, 1],
    [/^Power Platform.*PAL alone.*Influenced Revenue recognition/, 1],
    [/^Azure: no claim/, 1],
  ])("says %s", (words, times) => {
    expect(said.filter((one) => words.test(one))).toHaveLength(times);
  });

  it("names what counts for Security and Modern Work at once", () => {
    expect(bothSecurityAndModernWork(catalogue)).toEqual(["Intune", "Entra ID P1"]);
  });
});

describe("the checklist of a proof", () => {
  const of = (name: string) =>
    proofChecklist(findWorkload(catalogue, name), catalogue)
      .map((one) => textOf(one, catalogue, limits))
      .join("\n");

  it("names the workload in each line of work, wherever it is asked for", () => {
    expect(of("teams")).toContain("Teams named in each line of the work");
    expect(whyView("proof exo", owner).title).toBe("Proof of execution for Exchange Online");
    expect(whyView("poe for Teams", owner).title).toBe("Proof of execution for Teams");
    expect(whyView("proof nonsense", owner).title).toContain("I have nothing on");
    expect(whyView("proof", owner).statements.map(({ says }) => says)).toContainEqual(
      expect.stringContaining("☐ The workload named in each line"),
    );
  });

  it("asks for the subscription, best in Microsoft's template, for Business Applications only", () => {
    expect(of("sales")).toMatch(/The subscription ID, best in Microsoft's own template: .*a partner reports/);
    expect(of("teams")).not.toContain("subscription ID");
  });

  it("says of Power Platform that usage counts by PAL", () => {
    expect(of("power apps")).toMatch(/^Usage of Power Apps counts by PAL/);
    expect(of("sales")).not.toContain("PAL");
    for (const workload of ["power apps", "sales"])
      expect(of(workload)).toContain("For influenced revenue also: the seller");
  });
});
