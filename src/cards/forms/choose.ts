/** Several customers or colleagues fit what was written: which one is meant. */
import type { Customer } from "../../domain/customer/customer.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { count } from "../kit/dates.ts";
import { opens, press, type Bound, type Press } from "../kit/actions.ts";
import { render, type Card, type View } from "../kit/render.ts";
import { andMore } from "../kit/rows.ts";
import { join, shown, name, nothing, plain, text, type Shown } from "../kit/text.ts";

export type ChooseFacts = {
  /** What the person wrote. */
  words: string;
  /** Best matches first. */
  customers: readonly Customer[];
  /** What becomes of the chosen one. */
  then: "show" | "ask" | "assign" | "review" | "review-page";
  /** Whom it is assigned to. */
  person?: { id: PersonRef; name: string };
};

export type ChooseView = View & {
  title: Shown;
  context: Shown;
  rows: readonly { name: Shown; sub: Shown; opens: Bound }[];
  more: Shown;
};

/** Matches listed; whoever has more writes more of the name. */
const listed = 8;

const purposes = {
  show: "Show",
  ask: "Ask the owner of",
  assign: "Assign",
  review: "Review",
  "review-page": "Make a page of",
} as const satisfies Record<ChooseFacts["then"], string>;

/** A row for each match; pressing one goes on with what was asked. */
export function chooseView(facts: ChooseFacts): ChooseView {
  const { words, customers, person } = facts;
  const more = customers.length - listed;
  const fit = `${count(customers.length, "customer")} ${customers.length === 1 ? "fits" : "fit"}`;
  const to = person === undefined ? nothing : shown` It goes to ${name(person.name, 50)}.`;
  return {
    summary: plain(`Which “${plain(words, 40)}”? ${fit}`, 120),
    title: shown`Which “${text(words, 60)}”?`,
    context: shown`${text(fit)}; choose one.${to}`,
    rows: customers.slice(0, listed).map((customer) => ({
      name: name(customer.name),
      sub: join([
        customer.domain === undefined ? nothing : text(customer.domain, 60),
        // The end of the Microsoft ID tells apart customers of the same name.
        shown`Microsoft ID …${text(customer.id.slice(-6))}`,
      ]),
      opens: opens(pressOf(facts, customer), `${purposes[facts.then]} ${customer.name}`),
    })),
    more: more <= 0 ? nothing : shown`${andMore(more)}: write more of the name`,
  };
}

export const chooseCard = (facts: ChooseFacts): Card => render("choose", chooseView(facts));

function pressOf({ then, person }: ChooseFacts, { id, checklist }: Customer): Press {
  if (then !== "assign") return press(then, { customer: id });
  if (person === undefined) return press("assign-form", { customer: id });
  return press("assign", { customer: id, revision: checklist.revision, person: person.id });
}

export type ChoosePersonFacts = {
  /** What was written. */
  words: string;
  people: readonly { id: PersonRef; name: string; upn?: string | undefined }[];
  /** What pressing a row does, in words before the name: "Make a manager:". */
  does: string;
  pressOf(person: PersonRef): Press;
};

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
