/** The `set` command: a customer's lifecycle, deputy, sales channels, size and GDAP. */
import { todayOf } from "../../app/organization/absence.ts";
import { setFact } from "../../app/customers/assign.ts";
import { press } from "../../cards/kit/actions.ts";
import { readFact, type Fact } from "../../domain/customer/facts.ts";
import { noticeReply, type Card, type CustomerCommand, type Reply, type Turn } from "../turn.ts";
import { managersOnly, notUnderstood, notHere } from "../refusals.ts";
import { findPerson } from "../input/find-person.ts";
import { personName } from "./assign-actions.ts";
import { parseDay } from "../input/parse.ts";

export const set: CustomerCommand = {
  name: "set",
  usage:
    "set <customer>: paused because <reason> | active | sold by CSP | <number> seats | called <name> | deputy @person | gdap until <date>",
  does: "Lifecycle, name, deputy, how it buys, its size, when GDAP ends",
  who: "everyone",
  needs: "customer",
  words(said) {
    const [, customer, rest] = /^([^:]+):(.+)$/s.exec(said) ?? [];
    return customer === undefined || rest === undefined ? undefined : { customer: customer.trim(), rest: rest.trim() };
  },
  asks: {
    headline: "Which customer, and what should I set?",
    example: "set Contoso: sold by CSP, EA/VL",
    more: "After the colon: paused because they merge with Fabrikam (or offboarded because …); active; sold by CSP; 250 seats; called Contoso Berlin, or called as listed; deputy @Patti Fernandez; gdap until 31 Jan 2027 auto-extended; gdap not needed.",
  },
  async run(turn, { id, name }, said): Promise<Reply> {
    const change = await readChange(turn, said);
    if (change !== undefined && "card" in change) return change;
    if (change === undefined) return notUnderstood(set, said, `set ${name}: sold by CSP`);
    const { outcome } = await setFact(turn.world, turn.organization, { customer: id, change, by: turn.actor });
    switch (outcome) {
      case "changed":
      case "unchanged":
        return noticeReply(
          `${name}: ${outcome === "changed" ? "saved" : "no change"}`,
          change.set === "deputy" && change.deputy !== undefined
            ? `deputy ${await personName(turn, change.deputy)}`
            : said,
          [{ title: "Show customer", press: press("show", { customer: id }) }],
        );
      case "not-yours":
        return noticeReply(
          `${name}: not yours to change`,
          "The owner, the deputy or a manager can. Nothing was changed.",
        );
      case "not-a-manager":
        return { card: managersOnly("can pause or offboard customers, because nobody hears about them after that") };
      case "no-reason":
        return noticeReply(
          "Why?",
          `Nobody will hear about it until it's active again. Write for example: set ${name}: ${said} because they merge with another company`,
        );
      case "no-such-customer":
        return { card: notHere() };
    }
  },
};

async function readChange(turn: Turn, said: string): Promise<Fact | { card: Card } | undefined> {
  const who = /^deputy (.+)$/is.exec(said)?.[1];
  if (who === undefined) {
    const today = await todayOf(turn.world, turn.organization);
    return readFact(said, (text) => parseDay(text, today));
  }
  if (/^(none|nobody)$/i.test(who)) return { set: "deputy" };
  const found = await findPerson(turn, who);
  return "card" in found ? found : { set: "deputy", deputy: found.person.id };
}
