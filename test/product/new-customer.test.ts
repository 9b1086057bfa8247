/** An owner asks the managers to add a customer, who do it or don't, and whoever asked hears it once. */
import { expect, it } from "vitest";
import { filledIn, wordsOf } from "../teams/cards.ts";
import { adele, alex, channel, isaiah, megan } from "../teams/people.ts";
import { aKnownBot } from "./loaded.ts";

const id = "144b2080-521b-45ad-a989-d8e5d645f899";

/** What people are told, and what stands on cards by now that were sent before. */
function taken({ take }: { take(): readonly { how: string; card?: object | undefined }[] }) {
  const all = take();
  const words = (redrawn: boolean) =>
    all.filter(({ how }) => (how === "redrawn") === redrawn).map(({ card }) => wordsOf(card));
  return { said: words(false), redrawn: words(true) };
}

/** Megan has asked for it, and Alex, the manager, has the card. */
async function asked(text = "new customer: Blue Yonder Airlines, Intune and Azure, a school in Leiden") {
  const bot = await aKnownBot();
  const { as, connector, tick } = bot;
  await as(alex).asks("assign contoso to megan bowen");
  await tick();
  connector.take();
  const [form] = await as(megan).says(text);
  const filled = filledIn(form?.card ?? {});
  const { card: reply } = await as(megan).clicks(form, "Ask the managers", {});
  const told = await connector.next();
  await tick();
  const request = await connector.next();
  return { ...bot, filled, reply, told, request };
}

it("fills in what was told, and gives it to a manager, who adds it by the form", async () => {
  const { as, connector, tick, filled, reply, request } = await asked();
  expect(filled).toMatchObject({ name: "Blue Yonder Airlines", workloads: "intune", azure: "true" });
  expect(wordsOf(reply)).toMatch(/^Blue Yonder Airlines: the managers hear of it\n/);
  expect(wordsOf(request.card)).toMatch(/^Blue Yonder Airlines: add this customer\?\nMegan Bowen asks for it\./);
  await as(alex).clicks(request, "Add");
  const form = await connector.next();
  expect(filledIn(form.card ?? {})).toMatchObject({ name: "Blue Yonder Airlines", workloads: "intune", azure: "true" });
  expect(wordsOf(form.card)).toContain("a school in Leiden”");
  const { card: added } = await as(alex).clicks(form, "Add", { id, person: isaiah.id });
  expect(wordsOf(added)).toContain("Blue Yonder Airlines is added");
  expect(wordsOf(added)).toContain("Megan Bowen asked for it: I'll tell them.");
  await connector.next();
  await tick();
  const { said, redrawn } = taken(connector);
  const news = said.filter((one) => one.startsWith("Blue Yonder Airlines is added\nAlex Wilber did it, as you asked."));
  expect(news).toHaveLength(1);
  expect(redrawn).toEqual(["Blue Yonder Airlines is added\nMegan Bowen asked for it. Alex Wilber added it."]);
  const { card: again } = await as(alex).clicks(request, "Add");
  expect(wordsOf(again)).toContain("decided already");
  await connector.next();
  await tick();
  expect(connector.take()).toEqual([]);
});

it("tells whoever owns it then by the questions alone", async () => {
  const { as, connector, tick, filled, request } = await asked("new customer: Globex, Teams, I'm the owner");
  expect(filled).toMatchObject({ name: "Globex", person: megan.id, workloads: "teams" });
  await as(alex).clicks(request, "Add");
  await as(alex).clicks(await connector.next(), "Add", { id });
  await connector.next();
  await tick();
  const news = taken(connector).said;
  expect(news).toHaveLength(1);
  expect(news[0]).toContain("Globex: is it associated with us?");
});

it("is asked of nobody who is no manager any more when it would be told", async () => {
  const { as, clock, connector, tick } = await aKnownBot();
  await as(alex).asks("assign contoso to megan bowen");
  await as(isaiah).installs();
  await as(alex).says("managers add @Isaiah Langer", undefined, [isaiah]);
  await tick();
  connector.take();
  const [form] = await as(megan).says("new customer: Blue Yonder Airlines, Intune");
  await as(megan).clicks(form, "Ask the managers", {});
  await as(alex).says("managers remove @Isaiah Langer", undefined, [isaiah]);
  await tick();
  const told = connector
    .take()
    .filter(({ card }) => wordsOf(card).startsWith("Blue Yonder Airlines: add this customer?"));
  expect(told.map(({ conversation }) => conversation)).toEqual([`a:${alex.id}`]);
  // Nor what is given back meanwhile; both are told once they are a manager again, and stand in their list.
  await as(megan).asks("unassign contoso from me");
  clock.pass(11 * 60_000);
  await tick();
  connector.take();
  await as(alex).says("managers add @Isaiah Langer", undefined, [isaiah]);
  await tick();
  await tick();
  expect(connector.take().map(({ conversation, card }) => [conversation, wordsOf(card).split("\n", 1)[0]])).toEqual([
    [`a:${isaiah.id}`, "Blue Yonder Airlines: add this customer?"],
    [`a:${isaiah.id}`, "Contoso Ltd. needs an owner"],
  ]);
  expect(await as(isaiah).asks("decisions")).toMatch(/^2 decisions wait for a manager\n/);
});

it("isn't added where a manager decides so, which is told once", async () => {
  const { as, connector, tick, request } = await asked();
  const { card } = await as(alex).clicks(request, "Don't add");
  expect(wordsOf(card)).toBe("Blue Yonder Airlines isn't added\nI'll tell Megan Bowen.");
  await connector.next();
  await tick();
  expect(taken(connector).said).toEqual([
    "Blue Yonder Airlines isn't added\nYou asked the managers for it. Alex Wilber decided not to add it.",
  ]);
});

it("is taken back by whoever asked, asked for once, and nobody else's to decide", async () => {
  const { as, connector, tick, told, request } = await asked();
  const [form] = await as(megan).says("new customer: Blue Yonder Airlines, Intune and Azure, a school in Leiden");
  const { card: twice } = await as(megan).clicks(form, "Ask the managers", {});
  expect(wordsOf(twice)).toContain("Blue Yonder Airlines: asked already");
  await connector.next();
  expect(wordsOf((await as(isaiah).clicks(request, "Don't add")).card)).toContain("Only managers can do that");
  await connector.next();
  expect(wordsOf((await as(megan).clicks(told, "Undo")).card)).toContain("You took it back");
  await connector.next();
  await tick();
  expect(taken(connector)).toEqual({
    said: [],
    redrawn: ["Blue Yonder Airlines: nothing to decide\nMegan Bowen asked for it, and took it back."],
  });
  expect(wordsOf((await as(alex).clicks(request, "Add")).card)).toContain("Megan Bowen took it back");
  await connector.next();
});

it("reaches whoever becomes a manager before it is decided, and never whoever asked", async () => {
  const { as, connector, tick } = await asked();
  await as(isaiah).installs();
  await as(alex).says("managers add @Isaiah Langer", undefined, [isaiah]);
  await as(alex).says("managers add @Megan Bowen", undefined, [megan]);
  connector.take();
  await tick();
  const told = connector
    .take()
    .filter(({ card }) => wordsOf(card).startsWith("Blue Yonder Airlines: add this customer?"));
  expect(told.map(({ conversation }) => conversation)).toEqual([`a:${isaiah.id}`]);
});

it.each([
  ["by its name, where nobody knew its ID", "new customer: Globex, Teams", "GLOBEX Inc."],
  ["by its ID", `new customer: Globex, ${id}, Teams`, "Globex International BV"],
])("is decided where it is a customer by now, %s, and nobody said so", async (_, text, name) => {
  const { as, connector, tick, request } = await asked(text);
  // As if whoever pressed Add on the card had died before the rest.
  await as(alex).forges("add", { name, id, domain: "", person: "", isNew: "" });
  await connector.next();
  await tick();
  const { said, redrawn } = taken(connector);
  expect(said).toEqual([expect.stringContaining(`${name} is added\nAlex Wilber did it, as you asked.`)]);
  expect(redrawn).toEqual(["Globex is added\nMegan Bowen asked for it. Alex Wilber added it."]);
  expect(wordsOf((await as(alex).clicks(request, "Add")).card)).toContain("decided already");
  await connector.next();
});

it("may be taken out again at once: who asked for it still hears what comes of it in the end", async () => {
  const { as, connector, tick, request } = await asked();
  await as(alex).clicks(request, "Add");
  const form = await connector.next();
  await as(alex).clicks(form, "Add", { id });
  const added = await connector.next();
  await as(alex).clicks(added, "Undo");
  await connector.next();
  await tick();
  expect(connector.take()).toEqual([]);
  await as(alex).clicks(request, "Don't add");
  await connector.next();
  await tick();
  expect(taken(connector).said).toHaveLength(1);
});

it("is refused in a channel by its command, with where to ask; in words a manager may say yes", async () => {
  const { as } = await asked();
  expect(await as(megan).asks("add Globex", channel)).toContain("In our chat I ask them for you.");
  expect(await as(megan).asks("we have a new customer, Globex GmbH", channel)).toMatch(/^Add Globex GmbH\?/);
  for (const text of ["can you add Globex please?", "ask the managers to add Globex", "register Globex for me"]) {
    const [form] = await as(megan).says(text);
    expect(wordsOf(form?.card)).toMatch(/^Ask the managers to add a customer\n/);
    expect(filledIn(form?.card ?? {})).toMatchObject({ name: "Globex" });
  }
  expect(await as(adele).asks("new customer: Globex")).toContain("Tell them the customer's name");
});

it.each([
  ["add Claims Direct", "Claims Direct"],
  ["Add Partner Link GmbH", "Partner Link GmbH"],
  ["Add The Holiday Company", "The Holiday Company"],
  ["Add a meeting with Contoso on Monday", undefined],
  ["Add a task for Contoso: call Karin", undefined],
  ["Add 24 December as a company holiday", undefined],
])("what is to be added is somebody's name, or isn't: %j, %j", async (text, name) => {
  const { as } = await aKnownBot();
  const [form] = await as(alex).says(text);
  expect(filledIn(form?.card ?? {})["name"]).toBe(name);
});
