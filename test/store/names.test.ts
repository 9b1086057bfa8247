/** Ids as file names. */
import { fc } from "../properties.ts";
import { expect, it } from "vitest";
import { anyCharacter } from "../any-character.ts";
import { idOfName, nameOfId } from "../../src/store/documents/names.ts";

/** Ids with what is special somewhere: capitals, separators, escapes, half characters. */
const ids = fc.oneof(
  fc.string({ unit: anyCharacter, minLength: 1, maxLength: 400 }),
  fc.string({ unit: fc.constantFrom("a", "A", "%", "u", "6", "1", "/", ".", "~", "\ud800", "é"), minLength: 1 }),
);

it("gives names that are file names everywhere and stay in their folder", () => {
  fc.assert(
    fc.property(ids, (id) => {
      expect(nameOfId(id)).toMatch(/^[a-z0-9_%~-]{1,200}$/);
    }),
  );
});

it("gives two ids two names, even where the file system ignores case", () => {
  fc.assert(
    fc.property(ids, ids, (one, other) => {
      expect(nameOfId(one).toLowerCase() === nameOfId(other).toLowerCase()).toBe(one === other);
    }),
  );
});

it("finds the id of a name, unless it was too long for one", () => {
  fc.assert(
    fc.property(ids, (id) => {
      expect(idOfName(nameOfId(id))).toBe(nameOfId(id).includes("~") ? undefined : id);
    }),
  );
});

it.each([["A"], ["a.b"], ["%41%"], ["%4"], ["%61"], ["%u0061"], [""], [".damaged"], ["a~b"]])(
  "finds no id in a name that it never gave: %j",
  (name) => {
    expect(idOfName(name)).toBeUndefined();
  },
);
