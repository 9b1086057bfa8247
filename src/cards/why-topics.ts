/**
 * What people most often get wrong about associations, as short true statements with their date and source.
 * Most of what Microsoft publishes was read in its version of October 2023: hence "as of" on every card.
 */

/** One thing that is so. */
type Statement = { says: string; source: string; asOf: string };

export type Topic = {
  /** The exact word after `why`. */
  word: string;
  /** Other words that mean it. */
  also: readonly string[];
  /** The answer in one line. */
  headline: string;
  statements: readonly Statement[];
  /** Topics to read next. */
  see: readonly string[];
};

const oct2023 = "October 2023";

export const whyTopics: readonly Topic[] = [
  {
    word: "association",
    also: ["it", "matters", "this", "associations"],
    headline: "Work that is not associated does not count",
    statements: [
      {
        says: "Usage and revenue count towards Solutions Partner designations, specializations and incentives only when the customer is associated with us: by a CPOR claim for Microsoft 365 and Business Applications, by PAL for Azure.",
        source: "Microsoft: Solutions Partner associations playbook",
        asOf: oct2023,
      },
      {
        says: "Neither counts backwards. What happened before the claim was approved or the link was made is lost.",
        source: "Azure Citadel: PAL theory; Microsoft: Modern Work and Security earnings",
        asOf: "February 2026",
      },
    ],
    see: ["cpor", "pal", "csp"],
  },
  {
    word: "cpor",
    also: ["claim", "claims"],
    headline: "CPOR claims the workloads we influence",
    statements: [
      {
        says: "One claim ties one of our location Partner IDs to one customer tenant and workload; for Business Applications, to one subscription. One partner per workload: competing claims are decided on the freshest proof.",
        source: "Microsoft: Submit a CPOR claim; Manage customer associations",
        asOf: oct2023,
      },
      {
        says: "Partner action required gives us 14 business days to answer. A rejected claim can be disputed once, within 30 days.",
        source: "Microsoft: Manage customer associations",
        asOf: oct2023,
      },
      {
        says: "An approved claim is not a paid claim: incentives have their own rules.",
        source: "Microsoft: Manage customer associations",
        asOf: oct2023,
      },
    ],
    see: ["approval", "dynamics", "pal"],
  },
  {
    word: "pal",
    also: ["link", "partner admin link"],
    headline: "PAL hangs on your identity, not on the subscription",
    statements: [
      {
        says: "Each engineer links in each customer's tenant; a guest in 30 tenants makes 30 links. With Azure Lighthouse, once, in our own tenant.",
        source: "Microsoft: Link a partner ID; Azure Citadel: PAL users, Lighthouse",
        asOf: "February 2026",
      },
      {
        says: "It ends with the identity: when the last linked person leaves, so does the credit. Link everyone and one service principal.",
        source: "Azure Citadel: PAL theory",
        asOf: "February 2026",
      },
      {
        says: "Nobody else can see your link, not even the customer. So paste what az managementpartner show prints: it is the proof.",
        source: "Microsoft: Link a partner ID for Azure performance (PAL or DPOR)",
        asOf: oct2023,
      },
    ],
    see: ["access", "partner-id", "csp"],
  },
  {
    word: "csp",
    also: ["reseller", "resale"],
    headline: "Selling through CSP is not enough for every designation",
    statements: [
      {
        says: "CSP is a sales relationship. It counts for the Azure designations and for Modern Work's SMB track, but not for Modern Work's Enterprise track and, in the 2023 text, not for Security.",
        source: "Microsoft: Solutions Partner for Modern Work, for Security; Customer eligibility",
        asOf: oct2023,
      },
      {
        says: "On an Azure subscription that we sell through CSP, PAL is usually optional.",
        source: "Azure Citadel: PAL theory",
        asOf: "February 2026",
      },
    ],
    see: ["cpor", "pal", "dynamics"],
  },
  {
    word: "access",
    also: ["admin", "gdap", "role", "roles", "reader"],
    headline: "Admin access is not attribution",
    statements: [
      {
        says: "PAL needs three things: access, the link, and a role that counts. GDAP gives access; it neither makes nor breaks PAL.",
        source: "Microsoft: GDAP frequently asked questions; Link a partner ID",
        asOf: oct2023,
      },
      {
        says: "Reader alone does not count. Support Request Contributor is on the list for partner earned credit; incentives want Owner or Contributor.",
        source: "Microsoft: Roles and permissions for partner earned credit; Reconciliation FAQ",
        asOf: oct2023,
      },
    ],
    see: ["pal", "csp"],
  },
  {
    word: "approval",
    also: ["consent", "notice", "proof", "customer"],
    headline: "The customer need not approve, but our proof needs their signature",
    statements: [
      {
        says: "The customer is told of a CPOR claim and may decline it. No approval in a portal is needed.",
        source: "Microsoft: Introduction to customer associations",
        asOf: oct2023,
      },
      {
        says: "The proof of execution must name the workload and the tenant ID and carry the customer's acknowledgement, dated within 12 months before we submit.",
        source: "Microsoft: CPOR proof of execution template",
        asOf: oct2023,
      },
    ],
    see: ["cpor", "association"],
  },
  {
    word: "partner-id",
    also: ["id", "partnerid", "location", "global", "mpn"],
    headline: "Use the location Partner ID, not the global one",
    statements: [
      {
        says: "A link or claim with the global ID, or with somebody else's, does not count for us. The first location ID is the global one plus one.",
        source: "Microsoft: Link a partner ID for Azure performance (PAL or DPOR); Azure Citadel: PAL theory",
        asOf: "February 2026",
      },
    ],
    see: ["pal", "cpor"],
  },
  {
    word: "dynamics",
    also: ["d365", "business applications", "power platform", "power"],
    headline: "Dynamics bought through CSP cannot be claimed; Power Platform counts by PAL",
    statements: [
      {
        says: "CPOR for Business Applications exists only where the customer bought through Volume Licensing or Web Direct.",
        source: "Microsoft: Customer association issues",
        asOf: oct2023,
      },
      {
        says: "Power Apps, Power Automate, Power BI and Customer Insights are credited by PAL of the account that owns the objects.",
        source: "Microsoft: Link a partner ID to Power Platform and Dynamics Customer Insights accounts",
        asOf: "December 2025",
      },
      {
        says: "A claim is bound to the subscription. When that ends, its successor has a new ID and needs a new claim.",
        source: "Microsoft: Customer association issues",
        asOf: oct2023,
      },
    ],
    see: ["cpor", "pal"],
  },
  {
    word: "wait",
    also: ["when", "report", "scores", "refresh"],
    headline: "It shows within days or weeks, not at once",
    statements: [
      {
        says: "Azure usage shows within about a week of linking. Partner capability scores and new customers are refreshed by about the 20th of each month.",
        source: "Microsoft: Reconciliation FAQ; Insights known issues",
        asOf: oct2023,
      },
    ],
    see: ["pal", "association"],
  },
];

/** The topic of a word; undefined when there is none. */
export function findTopic(word: string): Topic | undefined {
  const wanted = word.trim().toLowerCase();
  return whyTopics.find((topic) => topic.word === wanted || topic.also.includes(wanted));
}
