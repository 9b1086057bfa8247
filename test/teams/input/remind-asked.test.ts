/** Sentences in which a manager has owners reminded: of which list, whom, and what they are to be told. */
import { describe, expect, it } from "vitest";
import type { About } from "../../../src/teams/turn.ts";
import { remindAsked } from "../../../src/teams/input/remind-asked.ts";
import { customerNames } from "../../../src/teams/input/words/customer-names.ts";
import { bothNames, readNames } from "../../../src/teams/input/words/names.ts";
import { aCustomer } from "../../domain/customers.ts";
import { named } from "./understood.ts";

const people = { megan: "Megan Bowen", isaiah: "Isaiah Langer", adele: "Adele Vance" };
const customers = [
  aCustomer({ id: "contoso", name: "Contoso Ltd." }),
  aCustomer({ id: "trey", name: "Trey Research" }),
];
const names = bothNames(customerNames(customers), readNames(named("person", people)));

/** `<list> to <whom> but <whom>: <line>`, then what was left out or could not be gone by; empty where it is no such wish. */
function read(text: string, more: { earlier?: About; workloads?: { id: string; name: string }[] } = {}): string {
  const said = { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", personal: true, manager: true };
  const asked = remindAsked({ ...said, ...more }, names);
  if (asked === undefined) return "";
  const { list = "?", people: to, except, line, when, missed, left } = asked;
  return [
    list,
    ...(to.length === 0 ? [] : [`to ${to.join()}`]),
    ...(except.length === 0 ? [] : [`but ${except.join()}`]),
    ...(line === undefined ? [] : [`: ${line}`]),
    ...when.map((words) => `[when ${words}]`),
    ...missed.map((words) => `[not by ${words}]`),
    ...left.map((words) => `[left ${words}]`),
  ].join(" ");
}

describe("which list", () => {
  it.each([
    ["please nudge everyone who has GDAP running out in the next 30 days", "gdap until 2026-12-27"],
    ["can you nudge everyone who has something overdue", "gaps overdue"],
    ["remind everybody who still has critical gaps", "gaps critical"],
    ["chase the owners of rejected claims", "claims rejected"],
    ["ping all owners with something overdue", "gaps overdue"],
    ["chase up everyone whose claims were rejected", "claims rejected"],
    ["get onto whoever still has onboarding gaps", "gaps onboarding"],
    ["poke those with deadlines before Christmas", "gaps ending 2026-12-25"],
    ["remind all owners about PAL", "gaps pal"],
    ["remind the owners of customers with GDAP ending before January", "gdap until 2027-01-01"],
    ["could you chase the rejected claims?", "claims rejected"],
    ["chase up overdue claims please", "gaps overdue cpor"],
    ["remind everyone who is late", "gaps overdue"],
    ["chase everyone who is behind on onboarding", "gaps overdue onboarding"],
    ["get after whoever hasn't linked PAL yet", "gaps customers no-link"],
    ["remind everybody who has no PAL yet", "gaps customers no-link"],
    ["nudge those who haven't finished onboarding", "gaps customers no-onboarding"],
    ["remind everyone with missing claims", "gaps cpor unclaimed"],
    ["remind everyone about their claims", "gaps cpor"],
    ["nudge everyone with high or critical PAL gaps", "gaps high critical pal"],
    ["remind owners with new gaps", "gaps new"],
    ["remind everyone with open gaps", "gaps all"],
    ["write to everyone who has overdue onboarding", "gaps overdue onboarding"],
    ["We have our review on Thursday, so please nudge everyone who has something overdue", "gaps overdue"],
    ["show me the critical gaps and nudge the owners", "gaps critical"],
    ["Which claims were rejected? Chase the owners please", "claims rejected"],
    ["Who has something overdue? Remind them all", "gaps overdue"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));

  it("is of a workload", () =>
    expect(read("nudge everyone with rejected Intune claims", { workloads: [{ id: "intune", name: "Intune" }] })).toBe(
      "claims rejected intune",
    ));
});

describe("however it is said", () => {
  it.each([
    "give everyone with PAL gaps a push",
    "send a reminder to everyone with PAL gaps",
    "send everyone with PAL gaps a friendly reminder",
    "drop all owners with PAL gaps a note",
    "make sure everyone with PAL gaps gets a reminder",
    "can everyone with PAL gaps be reminded?",
    "I'd like everyone with PAL gaps to be nudged",
    "everyone with PAL gaps needs a nudge",
    "have everyone with PAL gaps reminded",
    "everyone with PAL gaps has to be reminded",
    "please get everyone with PAL gaps nudged",
    "follow up with everyone who has PAL gaps",
    "Hi, could you please prod everyone with PAL gaps? Thanks!",
  ])("%s", (text) => expect(read(text)).toBe("gaps pal"));
});

describe("whom, and what is to be said", () => {
  it.each([
    ["nudge Isaiah about his PAL links", "gaps pal to isaiah"],
    ["remind Isaiah and Adele about their claims", "gaps cpor to isaiah,adele"],
    ["chase Adele about her critical gaps", "gaps critical to adele"],
    ["chase Isaiah's overdue gaps", "gaps overdue to isaiah"],
    ["chase Isaiah up on his rejected claims", "claims rejected to isaiah"],
    ["could you poke Isaiah? His PAL links are overdue", "gaps pal overdue to isaiah"],
    ["nudge everyone except Isaiah about PAL", "gaps pal but isaiah"],
    ["remind all owners except Isaiah and Adele who have PAL gaps", "gaps pal but isaiah,adele"],
    ["remind everyone with PAL gaps, but leave Isaiah out", "gaps pal but isaiah"],
    [
      "Please remind every owner with an outstanding PAL link that I expect it to be done by Friday 4 December",
      "gaps pal : I expect it to be done by Friday 4 December",
    ],
    ["remind everyone with critical gaps by Friday", "gaps critical : Please have it done by Fri 4 Dec"],
    ["remind everyone to link PAL by Friday", "gaps pal : Please link PAL by Friday"],
    ["remind Isaiah to update his claims by Tuesday", "gaps cpor to isaiah : Please update your claims by Tuesday"],
    ["remind all owners that PAL must be done by Friday", "gaps pal : PAL must be done by Friday"],
    [
      "remind Isaiah that his rejected claims must be disputed",
      "claims rejected to isaiah : Your rejected claims must be disputed",
    ],
    ["nudge everyone with deadlines this week: please hurry", "gaps ending : Please hurry"],
    ["nudge all owners with gaps due by 18 December", "gaps ending 2026-12-18"],
    [
      "Please remind everyone with critical gaps. I expect them to be closed by Friday.",
      "gaps critical : I expect them to be closed by Friday",
    ],
    ["ask everyone with critical gaps to close them by Friday", "gaps critical : Please close them by Friday"],
    ["remind Isaiah about PAL on Friday", "gaps pal to isaiah [when on Friday]"],
    [
      "If they haven't linked it by Friday, remind everyone with PAL gaps",
      "gaps pal [when If they haven't linked it by Friday]",
    ],
    ["Nudge everyone with something overdue and show me Contoso Ltd.", "gaps overdue [left show me Contoso Ltd.]"],
    ["nudge everyone with purple gaps", "? [not by with purple gaps]"],
    ["remind all owners that lunch is at noon", "? : Lunch is at noon [not by Lunch is at noon]"],
    [
      "nudge everyone whose PAL is missing or whose claims were rejected",
      "gaps pal [not by whose claims were rejected]",
    ],
    ["nudge everyone with something overdue, critical first", "gaps overdue"],
    ["remind everyone about PAL. Not Adele.", "gaps pal but adele"],
    ["remind everyone about PAL. Adele is away, leave her out.", "gaps pal but adele"],
    ["remind everyone about PAL. Please don't bother Isaiah and Adele", "gaps pal but isaiah,adele"],
    ["Leave Isaiah alone. Remind the others about PAL.", "gaps pal but isaiah"],
    ["remind everyone about PAL. Isaiah doesn't need one.", "gaps pal but isaiah"],
    ["remind everyone about PAL, not Isaiah though", "gaps pal but isaiah"],
    ["remind everyone about PAL, Adele is away, so leave her out", "gaps pal but adele"],
    ["remind everyone about PAL - no need for Isaiah", "gaps pal but isaiah"],
    ["remind everyone about PAL. Everyone except Adele, that is.", "gaps pal but adele"],
    ["remind everyone about PAL. Adele and Isaiah can be left out.", "gaps pal but adele,isaiah"],
    ["remind everyone about PAL. Isaiah has already done his.", "gaps pal [left Isaiah has already done his]"],
    ["remind everyone about PAL. Don't send it today!", "gaps pal [left Don't send it today]"],
    ["remind everyone about PAL. Thanks, Megan!", "gaps pal"],
    [
      "remind everyone that the claims team is closed on Friday",
      "? : The claims team is closed on Friday [not by The claims team is closed on Friday]",
    ],
    [
      "remind everyone that their expense claims are due",
      "? : Your expense claims are due [not by Your expense claims are due]",
    ],
    ["remind everyone to come to the PAL workshop", "? [not by to come to the PAL workshop]"],
    [
      "remind everyone that PAL must be linked by Friday, and export the list",
      "gaps pal : PAL must be linked by Friday [left export the list]",
    ],
    [
      "remind everyone to link PAL by Friday and show me the critical gaps",
      "gaps pal : Please link PAL by Friday [left show me the critical gaps]",
    ],
    ["remind everyone to link PAL, and remind me on Friday", "gaps pal : Please link PAL [left remind me on Friday]"],
    [
      "remind everyone to check their claims and send me the proofs by Friday",
      "gaps cpor : Please check your claims and send me the proofs by Friday",
    ],
    ["remind everyone about PAL, tell them I need it by Friday", "gaps pal : I need it by Friday"],
    ["remind everyone who isn't on holiday about PAL", "gaps pal [not by who isn't on holiday]"],
    ["nudge owners in the Delft office about PAL", "gaps pal [not by in the Delft office about PAL]"],
    ["remind everyone about PAL who is in the office", "gaps pal [not by who is in the office]"],
    ["remind everyone except managers about PAL", "gaps pal [not by except managers]"],
    ["remind everyone about PAL except those who are on holiday", "gaps pal [not by except those who are on holiday]"],
    ["remind only Isaiah about PAL", "gaps pal to isaiah"],
    ["remind Isaiah about PAL. And Adele too.", "gaps pal to isaiah [left And Adele too]"],
    ["remind everyone about PAL. Trey is fine.", "gaps pal [left Trey is fine]"],
    ["By Friday, remind everyone about PAL", "gaps pal : Please have it done by Fri 4 Dec"],
    ["before Friday's meeting, remind everyone about PAL", "gaps pal"],
    ["Tomorrow, please nudge everyone about PAL", "gaps pal [when Tomorrow]"],
    // Who isn't to be forgotten is reminded as well.
    ["remind everyone about PAL. Don't leave out Isaiah.", "gaps pal"],
    ["remind everyone about PAL. Do not skip Isaiah this time!", "gaps pal"],
    ["remind everyone about PAL, don't skip Isaiah", "gaps pal"],
    ["remind everyone about PAL. Isaiah can be excused, Adele can't.", "gaps pal but isaiah"],
    ["remind everyone about PAL. Adele is away. Leave her out.", "gaps pal but adele [left Adele is away]"],
    ["Adele is on leave, so remind everyone but her about PAL", "gaps pal but adele"],
    [
      "remind everyone who still has no PAL except Isaiah and the two managers",
      "gaps customers no-link but isaiah [not by and the two managers]",
    ],
    ["remind everyone about PAL, Megan excepted", "gaps pal but megan"],
    ["remind everyone about PAL, especially Isaiah", "gaps pal"],
    ["remind everyone about PAL - Isaiah included", "gaps pal"],
    ["remind Adele about PAL, and Isaiah too", "gaps pal to adele,isaiah"],
    ["remind everyone about PAL, thanks Megan", "gaps pal"],
    [
      "remind only those who own more than five customers about PAL",
      "gaps pal [not by who own more than five customers]",
    ],
    ["remind the owners with the most gaps", "gaps urgent [not by with the most gaps]"],
    ["who covers for Isaiah? remind them about PAL", "gaps pal [not by who covers for Isaiah]"],
    ["remind everyone about PAL. I'm away from Monday.", "gaps pal [left I'm away from Monday]"],
    [
      "Megan covers Trey until the 11th. Remind everyone about PAL.",
      "gaps pal [left Megan covers Trey until the 11th]",
    ],
    ["We meet tomorrow, please nudge everyone about PAL", "gaps pal"],
    ["remind everyone about CPOR every Monday", "gaps cpor [when every Monday]"],
    ["remind everyone about PAL and CPOR", "gaps cpor pal"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("a list that was shown", () => {
  const list = { page: 1, customers: ["contoso"] };
  it.each<[string, string, About]>([
    ["nudge them", "gaps critical", { list: { ...list, filter: { by: "critical" } } }],
    ["chase the owners", "claims rejected", { list: { ...list, claims: "claims rejected" } }],
    ["remind them please", "gdap until 2027-01-01", { says: "gdap until 2027-01-01" }],
    ["nudge Isaiah about these", "gaps pal to isaiah", { list: { ...list, filter: { by: "topic", topic: "pal" } } }],
    ["nudge Isaiah about his", "claims rejected to isaiah", { list: { ...list, claims: "claims rejected" } }],
    ["remind Adele of her own ones", "gaps critical to adele", { list: { ...list, filter: { by: "critical" } } }],
    ["nudge them", "", { list: { ...list, filter: { by: "waiting" } } }],
    ["nudge them", "", { list: { ...list, filter: { by: "all" } } }],
    ["nudge them", "", {}],
  ])("%s: %s", (text, expected, earlier) => expect(read(text, { earlier })).toBe(expected));
});

it.each([
  "nudge everyone",
  "Who hasn't answered yet? Remind them all",
  "remind everybody who hasn't answered",
  "remind everyone to answer their questions",
  "remind Adele about Trey",
  "remind Isaiah",
  "don't remind everyone with critical gaps",
  "should I remind everyone with critical gaps?",
  "will everyone with critical gaps be reminded?",
  "has everyone with critical gaps been reminded?",
  "did you remind everyone with critical gaps?",
  "I reminded everyone with critical gaps yesterday",
  "Adele reminded everyone about PAL already",
  "Isaiah and Adele nudged all owners about PAL last week",
  "Isaiah got reminded about PAL",
  "Isaiah shouldn't be nudged about PAL any more",
  "Isaiah doesn't need to be reminded about PAL",
  "everyone has been reminded about PAL",
  "everyone nudged me about PAL",
  "I'll nudge everyone with PAL gaps myself",
  "remind me about PAL on Friday",
  "nudge Isaiah, but not about PAL",
  "remind Isaiah's deputy about PAL",
  "remind Megan of her overdue gaps and Adele of her claims",
  "ask Isaiah to link PAL",
  "get everyone with critical gaps",
  "who has something overdue?",
])("is no such wish: %s", (text) => expect(read(text)).toBe(""));
