/** What a usage report proved, contradicted or brought up, in words and by urgency. */
import type { Finding, UsageSummary } from "../../domain/imports/usage.ts";
import { count, number } from "../kit/dates.ts";
import type { Listed } from "./import-summary.ts";
import { marks, type Mark } from "../kit/marks.ts";
import { name, shown, text, type Shown } from "../kit/text.ts";

/** Kinds that need a look, most urgent first; what was verified is a number only. */
const kinds: readonly [Finding["kind"], Shown, Mark][] = [
  ["contradicts", shown`Contradicts what was recorded`, marks.no],
  ["lost", shown`Attributed to us before, not any more`, marks.no],
  ["new", shown`Not recorded before`, marks.unknown],
  ["candidate", shown`In use, not decided whether it is ours`, marks.unknown],
];

const countOf = ({ findings }: UsageSummary, kind: Finding["kind"]): number =>
  findings.filter((finding) => finding.kind === kind).length;

/** The headline: what was verified, and what needs a look. */
export function usageNews(summary: UsageSummary): string {
  const verified = countOf(summary, "verified");
  const trouble = countOf(summary, "contradicts") + countOf(summary, "lost");
  if (summary.findings.length === 0) return "Nothing new: everything was as in the report";
  const proven =
    verified === 0 ? "nothing verified" : `${count(verified, "link or claim", "links and claims")} verified`;
  return trouble === 0 ? `Imported: ${proven}` : `Imported: ${proven}, ${number(trouble)} to look at`;
}

/** The four numbers under it. */
export function usageNumbers(summary: UsageSummary): [number, string][] {
  return [
    [countOf(summary, "verified"), "verified"],
    [countOf(summary, "contradicts"), "contradict"],
    [countOf(summary, "lost"), "lost"],
    [countOf(summary, "new") + countOf(summary, "candidate"), "new"],
  ];
}

/** What needs a look, customer by customer. */
export function usageFindings({ findings }: UsageSummary): readonly Listed[] {
  return kinds.map(([kind, heading, mark]) => ({
    heading,
    lines: findings
      .filter((finding) => finding.kind === kind)
      .map((finding) => ({ ...mark, what: name(finding.customerName), sub: text(finding.says, 140) })),
  }));
}
