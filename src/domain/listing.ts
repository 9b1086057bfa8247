/**
 * Lists that know how they came about: after one of 50,000 members changed, nobody has to look at the others to learn
 * which one it was, or where a member is.
 */
import { madeOnce } from "./once.ts";

/** Members by id, in the order in which they came. */
export type Listing<Member> = {
  /** Takes a member in, in place of an earlier one of that id; undefined removes it. */
  set(id: string, member: Member | undefined): void;
  /** All of them, frozen; the very same array until something is set. */
  list(): readonly Member[];
};

/** Lists with the same log have each member at the same place, as far as they have it. */
type Log = { places: Map<string, number>; changes: number[]; forgotten: number };
type Origin = { log: Log; changes: number };
const origins = new WeakMap<readonly unknown[], Origin>();

/** Of so many changes it is remembered which; whoever saw less compares everything. */
const mostChanges = 2_000;

/** An empty listing. */
export function createListing<Member extends object>(): Listing<Member> {
  let log: Log = { places: new Map(), changes: [], forgotten: 0 };
  let members: (Member | undefined)[] = [];
  let isMissingSome = false;
  let listed: readonly Member[] | undefined;

  /** Closes the places of those that were removed. */
  function moveUp(): void {
    const ids = [...log.places].filter(([, place]) => members[place] !== undefined);
    members = ids.map(([, place]) => members[place]);
    log = { places: new Map(ids.map(([id], place) => [id, place])), changes: [], forgotten: 0 };
    isMissingSome = false;
  }

  return {
    set(id, member) {
      const known = log.places.get(id);
      if (member === undefined && known === undefined) return;
      listed = undefined;
      const place = known ?? members.length;
      members[place] = member;
      if (member === undefined) {
        log.places.delete(id);
        isMissingSome = true;
        return;
      }
      log.places.set(id, place);
      log.changes.push(place);
      if (log.changes.length <= mostChanges * 2) return;
      log.changes.splice(0, mostChanges);
      log.forgotten += mostChanges;
    },
    list() {
      if (listed !== undefined) return listed;
      if (isMissingSome) moveUp();
      listed = Object.freeze(members.slice() as Member[]);
      origins.set(listed, { log, changes: log.forgotten + log.changes.length });
      return listed;
    },
  };
}

/**
 * The places at which a list differs from an earlier one of the same listing, those of new members among them.
 * @returns undefined when that is not known: the lists are of different listings, members were removed, or too much
 * changed.
 */
export function changedPlaces(before: readonly unknown[], after: readonly unknown[]): readonly number[] | undefined {
  const [from, to] = [origins.get(before), origins.get(after)];
  if (from === undefined || to === undefined || from.log !== to.log) return undefined;
  const { changes, forgotten } = to.log;
  if (from.changes < forgotten || from.changes > to.changes) return undefined;
  return [...new Set(changes.slice(from.changes - forgotten, to.changes - forgotten))];
}

/** The member of that id in any list. */
export function memberOf<Member extends { id: string }>(list: readonly Member[], id: string): Member | undefined {
  const place = origins.get(list)?.log.places.get(id);
  const found = place === undefined ? undefined : list[place];
  return found?.id === id ? found : list.find((one) => one.id === id);
}

/** Members under each of their keys, in the order of the list: what is asked for once is kept up with the listing. */
export function createIndex<Member>(keysOf: (member: Member) => readonly string[]) {
  const known = new WeakMap<Log, { list: readonly Member[]; places: Map<string, Set<number>> }>();

  function put(places: Map<string, Set<number>>, member: Member | undefined, place: number, isThere: boolean): void {
    for (const key of member === undefined ? [] : keysOf(member)) {
      const under = madeOnce(places, key, () => new Set());
      if (isThere) under.add(place);
      else under.delete(place);
    }
  }

  return (list: readonly Member[], keys: readonly string[]): readonly Member[] => {
    const log = origins.get(list)?.log;
    if (log === undefined) return list.filter((member) => keysOf(member).some((key) => keys.includes(key)));
    const earlier = known.get(log);
    const changed = earlier && changedPlaces(earlier.list, list);
    const places = changed === undefined ? new Map<string, Set<number>>() : (earlier?.places ?? new Map());
    for (const place of changed ?? list.keys()) {
      if (changed !== undefined) put(places, earlier?.list[place], place, false);
      put(places, list[place], place, true);
    }
    known.set(log, { list, places });
    const found = new Set(keys.flatMap((key) => [...(places.get(key) ?? [])]));
    return [...found].sort((one, other) => one - other).map((place) => list[place] as Member);
  };
}

const pageSize = 10;

/** `listed`: rows on all pages together. `page`: 1 for the first. */
export type ListPage<Row> = { listed: number; page: number; pages: number; rows: readonly Row[] };

/** One page of them. A page beyond the last one gives the last. */
export function listPage<Row>(rows: readonly Row[], wanted: number): ListPage<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  return { listed: rows.length, page, pages, rows: rows.slice((page - 1) * pageSize, page * pageSize) };
}

/** Orders two texts by their characters alone: the same on every machine, for ids and days. */
export const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
