/** Several numbers in one question: "how many customers has Megan got, and which are critical?" */
import { alsoCard, answeredCard } from "../../cards/forms/guesses.ts";
import { countsAsked, countsDoneAndNot } from "../input/lists/asked-counts.ts";
import { asksOfEachOwner } from "../input/lists/asked-lists.ts";
import type { Sentence } from "../input/reading/sentence.ts";
import { understand } from "../input/understand.ts";
import type { NameIndex } from "../input/words/names.ts";
import { spoken } from "../input/write/offers.ts";
import type { About, Card, Command, Reply, Turn } from "../turn.ts";
import { runWritten } from "./dispatch.ts";

const isList = /^(?:gaps|claims|customers)\b(?! by owner)/;

/**
 * Each number as its own list says it, first on the list that is to be seen: of those that are named by "which" or "who",
 * else the first. Undefined where one number is asked for, or something that is no list.
 */
export async function countedReply(
  commands: readonly Command[],
  turn: Turn,
  said: Sentence,
  names: NameIndex,
): Promise<Reply | undefined> {
  // What each owner has is one list, and so are customers that are done and those that aren't.
  if (asksOfEachOwner(said.text) || countsDoneAndNot(said.text)) return undefined;
  const parts = countsAsked(said.text);
  if (parts.length < 2) return undefined;
  let earlier: About | undefined = turn.earlier;
  const counted: { text: string; says: string; card: Card; about: About }[] = [];
  for (const text of parts) {
    const workloads = said.workloads?.filter(({ name, called = name }) => text.includes(called));
    const meant = understand({ ...said, text, earlier, workloads, claims: undefined, isNamed: false }, names);
    if (meant.outcome !== "run" || !isList.test(meant.says)) return undefined;
    let about: About = {};
    const quiet = { ...turn, text, mentions: [], about: (more: About) => (about = { ...about, ...more }) };
    const reply = await runWritten(commands, quiet, meant.says);
    if (reply === undefined || !("card" in reply) || "unclear" in reply) return undefined;
    earlier = { ...earlier, ...about };
    counted.push({ text, says: meant.says, card: reply.card, about });
  }
  const shown = counted.findLast(({ text }) => /^(?:which|who|what|list|show)\b/i.test(text)) ?? counted[0];
  if (shown === undefined) return undefined;
  turn.about(shown.about);
  const line = `${[...new Set(counted.map(({ card }) => card.summary))].join(". ")}.`;
  const others = counted.filter(({ says }) => says !== shown.says);
  const also = others.map(({ says }) => ({ says, title: spoken(says, names, said.today) }));
  const card = answeredCard(shown.card, [line]);
  return { card: also.length === 0 ? card : alsoCard(card, also, false) };
}
