/**
 * People in their own chat: the real bot, Microsoft's Agents Playground, a real browser. An owner's first minute without a
 * mouse; and the demo's Microsoft as a manager meets it: what was read, what was not and how it is mended, a link from a
 * card. One demo for all of them, since starting it takes longer than they do.
 */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { openKeyboard } from "./keyboard.ts";
import { useDemo } from "./teams.ts";

describe.skipIf(!hasBrowser)("in the personal chat", { timeout: 180_000 }, () => {
  const shown = useDemo();

  describe("with keys only", () => {
    it("an owner is greeted once, opens a customer, answers what is asked and records it", async () => {
      const keys = await openKeyboard(shown.teams.page);
      await shown.teams.picture(await shown.teams.card("Get credit for the customers you work with"), "welcome");
      await shown.teams.picture(await shown.teams.card("Lynne Robbins assigned 2 customers to you"), "given");
      expect(await shown.teams.page.getByText("Get credit for the customers you work with").count()).toBe(1);
      await keys.tabTo("button", "Start with A. Datum Corporation");
      await keys.press("Enter");

      const asked = await shown.teams.card("A. Datum Corporation: is it associated with us?");
      await keys.choose("CPOR", "Yes");
      await keys.choose("onboarding", "Not sure");
      await shown.teams.picture(asked, "keyboard-checklist");
      await keys.tabTo("textbox", "Note");
      await keys.type("Waiting for access");
      await keys.tabTo("button", "Save answers");
      await keys.press("Enter");

      const recorded = await shown.teams.card("A. Datum Corporation: saved");
      await shown.teams.picture(recorded, "keyboard-recorded");
      expect(await recorded.textContent()).toContain("Waiting for access");
      // Tab, arrows, Space and Enter: an owner needs no more than a minute for them.
      expect(keys.pressed()).toBeLessThan(60);
    });

    it("shows on each part of a customer's card that it has the focus, and names it", async () => {
      const keys = await openKeyboard(shown.teams.page);
      await shown.teams.say("show Fabrikam, Inc.");
      await shown.teams.card(/^Fabrikam, Inc\.: /);
      const seen = await keys.backThrough("Checklist");
      expect(seen.length).toBeGreaterThan(5);
      expect(seen.filter(({ isMarked }) => !isMarked)).toEqual([]);
      expect(seen.filter(({ name }) => name === "")).toEqual([]);
    });

    it("an owner updates a claim from a customer's card", async () => {
      const keys = await openKeyboard(shown.teams.page);
      await shown.teams.say("show Fabrikam, Inc.");
      await shown.teams.card(/^Fabrikam, Inc\.: /);
      await keys.backTo("button", "Teams Phone");
      await keys.press("Enter");
      const form = await shown.teams.card("Fabrikam, Inc.: Teams Phone");
      await shown.teams.picture(form, "keyboard-form");
      // The form took the card's place, and the Playground lost the focus with it.
      await shown.teams.page.locator("[role=textbox][contenteditable=true]").first().focus();
      await keys.backTo("textbox", "Claim ID");
      await keys.type("CLM-4711");
      await keys.backTo("combobox", "Status in Partner Center");
      await keys.press("Enter");
      await keys.type("Su");
      await keys.press("Enter");
      await keys.tabTo("button", "Save");
      await shown.teams.picture(form, "keyboard-form-filled");
      await keys.press("Enter");
      const recorded = await shown.teams.card("Fabrikam, Inc.: Teams Phone saved");
      await shown.teams.picture(recorded, "keyboard-form-recorded");
      expect(await recorded.textContent()).toContain("Submitted");
    });
  });

  describe("the demo's company at Microsoft", () => {
    /** The page that a press opens beside Teams. */
    async function opened(press: () => Promise<void>): Promise<Page> {
      const [page] = await Promise.all([shown.teams.page.context().waitForEvent("page"), press()]);
      return page;
    }

    /** Chromium draws a page behind another one seldom. */
    async function closed(page: Page): Promise<void> {
      await page.close();
      await shown.teams.page.bringToFront();
    }

    it("was read last night but for one source, which is read again once an administrator consents", async () => {
      await shown.teams.say("sources");
      const failing = await shown.teams.card(/1 of 4 sources needs attention/);
      await shown.teams.picture(failing, "sources");
      expect(await failing.textContent()).toMatch(/Customers and subscriptions.*: read (today|yesterday) 02:(0\d|10)/);
      expect(await failing.textContent()).toMatch(/Delegated access.*: not read since/);

      const page = await opened(() => failing.getByRole("link", { name: "Give consent" }).click());
      await page.getByRole("link", { name: "Accept" }).click();
      await page.getByRole("heading", { name: "Permissions granted" }).waitFor();
      await closed(page);

      await shown.teams.say("sync now");
      const synced = await shown.teams.card(/Tailwind Traders/);
      await shown.teams.picture(synced, "synced");
      await shown.teams.say("sources");
      await shown.teams.picture(await shown.teams.card("4 sources read from Microsoft"), "sources-mended");
    });

    it("shows where facts come from, and corrects a link to somebody else's Partner ID from the card", async () => {
      await shown.teams.say("show contoso suites");
      const both = await shown.teams.card(/^Contoso Suites/);
      await both.getByText("Access").click();
      await both.getByText("Lynne Robbins").first().waitFor();
      await shown.teams.picture(both, "contradicted");
      expect(await both.textContent()).toMatch(/GDAP: active until .*Lynne Robbins/);

      await shown.teams.say("show adventure works");
      const customer = await shown.teams.card(/^Adventure Works Cycles: \d+ gap/);
      await customer.getByRole("button", { name: "Link it now" }).waitFor();
      await shown.teams.picture(customer, "to-link");
      await shown.teams.press(customer, "Link it now");
      const way = await shown.teams.card("Link your account at Adventure Works Cycles");
      await shown.teams.picture(way, "link-way");
      const page = await opened(() => way.getByRole("link", { name: "Open the page" }).click());
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("link", { name: "Alex Wilber" }).click();
      await page.getByRole("heading", { name: "Linked to another Partner ID" }).waitFor();
      expect(await page.textContent("main")).toContain("5120044");
      await page.getByRole("button", { name: "Link to 4911112" }).click();
      await page.getByRole("heading", { name: "Linked and saved" }).waitFor();
      await closed(page);

      await shown.teams.say("show adventure works");
      const linked = await shown.teams.card(/^Adventure Works Cycles: \d+ gap[\s\S]*Alex Wilber/);
      expect(await linked.textContent()).toMatch(/Alex Wilber.{0,80}4911112/);
      await shown.teams.picture(linked, "linked");
    });

    it("verifies a link that was only reported, by what the tour pastes", async () => {
      await shown.teams.say("show a. datum");
      const reported = await shown.teams.card(/^A\. Datum Corporation/);
      await reported.getByText("PAL by identity").waitFor();
      const printed = await readFile(
        new URL("../samples/partner-center/managementpartner-show.json", import.meta.url),
        "utf8",
      );
      await shown.teams.say(printed.replaceAll(/\s+/g, " "));
      const verified = await shown.teams.card("A. Datum Corporation: PAL link verified");
      expect(await verified.textContent()).toContain("4911112");
    });
  });
});
