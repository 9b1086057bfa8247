/** Evidence: its rank and age, and which of two that agree is kept. */
import { evidenceKinds, type Customer, type Evidence, type ReadPart } from "../customer/customer.ts";
import type { Instant } from "../time/time.ts";

/** Weakest 0: reported by a person, pasted tool output, imported Microsoft report, read from Microsoft. */
export const rankOf = (evidence: Pick<Evidence, "kind">): number => evidenceKinds.indexOf(evidence.kind);

/** The stronger of two that say the same; the newer of equals. A person who repeats a report adds nothing. */
export function stronger(a: Evidence, b: Evidence): Evidence {
  return (rankOf(b) - rankOf(a) || (b.at > a.at ? 1 : 0)) > 0 ? b : a;
}

/** When what evidence says was last found so: for what was read, the last time that its part was read. */
export function confirmedAt(evidence: Evidence, { read }: Pick<Customer, "read">): Instant {
  if (evidence.kind !== "read") return evidence.at;
  const at = read?.[evidence.ref as ReadPart]?.at;
  return at === undefined || at < evidence.at ? evidence.at : at;
}

/** How evidence is named in a sentence. */
export function nameOfKind(kind: Evidence["kind"]): string {
  switch (kind) {
    case "reported":
      return "a person reported";
    case "pasted":
      return "pasted output says";
    case "imported":
      return "an imported report says";
    case "read":
      return "Microsoft says";
  }
}
