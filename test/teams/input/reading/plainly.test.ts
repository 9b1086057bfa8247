/** What polite people tell, without what they put around it. */
import { expect, it } from "vitest";
import { plainlyStated } from "../../../../src/teams/input/reading/plainly.ts";

it.each([
  ["Teams went in as promised. Could you please update it?", "Teams went in."],
  ["Teams went in, so could you please update it accordingly?", "Teams went in"],
  ["Teams went in yesterday, please put that down.", "Teams went in yesterday."],
  ["Teams went in, would you please make a note of it?", "Teams went in"],
  ["I am glad to say that Teams was approved.", "Teams was approved."],
  ["It shows as approved, which was quicker than I expected.", "It shows as approved."],
  ["It went in, which may be approved soon, I believe.", "It went in."],
  ["Tom linked our ID, so I believe the PAL is in place now.", "Tom linked our ID."],
  ["I uploaded the proof, so that claim should be back with Microsoft.", "I uploaded the proof."],
  ["I think it is back with them, because I uploaded it.", "might it is back with them, because I uploaded it."],
  ["I had hoped it was approved, but it is submitted.", "might it was approved, but it is submitted."],
  ["I have now submitted Teams, yesterday evening in fact.", "I have submitted Teams yesterday evening."],
  ["Teams went in last week, or on Friday, to be precise.", "Teams went in last week on Friday."],
  ["Could you note that down, please? Teams went in.", " Teams went in."],
  [
    "The claim I reported as approved for Teams is in truth under review.",
    "The claim for Teams is in truth under review.",
  ],
  ["The rejection at Contoso was because of the proof.", "Contoso was rejected because of the proof."],
  ["Their rejection came because it wasn't signed.", "it was rejected because it wasn't signed."],
  ["Teams isn't sent yet, put it down as a draft", "Teams isn't sent yet. It is a draft"],
  ["was approved yesterday", "it was approved yesterday"],
  ["yes, has been rejected on Monday.", "yes, it has been rejected on Monday."],
  ["was it approved yesterday", ""],
  ["was rejected by them?", ""],
  ["Contoso has finished its onboarding.", "onboarding at Contoso is done."],
  ["Onboarding with Contoso is over since October.", "onboarding at Contoso is done since October."],
  // What it is put down as is told.
  ["They want Teams. Could you please add it as not started?", "They want Teams. add it as not started"],
  ["Can you put Intune on rejected?", " put Intune on rejected"],
  ["Intune is theirs, so please set it to rejected.", "Intune is theirs, so set it to rejected."],
  // A doubt of what stands there stays.
  ["Teams was approved, I think.", "Teams was approved, I think."],
  ["I think that Teams was approved.", "I think that Teams was approved."],
  ["Could you tell me how Teams is doing?", ""],
  ["Please note that Teams was approved.", "Teams was approved."],
  ["Could you please note that PAL is done there?", "PAL is done there."],
  [
    "I believe I made a mistake yesterday: I told you Teams was approved, but it is only submitted.",
    "I told you Teams was approved, but it's only submitted.",
  ],
  ["For Contoso and Fabrikam we've submitted the claims", "we've submitted the claims for Contoso and Fabrikam"],
  ["Please record that Teams was approved.", "Teams was approved."],
  [
    "Teams wasn't signed. I'd like to have that recorded as rejected, and I'll try again once it is.",
    "Teams wasn't signed. It is rejected. I'll try again once it is.",
  ],
  ["Teams went in. You can take that as confirmed.", "Teams went in."],
  ["It wasn't Contoso that rejected PAL, it was Fabrikam.", "Fabrikam rejected PAL."],
  ["The claim I reported as rejected is in fact approved.", "The claim is approved."],
  ["They moved from Exchange Online to Google in October.", "They stopped using Exchange Online in October."],
  ["They moved from Exchange Server to Exchange Online.", "They moved from Exchange Server to Exchange Online."],
  ["We migrated Teams from Zoom to Microsoft.", "We migrated Teams from Zoom to Microsoft."],
  ["Contoso is the approved one.", "Contoso is approved."],
  ["I told you earlier Contoso was approved, but that was Fabrikam.", "Fabrikam was approved."],
  ["I said that the Teams claim was rejected, but it's actually Exchange.", "Exchange was rejected."],
  [
    "I told you the claim at Contoso was submitted, but it was actually approved.",
    "I told you the claim at Contoso was submitted, but it was actually approved.",
  ],
  ["I said that it was rejected, but that was wrong.", "I said that it was rejected, but that was wrong."],
  [
    "It was rejected. They say another did it, which is nonsense, but so it is.",
    "It was rejected. They say another did it, but so it is.",
  ],
  [
    "It is back. They say it was rejected, which is nonsense.",
    "It is back. They say it was rejected, which is nonsense.",
  ],
  [
    "Association is a fixed step when we onboard someone at Contoso.",
    "Association is a fixed step in onboarding at Contoso.",
  ],
  [
    "Whenever we onboard a new customer at Contoso, association is part of the checklist now.",
    "association is part of the onboarding at Contoso now.",
  ],
  ["It was Contoso, not Fabrikam, where the claim was approved.", "at Contoso the claim was approved."],
])("%j states %j", (text, stated) => expect(plainlyStated(text)).toBe(stated));
