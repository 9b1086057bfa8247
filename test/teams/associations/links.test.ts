/** The forms of Azure subscriptions and PAL identities, over HTTP as Teams passes it on. */
import { describe, expect, it } from "vitest";
import { contoso, fabrikam, withContoso } from "./associating.ts";
import { filledIn, wordsOf } from "../cards.ts";
import { alex, channel, isaiah, megan, tenant } from "../people.ts";

const production = "11111111-2222-4333-8444-555555550001";
const sandbox = "11111111-2222-4333-8444-555555550002";
const objectId = "99999999-2222-4333-8444-555555550009";

/** Contoso with its Production subscription, which we get into as guests. */
async function withProduction() {
  const bot = await withContoso();
  const recorded = await bot.press(await bot.opens("Add a subscription"), "Save", {
    id: production.toUpperCase(),
    name: "Production",
    access: "guest",
    since: "2026-11-02",
  });
  return { ...bot, recorded };
}

describe("a subscription", () => {
  it("is recorded in two presses, and what is missing of it is told with the command", async () => {
    const { recorded, stored } = await withProduction();
    expect(recorded.words).toContain("Contoso Ltd.: Production saved");
    expect(recorded.words).toContain("az managementpartner create --partner-id 1234567");
    expect((await stored()).subscriptions).toEqual([
      {
        id: production,
        name: "Production",
        scope: { is: "in" },
        soldByUsCsp: false,
        access: "guest",
        since: "2026-11-02",
      },
    ]);
  });

  it("opens from its row filled in, and is changed: sold by us, Power Platform, another partner's", async () => {
    const bot = await withProduction();
    const form = await bot.press(await bot.show(), /Update Production/);
    expect(filledIn(form.card ?? {})).toMatchObject({
      name: "Production",
      access: "guest",
      since: "2026-11-02",
      scope: "in",
    });
    await bot.press(form, "Save", {
      name: "",
      soldByUsCsp: "true",
      powerOn: "2026-11-16",
      scope: "other-partner",
      scopeNote: "Northwind runs it",
    });
    const { subscriptions, history } = await bot.stored();
    expect(subscriptions).toEqual([
      {
        id: production,
        scope: { is: "other-partner", note: "Northwind runs it" },
        soldByUsCsp: true,
        access: "guest",
        since: "2026-11-02",
        power: { deployedOn: "2026-11-16" },
      },
    ]);
    expect(history.slice(-2).map(({ what, by }) => [what, by])).toEqual([
      ["subscription details", megan.id],
      ["subscription scoped", megan.id],
    ]);
  });

  it.each([
    ["marketplace", "Recognized through the Marketplace", { marketplace: true, access: "lighthouse" }],
    ["sovereign", "In a sovereign cloud, which no designation counts", { sovereign: true, access: "guest" }],
  ])("is told to be special (%s) and asks for no link any more", async (access, words, saved) => {
    const bot = await withProduction();
    await bot.press(await bot.press(await bot.show(), /Update Production/), "Save", { access });
    const shown = await bot.show();
    expect(shown.words).toContain(words);
    const form = await bot.press(shown, /Update Production/);
    expect(filledIn(form.card ?? {})).toMatchObject({ access });
    expect((await bot.stored()).subscriptions).toMatchObject([saved]);
  });

  it.each([
    ["an id that is none", { id: "Production" }, "32 digits and letters with hyphens"],
    ["access that has not begun", { id: production, since: "2026-12-24" }, "is in the future"],
    ["access of a kind that does not exist", { id: production, access: "tunnel" }, "choose from the list"],
  ])("is refused with %s, and what was typed is kept", async (_, inputs, says) => {
    const bot = await withContoso();
    const again = await bot.press(await bot.opens("Add a subscription"), "Save", inputs);
    expect(again.words).toContain(says);
    expect(filledIn(again.card ?? {})).toMatchObject(inputs);
    expect((await bot.stored()).subscriptions).toEqual([]);
  });

  it("is recorded once when the button is pressed twice", async () => {
    const bot = await withContoso();
    const form = await bot.opens("Add a subscription");
    await bot.press(form, "Save", { id: production });
    expect((await bot.press(form, "Save", { id: production })).words).toContain("already saved");
    const { subscriptions, history } = await bot.stored();
    expect(subscriptions).toHaveLength(1);
    expect(history.filter(({ what }) => what.startsWith("subscription"))).toHaveLength(1);
  });

  it("is shown as it is instead of overwritten, when somebody changed it since", async () => {
    const bot = await withProduction();
    const form = await bot.press(await bot.show(), /Update Production/);
    const managers = await bot.press(await bot.show(alex), /Update Production/, {}, { who: alex });
    await bot.press(managers, "Save", { name: "Live" }, { who: alex });
    const { card } = await bot.as(megan).clicks(form, "Save", { access: "lighthouse" });
    expect(wordsOf(card)).toContain("It has changed since you opened this form");
    // Where it was saved, the same card says so, with its Undo.
    expect(bot.connector.take()).toEqual([]);
    expect(filledIn(card ?? {})).toMatchObject({ name: "Live", access: "guest" });
    expect((await bot.stored()).subscriptions).toMatchObject([{ name: "Live", access: "guest" }]);
  });
});

describe("a PAL link", () => {
  it("of one's own account is mostly filled in already, and covers the subscription once recorded", async () => {
    const bot = await withProduction();
    const form = await bot.opens("Add a PAL link");
    expect(filledIn(form.card ?? {})).toMatchObject({
      label: megan.name,
      holder: megan.id,
      kind: "guest",
      partnerId: "1234567",
      link: "reported",
    });
    const recorded = await bot.press(form, "Save", { role: "Contributor" });
    expect(recorded.words).toContain("Contoso Ltd.: Megan Bowen saved");
    expect(recorded.words).toContain("Contributor on every subscription, permanent");
    const { identities, history } = await bot.stored();
    expect(identities).toEqual([
      {
        id: "megan-bowen",
        label: "Megan Bowen",
        kind: "guest",
        tenant: contoso,
        holder: megan.id,
        link: "reported",
        partnerId: "1234567",
        linkedOn: "2026-11-19",
        since: "2026-11-19",
        roles: [{ subscription: "*", role: "Contributor", permanence: "permanent" }],
        evidence: { kind: "reported", at: "2026-11-19T10:00:00.000Z", by: megan.id },
      },
    ]);
    expect(history.at(-1)).toMatchObject({ what: "identity added", item: "megan-bowen", to: "reported", by: megan.id });
  });

  it("to a Partner ID that is not ours is recorded, and shown as the critical gap it is", async () => {
    const bot = await withProduction();
    const { words } = await bot.press(await bot.opens("Add a PAL link"), "Save", { partnerId: "7654321" });
    expect(words).toContain("Linked to 7654321, which isn't our Partner ID");
    expect(words).toContain("az managementpartner update --partner-id 1234567");
    const [critical] = await bot.as(megan).says("gaps critical");
    expect(JSON.stringify(critical?.card)).toContain("7654321");
    expect((await bot.stored()).identities).toMatchObject([{ partnerId: "7654321", link: "reported" }]);
  });

  it("of a service principal through Lighthouse is in our own directory, with no colleague behind it", async () => {
    const bot = await withProduction();
    await bot.press(await bot.opens("Add a PAL link"), "Save", {
      label: "sp-lighthouse",
      kind: "lighthouse",
      holder: "",
      objectId: objectId.toUpperCase(),
      role: "Support Request Contributor",
      roleOn: production,
      permanence: "permanent",
    });
    const [identity] = (await bot.stored()).identities;
    expect(identity).toMatchObject({
      id: objectId,
      tenant,
      roles: [{ subscription: production, role: "Support Request Contributor", permanence: "permanent" }],
    });
    expect(identity).not.toHaveProperty("holder");
  });

  it("of a service principal whose secret was deleted is asked for a report, not for output that nobody can make", async () => {
    const bot = await withProduction();
    const kind = "service principal without secret";
    await bot.press(await bot.opens("Add a PAL link"), "Save", {
      label: "PAL tag",
      kind,
      holder: "",
      on: "2026-11-02",
    });
    const shown = await bot.show();
    expect(shown.words).toMatch(/PAL tag[\s\S]*its secret is deleted[\s\S]*import the newest Azure usage report/);
    const form = await bot.press(shown, /Update PAL tag/);
    expect(filledIn(form.card ?? {})).toMatchObject({ kind });
    await bot.press(form, "Save", { kind: "service principal" });
    const [identity] = (await bot.stored()).identities;
    expect(identity).toMatchObject({ kind: "service principal", link: "reported" });
    expect(identity).not.toHaveProperty("noCredential");
  });

  it("gains a role, loses one, gets its object id, and is reported broken", async () => {
    const bot = await withProduction();
    await bot.press(await bot.opens("Add a subscription"), "Save", { id: sandbox, name: "Sandbox" });
    await bot.press(await bot.opens("Add a PAL link"), "Save", { role: "Reader" });
    const first = await bot.press(await bot.show(), /Update Megan Bowen/);
    expect(first.words).toContain("Reader on every subscription");
    await bot.press(first, "Save", {
      role: "Other",
      otherRole: "Contoso Operator",
      roleOn: sandbox,
      permanence: "eligible",
      objectId,
    });
    const second = await bot.press(await bot.show(), /Update Megan Bowen/);
    const { words } = await bot.press(second, "Save", { kept: "1", link: "broken" });
    expect(words).toContain("Link broken");
    expect(words).toContain("Contoso Operator on Sandbox, eligible");
    expect((await bot.stored()).identities).toMatchObject([
      {
        id: objectId,
        link: "broken",
        roles: [{ subscription: sandbox, role: "Contoso Operator", permanence: "eligible" }],
      },
    ]);
  });

  it("loses its last role, its colleague and its Partner ID when they are emptied", async () => {
    const bot = await withContoso();
    await bot.press(await bot.opens("Add a PAL link"), "Save", { role: "Reader" });
    const form = await bot.press(await bot.show(), /Update Megan Bowen/);
    await bot.press(form, "Save", { kept: "", holder: "", partnerId: "" });
    const [identity] = (await bot.stored()).identities;
    expect(identity).toMatchObject({ roles: [], link: "reported" });
    expect(identity).not.toHaveProperty("holder");
    expect(identity).not.toHaveProperty("partnerId");
  });

  it.each([
    ["without a name", { label: "" }, "Give the identity a name"],
    ["with a Partner ID that is no number", { partnerId: "ours" }, "The Partner ID is a number"],
    ["of somebody nobody knows", { holder: "no.body@elsewhere.example" }, "anybody by that name"],
    ["called proven by hand", { link: "verified" }, "Press Add proof"],
    ["with a role that is not named", { role: "Other" }, "Write the name of the other role"],
    ["on a day that has not come", { on: "2026-12-24" }, "is in the future"],
  ])("is refused %s, and what was typed is kept", async (_, inputs, says) => {
    const bot = await withContoso();
    const again = await bot.press(await bot.opens("Add a PAL link"), "Save", inputs);
    expect(again.words).toContain(says);
    expect({ label: "", ...filledIn(again.card ?? {}) }).toMatchObject(inputs);
    expect((await bot.stored()).identities).toEqual([]);
  });

  it("is recorded once when the button is pressed twice", async () => {
    const bot = await withContoso();
    const form = await bot.opens("Add a PAL link");
    await bot.press(form, "Save");
    expect((await bot.press(form, "Save")).words).toContain("Megan Bowen is already here");
    expect((await bot.stored()).identities).toHaveLength(1);
  });

  it("is recorded once when a role is added twice, the second time with the object id it got the first", async () => {
    const bot = await withContoso();
    await bot.press(await bot.opens("Add a PAL link"), "Save");
    const form = await bot.press(await bot.show(), /Update Megan Bowen/);
    const inputs = { role: "Owner", objectId };
    await bot.press(form, "Save", inputs);
    expect((await bot.press(form, "Save", inputs)).words).toContain("already saved");
    expect((await bot.stored()).identities).toMatchObject([{ id: objectId, roles: [{ role: "Owner" }] }]);
  });

  it("is not for a colleague to change, nor from a card made by hand", async () => {
    const bot = await withContoso();
    const on = await bot.show(isaiah, channel);
    const { words } = await bot.press(on, "Add a PAL link", {}, { who: isaiah, where: channel });
    expect(words).toContain("not yours to change");
    const forged = await bot.as(isaiah).forges("save-identity", { customer: contoso, label: "Isaiah Langer" }, channel);
    expect(JSON.stringify(forged.card)).toContain("not yours to change");
    const other = await bot.as(megan).forges("save-subscription", { customer: fabrikam, id: production });
    await bot.connector.next();
    expect(JSON.stringify(other.card)).toContain("This customer isn't here");
    expect((await bot.stored()).identities).toEqual([]);
  });
});
