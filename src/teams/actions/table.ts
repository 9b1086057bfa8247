/** Every card action, by verb. */
import { z } from "zod";
import { helpFor } from "../commands/table.ts";
import { action, type Action, type ActionReply } from "../turn.ts";
import { answeringActions } from "./answering.ts";
import { assigningActions } from "./assigning.ts";
import { associatingActions } from "./associating.ts";
import { digestingActions } from "./digesting.ts";
import { exportingActions } from "./exporting.ts";
import { forgettingActions } from "./forgetting.ts";
import { leavingActions } from "./leaving.ts";
import { managingActions } from "./managing.ts";
import { onboardingActions } from "./onboarding.ts";
import { showingActions } from "./showing.ts";

const help = action({
  verb: "help",
  schema: z.object({}),
  who: "everyone",
  run: (turn): Promise<ActionReply> => Promise.resolve({ card: helpFor(turn), shown: "new" }),
});

export const actions: readonly Action[] = [
  ...answeringActions,
  ...showingActions,
  ...assigningActions,
  ...associatingActions,
  ...digestingActions,
  ...exportingActions,
  ...forgettingActions,
  ...leavingActions,
  ...managingActions,
  ...onboardingActions,
  help,
];
