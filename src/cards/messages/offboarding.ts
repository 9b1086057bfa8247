/** An owner asks to have a customer paused or offboarded: the form, the managers' card, and what became of it. */
import type { Customer } from "../../domain/customer/customer.ts";
import type { LeftOut } from "../../domain/customer/offboarding.ts";
import type { OffboardingNews } from "../../domain/messages/message.ts";
import type { PersonId } from "../../domain/people/person.ts";
import type { FormFacts } from "../forms/form.ts";
import { button, press } from "../kit/actions.ts";
import { notice } from "../kit/notice.ts";
import type { Card } from "../kit/render.ts";
import { name, shown, text } from "../kit/text.ts";

const verbs = { paused: "pause", offboarded: "offboard" } as const;

/** @param because why, as it was told */
export function askOffboardingForm({
  customer,
  me,
  wants,
  because,
  problem,
}: {
  customer: Customer;
  me: PersonId;
  wants: LeftOut;
  because: string;
  problem?: string | undefined;
}): FormFacts {
  return {
    summary: `${customer.name}: ask the managers to ${verbs[wants]} it?`,
    title: shown`${name(customer.name, 60)}: ask the managers to ${text(verbs[wants])} it?`,
    context: shown`Only managers can pause or offboard customers, because nobody hears about them after that. Nothing has changed yet.`,
    problem,
    fields: [{ kind: "text", id: "because", label: "Why?", value: because, most: 300, missing: "Say why." }],
    buttons: [
      button("Ask the managers", press("ask-offboarding", { customer: customer.id, wants }), {
        likely: true,
        takesInputs: true,
        tooltip: "They get your words, and decide",
      }),
      button("Not mine", press("run", { says: `unassign ${customer.id} from ${me}` }), {
        tooltip: "Give it back: somebody else has it",
      }),
    ],
  };
}

/** For a manager, to decide; for whoever asked, what was decided. */
export function offboardingCard({ customer, asked, names }: OffboardingNews): Card {
  const { by, wants, because, decided } = asked;
  const show = { title: "Show customer", press: press("show", { customer: customer.id }) };
  if (decided === undefined)
    return notice(
      `${customer.name}: ${verbs[wants]} it?`,
      [
        `${names.get(by) ?? "Its owner"} asks for it: “${because}”`,
        "Nobody is asked about it after that, and it counts in no figure. Nothing has changed yet.",
      ],
      [
        {
          title: wants === "paused" ? "Pause" : "Offboard",
          press: press("offboard", { customer: customer.id, asked: asked.at }),
        },
        {
          title: "Keep",
          press: press("keep", { customer: customer.id, asked: asked.at }),
          tooltip: "It stays as it is",
        },
        show,
      ],
    );
  const manager = names.get(decided.by) ?? "A manager";
  return decided.as === "kept"
    ? notice(
        `${customer.name} stays yours`,
        [`You asked the managers to ${verbs[wants]} it. ${manager} keeps it as it is.`],
        [show],
      )
    : notice(
        `${customer.name}: ${decided.as}`,
        [`${manager} did it${decided.as === wants ? ", as you asked" : ""}. Nobody is asked about it now.`],
        [show],
      );
}
