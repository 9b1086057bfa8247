/** An owner's first minute without a mouse: the real bot, Microsoft's Agents Playground, a real browser, only keys. */
import { describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { openKeyboard } from "./keyboard.ts";
import { useDemo } from "./teams.ts";

describe.skipIf(!hasBrowser)("with keys only", { timeout: 180_000 }, () => {
  const shown = useDemo();

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
