/** How far a turn is that takes long: one message that is edited now and then, and ends as the answer. */

/** Milliseconds between two edits: what a person can follow, and far below what Teams takes. */
const betweenEdits = 4_000;

export type Progress = {
  /** Notes how far it is, as often as anything moves. */
  tell(says: string): void;
  /** From now on it is shown in this message; without one, in a message of its own that begins with the next words. */
  show(message?: string): void;
  /** Ends it, once what is on its way is through. @returns the message that shows it; undefined when none does. */
  end(): Promise<string | undefined>;
};

/**
 * @param put puts words in the place of the message's, or says them in a new one; resolves with the message that has
 * them, undefined when none has.
 * @param clock milliseconds that never run backwards.
 */
export function createProgress(
  put: (message: string | undefined, says: string) => Promise<string | undefined>,
  clock: () => number,
): Progress {
  let says: string | undefined;
  let message: string | undefined;
  let edited: Promise<unknown> | undefined;
  let nextAt = -Infinity;
  let isShown = false;
  let isOver = false;

  function showSome(): void {
    if (isOver || !isShown || says === undefined || clock() < nextAt) return;
    nextAt = Infinity;
    edited = put(message, says)
      .then((shownIn) => (message ??= shownIn))
      // The answer comes in any case.
      .catch(() => undefined)
      .finally(() => (nextAt = clock() + betweenEdits));
  }

  return {
    tell(now) {
      says = now;
      showSome();
    },
    show(where) {
      isShown = true;
      message = where;
      showSome();
    },
    async end() {
      isOver = true;
      await edited;
      return edited === undefined ? undefined : message;
    },
  };
}
