/** The Agents Playground's page, as a person uses it: chats on the left, messages and cards in the middle. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { startDemo, type Demo } from "../../src/dev/demo/start.ts";
import { anyPort } from "../../src/dev/port.ts";
import { openBrowser } from "../browser.ts";

/** Where pictures go: of what was there when a test failed; with `CARD_PICTURES=<folder>` of every card on the way. */
const wanted = process.env["CARD_PICTURES"];
const pictures = wanted ?? resolve(import.meta.dirname, "pictures");

const bot = "Partner associations";

/** What is typed: text, or a person (or the bot) chosen from the list that `@` opens. */
type Typed = string | { mention: string };

export type Teams = {
  page: Page;
  /** Opens a chat by its name in the list on the left. */
  open(
    chat: "Personal Chat" | "Account managers" | "Partner team - General" | "Partner team - Associations",
  ): Promise<void>;
  /** Types and sends; in a channel it starts a new post. */
  say(...typed: Typed[]): Promise<void>;
  /** Mentions the bot first, as one must in a channel. */
  tell(...typed: Typed[]): Promise<void>;
  /** The newest card with that text, once it is there. */
  card(text: string | RegExp): Promise<Locator>;
  /** Anything with that text in the messages, once it is there. */
  sees(text: string | RegExp): Promise<void>;
  /** Presses a button of a card. */
  press(card: Locator, button: string | RegExp): Promise<void>;
  /** Chooses an answer in each question; a question is named by a part of its text. */
  choose(card: Locator, answers: Record<string, string>): Promise<void>;
  /** Takes a picture of the whole page. */
  pictureOfAll(name: string): Promise<void>;
  /** Takes a picture of a card for a person to look at, when they are wanted. */
  picture(card: Locator, name: string): Promise<void>;
  close(): Promise<void>;
};

/** The demo in a browser, from before all tests of a suite until after them; a picture of the page for each that fails. */
export function useDemo(overrides: Parameters<typeof startDemo>[1] = {}): {
  browser: Browser;
  demo: Demo;
  teams: Teams;
} {
  const used = {} as { browser: Browser; demo: Demo; teams: Teams };
  beforeAll(async () => {
    const ports = { port: await anyPort(), playgroundPort: await anyPort() };
    used.demo = await startDemo({ ...ports, logLevel: "error" }, overrides);
    used.browser = await openBrowser();
    used.teams = await openTeams(used.browser, used.demo.playground.url);
  });
  afterAll(async () => {
    await used.browser?.close();
    await used.demo?.stop();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await used.teams.pictureOfAll(`failed: ${task.name}`.replaceAll(/\W+/g, "-"));
  });
  return used;
}

/** @param url page of the Playground */
async function openTeams(browser: Browser, url: string): Promise<Teams> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1400 } });
  // Generous: several programs share the machine, and nothing here waits longer than it must.
  page.setDefaultTimeout(40_000);
  // The Playground asks Microsoft's servers for fonts; a test must not depend on who answers.
  await page.route(
    ({ hostname }) => hostname !== "127.0.0.1" && hostname !== "localhost",
    (route) => route.abort(),
  );
  await page.goto(url);
  const box = page.locator("[role=textbox][contenteditable=true]").first();

  const say = async (...typed: Typed[]): Promise<void> => {
    await box.click();
    for (const part of typed) {
      if (typeof part === "string") {
        await page.keyboard.insertText(part);
        continue;
      }
      await page.keyboard.type("@");
      await page.getByRole("menuitem", { name: part.mention }).click();
    }
    await page.keyboard.press("Enter");
  };

  return {
    page,
    async open(chat) {
      await page.getByRole("treeitem", { name: chat, exact: true }).click();
      await box.waitFor();
    },
    say,
    tell: async (...typed) => await say({ mention: bot }, " ", ...typed),
    async card(text) {
      const card = page.locator(".ac-adaptiveCard").filter({ hasText: text });
      await card.first().waitFor();
      // In a chat the newest is the last; in a channel each post stands above the one before it.
      const inChannel = (await page.getByRole("button", { name: "Post", exact: true }).count()) > 0;
      return inChannel ? card.first() : card.last();
    },
    async sees(text) {
      await page.getByText(text).last().waitFor();
    },
    async press(card, button) {
      await card.getByRole("button", { name: button }).first().click();
    },
    async choose(card, answers) {
      for (const [question, choice] of Object.entries(answers)) {
        const group = card.getByRole("radiogroup", { name: question });
        await group.getByText(choice, { exact: true }).click();
      }
    },
    async pictureOfAll(name) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
    async picture(card, name) {
      if (wanted === undefined) return;
      mkdirSync(pictures, { recursive: true });
      await card.screenshot({ path: join(pictures, `${name}.png`) });
    },
    close: async () => await page.close(),
  };
}
