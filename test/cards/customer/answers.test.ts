/** The checklist on a customer's card, beside what is open about it. */
import { expect, it } from "vitest";
import { customerView } from "../../../src/cards/customer/customer.ts";
import type { GapCode } from "../../../src/domain/catalogue/gap-codes.ts";
import { aGap, answers, contoso, names, reader, withItems } from "../facts.ts";

it.each<[string, GapCode | undefined, string]>([
  ["no gap about it", undefined, "✓"],
  ["a low gap about it", "P11", "?"],
  ["a high gap about it", "P01", "✗"],
  ["a high gap about something else", "C01", "✓"],
])("a yes about PAL beside %s", (_, code, mark) => {
  const customer = {
    ...contoso,
    checklist: { ...contoso.checklist, answers: answers({ cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" }) },
  };
  const topic = code === "C01" ? "cpor" : "pal";
  const severity = code === "P11" ? "low" : "high";
  const gap = code && aGap(customer, code, { topic, severity, what: "Production has no link" });
  const view = customerView(
    withItems({ customer, gaps: gap === undefined ? [] : [gap], names, reader, manager: true }),
  );
  const line = view.parts.find(({ id }) => id === "answers")?.lines.find(({ what }) => what.startsWith("PAL"));
  expect(line?.mark).toBe(mark);
  expect(line?.sub.includes("But: Production has no link")).toBe(gap?.topic === "pal");
});
