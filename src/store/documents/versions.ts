/** How documents of earlier versions become those of this one. */
import type { CollectionName } from "./documents.ts";

/** Changes a document of one version, not checked yet, into one of the next; anything that it is not, it leaves alone. */
type Step = (doc: unknown) => unknown;

/** Steps by the version that they start from; a collection without one stayed as it was. */
export type Steps = Readonly<Record<number, Partial<Record<CollectionName, Step>>>>;

/** Version 2 only added fields and values, which version 1 could not read. */
const ownSteps: Steps = { 1: {} };

/** The document as a later version has it. */
export function broughtUp(
  collection: CollectionName,
  doc: unknown,
  from: number,
  to: number,
  steps: Steps = ownSteps,
): unknown {
  let current = doc;
  for (let version = from; version < to; version += 1) {
    const step = steps[version]?.[collection];
    if (step !== undefined) current = step(current);
  }
  return current;
}
