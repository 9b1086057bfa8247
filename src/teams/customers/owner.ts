/** Commands about owners and customers: assign, ask, add. */
import { ask, assign } from "../../app/customers/assign.ts";
import { lookUp } from "../../app/customers/report.ts";
import { addFormCard } from "../../cards/forms/add.ts";
import { chooseCard } from "../../cards/forms/choose.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { askedReply, assignedReply } from "./assign-actions.ts";
import { knownPeople, meant } from "../input/people.ts";
import { viewerOf, type Command, type Reply } from "../turn.ts";
import { asksFor } from "../refusals.ts";
import { askWhom } from "../input/find-person.ts";
import { noCustomer } from "../input/find-customer.ts";
import { parseAssign } from "../input/parse.ts";

export const assigning: Command = {
  name: "assign",
  usage: "assign <customer> to @person",
  does: "Give a customer an owner, who is then asked",
  who: "managers",
  async run(turn, rest): Promise<Reply> {
    const asked = parseAssign(rest);
    if (asked === undefined) {
      return asksFor(assigning, rest, { headline: "Who gets what?", example: "assign Contoso to @Megan Bowen" });
    }
    const found = await lookUp(turn.organization, viewerOf(turn), asked.customer);
    if (found.found === "none") return { card: noCustomer(turn, asked.customer) };
    const to = await meant(turn, asked.to);
    if (found.found === "several") {
      if (to.outcome !== "found") return { card: askWhom(asked.to, to) };
      const { person } = to;
      return { card: chooseCard({ words: asked.customer, customers: found.customers, then: "assign", person }) };
    }
    const { id: customer, name, checklist } = found.customer;
    if (to.outcome !== "found") {
      return {
        card: askWhom(asked.to, to, {
          does: `Assign ${name} to`,
          pressOf: (person) => press("assign", { customer, revision: checklist.revision, person }),
        }),
      };
    }
    const given = { customer, to: to.person.id, by: turn.actor };
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
  usage: "add [name]",
  does: "Add a customer that no export has",
  who: "managers",
  async run(turn, rest): Promise<Reply> {
    const draft = rest === "" ? {} : { draft: { name: rest, id: "", domain: "", person: "", isNew: true } };
    return { card: addFormCard({ people: await knownPeople(turn), ...draft }) };
  },
};
