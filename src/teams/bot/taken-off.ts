/** All customers of one person that are to be taken off them: "unassign everything from Adele". */
import { confirmAllCard, confirmCard } from "../../cards/forms/guesses.ts";
import { withExceptions, withoutExcepted } from "../input/reading/left-out.ts";
import { hasPerson, readWords } from "../input/reading/reading.ts";
import { longestText } from "../input/understand.ts";
import type { NameIndex } from "../input/words/names.ts";
import { wordsOf } from "../input/words/words.ts";
import { mostTogether, type Command, type Reply, type Turn } from "../turn.ts";
import { runWritten } from "./dispatch.ts";

const takesOffAll =
  /^(?:(?:please|pls|can you|could you)[, ]+)*(?:unassign|take|remove) (?:everything|all|(?:all (?:of )?)?(?:the |her |his |their )?(?:customers|clients|accounts)) (?:from|of|off|away from) @?\p{L}[\p{L}’'-]*(?: \p{L}[\p{L}’'-]+)?[\s.!]*$/iu;

/** "Unassign everything from Adele": all of theirs, for a press; where they are too many, their handover. */
export async function takenOffAll(
  commands: readonly Command[],
  turn: Turn,
  names: NameIndex,
): Promise<Reply | undefined> {
  if (!turn.actor.manager || turn.text.length > longestText) return undefined;
  const text = withExceptions(turn.text);
  const reading = readWords({ text, mentions: turn.mentions }, wordsOf(text), names);
  const spared = withoutExcepted(reading);
  if (spared.names || !takesOffAll.test(spared.text)) return undefined;
  const people = reading.found.filter(hasPerson);
  const [person, ...others] = people.flatMap(({ candidates }) => candidates);
  if (person === undefined || others.length > 0) return undefined;
  const theirs = (await turn.organization.customers.list()).filter(
    (one) => one.owner !== undefined && names.byRef(one.owner)?.id === person.id && !spared.except.includes(one.id),
  );
  const options = theirs.map(({ id, name }) => ({
    says: `unassign ${id} from ${person.id}`,
    title: `take ${name} off ${person.name}`,
  }));
  const [only, ...more] = options;
  if (only === undefined || options.length > mostTogether)
    return await runWritten(
      commands,
      { ...turn, mentions: [] },
      only === undefined ? `gaps customers ${person.id}` : `handover ${person.id}`,
    );
  const isOne = more.length === 0;
  turn.about({ person: person.id, ...(isOne ? { asked: only.says } : { askedAll: options.map(({ says }) => says) }) });
  return { card: isOne ? confirmCard(turn.text, only) : confirmAllCard(turn.text, options) };
}
