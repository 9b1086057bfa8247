/** What was offered some time ago: what somebody else changed since is left alone, and named. */
import { showCustomer } from "../../app/customers/report.ts";
import { gapContext } from "../../app/evaluate.ts";
import { factChangedSince, ownerChangedSince } from "../../domain/customer/changed-since.ts";
import { readFact } from "../../domain/customer/facts.ts";
import type { Day, Instant } from "../../domain/time/time.ts";
import { personName, staysWords } from "../whose.ts";
import { parseDay } from "../input/time/parse.ts";
import { viewerOf, type Reply, type Turn } from "../turn.ts";

/** A command that changes one customer, written with ids. */
const ofCustomer = /^(assign|unassign|snooze|set) ([^\s:]+)(?::? (.*))?$/s;

/** @returns what is said in place of doing it; undefined where nobody else changed since what it would change. */
export async function leftAlone(turn: Turn, says: string, asOf: Instant | undefined): Promise<string | undefined> {
  const [, command, id = "", rest = ""] = ofCustomer.exec(says) ?? [];
  if (asOf === undefined || id === "") return undefined;
  // Of what they may not see nothing is told: the command itself refuses.
  const { customer } = (await showCustomer(turn.world, turn.organization, viewerOf(turn), id)) ?? {};
  if (customer === undefined) return undefined;
  const offered = { asOf, by: turn.actor };
  if (command === "assign" || command === "unassign") {
    const wanted = command === "assign" ? rest.replace(/^to /, "") : undefined;
    const change = customer.owner === wanted ? undefined : ownerChangedSince(customer, offered);
    return change && (await staysWords(turn, { customer, since: change }));
  }
  const { today } = await gapContext(turn.world, turn.organization);
  const fact = command === "snooze" ? command : factIn(rest, today);
  const change = fact === undefined ? undefined : factChangedSince(customer, fact, offered);
  return change && `${customer.name} stays as it is: ${await personName(turn, change.by)} changed it since.`;
}

/** The fact that `set` would change, by its name in the history. */
const factIn = (said: string, today: Day): string | undefined =>
  said.startsWith("deputy ") ? "deputy" : readFact(said, (text) => parseDay(text, today))?.set;

/** Buttons that change customers, of which somebody else may be told something else before they are pressed. */
const offers = (verb: unknown, says: unknown): boolean =>
  verb === "handover" ||
  verb === "run-all" ||
  verb === "snooze-all" ||
  verb === "undo-all" ||
  (verb === "run" && typeof says === "string" && ofCustomer.test(says));

/** The reply with the moment in each of its buttons that offers a change of customers. */
export function offeredAt(reply: Reply, now: Instant): Reply {
  return "card" in reply ? { ...reply, card: { ...reply.card, content: stamped(reply.card.content, now) } } : reply;
}

function stamped<Part>(part: Part, asOf: Instant): Part {
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map((one: unknown) => stamped(one, asOf)) as Part;
  const all = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, stamped(value as unknown, asOf)]));
  const { verb, data } = part as { verb?: unknown; data?: { says?: unknown } };
  // What old clients submit has the verb among its data.
  if (data === undefined) return (offers(verb, (part as { says?: unknown }).says) ? { ...all, asOf } : all) as Part;
  return (offers(verb, data.says) ? { ...all, data: { ...data, asOf } } : all) as Part;
}
