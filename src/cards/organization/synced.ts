/** What a reading changed, or would change when somebody lets it; and what could not be read. */
import { groupBy } from "../../domain/group-by.ts";
import type { Names } from "../../domain/messages/message.ts";
import type { ReadFinding } from "../../domain/sources/applied.ts";
import type { ReadSummary, Synced } from "../../domain/sources/run.ts";
import { countWords, remedyOf, sourceNames } from "../../domain/sources/sources.ts";
import { withoutIds } from "../kit/commands.ts";
import { count, withDayWords, type Reader } from "../kit/dates.ts";
import { listCard, type ListFacts, type ListLine } from "../kit/list.ts";
import { marks, type Mark } from "../kit/marks.ts";
import { button, opens, press } from "../kit/actions.ts";
import type { Card } from "../kit/render.ts";
import { join, link, name, nothing, shown, text } from "../kit/text.ts";

export type SyncedFacts = { synced: readonly Synced[]; consentUrl: string; names: Names; reader: Reader };

export const syncedCard = (facts: SyncedFacts): Card => listCard(syncedFacts(facts));

/** A line a source, then what each found, gravest first. */
export function syncedFacts({ synced, consentUrl, names, reader }: SyncedFacts): ListFacts {
  const headline = newsOf(synced);
  const asking = synced.filter(({ outcome }) => outcome === "asks");
  return {
    headline,
    context: asking.length === 0 ? nothing : shown`Nothing has changed yet. Look it over, and apply it if it's right.`,
    lines: synced.map((one) => lineOf(one, consentUrl)),
    sections: synced.flatMap((one) =>
      "found" in one
        ? [
            {
              heading: shown`${text(one.outcome === "asks" ? "Would change" : "Changed")}: ${name(sourceNames[one.source])}`,
              lines: findingLines(one, names, reader),
            },
          ]
        : [],
    ),
    buttons: [
      ...asking.map(({ source }) => button(`Apply: ${source}`, press("sync-apply", { source }))),
      ...(asking.length === 0 ? [button("Show gaps", press("gaps", { filter: "all" }))] : []),
    ],
  };
}

function newsOf(synced: readonly Synced[]): string {
  const of = (outcome: Synced["outcome"]) => synced.filter((one) => one.outcome === outcome).length;
  const asks = of("asks");
  const failed = of("failed");
  const changed = synced.reduce((sum, one) => (one.outcome === "read" ? sum + changesOf(one.found) : sum), 0);
  const busy = of("busy") === synced.length;
  if (busy) return "It's already being read";
  const parts = [
    asks === 0 ? "" : `${count(asks, "source")} ${asks === 1 ? "needs" : "need"} your OK`,
    failed === 0 ? "" : `${count(failed, "source")} couldn't be read`,
    asks + failed > 0 && changed === 0 ? "" : changed === 0 ? "nothing new" : `${changed} changed`,
  ].filter((part) => part !== "");
  return `Read from Microsoft: ${parts.join(", ")}`;
}

const changesOf = ({ counts }: ReadSummary): number => counts.new + counts.changed + counts.contradicted + counts.gone;

function lineOf(synced: Synced, consentUrl: string): ListLine {
  const called = name(sourceNames[synced.source]);
  switch (synced.outcome) {
    case "read":
      return {
        ...marks.yes,
        what: called,
        sub: join([text(countWords(synced.found.counts)), text(count(synced.requests, "request"))]),
      };
    case "asks": {
      const why =
        synced.because === "first-run"
          ? shown`It's being read for the first time`
          : shown`It would remove or rename an unusual number of customers`;
      return { ...marks.urgent, what: called, sub: join([why, text(countWords(synced.found.counts))]) };
    }
    case "failed": {
      const { source, fault } = synced;
      return {
        ...marks.no,
        what: called,
        sub: join([
          shown`${text(fault.says)} ${text(remedyOf(source, fault), 300)}`,
          fault.kind === "consent" ? link("Give consent", consentUrl) : nothing,
        ]),
      };
    }
    case "busy":
      return { ...marks.unknown, what: called, sub: shown`Already being read. Try again in a few minutes.` };
  }
}

const gravest: readonly ReadFinding["kind"][] = ["gone", "contradicted", "changed", "new"];
const markOf: Readonly<Record<ReadFinding["kind"], Mark>> = {
  gone: marks.no,
  contradicted: marks.urgent,
  changed: marks.unknown,
  new: marks.yes,
};

/** A line a customer with all that was found of it; people stand there by name. */
function findingLines(
  { source, outcome, found }: Extract<Synced, { found: ReadSummary }>,
  names: Names,
  reader: Reader,
): ListLine[] {
  const byCustomer = groupBy(found.findings, ({ customer }) => customer);
  const rank = (findings: readonly ReadFinding[]) => Math.min(...findings.map(({ kind }) => gravest.indexOf(kind)));
  return [...byCustomer.values()]
    .toSorted((one, other) => rank(one) - rank(other))
    .map((findings) => {
      const [first] = findings as [ReadFinding];
      const line = {
        ...markOf[gravest[rank(findings)] ?? "changed"],
        what: name(names.get(first.customer) ?? first.name),
        sub: join(findings.map(({ says }) => text(withDayWords(withoutIds(says), reader), 160))),
      };
      // Before it is applied a new customer has no card, and a person has none at all.
      const hasCard = outcome === "read" && source !== "people";
      return hasCard
        ? { ...line, opens: opens(press("show", { customer: first.customer }), `Show ${first.name}`) }
        : line;
    });
}
