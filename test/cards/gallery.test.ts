/** Every card with every sample, drawn by Microsoft's renderer in a browser, in each theme and width, and looked at. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startGallery, type Gallery } from "../../src/dev/gallery/server.ts";
import { hostConfig } from "../../src/dev/gallery/themes.ts";
import { hasBrowser, openBrowser } from "../browser.ts";
import { templateNames } from "./expanded.ts";
import { openGallery, type GalleryPage } from "./gallery-page.ts";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const pictures = join(import.meta.dirname, "pictures");
/** Widths of the probe line where the pictures were taken: other fonts draw other pictures. */
const fontsFile = join(pictures, "fonts.json");

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };

/** A picture with 16 shades of each colour: a third of the size, and as good to compare. */
function plainer(shot: Buffer): PNG {
  const picture = PNG.sync.read(shot);
  // Not an iterator: a picture has millions of values.
  for (let at = 0; at < picture.data.length; at += 1) picture.data[at] = Math.round((picture.data[at] ?? 0) / 17) * 17;
  return picture;
}

/** The rules about names, roles and contrast. */
const tags = ["wcag2a", "wcag2aa", "wcag21aa"];

/** What axe-core finds. The search box that only Microsoft's open renderer draws is left out. */
async function violations(page: Page, runOnly: readonly string[]): Promise<string[]> {
  const found = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run(where: object, how: object): Promise<{ violations: Violation[] }> };
    };
    const where = { include: ["[data-card]"], exclude: [".ac-choiceSetInput-filtered-textbox"] };
    return (await axe.run(where, { runOnly, resultTypes: ["violations"], selectors: false })).violations;
  }, runOnly);
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`),
  );
}

describe.skipIf(!hasBrowser)("the gallery", () => {
  let gallery: Gallery;
  let browser: Browser;
  let shown: GalleryPage;

  beforeAll(async () => {
    gallery = await startGallery(0);
    browser = await openBrowser();
    shown = await openGallery(browser, gallery.url);
    await shown.page.evaluate(axe);
  });
  afterAll(async () => {
    await browser?.close();
    await gallery?.stop();
  });

  const drawsAll = async () => {
    expect(await shown.page.locator(".problem").allTextContents()).toEqual([]);
    expect(await shown.page.locator(".over").allTextContents()).toEqual([]);
    expect(shown.complaints()).toEqual([]);
  };

  let elements: unknown;

  // The widths differ in no element, and the themes in colours alone. So each look is drawn once, names and roles are looked
  // at in the last of these, and what has the same letters in the same colours once in each other theme.
  describe.each(["desktop", "phone"])("at %s width", (width) => {
    beforeAll(() => shown.show({ theme: "light", width }));

    it("draws every card without a complaint", drawsAll);

    it("draws the same elements as at any other", async () => {
      const drawn = await shown.page.evaluate("look.markup()");
      elements ??= drawn;
      expect(drawn === elements, "other elements on a phone").toBe(true);
      expect(String(drawn).length).toBeGreaterThan(100_000);
    });

    it("cuts nothing off and lays nothing over another", async () => {
      expect(await shown.page.evaluate("look.misplaced()")).toEqual([]);
    });

    it("takes the Tab key from top to bottom, through inputs that are all named", async () => {
      expect(await shown.page.evaluate("look.disorderly()")).toEqual([]);
    });
  });

  it("has the contrast, and the names and roles, that axe-core wants", async () => {
    expect(await violations(shown.page, tags)).toEqual([]);
  });

  describe.each(["dark", "contrast"] as const)("in the %s theme", (theme) => {
    beforeAll(() => shown.show({ theme, width: "phone" }));

    it("draws every card without a complaint", drawsAll);

    it("has the contrast that axe-core wants", async () => {
      await shown.page.evaluate("look.leaveColors()");
      expect(await violations(shown.page, ["color-contrast"])).toEqual([]);
    });

    it("differs from the light one in colours alone", () => {
      const withoutColors = (name: typeof theme | "light") =>
        JSON.stringify(hostConfig(name)).replaceAll(/#[0-9A-F]{6}/g, "#");
      expect(withoutColors(theme)).toBe(withoutColors("light"));
    });
  });

  it("folds and unfolds the parts of a customer", async () => {
    const { page } = shown;
    await shown.show({ theme: "light", width: "phone", only: "customer" });
    const card = page.locator("[data-card]");
    const past = card.getByText("Isaiah left the tenant");
    expect(await past.isVisible()).toBe(false);
    await card.getByRole("button", { name: "History" }).press("Enter");
    expect(await past.isVisible()).toBe(true);
    expect(await page.evaluate("look.misplaced()")).toEqual([]);
  });

  it("asks for what is missing when Save answers is pressed, and for nothing when Later is", async () => {
    const { page, pressed } = shown;
    await shown.show({ theme: "light", width: "desktop", only: "checklist" });
    pressed();
    await page.getByRole("button", { name: "Save answers" }).click();
    expect(await page.locator("[data-card]").getByText("Pick one.").first().isVisible()).toBe(true);
    expect(pressed()).toEqual([]);
    await page.getByRole("button", { name: "Later" }).click();
    expect(pressed()).toEqual([
      expect.stringMatching(/^Action\.Execute later \{"customer":"[^"]+","prompt":"p-41"\}$/),
    ]);
  });

  it("sends the same where only Action.Submit is known", async () => {
    const { page, pressed, show } = await openGallery(browser, `${gallery.url}?only=checklist`);
    await page.evaluate(() => {
      const { AdaptiveCards } = globalThis as unknown as {
        AdaptiveCards: { GlobalRegistry: { actions: { unregister(type: string): void } } };
      };
      AdaptiveCards.GlobalRegistry.actions.unregister("Action.Execute");
    });
    await show({ theme: "light", width: "desktop", only: "checklist" });
    await page.getByRole("button", { name: "Not mine" }).click();
    expect(pressed()).toEqual([
      expect.stringMatching(/^Action\.Submit +\{"verb":"not-mine","customer":"[^"]+","prompt":"p-41"\}$/),
    ]);
    await page.close();
  });

  describe("beside the reference pictures", () => {
    let sameFonts = true;
    const update = process.env["UPDATE_PICTURES"] !== undefined;
    beforeAll(async () => {
      const width = Number(await shown.page.evaluate("look.fontProbe()"));
      if (update) {
        mkdirSync(pictures, { recursive: true });
        writeFileSync(fontsFile, `${JSON.stringify({ width })}\n`);
      }
      const reference = JSON.parse(readFileSync(fontsFile, "utf8")) as { width: number };
      sameFonts = reference.width === width;
      if (!sameFonts)
        console.warn(`Other fonts here than in test/cards/pictures (${width} for ${reference.width}): not compared.`);
    });

    it.each([
      ...templateNames,
      ...["add", "assign", "claim", "columns", "identity", "proof", "subscription"].map((form) => `form.${form}`),
    ])("%s looks as it did", async (name) => {
      const file = join(pictures, `${name}.png`);
      // Alone on the page, so that no other card moves it by a fraction of a pixel.
      await shown.show({ theme: "light", width: "desktop", only: name });
      const shot = await shown.page.locator(`[data-card="${name}"]`).screenshot({ timeout: 5_000 });
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
