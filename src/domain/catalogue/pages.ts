/**
 * Where a rule is from: pages of Microsoft's and of others, each with the day of the copy in which somebody last read it.
 * Most were read in stored copies, not at the address itself; docs/domain.md says so.
 */
import type { Day } from "../time/time.ts";

export type Page = {
  title: string;
  url: string;
  /** The day of the copy that was read, or on which it was compared. */
  checked: Day;
  /** When it was looked for again in vain, in public copies: it may have moved or gone. */
  notFound?: Day;
};

const learn = "https://learn.microsoft.com/en-us/partner-center";
const azure = "https://learn.microsoft.com/en-us/azure/cost-management-billing/manage";
const oct2023 = "2023-10-23";
/** When the pages of 2023 were last looked for. */
const sought = "2026-11-27";

/** Partner Center's own list of CPOR claims, for whoever signs in there (view-the-status-of-your-cpor-association-claim). */
export const claimsPage = "https://partner.microsoft.com/dashboard/incentives/claims/associations";

/**
 * Where a user links their own account in the Azure portal, at a customer's directory. The blade is documented; that it
 * opens in the directory after `@` is how the portal's addresses work, and is not.
 */
export const linkPage = (tenant: string): string =>
  `https://portal.azure.com/#@${tenant}/blade/Microsoft_Azure_Billing/managementpartnerblade`;

const pages = {
  "modern-work": {
    title: "Microsoft: Solutions Partner for Modern Work",
    url: `${learn}/membership/solutions-partner-modern-work`,
    checked: "2026-05-08",
  },
  security: {
    title: "Microsoft: Solutions Partner for Security",
    url: `${learn}/membership/solutions-partner-security`,
    checked: "2026-07-31",
  },
  azure: {
    title: "Microsoft: Solutions Partner for Azure (three designations)",
    url: `${learn}/membership/solutions-partner-azure`,
    checked: "2026-05-08",
  },
  business: {
    title: "Microsoft: Solutions Partner for Business Applications",
    url: `${learn}/membership/solutions-partner-business`,
    checked: "2026-05-08",
  },
  score: {
    title: "Microsoft: Partner capability score",
    url: `${learn}/membership/partner-capability-score`,
    checked: "2026-05-08",
  },
  playbook: {
    title: "Microsoft: Solutions Partner associations playbook",
    url: "https://www.scribd.com/document/795479303",
    checked: "2024-12-31",
  },
  badges: {
    title: "Microsoft: Partner Center announcements of August 2026, as reported",
    url: `${learn}/announcements/2026-august`,
    checked: "2026-08-28",
  },
  "create-claim": {
    title: "Microsoft: Create a customer association (CPOR)",
    url: `${learn}/incentives/submit-osa-claim`,
    checked: "2024-12-31",
  },
  "claim-issues": {
    title: "Microsoft: Customer association issues",
    url: `${learn}/incentives/incentives-customer-association-issues`,
    checked: sought,
  },
  "claim-intro": {
    title: "Microsoft: Customer associations introduction",
    url: `${learn}/incentives/incentives-customer-associations-intro`,
    checked: oct2023,
    notFound: sought,
  },
  "manage-claims": {
    title: "Microsoft: Manage customer associations",
    url: `${learn}/incentives/incentives-manage-customer-associations`,
    checked: oct2023,
    notFound: sought,
  },
  "mci-engagements": {
    title: "Microsoft: MCI engagements",
    url: `${learn}/mci-engagements`,
    checked: oct2023,
  },
  "claim-usage": {
    title: "Microsoft: Claim Modern Work and Security usage",
    url: "https://cloudpartners.transform.microsoft.com/resources/claim-mw-and-security-usage",
    checked: sought,
  },
  "proof-template": {
    title: "Microsoft: CPOR proof of execution template",
    url: "https://www.scribd.com/document/581604686",
    checked: sought,
    notFound: sought,
  },
  "proof-rejected": {
    title: "Microsoft Q&A: proof of execution rejected, no product connection",
    url: "https://learn.microsoft.com/en-us/answers/questions/5903150",
    checked: "2026-01-01",
  },
  "claim-roles": {
    title: "Microsoft Tech Community: CPOR association for incentives and recognition",
    url: "https://techcommunity.microsoft.com/t5/business-applications-for/cpor-association-for-incentives-and-recognition/td-p/4501549",
    checked: "2026-03-12",
  },
  "claim-advisor": {
    title: "Microsoft Tech Community: Which partner role to use making a business apps claim",
    url: "https://techcommunity.microsoft.com/t5/business-applications-for/which-partner-role-to-use-making-a-business-apps-claim/td-p/4207863",
    checked: "2024-12-31",
  },
  "earnings-usage": {
    title: "Microsoft: Modern Work and Security earnings",
    url: `${learn}/earnings/modern-work-and-security`,
    checked: "2025-06-30",
  },
  ineligible: {
    title: "Microsoft: Ineligible revenue usage report",
    url: `${learn}/earnings/earnings-ineligible-revenue-usage`,
    checked: sought,
  },
  reconciliation: {
    title: "Microsoft: Incentives reconciliation frequently asked questions",
    url: `${learn}/reconciliation-faq`,
    checked: oct2023,
    notFound: sought,
  },
  "csp-eligibility": {
    title: "Simplanova: FY26 CSP incentive eligibility for indirect resellers",
    url: "https://simplanova.com/blog/fy26-csp-incentives-eligibility-for-indirect-resellers",
    checked: "2025-09-30",
  },
  "incentives-2026": {
    title: "Rebates-On: Microsoft partner incentives, what changed",
    url: "https://stgm.rebates-on.com/blog/microsoft-partner-incentives-what-changed",
    checked: "2026-07-21",
  },
  pal: { title: "Microsoft: Link a Partner ID (PAL)", url: `${azure}/link-partner-id`, checked: "2023-07-27" },
  "pal-power": {
    title: "Microsoft: Link a Partner ID to Power Platform and Dynamics Customer Insights accounts",
    url: `${azure}/link-partner-id-power-apps-accounts`,
    checked: "2025-12-29",
  },
  "pal-performance": {
    title: "Microsoft: Link a Partner ID for Azure performance (PAL, DPOR)",
    url: `${learn}/membership/link-partner-id-for-azure-performance-pal-dpor`,
    checked: oct2023,
  },
  "pec-roles": {
    title: "Microsoft: Roles and permissions required to receive partner earned credit",
    url: `${learn}/billing/azure-roles-perms-pec`,
    checked: "2026-11-26",
  },
  "pec-access": {
    title: "Microsoft: Partner earned credit troubleshooting guide",
    url: `${learn}/billing/partner-earned-credit-troubleshoot`,
    checked: sought,
  },
  lighthouse: {
    title: "Microsoft: Link your partner ID to track your impact on delegated resources",
    url: "https://learn.microsoft.com/en-us/azure/lighthouse/how-to/partner-earned-credit",
    checked: sought,
  },
  citadel: {
    title: "Azure Citadel: Partner Admin Link",
    url: "https://www.azurecitadel.com/pal/",
    checked: "2026-02-16",
  },
  "pal-csp": {
    title: "Microsoft Partner Community: can PAL and CSP coexist?",
    url: "https://www.microsoftpartnercommunity.com/t5/Microsoft-Partner-Network/Get-recognized-with-Partner-Admin-Link/m-p/23957",
    checked: "2026-11-27",
  },
  aobo: {
    title: "microsoft/Partner-Center-PowerShell, issue 277",
    url: "https://github.com/microsoft/Partner-Center-PowerShell/issues/277",
    checked: "2020-03-04",
  },
  gdap: {
    title: "Microsoft: GDAP frequently asked questions",
    url: `${learn}/customers/gdap-faq`,
    checked: oct2023,
  },
  "gdap-notices": {
    title: "Microsoft: GDAP expiring notifications",
    url: `${learn}/customers/gdap-expiring-notifications`,
    checked: oct2023,
  },
  "gdap-approval": {
    title: "Microsoft: Customer approval of partner GDAP request",
    url: `${learn}/customers/gdap-customer-approval`,
    checked: oct2023,
  },
  "role-assignments": {
    title: "Microsoft: Assign Azure roles using the Azure portal",
    url: "https://learn.microsoft.com/en-us/azure/role-based-access-control/role-assignments-portal",
    checked: "2024-01-30",
  },
  cua: {
    title: "Microsoft: Azure customer usage attribution",
    url: `${learn}/marketplace-offers/azure-partner-customer-usage-attribution`,
    checked: "2024-12-31",
  },
  "provider-partner-id": {
    title: "hashicorp/terraform-provider-azurerm, issue 31696",
    url: "https://github.com/hashicorp/terraform-provider-azurerm/issues/31696",
    checked: "2026-02-06",
  },
  downloads: {
    title: "Microsoft: Insights data definitions",
    url: `${learn}/insights/insights-data-definitions`,
    checked: oct2023,
  },
} as const satisfies Record<string, Page>;

export type PageId = keyof typeof pages;
export const pageIds = Object.keys(pages) as PageId[];

/** The page, as all pages are read. */
export const pageOf = (id: PageId): Page => pages[id];
