/** Undo of what changed owners: nothing that somebody changed since is taken back, and it is said who did. */
import { z } from "zod";
import { undoAssign, undoHandover, type OwnersUndone } from "../../app/organization/absence.ts";
import { someNames } from "../../cards/forms/assign.ts";
import { count } from "../../cards/kit/dates.ts";
import { press } from "../../cards/kit/actions.ts";
import { keptWords, personName } from "../whose.ts";
import { action, noticeReply, type Action, type Reply, type Turn } from "../turn.ts";

const undoMoved = action({
  verb: "undo-handover",
  formerly: "handover-undo",
  schema: z.object({ handover: z.string().min(1).max(100) }),
  who: "managers",
  async run(turn, { handover }) {
    return await undoneReply(turn, await undoHandover(turn.world, turn.organization, { id: handover, by: turn.actor }));
  },
});

const undoAssigned = action({
  verb: "undo-assign",
  schema: z.object({ at: z.iso.datetime(), customer: z.string().min(1).max(100).optional() }),
  who: "managers",
  async run(turn, data) {
    return await undoneReply(turn, await undoAssign(turn.world, turn.organization, { ...data, by: turn.actor }));
  },
});

async function undoneReply(turn: Turn, { undone, kept }: OwnersUndone): Promise<Reply> {
  turn.about({ undo: undefined });
  const [first] = [...undone, ...kept.map(({ customer }) => customer)];
  if (first === undefined) {
    return noticeReply(
      "Nothing to undo",
      "A change of owner can be undone for a day. To change one now, write for example: assign Contoso to @Patti Fernandez",
    );
  }
  const stays = await keptWords(turn, kept);
  const isOne = undone.length + kept.length === 1;
  return noticeReply(
    undone.length === 0
      ? "Nothing was undone"
      : isOne
        ? `${first.name}${first.owner === undefined ? " is unassigned" : `: ${await personName(turn, first.owner)} owns it`} again`
        : `${count(undone.length, "customer")} ${undone.every(({ owner }) => owner === undefined) ? "without an owner again" : "given back"}`,
    [...(undone.length === 0 || isOne ? [] : [someNames(undone)]), ...stays],
    [
      ...(isOne && undone.length === 0
        ? [{ title: "Assign", press: press("assign-form", { customer: first.id }) }]
        : []),
      ...(isOne ? [{ title: "Show customer", press: press("show", { customer: first.id }) }] : []),
    ],
  );
}

export const undoingActions: readonly Action[] = [undoMoved, undoAssigned];
