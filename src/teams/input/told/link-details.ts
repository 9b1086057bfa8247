/** A PAL link that somebody tells of, as its form would be filled in: whose, with which role, to which Partner ID. Pure. */
import type { RoleList } from "../../../domain/catalogue/workloads.ts";
import type { Identity } from "../../../domain/customer/customer.ts";
import type { PersonRef } from "../../../domain/people/person.ts";
import type { Day } from "../../../domain/time/time.ts";
import { isDenied, isHedged, plans, unquoted, unsure } from "../reading/doubt.ts";
import { dayOn } from "../reading/happened.ts";

/** What is told of a link; undefined where it isn't said. */
export type LinkDetails = {
  /** Whose account it is: `own`, the writer's, or a colleague's. */
  holder: PersonRef | undefined;
  kind: Identity["kind"] | undefined;
  role: string | undefined;
  /** The roles that another took the place of. */
  replaced: readonly string[];
  /** `ours`: whichever that is. */
  partnerId: string | undefined;
  /** Since when it is linked. */
  on: Day | undefined;
  /** It is of a link that was there before, and was put right. */
  mends: boolean;
};

/** `people`: ours, of whom one may have linked it; whoever is named may be one where it is not given. */
export type LinkContext = {
  people?: readonly { id: PersonRef; name: string }[] | undefined;
  roles: RoleList;
  today: Day;
  /** A link is what is missing there: since when there is one says enough. */
  isMissing?: boolean;
};

const idWord = "(?:partner|mpn|location)[ -]?ids?|mpn(?: number)?s?";
const namesLink = new RegExp(`\\b(?:pal|partner[ -](?:admin[ -])?link|${idWord})\\b`, "i");
const account = "(?:accounts?|acct|acc|user|log-?in|guest|identity|admin|credentials)";
const ownAccount = new RegExp(
  `\\bmy (?:own )?(?:[\\p{L}-]+ ){0,2}?${account}\\b|\\bmy role\\b|(?<!\\b(?:his|her|their|your|its|\\p{L}+['’]s) )\\bown ${account}\\b|\\bby me\\b|\\bmyself\\b`,
  "iu",
);
/** "I linked PAL", and "linked PAL as Owner" of whoever leaves out who did. */
const iDid =
  /\bi(?:['’]ve| have| had)?(?: just| now| already| finally| also)* (?:re-?)?(?:linked|set|did|made|created|registered|added)\b|(?:^|[.;:!?,–—-] ?)(?:(?:done|ok|just|also|and|now|yes),? )*(?:re-?)?linked\b/i;
const ofAccount = new RegExp(
  `\\b(?:with|using|under|through|via|from|on|by) (?:their|our|\\p{L}+['’]s) (?:own )?(?:[\\p{L}-]+ ){0,2}?${account}\\b|\\b(?:his|her) (?:own )?${account}\\b|\\b\\p{L}+['’]s (?:own )?${account} (?:is|was|has been) (?:now )?linked\\b`,
  "iu",
);
const links =
  /\b(re-?linked|re-?did|redid|fixed|corrected|repaired|restored|reinstated|linked|set(?: up)?|done|did|made|created|registered|added|established|in place|went (?:in|live|through))\b(?! (?:the )?(?:training|call|meeting|workshop|ticket)s?\b)/gi;
const mending = /^(?:re-?linked|re-?did|redid|fixed|corrected|repaired|restored|reinstated)$/i;
/** "The Reader role was replaced by Contributor", "replaced Reader with Contributor", "Reader → Contributor". */
const changesRole =
  /\b(?:roles?|access|rights|permissions?|reader|contributor|owner)\b[^.;!?]{0,40}\b(replaced|changed|upgraded|switched|swapped|raised|exchanged)\b|\broles? (?:there |at \p{L}+ )?(?:is|was) (now)\b|\b(replaced|changed|upgraded|switched|swapped|raised|exchanged) (?:the |my |our |his |her |their )?(?:[\p{L}-]+ ){0,3}?(?:roles?|access|reader|contributor|owner)\b/giu;
const fixesId = new RegExp(
  `\\b(fixed|corrected|changed|updated|replaced|put right) (?:the |our |his |her |that )?(?:wrong )?(?:${idWord})\\b|\\b(?:${idWord}) (?:is|was|has been|got|is now|was now)(?: now)? (fixed|corrected|changed|right|replaced|updated|\\d{5,10})\\b`,
  "gi",
);
const ofElse =
  /\b(?:sandbox|test|dev|demo)\b|\b(?:to|by|of|for) (?:another|a different|the other|the old|the former|the previous|their (?:old|other|former|previous)) (?:partner|company|one)\b/i;
/** The link, or whoever had it, is gone. */
const endsIt =
  /\b(?:(?:got|was|were|been|is|are) (?:since )?(?:removed|revoked|deleted|unlinked)|unlinked|expired|no longer|(?:took|taken|removed|revoked|withdrew|lost) (?:away |back )?(?:his|her|our|my|the|that|its) (?:[\p{L}]+ ){0,2}(?:roles?|access|rights|permissions?)|(?:removed|deleted|disabled|revoked|blocked) (?:the|his|her|our|my|its|that) (?:guest )?(?:accounts?|guests?|users?)\b|(?:he|she|they|who)(?: has| have| had)? left)\b/iu;
const number = new RegExp(
  `\\b(?:${idWord})\\b[^.;!?\\d]{0,40}?(?<!\\b(?:not|was|old|instead of|wrong) )\\b(\\d{5,10})\\b|\\b(?:(?:linked|changed|corrected|updated|fixed|set|switched|moved)(?: it| that)? to|it['’]?s|now)(?: now)? (\\d{5,10})\\b`,
  "i",
);
const rightId = new RegExp(
  `\\b(?:right|correct|our|own|proper) (?:own )?(?:${idWord})\\b|\\b(?:to|with) us\\b|\\b(?:wrong) (?:${idWord})\\b`,
  "i",
);
const takesPlace = /(?:\b(?:by|with|to|for|into|as|now)|→|->|=>)\s+(?:an? |the )?$/i;
/** Names of roles that are everyday words: meant as roles only so. */
const everyday = /^(?:owner|reader|contributor)$/i;
const asRole =
  /(?:\b(?:as|by|with|to|into|for|has|have|had|got|(?:he|she|i)(?:['’](?:s|m)| is| am)|roles?|roles? (?:there |now )?(?:is|was)(?: now)?|from|instead of|replaced|now)|→|->|:)\s+(?:an? |the |my |our |his |her |role )*$/i;

const kinds: readonly (readonly [RegExp, Identity["kind"]])[] = [
  [/\b(?:service principal|spn|app registration|enterprise app)s?\b/i, "service principal"],
  [/\bmanaged identit(?:y|ies)\b/i, "managed identity"],
  [/\blighthouse\b/i, "lighthouse"],
  [/\bguest\b/i, "guest"],
  [
    /\b(?:accounts?|users?|acct|member) (?:\p{L}+ )?in (?:their|the customer['’]s) (?:own )?(?:directory|tenant|entra)\b/iu,
    "user",
  ],
];

/** @returns undefined where no link is told of, or nothing of it that its form holds */
export function linkDetails(
  said: string,
  { people, roles, today, isMissing = false }: LinkContext,
): LinkDetails | undefined {
  if (ofElse.test(said) || endsIt.test(said) || unsure.test(said) || isHedged(said) || unquoted(said) !== said)
    return undefined;
  const at = (pattern: RegExp): readonly number[] =>
    [...said.matchAll(pattern)].flatMap((found) => {
      const place = found.index + found[0].indexOf(found[1] ?? found[2] ?? found[0]);
      return isDenied(said, place) ? [] : [place];
    });
  const isOfAccount = ownAccount.test(said) || ofAccount.test(said);
  const linked = [...said.matchAll(links)].filter(
    ({ 0: verb, index }) =>
      (namesLink.test(said) || (isOfAccount && /^(?:re-?)?linked$/i.test(verb))) && !isDenied(said, index),
  );
  const named = rolesIn(said, roles);
  const replaced = named.filter(({ end, at: from }) => isReplaced(said, from, end)).map(({ role }) => role);
  const left = named.filter((one) => !replaced.includes(one.role));
  const role = (left.find(({ at: from }) => takesPlace.test(said.slice(0, from))) ?? left[0])?.role;
  const [changedAt] = role === undefined ? [] : at(changesRole);
  const [idAt] = at(fixesId);
  const [place] = [idAt, ...linked.map(({ index }) => index), changedAt].filter((one) => one !== undefined);
  if (place === undefined) return undefined;
  const whose = holderIn(said, people);
  if (whose === "stranger") return undefined;
  const isFixed = idAt !== undefined || linked.some(({ 1: verb = "" }) => mending.test(verb));
  const mends = isFixed || changedAt !== undefined;
  const kind = kinds.find(([pattern]) => pattern.test(said))?.[1];
  const isNobodys = kind === "service principal" || kind === "managed identity";
  const isOwn = ownAccount.test(said) || (iDid.test(said) && !mends);
  const holder = isNobodys ? undefined : (whose ?? (isOwn ? "own" : undefined));
  const digits = number
    .exec(said)
    ?.slice(1)
    .find((one) => one !== undefined);
  const isDetail = [whose, role, digits, kind].some((one) => one !== undefined) || ownAccount.test(said);
  const isOfLink = linked.length > 0 || idAt !== undefined;
  const on = isOfLink ? linkedOn(said, place, today) : undefined;
  if (!mends && !isDetail && !(isMissing && on !== undefined)) return undefined;
  return {
    holder,
    kind,
    role,
    replaced,
    partnerId: digits ?? (rightId.test(said) ? "ours" : undefined),
    on,
    mends,
  };
}

/** Roles by the names that Azure has for them, each with its place. */
function rolesIn(said: string, { counting, readOnly }: RoleList) {
  const found = [...counting, ...readOnly].flatMap((role) => {
    const at = said.toLowerCase().indexOf(role.toLowerCase());
    const end = at + role.length;
    const isWord = at >= 0 && !/[\p{L}\p{N}]/u.test(said[at - 1] ?? "") && !/[\p{L}\p{N}]/u.test(said[end] ?? "");
    const isMeant =
      !everyday.test(role) ||
      asRole.test(said.slice(0, at)) ||
      /^ (?:role|access|rights)\b/i.test(said.slice(end)) ||
      (/[,;] $/.test(said.slice(0, at)) && /^(?:[,;.]|$)/.test(said.slice(end)));
    return isWord && isMeant ? [{ role, at, end }] : [];
  });
  return found
    .filter(
      (one) =>
        !found.some((other) => other.role.length > one.role.length && other.at <= one.at && one.end <= other.end),
    )
    .toSorted((one, other) => one.at - other.at);
}

/** "Replaced Reader with …", "the Reader role was replaced", "from Reader to …", "instead of Reader". */
const isReplaced = (said: string, from: number, to: number): boolean =>
  /\b(?:from|instead of|replaced|swapped|upgraded|changed)(?: (?:the|my|our|his|her|their))? $/i.test(
    said.slice(0, from),
  ) ||
  /^(?: (?:role|access|rights))?(?: (?:at|of|for|in) [^.,;]{1,40}?)?(?: (?:was|is|has been|got))?(?: now)? (?:replaced|changed|upgraded|switched|swapped|exchanged)\b|^ ?(?:→|->|=>)/i.test(
    said.slice(to),
  );

const doer =
  /\bby (?:our |my )?(?:colleague |engineer |consultant |technician )?(?!(?:me|us|the|an?|our|my|his|her|now|then|hand|today|yesterday|mon|tue|wed|thu|fri|sat|sun|contributor|owner|reader|support|user|microsoft)\b)(\p{L}+)/iu;

/** Whose account it is. `stranger`: somebody's who is none of ours. */
function holderIn(said: string, people: LinkContext["people"]): PersonRef | undefined {
  const by = doer.exec(said)?.[1];
  const named = (people ?? []).filter(({ name }) => {
    const first = name.split(" ")[0] ?? name;
    const isOnly = (people ?? []).filter((other) => other.name.split(" ")[0] === first).length === 1;
    const called = [name, ...(isOnly && first.length > 2 ? [first] : [])]
      .map((one) => one.replaceAll(/[^\p{L}\p{N} ]/gu, "."))
      .join("|");
    return new RegExp(
      `\\b(?:by|from|of|under|with|using|through|via) (?:our |my )?(?:colleague )?(?:${called})(?!\\p{L})|(?<!\\p{L})(?:${called})['’]s (?:own )?(?:\\p{L}+ ){0,2}?${account}\\b|(?<!\\p{L})(?:${called})(?: has| have| had| just| now| already| finally)* (?:re-?)?(?:linked|set|did|made|fixed|created|registered|added|corrected|used)\\b`,
      "iu",
    ).test(said);
  });
  const [only, ...others] = named;
  if (only !== undefined) return others.length === 0 ? only.id : undefined;
  return by !== undefined && people !== undefined ? "stranger" : undefined;
}

/** The day in the part that says it, else in another that plans nothing. */
function linkedOn(said: string, place: number, today: Day): Day | undefined {
  const ends = [...said.matchAll(/[,;.!](?=\s|$)/g)].map(({ index }) => index);
  const own = said.slice(
    (ends.findLast((end) => end < place) ?? -1) + 1,
    ends.find((end) => end > place) ?? said.length,
  );
  const others = said.split(/[,;.!](?:\s|$)/).filter((part) => !plans.test(part));
  return [own, ...others]
    .map((part) => dayOn(part.replace(/\bnow\b/gi, ""), today, true))
    .find((day) => day !== undefined);
}
