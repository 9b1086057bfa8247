/** The onboarding list of a customer: what is done, and what can be ticked off now. */
import type { Customer, OnboardingStep } from "../../domain/customer/customer.ts";
import type { Names } from "../../domain/messages/message.ts";
import { stepText } from "../../domain/customer/onboarding.ts";
import { count, dayWords, today, type Reader } from "../kit/dates.ts";
import { marks, type Marked } from "../kit/marks.ts";
import { isPerson, personOrYou } from "../kit/people.ts";
import { button, press } from "../kit/actions.ts";
import { render, type Card } from "../kit/render.ts";
import { join, shown, name, nothing, plain, text, type Shown } from "../kit/text.ts";

export type OnboardingFacts = { customer: Customer; names: Names; reader: Reader };

export function onboardingView({ customer, names, reader }: OnboardingFacts) {
  const company = name(customer.name);
  const here = { customer: customer.id };
  const show = button("Show customer", press("show", here), { tooltip: `Show ${plain(customer.name, 60)}` });
  if (customer.onboarding === undefined) {
    return {
      summary: plain(`${customer.name}: onboarding list not started`, 120),
      title: shown`${company}: onboarding list not started`,
      context: shown`Eleven steps, from the first meeting to the monthly review, each with a due date`,
      choices: [],
      done: [],
      buttons: [button("Start onboarding", press("start-onboarding", here), { likely: true }), show],
    };
  }
  const { steps } = customer.onboarding;
  const todo = steps.filter((step) => step.done === undefined);
  const state =
    todo.length === 0 ? "onboarding done" : `onboarding, ${steps.length - todo.length} of ${steps.length} done`;
  return {
    summary: plain(`${plain(customer.name, 70)}: ${state}`, 120),
    title: shown`${company}: ${text(state)}`,
    context: contextOf(todo, reader),
    choices: todo.map(({ step, dueOn }) => ({
      title: plain(`${stepText(step)} (${dueWords(dueOn, reader)})`, 170),
      value: String(step),
    })),
    done: steps.flatMap((step) => (step.done === undefined ? [] : [doneLine(step, step.done, names, reader)])),
    buttons: [
      ...(todo.length === 0
        ? []
        : [
            button("Tick off", press("tick-off", here), {
              likely: true,
              takesInputs: true,
              tooltip: "Mark the ticked steps as done",
            }),
          ]),
      show,
    ],
  };
}

export const onboardingCard = (facts: OnboardingFacts): Card => render("onboarding", onboardingView(facts));

function dueWords(dueOn: string, reader: Reader): string {
  const seenOn = today(reader);
  return `${dueOn < seenOn ? "was due" : "due"} ${dayWords(dueOn, seenOn)}`;
}

function contextOf(todo: readonly OnboardingStep[], reader: Reader): Shown {
  const late = todo.filter((step) => step.dueOn < today(reader)).length;
  if (todo.length === 0) return shown`Every step is done`;
  return late === 0 ? shown`Nothing is late` : shown`${text(count(late, "step"))} late; tick what is done`;
}

function doneLine(
  { step }: OnboardingStep,
  done: NonNullable<OnboardingStep["done"]>,
  names: Names,
  reader: Reader,
): Marked {
  return {
    ...marks.yes,
    what: text(stepText(step), 140),
    sub: join([
      text(dayWords(done.on, today(reader))),
      isPerson(done.by) ? personOrYou(done.by, names, reader) : nothing,
      done.note === undefined ? nothing : shown`“${text(done.note, 100)}”`,
    ]),
  };
}
