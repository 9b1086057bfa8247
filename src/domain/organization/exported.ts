/** What can be exported as a table, and what it is made of. */
import type { Customer, CustomerId } from "../customer/customer.ts";
import type { Delivery, Settings } from "../documents.ts";
import type { Gap } from "../catalogue/gap-codes.ts";
import type { TrailFilter } from "./history.ts";
import type { Names } from "../messages/message.ts";
import type { Day, Zone } from "../time/time.ts";

export const exportKinds = ["gaps", "customers", "history", "deliveries"] as const;
export type ExportKind = (typeof exportKinds)[number];

/** Everything of an organization that a table is made of. */
export type ExportFacts = {
  customers: readonly Customer[];
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>;
  deliveries: readonly Delivery[];
  settings: Pick<Settings, "history">;
  names: Names;
  today: Day;
  zone: Zone;
  /** For `history`: which entries. */
  filter?: TrailFilter | undefined;
};
