import { fc } from "../../properties.ts";
import { describe, expect, it } from "vitest";
import { newClaim } from "../../../src/domain/claims/claims.ts";
import {
  accessModels,
  answerValues,
  claimReasons,
  claimStatuses,
  evidenceKinds,
  identityKinds,
  newCustomer,
  questions,
  solutionAreas,
  type Customer,
} from "../../../src/domain/customer/customer.ts";
import { counts, nextInText } from "../../../src/domain/catalogue/gap-codes.ts";
import {
  byUrgency,
  createGapMemory,
  fingerprintOf,
  gapsOf,
  nextStepFor,
  organizationGaps,
} from "../../../src/domain/gaps/find-gaps.ts";
import { newOnboarding } from "../../../src/domain/customer/onboarding.ts";
import { addDays } from "../../../src/domain/time/time.ts";
import { aContext } from "../contexts.ts";
import { aCustomer } from "../customers.ts";
import { aClaim, aSubscription, found, production } from "./rules/cases.ts";

const claim = aClaim({ status: "Partner action required", statusSince: "2026-11-20" });

describe("the order of gaps", () => {
  it("goes by severity, then days left, then days open", () => {
    const customer = aCustomer({
      claims: [
        aClaim({ workload: "teams", status: "Submitted", statusSince: "2026-10-05" }),
        aClaim({ workload: "intune", scopedOn: "2026-10-12" }),
        aClaim({ workload: "exchange", scopedOn: "2026-10-05" }),
        aClaim({ workload: "sharepoint", status: "Partner action required", statusSince: "2026-11-20" }),
        aClaim({ workload: "m365-apps", status: "Partner action required", statusSince: "2026-11-12" }),
      ],
    });
    const items = gapsOf(customer, aContext())
      .filter((gap) => gap.topic === "cpor")
      .map((gap) => gap.item);
    expect(items).toEqual(["m365-apps", "sharepoint", "exchange", "intune", "teams"]);
  });
});

describe("a snooze", () => {
  const [gap] = found("C03", { claims: [claim] });
  const snoozed = (parts = {}) =>
    aCustomer({
      claims: [claim],
      snoozes: [
        {
          gap: gap?.key ?? "",
          until: "2026-11-25",
          because: "customer is away",
          by: "megan",
          at: "2026-11-23T08:00:00.000Z",
          fingerprint: gap === undefined ? "" : fingerprintOf(gap),
        },
      ],
      ...parts,
    });
  const on = (today: string, customer = snoozed()) =>
    gapsOf(customer, aContext({ today })).find((one) => one.code === "C03")?.snoozedUntil;

  it("keeps the gap silent until its day", () => {
    expect(on("2026-11-24")).toBe("2026-11-25");
    expect(on("2026-11-25")).toBeUndefined();
  });

  it("ends when what the gap is about changes", () => {
    expect(
      on("2026-12-30", snoozed({ snoozes: snoozed().snoozes.map((one) => ({ ...one, until: "2027-01-10" })) })),
    ).toBeUndefined();
  });

  it("leaves other gaps alone", () => {
    const others = gapsOf(snoozed(), aContext()).filter((one) => one.code !== "C03");
    expect(others.length).toBeGreaterThan(0);
    expect(others.every((one) => one.snoozedUntil === undefined)).toBe(true);
  });
});

describe("the next step of a question", () => {
  const customer = aCustomer();
  it.each([
    [
      "pal",
      "no",
      "In the customer's tenant, run az managementpartner create --partner-id 4911112. Then run az managementpartner show and paste its output into this chat",
    ],
    ["pal", "unsure", "In the customer's tenant, run az managementpartner show and paste its output into this chat"],
    ["cpor", "no", expect.stringMatching(/Incentives > Customer claims/)],
    [
      "owner",
      "no",
      "Agree who tracks the associations; a manager makes them the owner. Write: assign Contoso Ltd. to @colleague",
    ],
    ["onboarding", undefined, "Answer the questions. Write: show Contoso Ltd."],
  ] as const)("%s answered %s is exact, with the command where there is no button", (question, answer, step) => {
    expect(nextInText(nextStepFor(question, answer, customer, aContext()))).toEqual(step);
  });

  it("says which Partner ID is meant when none is configured", () => {
    expect(nextStepFor("pal", "no", customer, aContext({ partnerIds: [] })).next).toContain(
      "<your location Partner ID>",
    );
  });
});

describe("a gap memory", () => {
  const customers = [
    aCustomer({ claims: [claim] }),
    aCustomer({ id: "c2", subscriptions: [aSubscription({ since: "2026-10-05" })] }),
  ];

  it("answers the same as evaluating each", () => {
    const byId = createGapMemory()(customers, aContext());
    for (const customer of customers) expect(byId.get(customer.id)).toEqual(gapsOf(customer, aContext()));
  });

  it("gives the very same map while customers and an equal context stay", () => {
    const remember = createGapMemory();
    const first = remember(customers, aContext({ gone: new Set(["isaiah", "ada"]) }));
    expect(remember([...customers], aContext({ gone: new Set(["ada", "isaiah"]) }))).toBe(first);
  });

  it("evaluates anew only the customer that changed", () => {
    const remember = createGapMemory();
    const [contoso, other] = customers as [Customer, Customer];
    const first = remember(customers, aContext());
    const second = remember([{ ...contoso, claims: [] }, other], aContext());
    expect(second.get("c2")).toBe(first.get("c2"));
    expect(second.get(contoso.id)).not.toEqual(first.get(contoso.id));
  });

  it.each([
    ["another day", { today: "2026-11-24" }],
    ["somebody gone", { gone: new Set(["megan"]) }],
    ["another goal", { goals: ["Security"] as const }],
    ["another holiday", { calendar: { weekend: [6, 7], holidays: ["2026-11-25"] } }],
  ])("evaluates everything anew on %s", (_, change) => {
    const remember = createGapMemory();
    const first = remember(customers, aContext());
    const second = remember(customers, aContext(change));
    expect(second).not.toBe(first);
    for (const customer of customers) expect(second.get(customer.id)).toEqual(gapsOf(customer, aContext(change)));
  });

  it("forgets customers that are not there any more", () => {
    const remember = createGapMemory();
    remember(customers, aContext());
    expect([...remember(customers.slice(1), aContext()).keys()]).toEqual(["c2"]);
  });
});

/** Any customer whatever, with everything a document can hold. */
const day = fc.integer({ min: -500, max: 90 }).map((days) => addDays("2026-11-23", days));
const instant = fc.tuple(day, fc.constantFrom("00:10", "12:00", "22:40")).map(([on, time]) => `${on}T${time}:00.000Z`);
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const evidence = fc.record({
  kind: fc.constantFrom(...evidenceKinds),
  at: instant,
  by: fc.constantFrom("megan", "system"),
});
const scope = fc.constantFrom({ is: "in" }, { is: "in" }, { is: "not-applicable" }, { is: "other-partner" });
const conflict = some(fc.record({ evidence, says: fc.constantFrom("Approved", "no PAL row") }));
const ids = fc.constantFrom("a", "b", "teams", "cpor", production);
const partnerId = fc.constantFrom("4911111", "4911112", "7");
const claims = fc.uniqueArray(
  fc
    .record({
      workload: fc.constantFrom("teams", "sales", "Something new", "cpor"),
      area: fc.constantFrom(...solutionAreas),
      subscription: some(ids),
      subscriptionEndsOn: some(day),
      autoRenews: fc.boolean(),
      scope,
      scopedOn: day,
      status: fc.constantFrom(...claimStatuses),
      statusSince: day,
      approvedOn: some(day),
      proof: some(fc.record({ ref: fc.constant("SOW"), signedOn: day })),
      reason: some(fc.constantFrom(...claimReasons)),
      disputedOn: some(day),
      partnerId: some(partnerId),
      evidence,
      conflict,
    })
    .map((parts) => newClaim(withoutNothing(parts) as Parameters<typeof newClaim>[0])),
  { selector: ({ id }) => id, maxLength: 4 },
);
const subscriptions = fc.uniqueArray(
  fc
    .record({
      id: ids,
      name: some(fc.constant("Production")),
      scope,
      soldByUsCsp: fc.boolean(),
      access: fc.constantFrom(...accessModels),
      since: day,
      power: some(fc.record({ deployedOn: day })),
      seen: some(
        fc.record({
          month: day,
          consumes: fc.boolean(),
          attributed: fc.boolean(),
          adminTypes: fc.subarray(["Reader", "Owner"]),
          partnerIds: fc.subarray(["4911111", "4911112", "7"]),
        }),
      ),
      conflict,
    })
    .map(withoutNothing),
  { selector: ({ id }) => id, maxLength: 3 },
);
const identities = fc.uniqueArray(
  fc
    .record({
      id: ids,
      label: fc.string(),
      kind: fc.constantFrom(...identityKinds),
      tenant: fc.constantFrom("a", "b"),
      holder: some(fc.constantFrom("megan", "isaiah")),
      link: fc.constantFrom("not linked", "reported", "verified", "broken", "removed"),
      partnerId: some(partnerId),
      state: some(fc.constantFrom("Active", "Deleted")),
      linkedOn: some(day),
      since: day,
      roles: fc.array(
        fc.record({
          subscription: fc.oneof(ids, fc.constant("*")),
          role: fc.constantFrom("Owner", "Reader", "Contoso operator"),
          permanence: fc.constantFrom("permanent", "eligible", "time-bound", "unknown"),
        }),
        { maxLength: 2 },
      ),
      evidence,
    })
    .map(withoutNothing),
  { selector: ({ id }) => id, maxLength: 3 },
);
const answer = some(fc.record({ says: fc.constantFrom(...answerValues), by: fc.constant("megan"), at: instant }));
const anyCustomer = fc
  .record({
    id: fc.constantFrom("c1", "c2"),
    name: fc.string({ minLength: 1 }),
    source: fc.constantFrom("import", "person"),
    addedAt: instant,
    owner: some(fc.constantFrom("megan", "isaiah")),
    ownerSince: some(instant),
    lifecycle: fc.constantFrom("onboarding", "active", "active", "paused"),
    channels: fc.subarray(["CSP", "EA/VL", "Web Direct"]),
    checklist: fc
      .record(Object.fromEntries(questions.map((question) => [question, answer])))
      .map((answers) => ({ revision: 1, answers: withoutNothing(answers) })),
    claims,
    subscriptions,
    identities,
    gdap: some(
      fc
        .record({
          status: fc.constantFrom("active", "expired"),
          endsOn: some(day),
          autoExtends: fc.boolean(),
          needed: fc.boolean(),
        })
        .map(withoutNothing),
    ),
    onboarding: some(day.map((startedOn) => newOnboarding(startedOn, { weekend: [6, 7], holidays: [] }))),
    usage: fc.array(
      fc.record({
        month: day,
        workloads: fc.dictionary(
          fc.constantFrom("Teams", "Yammer", "Loop", "__proto__"),
          fc.record({ users: fc.nat(50), seats: fc.nat(50) }),
        ),
      }),
      { maxLength: 2 },
    ),
  })
  .map((parts) => newCustomer(withoutNothing(parts) as unknown as Customer));
const anyContextParts = fc.record({
  zone: fc.constantFrom("Etc/UTC", "Europe/Amsterdam", "Asia/Kolkata"),
  goals: fc.constantFrom([], ["Security"] as const),
  gone: fc.subarray(["megan", "isaiah"]).map((people) => new Set(people)),
  imports: some(instant).map((at) =>
    at === undefined ? {} : { azureUsage: { at, by: "ada" }, cporUsage: { at, by: "ada", data: at.slice(0, 10) } },
  ),
});

function withoutNothing<Parts extends object>(parts: Parts): Parts {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Parts;
}

describe("whatever the customer", { timeout: 30_000 }, () => {
  const holds = (law: (customer: Customer, context: ReturnType<typeof aContext>) => void) =>
    fc.assert(
      fc.property(anyCustomer, anyContextParts, (customer, parts) => law(customer, aContext(parts))),
      { numRuns: 150 },
    );

  it("evaluating twice gives the same, and changes nothing", () => {
    holds((customer, context) => {
      const before = structuredClone(customer);
      const first = gapsOf(customer, context);
      expect(gapsOf(structuredClone(customer), context)).toEqual(first);
      expect(customer).toEqual(before);
    });
  });

  it("no gap lacks a next step, a phrase or a day", () => {
    holds((customer, context) => {
      for (const gap of [...gapsOf(customer, context), ...organizationGaps(context)]) {
        expect(gap.next.length).toBeGreaterThan(10);
        expect(gap.next).not.toMatch(/undefined|NaN|\[object/);
        expect(gap.what).not.toMatch(/undefined|NaN|\[object/);
        expect(gap.what.length).toBeGreaterThan(3);
        expect(gap.since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        if (gap.deadline !== undefined) expect(gap.deadline.workingDays).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it("what is said fits a line beside the item's name", () => {
    holds((customer, context) => {
      for (const gap of gapsOf(customer, context)) {
        const phrase = gap.what.slice(gap.what.lastIndexOf(": ") + 1).trim();
        expect(phrase.length).toBeLessThanOrEqual(60);
      }
    });
  });

  it("every key is unique, and names its customer and code", () => {
    holds((customer, context) => {
      const gaps = gapsOf(customer, context);
      expect(new Set(gaps.map(({ key }) => key)).size).toBe(gaps.length);
      for (const gap of gaps) expect(gap.key.startsWith(`${customer.id}/${gap.code}`)).toBe(true);
    });
  });

  it("the order is by urgency, and total", () => {
    holds((customer, context) => {
      const gaps = gapsOf(customer, context);
      for (const [index, gap] of gaps.entries()) {
        const next = gaps[index + 1];
        if (next !== undefined) expect(byUrgency(gap, next)).toBeLessThan(0);
      }
      expect(gaps.toReversed().sort(byUrgency)).toEqual(gaps);
    });
  });

  it("the status of a claim makes one gap at most", () => {
    holds((customer, context) => {
      const status = gapsOf(customer, context).filter((gap) => counts(gap) && /^C0[2-6]$/.test(gap.code));
      expect(new Set(status.map(({ item }) => item)).size).toBe(status.length);
    });
  });
});
