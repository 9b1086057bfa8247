/** Who is away, and who stands in: the command `away`. Pure. */
import type { PersonRef } from "../../../domain/people/person.ts";
import { areListed, peopleOf, says, type Slots, type Written } from "../reading/slots.ts";
import { areRecurring, backIn } from "../time/absence-days.ts";
import { clausesOf, isAskedFor, notOff, sparesWhom, talksOfPeace } from "../reading/asked-for.ts";

/** What follows somebody who is not there, or there again. */
const isOff =
  /^(?:['’](?:s|d|ll)|s)?\s*(?:(?:is|are|both|all|was|will|would|be|called|won['’]?t|wont|isn['’]?t|isnt|doesn['’]?t|doesnt|does|goes|has|not)\s+)*(?:from\s.{3,30}?\s)?(?:\w+\s+){0,2}?(?:off|away|out|ooo|sick|ill|absent|gone|(?:phoned|called|rang|reported|wrote) in (?:sick|ill|with)|(?<=not |n['’]?t |n['’]?t be )(?:around|here|in|work(?:ing|s)?)|half[- ]days?|back|on (?:\w+ )?(?:holidays?|leave|vacation|pto|training)|on an? (?:business )?trip|(?:at|to) (?:an?|the) (?:\w+ )?(?:conference|fair|workshop|offsite|summit|training))\b/i;
const standsInFor =
  /\b(?:deputy|backup|cover(?:s|ing)?|(?:stand|fill|step)(?:s|ing)? in|stand-?in)(?: \w+)? (?:for|as deputy for)$/i;

/** Where "he's out" begins, said of somebody who was named before it: "Adele's wife had the baby, he's out till Monday". */
function pronounOff(text: string): number | undefined {
  for (const { 0: pronoun, index } of text.matchAll(/\b(?:he|she|they)\b/gi))
    if (
      isOff.test(
        text
          .slice(index + pronoun.length)
          .replace(/^['’]re\b/, "")
          .trimStart(),
      )
    )
      return index;
  return undefined;
}

const theirs = "(?:customers?|clients?|accounts?|stuff|work|things|list|portfolio|queue)";
/** Whoever writes stands in: "I cover for Isaiah", "I take Isaiah's customers", "she asked me to stand in for her". */
const iStandIn = new RegExp(
  `\\b(?:i(?:['’]?m| am|['’]?ll(?: be)?| will(?: be)?)? (?:cover(?:ing)?|(?:stand|fill|step)(?:ing)? in|tak(?:e|ing) (?:his|her|their)|(?:tak(?:e|ing)(?: over)?|look(?:ing)? after|answer(?:ing)? for|do(?:ing)?|hav(?:e|ing)|handl(?:e|ing)) @?\\p{L}+(?: \\p{L}+)? ?['’]s ${theirs})|(?:tak(?:e|ing) over|look(?:ing)? after|cover(?:ing)?|answer(?:ing)? for|handl(?:e|ing)) (?:his|her|their) ${theirs}|me to (?:cover(?: for)?|(?:stand|fill|step) in for) (?:him|her|them)|(?:me|i(?:['’]?m| am)) (?:down )?(?:(?:as|to be|for) )?(?:his|her|their) (?:deputy|back-?up|stand-?in))(?!\\p{L})`,
  "iu",
);

const refusesDeputy =
  /\bme (?:down )?(?:(?:as|to be|for) )?(?:his|her|their) (?:deputy|back-?up|stand-?in)\b.*\b(?:but|though|although|however)\b.*(?:\b(?:off|away|out|cannot|unable|on (?:leave|holiday|vacation)|find someone|somebody else|someone else)\b|n['’]?t\b)/is;
const ofWriter = /(?<![\p{L}\p{N}])(?:i|me|myself)(?![\p{L}\p{N}])/iu;

/** Somebody else who is told to be away; undefined where it is whoever writes. */
function absentee(slots: Slots) {
  const { named, text, words } = slots;
  const people = named.filter(({ kind }) => kind === "person");
  const after = (to: number) => text.slice(words[to - 1]?.to).trimStart();
  const pronoun = pronounOff(text) ?? -1;
  return (
    // "Away @Megan next month".
    people.find(({ from }) => from === 1 && words[0]?.fold === "away") ??
    (iStandIn.test(text) && people.length === 1 ? people[0] : undefined) ??
    people.find(({ to }) => isOff.test(after(to))) ??
    people.findLast(({ to }) => (words[to - 1]?.to ?? text.length) <= pronoun) ??
    people.find(({ from }) => standsInFor.test(text.slice(0, words[from]?.from).replace(/@$/, "").trimEnd())) ??
    absentBefore(slots) ??
    people.find(({ from, to }) => sparesWhom(text.slice(0, words[from]?.from), text.slice(words[to - 1]?.to))) ??
    // "Alex is skiing from Thursday": whoever it opens with, and not the writer.
    (/\b(?:i|me|my|i['’]?m|i['’]?ll)\b/i.test(text)
      ? undefined
      : people.find(
          ({ from, to }) =>
            from <= 1 &&
            /^(?:['’]s|is|will be|goes|went|(?:has|['’]s got|caught) (?:\w+ )?(?:flu|cold|covid|fever|migraine|bug|surgery|leave|holidays?|vacation|pto))\b/i.test(
              after(to),
            ),
        ))
  );
}

const leave = "(?:absences?|leaves?|holidays?|vacations?|time off|days off|out of office|ooo)";
const cancels = new RegExp(
  [
    `\\b(?:cancel+(?:ed|ing)?|call(?:ed)? off|scrap(?:ped)?|deleted?|removed?|(?<!\\bthe )end(?! of\\b)|clear|drop)\\s+(?:(?:all|both|of|every|any)\\s+){0,2}(?:(?:my|the|his|her|their|these|those|\\S{1,30}['’]s)\\s+)?(?:(?!all\\b)\\w+\\s+){0,2}?${leave}\\b`,
    `\\b${leave}\\b[^.,;!?]{0,40}\\b(?:(?:is|was|are|were|got|has been|have been)\\s+)(?:all\\s+)?(?:cancel+ed|called off|scrapped)\\b`,
    `${notOff} after all\\b`,
  ].join("|"),
  "i",
);
const cancelsAll =
  /(?<!\bafter )\b(?:all|both|every)\s+(?:of\s+)?(?:my|the|his|her|their|these|those|\S{1,30}['’]s|absences?|leaves?|holidays?|vacations?|time|days)(?=\s|[.,;!?]|$)/i;

/** Absences that are told not to be: all, those of the days that are named, or the one that is next. */
function writeCancelled(slots: Slots, who: string, whose: string): readonly Written[] {
  if (says(slots, cancelsAll)) return [{ says: `away${who} off all`, title: `cancel all ${whose} absences` }];
  const { from, until } = slots.days();
  // "Cancel my leave, Megan is here now".
  if (until === undefined || until === slots.today)
    return [{ says: `away${who} off`, title: `cancel ${whose} absence` }];
  const first = from ?? slots.today;
  const days = first === until ? `on ${until}` : `from ${first} to ${until}`;
  return [{ says: `away${who} off from ${first} until ${until}`, title: `cancel ${whose} absence ${days}` }];
}

/** Whose absence is not to be, where it is not the writer's. */
const cancelledOf = (slots: Slots) => (says(slots, ownLeave) ? undefined : peopleOf(slots)[0]);
const ownLeave = new RegExp(`\\bmy\\s+(?:\\w+\\s+){0,2}?${leave}\\b`, "i");

/** "I won't be away after all", "my trip was called off". */
const notAway = new RegExp(
  [
    `\\bi(?:['’]?m| am| will| shall| wo)?(?: |(?=n['’]t))${notOff}\\b(?:after all|any ?more|any longer)\\b`,
    `\\bi(?:['’]m| am| will| do| wo)? ?(?:not|n['’]t) (?:(?:be )?(?:travel|go|leav|fly)(?:l?ing|e)?|take my ${leave})\\b[^,.;!?]{0,40} after all\\b`,
    `\\b(?:my|our|the(?! (?:journey|travels?) to\\b)) (?:\\w+ )?(?:(?:trip|journey|travels?|conference)\\b[^,.;!?]{0,20}(?:(?:is|was|has|have|got|been) ){1,2}(?:now )?(?:cancel+ed|called off|scrapped)|(?:trip|journey|conference|${leave}) fell through)\\b`,
  ].join("|"),
  "i",
);

/** What says that an absence is not to be, as it was written. */
export const notAwayIn = (text: string): string | undefined =>
  wantsElse.test(text) ? undefined : notAway.exec(text)?.[0];

export const isCancelling = ({ text }: { text: string }): boolean =>
  cancels.test(text) || notAwayIn(text) !== undefined;
/** "I'm not travelling after all, snooze it until Monday", "not on Monday after all, but on Wednesday". */
const wantsElse =
  /(?<!\b(?:no need to|not|do not)|n['’]t) (?:snooze|remind)\b|^(?:snooze|remind)\b|\binstead\b|\bbut (?:on|from|until|next)\b/i;

/** All who are told to be away: "Adele is off until Monday, and Isaiah until Friday". */
function allOff(slots: Slots): readonly PersonRef[] {
  const people = peopleOf(slots).toSorted((one, other) => one.from - other.from);
  const off = people.flatMap((one, at) => {
    if (!isOff.test(slots.text.slice(slots.words[one.to - 1]?.to).trimStart())) return [];
    const before = people[at - 1];
    return before !== undefined && areListed(slots, [before, one]) ? [before.id, one.id] : [one.id];
  });
  return [...new Set(says(slots, meOff) ? [...off, slots.me] : off)];
}

const meOff = /\b(?:i['’]?m|i am|i['’]?ll be|i will be) (?:\w+ )?(?:off|out|away|sick|on|back)\b/i;

/** "He" of whom an absence was told before. */
function absentBefore({ text, earlier, names }: Slots) {
  const [, ref = ""] = /^away (?!from |until |deputy |off$|back$|list$)(\S+)/.exec(earlier?.says ?? "") ?? [];
  const one = /^\W*(?:he|she|they)\b/i.test(text) ? names.byRef(ref) : undefined;
  return one?.kind === "person" ? one : undefined;
}

export function writeAway(slots: Slots): readonly Written[] {
  const absent = says(slots, meOff) ? undefined : isCancelling(slots) ? cancelledOf(slots) : absentee(slots);
  const other = absent?.id === slots.me ? undefined : absent;
  const around = ({ from, to }: { from: number; to: number }) =>
    [slots.text.slice(0, slots.words[from]?.from), slots.text.slice(slots.words[to - 1]?.to)] as const;
  if (other === undefined && peopleOf(slots).some((one) => talksOfPeace(...around(one))))
    return [{ says: "away list", title: "who is away", changes: false }];
  // "Patti named me as her deputy, but I am off myself": nothing is to be recorded of it.
  if (says(slots, refusesDeputy))
    return [{ says: "away list", title: "who is away, and who stands in", changes: false }];
  // The command says that only managers record it.
  if (other !== undefined && slots.manager === false)
    return [{ says: `away ${other.id}`, title: `${other.name} away`, changes: false }];
  if (areRecurring(slots.text))
    return [{ says: "away every week", title: "away on the same days every week", changes: false }];
  // "He's off until Monday", and nothing tells who that is, or several are off: the form asks.
  const isSomebody =
    says(slots, /^\W*(?:he|she|they)\b/i) || (pronounOff(slots.text) !== undefined && !says(slots, meOff));
  const off = allOff(slots);
  // "Adele and Isaiah are both at the summit next week": the form of each.
  if (off.length > 1 && !off.includes(slots.me))
    return off.map((id) => ({
      says: `away ${id}`,
      title: `${slots.names.byRef(id)?.name ?? "Somebody"} away`,
      changes: false,
    }));
  if ((other === undefined && isSomebody) || off.length > 1)
    return [{ says: "away", title: "somebody away", changes: false }];
  const [who, whom, is] =
    other === undefined ? ["", "", "you are"] : [` ${other.id}`, `${other.name} `, `${other.name} is`];
  const { from, until: day } = slots.days();
  if (isCancelling(slots)) return writeCancelled(slots, who, other === undefined ? "your" : `${other.name}'s`);
  if (backIn(slots.text, slots.today)?.isNow === true || (day === undefined && says(slots, /\breturned\b/i)))
    return [{ says: `away${who} back`, title: `${is} back` }];
  if (day === undefined && says(slots, /^away\b.*\boff$|\bcancel\b/i))
    return [{ says: `away${who} off`, title: `cancel ${other === undefined ? "your" : `${other.name}'s`} absence` }];
  // "Let Megan know": she is to hear it, not to stand in.
  const others = peopleOf(slots).filter((one) => one.id !== other?.id);
  const standIns = others.filter((one) => isDeputy(slots, one));
  // "Megan or Patti covers", "Megan and Patti cover": which of them is for people to say.
  const isOne = standIns.every((one) =>
    others.every(
      ({ id, ...at }) =>
        id === one.id ||
        !(standIns.some((next) => next.id === id) || areListed(slots, [one, at]) || hasOwnDays(slots, at)),
    ),
  );
  const deputy =
    // "Isaiah has kindly agreed to take over her customers" is said of Isaiah.
    other !== undefined && says(slots, iStandIn) && (standIns.length === 0 || says(slots, ofWriter))
      ? { id: slots.me, name: "you" }
      : standIns.findLast(() => isOne);
  const starts = from === undefined || (day !== undefined && from > day) ? "" : ` from ${from}`;
  const days = `${starts}${day === undefined ? "" : ` until ${day}`}`;
  const called = starts === "" || day === undefined ? days : from === day ? ` ${day}` : `${starts} to ${day}`;
  if (deputy === undefined) return [{ says: `away${who}${days}`, title: `${whom}away${called}`, changes: false }];
  return [
    {
      says: `away${who}${days} deputy ${deputy.id}`,
      title: `${whom}away${called}, with ${deputy.name} standing in`,
      changes: day !== undefined,
    },
  ];
}

/** "Isaiah covers until the 24th and Adele from the 25th". */
const hasOwnDays = ({ text, words }: Slots, { to }: { to: number }): boolean =>
  /^\s*(?:then |does )?(?:from|until|till|after|on|the) /i.test(text.slice(words[to - 1]?.to));

/** Whether it is said of somebody to stand in, and not that they can't, or are to hear of it. */
function isDeputy({ text, words }: Slots, { from, to }: { from: number; to: number }): boolean {
  const before = words[from - 1]?.fold ?? "";
  const name = text.slice(words[from]?.from, words[to - 1]?.to);
  if (hearsUrgent(text, words[from]?.from ?? 0, name)) return true;
  if (/^(?:let|tell|inform)$/.test(before)) return false;
  const clause = clausesOf(text).find((one) => one.includes(name)) ?? text;
  // "I'm away until Monday. What has Megan answered?"
  if (hasStood.test(clause) || asksOfThem.test(clause)) return false;
  return isAskedFor("assign", clause) && (/^(?:to|by|with|deputy|ask|via)$/.test(before) || isStanding.test(clause));
}

const isUrgent =
  /\b(?:urgent\w*|urgency|emergenc\w+|(?:some|any)thing (?:\p{L}+ )?(?:comes up|happens|important|critical|burns|is burning|goes wrong)|if (?:needed|necessary|need be))\b/iu;
const addressed =
  /\b(?:let|tell|inform|contact|ask|reach|call|notify|alert|warn|write to|turn to|talk to|speak to|go to|get in touch with|(?:send|forward|pass|give) (?:\p{L}+ ){1,4}to) @?$/iu;
const isReached =
  /^(?:,? (?:(?:can|could|may|should|will|would) (?:be (?:contacted|reached|told|asked|informed|notified|called|alerted)|hear|know)|is (?:my|the) (?:contact|person)|(?:is )?(?:reachable|available|there))\b|[^.?!]*\b(?:ask|tell|contact|call|inform|alert|write to|turn to) (?:him|her|them)\b)/iu;

/** "Let Alex know if something urgent comes up", "in urgent cases Megan can be contacted": who hears it then stands in. */
function hearsUrgent(text: string, at: number, name: string): boolean {
  const start =
    text
      .slice(0, at)
      .split(/[.;!?] /)
      .at(-1) ?? "";
  const [end = ""] = /^[^.;!?]*/.exec(text.slice(at + name.length)) ?? [];
  const isDenied = /(?:\bnot|\bnever|n['’]t) (?:\p{L}+ ){0,2}@?$/iu.test(start.slice(-40));
  return !isDenied && isUrgent.test(start + end) && (addressed.test(start) || isReached.test(end));
}

/** "Megan was covering": not any more. */
const hasStood =
  /\b(?:(?:was|were|had been|used to)(?: \w+)? (?:(?:cover|stand|step|fill)\w*|(?:my|his|her|their|the) (?:deputy|back ?up))|(?:stood|stepped|filled) in|covered(?! by))\b/i;
const asksOfThem = /^\W*(?:(?:and|but) )?(?:what|which|when|why|how (?:many|much|far))\b/i;
const isStanding =
  /\b(?:deputy|back ?up|cover\w*|stand\w*|step\w*|fill\w*|replac\w*|represent\w*|tak(?:e|es|ing)|does|do|has|have|handl\w+|look\w* after|answer\w*|instead|for (?:me|him|her|them)|in (?:my|his|her|their) (?:place|stead|absence)|on (?:my|his|her|their) behalf|receiv\w+|own\w*|manag\w+|care|gets? (?:my|your|his|her|their|the|all)|fine|ok|okay|happy|agree[ds]?|volunteer\w*|said yes|vertritt|vertretung|vervangt|remplace)\b/i;
