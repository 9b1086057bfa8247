/** A customer added by hand: those that no export of Partner Center names. */
import type { Catalogue } from "../../domain/catalogue/workloads.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { exact } from "../../domain/exact.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { peopleChoices, button, press } from "../kit/actions.ts";
import { nothing, plain, shown, text } from "../kit/text.ts";
import { apartWords } from "./choose.ts";
import type { FormFacts } from "./form.ts";

/** What was filled in, as typed. */
export type AddDraft = {
  name: string;
  id: string;
  domain: string;
  person: string;
  isNew: boolean;
  /** Ids of the workloads to be claimed. */
  workloads: readonly string[];
  /** They have an Azure subscription, of which no ID is known yet. */
  azure: boolean;
  /** What was told beside that and has no field here, a sentence each. */
  later?: readonly string[] | undefined;
  /** The ID of the Azure subscription, for its own form. */
  subscription?: string | undefined;
  /** The sentence that it was filled in from, of which some may be left. */
  wrote?: string | undefined;
  /** The request of somebody who may not add customers, by its key. */
  asked?: string | undefined;
  /** What else they want the managers to know. */
  words?: string | undefined;
  /** Others that are to be added after this one, as the command takes each. */
  then?: readonly string[] | undefined;
};

export type AddFormFacts = {
  /** People to choose from where the people picker does not exist. */
  people: readonly { id: PersonRef; name: string }[];
  catalogue: Catalogue;
  draft?: AddDraft | undefined;
  /** Why it was not added, in one sentence. */
  problem?: string | undefined;
  /** Customers of that name that are there already. */
  alike?: readonly Customer[] | undefined;
  /** Whether it asks the managers to add it. */
  asks?: boolean | undefined;
};

/** Characters of what somebody who asks for a customer adds. */
export const longestWords = 300;

/** What closes a sentence about a name that several workloads have. */
export const chooseWhich = "choose which.";

/** As a press carries them. */
const orNone = (lines: readonly string[]): string[] | undefined =>
  lines.length === 0 ? undefined : lines.slice(0, 20).map((line) => line.slice(0, 100));

/** A claim of any other area is for one subscription, by its ID. */
const isClaimedAlone = ({ area }: Catalogue["workloads"][number]): boolean => area === "Modern Work and Security";

/** Who is called so already, and how to go on. */
const alikeWords = ([first, ...others]: readonly Customer[], anyway: string): string | undefined =>
  first &&
  `There is a customer called ${first.name} already (${apartWords(first)})${others.length === 0 ? "" : `, and ${others.length} more`}. ` +
    `If this is another one, give it a name that tells them apart, or press ${anyway}.`;

export function addForm({ people, catalogue, draft, problem, alike = [], asks = false }: AddFormFacts): FormFacts {
  const anyway = asks ? "Ask anyway" : "Add anyway";
  const { later = [], subscription, then = [] } = draft ?? {};
  // Which of several is meant is said where it is chosen.
  const which = later.filter((one) => one.endsWith(chooseWhich));
  const notes = [
    ...later.filter((one) => !which.includes(one)),
    ...(then.length === 0 ? [] : [`After this one: ${then.join("; ")}.`]),
    ...(draft?.wrote === undefined ? [] : [`You wrote “${plain(draft.wrote, 300)}”.`]),
  ];
  const kept = exact({ later: orNone(later), subscription, then: orNone(then), asked: draft?.asked });
  // Nearly thirty boxes: folded, unless some are ticked.
  const isSaid = (draft?.workloads.length ?? 0) > 0 || draft?.azure === true || which.length > 0;
  const toClaim: FormFacts["fields"] = [
    {
      kind: "several",
      id: "workloads",
      label: which.length === 0 ? "Workloads we'll claim (optional)" : which.join(" "),
      value: draft?.workloads.join(","),
      choices: catalogue.workloads
        .filter(isClaimedAlone)
        .map(({ id, name }) => ({ title: plain(name, 60), value: id })),
    },
    {
      kind: "switch",
      id: "azure",
      label: "Azure",
      value: String(draft?.azure ?? false),
      on: "They have an Azure subscription: add it next, by its ID",
    },
  ];
  return {
    summary: asks ? "Ask the managers to add a customer" : "Add a customer",
    title: asks ? shown`Ask the managers to add a customer` : shown`Add a customer`,
    context: asks
      ? shown`Only managers can add customers. They get what you fill in, and I'll tell you what comes of it.`
      : shown`For customers that aren't in Customers.csv. You need their Microsoft ID, which is their tenant ID: Partner Center shows it, and so does their Entra admin center under Overview.`,
    problem: problem ?? alikeWords(alike, anyway),
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
        label: asks ? "Microsoft ID, if you know it: their tenant ID" : "Microsoft ID",
        value: draft?.id,
        most: 60,
        placeholder: "9b58ba8d-c498-46e7-b648-245edafa3a38",
        ...(asks
          ? {}
          : { missing: "The Microsoft ID is the customer's tenant ID: 32 digits and letters with hyphens." }),
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
      ...(isSaid ? toClaim : []),
      ...(asks
        ? [
            {
              kind: "lines" as const,
              id: "words",
              label: "What else they should know (optional)",
              value: draft?.words,
              most: longestWords,
            },
          ]
        : []),
      {
        kind: "switch",
        id: "isNew",
        label: "Onboarding",
        value: String(draft?.isNew ?? true),
        on: "New customer: start the onboarding list",
      },
    ],
    more: isSaid ? undefined : { tooltip: "Workloads we'll claim, and Azure", fields: toClaim },
    note: notes.length === 0 ? nothing : text(notes.join(" "), 700),
    buttons: [
      asks
        ? button("Ask the managers", press("ask-add", exact({ subscription })), { likely: true, takesInputs: true })
        : button("Add", press("add", kept), { likely: true, takesInputs: true, tooltip: "Add this customer" }),
      ...alike
        .slice(0, 1)
        .flatMap(({ id, name }) => [
          button(
            anyway,
            asks
              ? press("ask-add", exact({ subscription, anyway: draft?.name }))
              : press("add", { ...kept, ...exact({ anyway: draft?.name }) }),
            { takesInputs: true, tooltip: "Although another one is called so" },
          ),
          button(`Show ${plain(name, 30)}`, press("show", { customer: id })),
        ]),
    ],
  };
}
