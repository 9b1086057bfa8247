/** Buttons that have the owners of what a list shows reminded of it, and what such a list is made of. */
import { z } from "zod";
import { evaluate } from "../../app/evaluate.ts";
import { remindable, type Remindable } from "../../app/customers/report.ts";
import { ownersToRemind, remindOwners } from "../../app/messages/remind-owners.ts";
import { answeredCard, leftOutCard } from "../../cards/forms/guesses.ts";
import { remindedOwnersCard, remindOwnersCard, type RemindFacts } from "../../cards/forms/remind-owners.ts";
import { traitWords } from "../../cards/gaps/traits.ts";
import { press } from "../../cards/kit/actions.ts";
import { count, dayWords, today } from "../../cards/kit/dates.ts";
import { foundWords } from "../../cards/kit/figures.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { idleLine } from "../../cards/gaps/first.ts";
import { openGaps } from "../../domain/catalogue/gap-codes.ts";
import { isIdle, lastActs } from "../../domain/organization/history.ts";
import type { PersonId } from "../../domain/people/person.ts";
import { idleSince } from "../input/lists/who-is-idle.ts";
import { isWhole, remindsOf, readFilter, withNamesOf } from "../../domain/gaps/filter.ts";
import { longestLine } from "../../domain/messages/chases.ts";
import type { RemindAsked } from "../input/remind-asked.ts";
import { managersOnly } from "../refusals.ts";
import { action, readerOf, viewerOf, type Action, type Card, type Reply, type Turn } from "../turn.ts";
import { accessAsked } from "./access.ts";
import { claimsAsked } from "./claims.ts";

/** Most whom one press reaches. */
const mostReached = 50;
const people = z.array(z.string().max(200)).max(mostReached).optional();
const asked = z.object({ list: z.string().min(1).max(300), people, except: people });
type ToRemind = z.infer<typeof asked> & { line?: string | undefined };

type Listed = Remindable & Pick<RemindFacts, "called" | "beside">;

/** What a list is of; undefined where it is no list of which owners can be reminded. */
async function listed(turn: Turn, says: string): Promise<Listed | undefined> {
  const [, command, rest = ""] = /^(gaps|claims|gdap)\b ?(.*)$/.exec(says) ?? [];
  const found = async (...[asked]: [Parameters<typeof remindable>[3]]) =>
    await remindable(turn.world, turn.organization, viewerOf(turn), asked);
  const none = { beside: [] };
  if (command === "gaps") {
    const read = readFilter(rest, turn.actor.id);
    if (read === undefined || !remindsOf(read)) return undefined;
    const { customers, context } = await evaluate(turn.world, turn.organization);
    const filter = withNamesOf(read, context.catalogue, customers);
    const like = traitWords(filter.traits, today(readerOf(turn)));
    const called = isWhole(filter)
      ? "everything that's open"
      : foundWords(filter, 2, today(readerOf(turn))).replace(/^2 /, "") + (like === "" ? "" : ` at customers ${like}`);
    return { ...none, ...(await found({ filter })), called };
  }
  if (command === "claims") {
    const claims = await claimsAsked(turn, rest);
    if (claims === undefined) return undefined;
    const made = await found({ claims });
    const beside = made.rest === 0 ? [] : [`Nothing is open for ${made.rest} of these claims.`];
    return { ...made, called: claims.called, beside };
  }
  const access = command === "gdap" ? await accessAsked(turn, rest) : undefined;
  if (access === undefined) return undefined;
  const { until } = access;
  const made = await found({ access: { whose: access.whose?.id, except: access.except?.id, until } });
  const days = turn.world.setup.limits.gdapFirst.value;
  const ends = made.gaps.some(({ gap }) => gap.deadline === undefined) ? "ends or has ended" : "ends";
  return {
    ...made,
    called: `GDAP that ${ends}${until === undefined ? "" : ` by ${dayWords(until, today(readerOf(turn)))}`}`,
    beside:
      made.rest === 0
        ? []
        : [`At ${count(made.rest, "more customer")} the end isn't a gap yet: that begins ${days} days before it.`],
  };
}

const askerOf = ({ place, actor }: Turn): string | undefined => (place.kind === "personal" ? undefined : actor.name);

const outdated = (): Card => noticeCard({ says: "I can't read this list any more. Ask for it again." });

/** Whom it would reach, for a press; undefined where it is no such list. */
async function remindForm(turn: Turn, wanted: ToRemind): Promise<Card | undefined> {
  const made = await listed(turn, wanted.list);
  if (made === undefined) return undefined;
  const { world, organization, actor } = turn;
  const would = await ownersToRemind(world, organization, { ...wanted, gaps: made.gaps, by: actor });
  const { names } = await evaluate(world, organization);
  if (would.to.size > 0) turn.about({ offered: press("remind-owners", wanted) });
  return remindOwnersCard({ ...would, ...made, ...wanted, names, asker: askerOf(turn) });
}

/** What somebody asks for in their own words, for a press; undefined where it is no such list. */
export async function remindReply(turn: Turn, wish: RemindAsked): Promise<Reply | undefined> {
  const { line, when, left } = wish;
  const idle = wish.list === undefined && wish.people.length === 0 ? await idleOwners(turn) : undefined;
  const list = idle === undefined ? wish.list : "gaps all";
  if (list === undefined) return undefined;
  const missed = idle === undefined ? wish.missed : [];
  if (!turn.actor.manager) {
    const next = [{ title: "Show the list", press: press("run", { says: list, shown: "new" }) }];
    return { card: await managersOnly(turn, "have owners reminded", { next, looks: true }) };
  }
  if (idle?.people.length === 0) return { card: noticeCard({ says: idle.line }) };
  const [people, except] = [idle?.people ?? wish.people, wish.except].map((some) =>
    some.length === 0 ? undefined : [...some],
  );
  const card = await remindForm(turn, { list, people, except, line: line?.slice(0, longestLine) });
  if (card === undefined) return undefined;
  const lines = [
    ...(idle === undefined ? [] : [idle.line]),
    ...missed.map((words) => `I can't go by “${words}”.`),
    ...when.map((words) => `I can't wait for “${words}”: the messages leave once you press.`),
  ];
  const said = answeredCard(card, lines);
  return { card: left.length === 0 ? said : leftOutCard(said, left) };
}

/** Owners with something open who have recorded nothing since the day that is said; undefined where none is. */
async function idleOwners(turn: Turn): Promise<{ people: readonly PersonId[]; line: string } | undefined> {
  const since = idleSince(turn.text, today(readerOf(turn)));
  if (since === undefined) return undefined;
  const { customers, people, gapsById, names } = await evaluate(turn.world, turn.organization);
  const owners = customers.flatMap(({ id, owner }) =>
    owner !== undefined && openGaps(gapsById.get(id)).length > 0 ? [owner] : [],
  );
  const acts = lastActs(owners, { customers, people });
  const idle = acts.filter((one) => isIdle(one, since, turn.zone)).map(({ owner }) => owner);
  return { people: idle.slice(0, mostReached), line: idleLine(acts, since, names, readerOf(turn)) };
}

const openForm = action({
  verb: "remind-owners-form",
  schema: asked,
  who: "managers",
  run: async (turn, wanted) => ({ card: (await remindForm(turn, wanted)) ?? outdated(), shown: "new" }),
});

const remind = action({
  verb: "remind-owners",
  schema: asked.extend({ line: z.string().max(1000).default("") }),
  who: "managers",
  async run(turn, { line: typed, ...wanted }) {
    const made = await listed(turn, wanted.list);
    if (made === undefined) return { card: outdated() };
    const line = typed.replace(/\s+/g, " ").trim().slice(0, longestLine) || undefined;
    const { world, organization, actor } = turn;
    const sent = await remindOwners(world, organization, { ...wanted, gaps: made.gaps, line, by: actor });
    const { names } = await evaluate(world, organization);
    return { card: remindedOwnersCard({ ...sent, ...made, ...wanted, line, names, asker: askerOf(turn) }) };
  },
});

export const remindingActions: readonly Action[] = [openForm, remind];
