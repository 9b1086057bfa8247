/** The demo's Microsoft as a manager meets it: what was read, what was not and how it is mended, and a link from a card. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { useDemo } from "./teams.ts";

describe.skipIf(!hasBrowser)("The demo's company at Microsoft", { timeout: 180_000 }, () => {
  const shown = useDemo();

  /** The page that a press opens beside Teams. */
  async function opened(press: () => Promise<void>): Promise<Page> {
    const [page] = await Promise.all([shown.teams.page.context().waitForEvent("page"), press()]);
    return page;
  }

  it("was read last night but for one source, which is read again once an administrator consents", async () => {
    await shown.teams.say("sources");
    const failing = await shown.teams.card(/1 of 4 sources needs attention/);
    await shown.teams.picture(failing, "sources");
    expect(await failing.textContent()).toMatch(/Customers and subscriptions.*: read (today|yesterday) 02:10/);
    expect(await failing.textContent()).toMatch(/Delegated access.*: not read since/);

    const page = await opened(() => failing.getByRole("link", { name: "Give consent" }).click());
    await page.getByRole("link", { name: "Accept" }).click();
    await page.getByRole("heading", { name: "Permissions granted" }).waitFor();
    await page.close();

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
