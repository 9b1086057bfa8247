/** The customer that words mean: the one place where commands look one up, and ask when it is not certain. */
import { customersFor, lookUp, lookUpFormer } from "../../../app/customers/report.ts";
import { chooseCard } from "../../../cards/forms/choose.ts";
import { formCard } from "../../../cards/forms/form.ts";
import { whichCustomerForm } from "../../../cards/forms/which-customer.ts";
import { namesOf } from "../../../app/evaluate.ts";
import { onDay } from "../../../cards/kit/dates.ts";
import { mayAnswer } from "../../../domain/customer/checklist.ts";
import { dayOf } from "../../../domain/time/time.ts";
import { press } from "../../../cards/kit/actions.ts";
import { notice } from "../../../cards/kit/notice.ts";
import type { Customer, CustomerId } from "../../../domain/customer/customer.ts";
import { isCompanyEnding } from "../../../domain/customer/find.ts";
import { customerNames } from "../words/customer-names.ts";
import { plainNames } from "../words/name-points.ts";
import { readWords } from "../reading/reading.ts";
import { isGuid } from "../../../domain/guid.ts";
import { isNearWord, isWord } from "../reading/intents.ts";
import { isPronoun } from "../reading/pointing.ts";
import { asksWhose } from "../reading/state-asked.ts";
import { phrases, slippable } from "../words/vocabulary.ts";
import { isAlike, slipsBetween, wordsOf, type Word } from "../words/words.ts";
import { askManagers, notUnderstood } from "../../refusals.ts";
import { undoOfGivenBack } from "../../saved.ts";
import { viewerOf, type Card, type CustomerChoice, type CustomerCommand, type Reply, type Turn } from "../../turn.ts";

/**
 * The one customer that fits, among those the person may see here; a card when none or several do.
 * @param choice what choosing one of several does; undefined where nothing can be pressed, and they are only named.
 */
export async function findCustomer(
  turn: Turn,
  words: string,
  choice: CustomerChoice | undefined | (() => Promise<CustomerChoice | { card: Card }>),
): Promise<{ customer: Customer } | { card: Card; unclear?: true }> {
  const found = await lookUp(turn.organization, viewerOf(turn), words);
  if (found.found === "one") return found;
  // A Microsoft ID or a domain can't be meant for anything else.
  if (found.found === "none") return { card: await noCustomer(turn, words), ...(!isReference(words) && unclear) };
  const { customers } = found;
  const chosen = typeof choice === "function" ? await choice() : choice;
  if (chosen === undefined) return { card: whichCustomer(words, customers) };
  return "card" in chosen ? chosen : { card: chooseCard({ words, customers, ...chosen }) };
}

const unclear = { unclear: true } as const;

/** Whether it is a Microsoft ID or a domain, and no name. */
const isReference = (words: string): boolean =>
  isGuid(words.trim()) || /^(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,20}$/i.test(words.trim());

/** Runs a command for its customer. */
export async function runForCustomer(command: CustomerCommand, turn: Turn, said: string): Promise<Reply> {
  const words = command.words === undefined ? { customer: said, rest: "" } : command.words(said);
  // "It" is whoever was talked of, and no part of "Litware" or "Italia".
  if (words === undefined || words.customer === "" || arePronouns(words.customer))
    return await askFor(turn, command, said);
  const { customer, rest } = words;
  const written = (id: CustomerId): string => `${command.name} ${said.replace(customer, () => id)}`;
  const choice = async () => command.choice?.(turn, rest) ?? { then: "run" as const, says: written };
  const found = await findCustomer(turn, customer, choice);
  if ("card" in found) return found;
  const { id, owner } = found.customer;
  turn.about({ says: written(id), customer: id, person: owner });
  return command.run(turn, found.customer, rest);
}

const arePronouns = (text: string): boolean =>
  wordsOf(text).every((_, at, all) => isPronoun(all, at) || (at > 0 && /^(?:one|customer)$/.test(all[at]?.fold ?? "")));

/** A command without what it needs. */
async function askFor(turn: Turn, command: CustomerCommand, said: string): Promise<Reply> {
  const { headline, example, more, rest } = command.asks;
  if (more === undefined) return { card: await askWhich(turn, command, rest?.(said) ?? said), unclear: true };
  if (said !== "") return notUnderstood(command, said, example);
  return { card: notice(headline, [`For example: ${example}`, more]), unclear: true };
}

/** The form of a command without its customer. @param rest what was written of it already */
export async function askWhich(turn: Turn, command: CustomerCommand, rest: string, problem?: string): Promise<Card> {
  const customers = await customersFor(turn.organization, viewerOf(turn));
  if (customers.length === 0) return await noCustomer(turn, rest);
  turn.about({ lacks: { command: command.name, rest } });
  const { headline, example } = command.asks;
  const isLikely = ({ owner }: Customer) => (command.name === "assign") === (owner === undefined);
  const byName = customers.toSorted((one, other) => one.name.localeCompare(other.name));
  const ordered = [...byName.filter(isLikely), ...byName.filter((one) => !isLikely(one))];
  return formCard(whichCustomerForm({ headline, example, customers: ordered, command: command.name, rest, problem }));
}

/** Names alike that are offered, and letters of a word that can be like another. */
const mostAlike = 3;
const enoughToBeAlike = 4;

/**
 * Said when nothing fits; alike for what does not exist and what the person may not see here. Only who owns a customer is
 * said all the same, as in every channel.
 */
async function noCustomer(turn: Turn, words: string): Promise<Card> {
  const { actor, organization } = turn;
  const mine = turn.place.kind === "personal" && !actor.manager;
  const former = mine ? await lookUpFormer(organization, actor, words) : undefined;
  if (former !== undefined) return await notTheirsNow(turn, former);
  const owned = mine && asksWhose(turn.text, true) !== undefined ? await ownersOnly(turn) : undefined;
  if (owned !== undefined) return owned;
  turn.about({ stranger: words });
  const customers = await customersFor(organization, viewerOf(turn));
  const called = calledIn(turn.text, words);
  const alike = nearlyCalled(customers, called ?? words);
  const theirs = customers.filter((one) =>
    mayAnswer(one, { ...actor, manager: actor.manager && one.owner === undefined }),
  );
  const others = called === undefined || alike.length > 0 ? [] : inOtherLetters(theirs, called);
  const add = { title: "Add a customer", press: press("run", { says: `add ${called ?? words}`.trim(), shown: "new" }) };
  const ask = mine && asksWhose(turn.text, false) === "open" ? await askManagers(turn) : undefined;
  const heard = `“${(called ?? words).slice(0, 80)}”`;
  const has = isGuid(words.trim())
    ? "has this Microsoft ID"
    : isReference(words)
      ? `has the domain ${heard}`
      : undefined;
  return notice(
    has !== undefined
      ? `${mine ? "None of your customers" : "No customer here"} ${has}`
      : mine
        ? `None of your customers is called ${heard}`
        : `No customer like ${heard}`,
    [
      mine
        ? "Here you see the customers you look after. In a channel that I'm in, you can ask about all of them."
        : "Try a part of the name, the domain or the Microsoft ID.",
      ...(ask === undefined ? [] : [`${ask} Managers see whose each customer is.`]),
      ...otherLetterWords(others, called ?? words),
    ],
    [
      ...alike.map(({ id, name }) => ({ title: name, press: press("show", { customer: id }) })),
      ...(actor.manager && words !== "" ? [add] : []),
      { title: mine ? "My customers" : "All gaps", press: press("gaps", { filter: mine ? "mine" : "all" }) },
    ],
  );
}

/** Whose the customers are that the text names, of which whoever asks doesn't look after all; undefined where it names none. */
async function ownersOnly({ organization, text, mentions }: Turn): Promise<Card | undefined> {
  const index = customerNames(await organization.customers.list());
  const plain = plainNames(text, index).text;
  const { found } = readWords({ text: plain, mentions }, wordsOf(plain), index);
  const ids = new Set(found.flatMap(({ candidates: [one, ...others] }) => (others.length > 0 ? [] : (one?.id ?? []))));
  const customers = (await Promise.all([...ids].map((id) => organization.customers.get(id)))).filter(
    (one) => one !== undefined,
  );
  const names = namesOf(await organization.people.list());
  const [first, ...others] = customers.map(({ name, owner }) =>
    owner === undefined ? `${name} is unassigned` : `${names.get(owner) ?? "Somebody"} owns ${name}`,
  );
  if (first === undefined) return undefined;
  return notice(
    first,
    [
      ...others.map((line) => `${line}.`),
      "Here you see the customers you look after. In a channel that I'm in, you can ask for more.",
    ],
    [{ title: "My customers", press: press("gaps", { filter: "mine" }) }],
  );
}

/** Said of a customer that was theirs: how they lost it, which they know, and who has it, as their old card says too. */
async function notTheirsNow(
  turn: Turn,
  { customer, lost }: NonNullable<Awaited<ReturnType<typeof lookUpFormer>>>,
): Promise<Card> {
  const { name, owner } = customer;
  const { organization, now, zone } = turn;
  const names = namesOf(await organization.people.list());
  const when = onDay(dayOf(lost.at, zone), dayOf(now, zone));
  const isGivenBack = lost.what === "owner gave back";
  const how = isGivenBack
    ? `You gave it back ${when}.`
    : `${names.get(lost.by) ?? "A manager"} ${lost.to === undefined ? "took it off you" : "gave it to somebody else"} ${when}.`;
  const has =
    owner === undefined
      ? "Nobody has it now; the managers decide who gets it."
      : `${names.get(owner) ?? owner} has it now.`;
  const back = undoOfGivenBack(turn, customer);
  return notice(`${name} isn't yours any more`, `${how} ${has}`, [
    ...(back === undefined ? [] : [{ title: "Undo", tooltip: "Take it back", press: back.press }]),
    { title: "My customers", press: press("gaps", { filter: "mine" }) },
  ]);
}

/**
 * The words as a name, where they are written as one: with a capital, after what a name follows, or as two that nobody
 * else uses; no slip in a word of ours.
 */
function calledIn(text: string, words: string): string | undefined {
  const [lead = ""] = /^(?:of|at|for|with|about)\s+/i.exec(words) ?? [];
  const written = words.slice(lead.length).trim();
  const isOurs = ({ fold }: Word) =>
    phrases.has(fold) || slippable.some((one) => slipsBetween(fold, one) !== undefined);
  if (/\p{Lu}/u.test(written)) return wordsOf(written).every(isOurs) ? undefined : written;
  // Of "the japanese one, tokyo traders" it is the last words that stand together, and those beside them.
  const apart = wordsOf(written).map(({ from }) => written.slice(from));
  const said = apart.find((part) => text.includes(part)) ?? written;
  const at = text.indexOf(said);
  const more = at < 0 ? "" : besideName(text.slice(at + said.length), isOurs);
  const name = `${said}${more}`;
  const all = wordsOf(name);
  const isPlaced = lead !== "" || /\b(?:of|at|for|with|about)\s+$/i.test(text.slice(0, Math.max(0, at)));
  if (isPlaced) return all.every(isOurs) ? undefined : name;
  const isStrange = all[0] !== undefined && !isNearWord(all[0].fold);
  return isStrange && all.length > 1 && !all.some(isOurs) ? name : undefined;
}

/** The words that go on with a name: none of ours, and none that everybody uses. */
function besideName(rest: string, isOurs: (word: Word) => boolean): string {
  const [next = ""] = /^ [\p{L}\p{N}'’]+/u.exec(rest) ?? [];
  const [word] = wordsOf(next);
  if (word === undefined || isOurs(word) || isWord(word.fold)) return "";
  return `${next}${besideName(rest.slice(next.length), isOurs)}`;
}

/**
 * Customers whose names are in no Latin letters, where the words are: "Tokyo Traders" may be one of these. It is said of
 * their own, and to managers of those that nobody has; to all others it would be said of each name that nobody has.
 */
function inOtherLetters(customers: readonly Customer[], words: string): readonly Customer[] {
  if (!/\p{sc=Latin}{3}/u.test(words)) return [];
  return customers
    .filter(({ name, listedName = "" }) => !/\p{sc=Latin}/u.test(name) && !/\p{sc=Latin}/u.test(listedName))
    .slice(0, mostAlike);
}

const capitalized = (name: string): string => name.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());

/** How it is found by both names. */
function otherLetterWords([only, ...more]: readonly Customer[], words: string): readonly string[] {
  if (only === undefined) return [];
  const name = more.length === 0 ? only.name : "<customer>";
  return [
    `I can't match names across alphabets. If it's ${more.length === 0 ? only.name : "one of these"}, write this once, and I know both names: set ${name}: called ${capitalized(words.slice(0, 60))}`,
  ];
}

/** A few customers that have a word in their name which is nearly one of these, and is no mere end of a company's. */
function nearlyCalled(customers: readonly Customer[], words: string): readonly { id: CustomerId; name: string }[] {
  const said = wordsOf(words).filter(({ fold }) => fold.length >= enoughToBeAlike && !isCompanyEnding(fold));
  return customers
    .filter(({ name }) => wordsOf(name).some((word) => said.some(({ fold }) => isAlike(fold, word.fold))))
    .slice(0, mostAlike);
}

/** Named where nothing can be pressed; by the domain, since names may be alike. */
function whichCustomer(words: string, customers: readonly Customer[]): Card {
  const some = customers.slice(0, 5).map(({ name, domain, id }) => `${name} (${domain ?? `…${id.slice(-6)}`})`);
  return notice(
    `Which “${words.slice(0, 60)}”?`,
    `That matches ${some.join("; ")}. Write more of the name, or the Microsoft ID.`,
  );
}
