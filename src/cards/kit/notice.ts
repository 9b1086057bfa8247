/** A plain answer: a sentence or two, and the next step when there is one. */
import { button, type Press } from "./actions.ts";
import { commandsIn, linesToCopy } from "./commands.ts";
import { render, type Card } from "./render.ts";
import { nothing, oneStop, plain, text, type Plain } from "./text.ts";

export type NoticeFacts = {
  /** The news in a few words; absent when the sentence says it all. */
  headline?: string | undefined;
  /** One entry a paragraph. Plain words: anything in them is shown as written. */
  says: string | readonly string[];
  /** Texts to copy, each in a block of its own, by line. */
  copied?: readonly (readonly string[])[] | undefined;
  /** Buttons, the likely one first; at most four. */
  next?: readonly { title: string; press: Press; tooltip?: string | undefined }[] | undefined;
  /** A page that opens in the browser. */
  link?: { title: string; url: string } | undefined;
};

export const mostButtons = 4;

export function noticeView({ headline, says, copied = [], next = [], link }: NoticeFacts) {
  const paragraphs = typeof says === "string" ? [says] : says;
  return {
    summary: summaryOf(headline, paragraphs),
    title: headline === undefined ? nothing : text(headline, 140),
    paragraphs: paragraphs.filter((part) => part !== "").map((part) => ({ text: text(oneStop(part), 700) })),
    commands: commandsIn(paragraphs),
    copied: copied.map(linesToCopy),
    buttons: next.slice(0, mostButtons).map(({ title, press, tooltip }) => button(title, press, { tooltip })),
    links: link === undefined ? [] : [{ title: plain(link.title), url: link.url }],
  };
}

/** The one line of notifications: the news, and as many whole sentences as fit. */
function summaryOf(headline: string | undefined, paragraphs: readonly string[]): Plain {
  const parts = [headline, ...paragraphs].flatMap((part) => (part === undefined || part === "" ? [] : oneStop(part)));
  const line = plain(oneStop(parts.join(". ")), longestSummary);
  const end = line.lastIndexOf(". ");
  return line.endsWith("…") && end > (headline?.length ?? longestSummary / 2)
    ? plain(line.slice(0, end + 1), longestSummary)
    : line;
}

const longestSummary = 140;

export const noticeCard = (facts: NoticeFacts): Card => render("notice", noticeView(facts));

/** The usual one: the news, a sentence or two, and what can be pressed. */
export const notice = (headline: string | undefined, says: NoticeFacts["says"], next?: NoticeFacts["next"]): Card =>
  noticeCard({ headline, says, next });
