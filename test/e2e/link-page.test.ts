/** The pages of “Link it now” in a real browser: the whole way, by keyboard too, in both themes, with a phone's width. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, openBrowser } from "../browser.ts";
import { aLinkingBot, guestOfAlex, ours } from "../product/linking.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(how: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run({ resultTypes: ["violations"] })).violations;
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

describe.skipIf(!hasBrowser)("The pages of “Link it now”", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([
    ["light", 1_200],
    ["dark", 360],
  ] as const)("are gone through to the link in the %s theme, %d pixels wide", async (colorScheme, width) => {
    const bot = await aLinkingBot();
    const { address, code } = await bot.press();
    // The stand-in of Entra has a certificate that only Node was told to trust.
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 }, ignoreHTTPSErrors: true });
    const complaints: string[] = [];
    page.on("console", (message) => void complaints.push(message.text()));
    const look = async (title: string): Promise<void> => {
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(title);
      expect(await page.title()).toBe(title);
      expect(await faults(page)).toEqual([]);
      const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
      expect(wide).toBeLessThanOrEqual(width);
    };

    await page.goto(address);
    await look("Link your account at Contoso Ltd.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Alex Wilber" }).click();
    await page.waitForURL(/\/link\/back/);
    await look("Not linked yet");
    await page.getByLabel("The code from your chat").fill(code);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/link\/go/);
    await look("Linked and saved");
    expect(await bot.connector.next()).toMatchObject({ how: "redrawn" });
    expect(bot.linkOf(guestOfAlex)).toMatchObject({ partnerId: ours });

    await page.goBack();
    await page.goto(address);
    await look("This page has expired");
    expect(complaints.filter((one) => !/410|status of 4/.test(one))).toEqual([]);
    await page.close();
  });
});
