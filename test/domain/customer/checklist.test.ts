import { fc } from "../../properties.ts";
import { describe, expect, it } from "vitest";
import {
  assign,
  stillTrue,
  notMine,
  openPrompt,
  prompt,
  later,
  saveAnswers,
  takenOff,
  undoNotMine,
  unassign,
  type Answers,
} from "../../../src/domain/customer/checklist.ts";
import { answerValues, questions, type Customer } from "../../../src/domain/customer/customer.ts";
import { undoOwner } from "../../../src/domain/customer/handover.ts";
import { withUndoable } from "../../../src/domain/customer/undo.ts";
import { planTaken } from "../../../src/domain/messages/taken.ts";
import type { Actor } from "../../../src/domain/people/person.ts";
import { addMilliseconds, type Day } from "../../../src/domain/time/time.ts";
import { aCustomer, ada, isaiah, megan, monday, utc } from "../customers.ts";

const allYes: Answers = { cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" };
const asked = (customer = aCustomer()) => prompt(customer, { id: "p1", to: "megan", because: "assigned" }, monday).doc;
const soon = addMilliseconds(monday, 60_000);

describe("recording answers", () => {
  it("keeps each answer with who, when and note, and closes the prompt", () => {
    const { outcome, doc } = saveAnswers(
      asked(),
      { answers: { ...allYes, pal: "no" }, note: "waiting for access", revision: 0, by: megan },
      soon,
    );
    expect(outcome).toBe("saved");
    expect(doc.checklist.answers.pal).toEqual({ says: "no", by: "megan", at: soon, note: "waiting for access" });
    expect(doc.checklist.revision).toBe(1);
    expect(openPrompt(doc)).toBeUndefined();
    expect(doc.checklist.prompt?.closed).toEqual({ at: soon, by: "megan", how: "answered" });
    expect(doc.history.filter(({ what }) => what === "answered")).toHaveLength(4);
  });

  it("writes from and to into the history when an answer changes", () => {
    const first = saveAnswers(aCustomer(), { answers: { pal: "no" }, revision: 0, by: megan }, monday).doc;
    const { doc } = saveAnswers(first, { answers: { pal: "yes" }, revision: 1, by: megan }, soon);
    expect(doc.history.at(-1)).toMatchObject({ item: "pal", from: "no", to: "yes", by: "megan", evidence: "reported" });
  });

  it.each<[string, Customer, Parameters<typeof saveAnswers>[1], string]>([
    ["a colleague answers for the owner", asked(), { answers: allYes, revision: 0, by: isaiah }, "not-yours"],
    ["nothing is answered", asked(), { answers: {}, revision: 0, by: megan }, "nothing-answered"],
    [
      "ownership is said not to apply",
      asked(),
      { answers: { owner: "n/a" }, revision: 0, by: megan },
      "always-applies",
    ],
    ["the card is from before a new owner", asked(), { answers: allYes, revision: -1, by: megan }, "superseded"],
    [
      "the button is pressed twice",
      saveAnswers(asked(), { answers: allYes, revision: 0, by: megan }, monday).doc,
      { answers: allYes, revision: 0, by: megan },
      "repeated",
    ],
    [
      "somebody else answered the same meanwhile",
      saveAnswers(asked(), { answers: allYes, revision: 0, by: ada }, monday).doc,
      { answers: allYes, revision: 0, by: megan },
      "superseded",
    ],
  ])("changes nothing when %s", (_, customer, said, outcome) => {
    const result = saveAnswers(customer, said, soon);
    expect(result.outcome).toBe(outcome);
    expect(result.doc).toBe(customer);
  });

  it.each<[string, Actor, Partial<Customer>]>([
    ["the owner by user principal name", megan, { owner: "megan@partner.example" }],
    ["the deputy", isaiah, { deputy: "isaiah" }],
    ["a manager", ada, {}],
  ])("takes the answer of %s", (_, by, parts) => {
    const { outcome, doc } = saveAnswers(aCustomer(parts), { answers: allYes, revision: 0, by }, monday);
    expect(outcome).toBe("saved");
    expect(doc.checklist.answers.cpor?.onBehalfOf).toBe(by === megan ? undefined : "megan");
  });

  it("leaves history and state agreeing after any sequence of acts", () => {
    const act = fc.record({
      who: fc.constantFrom(megan, isaiah, ada),
      answers: fc.dictionary(fc.constantFrom(...questions), fc.constantFrom(...answerValues)),
      behind: fc.constantFrom(0, 0, 0, 1, 2),
      kind: fc.constantFrom("record", "record", "again", "later", "not mine", "assign megan", "assign isaiah", "ask"),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        let customer = asked();
        let now = monday;
        for (const { who, answers, behind, kind } of acts) {
          const before = customer;
          now = addMilliseconds(now, 1000);
          const revision = customer.checklist.revision - behind;
          const id = customer.checklist.prompt?.id ?? "";
          switch (kind) {
            case "record":
              customer = saveAnswers(customer, { answers, revision, by: who }, now).doc;
              break;
            case "again":
              customer = stillTrue(customer, { revision, by: who }, now).doc;
              break;
            case "later":
              customer = later(customer, { prompt: id, by: who, ...utc }, now).doc;
              break;
            case "not mine":
              customer = notMine(customer, { prompt: id, by: who }, now).doc;
              break;
            case "ask":
              customer = prompt(customer, { id: now, to: "megan", because: "asked" }, now).doc;
              break;
            default:
              customer = assign(customer, { to: kind.split(" ")[1] ?? "", by: ada }, now).doc;
          }
          expect(customer.history.slice(0, before.history.length)).toEqual(before.history);
        }
        for (const question of questions) {
          const last = customer.history.findLast(({ what, item }) => what === "answered" && item === question);
          const answer = customer.checklist.answers[question];
          expect([answer?.says, answer?.by, answer?.at]).toEqual([last?.to, last?.by, last?.at]);
        }
        const owner = customer.history.findLast(({ what }) => what === "assigned" || what === "owner gave back");
        if (owner !== undefined) expect(customer.owner).toBe(owner.to);
      }),
    );
  });
});

describe("confirming again", () => {
  it("renews every answer with one tap", () => {
    const first = saveAnswers(aCustomer(), { answers: { ...allYes, pal: "n/a" }, revision: 0, by: megan }, monday).doc;
    const { outcome, doc } = stillTrue(first, { revision: 1, by: megan }, soon);
    expect(outcome).toBe("saved");
    expect(questions.map((question) => doc.checklist.answers[question]?.at)).toEqual([soon, soon, soon, soon]);
    expect(doc.checklist.answers.pal?.says).toBe("n/a");
  });

  it("changes nothing when nothing was ever answered", () => {
    expect(stillTrue(aCustomer(), { revision: 0, by: megan }, soon).outcome).toBe("nothing-answered");
  });
});

describe("putting off and giving back", () => {
  it.each<[string, Day | undefined, string, string]>([
    ["without a day, for two working days", undefined, monday, "2026-11-25T00:00:00.000Z"],
    ["without a day, over a weekend and a holiday", undefined, "2026-11-27T08:00:00.000Z", "2026-12-02T00:00:00.000Z"],
    ["until the day that was chosen", "2026-11-27", monday, "2026-11-27T00:00:00.000Z"],
    ["until the Monday after a Saturday that was chosen", "2026-11-28", monday, "2026-11-30T00:00:00.000Z"],
    ["until the day after a holiday that was chosen", "2026-12-01", monday, "2026-12-02T00:00:00.000Z"],
    ["for two working days where the chosen day is over", "2026-11-23", monday, "2026-11-25T00:00:00.000Z"],
    ["for two weeks at most", "2027-01-15", monday, "2026-12-07T00:00:00.000Z"],
  ])("leaves the prompt open, %s", (_, until, now, laterUntil) => {
    const calendar = { ...utc.calendar, holidays: ["2026-12-01"] };
    const { doc, outcome } = later(asked(), { prompt: "p1", by: megan, ...utc, calendar, until }, now);
    expect(outcome).toBe("saved");
    expect(openPrompt(doc)?.laterUntil).toBe(laterUntil);
    expect(later(doc, { prompt: "p1", by: megan, ...utc, calendar }, now).outcome).toBe("repeated");
    expect(later(doc, { prompt: "p1", by: megan, ...utc, calendar, until: laterUntil.slice(0, 10) }, now).outcome).toBe(
      "repeated",
    );
  });

  it("leaves it until the day begins where the person is", () => {
    const { doc } = later(asked(), { prompt: "p1", by: megan, ...utc, zone: "Asia/Tokyo" }, "2026-11-23T16:00:00.000Z");
    expect(openPrompt(doc)?.laterUntil).toBe("2026-11-25T15:00:00.000Z");
  });

  it("takes the owner away, closes the prompt and makes older cards old", () => {
    const { doc, outcome } = notMine(asked(), { prompt: "p1", by: megan }, monday);
    expect(outcome).toBe("saved");
    expect(doc.owner).toBeUndefined();
    expect(openPrompt(doc)).toBeUndefined();
    expect(doc.checklist.revision).toBe(1);
    expect(notMine(doc, { prompt: "p1", by: megan }, soon).outcome).toBe("repeated");
  });

  it("keeps the owner, and the owner's prompt and card, when the deputy gives back", () => {
    const before = asked(aCustomer({ deputy: "isaiah" }));
    const { doc } = notMine(before, { prompt: "p1", by: isaiah }, monday);
    expect([doc.owner, doc.deputy]).toEqual(["megan", undefined]);
    expect(doc.checklist).toEqual(before.checklist);
    expect(saveAnswers(doc, { answers: allYes, revision: 0, by: megan }, soon).outcome).toBe("saved");
    expect(notMine(doc, { prompt: "p1", by: isaiah }, soon)).toEqual({ doc, outcome: "repeated" });
  });

  it.each<[string, Customer, string | undefined]>([
    ["what they had been asked waits as it did", asked(aCustomer({ ownerSince: "2026-11-02T09:00:00.000Z" })), "p1"],
    ["nobody is asked who never was", aCustomer({ ownerSince: "2026-11-02T09:00:00.000Z" }), undefined],
    ["of an owner who came with the list", aCustomer(), undefined],
  ])("is undone as if nothing had been: %s", (_, before, id) => {
    const { doc: given } = notMine(before, { prompt: id, by: megan }, monday);
    const { doc, outcome } = undoNotMine(given, { prompt: id, by: megan }, soon);
    expect(outcome).toBe("saved");
    const { history: _then, undoable: _kept, checklist, ...others } = doc;
    const { history: _before, checklist: asksBefore, ...were } = before;
    expect(others).toEqual(were);
    expect(checklist).toEqual({ ...asksBefore, revision: 2 });
    expect(undoNotMine(doc, { prompt: id, by: megan }, soon).outcome).toBe("repeated");
    expect(undoNotMine(given, { prompt: id, by: isaiah }, soon).outcome).toBe("not-yours");
  });

  it("is undone after a day too, while nobody has it, and asks what it asked", () => {
    const { undoable: _, ...given } = notMine(asked(), { prompt: "p1", by: megan }, monday).doc;
    const { doc } = undoNotMine(given, { prompt: "p1", by: megan }, soon);
    expect([doc.owner, openPrompt(doc)?.id]).toEqual(["megan", "p1"]);
    const paused = undoNotMine({ ...given, lifecycle: "paused" }, { prompt: "p1", by: megan }, soon).doc;
    expect([paused.owner, openPrompt(paused)]).toEqual(["megan", undefined]);
  });

  it.each([
    ["a manager who does not own it", ada, "p1", "not-yours"],
    ["an older prompt", megan, "p0", "superseded"],
  ])("changes nothing for %s", (_, by, id, outcome) => {
    const customer = asked();
    expect(notMine(customer, { prompt: id, by }, monday)).toEqual({ doc: customer, outcome });
  });
});

describe("assigning", () => {
  it("supersedes the former owner's prompt and cards", () => {
    const { doc, outcome } = assign(asked(), { to: "isaiah", by: ada }, monday);
    expect(outcome).toBe("assigned");
    expect(doc.checklist.prompt?.closed?.how).toBe("superseded");
    expect(saveAnswers(doc, { answers: allYes, revision: 0, by: isaiah }, soon).outcome).toBe("superseded");
    expect(doc.history.at(-1)).toMatchObject({ what: "assigned", from: "megan", to: "isaiah", by: "ada" });
  });

  it("ends that whoever owns it now was its deputy, until that is undone", () => {
    const before = aCustomer({ deputy: "isaiah", ownerSince: "2026-11-02T08:00:00.000Z" });
    const { doc } = assign(before, { to: "isaiah", by: ada }, monday);
    expect([doc.owner, doc.deputy]).toEqual(["isaiah", undefined]);
    expect(doc.history.slice(-2).map(({ what, from, to }) => [what, from, to])).toEqual([
      ["deputy set", "isaiah", ""],
      ["assigned", "megan", "isaiah"],
    ]);
    const kept = withUndoable(before, doc, { by: "ada", now: monday });
    const undone = undoOwner(kept, { at: monday, by: ada }, soon).doc;
    expect([undone.owner, undone.deputy]).toEqual(["megan", "isaiah"]);
    expect(assign(before, { to: "zoe", by: ada }, monday).doc.deputy).toBe("isaiah");
  });

  it("changes nothing when they own it already", () => {
    const customer = asked();
    expect(assign(customer, { to: "megan", by: ada }, monday)).toEqual({ doc: customer, outcome: "unchanged" });
  });
});

describe("taking a customer off its owner", () => {
  it("leaves it without an owner, asks nobody any more, and says who lost it", () => {
    const { doc, outcome } = unassign(asked(), ada, soon);
    expect([outcome, doc.owner, openPrompt(doc)]).toEqual(["unassigned", undefined, undefined]);
    expect(doc.checklist.revision).toBe(asked().checklist.revision + 1);
    expect(takenOff(doc)).toEqual({ at: soon, by: "ada", what: "assigned", from: "megan" });
    expect(unassign(doc, ada, soon)).toEqual({ doc, outcome: "no-owner" });
  });

  it.each<[string, Customer]>([
    ["has an owner again", assign(unassign(asked(), ada, monday).doc, { to: "isaiah", by: ada }, soon).doc],
    ["was given back by the owner", notMine(asked(), { prompt: "p1", by: megan }, soon).doc],
    ["has had no change", asked()],
  ])("is not said of one that %s", (_, customer) => expect(takenOff(customer)).toBeUndefined());

  it.each<[string, string, string[]]>([
    ["within three days", "2026-11-25T08:00:00.000Z", ["megan"]],
    ["no more after that", "2026-11-27T08:00:00.000Z", []],
  ])("is told to the owner %s", (_, now, told) => {
    const { doc } = unassign(asked(), ada, monday);
    expect(planTaken([doc, asked()], now).map(({ to }) => "person" in to && to.person)).toEqual(told);
  });
});
