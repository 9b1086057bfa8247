/** Numbers as people write them. Pure. */
const numbers: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    ["a", ..."one two three four five six seven eight nine ten eleven twelve".split(" ")].map((word, at) => [
      word,
      Math.max(at, 1),
    ]),
  ),
  an: 1,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};

/** A number in digits or spelled; NaN where it is none. */
export const numberOf = (said: string): number => numbers[said.toLowerCase()] ?? Number(said);
