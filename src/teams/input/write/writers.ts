/**
 * How what was understood is written as a command of the table: `assign <Microsoft ID> to <Entra id>`. By command; each
 * gives no option, one, or several to choose from. Pure.
 */
import { isCompanyEnding } from "../../../domain/customer/find.ts";
import { foldWord } from "../words/words.ts";
import { clausesOf, isWishedFor } from "../reading/asked-for.ts";
import { kindsSaid } from "../reading/mail-said.ts";
import { writeGaps } from "../lists/lists.ts";
import { possessive } from "../lists/titles.ts";
import {
  asksOfTeam,
  customersOf,
  forCustomer,
  isDenying,
  peopleOf,
  says,
  type Slots,
  type Written,
} from "../reading/slots.ts";
import { statesIn } from "../lists/asked-lists.ts";
import { findWhy } from "../../../domain/catalogue/why.ts";
import { workloadWord } from "../../../domain/catalogue/workloads.ts";
import { workloadsTogether } from "../words/workload-names.ts";
import type { MailKind } from "../../../domain/gaps/mail.ts";
import { addDays } from "../../../domain/time/time.ts";
import { backIn } from "../time/absence-days.ts";
import { isOfOccasion, momentIn, timesIn } from "../time/clock.ts";
import { pastPeriodIn } from "../time/period.ts";
import { zoneIn } from "../time/zone.ts";
import { forMe, writeAsk, writeAssign, writeHandover, writeUnassign } from "./write-owners.ts";
import { isCancelling, writeAway } from "./write-away.ts";
import { writeSet, writeSnooze, writeLater, writeUnsnooze, withoutNames } from "./write-changes.ts";
import { writeExport, writeHistory } from "./write-tables.ts";

type Writer = {
  /** Whom the command is about. */
  takes: "customer" | "person" | "both" | "nobody";
  /** Whether it changes or sends something at once; what opens a form or asks first by itself does not. */
  changes: boolean;
  write(slots: Slots): readonly Written[];
};

/** Where a digest's day is said, but no time. */
const usualTime = "09:00";

function isDeniedDay(text: string, day: string): boolean {
  const before = clausesOf(text).flatMap((clause) => {
    const at = clause.toLowerCase().indexOf(day.slice(0, 3).toLowerCase());
    return at < 0 ? [] : [clause.slice(0, at)];
  });
  return before.length > 0 && before.every((one) => /\b(?:not|never|no|dont|shouldnt|cant|wont)\b|n['’]t\b/i.test(one));
}

/** Whose week it is that is set where this was written. */
const weeklyOf = ({ personal }: Slots): string =>
  personal === undefined ? "the digest" : personal ? "your weekly message" : "this channel's digest";

function writeDigest(slots: Slots): readonly Written[] {
  // "Stop sending it at 9, 8 is better" is about the hour.
  const isMoved =
    timesIn(slots.text).length > 0 && says(slots, /\b(?:better|instead|rather|make it|prefer\w*|move)\b/i);
  if (
    !isMoved &&
    says(
      slots,
      /\b(?:(?<!\b(?:is|was|looks|seems) )off|stop|cancel|end|no more|disable|unsubscribe|get rid of|kill|don['’]?t (?:need|want))\b/i,
    )
  )
    return [{ says: "digest off", title: `stop ${weeklyOf(slots)}` }];
  const { text } = slots;
  if (isOfOccasion(text) || asksItNow.test(text)) return [{ says: "digest now", title: "the digest", changes: false }];
  const { day, time: named } = momentIn(text);
  // "On Tuesday and Thursday": it comes once a week, so which of them is asked.
  const [, one, other] = severalDays.exec(text) ?? [];
  if (one !== undefined && other !== undefined)
    return [one, other].flatMap((each) => {
      const only = momentIn(`every ${each}`).day ?? each;
      const at = named ?? usualTime;
      return {
        says: `digest here ${only} ${at}`,
        title: `${weeklyOf(slots)} once a week, every ${only} at ${at}`,
        implied: true,
      };
    });
  // "It shouldn't come on Mondays": when it is to come instead, nobody said.
  if (day !== undefined && isDeniedDay(text, day))
    return [{ says: "digest", title: "when the digest comes", changes: false }];
  // "Before 9" is half an hour before it, which is asked about.
  const isBefore = named !== undefined && isUpTo.test(text);
  const said = isBefore ? halfAnHourBefore(named) : named;
  const time =
    said ?? (says(slots, /\b(?:every|each|on|to|instead|move|change|come|send|post)\b/i) ? usualTime : undefined);
  if (day !== undefined && time !== undefined) {
    const clear = /\ball[- ]clear\b/i.test(text) ? " all-clear" : "";
    const place = zoneIn(text);
    const at = `${day} ${time}${place === undefined ? "" : ` ${place}`}${clear}`;
    const there = place === undefined ? "" : ` (${place})`;
    const also = clear === "" ? "" : ", also when all is clear";
    // In a manager's own chat it is their own week, whatever they call it.
    const isOwn = slots.personal === true && slots.manager === true && says(slots, ofChannel);
    const [whose, not] = isOwn ? ["your own week", ", not a channel's"] : [weeklyOf(slots), ""];
    const title = `${whose} every ${day} at ${time}${there}${also}${not}`;
    return [{ says: `digest here ${at}`, title, implied: said === undefined || isBefore || isWishedFor(text) }];
  }
  // "Half past eight would be better": on the day on which it comes.
  if (said !== undefined && !says(slots, /\b(?:did|was|were|why|who)\b/i))
    return [{ says: `digest here ${said}`, title: `${weeklyOf(slots)} at ${said}`, implied: true }];
  if (says(slots, /\b(?:here|every|each|weekly at|set up|schedule)\b/i))
    return [{ says: "digest here", title: "set the digest", changes: false }];
  const isNow =
    !says(slots, /\bwhen\b/i) &&
    says(slots, /\b(?:now|show|send|see|get|today|latest|progress|trend|better|improving|last month)\b/i);
  return [{ says: isNow ? "digest now" : "digest", title: "the digest", changes: false }];
}

const dayOfWeek = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const severalDays = new RegExp(
  `(?<!\\bnot (?:on )?)\\b(${dayOfWeek})s?,? (?:and|or|&|\\+|plus)(?: (?:on|also|every))* (${dayOfWeek})s?\\b`,
  "i",
);
const asksItNow =
  /^(?!.*\b(?:every|each|from now)\b).*\b(?:right (?:now|away)|straight away|asap|immediately|now(?=\s*(?:$|[.,!?]|please|pls)))/i;

const ofChannel = /\b(?:digest|team|channel|everybody|everyone|post(?:ed|ing)?|we|us|our)\b/i;

const isUpTo =
  /\b(?:before|earlier than|not after|no later than|ahead of) (?:about |around |our |the |my |your )?(?:\d|half|quarter|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)/i;

function halfAnHourBefore(time: string): string {
  const minutes = Math.max(0, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - 30);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function writeSettings(slots: Slots): readonly Written[] {
  const { text } = slots;
  // "Friday is a holiday" says what is so.
  const implied = !says(slots, /\b(?:set|settings?|change|add|make|mark|quiet hours)\b/i);
  const one = (says: string, title: string): readonly Written[] => [
    { says: `settings ${says}`, title, changes: true, implied },
  ];
  const place = zoneIn(text);
  if (place !== undefined) return one(`zone ${place}`, `the time zone is ${place}`);
  const day = slots.day();
  const { from, until } = slots.days();
  // "Closed from 28 to 31 December": one of these days alone is not what was said.
  const isOneDay = from === undefined || until === undefined || from === until;
  if (day !== undefined && isOneDay && says(slots, /\b(?:holiday|closed|day off|nobody(?:['’]s| is)? in)\b/i))
    return one(`holiday ${day}`, `${day} is a day off for everyone`);
  const [first, second] = timesIn(text);
  // "Nothing before half past eight and nothing after five".
  const [before, after] = [/\bbefore\b/i, /\bafter\b/i].map((word) => text.search(word));
  if (first !== undefined && second !== undefined && before !== undefined && after !== undefined) {
    const [early, late] = before < after ? [first, second] : [second, first];
    if (before >= 0 && after >= 0 && early.time < late.time)
      return one(`quiet ${late.time}-${early.time}`, `no messages from ${late.time} to ${early.time}`);
  }
  if (first !== undefined && second !== undefined && first.time !== second.time) {
    const isWork = says(slots, /\b(?:work|working|office|open)\b/i);
    const [from, to] = isWork ? [second.time, first.time] : [first.time, second.time];
    if (isWork || says(slots, /\b(?:quiet|between|no messages|silent)\b/i))
      return one(`quiet ${from}-${to}`, `no messages from ${from} to ${to}`);
  }
  const only = second ?? first;
  // "In the afternoon, around 2 pm".
  const isLater = says(slots, /\bafternoons?\b/i) && !says(slots, /\b(?:not|never|no)\b[^.;!?]*\bafternoons?\b/i);
  if (isLater) {
    const time = only?.time ?? noon;
    return one(`quiet until ${time}`, `no messages before ${time}`);
  }
  if (only !== undefined) {
    if (says(slots, /\b(?:before|earlier than|until|till)\b/i))
      return one(`quiet until ${only.time}`, `no messages before ${only.time}`);
    if (says(slots, /\b(?:after|later than|past)\b/i))
      return one(`quiet from ${only.time}`, `no messages after ${only.time}`);
  }
  if (says(slots, /\bevenings?\b/i)) return one(`quiet from ${evening}`, `no messages after ${evening}`);
  return [{ says: "settings", title: "the settings", changes: false }];
}

const noon = "12:00";
const evening = "18:00";

const wantsToBe =
  /\b(?:make|give|grant|appoint|promote|add|set) me\b|\b(?:i|me) (?:want|need|should|ought|would like|to be|be|become)\b|\bi['’]d (?:like|love)\b/i;

function writeManagers(slots: Slots): readonly Written[] {
  const people = peopleOf(slots);
  const isRemoved =
    says(slots, /\b(?:remove|delete|no longer|any ?more|revoke|demote)\b/i) ||
    (says(slots, /\btake\b/i) && says(slots, /\boff\b/i));
  const isAdded = says(slots, /\b(?:add|make|promote|appoint)\b/i);
  const wants = isRemoved ? "remove" : "add";
  // "Don't make Alex a manager", "remove Alex, add Megan", "Megan instead of Alex": nothing is to be pressed.
  const isUnclear =
    (isDenying(slots) && !says(slots, /\b(?:no longer|any ?more)\b/i)) ||
    (isRemoved && isAdded) ||
    says(slots, /\b(?:instead|rather|or)\b/i);
  // They hear whom to ask; a manager is one.
  if (people.length === 0 && slots.manager === false && !isRemoved && says(slots, wantsToBe))
    return [
      { says: `managers add ${slots.me}`, title: `make ${slots.names.byRef(slots.me)?.name ?? "you"} a manager` },
    ];
  if (people.length === 0 || isUnclear || says(slots, /^\s*(?:is|who)\b/i))
    return [{ says: "managers", title: "the managers", changes: false }];
  return people.map(({ id, name }) => ({
    implied: wants === "add" && !says(slots, /\b(?:add|make|new|promote|appoint)\b/i),
    says: `managers ${wants} ${id}`,
    title: wants === "add" ? `make ${name} a manager` : `remove ${name} as a manager`,
  }));
}

const forgets = /^(?:forget|delet|remov|eras|wip|purg|clear|drop)/;

function writeForget(slots: Slots): readonly Written[] {
  const { named, words, text } = slots;
  const at = words.findIndex(({ fold }) => forgets.test(fold));
  const follows = ({ from }: { from: number }): boolean =>
    at >= 0 && from > at && !/[.;!?]/.test(text.slice(words[at]?.to, words[from]?.from));
  // "I agree with Adele about Contoso, please remove them".
  const one = named.find(follows) ?? customersOf(slots)[0] ?? named[0];
  // "Delete all of Megan's absences": nobody is to be forgotten.
  if (isCancelling(slots)) return writeAway(slots).map((each) => ({ changes: true, ...each }));
  if (one === undefined) return [{ says: "forget", title: "forget somebody" }];
  if (says(slots, /\bmanagers?\b/i) && one.kind === "person")
    return writeManagers(slots).map((each) => ({ changes: true, ...each }));
  return [{ says: `forget ${one.id}`, title: `forget ${one.name} for good`, changes: true }];
}

const always =
  (name: string, title: string): Writer["write"] =>
  () => [{ says: name, title }];

/** What says no more than that: the form asks when, and what of. */
const writeReminder = (slots: Slots): readonly Written[] => {
  const customers = customersOf(slots);
  return customers.length === 0
    ? [{ says: "reminder", title: "remind you" }]
    : customers.map(({ id, name }) => ({ says: `reminder about ${id}`, title: `remind you about ${name}` }));
};

/** What is theirs to do: the writer's, unless somebody else is named. */
const withoutDone = (slots: Slots): Slots => ({
  ...slots,
  filters: slots.filters.filter((filter) => filter !== "closed"),
});

/** What there is to do is the writer's own; in a channel, only where they say so: "what's missing? worst first". */
const writeTodo = (slots: Slots): readonly Written[] => {
  const { filters } = withoutDone(slots);
  const isOwn =
    !asksOfTeam(slots.text) && (slots.personal !== false || says(slots, /\b(?:i|i['’]?m|me|my|mine|myself)\b/i));
  return writeGaps({
    ...slots,
    filters,
    mine: slots.mine || (isOwn && peopleOf(slots).length === 0 && filters.length === 0),
  });
};

/** "My customers without an owner" are nobody's. */
const writeUnowned = (slots: Slots): readonly Written[] =>
  writeGaps({
    ...slots,
    mine: false,
    named: [],
    filters: [...slots.filters.filter((one) => one !== "unowned"), "unowned"],
  });

const writeWaiting = (slots: Slots): readonly Written[] =>
  writeGaps({ ...slots, named: peopleOf(slots), filters: ["waiting"] });

/** The whole, or what makes it up, is asked for beside what it names. */
const ofWhole =
  /\b(?:per ?cent|percentage|share|ratio|proportion|vs|versus|split|break\w*|by (?:status|state)|per (?:status|state)|overview(?! of (?:all |the |our |my )*(?:\p{L}+ ){0,2}claims)|total|how many not)\b|%/iu;

/** How many claims stand where; where one way to stand is named, those that stand so. */
function writeClaims(slots: Slots): readonly Written[] {
  const each = slots.workloads ?? [];
  const workloads = says(slots, /\b(?:compar\w*|each|per|vs|versus)\b/i) ? each : workloadsTogether(slots.text, each);
  // "Only PAL is missing there. Show me those, without the claims".
  if (slots.filters.includes("without cpor")) return writeGaps(slots);
  const named = statesIn(withoutNames(slots));
  const some = named.filter((word) => word !== "all");
  const isOfSome = named.length === 1 || (some.length > 1 && !says(slots, ofWhole) && !says(slots, ofCounts));
  const states = isOfSome && !says(slots, ofWhole) ? named : listsAll(slots) ? ["all"] : [];
  const chosen = states.map((word) => (word === "all" ? "all" : word.replaceAll("-", " "))).join(" ");
  // "Count them for me" says nothing of whose they are.
  const mine = slots.mine && !(says(slots, /\bfor me\b/i) && !says(slots, /\b(?:my|mine)\b/i));
  if (customersOf(slots).length > 0) return forCustomer("show", (name) => name)(slots);
  const { since, until } = pastPeriodIn(withoutNames(slots), slots.today);
  const whose = mine ? [{ id: "mine", name: "you" }] : peopleOf(slots);
  const every = [undefined];
  return (workloads.length === 0 ? every : workloads).flatMap((workload) =>
    (whose.length === 0 ? every : whose).map((one) => ({
      says: ["claims", ...states, workload?.id, one?.id, since && `since ${since}`, until && `until ${until}`]
        .filter((part) => part !== undefined)
        .join(" "),
      title:
        possessive(one?.name ?? "") +
        [chosen, workload?.name, states.length === 0 ? "claims by status" : "claims"]
          .filter((part) => part !== undefined && part !== "")
          .join(" ") +
        (since === undefined ? "" : ` since ${since}`) +
        (until === undefined ? "" : ` until ${until}`),
    })),
  );
}

/** "Show me every claim we have", which says of none where it stands. */
const listsAll = (slots: Slots): boolean =>
  says(slots, /\b(?:list|show|see|which|each|every)\b/i) && !says(slots, ofWhole) && !says(slots, ofCounts);
const ofCounts =
  /\b(?:how many|how much|how (?:do|does|are|is)|compare\w*|more|most|fewer|count|number|numbers|tally|stats?|status|statuses)\b/i;

/** How a command is written, where somebody asks how something is done. */
const writeHowTo = ({ commands }: Slots): readonly Written[] => {
  const about = commands.filter((name) => !/^(?:show|gaps|claims|why|help)$/.test(name));
  return [...new Set(about)].map((name) => ({ says: `help ${name}`, title: `how to ${name}` }));
};

/** A text for a customer of each kind that is said; of workloads where it names some. */
const writeMail = (slots: Slots): readonly Written[] => {
  const kinds = kindsSaid(withoutNames(slots));
  const meant = (slots.workloads ?? []).filter(
    ({ called = "" }) => !notAbout.test(slots.text.slice(0, Math.max(0, slots.text.indexOf(called)))),
  );
  const ids = [...new Set(meant.map(({ id, called }) => workloadWord(called ?? id)))];
  return forCustomer(
    "mail",
    (name) => `a mail to ${name}`,
  )({ ...slots, unknown: [] }).flatMap((one) =>
    (kinds.length === 0 ? [undefined] : kinds).map((kind) => ({
      ...one,
      says: [one.says, kind, ...(kind === "proof" || kind === "claim" ? ids : [])]
        .filter((part) => part !== undefined)
        .join(" "),
      title: kind === undefined || kinds.length < 2 ? one.title : `a mail about ${mailWords[kind]}`,
    })),
  );
};

/** "… about their claim for Intune, not Teams". */
const notAbout = /\b(?:not|no|without|except(?: for)?|excluding|other than)(?: (?:about|for|on|of|the|their))*\s$/i;

const mailWords: Record<MailKind, string> = {
  gdap: "GDAP",
  proof: "the proof of execution",
  access: "Azure access",
  claim: "a claim",
};

const looks = (write: Writer["write"], takes: Writer["takes"] = "person"): Writer => ({ takes, changes: false, write });

/** What a new customer has that is to be claimed, as `add` takes it: "Exchange and Teams plus one Azure subscription". */
function toClaim({ text, workloads = [] }: Slots): string {
  const all = workloads.map(({ name, called = name }) => called.toLowerCase());
  // "Teams Phone, but not Teams": what another name has in it is not that one.
  const isDenied = (name: string): boolean => {
    const called = name.toLowerCase();
    const longer = all.filter((one) => one.length > called.length && one.includes(called));
    const plain = longer.reduce((said, one) => said.replaceAll(one, "…"), text.toLowerCase());
    const before = plain.slice(0, plain.lastIndexOf(called));
    return /(?:\b(?:no|not|without|except|never)|n['’]t)(?: \p{L}+){0,2} $/iu.test(before);
  };
  const names = workloads.flatMap(({ name, called = name }) => (isDenied(called) ? [] : name));
  const [suite] = all.length === 0 ? (/\b(?:m|o|microsoft |office )365\b(?! (?:copilot|apps))/i.exec(text) ?? []) : [];
  const [seats] = /\b\d[\d.,]{0,7} (?:paid )?seats\b/i.exec(text) ?? [];
  const said = [
    ...names,
    ...(suite === undefined || isDenied(suite.toLowerCase()) ? [] : [suite]),
    ...(/\bazure\b/i.test(text) && !isDenied("azure") ? ["Azure"] : []),
    ...(seats === undefined ? [] : [seats]),
  ];
  return said.length === 0 ? "" : ` workloads ${said.join(", ")}`;
}

/** "New customers: Globex and Initech." */
const severalNew =
  /^(?:(?:please|pls|hi|hey|can you|could you|we|i|have|has|['’]ve|got|signed|won|add|these|the|following|two|three|four|five|\d{1,2}|some|several|our) ?[,:!]? ?){0,8}(?:new )?(?:customers|clients)\b[:,–-]? (\S.*)$/isu;

/** By command, or by intent where that is not the command; an intent's second word is its topic. */
export const writers: Readonly<Record<string, Writer>> = {
  todo: looks(writeTodo, "both"),
  customers: looks((slots) => {
    // "Show me first which those are", before they are handed over.
    const { earlier, names } = slots;
    const giver = earlier?.says?.startsWith("handover ") === true ? names.byRef(earlier.person ?? "") : undefined;
    if (giver !== undefined && slots.named.length === 0)
      return [{ says: `gaps customers ${giver.id}`, title: `customers of ${giver.name}` }];
    // "How many customers are paused", "which customers have no owner".
    const some = slots.filters.filter((one) => /^(?:in-order|paused|offboarded|unowned|waiting)$/.test(one));
    return writeGaps({ ...slots, filters: some.length > 0 ? some : ["customers"] });
  }),
  asked: looks((slots) => writeGaps({ ...slots, named: [], filters: ["waiting"], mine: !asksOfTeam(slots.text) })),
  do: looks((slots) => writeGaps(withoutDone(slots)), "both"),
  "own-customers": looks((slots) => {
    const some = slots.filters.filter((one) => /^(?:in-order|paused|offboarded)$/.test(one));
    return writeGaps({ ...slots, filters: some.length > 0 ? some : ["customers"], mine: !asksOfTeam(slots.text) });
  }),
  counted: looks((slots) => writeGaps({ ...slots, mine: !asksOfTeam(slots.text) }), "nobody"),
  unowned: looks(writeUnowned, "nobody"),
  waiting: looks(writeWaiting),
  "by-owner": looks(() => [{ says: "gaps by owner", title: "gaps by owner" }], "both"),
  progress: looks((slots) => {
    const { personal, manager, text } = slots;
    // "How many gaps did we close": the list of them says how many, and since when.
    const counted = /\bhow (?:many|much)\b/i.test(text)
      ? /\b(?:(clos|fix|resolv|solv|finish)\w*|new|opened)\b/i.exec(text)
      : null;
    if (counted !== null) {
      const named = slots.named.filter(({ kind }) => kind === "person");
      return writeGaps({ ...slots, topic: undefined, named, filters: [counted[1] === undefined ? "new" : "closed"] });
    }
    // An owner's week has no numbers of what changed; their list of what is new has.
    const isOwners = personal === true && manager === false;
    if (isOwners && !/\b(?:digest|weekly|week['’]?s|report)\b/i.test(text))
      return [
        { says: `gaps ${/\b(?:clos|fix|done|finish)/i.test(text) ? "closed" : "new"} mine`, title: "what changed" },
      ];
    return [{ says: isOwners || personal !== true ? "digest now" : "digest team", title: "the week" }];
  }),
  howto: looks(writeHowTo),
  back: {
    takes: "person",
    changes: true,
    write: (slots) => {
      if (isCancelling(slots)) return writeAway(slots);
      // "I'm back, take Lynne off as my deputy."
      const isOwn = says(slots, /\b(?:i['’]?m|i am) back\b/i);
      const other = isOwn ? undefined : peopleOf(slots).find(({ id }) => id !== slots.me);
      if (other !== undefined && slots.manager === false) return writeAway(slots);
      const [who, whom, is] =
        other === undefined ? ["", "", "you are"] : [` ${other.id}`, `${other.name} `, `${other.name} is`];
      const back = backIn(slots.text, slots.today);
      if (back?.isNow !== false) return [{ says: `away${who} back`, title: `${is} back` }];
      // "As soon as I'm well": which day that is, the form asks.
      if (back.day === undefined || back.day <= slots.today)
        return [{ says: `away${who}`, title: `${whom}away`, changes: false }];
      const until = addDays(back.day, -1);
      return [{ says: `away${who} until ${until}`, title: `${whom}away until ${until}`, changes: false }];
    },
  },
  "import-undo": { takes: "nobody", changes: false, write: always("import undo", "take back the last import") },
  gaps: { takes: "both", changes: false, write: writeGaps },
  claims: looks(writeClaims, "both"),
  gdap: looks((slots) => {
    const whose = slots.mine ? [{ id: "mine", name: "you" }] : peopleOf(slots);
    if (whose.length === 0) return [{ says: "gdap", title: "until when you have delegated access" }];
    return whose.map(({ id, name }) => ({ says: `gdap ${id}`, title: `${possessive(name)}delegated access (GDAP)` }));
  }),
  show: {
    takes: "both",
    changes: false,
    write: (slots) => {
      // A name that nobody has here is answered as such.
      const isNamed = customersOf(slots).length > 0 || (slots.named.length === 0 && slots.unknown.length > 0);
      return isNamed ? forCustomer("show", (name) => name)(slots) : writeGaps(slots);
    },
  },
  review: { takes: "customer", changes: false, write: forCustomer("review", (name) => `the review of ${name}`) },
  mail: looks(writeMail, "customer"),
  why: {
    takes: "nobody",
    changes: false,
    write: ({ topic = "" }) => [{ says: `why ${topic}`.trim(), title: findWhy(topic)?.title ?? "why it matters" }],
  },
  help: { takes: "nobody", changes: false, write: always("help", "what I can do") },
  paste: { takes: "nobody", changes: false, write: always("paste", "how to prove a link") },
  set: { takes: "both", changes: true, write: writeSet },
  snooze: { takes: "customer", changes: true, write: writeSnooze },
  note: { takes: "customer", changes: false, write: forCustomer("note", (name) => `a note on ${name}`) },
  notes: looks(
    (slots) =>
      customersOf(slots).length > 0
        ? forCustomer("note", (name) => `the notes on ${name}`)(slots)
        : [{ says: "notes", title: "what's noted" }],
    "customer",
  ),
  later: { takes: "customer", changes: true, write: writeLater },
  quiet: {
    takes: "nobody",
    changes: false,
    write: (slots) => {
      const until = slots.day();
      return [{ says: `quiet${until === undefined ? "" : ` until ${until}`}`, title: "be quiet" }];
    },
  },
  unsnooze: { takes: "customer", changes: true, write: writeUnsnooze },
  reminder: { takes: "customer", changes: false, write: writeReminder },
  reminders: looks(always("reminders", "your reminders"), "nobody"),
  covers: looks(always("away list", "who is away"), "nobody"),
  cover: looks(always("cover", "who covers a customer for some days"), "nobody"),
  away: { takes: "person", changes: true, write: writeAway },
  ask: {
    takes: "customer",
    changes: true,
    write: writeAsk,
  },
  assign: { takes: "both", changes: true, write: writeAssign },
  unassign: { takes: "both", changes: true, write: writeUnassign },
  handover: { takes: "both", changes: false, write: writeHandover },
  add: {
    takes: "person",
    changes: false,
    write: (slots) => {
      const { unknown, text, earlier } = slots;
      const several = severalNew.exec(text)?.[1];
      if (several !== undefined) return [{ says: `add customers: ${several}`, title: "add customers" }];
      // It is here already.
      if (customersOf(slots).length > 0)
        return peopleOf(slots).length > 0
          ? writeAssign(slots).map((one) => ({ changes: true, implied: true, ...one }))
          : forCustomer("show", (name) => name)(slots);
      // The words of a name stand together; those elsewhere are about something else.
      const ends = unknown.findIndex((_, at) => !text.includes(unknown.slice(0, at + 1).join(" ")));
      const called = unknown.slice(0, ends < 0 ? unknown.length : ends).join(" ");
      const [next = ""] = /^ \p{L}+/u.exec(text.slice(text.indexOf(called) + called.length)) ?? [];
      // "Summit Foods", of which the first is a word of its own.
      const [before = ""] = / (?:\p{Lu}[\p{L}\d&'’-]* )+$/u.exec(text.slice(0, text.indexOf(called))) ?? [];
      const begun = called === "" ? "" : `${before.trimStart()}${called}`;
      const whole = called !== "" && isCompanyEnding(foldWord(next.trim())) ? `${begun}${next}` : begun;
      const name = whole.replace(/ (?:as|to|on|for|with|and)$/, "");
      const [owner] = peopleOf(slots);
      const who = owner?.id ?? (says(slots, forMe) ? slots.me : undefined);
      const whose = who === undefined ? "" : ` owner ${who}`;
      const stranger = name === "" ? (earlier?.stranger ?? "") : name;
      return [
        {
          says: `add ${stranger}${toClaim(slots)}${whose}`.replace("  ", " ").trim(),
          title: "add a customer",
        },
      ];
    },
  },
  digest: { takes: "nobody", changes: true, write: writeDigest },
  deliveries: {
    takes: "nobody",
    changes: true,
    write: (slots) => {
      const again = says(slots, /\bresend\b/i);
      return [
        {
          says: again ? "deliveries resend" : "deliveries",
          title: again ? "send again what did not arrive" : "the deliveries",
          changes: again,
        },
      ];
    },
  },
  import: { takes: "nobody", changes: false, write: always("import", "how to load a file") },
  export: { takes: "customer", changes: false, write: writeExport },
  history: { takes: "both", changes: false, write: writeHistory },
  decisions: { takes: "nobody", changes: false, write: always("decisions", "what waits for a manager") },
  sources: { takes: "nobody", changes: false, write: always("sources", "what is read from Microsoft") },
  sync: { takes: "nobody", changes: true, write: always("sync", "read from Microsoft now") },
  managers: { takes: "person", changes: true, write: writeManagers },
  settings: { takes: "nobody", changes: true, write: writeSettings },
  retention: { takes: "nobody", changes: false, write: always("retention", "how long data is kept") },
  forget: { takes: "both", changes: true, write: writeForget },
};
