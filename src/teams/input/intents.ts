/**
 * What somebody wants, told from the ideas in a sentence rather than from its very words: who and own, stop and
 * messages, in any order. The intent that explains most ideas wins. Pure.
 */

/**
 * By what it comes to, a writer's name or an answer of its own; each line is one way to want it: every idea must be
 * there, `a|b` is either, `!a` must not be. Ideas are those of the vocabulary, the commands and filters by name, and
 * what is found besides: `customer`, `person`, `people` (two or more), `day`, `time`, `topic`, `topics`, `filter`,
 * `not`, `asks` (it is a question), `action` (a command that does something).
 */
const table: Readonly<Record<string, readonly string[]>> = {
  show: [
    "who own customer !give !before",
    "who has customer !give !before",
    "status customer !give",
    "why customer !topics",
    "when customer !change !remind",
    "wrong what customer",
    "ending customer asks",
    "checklist customer again",
  ],
  gaps: [
    "count gaps",
    "count filter",
    "status everything",
    "wrong what",
    "rank !who !person !mine !me",
    "rank gaps",
    "rank filter",

    "do first !me",
    "what ending !howto",
    "ending asks !howto",
    "what has !change !topic !person",
    "coverage",
    "coverage count",
  ],
  todo: [
    "me need do !topic",
    "me do first",
    "me do asks !done !topic !action !howto !who",
    "me done asks",
    "mine do",
    "mine first",
    "mine rank",
    "me rank",
    "mine need",
  ],
  do: ["need do asks !me !topic"],
  counted: ["count me filter"],
  asked: ["why send", "why messages", "why remind"],
  unowned: ["nobody own", "not own !person !answer", "not has person-word"],
  waiting: [
    "who not answer",
    "anyone not answer",
    "anyone not do",
    "anyone remind",
    "who not do",
    "who owe",
    "owe answer",
    "who chase",
    "anyone answer asks",
    "who answer asks",
    "who late",
    "not answer person",
  ],
  "by-owner": [
    "each",
    "who rank",
    "who behind",
    "who behind mine",
    "who rank mine",
    "people who behind",
    "people behind",
    "people rank",
    "people compare",
    "who has gaps",
  ],
  progress: [
    "improve",
    "improve past",
    "improve count",
    "what miss",
    "miss me",
    "compare past",
    "change past what !person",
    "status past !person",
    "new closed",
  ],
  why: [
    "explain topic !person !not-mine",
    "topics compare",
    "howto topic",
    "need topic what",
    "need topic asks !customers !who",
    "why care",
    "topic asks !filter !who !need !customers",
    "count-for filter what",
    "why topic !person",
    "count-for topic",
    "allowed topic asks !you !see !gaps !show !person",
    "again file asks",
  ],
  customers: [
    "leave person what",
    "leave person asks",
    "mine customers !filter !need !gaps !do !ending !not",
    "person customers !filter !give !all !leave !off !gaps",
    "count customers !filter !not",
    "what customers has !filter !not",
  ],
  "own-customers": ["customers me asks !filter !gaps !not !need !do !table"],
  help: ["howto use", "howto work !topic", "what allowed you do"],
  import: [
    "howto data drop",
    "here data drop",
    "here data take",
    "data drop what !when",
    "import howto",
    "here data !when !what !who !asks",
    "here table !need !asks",
  ],
  howto: ["howto action !person"],
  sources: [
    "old data",
    "when data",
    "when sync",
    "when import",
    "last import",
    "last sync",
    "import work asks",
    "sync work asks",
    "data work asks",
  ],
  rights: ["see allowed all you", "see allowed person", "see person all", "see only own", "who allowed see"],
  undo: ["undo", "wrong !what !asks !why !customer"],
  snooze: [
    "later customer !who !when !why",
    "later it day",
    "remind-me customer day",
    "remind-me it day",
    "hush customer !digest !who !why",
    "hush day !digest !who !why !away !off !time",
    "give until customer !who !when",
    "give until customer person !who !when",
    "more-time customer",
    "has until customer !who !own",
    "more-time it",
  ],
  stop: ["hush remind !away !off !who !why !person !time", "hush messages !away !off !who !why !person !time"],
  settings: [
    "hush time",
    "hush messages time",
    "not before time",
    "not after time",
    "messages before time",
    "messages after time",
    "messages between time",
  ],
  assign: [
    "give customer person !who !when !why !all",
    "give it person !who !when !why !all",
    "give customer to-me !who !when !why !send",
    "own customer person should !why !who !when !asks",
    "take customer person !who !asks",
    "me take customer !asks !why !off",
    "me take it !asks !do",
    "take it person !asks",
    "make own person customer",
  ],
  handover: [
    "give all person !customer",
    "give all people",
    "leave give all people",
    "leave people !customer",
    "leave person all",
    "leave person !customer !who !when !what",
  ],
  away: ["off person day !all", "off me day !all", "off person !asks !all !remind !messages"],
  ask: [
    "remind customer !remind-me !not !hush !history !why !not-mine",
    "remind person !not !hush !asks",
    "remind it person",
    "send checklist customer person",
    "send checklist it person",
    "send checklist person",
  ],
  history: [
    "change person !past",
    "do person past !need !customer",
    "who change customer",
    "who history customer",
    "own before customer",
    "when change customer",
    "last change customer",
    "who before customer",
  ],
  digest: ["digest time", "digest day", "digest change"],
  review: ["ready customer"],
};

/** What may be about a customer; where one is named, nothing else is meant. */
const aboutCustomers: ReadonlySet<string> = new Set([
  "show",
  "review",
  "history",
  "ask",
  "assign",
  "snooze",
  "handover",
  "undo",
]);

type Pattern = { means: string; needs: readonly (readonly string[])[]; not: readonly string[] };

const patterns: readonly Pattern[] = Object.entries(table).flatMap(([means, lines]) =>
  lines.map((line) => {
    const ideas = line.split(" ");
    return {
      means,
      needs: ideas.filter((idea) => !idea.startsWith("!")).map((idea) => idea.split("|")),
      not: [
        ...ideas.filter((idea) => idea.startsWith("!")).map((idea) => idea.slice(1)),
        ...(aboutCustomers.has(means) ? [] : ["customer"]),
      ],
    };
  }),
);

/** What the ideas come to: those that explain most of them, and how many; none when no way is whole. */
export function intentsOf(said: ReadonlySet<string>): { means: readonly string[]; explains: number } {
  const whole = patterns.filter(
    ({ needs, not }) =>
      needs.every((either) => either.some((idea) => said.has(idea))) && !not.some((idea) => said.has(idea)),
  );
  const explains = Math.max(0, ...whole.map(({ needs }) => needs.length));
  const best = whole.filter(({ needs }) => needs.length === explains).map(({ means }) => means);
  return { means: [...new Set(best)], explains };
}

/** Every idea that a way names, and all that ways come to. */
export const ideasNamed: ReadonlySet<string> = new Set(patterns.flatMap(({ needs, not }) => [...needs.flat(), ...not]));
export const intentsNamed: readonly string[] = Object.keys(table);
