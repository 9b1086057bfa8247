/** Which manager hears of customers that were given back, and when. */
import { describe, expect, it } from "vitest";
import {
  assign,
  notMine,
  prompt,
  saveAnswers,
  tellManagers,
  undoNotMine,
} from "../../../src/domain/customer/checklist.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { defaultSettings } from "../../../src/domain/documents.ts";
import { newDelivery } from "../../../src/domain/messages/delivery.ts";
import { givenBack, planGivenBack, type GivenBackFacts } from "../../../src/domain/messages/given-back.ts";
import { aCustomer, monday } from "../customers.ts";

const minutes = (count: number) => new Date(Date.parse(monday) + count * 60_000).toISOString();
const as = (id: string) => ({ id, name: id, manager: false });

function customerOf({ id }: Pick<Customer, "id">): Customer {
  const { owner: _, ...unowned } = aCustomer({ id });
  return unowned;
}

const owned = (id: string, owner = "megan"): Customer =>
  prompt(
    assign(customerOf({ id }), { to: owner, by: as("ada") }, minutes(-60)).doc,
    { id: "p1", to: owner, because: "assigned", askedBy: "ada" },
    minutes(-60),
  ).doc;
const given = (id: string, at = 0, owner = "megan"): Customer =>
  notMine(owned(id, owner), { prompt: "p1", by: as(owner) }, minutes(at)).doc;

const reassigned = (customer: Customer): Customer =>
  prompt(
    assign(customer, { to: "zoe", by: as("ada") }, minutes(3)).doc,
    { id: "p2", to: "zoe", because: "assigned" },
    minutes(3),
  ).doc;

/** Who hears of which customers: `ada c1 c2`. */
function told(facts: Partial<GivenBackFacts>): string[] {
  return planGivenBack({
    customers: [],
    people: [],
    managers: ["ada", "bob"],
    deliveries: [],
    settings: defaultSettings,
    zone: "Etc/UTC",
    now: minutes(10),
    ...facts,
  }).map(({ to, about }) =>
    ["person" in to ? to.person : "", ...("customers" in about ? about.customers : [])].join(" "),
  );
}

describe("a customer that was given back", () => {
  const before = (manager: string, customers: string[], at: number) => ({
    ...newDelivery("given-back/x", { person: manager }, { kind: "given-back", customers }, minutes(at)),
    state: "sent" as const,
  });

  it.each<[string, Partial<GivenBackFacts>, string[]]>([
    ["is told to every manager", { customers: [given("c1")] }, ["ada c1", "bob c1"]],
    ["is not told before ten minutes passed", { customers: [given("c1")], now: minutes(9) }, []],
    [
      "is told with those given back meanwhile",
      { customers: [given("c2", 8), given("c1")] },
      ["ada c1 c2", "bob c1 c2"],
    ],
    ["is not told to the manager who did it", { customers: [given("c1", 0, "bob")] }, ["ada c1"]],
    [
      "is told to whoever was no manager when it would have been, and is one again",
      { customers: [given("c1")], deliveries: [{ ...before("ada", ["c1"], 10), state: "dropped" }], managers: ["ada"] },
      ["ada c1"],
    ],
    ["is told once", { customers: [given("c1")], deliveries: [before("ada", ["c1"], 10)] }, ["bob c1"]],
    [
      "is told again when it is given back again",
      { customers: [given("c1", 30)], deliveries: [before("ada", ["c1"], 10)], managers: ["ada"], now: minutes(40) },
      ["ada c1"],
    ],
    ["is old news after three days", { customers: [given("c1")], now: minutes(3 * 24 * 60) }, []],
    [
      "is told at once when ten minutes later the working day is over",
      {
        customers: [given("c1")],
        settings: { ...defaultSettings, quiet: { from: "08:05", to: "07:00" } },
        now: minutes(1),
      },
      ["ada c1", "bob c1"],
    ],
    [
      "is not told when it was taken back",
      { customers: [undoNotMine(given("c1"), { prompt: "p1", by: as("megan") }, minutes(5)).doc] },
      [],
    ],
    [
      "is not told when somebody else has it",
      { customers: [assign(given("c1"), { to: "zoe", by: as("ada") }, minutes(5)).doc] },
      [],
    ],
    ["is no such thing where it never had an owner", { customers: [customerOf({ id: "c1" })] }, []],
    ["is no such thing while it is paused", { customers: [{ ...given("c1"), lifecycle: "paused" }] }, []],
  ])("%s", (_, facts, expected) => expect(told(facts)).toEqual(expected));

  it.each<[string, "planned" | "sent", number, string[]]>([
    ["was told", "sent", 10, ["ada c1"]],
    ["was told together with it", "sent", 12, []],
    ["is on its way, and is said with it", "planned", 10, []],
  ])("is news again when its former owner adds something after it %s", (_, state, at, expected) => {
    const said = tellManagers(given("c1"), { prompt: "p1", by: as("megan"), maybe: "zoe" }, minutes(11)).doc;
    const delivery = { ...before("ada", ["c1"], 10), state, at: minutes(at) };
    expect(told({ customers: [said], deliveries: [delivery], managers: ["ada"], now: minutes(12) })).toEqual(expected);
  });

  it.each<[string, number, string[]]>([
    ["that weekend's Monday", 3 * 24 * 60, ["ada c1"]],
    ["two weeks later", 14 * 24 * 60, ["ada c1"]],
  ])("is news again when its former owner adds something on %s, however old it is", (_, at, expected) => {
    const said = tellManagers(given("c1"), { prompt: "p1", by: as("megan"), because: "moved" }, minutes(at)).doc;
    const facts = { customers: [said], deliveries: [before("ada", ["c1"], 10)], managers: ["ada"] };
    expect(told({ ...facts, now: minutes(at + 1) })).toEqual(expected);
    expect(told({ ...facts, now: minutes(at + 3 * 24 * 60) })).toEqual([]);
  });

  it.each<[string, "sent" | "claimed" | "unknown" | "refused", string[], string[]]>([
    ["not when that told it", "sent", [`c1/${minutes(11)}`], []],
    ["when that told what was known before", "sent", [`c1/${minutes(0)}`], ["ada c1"]],
    ["not while that is on its way", "claimed", [`c1/${minutes(0)}`], []],
    ["when that may have told what was known before", "unknown", [`c1/${minutes(0)}`], ["ada c1"]],
    ["when too long a message left it out", "sent", ["c2/x"], ["ada c1"]],
  ])("is news again after a message that says what it told: %s", (_, state, said, expected) => {
    const customer = tellManagers(given("c1"), { prompt: "p1", by: as("megan"), maybe: "zoe" }, minutes(11)).doc;
    const about = { kind: "given-back" as const, customers: ["c1"], said };
    const delivery = { ...before("ada", ["c1"], 12), about, state };
    expect(told({ customers: [customer], deliveries: [delivery], managers: ["ada"], now: minutes(13) })).toEqual(
      expected,
    );
  });

  it("keeps what is said twice once", () => {
    const once = tellManagers(given("c1"), { prompt: "p1", by: as("megan"), because: "moved" }, minutes(2)).doc;
    const twice = tellManagers(once, { prompt: "p1", by: as("megan"), because: "moved" }, minutes(3));
    expect(twice).toEqual({ outcome: "repeated", doc: once });
  });

  it("tells what its former owner said last", () => {
    const first = tellManagers(given("c1"), { prompt: "p1", by: as("megan"), maybe: "zoe" }, minutes(2)).doc;
    const last = tellManagers(first, { prompt: "p1", by: as("megan"), maybe: "kim", because: "moved" }, minutes(3)).doc;
    expect(givenBack(last)).toMatchObject({ by: "megan", at: minutes(0), maybe: "kim", because: "moved" });
  });

  it.each<[string, Customer, string, string]>([
    ["somebody else", given("c1"), "zoe", "not-yours"],
    ["its owner before giving it back", owned("c1"), "megan", "superseded"],
    ["whoever gave it back before somebody else got it", reassigned(given("c1")), "megan", "not-yours"],
  ])("takes nothing from %s", (_, customer, who, outcome) => {
    const done = tellManagers(customer, { prompt: "p1", by: as(who), because: "x" }, minutes(2));
    expect(done).toEqual({ outcome, doc: customer });
  });

  it("is as it was when there is nothing to say", () => {
    const customer = given("c1");
    const done = tellManagers(customer, { prompt: "p1", by: as("megan") }, minutes(2));
    expect(done).toEqual({ outcome: "nothing-answered", doc: customer });
  });
});

describe("Undo of Not mine", () => {
  it.each<[string, Customer, string, string]>([
    ["by whoever gave it back", given("c1"), "megan", "saved"],
    ["a second time", owned("c1"), "megan", "repeated"],
    ["by somebody else", given("c1"), "zoe", "not-yours"],
    ["after somebody else got it", reassigned(given("c1")), "megan", "not-yours"],
    ["by a manager, who assigns", given("c1"), "ada", "superseded"],
  ])("%s: %s is %s", (_, customer, who, outcome) => {
    const done = undoNotMine(customer, { prompt: "p1", by: { ...as(who), manager: who === "ada" } }, minutes(5));
    expect(done.outcome).toBe(outcome);
    if (outcome !== "saved") expect(done.doc).toBe(customer);
  });

  it("asks nothing where all was answered before", () => {
    const said = {
      prompt: "p1",
      revision: owned("c1").checklist.revision,
      answers: { cpor: "yes", pal: "yes" },
    } as const;
    const answered = saveAnswers(owned("c1"), { ...said, by: as("megan") }, minutes(-30)).doc;
    const before = answered.checklist.prompt;
    expect(before?.closed?.how).toBe("answered");
    const without = notMine(answered, { prompt: "p1", by: as("megan") }, minutes(0)).doc;
    const { doc } = undoNotMine(without, { prompt: "p1", by: as("megan") }, minutes(5));
    expect(doc.checklist.prompt).toEqual(before);
  });

  it("asks again what was asked before, and keeps the history of both", () => {
    const before = owned("c1");
    const { doc } = undoNotMine(given("c1"), { prompt: "p1", by: as("megan") }, minutes(5));
    expect(doc).toMatchObject({ owner: "megan", checklist: { prompt: before.checklist.prompt } });
    expect(doc.history.slice(-2).map(({ what }) => what)).toEqual(["owner gave back", "assigned"]);
  });
});
