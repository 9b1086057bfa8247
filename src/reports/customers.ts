/** The customers list: Partner Center > Customers > Export customers, and what our own export writes. */
import type { CustomerRow, RefusedRow } from "../domain/imports/customers.ts";
import type { PersonRef } from "../domain/people/person.ts";
import { guid, quote, valueOf, type Places, type Wanted } from "./csv/columns.ts";
import type { CsvRow, Unreadable } from "./csv/csv.ts";
import { joined, neutralised } from "./csv/formula.ts";

/** Columns of the list. Microsoft: "See your customer list"; `Owner` and `Deputy` are ours. */
export const customerColumns = {
  id: {
    names: ["Microsoft ID", "Customer tenant ID", "Tenant ID", "Customer Microsoft ID", "Customer ID"],
    required: true,
  },
  name: { names: ["Company name", "Customer name", "Customer", "Company"], required: true },
  domain: { names: ["Primary domain name", "Primary domain", "Domain name", "Domain"] },
  relationship: { names: ["Relationship", "Relationship type"] },
  tags: { names: ["Tags", "Tag"] },
  owner: { names: ["Owner", "Association owner"] },
  deputy: { names: ["Deputy"] },
} as const satisfies Record<string, Wanted>;

type Field = keyof typeof customerColumns;

/** Names are kept up to this many characters. */
const longestName = 500;

/** Rows as customers, each good or refused with its reason. */
export async function* readCustomers(
  rows: AsyncIterable<CsvRow | Unreadable>,
  places: Places<Field>,
): AsyncGenerator<CustomerRow | RefusedRow> {
  for await (const row of rows) yield "refused" in row ? row : readCustomer(row, places);
}

function readCustomer(row: CsvRow, places: Places<Field>): CustomerRow | RefusedRow {
  const { line } = row;
  const refused = (reason: string) => ({ line, refused: reason });
  const idText = valueOf(row, places.id);
  const name = valueOf(row, places.name);
  if (idText === undefined) return refused("No Microsoft ID.");
  const id = guid(idText);
  if (id === undefined) return refused(`The Microsoft ID ${quote(idText)} is not a GUID.`);
  if (name === undefined) return refused("No company name.");
  if (name.length > longestName)
    return refused(`The company name has ${name.length} characters; ${longestName} at most.`);
  const people: { owner?: PersonRef; deputy?: PersonRef } = {};
  for (const role of ["owner", "deputy"] as const) {
    const text = valueOf(row, places[role]);
    if (text === undefined) continue;
    const ref = personRef(text);
    if (ref === undefined) {
      const column = customerColumns[role].names[0];
      return refused(`${column} ${quote(text)} is neither a user principal name (name@domain) nor an Entra object id.`);
    }
    people[role] = ref;
  }
  const domain = valueOf(row, places.domain);
  const relationship = valueOf(row, places.relationship);
  return {
    line,
    id,
    name,
    ...(domain === undefined ? {} : { domain }),
    ...(relationship === undefined ? {} : { relationship }),
    ...(places.tags === undefined ? {} : { tags: readTags(row.values[places.tags] ?? "") }),
    ...people,
  };
}

function readTags(cell: string): string[] {
  return [...new Set(joined.undo(neutralised.undo(cell)))];
}

/** A user principal name or Entra object id in lower case. Object ids are opaque, but hold no space and some digit. */
function personRef(text: string): PersonRef | undefined {
  const ref = text.toLowerCase();
  if (/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(ref)) return ref;
  return /^(?=.*\d)[0-9a-z][0-9a-z-]{7,63}$/.test(ref) ? ref : undefined;
}
