/** People who talk to a running bot over HTTP, as Teams passes it on. */
import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import type { Connector, RosterMember, Said } from "./connector.ts";
import * as activities from "./activities.ts";
import { filledIn, pressable, wordsOf } from "./cards.ts";
import { bot, personal, type Where } from "./people.ts";
import { textOf } from "../serve.ts";

/** The answer to a click: the body of the invoke, taken apart. */
type Clicked = {
  status: number;
  body: { statusCode?: number; type?: string; value?: unknown } | undefined;
  /** The card that replaces the clicked one for whoever clicked. */
  card?: object;
  toast?: string;
};

/** A message of the bot's, for whoever clicks on it. */
export type On = Pick<Said, "activity" | "card">;

type Actor = {
  /** Says something; the bot is mentioned where it must be. @returns what the bot said before the turn ended, taken. */
  says(text: string, where?: Where, mentions?: readonly RosterMember[]): Promise<Said[]>;
  /** Says something. @returns the words on the card that comes, the first if there are several. */
  asks(text: string, where?: Where, mentions?: readonly RosterMember[]): Promise<string>;
  /** Says something in reply to a message of the bot's, which Teams quotes. */
  replies(on: On | undefined, text: string): Promise<Said[]>;
  /** Sends a file in the personal chat. */
  sends(file: { name: string; url: string }, text?: string): Promise<Said[]>;
  /** Presses a button by its title or verb; the card's own inputs are sent along, changed by `inputs`. */
  clicks(on: On | undefined, button: string | RegExp, inputs?: Record<string, string>, where?: Where): Promise<Clicked>;
  /** Presses the same button where Action.Execute is not known. @returns what the bot said or redrew. */
  submits(on: On | undefined, button: string | RegExp, inputs?: Record<string, string>, where?: Where): Promise<Said[]>;
  /** An Action.Execute with any verb and data, as an old or forged card would send it. */
  forges(verb: string, data: object, where?: Where, card?: string): Promise<Clicked>;
  /** Teams refreshes a card by itself. */
  refreshes(on: On, verb: string, data: object, where?: Where): Promise<Clicked>;
  installs(where?: Where): Promise<Said[]>;
  uninstalls(where?: Where): Promise<Said[]>;
};

export type Stage = {
  as(person: RosterMember): Actor;
  /** Posts any activity. */
  post(activity: object, authorization?: string): Promise<{ status: number; body: unknown }>;
  /** What the next activity has in common with others. */
  common(from: RosterMember, where?: Where): activities.Common;
};

/** Not `fetch`, which takes four times the processor's time: thousands of tests post. */
const agent = new Agent({ keepAlive: true });

/** Activities so far, of all stages: one that begins with what another kept must not be taken for it. */
let count = 0;

export function createStage(url: string, connector: Connector): Stage {
  const common = (from: RosterMember, where: Where = personal): activities.Common => ({
    from,
    where,
    serviceUrl: connector.url,
    id: String(1_481_567_600_000 + (count += 1)),
  });

  async function post(activity: object, authorization?: string): Promise<{ status: number; body: unknown }> {
    const headers = {
      "Content-Type": "application/json",
      ...(authorization !== undefined && { Authorization: authorization }),
    };
    const asked = request(`${url}/api/messages`, { method: "POST", agent, headers });
    asked.end(JSON.stringify(activity));
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    const text = await textOf(response);
    return { status: response.statusCode ?? 0, body: text === "" ? undefined : JSON.parse(text) };
  }

  async function deliver(...all: object[]): Promise<Said[]> {
    for (const activity of all) {
      const { status } = await post(activity);
      if (status !== 200) throw new Error(`the bot answered ${status}`);
    }
    return connector.take();
  }

  async function invoke(activity: object): Promise<Clicked> {
    const { status, body } = await post(activity);
    const read = body as Clicked["body"];
    return {
      status,
      body: read,
      ...(read?.type?.endsWith("card.adaptive") === true && { card: read.value as object }),
      ...(read?.type?.endsWith("activity.message") === true && { toast: String(read.value) }),
    };
  }

  function there(on: On | undefined): { activity: string; card: object } {
    if (on?.card === undefined) throw new Error("no card came");
    return { activity: on.activity, card: on.card };
  }

  function pressedOn(on: On | undefined, button: string | RegExp, inputs: Record<string, string>) {
    const { activity, card } = there(on);
    const { verb, data, takesInputs, isSubmit } = pressable(card, button);
    return { activity, isSubmit, verb, data: takesInputs ? { ...filledIn(card), ...inputs, ...data } : { ...data } };
  }

  const says = (person: RosterMember, text: string, where?: Where, mentions: readonly RosterMember[] = []) =>
    deliver(activities.message(common(person, where), text, mentions));

  return {
    post,
    common,
    as: (person) => ({
      says: (...what) => says(person, ...what),
      asks: async (...what) => wordsOf((await says(person, ...what))[0]?.card),
      replies: (on, text) => deliver(activities.quotedReply(common(person), there(on).activity, text)),
      sends: (file, text) => deliver(activities.fileMessage(common(person), file, text)),
      async clicks(on, button, inputs = {}, where) {
        const { activity, verb, data, isSubmit } = pressedOn(on, button, inputs);
        if (isSubmit) throw new Error(`${String(button)} is an Action.Submit: use submits`);
        return invoke(activities.execute(common(person, where), activity, verb, data));
      },
      submits(on, button, inputs = {}, where) {
        const { activity, verb, data } = pressedOn(on, button, inputs);
        return deliver(activities.submit(common(person, where), activity, { verb, ...data }));
      },
      forges: (verb, data, where, card = "1") => invoke(activities.execute(common(person, where), card, verb, data)),
      refreshes: (on, verb, data, where) =>
        invoke(activities.execute(common(person, where), on.activity, verb, data, "automatic")),
      installs: (where) =>
        deliver(
          activities.membersChanged(common(person, where), "added", [
            { id: bot.id },
            ...(where === undefined || where.kind === "personal"
              ? [{ id: person.teamsId, aadObjectId: person.id }]
              : []),
          ]),
          activities.installation(common(person, where), "add"),
        ),
      uninstalls: (where) =>
        deliver(
          activities.membersChanged(common(person, where), "removed", [{ id: bot.id }]),
          activities.installation(common(person, where), "remove"),
        ),
    }),
  };
}
