/** The table that somebody asked for, by its name. */
import type { ExportFacts, ExportKind } from "../domain/organization/exported.ts";
import { byUrgency } from "../domain/gaps/find-gaps.ts";
import type { NameOf } from "./export.ts";
import { exportCustomers, exportDeliveries, exportGaps, exportHistory } from "./export.ts";

/** CSV in pieces, made as it is asked for. Gaps are in order of urgency, those of every customer together. */
export function exportCsv(kind: ExportKind, facts: ExportFacts): AsyncGenerator<string> {
  const { customers, names, today, zone, settings, filter } = facts;
  const nameOf: NameOf = (ref) => names.get(ref) ?? ref;
  switch (kind) {
    case "customers":
      return exportCustomers(customers);
    case "gaps": {
      const gaps = [...facts.gapsById.values()].flat().sort(byUrgency);
      return exportGaps(gaps, { customers: new Map(customers.map((one) => [one.id, one])), nameOf, today });
    }
    case "history":
      return exportHistory(customers, { nameOf, settings, zone, filter });
    case "deliveries":
      return exportDeliveries(facts.deliveries, { nameOf });
  }
}
