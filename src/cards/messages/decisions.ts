/** The list of what waits for a manager's decision, each with what decides it. */
import type { ListPage } from "../../domain/listing.ts";
import type { Decision } from "../../domain/messages/decisions.ts";
import type { Names } from "../../domain/messages/message.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { sourceNames } from "../../domain/sources/sources.ts";
import { dayOf } from "../../domain/time/time.ts";
import { button, opens, pagingButtons, press } from "../kit/actions.ts";
import { count, dayWords, today, type Reader } from "../kit/dates.ts";
import { notice } from "../kit/notice.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { details, placeWords, rowLinks, type Detail, type Row } from "../kit/rows.ts";
import { join, name, nothing, plain, shown, text } from "../kit/text.ts";
import { decisionsOf } from "./offboarding.ts";
import { claimPageView } from "../gaps/claims.ts";

export type DecisionFacts = { found: ListPage<Decision>; isBeyond?: boolean; names: Names; reader: Reader };

/** One page of them, what waits longest first; where nothing waits, that. */
export function decisionsCard(facts: DecisionFacts): Card {
  if (facts.found.listed === 0)
    return notice("Nothing waits for a decision", "", [{ title: "All gaps", press: press("gaps", { filter: "all" }) }]);
  return renderFitting("gaps", details, (detail) => decisionsView(facts, detail));
}

function decisionsView(facts: DecisionFacts, detail: Detail = details[0]) {
  const { page, pages, rows, listed } = facts.found;
  return claimPageView({
    headline: `${count(listed, "decision")} ${listed === 1 ? "waits" : "wait"} for a manager`,
    split: [nothing],
    rows: rows.map((row) => rowOf(row, facts, detail)),
    pages,
    place: shown`${placeWords("decision", (page - 1) * 10 + 1, rows.length, listed)}, longest waiting first`,
    isBeyond: facts.isBeyond,
    buttons: [
      ...pagingButtons(page, pages, (to) => press("run", { says: `decisions page ${to}` })),
      button("All gaps", press("gaps", { filter: "all" })),
    ],
  });
}

function rowOf(row: Decision, { names, reader }: DecisionFacts, detail: Detail): Row {
  const seenOn = today(reader);
  const called = (ref: PersonRef) => names.get(ref) ?? "a colleague";
  const since = text(dayWords(dayOf(row.at, reader.zone), seenOn));
  const quoted = (said: string | undefined) =>
    said === undefined || said === "" ? nothing : shown`“${text(said, detail.what)}”`;
  const none = { figure: nothing, figureColor: "Default" as const };
  switch (row.is) {
    case "offboarding": {
      const { customer, asked } = row;
      return {
        ...none,
        name: name(customer.name, detail.name),
        what: shown`${text(asked.wants === "paused" ? "Pause" : "Offboard")} it? ${quoted(asked.because)}`,
        sub: join([shown`asked by ${text(called(asked.by), 50)}`, since]),
        opens: opens(press("show", { customer: customer.id }), `Show ${plain(customer.name, detail.name)}`),
        links: rowLinks(decisionsOf({ customer, asked }), customer, detail),
      };
    }
    case "new-customer": {
      const { key, by, wanted } = row.request;
      const adds = press("add-asked", { asked: key });
      return {
        ...none,
        name: name(wanted.name, detail.name),
        what: shown`Add this customer? ${quoted(wanted.words)}`,
        sub: join([shown`asked by ${text(called(by), 50)}`, since]),
        opens: opens(adds, `Add ${plain(wanted.name, detail.name)}`),
        links: rowLinks(
          [
            { title: "Add", press: adds },
            { title: "Don't add", press: press("decline-add", { asked: key }) },
          ],
          wanted,
          detail,
        ),
      };
    }
    case "given-back": {
      const { customer, by, maybe, because } = row.back;
      const { id, checklist } = customer;
      const assigns =
        maybe === undefined ? [] : [{ to: maybe, title: `To ${names.get(maybe) ?? "whom they suggest"}` }];
      return {
        ...none,
        name: name(customer.name, detail.name),
        what: shown`Whose is it? ${quoted(because)}`,
        sub: join([
          shown`given back by ${text(called(by), 50)}`,
          maybe === undefined ? nothing : shown`suggests ${text(called(maybe), 50)}`,
          since,
        ]),
        opens: opens(press("show", { customer: id }), `Show ${plain(customer.name, detail.name)}`),
        links: rowLinks(
          [
            ...assigns.map(({ to, title }) => ({
              title,
              press: press("assign", { customer: id, revision: checklist.revision, person: to }),
            })),
            {
              title: maybe === undefined ? "Assign" : "Someone else",
              press: press("assign-form", { customer: id, shown: "new" }),
            },
          ],
          customer,
          detail,
        ),
      };
    }
    case "source": {
      const called = sourceNames[row.source];
      const shows = press("sources", {});
      return {
        ...none,
        name: name(called, detail.name),
        what: shown`A reading from Microsoft needs an OK`,
        sub: since,
        opens: opens(shows, "Show sources"),
        links: rowLinks([{ title: "Show sources", press: shows }], { name: called }, detail),
      };
    }
  }
}
