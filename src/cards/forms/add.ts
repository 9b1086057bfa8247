/** A customer added by hand: those that no export of Partner Center names. */
import type { PersonRef } from "../../domain/people/person.ts";
import { peopleChoices, type Choice, button, press, type Button } from "../kit/actions.ts";
import { render, type Card, type View } from "../kit/render.ts";
import { shown, nothing, plain, text, typed, type Plain, type Shown } from "../kit/text.ts";

/** What was filled in, as typed. */
export type AddDraft = { name: string; id: string; domain: string; person: string; isNew: boolean };

export type AddFormFacts = {
  /** People to choose from where the people picker does not exist. */
  people: readonly { id: PersonRef; name: string }[];
  draft?: AddDraft | undefined;
  /** Why it was not added, in one sentence. */
  problem?: string;
};

export type AddFormView = View & {
  title: Shown;
  context: Shown;
  problem: Shown;
  name: Plain;
  id: Plain;
  domain: Plain;
  people: readonly Choice[];
  person: Plain;
  isNew: "true" | "false";
  buttons: readonly Button[];
};

export function addFormView({ people, draft, problem }: AddFormFacts): AddFormView {
  return {
    summary: plain("Add a customer", 120),
    title: shown`Add a customer`,
    context: shown`For customers that aren't in Customers.csv, such as those you only have Azure access to`,
    problem: problem === undefined ? nothing : text(problem),
    name: typed(draft?.name ?? "", 200),
    id: typed(draft?.id ?? "", 60),
    domain: typed(draft?.domain ?? "", 120),
    people: peopleChoices(people),
    person: typed(draft?.person ?? "", 120),
    isNew: draft?.isNew === false ? "false" : "true",
    buttons: [button("Add", press("add", {}), { likely: true, takesInputs: true, tooltip: "Add this customer" })],
  };
}

export function addFormCard(facts: AddFormFacts): Card {
  return render("add-form", addFormView(facts));
}
