/** What one look at an installation found: for a terminal, the log and a metric. */

export type Finding = {
  /** What was looked at, by a short name that is the same every time. */
  check: string;
  /** `skipped`: it could not be looked at from here, or there was no need. */
  outcome: "good" | "warning" | "fault" | "skipped";
  /** What was found, in a sentence without secrets. */
  found: string;
  /** What to do about it; undefined when nothing. */
  todo?: string | undefined;
};

/** Findings of one check, by what was found. */
export function findingsOf(check: string) {
  const finding = (outcome: Finding["outcome"]) => (found: string, todo?: string) => ({ check, outcome, found, todo });
  return {
    good: finding("good"),
    warning: finding("warning"),
    fault: finding("fault"),
    skipped: finding("skipped"),
  };
}

/** What went wrong, by the innermost cause that says something: the outer ones only say that it did. */
export function reasonIn(error: unknown): string {
  let reason = String(error);
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code } = one as { code?: unknown };
    if (typeof code === "string" && code !== "NO_TOKEN") return code;
    reason = one.message;
  }
  return reason;
}

/** How long an answer from the network may take, in milliseconds. */
export const patience = 10_000;
