/** What a customer's card offers first, where people may link their own account from it. */
import { expect, it } from "vitest";
import { actOn } from "../../../src/cards/kit/act.ts";
import { customerView } from "../../../src/cards/customer/customer.ts";
import type { GapCode } from "../../../src/domain/catalogue/gap-codes.ts";
import { aSubscription } from "../../domain/gaps/rules/cases.ts";
import { aGap, contoso, names, reader, withItems } from "../facts.ts";

it.each<[GapCode, string, boolean, string]>([
  ["P01", "Link it now", true, "nothing is linked"],
  ["P12", "Link it now", true, "what a report showed is gone"],
  ["P03", "Add proof", false, "the role of a link does not count"],
  ["P04", "Add proof", false, "the role of a link counts for hours"],
  ["P08", "Add proof", false, "a link is not in the report"],
])("of %s is %s, and linking is offered: %s, since %s", (code, title, offered) => {
  const customer = { ...contoso, subscriptions: [aSubscription()] };
  const gap = aGap(customer, code, { topic: "pal", severity: "high", item: aSubscription().id });
  expect(actOn(customer, gap, { manage: true, answer: true, link: true })?.title).toBe(title);
  const facts = withItems({ customer, gaps: [gap], names, reader, manager: true, linksHere: true });
  const { parts, buttons } = customerView(facts);
  const all = [...parts.flatMap((part) => part.buttons), ...buttons].map((one) => one.title as string);
  expect(all.includes("Link it now")).toBe(offered);
  expect(all.filter((one) => one === title)).toHaveLength(1);
});
