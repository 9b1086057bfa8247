/** Commands that sentences tell people to run, each in a block of its own to copy. */
import { join, nothing, plain, text, whole, type Plain, type Shown } from "./text.ts";

/** `code` as it is copied; `words` for clients that have no block for it. */
export type CommandView = { code: Plain; words: Shown };

/** What we tell people to run: the Azure CLI, as far as PAL needs it. */
const command =
  /\baz (?:extension add --name managementpartner|login(?: --service-principal)?(?: --(?:username|password) <[^>]+>)*(?: --tenant [0-9a-f-]{36})?(?: --allow-no-subscriptions)?|managementpartner (?:show|(?:create|update) --partner-id (?:\d+|<Partner ID>))|role assignment (?:create|list)(?: --all)?(?: --(?:assignee|role|scope) (?:"[^"]+"|<[^>]+>|[^\s,.]+))+)/gi;

/** The same, with the colon that introduces it. */
const withColon = new RegExp(`(: )?(${command.source})`, "gi");

/** The id of a tenant that is to be filled in somewhere. */
const tenant = /(?<=(?<!-)\btenant )[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const anyId = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}([0-9a-f]{8})([0-9a-f]{4})\b/gi;

/** Whether it is an id and nothing else. */
export const isId = (written: string): boolean => withoutIds(written).length === 5 && written.length === 36;

/** Ids by their last four digits, as cards name what has no other name: whole ones stand in a block, to copy. */
export const withoutIds = (written: string): string => written.replace(anyId, "…$2");

/** What a sentence calls a command that stands in a block under it. */
const called: readonly (readonly [RegExp, string])[] = [
  [/ login\b/, "the login command"],
  [/ show$/, "the show command"],
  [/ create --partner-id /, "the create command"],
  [/ update --partner-id /, "the update command"],
  [/ role assignment create /, "the role command"],
  [/ role assignment list /, "the role list command"],
  [/ extension add /, "the install command"],
];

/** Whether it tells people to run something. */
export const hasCommand = (sentence: string): boolean => sentence.search(command) >= 0;

/** A sentence over the blocks of `commandsIn`: it names its commands, and ids by their end. */
export function spoken(sentence: string): string {
  const named = sentence.replace(withColon, (_, colon: string | undefined, code: string) => {
    const name = called.find(([pattern]) => pattern.test(code))?.[1] ?? code;
    return colon === undefined ? name : `, with ${name}`;
  });
  return withoutIds(named);
}

/** What to do next, in as many whole sentences as there is room for: half of one is none. Its commands stand elsewhere. */
export function instruction(next: string, longest: number): Shown {
  const sentences = spoken(next).split(/(?<=\.) (?=[A-Z])/);
  for (let count = sentences.length; count > 0; count -= 1) {
    const said = whole(sentences.slice(0, count).join(" ").replace(/\.$/, ""), longest);
    if (said !== nothing) return said;
  }
  return nothing;
}

const mostCommands = 4;

/** The commands in sentences, and ids of tenants that are to be filled in somewhere: each once, in their order; none that would have to be cut. */
export function commandsIn(sentences: readonly string[]): readonly CommandView[] {
  const found = new Set(
    sentences.flatMap((sentence) => [...(sentence.match(command) ?? []), ...(sentence.match(tenant) ?? [])]),
  );
  return [...found].slice(0, mostCommands).map((code) => ({ code: plain(code, 300), words: text(code, 300) }));
}

const longestLine = 400;

/** A text of several lines in such a block; each line is one, whatever is in it. */
export const linesToCopy = (lines: readonly string[]): CommandView => ({
  code: lines.map((line) => plain(line, longestLine)).join("\n") as Plain,
  words: join(
    lines.map((line) => text(line, longestLine)),
    "\n\n",
  ),
});
