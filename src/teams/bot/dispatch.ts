/** The second decision of a turn: which command or action answers it. */
import { read } from "../activity/activity.ts";
import type { Asking, Click } from "../activity/event.ts";
import { splitCommand } from "../activity/text.ts";
import { runForCustomer } from "../input/find/find-customer.ts";
import { tokenOf, tokens } from "../input/reading/intents.ts";
import { forNow } from "../input/reading/for-now.ts";
import { wishesIn } from "../input/reading/request.ts";
import { agreesToPress, agreesToUndo } from "../input/agreed.ts";
import { longestText } from "../input/understand.ts";
import { wordsOf } from "../input/words/words.ts";
import { managersCommand, personalChatOnly, secretRefused, tooLong } from "../refusals.ts";
import { takeConsent, type ConsentParts } from "../send/consent.ts";
import type { Action, Reply, Again, Command, FileOffer, AnswerFreeText, Turn, Welcome } from "../turn.ts";
import type { Refusal } from "./admit.ts";
import { offeredAt } from "./offered.ts";
import { runSaidButton } from "./said-button.ts";
import { runStillTrue } from "./still-true.ts";

/** Everything the bot can be asked to do. */
export type Tables = {
  commands: readonly Command[];
  actions: readonly Action[];
  lost: AnswerFreeText;
  welcome: Welcome;
};

/** A click that no card of ours makes, or none that we still make. */
const outOfDate: Refusal = {
  refused: "out-of-date",
  says: 'That card is out of date. Ask for it again, for example with "gaps" or "show".',
};

export async function dispatch(
  parts: ConsentParts & { tables: Tables },
  event: Asking,
  turn: Turn,
): Promise<Reply | Refusal> {
  switch (event.kind) {
    case "message":
      return offeredAt(await runCommand(parts.tables, turn), turn.now);
    case "click": {
      const reply = await runAction(parts.tables, event, turn);
      return "refused" in reply ? reply : offeredAt(reply, turn.now);
    }
    case "consent":
      return takeConsent(parts, event, () => madeAgain(parts.tables, event.again, turn));
    case "malformed-click":
      return outOfDate;
  }
}

/** Characters after a command's name: customers, people, days and a reason fit many times over. */
const longestCommand = 1_000;

/** Commands that change or send something as they are written, without asking first. */
const changesAtOnce =
  /^(?:assign|unassign|ask|set|later|snooze|reminder|away|cover|digest|managers|settings|sync|deliveries|retention)$/;

const forgetsForNow = new RegExp(`^forget\\b.* ${forNow}[.! ]*$`, "i");

/** What begins like a command and is none: "ask me again", "set a reminder", "quiet hours 20 to 8", "forget my notes on Contoso". */
const isNoCommand =
  /^(?:(?:ask|set|mail|cover) (?:me|us)\b|ask (?:(?:the|an?|my|our|any|one of the|some) )?managers?\b|managers?[:,] (?!add\b|remove\b)|ask [^:]{1,60} to (?:please )?(?:off-?board|pause|put)\b|forget (?:about )?(?:the |my )?(?:off-?boarding|paus)|cover for\b|mail (?:him|her|them|it|this|that|the|my|our|everyone|everybody)\b|set (?:up )?(?:an?|the|another) reminder\b|add to (?:\w+ ){0,2}notes?\b|quiet hours?\b|forget\b[^.?!]{0,60} notes?\b|set [^:]{1,60} (?:away|absent|out of (?:the )?office|on (?:leave|holidays?|vacation))\b)/i;

/** Whether it may be divided into them, and is short enough to be understood so. */
const hasSeveralWishes = (text: string): boolean => text.length <= longestText && wishesIn(text).length > 1;

/** "Note Contoso: …" and on the next line "Fabrikam: …": that is no more of the note on Contoso. */
const notesMore = /\n[-*•> \d.)]{0,6}(?:[Nn]otes? (?:(?:for|on|about|at|to) )?)?\p{Lu}[^\n:]{1,80}:(?!\d)/u;

/** "Snooze Contoso because they are moving, Fabrikam is approved": what is told after a reason may be of another one. */
function tellsAfterReason(text: string): boolean {
  const at = /^(?:snooze|later)\b/i.test(text) ? text.search(/\bbecause\b/i) : -1;
  return at >= 0 && statesBehind.test(text.slice(at));
}
const statesBehind =
  /[,;.] (?:(?:and|but|while) )?(?!(?:their|they|he|she|his|her|it|its|i|my|we|our|this|that|which|who)\b)[^,;]{1,60} (?:is|are|was|were|has|have|had|got|isn['’]t|wasn['’]t|hasn['’]t)\b/i;

/** "Add Megan as a manager": no customer is called so. */
const addsManager = /^add\s.+\s(?:as|to)\s(?:an?\s|the\s|our\s)?(?:list of )?managers?\b/i;

/** "Add the note that …", "add Karin as contact for Contoso", "add Contoso's new subscription": nobody is called so. */
const addsElse =
  /^add\b(?: (?:an?|the|this|that|these|my|our|their|its|another|one more|new))* (?:(?:pal|azure|admin|partner|cpor|production|test) )*(?:notes?|comments?|remarks?|contact|phone|address|e-?mail|subscription|link|deputy|licen[cs]es?|seats|claims?|pal|gdap|proof|reminder|holiday|day off|meeting|task|call|appointment|event|to-?do|azure(?= (?:for|to|at)\b))\b|^add\b.* as (?:an? )?(?:\w+ )?(?:day off|days off|holiday)\b|^add\b.*(?: as (?:an? |the |our |their |new |main |technical )*(?:contact|deputy|admin|backup|owner)\b|['’]s? (?:new |other |second |main |azure |admin )*(?:contact|phone|address|e-?mail|subscription|link|deputy|licen[cs]es?|seats)\b)/i;

/** "Add Pal Robotics", "add The Holiday Company": a name, whatever its words mean. */
const addsTitled =
  /^[Aa]dd (?!(?:PAL|GDAP|CPOR|Claim|Note|Link|Reminder|Subscription|Proof)\b)\p{Lu}[\p{L}&'’-]*(?: (?:of |and |& )?\p{Lu}[\p{L}&'’.-]*)+$(?<! (?:Link|Claim|Note|Subscription|Reminder|Seats|PAL|GDAP|CPOR))/u;

/** "Add Blue Yonder. They have M365", "add a customer for Megan": more than a name and whose it is. */
const addsInWords =
  /^add (?:(?:an?|our|another|the|this|as) )?(?:new )?(?:customers?|clients?) (?:for|to|from|with|please|that|who|whose|which|me|us)\b|^add\b.*\p{L}{3}[.!] +(?:(?:they|we|i|s?he|it(?= (?:is|was|has|had|needs?|uses?|belongs?|should|will)\b))(?=['’ ])|(?:their|its|owner|m365|azure|please|thanks|thank you)\b)/isu;

/** Whether it adds a claim, or a workload, to a customer: "add a Teams claim for Contoso", "add Teams to Contoso". */
function isOfClaim(text: string): boolean {
  const [add, thing] = wordsOf(text);
  const isClaim = /^add (?:(?:an?|the) )?(?:[\w-]+ ){0,2}claim\b/i.test(text);
  const isThing = isClaim || (thing !== undefined && tokenOf(thing) === tokens.workload);
  return add?.fold === "add" && isThing && /\s(?:to|at|for)\s/i.test(text);
}

/** Runs the command whose name is exactly the first word, or one that recognizes what was sent; else it is guessed. */
async function runCommand(tables: Tables, turn: Turn): Promise<Reply> {
  const { commands, lost } = tables;
  const secret = secretRefused([turn.lines]);
  if (secret !== undefined) return { card: secret };
  // "Add a claim" begins with the name of another command.
  const opened = await runSaidButton(turn, (again) => runAction(tables, { ...again, automatic: false }, turn));
  if (opened !== undefined) return opened;
  const confirmed = await runStillTrue(turn, (again) => runAction(tables, { ...again, automatic: false }, turn));
  if (confirmed !== undefined) return confirmed;
  const { undo, offered } = turn.earlier ?? {};
  const agreed = agreesToUndo(turn) ? undo?.press : agreesToPress(turn) ? offered : undefined;
  if (agreed !== undefined) {
    const reply = await runAction(tables, { ...agreed, data: { ...agreed.data }, automatic: false }, turn);
    if ("card" in reply) return { card: reply.card };
  }
  // "Ask Contoso?" is a question, whatever it begins with.
  if (turn.text.trimEnd().endsWith("?") && changesAtOnce.test(splitCommand(turn.text).word)) return lost(turn);
  // "Snooze Contoso because they are away, and assign Fabrikam to me": a reason is no place for another wish.
  // Of a reminder all that follows is its own text.
  const { word } = splitCommand(turn.text);
  if (word !== "reminder" && changesAtOnce.test(word) && hasSeveralWishes(turn.text)) return lost(turn);
  if (turn.text.length <= longestText && tellsAfterReason(turn.text)) return lost(turn);
  if (isNoCommand.test(turn.text)) return lost(turn);
  if (word === "note" && notesMore.test(turn.lines)) return lost(turn);
  // "Forget it" is about nobody.
  if (/^forget (?:it|that|about it)[.! ]*$/i.test(turn.text)) return lost(turn);
  // "Forget Contoso for now": it is to rest.
  if (forgetsForNow.test(turn.text)) return lost(turn);
  // "Add Teams to Contoso" is no new customer's name.
  const isElse = isOfClaim(turn.text) || addsElse.test(turn.text);
  if ((isElse && !addsTitled.test(turn.text)) || addsManager.test(turn.text) || addsInWords.test(turn.text))
    return lost(turn);
  const reply = await runWritten(commands, turn, turn.text);
  if (reply !== undefined) return "unclear" in reply ? lost(turn, reply) : reply;
  const command = commands.find((each) => each.recognizes?.(turn) === true);
  return command === undefined ? lost(turn) : runRest(command, turn, turn.text);
}

/**
 * Runs a command as it is written: its name first, then what it reads.
 * @returns undefined when the first word names none.
 */
export async function runWritten(commands: readonly Command[], turn: Turn, text: string): Promise<Reply | undefined> {
  const { word, rest } = splitCommand(text);
  const command = commands.find(({ name }) => name === word);
  return command && (await runRest(command, turn, rest));
}

async function runRest(command: Command, turn: Turn, rest: string): Promise<Reply> {
  const refused = await refusedTo(turn, command, rest);
  if (refused !== undefined) return refused;
  if (rest.length > longestCommand && command.long !== true) return { card: tooLong(command) };
  turn.about({ says: `${command.name} ${rest}`.trim(), lacks: undefined });
  // What a rule says is beside what was talked of.
  const { customer, person, told } = turn.earlier ?? {};
  if (/^(?:why|help)$/.test(command.name)) turn.about({ customer, person, told });
  return command.needs === "customer" ? runForCustomer(command, turn, rest) : command.run(turn, rest);
}

/** What is answered in place of a command that this person may not use, or not here. */
async function refusedTo(turn: Turn, command: Command, rest: string): Promise<Reply | undefined> {
  const { name, who, file } = command;
  if (who === "managers" && !turn.actor.manager) return managersCommand(turn, command, rest);
  if (file === true && turn.place.kind !== "personal") return { card: personalChatOnly(`Write ${name} to me there.`) };
  return undefined;
}

/** The file of an offer, made for whoever consents, by their rights. */
async function madeAgain(tables: Tables, again: Again | undefined, turn: Turn): Promise<FileOffer | undefined> {
  if (again === undefined) return undefined;
  const reply = await runAction(tables, { ...again, automatic: false }, turn);
  return "file" in reply ? reply.file : undefined;
}

/** Runs the action of a click, with the card's data checked and the person taken from the activity. */
async function runAction(
  { actions }: Tables,
  click: Pick<Click, "verb" | "data" | "automatic" | "card">,
  turn: Turn,
): Promise<Reply | Refusal> {
  const action = actions.find(({ verb, formerly }) => verb === click.verb || formerly === click.verb);
  const data = action && read(action.schema, click.data);
  if (action === undefined || data === undefined) return outOfDate;
  if (action.who === "managers" && !turn.actor.manager) return { toast: "Only managers can do that." };
  // The card stays, with what else was filled in.
  const secret = secretRefused(textsIn(click.data));
  if (secret !== undefined) return { card: secret, shown: "new" };
  return action.run(turn, data, { card: click.card ?? "", automatic: click.automatic });
}

/** All that stands in data, however deep: lists of commands and of people, too. */
function textsIn(data: unknown): readonly unknown[] {
  return typeof data === "object" && data !== null ? Object.values(data).flatMap(textsIn) : [data];
}
