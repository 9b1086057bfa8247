/** What a person narrowed the history to, with the customer and the person looked up. */
import { todayOf } from "../app/leave.ts";
import { lookUp } from "../app/report.ts";
import { noticeCard } from "../cards/notice.ts";
import type { HistoryFacts } from "../cards/history.ts";
import type { TrailFilter } from "../domain/history.ts";
import { isSamePerson, type Person, type PersonRef } from "../domain/person.ts";
import { noCustomer } from "./commands/looking.ts";
import { parseHistory } from "./commands/period.ts";
import { viewerOf } from "./reader.ts";
import type { Card, Turn } from "./turn.ts";

export type Narrowed = { asked: HistoryFacts["asked"]; filter: TrailFilter };

/** Reads `[customer | @person] [since <date>] [until <date>]`; a card when it is not understood. */
export async function narrowedTo(turn: Turn, rest: string): Promise<Narrowed | { card: Card }> {
  const read = parseHistory(rest, await todayOf(turn.world, turn.organization));
  if ("unclear" in read) {
    return {
      card: noticeCard({
        headline: `“${read.unclear.slice(0, 60)}” is no day I know`,
        says: "Write for example: history Contoso since 1 Nov until 2026-11-20",
      }),
    };
  }
  const { words, ...period } = read;
  if (words === "") return { asked: period, filter: period };
  const [mention] = turn.mentions;
  if (mention !== undefined) return await ofPerson(turn, mention.id, mention.name, period);
  const person = await knownPerson(turn, words);
  if (words.startsWith("@") || words.includes("@")) {
    return person === undefined ? { card: nobody(words) } : await ofPerson(turn, person.id, person.name, period);
  }
  const found = await lookUp(turn.organization, viewerOf(turn), words);
  if (found.found === "one") {
    const { id, name } = found.customer;
    return { asked: { customer: { id, name }, ...period }, filter: { customer: id, ...period } };
  }
  if (person !== undefined) return await ofPerson(turn, person.id, person.name, period);
  if (found.found === "none") return { card: noCustomer(turn, words) };
  const some = found.customers
    .slice(0, 5)
    .map(({ name }) => name)
    .join("; ");
  return {
    card: noticeCard({
      headline: `Several customers are like “${words.slice(0, 60)}”`,
      says: `${some}. Write more of the name, or the Microsoft ID.`,
    }),
  };
}

/** Everything under the person's references. */
export async function ofPerson(
  turn: Turn,
  ref: PersonRef,
  name: string,
  period: Pick<TrailFilter, "from" | "to">,
): Promise<Narrowed> {
  const known = (await turn.organization.people.list()).find((one) => isSamePerson(ref, one));
  const refs = known === undefined ? [ref] : [known.id, ...(known.upn === undefined ? [] : [known.upn])];
  return { asked: { person: { id: ref, name: known?.name ?? name }, ...period }, filter: { person: refs, ...period } };
}

/** Somebody we know by reference or full name. Unlike `meant`, nobody is looked up in Teams or remembered for it. */
export async function knownPerson(turn: Turn, words: string): Promise<Person | undefined> {
  const wanted = words.replace(/^@/, "").trim().toLowerCase();
  const people = await turn.organization.people.list();
  return people.find((one) => isSamePerson(wanted, one)) ?? people.find(({ name }) => name.toLowerCase() === wanted);
}

function nobody(words: string): Card {
  return noticeCard({
    headline: `Nobody called “${words.replace(/^@/, "").slice(0, 60)}” is known here`,
    says: "Mention the person with @, or write their user principal name.",
  });
}
