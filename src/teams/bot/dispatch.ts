/** Which happening goes to which handler. Decides nothing else. */
import type { Happening } from "../activity/event.ts";
import { read } from "../activity/activity.ts";
import { managersOnly, personalChatOnly, secretRefused } from "../refusals.ts";
import { splitCommand } from "../activity/text.ts";
import type { Action, ActionReply, Card, Command, Lost, Reply, Turn, Welcome } from "../turn.ts";

/** Everything the bot can be asked to do. */
export type Tables = { commands: readonly Command[]; actions: readonly Action[]; lost: Lost; welcome: Welcome };

/** A click that no card of ours makes, or none that we still make. */
export type Answered = ActionReply | { malformed: string };

const outOfDate = 'That card is out of date. Ask for it again, for example with "gaps" or "show".';

/** Runs the command whose name is exactly the first word, or one that recognizes what was sent. */
export async function runCommand({ commands, lost }: Tables, turn: Turn): Promise<Reply> {
  const secret = secretRefused([turn.lines]);
  if (secret !== undefined) return { card: secret };
  const { word, rest } = splitCommand(turn.text);
  const named = commands.find(({ name }) => name === word);
  const command = named ?? commands.find((each) => each.recognizes?.(turn) === true);
  if (command === undefined) return lost(turn);
  const refusal = whyNot(command, turn);
  if (refusal !== undefined) return { card: refusal };
  return command.run(turn, named === undefined ? turn.text : rest);
}

function whyNot({ name, who, file }: Command, { actor, place }: Turn): Card | undefined {
  if (who === "managers" && !actor.manager) return managersOnly(`can use ${name}`);
  if (file === true && place.kind !== "personal") return personalChatOnly(`Write ${name} to me there.`);
  return undefined;
}

/** Runs the action of a click, with the card's data checked and the person taken from the activity. */
export async function runAction(
  { actions }: Tables,
  turn: Turn,
  clicked: Extract<Happening, { kind: "clicked" }>,
): Promise<Answered> {
  const action = actions.find(({ verb }) => verb === clicked.verb);
  if (action === undefined) return { malformed: outOfDate };
  const data = read(action.schema, clicked.data);
  if (data === undefined) return { malformed: outOfDate };
  if (action.who === "managers" && !turn.actor.manager) return { toast: "Only managers can do that." };
  // The card stays, with what else was filled in.
  const secret = secretRefused(Object.values(clicked.data));
  if (secret !== undefined) return { card: secret, shown: "new" };
  return action.run(turn, data, { card: clicked.card ?? "", automatic: clicked.automatic });
}
