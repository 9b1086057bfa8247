/** How far a turn is that takes long: one message that is edited now and then, and ends as the answer. */

/** Milliseconds between two edits: what a person can follow, and far below what Teams takes. */
const betweenEdits = 4_000;

export type Progress = {
  /** Notes how far it is, as often as anything moves. */
  tell(says: string): void;
  /** From now on it is shown in this message. */
  showIn(message: string): void;
  /** Ends it, once an edit under way is through. @returns the message that showed it; undefined when none did. */
  end(): Promise<string | undefined>;
};

/** @param edit puts words in the place of the message's. @param clock milliseconds that never run backwards. */
export function createProgress(
  edit: (message: string, says: string) => Promise<unknown>,
  clock: () => number,
): Progress {
  let says: string | undefined;
  let message: string | undefined;
  let edited: Promise<unknown> | undefined;
  let nextAt = -Infinity;
  let isOver = false;

  function showSome(): void {
    if (isOver || says === undefined || message === undefined || clock() < nextAt) return;
    nextAt = Infinity;
    edited = edit(message, says)
      // The answer comes in any case.
      .catch(() => undefined)
      .finally(() => (nextAt = clock() + betweenEdits));
  }

  return {
    tell(now) {
      says = now;
      showSome();
    },
    showIn(where) {
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
