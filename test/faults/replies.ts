/** Faults of the reply: what Teams answers, or does not. */
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { allWell, minute, repeat, timeoutMilliseconds, withBot } from "./bot.ts";
import type { Fault, Script } from "../teams/connector.ts";
import { keyOf, peopleCalled, planWeeks, poison, startTeams } from "./parts.ts";
import { tally } from "./table.ts";

const people = peopleCalled(20);
/** Every fourth is hit: five of twenty. */
const hit = new Set(people.filter((_, index) => index % 4 === 0).map((id) => `a:${id}`));
const allSent = { sent: 20, named: 0, unknown: 0 };
const fiveNamed = { sent: 15, named: 5, unknown: 0 };
const fiveUnknown = { sent: 15, named: 0, unknown: 5 };

/** The first attempt at each of the five goes wrong; later ones go well. */
const once =
  (fault: Fault): Script =>
  ({ conversation, kind, attempt }) =>
    hit.has(conversation) && kind !== "open" && attempt === 1 ? fault : undefined;
/** The first three do. */
const thrice =
  (fault: Fault): Script =>
  ({ conversation, kind, attempt }) =>
    hit.has(conversation) && kind !== "open" && attempt <= 3 ? fault : undefined;
const always =
  (fault: Fault): Script =>
  ({ conversation }) =>
    hit.has(conversation) ? fault : undefined;

/** Name, what goes wrong, what becomes of the twenty, requests in all. */
const cases: readonly [string, Script, object, number?][] = [
  ["none", allWell, allSent, 20],
  ["429 with Retry-After: 2", once({ status: 429, code: "Throttled", headers: { "Retry-After": "2" } }), allSent, 25],
  [
    "429 with Retry-After as a date",
    once({ status: 429, headers: { "Retry-After": new Date(Date.now() + 60_000).toUTCString() } }),
    allSent,
    25,
  ],
  ["429 without Retry-After, three times", thrice({ status: 429 }), allSent, 35],
  ["412 PreconditionFailed", once({ status: 412, code: "PreconditionFailed" }), allSent, 25],
  [
    "413 MessageSizeTooBig, twice",
    (asked) =>
      asked.attempt <= 2 ? once({ status: 413, code: "MessageSizeTooBig" })({ ...asked, attempt: 1 }) : undefined,
    allSent,
    30,
  ],
  ["413 however small", always({ status: 413, code: "MessageSizeTooBig" }), fiveNamed, 35],
  ["400 Bad Argument", always({ status: 400, code: "BadArgument" }), fiveNamed, 20],
  ["401 BotNotRegistered", always({ status: 401, code: "BotNotRegistered" }), fiveNamed, 20],
  ["403 BotDisabledByAdmin", always({ status: 403, code: "BotDisabledByAdmin" }), fiveNamed, 20],
  ["403 ConversationBlockedByUser", always({ status: 403, code: "ConversationBlockedByUser" }), fiveNamed, 20],
  [
    "403 with subCode MessageWritesBlocked",
    always({ status: 403, code: "Forbidden", subCode: "MessageWritesBlocked" }),
    fiveNamed,
    20,
  ],
  ["403 BotNotInConversationRoster", always({ status: 403, code: "BotNotInConversationRoster" }), fiveNamed, 20],
  ["403 ForbiddenOperationException", always({ status: 403, code: "ForbiddenOperationException" }), fiveNamed, 20],
  ["403 InvalidBotApiHost", always({ status: 403, code: "InvalidBotApiHost" }), fiveNamed, 20],
  ["403 NotEnoughPermissions", always({ status: 403, code: "NotEnoughPermissions" }), fiveNamed, 20],
  ["403 without a code", always({ status: 403 }), fiveNamed, 20],
  ["404 ConversationNotFound, the chat opened again", once({ status: 404, code: "ConversationNotFound" }), allSent, 30],
  ["404 ConversationNotFound, always", always({ status: 404, code: "ConversationNotFound" }), fiveNamed],
  ["500 ServiceError, not taken", once({ status: 500, code: "ServiceError" }), fiveUnknown, 20],
  ["500 ServiceError, taken all the same", once({ status: 500, code: "ServiceError", taken: true }), fiveUnknown, 20],
  ["502", once({ status: 502 }), allSent, 25],
  ["503 with Retry-After: 5", once({ status: 503, headers: { "Retry-After": "5" } }), allSent, 25],
  ["504, three times", thrice({ status: 504 }), allSent, 35],
  ["503 for a day", always({ status: 503 }), fiveNamed],
  ["slow, within the time we wait", once({ after: () => wait(timeoutMilliseconds / 4) }), allSent, 20],
  ["no answer, not taken", once({ hang: "before" }), fiveUnknown, 20],
  ["no answer, taken", once({ hang: "after" }), fiveUnknown, 20],
  ["connection dropped before it was taken", once({ drop: "before" }), fiveUnknown, 20],
  ["connection dropped after it was taken", once({ drop: "after" }), fiveUnknown, 20],
  ["an answer that is no JSON", once({ garbage: "<html>it worked, more or less" }), fiveUnknown, 20],
];

export function replyFaults(): void {
  describe("what Teams answers", () => {
    it.each(cases)("%s", async (name, script, expected, requests) => {
      await withBot(script, async (bot) => {
        const { store, organization, run, clock, teams } = bot;
        await planWeeks(organization, people, teams.url, clock.now());
        await run();
        // A day and a half of half hours: longer than any wait.
        await repeat(72, 30 * minute, bot);
        expect(teams.throttled()).toBe(0);
        if (requests !== undefined) expect(teams.calls.length).toBe(requests);
        expect(await tally(name, store, people.map(keyOf), teams)).toMatchObject(expected);
      });
    });

    it("nobody listens for an hour", async () => {
      const gone = await startTeams();
      await gone.close();
      await withBot(allWell, async (bot) => {
        const { store, organization, clock, teams } = bot;
        await planWeeks(organization, people, gone.url, clock.now());
        await repeat(60, minute, bot);
        // It comes back under another address, as Teams' may change.
        for (const id of people) {
          const chat = { conversation: `a:${id}`, serviceUrl: teams.url, teamsId: `29:${id}` };
          await organization.people.update(id, () => ({ doc: { id, name: id, chat, allClear: true } }));
        }
        await repeat(60, minute, bot);
        expect(await tally("connection refused for an hour", store, people.map(keyOf), teams)).toMatchObject(allSent);
      });
    });

    it("people without a chat, whose chat cannot be opened at first", async () => {
      const script: Script = ({ kind, attempt }) => (kind === "open" && attempt === 1 ? { hang: "before" } : undefined);
      await withBot(script, async (bot) => {
        const { store, organization, clock, teams } = bot;
        await planWeeks(organization, people, teams.url, clock.now());
        for (const id of people.slice(1))
          await organization.people.update(id, () => ({ doc: { id, name: id, allClear: true } }));
        await repeat(10, minute, bot);
        expect(await tally("no answer when a chat is opened", store, people.map(keyOf), teams)).toMatchObject(allSent);
      });
    });

    it("one poisoned recipient among 1,000", { timeout: 300_000 }, async () => {
      const many = peopleCalled(1_000);
      await withBot(allWell, async (bot) => {
        const { store, organization, run, clock, teams } = bot;
        await planWeeks(organization, many, teams.url, clock.now());
        await organization.people.update("p500", (person) => ({ doc: person && { ...person, name: poison } }));
        await run();
        await repeat(72, 60 * minute, bot);
        const row = await tally("one poisoned recipient among 1,000", store, many.map(keyOf), teams);
        expect(row).toMatchObject({ sent: 999, named: 1, unknown: 0 });
      });
    });
  });
}
