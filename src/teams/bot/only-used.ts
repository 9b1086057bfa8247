/** That a customer uses some workloads and no others: "Contoso only uses Exchange and Teams, no Intune". Nothing is saved. */
import type { Suggestion } from "../../cards/forms/talk.ts";
import { claimName } from "../../cards/kit/claims.ts";
import { press } from "../../cards/kit/actions.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { calledWorkload, findWorkload, workloadIds } from "../../domain/catalogue/workloads.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { takenOff, toldClaimNext } from "../associations/claims.ts";
import { nothingTold } from "../input/told/claim-told.ts";
import { workloadsIn, type Known } from "../input/words/workload-names.ts";
import type { Card } from "../turn.ts";

/** With W for each workload. */
const onlyThese =
  /(?<!\b(?:I|[Ww]e)(?:['’]ve| have|['’]re| are)? )\b(?:(?:only|solely|exclusively|nothing but)(?: (?:really|ever|uses?|using|ha(?:s|ve)|got|do(?:es)?|runs?|on|with|the|for))*|just(?: uses?)?(?: the)?) W(?:(?:,| and|, and| &) W)*(?=\s*(?:[.,;!–-]|$)| (?:there|at|for|with|now|nowadays|currently|right|these|in|and|but|so|not|no|since|because|as|really|anyway|instead|please)\b)|(?<!\p{L})W(?:(?:,| and|, and| &) W)* only(?=\s*(?:[.,;!]|$)| (?:there|at|for|with)\b)/u;
const isSpared = /\b(?:no|not|without|never|(?:do|does|is)n['’]t use)(?: the| any)? $/i;
/** What is told of a claim, and no more than of one. */
const ofClaim =
  /\?|\b(?:approved|rejected|submitted|missing|left|open|wrong|status|started|starts?|needs?|mean|meant|claimed|proofs?|linked|signed)\b/i;
const most = 5;

/**
 * What they use and isn't claimed, to be added, and what is claimed or denied and not used, to be taken off, for a press
 * each. What Microsoft approved is in use, whatever is said.
 * @param text without the customer's name
 * @param more what was told beside it, for a press each
 * @returns undefined where nothing of the kind is told
 */
export function onlyUsedCard(
  customer: Customer,
  text: string,
  known: Known,
  { more, theirs }: { more: readonly Suggestion[]; theirs: string | undefined },
): Card | undefined {
  const { catalogue } = known;
  const named = workloadsIn(text, known);
  const lettered = named.reduce((rest, { called }) => rest.replace(called, "W"), text);
  const [these = ""] = onlyThese.exec(lettered) ?? [];
  const denied = named.filter(({ at }) => isSpared.test(text.slice(0, at)));
  const used = named.filter((one) => !denied.includes(one));
  // "They only use Exchange, the Defender claim can go": something else is told of that.
  if (these === "" || used.length !== these.split("W").length - 1 || ofClaim.test(text)) return undefined;
  const idsOf = ({ called, workload }: (typeof named)[number]): readonly string[] =>
    workload === undefined ? workloadIds(catalogue, called.toLowerCase()) : [workload.id];
  const usedIds = used.flatMap(idsOf);
  const inScope = customer.claims.filter(({ scope }) => scope.is === "in");
  const isThere = (ids: readonly string[]): boolean => inScope.some(({ workload }) => ids.includes(workload));
  const added = used
    .filter((one) => !isThere(idsOf(one)))
    .map(({ called, workload }) => ({
      ...toldClaimNext(customer, { ...nothingTold, called, workload, status: "Not started", scope: "in" }),
      title: `Add a claim for ${calledWorkload(catalogue, workload?.id ?? called)}`,
    }));
  const others = inScope.filter(({ workload, status }) => !usedIds.includes(workload) && status !== "Approved");
  const unused = [...denied.map(({ workload }) => workload?.id), ...others.map(({ workload }) => workload)];
  const off = [...new Set(unused)].flatMap((id) => {
    const workload = id === undefined ? undefined : findWorkload(catalogue, id);
    return takenOff(customer, { ...nothingTold, called: "", workload, scope: "not-applicable" }) ?? [];
  });
  const recorded = inScope.filter(({ workload }) => usedIds.includes(workload)).map((one) => claimName(one, catalogue));
  const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
  return noticeCard({
    headline: `Only ${list.format(used.map(({ called, workload }) => calledWorkload(catalogue, workload?.id ?? called)))} at ${customer.name}?`,
    says: [
      ...(recorded.length === 0 ? [] : [`Claimed already: ${list.format(recorded)}.`]),
      ...(off.length === 0 ? [] : ["What is off the list, I don't ask for. Partner Center stays as it is."]),
      `You wrote “${text.replaceAll("_", " ").slice(0, 120)}”. Nothing has changed yet${theirs === undefined ? "" : `: ${theirs} can press it`}.`,
    ],
    next: [
      ...[...added, ...off, ...more].slice(0, most),
      { title: "Show customer", press: press("show", { customer: customer.id }) },
    ],
  });
}
