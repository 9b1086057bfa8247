/** A PAL link that is told of, as its form would be filled in. */
import { describe, expect, it } from "vitest";
import type { PersonRef } from "../../../../src/domain/people/person.ts";
import { plainlyStated } from "../../../../src/teams/input/reading/plainly.ts";
import { linkDetails } from "../../../../src/teams/input/told/link-details.ts";
import { readCatalogue } from "../../../../src/workloads.ts";

const { roles } = readCatalogue();
/** A Friday. */
const today = "2026-11-27";
const people = [
  { id: "isaiah" as PersonRef, name: "Isaiah Langer" },
  { id: "megan" as PersonRef, name: "Megan Bowen" },
];

function read(text: string, isMissing = false): string | undefined {
  const told = linkDetails(plainlyStated(text), { people, roles, today, isMissing });
  if (told === undefined) return undefined;
  const { holder, kind, role, replaced, partnerId, on, mends } = told;
  const parts = [holder, kind, role, ...replaced.map((one) => `-${one}`), partnerId, on];
  return [...parts, mends ? "mends" : undefined].filter(Boolean).join(" ");
}

describe("a link told of fills in its form", () => {
  it.each([
    [
      "I linked PAL for Coho with my own account this morning as Support Request Contributor.",
      "own Support Request Contributor 2026-11-27",
    ],
    ["done, linked w my own acct", "own"],
    ["PAL at Contoso was set on 12 March by Isaiah with his own account, it's linked", "isaiah 2026-03-12"],
    ["Megan linked PAL with her account on Tuesday, role Contributor", "megan Contributor 2026-11-24"],
    ["Isaiah's account is linked as Owner since 3 November", "isaiah Owner 2026-11-03"],
    [
      "I have now linked our Partner ID with my guest account; my role there is Contributor.",
      "own guest Contributor ours",
    ],
    ["linked PAL via service principal pal-linker with Network Contributor", "service principal Network Contributor"],
    ["PAL is linked to 4911112", "4911112"],
    ["linked PAL as owner", "own Owner"],
    ["relinked pal w/ right mpn yest", "ours 2026-11-26 mends"],
    ["fixed partner id, its 4911112 now", "4911112 mends"],
    ["PAL was linked to the wrong partner ID, I corrected it to 4911112 today", "4911112 2026-11-27 mends"],
    [
      "the reader role was replaced by Contributor on 14 November, and Isaiah will confirm next Tuesday",
      "Contributor -Reader mends",
    ],
    ["the role was changed from Reader to Contributor", "Contributor -Reader mends"],
    ["my role is now Contributor instead of Reader", "own Contributor -Reader mends"],
    ["pal linked ystd, contributor, own acct", "own Contributor 2026-11-26"],
    ["we linked PAL yesterday with Isaiah's account, he's Contributor on everything", "isaiah Contributor 2026-11-26"],
    ["the pipeline had somebody else's partner ID, I've corrected that this morning", "2026-11-27 mends"],
    [
      "Kindly note that the Reader role at Humongous Insurance has been replaced by the Contributor role as of Monday.",
      "Contributor -Reader mends",
    ],
    ["PAL was fixed on Thursday", "2026-11-26 mends"],
  ])("%j: %s", (text, told) => expect(read(text)).toBe(told));
});

it.each([
  ["Alpine's PAL is linked, did it yesterday", "2026-11-26"],
  ["linked PAL for Alpine this morning", "own 2026-11-27"],
  ["alpine pal done on monday", "2026-11-23"],
  ["PAL went in on Tuesday at Alpine", "2026-11-24"],
  ["Alpine: PAL linked", undefined],
  ["PAL at Alpine will be linked on Monday", undefined],
  ["PAL isn't linked at Alpine since Monday", undefined],
])("where one is missing, its day is enough: %j: %s", (text, told) => {
  expect(read(text, true)).toBe(told);
  expect(read(text)).toBeUndefined();
});

describe("no link's form", () => {
  it.each([
    "PAL is linked at Contoso",
    "PAL was linked on Monday by our support engineer",
    "PAL was linked at Contoso by the previous partner",
    "it was linked by Tom with his own account",
    "I'll link PAL with my own account tomorrow",
    "please link PAL with your own account",
    "PAL isn't linked with my own account yet",
    "I think Isaiah linked it with his account",
    "if I linked PAL with my own account, would it count?",
    "PAL is linked with my account in the test tenant",
    "we changed the owner from Isaiah to Megan",
    "changed the access of Isaiah",
    "we will replace the reader role by Contributor on Monday",
    "customer gave us Contributor on Monday",
    "we have only Reader access to one resource group",
    "Isaiah is the owner, and the claim was fixed",
  ])("is filled in by %j", (text) => expect(read(text)).toBeUndefined());
});

it.each([
  "I linked PAL on Monday with my account as Contributor, and yesterday they took away my role again",
  "PAL was linked with a guest account on Friday, however they have removed the guest account since",
  "PAL at Contoso: my account was linked but got removed yesterday",
  "PAL linked by Isaiah on 3 March, expired on 5 May",
  "PAL was linked with Isaiah's account but he left",
])("%j is no link any more", (text) => expect(read(text)).toBeUndefined());

it("a number beside the link is no Partner ID", () => {
  expect(read("PAL is linked with my account, invoice 12345678 was sent to 4711223") ?? "").not.toContain("4711223");
});
