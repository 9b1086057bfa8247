/** What was understood, without what whoever writes may not do, and without what is done already. */
import type { Option, Understood } from "../input/reading/sentence.ts";
import { type Command, type Turn } from "../turn.ts";
import { askManagers } from "../refusals.ts";

/** Whether whoever writes may not say yes to it. */
export const isForManagers = (commands: readonly Command[], { actor }: Turn, { says }: Pick<Option, "says">): boolean =>
  !actor.manager &&
  (silences.test(says) ||
    setsManagers.test(says) ||
    commands.find(({ name }) => name === says.split(" ", 1)[0])?.who === "managers");

/** Whether only somebody else who reads it may say yes to it. */
export const forManagers = (commands: readonly Command[], turn: Turn, option: Pick<Option, "says">): boolean =>
  turn.place.kind !== "personal" && isForManagers(commands, turn, option);

/**
 * What was understood, where nobody else reads along without buttons that whoever writes may not press. What they asked
 * for stays: they hear that it is the managers'. @returns `refused` is said of what else they asked for
 */
export async function permitted(
  commands: readonly Command[],
  turn: Turn,
  understood: Understood,
): Promise<Understood & { refused?: string | undefined }> {
  if (turn.place.kind !== "personal" || turn.actor.manager) return understood;
  const may = (option: Option): boolean => !isForManagers(commands, turn, option);
  if (understood.outcome === "unsure") {
    return { ...understood, options: understood.options.filter(may), also: understood.also?.filter(may) };
  }
  const { also, instead } = { also: undefined, instead: undefined, ...understood };
  // Of several that are asked about together, the rest is asked about.
  const all = understood.outcome === "ask" && understood.together === true ? understood.options : [];
  const isPart = all.some(may) && !all.every(may);
  const others = [...(isPart ? all : []), ...(also ?? [])].filter((option) => !may(option));
  const refused =
    others.length === 0
      ? undefined
      : [`For managers: ${others.map(({ title }) => title).join("; ")}.`, await askManagers(turn)]
          .filter((part) => part !== undefined)
          .join(" ");
  const meant = { ...understood, also: also?.filter(may), instead: instead?.filter(may), refused };
  if (meant.outcome !== "ask" || (meant.together === true && !isPart && all.some(may))) return meant;
  const theirs = meant.options.filter(may);
  if (theirs.length === 0 && meant.together === true) return { ...meant, options: meant.options.map(asAsked) };
  if (isPart) return { ...meant, options: theirs, together: theirs.length > 1 };
  return { ...meant, options: theirs.length > 0 ? theirs : meant.options.slice(0, 1) };
}

/** What a press comes to where only managers pause or offboard. */
const asAsked = (option: Option): Option => ({
  ...option,
  title: option.title.replace(/^(?=(?:pause|offboard) )/, "ask the managers to "),
});

/** Without giving somebody what is theirs already: "yes, I'm happy to take Contoso. What has been done there so far?" */
export async function withoutDone(turn: Turn, understood: Understood): Promise<Understood> {
  if (understood.outcome === "told" && understood.also !== undefined)
    return { ...understood, also: await notDone(turn, understood.also) };
  if (understood.outcome !== "ask") return understood;
  if (understood.together === true) return await ownedSeen(turn, understood);
  if (understood.options.length < 2) return await coverEnded(turn, await takenOff(turn, understood));
  const left = await notDone(turn, understood.options);
  const [only, ...others] = left;
  const isShown = only !== undefined && others.length === 0 && /^(?:show|history) /.test(only.says);
  if (isShown) return { outcome: "run", says: only.says, guess: undefined, ignored: [] };
  return left.length === 0 ? understood : { ...understood, options: left };
}

/**
 * "Isaiah has 7 and Adele has 10, move Contoso over to him", which is Adele's: whom a pronoun means, the owner says who
 * cannot be meant.
 * @param people who are named
 */
export async function toTheOther(
  turn: Turn,
  understood: Understood,
  people: readonly { id: string; name: string }[],
): Promise<Understood> {
  // "Megan wants it, but leave it to Adele": with whom it stays is said.
  if (understood.outcome !== "ask" || !toPronoun.test(turn.text) || staysWith.test(turn.text)) return understood;
  const takers = new Set(understood.options.map(({ says }) => says.split(" to ")[1]));
  let areOwned = takers.size === 1;
  const options = await Promise.all(
    understood.options.map(async (option) => {
      const [, id = "", to = ""] = /^assign (\S+) to (\S+)$/.exec(option.says) ?? [];
      const customer = id === "" ? undefined : await turn.organization.customers.get(id);
      const [other, ...more] = people.filter((one) => one.id !== to);
      areOwned &&= customer !== undefined && customer.owner === to;
      if (customer === undefined || other === undefined || more.length > 0) return option;
      return { ...option, says: `assign ${id} to ${other.id}`, title: `assign ${customer.name} to ${other.name}` };
    }),
  );
  // "Contoso is Adele's, give Fabrikam to her": what is in order needs no other.
  return areOwned ? { ...understood, options } : understood;
}
const staysWith = /\b(?:leave|keep|stays?|remains?|wants?|wanted|asked|not)\b|n['’]t\b/i;
/** In the order itself. */
const toPronoun = /\b(?:give|move|hand|assign|pass|transfer|put|shift)\b[^.;!?]* to (?:him|her|them)\b/i;

/** "Contoso and Fabrikam are unassigned. Could Megan take both?": where one has an owner, whose they are is seen first. */
async function ownedSeen(turn: Turn, asked: Extract<Understood, { outcome: "ask" }>): Promise<Understood> {
  const ids = asked.options.flatMap(({ says }) => /^assign (\S+) to \S+$/.exec(says)?.[1] ?? []);
  if (!saysUnowned.test(turn.text) || ids.length < asked.options.length) return asked;
  const found = await Promise.all(ids.map((id) => turn.organization.customers.get(id)));
  return found.some((one) => one?.owner !== undefined) ? { outcome: "several", customers: ids, same: false } : asked;
}
const saysUnowned = /\b(?:unassigned|no owner|an owner|nobody)\b/i;

/** "Unassign Contoso, Megan has it now", who owns it: it is to be taken off her. */
async function takenOff(turn: Turn, understood: Extract<Understood, { outcome: "ask" }>): Promise<Understood> {
  const [, id = "", to = ""] = /^assign (\S+) to (\S+)$/.exec(understood.options[0]?.says ?? "") ?? [];
  if (id === "" || !/^\W*(?:please |pls )?un-?assign\b/i.test(turn.text)) return understood;
  const customer = await turn.organization.customers.get(id);
  if (customer === undefined || customer.owner !== to) return understood;
  const person = await turn.organization.people.get(to);
  const title = `take ${person?.name ?? to} off ${customer.name}, so that nobody owns it`;
  return { ...understood, options: [{ says: `unassign ${id} from ${to}`, title }] };
}

/** "Megan no longer has Contoso", who only covers it: that her cover ends. */
async function coverEnded(turn: Turn, understood: Understood): Promise<Understood> {
  if (understood.outcome !== "ask") return understood;
  const [, id = "", from = ""] = /^unassign (\S+) from (\S+)$/.exec(understood.options[0]?.says ?? "") ?? [];
  const customer = id === "" ? undefined : await turn.organization.customers.get(id);
  if (customer === undefined || customer.owner === from || customer.cover?.person !== from) return understood;
  const title = `end the cover of ${customer.name}`;
  return { ...understood, options: [{ says: `cover ${id} nobody`, title }] };
}

async function notDone(turn: Turn, options: readonly Option[]): Promise<readonly Option[]> {
  const left: Option[] = [];
  for (const option of options) {
    const [, id = "", to] = /^assign (\S+) to (\S+)$/.exec(option.says) ?? [];
    const customer = id === "" ? undefined : await turn.organization.customers.get(id);
    if (customer === undefined || customer.owner !== to) left.push(option);
  }
  return left;
}

/** Nobody hears of the customer after it: only managers do that. */
const silences = /^set \S+: (?:offboarded|paused)\b/;

const setsManagers = /^managers (?:add|remove) /;
