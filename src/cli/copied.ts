/** What the command line says about documents that were copied into a store. */
import { errorMessage } from "../domain/error-message.ts";
import type { Copied } from "../store/copy/copy.ts";
import type { Terminal } from "./program.ts";

/**
 * @param to what the target is called
 * @returns the exit code.
 */
export function tellCopied(copied: Copied, to: string, terminal: Terminal): number {
  terminal.progress?.("");
  switch (copied.outcome) {
    case "copied":
      terminal.write(
        `${copied.content.documents} documents are in ${to}, read again and compared, sha256 ${copied.content.sha256}.`,
      );
      return 0;
    case "nothing":
      terminal.complain("There is nothing to copy: the source holds no documents.");
      return 1;
    case "not-empty":
      terminal.complain(`${to} holds documents already. Nothing was written: name an empty one.`);
      return 1;
    case "damaged":
      for (const { collection, id, because, keptAt } of copied.damaged) {
        terminal.complain(`${collection}/${id} cannot be read. ${because} It is kept at ${keptAt}.`);
      }
      terminal.complain("Nothing was written. Mend or remove these, or add --without-damaged to leave them behind.");
      return 1;
    case "changed":
      terminal.complain(`The source changed while it was copied. Stop the bot, empty ${to} and copy again.`);
      return 1;
    case "differs":
      terminal.complain(
        `${to} is not what was written to it: ${copied.found.documents} of ${copied.expected.documents} documents. ` +
          "Do not use it.",
      );
      return 1;
  }
}

/** Copies; when that fails, `failed` and why. @returns the exit code. */
export async function copying(terminal: Terminal, failed: string, copy: () => Promise<number>): Promise<number> {
  try {
    return await copy();
  } catch (error) {
    terminal.progress?.("");
    terminal.complain(`${failed}: ${errorMessage(error)}`);
    return 1;
  }
}

/** Draws how far a copy is. */
export function progressOf(terminal: Terminal): (written: number, all: number) => void {
  return (written, all) => {
    const share = written / Math.max(all, 1);
    terminal.progress?.(`${"█".repeat(Math.floor(share * 25)).padEnd(25, "░")} ${written} of ${all} documents`);
  };
}
