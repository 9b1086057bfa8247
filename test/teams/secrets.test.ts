/** Tokens, passwords and keys, said to every command and typed into every card: refused, and never said again, kept or logged. */
import { beforeEach, describe, expect, it } from "vitest";
import { newCustomer } from "../../src/domain/customer/customer.ts";
import { actions } from "../../src/teams/bot/actions.ts";
import { commands } from "../../src/teams/bot/commands.ts";
import { createTables } from "../../src/teams/bot/tables.ts";
import { wordsOf } from "./cards.ts";
import { startEdge, type Edge } from "./harness.ts";
import { alex, channel, megan, personal, tenant } from "./people.ts";
import { customer, presses } from "./presses.ts";

const token = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL21hbmFnZW1lbnQifQ.${"Zm9vYmFy".repeat(20)}`;
const clientSecret = "abc8Q~0123456789abcdefghijklmnopqrstu";

let edge: Edge;

beforeEach(async () => {
  let now = 0;
  edge = await startEdge({ tables: createTables, milliseconds: () => (now += 10_000), patience: 1_000_000_000 });
  const contoso = newCustomer({
    id: customer,
    name: "Contoso Ltd.",
    source: "import",
    addedAt: "2026-11-01T00:00:00.000Z",
    owner: megan.id,
  });
  await edge.store.organization(tenant).customers.update(customer, () => ({ doc: contoso }));
});

/** No secret was said, stored or logged. @param said everything that came back. */
async function expectRefused(said: unknown): Promise<void> {
  const { customers, people, channels, deliveries, weeks, settings } = edge.store.organization(tenant);
  const kept = await Promise.all(
    [customers, people, channels, deliveries, weeks, settings].map((one) => one.list() as Promise<readonly unknown[]>),
  );
  const everything = JSON.stringify([said, kept, edge.log, edge.reports]);
  for (const secret of [token, token.slice(0, 40), "abc8Q~"]) expect(everything).not.toContain(secret);
}

describe("a secret that is said", () => {
  it.each(commands.map(({ name }) => name))("after %s is refused, whoever says it and where", async (name) => {
    for (const who of [alex, megan]) {
      for (const where of [personal, channel]) {
        for (const words of [`${name} ${token}`, `${name.toUpperCase()} contoso ${clientSecret}`]) {
          const said = await edge.as(who).says(words, where);
          expect(wordsOf(said[0]?.card)).toContain("That holds a secret");
          await expectRefused(said);
        }
      }
    }
  });

  it.each([
    ["a token alone", token],
    ["a tool's output with a token", `az account get-access-token\n{ "accessToken": "${token}" }`],
    ["a tool's output with a password", `{ "appId": "x", "password": "${clientSecret}" }`],
    ["a token broken over lines", `show\n${token.slice(0, 60)}\n${token.slice(60)}`],
    ["a header", `Authorization: Bearer ${token}`],
    ["a secret between words that are no command", `my secret is ${clientSecret}, what now?`],
  ])("as %s is refused", async (_, words) => {
    const said = await edge.as(megan).says(words);
    expect(wordsOf(said[0]?.card)).toMatch(/replace the secret[^]*Nothing was saved/);
    await expectRefused(said);
  });
});

describe("a secret that is typed into a card", () => {
  it.each(actions.map(({ verb }) => verb))("and sent with %s is refused, and the card stays", async (verb) => {
    const { customers } = edge.store.organization(tenant);
    const before = await customers.get(customer);
    const data = presses(megan.id)[verb as keyof ReturnType<typeof presses>] ?? {};
    const clicked = await edge.as(alex).forges(verb, { ...data, typed: `the password=${clientSecret}` });
    expect(clicked.toast).toBe("The answer is below.");
    const said = await edge.connector.next();
    expect(said).toMatchObject({ how: "said" });
    expect(wordsOf(said.card)).toContain("That holds a secret");
    await expectRefused([clicked, said]);
    expect(await customers.get(customer)).toEqual(before);
  });
});
