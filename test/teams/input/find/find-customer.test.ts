/** What every command about one customer does with its words, whichever it is. */
import { describe, expect, it } from "vitest";
import { newCustomer } from "../../../../src/domain/customer/customer.ts";
import { commands } from "../../../../src/teams/bot/commands.ts";
import { createTables } from "../../../../src/teams/bot/tables.ts";
import { startEdge } from "../../harness.ts";
import { alex, megan, tenant } from "../../people.ts";

const aboutOne = commands.flatMap((command) => (command.needs === "customer" ? [command] : []));
const called = (name: string) => aboutOne.find((command) => command.name === name);

/** What follows the customer in a whole command. */
const rests: Readonly<Record<string, string>> = {
  assign: " to @Megan Bowen",
  set: ": sold by CSP",
  snooze: " until 1 Dec because we wait",
};

describe("a command whose usage begins with a customer", () => {
  it("has it looked up by the table", () => {
    const named = commands.filter(({ usage }) => /^\w+ <customer>/.test(usage)).map(({ name }) => name);
    // What is pasted need not name its customer.
    expect(aboutOne.map(({ name }) => name)).toEqual(named.filter((name) => name !== "paste"));
  });

  it.each(aboutOne.map(({ name }) => name))("%s asks when none is named, none fits, or several do", async (name) => {
    const { as, store } = await startEdge({ tables: createTables });
    const { customers } = store.organization(tenant);
    for (const [id, of] of [
      ["11111111-2222-4333-8444-555555555555", "Contoso Ltd."],
      ["11111111-2222-4333-8444-666666666666", "Contoso GmbH"],
    ] as const) {
      const customer = newCustomer({ id, name: of, source: "import", addedAt: "2026-11-01T00:00:00.000Z" });
      await customers.update(id, () => ({ doc: customer }));
    }
    const before = await customers.list();
    const said = async (words: string) => (await as(alex).says(words, undefined, [megan]))[0]?.summary ?? "";
    expect(await said(name)).toContain(called(name)?.asks.headline);
    expect(await said(`${name} Nowhere${rests[name] ?? ""}`)).toContain("No customer like “Nowhere”");
    const unknown = "77777777-2222-4333-8444-555555550009";
    expect(await said(`${name} ${unknown}${rests[name] ?? ""}`)).toContain("No customer here has this Microsoft ID");
    expect(await said(`${name} nobody.onmicrosoft.com${rests[name] ?? ""}`)).toContain(
      "No customer here has the domain",
    );
    expect(await said(`${name} contoso${rests[name] ?? ""}`)).toBe("Which “contoso”? 2 customers match");
    expect(await customers.list()).toEqual(before);
  });
});

describe("the words of a customer", () => {
  it.each([
    ["assign", "Contoso Ltd. to @Megan Bowen", "Contoso Ltd.", "@Megan Bowen"],
    ["assign", "contoso TO @megan bowen", "contoso", "@megan bowen"],
    ["assign", "Road to Rome to @Megan Bowen", "Road to Rome", "@Megan Bowen"],
    ["assign", "Contoso to megan@partner.example", "Contoso", "megan@partner.example"],
    ["assign", "Contoso", "Contoso", ""],
    ["assign", "to @Megan Bowen", undefined, undefined],
    ["set", "Contoso: deputy @Megan Bowen", "Contoso", "deputy @Megan Bowen"],
    ["set", "Contoso sold by CSP", undefined, undefined],
    ["snooze", "Contoso until 1 Dec because waiting", "Contoso", "until 1 Dec because waiting"],
    ["snooze", "Hands off until 1 Dec", "Hands off", "until 1 Dec"],
    ["snooze", "Contoso until 1 Dec because they are off", "Contoso", "until 1 Dec because they are off"],
    ["snooze", "Contoso Ltd. off", "Contoso Ltd.", "off"],
    ["snooze", "off", undefined, undefined],
    ["snooze", "Contoso", "Contoso", ""],
  ])("after %s, of %j", (name, said, customer, rest) => {
    expect(called(name)?.words?.(said)).toEqual(customer === undefined ? undefined : { customer, rest });
  });
});

it.each(["assign it to @Megan Bowen", "snooze this one until 1 Dec because we wait", "show them"])(
  "%j is about no customer that has the word in its name",
  async (words) => {
    const { as, store } = await startEdge({ tables: createTables });
    const { customers } = store.organization(tenant);
    const id = "11111111-2222-4333-8444-555555555555";
    for (const [at, name] of ["Italia Pizza", "Litware", "Thissen", "Themis"].entries()) {
      const customer = newCustomer({ id: `${id}${at}`, name, source: "import", addedAt: "2026-11-01T00:00:00.000Z" });
      await customers.update(customer.id, () => ({ doc: customer }));
    }
    const before = await customers.list();
    const [said] = await as(alex).says(words, undefined, [megan]);
    expect(said?.summary).not.toMatch(/Italia|Litware|Thissen|Themis/);
    expect(await customers.list()).toEqual(before);
  },
);
