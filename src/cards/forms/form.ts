/** A form of any kind: what it is about, inputs, and buttons that take them. */
import type { PersonRef } from "../../domain/people/person.ts";
import { peopleChoices, type Button, type Choice } from "../kit/actions.ts";
import type { CommandView } from "../kit/commands.ts";
import { render, renderFitting, type Card } from "../kit/render.ts";
import { nothing, plain, text, typed, type Shown } from "../kit/text.ts";

/**
 * One input. `person` is searched for in the directory, beside the choices; `one` is one of the choices, found by typing;
 * `choice` is one of a few; `several` takes any number of them, and `each` shows them all to be ticked; `lines` is a long
 * text; the value of a `switch` is "true" or "false".
 */
export type FormField = {
  kind: "date" | "text" | "lines" | "time" | "person" | "one" | "choice" | "several" | "each" | "switch";
  id: string;
  label: string;
  value?: string | undefined;
  choices?: readonly Choice[] | undefined;
  /** The earliest day that can be chosen. */
  min?: string | undefined;
  /** Longest text, in characters; 500 unless given. */
  most?: number | undefined;
  placeholder?: string | undefined;
  /** What is said when it is left empty; it may be empty when there is nothing to say. */
  missing?: string | undefined;
  /** What it means when a switch is on. */
  on?: string | undefined;
};

export type FormFacts = {
  summary: string;
  title: Shown;
  context?: Shown | undefined;
  /** Why it was not saved. */
  problem?: string | undefined;
  /** What to do before the inputs are filled in. */
  steps?: readonly { text: Shown; commands: readonly CommandView[] }[] | undefined;
  fields: readonly FormField[];
  /** Said under the inputs. */
  note?: Shown | undefined;
  buttons: readonly Button[];
  /** Inputs that *More* unfolds; they are open when there is a problem, which may be theirs. */
  more?: { tooltip: string; fields: readonly FormField[] } | undefined;
};

export function formView({ summary, title, context, problem, steps = [], fields, note, buttons, more }: FormFacts) {
  const section = { visible: true, note: nothing, more: nothing, buttons: [] as readonly Button[] };
  return {
    summary: plain(summary, 120),
    title,
    context: context ?? nothing,
    problem: problem === undefined ? nothing : text(problem, 500),
    steps,
    sections: [
      {
        ...section,
        id: "inputs",
        fields: fields.map(fieldView),
        note: note ?? nothing,
        buttons,
        more: plain(more?.tooltip ?? "", 80),
      },
      ...(more === undefined
        ? []
        : [{ ...section, id: "more", visible: problem !== undefined, fields: more.fields.map(fieldView) }]),
    ],
  };
}

function fieldView({ kind, id, label, value, choices = [], min, most = 500, placeholder, missing, on }: FormField) {
  return {
    kind,
    id,
    label: plain(label, 80),
    value: typed(value ?? "", most),
    choices,
    min: plain(min ?? "", 10),
    most,
    placeholder: plain(placeholder ?? "", 80),
    required: missing !== undefined,
    errorMessage: plain(missing ?? "", 80),
    on: plain(on ?? "", 80),
  };
}

export const formCard = (facts: FormFacts): Card => render("form", formView(facts));

/** The form with as much in its lists as a card may hold. */
export const fittingForm = <Level>(levels: readonly Level[], form: (level: Level) => FormFacts): Card =>
  renderFitting("form", levels, (level) => formView(form(level)));

/** A colleague who is searched for, among those we know and the one already chosen. */
export const colleagueField = (
  id: string,
  label: string,
  people: readonly { id: PersonRef; name: string }[],
  chosen?: { id: PersonRef; name: string } | undefined,
): FormField => ({
  kind: "person",
  id,
  label,
  value: chosen?.id,
  choices: peopleChoices(people, chosen),
  missing: "Choose a colleague.",
});
