/** Every card action, by verb. */
import { z } from "zod";
import { showCustomer } from "../../app/customers/report.ts";
import { actOn } from "../../cards/kit/act.ts";
import { isWaiting, openGaps } from "../../domain/catalogue/gap-codes.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import { customerReply } from "../customers/reply.ts";
import { notHere } from "../refusals.ts";
import { commands, helpFor } from "./commands.ts";
import { settingsActions } from "../people/settings.ts";
import { runAction, runAllAction, runForAction, snoozeAllAction, undoAllAction } from "./run.ts";
import { action, viewerOf, type Action } from "../turn.ts";
import { checklistActions } from "../customers/checklist.ts";
import { assigningActions } from "../customers/assign-actions.ts";
import { associatingActions } from "../associations/actions.ts";
import { digestingActions } from "../messages/deliveries.ts";
import { exportingActions } from "../files/export.ts";
import { forgettingActions } from "../people/forget.ts";
import { importingActions } from "../files/import.ts";
import { coverActions } from "../customers/cover.ts";
import { newCustomerActions } from "../customers/new-customer.ts";
import { noteActions } from "../customers/note.ts";
import { undoingActions } from "../customers/undo-assign.ts";
import { leavingActions } from "../people/absence-actions.ts";
import { memoActions } from "../people/memos.ts";
import { managingActions } from "../people/managers.ts";
import { onboardingActions } from "../customers/onboarding.ts";
import { readingActions } from "../sources/sources.ts";
import { offboardingActions } from "../customers/offboarding.ts";
import { quietActions } from "../customers/quiet.ts";
import { showingActions } from "../gaps/actions.ts";
import { claimsAction } from "../gaps/claims.ts";
import { remindingActions } from "../gaps/remind-owners.ts";

const help = action({
  verb: "help",
  schema: z.object({ group: z.string().max(60).optional() }),
  who: "everyone",
  run: async (turn, { group }) => ({ card: await helpFor(turn, undefined, group), shown: "new" }),
});

/** The link under a row of a list: the act that the customer's most urgent gap needs by now, beside the list. */
const act = action({
  verb: "act",
  schema: z.object({ customer: z.string().min(1).max(100), gap: z.string().max(10).optional() }),
  who: "everyone",
  async run(turn, { customer: id, gap: code }, click) {
    const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
    if (found === undefined) return { card: notHere(), shown: "new" };
    const { customer, evaluated } = found;
    const gaps = evaluated.gapsById.get(id) ?? [];
    // A list may show another gap than the most urgent one; what its link says is done.
    const open = openGaps(gaps);
    const top = open.find((gap) => gap.code === code) ?? open[0];
    const may = { manage: turn.actor.manager, answer: mayAnswer(customer, turn.actor) };
    const todo = top === undefined && !gaps.some(isWaiting) ? undefined : actOn(customer, top, may);
    const pressed = todo && acts.find(({ verb }) => verb === todo.press.verb);
    // In a channel the link is there for everybody; whoever may not do it is shown the customer.
    if (todo === undefined || pressed === undefined || (pressed.who === "managers" && !turn.actor.manager))
      return { ...(await customerReply(turn, id)), shown: "new" };
    const reply = await pressed.run(turn, pressed.schema.parse(todo.press.data), click);
    return "card" in reply ? { ...reply, shown: "new" } : reply;
  },
});

const undoing: readonly Action[] = [
  ...checklistActions,
  ...associatingActions,
  ...undoingActions,
  ...memoActions,
  ...leavingActions,
  ...offboardingActions,
];

const acts: readonly Action[] = [...checklistActions, ...assigningActions, ...associatingActions, ...onboardingActions];

export const actions: readonly Action[] = [
  act,
  ...coverActions,
  ...noteActions,
  ...checklistActions,
  ...showingActions,
  claimsAction,
  ...remindingActions,
  ...assigningActions,
  ...newCustomerActions,
  ...associatingActions,
  ...digestingActions,
  ...exportingActions,
  ...forgettingActions,
  ...importingActions,
  ...leavingActions,
  ...undoingActions,
  ...managingActions,
  ...memoActions,
  ...onboardingActions,
  ...offboardingActions,
  ...quietActions,
  ...readingActions,
  ...settingsActions,
  help,
  runAction(commands),
  runAllAction(commands),
  undoAllAction(undoing, commands),
  runForAction(commands),
  snoozeAllAction(commands),
];
