/** Undoing an import: offered by `import undo`, done by the button. */
import { z } from "zod";
import { lastImport, undoImport } from "../../app/imports/undo.ts";
import { dayWords, momentWords } from "../../cards/kit/dates.ts";
import { press } from "../../cards/kit/actions.ts";
import { notice } from "../../cards/kit/notice.ts";
import { notedAs, reportKinds, reportNames } from "../../domain/imports/imports.ts";
import { leftWords, stoppedWords, type Left } from "../../domain/imports/undo.ts";
import { system } from "../../domain/people/person.ts";
import { dayOf } from "../../domain/time/time.ts";
import { action, type Card, type Turn, readerOf } from "../turn.ts";

const mostNamed = 10;

/** Offers to undo the last import, for whoever does not find its summary any more. */
export async function undoCard(turn: Turn): Promise<Card> {
  const { organization, now } = turn;
  const last = await lastImport(organization, now);
  if (last === undefined) {
    return notice("There is no import to undo", "An import can be undone for a day.");
  }
  const kind = reportKinds.find((one) => one !== "partner-profile" && notedAs[one] === last.of);
  const people = await organization.people.list();
  const who =
    last.by === system ? "on the command line" : `by ${people.find(({ id }) => id === last.by)?.name ?? "somebody"}`;
  return notice(
    `Undo the import of the ${kind === undefined ? "file" : reportNames[kind]}?`,
    `Loaded ${who}, ${momentWords(last.at, readerOf(turn))}. What was changed since stays as it is.`,
    [{ title: "Undo this import", press: press("undo-import", { import: last.id }) }],
  );
}

export const undo = action({
  verb: "undo-import",
  schema: z.object({ import: z.string().min(1).max(100) }),
  who: "managers",
  async run(turn, { import: id }) {
    const undone = await undoImport(turn.organization, id, { by: turn.actor.id, now: turn.now });
    if (undone.outcome === "not-kept") {
      const says =
        "An import can be undone once, within a day, and not after somebody was forgotten here. Nothing was changed.";
      return { card: notice("This import can no longer be undone", says), shown: "new" };
    }
    turn.world.nudge();
    const { customers, left } = undone;
    const people = new Map((await turn.organization.people.list()).map(({ id: person, name }) => [person, name]));
    const more = left.length > mostNamed ? [`And ${left.length - mostNamed} more.`] : [];
    const kept = left.slice(0, mostNamed).map((one) => `${one.name}: ${leftWords(one)}${since(one, people, turn)}`);
    const card = notice(undone.outcome === "stopped" ? "Import undone in part" : "Import undone", [
      ...(undone.outcome === "stopped" ? [stoppedWords] : []),
      customers === 0
        ? "Nothing was left to put back."
        : `Put back: ${customers === 1 ? "1 customer" : `${customers} customers`}.`,
      ...(left.length === 0 ? [] : ["Changed since the import, and left as it is:", ...kept, ...more]),
    ]);
    return { card, shown: "new" };
  },
});

/** `, by Megan Bowen on 27 Nov` */
function since({ by, at }: Left, people: ReadonlyMap<string, string>, { zone, now }: Turn): string {
  if (by === undefined || at === undefined) return ".";
  const who = by === system ? "" : ` by ${people.get(by) ?? "somebody"}`;
  return `, last changed${who} ${dayWords(dayOf(at, zone), dayOf(now, zone))}.`;
}
