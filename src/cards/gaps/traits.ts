/** What customers are like, in words behind "customers". Pure. */
import { topicName } from "../../domain/catalogue/gap-codes.ts";
import type { Thing, Trait } from "../../domain/gaps/traits.ts";
import type { Day } from "../../domain/time/time.ts";
import { dayWords } from "../kit/dates.ts";
import { claimsThatAre } from "./claim-list.ts";

/** With a thing, and without it: of what may be there in part, that it is open. */
const called: Readonly<Record<Thing, readonly [has: string, lacks: string]>> = {
  claim: ["with a started claim", "without a started claim"],
  cpor: ["with CPOR in order", "with CPOR still open"],
  pal: ["with PAL in order", "with PAL still open"],
  onboarding: ["with onboarding done", "with onboarding still open"],
  gdap: ["with GDAP", "with GDAP missing"],
  owner: ["with an owner", "without an owner"],
  deputy: ["with a deputy", "without a deputy"],
  subscription: ["with an Azure subscription on record", "without an Azure subscription on record"],
};

function wordsOf(trait: Trait, today: Day): string {
  switch (trait.is) {
    case "has":
    case "lacks": {
      const { thing, state, is, workload, name = workload } = trait;
      const of = name === undefined ? "" : ` for ${name}`;
      if (state !== undefined) return `${is === "has" ? "with" : "without"} ${claimsThatAre(state) ?? state}${of}`;
      return `${called[thing][is === "has" ? 0 : 1]}${of}`;
    }
    case "only":
      return `with nothing open but ${listed(trait.topics.map(topicName), "or")}`;
    case "in-onboarding":
      return "in onboarding";
    case "not-in-onboarding":
      return "not in onboarding";
    case "unlisted":
      return "gone from Partner Center's list";
    case "unclaimed":
      return "without a claim";
    case "joined":
      return `added here ${daysOf(trait, today)}`;
    case "subscribed":
      return `with an Azure subscription that came on record ${daysOf(trait, today)}`;
    case "quiet":
      return `of which nobody has told me anything ${daysOf(trait, today)}`;
  }
}

const listed = (words: readonly string[], last: "and" | "or"): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1) ?? ""}`;

const daysOf = ({ since, until }: { since: Day; until?: Day | undefined }, today: Day): string =>
  until === undefined
    ? `since ${dayWords(since, today)}`
    : `from ${dayWords(since, today)} until ${dayWords(until, today)}`;

/** `with a claim, with GDAP and without a deputy`; empty where all customers are meant. */
export const traitWords = (traits: readonly Trait[] | undefined, today: Day): string =>
  listed(
    (traits ?? []).map((trait) => wordsOf(trait, today)),
    "and",
  );
