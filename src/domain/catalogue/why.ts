/**
 * Short true statements about association, for help cards: by topic, each with its page and the day it was read. What
 * it is worth comes first, in money and standing; then the rule.
 */
import type { Day } from "../time/time.ts";
import { addMonths } from "../time/calendar.ts";
import { basisOf } from "./attribution-words.ts";
import { bothSecurityAndModernWork, claimsToMake } from "./claim-guide.ts";
import { designations } from "./gap-codes.ts";
import { howToTopics } from "./how-to.ts";
import { limitWords } from "./limits.ts";
import { pageOf } from "./pages.ts";
import type { Statement, WhyTopic } from "./statement.ts";

/** Who approves delegated access. */
export const gdapApprover =
  "A GDAP request is approved by a Global Administrator of the customer, by the link in the invitation.";

/** Who signs a proof of execution. */
export const proofSigner = "Somebody at the customer signs the proof, with their name, title and the date.";

/** What else it takes where there is delegated access. */
export const gdapIsAccess =
  "GDAP is only access, and earns no credit by itself: that takes PAL for Azure and a CPOR claim for other workloads, unless our own sale counts.";

export const whatGdapIs =
  "GDAP (granular delegated admin privileges) is how you work in a customer's tenant: in roles that the customer approves, for two years at most.";

/** What it is all for first, then the three misconceptions. */
const ruleTopics: readonly WhyTopic[] = [
  {
    id: "designations",
    title: "What's it all for? The designations",
    aliases: ["designation", "solutions partner", "points", "standing", "specialization", "specializations"],
    worth: [
      {
        text:
          "A Solutions Partner designation takes 70 of 100 points, with some in each metric. What you win and " +
          "what your customers use counts only where it is associated with you.",
        page: "playbook",
      },
      {
        text:
          "One qualifying day in this month or the five before is enough to enroll or renew: a gap closed today can " +
          "decide a renewal.",
        page: "score",
      },
    ],
    rules: [
      {
        text: ({ attribution }) => `Modern Work. ${basisOf("Modern Work", attribution).join(". ")}.`,
        page: "modern-work",
      },
      { text: ({ attribution }) => `Security. ${basisOf("Security", attribution).join(". ")}.`, page: "security" },
      {
        text: ({ attribution }) =>
          `${designations.filter((one) => basisOf(one, attribution).join() === basisOf("Infrastructure", attribution).join()).join(", ")}. ` +
          `${basisOf("Infrastructure", attribution).join(". ")}.`,
        page: "azure",
      },
      {
        text: ({ attribution }) =>
          `Business Applications. ${basisOf("Business Applications", attribution).join(". ")}.`,
        page: "business",
      },
    ],
  },
  {
    id: "incentives",
    title: "What does Microsoft pay for it?",
    aliases: ["incentive", "money", "paid", "earnings", "rebate", "mci"],
    worth: [
      {
        text: "Usage incentives are earned from the day a claim is approved; a month's earnings show by the 16th of the next.",
        page: "earnings-usage",
        check: "I found nothing on whether this incentive continues in Microsoft's fiscal year 2027.",
      },
      {
        text:
          "For CSP incentives, a direct bill partner needs a designation in that area; an indirect reseller needs one, or " +
          "25 points towards it. So associations matter below 70 points, too.",
        page: "csp-eligibility",
        check: "Reported for Microsoft's fiscal year 2026.",
      },
      {
        text: "Since January 2026 most partner-led incentives require a designation.",
        page: "incentives-2026",
        check: "One source says so; Microsoft's own guide is not public.",
      },
    ],
    rules: [
      {
        text: "An approved claim is not a paid claim: eligibility for incentives is decided separately.",
        page: "manage-claims",
      },
      {
        text: "Azure incentives through PAL need the role Owner or Contributor; earned credit also accepts the others on Microsoft's list.",
        page: "reconciliation",
        check: "No page says which roles count for designations; I use the list for earned credit.",
      },
      {
        text: "Where another partner sells the Azure through CSP, Azure incentives through PAL are not paid; for designations, PAL still counts.",
        page: "pal-csp",
        check: "A Microsoft employee's answer in a forum, some years old.",
      },
      {
        text: "What is associated but earns nothing is in the report Ineligible revenue usage, with the reason. Send me that report.",
        page: "ineligible",
      },
    ],
  },
  {
    id: "csp",
    title: "Why associate when we sell through CSP?",
    aliases: ["reseller", "resell", "indirect"],
    misconception: "We are their CSP, so Microsoft knows that we are their partner.",
    worth: [
      {
        text: "Azure that you sell through CSP counts in full through the sale: PAL adds no designation points while you sell it.",
        page: "azure",
      },
      {
        text: "For Security your sale counts in full as well: neither a claim nor PAL adds anything.",
        page: "security",
      },
      {
        text:
          "For Modern Work it counts from 11 to 300 paid seats only: for new customers as much as a claim, for usage growth " +
          "less. Full marks there take 2,000 active users by CSP, 500 by CPOR.",
        page: "modern-work",
      },
      {
        text:
          "For Business Applications it counts in full, but not for usage of Power Platform and Customer Insights, " +
          "where only PAL does.",
        page: "business",
      },
    ],
    rules: [
      {
        text: "When the customer moves to another seller, the credit goes along. PAL keeps yours where you still do the work.",
        page: "citadel",
      },
      {
        text: "Earned credit is about money: on Azure plans, a direct bill partner or an indirect provider gets it for access with a role that counts for the entire day. Access by AOBO earns it without PAL.",
        page: "pec-access",
        check: "Who earns it, and by which access, was read in a copy of October 2023.",
      },
      {
        text: "Azure incentives through PAL are not paid while another partner sells the Azure through CSP.",
        page: "pal-csp",
        check: "A Microsoft employee's answer in a forum, some years old.",
      },
      {
        text: "Dynamics 365 bought through CSP cannot be claimed by Business Applications CPOR.",
        page: "claim-issues",
      },
    ],
  },
  {
    id: "access",
    title: "Why is admin access not enough?",
    aliases: ["gdap", "admin", "dap", "lighthouse", "permissions"],
    misconception: "We have admin access, so our work is attributed to us.",
    worth: [
      {
        text: "Admin access earns no designation points by itself: two years of work with it, without an association (PAL, CPOR, a sale of yours, an old DPOR), count for nobody.",
        page: "pal",
      },
    ],
    rules: [
      {
        text: whatGdapIs,
        page: "gdap",
      },
      {
        text: "PAL needs three things: access, the link, and a role that counts.",
        page: "pal",
      },
      {
        text: "Earned credit is about money: on Azure plans, a direct bill partner or an indirect provider gets it for access with a role that counts for the entire day. Access by AOBO earns it without PAL.",
        page: "pec-access",
        check: "Who earns it, and by which access, was read in a copy of October 2023.",
      },
      {
        text: "GDAP gives access; it neither makes nor breaks PAL. Removing GDAP leaves Azure roles as they are.",
        page: "gdap",
      },
      {
        text: gdapApprover,
        page: "gdap-approval",
      },
      {
        text: "CSP delegated access (AOBO) cannot set PAL. Use a guest account or a service principal.",
        page: "aobo",
      },
      {
        text: "Guest in many tenants: link in each. A managed service from the Marketplace needs no link.",
        page: "citadel",
      },
      {
        text: "Lighthouse: link once, at home, best a service principal. Its role comes with each customer's delegation, and has to be a permanent one that counts.",
        page: "lighthouse",
      },
    ],
  },
  {
    id: "access-ends",
    title: "What if delegated access (GDAP) ends?",
    aliases: ["access ends", "gdap ends", "gdap expires", "gdap expired", "no gdap"],
    worth: [
      {
        text: "Once GDAP ends, you can't work in their tenant until they approve a new request. It neither makes nor breaks PAL, and Azure roles stay as they are.",
        page: "gdap",
      },
    ],
    rules: [
      { text: gdapApprover, page: "gdap-approval" },
      {
        text: (_, { gdapFirst, gdapSecond, gdapLast }) =>
          `Microsoft writes to you ${limitWords(gdapFirst)}, ${limitWords(gdapSecond)} and ${limitWords(gdapLast)} before the end, and so do I; not where it extends automatically.`,
        page: "gdap-notices",
      },
    ],
  },
  {
    id: "approval",
    title: "Does the customer have to approve?",
    aliases: ["consent", "customer", "notice", "decline"],
    misconception: "The customer has to approve it first, so we wait.",
    worth: [
      {
        text: "Waiting costs: nothing counts before the claim, and another partner may claim the workload first.",
        page: "claim-intro",
      },
    ],
    rules: [
      {
        text: "CPOR: the customer gets a notice and may decline. There is nothing to press and no reason to wait.",
        page: "claim-intro",
      },
      {
        text: (_, { proof }) =>
          "The paperwork is another matter: your proof of execution must carry the customer's acknowledgement, dated " +
          `within ${limitWords(proof)}.`,
        page: "proof-template",
      },
      {
        text: "The customer may still refuse at any time.",
        page: "create-claim",
        check: "An older page gives the customer 5 business days.",
      },
      {
        text: gdapApprover,
        page: "gdap-approval",
      },
      {
        text: "PAL needs no approval at all: whoever has access links; it changes no permission and shows no data.",
        page: "pal",
      },
    ],
  },
  {
    id: "cpor",
    title: "What is CPOR?",
    aliases: ["claim", "claims", "workload", "workloads"],
    worth: [
      {
        text:
          "Claiming Partner of Record: you claim a workload at one customer's tenant (for Business Applications one " +
          "subscription), with proof, in Partner Center under Incentives > Customer claims.",
        page: "create-claim",
      },
      {
        text: "It counts most of all for Modern Work, where your sale through CSP doesn't count above 300 paid seats.",
        page: "modern-work",
      },
      {
        text: ({ attribution, ...catalogue }) =>
          `${bothSecurityAndModernWork({ attribution, ...catalogue }).join(" and ")} count twice, for Modern Work and for Security.`,
        page: "security",
      },
    ],
    rules: [
      {
        text: "One partner per workload; competing claims are decided on the freshest proof.",
        page: "manage-claims",
      },
      { text: "The best moment is right after the services agreement is signed.", page: "claim-usage" },
    ],
  },
  {
    id: "difference",
    title: "CPOR or PAL: which do we need?",
    aliases: ["cpor or pal", "pal or cpor", "cpor and pal", "pal and cpor", "both"],
    worth: [
      {
        text: "CPOR is for Microsoft 365: what counts for Modern Work above 300 paid seats, and what counts most below.",
        page: "modern-work",
      },
      {
        text: "PAL is for Azure: it makes what you do not sell count for you, and is all that counts for usage of Power Platform.",
        page: "business",
      },
    ],
    rules: [
      {
        text:
          "CPOR is a claim, with proof, for one workload at one customer (for Business Applications one subscription); " +
          "you make it in Partner Center.",
        page: "create-claim",
      },
      {
        text: "PAL is a link of a person: whoever works in the customer's Azure sets it, each in each tenant.",
        page: "citadel",
      },
    ],
  },
  {
    id: "which-claim",
    title: "Which claim do I make?",
    aliases: ["guide", "which", "partner role", "engagement", "which claim"],
    worth: [
      {
        text: "The role on the claim decides what it counts for; a wrong one has to be claimed again, and eligibility can be lost.",
        page: "claim-issues",
      },
    ],
    rules: claimsToMake,
  },
  {
    id: "proof",
    title: "What goes into the proof of execution?",
    aliases: ["poe", "documents", "paperwork", "evidence", "signature", "template", "checklist"],
    worth: [
      {
        text: "The proof of execution (POE) is the document, signed by the customer, that shows Microsoft what you do for them and for which workload.",
        page: "proof-template",
      },
    ],
    rules: [
      {
        text: (_, { submitted, underReview, partnerAction }) =>
          `Each time Microsoft sends a proof back, its review begins again: up to ${limitWords(submitted)} to start and ` +
          `${limitWords(underReview)} to decide. With no answer from you within ${limitWords(partnerAction)}, the claim is rejected.`,
        page: "manage-claims",
      },
    ],
  },
  {
    id: "deadlines",
    title: "Which deadlines are there?",
    aliases: ["partner action required", "clock", "clocks", "deadline"],
    worth: [
      {
        text:
          "With no answer in time a claim is rejected; one dispute can still save it. Until one is approved, the work " +
          "counts only where something else does it, as your CSP sale for Security.",
        page: "manage-claims",
      },
    ],
    rules: [
      {
        text: (_, { partnerAction }) =>
          `Partner action required: ${limitWords(partnerAction)} to answer, or the claim is rejected.`,
        page: "manage-claims",
      },
      {
        text: (_, { dispute }) => `Rejected: one dispute, within ${limitWords(dispute)}. After that, a new claim.`,
        page: "manage-claims",
      },
      {
        text: (_, { submitted, underReview }) =>
          `Microsoft takes up to ${limitWords(submitted)} to start and up to ${limitWords(underReview)} to review; longer with a competing claim.`,
        page: "manage-claims",
        check: "Microsoft's pages give different times for the review.",
      },
      {
        text: (_, { advisorClaim }) =>
          `Build intent - Advisor: within ${limitWords(advisorClaim)} of the customer's purchase.`,
        page: "claim-advisor",
        check: "Partners say so; not found on a page of Microsoft's.",
      },
      {
        text: "A Business Applications claim ends with its subscription; the renewed ID needs a new claim.",
        page: "claim-issues",
      },
    ],
  },
  {
    id: "pal",
    title: "What is PAL?",
    aliases: ["link", "partner admin link", "engineer"],
    worth: [
      {
        text: "It makes Azure that you don't sell count for you, and nothing else makes usage of Power Platform and Customer Insights count.",
        page: "business",
      },
    ],
    rules: [
      {
        text: "Partner Admin Link is tied to your identity, not to the subscription: each engineer, in each tenant.",
        page: "citadel",
      },
      {
        text:
          "Nobody else can see your link, not even a colleague or the customer. So paste the proof; or press “Link it " +
          "now” where the card offers it: Azure is asked as you, for your own link and nothing else, and your sign-in " +
          "is forgotten. It cannot see your roles.",
        page: "pal",
      },
      {
        text: "When the person who linked leaves, attribution stops. Link everybody, and a service principal.",
        page: "citadel",
      },
      {
        text: "Power Apps, Power Automate, Power BI and Customer Insights count by PAL of the account that owns the objects.",
        page: "pal-power",
      },
    ],
  },
  {
    id: "roles",
    title: "Which Azure roles count?",
    aliases: ["role", "reader", "contributor", "owner", "pim"],
    worth: [
      {
        text: "With Reader alone nothing counts, however much the customer consumes.",
        page: "pec-roles",
        check: "The list is of earned credit; no page says which roles count for designations.",
      },
      {
        text: "Azure incentives are paid for Owner or Contributor; Support Request Contributor is enough for credit.",
        page: "reconciliation",
      },
    ],
    rules: [
      {
        text: "Roles that can write count for earned credit, read-only ones don't; I know Microsoft's list of 122.",
        page: "pec-roles",
      },
      {
        text:
          "A PIM role counts only while it's active. Keep Reader with Support Request Contributor permanently, " +
          "and get the rest through PIM.",
        page: "citadel",
      },
      {
        text: "Earned credit takes access for the entire day: a day with the role active for part of it earns nothing.",
        page: "pec-access",
      },
    ],
  },
  {
    id: "partner-id",
    title: "Which Partner ID?",
    aliases: ["partner id", "location", "global", "mpn", "id"],
    worth: [
      {
        text: "With a wrong Partner ID the work counts for nobody, or for somebody else; a claim has to be made again.",
        page: "claim-issues",
      },
    ],
    rules: [
      {
        text: "Use the location Partner ID, never the global one. The first location ID is the global one plus 1.",
        page: "pal-performance",
      },
    ],
  },
  {
    id: "retroactive",
    title: "Can it be fixed later?",
    aliases: ["past", "backdate"],
    worth: [{ text: "Late means lost: nothing that was used before the association counts.", page: "claim-intro" }],
    rules: [
      {
        text: "Modern Work usage growth counts from the claim on; what grew before is not yours.",
        page: "modern-work",
      },
      {
        text: "Modern Work deployments: a workload of which over 40% of the paid seats were active when you claimed it doesn't count for you.",
        page: "modern-work",
      },
      {
        text: "PAL counts from the day the identity has the link and the role to the day it loses one of them.",
        page: "citadel",
      },
    ],
  },
  {
    id: "dpor",
    title: "Does digital partner of record still count?",
    aliases: ["digital partner of record", "partner of record"],
    worth: [
      {
        text: "Where you are the partner of record, it scores, for the three Azure designations in full. For Security it never does.",
        page: "azure",
      },
      {
        text:
          "For Modern Work it scores above 300 paid seats: for new customers as much as CPOR, for usage growth less. Full " +
          "marks there take 4,000 active users instead of 1,000.",
        page: "modern-work",
      },
      {
        text:
          "For Business Applications it scores for net customer adds, and for usage of Dynamics 365 other than " +
          "Customer Insights.",
        page: "business",
      },
    ],
    rules: [
      {
        text: "Don't count on new ones; link PAL and claim CPOR before the customer's contract ends, and the record with it.",
        page: "citadel",
        check: "Microsoft's designation pages still list it; practitioners call it retired.",
      },
    ],
  },
  {
    id: "badges",
    title: "What do the three new badges mean?",
    aliases: ["badge", "ai business solutions", "cloud & ai platforms", "areas"],
    worth: [
      {
        text:
          "Customers see three badges since August 2026: AI Business Solutions (Business Applications, Modern Work), " +
          "Cloud & AI Platforms (the three of Azure), and Security.",
        page: "badges",
        check: "Reported, not read at Microsoft.",
      },
    ],
    rules: [
      {
        text: "Scored are the six designations, as before. gaps and goals understand both kinds of names.",
        page: "badges",
      },
    ],
  },
  {
    id: "cua",
    title: "Is the GUID in our templates the same thing?",
    aliases: ["partner_id", "terraform", "usage attribution", "guid"],
    worth: [
      {
        text: "No: customer usage attribution (CUA) earns no designation points, and its figures are not shown to you.",
        page: "cua",
      },
    ],
    rules: [
      {
        text: "It marks deployments of your own software, and is not meant for the work of integrators and managed services.",
        page: "cua",
      },
      {
        text: "partner_id of Terraform's azurerm provider is a CUA GUID, not your Partner ID. PAL is set by az managementpartner create.",
        page: "provider-partner-id",
      },
    ],
  },
  {
    id: "refresh",
    title: "When does it show?",
    aliases: ["score", "scores", "report", "reports", "when"],
    worth: [
      {
        text: "Scores and new customers refresh by about the 20th of the month; skills within 10 days.",
        page: "azure",
      },
    ],
    rules: [
      { text: "Azure usage shows within about a week of linking.", page: "reconciliation" },
      {
        text: "A claim that was just approved may say that its data are pending; it shows in the usage report of the next weeks.",
        page: "earnings-usage",
      },
    ],
  },
];

/** Topics in the order to show them. */
export const whyTopics: readonly WhyTopic[] = [...ruleTopics, ...howToTopics];

const groupsById = {
  "What it's worth": ["designations", "incentives", "csp", "access", "access-ends", "retroactive", "difference"],
  "CPOR claims": [
    "cpor",
    "which-claim",
    "when-to-claim",
    "each-workload",
    "submit",
    "proof",
    "not-signed",
    "approval",
    "how-long",
    "status",
    "rejected",
    "deadlines",
    "late",
    "expiry",
    "competing",
    "customer-leaves",
  ],
  "PAL for Azure": ["pal", "link-pal", "check-pal", "partner-id", "roles", "account", "safe"],
  "Reports and older ways": ["refresh", "dpor", "badges", "cua"],
} as const;

/** All topics under headings, as they are listed where none was asked for. */
export const whyGroups: readonly { heading: string; topics: readonly WhyTopic[] }[] = Object.entries(groupsById).map(
  ([heading, ids]) => ({ heading, topics: ids.flatMap((id) => whyTopics.find((topic) => topic.id === id) ?? []) }),
);

/** The topic of that id, title or alias, in any capitalisation; undefined when there is none. */
export function findWhy(words: string): WhyTopic | undefined {
  const asked = words
    .trim()
    .toLowerCase()
    .replace(/(?<![?.!])[?.!]+$/, "");
  return whyTopics.find((topic) => topic.id === asked || topic.aliases.includes(asked));
}

/** Statements read more than this long ago are to be checked by an administrator. */
const monthsFresh = 12;

/** Whether the page that a statement rests on was read more than a year ago. */
export function isOld({ page }: Pick<Statement, "page">, today: Day): boolean {
  return addMonths(pageOf(page).checked, monthsFresh) < today;
}
