/** One row for each fault: what was due, what arrived, what is named, and that nothing was lost or doubled. */
import { expect } from "vitest";
import type { Organization } from "../../src/app/ports.ts";
import type { FakeTeams } from "./fake-teams.ts";

export type Row = {
  fault: string;
  due: number;
  /** Arrived, and known to have. */
  sent: number;
  /** Not sent, with the reason: unreachable, refused, dropped. */
  named: number;
  unknown: number;
  /** Neither arrived nor named. */
  lost: number;
  /** Arrivals beyond the first. */
  doubled: number;
};

const rows: Row[] = [];

/** Counts what became of the due deliveries, and refuses a row with anything lost, doubled or unexpected in it. */
export async function tally(
  fault: string,
  organization: Organization,
  due: readonly string[],
  teams: FakeTeams,
): Promise<Row> {
  const row: Row = { fault, due: due.length, sent: 0, named: 0, unknown: 0, lost: 0, doubled: 0 };
  for (const id of due) {
    const delivery = await organization.deliveries.get(id);
    const times = teams.arrived.get(id)?.length ?? 0;
    row.doubled += Math.max(0, times - 1);
    const isNamed = delivery?.because !== undefined && delivery.because !== "";
    if (delivery?.state === "sent" && times > 0) row.sent += 1;
    else if (delivery?.state === "unknown" && isNamed) row.unknown += 1;
    else if (["unreachable", "refused", "dropped"].includes(delivery?.state ?? "") && isNamed && times === 0)
      row.named += 1;
    else row.lost += 1;
  }
  expect(teams.unexpected, "requests Teams does not know").toEqual([]);
  expect(
    [...teams.arrived.keys()].filter((id) => !due.includes(id)),
    "messages not expected",
  ).toEqual([]);
  expect({ lost: row.lost, doubled: row.doubled }, fault).toEqual({ lost: 0, doubled: 0 });
  rows.push(row);
  return row;
}

/** Adds a row that was counted elsewhere. */
export function note(row: Row): void {
  expect({ lost: row.lost, doubled: row.doubled }, row.fault).toEqual({ lost: 0, doubled: 0 });
  rows.push(row);
}

/** The table in Markdown, in the order the faults were tried. */
export function markdown(): string {
  const head = ["Fault", "Due", "Sent", "Not sent, with the reason", "Unknown", "Lost", "Doubled"];
  const body = rows.map(({ fault, due, sent, named, unknown, lost, doubled }) =>
    [fault, due, sent, named, unknown, lost, doubled].map(String),
  );
  const widths = head.map((title, column) => Math.max(title.length, ...body.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(head), rule, ...body.map(line)].join("\n");
}
