/** Customers by how many paid seats they have: "with more than 100 seats", "50-300 users", "under 25 licences". Pure. */
import { writeTrait, type Trait } from "../../../domain/gaps/traits.ts";

const many = "(\\d[\\d.,]*k?)";
const noun = "(?:paid |active |licensed )?(?:seats|users|licen[cs]es|employees|people|mailboxes)";
const lead = "(?:,? ?\\b(?:(?:that|which|who) )?(?:with|having|have|has|of|got|at) |\\b)";
const over = "(?:more than|over|above|bigger than|larger than|greater than|>)";
const under = "(?:less than|fewer than|under|below|smaller than|<)";
const least = "(?:at least|no less than|min(?:imum)?(?: of)?|>=|from)";
const most = "(?:at most|up to|no more than|max(?:imum)?(?: of)?|<=)";
const sizes: readonly (readonly [RegExp, (one: number, other: number) => readonly Trait[]])[] = [
  [
    new RegExp(`${lead}(?:between )?${many} ?(?:and|to|-|–) ?${many} ${noun}\\b`, "i"),
    (one, other) => [
      { is: "least", seats: one },
      { is: "most", seats: other },
    ],
  ],
  [new RegExp(`${lead}${over} ?${many} ${noun}\\b`, "i"), (one) => [{ is: "least", seats: one + 1 }]],
  [
    new RegExp(
      `${lead}(?:${least} ?${many}|${many} ?\\+|${many} or (?:more|above|over)|${many}(?= ${noun} (?:or|and) (?:more|up|above|over)\\b)) ?${noun}\\b(?: (?:or|and) (?:more|less|fewer|up|above|over|below|under))?`,
      "i",
    ),
    (one) => [{ is: "least", seats: one }],
  ],
  [new RegExp(`${lead}${under} ?${many} ${noun}\\b`, "i"), (one) => [{ is: "most", seats: Math.max(0, one - 1) }]],
  [
    new RegExp(
      `${lead}(?:${most} ?${many}|${many} or (?:less|fewer|below|under)|${many}(?= ${noun} (?:or|and) (?:less|fewer|below|under)\\b)) ${noun}\\b(?: (?:or|and) (?:more|less|fewer|up|above|over|below|under))?`,
      "i",
    ),
    (one) => [{ is: "most", seats: one }],
  ],
];

/** "1,200", "2k". */
const numberIn = (said: string): number =>
  Number(said.replace(/[.,](?=\d{3}\b)/g, "").replace(/k$/i, "")) * (/k$/i.test(said) ? 1000 : 1);

/** The words of the list of customers of a size, and the text without it. */
export function sizeSaid(text: string): { words: string; rest: string } | undefined {
  for (const [said, traitsOf] of sizes) {
    const found = said.exec(text);
    const [one = Number.NaN, other = one] = (found ?? [])
      .slice(1)
      .flatMap((part) => (part === undefined ? [] : numberIn(part)));
    if (found === null || !Number.isInteger(one) || !Number.isInteger(other)) continue;
    return { words: traitsOf(one, other).map(writeTrait).join(" "), rest: text.replace(found[0], " ") };
  }
  return undefined;
}
