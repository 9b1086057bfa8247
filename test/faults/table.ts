/** One row for each fault: what was due, what arrived, what is named, and that nothing was lost or doubled. */
import { expect } from "vitest";
import type { Store } from "../../src/app/ports.ts";
import type { Connector } from "../teams/connector.ts";
import { silentNextWeek, tenant, told } from "./parts.ts";

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
  /** Whose next week is neither said nor named to a manager; undefined where there is no next week. */
  silent: number | undefined;
  /** How many are sent and how many unknown is a matter of chance. */
  isChance?: boolean;
};

const rows: Row[] = [];

/**
 * Counts what became of the due deliveries, and whether their recipients hear anything the week after, and refuses a row
 * with anything lost, doubled, silent or unexpected in it.
 */
export async function tally(
  fault: string,
  store: Store,
  due: readonly string[],
  teams: Connector,
  isChance = false,
): Promise<Row> {
  const organization = store.organization(tenant);
  const row: Row = {
    isChance,
    fault,
    due: due.length,
    sent: 0,
    named: 0,
    unknown: 0,
    lost: 0,
    doubled: 0,
    silent: undefined,
  };
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
  expect(teams.calls.filter(({ method }) => method === "GET").length, "questions nobody needs to ask").toBe(0);
  expect(
    [...teams.arrived.keys()].filter((id) => !due.includes(id) && id !== told),
    "messages not expected",
  ).toEqual([]);
  row.silent = await silentNextWeek(store, due, teams);
  note(row);
  return row;
}

/** Adds a row that was counted elsewhere. */
export function note(row: Row): void {
  const { fault, lost, doubled, silent = 0 } = row;
  expect({ lost, doubled, silent }, fault).toEqual({ lost: 0, doubled: 0, silent: 0 });
  rows.push(row);
}

const head = ["Fault", "Due", "Sent", "Not sent, with the reason", "Unknown", "Lost", "Doubled", "Silent next week"];

/** The table in Markdown, in the order the faults were tried. */
export function markdown(): string {
  const body = rows.map(({ fault, due, sent, named, unknown, lost, doubled, silent = "–", isChance }) =>
    [fault, due, isChance ? "the others" : sent, named, isChance ? "some" : unknown, lost, doubled, silent].map(String),
  );
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [head, rule, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A document with this table in place of its own. @param untried faults whose rows stay, since they cannot be tried here. */
export function withTable(document: string, table: string, untried: readonly string[]): string {
  const lines = document.split("\n");
  const isRow = (line: string) => line.startsWith("| ");
  const first = lines.findIndex(isRow);
  const documented = lines.filter(isRow);
  const kept = documented.filter((line) => untried.some((fault) => line.startsWith(`| ${fault} |`)));
  const isSame = [...table.split("\n"), ...kept].toSorted().join("\n") === documented.toSorted().join("\n");
  if (isSame) return document;
  return [...lines.slice(0, first), table, ...kept, ...lines.slice(first + documented.length)].join("\n");
}
