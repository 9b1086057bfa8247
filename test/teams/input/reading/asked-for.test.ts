/** What is asked of the bot that it can't do. */
import { expect, it } from "vitest";
import { asksToActThere } from "../../../../src/teams/input/reading/asked-for.ts";

it.each([
  "could you submit the Teams claim for Contoso in Partner Center for me?",
  "please withdraw the Exchange claim for Contoso in Partner Center",
  "can you just go and approve it in Partner Center",
  "can you please do that in Partner Centre?",
  "Can you send the proof for Contoso to Partner Center?",
  "Would you mind submitting the Contoso claim in Partner Center?",
  "can you do the PAL link for Contoso in partner center",
  "would you dispute the Intune claim for us?",
  "can you submit the Teams claim for Contoso?",
  "The claim for Contoso has to go out today. Is it possible for you to submit it on my behalf?",
  "please create the claim for Contoso in partner center",
  "Please submit the CPOR claim for Wide World Importers, SharePoint workload, the documents are ready.",
  "Go ahead and submit the Intune claim for Litware, I've got the signed proof here",
  "Let's submit the Teams claim at Contoso, everything is signed.",
  "You can submit the dispute for Contoso now.",
  "I have everything for the claim at Relecloud. Would you be able to submit it in Partner Center for me?",
  "The claim for Contoso has to go out today. Is it possible for you to submit it on my behalf?",
])("%j asks for what is done in Partner Center", (text) => {
  expect(asksToActThere(text)).toBe(true);
});

it.each([
  ["a list is sent", "Can you send me the claims that are rejected in Partner Center?"],
  ["a list of what is to be done is shown", "Could you list what to do in Partner Center for Contoso?"],
  ["a claim may be added here", "please create a claim for Contoso for me"],
  ["those are there already", "can you remove the customers that are offboarded in Partner Center from my list?"],
  ["whoever writes does it", "can you remind me to submit the Contoso claim in Partner Center on Friday?"],
  ["somebody else does it", "please ask Megan to submit the claim in Partner Center"],
  ["it is explained", "could you explain how to dispute a claim in Partner Center?"],
  ["somebody is reminded", "remind me on Friday: please submit the claim for Contoso"],
  ["it is noted", "please note that we submitted the claim for Contoso"],
  ["it is told of just now", "We've just submitted the Intune claim for Litware"],
  ["it is told", "I did submit the claim in Partner Center"],
])("%s: %j does not", (_, text) => {
  expect(asksToActThere(text)).toBe(false);
});
