/** Texts to send to a customer: what is filled in, and what stays in brackets because nobody here can know it. */
import { describe, expect, it } from "vitest";
import { customerView } from "../../../src/cards/customer/customer.ts";
import { mailNotice, mailOf, type MailFacts } from "../../../src/cards/customer/mail.ts";
import { mailKinds, type MailKind } from "../../../src/domain/gaps/mail.ts";
import { noticeCard } from "../../../src/cards/kit/notice.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import type { Gap } from "../../../src/domain/catalogue/gap-codes.ts";
import { readLimits } from "../../../src/limits.ts";
import { readCatalogue } from "../../../src/workloads.ts";
import * as facts from "../facts.ts";

const { aClaim, aGap, anIdentity, aSubscription, contoso, reader } = facts;

const about = (customer: Customer, gaps: readonly Gap[] = [], more: Partial<MailFacts> = {}): MailFacts => ({
  customer,
  gaps,
  sender: "Patti Fernandez",
  reader,
  catalogue: readCatalogue(),
  proof: readLimits().proof,
  partnerIds: ["4911112"],
  ...more,
});

const whole = (kind: MailKind, made: MailFacts): string => {
  const { subject, body } = mailOf(kind, made);
  return [subject, ...body].join("\n");
};
const blanks = (text: string): readonly string[] => [...new Set(text.match(/\[[^\]]+\]/g))].toSorted();

const production = aSubscription(1041, { name: "Production" });
const known: Customer = {
  ...contoso,
  domain: "contosoltd.onmicrosoft.com",
  claims: [
    aClaim("teams", { status: "Not started" }),
    aClaim("exchange", { status: "Approved" }),
    aClaim("sales", { status: "Draft", area: "Business Applications", subscription: "SUB-7", partnerId: "4911115" }),
  ],
  subscriptions: [production, aSubscription(9, { endedOn: "2026-10-01" })],
  identities: [
    {
      ...anIdentity("Guest of ours"),
      roles: [{ subscription: "*", role: "Reader", permanence: "permanent" }],
    },
  ],
};
const ofTeams = aGap(known, "C01", { item: "teams" });
const ofSales = aGap(known, "C02", { item: "sales" });
const ofReader = aGap(known, "P03", { item: production.id });

describe("every kind", () => {
  it.each(mailKinds)("%s opens and ends as a mail, and has a subject of its own", (kind) => {
    const { subject, body } = mailOf(kind, about(known));
    expect(subject).not.toMatch(/[[\]]/);
    expect(body.slice(0, 2)).toEqual(["Hi [name],", ""]);
    expect(body.slice(-2)).toEqual(["Many thanks,", "Patti Fernandez"]);
    expect(body.filter((line) => line.length > 140)).toEqual([]);
  });
});

describe("what is recorded is filled in", () => {
  it.each<[string, MailKind, MailFacts, readonly string[], readonly string[]]>([
    [
      "the request, with the day on which access ends",
      "gdap",
      about({ ...known, gdap: { status: "active", endsOn: "2026-12-11", autoExtends: false, needed: true } }),
      [
        "Our delegated admin access (GDAP) ends on 11 December, so we've made a new request.",
        "Global Administrator of Contoso Ltd.",
        contoso.id,
      ],
      ["[link from the request in Partner Center]", "[name]"],
    ],
    [
      "the request, where access is over",
      "gdap",
      about({ ...known, gdap: { status: "expired", endsOn: "2026-11-02", autoExtends: false, needed: true } }),
      ["Our delegated admin access (GDAP) ended on 2 November, so"],
      ["[link from the request in Partner Center]", "[name]"],
    ],
    [
      "the proof of the claim that is open",
      "proof",
      about(known, [ofTeams]),
      [
        "for Teams?",
        "- Customer: Contoso Ltd., contosoltd.onmicrosoft.com",
        `- Tenant ID: ${contoso.id}`,
        "- Workload: Teams",
      ],
      ["[name]", "[our company]"],
    ],
    [
      "the proof of several, one with its subscription, and their own Partner ID",
      "proof",
      about(known, [ofTeams, ofSales]),
      ["for Teams and Dynamics 365 Sales?", "Partner ID 4911115", "- Subscription: SUB-7", "for 12 months."],
      ["[name]", "[our company]"],
    ],
    [
      "the proof of a workload that is named, though nobody recorded a claim of it",
      "proof",
      about(known, [ofTeams], { workloads: ["intune"] }),
      ["for Intune?", "- Workload: Intune", "Partner ID 4911112"],
      ["[name]", "[our company]"],
    ],
    [
      "the proof where nothing is known",
      "proof",
      about({ ...known, domain: undefined, claims: [] } as unknown as Customer, [], { partnerIds: ["1", "2"] }),
      [contoso.id],
      ["[name]", "[our Partner ID]", "[our company]", "[workload]", "[your domain]"],
    ],
    [
      "the role, with the lesser one that is there, and without what has ended",
      "access",
      about(known, [ofReader]),
      [
        "the Contributor or Owner role on this Azure subscription?",
        `- Production (${production.id})`,
        "With the Reader role that it has now",
        "Partner ID 4911112",
      ],
      ["[account]", "[name]"],
    ],
    [
      "the role that is active for hours",
      "access",
      about({ ...known, identities: [] }, [aGap(known, "P04", { item: production.id })]),
      ["Please assign it permanently", "on this Azure subscription?"],
      ["[account]", "[name]"],
    ],
    [
      "the role where no subscription is known",
      "access",
      about({ ...known, identities: [], subscriptions: [] }),
      [contoso.id],
      ["[account]", "[name]", "[subscription]"],
    ],
    [
      "the notice of a claim",
      "claim",
      about(known, [aGap(known, "C07", { item: "exchange", severity: "info" })]),
      ["works with you on Exchange Online, or already has", "there's nothing to approve"],
      ["[name]", "[our company]"],
    ],
    [
      "the notice that was declined",
      "claim",
      about({ ...known, claims: [aClaim("teams", { status: "Rejected", reason: "Customer declined" })] }),
      ["Contoso Ltd. declined our association for Teams.", "we'd claim it again"],
      ["[name]"],
    ],
  ])("%s", (_, kind, made, has, left) => {
    const text = whole(kind, made);
    for (const one of has) expect(text).toContain(one);
    expect(blanks(text)).toEqual(left);
  });
});

it.each([
  ["A01", ["Draft a mail"]],
  ["P03", ["Draft a mail"]],
  ["P01", []],
] as const)("the customer's card has a button for it where %s is the top gap: %j", (code, expected) => {
  const gaps = [aGap(known, code, { item: production.id })];
  const view = customerView(
    facts.withItems({ customer: { ...known, owner: facts.megan }, gaps, names: facts.names, reader, manager: false }),
  );
  expect(view.buttons.flatMap(({ title }) => (title === "Draft a mail" ? title : []))).toEqual(expected);
});

describe("the card", () => {
  const titlesOf = ({ next = [] }: ReturnType<typeof mailNotice>) => next.map(({ title }) => title);

  it("is of the top gap's kind where nobody said one, says why, and has the others beneath, first those that fit", () => {
    const made = mailNotice(about(known, [ofReader, ofTeams]));
    expect(made.headline).toBe("Mail to Contoso Ltd.: Azure access");
    expect(made.says).toContain(`I chose it by what's open there: ${ofReader.what}.`);
    expect(titlesOf(made)).toEqual(["Proof of execution", "GDAP request", "Notice of a claim", "Show customer"]);
  });

  it("asks what it is about where nothing open tells", () => {
    const made = mailNotice(about(known));
    expect(made.copied).toBeUndefined();
    expect(titlesOf(made)).toEqual(["GDAP request", "Proof of execution", "Azure access", "Notice of a claim"]);
  });

  it("says of a kind that was asked for that nothing seems to need it, or how far access goes", () => {
    const gdap = { status: "active", endsOn: "2027-12-20", autoExtends: true, needed: true };
    expect(mailNotice(about(known, [], { kind: "proof" })).says).toContain(
      "As far as I know, nothing is open there that needs it.",
    );
    expect(mailNotice(about({ ...known, gdap }, [], { kind: "gdap" })).says).toContain(
      "As far as I know, GDAP there is active until 20 Dec 2027, extends automatically.",
    );
    expect(titlesOf(mailNotice(about(known, [], { kind: "proof" })))).toEqual(["Show customer"]);
  });

  it("keeps the lines of the text in its block, and nothing in a name makes another line, a mention or markup", () => {
    const awkward = { ...known, name: "Con\ntoso <at>Megan</at> *Ltd.*" };
    const card = JSON.stringify(noticeCard(mailNotice(about(awkward, [], { kind: "gdap" }))));
    expect(card).toContain("Hi [name],\\n\\nTo go on helping you");
    expect(card).toContain("Global Administrator of Con toso ‹at>Megan‹/at> *Ltd.* please");
    expect(card).toContain(String.raw`Con toso \\<at\\>Megan\\</at\\> \\*Ltd.\\* please`);
  });
});
