/** What each failed call means, and how it is read out of the SDK's errors. */
import { describe, expect, it } from "vitest";
import { classify } from "../../../src/teams/send/classify.ts";
import { NoToken } from "../../../src/identity/no-token.ts";
import { NeverSent } from "../../../src/teams/send/connector.ts";
import { failureOf, parseRetryAfter } from "../../../src/teams/send/failure.ts";

describe("an answer of Teams", () => {
  it.each([
    [429, "Throttled", "not-sent"],
    [412, "PreconditionFailed", "not-sent"],
    [502, undefined, "not-sent"],
    [503, undefined, "not-sent"],
    [504, undefined, "not-sent"],
    [500, "ServiceError", "unknown"],
    [501, undefined, "unknown"],
    [508, undefined, "unknown"],
    [408, undefined, "unknown"],
    [200, undefined, "unknown"],
    [403, "BotDisabledByAdmin", "unreachable"],
    [403, "ConversationBlockedByUser", "unreachable"],
    [403, "MessageWritesBlocked", "unreachable"],
    [403, "BotNotInConversationRoster", "unreachable"],
    [403, "ForbiddenOperationException", "unreachable"],
    [403, "NotEnoughPermissions", "unreachable"],
    [403, "constructor", "unreachable"],
    [403, undefined, "unreachable"],
    [403, "InvalidBotApiHost", "refused"],
    [404, "ConversationNotFound", "unreachable"],
    [404, "ActivityNotFoundInConversation", "unreachable"],
    [400, "BadArgument", "refused"],
    [401, "BotNotRegistered", "refused"],
    [302, undefined, "refused"],
    [409, undefined, "refused"],
  ])("%i %s means %s", (status, code, outcome) => {
    const unsent = classify({ kind: "answered", status, ...(code !== undefined && { code }) });
    expect(unsent.outcome).toBe(outcome);
    expect(unsent.because).toMatch(/\S/);
    expect(unsent.because).not.toMatch(/native code|undefined/);
  });

  it.each([400, 404])(
    "%i MemberNotFoundInConversation means that there is no such person, no other code does",
    (status) => {
      const answered = (code: string) => classify({ kind: "answered", status, code });
      expect(answered("MemberNotFoundInConversation")).toMatchObject({ outcome: "unreachable", left: true });
      for (const code of ["BadSyntax", "ConversationNotFound", "BotNotInConversationRoster"]) {
        expect(answered(code)).not.toHaveProperty("left");
      }
    },
  );

  it("500 with that code means nothing of the kind", () => {
    const failed = classify({ kind: "answered", status: 500, code: "MemberNotFoundInConversation" });
    expect(failed.outcome).toBe("unknown");
  });

  it("413 means too large", () => {
    expect(classify({ kind: "answered", status: 413 })).toEqual({
      outcome: "refused",
      because: "too large",
      tooLarge: true,
    });
  });

  it("429 hands on how long to wait", () => {
    expect(classify({ kind: "answered", status: 429, retryAfterSeconds: 7 })).toMatchObject({ retryAfterSeconds: 7 });
    expect(classify({ kind: "answered", status: 429 })).toHaveProperty("retryAfterSeconds", undefined);
  });
});

describe("a broken connection", () => {
  it.each([
    ["refused", true, "ECONNREFUSED", "not-sent"],
    ["to a host that there is not", true, "ENOTFOUND", "not-sent"],
    ["before the name was found", true, "EAI_AGAIN", "not-sent"],
    ["to a host with another's certificate", true, "ERR_TLS_CERT_ALTNAME_INVALID", "not-sent"],
    ["without a token", false, "NO_TOKEN", "not-sent"],
    ["before it left", false, undefined, "not-sent"],
    ["reset", true, "ECONNRESET", "unknown"],
    ["timed out", true, "ETIMEDOUT", "unknown"],
    ["broken while writing", true, "EPIPE", "unknown"],
    ["for a reason that nobody names", true, undefined, "unknown"],
  ])("%s (sent: %s, %s) means %s", (_, sent, code, outcome) => {
    expect(classify({ kind: "broken", sent, ...(code !== undefined && { code }) }).outcome).toBe(outcome);
  });
});

describe("an error of the SDK", () => {
  const now = Date.parse("2026-11-22T09:00:00Z");

  it.each([
    ["5", 5],
    [" 12 ", 12],
    ["Sun, 22 Nov 2026 09:00:30 GMT", 30],
    ["Sun, 22 Nov 2026 08:00:00 GMT", 0],
    ["soon", undefined],
    ["-1", undefined],
    [undefined, undefined],
  ])("with Retry-After %s waits %s seconds", (value, seconds) => {
    expect(parseRetryAfter(value, now)).toBe(seconds);
  });

  it.each([
    [
      "the code of its body",
      { statusCode: 403, code: "Forbidden", details: { error: { code: "ConversationBlockedByUser" } } },
      "ConversationBlockedByUser",
    ],
    [
      "the sub code",
      { statusCode: 403, details: { subCode: "MessageWritesBlocked", error: { code: "Forbidden" } } },
      "MessageWritesBlocked",
    ],
    ["its own code", { statusCode: 403, code: "NotEnoughPermissions" }, "NotEnoughPermissions"],
    ["no code", { statusCode: 403, details: "<html>" }, undefined],
  ])("is read with %s", (_, error, code) => {
    expect(failureOf(error, now)).toEqual({ kind: "answered", status: 403, ...(code !== undefined && { code }) });
  });

  it.each([[undefined], [null], ["text"], [new Error("odd")], [{}], [{ statusCode: "403" }]])(
    "of unknown shape (%s) may have been sent",
    (error) => {
      expect(failureOf(error, now)).toEqual({ kind: "broken", sent: true });
    },
  );

  it("about a token says so, since nobody can mend it at Teams", () => {
    const failure = failureOf(new NeverSent("x", { cause: new NoToken("unavailable", "none") }), now);
    expect(classify(failure)).toEqual({ outcome: "not-sent", because: "the bot got no token for Teams" });
  });

  it("before anything left was not sent", () => {
    expect(failureOf(new NeverSent("x", { cause: new Error("no token") }), now)).toEqual({
      kind: "broken",
      sent: false,
    });
  });
});
