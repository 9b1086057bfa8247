/** What is said, in the same way everywhere, when something is not done: not yours, not here, not understood. */
import { namesOf } from "../app/evaluate.ts";
import { listManagers } from "../app/organization/settings.ts";
import { press } from "../cards/kit/actions.ts";
import { notice, type NoticeFacts } from "../cards/kit/notice.ts";
import { holdsSecret, secretWords } from "../reports/paste/secrets.ts";
import { noticeReply, type Card, type Command, type Reply, type Turn } from "./turn.ts";

/** Managers who are named where somebody needs one. */
const mostNamed = 3;

/** Whom to ask for what is the managers': "Ask Alex Wilber or Lynne Robbins."; undefined where none is known by name. */
export async function askManagers({ world, organization }: Turn): Promise<string | undefined> {
  const { fixed, added } = await listManagers(world, organization);
  const names = namesOf(await organization.people.list());
  const all = [...new Set([...fixed, ...added].flatMap((ref) => names.get(ref) ?? []))];
  const some = all.length > mostNamed ? [...all.slice(0, mostNamed), "another manager"] : all;
  return some.length === 0 ? undefined : `Ask ${new Intl.ListFormat("en", { type: "disjunction" }).format(some)}.`;
}

/**
 * The refusal of an act that is the managers', and who they are.
 * @param act as in "Only managers assign customers"
 * @param own what it is called, and what whoever asked can do themselves; `looks`: there was nothing to change
 */
export async function managersOnly(
  turn: Turn,
  act: string,
  own: Pick<NoticeFacts, "headline" | "next"> & { says?: string | undefined; looks?: boolean | undefined } = {},
): Promise<Card> {
  const ask = await askManagers(turn);
  const list = { title: "Who the managers are", press: press("run", { says: "managers" }) };
  return notice(
    own.headline ?? "For managers",
    [`Only managers ${act}.`, own.looks === true ? undefined : "Nothing was changed.", ask, own.says]
      .filter((one) => one !== undefined)
      .join(" "),
    [...(own.next ?? []), ...(ask === undefined || ask.includes("another manager") ? [list] : [])],
  );
}

/** What somebody who isn't a manager gets in place of a managers' command. @param rest what follows its name */
export async function managersCommand(turn: Turn, { name, instead, looks }: Command, rest: string): Promise<Reply> {
  if (typeof instead === "function") return instead(turn, rest);
  return { card: await managersOnly(turn, `can use ${name}`, { says: instead, looks }) };
}

/** The refusal outside of the personal chat of what goes through files. @param ask what to do there */
export function personalChatOnly(ask: string): Card {
  return notice("In our personal chat", `Teams only hands over files there. ${ask}`);
}

/**
 * Words after a command that mean nothing to it: they are named, never passed over in silence.
 * @param example what could be written instead
 */
export function notUnderstood({ usage }: Pick<Command, "usage">, words: string, example?: string): Reply {
  return {
    card: notice(`I don't understand “${words.slice(0, 60)}”`, [
      `You can write: ${usage}`,
      example === undefined ? "Nothing was changed." : `For example: ${example}. Nothing was changed.`,
    ]),
    unclear: true,
  };
}

/** Said of a command with more words after it than anything that it is about can have. */
export function tooLong({ name, usage }: Pick<Command, "name" | "usage">): Card {
  return notice(`That is too long for ${name}`, [`You can write: ${usage}`, "Nothing was changed."]);
}

/** Two words after a command of which only one can be chosen: both are named. */
export function onlyOneOf({ name }: Pick<Command, "name">, [one, other]: readonly [string, string]): Reply {
  const [first, second] = [one.slice(0, 40), other.slice(0, 40)];
  return noticeReply(
    `Only one of “${first}” and “${second}” can be chosen`,
    `Write ${name} ${first}, or ${name} ${second}. Nothing was changed.`,
  );
}

/** Said alike of a customer that does not exist and of one the person may not see here. */
export function notHere(): Card {
  return notice("This customer isn't here", "It was removed, or you don't look after it. Nothing was changed.");
}

/** The refusal when any of the texts holds a token, password or key; undefined when none does. */
export function secretRefused(texts: readonly unknown[]): Card | undefined {
  const held = texts.some((one) => typeof one === "string" && holdsSecret(one));
  return held ? notice("That holds a secret", [secretWords, "Nothing was saved."]) : undefined;
}
