/** Every command, in the order of the help. Dispatch, help and the app's manifest all read this table. */
import { helpCard } from "../../cards/help.ts";
import { particulars } from "./particulars.ts";
import { settings } from "./setting.ts";
import type { Command, Reply, Turn } from "../turn.ts";
import { deliveries } from "./delivering.ts";
import { digest } from "./digesting.ts";
import { exporting, history } from "./exporting.ts";
import { forgetting, retention } from "./forgetting.ts";
import { away, handing, snoozing } from "./leaving.ts";
import { importing } from "./importing.ts";
import { gaps, show, why } from "./looking.ts";
import { managers } from "./managing.ts";
import { adding, asking, assigning } from "./owning.ts";
import { pasting } from "./pasting.ts";
import { reviewing } from "./reviewing.ts";

const help: Command = {
  name: "help",
  usage: "help",
  does: "What you can ask me",
  who: "everyone",
  run: (turn): Promise<Reply> => Promise.resolve({ card: helpFor(turn) }),
};

export const commands: readonly Command[] = [
  gaps,
  show,
  reviewing,
  asking,
  assigning,
  adding,
  particulars,
  importing,
  pasting,
  digest,
  snoozing,
  away,
  handing,
  deliveries,
  history,
  exporting,
  managers,
  settings,
  forgetting,
  retention,
  why,
  help,
];

/** The commands this person can use here; with what was not understood, when something was not. */
export function helpFor(turn: Turn, unknown?: { said: string; nearest?: string }) {
  return helpCard({
    commands: commands.filter(({ who }) => who === "everyone" || turn.actor.manager),
    mention: turn.place.kind !== "personal",
    ...(unknown === undefined ? {} : { unknown: unknown.said }),
    ...(unknown?.nearest === undefined ? {} : { nearest: unknown.nearest }),
  });
}
