/** Makes a card: a template of `cards/` filled with the data it shows. */
import { readFileSync } from "node:fs";
import { Template } from "adaptivecards-templating/lib/template-engine.js"; // The package root drags TypeScript sources of another package in.
import type { AddFormView } from "../forms/add.ts";
import type { AgainView } from "../messages/reconfirm.ts";
import type { AssignFormView } from "../forms/assign.ts";
import type { AssociatedView } from "../customer/associated.ts";
import type { ByOwnerView } from "../gaps/by-owner.ts";
import type { ChecklistView } from "../messages/checklist.ts";
import type { ChooseView } from "../forms/choose.ts";
import type { ClaimFormView } from "../forms/claim.ts";
import type { CustomerView } from "../customer/customer.ts";
import type { DigestView } from "../messages/digest.ts";
import type { GapsView } from "../gaps/gaps.ts";
import type { GoodNewsView } from "../gaps/good-news.ts";
import type { HelpView } from "../organization/help.ts";
import type { IdentityFormView } from "../forms/identity.ts";
import type { ImportSummaryView } from "../organization/import-summary.ts";
import type { ListView } from "./list.ts";
import type { NoticeView } from "./notice.ts";
import type { OnboardingView } from "../customer/onboarding.ts";
import type { PasteFormView } from "../forms/paste.ts";
import type { RecordedView } from "../messages/recorded.ts";
import type { ReviewView } from "../review/review.ts";
import type { SubscriptionFormView } from "../forms/subscription.ts";
import type { WeeklyView } from "../messages/weekly.ts";
import type { WelcomeView } from "../messages/welcome.ts";
import type { WhyView } from "../gaps/why.ts";
import type { Plain } from "./text.ts";

/** A card to send. `summary` is the one line of notifications and chat lists; it makes sense alone. */
export type Card = { content: object; summary: string };

/** What each template of `cards/` shows. */
export type Views = {
  "add-form": AddFormView;
  again: AgainView;
  "assign-form": AssignFormView;
  associated: AssociatedView;
  "by-owner": ByOwnerView;
  checklist: ChecklistView;
  choose: ChooseView;
  "claim-form": ClaimFormView;
  customer: CustomerView;
  digest: DigestView;
  gaps: GapsView;
  "good-news": GoodNewsView;
  help: HelpView;
  "identity-form": IdentityFormView;
  "import-summary": ImportSummaryView;
  list: ListView;
  notice: NoticeView;
  onboarding: OnboardingView;
  "paste-form": PasteFormView;
  recorded: RecordedView;
  review: ReviewView;
  "subscription-form": SubscriptionFormView;
  weekly: WeeklyView;
  welcome: WelcomeView;
  why: WhyView;
};

/** Every view says in one line what its card says. */
export type View = { summary: Plain };

/** Next to `src/` and to the built `dist/` alike. */
const folder = new URL("../../../cards/", import.meta.url);
const templates = new Map<string, Template>();

/** Fills a template. @throws {Error} when the template is missing or no JSON: ours to mend. */
export function render<Name extends keyof Views>(template: Name, view: Views[Name]): Card {
  let known = templates.get(template);
  if (known === undefined) {
    known = readTemplate(JSON.parse(readFileSync(new URL(`${template}.json`, folder), "utf8")));
    templates.set(template, known);
  }
  return { content: fill(known, view), summary: view.summary };
}

/** A template ready to be filled. */
export const readTemplate = (json: unknown): Template => new Template(json);

/** The card of a template and the data it shows. */
export const fill = (template: Template, view: unknown): object => template.expand({ $root: view }) as object;

/** Bytes a card may take. Teams counts UTF-16; 28 KB is what every kind of connection takes. */
export const sizeLimit = 28 * 1024;

/** The size of a card as Teams counts it. */
export function sizeOf(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card.content), "utf16le");
}

/** The first of the cards, fullest first, that is small enough; the last one when none is. */
export function firstThatFits(levels: readonly (() => Card)[]): Card {
  for (const [index, make] of levels.entries()) {
    const card = make();
    if (index === levels.length - 1 || sizeOf(card) <= sizeLimit) return card;
  }
  throw new RangeError("no card was offered");
}
