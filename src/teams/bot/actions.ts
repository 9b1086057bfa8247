/** Every card action, by verb. */
import { z } from "zod";
import { helpFor } from "./commands.ts";
import { action, type Action, type ActionReply } from "../turn.ts";
import { checklistActions } from "../customers/checklist.ts";
import { assigningActions } from "../customers/assign-actions.ts";
import { associatingActions } from "../associations/actions.ts";
import { digestingActions } from "../messages/deliveries.ts";
import { exportingActions } from "../files/export-actions.ts";
import { forgettingActions } from "../people/forget-actions.ts";
import { importingActions } from "../files/import.ts";
import { leavingActions } from "../people/absence-actions.ts";
import { managingActions } from "../people/managers.ts";
import { onboardingActions } from "../customers/onboarding.ts";
import { readingActions } from "../sources/sources.ts";
import { showingActions } from "../gaps/actions.ts";

const help = action({
  verb: "help",
  schema: z.object({}),
  who: "everyone",
  run: (turn): Promise<ActionReply> => Promise.resolve({ card: helpFor(turn), shown: "new" }),
});

export const actions: readonly Action[] = [
  ...checklistActions,
  ...showingActions,
  ...assigningActions,
  ...associatingActions,
  ...digestingActions,
  ...exportingActions,
  ...forgettingActions,
  ...importingActions,
  ...leavingActions,
  ...managingActions,
  ...onboardingActions,
  ...readingActions,
  help,
];
