/**
 * Why Microsoft pays nothing for revenue or usage, by the reason codes of its ineligible revenue report (Earnings
 * overview, Ineligibility reason codes, read 2023-10-23). Reports may write the code or the words.
 */
import { nameKey } from "./workloads.ts";

/**
 * Whose move it is: somebody who works on the customer, a manager for the whole organization (and then it is no gap of
 * one customer alone), or nobody, since Microsoft's policy leaves nothing to do.
 */
type Move = "here" | "organization" | "nobody";

export type Ineligible = {
  /** In a few plain words: `specialization requirement not met`. */
  words: string;
  move: Move;
  next?: string | undefined;
};

const reasons: readonly (Ineligible & { code: string; microsoft: string })[] = [
  {
    code: "CUSPUBSEC",
    microsoft: "Customer is public sector",
    words: "the customer is public sector",
    move: "here",
    next: "In the United States, Puerto Rico and India, ask for a proof of execution request, or dispute it with support, within 90 days",
  },
  {
    code: "CUSNOTNEW",
    microsoft: "Customer tenant creation outside valid period",
    words: "the customer's tenant is too old for this incentive",
    move: "nobody",
  },
  {
    code: "IVDADV",
    microsoft: "Advanced specialization requirement not fulfilled",
    words: "a specialization that it asks for is missing",
    move: "organization",
    next: "In Partner Center open Membership > Specializations and see what is missing",
  },
  {
    code: "IVDCOMP",
    microsoft: "Competency status not met or expired",
    words: "a designation that it asks for is missing or has expired",
    move: "organization",
    next: "In Partner Center open Membership > Solutions Partner and see which designation the engagement asks for",
  },
  {
    code: "IVDCOSELL",
    microsoft: "Co-sell eligibility not established or expired",
    words: "co-sell eligibility is missing or has expired",
    move: "organization",
    next: "Renew the co-sell eligibility in Partner Center",
  },
  {
    code: "IVDMPA",
    microsoft: "MPA agreement not signed or expired",
    words: "the Microsoft Partner Agreement is not signed or has expired",
    move: "organization",
    next: "In Partner Center open Account settings > Agreements and sign the Microsoft Partner Agreement",
  },
  {
    code: "IVDMPN",
    microsoft: "PartnerID not eligible to participate in engagement",
    words: "our Partner ID may not take part",
    move: "nobody",
  },
  {
    code: "IVDGEO",
    microsoft: "Partner location ineligible for engagement",
    words: "our location may not take part",
    move: "nobody",
  },
  {
    code: "IVDCUST",
    microsoft: "Customer already accounted for in past customer adds earnings",
    words: "the customer was paid for as a new one before",
    move: "nobody",
  },
  { code: "CUSEQPTR", microsoft: "Partner is customer", words: "we are the customer ourselves", move: "nobody" },
  {
    code: "CHREVNONCH",
    microsoft: "China revenue shouldn't belong to non-China partner",
    words: "it is revenue in China",
    move: "nobody",
  },
  {
    code: "IVDPTRROLE",
    microsoft: "Invalid partner role",
    words: "this kind of association does not earn",
    move: "here",
    next: "Compare the association with what the engagement pays for: for Azure, Owner or Contributor by PAL; for a claim, its partner role",
  },
  {
    code: "IVDPOE",
    microsoft: "Proof of execution isn't approved",
    words: "the proof of execution is not approved",
    move: "here",
    next: "Answer the proof of execution request that Microsoft mailed; once rejected it stays so",
  },
  {
    code: "INVTNXACO",
    microsoft: "Azure credit offer is active for customer",
    words: "the customer spends an Azure credit",
    move: "nobody",
  },
  {
    code: "PAULWPHWM",
    microsoft: "PAU less than or equal to prior HWM",
    words: "paid seats did not grow beyond their highest so far",
    move: "nobody",
  },
  {
    code: "MAULWPHWM",
    microsoft: "MAU less than or equal to Prior HWM",
    words: "active users did not grow beyond their highest so far",
    move: "nobody",
  },
  { code: "IVDCLD", microsoft: "Invalid cloud", words: "it runs in a cloud that does not count", move: "nobody" },
  {
    code: "MINTHNTMT",
    microsoft: "Min threshold for HWM not met",
    words: "growth stayed below the least that is paid",
    move: "nobody",
  },
  {
    code: "MXTMCPMT",
    microsoft: "Met max time cap since claim attach date",
    words: "the claim has earned for as long as it may",
    move: "nobody",
  },
];

const byName = new Map(
  reasons.flatMap((reason) => [
    [nameKey(reason.code), reason],
    [nameKey(reason.microsoft), reason],
  ]),
);

/** What a reason means, by its code or Microsoft's words; one that is not known is said as written. */
export function ineligibleBecause(reason: string): Ineligible {
  return byName.get(nameKey(reason)) ?? { words: reason, move: "here" };
}
