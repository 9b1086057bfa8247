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

/** By code and in Microsoft's words: what it is in ours, whose move it is, and what that is. */
const reasons: readonly (readonly [code: string, microsoft: string, words: string, move: Move, next?: string])[] = [
  [
    "CUSPUBSEC",
    "Customer is public sector",
    "the customer is public sector",
    "here",
    "In the United States, Puerto Rico and India, ask for a proof of execution request, or dispute it with support, within 90 days",
  ],
  [
    "CUSNOTNEW",
    "Customer tenant creation outside valid period",
    "the customer's tenant is too old for this incentive",
    "nobody",
  ],
  [
    "IVDADV",
    "Advanced specialization requirement not fulfilled",
    "a specialization that it asks for is missing",
    "organization",
    "In Partner Center open Membership > Specializations and see what is missing",
  ],
  [
    "IVDCOMP",
    "Competency status not met or expired",
    "a designation that it asks for is missing or has expired",
    "organization",
    "In Partner Center open Membership > Solutions Partner and see which designation the engagement asks for",
  ],
  [
    "IVDCOSELL",
    "Co-sell eligibility not established or expired",
    "co-sell eligibility is missing or has expired",
    "organization",
    "Renew the co-sell eligibility in Partner Center",
  ],
  [
    "IVDMPA",
    "MPA agreement not signed or expired",
    "the Microsoft Partner Agreement is not signed or has expired",
    "organization",
    "In Partner Center open Account settings > Agreements and sign the Microsoft Partner Agreement",
  ],
  ["IVDMPN", "PartnerID not eligible to participate in engagement", "our Partner ID may not take part", "nobody"],
  ["IVDGEO", "Partner location ineligible for engagement", "our location may not take part", "nobody"],
  [
    "IVDCUST",
    "Customer already accounted for in past customer adds earnings",
    "the customer was paid for as a new one before",
    "nobody",
  ],
  ["CUSEQPTR", "Partner is customer", "we are the customer ourselves", "nobody"],
  ["CHREVNONCH", "China revenue shouldn't belong to non-China partner", "it is revenue in China", "nobody"],
  [
    "IVDPTRROLE",
    "Invalid partner role",
    "this kind of association does not earn",
    "here",
    "Compare the association with what the engagement pays for: for Azure, Owner or Contributor by PAL; for a claim, its partner role",
  ],
  [
    "IVDPOE",
    "Proof of execution isn't approved",
    "the proof of execution is not approved",
    "here",
    "Answer the proof of execution request that Microsoft mailed; once rejected it stays so",
  ],
  ["INVTNXACO", "Azure credit offer is active for customer", "the customer spends an Azure credit", "nobody"],
  ["PAULWPHWM", "PAU less than or equal to prior HWM", "paid seats did not grow beyond their highest so far", "nobody"],
  [
    "MAULWPHWM",
    "MAU less than or equal to Prior HWM",
    "active users did not grow beyond their highest so far",
    "nobody",
  ],
  ["IVDCLD", "Invalid cloud", "it runs in a cloud that does not count", "nobody"],
  ["MINTHNTMT", "Min threshold for HWM not met", "growth stayed below the least that is paid", "nobody"],
  ["MXTMCPMT", "Met max time cap since claim attach date", "the claim has earned for as long as it may", "nobody"],
];

const byName = new Map(
  reasons.flatMap(([code, microsoft, words, move, next]): [string, Ineligible][] => [
    [nameKey(code), { words, move, next }],
    [nameKey(microsoft), { words, move, next }],
  ]),
);

/** What a reason means, by its code or Microsoft's words; one that is not known is said as written. */
export function ineligibleBecause(reason: string): Ineligible {
  return byName.get(nameKey(reason)) ?? { words: reason, move: "here" };
}
