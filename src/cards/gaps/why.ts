/** `why`: a few true statements on a topic, each with its date and source. */
import { findWhy, whyTopics, type Statement, type WhyTopic } from "../../domain/catalogue/why.ts";
import { monthWords } from "../kit/dates.ts";
import { button, opens, press, type Bound, type Button } from "../kit/actions.ts";
import { render, type Card, type View } from "../kit/render.ts";
import { join, nothing, plain, shown, text, type Shown } from "../kit/text.ts";

export type WhyView = View & {
  title: Shown;
  /** What people believe, when the topic puts it right. */
  context: Shown;
  statements: readonly { says: Shown; source: Shown }[];
  /** Other topics; pressing one opens it. */
  topics: readonly { title: Shown; opens: Bound }[];
  buttons: readonly Button[];
};

/** Words that ask why any of this matters, not about one topic. */
const everything = new Set(["", "it", "this", "association", "associations", "matters", "topics"]);

/** What is said on the topic; the list of topics when there is none of that name. */
export function whyView(words: string): WhyView {
  const topic = findWhy(words);
  return topic === undefined ? overview(words.trim().toLowerCase()) : about(topic);
}

/** @see whyView */
export function whyCard(words: string): Card {
  return render("why", whyView(words));
}

function about({ id, title, misconception, statements }: WhyTopic): WhyView {
  const others = whyTopics.filter((topic) => topic.id !== id).slice(0, 3);
  return {
    summary: plain(title, 120),
    title: text(title, 120),
    context: misconception === undefined ? nothing : shown`Often heard: “${text(misconception, 160)}”`,
    statements: statements.map((statement) => ({ says: text(statement.text, 400), source: sourceOf(statement) })),
    topics: [],
    buttons: [
      ...others.map((topic) => button(wordOf(topic), press("why", { topic: topic.id }), { tooltip: topic.title })),
      button("All topics", press("why", { topic: "" })),
    ],
  };
}

const abbreviations = new Set(["cpor", "pal", "csp"]);

/** The topic in a word, for a button. */
function wordOf({ id }: WhyTopic): string {
  return abbreviations.has(id) ? id.toUpperCase() : `${id.charAt(0).toUpperCase()}${id.slice(1).replace("-", " ")}`;
}

function overview(words: string): WhyView {
  const known = everything.has(words);
  return {
    summary: plain(known ? "Work that is not associated does not count" : "Topics I can explain", 120),
    title: known ? shown`Work that is not associated does not count` : shown`I have nothing on “${text(words, 40)}”`,
    context: known
      ? shown`CPOR for Microsoft 365 and Business Applications, PAL for Azure; neither counts backwards`
      : shown`These I can explain`,
    statements: [],
    topics: whyTopics.map(({ id, title }) => ({
      title: text(title, 80),
      opens: opens(press("why", { topic: id }), title),
    })),
    buttons: [],
  };
}

/** `As of October 2023 · Microsoft: …`, and what to check before relying on it. */
function sourceOf({ source, asOf, check }: Statement): Shown {
  return join([
    shown`As of ${text(monthWords(asOf, ""))}`,
    text(source, 160),
    check === undefined ? nothing : shown`check: ${text(check, 160)}`,
  ]);
}
