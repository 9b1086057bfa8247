import { fc } from "../properties.ts";
import { expect, it } from "vitest";
import { changedPlaces, createIndex, createListing, memberOf } from "../../src/domain/listing.ts";

type Member = { id: string; owner: string; turn: number };

const id = fc.constantFrom("a", "b", "c", "d", "e");
const acts = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("set" as const), id, owner: fc.constantFrom("ada", "ben", "cy") }),
    fc.record({ do: fc.constant("remove" as const), id }),
    fc.record({ do: fc.constant("list" as const) }),
  ),
  { maxLength: 40 },
);

it("lists, finds, compares and looks up as somebody who looks at everything, whatever was set and removed", () => {
  const byOwner = createIndex<Member>(({ owner }) => [owner]);
  fc.assert(
    fc.property(acts, (all) => {
      const listing = createListing<Member>();
      const plain = new Map<string, Member>();
      const lists: (readonly Member[])[] = [];
      for (const [turn, act] of all.entries()) {
        if (act.do === "set") {
          const member = { id: act.id, owner: act.owner, turn };
          listing.set(act.id, member);
          plain.set(act.id, member);
        } else if (act.do === "remove") {
          listing.set(act.id, undefined);
          plain.delete(act.id);
        }
        if (act.do !== "list") continue;
        const list = listing.list();
        expect(list).toEqual([...plain.values()]);
        expect(listing.list()).toBe(list);
        for (const one of ["a", "b", "c", "d", "e"]) expect(memberOf(list, one)).toBe(plain.get(one));
        for (const keys of [["ada"], ["ben", "cy"], ["nobody"]])
          expect(byOwner(list, keys)).toEqual(list.filter(({ owner }) => keys.includes(owner)));
        lists.push(list);
      }
      for (const [at, after] of lists.entries()) {
        for (const before of lists.slice(0, at + 1)) {
          const places = changedPlaces(before, after);
          if (places === undefined) continue;
          expect(after.length).toBeGreaterThanOrEqual(before.length);
          for (const [place, member] of after.entries()) {
            if (!places.includes(place)) expect(before[place]).toBe(member);
            expect(before[place]?.id ?? member.id).toBe(member.id);
          }
        }
        // What was listed before is found in it as it was, also by the index that has seen newer lists.
        for (const member of after) expect(memberOf(after, member.id)).toBe(member);
        expect(byOwner(after, ["ada"])).toEqual(after.filter(({ owner }) => owner === "ada"));
      }
    }),
  );
});

it("knows which of 50,000 changed, until too much has", () => {
  const listing = createListing<{ id: string }>();
  for (let number = 0; number < 50_000; number += 1) listing.set(`${number}`, { id: `${number}` });
  const before = listing.list();
  listing.set("7", { id: "7" });
  listing.set("50000", { id: "50000" });
  listing.set("7", { id: "7" });
  expect(changedPlaces(before, listing.list())).toEqual([7, 50_000]);
  for (let number = 0; number < 5_000; number += 1) listing.set(`${number}`, { id: `${number}` });
  expect(changedPlaces(before, listing.list())).toBeUndefined();
});
