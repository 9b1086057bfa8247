/** What is told to have become of a PAL link that was there, and of the access that it rests on. Pure. */
import { isDenied } from "../reading/doubt.ts";

const link =
  "(?:\\bpal|\\bpartner[ -](?:admin[ -])?link)(?: links?| association)?(?: (?:at|for|of|with|in|on) [^,;:.!?]{1,60}?)?";
const beside =
  "(?: (?:is|are|was|were|has|have|had|been|got|just|now|unfortunately|sadly|also|again|suddenly|finally|already|meanwhile|since))*";
const refusal =
  "(?:refus(?:ed|es)|declin(?:ed|es)|rejected|said no to|(?:don|doesn|didn)['’]?t want|(?:do|does|did) not want)";

/** "PAL broke", "the PAL link no longer works", "they refused PAL": the last group is what takes it back where it is denied. */
const broken: readonly RegExp[] = [
  `${link}${beside} (broke(?:n)?|lost|gone|removed|revoked|deleted|cut|dead|expired|lapsed|unlinked|disappeared|refused|declined|rejected|denied|stopped working|no longer (?:works?|working|there|linked|in place|active|valid)|(?:does|is|do|are)(?: not|n['’]?t) (?:work(?:ing)?|there|linked|active) any (?:more|longer)|not working)(?!\\p{L})`,
  `${link}${beside} ((?:(?:linked|set|registered|recorded|with|to|under|on|has|have|uses?|using|went)(?: up)? ){1,3}(?:the |an? |some )?(?:wrong|incorrect|other|another) (?:partner|mpn|location)(?:[ -]?(?:id|number))?)s?(?!\\p{L})`,
  `\\b(lost|${refusal}) (?:to have |to accept |to allow )?(?:us )?(?:the |our |a |any )?(?:pal|partner[ -](?:admin[ -])?link)\\b(?! (?:training|call|meeting|workshop))`,
  "\\b((?:won|wouldn|didn|don|doesn)['’]?t (?:let|allow) us (?:to )?link)\\b",
].map((words) => new RegExp(words, "giu"));

const mends = "(?:fixed|corrected|repaired|restored|re-?linked|re-?did|redid|reinstated)";
/** "PAL was fixed on Thursday", "it had the wrong Partner ID, I corrected it". */
const mended: readonly RegExp[] = [
  `${link}${beside} (fixed|repaired|restored|renewed|corrected|re-?linked|re-?established|reinstated|linked again|(?:back|up)(?=\\s*(?:[.,;:!?]|$)| (?:again|since|today|now|at)\\b)|work(?:s|ing) again)(?!\\p{L})`,
  `\\b(${mends}) (?:the )?(?:pal|link|pal link)\\b`,
].map((words) => new RegExp(words, "giu"));
/** Of what is named there: of a claim as well. */
const mendedIt: readonly RegExp[] = [
  ...mended,
  ...[`\\band (?:was|is|has been) (?:now |since )?(${mends})\\b`, `\\b(${mends}) (?:it|that|this)\\b`].map(
    (words) => new RegExp(words, "giu"),
  ),
];
const ofClaim = /\b(?:claims?|cpor|reviews?|rejected|rejection|(?:re)?submit\w*)\b/i;

/** The link of somebody else, one that is none of the customer's, or no link at all. */
const ofOtherLink =
  /\b(?:old|former|previous|other|another|different) (?:partner|pal|link|one)\b|\b(?:sandbox|test|dev|demo)\b|\bfrom (?:the|our|my|this) (?:agenda|list|checklist|plan|slides?|scope|programme|program)\b/i;

const namesLink = /\b(?:pal|partner[ -](?:admin[ -])?link|partner ?id|mpn ?id)\b/i;

/** A role that doesn't count, and none that took its place. */
export const isReader = (text: string): boolean =>
  /\breaders?\b(?! (?:was|is|has been) (?:replaced|changed|upgraded))/i.test(text) &&
  !/\b(?:contributor|replaced|upgraded|instead of)\b/i.test(text);

const ends = /[.,;:!?](?=\s|$)|\s(?=(?:and|but|so|because|until|though)\b)/g;

/**
 * Whether a link that is named broke, or was put right again.
 * @returns `rest`: what the other parts of the text tell; undefined where nothing of that is told
 */
export function linkTold(text: string): { says: "yes" | "no" | undefined; rest: string } | undefined {
  if (!namesLink.test(text) || ofOtherLink.test(text)) return undefined;
  const at = (patterns: readonly RegExp[]) =>
    patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((found) => {
        const place = found.index + found[0].indexOf(found[1] ?? "");
        return isDenied(text, place) ? [] : [place];
      }),
    );
  const [broke, again] = [at(broken), at(ofClaim.test(text) ? mended : mendedIt)];
  if (broke.length + again.length === 0) return undefined;
  const cuts = [0, ...[...text.matchAll(ends)].map(({ index }) => index), text.length];
  const rest = cuts.slice(1).flatMap((to, nth) => {
    const from = cuts[nth] ?? 0;
    return [...broke, ...again].some((place) => place >= from && place < to) ? [] : [text.slice(from, to)];
  });
  const says =
    again.length === 0 ? "no" : isReader(text) || broke.some((one) => one > Math.max(...again)) ? undefined : "yes";
  return { says, rest: rest.join("").replace(/^[.,;:!?\s]+(?:and |but |so )?/i, "") };
}

const ours =
  "(?:our|my|us|his|her|the guest)(?: \\p{L}+){0,2}? (?:access|accounts?|guests?|roles?|permissions?|rights)";
const takes =
  "(?:removed|revoked|took away|withdrew|cancell?ed|cut(?: off)?|blocked|deleted|disabled|terminated|withdrawn|taken away|gone)";
const accessGone = new RegExp(
  `\\b${takes} (?:all )?(?:of )?${ours}\\b|\\blost (?:all )?(?:our|my|the) (?:\\p{L}+ ){0,2}?access\\b|\\b(?:our|my)(?: \\p{L}+){0,2}? (?:access|accounts?|guests?) (?:(?:is|are|was|were|has|have|been|got) ){1,2}${takes}\\b|\\bkicked (?:us|me) out\\b(?! of (?!azure\\b|it\\b|(?:the|their|our|its) ))`,
  "iu",
);
const toOther =
  /^[^,;.!?]{0,60}?\bto (?!(?:the |their )?(?:azure|tenant|customer|subscriptions?|environment|portal)\b)\p{L}/iu;

/** Whether the access is told to be gone that a link rests on: whether it is still there is not said. */
export function losesAccess(text: string): boolean {
  const found = accessGone.exec(text);
  return found !== null && !isDenied(text, found.index) && !toOther.test(text.slice(found.index + found[0].length));
}
