import type { Customer } from "../../../src/domain/customer/customer.ts";
import { aClaim } from "../gaps/rules/cases.ts";
import { describe, expect, it } from "vitest";
import { openPrompt, prompt } from "../../../src/domain/customer/checklist.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import { readFact, setFact, type Fact } from "../../../src/domain/customer/facts.ts";
import type { Actor } from "../../../src/domain/people/person.ts";
import { aContext } from "../contexts.ts";
import { aCustomer, isaiah, megan, monday } from "../customers.ts";

const readDay = (text: string) => (text === "1 dec" ? "2026-12-01" : undefined);

describe("a particular as written", () => {
  it.each<[string, Fact | undefined]>([
    ["Active", { set: "lifecycle", lifecycle: "active" }],
    ["paused", { set: "lifecycle", lifecycle: "paused" }],
    [
      "Paused because they merge with Fabrikam",
      { set: "lifecycle", lifecycle: "paused", because: "they merge with Fabrikam" },
    ],
    ["Offboarded", { set: "lifecycle", lifecycle: "offboarded" }],
    ["offboarded because:", undefined],
    ["offboarded because because they left", { set: "lifecycle", lifecycle: "offboarded", because: "they left" }],
    ["sold by CSP", { set: "channels", channels: ["CSP"] }],
    ["sold by ea/vl, web direct", { set: "channels", channels: ["EA/VL", "Web Direct"] }],
    ["sold by post", undefined],
    ["gdap until 1 Dec", { set: "gdap", endsOn: "2026-12-01", autoExtends: false }],
    ["gdap until 1 Dec auto-extended", { set: "gdap", endsOn: "2026-12-01", autoExtends: true }],
    ["gdap until someday", undefined],
    ["gdap not needed", { set: "gdap", autoExtends: false }],
    ["250 seats", { set: "seats", seats: 250 }],
    ["1,200 paid seats", { set: "seats", seats: 1200 }],
    ["seats unknown", { set: "seats" }],
    ["0 seats", undefined],
    ["many seats", undefined],
    ["constructor", undefined],
    ["", undefined],
  ])("%j is read", (words, expected) => expect(readFact(words, readDay)).toEqual(expected));
});

const manager: Actor = { ...megan, manager: true };
const paused = { set: "lifecycle", lifecycle: "paused", because: "a merger" } as const;

describe("setting a particular", () => {
  it("silences the gaps of a paused customer, and brings them back", () => {
    const { doc, outcome } = setFact(aCustomer(), paused, manager, monday);
    expect(outcome).toBe("changed");
    expect(gapsOf(doc, aContext())).toEqual([]);
    expect(doc.history.at(-1)).toEqual({
      at: monday,
      what: "lifecycle set",
      from: "active",
      to: "paused",
      by: "megan",
      note: "a merger",
    });
    const back = setFact(doc, { set: "lifecycle", lifecycle: "active" }, megan, monday).doc;
    expect(gapsOf(back, aContext()).length).toBeGreaterThan(0);
  });

  it.each(["paused", "offboarded"] as const)("asks nobody any more about a customer that is %s", (lifecycle) => {
    const asked = prompt(aCustomer(), { id: "p1", to: "megan", because: "assigned" }, monday).doc;
    const { doc } = setFact(asked, { ...paused, lifecycle }, manager, monday);
    expect(openPrompt(doc)).toBeUndefined();
    expect(doc.checklist.prompt?.closed).toEqual({ at: monday, by: "megan", how: "superseded" });
    const other: Fact = { set: "channels", channels: ["CSP"] };
    expect(openPrompt(setFact(asked, other, megan, monday).doc)).toBeDefined();
  });

  it.each(["paused", "offboarded"] as const)("leaves it to a manager, who says why, that one is %s", (lifecycle) => {
    const customer = aCustomer();
    const refused = (change: Fact, by: Actor) => {
      const { doc, outcome } = setFact(customer, change, by, monday);
      expect(doc).toBe(customer);
      return outcome;
    };
    expect(refused({ ...paused, lifecycle }, megan)).toBe("not-a-manager");
    expect(refused({ set: "lifecycle", lifecycle }, megan)).toBe("not-a-manager");
    expect(refused({ set: "lifecycle", lifecycle }, manager)).toBe("no-reason");
    expect(refused({ ...paused, lifecycle }, isaiah)).toBe("not-yours");
  });

  it("judges claims by the seats that were set, until they are not known again", () => {
    const claims = [aClaim({ scopedOn: "2026-10-05", soldBy: "CSP" })];
    const severity = (customer: Customer) => gapsOf(customer, aContext()).find(({ code }) => code === "C01")?.severity;
    const large = setFact(aCustomer({ claims }), { set: "seats", seats: 301 }, megan, monday).doc;
    expect([severity(aCustomer({ claims })), severity(large)]).toEqual(["medium", "high"]);
    expect(large.history.at(-1)).toMatchObject({ what: "seats set", from: "", to: "301" });
    expect(setFact(large, { set: "seats" }, megan, monday).doc).not.toHaveProperty("seats");
  });

  it("warns of GDAP that ends soon, not of one that is extends automatically or not needed", () => {
    const codes = (change: Fact) =>
      gapsOf(setFact(aCustomer(), change, megan, monday).doc, aContext()).map(({ code }) => code);
    expect(codes({ set: "gdap", endsOn: "2026-12-01", autoExtends: false })).toContain("A01");
    expect(codes({ set: "gdap", endsOn: "2026-12-01", autoExtends: true })).not.toContain("A01");
    expect(codes({ set: "gdap", autoExtends: false })).not.toContain("A01");
  });

  describe("what Microsoft's reading says otherwise", () => {
    const read = { kind: "read", at: "2026-11-20T02:10:00.000Z", by: "system", ref: "gdap" } as const;
    const gdap = { status: "active", endsOn: "2027-09-03", autoExtends: false, needed: true, evidence: read } as const;
    const told = (endsOn: string, autoExtends = false): Fact => ({ set: "gdap", endsOn, autoExtends });
    const set = (change: Fact, was: Partial<Customer> = { gdap }) => setFact(aCustomer(was), change, megan, monday);

    it.each(["2026-01-01", "2028-01-31"])("stands, with what was said until %s beside it", (day) => {
      const { doc, outcome } = set(told(day));
      expect(outcome).toBe("contradicted");
      expect(doc.gdap).toEqual({
        ...gdap,
        said: { evidence: { kind: "reported", at: monday, by: "megan" }, says: `active until ${day}` },
      });
      expect(doc.history.at(-1)).toMatchObject({ to: `active until ${day}`, note: "Microsoft says otherwise" });
      expect(setFact(doc, told(day), megan, monday)).toEqual({ doc, outcome: "contradicted" });
      expect(setFact(doc, told("2027-09-03"), megan, monday).doc.gdap).toEqual(gdap);
    });

    it("is what was said where it is the same, isn't needed, or was to end by now and wasn't read since", () => {
      expect(set(told("2027-09-03")).outcome).toBe("unchanged");
      expect(set({ set: "gdap", autoExtends: false }).doc.gdap?.needed).toBe(false);
      const over = { gdap: { ...gdap, endsOn: "2026-11-21" } };
      expect(set(told("2027-09-03"), over).doc.gdap).toMatchObject({ endsOn: "2027-09-03" });
      const readSince = { ...over, read: { gdap: { at: "2026-11-22T02:10:00.000Z" } } };
      expect(set(told("2027-09-03"), readSince).outcome).toBe("contradicted");
    });

    it("keeps that we sell it licences among how it buys", () => {
      const sold = { channels: ["CSP" as const], read: { subscriptions: { licences: true } } };
      const { doc, outcome } = set({ set: "channels", channels: ["EA/VL"] }, sold);
      expect([doc.channels, outcome]).toEqual([["CSP", "EA/VL"], "contradicted"]);
      expect(set({ set: "channels", channels: ["CSP", "EA/VL"] }, sold).outcome).toBe("changed");
    });
  });

  it("names a deputy, who may then answer, and takes them away again", () => {
    const { doc } = setFact(aCustomer(), { set: "deputy", deputy: "isaiah" }, megan, monday);
    expect(doc.deputy).toBe("isaiah");
    expect(setFact(doc, { set: "deputy" }, isaiah, monday).doc.deputy).toBeUndefined();
  });

  it("changes nothing for a colleague, or when it was so already", () => {
    const customer = aCustomer({ channels: ["CSP"] });
    const change: Fact = { set: "channels", channels: ["CSP"] };
    expect(setFact(customer, change, isaiah, monday)).toEqual({ doc: customer, outcome: "not-yours" });
    expect(setFact(customer, change, megan, monday)).toEqual({ doc: customer, outcome: "unchanged" });
  });
});
