/** A headless Chromium for the tests that look at what people see. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const places = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const found = places.find((place) => place !== undefined && existsSync(place));

/** Whether browser tests can run; says on the terminal why not. */
export const hasBrowser = found !== undefined;

if (!hasBrowser) {
  console.warn(
    "Browser tests are skipped: there is no Chromium here. (Debian: apt-get install chromium; or set CHROMIUM_PATH.)",
  );
}

/** @throws {Error} when there is none: ask `hasBrowser` first. */
export async function openBrowser(): Promise<Browser> {
  if (found === undefined) throw new Error("There is no Chromium here.");
  // As root, as in a container, Chromium runs only without its sandbox. It sees nothing but pages of our own.
  const args = ["--disable-gpu", "--no-sandbox", "--font-render-hinting=none", "--disable-lcd-text"];
  return await chromium.launch({ executablePath: found, args });
}
