/** A person without a mouse: moves by Tab, chooses by arrows and Space, presses by Enter, and sees only what has the focus. */
import { join } from "node:path";
import type { Page } from "playwright-core";

/** What has the focus, as a screen reader would say it. `group`: the question a choice belongs to. */
type Focused = { role: string; name: string; group: string; isChecked: boolean };

export type Keyboard = {
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Presses Tab until something of that role whose name holds the text has the focus. */
  tabTo(role: string, name: string): Promise<void>;
  /** The same backwards. */
  backTo(role: string, name: string): Promise<void>;
  /** Goes to the question whose text holds that, and chooses an answer. */
  choose(question: string, answer: string): Promise<void>;
  /**
   * What Shift and Tab come by up to something whose name begins so, the last first; `isMarked`: one sees that it has
   * the focus, since it looks otherwise without.
   */
  backThrough(name: string): Promise<readonly (Focused & { isMarked: boolean })[]>;
  /** Keys pressed so far, text not counted. */
  pressed(): number;
};

/** Whoever has not found it by then never will. */
const mostTabs = 80;

export async function openKeyboard(page: Page): Promise<Keyboard> {
  await page.addScriptTag({ path: join(import.meta.dirname, "focus.js") });
  let count = 0;
  const press = async (key: string): Promise<void> => {
    count += 1;
    await page.keyboard.press(key);
  };
  const focused = (): Promise<Focused> => page.evaluate<Focused>("focused.described()");

  async function until(key: string, is: (now: Focused) => boolean, what: string): Promise<void> {
    const passed: string[] = [];
    for (let nth = 0; nth < mostTabs; nth += 1) {
      const now = await focused();
      if (is(now)) return;
      passed.push(`${now.role} ${now.name}`.trim().slice(0, 60));
      await press(key);
    }
    throw new Error(`${what} was not reached with ${key}, only ${[...new Set(passed)].join(" | ")}`);
  }
  const find = (key: string) => (role: string, name: string) =>
    until(key, (now) => now.role === role && now.name.includes(name), `${role} ${name}`);

  return {
    press,
    tabTo: find("Tab"),
    backTo: find("Shift+Tab"),
    async type(text) {
      await page.keyboard.type(text);
    },
    async choose(question, answer) {
      await until("Tab", (now) => now.role === "radio" && now.group.includes(question), `question ${question}`);
      await press("Space");
      await until("ArrowDown", (now) => now.name === answer && now.isChecked, `answer ${answer}`);
    },
    async backThrough(name) {
      const seen: (Focused & { isMarked: boolean })[] = [];
      await press("Shift+Tab");
      for (let nth = 0; nth < mostTabs; nth += 1) {
        const now = await focused();
        await page.evaluate("focused.take()");
        await press("Shift+Tab");
        seen.push({ ...now, isMarked: await page.evaluate<boolean>("focused.looksOtherwise()") });
        if (now.name.startsWith(name)) return seen;
      }
      throw new Error(`${name} is not reached from the message box`);
    },
    pressed: () => count,
  };
}
