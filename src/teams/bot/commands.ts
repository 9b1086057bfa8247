/** Every command, in the order of the help. Dispatch, help and the app's manifest all read this table. */
import { lostCard } from "../../cards/forms/guesses.ts";
import { helpCard } from "../../cards/organization/help.ts";
import { cover } from "../customers/cover.ts";
import { set } from "../customers/set.ts";
import { settings } from "../people/settings.ts";
import { managersCommand } from "../refusals.ts";
import type { Card, Command, Reply, Turn } from "../turn.ts";
import { deliveries } from "../messages/deliveries.ts";
import { digest } from "../messages/digest.ts";
import { exportTables, history } from "../files/export.ts";
import { forget, retention } from "../people/forget.ts";
import { away, handover, snooze } from "../people/absence.ts";
import { importFiles } from "../files/import.ts";
import { gdap } from "../gaps/access.ts";
import { claims } from "../gaps/claims.ts";
import { gaps, show, why } from "../gaps/commands.ts";
import { managers } from "../people/managers.ts";
import { reminder, reminders } from "../people/memos.ts";
import { decisions, decisionsLine } from "../customers/decisions.ts";
import { add } from "../customers/new-customer.ts";
import { ask, assign, unassign } from "../customers/owner.ts";
import { later } from "../customers/later.ts";
import { quiet } from "../customers/quiet.ts";
import { mail } from "../customers/mail.ts";
import { note, notes } from "../customers/note.ts";
import { paste } from "../associations/paste.ts";
import { review } from "../customers/review.ts";
import { sources, sync } from "../sources/sources.ts";

const help: Command = {
  name: "help",
  usage: "help [command]",
  does: "What you can ask me",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const asked = commands.find(({ name }) => name === rest.toLowerCase());
    if (asked?.who === "managers" && !turn.actor.manager) return await managersCommand(turn, asked, "");
    if (rest === "" || asked !== undefined) return { card: await helpFor(turn, asked) };
    const personal = turn.place.kind === "personal";
    return { card: lostCard({ written: rest, personal }), unclear: true };
  },
};

/** Every command by what it is about, in the order of the help. */
const groups: readonly { heading: string; commands: readonly Command[] }[] = [
  { heading: "What's open", commands: [gaps, claims, gdap, show, review, mail, why, help] },
  {
    heading: "Keep it true",
    commands: [paste, set, note, notes, later, quiet, snooze, reminder, reminders, away, cover],
  },
  { heading: "Customers and owners", commands: [ask, assign, unassign, handover, add] },
  { heading: "Messages and tables", commands: [digest, deliveries, importFiles, exportTables, history] },
  { heading: "For the organization", commands: [sources, managers, settings, decisions, sync, retention, forget] },
];

export const commands: readonly Command[] = groups.flatMap((group) => group.commands);

/** The commands this person can use here, in a channel only their groups; one in full when it is asked about. */
export async function helpFor(turn: Turn, one?: Command, only?: string): Promise<Card> {
  const { actor, place } = turn;
  // Named where something waits alone.
  const waits = (await decisionsLine(turn)) !== undefined;
  const mine = groups
    .filter(({ heading }) => only === undefined || heading === only)
    .map(({ heading, commands: all }) => ({
      heading,
      commands: all.filter(
        (command) => (command.who === "everyone" || actor.manager) && (waits || command !== decisions),
      ),
    }))
    .filter((group) => group.commands.length > 0);
  return helpCard({ groups: mine, brief: only === undefined && place.kind !== "personal", one });
}
