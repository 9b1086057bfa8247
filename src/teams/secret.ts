/** Something secret that was sent: refused before anything reads it, so that nothing repeats, keeps or logs it. */
import { noticeCard } from "../cards/kit/notice.ts";
import { holdsSecret, secretWords } from "../reports/paste/secrets.ts";
import type { Card } from "./turn.ts";

/** The refusal when any of the texts holds a token, password or key; undefined when none does. */
export function secretRefused(texts: readonly unknown[]): Card | undefined {
  const held = texts.some((one) => typeof one === "string" && holdsSecret(one));
  return held
    ? noticeCard({ headline: "That holds a secret", says: [secretWords, "Nothing was recorded."] })
    : undefined;
}
