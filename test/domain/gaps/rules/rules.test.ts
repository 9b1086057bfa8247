/** What each gap says at once, how severe it is, and when it is none. */
import { describe, expect, it } from "vitest";
import type { Customer, Identity, Subscription } from "../../../../src/domain/customer/customer.ts";
import { exact } from "../../../../src/domain/exact.ts";
import {
  designations,
  gapCodes,
  ranOutOn,
  type Gap,
  type GapCode,
} from "../../../../src/domain/catalogue/gap-codes.ts";
import type { GapContext } from "../../../../src/domain/gaps/find-gaps.ts";
import { newOnboarding } from "../../../../src/domain/customer/onboarding.ts";
import { addDays, type Day } from "../../../../src/domain/time/time.ts";
import { aContext } from "../../contexts.ts";
import { monday } from "../../customers.ts";
import {
  aClaim,
  anIdentity,
  aSubscription,
  found,
  nobody,
  oneClaim,
  oneIdentity,
  onePrincipal,
  oneSalesClaim,
  oneSubscription,
  principal,
  production,
  reported,
  said,
  salesClaim,
  sandbox,
  seen,
  unseen,
} from "./cases.ts";

type Row = [when: string, parts: Partial<Customer>, gap: Partial<Gap>, context?: Partial<GapContext>];
type Quiet = [when: string, parts: Partial<Customer>, context?: Partial<GapContext>];

const today = "2026-11-23";
const imported = (data: Day, at = "2026-11-20T12:00:00.000Z") => ({ at, by: "ada", data });
const contributor = (permanence: "permanent" | "eligible" | "time-bound" | "unknown") => ({
  subscription: production,
  role: "Contributor",
  permanence,
});
const reader = { subscription: production, role: "Reader", permanence: "permanent" } as const;
const lateClaim = (parts = {}) => aClaim({ scopedOn: "2026-10-05", ...parts });
const lateSubscription = (parts = {}) => aSubscription({ since: "2026-10-05", ...parts });
const lateLink = (parts = {}) => anIdentity({ linkedOn: "2026-10-05", since: "2026-10-05", ...parts });

const lost = (by: "PAL" | "CSP" | "CPOR" = "PAL", lastSeen: Day = "2026-08-01", missingSince: Day = "2026-10-01") => [
  { by, lastSeen, missingSince, evidence: { kind: "imported" as const, at: "2026-11-20T12:00:00.000Z", by: "ada" } },
];
const lostClaim = (parts = {}) =>
  aClaim({
    status: "Approved",
    statusSince: "2026-01-05",
    approvedOn: "2026-01-05",
    seen: { on: "2026-08-31", users: 40, seats: 60 },
    lost: lost("CPOR", "2026-08-31", "2026-10-31"),
    ...parts,
  });
const oneLateClaim = (parts = {}) => ({ claims: [lateClaim(parts)] });
const oneLostClaim = (parts = {}) => ({ claims: [lostClaim(parts)] });
const oneLateSubscription = (parts = {}) => ({ subscriptions: [lateSubscription(parts)] });
const oneLateLink = (parts = {}) => ({ identities: [lateLink(parts)] });
/** A subscription with an identity that reaches it. */
const linked = (identity: Partial<Identity> = {}, subscription: Partial<Subscription> = {}) => ({
  ...oneSubscription(subscription),
  ...oneIdentity(identity),
});
const lateLinked = (link: Partial<Identity> = {}, subscription: Partial<Subscription> = {}) => ({
  ...oneLateSubscription(subscription),
  ...oneLateLink(link),
});
const onePowerSubscription = (parts = {}) => oneSubscription({ power: { deployedOn: "2026-10-05" }, ...parts });
const soldInReport = oneSubscription({ soldByUsCsp: true, seen: unseen() });
const asReader = seen({ attributed: false, adminTypes: ["Reader"] });
const azureReport = { imports: { azureUsage: imported("2026-10-01") } };
const cporReport = { imports: { cporUsage: imported("2026-10-31") } };
const shown = { on: "2026-10-31", users: 1, seats: 2 };
const noRow = { evidence: reported(), says: "no PAL row" };
const importedSays = (says: string) => ({
  evidence: { kind: "imported" as const, at: "2026-11-21T12:00:00.000Z", by: "ada" },
  says,
});
const inUse = (workload: string, users: number, seats: number) => ({
  usage: [{ month: "2026-10-01", workloads: { [workload]: { users, seats } } }],
});
const gdap = (endsOn: Day, parts = {}) => ({
  gdap: { status: "active", endsOn, autoExtends: false, needed: true, ...parts },
});
const withoutLicences = { subscriptions: { at: monday, licences: false } };
const longHere = { addedAt: "2026-10-05T12:00:00.000Z" };
const conflict = {
  evidence: { kind: "imported" as const, at: "2026-10-31T00:00:00.000Z", by: "ada" },
  says: "no Partner Admin Link in 2026-10",
};
const unpaid = (reason: string, parts = {}) => ({
  item: production,
  month: "2026-10-01",
  usd: 1204,
  association: "PAL.Owner",
  reason,
  ...parts,
});

/**
 * Attributed as Owner and as Reader; what came through Reader alone in August, September and October, in percent.
 * @param dollars for each percent
 */
const partly = (percents: readonly number[], dollars = 1): Partial<Customer> => ({
  subscriptions: [aSubscription({ seen: seen({ adminTypes: ["Owner", "Reader"] }) })],
  usage: percents.map((percent, place) => ({
    month: `2026-${String(8 + place).padStart(2, "0")}-01`,
    acrUsd: 100 * dollars,
    uncounted: { [production]: { usd: percent * dollars, of: 100 * dollars } },
  })),
});

const longAgo = reported("2026-01-05T12:00:00.000Z");

/** A report has it as sold by us, and a list of customers has no relationship. */
const soldBesideList = {
  relationship: "None",
  addedAt: "2026-04-01T09:00:00.000Z",
  ...oneSubscription({ soldByUsCsp: true, seen: unseen() }),
};

const has = (part: string) => expect.stringContaining(part) as string;
const fits = (pattern: RegExp) => expect.stringMatching(pattern) as string;

/** What is found, with everything that an owner sees of it. */
const open: Partial<Record<GapCode, readonly Row[]>> = {
  G01: [
    ["nobody owns the customer", nobody, { severity: "high", what: "No owner", since: "2026-11-02" }],
    [
      "nothing reaches the owner",
      { ownerSince: "2026-11-10T12:00:00.000Z" },
      { severity: "high", what: "The owner can't be reached", since: "2026-11-18" },
      { gone: new Set(["megan"]), goneSince: new Map([["megan", "2026-11-18"]]) },
    ],
    [
      "the owner left",
      { ownerSince: "2026-11-10T12:00:00.000Z" },
      { severity: "high", what: "The owner left the organization", since: "2026-11-18" },
      { gone: new Set(["megan"]), left: new Set(["megan"]), goneSince: new Map([["megan", "2026-11-18"]]) },
    ],
  ],
  G02: [
    [
      "steps are late",
      { lifecycle: "onboarding", onboarding: newOnboarding("2026-11-02", aContext().calendar) },
      { severity: "medium", topic: "onboarding", what: "Onboarding: 8 of 11 steps late" },
    ],
  ],
  G03: [
    ["workloads were never scoped", longHere, { severity: "medium", topic: "cpor" }],
    [
      "the yes to all workloads ran out lately, which said as much until then",
      { addedAt: "2026-06-05T12:00:00.000Z", ...said("cpor", "yes", "2026-08-03T12:00:00.000Z") },
      { severity: "medium", since: "2026-11-02" },
    ],
  ],
  G04: [
    [
      "Partner Center does not list the customer any more",
      { unlisted: { since: "2026-11-20" } },
      { severity: "medium", topic: "owner", what: "No longer listed in Partner Center", since: "2026-11-20" },
    ],
  ],
  C01: [
    [
      "a workload is not claimed",
      oneLateClaim(),
      { severity: "high", item: "teams", what: "Teams: claim not started", designations: ["Modern Work"] },
    ],
    [
      "nobody knows a workload of that name",
      oneLateClaim({ workload: "Loop Premium", soldBy: "EA/VL" }),
      { severity: "high", what: "Loop Premium: claim not started", next: has("I don't know a workload of this name") },
    ],
    [
      "the customer buys through CSP, from another partner",
      { ...oneLateClaim({ soldBy: "CSP" }), seats: 250, relationship: "None" },
      {
        severity: "high",
        what: "Teams: claim not started",
        next: has("count the sale as yours"),
        unattributedSince: "2026-10-05",
      },
    ],
    [
      "the customer buys through CSP, and Partner Center has no licences that we sell it",
      { channels: ["CSP"], ...oneLateClaim(), seats: 250, relationship: "Cloud Reseller", read: withoutLicences },
      { severity: "high", next: has("shows no licences sold by us") },
    ],
    [
      "we are the customer's reseller, and nobody knows of a sale",
      { ...oneLateClaim(), seats: 250, relationship: "Cloud Reseller" },
      { severity: "high", next: has("write: set Contoso Ltd.: sold by CSP") },
    ],
    [
      "CSP counts less, with 250 seats",
      { ...oneLateClaim({ soldBy: "CSP" }), seats: 250 },
      {
        severity: "medium",
        what: "Teams: claim not started, CSP counts less",
        next: has("Full marks for usage growth take 500 active users by CPOR, 2,000 by CSP"),
      },
    ],
    [
      "CSP may count less, since nobody knows the seats",
      { channels: ["CSP"], ...oneLateClaim() },
      { severity: "medium", next: has("I don't know the paid seats") },
    ],
    [
      "CSP does not count, with 301 seats",
      { channels: ["CSP"], ...oneLateClaim(), ...inUse("exchange", 3, 301) },
      { severity: "high", what: "Teams: claim not started" },
    ],
    [
      "CSP counts as much, for Security",
      { channels: ["CSP"], ...oneLateClaim({ workload: "defender-office" }) },
      { severity: "suggestion", what: "Defender for Office 365: not claimed, CSP counts as much" },
    ],
    [
      "nobody recorded how it is bought",
      oneLateClaim({ workload: "defender-office" }),
      { severity: "high", next: has("write: set Contoso Ltd.: sold by CSP") },
    ],
    [
      "nobody recorded how it is bought, with 1,347 seats, where a CSP sale counts for nothing",
      { ...oneLateClaim(), seats: 1347 },
      { severity: "high", next: fits(/signed within 12 months$/) },
    ],
    [
      "nobody recorded how it is bought, and Partner Center has no licences that we sell it",
      { ...oneLateClaim(), seats: 250, read: withoutLicences },
      { severity: "high", next: fits(/signed within 12 months$/) },
    ],
    [
      "no designation counts it, with 4 seats",
      { channels: ["EA/VL"], ...oneLateClaim(), seats: 4 },
      { severity: "suggestion", what: "Teams: not claimed, counts for no designation" },
    ],
    [
      "usage of Dynamics is to be claimed, and revenue too",
      { channels: ["EA/VL"], ...oneSalesClaim({ scopedOn: "2026-10-05" }) },
      {
        severity: "high",
        next: fits(
          /Usage recognition - Non-Incentivized, .*Microsoft's proof of execution template.*Claim it as Influenced Revenue recognition - Non-Incentivized as well/,
        ),
      },
    ],
    [
      "Power Apps are to be claimed, in the role that counts",
      { channels: ["EA/VL"], ...oneSalesClaim({ workload: "power-apps", scopedOn: "2026-10-05" }) },
      { severity: "high", next: has("Influenced Revenue recognition - Non-Incentivized, Power Apps") },
    ],
    [
      "a pre-sales claim has 20 days left",
      oneSalesClaim({ role: "Build intent - Advisor", purchasedOn: "2026-08-15" }),
      {
        severity: "high",
        since: "2026-08-15",
        deadline: { endsOn: "2026-12-13", workingDays: 14, lastWorkingDay: "2026-12-11" },
      },
    ],
    [
      "the time for a pre-sales claim is over",
      oneSalesClaim({ role: "Build intent - Advisor", purchasedOn: "2026-07-25" }),
      { severity: "medium", what: "Dynamics 365 Sales (…2222): time to claim it as advisor has passed" },
    ],
    [
      "a Business Applications subscription has ended",
      oneSalesClaim({ status: "Approved", approvedOn: "2026-01-05", subscriptionEndsOn: "2026-11-22" }),
      { severity: "high", what: "Dynamics 365 Sales (…2222): subscription ended, claim its new ID", since: today },
    ],
  ],
  C02: [
    ["a draft lies", oneLateClaim({ status: "Draft" }), { severity: "high", what: "Teams: draft not submitted" }],
    [
      "a draft lies of what CSP counts in part",
      { channels: ["CSP"], ...oneLateClaim({ status: "Draft" }) },
      { severity: "medium" },
    ],
    [
      "a draft lies of what CSP counts in full",
      { channels: ["CSP"], ...oneLateClaim({ workload: "defender-office", status: "Draft" }) },
      { severity: "low" },
    ],
  ],
  C03: [
    [
      "Microsoft asked today",
      oneClaim({ status: "Partner action required", statusSince: today }),
      {
        severity: "critical",
        what: "Teams: partner action required",
        since: today,
        deadline: { endsOn: "2026-12-11", workingDays: 14 },
      },
    ],
    [
      "six business days are left",
      oneClaim({ status: "Partner action required", statusSince: "2026-11-11" }),
      { deadline: { endsOn: "2026-12-01", workingDays: 6 }, next: fits(/^In Partner Center/) },
    ],
    [
      "five business days are left",
      oneClaim({ status: "Partner action required", statusSince: "2026-11-10", claimId: "CLM-779314" }),
      {
        deadline: { endsOn: "2026-11-30", workingDays: 5 },
        next: fits(/^In Partner Center .* claim CLM-779314.* Without an answer by the deadline it is rejected/),
      },
    ],
    [
      "the last day has come",
      oneClaim({ status: "Partner action required", statusSince: "2026-11-03" }),
      { deadline: { endsOn: today, workingDays: 0 } },
    ],
    [
      "the time is over",
      oneClaim({ status: "Partner action required", statusSince: "2026-11-02" }),
      {
        severity: "critical",
        what: "Teams: time to answer Microsoft has passed",
        next: fits(
          /^In Partner Center .* If it was rejected on 2026-11-20, dispute it within 30 days, so by about 2026-12-20$/,
        ),
        deadline: { endsOn: "2026-12-20", workingDays: 19, lastWorkingDay: "2026-12-18" },
      },
    ],
    [
      "the time is over, and the time to dispute as well",
      oneClaim({ status: "Partner action required", statusSince: "2026-10-05" }),
      { next: fits(/rejected on 2026-10-23, the time to dispute is over: claim it again$/), deadline: undefined },
    ],
    [
      "the time is over, and the one dispute was used",
      oneClaim({ status: "Partner action required", statusSince: "2026-11-02", disputedOn: "2026-10-30" }),
      { next: fits(/its one dispute has been used: claim it again$/), deadline: undefined },
    ],
  ],
  C04: [["Microsoft takes long", oneLateClaim({ status: "Submitted" }), { severity: "low" }]],
  C05: [
    [
      "the sale counts as much, so that only the incentive is at stake",
      oneClaim({ workload: "defender-office", status: "Rejected", soldBy: "CSP" }),
      { severity: "medium", next: has("Our CSP sale counts as much") },
    ],
    [
      "a claim was rejected today",
      oneClaim({ status: "Rejected", statusSince: today, reason: "Insufficient proof of execution" }),
      {
        severity: "critical",
        deadline: { endsOn: "2026-12-23", workingDays: 22 },
        next: fits(/attach proof that answers the reason \(Insufficient proof of execution\)$/),
      },
    ],
    ...([undefined, "Other"] as const).map((reason): Row => [
      `nobody recorded why it was rejected: ${reason}`,
      { claims: [exact({ ...aClaim({ status: "Rejected", statusSince: today }), reason })] },
      {
        next: fits(/and read why in its Comments\. .*declined: talk .*most recent one wins.* Add the reason here$/),
      },
    ]),
    [
      "another partner claims it too",
      oneClaim({ status: "Rejected", statusSince: today, competing: true, reason: "Other" }),
      { next: fits(/attach newer proof than the other partner's: the most recent one wins$/) },
    ],
    [
      "the last day to dispute has come",
      oneClaim({ status: "Rejected", statusSince: "2026-10-24" }),
      { deadline: { endsOn: today, workingDays: 0 } },
    ],
  ],
  C06: [
    [
      "the time to dispute is over",
      oneClaim({ status: "Rejected", statusSince: "2026-10-23" }),
      { severity: "high", since: today },
    ],
    [
      "the dispute was lost",
      oneClaim({ status: "Rejected final", statusSince: "2026-11-20" }),
      { severity: "high", since: "2026-11-20" },
    ],
    [
      "the customer declined, since that is not disputed",
      oneClaim({ status: "Rejected", statusSince: today, reason: "Customer declined" }),
      { severity: "high", what: "Teams: customer declined", since: today },
    ],
    [
      "it was rejected again after a dispute",
      oneClaim({ status: "Rejected", statusSince: today, disputedOn: "2026-11-02" }),
      { severity: "high", since: today },
    ],
  ],
  C07: [
    [
      "a claim was approved today",
      oneClaim({ status: "Approved", statusSince: today, approvedOn: today }),
      { severity: "info", what: "Teams: approved, the customer was told" },
    ],
    [
      "it is the fifth business day after approval",
      oneClaim({ status: "Approved", statusSince: "2026-11-16", approvedOn: "2026-11-16" }),
      { severity: "info" },
    ],
  ],
  C08: [
    [
      "an approved claim is in no report",
      oneLateClaim({ status: "Approved", approvedOn: "2026-09-01" }),
      { severity: "medium" },
      cporReport,
    ],
  ],
  C09: [
    [
      "proof nears a year",
      oneClaim({ status: "Approved", proof: { ref: "SOW", signedOn: "2025-12-20" } }),
      { severity: "low", what: "Teams: proof soon older than 12 months" },
    ],
    [
      "proof is a year and a day old",
      oneClaim({ status: "Approved", proof: { ref: "SOW", signedOn: "2025-11-22" } }),
      { severity: "low", what: "Teams: proof older than 12 months" },
    ],
  ],
  C10: [
    [
      "a Business Applications subscription ends in a week",
      oneSalesClaim({ status: "Submitted", subscriptionEndsOn: "2026-11-30" }),
      { severity: "high", deadline: { endsOn: "2026-11-30", workingDays: 5 }, designations: ["Business Applications"] },
    ],
  ],
  C11: [
    [
      "Dynamics is in use, bought by Enterprise Agreement",
      { channels: ["EA/VL"], ...inUse("Sales", 3, 4) },
      { item: "sales", designations: ["Business Applications"] },
    ],
    [
      "Teams is in use and nobody decided",
      inUse("Teams", 30, 40),
      { severity: "suggestion", item: "teams", what: "Teams: in use, not decided" },
    ],
    [
      "a workload the catalogue does not know is in use",
      inUse("Loop", 30, 40),
      { severity: "suggestion", item: "Loop" },
    ],
  ],
  C12: [
    [
      "usage of Power Apps was claimed, which counts by PAL alone",
      oneSalesClaim({ workload: "power-apps", status: "Approved", approvedOn: "2026-01-05" }),
      {
        severity: "medium",
        what: "Power Apps (…2222): claimed in a role that does not count",
        next: fits(/^Claim it as Influenced Revenue recognition.* counts by PAL/),
      },
    ],
  ],
  P01: [
    [
      "it is reached through Lighthouse, whose links are made at home",
      oneLateSubscription({ access: "lighthouse" }),
      { next: fits(/^In our own tenant \(Lighthouse\), run az managementpartner create/) },
    ],
    [
      "we resell to the customer, and nobody knows who sells the subscription",
      { ...oneLateSubscription(), relationship: "Cloud Reseller" },
      { severity: "high", next: has("know who sells it") },
    ],
    [
      "nobody linked",
      oneLateSubscription(),
      {
        severity: "high",
        item: production,
        what: "Production (…1111): no PAL",
        next:
          "In the customer's tenant, run az managementpartner create --partner-id 4911112. Then run " +
          "az managementpartner show and paste its output into this chat",
      },
    ],
    [
      "no security services run there",
      oneLateSubscription({ seen: unseen({ security: false }) }),
      { severity: "high", designations: ["Data & AI", "Digital & App Innovation", "Infrastructure"] },
    ],
    [
      "a linked identity reaches another subscription only",
      lateLinked({}, { id: sandbox }),
      { severity: "high", item: sandbox },
    ],
    [
      "no Partner ID is configured",
      oneLateSubscription(),
      { next: has("--partner-id <your location Partner ID>") },
      { partnerIds: [] },
    ],
  ],
  P02: [
    [
      "only a person says so",
      lateLinked(),
      { severity: "medium", item: "megan-guest", what: "Megan Bowen: PAL link not verified" },
    ],
    [
      "the owner's yes is all there is",
      { ...oneLateSubscription(), ...said("pal", "yes", "2026-11-10T12:00:00.000Z") },
      { severity: "medium", item: production, what: "Production (…1111): PAL not verified", since: "2026-11-21" },
    ],
  ],
  P03: [
    [
      "through Lighthouse, where a role is none of the customer's to assign",
      oneSubscription({ access: "lighthouse", seen: asReader }),
      { next: fits(/find out whose it is\. Through Lighthouse a role comes with the delegation: (?!.*az role)/) },
    ],
    [
      "half of the consumption is by a role that does not count, and some was for months on end",
      partly([40, 50, 50]),
      {
        severity: "medium",
        what: "Production (…1111): 50% of October 2026's consumption ($50) came through the Reader role only",
        since: "2026-08-01",
        unattributedSince: undefined,
      },
    ],
    [
      "most is, and a role that counts is proven since, as the report had one all along",
      {
        ...partly([50, 50, 60]),
        ...oneIdentity({ link: "verified", roles: [{ ...contributor("permanent"), provenOn: "2026-11-10" }] }),
      },
      { severity: "medium", next: fits(/^It's from a linked identity that isn't recorded/) },
    ],
    [
      "a little is, not for the first time, but not the month before",
      partly([10, 0, 1]),
      { severity: "low", since: "2026-10-01", unattributedSince: undefined },
    ],
    ["less than half is, and little money", partly([49, 49, 49], 999 / 49), { severity: "low" }],
    ["less than half is, and much money", partly([49, 49, 49], 1000 / 49), { severity: "high" }],
    [
      "nearly all is, though it was less before",
      partly([50, 50, 90]),
      {
        severity: "high",
        what: "Production (…1111): 90% of October 2026's consumption ($90) came through the Reader role only",
        since: "2026-10-01",
        unattributedSince: "2026-10-01",
        provenUntil: "2026-10-31",
        monthlyUsd: 90,
      },
    ],
    [
      "the report shows Reader, and showed a role that counts until the month before",
      oneLateSubscription({ seen: seen({ adminTypes: ["Reader"] }), lost: lost("PAL", "2026-09-01", "2026-10-01") }),
      {
        severity: "high",
        what: "Production (…1111): linked with the Reader role only; it counted until September 2026",
        since: "2026-10-01",
        unattributedSince: "2026-10-01",
      },
    ],
    [
      "the report shows a role that Microsoft's list lacks",
      oneSubscription({ seen: seen({ adminTypes: ["Contoso operator"] }) }),
      {
        severity: "low",
        what: "Production (…1111): linked with the Contoso operator role, which isn't on Microsoft's list",
        next: fits(/^I don't know whether it counts\. It.s from a linked identity .* Ask the customer/),
      },
    ],
    [
      "the usage report shows Reader only, though nobody named the identity",
      oneLateSubscription({ seen: asReader }),
      { severity: "high", what: "Production (…1111): linked with the Reader role only" },
    ],
    [
      "the usage report shows Reader only, though the owner said yes",
      { ...oneLateSubscription({ seen: asReader }), ...said("pal", "yes") },
      { severity: "high" },
    ],
    [
      "the only role is Reader",
      linked({ roles: [reader] }),
      { severity: "high", what: "Production (…1111): Reader does not count for PAL", since: "2026-11-20" },
    ],
    ["the usage report shows Reader only", linked({}, { seen: asReader }), { severity: "high", since: "2026-10-01" }],
  ],
  P04: [
    [
      "Contributor is eligible only, beside a permanent Reader",
      linked({ roles: [reader, contributor("eligible")] }),
      { severity: "medium", what: "Production (…1111): role counts only while activated" },
    ],
    ["Contributor ends by itself", linked({ roles: [contributor("time-bound")] }), { severity: "medium" }],
  ],
  P05: [
    ["one guest is all there is", linked(), { severity: "medium", item: "megan-guest", since: "2026-11-20" }],
    [
      "one person is left of two",
      { ...oneSubscription(), identities: [anIdentity({ id: "isaiah-guest", holder: "isaiah" }), anIdentity()] },
      { item: "megan-guest" },
      { gone: new Set(["isaiah"]) },
    ],
  ],
  P06: [
    [
      "a link names our global ID",
      oneIdentity({ partnerId: "4911111" }),
      { severity: "critical", what: "Megan Bowen: linked to 4911111, our global Partner ID" },
    ],
    [
      "a link names somebody else's ID, where no security services run",
      { ...onePrincipal({ partnerId: "1234567" }), ...oneSubscription({ seen: seen({ security: false }) }) },
      { severity: "critical", designations: ["Data & AI", "Digital & App Innovation", "Infrastructure"] },
    ],
    [
      "a link names somebody else's ID",
      onePrincipal({ partnerId: "1234567" }),
      { severity: "critical", what: "PAL tag: linked to 1234567, which isn't our Partner ID" },
    ],
    [
      "a claim names our global ID",
      oneClaim({ status: "Submitted", partnerId: "4911111" }),
      { severity: "critical", topic: "cpor", item: "teams" },
    ],
    [
      "the usage report names somebody else's ID",
      oneSubscription({ seen: seen({ partnerIds: ["4911112", "1234567"] }) }),
      { severity: "critical", item: production },
    ],
  ],
  P07: [
    [
      "the last linked person left",
      linked(),
      { severity: "critical", what: "Megan Bowen: last linked identity gone", since: "2026-11-19" },
      { gone: new Set(["megan"]), goneSince: new Map([["megan", "2026-11-19"]]) },
    ],
    [
      "one of two linked identities is deleted",
      { ...oneSubscription(), identities: [anIdentity({ state: "Deleted" }), principal()] },
      { severity: "medium", item: "megan-guest" },
    ],
    ["somebody says that the link is broken", linked({ link: "broken" }), { severity: "critical" }],
  ],
  P08: [
    [
      "the link was proven after the report that does not show it",
      lateLinked({ link: "verified", evidence: { ...reported(), kind: "pasted" } }, { seen: unseen(), conflict }),
      { severity: "medium" },
      azureReport,
    ],
    [
      "the import knows of the first day on which it should show",
      lateLinked(),
      { since: "2026-10-16" },
      { imports: { azureUsage: { at: "2026-10-16T12:00:00.000Z", by: "ada" } } },
    ],
    [
      "a linked subscription consumes and is not attributed",
      lateLinked({ link: "verified" }, { seen: unseen() }),
      { severity: "medium", item: production, since: "2026-10-16" },
      azureReport,
    ],
    ["a linked subscription has no row at all", lateLinked(), { severity: "medium" }, azureReport],
  ],
  P09: [
    [
      "an engineer of Lighthouse has not linked, which is done at home",
      oneLateLink({ link: "not linked", tenant: "8b1d5c1e-6f7c-4a3b-9e56-0d2f1c7a4b90" }),
      { next: has("In our own tenant (Lighthouse), run az managementpartner create") },
    ],
    [
      "a linked service principal reaches one subscription of two",
      {
        subscriptions: [aSubscription({ access: "lighthouse" }), aSubscription({ id: sandbox, access: "lighthouse" })],
        identities: [lateLink({ link: "not linked" }), principal()],
      },
      { severity: "medium" },
    ],
    [
      "access is by guest accounts",
      { ...oneSubscription(), identities: [lateLink({ link: "not linked" }), principal()] },
      { severity: "medium" },
    ],
    [
      "an engineer has not linked",
      oneLateLink({ link: "not linked" }),
      { severity: "medium", what: "Megan Bowen: engineer not linked" },
    ],
  ],
  P10: [
    [
      "nobody linked owns the apps",
      onePowerSubscription(),
      { severity: "medium", designations: ["Business Applications"] },
    ],
    [
      "we sell it through CSP, which does not count for its usage",
      onePowerSubscription({ soldByUsCsp: true }),
      { severity: "medium" },
    ],
  ],
  P11: [
    [
      "the report names us as digital partner of record",
      oneLateSubscription({ seen: unseen({ dpor: true }) }),
      { severity: "low", what: "Production (…1111): DPOR covers it for now", designations: ["Security"] },
    ],
    [
      "DPOR counts for all that runs there, of which some is a goal",
      oneLateSubscription({ seen: unseen({ dpor: true, security: false }) }),
      {
        severity: "low",
        what: "Production (…1111): DPOR covers it for now",
        next: fits(/^It ends with the customer's contract, .* link PAL before\. In the customer's tenant/),
        designations: [],
      },
      { goals: ["Infrastructure"] },
    ],
    [
      "DPOR covers security services, and Security is a goal",
      oneLateSubscription({ seen: unseen({ dpor: true, security: true }) }),
      { severity: "medium" },
      { goals: ["Security"] },
    ],
  ],
  C13: [
    [
      "a newer report does not show it any more",
      { ...oneLostClaim(), channels: ["EA/VL"] },
      {
        severity: "high",
        what: "Teams: associated until 2026-08-31, not on 2026-10-31",
        since: "2026-10-31",
        unattributedSince: "2026-10-31",
      },
    ],
    [
      "the owner's yes is older than the loss",
      { ...oneLostClaim(), ...said("cpor", "yes", "2026-09-20T12:00:00.000Z") },
      { severity: "high" },
    ],
    ["CSP counts in part", { ...oneLostClaim(), channels: ["CSP"] }, { severity: "medium" }],
  ],
  P12: [
    [
      "a report showed PAL and a newer one has no row of it",
      oneSubscription({ since: "2025-01-05", seen: seen({ month: "2026-08-01" }), lost: lost() }),
      {
        severity: "high",
        what: "Production (…1111): attributed by PAL until August 2026, no row in October 2026",
        provenUntil: "2026-08-31",
        since: "2026-10-01",
        unattributedSince: "2026-10-01",
        next: fits(
          /^The link or its role is gone, or nothing was consumed. No linked identity is recorded here.*In the customer's tenant, run az/,
        ),
      },
    ],
    [
      "the newer one has rows without PAL, and the owner and a verified link from before say that it is linked",
      {
        ...oneSubscription({ since: "2025-01-05", seen: unseen(), lost: lost(), conflict }),
        ...oneLateLink({ link: "verified", linkedOn: "2025-01-08" }),
        ...said("pal", "yes"),
      },
      {
        severity: "high",
        what: "Production (…1111): attributed by PAL until August 2026, not in October 2026",
        provenUntil: "2026-10-31",
        next: has("If it's still linked, the role was taken away"),
      },
    ],
    [
      "we do not sell it any more",
      oneSubscription({ since: "2025-01-05", seen: unseen(), lost: lost("CSP") }),
      {
        severity: "high",
        what: "Production (…1111): attributed by CSP until August 2026, not in October 2026",
        next: fits(/^Ask the customer who sells it now/),
      },
    ],
    [
      "it is Power Platform work, which CSP does not count",
      oneSubscription({ soldByUsCsp: true, power: { deployedOn: "2025-01-05" }, lost: lost() }),
      { severity: "high", unattributedSince: "2026-10-01" },
    ],
  ],
  E01: [
    [
      "Microsoft pays nothing for an association of that kind",
      { ...oneSubscription(), earnings: [unpaid("IVDPTRROLE")] },
      {
        severity: "medium",
        topic: "pal",
        what: "Production (…1111): associated, not earning in October 2026 ($1,204), this kind of association does not earn",
        since: "2026-10-01",
      },
    ],
    [
      "a claim lacks a designation, which is for a manager",
      { ...oneClaim(), earnings: [unpaid("Competency status not met or expired", { item: "teams" })] },
      { severity: "low", topic: "cpor" },
    ],
    [
      "nothing can be done",
      { earnings: [unpaid("MAULWPHWM", { item: "Exchange" })] },
      { severity: "info", topic: "data" },
    ],
    [
      "the reason is new",
      { earnings: [unpaid("Not on the list")] },
      { severity: "medium", what: has("Not on the list") },
    ],
  ],
  A01: [
    [
      "access ends in a week",
      gdap("2026-11-30"),
      { severity: "medium", topic: "access", what: "Delegated access (GDAP) ends within 7 days", designations: [] },
    ],
    ["access ends tomorrow", gdap("2026-11-24"), { what: "Delegated access (GDAP) ends within a day" }],
    [
      "access ended yesterday",
      gdap("2026-11-22", { status: "expired", autoExtends: true, needed: true }),
      { what: "Delegated access (GDAP) has ended", since: today },
    ],
  ],
  V04: [
    [
      "Microsoft refuses to show what is sold to the customer",
      {
        read: {
          subscriptions: {
            at: "2026-11-10T02:00:00.000Z",
            failed: { since: "2026-11-20T02:00:00.000Z", because: "No." },
          },
        },
      },
      {
        severity: "info",
        item: "subscriptions",
        what: "Subscriptions: not read since 2026-11-10",
        since: "2026-11-20",
      },
    ],
    [
      "it never showed it",
      { read: { pal: { failed: { since: "2026-11-20T02:00:00.000Z", because: "No." } } } },
      { what: "PAL link: never read", next: fits(/^No\. /) },
    ],
  ],
  V01: [
    [
      "a yes is 91 days old",
      said("onboarding", "yes", "2026-08-24T12:00:00.000Z"),
      { severity: "low", item: "onboarding", what: "Onboarding: confirmation expired", since: today },
    ],
    [
      "a does not apply is 91 days old",
      said("pal", "n/a", "2026-08-24T12:00:00.000Z"),
      { severity: "low", item: "pal", what: "PAL: the answer “does not apply” has expired" },
    ],
  ],
  V02: [
    [
      "a report has Azure as sold by us, and the list has another relationship than reseller",
      {
        relationship: "None",
        subscriptions: [
          aSubscription({ soldByUsCsp: true, seen: unseen() }),
          aSubscription({ id: sandbox, soldByUsCsp: true, seen: unseen() }),
        ],
      },
      {
        severity: "medium",
        what: "Who sells its Azure: sources disagree",
        next: has("relationship None"),
        since: "2026-10-31",
      },
      { listImportedOn: "2026-10-01" },
    ],
    [
      "a report has Azure as sold by us, against an older list, which the report settles",
      soldBesideList,
      {
        severity: "low",
        what: "Who sells its Azure: the customers list is older than the report",
        next: fits(/of October .* which counts\. .* relationship None, is older: import it again/),
        since: "2026-10-31",
        designations: [],
      },
      { listImportedOn: "2026-09-30" },
    ],
    [
      "the list was read since it was imported, so that it is no older than the report",
      {
        relationship: "advisor",
        addedAt: "2026-04-01T09:00:00.000Z",
        read: { listing: { at: "2026-11-20T12:00:00.000Z" } },
        ...soldInReport,
      },
      { severity: "medium" },
      { listImportedOn: "2026-09-30" },
    ],
    [
      "Partner Center was read after the report, and the customer was not on its list, however old the imported one is",
      soldBesideList,
      { severity: "medium", next: has("Partner Center's list, read 2026-11-20, does not have the customer") },
      { listImportedOn: "2026-09-30", listReadOn: "2026-11-20" },
    ],
    [
      "Partner Center was read before the report's month, which settles it all the same",
      soldBesideList,
      { severity: "low" },
      { listImportedOn: "2026-09-30", listReadOn: "2026-09-29" },
    ],
    [
      "Partner Center was read before the report's month, and the list imported after it: that list is named",
      soldBesideList,
      { severity: "medium", next: has("the customers list has the relationship None") },
      { listImportedOn: "2026-11-10", listReadOn: "2026-09-29" },
    ],
    [
      "a report contradicts the owner's yes",
      { ...oneSubscription({ conflict: noRow }), ...said("pal", "yes") },
      { next: fits(/^On 2026-11-20 the owner answered: PAL is linked; on 2026-11-20 a person reported: no PAL row\./) },
    ],
    [
      "a report contradicts a link",
      {
        ...oneSubscription({ conflict: noRow }),
        ...onePrincipal({ evidence: { kind: "pasted", at: "2026-11-18T12:00:00.000Z", by: "megan" } }),
      },
      { next: fits(/^On 2026-11-18 pasted output says: PAL tag linked; on /) },
    ],
    [
      "a report contradicts a person",
      oneClaim({ status: "Approved", statusSince: "2026-11-20", conflict: importedSays("not associated") }),
      {
        severity: "medium",
        since: "2026-11-21",
        next: fits(
          /^On 2026-11-20 a person reported: Approved; on 2026-11-21 an imported report says: not associated\./,
        ),
      },
    ],
    [
      "a report contradicts what is known of a subscription",
      oneSubscription({ conflict: importedSays("no PAL row") }),
      { severity: "medium", item: production },
    ],
  ],
  Q1: [
    [
      "the owner says no after the report that shows every claim",
      { ...oneClaim({ status: "Approved", seen: shown }), ...said("cpor", "no") },
      { severity: "high" },
    ],
    [
      "nobody answered within a working week",
      { ownerSince: "2026-11-10T09:00:00.000Z" },
      { severity: "medium", item: "cpor", what: "CPOR: not answered yet", since: "2026-11-18" },
      {},
    ],
    [
      "the answer is waited for",
      { ownerSince: "2026-11-16T09:00:00.000Z" },
      { severity: "info", item: "cpor", what: "CPOR: waiting for the answer", since: "2026-11-16" },
      {},
    ],
    ["the owner says no", said("cpor", "no"), { severity: "high", since: "2026-11-20" }],
    ["the owner is not sure", said("cpor", "unsure"), { severity: "medium" }],
  ],
  Q2: [
    [
      "a report attributes one subscription of two",
      { subscriptions: [aSubscription({ seen: seen() }), aSubscription({ id: sandbox })] },
      { severity: "medium", what: "PAL: not answered yet" },
    ],
    [
      "the owner says no",
      said("pal", "no"),
      {
        severity: "high",
        next:
          "In the customer's tenant, run az managementpartner create --partner-id 4911112. Then run " +
          "az managementpartner show and paste its output into this chat",
      },
    ],
    ["the owner is not sure", said("pal", "unsure"), { severity: "medium" }],
  ],
  Q3: [["the owner says no", said("owner", "no"), { severity: "medium" }]],
  Q4: [["the owner says no", said("onboarding", "no"), { severity: "medium" }]],
};

/** When it is not a gap. Each differs in one thing from a case above. */
const quiet: Partial<Record<GapCode, readonly Quiet[]>> = {
  G01: [["somebody owns the customer", {}]],
  G02: [
    ["the customer is active", { onboarding: newOnboarding("2026-10-05", aContext().calendar) }],
    [
      "only steps are open that are due later",
      {
        lifecycle: "onboarding",
        onboarding: {
          startedOn: "2026-11-02",
          steps: [
            { step: 10, dueOn: "2026-12-02" },
            { step: 1, dueOn: "2026-11-02", done: { on: today, by: "megan" } },
          ],
        },
      },
    ],
    [
      "every step is done",
      {
        lifecycle: "onboarding",
        onboarding: {
          startedOn: "2026-10-05",
          steps: [{ step: 1, dueOn: "2026-10-05", done: { on: today, by: "m" } }],
        },
      },
    ],
  ],
  G03: [
    ["one workload is decided", { ...longHere, ...oneClaim({ scope: { is: "not-applicable" } }) }],
    ["the customer is tagged Azure only", { ...longHere, tags: ["Azure only"] }],
    ["the owner answered that CPOR does not apply", { ...longHere, ...said("cpor", "n/a") }],
    ["the owner's yes to all workloads holds", { ...longHere, ...said("cpor", "yes") }],
    ["the owner's no says more", { ...longHere, ...said("cpor", "no") }],
    ["nobody owns the customer", { ...longHere, ...nobody }],
  ],
  G04: [
    ["somebody said that we go on serving it", { unlisted: { since: "2026-11-20", kept: true } }],
    ["it is offboarded", { unlisted: { since: "2026-11-20" }, lifecycle: "offboarded" }],
    ["it never was on the list", {}],
  ],
  C01: [
    ["it is another partner's", oneLateClaim({ scope: { is: "other-partner" } })],
    ["it is not applicable", oneLateClaim({ scope: { is: "not-applicable" } })],
    ["Business Applications are sold by CSP", oneSalesClaim({ scopedOn: "2026-10-05", soldBy: "CSP" })],
    ["the customer buys by CSP only", { channels: ["CSP"], ...oneSalesClaim({ scopedOn: "2026-10-05" }) }],
    [
      "a pre-sales claim was made",
      oneSalesClaim({
        role: "Build intent - Advisor",
        purchasedOn: "2026-07-25",
        status: "Submitted",
        statusSince: today,
      }),
    ],
  ],
  C02: [["it was submitted", oneClaim({ status: "Submitted", statusSince: today })]],
  C03: [["it is another partner's", oneClaim({ status: "Partner action required", scope: { is: "other-partner" } })]],
  C04: [["a competing claim is known", oneLateClaim({ status: "Under review", competing: true })]],
  C05: [
    ["the customer declined", oneClaim({ status: "Rejected", reason: "Customer declined" })],
    ["we asked for it", oneClaim({ status: "Rejected", reason: "Partner request" })],
    ["the dispute was used", oneClaim({ status: "Rejected", disputedOn: "2026-11-02" })],
    ["the time is over", oneClaim({ status: "Rejected", statusSince: "2026-10-23" })],
  ],
  C06: [
    ["we disassociated on purpose", oneClaim({ status: "Rejected final", reason: "Disassociated" })],
    ["it can be disputed still", oneClaim({ status: "Rejected", statusSince: today })],
    ["it was claimed anew", oneClaim({ status: "Draft", statusSince: today })],
    ["it was set not applicable", oneClaim({ status: "Rejected final", scope: { is: "not-applicable" } })],
  ],
  C07: [["six business days have passed", oneClaim({ status: "Approved", approvedOn: "2026-11-13" })]],
  C08: [
    [
      "the import is older than the approval",
      oneLateClaim({ status: "Approved", approvedOn: "2026-09-01" }),
      { imports: { cporUsage: imported("2026-08-31", "2026-09-01T08:00:00.000Z") } },
    ],
    ["nothing was ever imported", oneLateClaim({ status: "Approved", approvedOn: "2026-09-01" })],
    ["the report has it", oneLateClaim({ status: "Approved", approvedOn: "2026-09-01", seen: shown }), cporReport],
    [
      "it is a Business Applications claim, which that report never has",
      oneSalesClaim({ status: "Approved", approvedOn: "2026-09-01" }),
      cporReport,
    ],
  ],
  C09: [
    ["the claim is lost anyway", oneClaim({ status: "Rejected final", proof: { ref: "SOW", signedOn: "2024-01-05" } })],
  ],
  C10: [
    [
      "it renews with the same ID",
      oneSalesClaim({ status: "Approved", subscriptionEndsOn: "2026-11-30", autoRenews: true }),
    ],
    ["it is not claimed yet, which C01 says", oneSalesClaim({ subscriptionEndsOn: "2026-11-30" })],
  ],
  C12: [
    [
      "revenue was claimed",
      oneSalesClaim({
        workload: "power-apps",
        status: "Approved",
        role: "Influenced Revenue recognition - Non-Incentivized",
      }),
    ],
    ["it is Dynamics", oneSalesClaim({ status: "Approved" })],
    [
      "the engagement is not known",
      oneSalesClaim({ workload: "power-apps", status: "Approved", engagement: "Frontier Accelerate" }),
    ],
    ["no role of the workload counts", oneSalesClaim({ workload: "fraud-protection", status: "Approved" })],
    ["it was rejected", oneSalesClaim({ workload: "power-apps", status: "Rejected", statusSince: today })],
  ],
  C11: [
    ["Dynamics is in use, bought through CSP", { channels: ["CSP"], ...inUse("Sales", 3, 4) }],
    ["ten seats are below the smallest track", inUse("Teams", 9, 10)],
    ["four seats are below Security's smallest track", inUse("Defender for Identity", 3, 4)],
    ["CSP counts as much for Security", { channels: ["CSP"], ...inUse("Defender for Identity", 30, 40) }],
    [
      "it was decided, under another of its names",
      { ...oneClaim({ workload: "viva-engage", scope: { is: "not-applicable" } }), ...inUse("Yammer", 30, 40) },
    ],
  ],
  P01: [
    [
      "the usage report shows a link whose role does not count, which P03 says",
      oneLateSubscription({ seen: asReader }),
    ],
    ["we sell it through CSP", oneLateSubscription({ soldByUsCsp: true })],
    [
      "we sell it through CSP, though Security is a goal",
      oneLateSubscription({ soldByUsCsp: true, seen: unseen({ security: true }) }),
      { goals: ["Security"] },
    ],
    ["DPOR covers it, which P11 says", oneLateSubscription({ seen: unseen({ dpor: true }) })],
    ["the Marketplace recognises us", oneLateSubscription({ access: "lighthouse", marketplace: true })],
    ["it is closed", oneLateSubscription({ endedOn: "2026-09-30" })],
    ["it is another customer's by now", oneLateSubscription({ movedTo: "another" })],
    ["no designation counts its cloud", oneLateSubscription({ sovereign: true })],
    ["we have no access", oneLateSubscription({ access: "none" })],
    ["the owner said yes after it was known", { ...oneLateSubscription(), ...said("pal", "yes") }],
    ["it is out of scope", oneLateSubscription({ scope: { is: "not-applicable" } })],
    ["the usage report attributes it", oneLateSubscription({ seen: seen() })],
    [
      "an identity reaches every subscription",
      lateLinked({ roles: [{ subscription: "*", role: "Owner", permanence: "permanent" }] }),
    ],
    ["an identity is linked and nobody knows its roles", lateLinked({ roles: [] })],
  ],
  P02: [
    ["the person left, which P07 says", lateLinked(), { gone: new Set(["megan"]) }],
    ["the usage report attributes all it reaches", lateLinked({}, { seen: seen() })],
    [
      "the owner said yes ten days ago",
      { ...oneLateSubscription(), ...said("pal", "yes", "2026-11-13T12:00:00.000Z") },
    ],
    [
      "a report contradicts the owner, which V02 says",
      { ...oneLateSubscription({ conflict: noRow }), ...said("pal", "yes", "2026-11-10T12:00:00.000Z") },
    ],
    ["it is verified", lateLinked({ link: "verified" })],
    ["a verified identity reaches the same", { ...oneLateSubscription(), identities: [lateLink(), principal()] }],
    ["CSP covers every subscription", lateLinked({}, { soldByUsCsp: true })],
  ],
  P03: [
    ["none of the newest month's consumption is by a role that does not count", partly([90, 90, 0])],
    ["another role counts", linked({ roles: [reader, contributor("permanent")] })],
    [
      "another identity has one that counts",
      { ...oneSubscription(), identities: [anIdentity({ roles: [reader] }), principal()] },
    ],
    ["the role is one that nobody has listed", linked({ roles: [{ ...reader, role: "Contoso operator" }] })],
    ["the usage report attributes it all the same", linked({ roles: [reader] }, { seen: seen() })],
  ],
  P04: [
    [
      "a permanent role counts too",
      linked({ roles: [contributor("eligible"), { ...reader, role: "Support Request Contributor" }] }),
    ],
    [
      "another identity's is permanent",
      { ...oneSubscription(), identities: [anIdentity({ roles: [contributor("eligible")] }), principal()] },
    ],
    ["nobody knows how permanent it is", linked({ roles: [contributor("unknown")] })],
  ],
  P05: [
    ["a service principal is linked too", { ...oneSubscription(), identities: [anIdentity(), principal()] }],
    [
      "a Lighthouse principal covers it",
      { ...oneSubscription(), identities: [anIdentity(), principal({ kind: "lighthouse" })] },
    ],
    [
      "two people are linked",
      { ...oneSubscription(), identities: [anIdentity(), anIdentity({ id: "isaiah", holder: "isaiah" })] },
    ],
    ["only a service principal is linked", { ...oneSubscription(), ...onePrincipal() }],
    ["CSP covers the subscription", linked({}, { soldByUsCsp: true })],
  ],
  P06: [
    ["the ID is one of ours", oneIdentity()],
    ["no ID of ours is configured", oneIdentity({ partnerId: "1234567" }), { partnerIds: [] }],
    ["the link was removed", oneIdentity({ partnerId: "1234567", link: "removed" })],
    ["the claim is lost", oneClaim({ status: "Rejected final", partnerId: "1234567" })],
  ],
  P07: [
    ["everybody is there", linked()],
    ["the link was removed on purpose", linked({ link: "removed" })],
    ["the person blocked the bot and stays with us", linked(), { gone: new Set(["megan"]), left: new Set() }],
  ],
  P08: [
    [
      "the import knows only of the day before it should show",
      lateLinked(),
      { imports: { azureUsage: { at: "2026-10-15T12:00:00.000Z", by: "ada" } } },
    ],
    ["V02 names the contradiction", lateLinked({}, { seen: unseen(), conflict: noRow }), azureReport],
    [
      "the subscription consumes nothing",
      lateLinked({}, { seen: seen({ attributed: false, consumes: false, adminTypes: [] }) }),
      azureReport,
    ],
    ["the import knows only of days before", lateLinked(), { imports: { azureUsage: imported("2026-09-01") } }],
    ["nothing was ever imported", lateLinked()],
    ["the report attributes it", lateLinked({}, { seen: seen() }), azureReport],
  ],
  P09: [
    [
      "a service principal and another person do it all",
      {
        ...oneSubscription({ access: "service principal" }),
        identities: [lateLink({ link: "not linked" }), principal(), anIdentity({ id: "isaiah", holder: "isaiah" })],
      },
    ],
    [
      "Lighthouse and a linked principal do it all",
      {
        ...oneSubscription({ access: "lighthouse" }),
        identities: [lateLink({ link: "not linked" }), principal({ kind: "lighthouse" })],
      },
    ],
    ["it is a service principal", onePrincipal({ link: "not linked", since: "2026-10-05" })],
    ["the engineer left", oneLateLink({ link: "not linked" }), { gone: new Set(["megan"]) }],
  ],
  P10: [
    ["the usage report attributes it", onePowerSubscription({ seen: seen() })],
    ["a linked account owns it", linked({ roles: [] }, { power: { deployedOn: "2026-10-05" } })],
  ],
  P11: [
    ["PAL is linked too", oneLateSubscription({ seen: seen({ dpor: true }) })],
    [
      "we have no access, so that nothing can be linked",
      oneLateSubscription({ access: "none", seen: unseen({ dpor: true }) }),
    ],
    ["CSP counts everywhere", oneLateSubscription({ soldByUsCsp: true, seen: unseen({ dpor: true }) })],
  ],
  C13: [
    ["it was approved anew since", oneLostClaim({ approvedOn: "2026-11-12" })],
    ["it was rejected, which C05 says", oneLostClaim({ status: "Rejected", statusSince: today })],
    ["it is another partner's now", oneLostClaim({ scope: { is: "other-partner" } })],
  ],
  P12: [
    ["CSP attributes it as well", oneSubscription({ soldByUsCsp: true, seen: unseen(), lost: lost() })],
    ["PAL attributes what we do not sell any more", oneSubscription({ seen: seen(), lost: lost("CSP") })],
    [
      "it was linked again since",
      linked({ link: "verified", linkedOn: "2026-11-20" }, { seen: seen({ month: "2026-08-01" }), lost: lost() }),
    ],
    ["it belongs to another customer by now", oneSubscription({ movedTo: sandbox, lost: lost() })],
    ["it is closed", oneSubscription({ endedOn: "2026-09-30", lost: lost() })],
  ],
  E01: [
    [
      "money came in the same month",
      { earnings: [unpaid("IVDGEO"), { item: production, month: "2026-10-01", usd: 12 }] },
    ],
    [
      "money came in later",
      { earnings: [unpaid("IVDGEO", { month: "2026-09-01" }), { item: production, month: "2026-10-01", usd: 12 }] },
    ],
  ],
  A01: [
    ["it extends by itself", gdap("2026-11-30", { status: "active", autoExtends: true, needed: true })],
    ["it is not needed", gdap("2026-11-20", { status: "expired", autoExtends: false, needed: false })],
    ["it has no end", { gdap: { status: "active", autoExtends: false, needed: true } }],
  ],
  V04: [
    ["everything was read", { read: { gdap: { at: "2026-11-23T02:00:00.000Z" } } }],
    ["nothing is ever read", {}],
  ],
  V01: [
    [
      "old evidence is of a claim out of scope, or not approved",
      {
        claims: [
          aClaim({ status: "Partner action required", statusSince: today, evidence: longAgo }),
          aClaim({ workload: "intune", status: "Approved", scope: { is: "other-partner" }, evidence: longAgo }),
        ],
      },
    ],
    [
      "the report attributes all that a link reaches, though another subscription is not linked",
      {
        subscriptions: [aSubscription({ seen: seen() }), lateSubscription({ id: sandbox })],
        ...oneIdentity({ link: "verified", evidence: longAgo }),
      },
    ],
    ["the yes is 90 days old", said("onboarding", "yes", "2026-08-25T12:00:00.000Z")],
    [
      "a report of less than 45 days shows every claim",
      { ...oneClaim({ status: "Approved", seen: shown }), ...said("cpor", "yes", "2026-01-05T12:00:00.000Z") },
    ],
    [
      "a report of less than 45 days attributes every subscription",
      {
        ...oneSubscription({ seen: seen() }),
        ...oneIdentity({ evidence: longAgo }),
        ...said("pal", "yes", "2026-01-05T12:00:00.000Z"),
      },
    ],
    [
      "an owner's yes renews the claims",
      { ...oneClaim({ status: "Approved", evidence: longAgo }), ...said("cpor", "yes") },
    ],
  ],
  V02: [
    [
      "the link was proven after the report that does not show it, so that its role or consumption is missing",
      lateLinked({ link: "verified", evidence: { ...reported(), kind: "pasted" } }, { seen: unseen(), conflict }),
    ],
    [
      "the report shows the link with a role that does not count, which P03 says",
      oneLateSubscription({ seen: seen({ adminTypes: ["Reader"] }), conflict }),
    ],
    ...["Cloud Reseller", undefined].map((relationship): [string, Partial<Customer>] => [
      `a report has Azure as sold by us, and the relationship is ${relationship ?? "not known"}`,
      exact({ relationship, ...soldInReport }),
    ]),
    [
      "the workload is another partner's",
      oneClaim({ scope: { is: "other-partner" }, conflict: { evidence: reported(), says: "Approved" } }),
    ],
  ],
  Q1: [
    ["nobody owns the customer and nobody answered", nobody],
    ["a claim says it better", { ...oneLateClaim(), ...said("cpor", "no") }],
    [
      "a newer report shows every claim, against the owner's no",
      { ...oneClaim({ status: "Approved", seen: shown }), ...said("cpor", "no", "2026-10-30T12:00:00.000Z") },
    ],
    ["it does not apply", said("cpor", "n/a")],
    ["workloads were never scoped, which says more", longHere],
  ],
  Q2: [
    ["a subscription says it better", { ...oneLateSubscription(), ...said("pal", "no") }],
    ["the report attributes every subscription", oneSubscription({ seen: seen() })],
    ["the owner says yes", said("pal", "yes")],
  ],
  Q3: [
    ["nobody owns the customer, whatever was answered", { ...nobody, ...said("owner", "no") }],
    ["the owner says yes", said("owner", "yes")],
  ],
  Q4: [["the owner says yes", said("onboarding", "yes")]],
};

const rowsOf = <Case>(table: Partial<Record<GapCode, readonly Case[]>>) =>
  Object.entries(table).flatMap(([code, cases]) => cases.map((one) => [code as GapCode, one] as const));

it("P01 does not ask who sells a subscription that a report shows not to be sold by us", () => {
  const subscriptions = [lateSubscription({ seen: unseen() })];
  const [gap] = found("P01", { subscriptions, relationship: "Cloud Reseller" });
  expect(gap?.next).not.toContain("Who sells it");
});

it("V02 is silent where P12 says what a report no longer shows", () => {
  const parts = {
    ...oneSubscription({ seen: unseen(), lost: lost(), conflict }),
    ...oneLateLink({ linkedOn: "2025-01-08" }),
  };
  expect(found("V02", parts)).toEqual([]);
  expect(found("P12", parts)).toHaveLength(1);
});

describe("a gap", () => {
  it.each(rowsOf(open).map(([code, [when, parts, gap, context]]) => ({ code, when, parts, gap, context })))(
    "$code is open when $when",
    ({ code, parts, gap, context }) => {
      const base = code === "Q1" ? { ownerSince: "2026-11-10T12:00:00.000Z", addedAt: "2026-11-10T12:00:00.000Z" } : {};
      const gaps = found(code, { ...base, ...parts }, context);
      expect(gaps).toEqual([expect.objectContaining(gap)]);
      // What is lost has one date, whichever rule finds it and whoever counts its days.
      if (["P03", "P12"].includes(code)) {
        for (const { since, unattributedSince = since } of gaps) expect(unattributedSince).toBe(since);
      }
    },
  );

  it.each(rowsOf(quiet).map(([code, [when, parts, context]]) => ({ code, when, parts, context })))(
    "$code is none when $when",
    ({ code, parts, context }) => {
      expect(found(code, parts, context)).toEqual([]);
    },
  );

  it.each(rowsOf(open).map(([code, [when, parts, , context]]) => ({ code, when, parts, context })))(
    "$code is none of a paused or former customer, though $when",
    ({ code, parts, context }) => {
      expect(found(code, { ...parts, lifecycle: "paused" }, context)).toEqual([]);
      expect(found(code, { ...parts, lifecycle: "offboarded" }, context)).toEqual([]);
    },
  );

  it.each(gapCodes.filter((code) => code !== "V03"))("%s has a table of when it is open and when not", (code) => {
    expect(open[code] ?? [], `a case in which ${code} is a gap`).not.toEqual([]);
    expect(quiet[code] ?? [], `a case in which ${code} is none`).not.toEqual([]);
  });

  it("C07 is said for five of Microsoft's business days, whatever holidays we have", () => {
    const calendar = { weekend: [6, 7], holidays: [addDays(today, 1)] };
    const said = (day: Day) =>
      found("C07", oneClaim({ status: "Approved", approvedOn: today }), { calendar, today: day }).length;
    expect([said("2026-11-30"), said("2026-12-01")]).toEqual([1, 0]);
  });

  it.each([
    ["every designation while no work is known", {}, designations],
    ["what its workloads feed", oneClaim(), ["Modern Work"]],
    [
      "what its subscriptions feed",
      oneSubscription(),
      ["Data & AI", "Digital & App Innovation", "Infrastructure", "Security"],
    ],
    [
      "nothing for work that does not apply",
      { claims: [aClaim({ scope: { is: "not-applicable" } }), salesClaim()] },
      ["Business Applications"],
    ],
  ])("G01 costs %s", (_, parts, costs) => {
    const [gap] = found("G01", { ...nobody, ...parts });
    expect([...(gap?.designations ?? [])].toSorted()).toEqual([...costs].toSorted());
  });

  it("C03 is due on Microsoft's fourteenth business day, with our working days left until then", () => {
    const calendar = { weekend: [5, 6], holidays: ["2026-11-30", "2026-12-01"] };
    const claims = [aClaim({ status: "Partner action required", statusSince: "2026-11-17" })];
    const [due] = found("C03", { claims }, { calendar, today: "2026-11-26" });
    expect(due?.deadline).toEqual({ endsOn: "2026-12-07", workingDays: 5 });
  });

  it.each<[GapCode, string, Partial<Customer>, Day | undefined]>([
    ["C01", "the days to start a claim", oneLateClaim(), "2026-10-12"],
    ["C01", "the subscription", oneSalesClaim({ status: "Approved", subscriptionEndsOn: "2026-11-20" }), "2026-11-20"],
    ["C02", "the days of a draft", oneClaim({ status: "Draft", statusSince: "2026-11-02" }), "2026-11-09"],
    [
      "C03",
      "the time to answer",
      oneClaim({ status: "Partner action required", statusSince: "2026-11-02" }),
      "2026-11-20",
    ],
    ["C03", "nothing yet", oneClaim({ status: "Partner action required", statusSince: "2026-11-03" }), undefined],
    ["C05", "nothing yet", oneClaim({ status: "Rejected", statusSince: "2026-10-24" }), undefined],
    ["C06", "the time to dispute", oneClaim({ status: "Rejected", statusSince: "2026-10-23" }), "2026-11-22"],
    ["C06", "no time", oneClaim({ status: "Rejected final", statusSince: "2026-10-23" }), undefined],
    ["P01", "the days to link", { subscriptions: [lateSubscription()] }, "2026-10-07"],
    ["P02", "the days to verify", { identities: [lateLink()] }, "2026-10-15"],
    ["A01", "the access", gdap("2026-11-22", { autoExtends: false, needed: true }), "2026-11-22"],
    ["A01", "nothing yet", gdap("2026-11-25", { autoExtends: false, needed: true }), undefined],
    [
      "Q1",
      "the days to answer",
      { ownerSince: "2026-11-10T12:00:00.000Z", addedAt: "2026-11-10T12:00:00.000Z" },
      "2026-11-17",
    ],
    ["Q1", "no time where it is answered", said("cpor", "no"), undefined],
    ["V01", "what an answer holds", said("onboarding", "yes", "2026-08-24T12:00:00.000Z"), "2026-11-22"],
  ])("%s says what has run out: %s", (code, _, parts, day) => {
    const [gap, ...others] = found(code, parts, { today }).filter(({ item }) => code !== "Q1" || item === "cpor");
    expect(others).toEqual([]);
    expect(gap && ranOutOn(gap)).toBe(day);
    expect(gap).toBeDefined();
  });

  it("G01 asks a manager to decide once three business days have passed", () => {
    const parts = { ...nobody, addedAt: "2026-11-18T12:00:00.000Z" };
    expect(found("G01", parts, { today: "2026-11-22" })[0]).toMatchObject({
      next: "Assign an owner",
      write: "assign Contoso Ltd. to @colleague",
    });
    expect(found("G01", parts, { today: "2026-11-23" })[0]?.next).toBe("A manager should decide who owns it");
  });
});
