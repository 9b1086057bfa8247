/**
 * What people say for what the bot can do: the words of the product, and those that hurried people use in their place.
 * Phrases are written as `foldWord` leaves them. Adding a command means adding its words here; a test wants them.
 */
import type { Talk } from "../../../cards/forms/talk.ts";

/** A phrase stands for a command, narrows a list, or says whose. */
export type Meaning =
  | { kind: "command"; name: string }
  /** As the `gaps` command reads it. */
  | { kind: "filter"; word: string }
  | { kind: "mine" }
  /** "not", "never": the sentence may say the opposite of its other words. */
  | { kind: "negation" }
  /** No intent of its own: a greeting, thanks, or a request to be left alone. */
  | { kind: "talk"; what: Talk }
  /** Says nothing by itself. */
  | { kind: "noise" };

/** Phrases by command. The first languages people try are here with their first words: the answer is English. */
const commands: Readonly<Record<string, string>> = {
  gaps:
    "gaps, gap, whats open, what is open, open, outstanding, whats missing, what is missing, missing, todo, to do, todos, " +
    "issues, problems, open items, tasks, whats left, what is left, overview, status, list, everything, " +
    "how are we doing, how are things, anything for me, anything i should know, what should i know, the numbers, numbers, summary, overall, " +
    "how bad is it, are we good, are we ok, are we fine, how does it look, hows it looking, was muss ich tun, was fehlt, was fehlt noch, was fur mich, " +
    "wat moet ik doen, quest ce que je dois faire, que dois je faire, que tengo que hacer, wat staat er open, staat open, was ist offen, que falta, pendiente, pendientes, ce qui manque, " +
    "where are we, what needs me, what should i do, what do i need to do, what do i have to do, where do we stand, " +
    "customers, clients, klanten, kunden, clientes, lucken, luecken, offen, ecarts, lacunes, brechas, huecos, hiaten, gaten, openstaand",
  claims: "claims, claims by status, claims by state, claim status, claim statuses, claims status",
  gdap: "gdap, gdap dates, gdap end dates, gdap list, list of gdap, gdap relationships, delegated access list",
  show:
    "show, who owns, who own, who has, whos got, who is responsible for, who looks after, who handles, who is on, whose, who is in charge of, whos in charge of, confirm, reconfirm, update claim, " +
    "zustandig, eigenaar van, responsable de, dueno de, owner of, owner for, who is the owner, details, detail, info, information, look up, lookup, find, tell me about, about, " +
    "how is, hows, card, account, zeige, zeig, toon, montre, montrer, affiche, muestra, mostrar",
  review: "review, prepare, prep, talking points, meeting with, call with, consumption, usage",
  mail: "mail",
  why:
    "why, count for, counts for, count towards, counts towards, what does, what is, what are, whats, meaning, means, define, " +
    "proof of execution, poe, do we need, do i need, is it worth, worth it",
  help:
    "help, commands, what can you do, what do you do, what can i ask, what can i do, what is this, whats this, " +
    "who are you, what are you, how does this work, how do you work, how do i use you, menu, " +
    "hilfe, hulp, aide, ayuda, aiuto, options, manual, guide",
  paste: "paste, prove, proof, verify link, managementpartner",
  set:
    "cancelled their contract, cancelled the contract, ended their contract, ended the contract, terminated, is pausing, are pausing, renamed, rename, new name, changed its name, changed their name, name change, is now called, now called, are now called, set, pause, paused, on hold, offboard, offboarded, went bankrupt, is bankrupt, moved to another partner, has another partner, dont work with, do not work with, no longer work with, stopped working with, " +
    "bought through, bought via, buys through, buys via, deputy is, left us, has left us, we lost, they left, churned, no longer a customer, no longer our customer, not a customer anymore, not our customer anymore, lost them, " +
    "reactivate, unpause, sold by, sold through, sold via, seats, deputy for",
  snooze:
    "stop asking me about, stop asking about, stop asking me, snooze, mute, silence, wake, start nagging, start reminding, park, parked, put on ice, shelve, leave me alone about, leave me alone about it, dont bother me about, stop bothering me about, " +
    "unsnooze, unmute, wake up, stop snoozing, end snooze, stop reminding, stop nagging, stop nagging me about, " +
    "stop bugging, leave alone, hush, postpone, put off, hold off",
  later:
    "later, remind me, remind us, remind me later, remind me about, remind me of, remind me again, remind me on, ping me, nudge me, poke me, ask me again, ask me later, ask me tomorrow, ask me about it later, maybe later",
  quiet: "quiet, be quiet, stay quiet, keep quiet",
  reminder: "reminder, set a reminder, dont let me forget",
  reminders: "reminders, my reminders",
  cover: "cover",
  note: "note",
  notes: "notes, all notes, my notes",
  away:
    "away, out of office, ooo, vacation, on leave, on holiday, on holidays, pto, annual leave, parental leave, " +
    "sick, im sick, i am sick, krank, ziek, malade, enfermo, urlaub, im urlaub, abwesend, weg, afwezig, absent, absente, op vakantie, conges, en conges, de vacaciones, im out, i am out, ill be out, i will be out, im off, i am off, ill be off, im back, i am back, back again, stand in for me, cover for me",
  ask: "ask, remind, nudge, ping, chase, poke, follow up with",
  unassign: "unassign, un-assign, deassign, disown",
  assign:
    "belongs to, belong to, should go to, zuweisen, weise, toewijzen, wijs, attribue, attribuer, asigna, asignar, assign, assigned to, in charge of, in charge, reassign, taking over, takes over, allocate, hand to, make owner, take over, put in charge, set owner, change owner, new owner",
  handover:
    "handover, hand over, transfer, split, divide, redistribute, move all, all customers of, all his customers to, all her customers to, all their customers to, all of his customers to, " +
    "his customers to, her customers to, their customers to, everything of, everything of his to, everything of hers to, " +
    "his bits to, her bits to, his stuff to, her stuff to, his things to, her things to, his work to, her work to",
  add: "add, new customer, new client, just signed, signed a new, on the list, on our list, onto the list, create, add customer, create customer, register",
  digest:
    "digest, weekly, weekly message, weekly update, weekly report, weekly summary, weekly thing, weekly post, weekly mail, newsletter, progress, trend, any better, better than last month, better than last week, improving, since last month, compared to last month",
  deliveries:
    "deliveries, delivery, who got the reminder, who got the reminders, who got the message, who got it, who got what, undelivered, cant be reached, cannot be reached, resend, unreachable, what was sent",
  import:
    "import, upload, load, load customers, customers csv, where do i put, where i put it, where to put, i have the csv, i have a csv, i have the file, i have a file, here is the csv, here is the file, heres the file",
  export: "export, as a file, print, printout, pdf, download, excel, spreadsheet, csv, extract",
  history:
    "who asked, who answered, history, audit, audit log, audit trail, who changed, before me, who was on, used to own, previous owner, what did i do, what did we do, who moved, who gave, who assigned, who set, who took, who put, who added, who removed, who deleted, who snoozed, who closed, what changed, changes, who did, changed, log, trail",
  decisions: "decisions, open decisions, pending decisions",
  sources: "connected, sources, source, connections, connection, consent, partner center connection",
  sync: "sync, read from partner center, read now, synchronize, synchronise, refresh, reload, read from microsoft, update from microsoft",
  managers: "managers, manager, admins, admin, administrators, who can assign",
  settings:
    "settings, setting, configure, configuration, preferences, config, setup, zone, time zone, timezone, quiet hours, " +
    "public holiday, day off, weekend, goals, goal",
  retention: "retention, keep messages, how long do you keep",
  forget: "forget, erase, delete, gdpr, remove for good, remove",
};

const filters: Readonly<Record<string, string>> = {
  critical: "critical, severe, serious",
  high: "high, high severity",
  medium: "medium, medium severity",
  low: "low severity, low ones, low gaps, except low, excluding low, without low, hide low, but low, ignore low, ignoring low, and low, or low",
  urgent:
    "urgent, most urgent, important, high priority, top priority, priority, emergency, emergencies, burning, worry, worry about, worrying, on fire, do first",
  quick:
    "quickly done, done quickly, close quickly, closed quickly, quickly close, quickly closed, fix quickly, fixed quickly, quickly fix, quick win, quick wins, easy win, easy wins, quick fix, quick fixes, low hanging, quickest, easiest, quick ones, easy ones, least effort, least work, fastest to fix",
  customers: "all customers, all our customers, list customers, list all customers, customer list, every customer",
  unowned:
    "unowned, unassigned, no owner, without owner, without an owner, without owners, has no owner, have no owner, nobody owns, nobodys name, has nobody, have nobody, no name against, " +
    "not assigned, ohne besitzer, ohne eigentumer, ohne verantwortlichen, geen eigenaar, zonder eigenaar, sin dueno, sin responsable, " +
    "sans proprietaire, sans responsable, pas de proprietaire, nont pas de proprietaire, pas de responsable, ownerless, orphaned, orphans, whose owner is missing",
  expired: "expired, stale, outdated, out of date, ran out, has run out, have run out, to reconfirm",
  waiting:
    "has nobody answered, has no one answered, never been answered, nobody answered, nobody has answered, no one answered, no one has answered, no one has ever answered, nobody has ever answered, hasnt answered, havent answered, has not answered, have not answered, not answered, didnt answer, did not answer, hasnt replied, havent replied, has not replied, " +
    "have not replied, not replied, didnt reply, hasnt responded, havent responded, not responded, not responding, isnt responding, arent responding, " +
    "who needs to answer, needs to answer, still needs to answer, who is late, whos late, late with answers, anyone not done, not done yet, whos not done, moet nog antwoorden, " +
    "muss noch antworten, answers missing, missing answers, unanswered, no answer, no answers, no reply, owes me an answer, owe me an answer, owes us an answer, still to answer, " +
    "waiting, waiting for an answer, waiting for answers, noch nicht geantwortet, nicht geantwortet, niet geantwoord, nog niet geantwoord, niet gereageerd, nog niet gereageerd, pas repondu, " +
    "pas encore repondu, no ha respondido, no han respondido",
  "in-order":
    "in order, nothing open, nothing left open, done everything, finished everything, everything done, everything is done, everything finished, fully associated, fully covered, fully linked, fully done, completely done, completely finished, fully finished, all finished, all green, no gaps, no open gaps, without gaps, without any gaps, zero gaps, gap free",
  paused: "paused customers, paused ones, are paused, is paused, currently paused",
  offboarded: "offboarded customers, offboarded ones, are offboarded, were offboarded",
  snoozed: "snoozed, muted, silenced, asleep",
  ending:
    "ending, late, late on, am i late, running late, ends soon, deadline, deadlines, uberfallig, fallig, te laat, achterstallig, en retard, vencido, vencidos, atrasado, due, due soon, due this week, due next week, due today, expiring, about to expire, running out, " +
    "how long do i have, how long do we have, until when, by when, fristen, frist, lauft ab, laufen ab, verloopt, verlopen, echeance, echeances, vence, vencen, vencimientos, " +
    "end this year, end this month, end this quarter, end this week, end next month, run out, runs out, overdue, expires, expire, expires soon, expire soon, what ends, next deadlines",
  new: "new, whats new, what is new, new this week, latest, recent, since last week, fresh",
  closed: "closed, did we fix, whats been fixed",
  cpor: "cpor, claims, claim, cpor claims",
  pal: "pal, link, azure link, azure links, admin link, links, pal links, partner admin link, partner admin links",
  owner: "owner, owners, ownership",
  onboarding: "onboarding, onboard",
  access: "access, gdap, delegated access",
  data: "data",
  "Cloud & AI Platforms": "azure, cloud, cloud ai platforms, cloud and ai platforms",
  "AI Business Solutions": "ai business solutions",
  "Modern Work": "modern work, microsoft 365, m365, office 365, o365, office, teams",
  "Business Applications":
    "business applications, business apps, bizapps, dynamics, dynamics 365, d365, power platform",
  "Data & AI": "data ai, data and ai",
  "Digital & App Innovation": "digital app innovation, digital and app innovation, app innovation",
  Infrastructure: "infrastructure, infra",
  Security: "security",
};

const mine =
  "my, mine, meine, mijn, mes, mis, assigned to me, i own, do i own, do i have, am i responsible for, for me, owned by me, " +
  "am i the owner of, on my plate, my plate, needs me, need me, ours to do";

const negations =
  "nicht, niet, ne, pas, not, dont, do not, never, wont, cant, cannot, shouldnt, should not, isnt, doesnt, didnt, arent, havent, hasnt, hadnt, wasnt, werent, neednt, no longer, without, with o";

const talk: Readonly<Partial<Record<Talk, string>>> = {
  hello:
    "hi, hello, hey, hiya, yo, howdy, good morning, morning, good afternoon, good evening, hallo, hoi, moin, guten tag, servus, bonjour, " +
    "salut, whats up, sup, hola, buenos dias, greetings, test, ping bot, are you there, how are you",
  thanks:
    "thanks, thank you, thank you very much, thanks a lot, many thanks, thx, ty, cheers, great, perfect, nice, awesome, ok, okay, cool, " +
    "good bot, well done, got it, danke, merci, gracias, bedankt, dank je",
  done:
    "done, all done, its done, it is done, this is done, thats done, im done, were done, finished, its finished, completed, its complete, all set, sorted, all sorted, " +
    "i did it, did it, i did that, i did all, i did all of them, i did them, everything is fine, everything is ok, all fine, all ok, is fine, set up, is set up, in place, is in place, linked, is linked, its linked, it is linked, already linked, has been linked, submitted, we submitted, i submitted, was submitted, is submitted, already submitted, " +
    "approved, was approved, is approved, got approved, approval, got the approval, has been approved, rejected, was rejected, got rejected, its fixed, it is fixed, is fixed, i fixed it, we fixed it, " +
    "its resolved, is resolved, its solved, still true, nothing changed, nothing has changed, no change, no changes, unchanged, same as before, all good, " +
    "no, nope, nein, nee, not yet, noch nicht, nog niet, pas encore, later, not now, ill do it, i will do it, i dont know, dont know, no idea, keine ahnung, " +
    "weiss nicht, geen idee, remind me, yes, yep, yeah, yup, ja, oui, si, erledigt, fertig, gemacht, verknupft, klaar, gedaan, gekoppeld, fait, cest fait, hecho, listo, vinculado",
  "not-mine":
    "not mine, isnt mine, is not mine, aint mine, not my customer, isnt my customer, is not my customer, no longer mine, not mine anymore, not mine any more, not responsible for, not responsible, no longer responsible, no longer responsible for, not the owner, not the owner of, dont own, do not own, no longer own, dont look after, off my list, off my plate, " +
    "nicht meiner, nicht meine, nicht mein kunde, nicht meins, niet van mij, niet mijn klant, pas a moi, pas mon client, no es mio, no es mi cliente",
  no: "never mind, nevermind, forget it, forget that, forget about it, cancel that, no worries",
  stop: "less often, mute this channel, mute the channel, stop, unsubscribe, be quiet, shut up, quiet please, leave me alone, go away, enough, stop it, stopp, no more messages, stop messaging me, too much, too many messages, too many reminders, so many messages, spam, spamming me",
};

const noise =
  "tengo, tienes, tiene, hay, new year, new years, him, herself, himself, herself, themselves, ourselves, but, ours, a, an, the, me, i, we, us, our, you, your, he, she, they, them, their, his, her, please, pls, plz, kindly, can, could, " +
  "would, will, shall, should, may, want, wants, need, like, id, ill, im, to, for, of, at, in, on, with, by, from, and, or, is, are, was, were, " +
  "do, does, did, has, have, had, be, been, being, it, its, that, thats, this, these, those, there, here, just, now, so, also, again, " +
  "let, lets, get, got, see, look, looking, tell, what, whats, which, who, whos, whom, when, where, how, all, any, some, every, still, then, than, " +
  "currently, right, quick, quickly, asap, up, as, if, up to, out, into, very, much, many, more, other, else, one, thing, things, stuff, " +
  "customer, client, company, tenant, know, check, check on, wondering, make, sure, think, both, currently, today, since, until, till, " +
  "tomorrow, week, day, days, month, bot, go, going, come, hm, hmm, eh, er, um, oh, well, actually, maybe, somehow, assoc, associated, association, associations, " +
  "partner, microsoft, bitte, por favor, svp, alsjeblieft, im looking for, i want to, i would like to, can you, could you, would you, " +
  "semana, esta, semaine, cette, diese, woche, deze, wanneer, wann, quand, cuando, na, nog, noch, mir, bei, fur, zu, noch, wer, hat, ist, sind, welche, wat, wie, er, hebben, heeft, op, qui, quels, quelles, nont, est, sont, quien, que, ha, han, en, da, encore, " +
  "und, der, die, das, de, het, een, le, la, les, el, los, las, me the, give me, send me, show me the, old, person, people, colleague, team, channel, " +
  "chat, here, monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, wed, thu, fri, sat, sun, january, february, march, " +
  "april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, " +
  "am, pm, page, next, last, ago, oclock, weeks, months, year, years, christmas, fortnight, morning, afternoon, evening, noon, " +
  "send, kann, ich, sehen, zeigen, covers, cover, covering, standing, stands, deputy, seat, sold, csp, via, through, work, working, name, called, full, complete, really, " +
  "anything, something, off, on my, start, run, open up, " +
  "as owner, as the owner, owner to, the owner, table, file, number";

/** Small words of every sentence. */
const everyday =
  "way, mate, buddy, dude, folks, hoeveel, welke, eerst, doen, staan, nog, wieviele, welche, zuerst, combien, quels, cuantos, wasnt, wouldnt, couldnt, ik, jij, " +
  "wij, heb, heeft, hebben, wat, wie, waar, hoe, zijn, nog, en, met, voor, van, naar, wir, habe, haben, ist, sind, " +
  "wer, wo, noch, oder, mit, fuer, von, nach, eigentlich, je, tu, nous, vous, est, sont, quoi, qui, ou, comment, " +
  "et, avec, pour, du, des, ce, cest, nosotros, es, son, que, quien, donde, como, y, con, para, " +
  ", back, said, says, say, same, keep, keeps, kept, asking, asked, always, often, already, soon, yet, too, only, even, ever, never, before, after, between, during, around, over, under, own, each, few, most, such, no, yes, yeah, yep, nope, though, while, within, because, might, must, able, used, using, use, uses, try, tried, trying, took, take, takes, taken, taking, made, makes, making, went, gone, came, come, comes, coming, wanted, wants, needed, needs, seems, seem, looks, looked, feel, feels, felt, find, found, finding, thought, knew, knows, mean, means, meant, meaning, leave, leaves, leaving, left, stay, stays, stayed, staying, remains, remained, man, woman, guy, guys, boss, somebody, someone, anybody, anyone, everybody, everyone, friend, time, times, hour, hours, minute, minutes, moment, yesterday, tonight, good, bad, better, best, worse, worst, big, small, long, short, different, true, wrong, fine, early, free, busy, sorry, dumb, exactly, basically, probably, definitely, literally, honestly, obviously, roughly, almost, worked, works, working, job, phone, ours, theirs, hers, yours, second, third, two, three, four, five, ten";

/** Words of everyday sentences that mean nothing here: no slips of a name or a command, and no reason to doubt. */
export const common: ReadonlySet<string> = new Set(
  (
    "phoned phoning phones parts places puts arent having gives given giving helps idea ideas outside issue kind learn life light lines " +
    "live lots main maybe minor moves names near nearly none notes onto order others paper past pay perhaps picked " +
    "picks piece plan plans play present quite rather real reasons round safe sale save saw school seen self sense " +
    "serious several simple sit sound space started state strange strong such sudden winter spring talked talks " +
    "term text thinking thinks title toward town turned turns unless upon usual usually value view visit voice " +
    "watch welcome wide wife woman wonder word world writes written wrote young easy hard quickly slowly clear " +
    "clearly surely either neither although however therefore somehow somewhere anywhere nowhere everywhere " +
    "sometimes someday along among below beneath beside besides beyond throughout underneath admits actual added " +
    "adding address afraid agree allow amount area argue arm arrive asap aside attention available avoid aware base " +
    "based basic begin begins belong block body bottom box brings broke broken brought build built careful carry " +
    "case cases cause certain certainly chance changes cheap checked checking choice choose chose class clean cold " +
    "collect common complete computer concern condition confused consider contain control cool copy cost costs " +
    "country couple crazy cross current cut daily dark dates deal dear decide decided deep delay depends detail " +
    "dinner direct direction discuss doubt draw drive during easily edge effort emails empty ended enjoy entire " +
    "equal error especially etc event exact excellent eye face fact fail failed fall family fast favor fear feature " +
    "fell figure files final follows food former front fun future game general girl glad ground grow hardly head " +
    "health heart heavy hell hence hot house huge hundred image imagine include including increase inform interest " +
    "internal involved item items join joined key kinda knew known lack large laugh law lay lead leader least legal " +
    "length lesson letter level likely limit listen load local lock loss loud low machine mainly major manage " +
    "marked market member memory mention middle million missed model mood mostly music narrow nature necessary " +
    "nervous network noise normal north obvious offer official online opened opinion option ordered original " +
    "otherwise ourselves pain pass passed password permission phase photo physical picture planned planning pleased " +
    "pop popular position prefer previous process product program promise proper proud pushed quote rate reach " +
    "reached reaction rely remain required research resource respond response result results return reverse rich " +
    "ride ring rise risk road rule rules rush sad sat scale scope screen search season seat secret section select " +
    "series serve service setup seven shape sharp shift ship shop shot shown shut sight signal silly similar simply " +
    "sir sister size woo woohoo yay hooray phew ugh argh meh tbh fyi imo lol haha slow smart smooth social soft solution solve source south speed spell spent spot stage " +
    "standard stock store stream street stress strike structure student studio study subject success suggest suit " +
    "suppose tags teach tech tells temporary tests thin thousand threw tight tiny tired tool tough tracking trade " +
    "train travel treat tree tricky trip trouble truck trust truth twelve upset url user various versus via video " +
    "margin margins revenue turnover profit profits invoice invoices budget budgets discount discounts price prices " +
    "waste wasted ways weak wear weird west white wild willing win window wise wonderful wondering worth years zero"
  ).split(" "),
);

/** Longest phrase in words. */
export const longestPhrase = 6;

/** Every phrase with all it stands for. */
export const phrases: ReadonlyMap<string, readonly Meaning[]> = readPhrases();

function readPhrases(): ReadonlyMap<string, readonly Meaning[]> {
  const all = new Map<string, Meaning[]>();
  const put = (list: string, meaning: Meaning) => {
    for (const phrase of list.split(", ")) all.set(phrase, [...(all.get(phrase) ?? []), meaning]);
  };
  for (const [name, list] of Object.entries(commands)) put(list, { kind: "command", name });
  for (const [word, list] of Object.entries(filters)) put(list, { kind: "filter", word });
  for (const [what, list] of Object.entries(talk)) put(list, { kind: "talk", what: what as Talk });
  put(mine, { kind: "mine" });
  for (const day of ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
    for (const what of ["post", "message", "messages", "thing", "update", "mail", "report", "summary", "digest"])
      put(`${day} ${what}`, { kind: "command", name: "digest" });
  put(negations, { kind: "negation" });
  put(noise, { kind: "noise" });
  put(everyday, { kind: "noise" });
  return all;
}

/** Short forms of everyday words, by what they are short for. */
export const spelled: ReadonlyMap<string, string> = new Map(
  Object.entries({
    you: "u ya yall",
    your: "ur",
    are: "r",
    with: "w wit",
    about: "abt bout",
    through: "thru",
    people: "ppl peeps",
    probably: "prob probs prolly",
    though: "tho",
    night: "nite",
    now: "rn atm",
    week: "wk",
    weeks: "wks",
    month: "mth mo",
    year: "yr",
    quarter: "qtr",
    meeting: "mtg",
    message: "msg",
    messages: "msgs",
    difference: "diff",
    customer: "cust acct",
    customers: "custs accts",
    before: "b4",
    why: "y",
    tomorrow: "tmrw tmr tomo 2moro",
    today: "2day",
    thursday: "thurs thur",
    tuesday: "tues",
    wednesday: "weds",
    please: "pleaase plse",
    going: "gonna",
    want: "wanna",
    need: "gotta",
    let: "lemme",
    give: "gimme",
    remember: "rember rmbr",
    because: "coz",
    number: "nr num",
    something: "sth smth",
    pal: "pals",
    cpor: "cpors",
    what: "wht wat wots wot whatre",
    status: "stat",
  }).flatMap(([word, short]) => short.split(" ").map((one) => [one, word])),
);

/** Words that a slip of the finger is looked for in: single words that mean something. */
export const slippable: readonly string[] = [...phrases]
  .filter(
    ([phrase, meanings]) =>
      !phrase.includes(" ") &&
      phrase.length > 3 &&
      meanings.every(({ kind }) => kind !== "noise") &&
      meanings.some(({ kind }) => kind === "command" || kind === "filter"),
  )
  .map(([phrase]) => phrase);

/** Delegated access, by any of its names. */
export const ofGdap =
  /\b(?:gdap|(?:delegated|granular) (?:\p{L}+ ){0,2}(?:access|privileges|relationships?|admin\w*)|admin(?:istration)? relationships?|(?:admin|access) requests?|requests? for (?:admin|delegated|administrator)\b(?: (?:rights|access))?)\b/iu;

/** Whether words make a day one of an absence: "I have until Thursday" has none, "I was travelling from Tuesday" is over. */
export const namesAbsence = (text: string): boolean =>
  ofAbsence.test(text) && (!isPast.test(text) || isAhead.test(text));
const isPast =
  /\b(?:[Ii]|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|(?!(?:It|That|This|The|There|What|Which|These|Those)\b)\p{Lu}\p{L}+) (?:was|were|had been) (?:\p{L}+ )?(?:away|off|out|sick|ill|travel\w*|at (?:a|the)|on)\b|\b(?:[Ss]tood|[Ss]tepped|[Ff]illed) in\b/u;
const isAhead = /\b(?:will|shall|am|is|are|going to)\b|['’](?:ll|m)\b/i;
const ofAbsence =
  /\b(?:away|off|out|absen\w*|leave|holidays?|vacation|pto|annual|sick|ill|parental|maternity|paternity|back|cover\w*|stand\w* in|deputy|not (?:in|here|around|available|working)|travel\w*|conference|training)\b/i;
