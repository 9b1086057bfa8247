/** Every card with every sample, drawn by Microsoft's renderer in a browser, in each theme and width, and looked at. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startGallery, type Gallery } from "../../src/dev/gallery/server.ts";
import { noBrowser, openBrowser, openGallery } from "./browser.ts";
import { templateNames } from "./expanded.ts";

if (noBrowser !== undefined) console.warn(noBrowser);

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const pictures = join(import.meta.dirname, "pictures");
/** Widths of the probe line where the pictures were taken: other fonts draw other pictures. */
const fontsFile = join(pictures, "fonts.json");

type Violation = { id: string; nodes: { target: string[]; html: string; failureSummary?: string }[] };

/** A picture with 16 shades of each colour: a third of the size, and as good to compare. */
function plainer(shot: Buffer): PNG {
  const picture = PNG.sync.read(shot);
  for (const [index, value] of picture.data.entries()) picture.data[index] = Math.round(value / 17) * 17;
  return picture;
}

/** What axe-core finds: contrast, names, roles. The search box that only Microsoft's open renderer draws is left out. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(where: object, how: object): Promise<{ violations: Violation[] }> };
    };
    return (
      await axe.run(
        { include: ["[data-card]"], exclude: [".ac-choiceSetInput-filtered-textbox"] },
        { runOnly: ["wcag2a", "wcag2aa", "wcag21aa"] },
      )
    ).violations;
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`),
  );
}

describe.skipIf(noBrowser !== undefined)("the gallery", () => {
  let gallery: Gallery;
  let browser: Browser;

  beforeAll(async () => {
    gallery = await startGallery(0);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await gallery?.stop();
  });

  describe.each([
    ["light", "desktop"],
    ["light", "phone"],
    ["dark", "desktop"],
    ["dark", "phone"],
    ["contrast", "desktop"],
    ["contrast", "phone"],
  ])("in the %s theme at %s width", (theme, width) => {
    let page: Page;
    let complaints: string[];
    beforeAll(async () => {
      ({ page, complaints } = await openGallery(browser, gallery.url, { theme, width }));
    });
    afterAll(async () => {
      await page?.close();
    });

    it("draws every card without a complaint", async () => {
      expect(await page.locator(".problem").allTextContents()).toEqual([]);
      expect(await page.locator(".over").allTextContents()).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it("cuts nothing off and lays nothing over another", async () => {
      expect(await page.evaluate("look.misplaced()")).toEqual([]);
    });

    it("takes the Tab key from top to bottom, through inputs that are all named", async () => {
      expect(await page.evaluate("look.disorderly()")).toEqual([]);
    });

    it("has contrast, names and roles that axe-core accepts", async () => {
      expect(await violations(page)).toEqual([]);
    });
  });

  it("folds and unfolds the parts of a customer", async () => {
    const { page } = await openGallery(browser, gallery.url, { theme: "light", width: "phone" });
    const card = page.locator('[data-card="customer"]');
    const past = card.getByText("Isaiah left the tenant");
    expect(await past.isVisible()).toBe(false);
    await card.getByRole("button", { name: "History" }).press("Enter");
    expect(await past.isVisible()).toBe(true);
    expect(await page.evaluate("look.misplaced()")).toEqual([]);
    await page.close();
  });

  it("asks for what is missing when Record is pressed, and for nothing when Later is", async () => {
    const { page, pressed } = await openGallery(browser, gallery.url, { theme: "light", width: "desktop" });
    const card = page.locator('[data-card="checklist"]');
    await card.getByRole("button", { name: "Record" }).click();
    expect(await card.getByText("Pick one.").first().isVisible()).toBe(true);
    expect(pressed).toEqual([]);
    await card.getByRole("button", { name: "Later" }).click();
    expect(pressed).toEqual([expect.stringMatching(/^Action\.Execute later \{"customer":"[^"]+","prompt":"p-41"\}$/)]);
    await page.close();
  });

  it("sends the same where only Action.Submit is known", async () => {
    const { page, pressed } = await openGallery(browser, gallery.url, { theme: "light", width: "desktop" });
    await page.evaluate(() => {
      const { AdaptiveCards } = globalThis as unknown as {
        AdaptiveCards: { GlobalRegistry: { actions: { unregister(type: string): void } } };
      };
      AdaptiveCards.GlobalRegistry.actions.unregister("Action.Execute");
    });
    await page.locator("#only").selectOption("checklist");
    await page.locator('[data-card="checklist"]').getByRole("button", { name: "Not mine" }).click();
    expect(pressed).toEqual([
      expect.stringMatching(/^Action\.Submit +\{"verb":"not-mine","customer":"[^"]+","prompt":"p-41"\}$/),
    ]);
    await page.close();
  });

  describe("beside the reference pictures", () => {
    let page: Page;
    let sameFonts = true;
    const update = process.env["UPDATE_PICTURES"] !== undefined;
    beforeAll(async () => {
      ({ page } = await openGallery(browser, gallery.url, { theme: "light", width: "desktop" }));
      const width = Number(await page.evaluate("look.fontProbe()"));
      if (update) {
        mkdirSync(pictures, { recursive: true });
        writeFileSync(fontsFile, `${JSON.stringify({ width })}\n`);
      }
      const reference = JSON.parse(readFileSync(fontsFile, "utf8")) as { width: number };
      sameFonts = reference.width === width;
      if (!sameFonts)
        console.warn(`Other fonts here than in test/cards/pictures (${width} for ${reference.width}): not compared.`);
    });
    afterAll(async () => {
      await page?.close();
    });

    it.each(templateNames)("%s looks as it did", async (name) => {
      const file = join(pictures, `${name}.png`);
      // Alone on the page, so that no other card moves it by a fraction of a pixel.
      await page.locator("#only").selectOption(name, { timeout: 5_000 });
      const shot = await page.locator(`[data-card="${name}"]`).screenshot({ timeout: 5_000 });
      if (update)
        writeFileSync(
          file,
          PNG.sync.write(plainer(shot), { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 }),
        );
      expect(existsSync(file), `there is no picture of ${name}: UPDATE_PICTURES=1 takes it`).toBe(true);
      if (!sameFonts) return;
      const [now, then] = [plainer(shot), PNG.sync.read(readFileSync(file))];
      expect({ width: now.width, height: now.height }).toEqual({ width: then.width, height: then.height });
      const different = pixelmatch(now.data, then.data, undefined, now.width, now.height, { threshold: 0.2 });
      expect(different / (now.width * now.height)).toBeLessThan(0.005);
    });
  });
});
