/** A text to send to a customer, as hurried people ask for it; and what is none, though it sounds like one. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../src/teams/input/words/names.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { inALine, named } from "./understood.ts";

const names = readNames([
  ...named("customer", { trey: "Trey Research", alpine: "Alpine Ski House", litware: "Litware, Inc." }),
  ...named("person", { alex: "Alex Wilber", megan: "Megan Bowen" }),
]);

const meant = (text: string, more: { last?: string | undefined; says?: string; manager?: boolean } = {}) => {
  const { last, says = `show ${last}`, manager = false } = more;
  const earlier = last === undefined ? undefined : { customer: last, says };
  const said = { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", personal: true, manager };
  return understand({ ...said, earlier }, names);
};
const said = { isNamed: false, mentions: [], today: "2026-11-27", me: "alex", personal: true, manager: false };
const understood = (...asked: Parameters<typeof meant>): string => inALine(meant(...asked));

describe("a mail to a customer", () => {
  it.each([
    ["could you write me two lines I can send to Trey asking them to approve the admin relationship", "mail trey gdap"],
    ["write me a short mail to Trey asking them to approve the GDAP request, in a friendly tone", "mail trey gdap"],
    ["draft a mail to Trey's admin for the proof of execution", "mail trey proof"],
    [
      "Trey wants to know why we need their signature on that CPOR thing, got a text I can send them?",
      "mail trey proof",
    ],
    ["what do I write to Trey so that they give us Contributor?", "mail trey access"],
    ["can you prepare an email for Litware so they sign the proof?", "mail litware proof"],
    ["how do I ask Alpine Ski House to approve the delegated access?", "mail alpine gdap"],
    ["how do i get trey to sign the proof of execution", "mail trey proof"],
    ["GDAP link to send to Trey", "mail trey gdap"],
    ["I need the GDAP link for Alpine", "mail alpine gdap"],
    ["where do I get the GDAP invitation to send to Litware?", "mail litware gdap"],
    ["GDAP link to send", "mail gdap"],
    ["can I have the GDAP link for Alpine?", "mail alpine gdap"],
    ["what should I send Trey to sign?", "mail trey proof"],
    ["how should I word the GDAP request to Trey?", "mail trey gdap"],
    ["what's the best way to ask Alpine for a new GDAP", "mail alpine gdap"],
    ["give me a text for Litware, they need to give us Owner on their subscription", "mail litware access"],
    ["I need something I can send to Alpine to get them to accept the gdap", "mail alpine gdap"],
    ["put together an email template for Litware asking them for contributor access", "mail litware access"],
    ["could you put a short text together that I can send to Trey about the admin relationship?", "mail trey gdap"],
    ["do you have a template for the GDAP mail to Alpine?", "mail alpine gdap"],
    ["any wording I could use to ask Trey for their signature on the PoE?", "mail trey proof"],
    ["Need a couple of lines for Litware to get Owner on the subscription pls", "mail litware access"],
    ["template for asking alpine to approve gdap please", "mail alpine gdap"],
    ["email Trey about the admin relationship", "mail trey gdap"],
    ["can you send Trey an email about GDAP?", "mail trey gdap"],
    ["I'd like wording for an email asking Alpine to make us Contributor", "mail alpine access"],
    ["what should we tell Trey so they don't decline the CPOR claim?", "mail trey claim"],
    ["write a short mail to Trey explaining why we ask them to confirm us as partner", "mail trey claim"],
    [
      "a few friendly lines for Trey: why we ask for their consent to the association. Could you draft a mail?",
      "mail trey claim",
    ],
    ["compose a friendly reminder for Trey's admin: they still haven't approved our GDAP request", "mail trey gdap"],
    ["help me with the wording of an email to Litware? They'd have to give us Contributor", "mail litware access"],
    ["We lost the proof at Litware. Can you give me an email asking them to sign a new one?", "mail litware proof"],
    ["can you write to Trey and ask them to approve the GDAP?", "mail trey gdap"],
    ["I don't have access to Trey's subscription so I can't do the PAL. Who do I ask?", "mail trey access"],
    ["No access to Azure at Litware. How do I get it?", "mail litware access"],
    ["Has anyone sent Trey a mail? If not, draft one", "mail trey"],
    ["Has somebody written a mail to Trey yet? I need one", "mail trey"],
    // What it is to be about, the most urgent gap says.
    ["what should I write to Trey?", "mail trey"],
    ["write a mail to Trey", "mail trey"],
    ["draft an email to Trey about what's open", "mail trey"],
    // Of whom, the form asks; of whom nobody knows, the answer says so.
    ["draft a mail to the customer about gdap", "mail gdap"],
    ["please write the customer a mail", "mail"],
    ["draft a mail to Blue Yonder about GDAP", "mail Blue Yonder"],
    ["formulate a mail to Trey and Alpine about GDAP", "? mail trey gdap | mail alpine gdap"],
    ["could somebody draft a mail to Trey about the proof?", "mail trey proof"],
    ["can anyone write Trey a mail about GDAP?", "mail trey gdap"],
    ["draft a mail to Trey, no, Alpine, about GDAP", "mail alpine gdap"],
    ["Write to Trey? No, to Alpine, about GDAP.", "mail alpine gdap"],
    ["draft a mail to Trey about GDAP. Sorry, I meant Alpine.", "mail alpine gdap"],
  ])("%j is %s", (text, expected) => expect(understood(text)).toBe(expected));

  it.each([
    ["draft a mail to them about the proof", "mail trey proof"],
    ["what do I write to them?", "mail trey"],
    ["please write the customer a mail", "mail trey"],
    ["can you draft that mail for the GDAP request? they asked for it", "mail trey gdap"],
  ])("after its card %j is %s", (text, expected) => expect(understood(text, { last: "trey" })).toBe(expected));

  it("offers the second of two kinds beside the first", () => {
    const both = meant("prepare an email to Trey asking them to sign the proof and approve our GDAP request");
    expect(both).toMatchObject({ outcome: "run", says: "mail trey proof", also: [{ says: "mail trey gdap" }] });
  });

  it("is of the workloads that are meant", () => {
    const workloads = [
      { id: "intune", name: "Intune", called: "Intune" },
      { id: "teams", name: "Teams", called: "Teams" },
    ];
    const of = (text: string) => inALine(understand({ ...said, text, workloads }, names));
    expect(of("mail Trey about their claim for Intune and Teams")).toBe("mail trey claim intune teams");
    expect(of("mail Trey about their claim for Intune, not Teams")).toBe("mail trey claim intune");
    expect(of("draft a mail to Trey about the proof for Teams, but not for Intune")).toBe("mail trey proof teams");
  });

  it.each([
    ["draft a mail to Trey about GDAP and snooze it until Monday", "mail trey gdap", "snooze trey until 2026-11-30"],
    ["snooze Trey until Monday and draft a mail to them about GDAP", "snooze trey until 2026-11-30", "mail trey gdap"],
    ["write a mail to Trey about the proof, then give it to Megan", "mail trey proof", "assign trey to megan"],
  ])("is one wish of %j, and the other is offered", (text, says, other) => {
    const both = meant(text, { manager: true });
    const first = both.outcome === "ask" ? both.options[0]?.says : both.outcome === "run" ? both.says : undefined;
    expect(first).toBe(says);
    expect("also" in both && both.also?.map((one) => one.says)).toEqual([other]);
  });

  it("is to be sent by somebody, who gets no customer by it", () => {
    const mail = meant("Draft a mail to Trey about GDAP, and give it to Megan to send");
    expect(mail).toMatchObject({ outcome: "run", says: "mail trey gdap", left: ["give it to Megan to send"] });
    expect(mail).toMatchObject({ also: [] });
  });

  it("is one of two wishes", () => {
    expect(meant("assign Litware to Megan and draft a mail to Trey about GDAP", { manager: true })).toMatchObject({
      outcome: "ask",
      options: [{ says: "assign litware to megan" }],
      also: [{ says: "mail trey gdap" }],
    });
  });
});

it("is of a row that is pointed at, and of nobody talked of where somebody else is named", () => {
  const list = { filter: { by: "all" as const }, page: 1, pages: 1, customers: ["litware", "alpine"] };
  const said = {
    text: "draft a gdap mail for the second one",
    isNamed: false,
    mentions: [],
    today: "2026-11-27",
    me: "alex",
  };
  expect(inALine(understand({ ...said, earlier: { list } }, names))).toBe("mail alpine gdap");
  expect(understood("draft a mail to Blue Yonder about GDAP", { last: "trey" })).toBe("mail Blue Yonder");
  expect(understood("and for Alpine?", { last: "trey", says: "mail trey gdap" })).toBe("mail alpine gdap");
});

describe("what is written for nobody here", () => {
  it.each([
    ["write a message to Megan about Trey", true, ["ask trey", "show trey"]],
    ["write a message to Megan about Trey", false, ["show trey"]],
    ["draft a message to the owner of Trey about the open questions", true, ["ask trey", "show trey"]],
    ["write an email to Microsoft about the Trey claim", true, ["show trey"]],
    ["draft a mail to my boss about Trey's gdap", true, ["show trey"]],
    ["write me a mail to Trey about the invoice", true, ["mail trey", "show trey"]],
    ["write a mail asking Trey for access to their Power Platform", true, ["mail trey", "show trey"]],
    ["draft a plan for Trey", true, ["mail trey", "show trey"]],
  ])("%j, of a manager: %s, can't be done: %j", (text, manager, expected) => {
    const cant = meant(text, { manager });
    expect(cant).toMatchObject({ outcome: "talk", what: "cant", instead: expected.map((says) => ({ says })) });
  });

  it.each([
    "remind me on Tuesday to write a mail to Trey about GDAP",
    "did you send a mail to Trey about gdap?",
    "did you get an email from Trey about GDAP?",
    "Did anybody draft a mail to Trey about GDAP?",
    "do I need a mail from Trey for GDAP?",
    "send me an email when Trey approves",
    "give me a list of customers where GDAP ends",
    "show me the drafts at Trey",
    "give me the text of the claim at Trey",
    "give me the email address of Trey's admin",
    "do you have an email for Trey's admin",
    "will Trey get an email from Microsoft when I claim?",
    "I'm going to draft a mail to Trey about the proof",
    "ask Megan to write a mail to Trey about GDAP",
    "what do I do so that Trey gives us Contributor?",
    "the admin at Trey asks what exactly this partner id link lets us see. what do i tell him?",
    "Trey rang and wants to hear if we're sorted with microsoft, what can i tell them",
    "my boss thinks pal and cpor are two names for one thing, how do i tell him what's different",
    "they want proof of execution, what do i send them",
    "what do i tell the customer about pal",
    "is there a template for the proof of execution",
    "what do i need for the claim at Trey, a signed letter or is the po enough",
    "any drafts left among the claims at Trey",
    "make a note for Trey: they approve GDAP next week",
    "write me a note for Trey: call them about GDAP",
    "write a note to self about GDAP at Trey",
    "draft something about the reader role",
    "I don't have access to Trey's claims, who can I ask?",
    "no access to the Partner Center, who do I ask?",
    "what does the poe have to look like, is there a template",
    "Trey got the GDAP invitation from us last week",
    "I have the GDAP link for Trey",
  ])("%j asks for no text, whoever was talked of", (text) => {
    for (const last of [undefined, "trey"]) expect(JSON.stringify(meant(text, { last }))).not.toContain('"mail ');
  });
});
