import { fc } from "../../properties.ts";
import { expect, it } from "vitest";
import { anyCharacter } from "../../any-character.ts";
import { html } from "../../../src/cards/kit/html.ts";
import { reviewPage } from "../../../src/cards/review/page.ts";
import { contosoInDepth, awkwardNames, everythingLong, names, wingtip } from "../facts.ts";
import { aReview, usage } from "../review-samples.ts";

const page = (...of: Parameters<typeof aReview>) => reviewPage({ ...aReview(...of), names });

/** Tags of a page, by name; text between them does not matter. */
const tags = (text: string) =>
  [...text.matchAll(/<\/?([a-z0-9!]+)/gi)].map((match) => match[1]?.toLowerCase()).join(" ");

it("says what the card says, with every month's figure in text", () => {
  const text = page({ ...contosoInDepth.customer, usage });
  for (const words of [
    "Reported Azure consumption fell from $12,400 in September to $10,170 in October.",
    "January to October, 10 months: $103,770",
    'aria-label="Jan $8,900, Feb $9,100,',
    "Exchange Online",
    "Associated with us",
    "<h2>Open</h2>",
    "@media print",
  ]) {
    expect(text).toContain(words);
  }
});

it("loads nothing and runs nothing", () => {
  const text = page({ ...everythingLong.customer, usage });
  expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(text).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\shref=|url\(|@import/i);
});

it.each(Object.entries(awkwardNames))("has the same tags whatever a customer is called: %s", (_, name) => {
  expect(tags(page({ ...wingtip, name }))).toBe(tags(page(wingtip)));
});

it("never lets any text become markup", () => {
  const plain = tags(page({ ...contosoInDepth.customer, usage }));
  const anything = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom("<", ">", "&", '"', "'", "/", "script", "!--", "`", "${1}", "a"),
      maxLength: 20,
    }),
  );
  fc.assert(
    fc.property(anything, (said) => {
      const { customer } = contosoInDepth;
      const subscriptions = customer.subscriptions.map((one) => ({ ...one, name: said }));
      const text = page({
        ...customer,
        usage,
        name: said,
        domain: customer.domain === undefined ? said : said,
        subscriptions,
      });
      expect(tags(text)).toBe(plain);
      expect(html`<p title="${said}">${said}</p>`.html).toMatch(/^<p title="[^"<>]*">[^<>]*<\/p>$/);
    }),
    { numRuns: 20 },
  );
});
