/** Whose a customer is, or is to be: the commands `ask`, `assign`, `handover` and `unassign`. Pure. */
import {
  areListed,
  areSeveral,
  customersOf,
  forCustomer,
  isDenying,
  peopleOf,
  says,
  type Slots,
  type Written,
} from "../reading/slots.ts";
import { isKept } from "../reading/asked-for.ts";
import { waitedForOf } from "../lists/list-on.ts";
import { isAllOfOne, isPronoun } from "../reading/pointing.ts";
import { isWord } from "../reading/intents.ts";
import { isHandedOn, isSwap, isTakenOn, ownerOf } from "../reading/whose-now.ts";
import { foldWord, type Word } from "../words/words.ts";

/** What follows somebody who is to have it. */
const takes =
  /^(?:(?:will|is|can|could|should|would|['’]?ll|['’]s) )?(?:now )?(?:be )?(?:tak(?:e|es|ing)|own(?:s|ing)?|handl(?:e|es|ing)|look(?:s|ing)? after|gets?)\b/i;

/** "Isaiah takes over from Alex", "take Megan off Contoso", "remove Megan from it". */
function isGiver(words: readonly Word[], { from, to }: { from: number; to: number }): boolean {
  const [before = "", after = ""] = [words[from - 1]?.fold, words[to]?.fold];
  return (
    /^(?:from|of|off|remove|replace|unassign|drop)$/.test(before) ||
    after === "off" ||
    // Not "in Megan's hands".
    (/^(?:hands|gives|passes)$/.test(after) && !/^(?:in|into)$/.test(before)) ||
    (after === "from" && /^(?:take|get|pull|move)$/.test(before))
  );
}

/** "Instead of giving it to Megan", "to anyone but Megan". */
const isPassedOver = ({ text, words }: Slots, { from }: { from: number }): boolean =>
  /(?:\b(?:any|every)(?:one|body) (?:but|exc?ept)(?: for)?|\b(?:instead of|rather than|as opposed to|decided against)\b[^,.;:!?]*)\s@?$/i.test(
    text.slice(0, words[from]?.from),
  );

const hasEnough =
  /^(?:['’]s)? (?:(?:already|just|now|really|currently) )?(?:(?:has|have|had|got)(?: (?:already|now))? (?:enough|too (?:much|many)|plenty|a lot|more than enough|no time)|(?:is|was) (?:already |too |so |very )?(?:full|busy|swamped|overloaded|stretched|leaving|overworked|snowed under))\b/i;

/** The person after a word such as "to"; else the last one, or the first, when that is somebody else. */
function personAfter(slots: Slots, word: string, otherwise: "first" | "last") {
  const all = peopleOf(slots).filter((one) => !isGiver(slots.words, one) && !isPassedOver(slots, one));
  // "It would be better off with Patti, Isaiah has enough on his plate".
  const free = all.filter(({ to }) => !hasEnough.test(slots.text.slice(slots.words[to - 1]?.to)));
  const people = free.length > 0 ? free : all;
  // "Put Isaiah on Contoso, Alex has too much".
  const put = people.find(({ from }) => /^(?:put|give|make|let|have)$/.test(slots.words[from - 1]?.fold ?? ""));
  if (put !== undefined && word === "to" && !people.some(({ from }) => slots.words[from - 1]?.fold === word))
    return put;
  const taker = people.find(({ to }) => takes.test(slots.text.slice(slots.words[to - 1]?.to).trimStart()));
  if (taker !== undefined && word === "to") return taker;
  // "Contoso → Megan pls, Isaiah is full".
  const isPointed = ({ from }: { from: number }) =>
    /(?:->|→|=>) ?@?$/.test(slots.text.slice(slots.words[from - 1]?.to, slots.words[from]?.from));
  const arrowed = word === "to" ? people.find(isPointed) : undefined;
  return (
    arrowed ??
    people.find(({ from }) => slots.words[from - 1]?.fold === word) ??
    people.at(otherwise === "last" ? -1 : 0)
  );
}

/** "Can Adele have Northwind": a person who is to have something. */
function isGiven(words: readonly Word[], { from, to }: { from: number; to: number }): boolean {
  const [before = "", after = ""] = [words[from - 1]?.fold, words[to]?.fold];
  if (before === "to" && /^(?:go|goes|belong|belongs|over|back|both|all)$/.test(words[from - 2]?.fold ?? ""))
    return true;
  return /^(?:can|could|should|let|may|will)$/.test(before) && /^(?:have|take|get|own|do|handle)$/.test(after);
}

/** Without a customer, those who could be asked are listed: each row can ask. */
export function writeAsk(slots: Slots): readonly Written[] {
  if (customersOf(slots).length > 0) return forCustomer("ask", (name) => `ask the owner of ${name} again`)(slots);
  // "Remind Isaiah and Adele, no need to chase Patti" leaves nobody out of everybody.
  const isOfAll = says(slots, /\b(?:every(?:one|body)|all|them|others|rest)\b/i) || peopleOf(slots).length === 0;
  const except = isOfAll ? slots.except : undefined;
  const people = except === undefined ? peopleOf(slots) : [];
  // "Nudge Adele and Isaiah": each has a list of their own.
  if (people.length > 1)
    return people.map(({ id, name }) => ({
      says: `gaps waiting ${id}`,
      title: `what hasn't been answered yet for ${name}`,
      changes: false,
    }));
  const [person] = people;
  const others =
    except === undefined ? { says: "", title: "" } : { says: ` except ${except.id}`, title: ` but ${except.name}` };
  const those = except === undefined && person === undefined ? waitedForOf(slots.earlier?.list, slots) : undefined;
  if (those !== undefined) return [{ says: those, title: "who of them hasn't answered yet", changes: false }];
  if (person !== undefined)
    return [{ says: `gaps waiting ${person.id}`, title: `what ${person.name} hasn't answered yet`, changes: false }];
  return [{ says: `gaps waiting${others.says}`, title: `who hasn't answered yet${others.title}`, changes: false }];
}

/** The writer takes it. */
export const forMe =
  /\b(?:(?<!\btoo (?:much|many|big|hard|far|\w+ \w+) )(?:to|for|with|on) (?:me|myself)|(?:it|them|that one|this one) myself|myself (?:down|as)|(?:make|put|have) me (?:the |down |as )*(?:owner|down|on)|me as (?:the )?owner|i(?:['’]?m| am) (?:the |its |their )owner|i(?:['’]?ll|['’]d| will| can| could| would)? (?:(?:happily|gladly|rather) )?(?:take|own|do|have|keep|look after) (?:it|them|that|this|those)|(?:put|assign|make) me(?=\s*(?:[,.;!]|$))|i (?:can|could) (?:take|own) (?!a |some |care|time|over\b)|i(?:['’]?ll| will)? (?:take|own)|(?:(?:be|is|are) |['’]s )(?:now )?mine|(?<=^|[,.;:] )(?:they(?:['’]?re| are) )?mine(?= (?:for now|from now|now|until|please|pls)\b|\s*(?:[,.;!]|$)))\b/i;

/** "I'll take Fabrikam", and not the I of "I think". */
const iTake =
  /^i(?:['’]?m (?:now )?(?:taking|keeping|having|doing|handling|looking after)|(?:['’]?ll| will| can| could) (?:take|own|keep|have|do|handle|look after)| (?:take|own|keep))\b/i;

/** Who is to have something, and what there is to be had. */
type Placed = { id: string; name: string; from: number; to: number };

/**
 * "Contoso Alex, Fabrikam me": each customer with the person told beside it; `unclear` where somebody stands between the
 * customers and not each of them has one; undefined where all go to one.
 */
function pairsIn(slots: Slots): readonly Written[] | "unclear" | undefined {
  const { words, me, text } = slots;
  const people = peopleOf(slots).filter((one) => !isGiver(words, one));
  const self = words.flatMap(({ fold, from }, at) => {
    const isMe = /^(?:me|myself|mine)$/.test(fold) && !notToMe.test(words[at - 1]?.fold ?? "");
    return isMe || (/^(?:i|ill|im)$/.test(fold) && iTake.test(text.slice(from)))
      ? [{ id: me, name: "you", from: at, to: at + 1 }]
      : [];
  });
  const takers = [...people, ...self].toSorted((one, other) => one.from - other.from);
  const customers = customersOf(slots).toSorted((one, other) => one.from - other.from);
  const [firstOne, lastOne] = [customers[0]?.from ?? 0, customers.at(-1)?.from ?? 0];
  if (!areSeveral(slots)) return undefined;
  const [taker, ...otherTakers] = new Map(takers.map((one) => [one.id, one])).values();
  // "Give Contoso to Isaiah, and Litware as well".
  if (taker !== undefined && otherTakers.length === 0 && /\b(?:as well|too|also)\b/i.test(text))
    return customers.map(({ id, name }) => ({
      says: `assign ${id} to ${taker.id}`,
      title: `assign ${name} to ${taker.name}`,
    }));
  const isBetween = takers.some(({ from }) => from > firstOne && from < lastOne);
  // "Megan and Adele take Contoso and Fabrikam": who takes which? Of "… to Megan, Adele is full" she does.
  const isShared = takers.some((one, at) => {
    const next = takers[at + 1];
    const isTold = next !== undefined && /^(?:['’]s| (?:is|was|has|had)) /i.test(text.slice(words[next.to - 1]?.to));
    return next !== undefined && !isTold && areListed(slots, [one, next]);
  });
  if (!isBetween) return isShared ? "unclear" : undefined;
  const pairs = pairsBySentence(slots, takers, customers) ?? pairsOf(takers, customers) ?? [];
  // "Contoso goes to Adele and Fabrikam stays with me".
  const moved = pairs.filter(
    ({ customer: { from, to } }) => !isKept(text, text.slice(words[from]?.from, words[to - 1]?.to)),
  );
  return pairs.length === 0
    ? "unclear"
    : (moved.length === 0 ? pairs : moved).map(({ customer, taker: to }) => ({
        says: `assign ${customer.id} to ${to.id}`,
        title: `assign ${customer.name} to ${to.name}`,
      }));
}

type Pair = { customer: Placed; taker: Placed };

/** Takers and customers in turn; undefined where they are not. */
function pairsOf(takers: readonly Placed[], customers: readonly Placed[]): readonly Pair[] | undefined {
  const isAfter = (customers[0]?.from ?? 0) < (takers[0]?.from ?? 0);
  const line = [...takers.map(({ from }) => ({ from, is: "T" })), ...customers.map(({ from }) => ({ from, is: "C" }))]
    .toSorted((one, other) => one.from - other.from)
    .map(({ is }) => is)
    .join("");
  if (line.includes("TT") || !line.endsWith(isAfter ? "T" : "C")) return undefined;
  const pairs = customers.flatMap((customer): Pair[] => {
    const { from } = customer;
    const taker = isAfter ? takers.find((one) => one.from > from) : takers.findLast((one) => one.from < from);
    return taker === undefined ? [] : [{ customer, taker }];
  });
  return lastOfEach(pairs);
}

/** "Contoso and Fabrikam have no owner. Give Contoso to Megan and Fabrikam to Alex": what is said of each last. */
const lastOfEach = (pairs: readonly Pair[]): readonly Pair[] => [
  ...new Map(pairs.map((one) => [one.customer.id, one])).values(),
];

/** "Give Contoso to Megan and I'll take Fabrikam": a customer and a taker in each clause; undefined where one has more, or less. */
function pairsByClause(
  { words, text }: Slots,
  takers: readonly Placed[],
  customers: readonly Placed[],
): readonly Pair[] | undefined {
  const ends = [...text.matchAll(/,\s|\s(?:and|but|while)\s/gi)].map(({ index }) => index);
  const clauseOf = ({ from }: Placed) => ends.filter((at) => at < (words[from]?.from ?? 0)).length;
  const pairs = customers.flatMap((customer): Pair[] => {
    const [taker, ...more] = takers.filter((one) => clauseOf(one) === clauseOf(customer));
    const isAlone = customers.filter((one) => clauseOf(one) === clauseOf(customer)).length === 1;
    return taker === undefined || more.length > 0 || !isAlone ? [] : [{ customer, taker }];
  });
  return pairs.length === customers.length && pairs.length === takers.length ? lastOfEach(pairs) : undefined;
}

/** Where a sentence ends, or what was said of them before begins to be told: "we talked: …". */
const sentenceEnds = [/[.;!?\n]\s/g, /[.:;!?\n]\s/g];

/**
 * "Contoso and Fabrikam have nobody. Megan takes Contoso, Alex Fabrikam": by the sentences that have both, where each
 * customer that is named elsewhere is named there as well.
 */
function pairsBySentence(
  slots: Slots,
  takers: readonly Placed[],
  customers: readonly Placed[],
): readonly Pair[] | undefined {
  const { words, text } = slots;
  let isInSentences = false;
  for (const end of sentenceEnds) {
    const ends = [...text.matchAll(end)].map(({ index }) => index);
    const sentenceOf = ({ from }: Placed) => ends.filter((at) => at < (words[from]?.from ?? 0)).length;
    const those = [...new Set(customers.map(sentenceOf))].filter((nth) =>
      takers.some((one) => sentenceOf(one) === nth),
    );
    isInSentences ||= those.length > 0 && ends.length > 0 && end === sentenceEnds[0];
    const isIn = (nth: number) => (one: Placed) => sentenceOf(one) === nth;
    const pairs = those.map((nth) => {
      const [who, what] = [takers.filter(isIn(nth)), customers.filter(isIn(nth))];
      return pairsOf(who, what) ?? pairsByClause(slots, who, what);
    });
    const told = customers.filter((one) => those.includes(sentenceOf(one)));
    const isWhole = customers.every(({ id }) => told.some((one) => one.id === id));
    if (isWhole && !pairs.includes(undefined)) return lastOfEach(pairs.flatMap((some) => some ?? []));
  }
  // "Contoso is with Patti, Coho too. Fabrikam goes to Megan": none goes to whoever another sentence names.
  return isInSentences ? [] : undefined;
}

/** "Let me assign …": nothing goes to me. */
const notToMe = /^(?:let|tell|show|send|help|ask|remind)$/;

/** "Everything to Adele except Contoso": whatever it is about, it is not Contoso. */
function isExcepted({ words }: Slots, { from }: { from: number }): boolean {
  const before = words.slice(Math.max(0, from - 4), from).map(({ fold }) => fold);
  return /(?:^| )(?:exc?ept|excluding|besides|without|apart from|other than|but|but not)(?: for)?(?: the)?$/.test(
    before.join(" "),
  );
}

/** Without the sentences that name no taker: "Contoso and Fabrikam don't belong to anyone. Contoso to Megan, …". */
function giving(slots: Slots): Slots {
  const { text, words } = slots;
  const ends = [...text.matchAll(/[.;!?\n]\s/g)].map(({ index }) => index);
  const sentenceOf = (word: Word | undefined) => ends.filter((end) => end < (word?.from ?? 0)).length;
  const those = new Set([
    ...peopleOf(slots).map(({ from }) => sentenceOf(words[from])),
    ...words.filter(({ fold }) => /^(?:i|ill|me|myself)$/.test(fold)).map(sentenceOf),
  ]);
  return { ...slots, words: words.map((word) => (those.has(sentenceOf(word)) ? word : { ...word, fold: "" })) };
}

export function writeAssign(slots: Slots): readonly Written[] {
  if (customersOf(slots).some((one) => isExcepted(slots, one))) {
    const to = personAfter(slots, "to", "last");
    const from = leaver(slots, to);
    const kept = customersOf(slots).filter((one) => isExcepted(slots, one));
    // "All but the first to Megan", of Isaiah's: it asks before it moves anything.
    if (
      isAllOfOne(slots.earlier?.list) &&
      from !== undefined &&
      to !== undefined &&
      kept.length === customersOf(slots).length
    )
      return [
        {
          says: `handover ${from.id} to ${to.id} except ${kept.map(({ id }) => id).join(", ")}`,
          title: `hand the other customers of ${from.name} to ${to.name}`,
          changes: false,
        },
      ];
    return [{ says: "assign", title: "assign a customer", changes: false }];
  }
  const swapped = swappedIn(slots);
  if (swapped.length > 0) return swapped;
  const related = relatedIn(slots);
  if (related.length > 0) return related;
  // "Megan asked about Contoso and Alex about Fabrikam": neither is given to anybody.
  if (areSeveral(slots) && customersOf(slots).every(({ from }) => slots.words[from - 1]?.fold === "about"))
    return customersOf(slots).map(({ id, name }) => ({ says: `show ${id}`, title: name, changes: false }));
  const pairs = pairsIn(slots);
  const isEach = !areSeveral(slots) || (areListed(slots, customersOf(slots)) && !isDenying(slots));
  if (pairs === "unclear" || (pairs === undefined && !isEach) || (pairs !== undefined && isDenying(giving(slots))))
    return customersOf(slots).map(({ id, name }) => ({
      says: `assign ${id}`,
      title: `assign ${name}`,
      changes: false,
    }));
  if (pairs !== undefined) return pairs;
  const given = peopleOf(slots).find((one) => isGiven(slots.words, one));
  const takers = takersIn(slots);
  const [shared, ...others] = customersOf(slots);
  // "To Megan and Isaiah": a customer has one owner.
  if (takers.length > 1 && shared !== undefined && others.length === 0)
    return takers.map((one) => ({
      says: `assign ${shared.id} to ${one.id}`,
      title: `assign ${shared.name} to ${one.name}`,
      changes: false,
    }));
  const chosen =
    given === undefined && (says(slots, forMe) || isTakenOn(slots.text, slots.words, slots.named))
      ? { id: slots.me, name: "you" }
      : (given ?? personAfter(slots, "to", "last"));
  const person = areAlternatives(slots) ? undefined : chosen;
  const customers = customersOf(slots);
  // "Let's get them set up. Isaiah's name on it": of a customer that nobody has here.
  const { stranger } = slots.earlier ?? {};
  if (customers.length === 0 && stranger !== undefined && person !== undefined)
    return [{ says: `add ${stranger} owner ${person.id}`, title: `add ${stranger}`, changes: false }];
  // "Give the ones without anybody to Isaiah": their list has the button for all of them.
  if (customers.length === 0 && says(slots, withoutOwner))
    return [{ says: "gaps unowned", title: "customers without an owner", changes: false }];
  if (customers.length === 0 && peopleOf(slots).length > 1) return writeHandover(slots);
  // "Put that one on Adele", and none was talked of: which one is asked.
  if (customers.length === 0)
    return [
      person === undefined || slots.unknown.length > 0 || !isHandedOn(slots.text, slots.words, slots.named)
        ? { says: "assign", title: "assign a customer", changes: false }
        : { says: `assign to ${person.id}`, title: `assign a customer to ${person.name}`, changes: false },
    ];
  const [, called = ""] = /\bto @?(\p{L}+)[.!]*$/iu.exec(slots.text) ?? [];
  // "Give Contoso to Izzy": the command says whom it knows by that.
  const isName = called !== "" && (slots.unknown.includes(called) || !isWord(foldWord(called)));
  const who = isName ? ` to ${called}` : "";
  return customers.map(({ id, name }) =>
    person === undefined
      ? { says: `assign ${id}${who}`, title: `assign ${name}${who}`, changes: false }
      : {
          says: `assign ${id} to ${person.id}`,
          title: `assign ${name} to ${person.name}`,
          // "Fabrikam belongs to Patti" says what is so.
          implied: says(slots, /\b(?:belongs? to|should go to)\b/i),
        },
  );
}

/** Several who are told in one list to have it: "Megan and Isaiah own Contoso". */
function takersIn(slots: Slots) {
  const people = peopleOf(slots).filter((one) => !isGiver(slots.words, one));
  const listed = people.filter((one, at) =>
    [people[at - 1], people[at + 1]].some(
      (next) => next !== undefined && next.id !== one.id && areListed(slots, [one, next]),
    ),
  );
  return listed.length === people.length && says(slots, /\b(?:and|both|together|&|\+)(?=\s)/i) ? listed : [];
}

const formerOwner = /\b(?:(?:former|old|previous|last|original) owner|(?:had|owned) it before)\b/i;
const itsDeputy =
  /\b(?:to|by) (?:its|the|their) deputy\b|\bdeputy (?:as )?the (?:new )?owner\b|\bpromote (?:its|the) deputy\b/i;

/** "Swap Contoso and Fabrikam between Megan and Isaiah": each goes to whoever has the other, whichever that is. */
function swappedIn(slots: Slots): readonly Written[] {
  const [one, other, ...more] = new Map(customersOf(slots).map((each) => [each.id, each])).values();
  if (one === undefined || other === undefined || more.length > 0 || !isSwap(slots.text, slots.words, slots.named))
    return [];
  const giving = (given: Placed, like: Placed): Written => ({
    says: `assign ${given.id} to owner of ${like.id}`,
    title: `assign ${given.name} to the owner of ${like.name}`,
  });
  return [giving(one, other), giving(other, one)];
}

/** "Contoso: same owner as Fabrikam", "to its deputy": to somebody by what they are of a customer. */
function relatedIn(slots: Slots): readonly Written[] {
  const { text, words, earlier, names } = slots;
  if (peopleOf(slots).length > 0) return [];
  const all = customersOf(slots);
  const isDeputy = itsDeputy.test(text);
  const like = isDeputy ? undefined : all.find(({ from }) => ownerOf.test(text.slice(0, words[from]?.from)));
  const talkedOf = earlier?.customer === undefined ? undefined : names.byRef(earlier.customer);
  const others = all.filter(({ id }) => id !== like?.id);
  const isTalkedOf = others.length === 0 && words.some((_, at) => isPronoun(words, at));
  const given = isTalkedOf && talkedOf?.kind === "customer" ? [talkedOf] : others;
  const whose =
    like !== undefined
      ? { says: `owner of ${like.id}`, title: `the owner of ${like.name}` }
      : formerOwner.test(text)
        ? { says: "former owner", title: "whoever had it before" }
        : isDeputy
          ? { says: "deputy", title: "its deputy" }
          : undefined;
  if (whose === undefined) return [];
  // "Give it to whoever has Fabrikam", and nobody was talked of.
  if (given.length === 0) return [{ says: "assign", title: "assign a customer", changes: false }];
  return given
    .filter(({ id }) => id !== like?.id)
    .map(({ id, name }) => ({ says: `assign ${id} to ${whose.says}`, title: `assign ${name} to ${whose.title}` }));
}

/** "To Adele or Isaiah": which of them is for people to say. */
const areAlternatives = (slots: Slots): boolean =>
  peopleOf(slots).length > 1 && slots.words.some(({ fold }) => /^(?:or|either|oder|ou)$/.test(fold));

const withoutOwner =
  /\b(?:without|with no|have no|has no|no|un-?assigned|un-?owned|ownerless|nobody['’]?s?)\b(?: (?:an?|any|one|body|owner|name|anybody|anyone|somebody))*(?=\s|[.,;!?]|$)/i;

/** "Put them all on Alex", where somebody else's were shown. */
function leaver({ earlier, names }: Slots, to: { id: string } | undefined): { id: string; name: string } | undefined {
  const one = earlier?.person === undefined || earlier.person === to?.id ? undefined : names.byRef(earlier.person);
  return one?.kind === "person" ? one : undefined;
}

/** "Megan's", and not who Megan's customers are to go to. */
function isOwning({ text, words }: Slots, { from, to }: { from: number; to: number }): boolean {
  const written = text.slice(words[from]?.from, words[to]?.from).trimEnd();
  return /['’]s?[.,;!?]?$/.test(written) && words[from - 1]?.fold !== "to";
}

export function writeHandover(slots: Slots): readonly Written[] {
  // "All of his to Adele, apart from Contoso": it asks before it moves anything.
  if (
    customersOf(slots).length > 0 &&
    !(peopleOf(slots).length > 1 && says(slots, /\b(?:apart from|exc?ept|besides|excluding|all but|but|not|stays?)\b/i))
  )
    return writeAssign(slots).map((one) => ({ changes: true, ...one }));
  // "Isaiah could take over Megan's", in any order.
  const theirs = peopleOf(slots).filter((one) => isOwning(slots, one));
  const [owner] = theirs.length === 1 && new Set(peopleOf(slots).map(({ id }) => id)).size > 1 ? theirs : [];
  const others = peopleOf(slots).filter(({ id }) => id !== owner?.id);
  const to = says(slots, /\btak(?:e|es|ing) over\b/i)
    ? others[0]
    : personAfter({ ...slots, named: others }, "to", "last");
  const from = peopleOf(slots).find((one) => one !== to) ?? leaver(slots, to);
  // "Half of his to Adele": which ones is for people to choose.
  const giver = from ?? to;
  const takers = peopleOf(slots).filter((one) => slots.words.slice(0, one.from).some(({ fold }) => fold === "to"));
  const areShared = takers.length > 1 && areListed(slots, takers);
  if (
    giver !== undefined &&
    (areShared ||
      says(
        slots,
        /\b(?:half|some|a few|split|divide|(?:any|which|\d+|one|two|three|four|five|six) (?:of|(?:\p{L}+ )?customers))\b/iu,
      ))
  )
    return [{ says: `gaps customers ${giver.id}`, title: `customers of ${giver.name}`, changes: false }];
  if (to === undefined) return [{ says: "handover", title: "hand customers over" }];
  if (from === undefined) {
    const isTaker = slots.words[to.from - 1]?.fold === "to";
    // Somebody else is named whom nobody knows: the command says so.
    const isOther = isTaker ? to.from > 2 : slots.words.some(({ fold }) => fold === "to");
    if (slots.unknown.length > 0 || (isOther && slots.words[0]?.fold === "handover")) return [];
    return [
      {
        says: `handover ${isTaker ? "to " : ""}${to.id}`,
        title: `hand customers ${isTaker ? "to" : "of"} ${to.name} over`,
      },
    ];
  }
  const kept = customersOf(slots);
  const but = kept.length === 0 ? "" : ` except ${kept.map(({ id }) => id).join(", ")}`;
  return [
    {
      says: `handover ${from.id} to ${to.id}${but}`,
      title: `hand all customers of ${from.name} to ${to.name}`,
      changes: false,
    },
  ];
}

const having =
  "(?:looks? after|takes? care of|takes? over|has|has now|has taken|has taken over|took over|took|takes|owns?|is (?:now )?(?:looking after|responsible for|in charge of|taking over))";
/** "Take Contoso off my list, Megan looks after it now": all that is said of her; not "has it on her radar", nor until when. */
const hasIt = new RegExp(
  `^(?:(?:now|already|will|can|could|should|would) )?(?:have|take(?: over)?|own|look after) (?:it|them|that|this|both)(?: over)?\\s*(?:$|[.;!?])|^(?:(?:now|already|will) )?(?:${having} (?:it|them|that|this)(?: over)?|is (?:now )?(?:responsible|in charge)|has (?:now )?taken over|took over)(?:,? (?:now|instead|already|these days|from now on|permanently|(?:as of|from|since|starting) [^.,;!?]{2,20}))*\\s*(?:$|[.;!?]|,(?! ?(?:but|although|though|however|until|unless|if)\\b))`,
  "i",
);

/** "Take Megan off Contoso": of whom it is said goes along, so that nobody else loses it. */
export function writeUnassign(slots: Slots): readonly Written[] {
  const [person, ...others] = peopleOf(slots);
  // "Megan is off Contoso, Isaiah has it".
  const has = person && hasIt.test(slots.text.slice(slots.words[person.to - 1]?.to).trimStart());
  if (others.length > 0 || has === true)
    return writeAssign(slots).map((one) => ({ changes: true, ...one, implied: true }));
  const isMe =
    says(slots, /\b(?:take|get) me off\b|\bremove me from\b|\boff (?:me\b|my (?:list|plate|customers|desk|hands))/i) ||
    (person === undefined && says(slots, /\b(?:me|my|myself|i['’]?m|i am|mine)\b/i));
  const [from, called] = isMe ? [` from ${slots.me}`, "you"] : [person ? ` from ${person.id}` : "", person?.name];
  const customers = customersOf(slots);
  // A name that nobody has here is answered as such.
  const unknown = slots.unknown.join(" ");
  if (customers.length === 0)
    return [{ says: `unassign ${unknown}`.trim(), title: "take a customer off its owner", changes: false }];
  return customers.map(({ id, name }) => ({
    says: `unassign ${id}${from}`,
    title:
      called === undefined ? `leave ${name} without an owner` : `take ${called} off ${name}, so that nobody owns it`,
  }));
}
