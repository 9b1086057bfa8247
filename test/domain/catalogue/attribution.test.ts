/** The attribution table, cell by cell, as Microsoft's Solutions Partner pages have it (docs/domain.md, Attribution). */
import { describe, expect, it } from "vitest";
import {
  attributionOf,
  designationsOfCpor,
  designationsOfPal,
  designationsOfWorkload,
  metrics,
  rolesThatCount,
  worthOf,
  type Association,
  type Work,
  type Worth,
} from "../../../src/domain/catalogue/attribution.ts";
import { designations, type Designation } from "../../../src/domain/catalogue/gap-codes.ts";
import { pageOf } from "../../../src/domain/catalogue/pages.ts";
import { isSecurityService } from "../../../src/domain/catalogue/security-services.ts";
import { findWorkload } from "../../../src/domain/catalogue/workloads.ts";
import { associationKinds, partnerRoles, type SolutionArea } from "../../../src/domain/customer/customer.ts";
import { readCatalogue } from "../../../src/workloads.ts";

const catalogue = readCatalogue();
const { attribution: table } = catalogue;

const microsoft365 = (workload: string): Work => ({
  kind: "workload",
  workload,
  area: "Modern Work and Security",
  isKnown: true,
});
const business = (workload: string): Work => ({
  kind: "workload",
  workload,
  area: "Business Applications",
  isKnown: true,
});
const azure = (security?: boolean): Work => ({ kind: "azure", security });

const use: Association = { by: "CPOR", role: "Use or consume" };
const advisor: Association = { by: "CPOR", role: "Build intent - Advisor" };
const usage: Association = { by: "CPOR", role: "Usage recognition - Non-Incentivized" };
const revenue: Association = { by: "CPOR", role: "Influenced Revenue recognition - Non-Incentivized" };
const pal: Association = { by: "PAL" };
const csp: Association = { by: "CSP" };
const dpor: Association = { by: "DPOR" };
const everything = { use, advisor, usage, revenue, pal, csp, dpor };
type Named = keyof typeof everything;

/** How an association counts for a metric of a designation. */
function cell(
  work: Work,
  seats: readonly number[],
  designation: Designation,
  metric: (typeof metrics)[number],
  association: Association,
): "counts" | "counts less" | "does not count" {
  const parts = attributionOf({ work, inPlace: [association], seats }, table).filter(
    ({ part }) => part.designations.includes(designation) && part.metrics.includes(metric),
  );
  const [best] = parts.flatMap(({ part, by }) => by.map((counting) => ({ part, counting })));
  if (best === undefined) return "does not count";
  const least = Math.min(...best.part.counts.map(({ fullMarks = 0 }) => fullMarks));
  return (best.counting.fullMarks ?? 0) > least ? "counts less" : "counts";
}

/** What counts for net customer adds, then for usage growth and deployments; one list for all three. `<`: counts less. */
type Counted = string | readonly [adds: string, usage: string];
type Row = [work: string, of: Work, seats: readonly number[], counts: Partial<Record<Designation, Counted>>];

const [adds, growth, deployments] = metrics;
const enterprise = ["use dpor", "use dpor<"] as const;
const smb = ["use csp", "use csp<"] as const;
const three = {
  "Data & AI": "pal csp dpor",
  "Digital & App Innovation": "pal csp dpor",
  Infrastructure: "pal csp dpor",
};
const revenueOf = "revenue advisor csp dpor";

/** Microsoft's lists of 2026, every designation that is not named counts nothing. */
const rows: readonly Row[] = [
  ["Teams, 301 seats", microsoft365("teams"), [301], { "Modern Work": enterprise }],
  ["Teams, 300 seats", microsoft365("teams"), [300], { "Modern Work": smb }],
  ["Teams, 11 seats", microsoft365("teams"), [11], { "Modern Work": smb }],
  ["Teams, 10 seats", microsoft365("teams"), [10], {}],
  ["Teams where another workload has 300 seats", microsoft365("teams"), [10, 300], { "Modern Work": smb }],
  ["Copilot, 40 seats", microsoft365("m365-copilot"), [40], { "Modern Work": smb }],
  ["Windows 365, 40 seats", microsoft365("windows-365"), [40], { "Modern Work": smb }],
  ["Teams Premium, 40 seats", microsoft365("teams-premium"), [40], { "Modern Work": ["", "use csp<"] }],
  ["Teams Premium, 400 seats", microsoft365("teams-premium"), [400], { "Modern Work": ["", "use dpor<"] }],
  ["Intune, 8 seats", microsoft365("intune"), [8], { Security: "use csp" }],
  ["Intune, 11 seats", microsoft365("intune"), [11], { Security: "use csp", "Modern Work": smb }],
  ["Entra ID P1, 4 seats", microsoft365("entra-id-premium"), [4], {}],
  ["Entra ID P1, 5 seats", microsoft365("entra-id-premium"), [5], { Security: "use csp" }],
  [
    "Entra ID P1, 301 seats",
    microsoft365("entra-id-premium"),
    [301],
    { Security: "use csp", "Modern Work": enterprise },
  ],
  ["Defender for Endpoint P2, 50 seats", microsoft365("defender-endpoint"), [50], { Security: "use csp" }],
  ["Defender for Endpoint P1, 50 seats", microsoft365("defender-endpoint-p1"), [50], {}],
  ["Entra ID P2, 50 seats", microsoft365("entra-id-p2"), [50], {}],
  ["Azure without security services", azure(false), [], three],
  ["Azure with security services", azure(true), [], { ...three, Security: "pal csp" }],
  ["Azure in a sovereign cloud", { kind: "azure", security: true, sovereign: true }, [], {}],
  ["Dynamics 365 Sales", business("sales"), [], { "Business Applications": [revenueOf, "usage csp dpor"] }],
  ["Contact Center", business("contact-center"), [], { "Business Applications": [revenueOf, "usage csp dpor"] }],
  ["Power Apps", business("power-apps"), [], { "Business Applications": [revenueOf, "pal"] }],
  ["Customer Insights", business("customer-insights"), [], { "Business Applications": [revenueOf, "pal"] }],
  ["Power Platform work", { kind: "power-platform" }, [], { "Business Applications": [revenueOf, "pal"] }],
  ["Copilot Studio PAYG", business("copilot-studio-payg"), [], { "Business Applications": [revenueOf, ""] }],
  ["Fraud Protection, no longer listed", business("fraud-protection"), [], {}],
];

describe("of the whole table", () => {
  it.each(rows)("%s counts where Microsoft says, in that measure, and nowhere else", (_, work, seats, counts) => {
    const wanted: string[] = [];
    const found: string[] = [];
    for (const designation of designations) {
      const counted = counts[designation] ?? "";
      for (const metric of metrics) {
        const list = typeof counted === "string" ? counted : metric === adds ? counted[0] : counted[1];
        for (const name of Object.keys(everything) as Named[]) {
          const words = list.split(" ");
          const how = words.includes(name) ? "counts" : words.includes(`${name}<`) ? "counts less" : "does not count";
          wanted.push(`${designation}, ${metric}, ${name}: ${how}`);
          found.push(`${designation}, ${metric}, ${name}: ${cell(work, seats, designation, metric, everything[name])}`);
        }
      }
    }
    expect(found).toHaveLength(6 * 3 * 7);
    expect(found).toEqual(wanted);
  });
});

describe("full marks", () => {
  it.each([
    [[200], growth, { CPOR: 500, CSP: 2000 }],
    [[200], deployments, { CPOR: 5, CSP: 10 }],
    [[900], growth, { CPOR: 1000, DPOR: 4000 }],
    [[900], deployments, { CPOR: 5, DPOR: 10 }],
  ])("with %o seats for %s of Modern Work take %o", (seats, metric, expected) => {
    const [fed] = attributionOf({ work: microsoft365("teams"), inPlace: [], seats }, table).filter(({ part }) =>
      part.metrics.includes(metric),
    );
    expect(Object.fromEntries(fed?.part.counts.map(({ by, fullMarks }) => [by, fullMarks]) ?? [])).toEqual(expected);
  });
});

describe("what an association adds", () => {
  it.each<[string, Work, readonly Association[], readonly number[], Association, Worth, string]>([
    ["a claim where nothing is", microsoft365("teams"), [], [200], use, "needed", "Modern Work"],
    ["a claim where CSP counts less", microsoft365("teams"), [csp], [200], use, "more", "Modern Work"],
    ["a claim where CSP does not count", microsoft365("teams"), [csp], [500], use, "needed", "Modern Work"],
    ["a claim where CSP counts in one track", microsoft365("teams"), [csp], [500, 90], use, "needed", "Modern Work"],
    ["a claim by CSP, seats not known", microsoft365("teams"), [csp], [], use, "more", "Modern Work"],
    ["a claim where CSP counts as much", microsoft365("defender-office"), [csp], [200], use, "nothing", "Security"],
    [
      "a claim where CSP counts as much, seats not known",
      microsoft365("defender-office"),
      [csp],
      [],
      use,
      "nothing",
      "Security",
    ],
    ["a claim where DPOR counts less", microsoft365("teams"), [dpor], [500], use, "more", "Modern Work"],
    ["a claim of too few seats", microsoft365("teams"), [], [4], use, "never", ""],
    ["a usage claim of Power Apps", business("power-apps"), [], [], usage, "never", ""],
    ["a revenue claim of Power Apps", business("power-apps"), [], [], revenue, "needed", "Business Applications"],
    ["a usage claim of what CSP sells", business("sales"), [csp], [], usage, "nothing", "Business Applications"],
    [
      "PAL where nothing is",
      azure(false),
      [],
      [],
      pal,
      "needed",
      "Data & AI, Digital & App Innovation, Infrastructure",
    ],
    [
      "PAL on what CSP sells",
      azure(true),
      [csp],
      [],
      pal,
      "nothing",
      "Security, Data & AI, Digital & App Innovation, Infrastructure",
    ],
    ["PAL beside DPOR, with security services", azure(true), [dpor], [], pal, "needed", "Security"],
    ["PAL beside DPOR, services not known", azure(), [dpor], [], pal, "more", "Security"],
    [
      "PAL beside DPOR, without security services",
      azure(false),
      [dpor],
      [],
      pal,
      "nothing",
      "Data & AI, Digital & App Innovation, Infrastructure",
    ],
    [
      "PAL for Power Platform that CSP sells",
      { kind: "power-platform" },
      [csp],
      [],
      pal,
      "needed",
      "Business Applications",
    ],
    ["PAL in a sovereign cloud", { kind: "azure", sovereign: true }, [], [], pal, "never", ""],
  ])("%s", (_, work, inPlace, seats, association, worth, feeds) => {
    const found = worthOf({ work, inPlace, seats }, association, table);
    expect({ worth: found.worth, feeds: found.designations.join(", ") }).toEqual({ worth, feeds });
  });

  it("names the facts that nobody recorded, and no others", () => {
    const unknown = (work: Work, inPlace: Association[], seats: number[], one: Association) =>
      worthOf({ work, inPlace, seats }, one, table).unknown;
    expect(unknown(microsoft365("teams"), [csp], [], use)).toEqual(["seats"]);
    expect(unknown(microsoft365("teams"), [csp], [200], use)).toEqual([]);
    expect(unknown(azure(), [dpor], [], pal)).toEqual(["services"]);
    const unheard = { kind: "workload", workload: "Loop", area: "Modern Work and Security", isKnown: false } as const;
    expect(unknown(unheard, [], [200], use)).toEqual(["workload"]);
  });

  it("says where it weighs most", () => {
    const { weighs } = worthOf({ work: microsoft365("teams"), inPlace: [csp], seats: [200] }, use, table);
    expect([weighs?.part.metrics, weighs?.mine.fullMarks, weighs?.theirs.fullMarks]).toEqual([[growth], 500, 2000]);
  });
});

describe("the table", () => {
  it("has a part for each designation, and each association somewhere", () => {
    expect(new Set(table.flatMap((part) => part.designations))).toEqual(new Set(designations));
    expect(new Set(table.flatMap(({ counts }) => counts.map(({ by }) => by)))).toEqual(new Set(associationKinds));
    expect(new Set(table.flatMap(({ counts }) => counts.flatMap(({ roles = [] }) => roles)))).toEqual(
      new Set(partnerRoles),
    );
  });

  it("feeds by CPOR and by PAL on Azure what the gaps say", () => {
    const fedBy = (kind: string, of: (work: string) => boolean) =>
      new Set(
        table
          .filter(({ work, counts }) => of(work) && counts.some(({ by }) => by === kind))
          .flatMap((part) => part.designations),
      );
    expect(fedBy("CPOR", () => true)).toEqual(new Set(designationsOfCpor));
    expect(fedBy("PAL", (work) => work === "Azure")).toEqual(new Set(designationsOfPal));
  });

  it.each(table.map((part) => [part.id, part.source] as const))(
    "%s says where it is from and when that was read",
    (_, source) => {
      const { url, checked } = pageOf(source);
      expect(url).toMatch(/^https:\/\/learn\.microsoft\.com\/.*solutions-partner-/);
      expect(checked).toMatch(/^2026-/);
    },
  );
});

describe("workloads", () => {
  it.each<[string, SolutionArea, readonly Designation[]]>([
    ["Microsoft Entra ID P1", "Modern Work and Security", ["Modern Work", "Security"]],
    ["Microsoft 365 Copilot", "Modern Work and Security", ["Modern Work"]],
    ["M365 Copilot", "Modern Work and Security", ["Modern Work"]],
    ["Teams Premium", "Modern Work and Security", ["Modern Work"]],
    ["Teams for Frontline Workers", "Modern Work and Security", ["Modern Work"]],
    ["Teams Phone Enabled Users", "Modern Work and Security", ["Modern Work"]],
    ["Teams Rooms Monthly Active Devices", "Modern Work and Security", ["Modern Work"]],
    ["Viva Goals", "Modern Work and Security", ["Modern Work"]],
    ["Windows 365", "Modern Work and Security", ["Modern Work"]],
    ["Microsoft Defender for Endpoints (only P2)", "Modern Work and Security", ["Security"]],
    ["Microsoft Purview Information Protection", "Modern Work and Security", ["Security"]],
    ["Contact Center", "Business Applications", ["Business Applications"]],
    ["Copilot Studio PAYG", "Business Applications", ["Business Applications"]],
    ["HR (Human Resources)", "Business Applications", ["Business Applications"]],
    ["Omni Channel", "Business Applications", ["Business Applications"]],
  ])("%s is known as Microsoft's lists of 2026 write it, and feeds what they say", (name, area, feeds) => {
    const workload = findWorkload(catalogue, name);
    expect(workload?.area).toBe(area);
    const work = { kind: "workload", workload: workload?.id ?? "", area, isKnown: true } as const;
    expect(designationsOfWorkload(work, table)).toEqual(feeds);
  });

  it("that nobody knows feeds what its area feeds", () => {
    const work = { kind: "workload", workload: "Loop", area: "Modern Work and Security", isKnown: false } as const;
    expect(designationsOfWorkload(work, table)).toEqual(["Modern Work", "Security"]);
  });

  it.each([
    [
      "sales",
      [
        "Influenced Revenue recognition - Non-Incentivized",
        "Build intent - Advisor",
        "Usage recognition - Non-Incentivized",
      ],
    ],
    ["power-apps", ["Influenced Revenue recognition - Non-Incentivized", "Build intent - Advisor"]],
    ["teams", ["Use or consume"]],
    ["entra-id-p2", []],
  ])("%s counts when claimed as %o", (workload, roles) => {
    expect(rolesThatCount(workload, table).map(({ role }) => role)).toEqual(roles);
  });

  it("are told from security services, all that the table lists", () => {
    const listed = table.flatMap(({ services = [] }) => services);
    expect(listed.filter((service) => !isSecurityService(service))).toEqual([]);
    expect(listed).toHaveLength(17);
  });

  it.each([
    ["Sentinel", true],
    ["Azure Sentinel", true],
    ["Microsoft Sentinel", true],
    ["Key Vault", true],
    ["Azure Front Door Service", true],
    ["Microsoft Purview", true],
    ["Virtual Machines", false],
    ["Storage", false],
    ["", false],
  ])("the Azure service %s feeds Security: %s", (service, feeds) => {
    expect(isSecurityService(service)).toBe(feeds);
  });
});
