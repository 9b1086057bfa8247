/** What a customer can be asked for in a mail: the kinds there are, which of them fit what is open there, and of what. Pure. */
import type { Claim, Customer, Subscription } from "../customer/customer.ts";
import { counts, openGaps, type Gap, type GapCode } from "../catalogue/gap-codes.ts";

/**
 * Approve our delegated access, sign a proof of execution, give us a role in Azure; `claim` asks for nothing, since a CPOR
 * claim takes nothing of the customer's.
 */
export const mailKinds = ["gdap", "proof", "access", "claim"] as const;
export type MailKind = (typeof mailKinds)[number];

/** Gaps of which the customer may have to do something. */
const asksFor: Readonly<Record<MailKind, ReadonlySet<GapCode>>> = {
  gdap: new Set(["A01"]),
  proof: new Set(["Q1", "C01", "C02", "C03", "C05", "C06", "C09", "C10", "C12", "C13"]),
  access: new Set(["Q2", "P01", "P03", "P04", "P07", "P11", "P12"]),
  claim: new Set(["C07"]),
};

/** What a gap's next step may want of the customer; undefined where it takes nothing of theirs. */
export function mailFor(
  { claims, subscriptions }: Customer,
  { code, item }: Pick<Gap, "code" | "item">,
): MailKind | undefined {
  const isDeclined = claims.some(({ id, reason }) => id === item && reason === "Customer declined");
  if (isDeclined) return "claim";
  // Who has access links without the customer.
  const access = code === "P01" ? subscriptions.find(({ id }) => id === item)?.access : undefined;
  const isTheirs = access === undefined || /^(?:aobo|none|unknown)$/.test(access);
  return isTheirs ? mailKinds.find((kind) => asksFor[kind].has(code)) : undefined;
}

/** The kinds that fit what is open, that of the most urgent gap first. */
export function mailsFitting(customer: Customer, gaps: readonly Gap[]): readonly MailKind[] {
  const all = [...openGaps(gaps), ...gaps.filter((gap) => !counts(gap))];
  const found = all.flatMap((gap) => mailFor(customer, gap) ?? []);
  return [...new Set<MailKind>([...found, ...(customer.gdap?.pending === true ? ["gdap" as const] : [])])];
}

/** What of the items such a mail is about: those with a gap of its kind, else all. */
function about<Item extends { id: string }>(
  items: readonly Item[],
  customer: Customer,
  gaps: readonly Gap[],
  kind: MailKind,
): readonly Item[] {
  const open = new Set(gaps.flatMap((gap) => (mailFor(customer, gap) === kind ? (gap.item ?? []) : [])));
  const some = items.filter(({ id }) => open.has(id));
  return some.length > 0 ? some : items;
}

/** Our claims that a mail of that kind names. */
export const claimsOfMail = (customer: Customer, gaps: readonly Gap[], kind: "proof" | "claim"): readonly Claim[] =>
  about(
    customer.claims.filter(({ scope, status }) => scope.is === "in" && status !== "Rejected final"),
    customer,
    gaps,
    kind,
  );

/** The subscriptions on which we need a role that counts. */
export const subscriptionsOfMail = (customer: Customer, gaps: readonly Gap[]): readonly Subscription[] =>
  about(
    customer.subscriptions.filter(
      ({ scope, endedOn, movedTo, marketplace, sovereign, power }) =>
        scope.is === "in" && (endedOn ?? movedTo ?? marketplace ?? sovereign ?? power) === undefined,
    ),
    customer,
    gaps,
    "access",
  );
