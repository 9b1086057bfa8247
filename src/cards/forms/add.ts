/** A customer added by hand: those that no export of Partner Center names. */
import type { PersonRef } from "../../domain/people/person.ts";
import { peopleChoices, button, press } from "../kit/actions.ts";
import { render, type Card } from "../kit/render.ts";
import { shown, nothing, plain, text, typed } from "../kit/text.ts";

/** What was filled in, as typed. */
export type AddDraft = { name: string; id: string; domain: string; person: string; isNew: boolean };

export type AddFormFacts = {
  /** People to choose from where the people picker does not exist. */
  people: readonly { id: PersonRef; name: string }[];
  draft?: AddDraft | undefined;
  /** Why it was not added, in one sentence. */
  problem?: string;
};

export function addFormView({ people, draft, problem }: AddFormFacts) {
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
    isNew: plain(String(draft?.isNew ?? true)),
    buttons: [button("Add", press("add", {}), { likely: true, takesInputs: true, tooltip: "Add this customer" })],
  };
}

export const addFormCard = (facts: AddFormFacts): Card => render("add-form", addFormView(facts));
