/** Owners who have done nothing for a time are asked for in many words; customers and their answers are something else. */
import { expect, it } from "vitest";
import { idleSince } from "../../../../src/teams/input/lists/who-is-idle.ts";

/** A Friday. */
const today = "2026-11-27";

it.each([
  ["who hasn't touched their list in the last two weeks", "2026-11-13"],
  ["who hasn't done anything since the beginning of November?", "2026-11-01"],
  ["which owners haven't moved anything forward this month", "2026-11-01"],
  ["which of us have been idle since 20 October?", "2026-10-20"],
  ["has anybody not worked on their customers for three weeks?", "2026-11-06"],
  ["everyone who hasn't touched their checklist since the beginning of the month", "2026-11-01"],
  ["whoever has done nothing since October", "2026-10-01"],
  ["who has done nothing lately?", "2026-11-13"],
  ["who has not updated things lately?", "2026-11-13"],
  ["who hasn't updated his customers lately?", "2026-11-13"],
  ["who hasn't changed any of their answers since October?", "2026-10-01"],
  ["who hasn't answered since Monday?", undefined],
  ["who hasn't moved to CSP yet?", undefined],
  ["who hasn't updated their address?", undefined],
  ["which owners haven't worked on PAL for two weeks?", undefined],
  ["which customers haven't changed their licences?", undefined],
  ["I haven't touched it in two weeks", undefined],
])("%j is since %s", (text, since) => expect(idleSince(text, today)).toBe(since));
