/** "What's the next step for the rejected Intune claim?": of the customer that is named, or the only one that has such a claim. */
import { asksNextStep } from "../input/reading/state-asked.ts";
import { customersFor, showCustomer } from "../../app/customers/report.ts";
import { standing } from "../../cards/customer/asked.ts";
import { answeredCard } from "../../cards/forms/guesses.ts";
import { statesNamed, statesOf } from "../../domain/claims/state-words.ts";
import { workloadIds } from "../../domain/catalogue/workloads.ts";
import type { Claim, CustomerId } from "../../domain/customer/customer.ts";
import { customerReply } from "../customers/reply.ts";
import { viewerOf, type Reply, type Turn } from "../turn.ts";
import { turnTo } from "./talked-of.ts";

/** "When is the answer for Teams Phone due?" */
const asksDue = /\b(?:when|by when|until when|how long)\b[^.?!]{0,60}\b(?:due|deadline|answer|dispute|respond)\b/i;
/** One of them: "the claims" are a list. */
const ofOne = /\bclaim\b(?!s)/i;

/**
 * Where it stands and what to do about it.
 * @param workloads that are named
 * @param about the customer that is named
 * @returns undefined where nothing of the kind is asked, or not one customer alone has such a claim
 */
export async function claimAskedOf(
  turn: Turn,
  workloads: readonly { id: string }[],
  about?: CustomerId,
): Promise<Reply | undefined> {
  const { text, earlier } = turn;
  const { catalogue } = turn.world.setup;
  const states = statesOf(statesNamed(text).words) ?? [];
  const isSaid = workloads.length > 0 || states.length > 0;
  const isAsked =
    (asksNextStep(text) && (ofOne.test(text) || about !== undefined)) || (asksDue.test(text) && about === undefined);
  if (!isAsked || !isSaid) return undefined;
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
  const last = all.filter(({ customer }) => customer === (about ?? earlier?.customer));
  if (about !== undefined && last.length === 0) return undefined;
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
