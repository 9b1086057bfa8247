/** A short form of any kind: what it is about, a few inputs, and a button that takes them. */
import type { Button, Choice } from "../kit/actions.ts";
import { render, type Card } from "../kit/render.ts";
import { nothing, plain, text, typed, type Shown } from "../kit/text.ts";

/**
 * One input. `person` is searched for in the directory, beside the choices; `one` is one of the choices, found by typing;
 * `several` takes any number of them.
 */
export type FormField = {
  kind: "date" | "text" | "time" | "person" | "one" | "several";
  id: string;
  label: string;
  value?: string | undefined;
  choices?: readonly Choice[] | undefined;
  /** The earliest day that can be chosen. */
  min?: string | undefined;
  placeholder?: string | undefined;
  /** What is said when it is left empty; it may be empty when there is nothing to say. */
  missing?: string | undefined;
};

export type FormFacts = {
  summary: string;
  title: Shown;
  context?: Shown | undefined;
  /** Why it was not saved. */
  problem?: string | undefined;
  fields: readonly FormField[];
  buttons: readonly Button[];
};

export function formView({ summary, title, context, problem, fields, buttons }: FormFacts) {
  return {
    summary: plain(summary, 120),
    title,
    context: context ?? nothing,
    problem: problem === undefined ? nothing : text(problem, 500),
    fields: fields.map(({ kind, id, label, value = "", choices = [], min = "", placeholder = "", missing }) => ({
      kind,
      id,
      label: plain(label, 80),
      value: typed(value, 500),
      choices,
      min: plain(min, 10),
      placeholder: plain(placeholder, 80),
      required: missing !== undefined,
      errorMessage: plain(missing ?? "", 80),
    })),
    buttons,
  };
}

export const formCard = (facts: FormFacts): Card => render("form", formView(facts));
