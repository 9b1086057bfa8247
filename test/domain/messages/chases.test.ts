/** Of which gaps a manager has whom reminded, and what is left of it when the message leaves. */
import { describe, expect, it } from "vitest";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import type { Delivery } from "../../../src/domain/documents.ts";
import { chased, chaseTo, passedOn, stillOpen, type ListedGap } from "../../../src/domain/messages/chases.ts";
import { newDelivery, planOnce } from "../../../src/domain/messages/delivery.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import { readFilter, remindsOf } from "../../../src/domain/gaps/filter.ts";
import type { Gap } from "../../../src/domain/catalogue/gap-codes.ts";
import { aCustomer } from "../customers.ts";

const now = "2026-11-27T10:00:00.000Z";
const context = { today: "2026-11-27", zone: "Etc/UTC" };
const person = (id: string, parts: Partial<Person> = {}): Person => ({ id, name: id, ...parts });
const gap = (customer: string, code = "P01", parts: Partial<Gap> = {}) =>
  ({ key: `${customer}/${code}`, customer, code, severity: "high", ...parts }) as Gap;
const listed = (id: string, parts: Partial<Customer> = {}): ListedGap => ({
  customer: aCustomer({ id, ...parts }),
  gap: gap(id),
});
const people = [
  person("alex"),
  person("megan", { upn: "megan@partner.example" }),
  person("isaiah"),
  person("adele", { unreachable: { since: now, because: "removed the bot" } }),
];
const sent = (to: string, gaps: string[], parts: Partial<Delivery> = {}): Delivery => ({
  ...newDelivery("chase/1", { person: to }, { kind: "chase", customers: ["a"], gaps, by: "lynne" }, now),
  state: "sent",
  ...parts,
});
const covers = (who: string) => ({ person: who, until: "2026-12-04", by: "lynne", at: now });
const away = { until: "2026-12-04", at: now };

describe("who is reminded", () => {
  it.each<
    [string, string, ListedGap, { deliveries?: Delivery[]; people?: Person[]; only?: string[]; except?: string[] }?]
  >([
    ["the owner", "to megan", listed("a")],
    ["the owner who is known by another name", "to megan", listed("a", { owner: "megan@partner.example" })],
    [
      "nobody where nobody owns it",
      "unassigned",
      { customer: (({ owner: _, ...rest }) => rest)(aCustomer({ id: "a" })), gap: gap("a") },
    ],
    ["nobody of what whoever asks owns", "own", listed("a", { owner: "alex" })],
    [
      "nobody where whoever asks stands in for the owner",
      "own",
      listed("a"),
      { people: [person("alex"), person("megan", { away: { ...away, deputy: "alex" } })] },
    ],
    [
      "the owner whose deputy hears it",
      "to megan",
      listed("a"),
      { people: [person("isaiah"), person("megan", { away: { ...away, deputy: "isaiah" } })] },
    ],
    ["who covers it in place of the owner", "to isaiah", listed("a", { cover: covers("isaiah") })],
    [
      "the owner once the cover is over",
      "to megan",
      listed("a", { cover: { ...covers("isaiah"), until: "2026-11-26" } }),
    ],
    ["nobody where whoever asks covers it", "own", listed("a", { cover: covers("alex") })],
    ["nobody whom nothing reaches", "unreachable", listed("a", { owner: "adele" })],
    ["nobody known by principal name only", "unreachable", listed("a", { owner: "new@partner.example" })],
    ["nobody who heard of it today", "told", listed("a"), { deliveries: [sent("megan", ["a/P01"])] }],
    [
      "nobody who may have heard of it today",
      "told",
      listed("a"),
      { deliveries: [sent("megan", ["a/P01"], { state: "unknown" })] },
    ],
    [
      "nobody whose message is to come",
      "told",
      listed("a"),
      { deliveries: [sent("megan", ["a/P01"], { state: "planned", at: "2026-11-26T20:00:00.000Z" })] },
    ],
    [
      "the owner who heard of it yesterday",
      "to megan",
      listed("a"),
      { deliveries: [sent("megan", ["a/P01"], { at: "2026-11-26T20:00:00.000Z" })] },
    ],
    [
      "the owner whom it did not reach",
      "to megan",
      listed("a"),
      { deliveries: [sent("megan", ["a/P01"], { state: "refused" })] },
    ],
    ["the owner who heard of another gap", "to megan", listed("a"), { deliveries: [sent("megan", ["a/P02"])] }],
    ["the owner since somebody else heard of it", "to megan", listed("a"), { deliveries: [sent("isaiah", ["a/P01"])] }],
    ["nobody but those who are named", "", listed("a"), { only: ["isaiah"] }],
    ["those who are named", "to megan", listed("a"), { only: ["megan@partner.example"] }],
    ["nobody who is excepted", "", listed("a"), { except: ["megan"] }],
    [
      "nobody who is excepted and covers it, and says so",
      "excepted",
      listed("a", { cover: covers("isaiah") }),
      { except: ["isaiah"] },
    ],
    [
      "nobody of what is theirs who are excepted",
      "",
      listed("a", { cover: covers("isaiah") }),
      { except: ["isaiah", "megan"] },
    ],
    [
      "who covers it for one who is excepted",
      "to isaiah",
      listed("a", { cover: covers("isaiah") }),
      { except: ["megan"] },
    ],
  ])("is %s", (_, expected, one, { deliveries = [], people: known = people, only, except } = {}) => {
    const found = chased([one], { by: "alex", people: only, except }, { people: known, deliveries, context });
    const told = [...[...found.to.keys()].map((to) => `to ${to}`), ...found.left.map(({ because }) => because)];
    expect(told.join()).toBe(expected);
  });

  it.each<[string, string[], ListedGap]>([
    ["who owns nothing of it", ["megan"], listed("a", { owner: "isaiah" })],
    ["not who is known by another name", [], listed("a", { owner: "megan@partner.example" })],
    ["not whose is left out", [], listed("a", { owner: "isaiah", cover: covers("megan") })],
  ])("tells %s", (_, none, one) => {
    const deliveries = [sent("megan", ["a/P01"])];
    expect(chased([one], { by: "alex", people: ["megan"] }, { people, deliveries, context }).none).toEqual(none);
  });

  it("is each owner of their own, in the order of the list", () => {
    const all = [listed("b", { owner: "isaiah" }), listed("a"), listed("c", { owner: "isaiah" })];
    const { to } = chased(all, { by: "alex" }, { people, deliveries: [], context });
    expect([...to].map(([who, gaps]) => `${who} ${gaps.map((one) => one.gap.key).join()}`)).toEqual([
      "isaiah b/P01,c/P01",
      "megan a/P01",
    ]);
  });
});

describe("the message", () => {
  const plan = (
    gaps: string[],
    { by = "alex", line = "", except }: { by?: string; line?: string; except?: string[] } = {},
    theirs: Delivery[] = [],
  ) =>
    chaseTo(
      "megan",
      gaps.map((id) => listed(id)),
      { by, line: line || undefined, except },
      theirs,
      [],
    );
  const first = plan(["a"]);
  const waits = newDelivery(first.id, first.to, first.about, now);

  it("has the same key when two press at once, and says what either listed", () => {
    const second = plan(["b"]);
    expect(second.id).toBe(first.id);
    const { doc } = planOnce(waits, newDelivery(second.id, second.to, second.about, now));
    expect(doc.about).toMatchObject({ customers: ["a", "b"], gaps: ["a/P01", "b/P01"] });
  });
  it.each<[string, boolean, ReturnType<typeof plan>]>([
    ["takes in what is added while it waits", true, plan(["b"], {}, [waits])],
    ["is another one once it was sent", false, plan(["b"], {}, [{ ...waits, state: "sent" }])],
    ["is another one in another manager's name", false, plan(["b"], { by: "lynne" }, [waits])],
    ["is another one with another line", false, plan(["b"], { line: "By Friday" }, [waits])],
    ["is another one where somebody else is left out", false, plan(["b"], { except: ["isaiah"] }, [waits])],
  ])("%s", (_, isSame, { id }) => expect(id === first.id).toBe(isSame));
});

it.each<[string, string[], Partial<Customer>, Gap[]]>([
  ["what is open", ["a/C05", "a/P01"], {}, [gap("a"), gap("a", "C05")]],
  ["nothing that was done", ["a/P01"], {}, [gap("a")]],
  ["nothing that is snoozed by now", ["a/P01"], {}, [gap("a"), gap("a", "C05", { snoozedUntil: "2026-12-04" })]],
  ["nothing that opened since", ["a/P01"], {}, [gap("a"), gap("a", "P02")]],
  ["nothing of a customer that is paused", [], { lifecycle: "paused" }, [gap("a")]],
  ["nothing of a customer that is somebody else's", [], { owner: "isaiah" }, [gap("a")]],
  ["nothing of a customer that somebody covers by now", [], { cover: covers("isaiah") }, [gap("a")]],
  ["what is covered by now by one who isn't to be reminded", ["a/P01"], { cover: covers("lynne") }, [gap("a")]],
])("leaves, as it is sent, %s", (_, expected, parts, gaps) => {
  const about = { kind: "chase" as const, customers: ["a"], gaps: ["a/C05", "a/P01"], by: "alex", except: ["lynne"] };
  const chase = { ...sent("megan", []), about };
  const customer = aCustomer({ id: "a", ...parts });
  const open = stillOpen(chase, { customer: () => customer, gaps: () => gaps, people, today: context.today });
  expect(open.map((one) => one.gap.key)).toEqual(expected);
});

it.each<[string, string, Partial<Customer>, { to?: string; deliveries?: Delivery[]; gaps?: Gap[] }?]>([
  ["to who covers it by now", "isaiah a/P01", { cover: covers("isaiah") }],
  ["to the owner whose cover is over", "megan a/P01", {}, { to: "isaiah" }],
  ["to nobody else while it is still theirs", "", {}],
  ["to no other owner", "", { owner: "isaiah", ownerSince: "2026-11-27T11:00:00.000Z" }],
  ["not to the manager who has it said", "", { cover: covers("lynne") }],
  ["not where that manager stands in", "", { cover: covers("dora") }],
  ["not to who isn't to be reminded", "", { cover: covers("patti") }],
  ["not to whom nothing reaches", "", { cover: covers("adele") }],
  ["not of what was done", "", { cover: covers("isaiah") }, { gaps: [] }],
  ["not of what is paused", "", { cover: covers("isaiah"), lifecycle: "paused" }],
  ["not twice", "", { cover: covers("isaiah") }, { deliveries: [sent("isaiah", ["a/P01"])] }],
  [
    "not where another has said it that was planned before",
    "",
    { cover: covers("isaiah") },
    { deliveries: [sent("isaiah", ["a/P01"], { plannedAt: "2026-11-26T20:00:00.000Z" })] },
  ],
  [
    "not where another to come says it",
    "",
    { cover: covers("isaiah") },
    { deliveries: [sent("isaiah", ["a/P01"], { state: "planned", plannedAt: "2026-11-26T20:00:00.000Z" })] },
  ],
])(
  "is passed on, while it waits, %s",
  (_, expected, parts, { to = "megan", deliveries = [], gaps = [gap("a")] } = {}) => {
    const about = {
      kind: "chase" as const,
      customers: ["a"],
      gaps: ["a/C05", "a/P01"],
      by: "lynne",
      except: ["patti"],
    };
    const chase = { ...sent(to, [], { state: "planned" }), about };
    const customer = aCustomer({ id: "a", ...parts });
    const known = [...people, person("lynne"), person("patti"), person("dora", { away: { ...away, deputy: "lynne" } })];
    const facts = { customer: () => customer, gaps: () => gaps, people: known, today: context.today };
    const others = [...passedOn(chase, [chase, ...deliveries], facts)];
    expect(others.map(([who, some]) => `${who} ${some.map((one) => one.gap.key).join()}`).join()).toBe(expected);
  },
);

it.each([
  ["overdue", true],
  ["pal critical", true],
  ["ending 2026-12-24", true],
  ["person:megan", true],
  ["new", true],
  ["customers no-pal", true],
  ["customers has-pal", false],
  ["customers", false],
  ["waiting", false],
  ["waiting critical", false],
  ["unowned", false],
  ["pal nobody", false],
  ["snoozed", false],
  ["closed", false],
  ["paused", false],
  ["in order", false],
])("the owners of what `gaps %s` lists can be reminded of it: %s", (filter, can) =>
  expect(remindsOf(readFilter(filter) ?? { by: "closed" })).toBe(can),
);
