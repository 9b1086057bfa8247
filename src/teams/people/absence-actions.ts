/** The buttons of a handover. */
import { z } from "zod";
import { maySee } from "../../app/customers/report.ts";
import { gapContext } from "../../app/evaluate.ts";
import { handover, todayOf } from "../../app/organization/absence.ts";
import { count } from "../../cards/kit/dates.ts";
import { press } from "../../cards/kit/actions.ts";
import { awayForm, handoverForm, snoozeForm } from "../../cards/forms/absence.ts";
import { absencesOf } from "../../domain/people/absence.ts";
import { formCard } from "../../cards/forms/form.ts";
import { colleague, knownPeople } from "../input/find/find-person.ts";
import { changedSinceWords } from "../whose.ts";
import { isSamePerson } from "../../domain/people/person.ts";
import { parseDay } from "../input/time/parse.ts";
import { notHere } from "../refusals.ts";
import { away, handover as handoverCommand, snooze, snoozeEnds, undoneReply } from "./absence.ts";
import { action, viewerOf, type Action, noticeReply } from "../turn.ts";

const person = z.string().min(1).max(200);

const hand = action({
  verb: "handover",
  schema: z.object({
    from: person,
    to: person,
    except: z.array(z.string().max(100)).max(100).optional(),
    asOf: z.iso.datetime().optional(),
  }),
  who: "managers",
  async run(turn, data) {
    const [from, to] = [await colleague(turn, data.from), await colleague(turn, data.to)];
    if (from === undefined || to === undefined) {
      return noticeReply("I don't know one of these people", "Nothing was changed.");
    }
    const { except, asOf } = data;
    const done = await handover(turn.world, turn.organization, { from, to, except, asOf, by: turn.actor });
    const stays = await changedSinceWords(turn, asOf, ({ owner }, before) =>
      [owner, before].some((ref) => isSamePerson(ref, from)),
    );
    switch (done.outcome) {
      case "handed-over": {
        const undo = press("undo-handover", { handover: done.id });
        const moved = count(done.customers, "customer");
        turn.about({ person: from.id, undo: { title: `give ${moved} back to ${from.name}`, press: undo } });
        return noticeReply(
          `${moved} handed to ${to.name}`,
          [
            `From ${from.name}. ${to.name} is asked about what was open. It can be undone until this time tomorrow.`,
            ...stays,
          ],
          [{ title: "Undo", press: undo }],
        );
      }
      case "nothing-to-move":
        return stays.length > 0
          ? noticeReply("Changed since I offered it", [...stays, "Nothing was handed over."])
          : noticeReply("Already handed over", `${from.name} owns no customers.`);
      case "same-person":
        return noticeReply("That is the same person", "Nothing was changed.");
    }
  },
});

/** A form's input: what is missing is asked for again. */
const input = z.string().max(500).default("");

const silenceForm = action({
  verb: "snooze-form",
  schema: z.object({ customer: z.string().min(1).max(100) }),
  who: "everyone",
  async run(turn, { customer }) {
    const found = await turn.organization.customers.get(customer);
    if (found === undefined || !maySee(found, viewerOf(turn))) return { card: notHere(), shown: "new" };
    const reply = await snooze.run(turn, found, "");
    return "card" in reply ? { ...reply, shown: "new" } : reply;
  },
});

const silence = action({
  verb: "snooze",
  schema: z.object({ customer: z.string().min(1).max(100), until: input, because: input }),
  who: "everyone",
  async run(turn, { customer, until, because }) {
    const found = await turn.organization.customers.get(customer);
    if (found === undefined || !maySee(found, viewerOf(turn))) return { card: notHere() };
    const { today, calendar } = await gapContext(turn.world, turn.organization);
    if (parseDay(until, today) === undefined || because.trim() === "") {
      const problem = "Choose a day, and say why.";
      const early = await snoozeEnds(turn, [customer]);
      return { card: formCard(snoozeForm({ customer: found, until, because, problem, early, today, calendar })) };
    }
    return await snooze.run(turn, found, `until ${until} because ${because.replace(/\s/g, " ").trim()}`);
  },
});

const leave = action({
  verb: "away",
  // Only the form about a colleague has `person`.
  schema: z.object({ person: z.string().max(500).optional(), from: input, until: input, deputy: input }),
  who: "everyone",
  async run(turn, { person: chosen, from, until, deputy }) {
    const today = await todayOf(turn.world, turn.organization);
    const found = await colleague(turn, deputy);
    const who = chosen === undefined ? ("me" as const) : await colleague(turn, chosen);
    if (
      who !== undefined &&
      parseDay(until, today) !== undefined &&
      (from === "" || parseDay(from, today) !== undefined) &&
      found !== undefined
    )
      return away.run(
        turn,
        // A card of an earlier version has no first day.
        `${who === "me" ? "" : `${who.id} `}${from === "" ? "" : `from ${from} `}until ${until} deputy ${found.id}`,
      );
    const problem =
      who === undefined
        ? "Choose the days, and both colleagues from the list."
        : "Choose the days, and a colleague from the list.";
    const { manager } = turn.actor;
    const draft = {
      people: await knownPeople(turn),
      who,
      manager,
      from: from === "" ? undefined : from,
      until,
      deputy: found,
      problem,
      today,
    };
    return { card: formCard(awayForm(draft)) };
  },
});

const leaveForm = action({
  verb: "away-form",
  schema: z.object({}),
  who: "managers",
  async run(turn) {
    const today = await todayOf(turn.world, turn.organization);
    return { card: formCard(awayForm({ people: await knownPeople(turn), who: undefined, manager: true, today })) };
  },
});

const handForm = action({
  verb: "handover-form",
  schema: z.object({ from: input, to: input }),
  who: "managers",
  async run(turn, chosen) {
    const [from, to] = [await colleague(turn, chosen.from), await colleague(turn, chosen.to)];
    if (from !== undefined && to !== undefined) return await handoverCommand.run(turn, `${from.id} to ${to.id}`);
    const problem = "Choose both from the list.";
    return { card: formCard(handoverForm({ people: await knownPeople(turn), from, to, problem })) };
  },
});

const stay = action({
  verb: "undo-away",
  schema: z.object({
    person,
    from: z.iso.date().optional(),
    until: z.iso.date().optional(),
    at: z.iso.datetime().optional(),
  }),
  who: "everyone",
  async run(turn, { person: id, from = "", until = "", at }) {
    const who = id === turn.actor.id ? "" : `${id} `;
    const today = await todayOf(turn.world, turn.organization);
    // Other days were recorded since, or these are over: what there is now stays.
    const found = id === turn.actor.id ? turn.person : await turn.organization.people.get(id);
    const isThere = absencesOf(found ?? {}).some(
      (one) =>
        one.until === until && until >= today && (from > today ? one.from === from : (one.from ?? today) <= today),
    );
    const mayUndo = at !== undefined && (from === "" || isThere) && (who === "" || turn.actor.manager);
    const undone = mayUndo && found ? await undoneReply(turn, found, at) : undefined;
    if (undone !== undefined) return undone;
    if (!isThere) return noticeReply("Nothing was changed", "This absence is over, or its days were changed since.");
    return await away.run(turn, from > today ? `${who}off from ${from} until ${until}` : `${who}off`);
  },
});

export const leavingActions: readonly Action[] = [silenceForm, silence, leave, stay, leaveForm, handForm, hand];
