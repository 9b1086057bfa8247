/** What a person narrowed the history to, with the customer and the person looked up. */
import { todayOf } from "../../../app/organization/absence.ts";
import { notice } from "../../../cards/kit/notice.ts";
import type { HistoryFacts } from "../../../cards/customer/history.ts";
import type { TrailFilter } from "../../../domain/organization/history.ts";
import { isSamePerson, type PersonRef } from "../../../domain/people/person.ts";
import { findCustomer } from "./find-customer.ts";
import { parseHistory } from "../time/period.ts";
import type { Card, Turn } from "../../turn.ts";
import { findPerson, knownPerson, nobodyCalled } from "./find-person.ts";

export type Narrowed = { asked: HistoryFacts["asked"]; filter: TrailFilter };

/** Reads `[customer | (mine | customers of @person) [by @person] | [by] @person] [since <date>] [until <date>]`; a card when it is not understood. */
export async function narrowedTo(
  turn: Turn,
  rest: string,
  command: "history" | "export history",
): Promise<Narrowed | { card: Card; unclear?: true }> {
  const read = parseHistory(rest, await todayOf(turn.world, turn.organization));
  if ("unclear" in read) {
    return {
      card: notice(
        `“${read.unclear.slice(0, 60)}” isn't a day I know`,
        "Write for example: history Contoso since 1 Nov until 2026-11-20",
      ),
      unclear: true,
    };
  }
  const { words, ...period } = read;
  if (words === "") return { asked: period, filter: period };
  const [, at = words, actor = ""] = /^(?:(mine|my customers|customers of .+?) )?by (.+)$/iu.exec(words) ?? [];
  const by = actor === "" ? undefined : await findPerson(turn, actor);
  if (by !== undefined && !("person" in by) && by.unclear !== true) return by;
  const acts =
    by !== undefined && "person" in by ? await ofPerson(turn, by.person.id, by.person.name, period, true) : undefined;
  if (acts !== undefined && at === words) return acts;
  const [, whose = ""] = /^customers of (.+)$/iu.exec(at) ?? [];
  const owner = ofOwn.test(at) ? { person: turn.person } : whose === "" ? undefined : await findPerson(turn, whose);
  if (owner !== undefined && "person" in owner) {
    const { asked, filter } = ofCustomersOf(owner.person, ofOwn.test(at) ? turn.actor : owner.person, period);
    return { asked: { ...asked, ...acts?.asked }, filter: { ...filter, ...acts?.filter } };
  }
  if (owner !== undefined && owner.unclear !== true) return owner;
  const person = await knownPerson(turn, words);
  if (words.includes("@")) {
    return person === undefined ? { card: nobodyCalled(words) } : await ofPerson(turn, person.id, person.name, period);
  }
  const found = await findCustomer(turn, words, {
    then: "run",
    says: (id) => `${command} ${rest.replace(words, () => id)}`,
  });
  if ("customer" in found) {
    const { id, name } = found.customer;
    return { asked: { customer: { id, name }, ...period }, filter: { customer: id, ...period } };
  }
  return person === undefined ? found : await ofPerson(turn, person.id, person.name, period);
}

/** The history of whoever writes' own customers is asked for. */
const ofOwn = /^(?:mine|my customers)$/iu;

const ofCustomersOf = (
  { id, name }: { id: PersonRef; name: string },
  of: NonNullable<TrailFilter["of"]>,
  period: Pick<TrailFilter, "from" | "to">,
): Narrowed => ({ asked: { of: { id, name }, ...period }, filter: { of, ...period } });

/** Everything under the person's references. @param isBy what they did themselves, and not what was done about them. */
export async function ofPerson(
  turn: Turn,
  ref: PersonRef,
  name: string,
  period: Pick<TrailFilter, "from" | "to">,
  isBy = false,
): Promise<Narrowed> {
  const known = (await turn.organization.people.list()).find((one) => isSamePerson(ref, one));
  const refs = known === undefined ? [ref] : [known.id, ...(known.upn === undefined ? [] : [known.upn])];
  const person = { id: ref, name: known?.name ?? name };
  return isBy
    ? { asked: { by: person, ...period }, filter: { by: refs, ...period } }
    : { asked: { person, ...period }, filter: { person: refs, ...period } };
}
