/** What people type, and what of it is meant. */
import { describe, expect, it } from "vitest";
import { quotesIn, readText, splitCommand } from "../../../src/teams/activity/text.ts";

const bot = { id: "28:bot", name: "Partner associations", text: "<at>Partner associations</at>" };
const megan = { id: "29:megan", name: "Megan Bowen", text: "<at>Megan Bowen</at>" };

describe("message text", () => {
  it.each([
    ["the bot first", "<at>Partner associations</at> gaps", [bot], "gaps"],
    ["the bot last", "gaps <at>Partner associations</at>", [bot], "gaps"],
    [
      "the bot in the middle, twice",
      "<at>Partner associations</at>gaps <at>Partner associations</at> mine",
      [bot],
      "gaps mine",
    ],
    [
      "a person",
      "<at>Partner associations</at>&nbsp;assign Contoso to <at>Megan Bowen</at>\n",
      [bot, megan],
      "assign Contoso to @Megan Bowen",
    ],
    [
      "a person, and punctuation",
      "<at>Megan Bowen</at>, is Contoso yours, or with <at>Ann</at>?",
      [megan, { id: "1", name: "Ann", text: "<at>Ann</at>" }],
      "@Megan Bowen, is Contoso yours, or with @Ann?",
    ],
    [
      "a person whose name has a dollar",
      "ask <at>$&amp;$1</at>",
      [{ id: "x", name: "$&$1", text: "<at>$&amp;$1</at>" }],
      "ask @$&$1",
    ],
    [
      "two people of one name",
      "<at>Ann</at> to <at>Ann</at>",
      [
        { id: "1", name: "Ann", text: "<at>Ann</at>" },
        { id: "2", name: "Ann", text: "<at>Ann</at>" },
      ],
      "@Ann to @Ann",
    ],
    ["somebody without an entity", "ask <at>Somebody</at> now", [], "ask @Somebody now"],
    [
      "markup of another kind",
      '<at id="0">Partner associations</at> gaps',
      [{ ...bot, text: '<at id="0">Partner associations</at>' }],
      "gaps",
    ],
    ["nothing but the bot", "<at>Partner associations</at>", [bot], ""],
    ["hard spaces and invisible ones", "\u00a0gaps\u200b \u00a0 mine\ufeff ", [], "gaps mine"],
    ["HTML entities", "Tom &amp; Jerry&#39;s &lt;b&gt; &quot;x&quot;", [], 'Tom & Jerry\'s <b> "x"'],
    ["an entity of an entity", "&amp;lt;", [], "&lt;"],
    ["an unfinished tag", "<at>gaps", [], "<at>gaps"],
  ])("with %s", (_, raw, mentions, text) => {
    expect(readText(raw, mentions, bot.id).text).toBe(text);
  });

  const forward =
    '<p>gaps</p><blockquote itemtype="http://schema.skype.com/Forward"><p>please look at Larkspur</p></blockquote>';
  const reply =
    '<blockquote itemtype="http://schema.skype.com/Reply"><strong itemprop="mri">Partner associations</strong>' +
    '<span itemprop="time"></span><p itemprop="preview">7 gaps at R&amp;D Larkspur</p></blockquote><p>yes, done</p>';

  it.each([
    ["a reply's mark", '<quoted messageId="1772050244572"/> gaps', "", "gaps"],
    ["a reply's mark of another form", 'gaps <quoted messageId="1"></quoted>', "", "gaps"],
    ["what was forwarded after a comment", "gaps\r\n\r\nplease look at Larkspur", forward, "gaps"],
    ["what was forwarded without a comment", "please look at Larkspur", forward, ""],
    ["the words that a reply quotes", "7 gaps at R&amp;D\nLarkspur\n\nyes, done", reply, "yes, done"],
    [
      "no words of the same kind elsewhere",
      "please look at Larkspur and gaps",
      forward,
      "please look at Larkspur and gaps",
    ],
  ])("is read without %s", (_, raw, html, text) => {
    expect(readText(raw, [], bot.id, quotesIn(html)).text).toBe(text);
  });

  it("is read without the bot's name where the mention does not say how it stands in the text", () => {
    const mention = { id: bot.id, name: "R&D Association", text: "" };
    expect(readText("<at>R&amp;D Association</at>&nbsp;gaps", [mention], bot.id).text).toBe("gaps");
  });

  it("keeps its lines for pasted output", () => {
    expect(readText('{\r\n  "partnerId": "1234567",<br>\n "state":  "Active"\n}\n', [], bot.id)).toEqual({
      text: '{ "partnerId": "1234567", "state": "Active" }',
      lines: '{\n"partnerId": "1234567",\n\n"state": "Active"\n}',
    });
  });
});

describe("a command", () => {
  it.each([
    ["gaps", "gaps", ""],
    ["GAPS mine", "gaps", "mine"],
    ["help?", "help", ""],
    ["help!", "help", ""],
    ["show Contoso Ltd. (NL)", "show", "Contoso Ltd. (NL)"],
    ["gapsx mine", "gapsx", "mine"],
    ["", "", ""],
    ["?", "", ""],
  ])("%j is %j with %j", (text, word, rest) => {
    expect(splitCommand(text)).toEqual({ word, rest });
  });
});

it.each([
  ["a long one", (size: number) => `<blockquote>${"a ".repeat(size / 40)}b</blockquote>`.repeat(20)],
  ["many short ones", (size: number) => "<blockquote>a</blockquote>".repeat(size / 26)],
  ["one of space", (size: number) => `<blockquote>a${" \n".repeat(size / 4)}b</blockquote>`.repeat(2)],
  ["one of the text's own length", (size: number) => `<blockquote>${"\na".repeat(size / 2)}</blockquote>`],
])(
  "looks for quotes in time that grows as the text does: %s",
  (_, quoted) => {
    const raw = "\na".repeat(120_000);
    const quotes = quotesIn(quoted(240_000));
    expect(readText(raw, [], bot.id, quotes).text.length).toBeGreaterThanOrEqual(0);
  },
  1_000,
);

it("reads quotes that are never closed once, however many there are", () => {
  expect(quotesIn("<blockquote><p>".repeat(50_000))).toEqual([]);
  expect(quotesIn(`<blockquote itemid="1"><p>it is linked</p></blockquote>${"<p>".repeat(50_000)}`)[0]).toBe(
    "it is linked",
  );
}, 2_000);
