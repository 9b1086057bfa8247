/** "What's the next step for the rejected Intune claim?": of which customer is not said, and one alone has it. */
import { customersFor, showCustomer } from "../../app/customers/report.ts";
import { standing } from "../../cards/customer/asked.ts";
import { answeredCard } from "../../cards/forms/guesses.ts";
import { statesNamed, statesOf } from "../../domain/claims/state-words.ts";
import { workloadIds } from "../../domain/catalogue/workloads.ts";
import type { Claim } from "../../domain/customer/customer.ts";
import { customerReply } from "../customers/reply.ts";
import { viewerOf, type Reply, type Turn } from "../turn.ts";
import { turnTo } from "./talked-of.ts";

const asksNext =
  /\bnext steps?\b|\bwhat(?:['’]?s| is| comes| happens)? next\b|\bwhat now\b|\bnow what\b|\bwhat (?:else )?(?:do|should|can|must|shall) (?:i|we) (?:(?:have|need) to )?do\b|\bhow (?:do|should|can) (?:i|we) (?:go on|proceed|continue)\b|\bwhat (?:does|do|did) (?:microsoft|ms|they) (?:want|need|expect|say|ask)\b/i;
/** One of them: "the claims" are a list. */
const ofOne = /\bclaim\b(?!s)/i;

/**
 * Where it stands and what to do about it.
 * @param workloads that are named
 * @returns undefined where nothing of the kind is asked, or not one customer alone has such a claim
 */
export async function claimAskedOf(turn: Turn, workloads: readonly { id: string }[]): Promise<Reply | undefined> {
  const { text, earlier } = turn;
  const { catalogue } = turn.world.setup;
  const states = statesOf(statesNamed(text).words) ?? [];
  if (!asksNext.test(text) || !ofOne.test(text) || (workloads.length === 0 && states.length === 0)) return undefined;
  const ids = workloads.flatMap(({ id }) => workloadIds(catalogue, id));
  const isMeant = ({ scope, status, workload }: Claim): boolean =>
    scope.is === "in" &&
    status !== "Approved" &&
    (workloads.length === 0 || ids.includes(workload)) &&
    (states.length === 0 || states.includes(status));
  const customers = await customersFor(turn.organization, viewerOf(turn));
  const all = customers.flatMap((customer) =>
    customer.claims.filter(isMeant).map((claim) => ({ customer: customer.id, claim })),
  );
  const last = all.filter(({ customer }) => customer === earlier?.customer);
  const [only, ...others] = last.length > 0 ? last : all;
  const found = only && (await showCustomer(turn.world, turn.organization, viewerOf(turn), only.customer));
  if (only === undefined || others.length > 0 || found === undefined) return undefined;
  const { context, gapsById } = found.evaluated;
  const gap = gapsById.get(only.customer)?.find(({ item }) => item === only.claim.id);
  turnTo(turn, only.customer);
  const { card } = await customerReply(turn, only.customer);
  const lines = [
    `${found.customer.name}, ${standing(only.claim, true, context)}`,
    ...(gap ? [`Next: ${gap.next}`] : []),
  ];
  return { card: answeredCard(card, lines) };
}
