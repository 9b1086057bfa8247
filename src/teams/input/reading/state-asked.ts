/** What of one customer a question asks: whose it is, what is open there, or a fact that is recorded. Pure. */
import type { AskedFact } from "../../../cards/customer/asked-facts.ts";
import type { Topic } from "../../../domain/catalogue/gap-codes.ts";
import { withoutNamePoints } from "../words/name-points.ts";
import { ofGdap } from "../words/vocabulary.ts";

const opensAsking =
  /^\W*(?:(?:and|so|but|ok|sorry|hi|hey|hm+|quick one|morning)[,:]? )*(?:is|isn['’]?t|are|aren['’]?t|was|wasn['’]?t|does|doesn['’]?t|do|don['’]?t|did|didn['’]?t|has|hasn['’]?t|have|haven['’]?t|am|whom?|whose|whos|which|when|since|until|what|whats|what['’]s|how|hows|why|y do|any|anything|anyone|anybody|can you tell|could you tell|do you know)\b/i;
/** "Contoso PAL ok?" */
const isOkay = /\b(?:ok(?:ay)?|fine|good|done|sorted|complete|in order) ?\?\s*$/i;
const isAsked = (text: string): boolean =>
  text.includes("?") ||
  opensAsking.test(text) ||
  opensAsking.test(text.replace(politely, "")) ||
  openAt.test(text.replace(politely, ""));

const politely =
  /^\W*(?:(?:hi|hello|good morning|and|ok|please|pls|can (?:you|i)|could (?:you|i)|i (?:need|want)|i['’]d like|show|give|send|see|get|have|tell|know|me|us|to)\b[, ]*)*/i;
/** "Everything open for Contoso", with what it is of behind it; not "… can wait until Monday", which is told or wished of it. */
const openAt =
  /^(?:everything|anything|all|whatever)(?: (?:that is|that['’]s|which is|is|we have|still|currently|there is))* (?:open|outstanding|missing|left(?: open)?|pending)(?: (?:right now|now|still|currently))? (?:for|at|with)\b(?! (?:ms|microsoft)\b)(?!.*\b(?:file|table|excel|csv|spreadsheet)\b)(?![^.!?]*(?<!\b(?:that|which|what|i|we|you|they|he|she|it) )\b(?:can|could|should|shall|must|may|might|will|would|has|have|had|is|are|was|were|needs?|goes|waits?|snooze|mute|park|remind|ask|assign|give|move|put|mark|set)\b)/is;
/** The same as the question that it is. */
export const asOpenAsked = (text: string): string => {
  const asking = text.replace(politely, "");
  return openAt.test(asking) ? asking.replace(openAt, "what is open at") : text;
};

const whose = new RegExp(
  `\\b(?:${[
    "who(?: currently| now| actually)? (?:(?:owns?|has)(?! (?:an?|the|their|our|no|any)\\b)|looks? after|handles?|takes? care|is (?:the owner|responsible|in charge|looking after|taking care))",
    "who['’]?s (?:got(?! (?:an?|the)\\b)|on it|responsible|in charge|looking after|handling|the owner|taking care)",
    // "Who's taking Contoso?", "who wants it?"
    "who(?:['’]?s| is| will|['’]ll| can| could| should| shall| would)? (?:going to |likely to )?(?:tak(?:es?|ing)(?: over| on)?|wants?|pick(?:s|ing)? up)(?! (?:an?|the|care|their|our|part|notes|off|to|from)\\b)",
    // "Who do I talk to about Contoso?", "who is the right person for it?"
    "whom? (?:(?:do|should|can|could|must|would|shall) (?:i|we)|(?:i|we) (?:should|can|could|must|have to|need to|had better)) (?:best |rather )?(?:ask|contact|approach|call|ping|(?:talk|speak|turn|write|go|reach out) to|(?:speak|talk|check|get in touch) with) (?:about|for|regarding|concerning|on|if it['’]s about)(?! (?:admin )?(?:access|rights|permissions?|gdap)\\b)",
    "who(?:['’]?s| is|m? would be) (?:the |our |my )?(?:right|best|correct|responsible) (?:person|one|colleague)(?: to (?:ask|contact|(?:talk|speak|turn) to))? (?:for|about|at|on)",
    "whose",
    "any ?(?:one|body) (?:own\\w*|look\\w* after|responsible|in charge|on it|handl\\w*|working on)",
    "who should (?:get|have|take|own)(?! (?:an?|the|access|gdap)\\b)",
    "ha(?:s|ve)(?:n['’]t)? (?:\\p{L}+ )?(?:got )?an? owner",
  ].join("|")})\\b`,
  "iu",
);
/** "Who wants Contoso to be renewed?", "who picks them up from the airport?", "who's taking Contoso while I'm out?" */
const isOfWish =
  /\bwho wants? [^.?!]{1,60} to \p{L}|\bpick(?:s|ing)? up [^.?!]{1,60} from\b|\b(?:tak(?:es?|ing)|pick(?:s|ing)? up)\b[^.?!]{1,60} (?:while|when|if) \p{L}[^.?!]*\b(?:out|away|off|leaves?|left|gone|on leave|on holiday)\b/iu;
/** "Is it Megan's?", "does Megan own it?", "it's Megan's, right?": whom they suppose stands where an owner does. */
const someones =
  /^\W*(?:(?:and|so|but|ok|sorry|hi|hey)[,:]? )*(?:(?:is|isn['’]?t|are|aren['’]?t) [^.,;?!]*(?:['’]s\b(?! (?:gaps?|list|claims?))|\b(?:mine|yours|with|belong(?:s|ing)? to|owned by|(?<!\bfor (?:the |an )?)owner|(?:still |now |currently )?(?:looking after|taking care|handling|responsible|in charge))\b)|(?:does|doesn['’]?t|do) (?:(?:@?\p{L}+ ){1,2}(?:own|have|look after|handle|take care)|[^.,;?!]* belong to)\b)|['’]s(?: (?:customer|one|client))?(?:, (?:right|correct|no|is(?:n['’]t)? (?:it|he|she)))?\s*\?|\bmine(?:, (?:right|correct|no|is(?:n['’]t)? it))?\s*\?/iu;
/** "I thought Contoso was mine?" */
const thought =
  /\bi (?:(?:always|really) )?(?:thought|assumed|believed)(?: that)? [^.;!?]{1,60}(?:\b(?:is|was|were|belonged to|to be) (?:now )?(?:mine|with me)\b|['’]s\b(?=(?: customer| one)?(?: now)?\s*(?:[,.;!?]|$)))/i;
/** Not "who owns First Up?" */
const before =
  /\b(?:[Bb]efore|[Pp]revious\w*|[Uu]sed to|first|First(?! \p{Lu})|[Ff]ormer\w*|[Ll]ast (?:year|month|week)|owned|was)\b/u;

/**
 * "Who has Contoso?" is open; "isn't Contoso Megan's?" supposes somebody; undefined where it asks neither.
 * @param isNamed whether somebody is named in it, or whoever asks
 */
export function asksWhose(text: string, isNamed: boolean): "open" | "supposed" | undefined {
  if (asksOwnerOf.test(text)) return "open";
  if (isNamed && thought.test(text)) return "supposed";
  if (!isAsked(text) || before.test(text)) return undefined;
  if (whose.test(text) && !isOfWish.test(text)) return "open";
  return isNamed && someones.test(text) ? "supposed" : undefined;
}

/** "Adele's off next week, who looks after Contoso then?", "who stands in for Adele there?": whoever is there then. */
export const asksWhileAway = (text: string): boolean =>
  standsIn.test(text) ||
  (ofAbsence.test(text) &&
    (asksWhose(text, false) === "open" ||
      /\b(?:who|any ?(?:one|body))\b[^.?!]{0,12}\b(?:cover(?:s|ing)?|answers?|acts?|helps?|do(?:es)?)\b/i.test(text)));
const standsIn = /\bwho(?:['’]?s| is| will|['’]ll| can)? (?:stand|step|fill)(?:s|ing|p?ping)? in\b/i;
const ofAbsence =
  /\b(?:away|off(?! (?:me|my|of)\b)|out(?: of (?:the )?office)?(?= (?:next|this|until|till|for|from|on|tomorrow|today)\b|[,.;?!]|$)|ooo|on (?:leave|holidays?|vacation|pto)|holidays?|vacation|sick|ill|absen\w+|not (?:in|here|there|around)|gone|meanwhile|(?:is|are|am|['’]s|['’]re|['’]m) back)\b/i;

/** "Owner of Contoso", with nobody who is to be it. */
export const asksOwnerOf =
  /^\W*(?:(?:please|pls|the|current|who|is|i|we|need|want|would|like|to|know|tell|give|me|us) )*owner (?:of|for|at) [^:=>]*$/i;

export const isMineAsked = (text: string): boolean => /\b(?:mine|my (?:customer|one|client)|with me)\b/i.test(text);

const ofState =
  /\b(?:all (?:good|fine|ok(?:ay)?|done|clear|set|right|in order)|any ?thing (?:\p{L}+ ){0,3}?(?:open|missing|wrong|left|outstanding|need\w*|to (?:do|be done|fix)|else|urgent|off)|(?:have|need|got) to (?:do|look|fix|change|worry)|what (?:should|must|can) @?\p{L}+(?: \p{L}{2,})? do\b|what(?:['’]?s| is| are| does| do)? (?:\p{L}+ ){0,3}?(?:open|missing|wrong|left|outstanding|needed|to do|to be done|off|pending)|(?:is|are|looks?|looking|everything|still) (?:\p{L}+ ){0,4}?(?:ok(?:ay)?|in order|fine|complete|done|good|sorted|healthy|covered|up to date|in place|linked|set up)|how(?:['’]?s| is| are) |how (?:does|do) |(?:did|have) (?:i|we) (?:already )?(?:do|done|answer(?:ed)?|finish(?:ed)?|complete[d]?) |what(?:['’]?s| is) the (?:status|state|situation)|what (?:still |else )?(?:has|needs) (?:still )?to be (?:done|closed|finished|settled|sorted)|(?:did|have|has) (?:i|we) (?:overlook(?:ed)?|miss(?:ed)?|forget|forgotten) (?:some|any)thing|where (?:do|are) we (?:stand)?|need\w* from (?:me|us)|owes? (?:us|me)\b|what(?:['’]?s| is) (?:the )?next(?: step)?(?=\s*(?:\?|$))|good or bad|ok(?:ay)? or not|what(?:['’]?s| is| are)? (?:[^\s.?!]+ ){1,5}waiting for\b|any ?thing [^.?!]{0,40}(?:i|we) (?:should|need to|must|have to|ought to) know|subscriptions?\b[^.?!]{0,40}(?:n['’]t count|\b(?:bad|wrong|broken|unlinked|uncounted|not (?:linked|counted|counting)))|(?:biggest|worst|main|most (?:urgent|important|critical|serious)|first|real) (?:problem|issue|gap|thing|worry|risk|concern)|(?:why|how come) (?:do|does|did|has|have|is|are)? ?[^.?!]{1,60}?\b(?:disagree|contradict\w*|conflict\w*|(?:lose|lost|no|without) (?:its |our |their |all |the |any )?(?:credit|attribution))\b|(?:pal|links?|linked|one account|one person)\b[^.?!]{0,30}\b(?:enough|sufficient)|(?:do|does|did) [^.?!]{1,60} have (?:the |an? |any |their )?(?:pal|partner admin link)|(?:has|have|is|are|was|were)(?:n['’]t)? (?:the |our |their )?(?:cpor|pal|onboarding|partner (?:admin )?link)\b[^.?!]{0,30}\b(?:submitted|filed|linked|done|set|confirmed|answered|claimed)|(?:has|have) [^.?!]{1,60} got (?:the |an? |any )?(?:pal|partner admin link)|(?:pal|links?)\b[^.?!]{0,60}\b(?:still|there) (?:there|works?|valid|active|working|alive|counting|in (?:effect|force)))\b/iu;
/** "Why is Contoso still red?", "why does it show a gap?" */
const whyOpen =
  /\b(?:what|who)(?:['’]?s| is| has been) (?:still )?(?:holding|blocking|delaying|keeping|stopping)\b(?! (?:the|an?|our|their|your|my|his|her)\b(?![^.?!]{0,30}\b(?:up|back|claim|cpor|pal|link)\b))|\b(?:us|me|we|our side|their side|the customer|them) or (?:microsoft|ms|us|the customer|them)\W*$|\b(?:microsoft|ms|the customer|them) or us\W*$|\bball\b[^.?!]{0,30}\b(?:court|with|at)\b|\b(?:whose (?:turn|move|court)|(?:our|their|my) (?:turn|move))\b|\b(?:why(?:['’]?s)?|how come|how) (?:is|are|does|do|did|has|have)? ?[^.?!]{1,60}?(?:\b(?:again|still (?:open|there|here|on here|listed)|red|yellow|orange|amber|urgent|expired?|lapsed|ran out|gaps?|incomplete|unfinished|critical|flagged|back|show(?:s|ing)? up|come(?:s|ing)? up|pop(?:s|ping)? up|not (?:ok|green|in order|done))\b|(?:on|in) (?:the|my|your|our) (?:list|digest))|\b(?:is|are|shows?|showing) (?:[^\s.?!]+ ){0,4}?(?:red|critical|flagged|open|on (?:the|my) list)\b[^.?!]{0,60}(?:[,.;:–-](?: but| and)?| and) (?:why|how come)\W*$/iu;
/** The same, of the customer and not of one claim, whatever is told beside it: "…? I did the claim". */
export const asksWhyOpen = (text: string): boolean => {
  const [asked = ""] = whyOpen.exec(withoutNamePoints(text)) ?? [];
  return (
    asked !== "" &&
    !/[,;](?!(?: but| and)? (?:why|how come)\W*$)|\b(?:claims?|disput\w+|proofs?|cpor|gdap|rejected|approved|expired?)\b/i.test(
      asked,
    )
  );
};
/** What is told beside the question, which no line of ours is to contradict: "PAL is linked at Contoso, is that ok?" */
const tellsSo =
  /\b(?:pal|cpor|claims?|onboarding|link)\b(?: (?!is\b|are\b|was\b)[^\s,.;?!]{1,30}){0,4}(?:['’]s| is| are| was| were| has been| have been)(?: now| already| finally)? (?:linked|done|submitted|in place|claimed|approved|set up|complete)\b|\bdone: /i;
/** "Do I need CPOR at Contoso if we have PAL?": a rule. */
const isIfSo = /\b(?:need|enough|necessary|required)\b[^.?!]*\b(?:if|when|as|since|because) (?:we|they|there|i)\b/i;
const isAllowed = /\b(?:ok(?:ay)?|fine|all ?right|good|possible) (?:if|to|for|that|when)\b/i;
const howTo =
  /\bhow (?:is|are|was)\b[^?]*\b(?:made|done|set up|created|linked)\b|\bhow (?:do|does|can|should|to|is it|long|many|much|often|late|old)\b(?! (?:\S+ )?(?:look|stand|do(?:ing)?\b))/i;

/** "Which subscription has no PAL?", "does Contoso need PAL at all?" */
const ofLink =
  /\bwhich (?:of (?:the|their|our|its) )?(?:azure )?subscriptions?\b[^.?!]{0,40}\b(?:no|without|missing|lacks?|not) (?:a )?(?:pal|link\w*)\b|\b(?:do|does) [^?.!]{1,40} need (?:a |an |any )?(?:pal|cpor)\b/i;

/** "Is the PAL at Contoso ok?", "anything to do for Contoso?", "how is Contoso doing?" */
export function asksWhatIsOpen(said: string): boolean {
  const text = asOpenAsked(withoutNamePoints(said));
  return (
    isAsked(text) &&
    !tellsSo.test(text) &&
    !isAllowed.test(text) &&
    !isIfSo.test(text) &&
    [ofState, whyOpen, isOkay, ofLink].some((one) => one.test(text)) &&
    !howTo.test(text)
  );
}

/** The one topic that the question names; undefined where it names none or several. */
export function topicAsked(text: string): Topic | undefined {
  const [one, ...others] = topics.filter(([, pattern]) => pattern.test(text));
  return others.length > 0 ? undefined : one?.[0];
}

/** "PAL and GDAP at Contoso and Fabrikam?": all the topics, where nothing but how they stand is asked of somebody; else none. */
export const topicsOnly = (text: string): readonly Topic[] => {
  const [asked] = onlyTopics.exec(withoutNamePoints(text)) ?? [];
  return asked === undefined || asksWhichOne.test(asked)
    ? []
    : topics.flatMap(([topic, pattern]) => (pattern.test(asked) ? [topic] : []));
};
/** "CPOR or PAL for Contoso?": which of them is needed. */
const asksWhichOne = /^\W*(?:(?:please|and|so|hi|hey),? )*(?:cpor|claims?|pal|gdap) or /i;
const oneTopic =
  "(?:(?:the|our|their) )?(?:cpor|claims?|pal|partner (?:admin )?links?|gdap|delegated access|onboarding)(?: (?:linked|done|in place|in order|ok(?:ay)?|there|set(?: up)?|approved|active|complete))?";
const onlyTopics = new RegExp(
  `^\\W*(?:(?:please|and|so|hi|hey),? )*(?:(?:show|tell|give) me )?(?:(?:is|are|has|have|do we have|have we got|how (?:is|are|about)|how['’]s|what about|what['’]s (?:with|up with)|(?:the )?status (?:of|for)|any) )?${oneTopic}(?:(?:,| and| or| &| \\+|/)+ ?(?:(?:is|are) )?${oneTopic}){1,3}(?: status| state)? (?:at|for|of|with|in|on)(?= (?![^?]*\\b(?:is|are|was|were|has|have|been|had|linked|done|submitted|approved|yes|no|not|only|until|till|since|by|today|yesterday|when|how|why|what|who)\\b)[^.;!?]{2,120}\\??\\W*$)`,
  "i",
);

const topics: readonly (readonly [Topic, RegExp])[] = [
  ["cpor", /\b(?:cpor|claims?)\b/i],
  ["pal", /\b(?:pal|linked|partner (?:admin )?links?|(?:admin|the|our) link|azure|subscriptions?)\b/i],
  ["onboarding", /\bonboarding\b/i],
  ["access", /\b(?:gdap|delegated access)\b/i],
];

const asksToKnow =
  /^\W*(?:(?:please|pls|can you|could you|can i|could i|may i|i need|we need|i want|do you have|have you got)\b,? ?)*(?:show|give|tell|send|see|have|get|look up|know)\b|\?|\b(?:please|pls|plz)\W*$|^\W*(?:(?:and|ok|the|their) )*(?:tenant|directory|claim|domain|seats|deputy|subscriptions|workloads)\b(?![^.?!]*\b(?:is|was|are|were|has|have|had|wrong|changed?|need\w*|should)\b)/i;

/** The fact that is asked for: "what's Contoso's tenant ID?"; undefined where it is none, or told. */
export function factAsked(said: string): AskedFact | undefined {
  const text = withoutNamePoints(said);
  if (asksWhereIdGoes(text)) return "tenant";
  if ((!isAsked(text) && !asksToKnow.test(text)) || tellsSo.test(text) || wants.test(text)) return undefined;
  return facts.find(([, pattern]) => pattern.test(text))?.[0];
}

/** "…, and will you warn me in good time?" */
export const asksToBeWarned = (text: string): boolean =>
  /\b(?:will|do|would|can|could) you (?:\p{L}+ )?(?:warn|tell|notify|alert|remind) (?:me|us)\b[^.?!]{0,30}\b(?:before|in (?:good )?time|early)\b/iu.test(
    text,
  );

/**
 * What is asked of a customer that no answer here has: revenue, a contract, an address; as it was written. Empty where
 * nothing of that is asked.
 */
export const notKeptAsked = (text: string): readonly string[] =>
  (isAsked(text) || asksToKnow.test(text)) && !ofRules.test(text)
    ? [...new Set([...text.matchAll(notKept)].map(([said]) => said))]
    : [];
/** "Does influenced revenue count?": a rule. */
const ofRules =
  /\b(?:counts?|counted|eligible|ineligible|qualif\w+|designations?|incentives?(?! (?:money|payments?|amounts?|payouts?)\b)|influenced|means?|export\w*|excel|csv)\b/i;
const notKept =
  /\b(?:(?<!\bazure )revenue|turnover|profits?|margins?|contract (?:value|terms|end date)|contracts?(?= (?:say|with|for|at|of|end|run|expire|is worth|are worth|costs?|worth)\b)|invoices?|budgets?|prices?|discounts?|incentive (?:money|payments?|amounts?|payouts?))\b/gi;

/** "Can you have it snoozed until January?", "can you set Isaiah as deputy?": it is to be done. */
const wants =
  /\b(?:can|could|would|will) (?:you|we|i) (?:please )?(?:set|have|make|put|snooze|assign|add|change|get|remove)\b|^\W*(?:please |pls )?(?:set|make|put|assign|change|remove)\b|\b(?:is|are) (?:wrong|not right|incorrect)\b/i;

const ofTenantId = /\b(?:tenant|directory|entra|microsoft|customer)(?:['’]?s)? ?-?ids?\b/i;
const whereTo =
  /\b(?:where|how) (?:do|does|can|could|should|would|must|may|to)\b[^.?!]{0,40}\b(?:put|enter|add|save|store|record|write|note|go|goes|type|fill|register|keep|set|paste)\b|\bdo you (?:still )?(?:need|want)\b/i;
/** "They sent me the tenant ID, where do I put it?": it's there, since every customer has its own. */
export const asksWhereIdGoes = (text: string): boolean => ofTenantId.test(text) && whereTo.test(text);

const access =
  "(?:gdap|(?:delegated|granular) (?:\\p{L}+ ){0,2}(?:access|admin\\w*|privileges)|admin(?:istration|istrator)? (?:relationships?|requests?|invit\\w+|access|rights)|partner (?:relationships?|requests?|invit\\w+))(?!\\p{L})";
const gives = "(?:accept|approv|sign|confirm|grant|agree|click|respon|react|answer|repl|said yes|say yes)";
/** "Did Contoso accept the GDAP request yet?", "any news on their admin relationship?": how it stands. */
const isGivenYet = new RegExp(
  [
    `\\b(?:did|has|have)\\b(?! to\\b)[^.?!]{0,60}\\b${gives}\\w*[^.?!]{0,30}\\b${access}`,
    `\\b(?:did|has|have)\\b(?! to\\b)[^.?!]{0,40}\\b${access}[^.?!]{0,40}\\b(?:${gives}\\w*|come|go|gone|came|went|get) ?(?:through|in)?\\b`,
    `\\b(?:any (?:news|word|updates?|reaction|answer|reply|response)|(?:status|state) of|waiting|heard(?: anything)?(?: back)?|where (?:are|do) we)\\b[^.?!]{0,60}\\b${access}`,
  ].join("|"),
  "iu",
);

const facts: readonly (readonly [AskedFact, RegExp])[] = [
  [
    "added",
    /\b(?:when|since when|how long)\b[^.?!]{0,60}\b(?:(?:become|became|been|is|are|was) (?:a|our) (?:customer|client)|join(?:ed)? us|come to us|came to us|added (?:here|to the list))\b/i,
  ],
  [
    "proofs",
    /\b(?:(?:do|have) (?:we|i|you)(?: already| still| even)? (?:have|got|hold|keep)|is there|have (?:we|i) got)\b[^.?!]{0,25}\b(?:proofs?|poe)\b|\b(?:when|who|how old|until when|where)\b[^.?!]{0,30}\b(?:signed|is|are|was|were)\b[^.?!]{0,30}\b(?:proofs?|poe|statement of work|sow)\b(?! (?:due|needed|required)\b)|\bdid\b[^.?!]{0,40}\bsign (?:the|our|a|any) (?:proofs?|poe|statement of work|sow)\b|^\W*(?:has|have|hasn['’]?t|haven['’]?t)\b[^.?!]{0,40}\b(?:signed|acknowledged) (?:the|our|a|any|their|that) (?:cpor|proofs?|poe|statement of work|sow)\b|^\W*(?:is|are) (?:the|our|its|their|that) (?:proofs?|poe)\b[^.?!]{0,40}\b(?:old|valid|recorded|on file|on record|signed|fresh)\b|\b(?:proofs?|poe)\b[^.?!]{0,60}\bis it (?:still|too) (?:good|valid|ok(?:ay)?|fresh|old|enough)\b/i,
  ],
  ["designations", /\b(?:which|what) (?:solutions partner )?designations?\b/i],
  // What people note.
  [
    "notes",
    /(?<!\b(?:make|made|put|add|leave|write|take|keep|with|of) (?:an? |the |that |this )?)\b(?:notes?|remarks?|comments?)\b(?! that\b)|\bnoted\b|\b(?:(?:purchase order|po) numbers?|postal address)\b/i,
  ],
  [
    "contact",
    /\b(?:phone numbers?|(?:e-?)?mail address(?:es)?|contact person|main contact)\b|\bwho(?:m)? (?:do|should|can|could|would) (?:i|we) (?:(?:talk|speak|write|turn) to|call|phone|ring|e-?mail|contact|reach|ask) (?:at(?! (?:microsoft|ms)\b)|in|there)\b|\bwho(?:['’]?s| is) (?:their|the|our|my) (?:\p{L}+ ){0,2}contact(?: person)?(?=\s*(?:[?.!]|$))|\b(?:who is|who['’]s|who|(?:our|my|your|the|a|their) (?:usual |technical |it )?) ?contact(?= (?:person )?(?:there|at(?! (?:microsoft|ms)\b)|is|for|in)\b)/iu,
  ],
  ["tenant", ofTenantId],
  ["domain", /\b(?:what|which|tell|give|show)\b[^.?!]*\b(?:domain|onmicrosoft)\b/i],
  ["claim-ids", /\bclaims?(?:['’]?s)? (?:ids?|numbers?|ref(?:erence)?s?)\b(?![^.?!]*\b(?:where|mean)\b)/i],
  [
    "claimable",
    /\bwhat(?:['’]s)?\b[^.?!]{0,30}\b(?:(?:can|could|should|may) (?:we|i|you) (?:still |also |now )?claim|to claim|(?:is|be) claimable|left to claim)\b|\b(?:anything|something) (?:else |more |left )?(?:(?:we|i) (?:can|could) |to )claim\b/i,
  ],
  [
    "seats",
    /\b(?:how many|number of|what)\b[^.?!]{0,30}\b(?:seats|licen[cs]es|users)\b(?![^.?!]*\b(?:need|count|minimum|have to)\b)/i,
  ],
  ["usage", /\b(?:how much|what)\b[^.?!]{0,40}\b(?:consum\w+|acr|azure (?:revenue|spend\w*|usage)|spend\w*)\b/i],
  [
    "sale",
    /^(?=\W*(?:(?:and|so) )?(?:is|are|does|do|who|what|how|which)\b)(?![^?]*\b(?:why|if|need|count\w*|do (?:we|i) have to|should)\b)[^?]*\b(?:(?:through|via|by|on) (?:csp|us|ea|web direct)|(?:buys?|purchases?|gets?) (?:[^?.!]{1,30} )?from us|(?:do|does) (?:we|somebody|someone|anybody|anyone|another partner)(?: else)? (?:re)?sell|who (?:re)?sells?|what do (?:we|they) (?:sell|buy)|sold by|csp (?:or|customer)|(?:their|our) reseller)\b/i,
  ],
  [
    "why-asked",
    /\b(?:why|y|how come)\b[^.?!]{0,30}\b(?:you|u)\b[^.?!]{0,20}\b(?:ask|bug|remind|chas|ping|nag|writ|messag|want|need|bother|send|sent)\w*|\b(?:why|y|how come|what)\b(?![^.?!]*(?:n['’]t|\b(?:not|never|no|microsoft|ms|customer)\b))[^.?!]{0,40}\b(?:get(?:s|ting)?|got(?:ten)?|receiv\w+|had|being|am|are|was|were|is|keep\w*|the|these|those|this|that|another|all)\b[^.?!]{0,20}\b(?:remind(?:ers?|ed)|messag(?:es?|ed)|ping(?:s|ed)?|nudged?|nagged|notifi\w+|alert(?:s|ed)?|chased|chaser|bothered|warned|warnings?|asked(?! for\b))\b|\b(?:why|how come)\b[^.?!]{0,20}\b(?:reminder|message|ping|alert|question|notification)s?\b[^.?!]{0,40}\b(?:keep|still|com(?:e|es|ing)|arriv\w+)\b|\b(?:why|reason|how come)\b[^.?!]{0,20}\b(?:i|we) (?:keep|kept|still) hear(?:ing)? (?:about|of|from)\b|\b(?:you (?:just |only |already )?(?:asked|reminded|messaged|pinged|wrote|nudged|notified|warned|alerted)|(?:i|we)(?:['’]ve)? (?:just |have |only )?(?:got|received|had) [^.?!]{0,20}\b(?:reminder|message|ping|nudge|alert|notification))\b(?![^?]*\b(?:reject|approv|declin|accept|submit|sign|link|expir)(?:ed|s)?\b)[^.;?!]{0,80}\b(?:why|what for|what about|what(?:['’]?s| is| was) (?:it|that|this|the reason))\b|\b(?:is|are|was|were) (?:the|that|this|your|those|these) (?:last )?(?:reminder|message|ping|alert|question|notification)s?\b[^.?!]{0,40}\b(?:valid|needed|necessary|relevant|true|right|correct|for me)\b|\bwhat (?:did|do) you (?:\p{L}+ )?(?:send|write|tell|message|ping|want|need|ask)\b[^.?!]{0,20}\b(?:me|us|from me)\b/iu,
  ],
  [
    "owned-since",
    /\b(?:why|how come)\b[^.?!]{0,40}\b(?:mine|my (?:customer|client)|always me|me again|do i (?:have|own|get)(?! to\b)|i (?:have|own|got)(?! to\b)|am i (?:(?:the |its |their )?owner|getting|responsible|in charge)|(?:assigned|given) to me|with me)\b|\b(?:since when do|how long have) (?:i|we) (?:have|had|got)\b(?! (?:the |an? |any |our |to |until )?(?:gdap|access|claims?|pal|left))|\b(?:since when|how long)\b[^.?!]*\b(?:own\w*|look\w* after|been (?:with|mine|his|hers|theirs|without)|unassigned|had (?:it|them|no owner)|in charge|responsible)\b/i,
  ],
  [
    "lifecycle",
    /(?<!\b(?:gdap|access|pal|links?|claims?) )\b(?:is|are|isn['’]?t)\b(?![^.?!]*\b(?:gdap|access|relationships?|claims?|pal|links?|snoozes?|reminders?|digest)\b)[^.?!]{1,60}\b(?:offboarded|paused|on hold|active|inactive)\b/i,
  ],
  [
    "in-onboarding",
    /^\W*(?:(?:and|so|but),? )?(?:is|isn['’]?t|are|was|has|have|did|do|does)\b[^.?!]{0,40}\b(?:association|cpor|pal|that|this|it|all (?:of )?(?:that|this))\b[^.?!]{0,30}\b(?:part of|in|into|included in|on|planned into) (?:the |their |our |its )?onboarding\b/i,
  ],
  [
    "onboarding",
    /^\W*(?:(?:and|so|but),? )?(?:is|isn['’]?t|are|was|has|hasn['’]?t|did|do|how far)\b[^.?!]{0,60}\b(?:(?:still |already |yet )?(?:in|through|out of|done with|finished with) onboarding|(?:still |already )?onboard(?:ing|ed)(?=\s*(?:\?|$|,| or\b| yet\b| now\b| already\b))|onboarding (?:(?:now|already|all) )?(?:done|finished|complete[d]?|over))\b/i,
  ],
  [
    "cover",
    /\bwho(?:['’]?s| is| will| can)? (?:cover(?:s|ing)?|watch(?:es|ing)|mind(?:s|ing))\b|\b(?:until when|how long)\b[^.?!]{0,40}\bcover(?:s|ed|ing)?\b/i,
  ],
  ["deputy", /\bdeputy\b|\bwho else (?:knows|has|can|could|may|is|looks after|handles|works|sees|answers)\b/i],
  [
    "snoozed",
    /^\W*(?:is|are|isn['’]?t|until when|how long|since when|what is|what['’]?s|anything)\b[^?]*\b(?:snoozed|muted|silenced)\b/i,
  ],
  [
    "gdap",
    /^\W*(?:(?:and|what about|how about|does) )?(?:gdap|delegated access)(?: exists?)? (?:at|of|for|with|on) [^?]{2,80}\?|\b(?:renewal|renew(?:ing)?|extension|extend(?:ing)?|prolong(?:ing)?)\b[^.?!]{0,60}\b(?:gdap|(?:delegated )?admin(?:istration)? relationship|delegated access)\b|\b(?:gdap|(?:delegated )?admin(?:istration)? (?:access|rights|relationship)|delegated access)\b[^?]*\b(?:end|until|till?|expire|run|still|have|valid|active)|\b(?:when|how long|until|till?|(?:do|if|whether) we (?:still )?have|is)\b[^?]*\b(?:gdap|(?:delegated )?admin (?:access|rights)|delegated access)\b(?! (?:count|enough))|\b(?:when|how long|until when|till when|will|does)\b[^.?!]*\b(?:our|the|my|your) access\b[^.?!]*\b(?:ends?|until|till?|expires?|runs? out|last|valid|stops?|good)\b|\b(?:until when|till when|how long|when do we lose|do we (?:still )?have|have we (?:still )?(?:got )?)\b[^.?!]{0,30}\b(?:admin )?access (?:to|at|in)\b/i,
  ],
  ["gdap", isGivenYet],
  [
    "subscriptions",
    /^\W*(?:(?:and|so|but) )?(?:does|do|is|are|has|have)\b[^.?!]{0,60}\b(?:us(?:e|es|ing)|on|run(?:s|ning)?|ha(?:s|ve)|got|buy|consum\w+) (?:any |some |their )?azure\b(?! (?:pal|gaps?|ad)\b)|\b(?:which|what|how many|(?<!\b(?:my|the|your|our) )list|show)\b[^.?!]{0,30}\bsubscriptions?\b(?![^.?!]*\b(?:bad|wrong|broken|count|need|no pal|without|missing|unlinked)\b)|\bone of (?:my|our|its|their|the) (?:two |three |four |five |\d{1,2} )?(?:azure )?subscriptions\b/i,
  ],
  [
    "workloads",
    /\b(?:which|what|how many|list|show)\b[^.?!]{0,30}\b(?:workloads|products|services)\b(?![^.?!]*\b(?:count|need|can (?:we|i)|could (?:we|i)|missing|without|claimable)\b)/i,
  ],
  [
    "links",
    /\b(?:is|are) there (?:already |still )?(?:an?|any) (?:\p{L}+ ){0,2}(?:pal|(?:partner |admin )+links?|links?)\b|\b(?:which|what|who|whose)\b[^.?!]{0,40}\b(?:linked|links?)\b(?![^.?!]*\b(?:count|need|enough|should|have to)\b)|\b(?:is|are|was|were)\b[^.?!]{0,40}\b(?:(?:the )?right role|linked by)\b|\b(?:did|has|have)(?:n['’]t)? (?:any ?(?:one|body)|some ?(?:one|body)|one of us|we) (?:\p{L}+ ){0,2}link(?:ed)?\b(?![^.?!]*\b(?:count|enough|have to)\b)/iu,
  ],
  [
    "asked",
    /\b(?:did|have|had) you (?:(?:last|ever|already|just|also|even) )?(?:ask|remind|chase|contact|ping|nudge|bother|bug|nag|notif(?:y|ied)|writ(?:e|ten)|message|sen[dt])(?:d|e?ed)?\b(?![^.?!]*\b(?:customer|client|microsoft)\b)|\bhow (?:many|often)\b[^.?!]{0,40}\b(?:remind(?:ers?|ed)?|ask(?:ed)?|messages?|pings?|chased?)\b|\b(?:has|have|was|were)(?:n['’]t)? (?!(?:it|that|this|the|pal|cpor)\b)[^.?!]{1,40}? (?:ever |already |last )?(?:been )?(?:last )?(?:asked|reminded|notified|messaged|chased|pinged|nudged)\b|\bdid (?!i\b|we\b)@?\p{L}+(?: \p{L}+)? (?:ever |already )?(?:get|receive|see) (?:an?|the|my|your|any) (?:message|reminder|questions?|checklist|card|ping)s?\b|\bwhen (?:was|were|has|have)\b[^.?!]{0,40}\b(?:last )?(?:asked|reminded|chased)\b|\bdo(?:es)?(?:n['’]t)? (?!(?:you|we|i|it|that|microsoft|ms|the customer|they)\b)@?\p{L}+(?: \p{L}+)? (?:even |already )?know (?:about|of|that)\b|\b(?:never|did ?n['’]t|have ?n['’]t) (?:get|got|gotten|receiv\w+|see|seen|had)\b[^.?!]{0,20}\b(?:checklist|questions?)\b/iu,
  ],
  [
    "valid",
    /\b(?:when|until when|how long)\b[^.?!]*\b(?:confirm|valid|answer|ask(?:ed)?|remind(?:ed)?)\b[^.?!]*\b(?:again|until|valid|next)\b|\bwhen(?:['’]?s| is| are| will)?\b[^.?!]{0,20}\bnext (?:reminder|question|message|checklist)s?\b|\b(?:how long|until when) (?:is|are|does|do)\b[^.?!]*\b(?:valid|good|count|hold)\b|\b(?:when|until when)\b(?![^.?!]*\b(?:last|latest|did|was)\b)[^.?!]*\b(?:(?:answers?|confirmations?)\b[^.?!]*\b(?:expires?|runs? out|ends?)|(?:be )?(?:re-?)?confirm(?:ed)?)\b/i,
  ],
  [
    "answered",
    /\b(?:when|who)\b[^.?!]{0,40}\b(?:last|latest)\b[^.?!]{0,20}\b(?:confirm|answer)\w*|\b(?:when|who)\b[^.?!]{0,30}\b(?:confirm|answer)(?:ed)?\b[^.?!]{0,40}\blast\b|^(?!.*\b(?:microsoft|ms|claims?|disputes?|appeal|(?:the|their) (?:customer|client)|how (?:long|much time|many days)|(?:by|until|till) when|deadline)\b).*\b(?:did|has|have(?! to\b)|any)(?:n['’]t)?\b[^.?!]{0,30}\b(?:answer(?:ed)?|confirm(?:ed)?|repl(?:y|ied)|respond(?:ed)?|got(?:ten)? back|reaction)\b|\b(?:has|did|have) (?:any ?(?:one|body)|some ?(?:one|body)|@?\p{L}+) (?:recently |lately )?(?:look(?:ed)? (?:at|into)|work(?:ed)? on|touch(?:ed)?|check(?:ed)?)\b|\bhow sure\b|\b(?:trust|rely on)\b[^.?!]{0,30}\b(?:yes|no|answers?|tick|that|it)\b|\bwhere (?:does|do|did)\b[^.?!]{0,40}\b(?:answers?|yes|tick)\b[^.?!]{0,40}\bcome from\b|\bwhen was the last time\b[^.?!]{0,40}\b(?:confirm|answer)\w*/iu,
  ],
  [
    "credit",
    /\b(?:would|does|do|will|can) (?:they|microsoft|ms)\b[^.?!]{0,20}\b(?:know|see|tell|notice|recogni[sz]e|count)\b[^.?!]{0,30}\b(?:us|ours|we)\b(?![^?]*\b(?:if|when)\b)|\b(?:do|are|will|does)\b[^.?!]{0,30}\b(?:get(?:ting)?|earn(?:ing)?|have|see)\b[^.?!]{0,20}\b(?:credit|recognition|attribut\w+)\b(?![^.?!]*\bif\b)|^\W*(?:(?:and|so|but) )?(?:does|do|is|are)\b(?![^.?!]*\b(?:pal|cpor|gdap|claims?|roles?|reader|csp|sale|it|this|that|they|we)\b)[^.?!]{1,50}\bcount(?:s|ed|ing)?(?: (?:already|yet|now|for us|fully|at all))*\W*$/i,
  ],
];

const whoReviews =
  /\bwho at (?:microsoft|ms|msft)\b[^.?!]{0,40}\b(?:disputes?|claims?|proofs?|appeals?)\b|\bwho(?:['’]s| is| at microsoft| there)?(?: that)? (?:reviews?|reviewing|examines?|judges?|judging|decides?|deciding|approves?|approving|(?:checks?|checking)(?=[^.?!]*\b(?:microsoft|ms|disputes?|appeals?)\b))(?: on| about| over)? (?:(?:my|our|the|a|these|those|their|that) )?(?:\p{L}+ ){0,2}(?:disputes?|claims?|proofs?|appeals?)\b/iu;
/** "Who has to approve GDAP?", "does it take a global admin to accept GDAP?": somebody at the customer. */
export const asksApprover = (text: string): boolean =>
  (ofGdap.test(text) || adminAccess.test(text)) &&
  (whoApproves.test(text) || (/\bglobal admin/i.test(text) && asksRole.test(text)));
const adminAccess = /\badmin(?:istrator)? (?:rights|access)\b/i;
const whoApproves =
  /\b(?:who(?:m|se)?|(?:which|what) (?:\p{L}+ ){0,2}(?:admin\w*|person|people))\b[^.?!]{0,40}\b(?:(?:approv|accept|sign|confirm|consent|agree|grant|allow|authori[sz]|click|press)\w*|says? (?:yes|ok(?:ay)?)|ok(?:ay)?s?|gives? (?:us|their|the|an?) (?:ok(?:ay)?|yes|consent|approval|permission|go-ahead|admin|access|rights|gdap|delegated))\b(?<!ed)|(?:^|[.,:;!?] )(?:(?:and|so|but) )?(?:does|can|could|may|is)\b[^.?!]{0,30}\b(?:user|admin\w*|any ?(?:one|body)|employee)\b[^.?!]{0,40}\b(?:accept|approve|sign|confirm|grant)\b|\bwhom?(?: (?:at|there|over)\b[^.?!]{0,40})? (?:do|should|can|could|must|would|shall|may) (?:we|i) (?:(?:have|need) to )?(?:ask|contact|approach|send|(?:talk|speak|turn|write|go) to)\b/iu;
const asksRole = /^(?:which|what|does|do|must|is|can|who)\b|\?$/i;

/** "Who at the customer signs the proof?", "does the customer have to sign for a claim?" */
export const asksSigner = (text: string): boolean =>
  /\bwho(?:m|se)?\b[^.?!]{0,60}\b(?:sign(?:s|ed|ing|ature)?|acknowledges?)\b|(?:^|[.,;:!?–-] )(?:(?:and|so|but) )?(?:do(?:es)?|must|will|ha(?:s|ve))\b[^.?!]{0,60}\b(?:sign|acknowledge)\b/i.test(
    text,
  ) &&
  /\b(?:proofs?|poe|statement of work|sow|claims?|cpor)\b/i.test(text) &&
  !/\bat (?:microsoft|ms|msft)\b/i.test(text);

/** "What happens if we don't renew the GDAP in time?": what is lost with it. */
export const asksIfAccessEnds = (text: string): boolean =>
  (ofGdap.test(text) || adminAccess.test(text)) && whatIf.test(text) && endsIt.test(text) && !elseEnds.test(text);
/** "We have GDAP. What happens if the claim expires?" */
const elseEnds =
  /\b(?:if|when|once|after) (?:(?!gdap\b|delegated\b)\p{L}+ ){0,4}(?:claims?|cpor|pal|links?|association|proof|contract|subscription|licen[cs]es?) (?:\p{L}+ ){0,2}(?:expir|laps|runs? out|ends?\b|(?:is|gets) (?:removed|lost|gone|cancel))/iu;
const whatIf =
  /\bwhat (?:happens|becomes of|would happen|will happen|if|do we lose|would we lose|are the consequences|does it mean|breaks)\b|\b(?:do|would|will) (?:we|i) lose\b|\b(?:is it|is that|would it be|how) (?:a problem|bad|serious)\b|\b(?:why does it|does it) matter\b|\bstill counts?\b|\baffects?\b/i;
const endsIt =
  /\b(?:expir\w*|laps\w*|runs? out|ran out|ends?|ended|ending|terminat\w*|cancel\w*|gone|los(?:e|es|t)|removed?|without)\b|(?:\bnot|n['’]?t|\bnever) (?:get |be )?(?:renew|extend|approv)/i;

/** "They won't sign the proof", "the customer says no to the POE". */
export const refusesToSign = (text: string): boolean => refusesSigning.test(text) && !ofGdap.test(text);
const refusesSigning =
  /\b(?:won['’]?t|will not|refuse[sd]?(?: to)?|(?:does|do|did)(?:n['’]?t| not) (?:want|wish|like) to|(?:is|are)(?:n['’]?t| not) (?:willing|going|prepared) to|unwilling to|never(?: wants? to| going to)?) (?:\p{L}+ )?sign\b(?! (?:in|into|up|out|on)\b)(?![^.,;!?]{0,30}\b(?:ndas?|contracts?|orders?|agreements?|offers?|quotes?|leases?|licen[cs]es?|renewal|msa|dpa)\b)|(?<!\b(?:(?:microsoft|ms|msft|partner cent(?:er|re)|reviewers?|was|were|is|are|be|been|being|got|gets|their|our|my|your|a|the|this|that)(?: (?:has|have|had|just|also|again|now|already|still))?|they(?:['’]ve| have| just| again)?(?! (?:refuse|sa(?:ys|id)))) )\b(?:refuse[sd]?|reject(?:s|ed)?|sa(?:ys|id) no to|declined?s?) (?:\p{L}+ ){0,2}(?:proof|poe|signature|paper ?work|form|document)\b(?<!claim)/iu;
/** "What if a customer won't sign?" */
export const asksIfNotSigned = (text: string): boolean =>
  refusesToSign(text) && (whatIf.test(text) || asksNextStep(text));

/** Whether it asks what is to be done: "what now", "what's the next step". */
export const asksNextStep = (text: string): boolean => nextStep.test(text);
const nextStep =
  /\bnext steps?\b|\bwhat(?:['’]?s| is| comes| happens)? next\b|\bwhat now\b|\bnow what\b|\bwhat (?:else )?(?:do|should|can|must|shall) (?:i|we) (?:(?:have|need) to )?do\b|\bhow (?:do|should|can) (?:i|we) (?:go on|proceed|continue)\b|\bwhat(?:['’]?s| is)? (?:still )?missing for\b|\bwhat (?:do|does|would) (?:i|we|they) (?:still )?need for\b|\bwhat (?:does|do|did) (?:microsoft|ms|they) (?:want|need|expect|say|ask)\b/i;

/** "What is PAL good for, we already have GDAP": what each is for. */
export const asksWhyBoth = (text: string): boolean =>
  /\b(?:pal|partner (?:admin )?link|claims?|cpor|credit)\b/i.test(text) &&
  (ofGdap.test(text) || adminAccess.test(text)) &&
  purpose.test(text) &&
  !/\b(?:needs?|needed|missing) (?:the |a |any )?(?:gdap|delegated|admin)\b/i.test(text);
const purpose =
  /\b(?:why|what(?:['’]?s| is| are| do| does| good| use)?\b[^.?!]{0,30}\b(?:for|good|use|point|bring|add|difference)|good for|(?:do|does|why|still|even|really)(?: (?:we|i|they))? (?:still |even |really |also )?need|(?:un)?necessary|redundant|superfluous|enough|bother|the same|(?:no|the|any) (?:point|sense|use)|(?:n['’]t|not) (?:get|understand|see))\b(?! (?:is|are|was|were) (?:my|our|the|it|this|that)?\b[^.?!]{0,30}\b(?:rejected|declined|late))/i;

/** "Why do we need both, I linked PAL there", "isn't PAL alone enough, why CPOR too?": a claim and the link, and no access. */
export const asksWhyBothLinks = (text: string): boolean =>
  whyBoth.test(text) && /\b(?:pal|cpor|claims?)\b/i.test(text) && !ofGdap.test(text);
const whyBoth =
  /\b(?:why|what for|how come|do|must|should) (?:(?:do|would|should|must|can|is|are|really|still|it|that) ){0,2}(?:(?:we|i|they|you) )?(?:(?:really|still|even|always) )*(?:need|have to (?:do|have|make|set up)|do|want|use|necessary to have)(?: to (?:do|have|make))? both\b(?! (?:of them )?(?:customers|clients|claims|subscriptions)\b| (?!(?:the |a |an )?(?:pal|cpor|claims?|links?|partner|if|when|since|as|because|here|there|for|at)\b)\p{L}+(?: \p{L}+){0,2},? (?:and|&) )/iu;

/** "What's GDAP again, and why do we need it if we have PAL?": what it is, and not until when. */
export const asksWhatGdapIs = (text: string): boolean => whatIsGdap.test(text);
const whatIsGdap =
  /\b(?:what(?:['’]?s| is)?|explain|why (?:do|would|should) (?:we|i|they) (?:\p{L}+ )?need)(?: (?:this|the|is|again|a|an|to me))* (?:gdap|delegated admin|delegated access)\b(?! (?:until|status|of|at|for)\b)/iu;

/** The same of what was talked of: "who has to approve it?" */
export const asksApproverOfIt = (text: string): boolean =>
  /^\W*(?:(?:and|so|but|ok)[, ]+)?who (?:(?:has|needs) to |must |should |can |may |will |would )?(?:approve|accept|sign|confirm)s? (?:it|this|that|these|them)(?: then| there| at the customer)?\W*$/i.test(
    text,
  );

/** "He says he approved it, do I need to send another?" */
export const asksToSendAgain = (text: string): boolean => sendsAgain.test(text);
const sendsAgain =
  /\b(?:approv|accept|confirm)(?:ed|s)\b(?! (?:the|our|my|their|an?) (?!(?:new )?(?:gdap|delegated|admin|access|request|relationship|invit|link))\p{L})[^?]{0,60}\b(?:do|should|must|need|have) (?:i|we)\b[^?]{0,30}\b(?:send|create|make|request|issue|do)\b[^?]{0,15}\b(?:another|a new|again|a second|one more|new one)\b(?! (?!one\b|(?:gdap|access)\b|request|invit|link|relationship|time\b|then\b|now\b|to\b|for\b|at\b)\p{L})/iu;

/** "Who reviews my dispute?": somebody at Microsoft, whom nobody here knows. */
export const asksReviewer = (text: string): boolean => whoReviews.test(text);
