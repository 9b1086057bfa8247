/** The `managers` command: who they are, one more, one less. */
import { changeManagers, listManagers } from "../../app/organization/settings.ts";
import { namesOf } from "../../app/evaluate.ts";
import { notice } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import type { Person } from "../../domain/people/person.ts";
import { managersOnly, notUnderstood } from "../refusals.ts";
import { type Card, type Command, type Reply, type Turn, action, type Action } from "../turn.ts";
import { colleague, findPerson, nobodyCalled } from "../input/find/find-person.ts";
import { z } from "zod";

export const managers: Command = {
  name: "managers",
  usage: "managers [add @person | remove @person]",
  does: "Who may assign, import and configure",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    if (rest === "") return { card: await listed(turn) };
    const [, verb = "", who = ""] = /^(add|remove) (.+)$/is.exec(rest) ?? [];
    const wants = managing.find((one) => one === verb.toLowerCase());
    if (wants === undefined) return notUnderstood(managers, rest, "managers add @Megan Bowen");
    if (!turn.actor.manager) return { card: await managersOnly(turn, "can change who the managers are") };
    const found = await findPerson(turn, who, {
      does: wants === "add" ? "Make a manager:" : "Remove as a manager:",
      pressOf: (person) => press("change-managers", { wants, person }),
    });
    return "card" in found ? found : { card: await managerChanged(turn, wants, found.person) };
  },
};

/** What can be done with a manager. */
const managing = ["add", "remove"] as const;

/** Adds or removes a manager and says so. */
async function managerChanged(turn: Turn, wants: (typeof managing)[number], person: Person): Promise<Card> {
  switch (await changeManagers(turn.world, turn.organization, { person, wants, by: turn.actor })) {
    case "added":
      return notice(`${person.name} is a manager now`, "They may assign, import, configure and export.");
    case "removed":
      return notice(`${person.name} is no longer a manager`, "What they did stays on record.");
    case "unchanged":
      return notice(
        "Nothing to change",
        wants === "add" ? `${person.name} is already a manager.` : `${person.name} isn't a manager.`,
      );
    case "last-one":
      return notice(`${person.name} is the last manager`, "Add another manager first. Nothing was changed.");
    case "set-by-administrator":
      return notice(
        `${person.name} was set by the administrator`,
        "They're in the setting BOT_MANAGERS, so they can't be removed from here.",
      );
  }
}

async function listed(turn: Turn): Promise<Card> {
  const { fixed, added } = await listManagers(turn.world, turn.organization);
  const names = namesOf(await turn.organization.people.list());
  const all = [...new Set([...fixed, ...added].map((ref) => names.get(ref) ?? ref))];
  if (all.length === 0)
    return notice("No managers yet", "The administrator names the first in the setting BOT_MANAGERS.");
  const how = turn.actor.manager
    ? "To change that, write for example: managers add @Megan Bowen, or managers remove @Megan Bowen"
    : `${all.length === 1 ? "They" : "Any of them"} can make somebody else a manager.`;
  return notice(all.length === 1 ? "1 manager" : `${all.length} managers`, [`${all.join(", ")}.`, how]);
}

const change = action({
  verb: "change-managers",
  formerly: "manager",
  schema: z.object({ wants: z.enum(managing), person: z.string().min(1).max(200) }),
  who: "managers",
  async run(turn, { wants, person }) {
    const found = await colleague(turn, person);
    return { card: found === undefined ? nobodyCalled(person) : await managerChanged(turn, wants, found) };
  },
});

export const managingActions: readonly Action[] = [change];
