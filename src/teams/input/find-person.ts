/** What is answered when words do not say for certain who or which is meant. */
import { choosePersonCard, type ChoosePersonFacts } from "../../cards/forms/choose-person.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import type { Meant } from "./people.ts";
import type { Card } from "../turn.ts";

/** Words that are nobody's whole name. @param then what choosing one of them does; without it they are only named. */
export function askWhom(
  who: string,
  meant: Exclude<Meant, { outcome: "found" }>,
  then?: Pick<ChoosePersonFacts, "does" | "pressOf">,
): Card {
  const words = who.replace(/^@/, "").slice(0, 80);
  if (meant.outcome === "unknown") return nobodyCalled(words);
  if (then !== undefined) return choosePersonCard({ words, people: meant.people, ...then });
  const named = meant.people.slice(0, 5).map(({ name, upn }) => (upn === undefined ? name : `${name} (${upn})`));
  return noticeCard({
    headline: `Who is “${words}”?`,
    says: [
      `That fits ${named.join(", ")}. Mention the person with @, or write the whole name or the user principal name.`,
      "Nothing was changed.",
    ],
  });
}

/** Nobody is known by the words. */
export function nobodyCalled(words: string): Card {
  return noticeCard({
    headline: `Nobody called “${words.replace(/^@/, "").slice(0, 80)}” here`,
    says: "Mention the person with @ in a channel or chat they are in, or write their user principal name.",
  });
}

/** Several customers fit, where no choice can be pressed; the Microsoft ID always tells them apart. */
export function whichCustomer(words: string, customers: readonly Customer[]): Card {
  const some = customers.slice(0, 5).map(({ name, id }) => `${name} (${id})`);
  return noticeCard({
    headline: `Which “${words.slice(0, 60)}”?`,
    says: `That fits ${some.join("; ")}. Write more of the name, or the Microsoft ID.`,
  });
}
