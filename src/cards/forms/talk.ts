/** What is said to words that want no command: a greeting returned, what was told of no customer, questions about the bot. */
import { press, type Press } from "../kit/actions.ts";
import { noticeCard, type NoticeFacts } from "../kit/notice.ts";
import type { Card } from "../kit/render.ts";
import { defaultPatience } from "../../domain/customer/reminders.ts";

export type Suggestion = { title: string; press: Press };

const runs = (title: string, says: string): Suggestion => ({ title, press: press("run", { says, shown: "new" }) });
const lists = (title: string, filter: string): Suggestion => ({ title, press: press("gaps", { filter }) });

export const allICanDo: Suggestion = { title: "All I can do", press: press("help", {}) };
const myCustomers = lists("My customers", "customers mine");
const needsMe = lists("What needs me", "mine");
const theManagers = runs("Who the managers are", "managers");

const inDays = (each: readonly number[]): number => each.reduce((sum, days) => sum + days, 0);

/** What most people want here. */
export const commonSuggestions = (personal: boolean): readonly Suggestion[] =>
  personal
    ? [lists("My customers", "mine"), lists("All gaps", "all"), thisWeek]
    : [lists("Gaps", "all"), lists("Deadlines", "ending"), thisWeek];

const thisWeek: Suggestion = { title: "This week", press: press("digest-now", {}) };

const whichCustomer = (personal: boolean): NoticeFacts => ({
  headline: "Which customer is that about?",
  says: "Write its name, or press the button on its card: I only save what you choose there.",
  next: personal ? [needsMe, lists("Closed gaps", "closed")] : [lists("Closed gaps", "closed")],
});

/** By topic; in a channel many read along, and nothing is theirs. */
const answers = {
  hello: (personal) => ({
    headline: "Hi! What would you like to see?",
    says: "Ask me in your own words, for example: what's open at Contoso?",
    next: [...commonSuggestions(personal), allICanDo],
  }),
  thanks: () => ({ says: "You're welcome." }),
  /** A colleague is praised, or all of them. */
  praise: () => ({ says: "Good to hear! Nothing was changed." }),
  /** Small talk. */
  chat: () => ({ says: "🙂 I'm here if you need me." }),
  /** No to what was asked. */
  no: () => ({ says: "OK, nothing was changed." }),
  stop: (personal) => ({
    headline: "What should stop?",
    says: personal
      ? "The weekly message, or everything while you're away. To hear no questions and no weekly message for some days, write quiet until Monday. To snooze one customer, write snooze and its name."
      : "A manager can end the digest here. To snooze one customer, write snooze and its name.",
    next: personal
      ? [
          { title: "End the weekly message", press: press("run", { says: "digest off" }) },
          { title: "I'm away", press: press("run", { says: "away" }) },
        ]
      : [{ title: "End the digest here", press: press("run", { says: "digest off" }) }],
  }),
  /** Somebody tells that something is so, or was done, instead of asking. */
  done: whichCustomer,
  /** What became of a CPOR claim. */
  claim: whichCustomer,
  "not-mine": (personal) => ({
    headline: "Which customer isn't yours?",
    says: "Write its name, or press Not mine on the card that asked you. A manager can give it to somebody else.",
    next: personal ? [myCustomers] : [],
  }),
  /** Something was wrong, and should be as before. */
  undo: (personal) => ({
    headline: "What should I undo?",
    says:
      "This message changed nothing, and I can't undo anything from just before it. Anything saved in the last day has Undo on its card. " +
      "Write the customer's name to correct something, or import undo to undo the last import.",
    next: personal ? [myCustomers] : [],
  }),
  /** Something that cannot be done here. */
  cant: (personal) => ({
    headline: "That's something I can't do",
    says: "I know who owns a customer, the answers, claims, links and deadlines: I show them, ask for them, and export them as tables.",
    next: [
      ...commonSuggestions(personal).slice(0, 1),
      ...(personal ? [{ title: "Export", press: press("run", { says: "export" }) }] : []),
      allICanDo,
    ],
  }),
  /** A note on a customer that isn't named. */
  "note-on-whom": () => ({
    headline: "Which customer is the note about?",
    says: "Name it, for example: note Contoso: their new IT manager is Karin Holm. Nothing was saved.",
    next: [allICanDo],
  }),
  /** A date for somebody's task. */
  due: (personal) => ({
    headline: "I can't set dates for tasks",
    says: "The dates here are Microsoft's deadlines, and the day that a snooze ends. What isn't in place stays on the owner's list, and I remind them of it. I can remind you on any day, though: remind me on Friday about Contoso. Nothing was changed.",
    next: [personal ? lists("My deadlines", "ending mine") : lists("Deadlines", "ending")],
  }),
  /** What a colleague is to do first. */
  task: () => ({
    headline: "I don't hand out tasks",
    says: "What isn't in place is on the owner's list, most urgent first, and I remind them of it. I don't tell anybody what to do first. Nothing was changed.",
  }),
  /** A customer who will leave, and is still there. */
  leaving: () => ({
    headline: "Leaving, but still a customer",
    says: "Its work counts until it has left. Then a manager offboards it, and nobody is asked about it any more. Nothing was changed.",
  }),
  /** A digest that is to come again after a while. */
  "skipped-week": (personal) => ({
    headline: "I can't skip a week",
    says: personal
      ? "With quiet until a day it waits until then, and so do my questions. Or it's off until you want it again: write digest off, and then digest Monday 09:00. Nothing was changed."
      : "A manager can end the digest here with digest off, and start it again with digest here Monday 09:00. Nothing was changed.",
    next: [
      {
        title: personal ? "End the weekly message" : "End the digest here",
        press: press("run", { says: "digest off" }),
      },
    ],
  }),
  /** A digest that is to say something else, or less. */
  "digest-contents": () => ({
    headline: "What's in the digest can't be changed",
    says: "Where and when it comes can be set, not what it says: the most urgent gaps first, then what is new, closed and late. Each number in it opens its list, and these lists are here at any time.",
    next: [lists("Overdue", "overdue"), lists("New gaps", "new")],
  }),
  /** Fewer messages, or all of them in one. */
  fewer: () => ({
    headline: "How many messages come can't be set",
    says: [
      "All questions about a customer come on one card, and customers that are assigned together in one message. What is still open comes once a week, in one message too, and no message repeats what another one said that morning.",
      "For a while without messages, tell me when you're away, or snooze a customer.",
    ],
    next: [runs("When it comes", "digest")],
  }),
  /** What comes of it when somebody does not answer. */
  escalation: (personal) => ({
    headline: "When nobody answers",
    says: [
      `I remind whoever was asked ${defaultPatience.reminders.length} times at most, over ${inDays(defaultPatience.reminders)} working days.`,
      `${defaultPatience.escalations[0]} working days later the managers hear of it, and once more ${defaultPatience.escalations[1]} working days after that; nobody else does. “Not sure” and Later count as an answer for now.`,
    ],
    next: personal ? [needsMe] : [lists("Who hasn't answered", "waiting")],
  }),
  /** Association as a part of every onboarding. */
  "onboarding-list": () => ({
    headline: "I ask that of every customer already",
    says: [
      "Whether association is part of onboarding is one of the four questions about each customer.",
      "A customer that is added here as new starts with an onboarding list: its steps have the claims and PAL in them, and can't be changed. For any other one, its card has Onboarding list.",
    ],
    next: [lists("Where it isn't yet", "onboarding")],
  }),
  /** Hours without messages, of somebody who cannot set them. */
  hours: () => ({
    headline: "Only managers set when messages may come",
    says: "They can set quiet hours and days off, which apply to everybody. For your own weekly message, write for example: digest Monday 09:00",
    next: [theManagers],
  }),
  /** Who may see and do what. */
  rights: () => ({
    headline: "Who sees what",
    says: [
      "In a personal chat with me, people see only the customers they look after; managers see all of them.",
      "In a channel or group chat, everybody in it can ask about every customer. Only managers assign and import. Owners can export what concerns their own customers, managers all of it.",
      "What you ask me in our personal chat isn't shown to anybody. What you save is: the answer, note or reason, with your name and the day.",
    ],
    next: [theManagers],
  }),
  /** What comes of it when a customer gets another owner. */
  "new-owner": () => ({
    headline: "What a new owner changes",
    says: [
      "It's theirs at once: they don't have to accept it, and give it back with Not mine. Answers, claims, links and history stay with the customer. They're asked what's open, and get its reminders from then on.",
      "The previous owner no longer sees it in their chat with me, unless they're its deputy, stand in for the new owner, or are a manager. I write to them only when nobody takes over; otherwise their cards say whose it is.",
      "At Microsoft and at the customer nothing changes: accounts, access and PAL links stay as they are. For a day, Undo gives it back.",
    ],
  }),
  /** What it is for. */
  purpose: () => ({
    headline: "I make sure our work counts",
    says: [
      "Microsoft credits work at a customer only where it is associated with us: through a CPOR claim, a PAL link, or because we sell it.",
      "So I ask each customer's owner what is in place, list what's missing, warn before deadlines, and sum up every week.",
    ],
    next: [{ title: "Why it matters", press: press("why", { topic: "designations" }) }, allICanDo],
  }),
  /** What is wanted of whoever writes. */
  need: (personal) => ({
    headline: "What I need from you",
    says: [
      "For each customer you look after: are the CPOR claims in, is PAL linked, and is this part of onboarding? I ask only what I don't know yet.",
      "After that, tell me what changes: a decided claim, a new subscription, your time off. Answers expire after a while (the card says when), and then I ask whether they're still true.",
    ],
    next: personal ? [needsMe] : [lists("Who hasn't answered", "waiting")],
  }),
  /** When it writes by itself. */
  when: () => ({
    headline: "When I write by myself",
    says: [
      "When a customer becomes yours, when an answer is late, some days before a deadline and on the day, and once a week with all that needs you.",
      "In working hours, never in quiet hours or on days off. To choose when your weekly message comes, write for example: digest Monday 09:00. To be reminded of something yourself: remind me on Tuesday about Contoso",
    ],
    next: [runs("When it comes", "digest")],
  }),
  /** Whether it hears by itself what happens at Microsoft. */
  hear: () => ({
    headline: "I only know what I'm told or can read",
    says: [
      "I learn what Microsoft decided about a claim from you, or from a report that a manager sends me. Then its owner sees it, with the deadlines.",
      "I do watch deadlines: I write to the owner some working days before, and on the day.",
    ],
    next: [lists("Deadlines", "ending")],
  }),
  /** Whether anything can go wrong. */
  try: (personal) => ({
    headline: "Go ahead, you can't break anything",
    says: [
      "Asking changes nothing. I check with you before I change anything, unless you write it out as a command. What you saved of a customer, a change of owners or an import can be undone for a day.",
      "I don't write to customers. At Microsoft I change nothing except your own PAL link, when you press Link it now and sign in.",
    ],
    next: [...commonSuggestions(personal).slice(0, 1), allICanDo],
  }),
  /** Whether it does at Microsoft what is told here. */
  "partner-center": () => ({
    headline: "You make claims in Partner Center, not here",
    says: [
      "I don't submit anything there. Once you have, tell me: for example, the Teams claim at Contoso went in today. From then on I watch its deadlines.",
      "PAL is different: a customer's card has Link it now for your own account, where that is set up.",
    ],
    next: [{ title: "How do I submit a claim?", press: press("why", { topic: "submit" }) }],
  }),
  /** How a team begins with it. */
  "set-up": () => ({
    headline: "How a team gets started",
    says: [
      "A manager imports the customers once, from Partner Center's Customers.csv or a list of your own; an Owner column says who owns each. Assign the rest here.",
      "Then add me to the team's channel, and write digest here Monday 09:00 there. I can write to owners once the app is installed for them: they can add me themselves, or your Teams administrator can install me for everyone.",
    ],
    next: [runs("How to load a file", "import"), lists("Who has no owner", "unowned")],
  }),
  /** Where what is known is kept. */
  data: () => ({
    headline: "Where your data is",
    says: [
      "In our own installation: one database or folder, chosen by whoever runs me. I show it in Teams, and ask Microsoft about our customers where that is set up.",
      "What you ask isn't stored, except for the reminders you set. Owners, answers, notes, reasons, claims and links are, with who changed them.",
    ],
  }),
  /** How the checklist card is answered. */
  checklist: (personal) => ({
    headline: "The four questions",
    says: [
      "1. Is a CPOR claim submitted for every Microsoft 365 and Business Applications workload we work on? 2. Is PAL linked for the Azure where we deliver services? 3. Does it have an owner? 4. Is all this part of onboarding? I ask only what I don't know yet.",
      "Choose what is true now and save. “No” and “Not sure” are fine: the card then shows the next step. Choose “Does not apply” where they don't have it.",
    ],
    next: personal ? [needsMe] : [lists("Who hasn't answered", "waiting")],
  }),
  /** An answer that is not known. */
  unsure: (personal) => ({
    headline: "“Not sure” is a good answer",
    says: "Save it, and the card shows how to find out. You can change it any time. To put the questions off, press Later.",
    next: personal ? [needsMe] : [],
  }),
  /** What words on cards mean. */
  words: () => ({
    headline: "What the words on my cards mean",
    says: [
      "A gap is something missing. Critical, high, medium and low say how soon it should be fixed.",
      "Waiting: the owner was asked and hasn't answered. Expired: an answer is too old, and is asked for again. Snoozed: no reminders until the chosen day. Unassigned: it has no owner.",
    ],
    next: [lists("All gaps", "all")],
  }),
  /** What a list does to customers that are here already. */
  overwrite: () => ({
    headline: "What an import changes",
    says: [
      "Customers that are already here keep their answers, claims and history. A name in the Owner column replaces the current owner; an empty cell changes nothing.",
      "The summary says what changed, and for a day, import undo puts everything back.",
    ],
    next: [runs("How to load a file", "import")],
  }),
  /** Languages it can be written to in. */
  languages: () => ({
    headline: "I answer in English",
    says: "I also understand simple phrases in German, French, Dutch and Spanish.",
    next: [allICanDo],
  }),
  /** Telling it in words. */
  told: () => ({
    headline: "Yes, just write it",
    says: "For example: the Teams claim at Contoso was approved yesterday. I open the form with that filled in, and you only save it.",
    next: [allICanDo],
  }),
} as const satisfies Record<string, (personal: boolean) => NoticeFacts>;

export type Talk = keyof typeof answers;
export const isTalk = (word: string): word is Talk => Object.hasOwn(answers, word);

/** @param fits what can be done instead */
export function talkCard(what: Talk, personal: boolean, fits: readonly Suggestion[] = []): Card {
  const facts: NoticeFacts = answers[what](personal);
  return noticeCard({ ...facts, next: [...fits, ...(facts.next ?? [])] });
}
