/** Short true statements about association, for help cards: by topic, each with its source and the date of reading. */
import type { Day } from "../time/time.ts";

export type Statement = {
  /** One or two sentences. */
  text: string;
  /** The page or paper it was read in. */
  source: string;
  asOf: Day;
  /** Sources disagree, or the page is old: what to check before relying on it. */
  check?: string;
};

export type WhyTopic = {
  /** The word after `why`. */
  id: string;
  title: string;
  /** Other words that mean the topic. */
  aliases: readonly string[];
  /** A common misconception that this topic puts right, in the words of those who hold it. */
  misconception?: string;
  statements: readonly Statement[];
};

const oct2023 = "2023-10-23";

const claimIntro = "Microsoft: Customer associations introduction";
const claimManage = "Microsoft: Manage customer associations";
const claimIssues = "Microsoft: Customer association issues";
const claimCreate = "Microsoft: Create a customer association (CPOR)";
const palLink = "Microsoft: Link a Partner ID (PAL)";
const palCredit = "Microsoft: Roles and permissions required to receive partner earned credit";
const citadel = "Azure Citadel: Partner Admin Link";
const scores = "Microsoft: Solutions Partner designations";

/** Topics in the order to show them; the three misconceptions first. */
export const whyTopics: readonly WhyTopic[] = [
  {
    id: "csp",
    title: "Why associate when we sell through CSP?",
    aliases: ["reseller", "resell", "indirect"],
    misconception: "We are their CSP, so Microsoft knows that we are their partner.",
    statements: [
      {
        text:
          "CSP is a sales relationship. It counts for Azure, for Security, for Dynamics 365 and in part for Modern Work's " +
          "SMB track; not for its Enterprise track (over 300 paid seats), nor for usage of Power Platform.",
        source: scores,
        asOf: "2026-05-08",
      },
      {
        text:
          "Where you do the work, claim CPOR and link PAL. CPOR weighs more: full marks for Modern Work SMB usage " +
          "growth take 500 users by CPOR, 2,000 by CSP.",
        source: "Microsoft: Solutions Partner for Modern Work",
        asOf: "2026-05-08",
      },
      {
        text: "Azure you sell through CSP is attributed to you already, for every designation; PAL adds nothing there.",
        source: citadel,
        asOf: "2026-02-16",
      },
      {
        text: "Dynamics 365 bought through CSP cannot be claimed by Business Applications CPOR.",
        source: claimIssues,
        asOf: oct2023,
      },
    ],
  },
  {
    id: "access",
    title: "Why is admin access not enough?",
    aliases: ["gdap", "admin", "dap", "lighthouse", "permissions"],
    misconception: "We have admin access, so our work is attributed to us.",
    statements: [
      {
        text: "Admin access is not attribution. PAL needs three things: access, the link, and a role that counts.",
        source: palLink,
        asOf: oct2023,
      },
      {
        text: "GDAP gives access; it neither makes nor breaks PAL. Removing GDAP leaves Azure roles as they are.",
        source: "Microsoft: GDAP frequently asked questions",
        asOf: oct2023,
      },
      {
        text: "CSP delegated access (AOBO) cannot set PAL. Use a guest account or a service principal.",
        source: "microsoft/Partner-Center-PowerShell, issue 277",
        asOf: "2020-03-04",
      },
      {
        text: "Guest in many tenants: link in each. Lighthouse: link once, at home.",
        source: citadel,
        asOf: "2026-02-16",
      },
    ],
  },
  {
    id: "approval",
    title: "Does the customer have to approve?",
    aliases: ["consent", "customer", "notice", "decline", "signature"],
    misconception: "The customer has to approve it first, so we wait.",
    statements: [
      {
        text: "CPOR: the customer gets a notice and may decline. There is nothing to press and no reason to wait.",
        source: claimIntro,
        asOf: oct2023,
      },
      {
        text:
          "The paperwork is another matter: your proof of execution must carry the customer's acknowledgement, dated " +
          "within 12 months.",
        source: "Microsoft: CPOR proof of execution template",
        asOf: oct2023,
      },
      {
        text: "The customer can decline in the first 5 business days after approval; another page says at any time.",
        source: claimIntro,
        asOf: oct2023,
        check: "Microsoft's pages disagree.",
      },
      {
        text: "PAL needs no approval at all: whoever has access links; it changes no permission and shows no data.",
        source: palLink,
        asOf: oct2023,
      },
    ],
  },
  {
    id: "cpor",
    title: "What is CPOR?",
    aliases: ["claim", "claims", "workload", "workloads"],
    statements: [
      {
        text:
          "Claiming Partner of Record: you claim a workload at one customer's tenant (for Business Applications one " +
          "subscription), with proof, in Partner Center under Incentives > Customer claims.",
        source: claimCreate,
        asOf: oct2023,
      },
      {
        text: "One partner per workload; competing claims are decided on the freshest proof.",
        source: claimManage,
        asOf: oct2023,
      },
      {
        text: "An approved claim is not a paid claim: eligibility for incentives is decided apart.",
        source: claimManage,
        asOf: oct2023,
      },
      {
        text: "The best moment is right after the services agreement is signed.",
        source: "Microsoft: Claim Modern Work and Security usage",
        asOf: oct2023,
      },
    ],
  },
  {
    id: "deadlines",
    title: "Which clocks run?",
    aliases: ["dispute", "rejected", "partner action required", "clock", "clocks", "deadline"],
    statements: [
      {
        text: "Partner action required: 14 business days to answer, or the claim is rejected.",
        source: claimManage,
        asOf: oct2023,
      },
      { text: "Rejected: one dispute, within 30 days. After that, a new claim.", source: claimManage, asOf: oct2023 },
      {
        text: "Microsoft takes up to 5 business days to begin and up to 14 to review; longer with a competing claim.",
        source: claimManage,
        asOf: oct2023,
        check: "Microsoft's pages give different times for the review.",
      },
      {
        text: "A Business Applications claim ends with its subscription; the renewed ID needs a new claim.",
        source: claimIssues,
        asOf: oct2023,
      },
    ],
  },
  {
    id: "pal",
    title: "What is PAL?",
    aliases: ["link", "partner admin link", "engineer"],
    statements: [
      {
        text: "Partner Admin Link hangs on your identity, not on the subscription: each engineer, in each tenant.",
        source: citadel,
        asOf: "2026-02-16",
      },
      {
        text: "Nobody else can see your link, not even a colleague or the customer. So paste the proof.",
        source: palLink,
        asOf: oct2023,
      },
      {
        text: "When the person who linked leaves, attribution stops. Link everybody, and a service principal.",
        source: citadel,
        asOf: "2026-02-16",
      },
      {
        text: "Power Apps, Power Automate, Power BI and Customer Insights count by PAL of the account that owns the objects.",
        source: "Microsoft: Link a Partner ID to Power Platform and Dynamics Customer Insights accounts",
        asOf: "2025-12-29",
      },
    ],
  },
  {
    id: "roles",
    title: "Which Azure roles count?",
    aliases: ["role", "reader", "contributor", "owner", "pim"],
    statements: [
      {
        text: "Reader alone does not count, for credit nor for incentives. Writing roles count for credit.",
        source: palCredit,
        asOf: "2022-11-08",
      },
      {
        text: "Support Request Contributor is enough for credit; incentives want Owner or Contributor.",
        source: palCredit,
        asOf: "2022-11-08",
      },
      {
        text:
          "A role by PIM counts only in the hours it is active. Keep Reader with Support Request Contributor " +
          "permanently, and lift the rest by PIM.",
        source: citadel,
        asOf: "2026-02-16",
      },
    ],
  },
  {
    id: "partner-id",
    title: "Which Partner ID?",
    aliases: ["partner id", "location", "global", "mpn", "id"],
    statements: [
      {
        text: "Use the location Partner ID, never the global one. The first location ID is the global one plus 1.",
        source: palLink,
        asOf: oct2023,
      },
      {
        text: "A claim with the wrong Partner ID has to be made again, and eligibility can be lost.",
        source: claimIssues,
        asOf: oct2023,
      },
    ],
  },
  {
    id: "retroactive",
    title: "Can it be repaired later?",
    aliases: ["late", "past", "backdate"],
    statements: [
      { text: "Neither is retroactive. Late means lost.", source: claimIntro, asOf: oct2023 },
      {
        text: "Modern Work usage growth counts from the claim on; what grew before is not yours.",
        source: "Microsoft: Solutions Partner for Modern Work",
        asOf: oct2023,
      },
      {
        text: "PAL counts from the day the identity has the link and the role to the day it loses one of them.",
        source: citadel,
        asOf: "2026-02-16",
      },
    ],
  },
  {
    id: "refresh",
    title: "When does it show?",
    aliases: ["score", "scores", "report", "reports", "when"],
    statements: [
      {
        text: "Azure usage shows within about a week of linking.",
        source: "Microsoft: Incentives reconciliation frequently asked questions",
        asOf: oct2023,
      },
      { text: "Scores and new customers refresh by about the 20th of the month.", source: scores, asOf: oct2023 },
    ],
  },
];

/** The topic of that id, title or alias, in any capitalisation; undefined when there is none. */
export function findWhy(words: string): WhyTopic | undefined {
  const asked = words
    .trim()
    .toLowerCase()
    .replace(/(?<![?.!])[?.!]+$/, "");
  return whyTopics.find((topic) => topic.id === asked || topic.aliases.includes(asked));
}
