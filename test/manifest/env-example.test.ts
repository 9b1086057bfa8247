/** `.env.example` is where people look for the settings: it must list them all, and nothing that is not one. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { expect, it } from "vitest";
import { readConfig, settingNames } from "../../src/config.ts";

const example = parseEnv(readFileSync(resolve(import.meta.dirname, "../../.env.example"), "utf8"));

it("lists exactly the settings that the bot reads", () => {
  expect(Object.keys(example).sort()).toEqual([...settingNames].sort());
});

it("is accepted once the blanks of the application are filled in", () => {
  const id = "52d0a8f4-7f5e-4a3f-8a53-9c2e1f6d4b7a";
  const filled = { ...example, MicrosoftAppId: id, MicrosoftAppPassword: "secret", MicrosoftAppTenantId: id };
  expect(readConfig(filled)).toMatchObject({ port: 3978, store: "file:./data", logLevel: "info" });
});
