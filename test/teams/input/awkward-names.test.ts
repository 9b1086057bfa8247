/** Customers whose names have signs in them, or words that mean something here, are read as one with a plain name is. */
import { expect, it } from "vitest";
import { answersTold } from "../../../src/teams/input/told/answers-told.ts";
import { claimsTold } from "../../../src/teams/input/told/claims-told.ts";
import { isOnlyNamed } from "../../../src/teams/input/told/claim-told.ts";
import { plainlyStated } from "../../../src/teams/input/reading/plainly.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { plainNames } from "../../../src/teams/input/words/name-points.ts";
import { readNames, type NameIndex } from "../../../src/teams/input/words/names.ts";
import { workloadsNamed } from "../../../src/teams/input/words/workload-names.ts";
import { readCatalogue } from "../../../src/workloads.ts";
import type { Option } from "../../../src/teams/input/reading/sentence.ts";
import { inALine, named } from "./understood.ts";

const known = { catalogue: readCatalogue(), today: "2026-11-26" };
const people = named("person", {
  adele: "Adele Vance",
  alex: "Alex Wilber",
  isaiah: "Isaiah Langer",
  megan: "Megan Bowen",
  patti: "Patti Fernandez",
});

const plain = ["Woodgrove Bank", "Woodgrove Bank"] as const;
/** A customer's name, and as it is written where that is not the same. */
const awkward: readonly (readonly [string, string?])[] = [
  ["Fabrikam, Inc.", "fabrikam, inc."],
  ["Fabrikam (UK) Ltd."],
  ["A. Datum Corporation", "A. Datum"],
  ["Adatum Nederland B.V."],
  ['"Quoted" Holdings, GmbH'],
  ["Coho Vineyard & Winery", "Coho Vineyard and Winery"],
  ["Liberty's Delightful Sinful Bakery & Café"],
  ["The Phone Company"],
  ["Yoyodyne!"],
  ["Teams United"],
  ["Until Friday GmbH"],
  ["東京トレーダーズ株式会社"],
];

const indexes = new Map<string, NameIndex>();
function namesBeside(name: string): NameIndex {
  const names = indexes.get(name) ?? readNames([...named("customer", { it: name, nod: "Nod Publishers" }), ...people]);
  indexes.set(name, names);
  return names;
}

/** What is made of the template with that name in the place of the *, all that is offered beside it, and what it tells. */
function read(template: string, [name, written = name]: readonly [string, string?]): string {
  const names = namesBeside(name);
  // The point of a name that ends the sentence is written once.
  const said = template.replaceAll("*", written).replaceAll("..", ".");
  const [, place, text = said] = /^(\w+)\| (.*)$/.exec(said) ?? [];
  const spoken = plainNames(text, names).text;
  const statements = plainlyStated(spoken);
  const told = claimsTold(statements, known);
  const isTold = told.some((one) => !isOnlyNamed(one));
  const answers = answersTold(statements);
  const workloads = workloadsNamed(spoken, known);
  const meant = understand(
    {
      text,
      isNamed: false,
      mentions: people.filter((one) => text.includes(`@${one.name}`)),
      today: known.today,
      me: place === "owner" ? "isaiah" : "alex",
      personal: place !== "channel",
      manager: place !== "owner",
      claims: isTold ? "told" : workloads.length > 0 ? "named" : undefined,
      isAnswer: Object.keys(answers).length > 0,
      workloads,
      tells: (part) => (claimsTold(plainlyStated(part), known).some((one) => !isOnlyNamed(one)) ? "claim" : undefined),
    },
    names,
  );
  const { also = [], instead = [] } = { also: undefined, instead: undefined, ...meant };
  const saysOf = (some: readonly Option[]) => some.map(({ says }) => says).join(" | ");
  const line = [
    inALine(meant),
    saysOf(also),
    saysOf(instead),
    ...told.map(({ called, status, on }) => [called, status, on]),
  ];
  return [name, written, ...(/^\p{Ll}/u.test(written) ? [written.charAt(0).toUpperCase() + written.slice(1)] : [])]
    .reduce((rest, one) => rest.split(one).join("*"), [...line, JSON.stringify(answers)].join(" / "))
    .replaceAll("*.", "*");
}

it.each([
  // Whose it is.
  "I gave * to Megan",
  "Please assign * to Adele because she knows them",
  "assign * to Megan because * asked for her",
  "Can you give * to Megan please?",
  "Give Megan *.",
  "Megan should have *, she knows them",
  "* to Megan",
  "* -> @Megan Bowen",
  "*: Megan",
  "* and Nod Publishers to Megan",
  "Nod Publishers to Isaiah and * to Megan",
  "Megan gets * and Nod Publishers",
  "Split Nod Publishers and * between Megan and Isaiah",
  "*'s owner should be Megan",
  "* is no longer a customer of Megan",
  "Hi, * isn't mine. Megan has it.",
  "I gave * to Megan but it should have been Patti",
  "* has nobody, can Megan take it?",
  "* and Nod Publishers have nobody. Since Megan has time, could you please make her the owner of *?",
  "* is mine now",
  "who owns *?",
  "Is * still mine, or did Megan get it?",
  "owner| * isn't mine",
  "owner| I gave * to Megan",
  "owner| Take * off my list, I left that team",
  "channel| * is mine now",
  "channel| I'll take *",
  "Hand all of Isaiah's customers to Megan, but not *",
  "all of Megan's to Isaiah except * and Nod Publishers",
  // Whether it is one, and what is kept of it.
  "* left us",
  "owner| * left us last week",
  "The customer (*) left us.",
  "We lost * to another partner.",
  "I lost *. What do I have to do?",
  "* moves to another partner in March. Do I need to do anything?",
  "pause * until January",
  "don't offboard *",
  "rename * to Foo",
  "* is sold by us",
  "* has 200 seats",
  "Isn't * the same as Nod Publishers?",
  "forget *",
  "make a note that * prefers calls",
  // When.
  "snooze * for two weeks because they are on holiday",
  "* is on hold until January",
  "I'm working on *, will be done by Friday",
  "ask me again about * tomorrow",
  "remind me about * on Friday",
  "remind me about * Friday",
  "remind me Monday to call *",
  "remind me Monday to call * about the PO",
  "remind me tomorrow that * needs a new claim",
  "Remind me Monday about * and Friday about Nod Publishers",
  "cancel my reminder about *",
  "Who owns *? Remind me Friday about Nod Publishers",
  "Give * to Megan and remind me on Friday",
  // What became of a claim, and what is answered.
  "Teams at * was approved yesterday",
  "* Teams was rejected on Monday",
  "*. Teams approved.",
  "*'s claim was rejected",
  "* was rejected, why?",
  "* was approved for Teams, Nod Publishers was rejected",
  "Teams was approved for *. Nod Publishers was rejected.",
  "Teams was approved for * and Nod Publishers",
  "has the Teams claim of * been approved?",
  "PAL at * is not linked yet",
  "*: PAL yes, CPOR no",
  "* PAL yes",
  "* doesn't use Azure, Nod Publishers does",
  "Neither * nor Nod Publishers has Azure",
  "I talked to *. They have no Azure.",
  "PAL is linked at *, remind me in two weeks to check it",
  "subscription of * is linked",
  // What is only looked at.
  "*",
  "what is open at *?",
  "what is open there (*)?",
  "what's the status of *'s claims?",
  "What about * and Nod Publishers?",
  "Show me Isaiah's gaps without *",
  "What happened at * last week?",
  "does * have GDAP?",
  "Why is * on my list?",
  "Have you asked *'s owner?",
  "undo what I did with *",
  "export the history of *",
])("%j is read alike whatever the customer in it is called", (template) => {
  const expected = read(template, plain);
  expect(awkward.map((one) => [...one, read(template, one)])).toEqual(awkward.map((one) => [...one, expected]));
});

it.each([
  ["I gave * to Megan", "? assign it to megan"],
  ["* left us", "? set it: offboarded because they left us"],
  ["Please assign * to Adele because she knows them", "? assign it to adele"],
  ["remind me Monday to call *", "reminder 2026-11-30 about it to call *"],
  ["snooze Nod Publishers until Monday because * bought them", "snooze nod until 2026-11-30 because * bought them"],
])("%j with any of these names is %j", (template, expected) => {
  expect(read(template, ["Fabrikam, Inc."]).split(" / ")[0]).toBe(expected);
});

it.each([
  ["A.B. Ltd.", "5ab3c0de-11ab-4a1b-9abc-0f1e2d3c4b5a", "could you show me how A.B. Ltd. is doing"],
  ["Beef!", "00000000-beef-4a1b-9abc-0f1e2d3c4b5a", "show me Beef!"],
])("the name of %s changes no id", (name, id, text) => {
  const names = readNames(named("customer", { [id]: name }));
  const said = { text, isNamed: false, mentions: [], today: known.today, me: "alex", manager: true };
  expect(understand(said, names)).toMatchObject({ outcome: "run", says: `show ${id}` });
});

it("a name of letters is put back as a word of its own alone", () => {
  const names = readNames(named("customer", { it: "A.I." }));
  expect(plainNames("remind me to email A.I. again", names).written("to email AI again")).toBe("to email A.I. again");
});

it("a name that is a word of ours leaves that word alone", () => {
  const names = readNames(named("customer", { it: "Run!" }));
  const said = { text: "please assign Run! to Megan", isNamed: false, mentions: [], today: known.today, me: "alex" };
  expect(understand({ ...said, manager: true }, names).outcome).toMatch(/^(?:run|ask|unsure|lost)$/);
});
