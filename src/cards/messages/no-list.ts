/** Why there is no list of what is new or closed. */
import type { NoChange } from "../../domain/gaps/change.ts";
import type { Filter } from "../../domain/gaps/filter.ts";
import { weekNumber } from "../kit/dates.ts";
import { noticeCard } from "../kit/notice.ts";
import { press } from "../kit/actions.ts";
import type { Card } from "../kit/render.ts";

/** Said in place of a list; what is open now is one press away. */
export function noListCard(missing: NoChange, filter: Filter): Card {
  return noticeCard({
    ...wordsOf(missing, filter),
    next: [{ title: "All gaps", press: press("gaps", { filter: "all" }) }],
  });
}

function wordsOf(missing: NoChange, filter: Filter): { headline: string; says: string } {
  const what = filter.by === "closed" ? "closed" : "new";
  switch (missing) {
    case "first":
      return {
        headline: "No week to compare with yet",
        says: `The first weekly digest gives me something to compare with. From the next one on, I can list what is ${what}.`,
      };
    case "not-kept":
      return {
        headline:
          "week" in filter && filter.week !== undefined
            ? `What was ${what} in week ${weekNumber(filter.week)} is no longer kept`
            : `I can't tell what is ${what}`,
        says: "I keep the list of open gaps for two weeks, and the counts for longer. Press All gaps to see what's open now.",
      };
  }
}
