/** The command `note` and its form: what people here should know of a customer, in somebody's own words. */
import { z } from "zod";
import { noteCustomer } from "../../app/customers/notes.ts";
import { formCard } from "../../cards/forms/form.ts";
import { notesForm } from "../../cards/forms/notes.ts";
import { press } from "../../cards/kit/actions.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import { longestNote, mostNotes } from "../../domain/customer/notes.ts";
import { maySee } from "../../app/customers/report.ts";
import { notHere } from "../refusals.ts";
import { undoing } from "../saved.ts";
import {
  action,
  noticeReply,
  readerOf,
  viewerOf,
  type Action,
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
    // "note that Contoso wants no calls on Fridays" is a sentence: what is to be noted is asked about.
    if (colon < 0 && (/^that\b/i.test(said) || said.split(" ").length >= fewestOfSentence)) return undefined;
    const named = colon < 0 ? said : said.slice(0, colon);
    const customer = named.replace(/^(?:for|on|at|about|to) /i, "").trim();
    return { customer, rest: colon < 0 ? "" : said.slice(colon + 1).trim() };
  },
  asks: { headline: "Which customer is the note about?", example: "note Contoso: their new IT manager is Karin Holm" },
  async run(turn, found, rest): Promise<Reply> {
    if (!mayAnswer(found, turn.actor)) return notYours(found);
    // As it was written, with its lines.
    const said = turn.lines.slice(turn.lines.search(afterName) + 1).trim();
    const add = said.replace(/\s+/g, " ") === rest ? said : rest;
    return add === "" ? await form(turn, found) : await saved(turn, found, { add, remove: [] });
  },
};

/** No colon of a time of day. */
const afterName = /:(?!\d)/;
/** Words, of which a name hardly has as many. */
const fewestOfSentence = 4;

const notYours = ({ name, id }: Customer): Reply =>
  noticeReply(`${name} isn't yours to write notes on`, "The owner, the deputy or a manager can. Nothing was saved.", [
    { title: "Show customer", press: press("show", { customer: id }) },
  ]);

async function form(turn: Turn, customer: Customer, draft: { add?: string; problem?: string } = {}): Promise<Reply> {
  const names = namesOf(await turn.organization.people.list());
  return { card: formCard(notesForm({ customer, names, reader: readerOf(turn), ...draft })) };
}

async function saved(
  turn: Turn,
  customer: Customer,
  change: { add: string; remove: readonly string[] },
): Promise<Reply> {
  const { add } = change;
  const { id, name } = customer;
  if (add.length > longestNote)
    return await form(turn, customer, {
      add,
      problem: `That's longer than ${longestNote} characters. Nothing was saved.`,
    });
  const done = await noteCustomer(turn.world, turn.organization, id, { ...change, by: turn.actor });
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
    return mayAnswer(customer, turn.actor) ? await form(turn, customer) : notYours(customer);
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
    if (customer === undefined) return { card: notHere() };
    return await saved(turn, customer, { add: add.trim(), remove: remove.split(",").filter((one) => one !== "") });
  },
});

async function seen(turn: Turn, id: string): Promise<Customer | undefined> {
  const customer = await turn.organization.customers.get(id);
  return customer !== undefined && maySee(customer, viewerOf(turn)) ? customer : undefined;
}

export const noteActions: readonly Action[] = [noteForm, save];
