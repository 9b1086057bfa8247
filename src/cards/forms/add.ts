/** A customer added by hand: those that no export of Partner Center names. */
import type { PersonRef } from "../../domain/people/person.ts";
import { peopleChoices, button, press } from "../kit/actions.ts";
import { shown } from "../kit/text.ts";
import type { FormFacts } from "./form.ts";

/** What was filled in, as typed. */
export type AddDraft = { name: string; id: string; domain: string; person: string; isNew: boolean };

export type AddFormFacts = {
  /** People to choose from where the people picker does not exist. */
  people: readonly { id: PersonRef; name: string }[];
  draft?: AddDraft | undefined;
  /** Why it was not added, in one sentence. */
  problem?: string;
};

export function addForm({ people, draft, problem }: AddFormFacts): FormFacts {
  return {
    summary: "Add a customer",
    title: shown`Add a customer`,
    context: shown`For customers that aren't in Customers.csv, such as those you only have Azure access to`,
    problem,
    fields: [
      {
        kind: "text",
        id: "name",
        label: "Name",
        value: draft?.name,
        most: 200,
        missing: "The customer's name is missing.",
      },
      {
        kind: "text",
        id: "id",
        label: "Microsoft ID",
        value: draft?.id,
        most: 60,
        placeholder: "9b58ba8d-c498-46e7-b648-245edafa3a38",
        missing: "The Microsoft ID is the customer's tenant ID: 32 digits and letters with hyphens.",
      },
      {
        kind: "text",
        id: "domain",
        label: "Domain (optional)",
        value: draft?.domain,
        most: 120,
        placeholder: "contoso.onmicrosoft.com",
      },
      { kind: "person", id: "person", label: "Owner (optional)", value: draft?.person, choices: peopleChoices(people) },
      {
        kind: "switch",
        id: "isNew",
        label: "Onboarding",
        value: String(draft?.isNew ?? true),
        on: "New customer: start the onboarding list",
      },
    ],
    buttons: [button("Add", press("add", {}), { likely: true, takesInputs: true, tooltip: "Add this customer" })],
  };
}
