/** Answers a message once, to whichever process Teams delivers it, however often. */
import { finish, takeActivity, type RecentTurns } from "../../domain/messages/dedupe.ts";
import { fingerprint } from "../../domain/customer/fingerprint.ts";
import type { World } from "../ports.ts";

/**
 * Runs what answers the message unless it was answered, here or by another process of this store. One whose process
 * died in the middle is answered again. A store that is this process's alone remembers nothing: the process does.
 * Without the store people are answered all the same, as far as that goes.
 * @returns undefined when there was nothing to do.
 * @throws what `run` throws; the message may then be taken up again.
 */
export async function answerOnce<Result>(
  { store, now }: Pick<World, "store" | "now">,
  message: { organization: string; conversation: string; activity: string },
  run: () => Promise<Result>,
): Promise<Result | undefined> {
  if (!store.shared) return run();
  const { heard } = store.organization(message.organization);
  const id = fingerprint(message.conversation);
  const { activity } = message;
  const remember = <Changed extends { doc: RecentTurns | undefined }>(
    change: (current: RecentTurns | undefined) => Changed,
  ) => heard.update(id, change).catch(() => undefined);

  const taken = await remember((current) => takeActivity(current, { id, activity }, now()));
  if (taken?.outcome === "again") return undefined;
  let failed = true;
  try {
    const result = await run();
    failed = false;
    return result;
  } finally {
    await remember((current) => finish(current, { activity, failed }));
  }
}
