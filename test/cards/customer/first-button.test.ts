/** What a customer's card offers first, where people may link their own account from it. */
import { expect, it } from "vitest";
import { actOn } from "../../../src/cards/kit/act.ts";
import { customerView } from "../../../src/cards/customer/customer.ts";
import type { GapCode } from "../../../src/domain/catalogue/gap-codes.ts";
import type { AnswerValue, Customer, Question } from "../../../src/domain/customer/customer.ts";
import { anIdentity, aSubscription } from "../../domain/gaps/rules/cases.ts";
import { aGap, anAnswer, contoso, names, reader, withItems } from "../facts.ts";

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

const id = aSubscription().id;
const seen = { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: ["4911112"] };
it.each<[string, Partial<Customer>, readonly (readonly [GapCode, string?])[], boolean]>([
  ["of nobody's, which counts for nobody", { subscriptions: [aSubscription()] }, [["P01", id]], true],
  ["linked by somebody's word", { subscriptions: [aSubscription()], identities: [anIdentity()] }, [], true],
  ["sold by us", { subscriptions: [aSubscription({ soldByUsCsp: true })] }, [], false],
  ["sold by us, where lists disagree", { subscriptions: [aSubscription({ soldByUsCsp: true })] }, [["V02"]], false],
  [
    "sold by us, while the question is open",
    { subscriptions: [aSubscription({ soldByUsCsp: true })] },
    [["Q2", "pal"]],
    false,
  ],
  ["seen in the report", { subscriptions: [aSubscription({ seen })] }, [], false],
  [
    "sold by us, with an identity to verify",
    { subscriptions: [aSubscription({ soldByUsCsp: true })], identities: [anIdentity()] },
    [["P02", anIdentity().id]],
    true,
  ],
  ["none on record", { subscriptions: [] }, [["V01", "pal"]], false],
])("proof of an Azure subscription %s is offered where there is something to prove", (_, parts, open, offered) => {
  const customer = { ...contoso, identities: [], ...parts };
  const gaps = open.map(([code, item]) =>
    aGap(customer, code, { topic: "pal", severity: "medium", ...(item && { item }) }),
  );
  const view = customerView(withItems({ customer, gaps, names, reader, manager: true }));
  const all = [...view.parts.flatMap((part) => part.buttons), ...view.buttons].map((one) => one.title as string);
  expect(all.includes("Add proof")).toBe(offered);
});

it.each<[string, GapCode, Question, AnswerValue | undefined, string]>([
  ["claims are missing", "Q1", "cpor", "no", "Add a claim"],
  ["nobody knows whether claims are missing", "Q1", "cpor", "unsure", "Answer checklist"],
  ["nobody has answered yet", "Q1", "cpor", undefined, "Answer checklist"],
  ["PAL isn't linked", "Q2", "pal", "no", "Add proof"],
  ["nobody knows whether PAL is linked", "Q2", "pal", "unsure", "Add proof"],
  ["PAL doesn't apply, and a subscription is in scope", "Q2", "pal", "n/a", "Answer checklist"],
])("where %s, the first act goes on from there and asks nothing again", (_, code, question, says, title) => {
  const answers = says === undefined ? {} : { [question]: anAnswer(says) };
  const customer = { ...contoso, checklist: { ...contoso.checklist, answers } };
  const gap = aGap(customer, code, { topic: question, severity: "high", item: question });
  expect(actOn(customer, gap, { manage: false, answer: true })?.title).toBe(title);
});
