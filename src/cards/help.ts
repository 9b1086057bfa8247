/** What can be written to the bot, from the command table; and the nearest command when a word was not known. */
import { button, press, type Button } from "./press.ts";
import { render, type Card, type View } from "./render.ts";
import { shown, nothing, plain, text, type Shown } from "./text.ts";

export type HelpFacts = {
  /** In the order of the table. */
  commands: readonly { usage: string; does: string }[];
  /** What was written, when it was no command. */
  unknown?: string;
  /** The command it comes nearest to. */
  nearest?: string;
  /** In a channel the bot must be mentioned. */
  mention?: boolean;
};

export type HelpView = View & {
  title: Shown;
  context: Shown;
  commands: readonly { usage: Shown; does: Shown }[];
  buttons: readonly Button[];
};

/** @see HelpFacts */
export function helpView({ commands, unknown, nearest, mention }: HelpFacts): HelpView {
  const title = unknown === undefined ? shown`What you can ask me` : shown`I do not know “${text(unknown, 40)}”`;
  const how = mention === true ? shown`Mention me, then one of these words` : shown`Write one of these words`;
  const suggestion = nearest === undefined ? nothing : shown`Did you mean **${text(nearest, 40)}**? `;
  return {
    summary: plain(
      unknown === undefined
        ? "What you can ask me"
        : `I do not know “${plain(unknown)}”.${nearest === undefined ? " Here is what you can ask me" : ` Did you mean ${plain(nearest)}?`}`,
      120,
    ),
    title,
    context: shown`${suggestion}${how}`,
    commands: commands.map(({ usage, does }) => ({
      does: shown`**${text(firstWord(usage))}** · ${text(does, 140)}`,
      // Only where there is more to write than the word.
      usage: usage === firstWord(usage) ? nothing : text(usage, 160),
    })),
    buttons: [
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

const firstWord = (usage: string): string => usage.split(" ", 1)[0] ?? usage;
