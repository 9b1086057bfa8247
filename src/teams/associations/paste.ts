/** Pasted output, from the chat or from a card: read, recorded, and answered without a word of what was pasted. */
import { z } from "zod";
import { customerOfTenant, checkProof, type Proven } from "../../app/customers/associate.ts";
import { formCard } from "../../cards/forms/form.ts";
import { pasteForm } from "../../cards/forms/paste.ts";
import { notice, noticeCard, type NoticeFacts } from "../../cards/kit/notice.ts";
import { count, dayWords } from "../../cards/kit/dates.ts";
import { daysUnattributed } from "../../cards/kit/urgency.ts";
import { press } from "../../cards/kit/actions.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import type { Proof } from "../../domain/pal/pasted.ts";
import { dayOf } from "../../domain/time/time.ts";
import { readPasted, type PasteRefusal } from "../../reports/paste/paste.ts";
import { action, type Action, type Reply, type Card, type Turn, type Command, noticeReply } from "../turn.ts";
import { cardAfterSaving } from "./undo.ts";
import { notYours, opened, associationCard } from "./reply.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import { findCustomer } from "../input/find/find-customer.ts";
import * as fields from "./fields.ts";

const open = action({
  verb: "proof-form",
  formerly: "paste-form",
  schema: z.object({ customer: fields.customer }),
  who: "everyone",
  run: (turn, data) => opened(turn, data.customer, ({ customer }) => formOf(turn, customer)),
});

const check = action({
  verb: "check-proof",
  formerly: "paste",
  schema: z.object({ customer: fields.customer, output: z.string().max(60_000).default("") }),
  who: "everyone",
  run: (turn, data) => opened(turn, data.customer, ({ customer }) => pastedCard(turn, data.output, customer)),
});

/** Reads pasted text and records what it proves. @param into whose card it was pasted into; absent for the chat. */
async function pastedCard(turn: Turn, output: string, into?: Customer): Promise<Card> {
  if (into !== undefined && output.trim() === "") return formOf(turn, into, "Paste the output first.");
  const read = readPasted(output);
  switch (read.outcome) {
    case "refused":
      return into === undefined
        ? notice(refusals[read.because], [read.says, nothingRecorded])
        : formOf(turn, into, `${read.says} ${nothingRecorded}`);
    case "no-link":
      return noticeCard(noLink(turn, into));
    case "not-this-partner":
      return notice(`Not linked to ${read.partnerId}`, [
        `The account that's signed in isn't linked to Partner ID ${read.partnerId}. It may be linked to another one. ${nothingRecorded}`,
        "Run az managementpartner show without an ID, and paste its output.",
      ]);
    case "links": {
      const asked = { links: read.links, by: turn.actor, customer: into?.id };
      return await outcomeCard(turn, await checkProof(turn.world, turn.organization, asked), into);
    }
  }
}

const nothingRecorded = "Nothing was saved.";

const refusals: Readonly<Record<PasteRefusal, string>> = {
  secret: "That holds a secret",
  "other-json": "That is the output of another command",
  "broken-json": "That output is cut off",
  incomplete: "That output isn't complete",
  contradictory: "That output contradicts itself",
  "tool-error": "The tool couldn't tell",
  "too-long": "That is too long",
  "not-recognised": "That doesn't prove a link",
};

function formOf({ world }: Turn, customer: Customer, problem?: string): Card {
  const [partnerId] = world.setup.partnerIds;
  return formCard(pasteForm({ customer, partnerId, problem }));
}

const ourId = ({ world }: Turn): string => world.setup.partnerIds[0] ?? "<our location Partner ID>";

/** The tool's own "not found" names neither the identity nor its directory. */
function noLink(turn: Turn, into: Customer | undefined): NoticeFacts {
  return {
    headline: into === undefined ? "No link" : `${into.name}: no link`,
    says: [
      "The account that's signed in isn't linked to any Partner ID. The output doesn't say which account that is.",
      `Run az managementpartner create --partner-id ${ourId(turn)}. Then run az managementpartner show and paste its output.`,
    ],
    next: into && [{ title: "Add proof", press: press("proof-form", { customer: into.id }) }],
  };
}

type Read = Extract<Proven, { outcome: Proof["outcome"] }>;
const wasRead = (one: Proven): one is Read => Object.hasOwn(headlines, one.outcome);

async function outcomeCard(turn: Turn, proven: readonly Proven[], into: Customer | undefined): Promise<Card> {
  const done = proven.filter(wasRead);
  const last = done.at(-1);
  const said = await Promise.all(proven.map((one) => sentence(turn, one, into)));
  const identities = done.flatMap((one) => ("identity" in one && one.identity !== undefined ? [one.identity] : []));
  const isOneCustomer =
    last !== undefined && proven.every((one) => wasRead(one) && one.customer.id === last.customer.id);
  if (last !== undefined && isOneCustomer && identities.length > 0) {
    const [first] = done;
    const headline = done.length === 1 && first !== undefined ? headlines[first.outcome] : `${done.length} links read`;
    const facts = { headline, identities, says: said.map(({ says }) => says) };
    const isSaved = done.length === 1 && last.outcome !== "repeated";
    return isSaved
      ? await cardAfterSaving(turn, last.customer, facts)
      : await associationCard(turn, last.customer, facts);
  }
  const only = said.length === 1 ? said[0] : undefined;
  return notice(
    only?.headline ?? `${said.length} links read`,
    said.map(({ says }) => says),
    only?.next,
  );
}

const headlines: Readonly<Record<Proof["outcome"], string>> = {
  verified: "PAL link verified",
  repeated: "PAL link already verified today",
  "wrong-partner": "linked to the wrong Partner ID",
  deleted: "the PAL link was deleted",
  "not-linked": "PAL is not linked",
  "wrong-tenant": "that is another directory's output",
};

type Sentence = { headline: string; says: string; next?: NoticeFacts["next"] };

async function sentence(turn: Turn, one: Proven, into: Customer | undefined): Promise<Sentence> {
  switch (one.outcome) {
    case "which-customer":
      return {
        headline: "Which customer is this for?",
        says: `This link is in our own directory, as with Azure Lighthouse. Write paste and the customer's name, and paste it there. ${nothingRecorded}`,
      };
    case "not-yours":
      if (turn.place.kind !== "personal") {
        return {
          headline: `${one.customer.name}: not yours to change`,
          says: `The owner, the deputy or a manager can. ${nothingRecorded}`,
        };
      }
      return unknown(turn, one.link.tenant, into);
    case "unknown-tenant":
      return unknown(turn, one.link.tenant, into);
    default:
      return await sentenceOf(turn, one);
  }
}

/** Said alike of a tenant nobody knows and of a customer that is not the person's. */
function unknown(turn: Turn, tenant: string, into: Customer | undefined): Sentence {
  const seesAll = turn.actor.manager || turn.place.kind !== "personal";
  const whose = seesAll ? "No customer here has" : "None of your customers has";
  return {
    headline: into === undefined ? `${whose} this Microsoft ID` : `${into.name}: nothing was saved`,
    says: `The output is of the tenant ${tenant}. ${nothingRecorded}`,
    next: turn.actor.manager ? [{ title: "Add a customer", press: press("add-form", {}) }] : undefined,
  };
}

async function sentenceOf(turn: Turn, read: Read): Promise<Sentence> {
  const { id, name } = read.customer;
  const other =
    read.outcome === "wrong-tenant" ? await customerOfTenant(turn.organization, read.tenant, turn.actor) : undefined;
  const show = { title: "Show customer", press: press("back", { customer: id }) };
  return {
    headline: `${name}: ${headlines[read.outcome]}`,
    says: saysOf(turn, read, other),
    next:
      other === undefined
        ? [show]
        : [{ title: "Paste it there", press: press("proof-form", { customer: other.id }) }, show],
  };
}

/** @param other the customer whose directory the output is from, when it is another one of theirs */
function saysOf(turn: Turn, read: Read, other: Customer | undefined): string {
  const create = `As the same identity, run az managementpartner create --partner-id ${ourId(turn)}.`;
  switch (read.outcome) {
    case "verified":
    case "repeated":
      return `${read.identity.label} is linked to Partner ID ${read.identity.partnerId ?? ""}, one of ours.${begunWords(turn, read)}`;
    case "wrong-partner":
      return (
        `${read.identity.label} is linked to Partner ID ${read.partnerId}, ` +
        `${read.because === "global" ? "our global one, which never counts" : "which isn't one of ours"}. ` +
        `As the same identity, run az managementpartner update --partner-id ${ourId(turn)}, then paste the output again.`
      );
    case "deleted":
      return `${read.identity.label}: the link was deleted, and nothing has counted since. ${create}`;
    case "not-linked":
      return `${read.identity?.label ?? "This identity"} has no link. ${create}`;
    case "wrong-tenant":
      return other === undefined
        ? `That output is from the directory ${read.tenant}, not from ${read.customer.name}'s. ${nothingRecorded}`
        : `The output is from ${other.name}'s directory. ${nothingRecorded} Paste it there, or straight into our chat.`;
  }
}

/** What the link came too late for, and from when on it counts: neither is made good later. */
function begunWords(turn: Turn, { begun, customer: { subscriptions } }: Read): string {
  const [first, ...others] = begun;
  if (first === undefined) return "";
  const seenOn = dayOf(turn.now, turn.zone);
  const name = subscriptions.find(({ id }) => id === first.item)?.name ?? `subscription …${first.item.slice(-4)}`;
  const more = others.length === 0 ? "" : ` (and ${count(others.length, "other subscription")})`;
  return (
    ` ${name}${more} counts from ${dayWords(first.from, seenOn)} on, while the identity keeps a role that counts. ` +
    `The ${daysUnattributed(first, first.from)} since ${dayWords(first.since, seenOn)} are lost: PAL isn't retroactive.`
  );
}

export const pasteActions: readonly Action[] = [open, check];

/** Longer than the name of any customer: then it is output, not a name. */
const longestName = 120;

export const paste: Command = {
  name: "paste",
  usage: "paste <customer>",
  does: "Prove PAL links with the output of az managementpartner show",
  who: "everyone",
  long: true,
  recognizes: ({ lines, files }) => files.length === 0 && looksPasted(lines),
  async run(turn, rest): Promise<Reply> {
    if (looksPasted(rest) || rest.length > longestName) return { card: await pastedCard(turn, turn.lines) };
    if (rest === "") {
      return noticeReply("Paste it here", [
        "Run az managementpartner show in the customer's directory and paste the whole output into this chat. Get-AzManagementPartner and the PAL attestation script work too.",
        "I find the customer by the tenant ID in it, and keep nothing but the link.",
      ]);
    }
    const found = await findCustomer(turn, rest, { then: "show" });
    if ("card" in found) return found;
    const { customer } = found;
    return { card: mayAnswer(customer, turn.actor) ? formOf(turn, customer) : notYours(customer) };
  },
};

const output =
  /managementpartner|partner ?(id|name)["']?\s*[:|]|partneradminlink|\baz login\b|connect-azaccount|aadsts\d|"\s*:\s*["{[\d]/i;

/** Output of a tool, whole or not. */
function looksPasted(text: string): boolean {
  const start = text.trimStart().charAt(0);
  const isTable = text.split("\n").some((line) => /partnerid/i.test(line) && /tenantid/i.test(line));
  return isTable || output.test(text) || ((start === "{" || start === "[") && text.length > 20);
}
