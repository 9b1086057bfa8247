/** What is recorded of a customer, or put off: the commands `set`, `snooze`, `later` and `unsnooze`. Pure. */
import { areListed, areSeveral, customersOf, peopleOf, says, type Slots, type Written } from "../reading/slots.ts";
import { onDay } from "../../../cards/kit/dates.ts";
import { addDays, type Day } from "../../../domain/time/time.ts";
import { areRecurring, startsOn } from "../time/absence-days.ts";
import { findDay, passedDay, periodEnd } from "../time/day.ts";
import { whenTold } from "../time/for-a-time.ts";
import { isOnlyThought } from "../time/parse.ts";
import { isAboutThen } from "../time/stretches.ts";
import { clausesOf } from "../reading/asked-for.ts";
import { byTheDay, timesIn } from "../time/clock.ts";
import { isDenied } from "../reading/doubt.ts";
import { accessSet } from "../told/access-told.ts";
import { anotherPartner, ofAll } from "../words/partners.ts";
import { fromTheEnd, wordsOf } from "../words/words.ts";

export function writeSet(slots: Slots): readonly Written[] {
  const change = factOf(slots);
  const customers = customersOf(slots);
  if (customers.length === 0) return [{ says: "set", title: "change a customer", changes: false }];
  // "Set Contoso to paused and Fabrikam to active": which is whose is for people to say.
  const isOne = !areSeveral(slots) || (areListed(slots, customers) && factsIn(slots) === 1);
  if (change === undefined || !isOne)
    return customers.map(({ id, name }) => ({ says: `show ${id}`, title: name, changes: false }));
  // "They left us in September", "Fabrikam has 400 seats": that says what is so, and asks for nothing yet.
  const implied = !says(
    slots,
    /\b(?:set|change|update|make|mark|paused?|un-?pause|off-?board(?:ed)?|re-?activate|activate|resume|put|place|wind|phase|part|stop|end|terminate)\b/i,
  );
  const owner = change.says.startsWith("deputy ") ? peopleOf(slots).find((one) => isOwning(slots, one)) : undefined;
  const [first] = customers;
  // "Isaiah owns it and Adele is the deputy".
  if (owner !== undefined && first !== undefined && !change.says.startsWith(`deputy ${owner.id}`))
    return [
      { says: `assign ${first.id} to ${owner.id}`, title: `assign ${first.name} to ${owner.name}`, implied: true },
      { says: `set ${first.id}: ${change.says}`, title: `${first.name}: ${change.title}`, changes: true },
    ];
  // "They have 340 seats and buy through CSP now".
  const seats = change.says.startsWith("sold by ") ? seatsIn(slots.text) : undefined;
  const facts = seats === undefined ? [change] : [change, { says: `${seats} seats`, title: `${seats} seats` }];
  return customers.flatMap(({ id, name }) =>
    facts.map((fact: Written) => ({
      says: `set ${id}: ${fact.says}`,
      title: titleOfFact(name, fact),
      changes: fact.changes,
      implied: implied || fact.implied,
    })),
  );
}

/** "Offboard Contoso", and else "Contoso: 300 seats". */
const titleOfFact = (name: string, { title }: Written): string =>
  /^(?:offboard|pause)$/.test(title) ? `${title} ${name}` : `${name}: ${title}`;

/** What may be told of several customers at once: a name is only one's. */
const names = /\b(?:(?:new )?names?|named|called|renamed?)\b/i;
/** Not "they were bought by Litware". */
const soldBy =
  /\b(?:(?:sold|bought|buys) (?:through|via)|sold by|bought by(?= (?:CSP|EA|VL|Web|us\b))) ((?:(?!any ?more|now|since)[\w/,]{1,20} ?){1,4})/i;
const activeAgain = /\b(?:un-?pause|re-?activate|resume|activate|active(?! (?:in|on|at|with|users?|use|azure)\b))\b/i;
const onHold = /\b(?:paus(?:ed?|ing)|on hold)\b/i;
/** They are somebody else's customer now; not of one workload, or to do something. */
const gone = `\\b(?:(?:signed|gone|went|moved|switched|changed)(?: over)? (?:up )?(?:to|with) (?:${anotherPartner}|(?:somebody|someone) else)|(?:chose|chosen|picked) ${anotherPartner}|decided (?:to (?:work|go|sign|continue|stay) with|for|on) ${anotherPartner}|no longer works? with us|we (?:no longer|stopped) work(?:ing)? with (?:us|them|it|…)(?! (?!(?:any|since|because|as|now|after|and|but|so|last|this|though)\\b)\\p{L})|(?:their|our|the) contract (?:with (?:us|them|…) )?(?:has |was |is )?(?:ended|over|terminated|expired)|part(?:ed|ing) (?:ways|company)(?: with (?:us|them|…))?|(?:do|does)(?:n['’]?t| not) work (?:for|with) (?:us|them|…)[^.;!?]{0,20} any ?(?:more|longer)(?! (?:on|in|at|for|with)\\b)|(?:is|are|['’]re) (?:no longer|not) working with us|cancel+ed (?:its|their|the) (?:contract|agreement)(?: with us)?)${ofAll}(?! to \\p{L})(?!\\p{L})`;
const goneElsewhere = new RegExp(gone, "iu");

/** Whether a text states that they left; nothing that is planned, doubted or denied. */
export function saysGone(stated: string): boolean {
  const at = goneElsewhere.exec(stated)?.index;
  return at !== undefined && !isDenied(stated, at);
}

/** They are no customer of ours any more; "…" stands for its name. Not "left a message", "lost a lawsuit". */
const offboarded =
  /\b(?:off-?board(?:ed)?|churned|bankrupt|(?<=(?:…|they|customer|client|it|have|has|had|just|finally|already) )left(?= us(?=\s*(?:[.,;!?]|$)| (?:for(?! (?:(?:an?|a few|several|some|two|three|four|\d+) )?(?:days?|hours?|weeks?|months?)\b)|to(?! (?:do|deal|handle|figure|wait|sort|find|answer|it)\b)|last|since|already|because|this|yesterday|today|after|as|and|but|now|by|(?:at the )?end of(?! (?:the|a|our) (?:call|meeting|conversation|chat|talk|session|workshop|discussion|visit)\b)|(?:early|late|mid)(?= (?:this|last|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|at the end(?! of\b)|on (?:the \d|\d|mon|tue|wed|thu|fri|sat|sun)(?![^.;!?]{0,30} with\b)|in (?:the (?:spring|summer|autumn|fall|winter)|spring|summer|autumn|fall|winter|20|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))|\s*(?:[.,;!]|$)| (?:in|last|on|since|for|already|because|this)\b)|lost(?= (?:…(?=\s*(?:[.,;!]|$)| (?:to|last|in(?! (?:the(?! (?:spring|summer|autumn|fall|winter)\b)|an?|our|my|your)\b)|on(?! (?:(?:the(?! \d)|an?|our|my|your)\b|[a-z]{3,9}['’]s ))|as(?! an? )|this|because|since|for|after|already|now|today|yesterday|too|and)\b)|to (?:a |the |our )?compet|them|it|that (?:one|customer)|the (?:customer|client|account)))|we(?:['’]ve| have)? lost(?= (?:in|last|since|on|this|to|because)\b|\s*(?:[.,;!]|$))|(?<=(?:…|they)(?: is| are|['’]re) (?:now |all )?)gone(?=\s*(?:[.,;!]|$)| (?:since|for good|now)\b)|(?:closed|shut) (?:down|shop)|out of business|(?<!\b(?:want|wants|wanted|plan|plans|planning|like|might|may|could|would|will|going|think|thinking|consider|considering|talking)\b[^.;!?]{0,25})(?:to|went with|(?:is|are|now) with) another partner(?! (?:of|tenants?)\b|,? (?:but )?only\b)|(?:stopped working|(?:do|does)(?:n['’]?t| not) work|no longer works?) (?:with|for) us|no longer (?:(?:a|our|my) )?(?:customer|client|ours|with us)(?! (?:of|for|at|in|with)\b(?! (?:ours|us|the end)\b))|(?:(?:is|are|was)(?:n['’]?t| not)|not|no)\b[^.;!?]{0,20}\b(?:customer|client|ours|with us)\b[^.;!?]{0,30}\bany ?more|not any ?more (?:(?:a|our|my) )?(?:customer|client|ours|with us))\b|\b(?:contract|agreement|partnership|relationship)\b[^.;!?]*\b(?:ended|cancell?ed|terminated)\b|\b(?:ended|cancell?ed|terminated) (?:(?:the|our|their) )?(?:contract|agreement|partnership|relationship)\b(?! (?:with (?!us\b)|for\b))|…(?: has| have)? (?:cancell?ed|terminated)(?= us\b|\s*(?:[.,;!]|$))/i;

/** Whether a text with "…" in place of names says that they are no customer any more, or orders it. */
export const isOffboarded = (text: string): boolean =>
  offboarded.test(text) || goneElsewhere.test(text) || ordersOff.test(text);

/** How many facts are told that several customers may share. */
function factsIn(slots: Slots): number {
  const text = withoutNames(slots);
  if (names.test(text)) return 0;
  const all = [soldBy, /\bdeputy\b/i, /\bseats?\b/i, activeAgain, onHold, offboarded];
  const access = accessSet(slots.text, slots.today) === undefined ? 0 : 1;
  return all.reduce((sofar, one) => sofar + [...text.matchAll(new RegExp(one.source, "gi"))].length, access);
}

/** The text with a mark in place of each customer's name. */
export const withoutNames = ({ text, words, named }: Slots): string =>
  fromTheEnd(named.filter(({ kind, from, to }) => kind === "customer" && to > from)).reduce(
    (rest, { from, to }) => `${rest.slice(0, words[from]?.from)}…${rest.slice(words[to - 1]?.to)}`,
    text,
  );

/** The number of seats there are now: not what they had. */
function seatsIn(text: string): string | undefined {
  const all = [
    ...text.matchAll(
      /(?<![\d.,]|[\d:=]\s?[-−–]\s?|\b(?:has|have|had|is|are) [-−–]\s?|\bminus |\bless )\b(\d[\d., ]{0,10})\s*(?:paid )?seats?\b/gi,
    ),
  ];
  const now = all.filter(
    ({ index }) =>
      !/\b(?:had|from|was|were|used to have|instead of|not|lost|needs?|wants?|bought|buys|ordered|added|dropped|cancell?ed|another|extra|(?<!\b(?:went|gone|going|grew|grown|rose|risen|increased|now|is|are) )up to|at least)\s*$/i.test(
        text.slice(0, index),
      ),
  );
  const [only, ...others] = new Set(now.map(([, number = ""]) => number.trim()));
  return others.length === 0 ? only : undefined;
}

/** What of a message asks for it, and is no reason. */
const asksForIt =
  /\b(?:can|could|would|shall|should|may) (?:you|we|i|us)\b|\b(?:please|pls)\b|^(?:(?:so|and|then|you can|just) )*(?:take|remove|drop|delete) (?:it|them|that|this|her|him)\b/i;

/** "Renamed to Contoso Group, Inc. last month, and …": the name, without what else is said of it. */
const newName =
  /(?:\b(?:renamed?|new name|name|called)\b.*?\b(?:to|is now|are now|now|as|is|called)|\b(?:is|are) now called)\s+(?:called |named )?["“]?([\p{Lu}\d](?:[^.,;!?"”\n]|\.(?=\p{L})|, (?=(?:Inc|Ltd|LLC|GmbH|Corp)\b)){1,80}?)["”]?(?=\.?[.!]*$|[.,;!]\s|\s(?:last|since|as of|on (?:\d|the|mon|tues|wednes|thurs|fri)|from \d|this (?:week|month|year|summer|spring|autumn)|yesterday|today|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|20\d\d)|because|after|and (?:their|its|they|moved|has|that)))/u;

export const newNameIn = (text: string): string | undefined =>
  newName
    .exec(text)?.[1]
    ?.trim()
    .replace(/(?<=\.\p{Lu})$/u, ".");

/** What to set, as `readFact` reads it. */
function factOf(slots: Slots): Written | undefined {
  const { text, reason } = slots;
  const because = reason === "" ? "" : ` because ${reason}`;
  const same = (fact: string) => ({ says: fact, title: fact });
  const renamed = newNameIn(text);
  if (renamed !== undefined) return same(`called ${renamed}`);
  const sold = soldBy.exec(text)?.[1]?.trim();
  if (sold !== undefined) return same(`sold by ${sold}`);
  const seats = seatsIn(text);
  if (seats !== undefined) return same(`${seats} seats`);
  const deputy = deputyOf(slots);
  if (deputy !== undefined) {
    const { from, until } = slots.days();
    const span = `${from === undefined ? "" : ` from ${from}`}${until === undefined ? "" : ` until ${until}`}`;
    const days = areRecurring(text) ? " every week" : span;
    return {
      says: `deputy ${deputy.id}${days}`,
      title: `deputy ${deputy.name}${days}`,
      // Without a last day a form asks for it.
      changes: days === "" || days.includes(" until ") ? undefined : false,
    };
  }
  const access = accessSet(text, slots.today);
  if (access !== undefined) return access;
  if (activeAgain.test(text)) return same("active");
  const unnamed = withoutNames(slots);
  if (onHold.test(text)) return silenced("paused", slots, besideOrder(unnamed, onHold));
  if (!isOffboarded(unnamed)) return undefined;
  // "They left us in September": that is why.
  const why = withPronouns(
    unnamed
      .split(/(?<=[.,;!?])\s+/)
      .filter((one) => isOffboarded(one) || !asksForIt.test(one))
      .join(" ")
      .replace(/^(?:please |pls )?(?:note|fyi|just so you know)\b[:,]?(?: that)? /i, "")
      .replace(/^…|(?<!^according to [^…]{2,40}),\s*…/gi, "")
      .replace(/^\s*and (?=we\b|they\b)/i, ""),
  )
    .replace(/\s+/g, " ")
    .replace(/^[\s:,;.–-]+|[\s:,;.!–-]{1,9}$/g, "")
    .replace(/^(?:is|are|was|were) (?=lost|gone)/i, "");
  return because === "" && !ordersOff.test(unnamed)
    ? { says: `offboarded because ${why}`, title: "offboard" }
    : silenced("offboarded", slots, besideOrder(unnamed, ordersOff));
}

/** Orders that they be no customer any more. */
const ordersOff =
  /\b(?:off-?board(?:ed|ing)?(?! (?:from|in|of) (?:teams|azure|exchange|intune|our|the)\b)|wind down|wind …\s?down|phase out|part (?:ways|company) with|stop working with|(?:end|terminate) (?:our |the )?(?:work|contract|relationship|partnership|business) with)/i;
/** "Isaiah says they have left us", of a text with "…" in place of a name. */
const withPronouns = (unnamed: string): string =>
  unnamed
    .replace(asSubject, (_, verb = "") => `they${verb === "" ? "" : ` ${plural[verb.toLowerCase()] ?? verb}`}`)
    .replace(/…/g, "them");
const asSubject =
  /(?<=(?:\b(?:that|says?|said|heard|hear|told(?: me| us)?|mentions?|mentioned|thinks?|thought|believes?|reports?|reported|claims|wrote|because|since|and|but)|[,:]) )…(?: (has|is|was)\b)?/gi;
const plural: Readonly<Record<string, string>> = { has: "have", is: "are", was: "were" };

const silenced = (what: "paused" | "offboarded", slots: Slots, beside: string) => {
  const { reason, manager, today } = slots;
  // "Until January because they merge": both.
  const isBeside = reason === "" || (beside.includes(reason) && beside !== reason);
  const whole = isBeside ? beside.replace(/ (?:as|since) (?=(?:they|we|it|their|the)\b)/i, " because ") : reason;
  // "On 31 December because they merge": whoever does it now says why, and whoever asks for it the day, too.
  const order = isBeside ? orderOf(whole) : "";
  const isLater = manager !== false && (setFrom(order, today) !== undefined || whenTold(order) !== undefined);
  const ordered = isLater ? (/^.*?(?:,| because) (?:because )?(.*)$/s.exec(whole)?.[1] ?? "") : whole;
  // "Adele thinks we should offboard Contoso": that is why.
  const why =
    ordered === "" && isOthersWish.test(slots.text)
      ? withPronouns(withoutNames(slots)).replace(/[\s.!]{1,9}$/, "")
      : ordered;
  return {
    says: `${what}${why === "" ? "" : ` because ${why}`}`,
    title: what === "paused" ? "pause" : "offboard",
    implied: reason === "" && why !== "",
  };
};

const isOthersWish =
  /^@?(?!I\b|We\b|You\b)\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? (?:(?:has|just|also) )*(?:says?|said|thinks?|wants?|asked|asks|told|suggests?|suggested|recommends?|recommended) /u;

/** The clauses of an order that say what is to be done, and when: none of why. */
export const orderOf = (text: string): string =>
  text
    .split(/[,;.!?]\s+|\s(?=because\s|(?:since|as)\s(?!of\b|from\b|soon\b))/i)
    .filter((one) => !/^(?:because\b|(?:as |since )?(?:they|their|we|it|the)\b)/i.test(one) && !ofColleague.test(one))
    .join(", ");

/** "Contoso has 310 seats, and Megan takes it from Monday". */
const ofColleague =
  /^(?:and|but|while) @?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? (?:will|takes?|gets?|owns?|has|covers?|looks?|does|is)\b/u;

/** The day to come from which something is to be so that is set at once, where the order tells one. */
export function setFrom(order: string, today: Day): Day | undefined {
  const dated = order.replace(/\b(?:(?:on|in) )?next week\b/gi, "from next week");
  const isOver =
    /\b(?:until|till?|since|last|ago|was|were|had|did|left|lost|went|moved|closed|ended|gone|agreed|decided|discussed|told|said)\b/i.test(
      dated,
    );
  const named = isOver ? undefined : (findDay(dated, today) ?? periodEnd(dated, today));
  const day = isOver ? undefined : (startsOn(dated, today, named) ?? named);
  return day !== undefined && day > today && passedDay(day, order, today) === undefined ? day : undefined;
}

const saysWhy = /^(?:as |since )?(?:they|their|we|it|the)(?:['’]\p{L}+)? \p{L}[^…]*$/iu;

/** "Offboard Contoso, they went to a competitor", "pause it until January": what stands beside the order is why. */
function besideOrder(unnamed: string, order: RegExp): string {
  const [sentence = "", ...others] = unnamed
    .split(/(?<=[.;!?])\s+/)
    .filter((one) => order.test(one) || (saysWhy.test(one.replace(/[.!]$/, "")) && !asksForIt.test(one)))
    .toSorted((a, b) => Number(order.test(b)) - Number(order.test(a)));
  const at = order.exec(sentence);
  if (at === null) return "";
  const after = sentence.slice(at.index + at[0].length).replace(upToName, "");
  return (
    [after, ...others]
      .map((one) => one.replace(courtesy, "").replace(/^[\s:,;.–—-]+|[\s:,;.!?–—-]{1,9}$/g, ""))
      // "Offboard Contoso, Fabrikam too".
      .filter((one) => one.includes(" ") && !one.includes("…") && !/\b(?:too|as well|also)$/i.test(one))
      .join(". ")
      .replace(/^because /i, "")
  );
}
/** What stands between an order and why: whose it is, "on hold", and "now". */
const upToName =
  /^(?:[^…]*…(?:,? (?:and )?…)*| (?:it|them|this|that)\b| on hold\b)(?: (?:now|right away|today|immediately|at once|asap)\b(?=\s*(?:[,.;:!]|$)| because\b))?/;
const courtesy =
  /\b(?:please|pls|plz|kindly|thanks(?: a lot)?|thank you|thx|cheers|asap|as soon as possible|for now|on hold)\b/gi;

/** "Isaiah owns it", "it should be Isaiah's", "owner Isaiah". */
const isOwning = ({ text, words }: Slots, { from, to }: { from: number; to: number }): boolean =>
  /^(?:['’]s\b(?! (?:the )?deputy)|(?:(?:will|should|can) )?(?:own|owns|have|has|gets?|takes?)\b|(?:is|as) (?:the |its )?owner\b)/i.test(
    text.slice(words[to - 1]?.to).trimStart(),
  ) || /\b(?:owner:? (?:is |to )?|belongs? to )@?$/i.test(text.slice(0, words[from]?.from));

/** Whoever is to be a customer's deputy; not whom they stand in for. */
function deputyOf(slots: Slots) {
  const people = peopleOf(slots);
  const { text, words } = slots;
  const standIn =
    people.find(({ to }) => standsIn.test(text.slice(words[to - 1]?.to).trimStart())) ??
    people.find(({ from }) => /\bdeputy:? (?:is |to )?@?$/i.test(text.slice(0, words[from]?.from)));
  return standIn ?? (/\b(?:deputy|back-?up)\b/i.test(text) ? people.at(-1) : undefined);
}

const standsIn =
  /^(?:(?:will|can|could|should|to|is|['’]ll|['’]s) ){0,2}(?:be )?(?:cover(?:s|ing)?|(?:stands?|standing|steps?|stepping|fills?|filling) in)\b|^(?:(?:is|be|as|to|the|its|their|a|new) ){0,3}(?:deputy|back-?up)\b/i;

export function writeSnooze(slots: Slots): readonly Written[] {
  if (ends.test(withoutNames(slots))) return writeUnsnooze(slots);
  if (!areSeveral(slots) && isReminder(slots)) return writeLater(slots);
  const named = afterSpan(slots) ?? slots.day();
  // "From 7 December": until when, nobody says.
  const { from, until: last } = slots.days();
  const isFrom = says(slots, /\b(?:from|starting|beginning|as of|between)\b/i) && (from ?? "") > slots.today;
  const isStart = isFrom && named === from && last === undefined;
  const day = named === undefined || named <= slots.today || isStart ? undefined : named;
  const reason = slots.reason === "" ? reasonIn(slots) : slots.reason;
  const until = day === undefined ? "" : ` until ${day}`;
  // "Snooze Contoso until Friday and Fabrikam until Monday": the form of each asks.
  const isDenied = says(slots, /\b(?:don['’]?t|do not|never) (?:snooze|mute)\b/i);
  if (areSeveral(slots) && (isDenied || !areListed(slots, customersOf(slots)))) {
    // "… until Friday, and Fabrikam too".
    const isOfAll = !isDenied && (slots.text.match(saysHowLong) ?? []).length === 1;
    return customersOf(slots).map(({ id, name }) => ({
      says: `snooze ${id}${isOfAll ? until : ""}`,
      title: `snooze ${name}${isOfAll ? until : ""}`,
      changes: false,
    }));
  }
  const because = reason === "" ? "" : ` because ${reason}`;
  // "From Monday until Friday": it begins at once, which is said.
  const begins = day !== undefined && isFrom ? " from now" : "";
  return customersOf(slots).length === 0
    ? [{ says: `snooze${until}`, title: `snooze a customer${until}`, changes: false }]
    : customersOf(slots).map(({ id, name }) => ({
        says: `snooze ${id}${until}${because}`,
        title: `snooze ${name}${begins}${until}${reason === "" ? "" : `: ${reason.replace(/^of (?=the |our |their |a )/, "")}`}`,
        // Without a day or a reason it asks for them.
        changes: day !== undefined && (because !== "" || begins !== ""),
        implied: slots.reason === "" || begins !== "" || isAboutThen(slots.text),
      }));
}

/** "The last two weeks of December", "from Thursday to Tuesday": the day after, where no other end is told. */
function afterSpan(slots: Slots): Day | undefined {
  if (says(slots, /\b(?:until|till?|through|before|by|for|over|after)\b/i)) return undefined;
  const { from, until } = slots.days();
  return from !== undefined && until !== undefined && until > from ? addDays(until, 1) : undefined;
}
const saysHowLong =
  /\b(?:until+|till|til|through|(?:for )?(?:an?|two|three|four|\d+) (?:days?|weeks?|wks?|months?))\b/gi;

/** Not "put it on hold, the admin is off". */
const ends =
  /\b(?:un-?(?:snooz|mut)\w*|ended|stop snooz\w*|(?:snooz\w*|mut\w+|it|this|that|them)(?: (?:of|for))?(?: …)? off$)|^(?:snooz\w*|mute) [^\s,]+ off$/i;

/** To be asked again, and not to hear nothing until then. */
function isReminder(slots: Slots): boolean {
  const wants =
    /\b(?:(?:remind|ping|nudge|poke|prod|ask|tell|bug|chase) (?:me|us)\b|later\b|not (?:now|today)\b|(?:come|get) back to me\b)/i;
  const isQuiet =
    /\b(?:snooz\w*|mut(?:e|ed|ing)|park\w*|silen\w+|stop|don['’]?t|do not|no|never|quit|pause) (?:\w+ ){0,2}?(?:remind|ping|nudg|pok|chas|nag|ask|bother)|\b(?:snooz|mut(?:e|ed|ing)\b|park\b|silence)/i;
  return says(slots, wants) && !says(slots, isQuiet);
}

const inHours = /\bin (?:an?|half an|a few|\d{1,2}|two|three) (?:hours?|hrs?|h|minutes?|mins?)\b/i;

const reminds =
  /\b(?:re)?mind\w*\b|\bre-?ask|\b(?:ask(?:ed|ing)?|ping|nudge|poke|chase|tell|(?:come|came|coming|get|got|getting) back to) (?:me|us)\b|\bbring (?:it|that|this) up\b|\bi (?:\w+ )?(?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?)\b|\bi(?:['’]ll| will| can| could| shall) (?:\w+ )?(?:fill|complete|get|come|see|deal|do|finish)\b/i;

/** The day that stands beside the reminder: "talked to Contoso on Monday, remind me on Friday". */
function reminderDay(slots: Slots): Day | undefined {
  const clause = clausesOf(slots.text).findLast((one) => reminds.test(one));
  // The day after that one is for the form to ask.
  if (clause !== undefined && /\b(?:day|week|month) after(?: that)?\s*(?:$|[.,;:!?])/i.test(clause)) return undefined;
  return (clause === undefined ? undefined : findDay(clause, slots.today)) ?? slots.day();
}

export function writeLater(slots: Slots): readonly Written[] {
  const named = reminderDay(slots);
  const hasHour = timesIn(slots.text).length > 0 || says(slots, inHours);
  const isHour = (named === undefined || named <= slots.today) && hasHour;
  // An hour is none that it keeps.
  const day = isHour ? addDays(slots.today, 1) : named;
  const until = day === undefined || day <= slots.today ? "" : ` until ${day}`;
  const reason = slots.reason === "" ? "" : ` because ${slots.reason}`;
  if (customersOf(slots).length === 0) return [{ says: `later${until}`, title: "ask you again", changes: false }];
  return customersOf(slots).map(({ id, name }) => ({
    says: `later ${id}${until}${reason}`,
    title: `ask you again about ${name}${until === "" || day === undefined ? "" : ` ${onDay(day, slots.today)}`}${hasHour ? byTheDay : ""}`,
    implied: isHour || isAboutThen(slots.text),
  }));
}

export function writeUnsnooze(slots: Slots): readonly Written[] {
  const customers = customersOf(slots);
  if (customers.length === 0) return [{ says: "gaps snoozed", title: "what is snoozed", changes: false }];
  return customers.map(({ id, name }) => ({ says: `snooze ${id} off`, title: `end the snooze of ${name}` }));
}

/** What asks for peace, or says until when: no reason for it. */
const asksForPeace =
  /\b(?:snooz\w*|mute|remind\w*|ping\w*|nag\w*|chas(?:e|ing)|ask\w*|stop|(?<!\b(?:on|parental|sick|maternity|paternity|annual) )leave|leaving|quiet|park|ice|alone|be for a bit|push|hold|wake|later|again|please|pls|try|back burner|give (?:it|them)|rest until|nothing on|no reminders|weeks?|wks?|days?|months?|not today|tomorrow)\b/i;
/** "They'll sign it next week" says when, and asks for nothing until then. */
const nextSpan = /\b(?:next|this|the following|in (?:a|the|two|three|a few|a couple of)) (?:week|day|month)s?\b/i;
const reports = /^(?:says?|said|tells?|told|promise[ds]?|wants?|wanted|needs?|needed|expects?|thinks?) /i;
const upToDay = /(?<!\s)\s*\b(?:until+|till|til|before|through|for (?:a|the|two|three|\d))\b.*$/i;

const besideReason = /^(?:and|or|also|both|for|the|all|too|then|of|with|but|not)$/;

const sighs =
  /^(?:ugh|argh|ok|okay|oh|ah|wait|hang|hold|on|oops|nope|actually|hello|hi|hey|hm+|sorry|thanks?|right|well|yes|no|sure|fine|great|god|dear|my|sigh|alright|please|pls)$/;

/** Why a customer is to be left alone, as far as a part of the sentence says nothing else: "…, waiting on their legal". */
function reasonIn(slots: Slots): string {
  const { text, words, named } = slots;
  const names = named
    .map(({ from, to }) => text.slice(words[from]?.from, words[to - 1]?.to))
    .filter((one) => one !== "");
  const parts = text.split(
    /(?<![,.;:!?\n–—])[,.;:!?\n–—]+(?=\s|$)|\s-\s|\s(?=(?:theyre|they['’]re|they are|they have|as they|since they|so (?:please|pls|can|could|just|snooze|mute|leave|stop|park|don['’]?t|do not))\s)/i,
  );
  const anyOf = `(?:${names.map(escaped).join("|")})`;
  const listed = new RegExp(`^${anyOf}(?:(?:,| &|,? and) ${anyOf})+(?: both| all)? `, "u");
  const reasons = parts.flatMap((part) => {
    const said = part
      .trim()
      .replace(/^(?:as|since|because|and|so|but|that|hang on|hold on|no wait)(?:\s+|$)/i, "")
      .replace(/^(?:the )?(?:customer|client)s? (?:at|of) (?=\S)/i, "")
      .replace(/\s(?:until|till|til) then$/i, "");
    const name = names.find((one) => said.includes(one));
    // "The Phone Company and Trey Research": who else is named says no more.
    const bare = names.reduce((rest, one) => rest.replace(one, ""), said);
    if (name !== undefined && wordsOf(bare).every(({ fold }) => besideReason.test(fold))) return [];
    if (name === undefined) return asksForPeace.test(said) || isCourtesy.test(said) ? [] : [said];
    // "Contoso and Fabrikam both have a freeze".
    const ofAll = said.replace(listed, "they ");
    if (ofAll !== said && isStated.test(said) && !asksForPeace.test(ofAll)) return [ofAll];
    // "The contact at Contoso who has to approve things is away".
    const isWhole =
      parts.length > 1 &&
      !said.startsWith(name) &&
      (isStated.test(said) || isWaiting.test(said)) &&
      !/[?]$/.test(part) &&
      !asksForPeace.test(bare.replace(upToDay, ""));
    if (isWhole) {
      const called = escaped(name.replace(/['’]s?$/, ""));
      const unnamed = said
        .replace(new RegExp(`(?<!\\p{L})${called}['’]s? `, "u"), "their ")
        .replace(new RegExp(`(?<!\\p{L})${called}(?= to )`, "u"), "them")
        .replace(new RegExp(` (?:at|of|from|for|with) ${called}(?!\\p{L})`, "u"), "");
      return [unnamed.replace(/^(?:The|Their|Our|A|An)\b/, (first) => first.toLowerCase())];
    }
    // "Contoso is frozen for budget till August", "Contoso's admin is away till August".
    const behind = said.startsWith(name) ? said.slice(name.replace(/['’]s?$/, "").length) : "";
    const rest = behind
      .replace(/^['’]s?(?=\s)/, "")
      .replace(upToDay, "")
      .trim();
    const is = rest.replace(/^(?:is|are|has|have)\s+/i, "");
    const isOwn = /^['’]/.test(behind) && is === rest && is !== "";
    const own = reports.test(is) ? `they ${is.replace(/^(\p{L}+)s /u, "$1 ")}` : is;
    return asksForPeace.test(is.replace(nextSpan, "")) ? [] : [isOwn ? `their ${is}` : own];
  });
  // "Contoso, Fabrikam and Northwind until Friday": whoever is named last is no reason.
  const isNames = (one: string) =>
    wordsOf(names.reduce((rest, called) => rest.replace(called, ""), one)).every(({ fold }) => besideReason.test(fold));
  const [reason = ""] = reasons.filter(
    (one) =>
      /\S\s+\S/.test(one) &&
      !isNames(one) &&
      !isOnlyThought.test(one) &&
      !isDayOnly(one, slots.today) &&
      !wordsOf(one).every(({ fold }) => sighs.test(fold)),
  );
  return reason.slice(0, 120);
}

const isCourtesy = /^(?:(?:many )?thank|sorry|i(?:['’]m| am) sorry|i apologi[sz]e|i hope|i would be|i['’]d be)\b/i;
const isStated =
  /^(?!(?:i|we|you|could|can|would|please|let)\b)[^.;!?]*\b(?:is|are|isn['’]t|aren['’]t|has|have|will|won['’]t|was|were|can['’]t|cannot|needs?|wants?|waits?|said|told)\b/iu;
/** "Still waiting on the customer at Contoso", "no answer from Contoso yet". */
const isWaiting =
  /^(?:(?:i['’]m|i am|we['’]re|we are|just|still|currently) )*(?:(?:waiting|held up|stuck|blocked) (?:on|for|with|by|at)|(?:no|without) (?:an? )?(?:answer|reply|response|news|word|signature|decision))\b/i;
const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Whether it is a day and little else: "end of next month say". */
const isDayOnly = (part: string, today: Day): boolean =>
  findDay(part, today) !== undefined && wordsOf(part).length <= 5;
