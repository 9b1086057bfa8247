/** Finding a customer by what a person typed. */
import type { Customer } from "./customer.ts";

export type Found =
  | { found: "one"; customer: Customer }
  /** Best matches first; at least one. */
  | { found: "several"; customers: readonly Customer[] }
  | { found: "none" };

/**
 * Finds a customer by Microsoft ID, domain or name: the exact name wins, then names that begin with the text, then
 * names in which a word begins with it, then names that contain it. Case, accents and punctuation do not matter.
 * A match inside a word is never certain ("it" is in Litware): it is "several", even when there is only one.
 */
export function findCustomer(customers: readonly Customer[], text: string): Found {
  const wanted = fold(text);
  if (wanted === "") return { found: "none" };
  const id = text.trim().toLowerCase();
  const byId = customers.find((customer) => customer.id === id || customer.domain?.toLowerCase() === id);
  if (byId !== undefined) return { found: "one", customer: byId };
  const ranked: Customer[][] = [[], [], [], []];
  for (const customer of customers) {
    const name = fold(customer.name);
    if (name === wanted) ranked[0]?.push(customer);
    else if (name.startsWith(wanted)) ranked[1]?.push(customer);
    else if (name.includes(` ${wanted}`)) ranked[2]?.push(customer);
    else if (name.includes(wanted)) ranked[3]?.push(customer);
  }
  const [exact = [], ...others] = ranked;
  const matches = exact.length > 0 ? exact : others.flat();
  const [first] = matches;
  if (first === undefined) return { found: "none" };
  const isCertain = matches.length === 1 && !ranked[3]?.includes(first);
  return isCertain ? { found: "one", customer: first } : { found: "several", customers: matches };
}

/** Lower case, without accents, punctuation as spaces. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
