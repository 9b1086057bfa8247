/** Messages and clicks through the real adapter, over HTTP, to commands of the test's own. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { action, type Command, type Turn } from "../../src/teams/turn.ts";
import { base, channelEvent, execute, installation, membersChanged, message } from "./activities.ts";
import { startEdge } from "./harness.ts";
import { adele, alex, bot, channel, general, groupChat, guest, megan, personal, team } from "./people.ts";

const card = (summary: string, ...actions: object[]) => ({
  content: { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: summary }], actions },
  summary,
});
const button = (verb: string, data: object = {}) => ({ type: "Action.Execute", title: verb, verb, data });

/** A command that answers with what it was handed, picked by `pick`. */
function telling(pick: (turn: Turn, rest: string) => unknown): Command {
  return {
    name: "tell",
    usage: "tell",
    does: "tells",
    who: "everyone",
    run: async (turn, rest) => ({ toast: JSON.stringify(await pick(turn, rest)) }),
  };
}

describe("a message", () => {
  it("runs the command that its first word names, in the thread it was said in", async () => {
    const { as } = await startEdge({ tables: { commands: [telling((_, rest) => rest)] } });
    const [said] = await as(megan).says("TELL  Contoso\u00a0Ltd. & sons", channel);
    expect(said).toMatchObject({ how: "said", text: '"Contoso Ltd. & sons"', type: "message" });
    expect(said?.conversation).toMatch(/^19:associations@thread\.tacv2;messageid=\d+$/);
  });

  it("hands over who spoke, where, in which zone", async () => {
    const { as } = await startEdge({
      tables: {
        commands: [
          telling(({ actor, place, zone, person }) => ({ actor, place, zone, chat: person.chat?.conversation })),
        ],
      },
    });
    const [said] = await as(alex).says("tell");
    expect(JSON.parse(said?.text ?? "")).toMatchObject({
      actor: { id: alex.id, name: alex.name, upn: alex.upn, manager: true },
      place: { kind: "personal", conversation: `a:${alex.id}` },
      zone: "Europe/Amsterdam",
      chat: `a:${alex.id}`,
    });
  });

  it("hands over the people mentioned by their Entra ids, without the bot", async () => {
    const { as } = await startEdge({ tables: { commands: [telling(({ mentions, text }) => ({ mentions, text }))] } });
    const [said] = await as(alex).says("tell Contoso to @Megan Bowen and @Adele Vance", channel, [megan, adele]);
    expect(JSON.parse(said?.text ?? "")).toEqual({
      mentions: [
        { id: megan.id, name: megan.name },
        { id: adele.id, name: adele.name },
      ],
      text: "tell Contoso to @Megan Bowen and @Adele Vance",
    });
  });

  it("leaves out guests who are mentioned", async () => {
    const { as } = await startEdge({ tables: { commands: [telling(({ mentions }) => mentions)] } });
    const [said] = await as(alex).says("tell @Gus Guest and @Megan Bowen", channel, [guest, megan]);
    expect(JSON.parse(said?.text ?? "")).toEqual([{ id: megan.id, name: megan.name }]);
  });

  it("lists the members of the conversation without guests, over several pages", async () => {
    const { as, connector } = await startEdge({
      tables: { commands: [telling(async ({ directory }) => (await directory.members()).map(({ upn }) => upn))] },
    });
    connector.rosters.set(team.id, [alex, megan, adele, guest]);
    const [said] = await as(alex).says("tell", channel);
    expect(JSON.parse(said?.text ?? "")).toEqual([alex.upn, megan.upn, adele.upn]);
    expect(connector.calls.filter(({ kind }) => kind === "members")).toHaveLength(2);
  });

  it("gets help when it is no command", async () => {
    const { as } = await startEdge({ tables: { commands: [telling(() => "")] } });
    for (const text of ["tel me", "constructor", "tellx"]) {
      expect(await as(megan).says(text)).toMatchObject([{ text: `I do not know ${text}.` }]);
    }
  });

  it("refuses managers' commands to others, in words", async () => {
    const { as } = await startEdge({ tables: { commands: [{ ...telling(() => "done"), who: "managers" }] } });
    expect(await as(megan).says("tell")).toMatchObject([
      { summary: expect.stringContaining("Only managers can use tell") as string },
    ]);
    expect(await as(alex).says("tell")).toMatchObject([{ text: '"done"' }]);
  });

  it("counts who was made a manager in chat as one", async () => {
    const { as, store } = await startEdge({
      managers: [],
      tables: { commands: [telling(({ actor }) => actor.manager)] },
    });
    const { tenantId } = megan;
    await store.organization(tenantId).settings.update("settings", () => ({
      doc: { managers: [megan.upn], holidays: [], weekend: [6, 7], goals: [], imports: {}, history: [] },
    }));
    expect(await as(megan).says("tell")).toMatchObject([{ text: "true" }]);
    expect(await as(adele).says("tell")).toMatchObject([{ text: "false" }]);
  });

  it("refuses guests in words, and keeps nothing of them", async () => {
    const { as, store } = await startEdge({ tables: { commands: [telling(() => "secret")] } });
    expect(await as(guest).says("tell", channel)).toMatchObject([
      { text: "I only answer members of this organization, not guests." },
    ]);
    expect(await store.organization(guest.tenantId).people.get(guest.id)).toBeUndefined();
  });

  it("takes a command's card and says its text after it", async () => {
    const command: Command = {
      ...telling(() => ""),
      run: async () => ({ card: card("Gaps"), toast: "One more thing." }),
    };
    const { as } = await startEdge({ tables: { commands: [command] } });
    expect(await as(megan).says("tell", groupChat)).toMatchObject([
      { summary: "Gaps", card: { type: "AdaptiveCard" } },
      { text: "One more thing." },
    ]);
  });

  it("answers a fault with a reference, and tells the log everything", async () => {
    const command: Command = { ...telling(() => ""), run: () => Promise.reject(new Error("disk on fire")) };
    const { as, log, reports } = await startEdge({ tables: { commands: [command] } });
    const [said] = await as(megan).says("tell");
    expect(reports).toMatchObject([{ outcome: "failed" }]);
    const failure = log.find(({ level }) => level === "error");
    expect(failure?.facts).toMatchObject({ err: { message: "disk on fire" } });
    expect(said?.text).toContain(String(failure?.facts["reference"]));
    expect(said?.text).not.toContain("disk");
  });

  it("is answered once when Teams delivers it three times", async () => {
    const { post, common, connector } = await startEdge({ tables: { commands: [telling(() => "once")] } });
    const activity = message(common(megan), "tell");
    await Promise.all([post(activity), post(activity)]);
    await post(activity);
    expect(connector.take()).toHaveLength(1);
  });

  it("is answered in each of two conversations that give it the same id, and each time when it has none", async () => {
    const { post, common, connector } = await startEdge({ tables: { commands: [telling(() => "once")] } });
    for (const where of [channel, groupChat, personal]) {
      await post(message({ ...common(megan, where), id: "7", thread: "5" }, "tell"));
    }
    expect(connector.take()).toHaveLength(3);
    const { id: _id, ...unnumbered } = message(common(megan), "tell");
    await post(unnumbered);
    await post(unnumbered);
    expect(connector.take()).toHaveLength(2);
  });

  it("that takes long is acknowledged, and answered after the turn", async () => {
    let finish = () => {};
    const done = new Promise<void>((resolve) => (finish = resolve));
    const command: Command = {
      ...telling(() => ""),
      run: async () => {
        await done;
        return { card: card("Imported") };
      },
    };
    const { as, connector } = await startEdge({ tables: { commands: [command] }, patience: 20 });
    expect(await as(megan).says("tell")).toMatchObject([{ text: "Working on it. The answer will appear here." }]);
    finish();
    expect(await connector.next()).toMatchObject({ summary: "Imported" });
  });

  it.each([
    { by: "message", how: "ends" },
    { by: "message", how: "fails" },
    { by: "click", how: "ends" },
    { by: "click", how: "fails" },
  ] as const)(
    "by $by that says how far it is edits one message of its own now and then, which says so when it $how",
    async ({ by, how }) => {
      const clicked = { activity: "77", card: card("?", button("record")).content };
      let fail: Error | undefined;
      let row = 1;
      let told = 0;
      let now = 0;
      const run = async (turn: Turn) => {
        for (; row < 9; told += 1) {
          turn.tell(`Row ${row} of 9`);
          await new Promise((resolve) => setImmediate(resolve));
        }
        if (fail !== undefined) throw fail;
        return { card: card("Imported") };
      };
      const { as, connector } = await startEdge({
        tables: {
          commands: [{ ...telling(() => ""), run }],
          actions: [action({ verb: "record", schema: z.unknown(), who: "everyone", run })],
        },
        patience: 20,
        milliseconds: () => now,
      });
      let working: string | undefined;
      if (by === "message") {
        const [said] = await as(megan).says("tell");
        expect(said?.text).toContain("Working on it.");
        working = said?.activity;
      } else {
        expect((await as(megan).clicks(clicked, "record")).toast).toContain("Working on it.");
      }
      const first = await connector.next();
      expect(first).toMatchObject({ how: by === "message" ? "redrawn" : "said", text: "Row 1 of 9" });
      working ??= first.activity;
      // The card that was clicked stays as it is meanwhile.
      const edited = { how: "redrawn", activity: working };
      row = 2;
      const before = told;
      // Not for ever, so that a test that ran out of time ends.
      for (let turns = 0; told < before + 100 && turns < 1e5; turns += 1)
        await new Promise((resolve) => setImmediate(resolve));
      expect(connector.take()).toEqual([]);
      row = 3;
      now += 4_000;
      expect(await connector.next()).toMatchObject({ ...edited, text: "Row 3 of 9" });
      if (how === "fails") fail = new Error("disk on fire");
      row = 9;
      const last = await connector.next();
      if (how === "fails") {
        expect(last).toMatchObject(edited);
        expect(last.text).toContain("Something went wrong on my side.");
        return;
      }
      expect(last).toMatchObject({ how: "redrawn", activity: by === "message" ? working : "77", summary: "Imported" });
      if (by === "click")
        expect(await connector.next()).toMatchObject({ ...edited, text: "Done. The result is on the card above." });
    },
  );

  it("that waits for a table which somebody has locked is acknowledged in the same time, and answered after it", async () => {
    let unlock = () => {};
    const locked = new Promise<void>((resolve) => (unlock = resolve));
    const { as, connector, store } = await startEdge({ tables: { commands: [telling(() => "hello")] }, patience: 20 });
    const { organization } = store;
    Object.assign(store, {
      shared: true,
      organization: (id: string) => {
        const { heard, ...others } = organization(id);
        const update: typeof heard.update = async (key, change) => locked.then(() => heard.update(key, change));
        return { ...others, heard: { ...heard, update } };
      },
    });
    expect(await as(megan).says("tell")).toMatchObject([{ text: "Working on it. The answer will appear here." }]);
    unlock();
    expect(await connector.next()).toMatchObject({ text: JSON.stringify("hello") });
  });
});

describe("a click", () => {
  const record = action({
    verb: "record",
    schema: z.strictObject({ customer: z.string(), cpor: z.enum(["yes", "no"]) }),
    who: "everyone",
    run: async (turn, { customer, cpor }) => ({ card: card(`${turn.actor.name} says ${cpor} for ${customer}`) }),
  });
  const prompt = {
    ...card("Please answer", button("record", { customer: "contoso" }), {
      ...button("close"),
      associatedInputs: "none",
    }),
  };
  const content = { ...prompt.content, body: [{ type: "Input.ChoiceSet", id: "cpor", value: "yes" }] };
  const on = { activity: "77", card: content };

  it("answers with the redrawn card and redraws it for everyone else", async () => {
    const { as, connector } = await startEdge({ tables: { actions: [record] } });
    const clicked = await as(megan).clicks(on, "record", { cpor: "no" }, channel);
    expect(clicked.body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
    expect(JSON.stringify(clicked.card)).toContain("Megan Bowen says no for contoso");
    expect(await connector.next()).toMatchObject({
      how: "redrawn",
      activity: "77",
      summary: "Megan Bowen says no for contoso",
    });
  });

  it("does the same through Action.Submit, by redrawing the card", async () => {
    const { as } = await startEdge({ tables: { actions: [record] } });
    expect(await as(megan).submits(on, "record")).toMatchObject([
      { how: "redrawn", activity: "77", summary: "Megan Bowen says yes for contoso" },
    ]);
  });

  it("gets a new message through Action.Submit when the card cannot be redrawn", async () => {
    const { as, connector } = await startEdge({ tables: { actions: [record] } });
    connector.gone.add("77");
    expect(await as(megan).submits(on, "record")).toMatchObject([
      { how: "said", summary: "Megan Bowen says yes for contoso" },
    ]);
  });

  it("shows a private card to whoever clicked, and redraws nothing", async () => {
    const page = action({
      verb: "record",
      schema: z.looseObject({}),
      who: "everyone",
      run: async () => ({ card: card("Page 2"), shown: "private" }),
    });
    const { as, settled } = await startEdge({ tables: { actions: [page] } });
    expect((await as(megan).clicks(on, "record", {}, channel)).card).toBeDefined();
    await settled();
  });

  it("redraws nothing when Teams refreshes a card by itself", async () => {
    const { as, settled } = await startEdge({ tables: { actions: [record] } });
    const { card: refreshed } = await as(megan).refreshes(on, "record", { customer: "contoso", cpor: "yes" });
    expect(refreshed).toBeDefined();
    await settled();
  });

  it.each([
    ["a verb that there is not", "nonsense", { customer: "contoso", cpor: "no" }],
    ["a verb of the language", "constructor", {}],
    ["data that is missing", "record", { customer: "contoso" }],
    ["data that zod throws at", "record", { customer: { length: { toString: 1 } }, cpor: "no" }],
    ["data that is too much", "record", { customer: "contoso", cpor: "no", by: alex.id }],
  ])("is answered HTTP 200 with 400 inside for %s", async (_, verb, data) => {
    const { as } = await startEdge({ tables: { actions: [record] } });
    expect(await as(megan).forges(verb, data)).toMatchObject({
      status: 200,
      body: { statusCode: 400, type: "application/vnd.microsoft.error", value: { code: "BadRequest" } },
    });
  });

  it("is answered HTTP 200 with 500 inside for a fault, and a reference", async () => {
    const failing = { ...record, run: () => Promise.reject(new Error("disk on fire")) };
    const { as, log, reports } = await startEdge({ tables: { actions: [failing] } });
    const { status, body } = await as(megan).clicks(on, "record");
    expect(reports).toMatchObject([{ outcome: "failed" }]);
    expect({ status, body }).toMatchObject({ status: 200, body: { statusCode: 500 } });
    expect(JSON.stringify(body)).toContain(String(log.find(({ level }) => level === "error")?.facts["reference"]));
    expect(JSON.stringify(body)).not.toContain("disk");
  });

  it("is answered the same when Teams asks twice, and counts once", async () => {
    let times = 0;
    const counting = action({
      verb: "record",
      schema: z.looseObject({}),
      who: "everyone",
      run: async () => ({ toast: `done ${(times += 1)}` }),
    });
    const { post, common } = await startEdge({ tables: { actions: [counting] } });
    const activity = execute(common(megan), "77", "record", {});
    const answers = await Promise.all([post(activity), post(activity)]);
    expect(answers.map(({ body }) => body)).toEqual([
      { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "done 1" },
      { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "done 1" },
    ]);
  });

  it("that takes long is acknowledged, and the card redrawn after the turn", async () => {
    let finish = () => {};
    const done = new Promise<void>((resolve) => (finish = resolve));
    const slow = action({
      verb: "record",
      schema: z.looseObject({}),
      who: "everyone",
      run: async () => {
        await done;
        return { card: card("Recorded") };
      },
    });
    const { as, connector } = await startEdge({ tables: { actions: [slow] }, patience: 20 });
    expect((await as(megan).clicks(on, "record")).toast).toBe("Working on it. The answer will appear here.");
    finish();
    expect(await connector.next()).toMatchObject({ how: "redrawn", activity: "77", summary: "Recorded" });
  });

  it("takes who acts from the activity, whatever the card says", async () => {
    const who = action({
      verb: "record",
      schema: z.looseObject({}),
      who: "managers",
      run: async () => ({ toast: "done" }),
    });
    const { as } = await startEdge({ tables: { actions: [who] } });
    const forged = { actor: { id: alex.id, manager: true }, from: alex.id, aadObjectId: alex.id };
    expect((await as(megan).forges("record", forged)).toast).toBe("Only managers can do that.");
  });
});

describe("coming and going", () => {
  it.each([personal, groupChat, channel])("welcomes once in a $kind, though Teams sends two events", async (where) => {
    const { as } = await startEdge();
    expect(await as(megan).installs(where)).toMatchObject([{ summary: `Welcome to ${where.kind}` }]);
    expect(await as(megan).installs(where)).toEqual([]);
  });

  it("welcomes a team once when its two events name different channels", async () => {
    const { post, common, connector } = await startEdge();
    await Promise.all([
      post(membersChanged(common(alex, general), "added", [{ id: bot.id }])),
      post(installation(common(alex, channel), "add")),
    ]);
    expect(connector.take()).toHaveLength(1);
  });

  it("forgets where to reach a person who takes it out, and welcomes them when they come back", async () => {
    const { as, store } = await startEdge();
    const { people } = store.organization(megan.tenantId);
    await as(megan).installs();
    expect((await people.get(megan.id))?.chat).toMatchObject({ conversation: `a:${megan.id}`, teamsId: megan.teamsId });
    expect(await as(megan).uninstalls()).toEqual([]);
    const gone = await people.get(megan.id);
    expect(gone?.chat).toBeUndefined();
    expect(gone?.unreachable?.because).toBe("they removed the bot");
    expect(await as(megan).installs()).toHaveLength(1);
    expect((await people.get(megan.id))?.unreachable).toBeUndefined();
  });

  it("forgets the channels of a team that takes it out", async () => {
    const { as, store } = await startEdge();
    await as(alex).installs(channel);
    const { channels } = store.organization(alex.tenantId);
    expect((await channels.get(channel.kind === "channel" ? channel.id : ""))?.team?.id).toBe(team.id);
    await as(alex).uninstalls(channel);
    expect(await channels.list()).toEqual([]);
  });

  it("keeps names right when a channel or team is renamed, which Teams tells in General", async () => {
    const { as, post, common, store } = await startEdge();
    const { channels } = store.organization(alex.tenantId);
    await as(alex).installs(general);
    await as(alex).installs(channel);
    await post(
      channelEvent(common(alex, general), "channelRenamed", {
        channel: { id: "19:unknown@thread.tacv2", name: "New" },
      }),
    );
    const renamed = { id: "19:associations@thread.tacv2", name: "CPOR" };
    await post(channelEvent(common(alex, general), "channelRenamed", { channel: renamed }));
    await post(channelEvent(common(alex, general), "teamrenamed", { team: { id: team.id, name: "Partners" } }));
    expect((await channels.list()).map(({ name, team: of }) => [name, of?.name]).toSorted()).toEqual([
      ["CPOR", "Partners"],
      ["General", "Partners"],
    ]);
  });

  it("forgets a channel that is deleted, and keeps the others of its team", async () => {
    const { as, post, common, store } = await startEdge();
    await as(alex).installs(general);
    await as(alex).installs(channel);
    const deleted = { id: "19:associations@thread.tacv2", name: "Associations" };
    await post(channelEvent(common(alex, general), "channelDeleted", { channel: deleted }));
    expect((await store.organization(alex.tenantId).channels.list()).map(({ id }) => id)).toEqual([team.id]);
  });

  it.each("messageReaction messageUpdate messageDelete event typing endOfConversation somethingNew".split(" "))(
    "ignores %s without a word",
    async (type) => {
      const { post, common } = await startEdge();
      expect(await post({ ...base(common(megan)), type })).toMatchObject({ status: 200 });
    },
  );
});

describe("an organization", () => {
  it("that is not on the list is told so, and nothing of it is kept", async () => {
    const { as, store, log } = await startEdge({ admission: { organizations: ["another"], open: false } });
    expect(await as(megan).says("gaps")).toMatchObject([
      { text: expect.stringContaining("not set up for your organization") as string },
    ]);
    expect(await as(megan).says("gaps")).toEqual([]);
    expect(await as(megan).says("gaps", channel)).toHaveLength(1);
    expect(await as(megan).installs(groupChat)).toEqual([]);
    expect((await as(megan).forges("gaps", {})).body).toMatchObject({ statusCode: 400 });
    expect(await store.organizations()).toEqual([]);
    expect(log.map(({ event, facts }) => [event, facts["outcome"]])).toEqual(
      Array.from({ length: 6 }, () => ["turn", "refused"]),
    );
  });
});

describe("somebody without an Entra id", () => {
  it("is told in words that only people of an organization are answered, in a message and a click", async () => {
    const { post, common, connector, store } = await startEdge();
    const unnamed = { from: { id: "29:anonymous", name: "Anonymous" } };
    await post({ ...message(common(megan), "tell"), ...unnamed });
    const text = "I only answer people who are signed in to an organization.";
    expect(connector.take()).toMatchObject([{ text }]);
    const { status, body } = await post({ ...execute(common(megan), "77", "record", {}), ...unnamed });
    expect({ status, body }).toMatchObject({ status: 200, body: { statusCode: 400, value: { message: text } } });
    expect(await store.organizations()).toEqual([]);
  });
});

describe("a click that cannot be read", () => {
  it("is answered so", async () => {
    const { post, common } = await startEdge();
    const { status, body } = await post({ ...execute(common(megan), "77", "record", {}), conversation: 7 });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { statusCode: 400, value: { message: "I couldn't read that." } },
    });
  });
});

describe("a request that nobody proved", () => {
  it.each([
    ["a type that cannot be compared", { type: { length: { toString: 1 } }, channelId: "msteams", serviceUrl: "x" }],
    ["a list", []],
    ["a number", 7],
    ["null", null],
    ["nothing of an activity", {}],
  ])("with %s is 400", async (_, body) => {
    const { post, log } = await startEdge();
    expect(await post(body as object)).toEqual({ status: 400, body: { error: "Bad request" } });
    expect(log).toEqual([]);
  });
});
