import { expect, it } from "vitest";
import { createOffers } from "../../../src/teams/files/held.ts";

const megabyte = 1024 * 1024;

it("keeps files in bounded memory: the oldest go for a large one", () => {
  let made = 0;
  const offers = createOffers<{ bytes: Uint8Array }>(
    () => 0,
    () => String((made += 1)),
  );
  const put = (megabytes: number) => offers.put("org", "megan", { bytes: new Uint8Array(megabytes * megabyte) });
  const [first, second, third] = [put(90), put(90), put(50)];
  expect(offers.take("org", "megan", first)).toBeUndefined();
  expect(offers.take("org", "megan", second)?.bytes.length).toBe(90 * megabyte);
  expect(offers.take("org", "megan", third)?.bytes.length).toBe(50 * megabyte);
});
