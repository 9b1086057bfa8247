/** Which claims to make, by area and by how the customer buys; and what the proof of one workload has to hold. */
import { rolesThatCount } from "./attribution.ts";
import { limitWords } from "./limits.ts";
import { findWorkload, type Catalogue, type Workload } from "./workloads.ts";
import type { Statement } from "./statement.ts";

/** The roles that count for a workload, in words: `as Usage recognition - … for usage growth and deployments`. */
function rolesFor(workload: string, { attribution }: Catalogue): string {
  const roles = rolesThatCount(workload, attribution);
  return roles.map(({ role, metrics }) => `as ${role} for ${metrics.join(" and ")}`).join("; ");
}

/** One answer for each area and channel; the roles come from the attribution table. */
export const claimsToMake: readonly Statement[] = [
  {
    text: (catalogue) => `Microsoft 365 and Security, bought anywhere: each workload ${rolesFor("teams", catalogue)}.`,
    page: "create-claim",
  },
  {
    text: (catalogue) =>
      `Going for Security and Modern Work at once: claim ${bothSecurityAndModernWork(catalogue).join(" and ")} first, they count for both.`,
    page: "security",
  },
  {
    text: (catalogue) =>
      `Dynamics 365 by EA, volume licensing or Web Direct: one subscription each, ${rolesFor("sales", catalogue)}.`,
    page: "business",
    check: "Partners hear that Build intent - Advisor earns money only; Microsoft's page lists it as counting.",
  },
  {
    text: "Dynamics 365 through CSP: nothing to claim, Partner Center refuses it. Your sale counts; of Customer Insights, usage counts by PAL.",
    page: "claim-issues",
    check: "A partner's reply says that revenue claims are for CSP.",
  },
  {
    text: (catalogue) =>
      "Power Platform and Customer Insights: usage counts by PAL alone, however it is bought. By EA, volume licensing " +
      `or Web Direct also claim ${rolesFor("power-apps", catalogue)}; through CSP your sale counts for that.`,
    page: "business",
  },
  {
    text: "Azure: no claim. Link PAL where you do not sell it; what you sell through CSP counts.",
    page: "azure",
  },
];

/** Workloads that feed both designations, by name. */
export function bothSecurityAndModernWork({ attribution, workloads }: Catalogue): readonly string[] {
  const feeds = (designation: "Modern Work" | "Security", id: string) =>
    attribution.some((part) => part.designations.includes(designation) && part.workloads?.includes(id) === true);
  return workloads.filter(({ id }) => feeds("Modern Work", id) && feeds("Security", id)).map(({ name }) => name);
}

/** What to check before sending a proof: of a workload by name, or of any when `undefined`. */
export function proofChecklist(workload: Workload | undefined, { attribution }: Catalogue): readonly Statement[] {
  const name = workload?.name ?? "the workload";
  const parts = attribution.filter(
    ({ workloads }) => workload !== undefined && workloads?.includes(workload.id) === true,
  );
  const isBusiness = workload?.area === "Business Applications";
  const byPal = parts.some(({ counts }) => counts.some(({ by }) => by === "PAL"));
  const found: Statement[] = [
    {
      text: "Both companies, the customer's domain and its tenant ID, exactly as on the claim.",
      page: "proof-template",
    },
    {
      text: `${capital(name)} named in each line of the work, not only in the title: “no product connection” is a common refusal.`,
      page: "proof-rejected",
    },
    isBusiness
      ? {
          text: "The subscription ID, best in Microsoft's own template: for Usage recognition a partner reports that other signed papers were refused.",
          page: "claim-roles",
        }
      : {
          text: "A signed statement of work, or Microsoft's template from the claim.",
          page: "create-claim",
        },
    {
      text: (_, { proof }) =>
        `What you did and what it changed: dates within ${limitWords(proof)}, active users before and after, you as the partner who did it.`,
      page: "proof-rejected",
    },
    {
      text: (_, { proof }) =>
        `The customer's acknowledgement: name, title, signature, and a date within ${limitWords(proof)} of the day you submit.`,
      page: "proof-template",
    },
    {
      text: "On the claim: a customer contact and one of yours, each with title and email, and a location Partner ID.",
      page: "create-claim",
    },
    {
      text: "For the public sector in the United States or Puerto Rico: include the template's disclosure.",
      page: "proof-template",
    },
  ];
  if (byPal) {
    found.unshift({ text: `Usage of ${name} counts by PAL; this proof is for net customer adds.`, page: "business" });
  }
  if (isBusiness) {
    found.push({
      text: "For influenced revenue also: the seller of Dynamics at Microsoft, and the ISV solution if there is one.",
      page: "create-claim",
    });
  }
  return found;
}

/** Kinds of documents of which it is asked whether they are enough. */
export type Paper = "statement of work" | "mail" | "other";

/** Whether a document of that kind will do as a proof, in a sentence. */
export function willDo(paper: Paper, workload: Workload | undefined): string {
  if (workload?.area === "Business Applications")
    return "Better take Microsoft's own template: a partner reports that other signed papers were refused.";
  const holds = "it names the workload and has the customer's signed and dated acknowledgement";
  switch (paper) {
    case "statement of work":
      return `Yes, a signed statement of work will do if ${holds}.`;
    case "mail":
      return "An email alone hardly will: the customer's acknowledgement needs a name, a title, a signature and a date.";
    case "other":
      return `Only if ${holds}. A statement of work or Microsoft's template is safer.`;
  }
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** The workload that `proof teams` or `poe for Teams` asks about; undefined when the words name none. */
export function proofAbout(words: string, catalogue: Catalogue): Workload | undefined {
  const [first = "", ...rest] = words.trim().toLowerCase().split(/\s+/);
  if (first !== "proof" && first !== "poe") return undefined;
  const named = rest[0] === "of" || rest[0] === "for" ? rest.slice(1) : rest;
  return findWorkload(catalogue, named.join(" "));
}
