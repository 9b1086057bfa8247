/** What of one customer a question asks. */
import { expect, it } from "vitest";
import {
  asksIfAccessEnds,
  asksSigner,
  asksWhileAway,
  asksWhatIsOpen,
  asksWhyOpen,
  asksWhose,
  factAsked,
  notKeptAsked,
  topicAsked,
  topicsOnly,
} from "../../../../src/teams/input/reading/state-asked.ts";

it.each([
  ["who owns Contoso?", false, "open"],
  ["does anybody look after Contoso", false, "open"],
  ["does anybody look after Contoso? I would like to give it to Megan", true, "open"],
  ["isn't Contoso Megan's customer?", true, "supposed"],
  ["Contoso is Megan's, right?", true, "supposed"],
  ["has Contoso got an owner?", false, "open"],
  ["I thought Contoso was mine now, but it says Megan?", true, "supposed"],
  ["I always thought Contoso was Megan's", true, "supposed"],
  ["Is Megan looking after Contoso?", true, "supposed"],
  ["Is Megan still responsible for Contoso?", true, "supposed"],
  ["Is Megan the owner of Contoso?", true, "supposed"],
  ["Contoso isn't mine, is it?", true, "supposed"],
  ["Does Contoso Suites belong to Megan?", true, "supposed"],
  ["Is Contoso with Alex or Megan?", true, "supposed"],
  ["who's taking Contoso? nobody has it right now", false, "open"],
  ["Who wants Contoso to be renewed?", false, undefined],
  ["Who picks up Contoso from the airport?", false, undefined],
  ["Who's taking Contoso while I'm out?", false, undefined],
  ["Contoso has nobody, who wants it?", false, "open"],
  ["who do I talk to about Contoso?", false, "open"],
  ["whom should we contact regarding Contoso", false, "open"],
  ["do you know who I should ask about Contoso?", false, "open"],
  ["who is the right person for Contoso?", false, "open"],
])("%s asks whose it is", (text, isNamed, how) => {
  expect(asksWhose(text, isNamed)).toBe(how);
});

it.each([
  ["Contoso is Megan's", true],
  ["who owned Contoso before?", true],
  ["is Contoso ok?", false],
  ["show Megan's gaps", true],
  ["Megan has just asked me to look after Contoso. Could you tell me what we have on record?", true],
  ["I will gladly take Contoso, as it seems to belong to nobody", true],
  ["Who owns the tenant at Contoso?", false],
  ["who is on call for Contoso?", false],
  ["who is taking the minutes at Contoso?", false],
  ["who do I ask for access at Contoso?", false],
  ["who wants to know about Contoso?", false],
  ["who is looking for an owner for Contoso?", false],
  ["does Megan know that Contoso is late?", true],
  ["give Contoso to Megan, she owns the others", true],
  ["is Megan looking for the owner of Contoso?", true],
])("%s does not", (text, isNamed) => {
  expect(asksWhose(text, isNamed)).toBeUndefined();
});

it.each([
  "Contoso is all good, isn't it?",
  "do I have to do anything for Contoso?",
  "is anything wrong with Contoso?",
  "what's left to do at Contoso",
  "is the PAL at Contoso ok?",
  "is onboarding done at Contoso?",
  "how is Contoso doing?",
  "why is Contoso critical?",
  "where do we stand with Contoso?",
  "Everything open for Contoso and Fabrikam, please, I'm seeing both of them this afternoon.",
  "Can you give me everything that's still outstanding at Contoso",
  "is the PAL link at Contoso still active?",
  "does our PAL at Contoso still work?",
  "Is PAL still there at Contoso?",
  "is the link at Contoso still working",
  "I want to know what is open at Contoso",
  "why is Contoso on my list again",
  "Why does Contoso show up again?",
  "why is Contoso still open",
])("%s asks what is open", (text) => {
  expect(asksWhatIsOpen(text)).toBe(true);
});

it.each([
  "Contoso is done",
  "how do I link PAL at Contoso?",
  "how long is the answer for Contoso good?",
  "how many are done?",
  "who owns Contoso?",
  "who's holding the workshop at Contoso?",
  "PAL is in place at Contoso",
  "PAL is linked at Contoso, is that ok?",
  "Was told that CPOR at Contoso is submitted, all good",
  "Is it ok if I answer Contoso next week?",
  "How is the PAL link made at Contoso?",
])("%s does not", (text) => {
  expect(asksWhatIsOpen(text)).toBe(false);
});

it.each([
  ["is PAL ok at Contoso?", "pal"],
  ["anything open for onboarding?", "onboarding"],
  ["is the link at Contoso still working?", "pal"],
  ["anything open for CPOR or PAL?", undefined],
  ["are Contoso and Fabrikam linked?", "pal"],
  ["anything open?", undefined],
])("%s is of %s", (text, topic) => {
  expect(topicAsked(text)).toBe(topic);
});

it.each([
  ["what's the tenant ID of Contoso?", "tenant"],
  ["tenant id for Contoso pls?", "tenant"],
  ["which domain does Contoso have?", "domain"],
  ["how many seats does Contoso have?", "seats"],
  ["how much Azure do they consume at Contoso?", "usage"],
  ["is Contoso through CSP or what", "sale"],
  ["who is the deputy for Contoso?", "deputy"],
  ["Until when do we have access to Contoso's tenant?", "gdap"],
  ["do we still have access to Contoso?", "gdap"],
  ["GDAP at Contoso?", "gdap"],
  ["does GDAP exist at Contoso and Fabrikam?", "gdap"],
  ["does anyone know if we have admin access at Contoso?", "gdap"],
  ["what can we claim at Contoso: 200 seats E5, nothing claimed", "claimable"],
  ["what is there to claim for Contoso", "claimable"],
  ["anything else to claim at Contoso?", "claimable"],
  ["since when does Megan look after Contoso?", "owned-since"],
  ["how long has Contoso been without an owner?", "owned-since"],
  ["why is Contoso even mine? thought Isaiah did them", "owned-since"],
  ["how come I have Contoso?", "owned-since"],
  ["why is Contoso on my list again, I linked that subscription in spring?!", undefined],
  ["which workloads do we have at Contoso", "workloads"],
  ["which subscriptions does Contoso have?", "subscriptions"],
  ["can I see the claim ID for Contoso?", "claim-ids"],
  ["when did Megan last confirm Contoso?", "answered"],
  ["did Isaiah ever answer about Contoso", "answered"],
  ["has Patti replied re Contoso yet?", "answered"],
  ["until when is Contoso valid?", "valid"],
  ["when do I have to confirm Contoso again?", "valid"],
  ["who is linked at Contoso?", "links"],
  ["Did anybody link PAL at Contoso yet?", "links"],
  ["has anyone already linked Contoso?", "links"],
  ["hasn't one of us linked PAL at Contoso", "links"],
  ["do we get any credit for Contoso at the moment?", "credit"],
  ["tenant ID for Contoso please", "tenant"],
  ["tenant id of Contoso", "tenant"],
  ["when does our answer at Contoso expire", "valid"],
  ["when does Contoso have to be confirmed?", "valid"],
  ["when must Contoso be confirmed again?", "valid"],
  ["is Contoso offboarded now?", "lifecycle"],
  ["when does the GDAP with Contoso end?", "gdap"],
  ["are our admin rights at Contoso valid until summer?", "gdap"],
  ["is Contoso snoozed?", "snoozed"],
  ["when does our access to Contoso run out?", "gdap"],
  ["contoso gdap til when?", "gdap"],
  ["is Contoso still in onboarding? I thought that was finished", "onboarding"],
  ["has contoso finished onboarding", "onboarding"],
  ["is onboarding done at Contoso?", "onboarding"],
  ["Is Contoso Ltd. in onboarding or already active?", "lifecycle"],
  ["I never got a checklist for Contoso, is that right?", "asked"],
  ["is Contoso already onboarded?", "onboarding"],
  ["y do u keep asking me abt Contoso", "why-asked"],
  ["why do I still get reminders for Contoso, I did all of that", "why-asked"],
  ["what was that message about Contoso for?", "why-asked"],
  ["how come I got pinged about Contoso", "why-asked"],
  ["Contoso: why another reminder?", "why-asked"],
  ["what did you want from me on Contoso", "why-asked"],
  ["I got a reminder about Contoso this morning, what's it about?", "why-asked"],
  ["you asked me about Contoso yesterday, why?", "why-asked"],
  ["why do reminders about Contoso keep coming", "why-asked"],
  ["is there a reason I keep hearing about Contoso?", "why-asked"],
  ["is the reminder for Contoso still valid?", "why-asked"],
  ["how many reminders did I get for Contoso", "asked"],
  ["when's the next reminder for Contoso due", "valid"],
  ["has Megan been reminded of Contoso?", "asked"],
  ["when was Megan last reminded of Contoso?", "asked"],
  ["did Megan get a message about Contoso?", "asked"],
  ["did you already remind Megan of Contoso?", "asked"],
  ["when will you ask me about Contoso again?", "valid"],
  ["has Megan confirmed anything about Contoso since November", "answered"],
  ["Why are you reminding me of Contoso again?", "why-asked"],
  ["Is partner association already part of the onboarding for Contoso?", "in-onboarding"],
  ["are PAL and CPOR in the onboarding at Contoso yet?", "in-onboarding"],
  ["If Microsoft looked at Contoso today, would they know it was us?", "credit"],
  ["does Microsoft see that Contoso is ours?", "credit"],
  ["any notes on Contoso?", "notes"],
  ["who is our contact at Contoso?", "contact"],
  ["who do I call at Contoso?", "contact"],
  ["who's their IT contact?", "contact"],
  ["do we have a signed proof for Contoso?", "proofs"],
  ["when was the proof at Contoso signed?", "proofs"],
  ["did Contoso sign the proof?", "proofs"],
  ["which designation does Contoso count for?", "designations"],
  ["since when do we have Contoso?", "owned-since"],
  ["what does Contoso buy from us", "sale"],
  ["do we sell Azure to Contoso or does somebody else?", "sale"],
  ["does Contoso use Azure at all?", "subscriptions"],
  ["has anybody looked at Contoso lately?", "answered"],
  ["does Megan know about Contoso?", "asked"],
  ["why hasn't Megan answered about Contoso", "answered"],
  ["when did Contoso become a customer", "added"],
  ["who else knows Contoso?", "deputy"],
  ["is Contoso's PAL linked by me or by someone else", "links"],
  ["does Contoso count already?", "credit"],
  ["why is it always me for Contoso", "owned-since"],
  ["what's the PO number for Contoso?", "notes"],
  ["has Contoso accepted our GDAP request?", "gdap"],
  ["any news on the GDAP request at Contoso?", "gdap"],
  ["did they ever respond to the admin invitation?", "gdap"],
  ["has the delegated admin request gone through", "gdap"],
  ["where can I add the tenant id of Contoso?", "tenant"],
])("%s asks for %s", (text, fact) => {
  expect(factAsked(text)).toBe(fact);
});

it.each([
  "has Microsoft replied on Contoso's dispute yet?",
  "which proof do we need at Contoso?",
  "I got a message about Contoso that the claim was rejected, what now?",
  "does PAL at Contoso count for Security?",
  "does the customer know about the claim at Contoso?",
  "has the customer answered at Contoso?",
  "how long do I have to answer at Contoso?",
  "by when do I have to respond for Contoso?",
  "Contoso has 300 seats",
  "their tenant ID was wrong on the claim",
  "the deputy of Contoso is Megan",
  "why associate when we sell through CSP?",
  "how many seats do we need for Contoso to count?",
  "which workloads can we claim at Contoso?",
  "which roles count at Contoso?",
  "does the sale through CSP count?",
  "we lost the GDAP with Contoso",
  "Can you have Contoso snoozed until January please",
  "can you set Isaiah as deputy for Contoso?",
  "Contoso is snoozed, why do I still get mails?",
  "Contoso buys through CSP, ok?",
  "who has the Global Admin role at Contoso?",
  "how many people at Contoso answered?",
  "The tenant ID of Contoso is wrong, is that a problem?",
  "Who is away next week and PAL is linked at Contoso",
])("%s asks for none", (text) => {
  expect(factAsked(text)).toBeUndefined();
});

it.each([
  ["Contoso PAL ok?", true],
  ["what's the biggest problem at Contoso", true],
  ["what does Megan still owe us on Contoso?", true],
  ["how did Contoso get so many gaps", true],
  ["why is Contoso still yellow", true],
  ["Contoso: what's next?", true],
  ["how come the CPOR at Contoso expired?", true],
  ["which subscription at Contoso is the bad one", true],
  ["is there anything about Contoso I should know before the call", true],
  ["does PAL count at Contoso?", false],
  ["why do sources disagree about Contoso?", true],
  ["why did Contoso lose its credit in October?", true],
  ["is one PAL enough for Contoso", true],
  ["has CPOR been submitted at Contoso?", true],
  ["Do I need CPOR at Contoso if we have PAL?", false],
  ["did I do Contoso", true],
  ["Contoso done?", true],
  ["Contoso is done", false],
])("%s asks what is open: %s", (text, isSo) => expect(asksWhatIsOpen(text)).toBe(isSo));

it.each([
  ["owner of Contoso", "open"],
  ["the owner of Contoso?", "open"],
  ["owner of Contoso: Megan", undefined],
  ["owner for Contoso -> Megan", undefined],
])("%s asks whose it is: %s", (text, expected) => expect(asksWhose(text, false)).toBe(expected));

it.each([
  ["what's the revenue of Contoso this year?", ["revenue"]],
  ["tell me the contract value at Contoso", ["contract value"]],
  ["what does the Contoso contract say about support?", ["contract"]],
  // What people note is shown.
  ["do you have the phone number of Contoso?", []],
  ["What is the margin on Contoso?", ["margin"]],
  ["what is our turnover with Contoso", ["turnover"]],
  ["do you know who our contact at Contoso is and how much their Microsoft 365 contract is worth?", ["contract"]],
  ["do you have the mail address of their global admin?", []],
  ["how much incentive money did we get for the claims at Contoso?", ["incentive money"]],
  ["which incentives does Contoso count for?", []],
  ["can you contact the owner of Contoso?", []],
  ["what's influenced revenue", []],
  ["how much Azure revenue does Contoso bring?", []],
  ["Contoso ended the contract", []],
  ["we sent them the invoice, PAL is linked", []],
  ["who owns Contoso?", []],
])("%s asks for what isn't kept: %j", (text, what) => {
  expect(notKeptAsked(text)).toEqual(what);
});

it.each([
  ["Adele's off next week, who looks after Contoso then?", true],
  ["who stands in for Adele at Contoso?", true],
  ["is anyone covering Contoso while Adele's on leave?", true],
  ["I was sick, who answered Contoso?", false],
  ["who has Contoso?", false],
  ["I'm off to Contoso now", false],
])("%s asks who is there in the owner's place: %s", (text, asks) => {
  expect(asksWhileAway(text)).toBe(asks);
});

it.each([
  ["who at Contoso signs the proof?", true],
  ["does Contoso have to sign something for the claim?", true],
  ["they will sign the SOW next week", false],
  ["who signs claims at Microsoft?", false],
])("%s asks who signs a proof: %s", (text, asks) => {
  expect(asksSigner(text)).toBe(asks);
});

it.each([
  ["PAL and GDAP at Contoso and Fabrikam?", "pal,access"],
  ["CPOR, PAL & onboarding for Contoso", "cpor,pal,onboarding"],
  ["are the claims and PAL ok at Contoso?", "cpor,pal"],
  ["who owns First Up, and PAL and GDAP at Contoso?", ""],
  ["PAL and onboarding at Contoso are done", ""],
  ["PAL and GDAP at Contoso until May 2027", ""],
  ["PAL at Contoso and Fabrikam?", ""],
  ["do we have CPOR or PAL at Contoso?", "cpor,pal"],
  ["CPOR or PAL for Contoso and Fabrikam?", ""],
])("%j asks for no more than how these stand: %j", (text, topics) => {
  expect(topicsOnly(text).join()).toBe(topics);
});

it("asks whose it is where its name has a word of the past in it", () => {
  expect(asksWhose("who owns First Up?", false)).toBe("open");
  expect(asksWhose("who had it first?", false)).toBeUndefined();
});

it.each([
  ["why is Contoso still red?? I did the claim", true],
  ["why does Contoso still show a gap", true],
  ["how come Contoso is still not green? Intune went in on Monday", true],
  ["why's Contoso still critical when I've answered Microsoft?", true],
  ["Contoso is still red, why?", true],
  ["why is Contoso still on my list, I linked PAL last week?", true],
  ["why is the Intune claim at Contoso red?", false],
  ["why was the claim at Contoso rejected? It's red", false],
  ["why does Contoso need PAL?", false],
  ["why is Contoso a customer?", false],
  ["what's holding up Contoso, is it us or Microsoft?", true],
  ["is the ball in our court at Contoso?", true],
  ["Contoso: whose turn is it?", true],
])("%s asks why the customer is open: %s", (text, isSo) => {
  expect(asksWhyOpen(text)).toBe(isSo);
  if (isSo) expect(asksWhatIsOpen(text)).toBe(true);
});

it.each([
  ["We have GDAP at Contoso. What happens if it expires?", true],
  ["GDAP at Contoso ends in May. Do we lose the claim?", true],
  ["We have GDAP at Contoso. What happens if the claim expires?", false],
  ["GDAP is there, but what if the PAL link ends?", false],
])("%j asks what comes of it when access ends: %j", (text, isSo) => expect(asksIfAccessEnds(text)).toBe(isSo));
