/** Which mail to a customer fits what is open there. */
import { expect, it } from "vitest";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import type { GapCode } from "../../../src/domain/catalogue/gap-codes.ts";
import { mailsFitting } from "../../../src/domain/gaps/mail.ts";
import { aClaim, aGap, aSubscription, contoso } from "../../cards/facts.ts";

const none = aSubscription(1, { access: "none" });
const guest = aSubscription(2);
const declined = aClaim("Teams", { status: "Rejected", reason: "Customer declined" });

it.each<[string, readonly (readonly [GapCode, string?])[], readonly string[], Partial<Customer>?]>([
  ["delegated access ends", [["A01"]], ["gdap"]],
  [
    "another relation waits",
    [],
    ["gdap"],
    { gdap: { status: "active", autoExtends: true, needed: true, pending: true } },
  ],
  ["no claim is made", [["C01", "intune"]], ["proof"]],
  ["the customer declined it", [["C05", "teams"]], ["claim"]],
  ["the role is Reader", [["P03", guest.id]], ["access"]],
  ["nothing is linked, without access", [["P01", none.id]], ["access"]],
  ["nothing is linked, and a guest can do it", [["P01", guest.id]], []],
  ["only we can act", [["P02", guest.id], ["G01"], ["V01"]], []],
  [
    "the most urgent first, each once",
    [
      ["P03", guest.id],
      ["C02", "intune"],
      ["P04", none.id],
    ],
    ["access", "proof"],
  ],
])("%s: %j is %j", (_, codes, expected, known = {}) => {
  const customer = { ...contoso, claims: [declined], subscriptions: [none, guest], ...known };
  const gaps = codes.map(([code, item]) => aGap(customer, code, { item }));
  expect(mailsFitting(customer, gaps)).toEqual(expected);
});

it("takes a snoozed gap for none, and what is only information after what is open", () => {
  const [snoozed, told, open] = [
    aGap(contoso, "C01", { item: "intune", snoozedUntil: "2026-12-24" }),
    aGap(contoso, "C07", { item: "exchange", severity: "info" }),
    aGap(contoso, "A01"),
  ];
  expect(mailsFitting(contoso, [snoozed, told, open])).toEqual(["gdap", "claim"]);
});
