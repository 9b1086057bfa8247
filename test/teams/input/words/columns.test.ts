/** What a list is asked to show beside each row, and what only sounds like it. */
import { describe, expect, it } from "vitest";
import { withoutColumns } from "../../../../src/teams/input/words/columns.ts";

describe("a column that a list shows anyway chooses nothing", () => {
  it.each([
    ["list all customers without any claim, with the owner", "list all customers without any claim"],
    ["all customers with their owners please", "all customers please"],
    ["show rejected claims including owner and since when", "show rejected claims"],
    ["which customers have no claim, and who owns each?", "which customers have no claim?"],
    ["which claims are in review, since when and who owns them?", "which claims are in review, since when?"],
    ["give me a list of all critical gaps with the owners", "give me a list of all critical gaps"],
    ["list all open issues with the owner names", "list all open issues"],
    ["unclaimed customers along with their owners", "unclaimed customers"],
    ["deadlines this month incl. owner. Thanks", "deadlines this month. Thanks"],
    ["customers without claims, showing the status and the owner of each", "customers without claims"],
    ["Show me all gaps, the most urgent matters first", "Show me all gaps"],
    ["show my gaps with the worst ones at the top, please", "show my gaps, please"],
  ])("%j is %j", (text, rest) => expect(withoutColumns(text)).toBe(rest));
});

describe("what says which of them, or whom to talk with, stays", () => {
  it.each([
    "customers without an owner",
    "customers with owner Isaiah",
    "customers with the owner on leave",
    "which customers did you discuss with the owner?",
    "I talked about the Contoso gaps with the owner",
    "who owns which customer",
    "who owns each customer?",
    "an Excel of all customers with the owner",
    "export claims with status",
    "Contoso stays with the owner",
    "which claims changed status?",
    "and who owns them?",
    "who looks after those?",
    "Show me the urgent ones first",
  ])("%j", (text) => expect(withoutColumns(text)).toBe(text));
});
