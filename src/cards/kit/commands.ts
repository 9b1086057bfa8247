/** Commands that sentences tell people to run, each in a block of its own to copy. */
import { plain, text, type Plain, type Shown } from "./text.ts";

/** `code` as it is copied; `words` for clients that have no block for it. */
export type CommandView = { code: Plain; words: Shown };

/** What we tell people to run: the Azure CLI, as far as PAL needs it. */
const command =
  /\baz (?:extension add --name managementpartner|login(?: --service-principal)?(?: --tenant [0-9a-f-]{36})?|managementpartner (?:show|(?:create|update) --partner-id (?:\d+|<Partner ID>))|role assignment (?:create|list)(?: --all)?(?: --(?:assignee|role|scope) (?:"[^"]+"|<[^>]+>|[^\s,.]+))+)/gi;

const mostCommands = 4;

/** The commands in sentences, each once, in their order; none that would have to be cut. */
export function commandsIn(sentences: readonly string[]): readonly CommandView[] {
  const found = new Set(sentences.flatMap((sentence) => sentence.match(command) ?? []));
  return [...found].slice(0, mostCommands).map((code) => ({ code: plain(code, 300), words: text(code, 300) }));
}
