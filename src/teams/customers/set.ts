/** The `set` command: a customer's lifecycle, deputy, sales channels and GDAP. */
import { todayOf } from "../../app/organization/absence.ts";
import { changeParticular } from "../../app/customers/assign.ts";
import { lookUp } from "../../app/customers/report.ts";
import { chooseCard } from "../../cards/forms/choose.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { readParticular, type Particular } from "../../domain/customer/facts.ts";
import { meant } from "../input/people.ts";
import { viewerOf, type Card, type Command, type Reply, type Turn } from "../turn.ts";
import { managersOnly, notUnderstood } from "../refusals.ts";
import { askWhom } from "../input/find-person.ts";
import { noCustomer } from "../input/find-customer.ts";
import { parseDay } from "../input/parse.ts";

const examples = [
  "Write the customer, a colon, and what is so. For example:",
  "set Contoso: paused because they merge with Fabrikam (or offboarded because …, active); set Contoso: sold by CSP, EA/VL; set Contoso: deputy @Patti Fernandez; set Contoso: gdap until 31 Jan 2027 auto-extended; set Contoso: gdap not needed",
];

export const particulars: Command = {
  name: "set",
  usage: "set <customer>: paused because <reason> | active | sold by CSP | deputy @person | gdap until <date>",
  does: "Lifecycle, deputy, how it buys, when GDAP ends",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const parts = /^(.+?)\s*:\s*(.+)$/s.exec(rest);
    if (parts === null && rest !== "") return notUnderstood(particulars, rest, "set Contoso: sold by CSP");
    if (parts === null) return { card: noticeCard({ headline: "What is so of which customer?", says: examples }) };
    const [, words = "", said = ""] = parts;
    const found = await lookUp(turn.organization, viewerOf(turn), words);
    if (found.found === "none") return { card: noCustomer(turn, words) };
    if (found.found === "several") {
      return { card: chooseCard({ words, customers: found.customers, then: "show" }) };
    }
    const { id, name } = found.customer;
    const change = await readChange(turn, said);
    if (change !== undefined && "card" in change) return change;
    if (change === undefined)
      return { card: noticeCard({ headline: `I do not understand “${said.slice(0, 60)}”`, says: examples }) };
    const { outcome } = await changeParticular(turn.world, turn.organization, { customer: id, change, by: turn.actor });
    switch (outcome) {
      case "changed":
      case "unchanged":
        return {
          card: noticeCard({
            headline: `${name}: ${outcome === "changed" ? "recorded" : "was so already"}`,
            says: said,
            next: [{ title: "Show customer", press: press("show", { customer: id }) }],
          }),
        };
      case "not-yours":
        return {
          card: noticeCard({
            headline: `${name}: not yours to change`,
            says: "The owner, the deputy or a manager can. Nothing was changed.",
          }),
        };
      case "not-a-manager":
        return { card: managersOnly("pause or offboard customers: nobody would hear of them any more") };
      case "no-reason":
        return {
          card: noticeCard({
            headline: "Why?",
            says: `Nobody hears of it any more until it is active again. Write for example: set ${name}: ${said} because they merge with another company`,
          }),
        };
      case "no-such-customer":
        return { card: noCustomer(turn, words) };
    }
  },
};

async function readChange(turn: Turn, said: string): Promise<Particular | { card: Card } | undefined> {
  const who = /^deputy\s+(.+)$/is.exec(said)?.[1];
  if (who === undefined) {
    const today = await todayOf(turn.world, turn.organization);
    return readParticular(said, (text) => parseDay(text, today));
  }
  if (/^(none|nobody)$/i.test(who)) return { set: "deputy" };
  const found = await meant(turn, who);
  return found.outcome === "found" ? { set: "deputy", deputy: found.person.id } : { card: askWhom(who, found) };
}
