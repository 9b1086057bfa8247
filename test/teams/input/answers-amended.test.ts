/** Answers that were told before, and what a message that says only a difference makes of them. */
import { expect, it } from "vitest";
import type { Answers } from "../../../src/domain/customer/checklist.ts";
import { amendedAnswers } from "../../../src/teams/input/answers-amended.ts";

const both: Answers = { cpor: "yes", pal: "yes" };

it.each<[Answers, string, Answers | undefined]>([
  [{ pal: "yes" }, "same for CPOR", { pal: "yes", cpor: "yes" }],
  [{ pal: "yes" }, "CPOR too", { pal: "yes", cpor: "yes" }],
  [{ pal: "yes" }, "and onboarding as well", { pal: "yes", onboarding: "yes" }],
  [{ pal: "no" }, "CPOR too", { pal: "no", cpor: "no" }],
  [{ pal: "yes" }, "I mean CPOR", { cpor: "yes" }],
  [{ pal: "yes" }, "sorry, CPOR", { cpor: "yes" }],
  [{ pal: "yes" }, "not PAL, CPOR", { cpor: "yes" }],
  [both, "only PAL", { pal: "yes" }],
  [both, "not the PAL", { cpor: "yes" }],
  [{ pal: "yes" }, "no, not yet", { pal: "no" }],
  [{ pal: "yes" }, "put it back to not done", { pal: "no" }],
  [{ pal: "yes" }, "sorry, I meant no", { pal: "no" }],
  [{ pal: "yes" }, "make that no", { pal: "no" }],
  [{ pal: "no" }, "I mean yes", { pal: "yes" }],
  [{ pal: "yes" }, "make it n/a", { pal: "n/a" }],
  // It says something else, or not of which.
  [{ onboarding: "yes" }, "make it n/a", undefined],
  [{ pal: "n/a" }, "same for onboarding", undefined],
  [both, "I mean no", undefined],
  [both, "not PAL and not CPOR", undefined],
  [{ pal: "yes" }, "not PAL", undefined],
  [{ pal: "yes", cpor: "no" }, "same for onboarding", undefined],
  [{ pal: "yes" }, "CPOR", undefined],
  [{ pal: "yes" }, "and CPOR?", undefined],
  [{ pal: "yes" }, "not the same for CPOR", undefined],
  [{ pal: "yes" }, "no", undefined],
  [{ pal: "yes" }, "no need", undefined],
  [{ pal: "yes" }, "maybe CPOR too", undefined],
  [{ pal: "yes" }, "CPOR too, next week", undefined],
  [{ pal: "yes" }, "not yet sure", undefined],
  [{}, "same for CPOR", undefined],
])("after %j, %j makes %j", (before, text, expected) => expect(amendedAnswers(text, before)).toEqual(expected));
