/** Commands about owners and customers: assign, ask, add. */
import { ask as askOwner, assign as assignOwner } from "../../app/customers/assign.ts";
import { addForm } from "../../cards/forms/add.ts";
import { formCard } from "../../cards/forms/form.ts";
import { press } from "../../cards/kit/actions.ts";
import { findPerson, knownPeople, knownPerson } from "../input/find-person.ts";
import type { Command, CustomerCommand, Reply } from "../turn.ts";
import { askedReply, assignedReply, assignForm } from "./assign-actions.ts";

export const assign: CustomerCommand = {
  name: "assign",
  usage: "assign <customer> to @person",
  does: "Give a customer an owner, and ask them",
  who: "managers",
  needs: "customer",
  /** The last " to " counts, since customers' names may hold one. */
  words(said) {
    const [, customer, rest] = /^(.+) to (.+)$/isu.exec(said) ?? [];
    if (customer !== undefined && rest !== undefined) return { customer, rest };
    // Without a person, it is asked in a form who it should be.
    return /^to /i.test(said) ? undefined : { customer: said, rest: "" };
  },
  asks: { headline: "Assign which customer?", example: "assign Contoso to @Megan Bowen" },
  async choice(turn, who) {
    if (who === "") return { then: "assign" };
    const to = await findPerson(turn, who);
    return "card" in to ? to : { then: "assign", person: to.person };
  },
  async run(turn, found, who): Promise<Reply> {
    if (who === "") return { card: await assignForm(turn, found) };
    const {
      id: customer,
      name,
      checklist: { revision },
    } = found;
    const to = await findPerson(turn, who, {
      does: `Assign ${name} to`,
      pressOf: (person) => press("assign", { customer, revision, person }),
    });
    if ("card" in to) return to;
    const assigned = await assignOwner(turn.world, turn.organization, { customer, to: to.person.id, by: turn.actor });
    return { card: await assignedReply(turn, assigned) };
  },
};

export const ask: CustomerCommand = {
  name: "ask",
  usage: "ask <customer>",
  does: "Ask its owner the questions again",
  who: "managers",
  needs: "customer",
  asks: { headline: "Ask about which customer?", example: "ask Contoso" },
  choice: async () => ({ then: "ask" }),
  async run(turn, { id: customer }): Promise<Reply> {
    return {
      card: await askedReply(turn, await askOwner(turn.world, turn.organization, { customer, by: turn.actor })),
    };
  },
};

export const add: Command = {
  name: "add",
  usage: "add [name] [owner @person]",
  does: "Add a customer that isn't in an export",
  who: "managers",
  async run(turn, rest): Promise<Reply> {
    const [, name = rest, who = ""] = /^(.*?)(?:^| )owner (\S.*)$/isu.exec(rest) ?? [];
    const owner = who === "" ? undefined : await knownPerson(turn, who);
    const draft = { name: owner === undefined ? rest : name, id: "", domain: "", person: owner?.id ?? "", isNew: true };
    return { card: formCard(addForm({ people: await knownPeople(turn), draft })) };
  },
};
