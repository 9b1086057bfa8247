/** Forms for some peace: a customer is snoozed, a person is away or leaves, or somebody covers a few of their customers. */
import type { Customer } from "../../domain/customer/customer.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { businessDayFrom, type BusinessCalendar } from "../../domain/time/calendar.ts";
import { addDays, type Day } from "../../domain/time/time.ts";
import { button, press } from "../kit/actions.ts";
import { count } from "../kit/dates.ts";
import { join, name, plain, shown, text } from "../kit/text.ts";
import { someNames } from "./assign.ts";
import { colleagueField, type FormFacts } from "./form.ts";

/** What was filled in, or read from what was written; `problem`: why that is not enough. */
type Draft = { until?: string | undefined; problem?: string | undefined; today: Day };

type SnoozeDraft = Draft & {
  because?: string | undefined;
  calendar: BusinessCalendar;
  /** What comes back before the day, or stays open, for the sake of a deadline. */
  early?: readonly string[] | undefined;
};

export function snoozeForm({
  customer,
  because,
  until,
  problem,
  today,
  calendar,
  early,
}: SnoozeDraft & { customer: Customer }): FormFacts {
  const current = customer.snoozes.find((snooze) => snooze.until > today);
  return {
    summary: `Snooze ${customer.name}: until when, and why?`,
    title: shown`Snooze ${name(customer.name, 60)}`,
    context: shown`There are no reminders from now until that day. Managers see what is snoozed, and why.`,
    problem,
    fields: snoozeFields({ until: until ?? current?.until, because: because ?? current?.because, today, calendar }),
    note: earlyNote(early),
    buttons: [
      button("Snooze", press("snooze", { customer: customer.id }), { likely: true, takesInputs: true }),
      ...(current === undefined
        ? []
        : [
            button("End snooze", press("run", { says: `snooze ${customer.id} off` }), {
              tooltip: "Its gaps are open again at once",
            }),
          ]),
      button("Cancel", press("back", { customer: customer.id }), { tooltip: "Back to the customer, change nothing" }),
    ],
  };
}

/** Several at once, for the same reason. */
export function snoozeAllForm({
  customers,
  problem,
  ...draft
}: SnoozeDraft & { customers: readonly Pick<Customer, "id" | "name">[] }): FormFacts {
  const all = count(customers.length, "customer");
  const names = join(
    customers.map((one) => name(one.name, 60)),
    ", ",
  );
  return {
    summary: `Snooze ${all}: until when, and why?`,
    title: shown`Snooze ${text(all)}`,
    context: shown`${names}. There are no reminders from now until that day. Managers see what is snoozed, and why.`,
    problem,
    fields: snoozeFields(draft),
    note: earlyNote(draft.early),
    buttons: [
      button("Snooze", press("snooze-all", { customers: customers.map(({ id }) => id) }), {
        likely: true,
        takesInputs: true,
      }),
      button("Cancel", press("gaps", { filter: "all" }), { tooltip: "Show all gaps, change nothing" }),
    ],
  };
}

const earlyNote = (early: readonly string[] = []) => (early.length === 0 ? undefined : text(early.join(" ")));

const snoozeFields = ({ until, because, today, calendar }: SnoozeDraft): FormFacts["fields"] => [
  {
    kind: "date",
    id: "until",
    label: "Until",
    value: until ?? businessDayFrom(addDays(today, 14), calendar),
    min: addDays(today, 1),
    missing: "Choose a day.",
  },
  {
    kind: "text",
    id: "because",
    label: "Why?",
    value: because,
    placeholder: "For example: access is being arranged",
    missing: "Say why, so that others know.",
  },
];

type Known = { id: PersonRef; name: string };

export type AwayDraft = Draft & {
  people: readonly Known[];
  /** Who is away: the reader, a colleague, or somebody still to be chosen. */
  who: "me" | Known | undefined;
  /** Whether the reader may record it of colleagues. */
  manager: boolean;
  /** The first day; today where none is said. */
  from?: string | undefined;
  deputy?: Known | undefined;
  /** Whether no more than a part of a day was said. */
  isPart?: boolean | undefined;
};

export function awayForm({ people, who, manager, from, until, deputy, isPart, problem, today }: AwayDraft): FormFacts {
  const isMe = who === "me";
  const called = isMe ? "You're away" : `${who?.name ?? "A colleague"} is away`;
  return {
    summary: `${called}: which days, and who stands in?`,
    title: text(called, 80),
    context: isMe
      ? shown`Your deputy gets your messages and may answer for your customers.`
      : shown`The deputy gets their messages and may answer for their customers. I'll tell them both.`,
    problem,
    fields: [
      ...(who === undefined ? [colleagueField("person", "Who's away?", people)] : []),
      { kind: "date", id: "from", label: "From", value: from ?? today, min: today, missing: "Choose a day." },
      { kind: "date", id: "until", label: "Until and including", value: until, min: today, missing: "Choose a day." },
      colleagueField("deputy", "Who stands in?", people, deputy),
    ],
    note:
      isPart === true
        ? shown`Absences are whole days. For a few hours there's no need for one: messages wait in our chat.`
        : undefined,
    buttons: [
      button(isMe ? "I'm away" : "Save", press("away", isMe || who === undefined ? {} : { person: who.id }), {
        likely: true,
        takesInputs: true,
      }),
      ...(isMe
        ? [button("Only some customers", press("run", { says: "cover" }), { tooltip: "Say who covers which of them" })]
        : []),
      ...(isMe && manager
        ? [button("Somebody else", press("away-form", {}), { tooltip: "Say that a colleague is away" })]
        : []),
    ],
  };
}

export type CoverDraft = Omit<Draft, "until"> & {
  people: readonly Known[];
  /** Which are covered; none where they are still to be chosen from `among`. */
  customers: readonly Pick<Customer, "id" | "name">[];
  among: readonly Pick<Customer, "id" | "name">[];
  person?: Known | undefined;
  from?: Day | undefined;
  until?: Day | undefined;
};

/** Customers that a list is still easy to choose from, and fits a card. */
const listedToCover = 100;

export function coverForm(draft: CoverDraft): FormFacts {
  const { people, customers, among, person, from, until, problem, today } = draft;
  const which = customers.length === 0 ? "customers" : someNames(customers);
  return {
    summary: `Who covers ${which}, and until when?`,
    title: text(`Who covers ${which}?`, 140),
    context: shown`On these days they get the messages in place of the owner, and may answer too. I'll tell them.`,
    problem,
    fields: [
      ...(customers.length > 0
        ? []
        : [
            {
              kind: "several" as const,
              id: "which",
              label: "Customers",
              choices: among
                .slice(0, listedToCover)
                .map(({ id, name: called }) => ({ title: plain(called, 60), value: id })),
              missing: "Choose customers.",
            },
          ]),
      colleagueField("person", "Who covers?", people, person),
      { kind: "date", id: "from", label: "From", value: from ?? today, min: today, missing: "Choose a day." },
      { kind: "date", id: "until", label: "Until and including", value: until, min: today, missing: "Choose a day." },
    ],
    buttons: [
      button("Save", press("cover", customers.length === 0 ? {} : { customers: customers.map(({ id }) => id) }), {
        likely: true,
        takesInputs: true,
      }),
    ],
  };
}

export function handoverForm({
  people,
  from,
  to,
  problem,
}: Pick<Draft, "problem"> & {
  people: readonly Known[];
  from?: Known | undefined;
  to?: Known | undefined;
}): FormFacts {
  return {
    summary: "Hand over customers: from whom, to whom?",
    title: shown`Hand over customers`,
    context: shown`All of one owner's customers, with their answers and history. Nothing moves before you confirm.`,
    problem,
    fields: [colleagueField("from", "From", people, from), colleagueField("to", "To", people, to)],
    buttons: [button("Continue", press("handover-form", {}), { likely: true, takesInputs: true })],
  };
}
