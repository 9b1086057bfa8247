/** The product as people use it: the real bot, Microsoft's Agents Playground, a real browser. */
import { describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { useDemo } from "./teams.ts";

describe.skipIf(!hasBrowser)("in the Agents Playground", { timeout: 180_000 }, () => {
  /** Moves the bot's clock; the browser's stays. */
  let ahead = 0;

  /** Milliseconds until a working hour, so that nothing waits for one. */
  function untilTuesdayNoon(weeks: number): number {
    const at = new Date();
    at.setUTCHours(12, 0, 0, 0);
    at.setUTCDate(at.getUTCDate() + ((2 - at.getUTCDay() + 7) % 7) + weeks * 7);
    return at.getTime() - Date.now();
  }

  const now = () => new Date(Date.now() + ahead).toISOString();
  const shown = useDemo({ now });
  it("asks the owner of a customer that was assigned in the channel, and records the answers", async () => {
    await shown.teams.open("Partner team - Associations");
    await shown.teams.picture(await shown.teams.card("See which customers aren't associated"), "welcome-team");
    await shown.teams.tell("assign relecloud to alex.wilber@ourcompany.example");
    const assigned = await shown.teams.card("Relecloud: Alex Wilber owns it now");
    await shown.teams.picture(assigned, "assigned");

    await shown.teams.open("Personal Chat");
    const asked = await shown.teams.card("Relecloud: is it associated with us?");
    await shown.teams.picture(asked, "checklist");
    await shown.teams.choose(asked, { CPOR: "Yes", PAL: "No", onboarding: "Not sure" });
    await asked.getByLabel("Note").fill("Waiting for access to their tenant");
    await shown.teams.press(asked, "Save answers");

    const recorded = await shown.teams.card(/^Relecloud: saved, \d things? to do/);
    await shown.teams.picture(recorded, "recorded");
    expect(await recorded.textContent()).toContain("Waiting for access to their tenant");
    expect(await recorded.getByRole("button", { name: "Save answers", exact: true }).count()).toBe(0);
  });

  it("shows the gaps in the channel, page by page, and opens a customer from the list", async () => {
    await shown.teams.open("Partner team - Associations");
    await shown.teams.tell("gaps");
    const gaps = await shown.teams.card(/\d+ gaps at \d+ of 40 customers/);
    await shown.teams.picture(gaps, "gaps");
    await shown.teams.press(gaps, "Next");
    await shown.teams.picture(await shown.teams.card(/11 to \d+ of \d+ customers/), "gaps-page-2");

    await shown.teams.tell("gaps");
    await (await shown.teams.card("Fabrikam, Inc.")).getByText("Fabrikam, Inc.", { exact: true }).click();
    await shown.teams.picture(await shown.teams.card(/^Fabrikam, Inc\.: \d+ gap/), "customer-with-gaps");

    // In the chat: the page now and then misses the answer to a post that follows right on another answer.
    await shown.teams.open("Personal Chat");
    await shown.teams.say("show contoso ltd");
    await shown.teams.picture(await shown.teams.card("Contoso Ltd."), "customer");
  });

  it("posts the digest in the channel when its moment comes, once", async () => {
    await shown.teams.open("Partner team - General");
    await shown.teams.tell("digest here Tuesday 10:00 Etc/UTC");
    await shown.teams.card("Digest: Tuesday 10:00");

    ahead = untilTuesdayNoon(1);
    await shown.demo.bot.tick();
    await shown.demo.bot.tick();
    const digest = await shown.teams.card(/^Week \d+: /);
    await shown.teams.picture(digest, "digest");
    expect(await shown.teams.page.getByText(/^Week \d+: /).count()).toBe(1);
  });

  it("shows the week's digest on request", async () => {
    await shown.teams.open("Partner team - Associations");
    await shown.teams.tell("digest now");
    await shown.teams.picture(await shown.teams.card(/^Week \d+: /), "digest-now");
  });

  it("asks again in the owner's week when answers have run out, and takes one tap where nothing changed", async () => {
    await shown.teams.open("Personal Chat");
    await shown.teams.say("help");
    await shown.teams.card("gaps");
    ahead = untilTuesdayNoon(15);
    await shown.demo.bot.tick();
    const week = await shown.teams.card(/customers? needs? you/);
    await shown.teams.picture(week, "weekly");
    // After fifteen weeks one message, not a reminder and the week.
    expect(await shown.teams.page.getByText("still need your answers").count()).toBe(0);
    await shown.teams.press(week, "Start with");
    const again = await shown.teams.card("Adventure Works Cycles: still true?");
    await shown.teams.picture(again, "again");
    await shown.teams.press(again, "Still true");
    await shown.teams.picture(await shown.teams.card(/^Adventure Works Cycles: (saved|confirmed)/), "confirmed-again");
  });

  it("answers what it does not understand with a few things that it can do", async () => {
    await shown.teams.open("Personal Chat");
    await shown.teams.say("xyzzy");
    await shown.teams.picture(await shown.teams.card("I didn't get “xyzzy”"), "lost");
  });
});
