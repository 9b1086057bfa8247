/** The command `later`: to be asked again about a customer on a day, as *Later* on a question does. */
import { todayOf } from "../../app/organization/absence.ts";
import { press } from "../../cards/kit/actions.ts";
import { dayWords, onDay, passedWords } from "../../cards/kit/dates.ts";
import { mayAnswer, openPrompt } from "../../domain/customer/checklist.ts";
import { missingDay, parseSnooze } from "../input/time/parse.ts";
import { passedDay } from "../input/time/day.ts";
import { notUnderstood } from "../refusals.ts";
import { noticeReply, type CustomerCommand, type Reply } from "../turn.ts";
import { personName } from "../whose.ts";
import { putOff } from "./checklist.ts";

export const later: CustomerCommand = {
  name: "later",
  usage: "later <customer> [until <date>]",
  does: "Ask you again on a day you choose, or in two working days",
  who: "everyone",
  needs: "customer",
  words(said) {
    const [, customer = said, rest = ""] = /^(.*?) ?((?:until|because) .+)$/is.exec(said) ?? [];
    return { customer, rest };
  },
  asks: { headline: "Which customer should I ask you about later?", example: "later Contoso until Monday" },
  async run(turn, found, rest): Promise<Reply> {
    const { id, name, owner } = found;
    const today = await todayOf(turn.world, turn.organization);
    const { until, day, because } = parseSnooze(rest, today);
    const missing = missingDay(day, today);
    if (missing !== undefined) return noticeReply(`There is no ${missing}`, "Choose another day. Nothing was changed.");
    const passed = day === "" ? undefined : passedDay(until, until === undefined ? day : turn.text, today);
    if (passed !== undefined)
      return noticeReply(
        `${name}: ${passedWords(passed, today)}`,
        `Choose a later day, for example: later ${name} until Monday. Nothing was changed.`,
        [{ title: "Show customer", press: press("show", { customer: id }) }],
      );
    if (day !== "" && until === undefined) return notUnderstood(later, day, `later ${name} until Monday`);
    if (until !== undefined) turn.about({ says: `later ${id} until ${until}` });
    const show = { title: "Show customer", press: press("show", { customer: id }) };
    if (!mayAnswer(found, { ...turn.actor, manager: false })) {
      const asked =
        owner === undefined ? "Nobody owns it, so there's nobody to ask." : `I ask ${await personName(turn, owner)}.`;
      const late = "You'll hear when an answer is late or a deadline is near.";
      return noticeReply(
        `${name} isn't yours, so I can't ask you again`,
        turn.actor.manager ? `${asked} ${late}` : asked,
        [show],
      );
    }
    const prompt = openPrompt(found);
    if (prompt !== undefined) return await putOff(turn, { customer: id, prompt: prompt.id, until });
    const snoozing = `snooze ${id}${until === undefined ? "" : ` until ${until}`}${because === "" ? "" : ` because ${because}`}`;
    return noticeReply(
      `${name}: no open question for you`,
      [
        "So there is none to ask you again. I can remind you of it on a day all the same.",
        "Its open gaps come in your weekly message, and I write some days before a deadline and on the day. To hear nothing until a day, snooze it.",
      ],
      [
        {
          title: until === undefined ? "Remind me" : `Remind me ${onDay(until, today)}`,
          press: press("run", { says: `reminder${until === undefined ? "" : ` ${until}`} about ${id}` }),
        },
        {
          title: until === undefined ? "Snooze" : `Snooze until ${dayWords(until, today)}`,
          press: press("run", { says: snoozing }),
        },
        show,
      ],
    );
  },
};
