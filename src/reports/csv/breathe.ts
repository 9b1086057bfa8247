/** Long work that lets others have their turn: the bot answers everybody from one thread. */
import { setImmediate as othersTurn } from "node:timers/promises";

const longestMilliseconds = 40;

/** To be called often: waits for the others when they have waited for long. */
export function breathing(): () => Promise<void> | undefined {
  let since = performance.now();
  const wait = async () => {
    await othersTurn();
    since = performance.now();
  };
  return () => (performance.now() - since < longestMilliseconds ? undefined : wait());
}
