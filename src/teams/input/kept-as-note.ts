/** What somebody tells of one customer that no field has a place for: it can be kept as a note. Pure. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { noteOption } from "./meaning.ts";
import { mostOptions, optionsFor, plainOption } from "./write/offers.ts";
import { asksForNote, changesNote, noteIn, tellsContact } from "./not-kept.ts";
import { tellsAccess, tellsAccessAwaited } from "./told/access-told.ts";
import { signedByUs } from "./told/proof-told.ts";
import { longestText } from "./understand.ts";
import { hasCustomer, hasPerson, readWords, type FoundName } from "./reading/reading.ts";
import { isWish, wishesIn } from "./reading/request.ts";
import type { Option, Sentence, Understood } from "./reading/sentence.ts";
import type { NameIndex } from "./words/names.ts";
import { wordsOf } from "./words/words.ts";

/**
 * "Karin at Contoso prefers phone calls": in place of the customer's card, whether that is to be noted. What is told of
 * associations, or taken for a snooze, stays what it is, with the note beside it. Where notes are to be changed, what
 * shows them.
 */
export function orKeptAsNote(meant: Understood, sentence: Sentence, names: NameIndex): Understood {
  const kept = keptAsNote(meant, sentence, names);
  if (kept.outcome !== "ask" || !kept.options.every(({ says }) => says.startsWith("note "))) return kept;
  // "Contoso, 300 seats, contact Karin": the seats have a field.
  const seats = seatsOf(sentence, names);
  return seats.length === 0 ? kept : { ...kept, also: [...seats, ...(kept.also ?? [])] };
}

function keptAsNote(meant: Understood, sentence: Sentence, names: NameIndex): Understood {
  if (sentence.text.length > longestText) return meant;
  const each = eachNoted(sentence, names);
  if (each !== undefined) return each;
  // A note keeps its lines.
  const said = { ...sentence, text: sentence.lines ?? sentence.text };
  const { text } = said;
  const isNote = /^notes?\b|^(?:(?:please|pls|can you|could you|just|and|also)[, ]+)+note [^:.!?]{2,60}: /i.test(text);
  if (said.isNamed && !isNote) return /^assign\b/i.test(text) ? (newsBeside(meant, said, names) ?? meant) : meant;
  const { found } = readWords(said, wordsOf(said.text), names);
  const before = notedBehind(said, names);
  if (before !== undefined) return before;
  const changed = notesChanged(meant, said, found, names);
  if (changed !== undefined) return changed;
  const part = newsBeside(meant, said, names);
  if (part !== undefined) return part;
  const isAwaited = awaitsAccess(meant, said);
  if (!isNote && !isAwaited && !asksForNote.test(text) && !isStatement(text, found)) return meant;
  const last = said.earlier?.customer;
  if (last !== undefined && opensNote.test(text) && !found.some(isNamedThere))
    return { outcome: "ask", options: noteOption(said, last, names) };
  const ofLast = newsOfLast(meant, said, names);
  if (ofLast !== undefined && !found.some(isNamedThere)) return ofLast;
  // "Our contact at Contoso is Karin, karin@contoso.example" names it twice.
  const [one, ...others] = found.filter(hasCustomer);
  const [customer, ...alike] = one?.candidates ?? [];
  const isElse = others.some(({ candidates }) => candidates.some(({ id }) => id !== customer?.id));
  if (customer === undefined || customer.fit === "pointed" || alike.length > 0) return meant;
  // "Note: Contoso and Fabrikam are merging": of both.
  if (isElse && (isNote || asksForNote.test(text)) && others.every(({ candidates }) => candidates.length === 1)) {
    const all = new Set([customer.id, ...others.flatMap(({ candidates }) => candidates.map(({ id }) => id))]);
    return { outcome: "ask", options: [...all].flatMap((id) => noteOption(said, id, names)), together: true };
  }
  if (isElse) return meant;
  const opens = `note ${customer.id}`;
  // "Note that their CFO left, and snooze it until Monday": that is no part of the note.
  const [first, then] = isNote || asksForNote.test(text) ? wishesIn(text) : [];
  const left = then === undefined || !isOurWish.test(text.slice(then.from)) ? undefined : [text.slice(then.from)];
  const kept = left === undefined ? text : text.slice(0, first?.to);
  const note = noteOption({ ...said, text: kept }, customer.id, names);
  const beside = note.map((option) => ({ ...option, title: "save it as a note" }));
  const isNoted =
    meant.outcome === "run" && meant.says === opens && noteIn(text).words.toLowerCase() !== customer.name.toLowerCase();
  if (isNoted) return { outcome: "ask", options: note, left };
  if (
    isAwaited ||
    (isShown(meant, customer.id) && (asksForNote.test(text) || !isOurs(said)) && !found.some(hasPerson))
  ) {
    const options = meant.outcome === "unsure" ? meant.options : [];
    return {
      outcome: "ask",
      options: note,
      left,
      instead: [{ says: `show ${customer.id}`, title: customer.name }, ...options],
    };
  }
  const isPutOff = commandIn(meant).startsWith(`snooze ${customer.id}`) && !ofPeace.test(said.text);
  return isShown(meant, customer.id) || isPutOff ? withInstead(meant, beside) : meant;
}

/** "Contoso: waiting for their admin to approve GDAP": no claim, no answer, and nothing to be put off. */
const awaitsAccess = (meant: Understood, { text, workloads = [] }: Sentence): boolean =>
  tellsAccessAwaited(text) &&
  !isWish(text) &&
  !opensElse.test(text) &&
  workloads.length === 0 &&
  (meant.outcome === "unsure" ||
    (meant.outcome === "told" && meant.what !== "not-mine") ||
    commandIn(meant).startsWith("show ") ||
    (commandIn(meant).startsWith("snooze ") && !ordersRest.test(text)));
/** "Hold Contoso until Friday, their admin still has to approve GDAP." */
const ordersRest = /\b(?:until|till?)\b|\b(?:hold|park|push|postpone|put|leave|rest)\b[^.;!?]*\b(?:to|for)\b/i;

/** The seats that are told beside what can only be noted. */
function seatsOf(said: Sentence, names: NameIndex): readonly Option[] {
  if (!/\d (?:paid )?seats\b/i.test(said.text)) return [];
  const reading = readWords(said, wordsOf(said.text), names);
  const all = optionsFor("set", reading, said, names).filter(({ says }) => says.endsWith(" seats"));
  return all.filter(({ says }, at) => all.findIndex((one) => one.says === says) === at).map(plainOption);
}

/** "Note for Contoso: …" and on the next line "Fabrikam: …": of each what stands behind its name. */
function eachNoted({ lines = "", ...said }: Sentence, names: NameIndex): Understood | undefined {
  if (!/\bnotes?\b/i.test(lines)) return undefined;
  const all: { ids: readonly CustomerId[]; words: string }[] = [];
  for (const line of lines.split(/\n|; +(?=\p{Lu}|notes?\b)/u)) {
    const head = headOf({ ...said, text: line }, names);
    const last = all.at(-1);
    if (head !== undefined) all.push(head);
    else if (last !== undefined) last.words = `${last.words}\n${line}`.trim();
    else if (!isOnlyHeading.test(line)) return undefined;
  }
  if (all.length < 2 || all.some(({ words }) => words === "")) return undefined;
  const options = all.flatMap(({ ids, words }) =>
    ids.map((id) => {
      const shown = words.length > mostShown ? `${words.slice(0, mostShown).trim()}…` : words;
      return { says: `note ${id}: ${words}`, title: `note on ${names.byRef(id)?.name ?? id}: ${shown}` };
    }),
  );
  return options.length > mostOptions ? undefined : { outcome: "ask", options, together: true };
}
/** Characters of a note in the question whether to save it. */
const mostShown = 60;
const isOnlyHeading = /^[^:]*\bnotes?\b[^:]*(?::[\s*>]*)?$/i;

/** The customers that a line is a note on, whose names stand before a colon, and what stands behind it. */
function headOf(said: Sentence, names: NameIndex): { ids: readonly CustomerId[]; words: string } | undefined {
  const { text } = said;
  const words = wordsOf(text);
  const found = readWords(said, words, names).found.toSorted((one, other) => one.from - other.from);
  const ids: CustomerId[] = [];
  let rest = text.replace(opensHead, "");
  for (const { from, to, candidates } of found) {
    const [one, ...others] = candidates;
    const at = text.length - rest.length;
    const isNext =
      words[from]?.from === at + (ids.length === 0 ? 0 : (/^(?:,| and| &| und)+ /.exec(rest)?.[0].length ?? -1));
    if (!isNext || one?.kind !== "customer" || others.length > 0) break;
    ids.push(one.id);
    rest = text.slice(words[to - 1]?.to);
  }
  const [, noted] = /^(?:['’]s?)?(?: ?[-–—,])? ?(?:(?:please )?notes?(?: that)?)? ?:(?!\d)(.*)$/s.exec(rest) ?? [];
  return ids.length === 0 || noted === undefined ? undefined : { ids, words: noted.trim() };
}
const opensHead =
  /^[\s>*•–-]*(?:\d+[.)] ?)?(?:(?:please|pls|and|also)[, ]+)*(?:notes?(?:,| (?:for|on|about|to|at))*:? +)?(?:(?:both|my|the|customers?) )*/i;

/** "Karin is back on Monday. Please note that for Contoso": what stands before it, forwarded or not. */
function notedBehind(said: Sentence, names: NameIndex): Understood | undefined {
  const [asked, name = ""] = notesThat.exec(said.text) ?? [];
  const text = asked === undefined ? "" : said.text.slice(0, -asked.length);
  if (text.length < shortestNote) return undefined;
  const words = wordsOf(name);
  const { found } = readWords({ ...said, text: name }, words, names);
  const [one, ...others] = found.filter(isNamedThere);
  const [id, ...alike] = new Set(one?.candidates.map((each) => each.id));
  const isAll = one?.from === 0 && one.to === words.length && others.length === 0;
  if (id === undefined || alike.length > 0 || !isAll) return undefined;
  return { outcome: "ask", options: noteOption({ ...said, text }, id, names) };
}
const shortestNote = 8;
const notesThat =
  /(?:[.,;!–—-]\s{0,3}|\n{1,3}|\s(?=(?:please|pls|can you|could you)\b))(?:(?:please|pls|can you|could you|and),? )*(?:note (?:(?:this|that|it) )?(?:down )?|(?:save|keep|add|put) (?:this|that|it) as a note )(?:for|on|at|to|with|about) ([^\n.:!?]{2,60}?)(?:,? (?:please|pls|thanks|thank you))?[.!?]?\s*$/i;

/** "Contoso has a new CIO, and PAL is linked now", "who owns Contoso? They have a new CIO": that can be noted beside the rest. */
function newsBeside(meant: Understood, said: Sentence, names: NameIndex): Understood | undefined {
  const parts = said.text.split(/(?<=[.!;?])\s|,? (?:and|but) (?=\p{L})/u);
  if (parts.length < 2 || asksForNote.test(said.text)) return undefined;
  const id = aboutOne(meant);
  if (id === undefined) return undefined;
  const isNews = (one: string): boolean => {
    const { found } = readWords({ ...said, text: one }, wordsOf(one), names);
    const named = found.filter(isNamedThere).flatMap(({ candidates }) => candidates.map((each) => each.id));
    const isOfIt =
      named.length > 0
        ? named.every((each) => each === id)
        : ofTheirs.test(one) || tellsContact(one) || isContact.test(one);
    return isOfIt && isStatement(one, found) && !ofAssociations.test(one) && said.tells?.(one) === undefined;
  };
  const [only, ...more] = parts.filter(isNews);
  const isNote = meant.outcome === "ask" && commandIn(meant).startsWith("note ");
  // Why something is wanted is said with it.
  if (only === undefined || more.length > 0 || (!isNote && commandIn(meant).includes(only))) return undefined;
  const note = noteOption({ ...said, text: only.replace(/[.!;,]$/, "") }, id, names);
  if (!isNote) {
    const also = ("also" in meant ? (meant.also ?? []) : []).filter(({ says }) => !isStrangers(says, names));
    return { ...meant, also: [...also, ...note] } as Understood;
  }
  // "GDAP is approved at Contoso. The contact there is Karin": the whole is no note.
  const rest = parts.filter((one) => one !== only).join(" ");
  const what = said.tells?.(rest);
  if (what !== undefined) return { outcome: "told", what, customer: id, part: rest, also: note };
  return tellsAccess(rest)
    ? { outcome: "run", says: `show ${id}`, guess: undefined, ignored: [], also: note }
    : undefined;
}
const isContact = /\bis (?:now )?(?:the|our|their) (?:new |main )?(?:contact|admin)\b/i;
/** "Karin is the new contact" asks for no customer who is called so. */
const isStrangers = (says: string, names: NameIndex): boolean => {
  const [, who] = /^show (.+)$/.exec(says) ?? [];
  return who !== undefined && names.byRef(who) === undefined;
};
const ofTheirs =
  /^\W*(?:(?:and|but|also|by the way|btw|fyi),? )*(?:they|their|its|the (?:customer|client)|there(?:['’]s| is| are))\b/i;

/** The customer that is shown, of whom it is told, or whom the one thing that is wanted is about. */
function aboutOne(meant: Understood): CustomerId | undefined {
  if (meant.outcome === "told") return meant.what === "not-mine" ? undefined : meant.customer;
  const [, id] = /^(?:show|assign|note|set|reminder \d\S+ about) (\S+?)(?::|\s|$)/.exec(commandIn(meant)) ?? [];
  const isOne = meant.outcome === "run" || (meant.outcome === "ask" && meant.options.length === 1);
  return isOne ? id : undefined;
}

/** "Delete my notes on Contoso", "change the note to: …": the form has them; undefined where nothing of the kind is wanted. */
function notesChanged(
  meant: Understood,
  said: Sentence,
  found: readonly FoundName[],
  names: NameIndex,
): Understood | undefined {
  const asked = changesNote.exec(said.text);
  if (asked === null) return undefined;
  // "Delete that note", which was saved just now.
  if (meant.outcome === "talk" && meant.what === "undo") return meant;
  const named = found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map(({ id }) => id));
  const all = [...new Set(named.length === 0 ? [said.earlier?.customer ?? []].flat() : named)];
  const options = all.map((id) => ({ says: `note ${id}`, title: `the notes on ${names.byRef(id)?.name ?? id}` }));
  const [opens, ...others] = options;
  const behind = said.text.slice(asked.index + asked[0].length);
  if (opens === undefined) {
    const [, stranger] = /^ (?:on|of|at|for|from|about) (\p{Lu}[^,.;:!?]{1,60})/u.exec(behind) ?? [];
    const says = stranger === undefined ? "notes" : `note ${stranger}`;
    return { outcome: "run", says, guess: undefined, ignored: [] };
  }
  // "Edit my note from Karin to Peter": the form has what it was.
  const isNew = asked.groups?.["edits"] !== undefined && !/^[^:.!?]{0,60} from\b/i.test(behind);
  const [, words = ""] = isNew ? (newWords.exec(behind) ?? []) : [];
  if (words !== "") {
    const added = all.flatMap((id) => noteOption({ ...said, text: words }, id, names));
    return { outcome: "ask", options: added, together: others.length > 0, instead: options };
  }
  if (others.length > 0) return { outcome: "ask", options };
  // "Contoso: remove the note, PAL is linked".
  const isMore =
    meant.outcome !== "unsure" &&
    andMore.test(behind.replace(whatItSays, "")) &&
    !/^(?:unassign|forget|away|show|gaps)\b/.test(commandIn(meant));
  return isMore ? withInstead(meant, [opens]) : { outcome: "run", says: opens.says, guess: undefined, ignored: [] };
}
/** "Note: …", of whom was talked of. */
const opensNote = /^\W*(?:(?:please|pls|can you|could you|just|and|also)[, ]+)*notes?:/i;
const andMore =
  /[.,;!] *\p{L}| and (?:(?:un-?)?snooze|pause|remind|mark|set|assign|give|ask|link|(?:pal|cpor|[\p{L}\d ]{2,40}) (?:is|was|are|were|has|got))\b/iu;
/** "To call Karin and ask her about PAL", "about the move and the new admin": the note's own words. */
const whatItSays = /^[^.,;!?]{0,60}? (?:to|about|that|saying|regarding) [^.,;!?]*/i;
const newWords = /^[^:.!?]{0,80}?(?::(?!\d) ?|, (?!please|pls|thanks|thank you)| to (?:say |read )?| that )(\S.*)$/su;

const isOurWish = /^\W*(?:please )?(?:snooze|remind me|assign|unassign|give)\b/i;

const isNamedThere = (one: FoundName): boolean =>
  hasCustomer(one) && one.candidates.every(({ fit }) => fit !== "pointed");

/** "They have a new office in Berlin", of whom was talked of: news of them, and no new customer. */
function newsOfLast(meant: Understood, said: Sentence, names: NameIndex): Understood | undefined {
  const { earlier, text } = said;
  const id = earlier?.customer;
  const [, stranger = id] = /^show (.+)$/.exec(commandIn(meant)) ?? [];
  const isElse =
    meant.outcome === "run"
      ? meant.says.startsWith("add") || names.byRef(stranger ?? "") === undefined
      : meant.outcome === "lost" || (meant.outcome === "talk" && meant.what === "cant");
  if (id === undefined || !isElse || !ofThem.test(text) || ofNewCustomer.test(text)) return undefined;
  const instead = [{ says: `show ${id}`, title: names.byRef(id)?.name ?? id }];
  return { outcome: "ask", options: noteOption(said, id, names), instead };
}
const ofThem = /\b(?:they|their|them|he|she|his|her|its?)\b/i;
const ofNewCustomer = /\b(?:customers?|clients?|accounts?|signed|add)\b/i;

const commandIn = (meant: Understood): string =>
  meant.outcome === "run" ? meant.says : meant.outcome === "ask" ? (meant.options[0]?.says ?? "") : "";

const isShown = (meant: Understood, id: CustomerId): boolean =>
  meant.outcome === "unsure" ? meant.customer === id : meant.outcome === "run" && meant.says === `show ${id}`;

const withInstead = (meant: Understood, note: readonly Option[]): Understood => {
  if (meant.outcome === "unsure") return { ...meant, options: [...meant.options, ...note] };
  return meant.outcome === "run" || meant.outcome === "ask" || meant.outcome === "told"
    ? { ...meant, instead: [...(meant.instead ?? []), ...note] }
    : meant;
};

const isStatement = (text: string, found: readonly FoundName[]): boolean =>
  !text.includes("?") &&
  !isWish(text) &&
  !isOrder.test(text) &&
  !(mayBeOrder.test(text) && found.some(({ from }) => from === 1)) &&
  !opensElse.test(text) &&
  !asksWithin.test(text) &&
  states.test(text);

/** "Handle Contoso", "change their owner": nothing is told of them. */
const isOrder =
  /^\W*(?:(?:answer|ask|buy|do|get|handle|hire|join|know|leave|manage|merge|pay|sell|take|think|use)\b|(?:call|change|close|end|move|open|plan|run|sign|start|stay|talk|work) (?:them|it|this|that|the|their|all|my|our|us|me)\b)/i;
/** Where a name follows: "close Contoso"; not "close to signing with Contoso". */
const mayBeOrder = /^\W*(?:call|change|close|end|move|open|plan|run|sign|start|stay|talk|work)\b/i;

/** A question or a wish, whether it says so or not. */
const opensElse =
  /^\W*(?:(?:and|so|but|ok|okay|hi|hey|hello|well|now|also)[, ]+)*(?:please|pls|kindly|can|could|would|will|shall|should|may|is|are|do|does|did|was|were|has|have|had|what|whats|which|whom?|whos|whose|how|hows|when|where|why|any|show|list|give|get|tell|let|check|open|see|find|look|go|update|need|want|status|details|info|i(?: just)? (?:want|need|would|think|guess|don|can|wonder|wonder)|i['’]d|looking)\b/i;

/** "…, what do I tell them", "then I wondered whether it's too early". */
const asksWithin =
  /\b(?:tell|show|give|send|help|remind|let) (?:me|us)\b|\b(?:what|how|where|which|when|why|who)(?: [\p{L}'’]+){0,2} (?:do|does|did|should|can|could|shall|would) (?:i|we|you|they)\b|\bwonder\w*|\b(?:whether|not sure if)\b|\b(?:compare|explain)\b|\b(?:off|from) my (?:hands|plate|list|desk)\b|\bi(?:['’]d| would) be (?:happy|glad)\b/iu;

/** Something is said of somebody: "has a new CIO", "won't sign before March", "prefers calls". */
const states =
  /\b(?:is|are|was|were|has|have|had|will|wo|ca|can|could|would|might|must|should|did|does|do|says?|said|told|asked|asks|wants?|needs?|prefers?|likes?|hates?|uses?|used|moved|moves?|changed|left|leaves|joined|signed|signs?|bought|buys?|sold|plans?|planned|decided|takes?|took|got|gets?|hired|works?|worked|answers?|responds?|expects?|expected|called|calls|met|meets|spoke|talked|went|wrote|sent|starts?|started|ends?|ended|stays?|opens?|closes?|merges?|merged|pays?|paid|runs?|knows?|thinks?|handles?|manages?)\b(?!['’]?s\b)|\p{L}['’]s (?:a|an|the|not|no|now|in|on|at|away|off|very|been|going|new|still|also)\b|\b(?:they|he|she|we)['’](?:re|ll|ve|d)\b/iu;

/** What is kept here in fields of its own, or is said of this bot. */
const isOurs = ({ text, claims, isAnswer, workloads = [] }: Sentence): boolean =>
  claims === "told" || isAnswer === true || workloads.length > 0 || ofAssociations.test(text) || signedByUs(text);
const ofAssociations =
  /\b(?:claim\w*|cpor|pal|gdap|gaps?|link\w*|deadlines?|due|owner\w*|owns?|deputy|deputies|cover(?:s|ed|ing|age)?|checklists?|questions?|answer(?:ed)?|onboard\w*|offboard\w*|lists?|cards?|messages?|remind\w*|digests?|mine|yours?|ours|red|green|yellow|amber|overdue|late|done|finished|missing|incomplete|complete\w*|in order|fine|ok|okay|good|great|sorted|unclear|tricky|broken|blocked|stuck|ready|true|correct|right|subscriptions?|tenants?|azure|microsoft|partner|designations?|incentives?|snooz\w*|approved|rejected|submitted|pending|associat\w*|access|roles?|licen[cs]es?|seats|workloads?|customers? (?:of|not)|not a customer|duplicate|saved?|undo\w*|back|after all|changed my mind|mistake\w*|accident\w*|wrong\w*|press\w*|click\w*|bot)\b/i;

/** Said so in so many words. */
const ofPeace =
  /\b(?:snooz\w*|park\w*|mute\w*|quiet|silen\w*|postpon\w*|leave (?:it|them|that|alone)|on hold|hold off|wait until|wait till|bother|nag\w*|nudg\w*|ping\w*|remind\w*|chas\w*)\b/i;
