/** What a list cannot go by is named, and nothing else. */
import { expect, it } from "vitest";
import { unheeded } from "../../../../src/teams/input/lists/unheeded.ts";

it.each([
  ["who has E5 without Purview", "claims none purview", ["E5"]],
  [
    "Which customers have Microsoft 365 Business Premium but no claim?",
    "claims none",
    ["Microsoft 365 Business Premium"],
  ],
  ["Which customers have over 500 seats?", "gaps customers", ["over 500 seats"]],
  ["claims for 2000 seats or more", "claims", ["2000 seats or more"]],
  ["customers with 300+ seats and no claim", "claims none", ["300+ seats"]],
  ["claims that weren't submitted before October", "claims not-submitted", ["before October"]],
  ["Which of our customers in Germany have notes?", "gaps customers", ["notes", "in Germany"]],
  ["List the customers sorted by revenue.", "gaps customers", ["revenue"]],
  ["Which customers buy through a distributor?", "gaps customers", ["buy through a distributor"]],
  ["Which customers have been silent for two weeks?", "gaps customers", ["for two weeks"]],
  ["Who has been silent for two weeks?", "gaps waiting", []],
  ["which customers were assigned this month?", "gaps customers", ["this month"]],
  ["paused customers without an owner", "gaps unowned", ["paused"]],
  ["approved Teams claims, no PAL", "claims approved teams", ["approved Teams claims, no PAL"]],
  ["everyone with GDAP or PAL", "gaps customers", ["with GDAP or PAL"]],
  ["Two will start in January. How many customers does each of us look after?", "gaps by owner", []],
  ["How many customers does each of us look after in January?", "gaps by owner", ["in January"]],
  ["Who hasn't moved anything forward this month?", "gaps by owner", []],
  ["anything due before Christmas that nobody has touched yet?", "gaps ending 2026-12-25", ["that nobody has touched"]],
  ["Which customers have two owners?", "gaps customers", ["have two owners"]],
  ["which of my customers are worst off", "gaps customers mine", []],
  ["which customers are doing worst", "gaps customers", []],
  ["how many of our customers are done and how many aren't?", "gaps customers", []],
  ["which customers are furthest behind with their invoices", "gaps customers", ["invoices"]],
  [
    "How many of our customers were imported but never answered?",
    "gaps customers",
    ["were imported but never answered"],
  ],
  ["which gaps of the deputies are due in May?", "gaps ending 2027-05-31", ["deputies"]],
])("%j, listed by %j, names %j", (text, says, words) => {
  expect(unheeded(text, says)).toEqual(words);
});

it.each([
  ["what the command goes by", "customers without a deputy", "gaps customers no-deputy"],
  ["a time that the command has as a day", "gaps open for two months", "gaps older 2026-09-27"],
  ["a period that the command has as days", "claims rejected this month", "claims rejected since 2026-11-01"],
  ["a combination that the command has", "customers with PAL but no claim", "gaps customers has-link no-claim"],
  ["how many seats one customer has", "claims of Contoso for 2000 seats", "claims"],
  ["what all customers are", "which customers are on my list at the moment?", "gaps customers mine"],
  ["by whom it is grouped", "customers with Azure that isn't linked, grouped by owner", "gaps pal by owner"],
  ["what chooses among them", "which customers have critical gaps?", "gaps critical"],
  ["what is told beside it", "which customers have no claim, our Microsoft contact wants to know", "claims none"],
  ["what is no list", "which customers with E5 need a claim?", "why cpor"],
])("%s is not", (_, text, says) => {
  expect(unheeded(text, says)).toEqual([]);
});
