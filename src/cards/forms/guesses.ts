/** What is said of words that are no command: what they may mean, that they mean nothing, or a greeting returned. */
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { writeFilter } from "../../domain/gaps/filter.ts";
import { buttonTitle, press, shownTitle, type Press, type Verb } from "../kit/actions.ts";
import { capital } from "../kit/dates.ts";
import { apart, optionsCard, type Options } from "./choose.ts";
import { mostButtons, notice, noticeCard, type NoticeFacts } from "../kit/notice.ts";
import type { Card } from "../kit/render.ts";
import { oneStop, plain, text, type Shown } from "../kit/text.ts";
import { allICanDo, commonSuggestions, type Suggestion } from "./talk.ts";

/** A command as it would be typed, and what it does in words: "assign Contoso to Megan Bowen". */
export type Guess = { says: string; title: string };

/** @param forManagers whoever wrote it may not say yes to it; a manager who reads it may */
const unchanged = (written: string, forManagers: boolean): string =>
  `You wrote “${plain(written, 120)}”. Nothing has changed yet` +
  (forManagers ? ": a manager can press Yes, or answer yes here." : ".");

/** One guess that would change something: a yes is wanted first. @param yes a button of its own for that; `lines`: what comes with it */
export function confirmCard(
  written: string,
  { says, title, lines = [] }: Guess & { lines?: readonly string[] },
  forManagers = false,
  yes: Suggestion = { title: "Yes", press: press("run", { says }) },
): Card {
  return notice(`${capital(title)}?`, [...lines, unchanged(written, forManagers)], [yes, allICanDo]);
}

/** Several that were all asked for. @param lines what comes with them */
export function confirmAllCard(
  written: string,
  guesses: readonly Guess[],
  forManagers = false,
  lines: readonly string[] = [],
): Card {
  const both = guesses.length === 2 ? "both" : `all ${guesses.length}`;
  return noticeCard({
    headline: guesses.length === 2 ? "Do both?" : `Do all ${guesses.length}?`,
    says: [...guesses.map(({ title }) => `${capital(title)}.`), ...lines, unchanged(written, forManagers)],
    next: [
      { title: `Yes, ${both}`, press: press("run-all", { says: guesses.map(({ says }) => says) }) },
      ...asButtons(guesses.slice(0, 2)),
    ],
  });
}

/** What was done to one customer is to be undone, and done to another. @param undone what the first would do */
export function inPlaceCard(
  written: string,
  undone: string,
  { says, title, lines = [] }: Guess & { lines?: readonly string[] },
  both: Press,
): Card {
  return noticeCard({
    headline: "Do both?",
    says: [`${capital(undone)}.`, `${capital(title)}.`, ...lines, unchanged(written, false)],
    next: [
      { title: "Yes, both", press: both },
      { title: `Only ${title}`, press: press("run", { says, shown: "new" }) },
    ],
  });
}

/** What was written, as the context of a question. */
export const youWrote = (written: string): string => `You wrote “${plain(written, 80)}”. Choose one.`;

/** Several guesses, a row each. @param context what is asked about */
export function guessesOf(
  context: string,
  guesses: readonly Guess[],
  title = "What did you mean?",
  customers: readonly Customer[] = [],
): Options {
  const rows = guesses.map((guess) => ({ title: capital(guess.title), press: press("run", { says: guess.says }) }));
  return {
    summary: `${title} ${context}`,
    title: text(title, 80),
    context: text(context, 140),
    rows: rowsOf(rows, customers),
  };
}

const rowsOf = (next: readonly Suggestion[], customers: readonly Customer[]): Options["rows"] =>
  next.map((one) => ({
    name: text(one.title, 120),
    sub: apart(customers, one, next),
    press: one.press,
    does: one.title,
  }));

/** @param customers among whom some may have one name */
export const guessesCard = (
  context: string,
  guesses: readonly Guess[],
  title?: string,
  customers?: readonly Customer[],
): Card => optionsCard(guessesOf(context, guesses, title, customers));

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
  return notice(
    written === "" ? "I didn't get that" : `I didn't get “${plain(written, 60)}”`,
    "Try a customer's name, a colleague's name, or one of these.",
    customer === undefined
      ? [...commonSuggestions(personal), allICanDo]
      : [customer, ...commonSuggestions(personal).slice(0, 2), allICanDo],
  );
}

/** The card with a first line that says what was guessed, and which words meant nothing. */
export function guessedCard(card: Card, guess: string, ignored: readonly string[]): Card {
  const without = ignored.length === 0 ? "" : ` (I didn't get “${ignored.join(" ")}”)`;
  return under(`Showing ${guess}${without}`, card);
}

/** The card with what answers the question first. */
export const answeredCard = (card: Card, lines: readonly string[]): Card =>
  lines.reduceRight((below, line) => saidCard(below, text(oneStop(line), longestAnswer)), card);

/** Four notes in full. */
const longestAnswer = 1400;

/** The card with a sentence first. */
export const saidCard = (card: Card, line: Shown): Card => ({
  ...card,
  content: withFirst([{ type: "TextBlock", text: line, wrap: true }], card.content),
});

/** The card of a customer that somebody told something of. @param theirs who may change it, where whoever wrote may not */
export const toldCard = (written: string, card: Card, theirs?: string): Card =>
  under(
    `You wrote “${plain(written, 60)}”. Nothing has changed yet: ${theirs === undefined ? "choose here" : `${theirs} can change it`}.`,
    card,
  );

/**
 * The form of what somebody told.
 * @param others what else they told of, each for a form of its own; `follow`: the names of those whose forms come by themselves
 * @param theirs who may save it, where whoever wrote may not
 * @param isFilled whether anything of it could be filled in
 */
export function filledCard(
  heard: string,
  card: Card,
  others: readonly Suggestion[],
  {
    theirs,
    isFilled = true,
    follow = [],
  }: { theirs?: string | undefined; isFilled?: boolean | undefined; follow?: readonly string[] } = {},
): Card {
  const next =
    follow.length === 0
      ? ""
      : ` ${new Intl.ListFormat("en-GB").format(follow)} ${follow.length === 1 ? "comes" : "come"} next.`;
  const act = isFilled ? "check this and save it" : "fill in what's new and save it";
  const what = theirs === undefined ? act : `${theirs} can ${act}`;
  const filled = under(`You wrote “${plain(heard, 60)}”. Nothing has changed yet: ${what}.${next}`, card);
  return others.length === 0 ? filled : eachAbove(filled, "Then the others you told me of", others);
}

/** The card with what else was wanted in the same message, for a press. @param isPlan what was told names a day for it */
export const alsoCard = (card: Card, guesses: readonly Guess[], isPlan: boolean): Card => {
  const isEach = (start: RegExp) => guesses.every(({ says }) => start.test(says));
  return above(card, {
    says: isEach(/^why /)
      ? "The rule in general:"
      : isEach(/^show /)
        ? "See also:"
        : isPlan && isEach(/^snooze /)
          ? "To snooze it until then:"
          : isPlan && isEach(/^(?:snooze|reminder) /)
            ? "For that day:"
            : "You asked for something else, too:",
    next: asButtons(guesses),
  });
};

/** The card with what of the message could not be read. */
export const leftOutCard = (card: Card, parts: readonly string[]): Card =>
  above(card, { says: `I left out: ${parts.map((part) => `“${plain(part, 80)}”`).join(", ")}.` });

/** The card with what the same message tells besides, each for a form of its own. */
export const toldBesideCard = (card: Card, next: readonly Suggestion[]): Card =>
  next.length === 0 ? card : eachAbove(card, "You also told me", next);

/** What was told of customers of whom some share a name. @param areAlike all of them do */
export const whichCard = (
  written: string,
  next: readonly Suggestion[],
  areAlike: boolean,
  customers: readonly Customer[],
): Card =>
  optionsCard({
    ...guessesOf(
      `You wrote “${plain(written, 80)}”. Nothing has changed yet.`,
      [],
      `Which ${areAlike ? "one" : "ones"} do you mean?`,
    ),
    rows: rowsOf(next, customers),
  });

/** The card with all of these buttons, and in words what does not fit on one. */
function eachAbove(card: Card, says: string, next: readonly Suggestion[]): Card {
  const isLong = next.some(({ title }) => title.length > buttonTitle);
  const line = isLong ? `${says}: ${next.map(({ title }) => title).join("; ")}.` : `${says}:`;
  const starts = next.flatMap((_, at) => (at % mostButtons === 0 ? [at] : []));
  return starts.reduce(
    (sofar, at) => above(sofar, { says: at === 0 ? line : [], next: next.slice(at, at + mostButtons) }),
    card,
  );
}

/** The card with the forms of claims that may be made. */
export const claimFormsCard = (card: Card, next: readonly Suggestion[]): Card =>
  next.length === 0 ? card : above(card, { says: "Made the claim in Partner Center? Enter it here:", next });

/** The card with what takes workloads off the customer, where it left what they are of. */
export const takenOffCard = (card: Card, next: readonly Suggestion[]): Card =>
  next.length === 0 ? card : eachAbove(card, "Or take off what they no longer use", next);

/** The list of one of several who are to be reminded, with one button for all of them in place of its own. */
export const remindCard = ({ content, summary }: Card, people: readonly { id: string; name: string }[]): Card => {
  const body = bodyOf(content).map((part) =>
    "actions" in part
      ? { ...part, actions: (part.actions as readonly object[]).filter((one) => !isReminding(one)) }
      : part,
  );
  const both = people.length === 2 ? "both" : `all ${people.length}`;
  return above(
    { content: { ...content, body }, summary },
    {
      says: `Nothing has been sent. The button messages only ${new Intl.ListFormat("en-GB").format(people.map(({ name }) => name))}.`,
      next: [
        {
          title: `Remind ${both}`,
          press: press("remind-all", { filter: writeFilter({ by: "waiting" }), people: people.map(({ id }) => id) }),
        },
      ],
    },
  );
};

/** The card with what else was wanted, which is refused. */
export const refusedCard = (card: Card, says: string): Card => above(card, { says });

/** The card with what takes back what was done before it, asked. */
export const undoBesideCard = (card: Card, { title, press: undo }: Suggestion, says: string): Card =>
  above(card, { says, next: [{ title: "Undo", tooltip: capital(title), press: undo }] });

/** The card of what is likeliest, with what else may have been meant, as far as it has no such button of its own. */
export function insteadCard(card: Card, guesses: readonly Guess[]): Card {
  const written = JSON.stringify(card.content);
  const others = guesses.filter((one) => !written.includes(`"title":${JSON.stringify(asButton(one).title)}`));
  return others.length === 0 ? card : above(card, { says: "Or did you mean:", next: asButtons(others) });
}

/** Buttons that would be cut to the same words say first what tells them apart. */
function asButtons(guesses: readonly Guess[]): readonly (Suggestion & { tooltip?: string })[] {
  const cut = ({ title }: Guess): string => shownTitle(title);
  return guesses.map((guess) => {
    const isAlone = guesses.every((one) => one === guess || cut(one) !== cut(guess));
    const [, verb, name] = isAlone ? [] : (/^(\S+) .*?\b(?:about|of) (.+)$/.exec(guess.title) ?? []);
    const button = asButton(guess);
    if (verb === undefined || name === undefined) return button;
    return { ...button, title: `${capital(verb)}: ${name}`, tooltip: button.title };
  });
}

export const asButton = ({ says, title }: Guess): Suggestion => ({
  title: capital(title),
  press: press("run", { says, shown: "new" }),
});

const isReminding = (action: object): boolean => "verb" in action && action.verb === ("remind-all" satisfies Verb);

const bodyOf = (content: object) => (content as { body?: readonly object[] }).body ?? [];

function above({ content, summary }: Card, below: NoticeFacts): Card {
  return {
    content: { ...content, body: [...bodyOf(content), ...bodyOf(noticeCard(below).content)] },
    summary,
  };
}

function under(words: string, { content, summary }: Card): Card {
  const line = {
    type: "TextBlock",
    text: text(words, 200),
    wrap: true,
    size: "Small",
    isSubtle: true,
  };
  return { content: withFirst([line], content), summary };
}

function withFirst(lines: readonly object[], content: Card["content"]): Card["content"] {
  return { ...content, body: [...lines, ...bodyOf(content)] };
}
