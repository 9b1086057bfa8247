/** The managed identity of a virtual machine, or of a container on one: another endpoint, the same tokens. */
// A process of its own: see test/identity/endpoint.ts. @vitest-environment-options { "process": "virtual-machine" }
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { NoToken } from "../../src/identity/no-token.ts";
import { tokensOf } from "../../src/identity/tokens.ts";
import { giving, notFound, startEndpoint } from "./endpoint.ts";

const endpoint = await startEndpoint("virtual-machine");

it("is asked for at the machine's own endpoint, whatever application is in the environment", async () => {
  endpoint.answers = [giving("the token", 86_400)];
  const clientId = randomUUID();
  const tokens = tokensOf({ kind: "managed-identity", clientId });
  expect(await tokens("https://api.botframework.com")).toBe("the token");
  expect(endpoint.asked).toEqual([{ resource: "https://api.botframework.com", clientId }]);
});

it("that the machine does not have gives no token, with the machine's reason as the cause", async () => {
  endpoint.answers = [notFound];
  const failure = await tokensOf({ kind: "managed-identity", clientId: randomUUID() })("https://a.example").catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(NoToken);
  expect(String((failure as NoToken).cause)).toContain("Identity not found");
});
