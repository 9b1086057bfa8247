/** The card of a claim that was just saved. */
import { expect, it } from "vitest";
import { associatedView } from "../../../src/cards/customer/associated.ts";
import { claimsPage } from "../../../src/domain/catalogue/pages.ts";
import type { Gap } from "../../../src/domain/catalogue/gap-codes.ts";
import { aClaim, aGap, contoso, names, reader, withItems } from "../facts.ts";

it.each<[string, Partial<Gap> | undefined, boolean]>([
  ["nothing is next", undefined, false],
  ["what is next is there", { next: "In Partner Center open Incentives > Customer claims, open the claim" }, true],
  ["what is next is here", { next: "Ask the customer for the proof" }, false],
  ["it is snoozed", { next: "In Partner Center open Incentives", snoozedUntil: "2026-12-04" }, false],
])("a claim that was saved has the page of Partner Center where what is next is there: %s", (_, known, isLinked) => {
  const claim = aClaim("teams");
  const customer = { ...contoso, claims: [claim] };
  const gaps = known === undefined ? [] : [aGap(customer, "C01", { item: claim.id, topic: "cpor", ...known })];
  const about = withItems({ customer, gaps, names, reader, manager: true });
  const { paragraphs } = associatedView({ about, headline: "Teams saved", claim });
  expect(
    paragraphs
      .map(({ text }) => text)
      .join()
      .includes(claimsPage),
  ).toBe(isLinked);
});
