/** What is said of words that are no command: what they may mean, that they mean nothing, or a greeting returned. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { opens, press, type Press } from "../kit/actions.ts";
import type { ChooseView } from "./choose.ts";
import { noticeCard } from "../kit/notice.ts";
import { render, type Card } from "../kit/render.ts";
import { nothing, plain, text } from "../kit/text.ts";

/** A command as it would be typed, and what it does in words: "assign Contoso to Megan Bowen". */
export type Guess = { says: string; title: string };

type Next = { title: string; press: Press };

const all: Next = { title: "All I can do", press: press("help", {}) };

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** One guess that would change something: a yes is wanted first. */
export function confirmCard(written: string, { says, title }: Guess): Card {
  return noticeCard({
    headline: `${capital(title)}?`,
    says: `You wrote “${written.slice(0, 120)}”. Nothing has changed yet.`,
    next: [{ title: "Yes", press: press("run", { says }) }, all],
  });
}

/** What was written, as the context of a question. */
export const youWrote = (written: string): string => `You wrote “${written.slice(0, 80)}”. Choose one.`;

/** Several guesses, a row each. @param context what is asked about */
export function guessesView(context: string, guesses: readonly Guess[], title = "What did you mean?"): ChooseView {
  return {
    summary: plain(`${title} ${context}`, 120),
    title: text(title, 80),
    context: text(context, 140),
    rows: guesses.map(({ says, title }) => ({
      name: text(capital(title), 120),
      sub: nothing,
      opens: opens(press("run", { says }), capital(title)),
    })),
    more: nothing,
  };
}

export const guessesCard = (context: string, guesses: readonly Guess[], title?: string): Card =>
  render("choose", guessesView(context, guesses, title));

export type LostFacts = {
  written: string;
  /** In a personal chat a colleague has customers of their own. */
  personal: boolean;
  /** The customer that was talked of just before. */
  about?: { id: CustomerId; name: string } | undefined;
};

/** Nothing was understood: what was written, and what most people want here. Never the whole list of commands. */
export function lostCard({ written, personal, about }: LostFacts): Card {
  const customer = about && { title: about.name, press: press("show", { customer: about.id }) };
  return noticeCard({
    headline: written === "" ? "I didn't get that" : `I didn't get “${written.slice(0, 60)}”`,
    says: "Try a customer's name, a colleague's name, or one of these.",
    next: customer === undefined ? [...common(personal), all] : [customer, ...common(personal).slice(0, 2), all],
  });
}

function common(personal: boolean): readonly Next[] {
  const gaps = press("gaps", { filter: "all" });
  return personal
    ? [{ title: "My customers", press: press("gaps", { filter: "mine" }) }, { title: "All gaps", press: gaps }, week]
    : [{ title: "Gaps", press: gaps }, { title: "Deadlines", press: press("gaps", { filter: "ending" }) }, week];
}

const week: Next = { title: "This week", press: press("digest-now", {}) };

/** What is neither asked nor told of one customer. */
export type Talk =
  | "hello"
  | "thanks"
  | "stop"
  /** Somebody tells that something is so, or was done, instead of asking. */
  | "done"
  /** What became of a CPOR claim. */
  | "claim"
  | "not-mine"
  /** Something was wrong, and should be as before. */
  | "undo"
  /** No to what was asked. */
  | "no"
  /** Who may see and do what. */
  | "rights"
  /** Small talk. */
  | "chat"
  /** Something that cannot be done here. */
  | "cant"
  /** Hours without messages, of somebody who cannot set them. */
  | "hours";

/** A greeting, thanks, or a wish to be left alone, answered in kind. */
export function talkCard(what: Talk, personal: boolean): Card {
  switch (what) {
    case "undo":
      return noticeCard({
        headline: "What should I undo?",
        says:
          "Nothing was changed by this message. Write the customer's name to correct an answer, a claim or the owner. " +
          "To undo a handover, or giving a customer back, press Undo on that card. To undo the last import, write import undo.",
        next: personal ? [{ title: "My customers", press: press("gaps", { filter: "customers mine" }) }] : [],
      });
    case "no":
      return noticeCard({ says: "OK, nothing was changed." });
    case "chat":
      return noticeCard({ says: "🙂 I'm here if you need me." });
    case "cant":
      return noticeCard({
        headline: "That's something I can't do",
        says: "I know owners, answers, claims, links and deadlines of customers: I show them, ask for them, and export them as tables.",
        next: [
          ...common(personal).slice(0, 1),
          ...(personal ? [{ title: "Export", press: press("run", { says: "export" }) }] : []),
          all,
        ],
      });
    case "hours":
      return noticeCard({
        headline: "Only managers set the hours of messages",
        says: "They can set quiet hours and days off, which apply to everybody. For your own weekly message, write for example: digest Monday 09:00",
        next: [{ title: "Who the managers are", press: press("run", { says: "managers", shown: "new" }) }],
      });
    case "rights":
      return noticeCard({
        headline: "Who sees what",
        says: [
          "In our personal chat, people see the customers that they own or stand in for; managers see all of them.",
          "In a channel or group chat, everybody in it can ask about every customer. Only managers assign, import and export.",
        ],
        next: [{ title: "Who the managers are", press: press("run", { says: "managers", shown: "new" }) }],
      });
    case "claim":
    case "done":
      return noticeCard({
        headline: "Which customer is that about?",
        says: "Write its name, or press the button on its card: I only save what you choose there.",
        next: personal
          ? [
              { title: "What needs me", press: press("gaps", { filter: "mine" }) },
              { title: "Closed gaps", press: press("gaps", { filter: "closed" }) },
            ]
          : [{ title: "Closed gaps", press: press("gaps", { filter: "closed" }) }],
      });
    case "not-mine":
      return noticeCard({
        headline: "Which customer isn't yours?",
        says: "Write its name, or press Not mine on the card that asked you. A manager can give it to somebody else.",
        next: personal ? [{ title: "My customers", press: press("gaps", { filter: "customers mine" }) }] : [],
      });
    case "hello":
      return noticeCard({
        headline: "Hi! What would you like to see?",
        says: "Ask me in your own words, for example: what's open at Contoso?",
        next: [...common(personal), all],
      });
    case "thanks":
      return noticeCard({ says: "You're welcome." });
    case "stop":
      return noticeCard({
        headline: "What should stop?",
        says: personal
          ? "The weekly message, or everything while you're away. To silence one customer, write snooze and its name."
          : "A manager can end the digest here. To silence one customer, write snooze and its name.",
        next: personal
          ? [
              { title: "End the weekly message", press: press("run", { says: "digest off" }) },
              { title: "I'm away", press: press("run", { says: "away" }) },
            ]
          : [{ title: "End the digest here", press: press("run", { says: "digest off" }) }],
      });
  }
}

/** The card with a first line that says what was guessed, and which words meant nothing. */
export function guessedCard(card: Card, guess: string, ignored: readonly string[]): Card {
  const without = ignored.length === 0 ? "" : ` (I didn't get “${ignored.join(" ")}”)`;
  return under(`Showing ${guess}${without}`, card);
}

/** The card of a customer that somebody told something of. */
export const toldCard = (written: string, card: Card): Card =>
  under(`You wrote “${written.slice(0, 60)}”. Nothing has changed yet: choose here.`, card);

/** A form that was filled in from what somebody told. @param others what else they told of, each for a form of its own */
export function filledCard(heard: string, card: Card, others: readonly string[]): Card {
  const then = others.length === 0 ? "" : ` Tell me of ${others.join(", ")} after it.`;
  return under(`You wrote “${heard.slice(0, 60)}”. Nothing has changed yet: check this and save it.${then}`, card);
}

/** The card with what else was wanted in the same message, for a press. */
export function alsoCard({ content, summary }: Card, { says, title }: Guess): Card {
  const bodyOf = (one: object) => (one as { body?: readonly object[] }).body ?? [];
  const also = noticeCard({
    says: "You asked for something else, too:",
    next: [{ title: capital(title), press: press("run", { says, shown: "new" }) }],
  });
  return { content: { ...content, body: [...bodyOf(content), ...bodyOf(also.content)] }, summary };
}

function under(words: string, { content, summary }: Card): Card {
  const { body = [] } = content as { body?: readonly object[] };
  const line = {
    type: "TextBlock",
    text: text(words, 200),
    wrap: true,
    size: "Small",
    isSubtle: true,
  };
  return { content: { ...content, body: [line, ...body] }, summary };
}
