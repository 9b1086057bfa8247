/** The button that makes a colleague a manager, or no manager any more, when a command did not say for certain whom. */
import { z } from "zod";
import { managerChanged, managing } from "./managers.ts";
import { colleague } from "../input/people.ts";
import { action, type Action, type ActionReply } from "../turn.ts";
import { nobodyCalled } from "../input/find-person.ts";

const change = action({
  verb: "manager",
  schema: z.object({ wants: z.enum(managing), person: z.string().min(1).max(200) }),
  who: "managers",
  async run(turn, { wants, person }): Promise<ActionReply> {
    const found = await colleague(turn, person);
    return { card: found.outcome === "found" ? await managerChanged(turn, wants, found.person) : nobodyCalled(person) };
  },
});

export const managingActions: readonly Action[] = [change];
