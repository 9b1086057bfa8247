/** What stands in the place of a card that asked. */
import { channelReader } from "../facts.ts";
import { describe, expect, it } from "vitest";
import { closedPromptCard } from "../../../src/cards/messages/closed-prompt.ts";
import type { ClosedPrompt } from "../../../src/domain/messages/message.ts";
import { aCustomer, monday } from "../../domain/customers.ts";
import { wordsOf } from "../../teams/cards.ts";

const names = new Map([["adele", "Adele Vance"]]);
const customer = aCustomer({ owner: "adele" });
const { owner: _owner, ...unowned } = customer;
const reader = { ...channelReader, now: "2026-11-26T08:00:00.000Z", zone: "Europe/Amsterdam" };

describe("afterwards", () => {
  it.each<[string, ClosedPrompt, string, string, string[]]>([
    [
      "asked again",
      { kind: "asked-again", customer, at: "2026-11-25T23:30:00.000Z" },
      "Contoso Ltd.: asked again",
      "I asked again on Thu 26 Nov. The newer card is below: answer there.",
      ["Show customer"],
    ],
    [
      "given to somebody",
      { kind: "elsewhere", customer, names },
      "Contoso Ltd. now belongs to Adele Vance",
      "There's nothing left to answer here.",
      ["Show customer"],
    ],
    [
      "the owner's again, or another's to cover",
      { kind: "elsewhere", customer, names, isOver: true },
      "Contoso Ltd. is no longer yours to answer for",
      "There's nothing left to answer here.",
      ["Show customer"],
    ],
    [
      "given to somebody nobody knows by name",
      { kind: "elsewhere", customer, names: new Map() },
      "Contoso Ltd. now belongs to adele",
      "There's nothing left to answer here.",
      ["Show customer"],
    ],
    [
      "given back",
      { kind: "elsewhere", customer: unowned, names },
      "Contoso Ltd. has no owner now",
      "There's nothing left to answer here.",
      ["Show customer"],
    ],
    [
      "paused",
      { kind: "not-needed", customer: { ...customer, lifecycle: "paused" } },
      "Contoso Ltd.: no answer needed now",
      "It is paused: nobody is waiting for an answer.",
      ["Show customer"],
    ],
    [
      "withdrawn for no reason we know",
      { kind: "not-needed", customer },
      "Contoso Ltd.: no answer needed now",
      "Nobody is waiting for an answer.",
      ["Show customer"],
    ],
    [
      "forgotten",
      { kind: "forgotten" },
      "This customer was removed",
      "A manager removed it, along with everything I knew about it. There's nothing left to answer here.",
      [],
    ],
    [
      "linked",
      { kind: "linked", customer, account: "Adele Vance", partnerId: "4911112" },
      "Contoso Ltd.: linked",
      "Adele Vance is linked to 4911112. I read it back from Azure and saved it.",
      ["Show customer"],
    ],
    [
      "done with, all of a list",
      { kind: "nothing-left" },
      "Nothing here is waiting for you now",
      "Everything on this list was answered, given to somebody else, or asked again further below.",
      ["All my customers"],
    ],
  ])("%s, it says so, and there is no way to answer", (_, message, headline, says, buttons) => {
    const card = closedPromptCard(message, reader);
    expect(wordsOf(card.content).split("\n")).toEqual([headline, says, ...buttons]);
    expect(card.summary).toBe(`${headline}. ${says}`);
    expect(JSON.stringify(card.content)).not.toMatch(/Input\.|"record"|still-true/);
  });

  it("answered, it says to the one who answered that they did, and to others who it was", () => {
    const answered = { cpor: { says: "yes", by: "adele", at: monday } } as const;
    const done = aCustomer({ owner: "adele", checklist: { revision: 1, answers: answered } });
    const message = { kind: "answered", customer: done, gaps: [], known: {}, names } as const;
    const adele = { id: "adele", name: "Adele Vance" };
    const megan = { id: "megan", name: "Megan Bowen" };
    expect(wordsOf(closedPromptCard({ ...message, person: adele }, reader).content)).toContain("You, Mon");
    expect(wordsOf(closedPromptCard({ ...message, person: megan }, reader).content)).toContain("Adele Vance, Mon");
  });
});
