/** Who should own a customer: chosen from the directory, or from the people we know. */
import type { Customer } from "../../domain/customer/customer.ts";
import { remindAgainHours, type NotReminded } from "../../domain/customer/reminders.ts";
import { groupBy } from "../../domain/group-by.ts";
import type { Names } from "../../domain/messages/message.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import type { Instant } from "../../domain/time/time.ts";
import { peopleChoices, button, press, type Choice, type Press } from "../kit/actions.ts";
import { count, number, type Reader } from "../kit/dates.ts";
import { coveredWords, person, personOrYou } from "../kit/people.ts";
import { join, shown, name, plain, text } from "../kit/text.ts";
import type { FormFacts, FormField } from "./form.ts";

export type AssignFormFacts = {
  customer: Customer;
  /** People to choose from where the people picker does not exist. */
  people: readonly { id: PersonRef; name: string }[];
  /** Whom the former owner suggests. */
  suggested?: PersonRef | undefined;
  /** Who it probably is, where nobody has it: a press each. */
  likely: readonly PersonRef[];
  names: Names;
  reader: Reader;
  /** Why it was not assigned, in one sentence. */
  problem?: string | undefined;
};

export function assignForm(facts: AssignFormFacts): FormFacts {
  const { customer, people, suggested, likely, names, reader, problem } = facts;
  const { revision } = customer.checklist;
  const { owner } = customer;
  const chosen = owner ?? suggested;
  const present = chosen === undefined ? undefined : { id: chosen, name: names.get(chosen) ?? chosen };
  return {
    summary: `Who should own ${customer.name}?`,
    title: shown`Who should own ${name(customer.name)}?`,
    context:
      owner === undefined
        ? suggested === undefined
          ? shown`It's unassigned. Whoever you choose gets the questions.`
          : shown`It's unassigned; the former owner suggests ${person(suggested, names)}. Whoever you choose gets the questions.`
        : shown`Now ${join([personOrYou(owner, names, reader), coveredWords(customer, names, reader)], ", ")}. Whoever you choose gets the questions.`,
    problem,
    fields: [ownerField(peopleChoices(people, present), chosen)],
    buttons: [
      button("Assign", press("assign", { customer: customer.id, revision }), { likely: true, takesInputs: true }),
      ...toEach(owner === undefined ? likely.slice(0, 2) : [], names, (to) =>
        press("assign", { customer: customer.id, revision, person: to }),
      ),
      ...(owner === undefined
        ? []
        : [
            button("For some days", press("run", { says: `cover ${customer.id}` }), {
              tooltip: "Somebody covers it; the owner stays",
            }),
            button("Unassign", press("run", { says: `unassign ${customer.id} from ${owner}` }), {
              tooltip: "Unassign it; I'll tell the owner",
            }),
          ]),
      button("Cancel", press("show", { customer: customer.id }), { tooltip: "Back to the customer, change nothing" }),
    ],
  };
}

const ownerField = (choices: readonly Choice[], value?: PersonRef): FormField => ({
  kind: "person",
  id: "person",
  label: "Owner",
  value,
  choices,
  missing: "Choose a person.",
});

/** At most two: the list is for all others. */
function toEach(likely: readonly PersonRef[], names: Names, pressOf: (to: PersonRef) => Press) {
  return likely
    .flatMap((to) => {
      const called = names.get(to);
      return called === undefined ? [] : [button(`To ${plain(called, 30)}`, pressOf(to))];
    })
    .slice(0, 2);
}

/** Customers without an owner, all for one person. */
export function assignAllForm({
  customers,
  people,
  likely,
  names,
  asOf,
  problem,
}: Pick<AssignFormFacts, "people" | "likely" | "names"> & {
  customers: readonly Customer[];
  /** When these were the ones without an owner. */
  asOf: Instant;
  problem?: string | undefined;
}): FormFacts {
  const all = count(customers.length, "unassigned customer");
  return {
    summary: `Who should own ${all}?`,
    title: shown`Who should own ${text(all)}?`,
    context: text(someNames(customers), 300),
    problem,
    fields: [ownerField(peopleChoices(people))],
    buttons: [
      button(`Assign all ${customers.length}`, press("assign-all", { asOf }), { likely: true, takesInputs: true }),
      ...toEach(likely, names, (to) => press("assign-all", { person: to, asOf })),
      button("Cancel", press("gaps", { filter: "unowned" }), { tooltip: "Show the list, change nothing" }),
    ],
  };
}

const namesListed = 10;

/** `Contoso, Fabrikam and 3 more` */
export function someNames(customers: readonly Pick<Customer, "name">[]): string {
  const listed = customers.slice(0, namesListed).map(({ name: called }) => plain(called, 40));
  return `${listed.join(", ")}${customers.length > namesListed ? ` and ${customers.length - namesListed} more` : ""}`;
}

const leftOutBecause: Readonly<Record<NotReminded, string>> = {
  "just-asked": `asked in the last ${remindAgainHours} hours`,
  "put-off": "put off",
  "to-come": "in a message that's on its way",
  "not-asked": "only to be confirmed, or not asked yet",
};

/** `3 of 8 customers left out: 2 asked in the last 4 hours, 1 put off.`; nothing when none is. */
export function notRemindedWords(left: readonly { because: NotReminded }[], of: number): readonly string[] {
  if (left.length === 0) return [];
  const byReason = groupBy(left, ({ because }) => because);
  const reasons = [...byReason].map(([because, some]) => `${number(some.length)} ${leftOutBecause[because]}`);
  const first = `${number(left.length)} of ${count(of, "customer")} left out: ${reasons.join(", ")}.`;
  return byReason.has("not-asked") ? [first, "To have those asked now, press Ask beside them on the list."] : [first];
}
