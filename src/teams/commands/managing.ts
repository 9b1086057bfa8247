/** The `managers` command: who they are, one more, one less. */
import { changeManagers, listManagers } from "../../app/managers.ts";
import { namesOf } from "../../app/evaluate.ts";
import { noticeCard } from "../../cards/notice.ts";
import { meant } from "../people.ts";
import type { Command, Reply, Turn } from "../turn.ts";

export const managers: Command = {
  name: "managers",
  usage: "managers [add @person | remove @person]",
  does: "Who may assign, import and configure",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    if (rest === "") return await listed(turn);
    const asked = /^(add|remove)\s+(.+)$/is.exec(rest);
    const wants = asked?.[1]?.toLowerCase();
    if (asked === null || (wants !== "add" && wants !== "remove")) {
      return say("Add or remove whom?", "Write for example: managers add @Megan Bowen");
    }
    if (!turn.actor.manager)
      return say("For managers", "Only managers change who the managers are. Nothing was changed.");
    const [mention] = turn.mentions;
    const person = await meant(turn, mention ?? asked[2] ?? "");
    if (person === undefined)
      return say("Who is that?", "Mention the person with @, or write their user principal name.");
    switch (await changeManagers(turn.world, turn.organization, { person, wants, by: turn.actor })) {
      case "added":
        return say(`${person.name} is a manager now`, "They may assign, import, configure and export.");
      case "removed":
        return say(`${person.name} is no manager any more`, "What they did stays on record.");
      case "unchanged":
        return say(
          "Nothing to change",
          wants === "add" ? `${person.name} is a manager already.` : `${person.name} is no manager.`,
        );
      case "last-one":
        return say(`${person.name} is the last manager`, "Add another one first. Nothing was changed.");
      case "set-by-administrator":
        return say(
          `${person.name} was set by the administrator`,
          "It stands in the setting BOT_MANAGERS and cannot be removed from here.",
        );
      case "not-a-manager":
        return say("For managers", "Only managers change who the managers are. Nothing was changed.");
    }
  },
};

async function listed(turn: Turn): Promise<Reply> {
  const { fixed, added } = await listManagers(turn.world, turn.organization);
  const names = namesOf(await turn.organization.people.list());
  const all = [...new Set([...fixed, ...added].map((ref) => names.get(ref) ?? ref))];
  if (all.length === 0)
    return say("There is no manager yet", "The administrator names the first in the setting BOT_MANAGERS.");
  return say(all.length === 1 ? "One manager" : `${all.length} managers`, `${all.join(", ")}.`);
}

function say(headline: string, says: string): Reply {
  return { card: noticeCard({ headline, says }) };
}
