/** Two customers that are to be each other's owner's, with who that is. */
import type { NameIndex } from "../input/words/names.ts";
import type { Option, Understood } from "../input/reading/sentence.ts";
import type { Turn } from "../turn.ts";

/** Who owns each is looked up before either is given away; nobody's goes to nobody. */
export async function withOwnersSwapped(turn: Turn, understood: Understood, names: NameIndex): Promise<Understood> {
  if (understood.outcome !== "ask" || understood.together !== true) return understood;
  const swapped = understood.options.flatMap(({ says }) => /^assign (\S+) to owner of \S+$/.exec(says)?.[1] ?? []);
  const [one, other] = await Promise.all(swapped.map(async (id) => await turn.organization.customers.get(id)));
  // The same person has both, or nobody has either: there is nothing to swap, and their rows say so.
  if (one !== undefined && other !== undefined && one.owner === other.owner)
    return { outcome: "several", customers: [one.id, other.id], same: false };
  const options = await Promise.all(
    understood.options.map(async (option): Promise<Option> => {
      const [, given = "", like = ""] = /^assign (\S+) to owner of (\S+)$/.exec(option.says) ?? [];
      const isSwapped = understood.options.some(({ says }) => says === `assign ${like} to owner of ${given}`);
      if (!isSwapped) return option;
      const owner = (await turn.organization.customers.get(like))?.owner;
      const called = names.byRef(given)?.name ?? given;
      return owner === undefined
        ? { says: `unassign ${given}`, title: `leave ${called} without an owner` }
        : { says: `assign ${given} to ${owner}`, title: `assign ${called} to ${names.byRef(owner)?.name ?? owner}` };
    }),
  );
  return { ...understood, options };
}
