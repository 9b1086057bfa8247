/** Pasted output, straight into the chat and into its form, over HTTP as Teams passes it on. */
import { describe, expect, it } from "vitest";
import { contoso, fabrikam, withContoso, type Forms } from "./associating.ts";
import { wordsOf } from "../cards.ts";
import { alex, channel, isaiah, megan, tenant } from "../people.ts";

const objectId = "99999999-2222-4333-8444-555555550009";

/** What `az managementpartner show` prints. */
function shown(changed: Record<string, unknown> = {}): string {
  return JSON.stringify(
    {
      createdTime: "2026-02-16T14:44:35Z",
      etag: 9,
      id: "/providers/microsoft.managementpartner/partners/1234567",
      name: "1234567",
      objectId,
      partnerId: "1234567",
      partnerName: "Northwind Consulting",
      state: "Active",
      tenantId: contoso,
      type: "Microsoft.ManagementPartner/partners",
      updatedTime: "2026-02-17T13:48:41Z",
      version: 9,
      ...changed,
    },
    null,
    2,
  );
}

/** What `Get-AzManagementPartner` prints, with its prompt. */
const powershell = [
  "PS /home/megan> Get-AzManagementPartner",
  "",
  "PartnerId   : 1234567",
  "PartnerName : Northwind Consulting",
  `TenantId    : ${contoso}`,
  `ObjectId    : ${objectId}`,
  "State       : Active",
].join("\n");

/** What the attestation script prints. */
const attestation = JSON.stringify({
  tenantId: contoso,
  tenantDisplayName: "Contoso",
  tenantDefaultDomain: "contosoltd.onmicrosoft.com",
  type: "servicePrincipal",
  displayName: "sp-northwind",
  userPrincipalName: null,
  appId: "88888888-2222-4333-8444-555555550009",
  objectId,
  partnerAdminLink: true,
  partnerName: "Northwind Consulting",
  partnerId: "1234567",
});

async function says(bot: Forms, text: string, who = megan): Promise<string> {
  const said = await bot.as(who).says(text);
  expect(said).toHaveLength(1);
  return wordsOf(said[0]?.card);
}

/** The form of the customer. */
async function pasteForm(bot: Forms, who = megan) {
  const [said] = await bot.as(who).says("paste contoso");
  if (said === undefined) throw new Error("no form");
  return { ...said, words: wordsOf(said.card) };
}

/** All that the bot keeps, and every line that it logged. */
async function kept({ memory, log, stop }: Forms): Promise<string> {
  await stop();
  return `${await memory.text()}\n${JSON.stringify(log)}`;
}

describe("output pasted into the chat", () => {
  it.each([
    ["az managementpartner show", shown(), { label: "Megan Bowen", holder: megan.id, kind: "user" }],
    ["Get-AzManagementPartner", powershell, { label: "Megan Bowen", holder: megan.id, kind: "user" }],
    ["the attestation script", attestation, { label: "sp-northwind", kind: "service principal" }],
    ["the paste command", `paste ${shown()}`, { label: "Megan Bowen" }],
  ])("of %s finds its customer by the tenant and proves the link", async (_, text, identity) => {
    const bot = await withContoso();
    const words = await says(bot, text);
    expect(words).toContain("Contoso Ltd.: PAL link verified");
    expect(words).toContain("is linked to Partner ID 1234567, one of ours.");
    const { identities, history } = await bot.stored();
    expect(identities).toMatchObject([
      {
        id: objectId,
        link: "verified",
        partnerId: "1234567",
        tenant: contoso,
        evidence: { kind: "pasted" },
        ...identity,
      },
    ]);
    expect(history.at(-1)).toMatchObject({ what: "verified", by: megan.id, evidence: "pasted" });
  });

  it("turns a link that was reported into a proven one, in place of a second", async () => {
    const bot = await withContoso();
    await bot.press(await bot.opens("Add a PAL link"), "Save", { role: "Owner" });
    await says(bot, shown());
    expect((await bot.stored()).identities).toMatchObject([
      { id: objectId, label: "Megan Bowen", link: "verified", roles: [{ role: "Owner" }] },
    ]);
  });

  it("keeps the listed values and nothing else of it", async () => {
    const bot = await withContoso();
    await says(bot, shown({ partnerName: "Northwind Consulting", secretPlans: "to the moon", etag: 424242 }));
    const bytes = await kept(bot);
    expect(bytes).toContain(objectId);
    for (const word of ["to the moon", "424242", "managementpartner/partners"]) expect(bytes).not.toContain(word);
  });

  it("says the same again when it is pasted twice, and changes nothing", async () => {
    const bot = await withContoso();
    await says(bot, shown());
    expect(await says(bot, shown())).toContain("already verified today");
    expect((await bot.stored()).history.filter(({ what }) => what === "verified")).toHaveLength(1);
  });

  it.each([
    ["another partner's", "7654321", "which isn't one of ours"],
    ["our global", "1234566", "our global one, which never counts"],
  ])("with %s Partner ID is recorded and answered as the critical gap it is", async (_, partnerId, why) => {
    const bot = await withContoso(undefined, { globalPartnerId: "1234566" });
    const words = await says(bot, shown({ partnerId }));
    expect(words).toContain("Contoso Ltd.: linked to the wrong Partner ID");
    expect(words).toContain(why);
    expect(words).toContain("az managementpartner update --partner-id 1234567");
    expect(await says(bot, "gaps critical")).toContain(partnerId);
    expect((await bot.stored()).identities).toMatchObject([{ partnerId }]);
  });

  it("that was saved before with the wrong Partner ID has no Undo for a claim that was saved since", async () => {
    const bot = await withContoso();
    expect(await says(bot, shown({ partnerId: "7654321" }))).toMatch(/\nUndo(?:\n|$)/);
    bot.clock.pass(60_000);
    const claim = { workload: "teams", status: "Dispute", on: "2026-11-12", claimId: "CLM-77" };
    expect((await bot.press(await bot.opens("Update a claim"), "Save", claim)).words).toContain("Teams saved");
    bot.clock.pass(60_000);
    const again = await says(bot, shown({ partnerId: "7654321" }));
    expect(again).toContain("linked to the wrong Partner ID");
    expect(again).not.toMatch(/\nUndo(?:\n|$)/);
  });

  it("of a deleted link is recorded as broken, with what to run", async () => {
    const bot = await withContoso();
    await says(bot, shown());
    const words = await says(bot, shown({ state: "Deleted" }));
    expect(words).toContain("the PAL link was deleted");
    expect(words).toContain("az managementpartner create --partner-id 1234567");
    expect((await bot.stored()).identities).toMatchObject([{ link: "broken", state: "Deleted" }]);
  });

  it("of an identity without a link is answered with what to run", async () => {
    const bot = await withContoso();
    const words = await says(bot, attestation.replace('"partnerAdminLink":true', '"partnerAdminLink":false'));
    expect(words).toContain("Contoso Ltd.: PAL is not linked");
    expect(await says(bot, "(NotFound) Partner was not found. az managementpartner show")).toContain("No link");
    expect((await bot.stored()).identities).toEqual([]);
  });

  it("of a tenant that is no customer here records nothing, and says the same of one that is not the person's", async () => {
    const bot = await withContoso();
    const stranger = "77777777-2222-4333-8444-555555550009";
    const unknown = await says(bot, shown({ tenantId: stranger }));
    expect(unknown).toMatch(
      new RegExp(`^None of your customers has this Microsoft ID\\nThe output is of the tenant ${stranger}`),
    );
    const notHers = await says(bot, shown({ tenantId: fabrikam }));
    expect(notHers).toBe(unknown.replaceAll(stranger, fabrikam));
    expect((await bot.stored(fabrikam)).identities).toEqual([]);
  });

  it("of our own directory asks which customer it is for", async () => {
    const bot = await withContoso();
    expect(await says(bot, shown({ tenantId: tenant }))).toContain("Which customer is this for?");
    const form = await pasteForm(bot);
    const { words } = await bot.press(form, "Check proof", { output: shown({ tenantId: tenant }) });
    expect(words).toContain("PAL link verified");
    expect((await bot.stored()).identities).toMatchObject([{ kind: "lighthouse", tenant, link: "verified" }]);
  });

  it.each([
    ["output that is cut off", shown().slice(0, 180), "Paste all of", "Northwind Consulting"],
    [
      "output of another command",
      '{\n "cloudName": "AzureCloud",\n "homeTenantId": "x" }',
      "another command",
      "AzureCloud",
    ],
    [
      "a command that is missing",
      "az : 'managementpartner' is misspelled or not recognized",
      "az extension add",
      "misspelled",
    ],
  ])("that is %s is refused, and nothing of it is said again, kept or logged", async (_, text, why, never) => {
    const bot = await withContoso();
    const words = await says(bot, text);
    expect(words).toContain(why);
    expect(words).toContain("Nothing was saved.");
    expect(words).not.toContain(never);
    expect(await kept(bot)).not.toContain(never);
  });

  it("by a colleague into a channel is refused in words", async () => {
    const bot = await withContoso();
    expect(await bot.as(isaiah).asks(shown(), channel)).toContain("Contoso Ltd.: not yours to change");
    expect((await bot.stored()).identities).toEqual([]);
  });

  it.each(["gaps", "hello there", "what is our partner id?", "show contoso"])("is not what “%s” is", async (text) => {
    const bot = await withContoso();
    expect(await says(bot, text)).not.toMatch(/That doesn't prove a link|Nothing was saved/);
  });
});

describe("what is open", () => {
  it("can be narrowed to what a designation needs, with the deadline on the row", async () => {
    const bot = await withContoso();
    const claim = { workload: "teams", status: "Partner action required", on: "2026-11-09" };
    await bot.press(await bot.opens("Update a claim"), "Save", claim);
    for (const words of ["gaps modern work", "gaps critical", "gaps cpor"]) {
      const shownRows = await says(bot, words);
      expect(shownRows).toContain("Contoso Ltd.");
      expect(shownRows).toContain("by Fri 27 Nov");
    }
    expect(await says(bot, "gaps infrastructure")).not.toContain("by Fri 27 Nov");
  });
});

describe("the paste form", () => {
  it("opens by command, with the commands to run", async () => {
    const bot = await withContoso();
    const { words } = await pasteForm(bot);
    expect(words).toContain(`az login --tenant ${contoso}`);
    expect(await says(bot, "paste contoso")).toContain("az managementpartner show");
    expect(await says(bot, "paste")).toContain("Paste it here");
    expect(await says(bot, "paste fabrikam")).toContain("None of your customers is called");
    expect(await says(bot, "paste fabrikam", alex)).toContain("Fabrikam, Inc.: prove PAL links");
  });

  it("proves the link, and once only when pressed twice", async () => {
    const bot = await withContoso();
    const form = await pasteForm(bot);
    expect((await bot.press(form, "Check proof", { output: shown() })).words).toContain("PAL link verified");
    expect((await bot.press(form, "Check proof", { output: shown() })).words).toContain("already verified today");
    expect((await bot.stored()).identities).toHaveLength(1);
  });

  it("says whose output it is when it is another customer's, and records nothing", async () => {
    const bot = await withContoso();
    const form = await pasteForm(bot, alex);
    const other = await bot.press(form, "Check proof", { output: shown({ tenantId: fabrikam }) }, { who: alex });
    expect(other.words).toContain("The output is from Fabrikam, Inc.'s directory. Nothing was saved.");
    const there = await bot.press(other, "Paste it there", {}, { who: alex });
    expect(there.words).toContain("Fabrikam, Inc.: prove PAL links");
    const mine = await bot.press(await pasteForm(bot), "Check proof", {
      output: shown({ tenantId: fabrikam }),
    });
    expect(mine.words).not.toContain("Fabrikam");
    expect(mine.words).toContain(`from the directory ${fabrikam}`);
    expect((await bot.stored()).identities).toEqual([]);
  });

  it("says what is wrong and never shows again what was pasted", async () => {
    const bot = await withContoso();
    const form = await pasteForm(bot);
    const cut = await bot.press(form, "Check proof", { output: shown().slice(0, 180) });
    expect(cut.words).toContain("Paste all of");
    expect(JSON.stringify(cut.card)).not.toContain("Northwind");
    expect((await bot.press(cut, "Check proof", { output: "" })).words).toContain("Paste the output first");
  });
});
