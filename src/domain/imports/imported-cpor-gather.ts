/** Rows of the report "CPOR - Microsoft 365 usage", gathered by customer and workload. */
import type { CustomerId } from "../customer/customer.ts";
import type { Day } from "../time/time.ts";

export type CporUsageRow = {
  line: number;
  customer: CustomerId;
  customerName?: string;
  /** As the report writes it. */
  workload: string;
  users: number;
  seats: number;
  claimId?: string;
  partnerId?: string;
  associatedOn?: Day;
  /** The day of the data. */
  on: Day;
};

/** The newest that a file says of one workload. */
export type WorkloadUsage = Omit<CporUsageRow, "line" | "customer" | "customerName">;

/** What a file says of one customer: by workload the newest row, and every month's figures. */
export type CporUsage = {
  name?: string;
  rows: number;
  workloads: Map<string, WorkloadUsage>;
  months: Map<Day, Map<string, { users: number; seats: number }>>;
};

/** Adds a row to what the file says so far. Changes `usage`. */
export function gatherCporUsage(usage: Map<CustomerId, CporUsage>, row: CporUsageRow): void {
  let customer = usage.get(row.customer);
  if (customer === undefined) {
    customer = { rows: 0, workloads: new Map(), months: new Map() };
    usage.set(row.customer, customer);
  }
  customer.rows += 1;
  if (customer.name === undefined && row.customerName !== undefined) customer.name = row.customerName;
  const { line: _line, customer: _customer, customerName: _name, ...said } = row;
  const known = customer.workloads.get(row.workload);
  customer.workloads.set(row.workload, known === undefined ? said : newer(known, said));
  const month = `${row.on.slice(0, 7)}-01`;
  const figures = customer.months.get(month) ?? new Map<string, { users: number; seats: number }>();
  const before = figures.get(row.workload);
  figures.set(row.workload, {
    users: Math.max(row.users, before?.users ?? 0),
    seats: Math.max(row.seats, before?.seats ?? 0),
  });
  customer.months.set(month, figures);
}

/** Of two rows about one workload the newer; of the same day, the later association, with the greater figures. */
export function newer(one: WorkloadUsage, other: WorkloadUsage): WorkloadUsage {
  if (one.on !== other.on) return one.on > other.on ? one : other;
  const key = (row: WorkloadUsage) => `${row.associatedOn ?? ""} ${row.claimId ?? ""} ${row.partnerId ?? ""}`;
  const winner = key(one) >= key(other) ? one : other;
  return { ...winner, users: Math.max(one.users, other.users), seats: Math.max(one.seats, other.seats) };
}
