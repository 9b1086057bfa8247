/** What a list was asked to go by, and cannot: it is named, so that nobody takes the list for the answer. Pure. */

import { countsDoneAndNot, growthAsked } from "./asked-counts.ts";
import { combinationIn } from "./like-said.ts";
import { asksWhoIsIdle } from "./who-is-idle.ts";

/** Nothing is chosen in it. */
const isOfEvery = /^gaps customers(?: mine)?(?: by \w+)?$/;

/** Without what nothing is chosen by, whatever the list. */
export const withoutUnheeded = (text: string): string =>
  notChosenBy.reduce((rest, [asked, heeded]) => (heeded === undefined ? rest.replace(asked, " ") : rest), text);

/** Lists that choose among customers, claims or gaps. */
const isList = /^(?:gaps|claims|gdap)\b/;

/** What nothing here is chosen by, or what only some lists are: then a part of the command says that it was. */
const notChosenBy: readonly (readonly [asked: RegExp, heeded?: RegExp])[] = [
  // Suites and licences are no workloads: who has one is not recorded.
  [
    /\b(?:(?:m365|o365|(?:microsoft|office) 365) )?(?:[EFGA][135](?: ?\/ ?[EFGA]?[135])*|business (?:premium|standard|basic))\b(?: (?:licen[cs]es?|plans?|suites?))?/i,
  ],
  [
    /\b(?:(?:more than|over|above|at least|less than|fewer than|under|below) \d[\d.,]*k?|\d[\d.,]*k?(?:\+| or (?:more|less|fewer|above|over|below|under)|(?= [^,;.?!]{1,30} (?:or|and) (?:more|less|fewer|up|above|over)\b))) (?:paid |active )?(?:seats|users|licen[cs]es|employees|people)\b(?: (?:or|and) (?:more|less|fewer|up|above|over)\b)?/i,
    /\bseats-(?:least|most)-/,
  ],
  [
    /\b(?:more than|over|at least(?! (?:one|an?|1)\b)|less than|fewer than|exactly) (?:\d+|one|two|three|four|five|ten|a) (?:open )?(?:gaps?|claims?|issues?|subscriptions?)\b/i,
  ],
  [/\b(?:revenue|turnover|profits?|margins?|spend(?:ing)?|consumption|budgets?|mrr|arr)\b/i],
  [
    /\b(?:purchase order(?: number)?s?|po numbers?|invoices?|notes?|contacts?|phone numbers?|industr(?:y|ies)|sectors?|tags?|segments?|regions?|countr(?:y|ies)|language|address(?:es)?)\b/i,
  ],
  [
    /\b(?:(?:buy|bought|purchased?|sold|come|came) )?(?:(?:through|via|by|from) (?:an? |the |our )?)?(?:distributors?|(?:in)?direct (?:provider|reseller)s?)\b/i,
  ],
  [
    /\b(?:in|from|based in|located in) (?:Germany|Austria|Switzerland|France|Spain|Italy|Belgium|Ireland|Poland|Denmark|Sweden|Norway|Finland|Europe|Asia|Africa|America|(?:the )?(?:Netherlands|UK|United Kingdom|US|USA|United States|Nordics|EU|North|South|East|West))\b/,
  ],
  [
    /\b(?:for|since) (?:(?:over|more than|at least|about) )?(?:an?|\d{1,3}|two|three|four|five|six|eight|ten) (?:days|weeks?|months?|quarters?|years?)\b/i,
    // Those who were asked that long ago are named over the list.
    /\d{4}-\d{2}|^gaps waiting\b/,
  ],
  // "Due this month" has a last day.
  [
    /\b(?:(?:in|during|since|before) (?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:this|last) (?:month|quarter|year))\b/i,
    /\d{4}-\d{2}|\bending\b/,
  ],
  [
    /\b(?:German|Austrian|Swiss|French|Spanish|Italian|Belgian|Dutch|Irish|Polish|Danish|Swedish|Norwegian|Finnish|British|American|European|foreign|international|domestic|local)(?= (?:customers?|clients?|accounts?|ones)\b)/i,
  ],
  [/\bwait(?:ing)? (?:for|on) (?:(?:the|a|their) )?(?:customers?|clients?)\b/i, /\bdraft\b.*\baction-required\b/],
  [
    /\b(?:that|which) (?:nobody|no ?one|none of us) (?:has |have )?(?:yet )?(?:touched|started|looked at|worked on|begun)\b/i,
  ],
  [/\bpaused\b/i, /\b(?:paused|to-decide)\b/],
  [/\boffboarded\b/i, /\b(?:offboarded|to-decide)\b/],
  [
    /\b(?:with us|ours|a customer) (?:for )?(?:longer|more) than (?:an?|\d{1,3}|two|three|six) (?:days|weeks?|months?|years?)\b/i,
    /^claims .*\d{4}-\d{2}/,
  ],
  [/\bby more than (?:an?|\d{1,3}|two|three|four|five|six) (?:days|weeks?|months?|years?)\b/i],
  [/\bdeput(?:y|ies)\b/i, /\b(?:(?:has|no)-deputy)\b/],
  [
    /(?:\b(?:not|no longer|missing|gone)\b|n['’]t\b)[^,;]{0,25}\b(?:in|from|by) (?:the )?partner cent(?:er|re)\b/i,
    /\bunlisted\b/,
  ],
  [/\b(?:gdap|delegated access)\b/i, /^gdap\b|\baccess\b|-gdap\b|\bending \d/],
];

const ofCustomersMove =
  /\b(?:(?:still|stuck|sitting|pending|hanging|held up|blocked|lying) (?:with|by|on|at(?! (?:customers|clients)\b))|(?:await(?:ing|s)?|wait(?:ing|s)?(?: for| on)?|missing|lacking|needing)) (?:(?:the|a|our|their) )?(?:customers?|clients?)(?:['’]s?)?(?: (?:confirmation|signature|approval|sign-?off|acknowledg\w+|consent|ok|answer|reply|side))?(?![\p{L}'’]| (?:of|with|in|that|who|which|where|without|ids?|tenants?|domains?|names?|contacts?|numbers?|references?|details?|data|address(?:es)?|e?-?mails?|agreements?)\b)/giu;
/** "Claims that are stuck with the customer": no status says so, and these may wait for their signature. */
export const withCustomersMove = (text: string): string =>
  /\b(?:claims?|cpor)\b/i.test(text) ? text.replace(ofCustomersMove, "in draft or action required") : text;
/** What is said over such a list. */
export const onCustomersMove =
  "No status says that a claim is with the customer. Drafts, and those that need our action, are here: they often wait for the customer's signature.";

/** Of a list of all customers, what is said of them: "which customers have two owners?" */
const said =
  /\b(?:which|what|how many|any|list|show)(?: me)?(?: of)?(?: (?:the|our|my|all))* (?:customers?|clients?|accounts?) (?=(?:did|have|has|had|are|is|were|was|share|live|sit|use|pay|buy|with|without|in|from)\b)([^,;]{3,60})/i;
/** What says of them no more than that they are ours, here, or somebody's, and the order in which they come anyway. */
const isOfAll =
  /\b(?:(?:doing )?(?:worst|(?:furthest|most|far) behind)(?: (?:off|state|shape|condition))?|customers?|do|does|have|has|had|we|i|you|me|us|our|my|mine|here|all|on|in|with|under|to|list|name|names|done|there|at|the|moment|now|currently|again|total|together|assigned|asigned|mapped|allocated|of|for|keeping|keep|track|tracking|watching|looking|after|down|got|talking|about|are|is|they|and|what|their|each|how|many|gaps?|status|crm|system|bot|it|right|still|so|far|please|pls|thanks)\b/gi;

/** A clause that asks, and none that tells why: "…, our Microsoft contact wants to go through it". */
const asks =
  /^(?:(?:and|but|so|ok|please|pls|hi|hello|can you|could you) )*(?:remind|chase|nudge|which|who(?:se)?|what|where|how many|(?:is|are|do|does|did|have|has) (?:any|all|we|there|our|my)\w*|list|show|give|find|count|any\w*|all|only|new|closed|no|without|every(?:one|body|thing)|gdap|pal|cpor|onboarded|approved|claimed|azure|(?:[\p{L}-]+ ){0,3}(?:customers?|clients?|accounts?|claims?|gaps?))\b/iu;

/**
 * What of the text says which customers, claims or gaps are meant, or in which order, and the command could not take into
 * account, as it was written; empty for what is no list.
 */
export function unheeded(text: string, says: string): readonly string[] {
  // Since when owners did nothing, and how many there were then, is said over the list.
  const isCounted = growthAsked(text) !== undefined || countsDoneAndNot(text);
  const isSaid = isCounted || (says === "gaps by owner" && asksWhoIsIdle(text));
  if (!isList.test(says) || isSaid) return [];
  // "Two will start in January. How many customers does each of us look after?": the question names it, or nothing does.
  const [question, ...more] = text.split(/(?<=[.?!])\s+/).filter((one) => one.endsWith("?") && asks.test(one));
  const list = question !== undefined && more.length === 0 ? question : text;
  const asking = list.split(/[.?!](?=\s|$)|[,;] /).filter((clause) => asks.test(clause.trim()));
  const left = notChosenBy.filter(([, heeded]) => heeded?.test(says) !== true);
  const sentences = list.split(/[.?!](?=\s|$)/).filter((sentence) => asks.test(sentence.trim()));
  const both = sentences.flatMap((sentence) => combinationIn(sentence, says) ?? []);
  if (both.length > 0) return both;
  const named = asking.flatMap((clause) => left.flatMap(([asked]) => asked.exec(clause)?.[0].trim() ?? []));
  const [, all = ""] = isOfEvery.test(says) && named.length === 0 ? (said.exec(asking[0] ?? "") ?? []) : [];
  const rest = all
    .replace(isOfAll, " ")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();
  return rest === "" ? named : [all.trim()];
}
