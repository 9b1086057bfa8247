import { openGaps } from "../../../src/domain/catalogue/gap-codes.ts";
import { describe, expect, it } from "vitest";
import {
  absencesOf,
  comeBack,
  goAway,
  listener,
  coverDay,
  standsFor,
  undoAbsences,
} from "../../../src/domain/people/absence.ts";
import {
  answersFor,
  assign,
  openPrompt,
  prompt,
  saveAnswers,
  unassign,
} from "../../../src/domain/customer/checklist.ts";
import { handover, undoHandover, undoOwner } from "../../../src/domain/customer/handover.ts";
import { withUndoable } from "../../../src/domain/customer/undo.ts";
import { addManager, removeManager } from "../../../src/domain/organization/settings.ts";
import { defaultSettings } from "../../../src/domain/documents.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import { endSnooze, snooze } from "../../../src/domain/gaps/snooze.ts";
import { addMilliseconds } from "../../../src/domain/time/time.ts";
import { aContext } from "../contexts.ts";
import { aCustomer, ada, isaiah, megan, monday } from "../customers.ts";
import { aClaim } from "../gaps/rules/cases.ts";

const day = 86_400_000;
const standsIn = (person: { id: string }, people: Parameters<typeof coverDay>[0], today: string) =>
  standsFor(person, people, coverDay(people, today)).standsInFor;
const unowned = () => {
  const { owner: _, ...others } = aCustomer();
  return others;
};

describe("away", () => {
  const away = {
    id: "megan",
    name: "Megan",
    upn: "megan@partner.example",
    away: { until: "2026-12-05", deputy: "isaiah" },
  };
  const deputy = { id: "isaiah", name: "Isaiah" };
  it.each([
    ["before the last day", "2026-12-04", "isaiah"],
    ["on the last day", "2026-12-05", "isaiah"],
    ["the day after", "2026-12-06", "megan"],
  ])("lets the deputy hear %s", (_, today, hears) => expect(listener(away, [away, deputy], today).id).toBe(hears));

  const planned = { ...away, away: { from: "2026-12-03", until: "2026-12-05", deputy: "isaiah" } };
  it.each([
    ["the day before the first", "2026-12-02", "megan"],
    ["on the first day", "2026-12-03", "isaiah"],
    ["the day after the last", "2026-12-06", "megan"],
  ])("that is still ahead lets the deputy hear %s: %s", (_, today, hears) => {
    expect(listener(planned, [planned, deputy], today).id).toBe(hears);
    expect(standsIn(deputy, [planned], today)).toEqual(hears === "isaiah" ? ["megan", "megan@partner.example"] : []);
  });

  it.each([
    ["blocked the bot", { unreachable: { since: monday, because: "they have blocked the bot" } }],
    ["left", { left: { since: monday } }],
  ])("lets the owner hear it when the deputy %s", (_, gone) =>
    expect(listener(away, [away, { ...deputy, ...gone }], "2026-12-04").id).toBe("megan"),
  );

  it("lets the deputy answer for the owner, by id and by user principal name, until it is over", () => {
    const refs = standsIn(deputy, [away, deputy], "2026-12-05");
    expect(answersFor(aCustomer({ owner: "megan" }), { ...isaiah, standsInFor: refs })).toBe(true);
    expect(answersFor(aCustomer({ owner: "megan@partner.example" }), { ...isaiah, standsInFor: refs })).toBe(true);
    expect(answersFor(aCustomer({ owner: "ada" }), { ...isaiah, standsInFor: refs })).toBe(false);
    expect(standsIn(deputy, [away, deputy], "2026-12-06")).toEqual([]);
  });
});

/** Absences as `from..until deputy`; `now` for what began with its record. */
const shownAbsences = (person: Parameters<typeof absencesOf>[0]) =>
  absencesOf(person).map(({ from = "now", until, deputy }) => `${from}..${until} ${deputy}`);

describe("absences, told on 23 November", () => {
  const today = "2026-11-23";
  const at = "2026-11-20T09:00:00.000Z";
  const sick = { until: "2026-12-10", deputy: "isaiah", by: "megan", at };
  const trip = { from: "2026-12-14", until: "2026-12-18", deputy: "isaiah", by: "megan", at };
  const both = { away: sick, coming: [trip] };
  const person = (parts: object) => ({ id: "megan", name: "Megan Bowen", ...parts });
  const cancelledTrip = {
    deputy: "isaiah",
    since: at,
    at: monday,
    by: "megan",
    from: "2026-12-14",
    until: "2026-12-18",
  };
  const endedSick = { deputy: "isaiah", since: at, at: monday, by: "megan" };

  it.each<[string, object, [from: string | undefined, until: string, deputy: string], string[], object?]>([
    ["begin at once without a first day", {}, [undefined, "2026-11-27", "isaiah"], ["now..2026-11-27 isaiah"]],
    [
      "begin at once where the first day is over",
      {},
      ["2026-11-20", "2026-11-27", "isaiah"],
      ["now..2026-11-27 isaiah"],
    ],
    ["begin at once where the first day is today", {}, [today, "2026-11-27", "isaiah"], ["now..2026-11-27 isaiah"]],
    ["wait for their first day", {}, ["2026-12-14", "2026-12-18", "isaiah"], ["2026-12-14..2026-12-18 isaiah"]],
    [
      "stand beside the present one",
      { away: sick },
      ["2026-12-14", "2026-12-18", "patti"],
      ["now..2026-12-10 isaiah", "2026-12-14..2026-12-18 patti"],
    ],
    [
      "stay where another one begins now",
      { coming: [trip] },
      [undefined, "2026-11-24", "patti"],
      ["now..2026-11-24 patti", "2026-12-14..2026-12-18 isaiah"],
    ],
    [
      "stand in the order of their days",
      { coming: [trip] },
      ["2026-12-01", "2026-12-02", "isaiah"],
      ["2026-12-01..2026-12-02 isaiah", "2026-12-14..2026-12-18 isaiah"],
    ],
    [
      "give way to what is told later of the same days",
      { coming: [trip] },
      ["2026-12-15", "2026-12-16", "isaiah"],
      ["2026-12-15..2026-12-16 isaiah"],
    ],
    [
      "give way to another deputy, which the one before hears",
      { coming: [trip] },
      ["2026-12-14", "2026-12-18", "patti"],
      ["2026-12-14..2026-12-18 patti"],
      cancelledTrip,
    ],
    [
      "end the day before another deputy takes over",
      both,
      ["2026-12-09", "2026-12-11", "patti"],
      ["now..2026-12-08 isaiah", "2026-12-09..2026-12-11 patti", "2026-12-14..2026-12-18 isaiah"],
    ],
    [
      "are cut in two by another deputy's days",
      { away: sick },
      ["2026-12-01", "2026-12-03", "patti"],
      ["now..2026-11-30 isaiah", "2026-12-01..2026-12-03 patti", "2026-12-04..2026-12-10 isaiah"],
    ],
    [
      "go on after another deputy who begins now",
      both,
      [undefined, "2026-12-03", "patti"],
      ["now..2026-12-03 patti", "2026-12-04..2026-12-10 isaiah", "2026-12-14..2026-12-18 isaiah"],
      endedSick,
    ],
    [
      "that are ahead are cut in two as well",
      { coming: [trip] },
      ["2026-12-15", "2026-12-16", "patti"],
      ["2026-12-14..2026-12-14 isaiah", "2026-12-15..2026-12-16 patti", "2026-12-17..2026-12-18 isaiah"],
    ],
    [
      "lose only the days that another deputy takes",
      both,
      ["2026-12-09", "2026-12-15", "patti"],
      ["now..2026-12-08 isaiah", "2026-12-09..2026-12-15 patti", "2026-12-16..2026-12-18 isaiah"],
      { ...cancelledTrip, until: "2026-12-15" },
    ],
    [
      "are whole again when the same deputy gets the days back",
      {
        away: { ...sick, until: "2026-11-30" },
        coming: [
          { from: "2026-12-01", until: "2026-12-03", deputy: "patti", by: "megan", at },
          { ...sick, from: "2026-12-04" },
        ],
      },
      [undefined, "2026-12-10", "isaiah"],
      ["now..2026-12-10 isaiah"],
      { deputy: "patti", since: at, at: monday, by: "megan", from: "2026-12-01", until: "2026-12-03" },
    ],
    [
      "begin beside one that is over",
      { away: { from: "2026-11-02", until: "2026-11-06", deputy: "isaiah", by: "megan", at } },
      [undefined, "2026-11-27", "isaiah"],
      ["now..2026-11-27 isaiah"],
    ],
    [
      "go on with the same deputy",
      both,
      ["2026-12-09", "2026-12-11", "isaiah"],
      ["now..2026-12-11 isaiah", "2026-12-14..2026-12-18 isaiah"],
    ],
    [
      "end at once where another deputy stands in from now on",
      { away: sick },
      [undefined, "2026-12-10", "patti"],
      ["now..2026-12-10 patti"],
      endedSick,
    ],
    [
      "keep the days before those that reach beyond their end with the same deputy",
      { coming: [trip] },
      ["2026-12-18", "2026-12-25", "isaiah"],
      ["2026-12-14..2026-12-17 isaiah", "2026-12-18..2026-12-25 isaiah"],
    ],
    [
      "keep the days after those that begin before them with the same deputy",
      { coming: [trip] },
      ["2026-12-11", "2026-12-14", "isaiah"],
      ["2026-12-11..2026-12-14 isaiah", "2026-12-15..2026-12-18 isaiah"],
    ],
    [
      "keep the days after those that begin now with the same deputy",
      { coming: [trip] },
      [undefined, "2026-12-15", "isaiah"],
      ["now..2026-12-15 isaiah", "2026-12-16..2026-12-18 isaiah"],
    ],
    [
      "get longer once they have begun, up to what the same deputy has after them",
      { away: sick, coming: [trip] },
      ["2026-12-09", "2026-12-15", "isaiah"],
      ["now..2026-12-15 isaiah", "2026-12-16..2026-12-18 isaiah"],
    ],
    [
      "of the same deputy after another one's days keep what is left of the absence that was cut",
      {
        away: { ...sick, until: "2026-11-30" },
        coming: [
          { from: "2026-12-01", until: "2026-12-03", deputy: "patti", by: "megan", at },
          { ...sick, from: "2026-12-04", until: "2026-12-20" },
        ],
      },
      ["2026-12-02", "2026-12-10", "isaiah"],
      [
        "now..2026-11-30 isaiah",
        "2026-12-01..2026-12-01 patti",
        "2026-12-02..2026-12-10 isaiah",
        "2026-12-11..2026-12-20 isaiah",
      ],
    ],
    [
      "end earlier where the same deputy's days begin as before",
      { coming: [trip] },
      ["2026-12-14", "2026-12-16", "isaiah"],
      ["2026-12-14..2026-12-16 isaiah"],
    ],
    ["get shorter", { away: sick }, [undefined, "2026-11-24", "isaiah"], ["now..2026-11-24 isaiah"]],
  ])("%s", (_, parts, [from, until, deputyId], expected, stoodIn) => {
    const asked = { from, until, deputy: deputyId, by: megan };
    const { doc, outcome, entries } = goAway(person(parts), asked, monday, today);
    expect([outcome, entries?.map(({ what }) => what)]).toEqual(["away", ["away"]]);
    expect(shownAbsences(doc)).toEqual(expected);
    expect(doc.ended?.at(-1)).toEqual(stoodIn);
    // Whoever says the same again, a minute or days later, loses no day.
    expect(goAway(doc, asked, addMilliseconds(monday, day), today)).toEqual({ doc, outcome: "unchanged" });
    // Undone within a day, all that gave way is there again.
    const undone = undoAbsences(doc, { at: monday, by: megan }, addMilliseconds(monday, day), today);
    const were = absencesOf(parts as Parameters<typeof absencesOf>[0]).filter((one) => one.until >= today);
    expect([undone.outcome, shownAbsences(undone.doc)]).toEqual(["undone", shownAbsences({ coming: [...were] })]);
    expect(undoAbsences(undone.doc, { at: monday, by: megan }, monday, today).outcome).toBe("not-kept");
    expect(undoAbsences(doc, { at: monday, by: megan }, addMilliseconds(monday, day + 1), today).outcome).toBe(
      "not-kept",
    );
  });

  it("that gave way are told to their deputy anew when they come back, who knew of them from before", () => {
    const asked = { from: "2026-12-01", until: "2026-12-03", deputy: "patti", by: ada };
    const { doc } = goAway(person({ away: sick }), asked, monday, today);
    const { doc: back, entries } = undoAbsences(doc, { at: monday, by: ada }, addMilliseconds(monday, 1), today);
    expect(back).toEqual(
      person({
        away: { until: sick.until, deputy: "isaiah", by: "ada", at: addMilliseconds(monday, 1), first: at },
        ended: [
          {
            deputy: "patti",
            since: monday,
            at: addMilliseconds(monday, 1),
            by: "ada",
            from: "2026-12-01",
            until: "2026-12-03",
          },
        ],
      }),
    );
    expect(entries?.map(({ what, item, to }) => [what, item, to])).toEqual([
      ["absence ended", undefined, undefined],
      ["absence cancelled", "2026-12-01/2026-12-03", undefined],
      ["absence cancelled", "2026-12-04/2026-12-10", undefined],
      ["away", "2026-12-10", "isaiah"],
    ]);
  });

  it("that were ended or cancelled are there again when that is undone, unless somebody changed them since", () => {
    const all = { from: today, until: "2026-12-31" };
    const { doc } = comeBack(person(both), megan, monday, today, all);
    expect(shownAbsences(doc)).toEqual([]);
    const undo = (of: typeof doc) => undoAbsences(of, { at: monday, by: megan }, addMilliseconds(monday, 1), today);
    expect(shownAbsences(undo(doc).doc)).toEqual(shownAbsences(both));
    const since = goAway(doc, { until: "2026-11-30", deputy: "patti", by: ada }, addMilliseconds(monday, 1), today).doc;
    expect(undo(since)).toEqual({ doc: since, outcome: "not-kept" });
  });

  it("that go on after another deputy are recorded with whoever changed them, and known to their deputy from before", () => {
    const asked = { from: "2026-12-01", until: "2026-12-03", deputy: "patti", by: ada };
    const { doc } = goAway(person({ away: sick }), asked, monday, today);
    expect(doc.coming?.at(-1)).toMatchObject({ by: "ada", at: monday, first: at });
    expect(goAway(doc, asked, addMilliseconds(monday, day), today)).toEqual({ doc, outcome: "unchanged" });
  });

  it("that go on after days with the same deputy keep their own record, so that their end is told", () => {
    const asked = { from: "2026-12-11", until: "2026-12-14", deputy: "isaiah", by: megan };
    const { doc } = goAway(person({ coming: [trip] }), asked, monday, today);
    expect(doc.coming).toMatchObject([
      { at: monday, first: at },
      { from: "2026-12-15", until: trip.until, at },
    ]);
  });

  it.each<[string, object, [from: string | undefined, until: string, deputy: string], string]>([
    ["said twice", { coming: [trip] }, ["2026-12-14", "2026-12-18", "isaiah"], "unchanged"],
    ["of days that the same deputy has already", { away: sick }, ["2026-12-01", "2026-12-02", "isaiah"], "unchanged"],
    ["that end before they begin", {}, ["2026-12-14", "2026-12-13", "isaiah"], "backwards"],
    ["of 181 days", {}, ["2026-12-14", "2027-06-13", "isaiah"], "too-long"],
    ["with oneself as deputy", {}, ["2026-12-14", "2026-12-18", "megan"], "own-deputy"],
  ])("change nothing when %s", (_, parts, [from, until, deputyId], outcome) => {
    const before = person(parts);
    expect(goAway(before, { from, until, deputy: deputyId, by: megan }, monday, today)).toEqual({
      doc: before,
      outcome,
    });
  });

  it("end one at a time: the present one first, then the next one is cancelled before it begins", () => {
    const back = comeBack(person(both), megan, monday, today);
    expect([back.outcome, shownAbsences(back.doc)]).toEqual(["back", ["2026-12-14..2026-12-18 isaiah"]]);
    expect(back.doc.ended).toEqual([endedSick]);
    const none = comeBack(back.doc, megan, monday, today);
    expect([none.outcome, shownAbsences(none.doc)]).toEqual(["cancelled", []]);
    expect(none.doc.ended).toEqual([endedSick, cancelledTrip]);
    expect(none.entries).toMatchObject([{ what: "absence cancelled", item: "2026-12-14/2026-12-18" }]);
    expect(comeBack(none.doc, megan, monday, today)).toEqual({ doc: none.doc, outcome: "not-away" });
  });

  it("of some days are cancelled alone and together, whatever is before them", () => {
    const december = { from: "2026-12-01", until: "2026-12-31" };
    const done = comeBack(person(both), megan, monday, today, december);
    expect([done.outcome, shownAbsences(done.doc).length]).toEqual(["cancelled", 1]);
    const none = { from: "2027-03-01", until: "2027-03-31" };
    expect(comeBack(done.doc, megan, monday, today, none)).toEqual({ doc: done.doc, outcome: "not-away" });
  });

  it("that were ahead end like others once they have begun", () => {
    const { doc, outcome } = comeBack(person({ coming: [trip] }), megan, monday, "2026-12-15");
    expect([outcome, absencesOf(doc), doc.ended]).toEqual(["back", [], [endedSick]]);
  });
});

describe("handing over", () => {
  const move = { id: "h1", to: "isaiah", by: ada };
  const at = (seconds: number) => addMilliseconds(monday, seconds * 1000);
  it("moves the owner's customers and lets an open prompt follow", () => {
    const asked = prompt(aCustomer(), { id: "p1", to: "megan", because: "asked" }, monday).doc;
    const { doc, moved } = handover(asked, megan, move, monday);
    expect(moved).toBe(true);
    expect(doc.owner).toBe("isaiah");
    expect(doc.checklist.prompt).toMatchObject({ id: "h1", to: "isaiah" });
    expect(doc.history.slice(0, asked.history.length)).toEqual(asked.history);
    expect(handover(doc, megan, move, monday)).toEqual({ doc, moved: false });
  });

  it.each([
    ["within a day", addMilliseconds(monday, day), "megan"],
    ["a second later", addMilliseconds(monday, day + 1), "isaiah"],
  ])("is undone %s", (_, now, owner) => {
    const { doc } = handover(aCustomer(), megan, move, monday);
    expect(undoHandover(doc, { id: "h1", by: ada }, now).doc.owner).toBe(owner);
  });

  it.each([
    ["what was asked waits for whoever had it, since it was asked", {}],
    ["what was answered meanwhile is asked no more", { cpor: "yes" as const }],
    ["nobody is asked what was not open", undefined],
  ])("and undone: %s", (_, answers) => {
    const asked =
      answers === undefined
        ? aCustomer({ ownerSince: at(-90) })
        : prompt(aCustomer({ ownerSince: at(-90) }), { id: "p1", to: "megan", because: "asked" }, at(-60)).doc;
    const moved = handover(asked, megan, move, monday).doc;
    const said = { answers: answers ?? {}, revision: moved.checklist.revision, by: isaiah };
    const since = Object.keys(said.answers).length === 0 ? moved : saveAnswers(moved, said, at(30)).doc;
    const { doc } = undoHandover(since, { id: "h1", by: ada }, at(60));
    expect(doc).toMatchObject({ owner: "megan", ownerSince: at(-90) });
    expect(doc.history.at(-1)).toMatchObject({ what: "assigned", from: "isaiah", to: "megan", note: "undo h1" });
    const isAnswered = Object.keys(said.answers).length > 0;
    const closed = isAnswered ? { closed: { at: at(30), by: "isaiah", how: "answered" } } : {};
    expect(doc.checklist.prompt).toEqual(answers && { ...asked.checklist.prompt, ...closed });
    expect(doc.checklist.answers).toEqual(since.checklist.answers);
    expect(doc.checklist.revision).toBe(since.checklist.revision + 1);
    expect(undoHandover(doc, { id: "h1", by: ada }, at(60))).toEqual({ doc, outcome: "undone" });
  });

  it("is not undone where somebody moved the customer since", () => {
    const { doc } = handover(aCustomer(), megan, move, monday);
    const since = handover(doc, isaiah, { id: "h2", to: "patti", by: ada }, monday).doc;
    expect(undoHandover(since, { id: "h1", by: ada }, monday)).toEqual({
      doc: since,
      outcome: "changed-since",
      since: since.history.at(-1),
    });
  });

  it("is not undone where the new owner is gone, and asks nobody what was not open", () => {
    const { doc } = handover(aCustomer(), megan, move, monday);
    expect(openPrompt(doc)).toBeUndefined();
    const { owner: _, ...others } = doc;
    const unowned = { ...others, ownerSince: addMilliseconds(monday, 1) };
    expect(undoHandover(unowned, { id: "h1", by: ada }, monday)).toMatchObject({
      doc: unowned,
      outcome: "changed-since",
    });
  });
});

describe("the undo of a change of owners", () => {
  const at = (seconds: number) => addMilliseconds(monday, seconds * 1000);
  const assigned = (to: string, seconds: number, customer = aCustomer()) =>
    withUndoable(customer, assign(customer, { to, by: ada }, at(seconds)).doc, { by: "ada", now: at(seconds) });
  const undo = (customer: ReturnType<typeof aCustomer>, seconds: number, now = at(60)) =>
    undoOwner(customer, { at: at(seconds), by: ada }, now);

  it.each<[string, ReturnType<typeof aCustomer>, string, string | undefined]>([
    ["an assignment gives it back to whoever had it", assigned("isaiah", 1), "undone", "megan"],
    ["an assignment of what nobody had leaves it to nobody", assigned("isaiah", 1, unowned()), "undone", undefined],
    ["a taking off gives it back", unassign(aCustomer(), ada, at(1)).doc, "undone", "megan"],
    [
      "an assignment after which somebody else was named keeps them",
      assigned("patti", 2, assigned("isaiah", 1)),
      "changed-since",
      "patti",
    ],
    [
      "a taking off after which somebody was named keeps them",
      assigned("isaiah", 2, unassign(aCustomer(), ada, at(1)).doc),
      "changed-since",
      "isaiah",
    ],
    ["what was done by hand meanwhile changes nothing", assigned("megan", 2, assigned("isaiah", 1)), "undone", "megan"],
    ["a moment at which nothing was changed does nothing", aCustomer(), "not-changed", "megan"],
  ])("of %s", (_, customer, outcome, owner) => {
    const done = undo(customer, 1);
    expect([done.outcome, done.doc.owner]).toEqual([outcome, owner]);
  });

  it("asks nobody anew, also not who heard that they lost it, and restores since when it was theirs", () => {
    const asked = prompt(aCustomer({ ownerSince: at(-90) }), { id: "p1", to: "megan", because: "asked" }, at(-60)).doc;
    for (const changed of [unassign(asked, ada, at(1)).doc, assigned("isaiah", 1, asked)]) {
      const { doc } = undo(changed, 1);
      expect(doc).toMatchObject({ owner: "megan", ownerSince: at(-90) });
      expect(openPrompt(doc)).toEqual(asked.checklist.prompt);
    }
  });

  it("asks nobody about a customer that was paused meanwhile", () => {
    const asked = prompt(aCustomer(), { id: "p1", to: "megan", because: "asked" }, at(-60)).doc;
    const paused = { ...assigned("isaiah", 1, asked), lifecycle: "paused" as const };
    expect(openPrompt(undo(paused, 1).doc)).toBeUndefined();
  });

  it("goes back one after the other", () => {
    const twice = assigned("patti", 2, assigned("isaiah", 1));
    const once = undo(twice, 2).doc;
    expect(once).toMatchObject({ owner: "isaiah", ownerSince: at(1) });
    expect(undo(once, 1).doc.owner).toBe("megan");
  });

  it("is possible for a day", () => {
    const off = unassign(aCustomer(), ada, at(1)).doc;
    expect(undo(off, 1, at(86_401)).outcome).toBe("undone");
    expect(undo(off, 1, at(86_402))).toEqual({ doc: off, outcome: "too-late" });
  });
});

describe("snoozing", () => {
  const today = "2026-11-23";
  const context = aContext({ today });
  const customer = aCustomer();
  const open = openGaps(gapsOf(customer, context));
  const snoozed = (parts: object = {}) =>
    snooze(customer, open, { until: "2026-12-01", because: "waiting", by: megan, ...parts }, monday, context);

  it("silences what is open until the day, and says why in the history", () => {
    const { doc, outcome, gaps } = snoozed();
    expect([outcome, gaps]).toEqual(["snoozed", open.length]);
    expect(openGaps(gapsOf(doc, context))).toEqual([]);
    expect(openGaps(gapsOf(doc, aContext({ today: "2026-12-01" }))).length).toBeGreaterThan(0);
    expect(doc.history.at(-1)).toMatchObject({ what: "snoozed", by: "megan", note: "waiting", to: "2026-12-01" });
  });

  it("takes the place of an earlier one, keeps what is silent beside it, and drops what is over", () => {
    const earlier = (gap: string, until: string) =>
      ({ gap, until, because: "earlier", by: "megan", at: monday, fingerprint: "as it was" }) as const;
    const [again] = open;
    if (again === undefined) throw new Error("nothing is open");
    const snoozes = [earlier(again.key, "2026-11-30"), earlier("other", "2026-11-24"), earlier("over", today)];
    const asked = { until: "2026-12-01", because: "waiting", by: megan };
    const { doc } = snooze({ ...customer, snoozes }, open, asked, monday, context);
    expect(doc.snoozes.map(({ gap, because }) => [gap, because])).toEqual([
      ["other", "earlier"],
      ...open.map(({ key }) => [key, "waiting"]),
    ]);
  });

  it("ends by itself when what it is about changes", () => {
    const { doc } = snoozed();
    const gone = { ...doc, owner: "left" };
    expect(openGaps(gapsOf(gone, aContext({ today, gone: new Set(["left"]) }))).map(({ code }) => code)).toContain(
      "G01",
    );
  });

  it("changes the day and the reason when everything is silent, and says from when to when", () => {
    const { doc } = snoozed();
    const asked = { until: "2026-12-10", because: "still waiting", by: ada };
    const { doc: changed, outcome } = snooze(doc, gapsOf(doc, context), asked, monday, context);
    expect(outcome).toBe("changed");
    expect(new Set(changed.snoozes.map(({ until, by }) => `${until} ${by}`))).toEqual(new Set(["2026-12-10 ada"]));
    expect(changed.history.at(-1)).toMatchObject({ what: "snoozed", from: "2026-12-01", to: "2026-12-10", by: "ada" });
    expect(snooze(changed, gapsOf(changed, context), asked, monday, context)).toMatchObject({
      outcome: "unchanged",
      doc: changed,
    });
  });

  it("leaves what is silent as it is while something else is open", () => {
    const [first, ...others] = open;
    const { doc } = snooze(customer, others, { until: "2026-12-01", because: "x", by: megan }, monday, context);
    const asked = { until: "2026-12-10", because: "y", by: megan };
    const { doc: both, outcome, gaps } = snooze(doc, gapsOf(doc, context), asked, monday, context);
    expect([outcome, gaps]).toEqual(["snoozed", 1]);
    expect(both.snoozes.filter(({ until }) => until === "2026-12-10").map(({ gap }) => gap)).toEqual([first?.key]);
  });

  describe("of a gap with a deadline", () => {
    /** A claim that Microsoft sent back on Friday 20 November: answered within 14 business days. */
    const sentBack = aCustomer({
      claims: [aClaim({ workload: "teams", status: "Partner action required", statusSince: "2026-11-20" })],
    });
    const gaps = openGaps(gapsOf(sentBack, context));
    const endsOn = "2026-12-10";
    const comesBack = "2026-12-03";
    const asked = { until: "2027-01-15", because: "they are on holiday", by: megan };
    const c03 = ({ code }: { code: string }) => code === "C03";

    it("ends a working week before it, and says so when it is set", () => {
      expect(gaps.find(c03)?.deadline?.endsOn).toBe(endsOn);
      const { doc, outcome, early } = snooze(sentBack, gaps, asked, monday, context);
      expect([outcome, early?.map(({ gap, until }) => [gap.code, until])]).toEqual(["snoozed", [["C03", comesBack]]]);
      expect(doc.history.find(({ item }) => item?.startsWith("C03"))).toMatchObject({ to: comesBack });
      const on = (day: string) => gapsOf(doc, aContext({ today: day })).find(c03)?.snoozedUntil;
      expect([on("2026-12-02"), on(comesBack), on(endsOn)]).toEqual([comesBack, undefined, undefined]);
    });

    it("is refused within the last working week, though the rest is snoozed", () => {
      const late = aContext({ today: "2026-12-04" });
      const { outcome, kept, doc } = snooze(sentBack, openGaps(gapsOf(sentBack, late)), asked, monday, late);
      expect([outcome, kept?.map(({ code }) => code)]).toEqual(["snoozed", ["C03"]]);
      expect(openGaps(gapsOf(doc, late)).map(({ code }) => code)).toEqual(["C03"]);
      const only = openGaps(gapsOf(doc, late));
      expect(snooze(sentBack, only, asked, monday, late)).toMatchObject({ outcome: "deadline-near", kept: only });
    });

    it("ends in time when an older version stored it beyond the deadline", () => {
      const { doc } = snooze(sentBack, gaps, asked, monday, context);
      const stored = { ...doc, snoozes: doc.snoozes.map((one) => ({ ...one, until: "2027-01-15" })) };
      expect(gapsOf(stored, aContext({ today: comesBack })).find(c03)?.snoozedUntil).toBeUndefined();
    });
  });

  it("is ended for all that is silent, in the history", () => {
    const { doc } = snoozed();
    const ended = endSnooze(doc, gapsOf(doc, context), megan, monday);
    expect([ended.outcome, ended.gaps]).toEqual(["ended", open.length]);
    expect(openGaps(gapsOf(ended.doc, context))).toEqual(open);
    expect(ended.doc.history.at(-1)).toMatchObject({ what: "snooze ended", by: "megan" });
    expect(ended.doc.history.length).toBe(doc.history.length + open.length);
  });

  it("is not ended by a colleague, nor where nothing is silent", () => {
    const { doc } = snoozed();
    expect(endSnooze(doc, gapsOf(doc, context), isaiah, monday)).toEqual({ doc, outcome: "not-yours", gaps: 0 });
    expect(endSnooze(customer, open, megan, monday)).toEqual({ doc: customer, outcome: "nothing-snoozed", gaps: 0 });
  });

  it.each([
    ["no reason", { because: "  " }, "no-reason"],
    ["a colleague's customer", { by: isaiah }, "not-yours"],
    ["today", { until: today }, "not-in-future"],
    ["61 days", { until: "2027-01-23" }, "too-long"],
  ])("changes nothing for %s", (_, parts, outcome) => {
    expect(snoozed(parts)).toEqual({ doc: customer, outcome, gaps: 0 });
  });
  it("takes 60 days", () => expect(snoozed({ until: "2027-01-22" }).outcome).toBe("snoozed"));
});

describe("managers", () => {
  const settings = { ...defaultSettings, managers: ["ada", "megan"] };
  it("adds once, and writes down who did it", () => {
    const { doc, outcome } = addManager(settings, { person: "isaiah", by: ada }, monday);
    expect([outcome, doc.managers]).toEqual(["added", ["ada", "megan", "isaiah"]]);
    expect(doc.history.at(-1)).toEqual({ at: monday, by: "ada", what: "manager added", to: "isaiah" });
    expect(addManager(doc, { person: "isaiah", by: ada }, monday).outcome).toBe("unchanged");
  });
  it("removes by id or user principal name", () => {
    const { doc, outcome } = removeManager(
      settings,
      { person: ["megan", "megan@partner.example"], by: ada, fixed: [] },
      monday,
    );
    expect([outcome, doc.managers]).toEqual(["removed", ["ada"]]);
    expect(removeManager(doc, { person: ["ada"], by: ada, fixed: [] }, monday).outcome).toBe("last-one");
    expect(removeManager(doc, { person: ["ada"], by: ada, fixed: ["boss@partner.example"] }, monday).outcome).toBe(
      "removed",
    );
  });
  it.each([
    ["one the administrator set", { person: ["boss"], by: ada, fixed: ["boss"] }, "set-by-administrator"],
    ["somebody who is none", { person: ["patti"], by: ada, fixed: [] }, "unchanged"],
  ])("changes nothing for %s", (_, asked, outcome) => {
    expect(removeManager(settings, asked, monday)).toEqual({ doc: settings, outcome });
  });
});
