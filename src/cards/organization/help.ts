/** What the bot can do, from the command table: in groups of which each line starts what it names; one command in full. */
import { button, opens, press } from "../kit/actions.ts";
import { render, type Card } from "../kit/render.ts";
import { shown, nothing, plain, text, type Shown } from "../kit/text.ts";

type Helped = { usage: string; does: string };

export type HelpFacts = {
  /** In the order of the table. */
  groups: readonly { heading: string; commands: readonly Helped[] }[];
  /** The one command asked about. */
  one?: Helped | undefined;
  /** Only the names of the groups and of what is in them: many read along in a channel. */
  brief?: boolean;
};

/** All commands in short; or the one that was asked about, in full. */
export function helpView(facts: HelpFacts) {
  const { groups, one } = facts;
  const headline = one === undefined ? "What you can ask me" : `About ${firstWord(one.usage)}`;
  return {
    summary: plain(headline, 120),
    title: text(headline, 80),
    context: one === undefined ? shown`Choose one, or ask in your own words` : nothing,
    groups: one !== undefined ? [] : facts.brief === true ? [briefly(groups)] : groups.map(groupOf),
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

export const helpCard = (facts: HelpFacts): Card => render("help", helpView(facts));

/** Its lines start what they name, in a card of its own: see `RowLink` about `Action.Submit`. */
function groupOf({ heading, commands }: HelpFacts["groups"][number]) {
  return {
    heading: text(heading),
    lines: commands.map((command) => {
      const { submit, tooltip } = opens(
        press("run", { says: firstWord(command.usage), shown: "new" }),
        `Start ${firstWord(command.usage)}`,
      );
      return { text: line(command), submit, tooltip };
    }),
  };
}

/** A line for each group, which opens it. */
function briefly(groups: HelpFacts["groups"]) {
  return {
    heading: nothing,
    lines: groups.map(({ heading, commands }) => {
      const words = commands.map(({ usage }) => firstWord(usage)).join(", ");
      const { submit, tooltip } = opens(press("help", { group: heading }), `Show: ${heading}`);
      return { text: shown`**${text(heading)}** · ${text(words, 140)}`, submit, tooltip };
    }),
  };
}

const line = ({ usage, does }: Helped): Shown => shown`**${text(firstWord(usage))}** · ${text(does, 140)}`;

const firstWord = (usage: string): string => usage.split(" ", 1)[0] ?? usage;
