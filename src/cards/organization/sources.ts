/** `sources`: how reading each of them goes, when it is read next, and what is missing. */
import type { SourceId, SourceState } from "../../domain/documents.ts";
import { countWords, permissions, remedyOf, sourceNames } from "../../domain/sources/sources.ts";
import type { Instant } from "../../domain/time/time.ts";
import { count, momentWords, type Reader, zoneTime } from "../kit/dates.ts";
import { listCard, type ListFacts, type ListLine } from "../kit/list.ts";
import { marks } from "../kit/marks.ts";
import { button, press } from "../kit/actions.ts";
import type { Card } from "../kit/render.ts";
import { join, link, name, nothing, shown, text, type Shown } from "../kit/text.ts";

/** How one source stands; `next` when it is read next by itself. */
type SourceFacts = { source: SourceId } & (
  | { isOn: false }
  | { isOn: true; state: SourceState | undefined; next: Instant }
);

export type SourcesFacts = {
  sources: readonly SourceFacts[];
  /** Absent when no source is switched on. */
  nightly?: { at: string; consentUrl: string; zone: string } | undefined;
  reader: Reader;
};

export const sourcesCard = (facts: SourcesFacts): Card => listCard(sourcesFacts(facts));

/** A line a source; those that are off say what they need. */
export function sourcesFacts({ sources, nightly, reader }: SourcesFacts): ListFacts {
  const on = sources.filter((one) => one.isOn);
  const waiting = on.filter(({ state }) => state?.failing !== undefined || state?.asks !== undefined).length;
  const headline =
    on.length === 0
      ? "Nothing is read from Microsoft"
      : waiting === 0
        ? `${count(on.length, "source")} read from Microsoft`
        : `${waiting} of ${count(on.length, "source")} ${waiting === 1 ? "needs" : "need"} attention`;
  return {
    headline,
    context:
      nightly === undefined
        ? shown`Ask an administrator to switch sources on with the setting SYNC. All of them only read.`
        : shown`Every night at ${text(nightly.at)}, ${text(zoneTime(nightly.zone))}`,
    lines: on.map((one) => lineOf(one, nightly?.consentUrl ?? "", reader)),
    sections: [
      {
        heading: shown`Switched off`,
        lines: sources
          .filter(({ isOn }) => !isOn)
          .map(({ source }) => ({
            ...marks.none,
            what: name(sourceNames[source]),
            sub: shown`Needs ${text(permissions[source], 160)}, and ${text(source)} in SYNC`,
          })),
      },
    ],
    buttons:
      on.length === 0
        ? []
        : [
            button(on.some(({ state }) => state?.asks) ? "Show what would change" : "Read now", press("sync", {}), {
              likely: waiting > 0,
            }),
          ],
  };
}

type On = Extract<SourceFacts, { isOn: true }>;

function lineOf({ source, state, next }: On, consentUrl: string, reader: Reader): ListLine {
  const called = name(sourceNames[source]);
  const again = next <= reader.now ? shown`next read in a minute` : shown`next read ${text(momentWords(next, reader))}`;
  if (state === undefined) return { ...marks.unknown, what: shown`${called}: not read yet`, sub: again };
  const { read, failing, asks, lease } = state;
  const busy = lease !== undefined && lease.until > reader.now ? shown`being read right now` : nothing;
  if (failing !== undefined) {
    const { fault } = failing;
    const consent = fault.kind === "consent" ? link("Give consent", consentUrl) : nothing;
    return {
      ...marks.no,
      what: shown`${called}: ${lastReadWords(read, reader)}`,
      sub: join([shown`${text(fault.says)} ${text(remedyOf(source, fault), 300)}`, consent, busy, again]),
    };
  }
  if (asks !== undefined) {
    const why =
      asks.because === "first-run" ? shown`first reading` : shown`it would remove or rename an unusual number`;
    return {
      ...marks.urgent,
      what: shown`${called}: needs your OK`,
      sub: join([shown`${why}, ${text(momentWords(asks.at, reader))}: ${text(countWords(asks.counts))}`, busy, again]),
    };
  }
  return {
    ...(read === undefined ? marks.unknown : marks.yes),
    what: shown`${called}: ${read === undefined ? shown`not read yet` : shown`read ${text(momentWords(read.at, reader))}`}`,
    sub: join([
      read === undefined ? nothing : text(countWords(read.counts)),
      read === undefined ? nothing : text(count(read.requests, "request")),
      busy,
      again,
    ]),
  };
}

const lastReadWords = (read: SourceState["read"], reader: Reader): Shown =>
  read === undefined ? shown`not read yet` : shown`not read since ${text(momentWords(read.at, reader))}`;
