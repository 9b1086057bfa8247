/** The report "CPOR - Microsoft 365 usage": its rows, and what a file of them says of each customer. */
import type { CustomerId } from "../customer/customer.ts";
import { startOfMonth } from "../time/calendar.ts";
import type { Day } from "../time/time.ts";
import { gathered, type Gathered } from "./findings.ts";

export type CporUsageRow = {
  line: number;
  customer: CustomerId;
  customerName?: string | undefined;
  /** As the report writes it. */
  workload: string;
  users: number;
  seats: number;
  claimId?: string | undefined;
  partnerId?: string | undefined;
  associatedOn?: Day | undefined;
  /** The day of the data. */
  on: Day;
  /** Its users and seats are counted in another row, by the report's own flag. */
  repeated?: boolean | undefined;
};

/** The newest that a file says of one workload. */
export type WorkloadUsage = Omit<CporUsageRow, "line" | "customer" | "customerName" | "repeated">;

/** What a file says of one customer: by workload the newest row, the newest that has a claim, and every month's figures. */
export type CporUsage = Gathered & {
  workloads: Map<string, { newest: WorkloadUsage; associated?: WorkloadUsage | undefined }>;
  months: Map<Day, Map<string, { users: number; seats: number }>>;
};

/** Adds a row to what the file says so far. Changes `usage`. */
export function gatherCporUsage(usage: Map<CustomerId, CporUsage>, row: CporUsageRow): void {
  const customer = gathered<CporUsage>(usage, row, () => ({ workloads: new Map(), months: new Map() }));
  const { line: _line, customer: _customer, customerName: _name, repeated, ...said } = row;
  const before = customer.workloads.get(row.workload);
  const associated = said.claimId === undefined ? before?.associated : newer(before?.associated, said);
  customer.workloads.set(row.workload, { newest: newer(before?.newest, said), associated });
  if (repeated === true) return;
  const month = startOfMonth(row.on);
  const figures = customer.months.get(month) ?? new Map<string, { users: number; seats: number }>();
  const known = figures.get(row.workload) ?? { users: 0, seats: 0 };
  figures.set(row.workload, {
    users: Math.max(row.users, known.users),
    seats: Math.max(row.seats, known.seats),
  });
  customer.months.set(month, figures);
}

/** Of two rows about one workload the newer; of the same day, the later association, with the greater figures. */
export function newer(one: WorkloadUsage | undefined, other: WorkloadUsage): WorkloadUsage {
  if (one === undefined) return other;
  if (one.on !== other.on) return one.on > other.on ? one : other;
  const key = (row: WorkloadUsage) => `${row.associatedOn ?? ""} ${row.claimId ?? ""} ${row.partnerId ?? ""}`;
  const winner = key(one) >= key(other) ? one : other;
  return { ...winner, users: Math.max(one.users, other.users), seats: Math.max(one.seats, other.seats) };
}
