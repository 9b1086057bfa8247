/** Somebody is to cover customers for a time: which, who does, and on which days. Pure. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import type { PersonId } from "../../domain/people/person.ts";
import { readWords, type FoundName } from "./reading/reading.ts";
import type { Option, Sentence, Understood } from "./reading/sentence.ts";
import { isWish } from "./reading/request.ts";
import { asksToBeReminded } from "./reading/asked-for.ts";
import { areRecurring, findDays } from "./time/absence-days.ts";
import { findDay } from "./time/day.ts";
import { isGone, someone, term, untilBack } from "./time/for-a-time.ts";
import { isLooking } from "./decided.ts";
import type { NameIndex } from "./words/names.ts";
import { fromTheEnd, wordsOf } from "./words/words.ts";
import { mostOptions, spoken } from "./write/offers.ts";

const who =
  "@?(?<who>P\\d+|i|me|myself|some(?:body|one)(?: else)?|any(?:body|one)(?: else)?|nobody|no ?one|a colleague)";
const whom = `${who}(?!['’]s)`;
const one =
  "(?:both )?(?:customers? )?C\\d+(?:['’]s(?= ?[,.;:?!]|$| (?:and|until|till|while|for|from|next|this|during|to|with|by|meanwhile|in the meantime|please|too)(?!\\p{L}))|(?!['’]s))";
const them = `(?<which>${one}(?:(?:,? and(?: also| then)?|,|,? as well as|,? plus| &|,? or) ${one}){0,9}|(?:them|both|those|these|it|that one)(?! (?:to|up)\\b)(?: both)?)`;
/** Done for a time by the word itself. */
const covers =
  "(?:cover(?:s|ing)?|watch(?:es|ing)?(?: over)?|mind(?:s|ing)?|keep(?:s|ing)? an eye on|(?:stand|step|fill)(?:s|ing|p?ping)? in|back(?:s|ing)?(?: (?:me|him|her|us|them|@?P\\d+))? up|babysit(?:s|ting)?)(?: for (?:me|him|her|us|them|@?P\\d+))?(?: (?:at|on|with|for))?";
/** Done for good unless it is said for how long. */
const has =
  "(?:look(?:s|ing)? after|tak(?:es?|ing)(?: care of| over| on)?|handl(?:es?|ing)|do(?:es|ing)?|ha(?:s|ve|ving)(?: got)?|got|hold(?:s|ing)?|keeps?|gets?|borrows?|manag(?:es?|ing)|run(?:s|ning)?|answer(?:s|ing)? for|own(?:s|ing)?|(?:deal|work)(?:s|ing)? (?:with|on)|responsible for|in charge of)";
const aux =
  "(?:['’](?:ll|d|m|s))?,?(?: (?:will|can|could|should|would|shall|may|might|is|am|are|to|be|you|please|kindly|gladly|now|also|then|just|only|going|has|have|had|agreed|offered|volunteered|said yes|said ok(?:ay)?|able|happy|glad|ready|willing|maybe|temporarily|down|as|the one)){0,6}";
const deputy = "(?:(?:the |a |as |its |their |down )*(?:deputy|back-?up|cover|stand-?in))";
const end = "(?![\\p{L}\\d])";
const start = "(?<![\\p{L}\\d])";

const sayings = [
  `${start}${who}${aux} (?<how>${covers}|${has}) (?:the )?${them}`,
  `${start}(?:let|tell) ${who}(?: know)?(?: that)? s?he(?:['’]s|['’]ll| is| will(?: be)?)? (?<how>${covers}|${has}) ${them}`,
  `${start}(?<!\\b(?:at|of|for|on|with) )${them},?(?: (?:is|are|will be|be|being|gets?|to be|can be|should be|both)){0,3} (?<how>covered|watched|looked after|handled|taken care of|taken over|minded|run) by ${whom}`,
  `${start}${them} (?<how>goes|go|moves?) to ${whom}`,
  `${start}(?<how>giv(?:e|ing)|hand(?:ing)?|leav(?:e|ing)|lend(?:ing)?|pass(?:ing)?|assign|reassign|transfer|mov(?:e|ing)|shift(?:ing)?|put) ${them}(?: over| on| back)? (?:to|with|on|under) ${whom}`,
  `${start}(?<how>give|hand|lend) ${who} ${them}`,
  `${start}(?<how>cover(?:ing)?)(?: for)? ${them}:? (?:with |by |through |(?=@?P\\d))${whom}`,
  `${start}${who}${aux} (?<how>${covers}) (?:only |just )?(?<part>(?:the )?(?:pal|cpor|gdap|onboarding|claims?|links?|disputes?|questions?)) (?:at|for|of|on|with) ${them}`,
  `${start}${them} (?:(?:does|do|will|also|still|really) ){0,2}needs? (?<how>cover(?:age)?)`,
  `${start}${who}${aux} (?<how>${deputy})(?: (?:for|of|on|at))? ${them}`,
  `${start}${who}${aux} (?<how>back(?:s|ing)?) ${them} up`,
  `(?<=^|[.!?;,] |please )(?<how>back) ${them} up`,
  `${start}(?<how>${deputy}) (?:for|of|on|at) ${them}(?: (?:is|will be|should be|to be)|:) ${who}`,
  // "Trey and Alpine: Megan until the 11th".
  `(?<=^|[.!?;] )${them}: ${who}`,
  // "Cover Trey while I'm out": by whom, the form asks.
  `(?<=^|[.!?;,] |please )(?<how>cover|back up)(?: (?:me|us|him|her|them))?(?: (?:for|at|on|with))?(?: (?:me|us|him|her|them|@?P\\d+))?(?: (?:at|on|with|for))? ${them}`,
].map((saying) => new RegExp(`${saying}${end}`, "iu"));

const ofCover = "(?:cover(?:age|ing)?|stand-?in)";
const noMore =
  "(?:stop(?:s|ped)?|no longer|(?:do(?:es)?(?:n['’]?t| not)|nobody|no ?one) (?:needs?|has|have)|need(?:n['’]?t|s? not)|no need)";
/** Who can't, or isn't to, may never have been to. */
const notDoing =
  "(?<not>(?<wants>(?:want|need|rather|prefer)(?: that)? )?(?:nobody|no ?one)|(?:do(?:es)?|is|are|am|can|will|should|must|wo|ca)(?:n['’]?t| ?not)(?: want (?:him|her|them|any(?:body|one)|@?P\\d+))?)";
const filler = "(?: (?:able|to|be|going|is|are|should|must|will|ever|really|still|needs?|has|have)){0,4}";
const standing =
  "(?:cover(?:s|ing)?|(?<=\\b(?:rather|prefer) (?:that )?(?:nobody|no ?one) )covered|mind(?:s|ing)?|watch(?:es|ing)?|(?:stand|step|fill)(?:s|ing|p?ping)? in|(?<looks>look(?:s|ing)? after|tak(?:es?|ing) care of))";
/** Nobody is to cover it any more. */
const overs = [
  `${start}(?:${noMore}|${notDoing})${filler} ${standing}(?: for (?:me|him|her|us|them|@?P\\d+))?(?: (?:at|on|for))? ${them}`,
  `${start}(?:cancel|stop|end|drop|remove|delete|call off)(?: (?:the|\\p{L}+['’]s|P\\d+['’]s))? ${ofCover} (?:of|for|on|at) ${them}`,
  `${start}${them} (?:do(?:es)?(?: ?n['’]?t| not) need (?:any |a )?(?:cover(?:age)?|to be covered)|no longer needs? (?:any |a )?(?:cover(?:age)?|to be covered)|needs? no (?:more )?cover(?:age)?|(?:is|are) no longer covered|(?:is|are)(?: ?n['’]?t| not) covered any ?more)`,
  // "I don't need Megan for Contoso any more".
  `${start}(?:do(?:n['’]?t| not)|no longer) need (?:him|her|them|any(?:body|one)|@?P\\d+)(?: any ?more| any longer)? (?:for|on|at|with) ${them}`,
].map((saying) => new RegExp(`${saying}${end}`, "iu"));

const afterAll = /\b(?:after all|any ?more|any longer)\b/i;
const ordersEnd = /^(?:stop|cancel|end|drop|remove|delete|call)\b/i;

const temporary = new RegExp(`^(?:${covers}|covered|watched|minded|back(?:s|ing)?|lend(?:ing)?)$`, "iu");
const soon =
  /^ (?:(?:for )?(?:me|us),? )?(?:next|this|all|the whole|the coming) (?:week|month)\b|^ (?:today|tomorrow)\b/i;
/** What somebody does beside their own; what is given, owned or had is so for good. */
const asWell = /^(?:look|tak|handl|run|answer|deal|manag|hold|gets?$|do(?:es)?$)/i;

const termBehind = new RegExp(
  `^(?: (?:over|for (?:me|us|her|him|them|@?P\\d+)|please|then|too|only|just|as well)){0,3},? (?:but )?(?:only |just )?${term}${end}`,
  "iu",
);
const termBefore = new RegExp(
  `${start}(?:${untilBack}|^\\W*(?:and |so )?(?:from(?! now\\b)|until|till?|for|between|over|next week|this week))${end}`,
  "iu",
);
/** "… and Megan Trey", behind the first: another one's. */
const nextOne = new RegExp(
  `^(?: over)?(?: ${untilBack})?(?:,| and|, and|[;.]|,? while|,? but)(?: (?:can|could|will|would|may|please|let)){0,2} ${who}(?:${aux} (?:${covers}|${has})| after| of| over)?:? ${them}${end}`,
  "iu",
);

/** Whether it is until somebody is back. */
export const whileAway = new RegExp(`${start}${untilBack}${end}`, "iu");
const tellsAbsence = new RegExp(`${start}(?<off>${someone})${isGone}${end}`, "iu");

/** "Don't give Contoso to Megan until Friday"; "she has it until Friday to send the proof", which is her deadline. */
const isNotLent =
  /(?:\b(?:not|never)|n['’]t) (?:want (?:him|her|them|@?P\d+) to\b|(?:yet )?(?:give|assign|hand|move|pass|let|leave|lend|transfer)\b)|\b(?:until further notice|next (?:week|month),? and then to|(?<!\b(?:no|not) )longer than|(?:days|weeks|months) (?:now|already)|for good(?! measure))\b|\b(?:until|till|by) [^.,;!?]{2,24} to (?!@|me\b|us\b|him\b|her\b|them\b)\p{L}{3,}/iu;
/** What somebody said, or is not sure of, or for a part alone, is no wish. */
const isOpen =
  /\b(?:maybe|perhaps|possibly|i (?:think|guess|believe|heard)|(?:said(?! (?:yes|ok))|says|thinks?|heard|suggest(?:s|ed)|propose[sd]?)\b|or so\b|apparently|if\b|unless|only (?:for|with|the)\b|just (?:for the|the)\b)/i;
/** "…, doesn't she?" */
const asksAgreed =
  /^[^.!;?]*, (?:\p{L}+n['’]t (?:i|we|you|s?he|it|they|that)(?: (?:so|right|true))?|right|correct)\?/iu;
/** "Lynne has Litware until Friday, could Patti take it over from then?": Lynne may own it. */
const fromThen = /\b(?:from then|after that|afterwards|from that day)\b/i;
/** Whether it is so, or who it was. */
const asksIfIs =
  /(?:^|[.!?;,] )(?:(?:and|so|but|does anyone know) )?(?:(?:until|till|for) (?:when|how long)|who|whose|does|did|was|were|has|why|how long|since when|when|is|are|which) /iu;

/** `who`: absent where nobody is named. */
type Covering = { who?: PersonId | undefined; customers: readonly FoundName[] };

/** "Adele and Megan cover two and five of Isaiah's", "all of mine but Contoso": which these are, people choose from the list. */
const ofSome = new RegExp(
  `${start}(?:${covers}|${has}) (?:(?:(?:and )?(?:one|two|three|four|five|six|seven|\\d|some|half|a few|a couple)(?:,? and|,)? ?){1,3}of|(?<all>all|everything)(?: of)?) (?:P(?<whose>\\d+)['’]s|(?<mine>my|mine))(?<but>(?: \\p{L}+)? (?:but|except|apart from) C\\d+)?${end}`,
  "iu",
);

/** The text with C0 for a customer and P1 for a person, each with its place among what was found. */
export function markedIn(said: Pick<Sentence, "text" | "mentions">, names: NameIndex) {
  const { text, words, found } = readWords(said, wordsOf(said.text), names);
  const places = found.filter(({ from, to, candidates: [first] }) => to > from && first?.fit !== "pointed");
  const marked = fromTheEnd(places.map((place, at) => ({ ...place, at }))).reduce(
    (rest, { from, to, at, candidates }) => {
      const last = words[to - 1]?.to ?? 0;
      const own = /['’]s$/.exec(text.slice(0, last))?.[0] ?? "";
      const mark = `${candidates[0]?.kind === "customer" ? "C" : "P"}${at}${own}`;
      return rest.slice(0, words[from]?.from) + mark + rest.slice(last);
    },
    text,
  );
  return { marked, places };
}

/** What it comes to; undefined where nobody is to cover anything. @param alone what the rest of it means by itself. */
export function coverSaid(
  said: Sentence,
  names: NameIndex,
  alone: (part: Sentence) => Understood,
): Understood | undefined {
  // "Unassign Contoso, Megan looks after it until Friday": it is hers now.
  if (said.isNamed && /^unassign\b/i.test(said.text)) return undefined;
  const { marked: asWritten, places } = markedIn(said, names);
  const marked = asWritten.replace(isItOk, "please ");
  const firstOf = (some: readonly RegExp[]) =>
    some
      .map((saying) => saying.exec(marked))
      .filter((one) => one !== null)
      .toSorted((one, other) => one.index - other.index)[0];
  const meantBeside = (part: Sentence) => coverSaid(part, names, alone) ?? alone(part);
  /** What else is wanted, of the whole or of its parts; and what of it is nothing that could be done here. */
  function aside({ rest, each, maySee }: { rest: string; each: readonly Covering[]; maySee: boolean }) {
    const besides = (part: string, isPart = false) => {
      const apart = { ...said, text: named(part.trim(), places, names), isNamed: false };
      return besideIt(meantBeside, apart, each, names, maySee || (isPart && asksToSee.test(part)));
    };
    const isOfParts = (part: string) => ofOtherDays.test(part) || sameCoverer(part, each) !== undefined;
    const whole = rest.split(partEnds).some(isOfParts) ? {} : besides(rest);
    if (whole.also !== undefined || whole.instead !== undefined) return { ...whole, left: [] };
    const covered = each.flatMap((one) => one.customers);
    const isUnread = (part: string): boolean =>
      [...part.matchAll(/C(\d+)/g)]
        .flatMap(([, at]) => places[Number(at)] ?? [])
        .some((one) => !covered.includes(one)) ||
      ofTheRest.test(part) ||
      ofOtherDays.test(part) ||
      tellsOfIt.test(part) ||
      (isWish(part) && !letsKnow.test(part));
    const parts = rest.split(partEnds).filter(isUnread);
    // "After that Patti covers it until the 18th": one covers at a time.
    const readIn = (part: string) =>
      ofOtherDays.test(part) ? undefined : (sameCoverer(part, each) ?? besides(part, true).also);
    const read = parts.map((part) => ({ part, also: readIn(part) }));
    const also = read.flatMap((one) => one.also ?? []);
    const left = read.filter((one) => one.also === undefined);
    return {
      ...(also.length === 0 ? {} : { also }),
      left: left.map(({ part }) => named(part, places, names).trim().replace(/^and /, "")),
    };
  }
  /** "…, Fabrikam until the 4th", of the same colleague. */
  function sameCoverer(part: string, [one, ...others]: readonly Covering[]): readonly Option[] | undefined {
    const [, at] = /^\s*(?:and )?C(\d+)(?: too)? (?:from|until|till?|for|next)\b/i.exec(part) ?? [];
    const place = places[Number(at)];
    const { from, until } = daysOf([part], said);
    if (place === undefined || one?.who === undefined || others.length > 0 || until === undefined) return undefined;
    const span = `${from === undefined ? "" : ` from ${from}`} until ${until}`;
    return commandsOf({ who: one.who, customers: [place] }, span).map((says) => ({
      says,
      title: spoken(says, names, said.today),
    }));
  }
  const over = firstOf(overs);
  const ended = over && coveringOf(over.groups ?? {}, { places, said, names, before: marked.slice(0, over.index) });
  const { not, looks, wants } = over?.groups ?? {};
  const isOrder =
    not === undefined ||
    wants !== undefined ||
    /\b(?:needs?|has|have) to\b/i.test(over?.[0] ?? "") ||
    /^no(?:body| ?one) (?:should|must|(?:is )?to)\b/i.test(not);
  const isSaid = looks !== undefined ? /\bafter all\b/i.test(marked) : isOrder || afterAll.test(marked);
  const isAsked = over !== undefined && !ordersEnd.test(over[0]) && /^[^.!;]*\?/.test(marked.slice(over.index));
  const isClear = !isOpen.test(marked) && !asksToBeReminded(marked);
  if (over !== undefined && ended !== undefined && isClear && !isAsked) {
    const behind = marked.slice(over.index + over[0].length);
    const options = commandsOf(ended, " nobody").map((says) => ({ says, title: spoken(says, names, said.today) }));
    // "Patti does, until the 11th", "and give it to Patti until the 11th".
    const next = isSaid
      ? nextCover(behind, ended, { places, said, before: marked.slice(0, over.index) + over[0] })
      : undefined;
    if (next !== undefined)
      return { outcome: "ask", options: [{ says: next, title: spoken(next, names, said.today) }] };
    // Whether it ends then, or is for other days: "Contoso needs no cover next week".
    const isOfDays = Object.values(daysOf([/^(?:(?! (?:and|but) )[^.,;!?])*/.exec(behind)?.[0] ?? ""], said)).some(
      (day) => day !== undefined,
    );
    if (isSaid && (!isOfDays || /\bafter all\b/i.test(marked))) {
      const rest = `${marked.slice(0, over.index)} ${behind}`;
      return { outcome: "ask", options, ...aside({ rest, each: [ended], maySee: false }) };
    }
    // Neither does who isn't to cover it make it nobody's.
    if (looks === undefined && (isSaid || !/^no(?:body| ?one)/i.test(not ?? ""))) {
      const id = ended.customers[0]?.candidates[0]?.id;
      return { outcome: "run", says: `show ${id}`, guess: undefined, ignored: [], instead: options };
    }
  }
  const some = ofSome.exec(marked)?.groups;
  const whose = some?.mine === undefined ? places[Number(some?.whose)]?.candidates[0]?.id : "mine";
  const isOfSome = some?.all === undefined ? places.every(({ candidates: [one] }) => one?.kind === "person") : some.but;
  if (whose !== undefined && isOfSome) {
    const says = `gaps customers ${whose}`;
    const form = { says: "cover", title: "say who covers which customers" };
    return { outcome: "run", says, guess: spoken(says, names, said.today), ignored: [], also: [form] };
  }
  const first = firstOf(sayings);
  // "Remind me to have Megan cover Contoso": that is to be said then.
  if (first === undefined || asksToBeReminded(marked.slice(0, first.index))) return undefined;
  if (exceptsIt.test(marked.slice(0, first.index))) {
    const who = personAt(first.groups?.["who"] ?? "", places, said);
    const { until } = daysOf([marked], said);
    const says = `cover${who === undefined ? "" : ` @${who}`}${until === undefined ? "" : ` until ${until}`}`;
    return { outcome: "run", says, guess: undefined, ignored: [] };
  }
  const { how = "" } = first.groups ?? {};
  const all: RegExpExecArray[] = [first];
  let ends = first.index + first[0].length;
  for (let next = nextOne.exec(marked.slice(ends)); next !== null; next = nextOne.exec(marked.slice(ends))) {
    // Of two sentences the second one's days are its own.
    if (/^[.;]/.test(next[0]) && termBehind.test(marked.slice(ends + next[0].length))) break;
    all.push(next);
    ends += next[0].length;
  }
  const each = all.flatMap(
    ({ groups }) => coveringOf(groups ?? {}, { places, said, names, before: marked.slice(0, first.index) }) ?? [],
  );
  const several = severalOf(first, marked, places);
  if (each.length < all.length || isNotLent.test(marked)) return undefined;
  const begins = Math.max(...[...marked.slice(0, first.index).matchAll(/[.!?;]\s+/g)].map((one) => one.index + 1), 0);
  const before = marked.slice(begins, first.index);
  const [after = ""] = /^[^.!?;]*/.exec(marked.slice(ends)) ?? [];
  if (asksIfIs.test(`${before}${first[0]}`) && marked.includes("?")) return undefined;
  const customer = each[0]?.customers[0]?.candidates[0]?.id;
  const shown = { outcome: "run" as const, says: `show ${customer}`, guess: undefined, ignored: [] };
  const behind = marked.slice(ends);
  if (
    asksAgreed.test(behind) ||
    (/^ha(?:s|ve)$/i.test(how) && fromThen.test(behind) && !/\b(?:back|again)\b/i.test(behind))
  )
    return shown;
  // "Isaiah asked me to take Woodgrove off him".
  if (/^tak/i.test(how) && /^ (?:off|away|out)\b/i.test(after)) return undefined;
  const tells = tellsAbsence.exec(marked);
  const off = tells?.groups?.off;
  const absent = off === undefined ? undefined : personAt(off, places, said);
  const isTold = off !== undefined && each.every((one) => absent === undefined || absent !== one.who);
  const isToldFirst = /^i$/i.test(off ?? "") || (tells?.index ?? first.index) < first.index;
  const isTerm =
    termBehind.test(after) || termBefore.test(before.trimStart()) || all.slice(1).some(([one]) => whileAway.test(one));
  const isSoon = soon.test(after) && asWell.test(how) && !/^tak\w+$/i.test(how);
  const isMeant =
    isTerm ||
    isSoon ||
    temporary.test(how) ||
    (isTold && (asWell.test(how) || (isToldFirst && /^ha(?:s|ve)$/i.test(how))));
  // "I'll take Contoso next week" is said of one's own.
  const isOwn = /^i$/i.test(first.groups?.["who"] ?? "") && !temporary.test(how) && !isTold && !forThem.test(marked);
  if (!isMeant || isOwn) return undefined;
  // "… until Friday and could Patti look after Alpine" is until Friday.
  const [clause = ""] =
    /^(?:(?! (?:and|but) (?:please|remind|snooze|ask|set|[^,]{0,24}[CP]\d))[^,])*/i.exec(after) ?? [];
  const [absence = ""] = /^[^.;!?]*/.exec(marked.slice(tells?.index ?? marked.length)) ?? [];
  const own = [`${before}${first[0]}${after}`, absence, marked].map((one) => one.replace(otherWish, " "));
  const days = daysOf([first[0] + clause, ...own], said);
  // "From 1 December Megan owns Contoso": for good.
  const isUntold = days.until === undefined && /^\W*(?:and |so )?from\b/i.test(before) && !isTold;
  if (isUntold && !temporary.test(how) && !termBehind.test(after)) return undefined;
  if (areRecurring(marked)) return undefined;
  const span =
    days.until !== undefined
      ? `${days.from === undefined ? "" : ` from ${days.from}`} until ${days.until}`
      : whileAway.test(marked) || isTold
        ? `${days.from === undefined ? "" : ` from ${days.from}`} until back`
        : days.from === undefined
          ? undefined
          : ` from ${days.from}`;
  const written = each.flatMap((one) => commandsOf(one, span ?? ""));
  const optionOf = (says: string): Option => ({ says, title: spoken(says, names, said.today) });
  const options = written.map(optionOf);
  const [only, ...more] = options;
  if (only === undefined || options.length > mostOptions) return undefined;
  const lead = marked
    .slice(0, first.index)
    .trimEnd()
    .replace(/[,;]?(?: (?:and|but|while|so))?$/, "");
  const rest = `${lead} ${marked.slice(ends + clause.length)}`.replace(restWaits, "");
  const others = `${marked.slice(0, begins)} ${marked.slice(ends + after.length).replace(/^[.!?;]+/, "")}`;
  const { left: unread, ...beside } = aside({ rest, each, maySee: asksToSee.test(others) });
  const [thenTo = ""] = /(?:,| and)? then (?:it (?:goes|is) )?(?:to )?@?P\d.*/i.exec(after) ?? [];
  // "…, but not the claims", "… and Megan the same".
  const [but = ""] =
    beside.also === undefined && unread.length === 0 ? (butSaid.exec(after.replace(restWaits, "")) ?? []) : [];
  // "Trey and Coho Vineyard", which whoever writes may not see.
  const [unknown = ""] = /^(?:,| and) (?![CP]\d|I\b)\p{Lu}[\p{L}'’&]*(?: \p{Lu}[\p{L}'’&]*)*/u.exec(after) ?? [];
  const left = [
    ...[unknown, thenTo, but].flatMap((one) => named(one, places, names).replace(/^(?:,| and)? /, "") || []),
    ...unread,
  ];
  if (isOpen.test(marked) || first.groups?.["part"] !== undefined) return { ...shown, instead: options };
  if (several !== undefined && all.length === 1)
    return { outcome: "ask", options: several.flatMap((one) => commandsOf(one, span ?? "")).map(optionOf), left };
  // Until when, or by whom, the form asks.
  if ((span?.includes("until") !== true || each[0]?.who === undefined) && more.length === 0) {
    const [, id, to] = /^cover (\S+) @(\S+)(?: from \S+)?$/.exec(only.says) ?? [];
    const assign = `assign ${id} to ${to}`;
    const forGood = { says: assign, title: `${spoken(assign, names, said.today)}, for good` };
    const mayBe = id !== undefined && said.manager !== false && !temporary.test(how) ? { instead: [forGood] } : {};
    // "Cover Contoso by Zaphod", whom nobody knows: that is said.
    const [, stranger = ""] = (each[0]?.who === undefined ? byStranger.exec(after) : null) ?? [];
    const isDay = stranger === "" || findDay(stranger, said.today) !== undefined;
    const says = isDay ? only.says : only.says.replace(/^cover .*?(?= from | until |$)/, `$& @${stranger}`);
    return { outcome: "run", says, guess: undefined, ignored: [], ...mayBe, ...beside };
  }
  return { outcome: "ask", options, together: each.length > 1 ? true : undefined, ...beside, left };
}

const byStranger =
  /^ (?:by|with|through|via) @?(?![CP]\d|(?:Christmas|Easter|End|Next|The|Q\d|EO[DWMQY]|[CE]OB|Noon|Midnight|Lunch|Tonight|Phone|E?-?[Mm]ail|Teams|Chat|Outlook)\b)(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)/u;

const otherOne = /@?P(\d+)(?! (?:is|does)(?:n['’]t| not))(?!['’])/g;
/** Who is to cover it in place of whoever did, where that is said behind its end, until a day. */
function nextCover(
  behind: string,
  ended: Covering,
  { places, said, before }: { places: readonly FoundName[]; said: Sentence; before: string },
): string | undefined {
  const [one, ...others] = [...behind.matchAll(otherOne)].flatMap(([, at]) => places[Number(at)]?.candidates[0] ?? []);
  const isOther = one?.kind === "person" && others.length === 0 && !/C\d|\bremind\b/i.test(behind);
  const { from, until } = daysOf([behind], said);
  const wasNamed = [...before.matchAll(/P(\d+)/g)].some(([, at]) => places[Number(at)]?.candidates[0]?.id === one?.id);
  if (!isOther || wasNamed || until === undefined) return undefined;
  const [says, ...more] = commandsOf(
    { ...ended, who: one.id },
    `${from === undefined ? "" : ` from ${from}`} until ${until}`,
  );
  return more.length === 0 ? says : undefined;
}

const orOther = /@?P(\d+),? (?:and|or|&) $/i;

/** "Megan and Patti cover Contoso", "Megan covers Contoso or Fabrikam": one is to be chosen; undefined where only one is said. */
function severalOf(
  { index, groups = {} }: RegExpExecArray,
  marked: string,
  places: readonly FoundName[],
): readonly Covering[] | undefined {
  const { who: person = "", which = "" } = groups;
  const people = [orOther.exec(marked.slice(0, index))?.[1], /^P(\d+)$/.exec(person)?.[1]].flatMap((at) =>
    at === undefined ? [] : (places[Number(at)]?.candidates[0]?.id ?? []),
  );
  const customers = [...which.matchAll(/C(\d+)/g)].flatMap(([, at]) => places[Number(at)] ?? []);
  const isOr = / or /i.test(which);
  if ((people.length < 2 && !isOr) || customers.length === 0) return undefined;
  const some = isOr ? customers.map((one) => [one]) : [customers];
  return people.flatMap((who) => some.map((one) => ({ who, customers: one })));
}

function personAt(word: string, places: readonly FoundName[], { me }: Sentence): PersonId | undefined {
  const [, at] = /^@?P(\d+)$/.exec(word) ?? [];
  if (at !== undefined) return places[Number(at)]?.candidates[0]?.id;
  return /^(?:i|me|myself)$/i.test(word) ? me : undefined;
}

/** Who covers which; those that were named before where "them" is said, or the one that was talked of. */
function coveringOf(
  { who: person = "", which = "" }: Readonly<Record<string, string>>,
  { places, said, names, before }: { places: readonly FoundName[]; said: Sentence; names: NameIndex; before: string },
): Covering | undefined {
  const marks = [...(/C\d/.test(which) ? which : before).matchAll(/C(\d+)/g)];
  const last = marks.length === 0 ? names.byRef(said.earlier?.customer ?? "") : undefined;
  const talkedOf =
    last?.kind === "customer" ? [{ from: 0, to: 0, candidates: [{ ...last, fit: "pointed" as const }] }] : [];
  const customers = [...new Set(marks.flatMap(([, at]) => places[Number(at)] ?? [])), ...talkedOf];
  const isSure = customers.filter(({ candidates }) => candidates.length > 1).length <= 1;
  return customers.length === 0 || !isSure ? undefined : { who: personAt(person, places, said), customers };
}

/** One for each customer that a name may mean. */
function commandsOf({ who: person, customers }: Covering, span: string): readonly string[] {
  const choices = customers.reduce<readonly (readonly CustomerId[])[]>(
    (sofar, { candidates }) => sofar.flatMap((chosen) => candidates.map(({ id }) => [...chosen, id])),
    [[]],
  );
  const whom = person === undefined ? "" : ` @${person}`;
  return choices.map((ids) => `cover ${[...new Set(ids)].join(", ").replace(/, (?=\S+$)/, " and ")}${whom}${span}`);
}

/** "Is it ok if Isaiah covers Contoso?" */
const isItOk =
  /\b(?:is it|is that|would it be|are you|it would be|it['’]d be) (?:ok|okay|fine|possible|alright|all right|nice|great|good|kind|helpful|lovely)(?: (?:with|for) (?:you|everyone))? if /gi;
const forThem = new RegExp(`(?:for|instead of|in place of|while) (?:him|her|s?he|them|they|@?P\\d+)${end}`, "iu");
const restWaits =
  /,? ?(?:and |but )?(?:the (?:rest|others?)|everything else|all (?:the )?others?) (?:can|may|should|will|could|must) wait\b[^.;!?]*/gi;
/** "Everything of mine except Contoso is covered by Megan". */
const exceptsIt = /\b(?:all|everything|every\p{L}+|mine)\b[^.;!?]* (?:but|except|apart from|excluding) $/iu;
/** "Megan takes the rest". */
const ofTheRest = /\bP\d+\b.*\b(?:the (?:rest|others?)|everything else)\b/i;
/** "… and Isaiah next week". */
const ofOtherDays =
  /^\s*@?P\d+ (?:then|from|next|until|till|on|for|after)\b|^\s*(?:after that|from then(?: on)?|afterwards|then),? @?P\d+/i;
const butSaid =
  /,? but (?!(?:please|only (?:until|till?|for)|just (?:until|till?|for)|not (?:longer|after|until)|no longer)\b)[^.;!?]*|,? and @?P\d+(?: (?:the same|too|as well))?(?=\s*(?:[.,;!?]|$))/i;
/** "PAL is linked there", of the one that is covered. */
const tellsOfIt = /\b(?:pal|cpor|gdap|claims?|onboarding|disputes?)\b[^.;!?]*\b(?:is|was|are|were|has|have|got)\b/i;
const letsKnow = /\b(?:let|tell|inform|ask) (?:him|her|them|@?P\d+)\b/i;
const partEnds = /[.,;!?](?:\s(?:and|but|so))?(?=\s|$)|\s(?:and|but)\s/i;
const changesOne = /^(?:(?:snooze|later|set|reminder|ask|assign|unassign|add|cover) \S|away .* deputy )/;
const asksToSee = /\?|\b(?:show|list|send|give) me\b/i;

/** "… and snooze Contoso until Monday": whose days are its own. */
const otherWish =
  /(?:^|[.;!?,]|,? (?:and|but|then)) ?(?:(?:please|also|then|can you|could you) ){0,3}(?:remind|snooze|ask|set|show|wake|export|draft|mute|ping|nudge|park)\b[^.;!?]*/giu;
const isToday = /\b(?:today|tonight|this week)\b/i;

/** The days of the first part that says until when; the first day of one before it. Names are marked in them. */
export function daysOf(parts: readonly string[], { today }: Pick<Sentence, "today">): ReturnType<typeof findDays> {
  const marked = parts.at(-1) ?? "";
  const all = parts.map((part) => findDays(part.replace(/[CP]\d+/g, "…"), today));
  const found = all.find(({ until }) => until !== undefined && (until > today || isToday.test(marked))) ?? {};
  return {
    until: found.until,
    from: all.find(({ from }) => from !== undefined && from <= (found.until ?? from))?.from,
  };
}

/** With names in place of the marks. */
const named = (marked: string, places: readonly FoundName[], names: NameIndex): string =>
  marked.replace(/([CP])(\d+)/g, (mark, _, at: string) => {
    const id = places[Number(at)]?.candidates[0]?.id;
    return (id === undefined ? undefined : names.byRef(id)?.name) ?? mark;
  });

/** What else is wanted; of an absence without a deputy, the whole with whoever covers a part. */
function besideIt(
  alone: (part: Sentence) => Understood,
  rest: Sentence,
  [first, ...others]: readonly Covering[],
  names: NameIndex,
  maySee: boolean,
): { also?: readonly Option[]; instead?: readonly Option[] } {
  const meant = alone(rest);
  const isWhole = meant.outcome === "run" && /^away (?:\S+ )?(?:from \S+ )?until \S+$/.test(meant.says);
  if (isWhole) {
    if (first?.who === undefined || others.length > 0) return {};
    const title = `${names.byRef(first.who)?.name ?? "A deputy"} for all`;
    return { instead: [{ says: `${meant.says} deputy ${first.who}`, title }] };
  }
  const told = meant.outcome === "run" ? [{ says: meant.says, title: spoken(meant.says, names, rest.today) }] : [];
  const wanted = meant.outcome === "ask" && (meant.options.length === 1 || meant.together) ? meant.options : told;
  const covered = [first, ...others].flatMap((one) => one?.customers.flatMap(({ candidates }) => candidates) ?? []);
  const isElse = ({ says }: Option): boolean =>
    !covered.some(({ id }) => says.includes(id)) && (isLooking(says) ? maySee : changesOne.test(says));
  return wanted.length > 0 && wanted.every(isElse) ? { also: wanted } : {};
}
