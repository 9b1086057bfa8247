/** The gallery in a browser, for tests that look at it. */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";

export type GalleryPage = {
  page: Page;
  /** Draws every card anew, or only the one of that name. */
  show(how: { theme: string; width: string; only?: string }): Promise<void>;
  /** What the page complained about since this was asked last. */
  complaints(): string[];
  /** The buttons pressed since this was asked last. */
  pressed(): string[];
};

/** @param url of the gallery */
export async function openGallery(browser: Browser, url: string): Promise<GalleryPage> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  const complaints: string[] = [];
  const pressed: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    if (message.type() === "info") pressed.push(message.text());
  });
  await page.goto(url);
  await page.waitForSelector("html[data-drawn]", { state: "attached" });
  await page.addScriptTag({ path: join(import.meta.dirname, "look.js") });
  return {
    page,
    async show({ theme, width, only = "" }) {
      await page.evaluate(`look.choose(${JSON.stringify({ theme, width, only })})`);
    },
    complaints: () => complaints.splice(0),
    pressed: () => pressed.splice(0),
  };
}
