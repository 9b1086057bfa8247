/** A browser for the tests that look at cards; CI installs Debian's. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";

const path = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** Why there is no browser; undefined when there is one. */
export const noBrowser = existsSync(path)
  ? undefined
  : `There is no Chromium at ${path}: the cards are not looked at. Install Debian's chromium, or set CHROMIUM_PATH.`;

export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: path,
    args: ["--no-sandbox", "--font-render-hinting=none", "--disable-lcd-text"],
  });
}

/** Opens the gallery and waits until it is drawn. Everything the page complains about ends up in `complaints`. */
export async function openGallery(
  browser: Browser,
  url: string,
  shown: { theme: string; width: string },
): Promise<{ page: Page; complaints: string[]; pressed: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  const complaints: string[] = [];
  const pressed: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    if (message.type() === "info") pressed.push(message.text());
  });
  await page.goto(`${url}?theme=${shown.theme}&width=${shown.width}`);
  await page.waitForSelector("html[data-drawn]", { state: "attached" });
  await page.addScriptTag({ path: join(import.meta.dirname, "look.js") });
  return { page, complaints, pressed };
}
