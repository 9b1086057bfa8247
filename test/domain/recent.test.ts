import { expect, it, vi } from "vitest";
import { recent } from "../../src/domain/recent.ts";

it("makes an answer once for the same text, also where it is none", () => {
  const known = recent<string | undefined>();
  const make = vi.fn<() => string | undefined>();
  expect([known("a", make), known("a", make)]).toEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(1);
  expect(known("b", () => "of b")).toBe("of b");
});

it("makes it anew after hundreds of others, which are not all kept", () => {
  const known = recent<string>();
  known("a", () => "first");
  for (let at = 0; at < 500; at += 1) known(`other ${at}`, () => "other");
  expect(known("a", () => "second")).toBe("second");
});
