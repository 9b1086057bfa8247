/** What can be exported as a table, and what it is made of. */
import type { Catalogue } from "../catalogue/workloads.ts";
import type { Customer, CustomerId } from "../customer/customer.ts";
import type { Delivery, Settings } from "../documents.ts";
import type { Gap } from "../catalogue/gap-codes.ts";
import type { TrailFilter } from "./history.ts";
import type { Names } from "../messages/message.ts";
import type { Day, Zone } from "../time/time.ts";

/** Tables of customers: of their own, whoever answers for them may have these. */
export const customerTables = ["gaps", "customers", "claims"] as const;
export const exportKinds = [...customerTables, "history", "deliveries"] as const;
export type ExportKind = (typeof exportKinds)[number];

/** What a table is made of. `customers`: all of the organization, or somebody's; the gaps are those of all. */
export type ExportFacts = {
  customers: readonly Customer[];
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>;
  deliveries: readonly Delivery[];
  settings: Pick<Settings, "history">;
  names: Names;
  catalogue: Catalogue;
  today: Day;
  zone: Zone;
  /** For `history`: which entries. */
  filter?: TrailFilter | undefined;
};
