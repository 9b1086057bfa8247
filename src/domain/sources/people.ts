/** Accounts of colleagues as Entra has them: there, disabled, or gone. */
import { exact } from "../exact.ts";
import type { Person, PersonId } from "../people/person.ts";
import type { Instant } from "../time/time.ts";
import type { Account } from "./facts.ts";

export type AppliedAccount = { doc: Person; outcome: "unchanged" | "changed" | "gone" };

/**
 * Applies what Entra says of one account, `undefined` when there is none. Somebody nobody had met is remembered by it,
 * since they own customers. Who has an account again is back; who was not found by Teams stays away until Teams knows.
 */
export function applyAccount(
  current: Person | undefined,
  id: PersonId,
  account: Account | undefined,
  now: Instant,
): AppliedAccount {
  const is = account === undefined ? "gone" : account.enabled ? "active" : "disabled";
  const before = current?.account;
  const since = before?.is === is ? before.since : now;
  const known = current ?? { id, name: account?.name ?? id };
  const upn = known.upn ?? account?.upn;
  const doc: Person = exact({ ...known, upn, account: { is, since, read: now } });
  const isNews = (before?.is ?? "active") !== is;
  return { doc, outcome: !isNews ? "unchanged" : is === "active" ? "changed" : "gone" };
}
