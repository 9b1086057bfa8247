/** `why`: a few true statements on a topic, each with its date and source. */
import { button, press, type Button } from "./press.ts";
import { render, type Card, type View } from "./render.ts";
import { shown, plain, text, type Shown } from "./text.ts";
import { findTopic, whyTopics, type Topic } from "./why-topics.ts";

export type WhyView = View & {
  title: Shown;
  statements: readonly { says: Shown; source: Shown }[];
  buttons: readonly Button[];
};

/** What is said on the topic; a word that is no topic gets the list of them. */
export function whyView(word: string): WhyView {
  const topic = findTopic(word);
  return topic === undefined ? listOf(word) : about(topic);
}

/** @see whyView */
export function whyCard(word: string): Card {
  return render("why", whyView(word));
}

function about({ headline, statements, see }: Topic): WhyView {
  return {
    summary: plain(headline, 120),
    title: text(headline),
    statements: statements.map(({ says, source, asOf }) => ({
      says: text(says, 400),
      source: shown`As of ${text(asOf)} · ${text(source, 160)}`,
    })),
    buttons: see.map((word) => button(`Why ${titleOf(word)}`, press("why", { topic: word }))),
  };
}

function listOf(word: string): WhyView {
  const known = whyTopics.map((topic) => topic.word).join(", ");
  return {
    summary: plain("Topics I can explain", 120),
    title: word.trim() === "" ? shown`Topics I can explain` : shown`I have nothing on “${text(word, 40)}”`,
    statements: [{ says: shown`Write **why** and one of these words.`, source: text(known) }],
    buttons: ["association", "cpor", "pal"].map((topic) => button(`Why ${titleOf(topic)}`, press("why", { topic }))),
  };
}

const titleOf = (word: string): string =>
  ["cpor", "pal", "csp"].includes(word) ? word.toUpperCase() : word.replace("-", " ");
