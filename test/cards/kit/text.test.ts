/** What people and files wrote, made safe to show. */
import { fc } from "../../properties.ts";
import { describe, expect, it } from "vitest";
import { anyCharacter } from "../../any-character.ts";
import { shown, name, oneStop, plain, text } from "../../../src/cards/kit/text.ts";
import { readMarkdown } from "../../../src/dev/gallery/markdown.ts";
import { awkwardNames } from "../facts.ts";

describe("text in Markdown", () => {
  it.each([
    ["bold and slanted words", awkwardNames.bold, "**bold** and _slanted_"],
    ["a link", awkwardNames.link, "[x](http://evil.example)"],
    ["a mention", awkwardNames.mention, "<at>all</at>"],
    ["an expression", awkwardNames.expression, "${1+1} ${customer.name}"],
    ["what looks like a list", awkwardNames.list, "1. FC Köln"],
    ["what looks like a heading, and an entity", awkwardNames.heading, "# Heading & Sons &amp; Co"],
    ["a date function", awkwardNames.date, "{{DATE(2026-01-01T00:00:00Z, LONG)}}"],
    ["a bullet", "- Minus & Co", "- Minus & Co"],
    ["a plus", "+ Plus", "+ Plus"],
    ["struck through words", "~~old~~ new", "~~old~~ new"],
    ["code", "`rm -rf`", "`rm -rf`"],
    ["a backslash before a mark", "\\*not bold\\*", "\\*not bold\\*"],
    ["a backslash at the end", "C:\\", "C:\\"],
    ["Japanese", awkwardNames.japanese, awkwardNames.japanese],
  ])("shows %s as written", (_, written, seen) => {
    expect(readMarkdown(text(written))).toEqual([{ text: seen }]);
  });

  it.each([
    ["Contoso Ltd.", "Contoso Ltd."],
    ["AT&T (UK) - B2B", "AT&T (UK) - B2B"],
    ["snake_case_name", "snake_case_name"],
    ["3.14 < 4 > 3", "3.14 < 4 > 3"],
    ["C:\\data", "C:\\data"],
    ["az managementpartner create --partner-id 4911112", "az managementpartner create --partner-id 4911112"],
  ])("puts no backslash into %s, since some phones show needless ones", (written, markdown) => {
    expect(text(written)).toBe(markdown);
  });

  it("drops control characters and those that turn the direction of writing, and joins lines", () => {
    expect(text(awkwardNames.control)).toBe("Line break gnissim");
  });

  it.each([
    ["a name that ends in a point", "Litware, Inc.", "Litware, Inc. It's unassigned"],
    ["a reason that does", "I'm ill.", "I'm ill. It's unassigned"],
    ["a question", "who knows?", "who knows? It's unassigned"],
    ["what is quoted with its point", "“ill.”", "“ill.” It's unassigned"],
    ["what was cut", "Nordwestdeutsche…", "Nordwestdeutsche… It's unassigned"],
    ["what has no point", "on leave", "on leave. It's unassigned"],
    ["a point within", "3.14 v.1", "3.14 v.1. It's unassigned"],
  ])("ends a sentence after %s with one stop", (_, written, expected) => {
    expect(shown`${text(written)}. It's unassigned`).toBe(expected);
    expect(oneStop(`${written}. It's unassigned`)).toBe(expected);
    expect(oneStop(`${written}.`)).toBe(expected.replace(/ It's unassigned$/, ""));
  });

  it("leaves dots that stand for more", () => {
    expect(oneStop("and so on... Or not")).toBe("and so on... Or not");
  });

  it("keeps right-to-left writing from reordering the words around it", () => {
    expect(shown`${name(awkwardNames.rightToLeft)}: 3 gaps`).toBe(`\u2068${awkwardNames.rightToLeft}\u2069: 3 gaps`);
  });

  it("shows anything at all as one line of plain text, whatever was written", () => {
    const nasty = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.string({
        unit: fc.constantFrom(
          "*",
          "_",
          "[",
          "]",
          "(",
          ")",
          "\\",
          "`",
          "~",
          "<",
          ">",
          "a",
          " ",
          "#",
          "-",
          "1",
          ".",
          "&",
          "{",
          "😀",
          "é",
        ),
      }),
    );
    fc.assert(
      fc.property(nasty, (written) => {
        const parts = readMarkdown(text(written));
        expect(parts.length).toBeLessThanOrEqual(1);
        expect(Object.keys(parts[0] ?? { text: "" })).toEqual(["text"]);
        expect(parts[0]?.text ?? "").not.toMatch(/[\p{Cc}\p{Cs}\n]/u);
      }),
      { numRuns: 400 },
    );
  });
});

describe("cutting", () => {
  it("shows a name of 80 characters in full and cuts a longer one", () => {
    expect(name("x".repeat(80))).toBe("x".repeat(80));
    expect(name("x".repeat(81))).toBe(`${"x".repeat(79)}…`);
  });

  it("cuts between words where it can", () => {
    expect(plain("Megan Bowen asks you about the customer", 38)).toBe("Megan Bowen asks you about the…");
  });

  it("never cuts a character in half", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(plain(family.repeat(9), 15)).toBe(`${family.repeat(4)}…`);
  });

  it("takes heaps of combining marks off", () => {
    expect(plain(`z${"\u0300".repeat(5000)}algo`)).toBe(`z${"\u0300".repeat(4)}algo`);
  });
});

describe("plain text", () => {
  it("is one short line without mentions", () => {
    expect(plain("<at>all</at>\nread  this", 40)).toBe("‹at>all‹/at> read this");
  });

  it("keeps what is Markdown elsewhere, since nothing reads it there", () => {
    expect(plain("**A** & [B](c)")).toBe("**A** & [B](c)");
  });
});
