/** Words that are nobody's whole name: which colleague is meant. */
import type { PersonRef } from "../../domain/people/person.ts";
import type { ChooseView } from "./choose.ts";
import { count } from "../kit/dates.ts";
import { opens, type Press } from "../kit/actions.ts";
import { render, type Card } from "../kit/render.ts";
import { andMore } from "../kit/rows.ts";
import { name, nothing, plain, shown, text } from "../kit/text.ts";

export type ChoosePersonFacts = {
  /** What was written. */
  words: string;
  people: readonly { id: PersonRef; name: string; upn?: string | undefined }[];
  /** What pressing a row does, in words before the name: "Make a manager:". */
  does: string;
  pressOf(person: PersonRef): Press;
};

/** People listed; whoever is not among them is named in full. */
const listed = 8;

/** A row for each; pressing one goes on with what was asked. */
export function choosePersonView({ words, people, does, pressOf }: ChoosePersonFacts): ChooseView {
  const fit = `${count(people.length, "colleague")} ${people.length === 1 ? "fits" : "fit"}`;
  const more = people.length - listed;
  return {
    summary: plain(`Who is “${plain(words, 40)}”? ${fit}`, 120),
    title: shown`Who is “${text(words, 60)}”?`,
    context: shown`${text(fit)}; choose one. Nothing has changed yet.`,
    rows: people.slice(0, listed).map((one) => ({
      name: name(one.name),
      sub: one.upn === undefined ? nothing : text(one.upn, 80),
      opens: opens(pressOf(one.id), `${does} ${one.name}`),
    })),
    more: more <= 0 ? nothing : shown`${andMore(more)}: write the whole name`,
  };
}

export const choosePersonCard = (facts: ChoosePersonFacts): Card => render("choose", choosePersonView(facts));
