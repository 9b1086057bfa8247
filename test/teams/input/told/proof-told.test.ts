/** Whether the customer is told to have signed the proof of a claim. */
import { expect, it } from "vitest";
import { signedByUs, signedIn } from "../../../../src/teams/input/told/proof-told.ts";
import { isWord } from "../../../../src/teams/input/reading/intents.ts";

// Learnt as this is read, as in `../../harness.ts`.
isWord("show");

const isSigned = (text: string): boolean => signedIn(text) !== undefined;

it.each([
  "the customer signed the CPOR for Woodgrove",
  "Trey signed the form",
  "Contoso has signed our proof of execution",
  "got the sign-off for Exchange and Teams at Southridge yesterday",
  "I've got Wide World's signature for SharePoint",
  "got the acknowledgement for Teams at First Up",
  "Karin countersigned",
  "Karin countersigned it this morning",
  "the PoE for Exchange is signed",
  "the proof came back signed on Monday",
  "signed PoE is back from Tailspin",
  "here's the signed statement of work for Intune",
  "their CFO signed the statement of work for Teams Phone on Monday",
  "the signature for Teams came in today",
  "Alpine has acknowledged the proof for Intune and Exchange on Tuesday",
  "the PoE was signed yesterday, what now?",
  "Contoso signed the proof of execution on Monday, can I submit now?",
  "Contoso's signature came in for Exchange this morning",
  "acknowledgement for Copilot arrived on Wednesday",
  "the customer signed",
  "Contoso signed the proof for Defender and the contract on Monday",
  "Contoso signed the PoE for Defender, no errors this time",
  "Contoso signed the NDA and the SoW for Intune yesterday",
  "the signed PoE for the Copilot licences at Contoso is back",
  "the contract and the proof for Defender are signed",
  "got their signature on the proof and the contract",
])("signed: %j", (text) => expect(isSigned(text)).toBe(true));

it.each([
  "has Contoso signed the PoE?",
  "Contoso hasn't signed the PoE yet",
  "Contoso will sign the proof on Monday",
  "we're waiting for the signature from Contoso",
  "Teams is still waiting for the customer's signature",
  "once the customer has signed the proof, I'll submit it",
  "Microsoft says the proof isn't signed",
  "the signature is missing on the PoE",
  "we signed the PoE",
  "Contoso signed the contract",
  "Contoso signed the order form for Copilot yesterday",
  "Contoso signed the contract documents on 20 November",
  "Contoso acknowledged our letter about the price increase",
  "Contoso got our signature on the NDA",
  "Contoso countersigned our NDA",
  "Contoso has signed the wrong form for Intune",
  "the signed Intune form for Contoso has come back with errors",
  "Contoso signed a letter of intent for Intune with Insight",
  "Contoso: Megan signed the PoE on our side",
  "Contoso signed the GDAP form",
  "the signed PoE for Intune came back with errors",
  "Contoso signed the contract and the order form",
  "what do I do with the signed paper?",
  "they want a signed PoE",
  "the proof has to be signed",
  "what do they accept as proof? we have a signed SOW from March",
  "has Contoso signed the PoE, can I submit now?",
  "the customer signed up for a webinar",
  "do I need the customer's signature?",
])("not signed: %j", (text) => expect(isSigned(text)).toBe(false));

it("what we signed ourselves is no signature that counts", () => {
  expect(["we signed the PoE at Contoso", "I just signed the proof"].filter((text) => signedByUs(text))).toHaveLength(
    2,
  );
  expect(["Contoso signed the PoE", "we haven't signed the PoE"].filter((text) => signedByUs(text))).toEqual([]);
});
