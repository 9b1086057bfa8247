/** Checks that are made again and again while the bot runs. */
import type { Finding } from "./finding.ts";

/** A check, and how many seconds its finding stands when it is good; one that is not is made again at every look. */
export type Check = { run: () => Promise<Finding>; seconds: number };

export type Watch = {
  /** Makes the checks that are due, and tells of each finding that is another than before. */
  look(): Promise<void>;
  /** What was found last, by the name of the check; undefined before the first look has ended. */
  found(check: string): Finding | undefined;
};

export function createWatch(checks: readonly Check[], report: (finding: Finding) => void, now: () => number): Watch {
  const due = checks.map((check) => ({ ...check, after: 0 }));
  const last = new Map<string, Finding>();

  async function make(check: (typeof due)[number]): Promise<void> {
    if (now() < check.after) return;
    const finding = await check.run();
    check.after = finding.outcome === "good" ? now() + check.seconds * 1000 : 0;
    const before = last.get(finding.check);
    last.set(finding.check, finding);
    if (before?.outcome !== finding.outcome || before.found !== finding.found) report(finding);
  }

  return {
    look: async () => void (await Promise.all(due.map(make))),
    found: (check) => last.get(check),
  };
}
