/** The command `note` and its form: what people here should know of a customer, in somebody's own words. */
import { z } from "zod";
import { noteCustomer } from "../../app/customers/notes.ts";
import { formCard } from "../../cards/forms/form.ts";
import { noteLines, notesForm } from "../../cards/forms/notes.ts";
import { press } from "../../cards/kit/actions.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import { longestNote, mostNotes, notesOf } from "../../domain/customer/notes.ts";
import { maySee, seesOnlyOwn } from "../../app/customers/report.ts";
import { count } from "../../cards/kit/dates.ts";
import { wordsOf } from "../input/words/words.ts";
import { notHere, notUnderstood } from "../refusals.ts";
import { undoing } from "../saved.ts";
import {
  action,
  noticeReply,
  readerOf,
  viewerOf,
  type Action,
  type Command,
  type CustomerCommand,
  type Reply,
  type Turn,
} from "../turn.ts";
import { namesOf } from "../../app/evaluate.ts";

export const note: CustomerCommand = {
  name: "note",
  usage: "note <customer>: <what others should know>",
  does: "Keep a few words with a customer, or remove them",
  who: "everyone",
  needs: "customer",
  words(said) {
    const colon = said.search(afterName);
    if (/^(?:all|every|each|both)\b/i.test(said)) return undefined;
    // "note that Contoso wants no calls on Fridays" is a sentence: what is to be noted is asked about.
    if (colon < 0 && (/^that\b/i.test(said) || said.split(" ").length >= fewestOfSentence)) return undefined;
    const named = colon < 0 ? said : said.slice(0, colon);
    const customer = named.replace(/^(?:for|on|at|about|to) /i, "").trim();
    return { customer, rest: colon < 0 ? "" : said.slice(colon + 1).trim() };
  },
  asks: {
    headline: "Which customer is the note about?",
    example: "note Contoso: their new IT manager is Karin Holm",
    // Behind a colon: no word of a note is a customer's then.
    rest: (said) =>
      said === ""
        ? ""
        : `: ${said
            .slice(said.search(afterName) + 1)
            .replace(/^that /i, "")
            .trim()}`,
  },
  async run(turn, found, rest): Promise<Reply> {
    if (!mayAnswer(found, turn.actor)) return rest === "" ? await listed(turn, found) : notYours(found);
    // As it was written, with its lines.
    const said = turn.lines.slice(turn.lines.search(afterName) + 1).trim();
    const add = said.replace(/\s+/g, " ") === rest ? said : rest;
    return add === "" ? await form(turn, found) : await saved(turn, found, { add, remove: [] });
  },
};

/** Notes of a list, and customers that are a press away. */
const [mostListed, mostShown] = [12, 3];

export const notes: Command = {
  name: "notes",
  usage: "notes [words]",
  does: "List what's noted, or the notes with some words",
  who: "everyone",
  looks: true,
  async run(turn, asked): Promise<Reply> {
    const rest = asked.replace(aboutAll, "").trim();
    // "Notes from Contoso: they pay late" is one.
    if (afterName.test(rest)) return notUnderstood(notes, rest);
    const words = wordsOf(rest).map(({ fold }) => fold);
    const customers = (await turn.organization.customers.list()).filter((one) => maySee(one, viewerOf(turn)));
    const facts = { names: namesOf(await turn.organization.people.list()), reader: readerOf(turn) };
    const found = customers
      .flatMap((customer) => {
        const lines = noteLines({ ...facts, customer });
        return notesOf(customer).map(({ at }, place) => ({ customer, at, line: `${customer.name}: ${lines[place]}` }));
      })
      .filter(({ line }) => isIn(line, words))
      .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    const said = rest === "" ? "" : ` with “${rest.slice(0, 60)}”`;
    if (found.length === 0 && words.length >= fewestOfSentence) return notUnderstood(notes, rest);
    if (found.length === 0) {
      const whose = seesOnlyOwn(viewerOf(turn)) ? "I looked at the customers you look after. " : "";
      return noticeReply(
        rest === "" ? "No notes yet" : `No note${said}`,
        `${whose}To write one, for example: ${note.asks.example}`,
      );
    }
    const left = found.length - mostListed;
    const named = [...new Set(found.map(({ customer }) => customer))].slice(0, mostShown);
    return noticeReply(
      `${count(found.length, "note")}${said}`,
      [...found.slice(0, mostListed).map(({ line }) => line), left > 0 ? `And ${left} more.` : ""],
      named.map(({ id, name }) => ({ title: name, press: press("show", { customer: id }) })),
    );
  },
};

/** "Of all customers", "about the move": what is left are words to look for. */
const aboutAll =
  /^(?:(?:of|on|for|at|with|about|from|in|that|which|mention(?:ing)?|contain(?:ing)?|say(?:ing)?|please|me)\b ?)*(?:(?:all|any|my|our|the|every|each) )*(?:(?:of )?(?:my |our |the )?customers?\b)?/i;

/** Whether a word of the line begins with each. */
function isIn(line: string, words: readonly string[]): boolean {
  const said = wordsOf(line).map(({ fold }) => fold);
  return words.every((word) => said.some((one) => one.startsWith(word)));
}

/** No colon of a time of day. */
const afterName = /:(?!\d)/;
/** Words, of which a name hardly has as many. */
const fewestOfSentence = 4;

const notYours = ({ name, id }: Customer): Reply =>
  noticeReply(`${name} isn't yours to write notes on`, "The owner, the deputy or a manager can. Nothing was saved.", [
    { title: "Show customer", press: press("show", { customer: id }) },
  ]);

/** All of them, in full, for whoever may not write any. */
async function listed(turn: Turn, customer: Customer): Promise<Reply> {
  const names = namesOf(await turn.organization.people.list());
  const lines = noteLines({ customer, names, reader: readerOf(turn) });
  return noticeReply(
    lines.length === 0 ? `Nothing is noted for ${customer.name}` : `Notes on ${customer.name}`,
    lines,
    [{ title: "Show customer", press: press("show", { customer: customer.id }) }],
  );
}

async function form(turn: Turn, customer: Customer, draft: { add?: string; problem?: string } = {}): Promise<Reply> {
  const names = namesOf(await turn.organization.people.list());
  return { card: formCard(notesForm({ customer, names, reader: readerOf(turn), ...draft })) };
}

async function saved(
  turn: Turn,
  customer: Customer,
  change: { add: string; remove: readonly string[] },
): Promise<Reply> {
  // What is quoted is told all the same.
  const add = change.add.replace(/^>+ ?/gm, "");
  const { id, name } = customer;
  if (add.length > longestNote)
    return await form(turn, customer, {
      add,
      problem: `That's longer than ${longestNote} characters. Nothing was saved.`,
    });
  const done = await noteCustomer(turn.world, turn.organization, id, { ...change, add, by: turn.actor });
  const show = { title: "Show customer", press: press("show", { customer: id }) };
  switch (done.outcome) {
    case "no-such-customer":
      return { card: notHere() };
    case "not-yours":
      return notYours(customer);
    case "full": {
      const problem = `${mostNotes} notes are as many as I keep on a customer: remove one that's out of date.`;
      return await form(turn, done.customer, { add, problem });
    }
    case "unchanged":
      return noticeReply(
        `${name}: no change`,
        add === "" ? "No note was added or removed." : "That note is there already.",
        [show],
      );
    case "changed":
      return noticeReply(
        `${name}: note ${add === "" ? "removed" : "saved"}`,
        add === ""
          ? "It's gone for everybody."
          : [`“${add}”`, "It's on the customer's card, for everyone who can see it."],
        [...undoing(turn, done.customer), show],
      );
  }
}

const noteForm = action({
  verb: "note-form",
  schema: z.object({ customer: z.string() }),
  who: "everyone",
  async run(turn, { customer: id }) {
    const customer = await seen(turn, id);
    if (customer === undefined) return { card: notHere() };
    return mayAnswer(customer, turn.actor) ? await form(turn, customer) : await listed(turn, customer);
  },
});

const save = action({
  verb: "save-notes",
  schema: z.object({
    customer: z.string(),
    add: z.string().max(5000).default(""),
    remove: z.string().max(5000).default(""),
  }),
  who: "everyone",
  async run(turn, { customer: id, add, remove }) {
    const customer = await seen(turn, id);
    // It may be somebody else's by now: what was written isn't lost with the form.
    if (customer === undefined || !mayAnswer(customer, turn.actor)) {
      const kept = add.trim() === "" ? "" : `You wrote: “${add.trim()}”`;
      return noticeReply("Nothing was saved", ["The customer was removed, or you don't look after it any more.", kept]);
    }
    return await saved(turn, customer, { add: add.trim(), remove: remove.split(",").filter((one) => one !== "") });
  },
});

async function seen(turn: Turn, id: string): Promise<Customer | undefined> {
  const customer = await turn.organization.customers.get(id);
  return customer !== undefined && maySee(customer, viewerOf(turn)) ? customer : undefined;
}

export const noteActions: readonly Action[] = [noteForm, save];
