/** A believable partner for the cards: the people, customers and gaps that the samples are made of. */
import type { ClaimsFacts } from "../../src/cards/gaps/claims.ts";
import { tallyClaims } from "../../src/domain/claims/tally.ts";
import { accessEnds } from "../../src/domain/customer/gdap.ts";
import { listClaims } from "../../src/domain/claims/standing.ts";
import { statesOf } from "../../src/domain/claims/state-words.ts";
import { listPage } from "../../src/domain/listing.ts";
import type { ClaimListFacts } from "../../src/cards/gaps/claim-list.ts";
import type { AccessListFacts } from "../../src/cards/gaps/access-list.ts";
import type { UnclaimedFacts } from "../../src/cards/gaps/unclaimed.ts";
import { claimDeadlineWords } from "../../src/cards/kit/claims.ts";
import { itemsOf } from "../../src/domain/gaps/in-order.ts";
import { readLimits } from "../../src/limits.ts";
import { readCatalogue } from "../../src/workloads.ts";
import {
  newCustomer,
  type Answer,
  type AnswerValue,
  type Claim,
  type Customer,
  type Evidence,
  type Gdap,
  type Identity,
  type Prompt,
  type Question,
  type ReadPart,
  type Said,
  type Subscription,
} from "../../src/domain/customer/customer.ts";
import type { SourceFault } from "../../src/domain/documents.ts";
import {
  designations,
  severities,
  type Gap,
  type GapCode,
  type Severity,
} from "../../src/domain/catalogue/gap-codes.ts";
import type {
  ChannelWeek,
  Chase,
  Deadlines,
  MemoNews,
  Names,
  OwnerWeek,
  ReadNews,
  DamagedRecords,
  UnreadSources,
} from "../../src/domain/messages/message.ts";
import type { Person } from "../../src/domain/people/person.ts";
import type { CustomersSummary } from "../../src/domain/imports/customers.ts";
import type { UsageSummary } from "../../src/domain/imports/findings.ts";
import { newOnboarding } from "../../src/domain/customer/onboarding.ts";
import type { GapReport } from "../../src/domain/gaps/report.ts";
import { addDays } from "../../src/domain/time/time.ts";
import type { ReadFinding } from "../../src/domain/sources/applied.ts";
import type { Reader } from "../../src/cards/kit/dates.ts";
import type { MemoListFacts } from "../../src/cards/messages/memo.ts";
import type { SourcesFacts } from "../../src/cards/organization/sources.ts";
import type { SyncedFacts } from "../../src/cards/organization/synced.ts";

export const now = "2026-11-23T08:14:00.000Z";
export const today = "2026-11-23";
const zone = "Europe/Amsterdam";

export const megan = "5f7f8f9a-1111-4c2d-8a51-000000000001";
export const isaiah = "5f7f8f9a-1111-4c2d-8a51-000000000002";
export const patti = "5f7f8f9a-1111-4c2d-8a51-000000000003";
export const ada = "5f7f8f9a-1111-4c2d-8a51-000000000004";

export const names: Names = new Map([
  [megan, "Megan Bowen"],
  [isaiah, "Isaiah Langer"],
  [patti, "Patti Fernandez"],
  [ada, "Ada Manager"],
]);

const answersHold = readLimits().answerHolds;

/** Megan, in her personal chat. */
export const reader: Reader = { now, zone, person: { id: megan }, answersHold };
/** A channel: nobody is "you". */
export const channelReader: Reader = { now, zone, answersHold };

/** Names that people and files come with, each of which once broke somebody's card. */
export const awkwardNames = {
  bold: "**bold** and _slanted_",
  link: "[x](http://evil.example)",
  mention: "<at>all</at>",
  expression: "${1+1} ${customer.name}",
  long: "Nordwestdeutsche Donaudampfschifffahrtselektrizitätenhauptbetriebswerk ".repeat(5).trim(),
  rightToLeft: "شركة المثال للتجارة (ش.م.م)",
  japanese: "日本マイクロソフト株式会社テスト営業部第一課",
  list: "1. FC Köln",
  heading: "# Heading & Sons &amp; Co",
  date: "{{DATE(2026-01-01T00:00:00Z, LONG)}}",
  control: "Line\nbreak\u0007 \u202Egnissim",
  empty: " ",
} as const;

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

export const aCustomer = (n: number, known: Partial<Customer> & { name: string }): Customer =>
  newCustomer({ id: id(n), source: "import", addedAt: "2026-04-01T08:00:00.000Z", owner: megan, ...known });

export const anAnswer = (says: AnswerValue, at = "2026-11-23T08:14:00.000Z", by = megan): Answer => ({ says, by, at });

export const answers = (
  values: Partial<Record<Question, AnswerValue>>,
  at?: string,
  by?: string,
): Partial<Record<Question, Answer>> =>
  Object.fromEntries(Object.entries(values).map(([question, says]) => [question, anAnswer(says, at, by)]));

export const aPrompt = (known: Partial<Prompt> = {}): Prompt => ({
  id: "p-41",
  to: megan,
  because: "assigned",
  askedBy: ada,
  at: "2026-11-23T08:02:00.000Z",
  ...known,
});

export const aGap = (customer: Customer, code: GapCode, known: Partial<Gap> = {}): Gap => ({
  key: `${customer.id}/${code}`,
  customer: customer.id,
  code,
  topic: "pal",
  severity: "high",
  what: "PAL missing on 2 of 3 Azure subscriptions",
  next: "In the customer's tenant, run az managementpartner create --partner-id 4911112. Then run az managementpartner show and paste its output into this chat",
  since: "2026-04-23",
  designations: designations.slice(1, 4),
  ...(/^(C0[126]|P0[137])$/.test(code) ? { unattributedSince: known.since ?? "2026-04-23" } : {}),
  ...known,
});

/** With how each claim and subscription of the customer stands. */
export const withItems = <Known extends { customer: Customer; gaps: readonly Gap[] }>(known: Known) => ({
  ...known,
  items: itemsOf(known.customer, { gaps: known.gaps, catalogue: readCatalogue(), zone }),
});

export const fabrikam = aCustomer(1, { name: "Fabrikam, Inc.", domain: "fabrikam.com" });
export const contoso = aCustomer(2, {
  name: "Contoso Ltd.",
  domain: "contoso.onmicrosoft.com",
  relationship: "Cloud Reseller",
  deputy: patti,
});
export const litware = aCustomer(3, {
  name: "Litware, Inc.",
  checklist: {
    revision: 4,
    answers: answers({ cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" }, "2026-08-24T09:00:00.000Z"),
  },
});
export const adventure = aCustomer(4, { name: "Adventure Works Cycles", owner: isaiah });
const { owner: _nobody, ...unowned } = aCustomer(5, { name: "Wingtip Toys" });
export const wingtip: Customer = unowned;

export const actionRequired = aGap(fabrikam, "C03", {
  topic: "cpor",
  severity: "critical",
  what: "CPOR Teams: partner action required",
  next: "Answer Microsoft in the claim's Comments: the proof lacks the customer's signature",
  // Fourteen business days from the day it was asked for; today is the Monday of that week.
  since: "2026-11-09",
  deadline: { endsOn: "2026-11-27", workingDays: 4 },
});
const disputed = aGap(litware, "C05", {
  topic: "cpor",
  severity: "critical",
  what: "CPOR Exchange: rejected, dispute open",
  since: "2026-10-30",
  deadline: { endsOn: "2026-11-29", workingDays: 4, lastWorkingDay: "2026-11-27" },
});
const wrongPartner = aGap(adventure, "P06", {
  severity: "critical",
  what: "PAL links Partner ID 9911, not ours",
  since: "2026-11-03",
});
export const noPal = aGap(contoso, "P01");
const runOut = aGap(litware, "V01", {
  topic: "cpor",
  severity: "low",
  what: "CPOR: confirmation expired",
  since: "2026-11-22",
});
export const noOwner = aGap(wingtip, "G01", {
  topic: "owner",
  severity: "high",
  what: "No owner",
  next: "Assign an owner",
  write: "assign Wingtip Toys to @colleague",
  since: "2026-10-13",
});

export const noneOf = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;

export const aReport = (known: Partial<GapReport> = {}, totals: Partial<GapReport["totals"]> = {}): GapReport => ({
  filter: { by: "all" },
  totals: {
    customers: 40,
    leftOut: 0,
    withGaps: 18,
    covered: 22,
    onlyWaiting: 0,
    onlySnoozed: 0,
    known: 0,
    elsewhere: 0,
    unknown: 0,
    gaps: 31,
    snoozed: 2,
    waiting: 0,
    toConfirm: 0,
    unowned: 3,
    unassigned: 1,
    ...totals,
    bySeverity: {
      ...noneOf,
      ...(totals.bySeverity ?? { critical: 4, high: 15, medium: 9, low: 3 }),
    },
  },
  listed: 18,
  page: 1,
  pages: 2,
  rows: [
    { customer: fabrikam, gaps: [actionRequired] },
    { customer: adventure, gaps: [wrongPartner] },
    { customer: { ...contoso, checklist: { ...contoso.checklist, prompt: aPrompt() } }, gaps: [noPal, noPal] },
    { customer: wingtip, gaps: [noOwner] },
    { customer: litware, gaps: [runOut] },
  ],
  ...known,
});

/** A page of ten, each row as long as rows get. */
export const aFullPage = (name: string): GapReport =>
  aReport({
    page: 7,
    pages: 5_000,
    rows: Array.from({ length: 10 }, (_, index) => {
      const customer = aCustomer(100 + index, { name: `${name} ${index}` });
      const what = `CPOR ${name}: partner action required, and so on `.repeat(3);
      return { customer, gaps: [{ ...actionRequired, customer: customer.id, what }, noPal, noPal] };
    }),
  });

const meganBowen: Person = { id: megan, name: "Megan Bowen", zone };

export const aWeek = (known: Partial<OwnerWeek> = {}): OwnerWeek => ({
  kind: "weekly",
  person: meganBowen,
  week: "2026-W48",
  due: [
    { customer: fabrikam, gaps: [actionRequired] },
    { customer: contoso, gaps: [noPal, noPal] },
    { customer: litware, gaps: [runOut] },
  ],
  owned: 11,
  rest: { waiting: 0, inOrder: true },
  names,
  today,
  ...known,
});

export const aTrend = (covered: readonly number[]): ChannelWeek["trend"] =>
  covered.map((value, index) => ({
    id: `2026-W${37 + index}`,
    at: `${addDays(today, (index - covered.length + 1) * 7)}T08:00:00.000Z`,
    customers: 40,
    covered: value,
    open: 60 - value,
  }));

export const aDigest = (known: Partial<ChannelWeek> = {}): ChannelWeek => ({
  kind: "digest",
  week: "2026-W48",
  at: "2026-11-23T08:00:00.000Z",
  next: "2026-11-30T08:00:00.000Z",
  customers: 40,
  covered: 22,
  gaps: [actionRequired, disputed, wrongPartner, noOwner, ...Array.from({ length: 27 }, () => noPal)],
  ending: [actionRequired, disputed],
  urgent: [
    { gap: actionRequired, others: 1 },
    { gap: disputed, others: 0 },
    { gap: wrongPartner, others: 0 },
  ],
  followUp: [
    { customer: contoso, now: "done" },
    { customer: wingtip, now: "done" },
    { customer: litware, now: "open" },
    { customer: adventure, now: "snoozed", until: "2026-12-01" },
  ],
  change: {
    opened: 3,
    newOf: [
      { topic: "pal", gaps: 2 },
      { topic: "onboarding", gaps: 1 },
    ],
    closed: 9,
    openBefore: 37,
    snoozed: 0,
    gone: 0,
    week: "2026-W48",
  },
  trend: aTrend([12, 13, 13, 14, 15, 16, 16, 18, 19, 20, 21, 22]),
  byOwner: [
    { owner: megan, open: 20, opened: 2, closed: 5, expired: 1, snoozed: 0, oldest: "2026-04-23" },
    {
      owner: isaiah,
      open: 8,
      opened: 1,
      closed: 3,
      expired: 0,
      snoozed: 2,
      unreachable: "has not installed the app",
      oldest: "2026-10-17",
    },
    { open: 3, opened: 0, closed: 0, expired: 0, snoozed: 0, oldest: "2026-10-13" },
    { owner: patti, open: 0, opened: 0, closed: 1, expired: 0, snoozed: 0 },
  ],
  customersById: new Map([fabrikam, contoso, litware, adventure, wingtip].map((customer) => [customer.id, customer])),
  stale: [],
  unreached: [{ person: isaiah, because: "has not installed the app" }],
  names,
  today,
  ...known,
});

const ownerNumber = (index: number): string => `5f7f8f9a-1111-4c2d-8a51-${String(index + 10).padStart(12, "0")}`;
const firstNames = ["Adele", "Diego", "Henrietta", "Johanna", "Lidia", "Miriam", "Nestor", "Pradeep"];

export const manyNames = (length: number): Names =>
  new Map(
    Array.from({ length }, (_, index) => [
      ownerNumber(index),
      `${firstNames[index % 8] ?? ""} ${["Vance", "Siciliani", "Mueller"][Math.floor(index / 8)] ?? ""}`,
    ]),
  );

/** As many as it says, the most gaps first, with the numbers that a week brings. */
export const manyOwners = (length: number): ChannelWeek["byOwner"] =>
  Array.from({ length }, (_, index) => ({
    owner: ownerNumber(index),
    open: 40 - index,
    opened: index % 3,
    closed: index % 4,
    expired: index % 5 === 0 ? 2 : 0,
    snoozed: index % 6 === 0 ? 1 : 0,
    oldest: "2026-08-14",
  }));

export const closedGaps: GapReport = aReport(
  {
    filter: { by: "closed", week: "2026-W48" },
    between: {
      before: { id: "2026-W47", at: "2026-11-16T08:00:00.000Z", open: 37 },
      after: { id: "2026-W48", at: "2026-11-23T08:00:00.000Z" },
      opened: 2,
      closed: 4,
    },
    listed: 4,
    pages: 1,
    rows: [
      { customer: litware, gaps: [runOut], again: true },
      ...[
        { key: "C03", what: "Teams: partner action required", by: { at: "2026-11-20T14:10:00.000Z", by: patti } },
        { key: "P01", what: "Production (…1041): no PAL", by: { at: "2026-11-18T09:30:00.000Z", by: isaiah } },
        { key: "G02", what: "Onboarding steps late" },
      ].map((gone) => ({ customer: contoso, gaps: [], gone })),
    ],
  },
  { withGaps: 2, gaps: 4, snoozed: 0, unowned: 0, unassigned: 0, bySeverity: noneOf },
);

export const aClaim = (workload: string, known: Partial<Claim> = {}): Claim => ({
  id: workload.toLowerCase(),
  workload,
  area: "Modern Work and Security",
  role: "Use or consume",
  scope: { is: "in" },
  scopedOn: "2026-03-01",
  status: "Approved",
  statusSince: "2026-03-15",
  evidence: { kind: "reported", at: "2026-03-15T10:00:00.000Z", by: megan },
  ...known,
});

export const aSubscription = (n: number, known: Partial<Subscription> = {}): Subscription => ({
  id: `6f1d3c2e-0000-4000-8000-00000000${String(n).padStart(4, "0")}`,
  scope: { is: "in" },
  soldByUsCsp: false,
  access: "guest",
  since: "2026-04-21",
  ...known,
});

export const anIdentity = (label: string, known: Partial<Identity> = {}): Identity => ({
  id: `o-${label.toLowerCase().replaceAll(" ", "-")}`,
  label,
  kind: "guest",
  tenant: contoso.id,
  link: "verified",
  partnerId: "4911112",
  state: "Active",
  linkedOn: "2026-10-02",
  since: "2026-10-02",
  roles: [],
  evidence: { kind: "pasted", at: "2026-10-02T10:00:00.000Z", by: megan },
  ...known,
});

export const colleagues = [megan, isaiah, patti, ada].map((person) => ({
  id: person,
  name: names.get(person) ?? person,
}));

export const contosos = ["Contoso Ltd.", "Contoso Retail GmbH", "Contoso Pharmaceuticals"].map((name, index) =>
  aCustomer(20 + index, { name, domain: `contoso${index}.onmicrosoft.com` }),
);

const calendar = { weekend: [6, 7], holidays: [] };

/** Contoso with claims, subscriptions, an onboarding list and a past. */
export const contosoInDepth: { customer: Customer; gaps: readonly Gap[] } = (() => {
  const onboarding = newOnboarding("2026-10-12", calendar);
  const customer: Customer = {
    ...contoso,
    lifecycle: "onboarding",
    checklist: { revision: 3, answers: answers({ cpor: "yes", pal: "no", owner: "yes" }, "2026-11-02T09:00:00.000Z") },
    claims: [
      aClaim("Exchange Online", { claimId: "CLM-779314", seen: { on: "2026-10-01", users: 80, seats: 100 } }),
      aClaim("Teams", { status: "Partner action required", statusSince: "2026-11-12" }),
      aClaim("SharePoint Online", { scope: { is: "other-partner", note: "Northwind has it since 2024" } }),
      aClaim("Intune", { status: "Submitted", statusSince: "2026-11-20" }),
    ],
    subscriptions: [
      aSubscription(1041, { name: "Production" }),
      aSubscription(2902, { name: "Landing zone" }),
      aSubscription(3377, { name: "Sandbox" }),
    ],
    identities: [
      { ...anIdentity("Megan Bowen"), roles: [{ subscription: "*", role: "Contributor", permanence: "permanent" }] },
    ],
    onboarding: {
      ...onboarding,
      steps: onboarding.steps.map((step) =>
        step.step < 8 ? { ...step, done: { on: "2026-10-20", by: megan } } : step,
      ),
    },
    history: [
      { at: "2026-04-01T08:00:00.000Z", by: "system", what: "added" },
      { at: "2026-10-12T08:00:00.000Z", by: ada, what: "assigned", from: isaiah, to: megan },
      {
        at: "2026-11-02T09:00:00.000Z",
        by: megan,
        what: "answered",
        item: "pal",
        from: "unsure",
        to: "no",
        note: "Isaiah left the tenant",
      },
    ],
  };
  return {
    customer,
    gaps: [
      aGap(customer, "C03", {
        item: "teams",
        topic: "cpor",
        severity: "critical",
        what: "CPOR Teams: partner action required",
        next: "Add the customer's signature to the proof and answer in the claim's Comments",
        since: "2026-11-12",
        deadline: { endsOn: "2026-12-01", workingDays: 6 },
      }),
      aGap(customer, "P01", { item: aSubscription(2902).id, what: "Landing zone (…2902): no PAL" }),
      aGap(customer, "P02", {
        item: aSubscription(3377).id,
        severity: "medium",
        what: "Sandbox (…3377): PAL link not verified",
        since: "2026-10-13",
        next: "Paste the output of az managementpartner show into this chat",
      }),
      aGap(customer, "Q4", {
        item: "onboarding",
        topic: "onboarding",
        severity: "medium",
        what: "Onboarding: not answered yet",
        next: "Answer the questions",
      }),
      aGap(customer, "A01", {
        topic: "access",
        severity: "medium",
        what: "Delegated access (GDAP) ends",
        next: "Ask the customer to extend it",
        since: "2026-11-20",
        deadline: { endsOn: "2026-12-20", workingDays: 19, lastWorkingDay: "2026-12-18" },
      }),
    ],
  };
})();

/** As much of everything as a customer could have, each with a long text. */
export const everythingLong: { customer: Customer; gaps: readonly Gap[] } = (() => {
  const many = Array.from({ length: 20 }, (_, index) => index);
  const customer: Customer = {
    ...contosoInDepth.customer,
    name: awkwardNames.long,
    domain: `${"x".repeat(200)}.onmicrosoft.com`,
    claims: many.map((n) => aClaim(`${awkwardNames.long} ${n}`, { claimId: awkwardNames.long, status: "Rejected" })),
    subscriptions: many.map((n) => aSubscription(n, { name: awkwardNames.long })),
    onboarding: newOnboarding("2025-01-01", calendar),
    notes: many.map((n) => ({ id: String(n), at: now, by: megan, says: awkwardNames.long })),
    history: many.map(() => ({
      at: now,
      by: megan,
      what: "answered",
      item: "cpor",
      from: awkwardNames.long,
      to: awkwardNames.long,
      note: awkwardNames.long,
    })),
  };
  const next = awkwardNames.long;
  const gaps = [...customer.claims, ...customer.subscriptions].map(({ id: item }) =>
    aGap(customer, "C05", { item, next, what: next, deadline: { endsOn: "2026-12-01", workingDays: 6 } }),
  );
  return { customer, gaps: [...gaps, ...many.map(() => aGap(customer, "A01", { next, what: next }))] };
})();

export const anImport = (known: Partial<CustomersSummary> = {}): CustomersSummary => ({
  kind: "customers",
  dryRun: false,
  rows: 43,
  new: 12,
  changed: 3,
  unchanged: 25,
  repeated: [{ line: 12, of: 11 }],
  refused: [
    { line: 7, refused: "Microsoft ID “9b58ba8d” is not a GUID" },
    { line: 31, refused: "No company name." },
  ],
  assigned: [contoso, fabrikam, adventure].map((customer) => ({
    customer: customer.id,
    owner: customer.owner ?? megan,
  })),
  missing: [],
  moved: [],
  returned: [],
  ...known,
});

export const aUsageImport = (known: Partial<UsageSummary> = {}): UsageSummary => ({
  kind: "azure-usage",
  dryRun: false,
  rows: 1_204,
  repeated: 31,
  otherEngagements: [],
  unknownEngagements: [],
  refused: [{ line: 212, refused: "SubscriptionId “prod” is not a GUID" }],
  customers: { changed: 9, unchanged: 4 },
  findings: [
    ...Array.from({ length: 12 }, () => ({
      kind: "verified" as const,
      customer: contoso.id,
      customerName: contoso.name,
      item: "s",
      says: "PAL link seen",
    })),
    {
      kind: "contradicts",
      customer: fabrikam.id,
      customerName: fabrikam.name,
      item: "s",
      says: "Production (…1041): no PAL row in October, though Megan Bowen reported a link",
    },
    {
      kind: "candidate",
      customer: adventure.id,
      customerName: adventure.name,
      item: "s",
      says: "Sandbox (…3377) uses Azure and isn't on record here",
    },
  ],
  unknownCustomers: [{ id: "00000000-0000-4000-8000-000000000099", name: "Tailspin Toys", rows: 14 }],
  unknownWorkloads: [],
  data: "2026-10-01",
  ...known,
});

const consentUrl = "https://login.microsoftonline.com/partner.example/adminconsent?client_id=5f7f8f9a";
const refusedUsers: SourceFault = {
  kind: "consent",
  says: "Microsoft refuses: the application may not read users.",
};
const counts = { new: 3, changed: 2, unchanged: 33, contradicted: 1, gone: 1, unknown: 0, failed: 1 };

/** `sources` with one of each: read, waiting for a yes, failing, off. */
export const theSources: SourcesFacts = {
  nightly: { at: "02:00", zone, consentUrl },
  sources: [
    {
      source: "gdap",
      isOn: true,
      state: { id: "gdap", read: { at: "2026-11-23T01:10:00.000Z", by: "system", requests: 2, counts } },
      next: "2026-11-24T01:00:00.000Z",
    },
    {
      source: "people",
      isOn: true,
      state: {
        id: "people",
        read: { at: "2026-11-19T01:10:00.000Z", by: "system", requests: 1, counts },
        failing: {
          since: "2026-11-20T01:00:00.000Z",
          by: "system",
          at: "2026-11-23T01:00:00.000Z",
          attempts: 4,
          fault: refusedUsers,
        },
      },
      next: "2026-11-24T01:00:00.000Z",
    },
    {
      source: "customers",
      isOn: true,
      state: {
        id: "customers",
        asks: {
          since: "2026-11-23T01:00:00.000Z",
          by: "system",
          at: "2026-11-23T01:00:00.000Z",
          because: "first-run",
          counts: { ...counts, removals: 1 },
          examples: [],
        },
      },
      next: "2026-11-24T01:00:00.000Z",
    },
    { source: "pal", isOn: false },
  ],
  reader,
};

const finding = (customer: Customer, kind: ReadFinding["kind"], says: string): ReadFinding => ({
  kind,
  customer: customer.id,
  name: customer.name,
  says,
});

/** What a reading found: one source read, one that asks, one that failed, one that is being read. */
export const aReading: Omit<SyncedFacts, "reader"> = {
  synced: [
    {
      source: "customers",
      outcome: "asks",
      because: "too-much",
      found: {
        counts,
        known: 40,
        findings: [
          finding(contoso, "gone", "is no longer listed"),
          finding(litware, "changed", "subscription Production is new"),
          finding(litware, "changed", "Microsoft 365 E5 ends 2 Feb 2027"),
          finding(fabrikam, "contradicted", awkwardNames.link),
        ],
      },
    },
    {
      source: "gdap",
      outcome: "read",
      requests: 2,
      dryRun: false,
      found: { counts, known: 40, findings: [finding(contoso, "changed", "GDAP ends 3 Mar 2027, not 1 Jan 2027")] },
    },
    { source: "people", outcome: "failed", fault: refusedUsers },
    { source: "pal", outcome: "busy" },
  ],
  consentUrl,
  names,
};

const running = ({ deadline = { endsOn: today, workingDays: 0 }, ...gap }: Gap) => ({ ...gap, deadline });
export const deadlines: Deadlines = {
  kind: "deadlines",
  rows: [
    { customer: fabrikam, gap: running({ ...actionRequired, item: "teams" }) },
    { customer: litware, gap: running(disputed) },
  ],
  escalated: false,
  names,
  today,
};

/** What Isaiah has Megan reminded of. */
export const aChase: Chase = {
  kind: "chase",
  rows: [
    { customer: fabrikam, gap: running({ ...actionRequired, item: "teams" }) },
    { customer: litware, gap: noPal },
  ],
  by: isaiah,
  line: "I expect it to be done by Friday 4 December.",
  names,
  today,
};

/** Megan asked on Thursday to be reminded; of no customer, or of one with these gaps. */
export const aMemo = (
  customer: Customer | undefined,
  { says = "chase them for the PO", gaps = [actionRequired, noPal] }: { says?: string; gaps?: readonly Gap[] } = {},
): MemoNews => ({
  kind: "memo",
  memo: { id: "m1", on: today, says, askedAt: "2026-11-19T10:00:00.000Z", ...(customer && { customer: customer.id }) },
  askedOn: "2026-11-19",
  ...(customer && { about: { customer, gaps, may: { manage: false, answer: true } } }),
  names,
  today,
});

/** What is ahead of Megan, for customers of these names or none. */
export const theMemos = (customers: readonly (string | undefined)[]): MemoListFacts["found"] =>
  listPage(
    customers.map((customer, at) => {
      const on = addDays(today, 5 + 2 * at);
      const memo = { id: `m${at}`, on, says: at === 0 ? "chase the PO" : "do my claims", askedAt: now };
      return { memo, comes: at === 0 ? { day: addDays(on, 2), because: "day-off" as const } : { day: on }, customer };
    }),
    1,
  );

export const damagedRecords: DamagedRecords = {
  kind: "damaged",
  records: "settings customers customers channels people deliveries weeks sources imports"
    .split(" ")
    .map((collection, at) => ({ collection, key: `${at}` })),
};

export const unreadSources: UnreadSources = {
  kind: "sources",
  today,
  unread: [
    {
      source: "people",
      name: "Accounts (Microsoft Graph)",
      since: "2026-11-20",
      lastRead: "2026-11-19",
      says: refusedUsers.says,
      next: `Ask a Global Administrator to consent to the application permission User.Read.All of Microsoft Graph: ${consentUrl}`,
      by: "system",
      passes: false,
    },
  ],
};

const lastNight = "2026-11-23T01:10:00.000Z";
const read = (ref: ReadPart, at = lastNight): Evidence => ({ kind: "read", at, by: "system", ref });
const saidByMegan = (says: string): Said => ({
  evidence: { kind: "reported", at: "2026-11-03T09:00:00.000Z", by: megan },
  says,
});

/** Most of it read from Microsoft last night, some of it otherwise than Megan said. */
export const contosoRead: Customer = {
  ...contoso,
  notes: [
    { id: "1", at: "2026-10-05T09:00:00.000Z", by: megan, says: "Their fiscal year ends in June." },
    {
      id: "2",
      at: now,
      by: ada,
      says: "New IT manager: Karin Holm. She signs the proof of execution; call, don't mail.",
    },
  ],
  read: {
    gdap: { at: lastNight },
    listing: { at: lastNight },
    subscriptions: {
      at: "2026-11-20T01:10:00.000Z",
      failed: { since: "2026-11-21T01:10:00.000Z", because: "Partner Center refuses." },
    },
    pal: { at: lastNight },
  },
  gdap: {
    status: "active",
    endsOn: "2027-02-10",
    autoExtends: true,
    needed: true,
    pending: true,
    evidence: read("gdap"),
    said: saidByMegan("active until 2027-01-01"),
  },
  claims: [
    aClaim("Exchange Online", {
      subscriptionEndsOn: "2027-01-31",
      soldBy: "CSP",
      sale: read("subscriptions", "2026-11-20T01:10:00.000Z"),
      saleSaid: saidByMegan("ends 2026-12-31"),
    }),
  ],
  subscriptions: [
    aSubscription(1041, { name: "Production" }),
    aSubscription(2902, {
      name: "Landing zone",
      soldByUsCsp: true,
      evidence: read("subscriptions", "2026-11-20T01:10:00.000Z"),
    }),
  ],
  identities: [
    {
      ...anIdentity("Our application"),
      kind: "service principal",
      roles: [{ subscription: aSubscription(1041).id, role: "Contributor", permanence: "unknown" }],
      evidence: read("pal", "2026-11-10T01:10:00.000Z"),
    },
    {
      ...anIdentity("Isaiah Langer"),
      link: "not linked",
      evidence: read("pal"),
      said: saidByMegan("linked to 4911111"),
    },
  ],
};

export const readNews: ReadNews = {
  lastRead: lastNight,
  added: 1,
  changed: 4,
  unlisted: 1,
  contradicted: 1,
  changes: [
    {
      customer: contoso,
      entry: {
        at: lastNight,
        by: "system",
        what: "gdap read",
        from: "active until 2027-01-01",
        to: "active until 2027-02-10, extends automatically",
        note: "a person said otherwise",
        evidence: "read",
      },
    },
    {
      customer: litware,
      entry: { at: lastNight, by: "system", what: "renamed", from: "Litware", to: "Litware Inc.", evidence: "read" },
    },
    { customer: fabrikam, entry: { at: lastNight, by: "system", what: "unlisted", evidence: "read" } },
    {
      customer: wingtip,
      entry: { at: lastNight, by: "system", what: "read", item: "domain", to: "wingtip.com", evidence: "read" },
    },
  ],
};

const claiming = [contoso, litware, wingtip, contosoInDepth.customer].map((customer, at) => ({
  ...customer,
  claims: [
    aClaim("teams"),
    aClaim("exchange", at % 2 === 0 ? {} : { status: "Under review" }),
    aClaim("intune", { status: at < 3 ? "Rejected" : "Partner action required" }),
  ],
}));

/** The claims of several customers, in every state that asks for somebody and some others. */
export const theClaims: ClaimsFacts = {
  tally: tallyClaims(claiming, {}, readCatalogue()),
  filter: "",
  onlyOwn: false,
  file: true,
  names,
  reader,
};

/** Those of them that are not approved. */
export const theListedClaims: ClaimListFacts = {
  found: listPage(
    listClaims(
      claiming,
      { states: statesOf(["not-associated"]) },
      { catalogue: readCatalogue(), limits: readLimits() },
    ),
    1,
  ),
  customers: 4,
  of: 12,
  states: ["not-associated"],
  filter: "",
  onlyOwn: false,
  catalogue: readCatalogue(),
  deadlineOf: (claim) => claimDeadlineWords(claim, "2026-11-23", { limits: readLimits(), calendar }),
  manager: true,
  answers: () => true,
  names,
  reader,
};

/** Customers without a claim for Power BI: with others, with none, and where it is another partner's. */
export const theUnclaimed: UnclaimedFacts = {
  found: listPage(
    [
      ...claiming.slice(0, 2),
      { ...wingtip, claims: [aClaim("power-bi", { scope: { is: "other-partner" } })] },
      { ...fabrikam, claims: [] },
    ],
    1,
  ),
  of: 40,
  byOwner: new Map([
    [megan, 2],
    [isaiah, 1],
    [undefined, 1],
  ]),
  workloads: ["power-bi"],
  workload: "Power BI",
  filter: "power-bi",
  onlyOwn: false,
  catalogue: readCatalogue(),
  answers: () => true,
  names,
  reader,
};

const accessible = (customer: Customer, gdap: Partial<Gdap>): Customer => ({
  ...customer,
  gdap: { status: "active", autoExtends: false, needed: true, ...gdap },
});

/** Until when there is delegated access: over, ending soon, ending some day, extending itself, and with no end on record. */
export const theAccess: AccessListFacts = {
  found: listPage(
    accessEnds(
      [
        accessible(fabrikam, { status: "terminated" }),
        accessible(wingtip, { endsOn: "2026-12-11" }),
        ...claiming
          .slice(0, 3)
          .map((one, at) =>
            accessible(one, [{ endsOn: "2027-05-03" }, { endsOn: "2027-08-01", autoExtends: true }, {}][at] ?? {}),
          ),
      ],
      "2026-11-23",
    ),
    1,
  ),
  ended: 1,
  extending: 1,
  endless: 1,
  notNeeded: 2,
  unknown: 33,
  of: 40,
  pageOf: (page) => `gdap page ${page}`,
  onlyOwn: false,
  names,
  reader,
};
