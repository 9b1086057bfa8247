/** Finding a customer by what a person typed. */
import type { Customer, CustomerId } from "./customer.ts";

export type FoundCustomers =
  | { found: "one"; customer: Customer }
  /** Best matches first; at least one. */
  | { found: "several"; customers: readonly Customer[] }
  | { found: "none" };

/**
 * Finds a customer by Microsoft ID, domain or name: the exact name wins, then names that begin with the text, then
 * names in which a word begins with it, then names that contain it. Case, accents and punctuation do not matter.
 * A match inside a word is never certain ("it" is in Litware): it is "several", even when there is only one.
 */
export function findCustomers(customers: readonly Customer[], text: string): FoundCustomers {
  const wanted = fold(text);
  if (wanted === "") return { found: "none" };
  const id = text.trim().toLowerCase();
  const names = foldedNames(customers);
  const ranked: Customer[][] = [[], [], [], []];
  for (let index = 0; index < customers.length; index += 1) {
    const [customer, name] = [customers[index], names[index]];
    if (customer === undefined || name === undefined) continue;
    if (customer.id === id || (customer.domain !== undefined && isSame(customer.domain, id)))
      return { found: "one", customer };
    if (!name.includes(wanted)) continue;
    ranked[Math.min(...name.split(between).map((one) => rankOf(one, wanted)))]?.push(customer);
  }
  const [exact = [], ...others] = ranked;
  const matches = exact.length > 0 ? exact : others.flat();
  const [first] = matches;
  if (first === undefined) return { found: "none" };
  const isCertain = matches.length === 1 && !ranked[3]?.includes(first);
  return isCertain ? { found: "one", customer: first } : { found: "several", customers: matches };
}

const isSame = (domain: string, wanted: string) => domain.length === wanted.length && domain.toLowerCase() === wanted;

/** Lists whose names were folded last: that takes a tenth of a second for 50,000, and few of them change at a time. */
const recent: { customers: readonly Customer[]; names: readonly string[] }[] = [];
const mostRecent = 8;
/** Shorter lists are folded as quickly as they are compared. */
const worthKeeping = 500;

/** Stands between the names of one customer. */
const between = "\n";

/** What it is called here, and in Partner Center where that is something else. */
const foldedName = ({ name, listedName }: Customer): string =>
  listedName === undefined ? fold(name) : `${fold(name)}${between}${fold(listedName)}`;

/** The folded names of a list in its order. */
function foldedNames(customers: readonly Customer[]): readonly string[] {
  if (customers.length < worthKeeping) return customers.map(foldedName);
  const at = recent.findIndex(
    ({ customers: other }) =>
      other === customers || (other[0]?.id === customers[0]?.id && other.length === customers.length),
  );
  const known = recent[at];
  if (known?.customers === customers) return known.names;
  const names = customers.map((customer, index) =>
    known?.customers[index] === customer ? (known.names[index] ?? "") : foldedName(customer),
  );
  if (at >= 0) recent.splice(at, 1);
  recent.unshift({ customers: Object.isFrozen(customers) ? customers : [...customers], names });
  recent.length = Math.min(recent.length, mostRecent);
  return names;
}

/** How well a name fits: 0 is the very name, 4 not at all. */
function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : 4;
}

/** What companies are called at the end: nobody types it. */
const endings = new Set(
  "ltd limited inc incorporated llc llp corp corporation co company gmbh ag kg bv nv sa sas sarl srl spa ab oy as aps plc pty kk group holding holdings international".split(
    " ",
  ),
);

/** Whether it is no more than the end of a company's name: "the Inc. one". */
export const isCompanyEnding = (word: string): boolean => endings.has(word);

/** Customers that people would call the same: but for case, accents, spaces, punctuation and what companies end with. */
export function namesakes(customers: readonly Customer[], name: string, except?: CustomerId): readonly Customer[] {
  const wanted = coreOf(name);
  return customers.filter(
    (one) => one.id !== except && [one.name, one.listedName ?? one.name].some((called) => coreOf(called) === wanted),
  );
}

function coreOf(name: string): string {
  const words = fold(name.replaceAll(".", "")).split(" ");
  const last = words.findLastIndex((word) => !endings.has(word));
  return words.slice(0, Math.max(last, 0) + 1).join("");
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
