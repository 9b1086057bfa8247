/** Buttons that stand for commands: one, several that were asked for together, and one that lacks its customer. */
import { z } from "zod";
import { customersFor, maySee } from "../../app/customers/report.ts";
import { gapContext } from "../../app/evaluate.ts";
import { snoozeAllForm } from "../../cards/forms/absence.ts";
import { formCard } from "../../cards/forms/form.ts";
import { answeredCard, lostCard } from "../../cards/forms/guesses.ts";
import { press, type Press, type Verbs } from "../../cards/kit/actions.ts";
import type { Suggestion } from "../../cards/forms/talk.ts";
import { capital, dayWords } from "../../cards/kit/dates.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { longestSnoozeDays } from "../../domain/gaps/snooze.ts";
import { addDays, type Instant } from "../../domain/time/time.ts";
import { askWhich } from "../input/find/find-customer.ts";
import { refsOf } from "../../domain/people/person.ts";
import { everybody } from "../input/find/find-person.ts";
import { customerNames } from "../input/words/customer-names.ts";
import { bothNames, readNames, type NameIndex } from "../input/words/names.ts";
import { spoken } from "../input/write/offers.ts";
import { parseDay } from "../input/time/parse.ts";
import {
  action,
  mostTogether,
  noticeReply,
  viewerOf,
  type Action,
  type Card,
  type Command,
  type Reply,
  type Turn,
} from "../turn.ts";
import { snoozeEnds } from "../people/absence.ts";
import { runWritten } from "./dispatch.ts";
import { ownerChangedSince } from "../../domain/customer/changed-since.ts";
import { leftAlone } from "./offered.ts";

/** Whoever can be named here: customers that the person may see, and colleagues. */
export async function namesFor(turn: Turn): Promise<NameIndex> {
  const people = (await everybody(turn)).map((person) => ({
    kind: "person" as const,
    id: person.id,
    name: person.name,
    refs: refsOf(person),
  }));
  return bothNames(customerNames(await customersFor(turn.organization, viewerOf(turn))), readNames(people));
}

/** The form of a command that was written without its customer. */
export function runForAction(commands: readonly Command[]): Action {
  return action({
    verb: "run-for",
    schema: z.object({
      command: z.string().max(20),
      rest: z.string().max(1100),
      customer: z.string().max(100).default(""),
    }),
    who: "everyone",
    async run(turn, { command: name, rest, customer }) {
      const command = commands.find((one) => one.name === name);
      if (command?.needs !== "customer") return { card: lostCard({ written: name, personal: false }) };
      if (customer === "") return { card: await askWhich(turn, command, rest, "Choose a customer.") };
      const reply = await runWritten(commands, turn, `${name} ${customer} ${rest}`.trim());
      return reply ?? { card: lostCard({ written: name, personal: false }) };
    },
  });
}

/** When it was offered; absent from cards of earlier versions. */
const asOf = z.iso.datetime().optional();

/** Runs a command that was offered at a time, unless somebody else changed since what it would change. */
export async function runOffered(
  commands: readonly Command[],
  turn: Turn,
  says: string,
  at: Instant | undefined,
): Promise<Reply | undefined> {
  const stays = await leftAlone(turn, says, at);
  if (stays === undefined) return await runWritten(commands, turn, says);
  const { today } = await gapContext(turn.world, turn.organization);
  const title = capital(spoken(says, await namesFor(turn), today));
  return noticeReply(
    "Changed since I offered it",
    [stays, "I left it alone."],
    [{ title, press: press("run", { says }) }],
  );
}

/** The button of a guess: the command it stands for, with the rights of whoever presses it. */
export function runAction(commands: readonly Command[]): Action {
  return action({
    verb: "run",
    schema: z.object({ says: z.string().min(1).max(1000), shown: z.literal("new").optional(), asOf }),
    who: "everyone",
    async run(turn, { says, shown, asOf: at }) {
      const asked = commands.find(({ name }) => says === name || says.startsWith(`${name} `));
      if (asked?.who === "managers" && !turn.actor.manager) return { toast: "Only managers can do that." };
      const reply = (await runOffered(commands, turn, says, at)) ?? {
        card: lostCard({ written: says, personal: false }),
      };
      return "card" in reply ? { ...reply, shown } : reply;
    },
  });
}

/** The buttons of several that were all asked for. */
export function runAllAction(commands: readonly Command[]): Action {
  return action({
    verb: "run-all",
    schema: z.object({ says: z.array(z.string().min(1).max(1000)).min(1).max(mostTogether), asOf }),
    who: "everyone",
    run: async (turn, { says, asOf: at }): Promise<Reply> =>
      await runAll(commands, turn, says, await namesFor(turn), at),
  });
}

/** The form of several customers that are snoozed until one day, for one reason. */
export function snoozeAllAction(commands: readonly Command[]): Action {
  return action({
    verb: "snooze-all",
    schema: z.object({
      customers: z.array(z.string().min(1).max(100)).min(1).max(mostTogether),
      until: z.string().max(500).default(""),
      because: z.string().max(500).default(""),
      asOf,
    }),
    who: "everyone",
    async run(turn, { customers, until, because, asOf: at }) {
      const { today } = await gapContext(turn.world, turn.organization);
      const day = parseDay(until, today);
      const why = because.replace(/\s+/g, " ").trim();
      const last = addDays(today, longestSnoozeDays);
      if (day === undefined || why === "" || day <= today || day > last) {
        const isDay = day === undefined || why === "";
        const problem = isDay
          ? "Choose a day, and say why."
          : `Choose a day from tomorrow to ${dayWords(last, today)}. Nothing was changed.`;
        return { card: await snoozeAllCard(turn, customers, { until, because, problem }) };
      }
      const says = customers.map((id) => `snooze ${id} until ${day} because ${why}`);
      return await runAll(commands, turn, says, await namesFor(turn), at);
    },
  });
}

/** What asks until when several are snoozed, and why. */
export async function snoozeAllCard(
  turn: Turn,
  ids: readonly CustomerId[],
  draft: { until: string | undefined; because?: string | undefined; problem?: string | undefined },
): Promise<Card> {
  const { today, calendar } = await gapContext(turn.world, turn.organization);
  const found = await Promise.all(ids.map((id) => turn.organization.customers.get(id)));
  const customers = found.filter((one) => one !== undefined).filter((one) => maySee(one, viewerOf(turn)));
  const early = await snoozeEnds(
    turn,
    customers.map(({ id }) => id),
  );
  return formCard(snoozeAllForm({ ...draft, customers, early, today, calendar }));
}

/** @param at when they were offered: what somebody else changed since is left alone */
export async function runAll(
  commands: readonly Command[],
  turn: Turn,
  says: readonly string[],
  names: NameIndex,
  at?: Instant,
): Promise<Reply> {
  const { today } = await gapContext(turn.world, turn.organization);
  const lines: string[] = [];
  const open: { title: string; press: Press }[] = [];
  const done: { title: string; undo: Press | undefined }[] = [];
  const halves = await swapChanged(turn, says, at);
  for (const one of says) {
    const [, back = "", from] = /^unassign (\S+) from (\S+)/.exec(one) ?? [];
    const words = from === turn.actor.id ? `give ${names.byRef(back)?.name} back` : spoken(one, names, today);
    const title = capital(words);
    const stays = (await leftAlone(turn, one, at)) ?? halves;
    if (stays !== undefined) {
      lines.push(stays);
      open.push({ title, press: press("run", { says: one, shown: "new" }) });
      continue;
    }
    const { line, isDone, undo, given } = await outcomeOf(commands, turn, one, title).catch((err: unknown) => {
      // Of the first nothing came of any; later, what is done already has to be said.
      if (lines.length === 0) throw err;
      const look = `Something went wrong: ${title}. Check whether it was done before you press it again.`;
      return { line: look, isDone: false, undo: undefined, given: undefined };
    });
    lines.push(line);
    if (isDone) done.push({ title: words, undo });
    else open.push({ title, press: press("run", { says: one, shown: "new" }) });
    if (given !== undefined)
      open.push({
        title: `Who has ${names.byRef(given.customer)?.name}?`,
        press: press("not-mine", { ...given, shown: "new" }),
      });
  }
  const undo = undoOfAll(done);
  turn.about({ says: undefined, asked: undefined, askedAll: undefined, doneAll: says, undo });
  const next = undo === undefined ? open : [...open.slice(0, 3), { title: undo.button, press: undo.press }];
  // What has no Undo may have been refused, or was so already: its own line says what came of it.
  const isSure = done.every((one) => one.undo !== undefined);
  const headline =
    done.length === 0
      ? "Nothing was done"
      : !isSure
        ? "What came of it"
        : done.length === says.length
          ? "Done"
          : `Done: ${done.length} of ${says.length}`;
  return { card: noticeCard({ headline, says: lines, next }) };
}

/** Of two customers that were to be swapped, one is somebody else's by now: neither is given away; undefined for all else. */
async function swapChanged(turn: Turn, says: readonly string[], at: Instant | undefined): Promise<string | undefined> {
  const given = says.flatMap((one) => {
    const [, assigned, to, id = assigned] = /^(?:assign (\S+) to (\S+)|unassign (\S+))$/.exec(one) ?? [];
    return id === undefined ? [] : [{ id, to }];
  });
  const [one, other, ...more] = given;
  if (at === undefined || one === undefined || other === undefined || more.length > 0) return undefined;
  const changes = await Promise.all(
    [one, other].map(async ({ id }) => {
      const customer = await turn.organization.customers.get(id);
      const change = customer && ownerChangedSince(customer, { asOf: at, by: turn.actor });
      return { owner: change === undefined ? customer?.owner : change.from, isChanged: change !== undefined };
    }),
  );
  // Whose each was when it was offered.
  const isSwap = changes[0]?.owner === other.to && changes[1]?.owner === one.to;
  return isSwap && changes.some(({ isChanged }) => isChanged)
    ? "The other one stays as well: it was a swap."
    : undefined;
}

/** What takes back all that was done together and can be: by one button. */
function undoOfAll(done: readonly { title: string; undo: Press | undefined }[]) {
  const some = done.flatMap(({ title, undo }) => (undo === undefined ? [] : [{ title, undo }]));
  const [first, ...others] = some;
  if (first === undefined) return undefined;
  const isAll = some.length === done.length;
  const titles = some.map(({ title }) => title).join("; ");
  if (others.length === 0) {
    return { button: isAll ? "Undo" : `Undo: ${first.title}`, title: `undo: ${titles}`, press: first.undo };
  }
  const which = !isAll ? `${some.length} of ${done.length}` : some.length === 2 ? "both" : `all ${some.length}`;
  const undoing = press("undo-all", { of: some.map(({ undo }) => undo) });
  return { button: `Undo ${which}`, title: `undo ${which}: ${titles}`, press: undoing };
}

/** The button that takes back several that were done together, and may do something in their place. */
export function undoAllAction(actions: readonly Action[], commands: readonly Command[]): Action {
  return action({
    verb: "undo-all",
    schema: z.object({
      of: z
        .array(z.object({ verb: z.string().max(40), data: z.record(z.string(), z.unknown()) }))
        .min(1)
        .max(mostTogether),
      then: z.string().min(1).max(1000).optional(),
      asOf,
    }),
    who: "everyone",
    async run(turn, { of, then, asOf: at }, click) {
      const undoing = of.map(({ verb, data }) => {
        const undo = actions.find((one) => one.verb === verb && /^(?:undo-|cancel-memo$|keep$)/.test(verb));
        const read = undo?.schema.safeParse(data);
        return undo !== undefined && read?.success === true ? { undo, data: read.data } : undefined;
      });
      if (!turn.actor.manager && undoing.some((one) => one?.undo.who === "managers"))
        return { toast: "Only managers can do that." };
      const lines: string[] = [];
      // The last goes first, where two are of one customer; they are told as they were done.
      for (const one of undoing.toReversed()) {
        const reply = await one?.undo.run(turn, one.data, click).catch((err: unknown) => {
          if (lines.length === 0) throw err;
          return { toast: "Something went wrong with one of them. Check whether it was undone." };
        });
        if (reply === undefined) lines.unshift("One of them can't be undone any more.");
        else if (!("file" in reply)) lines.unshift("card" in reply ? reply.card.summary : reply.toast);
      }
      turn.about({ ...turn.earlier, undo: undefined });
      const reply = then === undefined ? undefined : await runOffered(commands, turn, then, at);
      if (reply === undefined || "file" in reply) return noticeReply("What was undone", lines);
      return "card" in reply
        ? { card: answeredCard(reply.card, lines) }
        : noticeReply("What was undone", [...lines, reply.toast]);
    },
  });
}

/** What became of one of several; what asks on does so again when it is pressed by itself. */
async function outcomeOf(
  commands: readonly Command[],
  turn: Turn,
  says: string,
  title: string,
): Promise<{ line: string; isDone: boolean; undo?: Press | undefined; given?: Verbs["tell-managers"] | undefined }> {
  const reply = await runWritten(commands, turn, says);
  if (reply === undefined || "file" in reply) return { line: `Not done: ${title}.`, isDone: false };
  if (!("card" in reply)) return { line: `${title}: ${reply.toast}`, isDone: true };
  const buttons = buttonsIn(reply.card.content);
  // What was given back is; it asks who has it.
  const isGiven = /^unassign \S+ from /.test(says);
  const asks = reply.unclear === true || (!isGiven && JSON.stringify(reply.card.content).includes('"type":"Input.'));
  if (asks) return { line: `Not done yet, there is more to fill in: ${title}.`, isDone: false };
  const undo = buttons.find((one) => one.title === "Undo" || one.press.verb === "undo-away");
  // Whose a customer might be that was given back is said in a form of its own.
  const tells = buttons.find((one) => one.press.verb === "tell-managers")?.press.data;
  return {
    line: reply.card.summary,
    isDone: true,
    undo: undo?.press,
    given: tells as Verbs["tell-managers"] | undefined,
  };
}

/** The buttons of a card, however deep. */
function buttonsIn(part: unknown): readonly Suggestion[] {
  if (typeof part !== "object" || part === null) return [];
  if ("verb" in part && "title" in part && "data" in part)
    return [{ title: String(part.title), press: { verb: part.verb, data: part.data } as Press }];
  return Object.values(part).flatMap(buttonsIn);
}
