/** Commands about owners and customers: assign, ask, add. */
import { ask, assign } from "../../app/assign.ts";
import { lookUp } from "../../app/report.ts";
import { addFormCard } from "../../cards/add-form.ts";
import { chooseCard } from "../../cards/choose.ts";
import { noticeCard } from "../../cards/notice.ts";
import { askedReply, assignedReply } from "../assign-reply.ts";
import { knownPeople, meant } from "../people.ts";
import { viewerOf } from "../reader.ts";
import type { Command, Reply } from "../turn.ts";
import { noCustomer } from "./looking.ts";
import { parseAssign } from "./parse.ts";

export const assigning: Command = {
  name: "assign",
  usage: "assign <customer> to @person",
  does: "Give a customer an owner, who is then asked",
  who: "managers",
  async run(turn, rest): Promise<Reply> {
    const asked = parseAssign(rest, turn.mentions);
    if (asked === undefined) {
      return {
        card: noticeCard({ headline: "Who gets what?", says: "Write for example: assign Contoso to @Megan Bowen" }),
      };
    }
    const found = await lookUp(turn.organization, viewerOf(turn), asked.customer);
    if (found.found === "none") return { card: noCustomer(turn, asked.customer) };
    const person = await meant(turn, asked.to);
    if (person === undefined) {
      const words = typeof asked.to === "string" ? asked.to : asked.to.name;
      return {
        card: noticeCard({
          headline: `Nobody called “${words.slice(0, 80)}” here`,
          says: "Mention the person with @ in a channel or chat they are in, or write their user principal name.",
        }),
      };
    }
    if (found.found === "several") {
      return { card: chooseCard({ words: asked.customer, customers: found.customers, then: "assign", person }) };
    }
    const given = { customer: found.customer.id, to: person.id, by: turn.actor };
    return { card: await assignedReply(turn, await assign(turn.world, turn.organization, given)) };
  },
};

export const asking: Command = {
  name: "ask",
  usage: "ask <customer>",
  does: "Put the four questions to its owner again",
  who: "managers",
  async run(turn, rest): Promise<Reply> {
    if (rest === "")
      return { card: noticeCard({ headline: "About which customer?", says: "Write for example: ask Contoso" }) };
    const found = await lookUp(turn.organization, viewerOf(turn), rest);
    if (found.found === "none") return { card: noCustomer(turn, rest) };
    if (found.found === "several") {
      return { card: chooseCard({ words: rest, customers: found.customers, then: "ask" }) };
    }
    return {
      card: await askedReply(
        turn,
        await ask(turn.world, turn.organization, { customer: found.customer.id, by: turn.actor }),
      ),
    };
  },
};

export const adding: Command = {
  name: "add",
  usage: "add",
  does: "Add a customer that no export has",
  who: "managers",
  async run(turn): Promise<Reply> {
    return { card: addFormCard({ people: await knownPeople(turn) }) };
  },
};
