/** The `settings` command: what holds for the whole organization. */
import { gapContext, settingsOf } from "../../app/evaluate.ts";
import { changeSetting } from "../../app/organization/settings.ts";
import { listCard } from "../../cards/kit/list.ts";
import { marks } from "../../cards/kit/marks.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { nothing, plain, shown, text } from "../../cards/kit/text.ts";
import type { Settings } from "../../domain/documents.ts";
import { defaultAlertDays } from "../../domain/messages/deadlines.ts";
import { defaultQuiet } from "../../domain/time/quiet-hours.ts";
import { readSetting, wordsOf } from "../../domain/organization/settings.ts";
import { weekdays } from "../../domain/time/time.ts";
import { notUnderstood } from "../refusals.ts";
import type { Card, Command, Reply, Turn } from "../turn.ts";
import { parseDay } from "../input/parse.ts";

export const settings: Command = {
  name: "settings",
  usage: "settings [zone | quiet | deadlines | holiday | weekend | goals] [value]",
  does: "Zone, quiet hours, holidays and goals",
  who: "managers",
  async run(turn, rest): Promise<Reply> {
    if (rest === "") return { card: await shownSettings(turn) };
    const parts = /^(\S+) (.+)$/s.exec(rest);
    if (parts === null) return notUnderstood(settings, rest, "settings zone Europe/Amsterdam");
    const { today } = await gapContext(turn.world, turn.organization);
    const change = readSetting((parts[1] ?? "").toLowerCase(), (parts[2] ?? "").trim(), (day) => parseDay(day, today));
    if ("problem" in change)
      return { card: noticeCard({ headline: `Nothing was changed by “${rest.slice(0, 60)}”`, says: change.problem }) };
    const { outcome, doc } = await changeSetting(turn.world, turn.organization, change, turn.actor);
    return {
      card: noticeCard({
        headline: outcome === "changed" ? "Changed" : "It was so already",
        says: `${names[change.set]}: ${wordsFor(doc, change.set)}`,
      }),
    };
  },
};

const names = {
  zone: "Zone",
  quiet: "Quiet hours",
  deadlines: "Deadline alerts",
  holiday: "Holidays",
  weekend: "Weekend",
  goals: "Goals",
} as const;

/** What an empty setting means. */
const none = { zone: "as set up", holiday: "none", weekend: "none", goals: "none" } as const;

function wordsFor(settings: Settings, which: keyof typeof names): string {
  if (which === "quiet") return quietWords(settings);
  if (which === "deadlines") return alertWords(settings);
  const words = wordsOf(settings, which);
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
    summary: plain("Settings of the organization", 120),
    title: shown`Settings`,
    context: shown`They hold for everyone here`,
    sections: [
      {
        heading: nothing,
        lines: [
          line("zone", current.zone ?? turn.world.setup.digest.zone, "settings zone Europe/Amsterdam"),
          line("quiet", quietWords(current), "settings quiet 20:00-07:30"),
          line("deadlines", alertWords(current), "settings deadlines 5 2 1 0"),
          line(
            "holiday",
            current.holidays.join(", ") || "none",
            "settings holiday 25 Dec, settings holiday remove 25 Dec",
          ),
          line("weekend", weekendWords(current), "settings weekend 6 7"),
          line("goals", current.goals.join(", ") || "none", "settings goals Modern Work, Security"),
        ],
      },
    ],
    buttons: [],
  });
}

function quietWords({ quiet = defaultQuiet }: Settings): string {
  if (quiet.from === quiet.to) return "none";
  return `${quiet.from} to ${quiet.to}`;
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

function weekendWords({ weekend }: Settings): string {
  return weekend.map((day) => weekdays[day - 1]).join(", ") || "none";
}
