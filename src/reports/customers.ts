/** The customers list: Partner Center > Customers > Export customers, and what our own export writes. */
import type { CustomerRow } from "../domain/imports/customers.ts";
import type { PersonRef } from "../domain/people/person.ts";
import { quote, type Columns, type Making, type Places } from "./csv/columns.ts";
import { joined, neutralised } from "./csv/formula.ts";

/**
 * Columns of the list. Microsoft: "See your customer list"; `Owner` and `Deputy` are ours. Whether Partner Center writes
 * other languages was not found: the translated names are what people call the columns when they translate the file.
 */
export const customerColumns = {
  id: {
    names: [
      "Microsoft ID",
      "Customer tenant ID",
      "Tenant ID",
      "Customer Microsoft ID",
      "Customer ID",
      "ID Microsoft",
      "Identifiant Microsoft",
      "Identificador de Microsoft",
      "Id de Microsoft",
      "Mandanten-ID",
      "ID du locataire",
      "Id de inquilino",
      "テナント ID",
    ],
    holds: "guid",
    required: "value",
  },
  name: {
    names: [
      "Company name",
      "Customer name",
      "Customer",
      "Company",
      "Firmenname",
      "Unternehmen",
      "Firma",
      "Kunde",
      "Kundenname",
      "Nom de la société",
      "Nom de l’entreprise",
      "Nom du client",
      "Bedrijfsnaam",
      "Klantnaam",
      "Klant",
      "Nombre de la empresa",
      "Nombre de la compañía",
      "Nombre del cliente",
      "会社名",
      "顧客名",
    ],
    required: "value",
    called: "company name",
  },
  domain: {
    names: [
      "Primary domain name",
      "Primary domain",
      "Domain name",
      "Domain",
      "Primärer Domänenname",
      "Primäre Domäne",
      "Nom de domaine principal",
      "Domaine principal",
      "Dominio principal",
      "Primaire domeinnaam",
      "Nombre de dominio principal",
      "プライマリ ドメイン名",
    ],
  },
  relationship: {
    names: ["Relationship", "Relationship type", "Beziehung", "Relation", "Relatie", "Relación", "リレーションシップ"],
  },
  tags: { names: ["Tags", "Tag"] },
  owner: { names: ["Owner", "Association owner", "Besitzer", "Propriétaire", "Eigenaar", "Propietario", "所有者"] },
  deputy: { names: ["Deputy", "Stellvertreter", "Suppléant", "Plaatsvervanger"] },
} as const satisfies Columns;

/** Names are kept up to this many characters. */
const longestName = 500;

/** Rows of the list. @param places tells where the tags stand: several in one cell, each escaped by itself. */
export const customerMaking = (
  places: Places<keyof typeof customerColumns>,
): Making<typeof customerColumns, CustomerRow> => ({
  make: (values, row) => {
    const { line, name } = values;
    if (name.length > longestName) {
      return { line, refused: `The company name has ${name.length} characters; ${longestName} at most.` };
    }
    const people: { owner?: PersonRef | undefined; deputy?: PersonRef | undefined } = {};
    for (const role of ["owner", "deputy"] as const) {
      const written = values[role];
      people[role] = written === undefined ? undefined : personRef(written);
      if (written === undefined || people[role] !== undefined) continue;
      const refused = `${customerColumns[role].names[0]} ${quote(written)} is neither a user principal name (name@domain) nor an Entra object id.`;
      return { line, refused };
    }
    return {
      ...values,
      ...people,
      tags: places.tags === undefined ? undefined : readTags(row.values[places.tags] ?? ""),
    };
  },
});

const readTags = (cell: string): string[] => [...new Set(joined.undo(neutralised.undo(cell)))];

/** A user principal name or Entra object id in lower case. Object ids are opaque, but hold no space and some digit. */
function personRef(text: string): PersonRef | undefined {
  const ref = text.toLowerCase();
  if (/^[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+$/.test(ref)) return ref;
  return /^(?=.*\d)[0-9a-z][0-9a-z-]{7,63}$/.test(ref) ? ref : undefined;
}
