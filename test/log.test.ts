/** What the log keeps of an error: what it is and where, never whose. */
import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { createLog } from "../src/log.ts";
import { startBot } from "./teams/harness.ts";
import { alex, channel, megan, tenant } from "./teams/people.ts";

function aLog() {
  const lines: string[] = [];
  const stream = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) });
  return { log: createLog("debug", stream), said: () => lines.join("") };
}

it("says type, code, place and causes of an error, and its words when they are ours", () => {
  const { log, said } = aLog();
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
  log.error({ err: new Error("Cannot write to the PostgreSQL database", { cause }) }, "request failed");
  expect(JSON.parse(said())).toMatchObject({
    msg: "request failed",
    err: {
      type: "Error",
      message: "Cannot write to the PostgreSQL database",
      at: expect.arrayContaining([expect.stringContaining("log.test.ts")]) as unknown,
      cause: { code: "ECONNREFUSED", message: "connect ECONNREFUSED 127.0.0.1:5432" },
    },
  });
});

const names = [megan.name, megan.upn, "Contoso", "Zebra"];

it.each<[string, object]>([
  [
    "of Teams",
    Object.assign(new Error("Megan Bowen has blocked it"), {
      name: "RestError",
      statusCode: 403,
      request: { body: "Contoso" },
    }),
  ],
  ["of an HTTP client", Object.assign(new Error("Contoso is gone"), { statusCode: 404, details: "Zebra" })],
  ["of a database", Object.assign(new Error("Contoso is there"), { name: "error", code: "23505", detail: megan.upn })],
  ["of a reader of JSON", new SyntaxError(`Unexpected token 'Z', "Zebra" is not valid JSON`)],
  ["that names an address", new Error(`nobody is called ${megan.upn}`)],
  ["whose code is a sentence", Object.assign(new Error("no"), { code: "Contoso is gone" })],
  ["of several of which one says it", new AggregateError([Object.assign(new Error("Zebra"), { name: "RestError" })])],
  ["whose cause says it", new Error("no", { cause: Object.assign(new Error("Megan Bowen"), { name: "RestError" }) })],
])("keeps nothing of the words of an error %s", (_, err) => {
  const { log, said } = aLog();
  log.error({ err }, "request failed");
  for (const name of names) expect(said()).not.toContain(name);
});

it("says what the errors of several were, so that a failed schedule has a reason", () => {
  const inner = Object.assign(new Error("Could not write deliveries/x."), { code: "EACCES" });
  const { log, said } = aLog();
  log.error({ err: new AggregateError([inner, "words"], "two") }, "failed");
  expect(JSON.parse(said())).toMatchObject({
    err: {
      type: "AggregateError",
      errors: [{ type: "Error", code: "EACCES", message: inner.message }, { type: "string" }],
    },
  });
});

it("holds no name, whatever Teams says about a person", async () => {
  const { log, said } = aLog();
  const bot = await startBot({ allowedTenants: [tenant] }, { log });
  const words = {
    error: {
      code: `${megan.name} is gone`,
      message: `${megan.upn} of Contoso`,
      innerHttpError: { body: { subCode: megan.upn } },
    },
  };
  await bot.as(alex).installs();
  for (const status of [400, 403, 404, 429, 500])
    for (const kind of ["say", "member", "members"] as const) {
      bot.connector.fail(kind, { status, body: words, headers: { "Retry-After": "0" } });
      await bot.as(alex).says("assign Contoso to @Megan Bowen", channel, [megan]);
      await bot.as(alex).says("Zebra crossing");
      bot.connector.take();
    }
  await bot.stop();
  expect(said()).toContain('"turn"');
  for (const name of names) expect(said()).not.toContain(name);
});
