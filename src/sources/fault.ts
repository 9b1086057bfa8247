/** Why Microsoft could not be read. Thrown within this folder, and given as a value to whoever asked for a reading. */
import type { FaultKind, SourceFault } from "../domain/documents.ts";

/** Carries a fault up to the reading that it ends. Its message has no name, no secret and no token in it. */
export class SourceError extends Error {
  readonly fault: SourceFault;
  constructor(kind: FaultKind, says: string, options?: ErrorOptions) {
    super(says, options);
    this.name = "SourceError";
    this.fault = { kind, says };
  }
}
