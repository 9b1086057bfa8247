/** An owner asks to have a customer paused or offboarded: the form, the managers' card, and what became of it. */
import type { Customer } from "../../domain/customer/customer.ts";
import type { LeftOut } from "../../domain/customer/offboarding.ts";
import type { OffboardingNews } from "../../domain/messages/message.ts";
import type { PersonId, PersonRef } from "../../domain/people/person.ts";
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

/** For a manager, to decide; for whoever asked, what was decided; for both, what is so by now. */
export function offboardingCard(news: OffboardingNews): Card {
  const { customer, asked, isOther, isAsker, maySee, names } = news;
  const { wants, because, decided } = asked;
  const show = { title: "Show customer", press: press("show", { customer: customer.id }) };
  const next = maySee ? [show] : [];
  const isLast = asked.by === news.reader;
  const askedFor = `${isLast ? "You" : nameOf(asked.by, names)} asked the managers to ${verbs[wants]} it: “${because}”`;
  if (isOther)
    return notice(
      `${customer.name}: asked again`,
      "This was an earlier request. What was asked last is on a card of its own.",
      next,
    );
  if (decided === undefined)
    return isAsker
      ? notice(`${customer.name} is ${customer.lifecycle} again`, [askedFor, "That's still to be decided."], next)
      : notice(`${customer.name}: ${verbs[wants]} it?`, questionOf(news), [...decisionsOf(news), ...next]);
  const manager = nameOf(decided.by, names);
  if (decided.as !== "kept") {
    const asWanted = decided.as === wants ? `, as ${isAsker ? "you" : nameOf(asked.by, names)} asked` : "";
    return notice(
      `${customer.name}: ${decided.as}`,
      [`${manager} did it${asWanted}${isAsker ? "" : `: “${because}”`}. Nobody is asked about it now.`],
      next,
    );
  }
  const isTakenBack = asked.askers.includes(decided.by);
  return notice(
    isTakenBack
      ? `${customer.name}: nothing to decide`
      : `${customer.name} stays ${isAsker && news.isTheirs ? "yours" : "as it is"}`,
    [askedFor, isTakenBack ? `${manager} took it back.` : `${manager} keeps it as it is.`],
    next,
  );
}

const nameOf = (ref: PersonRef, names: OffboardingNews["names"]): string => names.get(ref) ?? "A colleague";

function questionOf({ customer, asked, names }: OffboardingNews): string[] {
  const { owner } = customer;
  const isOthers = owner !== undefined && owner !== asked.by;
  const whose = isOthers ? `${nameOf(owner, names)} owns it. ` : owner === undefined ? "Nobody owns it now. " : "";
  return [
    `${nameOf(asked.by, names)} asks for it: “${asked.because}”`,
    `${whose}Nobody is asked about it after that, and it counts in no figure. Nothing has changed yet.`,
  ];
}

/** What a manager presses where it was asked for. */
export function decisionsOf({ customer, asked }: Pick<OffboardingNews, "customer" | "asked">) {
  const data = { customer: customer.id, asked: asked.at };
  return [
    { title: asked.wants === "paused" ? "Pause" : "Offboard", press: press("offboard", data) },
    { title: "Keep", press: press("keep", data), tooltip: "It stays as it is" },
  ];
}
