/** Before somebody or a customer is forgotten: what goes, what stays, and that nothing brings it back. */
import { count } from "../kit/dates.ts";
import { notice } from "../kit/notice.ts";
import { press } from "../kit/actions.ts";
import type { Card } from "../kit/render.ts";

/** Asks whether a person is to be forgotten. */
export function forgetPersonCard(facts: { id: string; name: string; owned: number; fixedManager: boolean }): Card {
  const { id, name, owned, fixedManager } = facts;
  return notice(
    `Forget ${name}?`,
    [
      "Their name, principal name, chat, time zone and absence are removed, along with the records of messages to them. In answers, history and settings a pseudonym takes their place. It can't be undone.",
      owned === 0
        ? ""
        : `They own ${count(owned, "customer")}, which would have no owner. To give them to somebody else first, write handover and both names.`,
      fixedManager ? "The setting BOT_MANAGERS names them as a manager: an administrator removes them there." : "",
      "Earlier backups still have them: after restoring one, do this again. If they write to me again, I'll know them again.",
    ],
    [{ title: "Forget for good", press: press("forget-person", { person: id }), tooltip: `Forget ${name} for good` }],
  );
}

/** Asks whether a customer is to be forgotten. */
export function forgetCustomerCard(facts: { id: string; name: string; entries: number; deliveries: number }): Card {
  const { id, name, entries, deliveries } = facts;
  return notice(
    `Forget ${name}?`,
    [
      `Its answers, claims, subscriptions, links and usage are removed, with ${count(entries, "entry", "entries")} of history and the records of ${count(deliveries, "message")}. Its Microsoft ID stays on record as forgotten. It can't be undone.`,
      "To keep a copy, write export history and its name first. If it is still in Partner Center's list, the next import adds it as new.",
    ],
    [
      {
        title: "Forget for good",
        press: press("forget-customer", { customer: id }),
        tooltip: `Forget ${name} for good`,
      },
      { title: "Show customer", press: press("show", { customer: id }) },
    ],
  );
}
