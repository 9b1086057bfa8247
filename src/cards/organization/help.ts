/** What can be written to the bot, from the command table; one command in full. */
import { button, press, type Button } from "../kit/actions.ts";
import { render, type Card, type View } from "../kit/render.ts";
import { shown, nothing, plain, text, type Shown } from "../kit/text.ts";

type Helped = { usage: string; does: string };

export type HelpFacts = {
  /** In the order of the table. */
  groups: readonly { heading: string; commands: readonly Helped[] }[];
  /** The one command asked about. */
  one?: Helped | undefined;
  /** In a channel the bot must be mentioned. */
  mention?: boolean;
};

export type HelpView = View & {
  title: Shown;
  context: Shown;
  /** Every command in a line, by what it is about. */
  groups: readonly { heading: Shown; lines: readonly { text: Shown }[] }[];
  /** Commands with all that can be written. */
  commands: readonly { usage: Shown; does: Shown }[];
  buttons: readonly Button[];
};

/** All commands in short; or the one that was asked about, in full. */
export function helpView(facts: HelpFacts): HelpView {
  const { groups, one } = facts;
  const headline = one === undefined ? "What you can ask me" : `About ${firstWord(one.usage)}`;
  return {
    summary: plain(headline, 120),
    title: text(headline, 80),
    context: one === undefined ? howTo(facts) : nothing,
    groups: one === undefined ? groups.map(groupOf) : [],
    commands: one === undefined ? [] : [{ does: line(one), usage: text(one.usage, 240) }],
    buttons: [
      ...(one === undefined
        ? []
        : [button("All commands", press("help", {}), { tooltip: "Everything you can ask me" })]),
      button("Gaps", press("gaps", { filter: "all", page: 1 }), { tooltip: "Show what is open" }),
      button("Why it matters", press("why", { topic: "association" }), {
        tooltip: "What CPOR and PAL are, and why they count",
      }),
    ],
  };
}

/** @see HelpFacts */
export function helpCard(facts: HelpFacts): Card {
  return render("help", helpView(facts));
}

function howTo({ mention }: HelpFacts): Shown {
  const how = mention === true ? shown`Mention me, then write one of these words` : shown`Write one of these words`;
  return shown`${how}; **help** and the word says what can follow it`;
}

function groupOf({ heading, commands }: HelpFacts["groups"][number]): HelpView["groups"][number] {
  return { heading: text(heading), lines: commands.map((command) => ({ text: line(command) })) };
}

const line = ({ usage, does }: Helped): Shown => shown`**${text(firstWord(usage))}** · ${text(does, 140)}`;

const firstWord = (usage: string): string => usage.split(" ", 1)[0] ?? usage;
