/** Several customers or colleagues fit what was written: which one is meant. */
import { nameKey } from "../../domain/catalogue/workloads.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { count } from "../kit/dates.ts";
import { opens, press, type Press, type Verb } from "../kit/actions.ts";
import { render, type Card } from "../kit/render.ts";
import { andMore } from "../kit/rows.ts";
import { shown, name, nothing, plain, text, type Shown } from "../kit/text.ts";

export type ChooseFacts = {
  /** What the person wrote. */
  words: string;
  /** Best matches first. */
  customers: readonly Customer[];
  /** What becomes of the chosen one; `run`: the command that `says` writes with it. */
  then: keyof typeof purposes;
  says?: ((customer: CustomerId) => string) | undefined;
  /** Whom it is assigned to. */
  person?: { id: PersonRef; name: string };
};

/** A question with its answers, a row each. */
export type Options = {
  summary: string;
  title: Shown;
  context: Shown;
  /** `does`: what pressing it does, for whoever hears it read. */
  rows: readonly { name: Shown; sub?: Shown; press: Press; does: string }[];
  /** Rows listed at most. */
  most?: number;
  /** What to do for one that is not listed. */
  beyond?: string;
};

/** Matches listed; whoever has more writes more of the name. */
const listed = 8;

export function optionsView({ summary, title, context, rows, most = listed, beyond = "" }: Options) {
  const more = rows.length - most;
  return {
    summary: plain(summary, 120),
    title,
    context,
    rows: rows.slice(0, most).map(({ name, sub = nothing, press, does }) => ({ name, sub, opens: opens(press, does) })),
    more: more <= 0 ? nothing : shown`${andMore(more)}: ${text(beyond)}`,
  };
}

export const optionsCard = (options: Options): Card => render("choose", optionsView(options));

const purposes = {
  show: "Show",
  ask: "Ask the owner of",
  assign: "Assign",
  review: "Review",
  "review-page": "Make a page of",
  "claim-form": "Update a claim for",
  "proof-form": "Prove links for",
  "identity-form": "Add a PAL link for",
  "subscription-form": "Add a subscription for",
  "answer-form": "Answer the questions about",
  onboarding: "Onboarding list for",
  run: "Go on with",
} as const satisfies Partial<Record<Verb, string>>;

/** Asked where only one fits. */
const doYouMean = (called: string): Shown => shown`Do you mean ${name(called, 60)}?`;

/** What tells a customer apart from others of its name: `contoso.com · Microsoft ID …c48bc7`. */
export const apartWords = ({ id, domain }: Customer): string =>
  [...(domain === undefined ? [] : [plain(domain, 60)]), `Microsoft ID …${id.slice(-6)}`].join(" · ");

/** What is said beside rows of which several read alike, each with the ID of its customer in what it writes. */
export function apart(
  customers: readonly Customer[],
  { title, press: pressed }: { title: string; press: Press },
  all: readonly { title: string }[],
): Shown {
  if (all.filter((one) => nameKey(one.title) === nameKey(title)).length < 2) return nothing;
  const written = JSON.stringify(pressed);
  const found = customers.find(({ id }) => written.includes(id));
  return found === undefined ? nothing : text(apartWords(found));
}

/** A row for each match; pressing one goes on with what was asked. */
export function chooseCustomer(facts: ChooseFacts): Options {
  const { words, customers, person } = facts;
  const only = customers.length === 1 ? customers[0] : undefined;
  const fit = `${count(customers.length, "customer")} match`;
  const to = person === undefined ? undefined : name(person.name, 50);
  return {
    summary: `Which “${plain(words, 40)}”? ${only === undefined ? fit : plain(only.name, 60)}`,
    title: shown`Which “${text(words, 60)}”?`,
    context:
      only === undefined
        ? shown`${text(fit)}. Choose ${to === undefined ? shown`one` : shown`the one to assign to ${to}`}.`
        : shown`${doYouMean(only.name)}${to === undefined ? nothing : shown` I'll assign it to ${to}.`}`,
    rows: customers.map((customer) => ({
      name: name(customer.name),
      sub: text(apartWords(customer)),
      press: pressOf(facts, customer),
      does: `${purposes[facts.then]} ${customer.name}`,
    })),
    beyond: "type more of the name",
  };
}

export const chooseCard = (facts: ChooseFacts): Card => optionsCard(chooseCustomer(facts));

function pressOf({ then, person, says = (id) => `show ${id}` }: ChooseFacts, { id, checklist }: Customer): Press {
  if (then === "run") return press("run", { says: says(id) });
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
export function choosePerson({ words, people, does, pressOf }: ChoosePersonFacts): Options {
  const only = people.length === 1 ? people[0] : undefined;
  const fit = `${count(people.length, "colleague")} match`;
  return {
    summary: `Who is “${plain(words, 40)}”? ${only === undefined ? fit : plain(only.name, 60)}`,
    title: shown`Who is “${text(words, 60)}”?`,
    context: shown`${only === undefined ? shown`${text(fit)}. Choose one.` : doYouMean(only.name)} Nothing has changed yet.`,
    rows: people.map((one) => ({
      name: name(one.name),
      sub: one.upn === undefined ? nothing : text(one.upn, 80),
      press: pressOf(one.id),
      does: `${does} ${one.name}`,
    })),
    beyond: "write the whole name",
  };
}

export const choosePersonCard = (facts: ChoosePersonFacts): Card => optionsCard(choosePerson(facts));
