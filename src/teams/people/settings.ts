/** The `settings` command: what holds for the whole organization. */
import { z } from "zod";
import { gapContext, settingsOf } from "../../app/evaluate.ts";
import { changeSetting } from "../../app/organization/settings.ts";
import { listCard } from "../../cards/kit/list.ts";
import { marks } from "../../cards/kit/marks.ts";
import { button, press } from "../../cards/kit/actions.ts";
import { dateWords, today, unlikelyDay, zoneTime, zoneWords } from "../../cards/kit/dates.ts";
import { formCard } from "../../cards/forms/form.ts";
import { guessesCard } from "../../cards/forms/guesses.ts";
import { settingsForm, settingsMarks, type SettingsDraft } from "../../cards/forms/settings.ts";
import { shown, text } from "../../cards/kit/text.ts";
import type { Settings } from "../../domain/documents.ts";
import { defaultAlertDays } from "../../domain/messages/deadlines.ts";
import { defaultQuiet } from "../../domain/time/quiet-hours.ts";
import { readSetting, settingWords, type SettingChange } from "../../domain/organization/settings.ts";
import { weekdays, type Day } from "../../domain/time/time.ts";
import { notUnderstood } from "../refusals.ts";
import { action, type Action, type Reply, type Card, type Command, type Turn, noticeReply, readerOf } from "../turn.ts";
import { parseDay } from "../input/time/parse.ts";
import { zoneNamed } from "../input/time/zone.ts";

export const settings: Command = {
  name: "settings",
  usage: "settings [zone | quiet | deadlines | holiday | weekend | goals] [value]",
  does: "Zone, quiet hours, holidays and goals",
  who: "managers",
  instead:
    "In our personal chat, everybody sets when their own weekly message comes, and when they're away: digest Monday 09:00, or away.",
  async run(turn, rest): Promise<Reply> {
    if (rest === "") return { card: await shownSettings(turn) };
    const place = /^zone (.+)$/is.exec(rest)?.[1];
    if (place !== undefined) return await setZone(turn, place);
    const parts = /^(\S+) (.+)$/s.exec(await withOtherHour(turn, rest));
    if (parts === null) return notUnderstood(settings, rest, "settings zone Europe/Amsterdam");
    const { today: seenOn } = await gapContext(turn.world, turn.organization);
    const change = readSetting((parts[1] ?? "").toLowerCase(), (parts[2] ?? "").trim(), (day) => parseDay(day, seenOn));
    const isDayOff = "set" in change && change.set === "holiday" && change.off;
    const problem =
      "problem" in change ? change.problem : isDayOff ? unlikelyDay(change.day, "ahead", seenOn) : undefined;
    if (problem !== undefined || "problem" in change)
      return noticeReply(`Nothing was changed by “${rest.slice(0, 60)}”`, problem ?? []);
    return await changed(turn, change);
  },
};

/** Quiet hours of which only the end or the start is said: "quiet until 09:00" leaves the other as it is. */
async function withOtherHour({ organization }: Turn, rest: string): Promise<string> {
  const [, which, hour = ""] = /^quiet (until|from) (\d\d:\d\d)$/.exec(rest) ?? [];
  if (which === undefined) return rest;
  const { quiet = defaultQuiet } = await settingsOf(organization);
  return which === "until" ? `quiet ${quiet.from}-${hour}` : `quiet ${hour}-${quiet.to}`;
}

/** By city or by name; letters that several places share are asked about. */
async function setZone(turn: Turn, place: string): Promise<Reply> {
  const named = zoneNamed(place);
  switch (named.outcome) {
    case "found":
      return await changed(turn, { set: "zone", zone: named.zone });
    case "which":
      return {
        card: guessesCard(
          "Several places share those letters, and their clocks change on different days.",
          named.zones.map((zone) => ({ says: `settings zone ${zone}`, title: `${zoneWords(zone)} time` })),
          "Which time zone?",
        ),
      };
    case "unknown":
      return noticeReply(
        `I don't know where “${place.slice(0, 60)}” is`,
        "Write a large city of the zone, such as Amsterdam or New York. Nothing was changed.",
      );
  }
}

async function changed(turn: Turn, change: SettingChange): Promise<Reply> {
  const { outcome, doc } = await changeSetting(turn.world, turn.organization, change, turn.actor);
  const { zone: own } = turn.person;
  return noticeReply(
    outcome === "changed" ? "Changed" : "No change",
    [
      `${names[change.set]}: ${wordsFor(doc, change.set, today(readerOf(turn)))}`,
      change.set === "zone" && own !== undefined && own !== change.zone
        ? `In your own chat, times are in ${zoneTime(own)}, as Teams tells me.`
        : "",
    ],
    [{ title: "All settings", press: press("run", { says: "settings" }) }],
  );
}

const names = {
  zone: "Zone",
  quiet: "Quiet hours",
  deadlines: "Deadline alerts",
  holiday: "Holidays",
  weekend: "Weekend",
  goals: "Goals",
} as const;

/** What an empty setting means. */
const none = { zone: "as set up", weekend: "none", goals: "none" } as const;

function wordsFor(settings: Settings, which: keyof typeof names, seenOn: Day): string {
  if (which === "holiday") return holidayWords(settings, seenOn);
  if (which === "quiet") return quietWords(settings);
  if (which === "deadlines") return alertWords(settings);
  const words = settingWords(settings, which);
  return words === "" ? none[which] : words;
}

async function shownSettings(turn: Turn): Promise<Card> {
  const current = await settingsOf(turn.organization);
  const line = (what: keyof typeof names, value: string, example: string) => ({
    ...marks.none,
    what: shown`${text(names[what])}: ${text(value, 200)}`,
    sub: shown`Write: ${text(example)}`,
  });
  return listCard({
    headline: "Settings",
    summary: "Settings of the organization",
    context: shown`They apply to everyone here`,
    lines: [
      line("zone", current.zone ?? turn.world.setup.digest.zone, "settings zone Europe/Amsterdam"),
      line("quiet", quietWords(current), "settings quiet 20:00-07:30"),
      line("deadlines", alertWords(current), "settings deadlines 5 2 1 0"),
      line(
        "holiday",
        holidayWords(current, today(readerOf(turn))),
        "settings holiday 25 Dec, settings holiday remove 25 Dec",
      ),
      line("weekend", weekendWords(current), "settings weekend 6 7"),
      line("goals", current.goals.join(", ") || "none", "settings goals Modern Work, Security"),
      {
        ...marks.none,
        what: shown`Partner IDs: ${text(turn.world.setup.partnerIds.join(", ") || "none", 200)}`,
        sub: shown`Set where I run, in PARTNER_IDS`,
      },
    ],
    buttons: [button("Change", press("settings-form", {}), { likely: true })],
  });
}

function quietWords({ quiet = defaultQuiet }: Settings): string {
  if (quiet.from === quiet.to) return "none";
  return `${quiet.from} to ${quiet.to}`;
}

/** When the organization may be written to unasked, as it is set. */
export async function hoursSaid({ organization }: Turn): Promise<string> {
  const { quiet = defaultQuiet } = await settingsOf(organization);
  const hours = quiet.from === quiet.to ? "at any hour" : `between ${quiet.to} and ${quiet.from}`;
  return `As it's set, I write unasked on working days ${hours}, and the weekly message comes at its own time.`;
}

/** `5, 2 and 1 working days before, and on the day` */
function alertWords({ deadlines = defaultAlertDays }: Settings): string {
  const before = deadlines.filter((day) => day > 0);
  const unit = before.length === 1 && before[0] === 1 ? "working day" : "working days";
  const listed = new Intl.ListFormat("en-GB").format(before.map(String));
  const words = before.length === 0 ? [] : [`${listed} ${unit} before`];
  if (deadlines.includes(0)) words.push("on the day");
  return words.join(", and ") || "off";
}

const holidayWords = ({ holidays }: Settings, seenOn: Day): string =>
  holidays.map((day) => dateWords(day, seenOn)).join(", ") || "none";

function weekendWords({ weekend }: Settings): string {
  return weekend.map((day) => weekdays[day - 1]).join(", ") || "none";
}

const filled = z.string().max(500).default("");

const openForm = action({
  verb: "settings-form",
  schema: z.object({}),
  who: "managers",
  run: async (turn) => ({ card: formCard(settingsForm(await draftOf(turn))) }),
});

async function draftOf(turn: Turn): Promise<SettingsDraft> {
  const {
    zone = turn.world.setup.digest.zone,
    quiet = defaultQuiet,
    weekend,
    goals,
  } = await settingsOf(turn.organization);
  return {
    zone: zoneWords(zone),
    quietFrom: quiet.from,
    quietTo: quiet.to,
    weekend: weekend.join(","),
    goals: goals.join(","),
  };
}

/** Saves what was changed in the form and nothing else of it; when something cannot be read, nothing is saved. */
const save = action({
  verb: "save-settings",
  schema: z.object({
    zone: filled,
    quietFrom: filled,
    quietTo: filled,
    weekend: filled,
    goals: filled,
    seen: z.string().max(200),
  }),
  who: "managers",
  async run(turn, { seen, ...draft }) {
    const drawn = seen.split(" ");
    const [isZone, isQuiet, isWeekend, isGoals] = settingsMarks(draft).map((mark, at) => mark !== drawn[at]);
    const { zone, quietFrom, quietTo, weekend, goals } = draft;
    const changes: (SettingChange | { problem: string })[] = [];
    if (isZone === true) {
      const named = zoneNamed(zone);
      changes.push(
        named.outcome === "found"
          ? { set: "zone", zone: named.zone }
          : { problem: `Write a large city of the time zone in place of “${zone.slice(0, 40)}”.` },
      );
    }
    if (isQuiet === true) {
      const isOff = quietFrom === "" || quietTo === "";
      changes.push(readSetting("quiet", isOff ? "off" : `${quietFrom}-${quietTo}`, () => undefined));
    }
    if (isWeekend === true)
      changes.push(weekend === "" ? { set: "weekend", days: [] } : readSetting("weekend", weekend, () => undefined));
    if (isGoals === true) changes.push(readSetting("goals", goals === "" ? "none" : goals, () => undefined));
    const problems = changes.flatMap((change) => ("problem" in change ? [change.problem] : []));
    if (problems.length > 0) return { card: formCard(settingsForm(draft, problems.join(" "), seen)) };
    for (const change of changes)
      if ("set" in change) await changeSetting(turn.world, turn.organization, change, turn.actor);
    return { card: await shownSettings(turn), toast: changes.length === 0 ? "Nothing was changed." : "Saved." };
  },
});

export const settingsActions: readonly Action[] = [openForm, save];
