/** A list of gaps, for a command and a button alike; or why there is none. */
import { gapReport, seesOnlyOwn } from "../../app/customers/report.ts";
import { gapsCard } from "../../cards/gaps/gaps.ts";
import { noListCard } from "../../cards/messages/no-list.ts";
import type { Filter } from "../../domain/gaps/filter.ts";
import { readerOf, viewerOf } from "../reader.ts";
import type { Card, Turn } from "../turn.ts";

/** What the filter leaves of what the person may see here. */
export async function gapsReply(turn: Turn, filter: Filter, page: number): Promise<{ card: Card }> {
  const viewer = viewerOf(turn);
  const made = await gapReport(turn.world, turn.organization, viewer, { filter, page });
  if ("missing" in made) return { card: noListCard(made.missing, filter) };
  const { report, evaluated } = made;
  return { card: gapsCard({ report, names: evaluated.names, reader: readerOf(turn), onlyOwn: seesOnlyOwn(viewer) }) };
}
