/** The commands `forget` and `retention`: what is not kept, and what is kept for how long. For managers. */
import { setRetention } from "../../app/organization/retention.ts";
import { settingsOf } from "../../app/evaluate.ts";
import { count } from "../../cards/kit/dates.ts";
import { forgetCustomerCard, forgetPersonCard } from "../../cards/forms/forget.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { isSamePerson } from "../../domain/people/person.ts";
import { retentionOf } from "../../domain/organization/retention.ts";
import { isAbout } from "../../domain/messages/delivery.ts";
import { type Card, type Command, type Reply, type Turn, action, type Action, noticeReply } from "../turn.ts";
import { notUnderstood } from "../refusals.ts";
import { knownPerson, nobodyCalled } from "../input/find/find-person.ts";
import { findCustomer } from "../input/find/find-customer.ts";
import { z } from "zod";
import { forgetCustomer, forgetPerson } from "../../app/organization/forget.ts";

export const forget: Command = {
  name: "forget",
  usage: "forget @person | <customer>",
  does: "Remove a person or a customer for good; asks first",
  who: "managers",
  instead: "An owner can give a customer back and say who has it: write unassign and its name.",
  async run(turn, rest): Promise<Reply> {
    if (rest === "") return noticeReply("Forget whom?", "Write for example: forget @Megan Bowen, or forget Contoso");
    const person = await knownPerson(turn, rest);
    if (person !== undefined && rest.includes("@")) return { card: await askPerson(turn, person) };
    if (rest.startsWith("@")) return { card: nobodyCalled(rest) };
    if (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(rest))
      return { card: await askPerson(turn, { id: rest.toLowerCase(), name: rest }) };
    const found = await findCustomer(turn, rest, { then: "run", says: (id) => `forget ${id}` });
    if ("customer" in found) return { card: await askCustomer(turn, found.customer) };
    if (person !== undefined) return { card: await askPerson(turn, person) };
    return { card: (await leftover(turn, rest)) ?? found.card };
  },
};

async function askPerson(turn: Turn, { id, name }: { id: string; name: string }): Promise<Card> {
  const known = (await turn.organization.people.list()).find((one) => isSamePerson(id, one)) ?? { id, name };
  const customers = await turn.organization.customers.list();
  return forgetPersonCard({
    id: known.id,
    name: known.name,
    owned: customers.filter(({ owner }) => isSamePerson(owner, known)).length,
    fixedManager: turn.world.setup.managers.some((ref) => isSamePerson(ref, known)),
  });
}

async function askCustomer(turn: Turn, { id, name, history }: Customer): Promise<Card> {
  const deliveries = (await turn.organization.deliveries.list()).filter((one) => isAbout(one, id)).length;
  return forgetCustomerCard({ id, name, entries: history.length, deliveries });
}

/** A Microsoft ID whose customer is gone, while records of messages are left: forgetting was cut short. */
async function leftover(turn: Turn, words: string): Promise<Card | undefined> {
  const id = words.toLowerCase();
  const left = (await turn.organization.deliveries.list()).filter((one) => isAbout(one, id)).length;
  return left === 0 ? undefined : forgetCustomerCard({ id, name: id, entries: 0, deliveries: left });
}

export const retention: Command = {
  name: "retention",
  usage: "retention [deliveries <n> days | history <n> days | history keep]",
  does: "How long messages and history are kept",
  who: "managers",
  async run(turn, rest): Promise<Reply> {
    if (rest === "") return await told(turn);
    const asked = parseRetention(rest);
    if (asked === undefined) {
      return notUnderstood(retention, rest, "retention deliveries 90 days, retention history 3 years");
    }
    const set = await setRetention(turn.world, turn.organization, { ...asked, by: turn.actor });
    switch (set.outcome) {
      case "set":
      case "unchanged":
        return await told(turn, set.outcome === "set" ? "Saved" : "No change");
      case "out-of-range":
        return noticeReply(
          "That can't be set",
          `${asked.of === "deliveries" ? "Records of messages" : "History"} can be kept from ${set.least} to ${set.most} days${asked.of === "history" ? ", or for good: retention history keep" : ""}. Nothing was changed.`,
        );
    }
  },
};

/** Reads `deliveries 90 days`, `history 3 years`, `history keep`. */
function parseRetention(rest: string): { of: "deliveries" | "history"; days?: number } | undefined {
  const read = /^(deliveries|history) (?:(keep|forever)|(\d{1,5}) ?(day|week|month|year)s?)$/i.exec(rest.trim());
  const of = read?.[1]?.toLowerCase();
  if (read === null || (of !== "deliveries" && of !== "history")) return undefined;
  if (read[2] !== undefined) return of === "history" ? { of } : undefined;
  const length = { day: 1, week: 7, month: 30, year: 365 }[read[4]?.toLowerCase() ?? ""];
  return length === undefined ? undefined : { of, days: Number(read[3]) * length };
}

async function told(turn: Turn, prefix?: string): Promise<Reply> {
  const { deliveries, history } = retentionOf(await settingsOf(turn.organization));
  return noticeReply(
    `${prefix === undefined ? "" : `${prefix}: `}${prefix === undefined ? "Messages" : "messages"} for ${count(deliveries, "day")}, history ${history === undefined ? "for good" : `for ${count(history, "day")}`}`,
    [
      "What is older is removed once a day: the records of what became of messages, and entries in the history of customers and settings.",
      "Answers, claims and links stay as long as their customer. To remove a customer or a person, write forget.",
    ],
  );
}

const person = action({
  verb: "forget-person",
  schema: z.object({ person: z.string().min(1).max(200) }),
  who: "managers",
  async run(turn, data) {
    const done = await forgetPerson(turn.world, turn.organization, { person: data.person, by: turn.actor });
    switch (done.outcome) {
      case "last-manager":
        return noticeReply("The last manager can't be forgotten", "Add another manager first. Nothing was changed.");
      case "forgotten":
        return noticeReply(`Forgotten: now ${done.pseudonym}`, [
          `${count(done.documents, "document")} changed, ${count(done.deliveries, "record")} of messages removed or changed. History shows ${done.pseudonym} in their place.`,
          done.fixedManager ? "The setting BOT_MANAGERS still names them: an administrator removes them there." : "",
        ]);
    }
  },
});

const customer = action({
  verb: "forget-customer",
  schema: z.object({ customer: z.string().min(1).max(100) }),
  who: "managers",
  async run(turn, data) {
    const done = await forgetCustomer(turn.world, turn.organization, { customer: data.customer, by: turn.actor });
    switch (done.outcome) {
      case "no-such-customer":
        return noticeReply("Forgotten already", "Nothing of this customer is kept.");
      case "forgotten":
        return noticeReply("The customer is forgotten", [
          `Everything about it has been removed, including the records of ${count(done.deliveries, "message")}.`,
          `I keep a note that you removed it.`,
        ]);
    }
  },
});
export const forgettingActions: readonly Action[] = [person, customer];
