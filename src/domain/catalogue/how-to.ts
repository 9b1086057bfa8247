/** Topics of `why` that say how things are done, and what becomes of them: claims first, then links. */
import { limitWords } from "./limits.ts";
import type { WhyTopic } from "./statement.ts";

export const howToTopics: readonly WhyTopic[] = [
  {
    id: "submit",
    title: "How do I submit a claim?",
    aliases: ["submit a claim", "claiming", "claims page"],
    worth: [
      {
        text: "The best moment is right after the services agreement is signed: what you need is at hand, and nothing counts before the claim.",
        page: "claim-usage",
      },
    ],
    rules: [
      {
        text: (_, { proof }) =>
          "1. Have the proof of execution ready. It names every workload and the customer's tenant ID, and carries their " +
          `acknowledgement, dated within ${limitWords(proof)}. For the full list write why proof.`,
        page: "proof-template",
      },
      {
        text: "2. In Partner Center, as an Incentives admin, open Incentives > Customer claims and create a claim.",
        page: "create-claim",
      },
      {
        text:
          "3. Choose the solution area, your role and the workloads, for Business Applications the subscription too. Which " +
          "role is right: why which claim.",
        page: "create-claim",
      },
      {
        text: "4. Fill in your Partner ID, the customer's tenant ID and domain, a contact of theirs and one of yours.",
        page: "create-claim",
      },
      { text: "5. Upload the proof and submit: until then it's only a draft.", page: "manage-claims" },
    ],
  },
  {
    id: "when-to-claim",
    title: "When do I make the claim?",
    aliases: ["when to claim", "timing", "start date"],
    worth: [
      {
        text: "As early as you can, right after the services agreement is signed: nothing that was used before the claim counts.",
        page: "claim-usage",
      },
    ],
    rules: [
      {
        text: (_, { proof }) =>
          "What you need for it is the proof of execution: signed, naming the workload, with the customer's acknowledgement " +
          `dated within ${limitWords(proof)}.`,
        page: "proof-template",
      },
      {
        text: "Modern Work usage growth counts from the claim on, so that a claim at the end of the project gets none of it.",
        page: "modern-work",
      },
      {
        text: "Modern Work deployments: a workload of which over 40% of the paid seats were active when you claimed it doesn't count for you.",
        page: "modern-work",
      },
      {
        text: (_, { advisorClaim }) =>
          `Build intent - Advisor: not later than ${limitWords(advisorClaim)} after the customer's purchase.`,
        page: "claim-advisor",
        check: "Partners say so; not found on a page of Microsoft's.",
      },
    ],
  },
  {
    id: "each-workload",
    title: "Does one claim cover several workloads?",
    aliases: ["each workload", "new claim", "another workload", "covered"],
    worth: [
      {
        text: "No: a claim is for the workloads that it names. What is approved for Exchange does nothing for Intune.",
        page: "create-claim",
      },
    ],
    rules: [
      {
        text: "For a workload that you add later you make another claim; for Business Applications one for each subscription.",
        page: "create-claim",
      },
      {
        text: "The proof has to name every workload in the lines of the work, and not only in the title.",
        page: "proof-rejected",
      },
      {
        text: "Another partner may have the next workload at the same customer: one doesn't keep you from the other.",
        page: "manage-claims",
      },
    ],
  },
  {
    id: "status",
    title: "What do the states of a claim mean?",
    aliases: ["state", "states", "statuses", "draft", "submitted", "under review", "in review", "approved", "pending"],
    worth: [
      { text: "Only an approved claim counts. In any other state somebody still has to act.", page: "manage-claims" },
    ],
    rules: [
      {
        text: (_, { submitted, underReview }) =>
          `Draft: not sent yet. Submitted: sent, and the review begins within ${limitWords(submitted)}. Under review: ` +
          `Microsoft checks the proof, for up to ${limitWords(underReview)}; longer with a competing claim.`,
        page: "manage-claims",
        check: "Microsoft's pages give different times for the review.",
      },
      {
        text: (_, { partnerAction }) =>
          `Partner action required: Microsoft wants more from you within ${limitWords(partnerAction)}, or it's rejected. ` +
          "Only now can you change the Partner ID, products, contacts and proof.",
        page: "manage-claims",
      },
      {
        text: (_, { dispute, disputeAnswer }) =>
          `Approved: it's yours; the customer may still decline. Rejected: one dispute, within ${limitWords(dispute)}. ` +
          `Dispute: answered within ${limitWords(disputeAnswer)}. Rejected final: the dispute was lost, or you disassociated.`,
        page: "manage-claims",
      },
      {
        text: "A CPOR claim is never Expired or waiting for the customer's consent: other engagements on the same page are.",
        page: "mci-engagements",
      },
    ],
  },
  {
    id: "how-long",
    title: "How long does Microsoft take?",
    aliases: ["how long", "review time", "review", "waiting"],
    worth: [
      {
        text: (_, { submitted, underReview }) =>
          `Up to ${limitWords(submitted)} until the review begins, then up to ${limitWords(underReview)} to decide; longer ` +
          "with a competing claim.",
        page: "manage-claims",
        check: "Microsoft's pages give different times for the review.",
      },
    ],
    rules: [
      {
        text: "Overdue? Ask in the claim's Comments: that's the only place where the reviewers answer.",
        page: "manage-claims",
      },
      {
        text: (_, { partnerAction }) =>
          `Each time they want more from you, you have ${limitWords(partnerAction)}, and the review begins again.`,
        page: "manage-claims",
      },
      {
        text: (_, { disputeAnswer }) => `A dispute is answered within ${limitWords(disputeAnswer)}.`,
        page: "manage-claims",
      },
    ],
  },
  {
    id: "rejected",
    title: "What if a claim is rejected?",
    aliases: ["rejection", "resubmit", "dispute", "disputed"],
    worth: [
      {
        text: (_, { dispute }) =>
          `It isn't lost yet: you can dispute it once, within ${limitWords(dispute)}. After that, or when the dispute is ` +
          "lost, make a new claim.",
        page: "manage-claims",
      },
    ],
    rules: [
      {
        text: "First read why, in the mail and the claim's Comments: mostly the proof, no answer in time, or the customer declined.",
        page: "manage-claims",
      },
      {
        text:
          "If it's the proof, look for what is usually missing: the customer's signature, a date, a workload that isn't " +
          "named, your own service. Fix that and dispute with it.",
        page: "manage-claims",
      },
      {
        text: "If the customer declined, talk to them and don't dispute.",
        page: "manage-claims",
      },
      {
        text: "If another partner has it, the freshest proof decides.",
        page: "manage-claims",
      },
    ],
  },
  {
    id: "late",
    title: "What if we're late?",
    aliases: ["too late", "missed", "overdue"],
    worth: [
      {
        text: "Every day without the association is lost, and can't be made up: nothing that was used before it counts.",
        page: "claim-intro",
      },
    ],
    rules: [
      {
        text: (_, { partnerAction, dispute }) =>
          `Two of Microsoft's deadlines end something: after ${limitWords(partnerAction)} without your answer a claim is ` +
          `rejected, and a rejected one can't be disputed after ${limitWords(dispute)}. Then it takes a new claim.`,
        page: "manage-claims",
      },
      {
        text: (_, { advisorClaim }) =>
          `Build intent - Advisor can't be claimed later than ${limitWords(advisorClaim)} after the customer's purchase.`,
        page: "claim-advisor",
        check: "Partners say so; not found on a page of Microsoft's.",
      },
      { text: "A PAL link counts from the day it's set, with a role that counts.", page: "citadel" },
    ],
  },
  {
    id: "expiry",
    title: "Does a claim expire?",
    aliases: ["expire", "expires", "expired", "renew", "renewal"],
    worth: [
      {
        text: "A Business Applications claim ends with its subscription, and the renewed ID needs a new claim.",
        page: "claim-issues",
      },
    ],
    rules: [
      {
        text: "For Modern Work and Security it ends when you disassociate, the customer declines, or another partner wins with fresher proof.",
        page: "manage-claims",
        check: "I found no page that gives an end date.",
      },
      {
        text: "A PAL link has no end date. It stops when the account, its role or the Partner ID goes.",
        page: "citadel",
      },
    ],
  },
  {
    id: "competing",
    title: "What if another partner has claimed it?",
    aliases: ["another partner", "other partner", "competitor", "competing claim", "two partners", "duplicate"],
    worth: [
      {
        text: "Only one partner gets a workload: Microsoft weighs both proofs, and the most recent one wins.",
        page: "manage-claims",
      },
    ],
    rules: [
      { text: "While they decide, the claim can stay under review for longer than usual.", page: "manage-claims" },
      {
        text: "One customer can have many partners: whoever has Exchange doesn't keep you from claiming Intune.",
        page: "manage-claims",
      },
      {
        text: "PAL is different: several partners can be linked in the same Azure, each for what its own role reaches.",
        page: "citadel",
      },
    ],
  },
  {
    id: "not-signed",
    title: "What if the customer won't sign?",
    aliases: ["not signed", "won't sign", "no signature", "refuses to sign"],
    worth: [
      {
        text: "A claim takes a document that the customer has signed. If not Microsoft's template from the claim, a statement of work that they signed anyway will do.",
        page: "create-claim",
      },
    ],
    rules: [
      {
        text: (_, { proof }) =>
          `It names each workload, and carries the customer's acknowledgement: name, title, signature, and a date within ${limitWords(proof)} of the day you submit.`,
        page: "proof-template",
      },
      { text: "PAL takes no signature: your own account sets it, in the customer's Azure.", page: "citadel" },
    ],
  },
  {
    id: "customer-leaves",
    title: "What happens when the customer leaves us?",
    aliases: ["customer leaves", "leaves us", "leaving", "contract ends", "end of contract", "disassociate"],
    worth: [
      {
        text: "A claim for Modern Work or Security doesn't end by itself: it's yours until you disassociate, the customer declines, or another partner wins it with fresher proof.",
        page: "manage-claims",
        check: "I found no page on claims of a customer who changes partners.",
      },
    ],
    rules: [
      {
        text: "The new partner doesn't take it over: they make a claim of their own, and the most recent proof wins.",
        page: "manage-claims",
      },
      {
        text: "You don't have to do anything; Disassociate customer on the claim gives it up, which is final.",
        page: "manage-claims",
      },
      {
        text: "What you sold goes along: when the customer moves to another seller, so does the credit of the sale.",
        page: "citadel",
      },
      {
        text: "A PAL link counts for as long as its account has a role there: when your access goes, it stops.",
        page: "citadel",
      },
      { text: "A Business Applications claim ends with its subscription.", page: "claim-issues" },
    ],
  },
  {
    id: "check-pal",
    title: "How do I see whether PAL is linked?",
    aliases: ["check pal", "see pal", "is it linked"],
    worth: [
      {
        text: "Only the account itself can see its link: not a colleague, not the customer, and not me. So ask whoever works in their Azure.",
        page: "pal",
      },
    ],
    rules: [
      {
        text:
          "They sign in to the customer's directory and run az managementpartner show (in PowerShell Get-AzManagementPartner), " +
          "or look in the Azure portal under Settings > Microsoft partner network.",
        page: "pal",
      },
      { text: "Paste its output here: I find the customer by the tenant ID in it.", page: "pal" },
      {
        text: "What counted shows in Partner Center's usage report, within about a week of linking.",
        page: "reconciliation",
      },
    ],
  },
  {
    id: "link-pal",
    title: "How do I link PAL?",
    aliases: ["how to link", "link pal", "linking", "powershell", "cli", "command"],
    worth: [
      {
        text: "It counts from the day you're linked with a role that counts, and not for the time before.",
        page: "citadel",
      },
    ],
    rules: [
      {
        text:
          "1. You need an account in the customer's directory, a guest for example, with a role on their Azure: Owner or " +
          "Contributor is right for incentives and for earned credit. For others: why roles.",
        page: "reconciliation",
      },
      {
        text:
          "2. Sign in to the customer's directory. Run az extension add --name managementpartner, then " +
          "az managementpartner create --partner-id <Partner ID>.",
        page: "pal",
      },
      {
        text:
          "In PowerShell that's New-AzManagementPartner -PartnerId <Partner ID>. In the Azure portal, in their directory: " +
          "Settings > Microsoft partner network.",
        page: "pal",
      },
      {
        text: "3. Nobody else can see your link, so run az managementpartner show and paste its output here.",
        page: "pal",
      },
      {
        text: "Once in each customer's directory is enough: the link covers all subscriptions that your role reaches there.",
        page: "citadel",
      },
    ],
  },
  {
    id: "account",
    title: "Which account has to be linked?",
    aliases: ["accounts", "guest", "service principal", "which account"],
    worth: [
      {
        text: "It does matter: only what that very account reaches counts, and when the account goes, the credit goes with it.",
        page: "citadel",
      },
    ],
    rules: [
      {
        text: "Everybody who works in the customer's Azure links their own account, in each customer's directory.",
        page: "citadel",
      },
      { text: "Link a service principal as well: it stays when people leave.", page: "citadel" },
      { text: "The access that comes with CSP (AOBO) can't be linked.", page: "aobo" },
      {
        text: "With Azure Lighthouse one link at home is enough; the role comes with each customer's delegation.",
        page: "lighthouse",
      },
      { text: "For Power Platform it's the account that owns the apps and flows.", page: "pal-power" },
    ],
  },
  {
    id: "safe",
    title: "What does a PAL link show or change?",
    aliases: ["security risk", "dangerous", "privacy"],
    worth: [
      {
        text: "Nothing for the customer: it gives no permission and shows no data. It only says whose work it is.",
        page: "pal",
      },
    ],
    rules: [
      { text: "What you can see and do there depends on your role alone, linked or not.", page: "pal" },
      {
        text: "Only the account itself can see, change or remove its link: the customer can't, nor can another partner.",
        page: "pal",
      },
    ],
  },
];
