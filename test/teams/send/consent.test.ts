/** Handing a file over: offered, taken, uploaded to where Teams says, shown. */
import { expect, it } from "vitest";
import { z } from "zod";
import { action, type Command } from "../../../src/teams/turn.ts";
import { fileConsent } from "../activities.ts";
import { startEdge } from "../harness.ts";
import { adele, groupChat, megan, type Where } from "../people.ts";
import type { RosterMember } from "../connector.ts";
import { serve } from "../../serve.ts";

/** Makes the file, for whoever may have it: Megan alone. */
const making = action({
  verb: "make",
  schema: z.object({ what: z.literal("gaps") }),
  who: "everyone",
  run: async ({ actor }) =>
    actor.id === megan.id ? { file: { ...gaps, again: { verb: "make", data: { what: "gaps" } } } } : { toast: "No." },
});

const gaps = { name: "gaps.csv", does: "All gaps", bytes: Buffer.from("key,what\r\n") };

const exporting: Command = {
  name: "export",
  usage: "export",
  does: "hands over a file",
  who: "everyone",
  run: async () => ({ file: { ...gaps, again: { verb: "make", data: { what: "gaps" } } } }),
};

/** Where Teams has the file put. */
async function aDrive(status = 201) {
  const stored: string[] = [];
  const origin = await serve((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      stored.push(text);
      response.statusCode = status;
      response.end();
    });
  });
  return { url: `${origin}/up`, stored };
}

async function offered() {
  const house = await startEdge({ tables: { commands: [exporting], actions: [making] } });
  const [consent] = await house.as(megan).says("export");
  if (consent === undefined) throw new Error("nothing was offered");
  const { acceptContext } = consent.content as { acceptContext: unknown };
  const answers = (from: RosterMember, how: "accept" | "decline", uploadUrl?: string, where?: Where) =>
    house.post(fileConsent(house.common(from, where), consent.activity, how, acceptContext, uploadUrl));
  return { ...house, consent, answers };
}

it("asks first, with the size, and what makes the file", async () => {
  const { consent } = await offered();
  expect(consent).toMatchObject({
    contentType: "application/vnd.microsoft.teams.card.file.consent",
    summary: "gaps.csv: All gaps",
    content: {
      description: "All gaps",
      sizeInBytes: 10,
      acceptContext: { verb: "make", data: { what: "gaps" } },
    },
  });
});

it("puts the file where Teams says, and shows it instead of the question", async () => {
  const { answers, connector, consent } = await offered();
  const drive = await aDrive();
  expect(await answers(megan, "accept", drive.url)).toMatchObject({
    status: 200,
    body: { statusCode: 200, value: "Saved as gaps.csv." },
  });
  expect(drive.stored).toEqual(["key,what\r\n"]);
  expect(await connector.next()).toMatchObject({
    how: "redrawn",
    activity: consent.activity,
    contentType: "application/vnd.microsoft.teams.card.file.info",
  });
});

it("gives it through another process than the one that offered it, and after a restart", async () => {
  const { consent } = await offered();
  const other = await startEdge({ tables: { actions: [making] } });
  const drive = await aDrive();
  const { acceptContext } = consent.content as { acceptContext: unknown };
  const accepted = fileConsent(other.common(megan), consent.activity, "accept", acceptContext, drive.url);
  expect(await other.post(accepted)).toMatchObject({ body: { value: "Saved as gaps.csv." } });
  await other.connector.next();
  expect(drive.stored).toEqual(["key,what\r\n"]);
});

it.each([
  ["to nobody who may not have it", adele, undefined],
  ["to nobody by an offer of version 0.1, which a process had kept", megan, { offer: "o1" }],
  ["to nobody by an action that makes none", megan, { verb: "other", data: {} }],
])("gives it %s", async (_, person, forged) => {
  const { post, common, connector, consent } = await offered();
  const drive = await aDrive();
  const { acceptContext } = consent.content as { acceptContext: unknown };
  const accepted = fileConsent(common(person), consent.activity, "accept", forged ?? acceptContext, drive.url);
  expect(await post(accepted)).toMatchObject({ body: { value: "I can't make this file any more. Ask for it again." } });
  await connector.next();
  expect(drive.stored).toEqual([]);
});

it("goes nowhere but to this machine or to Teams' drives, and says that it was not saved", async () => {
  const { answers, connector } = await offered();
  expect(await answers(megan, "accept", "https://evil.example/up")).toMatchObject({
    body: { value: "The file couldn't be saved. Ask for it again." },
  });
  expect(await connector.next()).toMatchObject({
    how: "redrawn",
    text: "The file couldn't be saved. Ask for it again.",
  });
});

it("says so when the drive does not take it", async () => {
  const { answers, connector } = await offered();
  const drive = await aDrive(507);
  expect(await answers(megan, "accept", drive.url)).toMatchObject({
    body: { value: "The file couldn't be saved. Ask for it again." },
  });
  await connector.next();
});

it("is gone when it is declined", async () => {
  const { answers, connector } = await offered();
  expect(await answers(megan, "decline")).toMatchObject({ body: { value: "Not saved." } });
  expect(await connector.next()).toMatchObject({ how: "redrawn", text: "Not saved." });
});

it("is for the personal chat: elsewhere the person is sent there", async () => {
  const { as } = await startEdge({ tables: { commands: [exporting] } });
  expect(await as(megan).says("export", groupChat)).toMatchObject([
    { summary: "In our personal chat. Teams only hands over files there. Ask me for it there." },
  ]);
});
