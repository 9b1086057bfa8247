import { describe, expect, it } from "vitest";
import {
  newOnboarding,
  nextStep,
  openSteps,
  startOnboarding,
  stepText,
  tickOff,
} from "../../../src/domain/customer/onboarding.ts";
import { aCustomer } from "../customers.ts";

const calendar = { weekend: [6, 7], holidays: ["2026-11-26"] };
const edit = { today: "2026-11-23", now: "2026-11-23T08:00:00.000Z", by: "megan" };
const started = startOnboarding(aCustomer(), { ...edit, calendar }).doc;

describe("onboarding a customer", () => {
  it("starts with eleven steps, each with its day, business days over a holiday and a weekend", () => {
    const { steps } = newOnboarding("2026-11-23", calendar);
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(steps[0]?.dueOn).toBe("2026-11-23");
    expect(steps[3]?.dueOn).toBe("2026-12-01");
    expect(steps[8]?.dueOn).toBe("2026-12-23");
  });

  it("knows a step by its number", () => {
    expect(stepText(7)).toMatch(/^Link PAL for every engineer/);
    expect(stepText(12)).toBe("step 12");
  });

  it("makes the customer an onboarding one, once", () => {
    expect(started).toMatchObject({ lifecycle: "onboarding", history: [{ what: "onboarding started", by: "megan" }] });
    const again = startOnboarding(started, { ...edit, calendar });
    expect(again).toEqual({ doc: started, outcome: "already-started" });
  });

  it("ticks a step with who, when and a note, and a second tick changes nothing", () => {
    const { doc, outcome } = tickOff(started, 3, { ...edit, note: "SOW 17" });
    expect(outcome).toBe("ticked");
    expect(doc.onboarding?.steps[2]?.done).toEqual({ on: "2026-11-23", by: "megan", note: "SOW 17" });
    expect(doc.history.at(-1)).toMatchObject({ what: "step done", item: "step 3", note: "SOW 17" });
    expect(tickOff(doc, 3, edit)).toEqual({ doc, outcome: "unchanged" });
  });

  it("is finished with the last tick", () => {
    let doc = started;
    const outcomes = (started.onboarding?.steps ?? []).map(({ step }) => {
      const ticked = tickOff(doc, step, edit);
      doc = ticked.doc;
      return ticked.outcome;
    });
    expect(outcomes.slice(0, -1).every((outcome) => outcome === "ticked")).toBe(true);
    expect(outcomes.at(-1)).toBe("finished");
    expect(doc.lifecycle).toBe("active");
  });

  it.each([0, 12])("has no step %i", (step) => {
    expect(tickOff(started, step, edit)).toEqual({ doc: started, outcome: "no-such-step" });
    expect(tickOff(aCustomer(), step, edit).outcome).toBe("no-such-step");
  });

  it("does first what is due first, by number on the same day", () => {
    expect(nextStep(openSteps(started.onboarding ?? newOnboarding("2026-11-23", calendar)))?.step).toBe(1);
    expect(
      nextStep([
        { step: 9, dueOn: "2026-12-23" },
        { step: 5, dueOn: "2026-12-01" },
      ])?.step,
    ).toBe(5);
    expect(nextStep([])).toBeUndefined();
  });
});
