/** The command `decisions`: what waits for a manager, in one list. */
import { decisionsOpen } from "../../app/customers/report.ts";
import { decisionsCard } from "../../cards/messages/decisions.ts";
import { count } from "../../cards/kit/dates.ts";
import { listPage } from "../../domain/listing.ts";
import { managersOnly, notUnderstood } from "../refusals.ts";
import { readerOf, type PlainCommand, type Reply, type Turn } from "../turn.ts";

export const decisions: PlainCommand = {
  name: "decisions",
  usage: "decisions [page N]",
  does: "What waits for a manager: to offboard, to add, given back",
  who: "managers",
  looks: true,
  async instead(turn, rest): Promise<Reply> {
    // Whoever stands in for a manager decides, too.
    const { decisions: open } = await decisionsOpen(turn.world, turn.organization, turn.actor);
    if (open.length > 0) return await decisions.run(turn, rest);
    const says = "What you asked them for, I tell you as soon as one of them has decided.";
    return { card: await managersOnly(turn, "decide", { says, looks: true }) };
  },
  async run(turn, rest): Promise<Reply> {
    const [, number] = /^(?:page (\d{1,6}))?$/i.exec(rest.trim()) ?? [undefined, "none"];
    if (number === "none") return notUnderstood(decisions, rest, "decisions");
    const { decisions: open, evaluated } = await decisionsOpen(turn.world, turn.organization, turn.actor);
    const page = Math.max(1, Number(number ?? 1));
    const found = listPage(open, page);
    return {
      card: decisionsCard({ found, isBeyond: page > found.pages, names: evaluated.names, reader: readerOf(turn) }),
    };
  },
};

/** How many wait, in a sentence, for a manager; undefined where none does. */
export async function decisionsLine(turn: Turn): Promise<string | undefined> {
  if (!turn.actor.manager) return undefined;
  const { length } = (await decisionsOpen(turn.world, turn.organization, turn.actor)).decisions;
  if (length === 0) return undefined;
  return `${count(length, "decision")} ${length === 1 ? "waits" : "wait"} for a manager: write decisions.`;
}
