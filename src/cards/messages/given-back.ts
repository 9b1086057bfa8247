/** For a manager: customers whose owners gave them back; and the form that asks the owner whose it might be. */
import type { Customer } from "../../domain/customer/customer.ts";
import type { GivenBackNews, TakenNews } from "../../domain/messages/message.ts";
import { opens, peopleChoices, press, button } from "../kit/actions.ts";
import { count } from "../kit/dates.ts";
import { listCard, type ListFacts } from "../kit/list.ts";
import { marks } from "../kit/marks.ts";
import { notice } from "../kit/notice.ts";
import { asManager, person } from "../kit/people.ts";
import type { Card } from "../kit/render.ts";
import { join, name, nothing, shown, text } from "../kit/text.ts";
import type { FormFacts } from "../forms/form.ts";

export const givenBackCard = (message: GivenBackNews): Card => listCard(givenBackFacts(message));

/** Each row opens the form of its new owner; where one is suggested for the only row, one tap assigns it. */
export function givenBackFacts({ rows, names }: GivenBackNews): ListFacts {
  const [first, ...others] = rows;
  const headline =
    first !== undefined && others.length === 0
      ? `${first.customer.name} needs an owner`
      : `${count(rows.length, "customer")} need an owner`;
  return {
    headline,
    summary: `${headline}: given back`,
    context: shown`${text(others.length === 0 ? "The owner gave it back." : "Their owners gave them back.")} ${asManager}`,
    lines: rows.map(({ customer, by, maybe, because }) => ({
      ...marks.unknown,
      what: name(customer.name),
      sub: join([
        shown`given back by ${person(by, names)}`,
        because === undefined ? nothing : shown`“${text(because, 200)}”`,
        maybe === undefined ? nothing : shown`suggests ${person(maybe, names)}`,
      ]),
      opens: opens(press("assign-form", { customer: customer.id, shown: "new" }), `Assign ${customer.name}`),
    })),
    buttons:
      first === undefined || others.length > 0
        ? [
            button(`Assign all unassigned`, press("assign-all-form", {}), { tooltip: "All of them to one person" }),
            button("Unassigned", press("gaps", { filter: "unowned" }), { tooltip: "Show customers without an owner" }),
          ]
        : actsFor(first, names),
  };
}

function actsFor({ customer, maybe }: GivenBackNews["rows"][number], names: GivenBackNews["names"]) {
  const { id, checklist } = customer;
  const suggested = maybe === undefined ? undefined : (names.get(maybe) ?? maybe);
  return [
    ...(maybe === undefined
      ? []
      : [
          button(
            `Assign to ${suggested}`,
            press("assign", { customer: id, revision: checklist.revision, person: maybe }),
            { likely: true, tooltip: `${suggested} gets the questions` },
          ),
        ]),
    button(maybe === undefined ? "Assign" : "Someone else", press("assign-form", { customer: id }), {
      likely: maybe === undefined,
    }),
    button("Show customer", press("show", { customer: id })),
  ];
}

/** What an owner may add after *Not mine*; nothing of it is needed. */
export function notMineForm({
  customer,
  prompt,
  people,
  draft = {},
  problem,
}: {
  customer: Customer;
  prompt: string;
  people: Parameters<typeof peopleChoices>[0];
  draft?: { because?: string | undefined };
  problem?: string | undefined;
}): FormFacts {
  const data = { customer: customer.id, prompt };
  return {
    summary: `${customer.name}: given back`,
    title: shown`${name(customer.name, 60)}: given back`,
    context: shown`It's unassigned now. I'll tell the managers. Anything you know will help them.`,
    problem,
    fields: [
      { kind: "person", id: "person", label: "Who might it be? (optional)", choices: peopleChoices(people) },
      {
        kind: "text",
        id: "because",
        label: "Why isn't it yours? (optional)",
        value: draft.because,
        placeholder: "For example: Patti took over in May",
      },
    ],
    buttons: [
      button("Tell the managers", press("tell-managers", data), { likely: true, takesInputs: true }),
      button("Undo", press("undo-not-mine", data), { tooltip: "Take it back" }),
    ],
  };
}

/** Said to a former owner whose customer a manager left without one. */
export function takenCard({ customer, by, names }: TakenNews): Card {
  return notice(
    `${customer.name} isn't yours any more`,
    [`${names.get(by) ?? "A manager"} took it off you. It's unassigned now; what you answered stays.`],
    [{ title: "My customers", press: press("gaps", { filter: "customers mine", page: 1 }) }],
  );
}
