/** Said once when the bot arrives: in a personal chat, or in a team or group chat. */
import { number } from "../kit/dates.ts";
import { button, press } from "../kit/actions.ts";
import { render, type Card } from "../kit/render.ts";
import { shown, name, nothing, plain, text, type Shown } from "../kit/text.ts";

export type WelcomeFacts = {
  place: "personal" | "team" | "groupChat";
  /** Name of whoever added the bot, when known. */
  by?: string | undefined;
  manager: boolean;
  /** Customers on record, and those the person answers for. */
  customers: number;
  owned?: number;
  /** When the weekly message comes, in words: "Monday 09:00, Amsterdam time". */
  weekly?: string;
};

/** What it is for, and the first thing to do. */
export function welcomeView(facts: WelcomeFacts) {
  const by = facts.by === undefined || facts.by.trim() === "" ? nothing : shown` Added by ${name(facts.by, 50)}.`;
  const says = shown`I make sure every customer is associated with us in Partner Center: CPOR for Microsoft 365 and Business Applications, PAL for Azure. Work counts only from the day it's associated.${by}`;
  return facts.place === "personal" ? personal(facts, says) : shared(facts, says);
}

export const welcomeCard = (facts: WelcomeFacts): Card => render("welcome", welcomeView(facts));

function personal({ manager, customers, owned = 0, weekly }: WelcomeFacts, says: Shown) {
  const empty = customers === 0;
  return {
    summary: plain("I help keep your customers associated in Partner Center", 120),
    title: shown`Get credit for the customers you work with`,
    says,
    steps: [
      ...(manager && empty
        ? [
            {
              what: shown`Load your customers`,
              sub: shown`Send me the Customers.csv that Partner Center exports, or add one by hand.`,
            },
          ]
        : []),
      {
        what: shown`A few questions about each customer you own`,
        sub: shown`They come here as a card: under a minute the first time, one tap when nothing changed.`,
      },
      {
        what: shown`One message a week, when something needs you`,
        sub:
          weekly === undefined
            ? shown`Not one per customer.`
            : shown`${text(weekly)}. Not one per customer. Write **digest off** to stop it.`,
      },
    ],
    footer:
      owned === 0 ? nothing : shown`You look after ${text(number(owned))} of ${text(number(customers))} customers.`,
    buttons: [
      ...(manager && empty ? [button("Add a customer", press("add-form", {}), { likely: true })] : []),
      ...(owned > 0 || (manager && !empty)
        ? [
            button(
              owned > 0 ? "My customers" : "Show gaps",
              press("gaps", { filter: owned > 0 ? "customers mine" : "all", page: 1 }),
              { likely: true },
            ),
          ]
        : []),
      button("Why it matters", press("why", { topic: "association" })),
      button("Help", press("help", {}), { tooltip: "What you can ask me" }),
    ],
  };
}

function shared({ place, customers }: WelcomeFacts, says: Shown) {
  const here = place === "team" ? "channel" : "chat";
  return {
    summary: plain("I show which customers aren't associated in Partner Center", 120),
    title: shown`See which customers aren't associated, and who owns them`,
    says,
    steps: [
      {
        what: shown`Mention me and write **gaps**`,
        sub: shown`What is open, who owns it and since when. Or **show** and a customer's name.`,
      },
      {
        what: shown`A digest every week`,
        sub: shown`A manager can write **digest here Monday 09:00 Europe/Amsterdam** in the ${text(here)} that should get it.`,
      },
      {
        what: shown`Owners get their own cards`,
        sub: shown`I can write to owners once the app is installed for them. They can add me themselves, or your Teams administrator can install me for everyone.`,
      },
    ],
    footer: nothing,
    buttons: [
      ...(customers === 0 ? [] : [button("Show gaps", press("gaps", { filter: "all", page: 1 }), { likely: true })]),
      button("Help", press("help", {}), { tooltip: "What you can ask me" }),
    ],
  };
}
