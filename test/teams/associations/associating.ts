/** Contoso in a running bot, owned by Megan, and the forms about it as people go through them. */
import type { Config } from "../../../src/config.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { anAskedBot, contoso } from "../../product/loaded.ts";
import { wordsOf } from "../cards.ts";
import type { RosterMember } from "../connector.ts";
import { aClock, type Clock } from "../../clock.ts";
import { megan, personal, tenant, type Where } from "../people.ts";
import type { On } from "../stage.ts";

export { contoso, fabrikam } from "../../product/loaded.ts";

/** A card on somebody's screen, with its words and what came with the click. */
export type OnScreen = On & { words: string; toast?: string };

export type Forms = Awaited<ReturnType<typeof withContoso>>;

/** Thursday 19 November 2026, 11:00 in Amsterdam. Megan owns Contoso and has the bot. */
export async function withContoso(clock: Clock = aClock("2026-11-19T10:00:00.000Z"), changed: Partial<Config> = {}) {
  const bot = await anAskedBot(clock, changed);

  /** What is kept once the bot has stopped. */
  async function stored(id: string = contoso): Promise<Customer> {
    await bot.stop();
    const customer = await bot.memory.open().organization(tenant).customers.get(id);
    if (customer === undefined) throw new Error("the customer is gone");
    return customer;
  }

  async function show(who: RosterMember = megan, where: Where = personal): Promise<OnScreen> {
    const [said] = await bot.as(who).says("show contoso", where);
    if (said?.card === undefined) throw new Error("nothing was shown");
    return { activity: said.activity, card: said.card, words: wordsOf(said.card) };
  }

  /**
   * Presses, and waits for the redraw that others see, when there is one. An input that is emptied is left out, as
   * Microsoft's renderers do.
   */
  async function press(
    on: On,
    button: string | RegExp,
    inputs: Record<string, string> = {},
    { who = megan, where = personal }: { who?: RosterMember; where?: Where } = {},
  ): Promise<OnScreen> {
    const sent = Object.fromEntries(
      Object.entries(inputs).map(([id, value]) => [id, value === "" ? undefined : value]),
    );
    const clicked = await bot.as(who).clicks(on, button, sent as Record<string, string>, where);
    if (clicked.status !== 200) throw new Error(`the bot answered ${clicked.status}`);
    if (where.kind === "personal" && clicked.card !== undefined) await bot.connector.next();
    return {
      activity: on.activity,
      ...(clicked.card === undefined ? {} : { card: clicked.card }),
      words: wordsOf(clicked.card),
      ...(clicked.toast === undefined ? {} : { toast: clicked.toast }),
    };
  }

  /** Opens a form from the customer's card. */
  const opens = async (button: string | RegExp, who: RosterMember = megan): Promise<OnScreen> =>
    press(await show(who), button, {}, { who });

  return { ...bot, clock, stored, show, press, opens };
}
