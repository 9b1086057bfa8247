/** What became of one claim, as somebody told it. Pure. */
import { findWorkload, type Catalogue, type Workload } from "../../../domain/catalogue/workloads.ts";
import type { Claim, ClaimReason, ClaimStatus } from "../../../domain/customer/customer.ts";
import { reasonIn } from "./claim-reasons.ts";
import { dayOn } from "../reading/happened.ts";
import { isDenied } from "../reading/doubt.ts";
import { anyOtherPartner } from "../words/partners.ts";
import type { Day } from "../../../domain/time/time.ts";

/** What became of a claim; all but the names undefined where it is only named. */
export type ClaimTold = {
  /** As it was called: "Power Platform" may be several workloads. */
  called: string;
  workload: Workload | undefined;
  scope: Claim["scope"]["is"] | undefined;
  status: ClaimStatus | undefined;
  on: Day | undefined;
  reason: ClaimReason | undefined;
  /** As Partner Center calls it. */
  claimId: string | undefined;
  /** Why it isn't ours, or was rejected, in their words. */
  note: string | undefined;
  /** Another partner claims it, too, or disputes ours. */
  competing: true | undefined;
  /** When the customer signed its proof. */
  signedOn?: Day | undefined;
};

export type ToldOf = Omit<ClaimTold, "called" | "workload">;

export const nothingTold: ToldOf = {
  scope: undefined,
  status: undefined,
  on: undefined,
  reason: undefined,
  claimId: undefined,
  note: undefined,
  competing: undefined,
};
export const unnamed: ClaimTold = { called: "", workload: undefined, ...nothingTold };

/** Without its names. */
export const toldOf = ({ scope, status, on, reason }: ToldOf = nothingTold): ToldOf => ({
  ...nothingTold,
  scope,
  status,
  on,
  reason,
});

/**
 * Of which claim it is told where no workload is named: of the only one that is not approved; as it was where there are
 * several or none, or where it is rejected and nobody has submitted it. By its ID, where that is on record.
 */
export function ofOnlyClaim(told: ClaimTold, claims: readonly Claim[], catalogue: Catalogue): ClaimTold {
  if (told.called !== "" || isOnlyNamed(told)) return told;
  const ofId = claims.filter(({ claimId }) => told.claimId !== undefined && claimId === told.claimId);
  const [only, ...others] =
    ofId.length > 0 ? ofId : claims.filter(({ scope, status }) => scope.is === "in" && mayBeMeant(told, status));
  if (only === undefined || others.length > 0) return told;
  if (told.status !== undefined && !mayBecome(only.status, told.status)) return told;
  const workload = findWorkload(catalogue, only.workload);
  return workload === undefined ? told : { ...told, called: workload.name, workload };
}

/** What another partner contests is with Microsoft, or approved; what else became of one is news of one that is not. */
const mayBeMeant = ({ status, competing }: ClaimTold, now: ClaimStatus): boolean =>
  status === undefined && competing === true ? now !== "Not started" && now !== "Draft" : now !== "Approved";

const paper =
  "(?:docs?|documents?|documentation|proof|poe|sow|info(?:rmation)?|papers?|paperwork|files?|statement of work|letter|template|evidence|details|form|(?:signature )?pages?|attachments?)";
const handsIn = new RegExp(
  [
    `\\b(?:uploaded|submitted|sent|provided|added|attached|handed in|supplied|gave|replaced|corrected)\\b(?: (?:ms|microsoft|them|in|over|the|a|an|our|their|all|some|new|missing|requested|signed|right|correct(?:ed)?|updated|additional|extra|other|more|rest|of)){0,6} ${paper}\\b`,
    "\\b(?:uploaded|sent|provided|added|attached|handed in) (?:(?:it|them|in|over|the|a|an|our|their|now) ){0,2}(?:signed|correct(?:ed)?|right|new|missing|updated|proper) (?:version|copy|one)s?\\b",
    `\\b(?:microsoft|ms) (?:now )?(?:has|have|got) (?:all )?(?:(?:the|our|their|of) ){1,3}(?:\\p{L}+ )?${paper}\\b`,
    `\\b${paper}\\b(?: (?:requested|required|wanted|asked for|needed) by (?:microsoft|ms))?(?: for \\p{L}+)? (?:(?:is|are|was|were|has been|have been|now|just|all) ){0,3}(?:uploaded|sent|provided|handed in|supplied)\\b(?! (?:by|to (?:us|me|the customer|the client)|from)\\b)`,
    `\\b${paper}\\b[^.;!?]{0,40}\\b(?:i|we)(?:['’]ve| have)?(?: now| just)? (?:(?:uploaded|sent|provided|added|attached) (?:it|them|that)\\b|put (?:it|them|that) in(?:to)? partner center\\b)`,
    "\\b(?:provided?|sent|uploaded|gave|supplied|delivered) (?:(?:them|microsoft|ms) )?(?:what|everything|all)(?: that)? (?:microsoft|ms|they|the reviewers?) (?:(?:had|has|have|was|were|still) ){0,2}(?:needed|wanted|asked|asking|requested|required|missing)\\b",
    "\\b(?:sent|gave|given) (?:microsoft|ms|them) (?:everything|all)\\b(?! (?:but|except|apart)\\b)|\\b(?:microsoft|ms|they) (?:now )?(?:has|have|got) (?:everything|all|what)(?: that)? (?:they|microsoft|ms) (?:asked|wanted|needed|requested)|\\b(?:microsoft|ms) (?:now )?(?:has|have|got) (?:everything|it all)(?= now\\b| for\\b|\\s*(?:[.,;!]|$))|\\bclaim(?: (?:at|for|of) [^\\s,.;!?]{1,40})? (?:has been|was|is) (?:now )?answered\\b(?! (?:[^\\s.,;!?]{1,15} ){0,3}(?:by (?:microsoft|ms|them|him|her|partner center|the (?:reviewers?|review team|other|customer|client)|their)|with an? (?:no|rejection|refusal|approval))\\b)",
    `\\b(?:microsoft|ms|they) (?:was|were|had|still|is|are)[^.;!?]{1,60} (?:has|have) (?:now |just )?been (?:uploaded|sent|provided|added|handed in)\\b`,
    `\\b(?:answered|replied to|responded to|got back to) (?:all |all of )?(?:(?:microsoft|ms|their|the reviewers?)(?:['’]s?)? (?:questions?|requests?|queries|query)|(?:microsoft|ms|the reviewers?)(?!['’\\p{L}]| (?:teams|365|azure|defender|entra|intune|purview|sentinel|copilot|dynamics|exchange|sharepoint|viva|fabric|support)\\b| (?:that|to ask|asking|because)\\b))`,
    "\\b(?:sent|gave|submitted|uploaded) (?:(?:microsoft|ms|them) )?(?:our|the|an) (?:answers?|repl(?:y|ies)|response) to (?:microsoft|ms|them|their questions?)\\b|\\b(?:sent|gave) (?:microsoft|ms|them) (?:our|the|an) (?:answers?|reply|response)\\b",
  ].join("|"),
  "iu",
);
/** Into a place of our own. */
const intoOurOwn =
  /^[^.;!?]{0,80}\b(?:in)?to (?:our|my|the|their) (?:own )?(?:sharepoint|onedrive|teams|folder|server|drive|wiki|intranet)\b/i;

/** What the customer sent, we have. */
const byThem =
  /\b(?:customer|client|they|he|she|manager|director|boss|c[efit]o|(?!(?:I|We|And|Just|Then|So|The|Our|All|Their|These|Those)\b)\p{Lu}[\p{L}’'-]+)(?: (?:has|have|had|just|now|finally|already|also))* $/u;

/** "The Contoso claim is answered", "the Contoso documents are uploaded": whose it is stands before it, and not who did it. */
const namesWhat = new RegExp(`^(?:claim|microsoft|ms|they|${paper})\\b`, "i");

/** Where what Microsoft asked for is said to be handed in; undefined for what is planned, denied or doubted. */
export function handsInAt(said: string): number | undefined {
  const found = handsIn.exec(said);
  if (found === null || isDenied(said, found.index)) return undefined;
  if (!namesWhat.test(found[0]) && byThem.test(said.slice(0, found.index))) return undefined;
  if (intoOurOwn.test(said.slice(found.index))) return undefined;
  return found.index;
}

/** "I uploaded it, so it is back with Microsoft". */
const waitsOnly = ({ status }: ToldOf, said: string): boolean =>
  status === "Under review" && !/\b(?:under|in) review\b/i.test(said);

/**
 * What Microsoft asked for is handed in: "uploaded the missing document". Of the claim that is named, or the only one
 * that waits for us, which is submitted again.
 * @param said without questions; what is planned, denied or doubted hands in nothing
 */
export function handedIn(
  said: string,
  told: readonly ClaimTold[],
  claims: readonly Claim[],
  { catalogue, today }: { catalogue: Catalogue; today: Day },
): readonly ClaimTold[] {
  const [first, ...others] = told;
  if (others.length > 0 || (first !== undefined && !isOnlyNamed(first) && !waitsOnly(first, said))) return told;
  if (handsInAt(said) === undefined) return told;
  const waiting = claims.filter(({ scope, status }) => scope.is === "in" && status === "Partner action required");
  const [only, ...more] = waiting.filter(
    ({ workload }) => first?.workload === undefined || workload === first.workload.id,
  );
  const workload = only === undefined || more.length > 0 ? undefined : findWorkload(catalogue, only.workload);
  if (workload === undefined) return told;
  return [{ ...unnamed, called: workload.name, workload, status: "Submitted", on: dayOn(said, today, true) ?? today }];
}

const sentAgain =
  /\b(?:re-?submit\w*|re-?sent|re-?filed|submitted|sent (?:it )?(?:back )?in|new (?:claim|proof|poe))\b/i;

/**
 * "I've resubmitted it, so that's pending with Microsoft": of a claim that was rejected it is a new one, whose review is
 * still to begin.
 */
export function submittedAgain(
  said: string,
  told: readonly ClaimTold[],
  claims: readonly Claim[],
): readonly ClaimTold[] {
  if (!sentAgain.test(said)) return told;
  const rejected = claims.filter(({ scope, status }) => scope.is === "in" && status.startsWith("Rejected"));
  const isRejected = ({ workload }: ClaimTold): boolean =>
    workload === undefined ? rejected.length === 1 : rejected.some((one) => one.workload === workload.id);
  return told.map((one) => (one.status === "Under review" && isRejected(one) ? { ...one, status: "Submitted" } : one));
}

/**
 * Why Microsoft rejected it, told after the rejection was recorded: "the proof wasn't signed, I'll resubmit by Friday". Of
 * the claim that is named, or the only one that is rejected.
 */
export function rejectedFor(
  said: string,
  told: readonly ClaimTold[],
  claims: readonly Claim[],
  catalogue: Catalogue,
): readonly ClaimTold[] {
  const [first, ...others] = told;
  if (others.length > 0 || (first !== undefined && !isOnlyNamed(first))) return told;
  const clauses = said.split(/[,.;:!](?=\s|$)/).filter((clause) => reasonIn(clause, said) !== undefined);
  const [reason, ...more] = new Set(clauses.flatMap((clause) => reasonIn(clause, said) ?? []));
  const rejected = claims.filter(({ scope, status }) => scope.is === "in" && status.startsWith("Rejected"));
  const [only, ...alike] = rejected.filter(
    ({ workload }) => first?.workload === undefined || workload === first.workload.id,
  );
  const workload = only === undefined || alike.length > 0 ? undefined : findWorkload(catalogue, only.workload);
  if (only === undefined || workload === undefined || reason === undefined || more.length > 0) return told;
  return [{ ...unnamed, called: workload.name, workload, status: only.status, reason, note: clauses[0]?.trim() }];
}

/**
 * "Microsoft answered the Contoso claim", and not what: the form of the claim that is named, or of the only one that is
 * not approved.
 */
export function answeredBy(said: string, claims: readonly Claim[], catalogue: Catalogue): readonly ClaimTold[] {
  const at = heardBack.exec(said)?.index;
  if (at === undefined || isDenied(said, at)) return [];
  const [only, ...others] = claims.filter(({ scope, status }) => scope.is === "in" && status !== "Approved");
  const workload = only === undefined || others.length > 0 ? undefined : findWorkload(catalogue, only.workload);
  return [workload === undefined ? unnamed : { ...unnamed, called: workload.name, workload }];
}
const heardBack =
  /\b(?:microsoft|ms)(?: has| have)?(?: now| just| finally)? (?:answered|replied to|responded to|got back (?:to us )?(?:on|about)|decided(?: on)?|reviewed|looked at|come back (?:to us )?on|came back (?:to us )?on) (?:the|our|that|my) (?:[^\s,.;:!?]{1,80} ){0,3}claim\b|\b(?:answer|reply|response|decision) (?:has )?(?:(?:came|come|arrived) )?(?:from (?:microsoft|ms) )?(?:for|on|about|to) (?:the|our|that|my) (?:[^\s,.;:!?]{1,80} ){0,3}claim (?:is (?:here|in|there)|has (?:come|arrived)|came|arrived)\b/i;

const mayBecome = (now: ClaimStatus, next: ClaimStatus): boolean =>
  !(next.startsWith("Rejected") && (now === "Draft" || now === "Not started"));

export const isOnlyNamed = ({ status, scope, competing }: ToldOf): boolean =>
  status === undefined && scope === undefined && competing === undefined;

const goesAgainst =
  "(?:disputed|disputes|is disputing|contested|contests|challenged|challenges|objected to|objects to|(?:opened|raised|filed|lodged) (?:a|an) (?:dispute|objection|competing claim))";
const competes: readonly RegExp[] = [
  `\\b${anyOtherPartner} (?:(?:has|have|had|just|now|already|also) ){0,3}${goesAgainst}(?!\\p{L})`,
  `\\b${goesAgainst}(?: (?!by\\b)\\S{1,30}){0,4} by ${anyOtherPartner}(?!\\p{L})`,
  `\\b${anyOtherPartner} (?:(?:has|have|had|just|now) ){0,2}(?:also|too) (?:claims?|claimed|filed|submitted|made a claim)(?!\\p{L})`,
  `\\b${anyOtherPartner} (?:(?:has|have|had|just|now) ){0,2}(?:claims?|claimed|filed|submitted)(?: (?!too\\b|also\\b)\\S{1,30}){1,5} (?:too|also|as well)(?!\\p{L})`,
  `\\bsome(?:body|one)(?: else)?(?:['’]s|(?: (?:is|has|have|just|now|already)){0,3}) (?:disputing|disputed|disputes|contesting|contested|challenging|challenged) (?:our|the|my)(?!\\p{L})`,
  "\\b(?:there(?:['’]s| is)|we(?:['’]ve| have)(?: got)?|got|has) (?:now )?a competing claim(?!\\p{L})",
].map((words) => new RegExp(words, "iu"));

/** Where another partner is said to claim what is ours, or to dispute it: that makes it no dispute of ours. */
export function competesAt(said: string): number | undefined {
  const [found] = competes.flatMap((pattern) => pattern.exec(said)?.index ?? []);
  // "Somebody from another partner" is not in doubt.
  const isSo =
    found !== undefined && !isDenied(said.slice(0, found).replace(somebodyAt, "") + said.slice(found), found);
  return isSo ? found : undefined;
}
const somebodyAt = /\bsome(?:body|one) (?:from|at) $/i;

/** Whether both are of one workload, or of what is called alike. */
export const isSameWorkload = (
  one: Pick<ClaimTold, "called" | "workload">,
  other: Pick<ClaimTold, "called" | "workload">,
): boolean =>
  one.workload === undefined || other.workload === undefined
    ? one.called.toLowerCase() === other.called.toLowerCase()
    : one.workload.id === other.workload.id;
