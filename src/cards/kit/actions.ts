/**
 * What a person can press: every verb with its data. That is ids, a revision, days and filters; what was filled in, where a
 * form opens again; and commands as they would be typed, which run with the rights of whoever presses. Who acts is never in it.
 * `asOf`: when it was offered; what somebody else changed after that is left alone.
 */
import type { AnswerValue, CustomerId, Question } from "../../domain/customer/customer.ts";
import type { SourceId } from "../../domain/documents.ts";
import { exact, type Loose } from "../../domain/exact.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import type { Day, Instant } from "../../domain/time/time.ts";
import { plain, type Plain } from "./text.ts";

/** What is filled into the form of a claim, as somebody told it. */
export type ClaimAsTold = {
  claim?: string;
  workload?: string;
  scope?: string;
  status?: string;
  on?: Day;
  reason?: string;
  reasonNote?: string;
  claimId?: string;
  scopeNote?: string;
  proofSignedOn?: Day;
};

/** Data by verb. Inputs of the card come beside it: their ids are named where the verb takes some. */
export type Verbs = {
  /** Inputs `cpor`, `pal`, `owner`, `onboarding` (yes, no, unsure, n/a) and `note`, unless the data has the answers. */
  "save-answers": { customer: CustomerId; prompt?: string; revision: number } & Partial<Record<Question, "yes">>;
  /** One tap: everything is as it was answered. */
  "still-true": { customer: CustomerId; prompt?: string; revision: number };
  /** "Still true" on a row of the weekly message; without a customer, of all rows that need only that, of `customers`. */
  confirm: { customer?: CustomerId; revision?: number; customers?: CustomerId[] };
  /** On a row of the weekly message, of what was confirmed at that moment. */
  "undo-confirm": { customer: CustomerId; at: Instant };
  /** Does what the gap of that code needs, or the customer's most urgent one, in a card of its own. */
  act: { customer: CustomerId; gap?: string | undefined };
  /** All customers without an owner to one person; input `person`. */
  "assign-all-form": Record<never, never>;
  "assign-all": { person?: PersonRef; asOf: Instant; except?: readonly CustomerId[] };
  /** `prompt`: what asked them about it last; absent where they were never asked. */
  "undo-not-mine": { customer: CustomerId; prompt?: string };
  /** Asks the managers to have it paused or offboarded. Input `because`. */
  "ask-offboarding": { customer: CustomerId; wants: "paused" | "offboarded" };
  /** What was asked so at that moment: a manager does it, or keeps the customer as it is. */
  offboard: { customer: CustomerId; asked: Instant };
  keep: { customer: CustomerId; asked: Instant };
  /** After *Not mine*. Inputs `person`, as for `assign`, and `because`; each may be empty. */
  "tell-managers": { customer: CustomerId; prompt: string };
  /** Shows the checklist with the earlier answers, or with those that somebody told. */
  "answer-form": { customer: CustomerId; note?: string } & Partial<Record<Question, AnswerValue>>;
  /** `until`: a day that was chosen; absent means two working days. */
  quiet: { person: PersonRef; until?: Day };
  later: { customer: CustomerId; prompt: string; until?: Day };
  /** `shown`: the form that asks who has it, once it was given back, in a card of its own. */
  "not-mine": { customer: CustomerId; prompt: string; shown?: "new" };
  /** `list`, `page`: where it was opened from, as for `gaps`. */
  show: { customer: CustomerId; list?: string; page?: number };
  /** Puts the checklist to the customer's owner. */
  ask: { customer: CustomerId };
  /** Reminds the owners of all that wait for an answer among those that the filter leaves, as for `gaps`; only `people`. */
  "remind-all": { filter: string; people?: readonly PersonRef[] };
  /** Asks whether to remind the owners of what a list shows; `list` is its command, `people` who alone is meant. */
  "remind-owners-form": { list: string; people?: readonly PersonRef[]; except?: readonly PersonRef[] };
  /** Input `line`, unless the data has it: what the manager adds. */
  "remind-owners": { list: string; people?: readonly PersonRef[]; except?: readonly PersonRef[]; line?: string };
  /** `filter` as `writeFilter` writes it; "mine" for whoever presses. */
  gaps: { filter: string; page?: number };
  /** What follows the command of that name; without a state the count. */
  claims: { filter: string; page?: number };
  /** `week`: of the digest whose new and closed gaps are counted. `only`: one owner, or `nobody`. */
  "gaps-by-owner": { week?: string; only?: PersonRef; page?: number };
  /** `shown`: in a card of its own, so that the list it was pressed in stays. */
  "assign-form": { customer: CustomerId; shown?: "new" };
  /** Input `person`: an Entra object id, unless the data names the person already. */
  assign: { customer: CustomerId; revision: number; person?: PersonRef };
  /**
   * Inputs `name`, `id`, `domain`, `person` (as for `assign`), `workloads` (ids, with commas), `azure` and `isNew` (true,
   * false). `later`: what was told beside them, a sentence each; `subscription`: an ID for its form; `then`: who else is to be added; `asked`: the request that it answers.
   */
  add: { later?: string[]; subscription?: string; then?: string[]; asked?: string; anyway?: string };
  /** The same inputs, and `words`: asks the managers to add it. */
  "ask-add": { subscription?: string; anyway?: string };
  /** Opens the form as somebody asked for it. */
  "add-asked": { asked: string };
  /** It isn't added; by whoever asked, they take it back. */
  "decline-add": { asked: string };
  /** Takes back that it was added, as long as nothing was said of it since. */
  "undo-add": { customer: CustomerId; at: Instant };
  "add-form": Record<never, never>;
  /** Asks whether to move them. Inputs `from` and `to`, as `person` of `assign`. */
  "handover-form": Record<never, never>;
  /** Moves every customer of one owner to another, but for those in `except`. */
  handover: { from: PersonRef; to: PersonRef; except?: CustomerId[]; asOf?: Instant };
  "undo-handover": { handover: string };
  /** `at`: the moment at which owners were changed; without a customer, of all that were changed then. */
  "undo-assign": { at: Instant; customer?: CustomerId };
  why: { topic: string };
  /** `group`: the heading of one, in full. */
  help: { group?: string };
  /** Opens what the customer needs from the person: the checklist, or the customer's card. */
  answer: { customer: CustomerId };
  /** `team`: the organization's digest also where it comes to a personal chat. */
  "digest-now": { team?: true };
  /** Posts the last digest of a channel again. */
  "try-digest": { channel: string };
  /** The digest of a channel comes to the chat of whoever presses. */
  "move-digest": { channel: string };
  /** `channel` absent: the one that comes to the chat of whoever presses. */
  "stop-digest": { channel?: string };
  deliveries: Record<never, never>;
  "resend-deliveries": Record<never, never>;
  onboarding: { customer: CustomerId };
  "start-onboarding": { customer: CustomerId };
  /** Input `done`: step numbers, comma-separated. */
  "tick-off": { customer: CustomerId };
  /** The customer's card in place of a form. */
  back: { customer: CustomerId };
  /** The form of a claim; without `claim` that of any workload. The others: what is filled in, as somebody told it. */
  "claim-form": { customer: CustomerId } & ClaimAsTold;
  /** Inputs: those of `claimInputs`. `seen` is the mark of the claim that was shown; `anyway` the status not warned of again. */
  "save-claim": {
    customer: CustomerId;
    claim?: string;
    seen?: string;
    anyway?: string;
    /** What a button says in the place of the form. */
    workload?: string;
    scope?: string;
    /** What else was told with it: their forms come once this one is saved. */
    then?: readonly ClaimAsTold[];
  };
  /** Puts back what was saved of the customer at that moment. `shown`: beside a form that stays. */
  "undo-saved": { customer: CustomerId; at: Instant; shown?: "new" };
  "subscription-form": { customer: CustomerId; subscription?: string };
  /** Inputs: those of `subscriptionInputs`. */
  "save-subscription": { customer: CustomerId; subscription?: string; seen?: string };
  "identity-form": { customer: CustomerId; identity?: string };
  /** Inputs: those of `identityInputs`. */
  "save-identity": { customer: CustomerId; identity?: string; seen?: string };
  /** Gives the way to a page where the person signs in and links themself. */
  "link-now": { customer: CustomerId };
  "proof-form": { customer: CustomerId };
  /** Input `output`: what the tool printed. */
  "check-proof": { customer: CustomerId };
  /** A table as a file; for `history` narrowed down by the others. */
  export: {
    what: string;
    customer?: CustomerId;
    person?: PersonRef;
    by?: PersonRef;
    of?: PersonRef;
    from?: Day;
    to?: Day;
    states?: string;
  };
  /** Goes on with a file that was sent, with one thing said of it; see `fileAnswers`. */
  "import-as": { file: string; says: FileAnswer; is: string };
  /** Inputs `column-<field>`: the number of a column of the file. */
  "import-columns": { file: string };
  /** Offboards the customers that lists do not have since that day, or since whenever; `those` is the mark of whom the card names. */
  "offboard-unlisted": { since?: Day; those: string };
  /** A new customer is an old one under another Microsoft ID. */
  "same-customer": { from: CustomerId; to: CustomerId };
  /** A new customer that has the name of an old one is another one. */
  "another-customer": { from: CustomerId; to: CustomerId };
  /** Puts back what an import changed, where nobody changed it since. */
  "undo-import": { import: string };
  review: { customer: CustomerId };
  /** The review as a page, as a file. */
  "review-page": { customer: CustomerId };
  sources: Record<never, never>;
  /** Reads all sources, or one. */
  sync: { source?: SourceId };
  /** Reads it again and changes what that shows, as it was shown before. */
  "sync-apply": { source: SourceId };
  "change-managers": { wants: "add" | "remove"; person: PersonRef };
  "snooze-form": { customer: CustomerId };
  /** Inputs `until` and `because`. */
  snooze: { customer: CustomerId };
  /** The absence of a colleague. */
  "away-form": Record<never, never>;
  /** Takes back what was done to the absences at that moment, else ends the one of these days. */
  "undo-away": { person: PersonRef; from?: Day; until?: Day; at?: Instant };
  /** Inputs `until` and `deputy`, as `person` of `assign`; `person` where a colleague is to be chosen. */
  away: { person?: PersonRef };
  /** Inputs `person`, as of `assign`, `from`, `until`; `which` where no customers are named, ids with commas between. */
  cover: { customers?: CustomerId[] };
  "note-form": { customer: CustomerId };
  /** Inputs `add`, the words of one more, and `remove`, ids with commas between. */
  "save-notes": { customer: CustomerId };
  /** Ends that person's cover of these customers, and nobody else's. */
  "end-cover": { customers: CustomerId[]; person: PersonRef };
  /** Reminds whoever asked for it once more: the next day, or a week on, from when it is pressed. */
  "remind-again": { memo: string; after: "day" | "week" };
  /** `list`: in the list of them, by its page, which is shown again without it. An undo, too. */
  "cancel-memo": { memo: string; list?: number };
  /** Opens it to be changed. */
  "memo-form": { memo: string };
  /** Inputs `on`, `says` and `customer`. `memo`: the one that is changed; `about`: the customer, where it was named. */
  "remind-me": { memo?: string; about?: CustomerId };
  "settings-form": Record<never, never>;
  /** Inputs: see `SettingsDraft`. `seen`: the marks of what was drawn in them, so that only what was changed is saved. */
  "save-settings": { seen: string };
  /** Runs a command as it would be typed, with the rights of whoever presses. */
  run: { says: string; shown?: "new"; asOf?: Instant };
  /** Runs several commands, one after another, and tells what came of each. */
  "run-all": { says: string[]; asOf?: Instant };
  /** Takes back several that were done together. `then`: the command that is run in their place. */
  "undo-all": { of: { verb: string; data: object }[]; then?: string; asOf?: Instant };
  /** The form has the day and the reason. */
  "snooze-all": { customers: CustomerId[] };
  /** The command about the customer of the input `customer`. */
  "run-for": { command: string; rest: string };
  "forget-person": { person: PersonRef };
  "forget-customer": { customer: CustomerId };
};
export type Verb = keyof Verbs;

/** What a person may say of a file that does not say it itself. */
export const fileAnswers = ["kind", "encoding", "sheet", "order", "decimals", "extent"] as const;
export type FileAnswer = (typeof fileAnswers)[number];

/** One verb with its data. */
export type Press = { [Name in Verb]: { verb: Name; data: Verbs[Name] } }[Verb];

/** Puts a verb and its data together, checked against the table. What is undefined is left out. */
export function press<Name extends Verb>(verb: Name, data: Loose<Verbs[Name]>): Press {
  return { verb, data: exact(data) } as unknown as Press;
}

/** A press as a template binds it; `submit` is the data of the `Action.Submit` that old clients fall back to. */
export type Bound = { verb: Verb; data: object; submit: object; tooltip: Plain };
export type Button = Bound & {
  title: Plain;
  style: "default" | "positive";
  /** "none": the card's inputs are neither checked nor sent. */
  inputs: "auto" | "none";
};

const bind = ({ verb, data }: Press): Pick<Bound, "verb" | "data" | "submit"> => ({
  verb,
  data,
  submit: { verb, ...data },
});

/** Longest title of a button, in characters. */
export const buttonTitle = 32;

/** What may be cut off a title that is too long: to whom it goes, until when and why. */
const atItsEnd = /[.,]? (?:to|until|from|because) /g;

/** What a name, or what is said of it, doesn't end with where it is cut. */
const joining = /(?<![\s,;:.&–-])[\s,;:.&–-]{1,3}(?:(?:and|or|of|about|to|the|on|for|in|with)[\s,;:.&–-]{0,3})?$/i;
const askAgain = /^(undo: )?(ask the owner of )(.+) again$/i;
/** Fewer characters say too little. */
const fewest = 14;

/** "Assign Coho Vineyard & Winery…", "Ask about Munson's Pickles…", where all of it is too long: cut behind the name, or a word of it. */
function fitting(title: string): string {
  const [, undo = "", ask = "", name = ""] = askAgain.exec(title) ?? [];
  const ways = name === "" ? [title] : [title, `${undo}${ask}${name}`, `${undo}Ask about ${name}`];
  const whole = ways.find((one) => one.length <= buttonTitle);
  if (whole !== undefined) return whole;
  const short = ways.at(-1) ?? title;
  const ends = /^(?:undo: )?(?:assign|unassign|snooze) /i.test(short)
    ? [...short.matchAll(atItsEnd)].map(({ index }) => index)
    : [];
  const end = ends.findLast((index) => index < buttonTitle) ?? short.lastIndexOf(" ", buttonTitle - 1);
  const words = short.slice(0, Math.max(0, end)).replace(joining, "");
  return words.length < fewest ? short : `${words}…`;
}

/** The title as a button shows it. */
export const shownTitle = (title: string): Plain => plain(fitting(title), buttonTitle);

/** A button. Its inputs are left out unless asked for: most buttons must work with the form half filled. */
export function button(
  title: string,
  pressed: Press,
  how: { likely?: boolean; takesInputs?: boolean; tooltip?: string | undefined } = {},
): Button {
  return {
    title: shownTitle(title),
    tooltip: plain(how.tooltip ?? title, 80),
    ...bind(pressed),
    style: how.likely === true ? "positive" : "default",
    inputs: how.takesInputs === true ? "auto" : "none",
  };
}

/** The button that asks whether the owners of what a list shows are to be reminded. @param list its command */
export const remindOwnersButton = (list: string): Button =>
  button("Remind the owners", press("remind-owners-form", { list }), {
    tooltip: "See who would get a message, and send it",
  });

/** The button that takes back what was saved at that moment. */
export const undoSavedButton = (customer: CustomerId, at: Instant): Button =>
  button("Undo", press("undo-saved", { customer, at }), { tooltip: "Put it back as it was before" });

/** The pages beside this one of a list, by their numbers from 1. */
export const pagingButtons = (page: number, pages: number, to: (page: number) => Press): readonly Button[] => [
  ...(page < pages ? [button("Next", to(page + 1), { tooltip: `Page ${page + 1} of ${pages}` })] : []),
  ...(page > 1 ? [button("Previous", to(page - 1), { tooltip: `Page ${page - 1} of ${pages}` })] : []),
];

/** A row that opens what it names; `tooltip` says so, also to a screen reader. */
export function opens(pressed: Press, tooltip: string): Bound {
  return { ...bind(pressed), tooltip: plain(tooltip, 80) };
}

export type Choice = { title: Plain; value: string };

/** Known people, and the ones already meant even when we do not know their names. */
export function peopleChoices(
  people: readonly { id: PersonRef; name: string }[],
  chosen?: { id: PersonRef; name: string },
): readonly Choice[] {
  const known = chosen === undefined || people.some((one) => one.id === chosen.id) ? people : [chosen, ...people];
  return known.map(({ id, name }) => ({ title: plain(name, 60), value: id }));
}
