/** `why`: a few true statements on a topic, each with its date and source. */
import type { GapLimits } from "../../domain/catalogue/limits.ts";
import { proofAbout, proofChecklist } from "../../domain/catalogue/claim-guide.ts";
import { pageOf } from "../../domain/catalogue/pages.ts";
import { textOf, type Statement, type WhyTopic } from "../../domain/catalogue/statement.ts";
import { findWhy, isOld, whyGroups, whyTopics } from "../../domain/catalogue/why.ts";
import type { Catalogue, Workload } from "../../domain/catalogue/workloads.ts";
import type { Day } from "../../domain/time/time.ts";
import { commandsIn, spoken } from "../kit/commands.ts";
import { capital, count, monthWords } from "../kit/dates.ts";
import { button, opens, press } from "../kit/actions.ts";
import { render, type Card } from "../kit/render.ts";
import { clause, join, link, nothing, plain, shown, text, type Shown } from "../kit/text.ts";

/** Words that ask why any of this matters, not about one topic. */
const everything = new Set(["", "it", "this", "association", "associations", "matters", "topics"]);

/** Who asks, and when: whoever administers the bot is told what was read long ago. */
export type WhyReader = {
  catalogue: Catalogue;
  limits: GapLimits;
  today: Day;
  manager: boolean;
  /** Our location Partner IDs. */
  partnerIds: readonly string[];
};

/** What is said on the topic; the list of topics when there is none of that name. */
export function whyView(words: string, reader: WhyReader) {
  const workload = proofAbout(words, reader.catalogue);
  const topic = findWhy(workload === undefined ? words : "proof");
  return topic === undefined ? overview(words.trim().toLowerCase(), reader) : about(topic, workload, reader);
}

/** Whether there is something to say on the words. */
export function canExplain(words: string, { catalogue }: WhyReader): boolean {
  const asked = words.trim().toLowerCase();
  return everything.has(asked) || findWhy(asked) !== undefined || proofAbout(words, catalogue) !== undefined;
}

/** What `why` and the words after it are answered with. */
export const whyCard = (words: string, reader: WhyReader): Card => render("why", whyView(words, reader));

/** As long as it is beside something else. */
const mostInShort = 280;

/** The heart of a topic in a sentence or two, to stand on another card. @returns undefined when there is no such topic */
export function whyInShort(id: string, catalogue: Catalogue, limits: GapLimits): string | undefined {
  const topic = findWhy(id);
  if (topic === undefined) return undefined;
  // What puts a misconception right is the rule, and not what rests on it.
  const { misconception, worth, rules } = topic;
  const all = misconception === undefined ? [...worth, ...rules] : rules;
  const [first = "", ...more] = all.map((one) => textOf(one, catalogue, limits));
  const both = `${first} ${more[0] ?? ""}`.trim();
  return both.length <= mostInShort ? both : first;
}

function about(topic: WhyTopic, workload: Workload | undefined, reader: WhyReader) {
  const { id, misconception, worth, rules } = topic;
  const isProof = id === "proof";
  const title = isProof && workload !== undefined ? `Proof of execution for ${workload.name}` : topic.title;
  const others = whyTopics.filter((one) => one.id !== id).slice(0, 3);
  const [partnerId] = reader.partnerIds;
  const written = (statement: Statement) =>
    textOf(statement, reader.catalogue, reader.limits).replace("<Partner ID>", partnerId ?? "<Partner ID>");
  const said = (statement: Statement) => text(spoken(written(statement)), 420);
  const toTick = isProof ? proofChecklist(workload, reader.catalogue) : [];
  return {
    summary: plain(title, 120),
    title: text(title, 120),
    context: misconception === undefined ? ourIds(topic, reader) : shown`Often heard: “${text(misconception, 160)}”`,
    statements: [
      ...worth.map((statement) => ({ says: shown`**${said(statement)}**`, source: sourceOf(statement, reader) })),
      ...rules.map((statement) => ({ says: said(statement), source: sourceOf(statement, reader) })),
      ...toTick.map((statement) => ({ says: shown`☐ ${said(statement)}`, source: sourceOf(statement, reader) })),
    ],
    commands: commandsIn([...rules, ...toTick].map(written)),
    groups: [],
    buttons: [
      ...others.map((one) => button(wordOf(one), press("why", { topic: one.id }), { tooltip: one.title })),
      button("All topics", press("why", { topic: "" })),
    ],
  };
}

/** Where it is asked which Partner ID: the ones that are set up. */
const ourIds = ({ id }: WhyTopic, { partnerIds }: WhyReader): Shown =>
  id === "partner-id"
    ? shown`Ours: ${text(partnerIds.join(", ") || "none yet", 120)}. To add another one, ask whoever runs me to put it in PARTNER_IDS`
    : nothing;

const abbreviations = new Set(["cpor", "pal", "csp", "dpor", "cua"]);

function wordOf({ id }: WhyTopic): string {
  return abbreviations.has(id) ? id.toUpperCase() : capital(id.replace("-", " "));
}

function overview(words: string, { manager, today }: WhyReader) {
  const known = everything.has(words);
  const old = whyTopics.filter(({ worth, rules }) => [...worth, ...rules].some((one) => isOld(one, today))).length;
  return {
    summary: plain(known ? "Work that isn't associated doesn't count" : "Topics I can explain", 120),
    title: known ? shown`Work that isn't associated doesn't count` : shown`I have nothing on “${text(words, 40)}”`,
    context: join(
      [
        known
          ? shown`CPOR for Microsoft 365 and Business Applications, PAL for Azure, and neither is retroactive`
          : shown`What I can explain`,
        manager && old > 0 ? shown`${text(count(old, "topic"))} draw on pages last read over a year ago` : nothing,
      ],
      ". ",
    ),
    statements: [],
    commands: [],
    groups: whyGroups.map(({ heading, topics }) => ({
      heading: text(heading),
      topics: topics.map(({ id, title }) => ({
        title: text(title, 80),
        opens: opens(press("why", { topic: id }), title),
      })),
    })),
    buttons: [],
  };
}

/** `Microsoft: … · read in October 2023`, what to know before relying on it, and for a manager that it is old. */
function sourceOf(statement: Statement, { today, manager }: WhyReader): Shown {
  const { title, url, checked, notFound } = pageOf(statement.page);
  return join([
    link(title, url),
    shown`read in ${text(monthWords(checked, ""))}`,
    statement.check === undefined ? nothing : clause(statement.check, 160),
    manager && isOld(statement, today) ? shown`over a year old, check it before you rely on it` : nothing,
    manager && notFound !== undefined ? shown`not found again in ${text(monthWords(notFound, ""))}` : nothing,
  ]);
}
