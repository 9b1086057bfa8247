/** The review and the history with names that people and files really come with: small, escaped, fit for every client. */
import { fc } from "../../properties.ts";
import { describe, expect, it } from "vitest";
import { forgetCustomerCard, forgetPersonCard } from "../../../src/cards/forms/forget.ts";
import { historyCard } from "../../../src/cards/customer/history.ts";
import { limitOf, sizeOf, type Card } from "../../../src/cards/kit/render.ts";
import { reviewCard } from "../../../src/cards/review/review.ts";
import { readMarkdown } from "../../../src/dev/gallery/markdown.ts";
import { walk } from "../expanded.ts";
import * as facts from "../facts.ts";
import { lint } from "../lint.ts";
import { aReview, history, usage } from "../review-samples.ts";

/** Every card of ours with the text in every place that takes any. */
function everyCard(said: string): Record<string, Card> {
  const { customer } = facts.everythingLong;
  const names = new Map([facts.megan, facts.isaiah, facts.patti, facts.ada].map((person) => [person, said]));
  const named = {
    ...customer,
    name: said,
    subscriptions: customer.subscriptions.map((one) => ({ ...one, name: said })),
    usage: usage.map((month) => ({ ...month, workloads: { ...month.workloads, [said]: { users: 12, seats: 90 } } })),
  };
  const entries = history.flatMap((one) =>
    Array.from({ length: 3 }, () => ({
      ...one,
      ...("customer" in one ? { customer: { id: facts.contoso.id, name: said } } : {}),
      entry: { ...one.entry, what: said, item: said, from: said, to: said, note: said },
    })),
  );
  const person = { id: facts.megan, name: said };
  return {
    review: reviewCard({ ...aReview(named), names }),
    history: historyCard({
      entries,
      total: 400,
      customers: 1,
      names,
      reader: facts.reader,
      asked: { person, customer: person },
      file: true,
    }),
    "forget person": forgetPersonCard({ ...person, owned: 3, fixedManager: true }),
    "forget customer": forgetCustomerCard({ ...person, entries: 1, deliveries: 0 }),
  };
}

/** Text that would be drawn as more than words, beside our own bold. */
function drawn(card: Card): string[] {
  return [...walk(card.content)].flatMap(({ element, path }) => {
    const { text, type } = element;
    if (typeof text !== "string" || type !== "TextBlock") return [];
    return readMarkdown(text)
      .filter((part) => Object.keys(part).some((style) => style !== "text" && style !== "bold"))
      .map((part) => `${path}: ${JSON.stringify(part)}`);
  });
}

function check(said: string): void {
  for (const [name, card] of Object.entries(everyCard(said))) {
    expect(drawn(card), name).toEqual([]);
    expect(sizeOf(card), name).toBeLessThanOrEqual(limitOf("review"));
    expect(JSON.stringify(card.content), name).not.toContain("<at>");
  }
}

describe.each(Object.entries(facts.awkwardNames))("with the name %s", (_, said) => {
  it("every card draws it as written, keeps to the rules and stays small", () => {
    check(said);
    for (const [name, card] of Object.entries(everyCard(said))) {
      expect(lint(card.content as Record<string, unknown>), name).toEqual([]);
    }
  });
});

it("draws any text at all as written, small enough to send", () => {
  const unit = fc.constantFrom("*", "_", "[", "]", "(", ")", "\\", "§", " ", "ش", "&lt;", "${x}", "x", "東");
  fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 400 }), fc.string({ unit, maxLength: 400 })), check), {
    numRuns: 30,
  });
}, 60_000);
