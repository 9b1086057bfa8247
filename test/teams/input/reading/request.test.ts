import { describe, expect, it } from "vitest";
import { requestIn } from "../../../../src/teams/input/reading/request.ts";

describe("what a message asks is found without the courtesy and the reasons around it", () => {
  it.each([
    [
      "Good morning. Before our Thursday call, could you please tell us which customers have no claim at all at the moment, so that we can divide them?",
      "which customers have no claim at all?",
      true,
    ],
    [
      "As I'm away from Monday, I'd like to know whether there is anything among my customers that has a deadline before the 14th of December.",
      "is there anything among my customers that has a deadline before the 14th of December?",
      true,
    ],
    [
      "Could you also tell me how I can check that the link really works? I would rather be certain than rely on what somebody told me.",
      "how can I check that the link really works?",
      true,
    ],
    [
      "Hello, I'm new here. Could you explain in a few words what I have to do for my customers, and when?",
      "what do I have to do for my customers, and when?",
      true,
    ],
    ["Would you mind telling me who looks after Contoso? They rang me by mistake.", "who looks after Contoso?", true],
    [
      "We won a project at Contoso. Is it already possible to claim it, or do we have to wait until it is done?",
      "Is it already possible to claim it, or do we have to wait until it is done?",
      true,
    ],
    [
      "I have quite a few customers and am losing the overview. Could you send me the full list of mine, please?",
      "Could you send me the full list of mine?",
      false,
    ],
    [
      "Nobody looks after Contoso. I have been in touch with them since the summer, so may I be put down as the owner?",
      "may I be put down as the owner?",
      false,
    ],
    [
      "It seems that Contoso has no owner. As Megan has the fewest customers, I would like her to take it over.",
      "I would like her to take it over.",
      false,
    ],
    [
      "The claim is Fabrikam's. Thank you. Can you tell me what Microsoft wants, because I can't find it?",
      "what Microsoft wants?",
      true,
    ],
  ])("%j", (text, asked, isTold) => expect(requestIn(text)).toEqual({ text: asked, isTold }));

  it.each([
    ["a short message", "which customers have no claim?"],
    [
      "what is only told",
      "I have uploaded the signed proof this morning, and Microsoft confirmed that they have got it.",
    ],
    [
      "a request whose content is told before it",
      "They have no Azure, only Exchange and SharePoint with us. Could you correct that, please?",
    ],
    ["a request that is all of the message", "Could you assign Contoso to Megan and Fabrikam to Patti as of today?"],
  ])("%s has none", (_, text) => expect(requestIn(text)).toBeUndefined());
});
