/** Commands as questions and guesses name them, so that "Showing …" and "…?" are English. */
import { expect, it } from "vitest";
import { spoken } from "../../../../src/teams/input/write/offers.ts";
import { readNames } from "../../../../src/teams/input/words/names.ts";
import { named } from "../understood.ts";

const names = readNames([
  ...named("customer", { contoso: "Contoso Ltd." }),
  ...named("person", { megan: "Megan Bowen", isaiah: "Isaiah Langer" }),
]);
const today = "2026-11-24";

it.each([
  ["gaps", "all gaps"],
  ["gaps mine", "your gaps"],
  ["gaps megan", "Megan Bowen's gaps"],
  ["gaps critical megan", "Megan Bowen's critical gaps"],
  ["gaps critical cpor mine", "your critical CPOR gaps"],
  ["gaps cpor ending 2026-12-03 megan", "Megan Bowen's CPOR gaps due until Thu 3 Dec"],
  ["gaps ending", "deadlines within a week"],
  ["gaps ending 2026-12-03 mine page 2", "your deadlines until Thu 3 Dec"],
  ["gaps overdue", "what is overdue"],
  ["gaps overdue mine", "your overdue gaps"],
  ["gaps expired megan", "Megan Bowen's expired answers"],
  ["gaps waiting", "who hasn't answered yet"],
  ["gaps waiting mine", "what you haven't answered yet"],
  ["gaps waiting megan", "what Megan Bowen hasn't answered yet"],
  ["gaps waiting except megan", "who hasn't answered yet, other than Megan Bowen"],
  ["gaps high except isaiah", "high gaps of everybody but Isaiah Langer"],
  ["gaps pal without low", "PAL gaps other than low"],
  ["gaps pal older 2026-11-20 megan", "Megan Bowen's PAL gaps open since 20 Nov or longer"],
  ["gaps pal by age megan", "Megan Bowen's PAL gaps, by age"],
  ["gaps closed megan", "Megan Bowen's gaps closed since the last digest"],
  ["gaps customers megan", "Megan Bowen's customers"],
  ["gaps paused", "paused customers"],
  ["gaps unowned", "customers without an owner"],
  ["gaps quick mine", "your gaps that take a minute: an answer, an owner or a paste"],
  ["gaps by owner", "gaps by owner"],
  ["mail contoso", "a mail to Contoso Ltd."],
  ["mail contoso proof teams", "a mail to Contoso Ltd."],
  ["gaps xyz", "gaps xyz"],
  ["claims", "claims by status"],
  ["claims mine", "your claims"],
  ["claims rejected megan", "Megan Bowen's rejected claims"],
  ["claims rejected under-review", "claims rejected or under review"],
  ["claims with-microsoft megan", "Megan Bowen's claims with Microsoft"],
  ["claims none megan", "Megan Bowen's customers without a claim"],
  ["claims none teams", "customers without a claim: teams"],
])("%j shows %s", (says, title) => expect(spoken(says, names, today)).toBe(title));

it.each([
  [
    "away from 2026-12-01 until 2026-12-04 deputy megan",
    "away from Tue 1 Dec to Fri 4 Dec, with Megan Bowen standing in",
  ],
  ["away megan until 2026-12-04 deputy isaiah", "Megan Bowen away until Fri 4 Dec, with Isaiah Langer standing in"],
  ["ask contoso", "ask the owner of Contoso Ltd. again"],
  ["later contoso until 2026-11-30", "ask you again about Contoso Ltd. on Mon 30 Nov"],
  ["later contoso until 2026-11-25", "ask you again about Contoso Ltd. tomorrow"],
  ["reminders move 2026-11-30 about contoso", "move your reminder about Contoso Ltd. to Mon 30 Nov"],
  ["add Northwind owner megan", "add Northwind, with Megan Bowen as owner"],
])("%j asks: %s?", (says, title) => expect(spoken(says, names, today)).toBe(title));
