/**
 * A text to send to a customer, with what is recorded filled in: blanks in [brackets] only for what nobody here can know.
 * The steps are Microsoft's: pages `gdap-approval`, `proof-template`, `claim-intro`, `role-assignments` and `pal` of
 * the catalogue.
 */
import { accessWords, isEnded } from "../../domain/customer/gdap.ts";
import type { Claim, Customer } from "../../domain/customer/customer.ts";
import type { Gap } from "../../domain/catalogue/gap-codes.ts";
import { limitWords, type Limit } from "../../domain/catalogue/limits.ts";
import { workloadName, type Catalogue } from "../../domain/catalogue/workloads.ts";
import {
  claimsOfMail,
  mailFor,
  mailKinds,
  mailsFitting,
  subscriptionsOfMail,
  type MailKind,
} from "../../domain/gaps/mail.ts";
import { roleCounts, rolesOn } from "../../domain/pal/pal.ts";
import { press } from "../kit/actions.ts";
import { longDate, today, withDayWords, type Reader } from "../kit/dates.ts";
import type { NoticeFacts } from "../kit/notice.ts";

export type MailFacts = {
  customer: Customer;
  gaps: readonly Gap[];
  /** What was asked for; absent where nobody said. */
  kind?: MailKind | undefined;
  /** Workloads that were named, by id. */
  workloads?: readonly string[] | undefined;
  /** Whose name stands under it. */
  sender: string;
  reader: Reader;
  catalogue: Catalogue;
  /** How old a signature may be. */
  proof: Limit;
  /** Our location Partner IDs. */
  partnerIds: readonly string[];
};

export type Mail = { subject: string; body: readonly string[] };

/** What each kind is called: on its button, and after the customer's name. */
const titles: Record<MailKind, string> = {
  gdap: "GDAP request",
  proof: "Proof of execution",
  access: "Azure access",
  claim: "Notice of a claim",
};

/** The text of one kind. */
export function mailOf(kind: MailKind, facts: MailFacts): Mail {
  const { subject, says } = texts[kind](facts);
  return { subject, body: ["Hi [name],", "", ...says, "", "Many thanks,", facts.sender] };
}

type Text = (facts: MailFacts) => { subject: string; says: readonly string[] };

const texts: Record<MailKind, Text> = {
  gdap: (facts) => ({
    subject: "Please approve our delegated admin access (GDAP)",
    says: [
      accessNow(facts),
      `Could a Global Administrator of ${facts.customer.name} please open this link and choose Approve all?`,
      "[link from the request in Partner Center]",
      "",
      "You see there which roles we ask for. We get no others, and you can end the access at any time.",
      "The request is valid for 90 days.",
      tenantLine(facts),
    ],
  }),
  proof: (facts) => {
    const claims = claimsNamed(facts, "proof");
    const what = workloadsOf(facts, claims);
    const subscriptions = claims.flatMap(({ subscription }) => subscription ?? []);
    return {
      subject: `Please sign: proof of execution for ${listed(what)}`,
      says: [
        `Could you please sign the attached proof of execution for ${listed(what)}?`,
        "It shows Microsoft that [our company] works with you on this.",
        "",
        "Please check that it says:",
        `- Customer: ${facts.customer.name}, ${facts.customer.domain ?? "[your domain]"}`,
        `- Tenant ID: ${facts.customer.id}`,
        `- Partner: [our company], Partner ID ${partnerId(facts, claims)}`,
        `- ${what.length === 1 ? "Workload" : "Workloads"}: ${what.join(", ")}`,
        ...subscriptions.map((id) => `- Subscription: ${id}`),
        "",
        `It needs your signature and the date. Microsoft accepts it for ${limitWords(facts.proof)}.`,
        seatsOnly,
      ],
    };
  },
  access: (facts) => {
    const { customer, gaps } = facts;
    const subscriptions = subscriptionsOfMail(customer, gaps);
    const many = subscriptions.length > 1;
    return {
      subject: `A role for us on your Azure subscription${many ? "s" : ""}`,
      says: [
        `Could you please give our account [account] the Contributor or Owner role on ${many ? "these Azure subscriptions" : "this Azure subscription"}?`,
        ...(subscriptions.length === 0
          ? ["- [subscription]"]
          : subscriptions.map(({ id, name }) => `- ${name === undefined ? id : `${name} (${id})`}`)),
        ...roleNow(facts),
        "",
        "An Owner or User Access Administrator does that in the Azure portal:",
        "open the subscription, then Access control (IAM), Add, Add role assignment.",
        linksThen(facts),
        tenantLine(facts),
      ],
    };
  },
  claim: (facts) => {
    const claims = claimsNamed(facts, "claim");
    const what = listed(workloadsOf(facts, claims));
    const isDeclined = claims.some(({ reason }) => reason === "Customer declined");
    return {
      subject: `Microsoft's notice about our work on ${what}`,
      says: [
        ...(isDeclined
          ? [
              `Microsoft told us that ${facts.customer.name} declined our association for ${what}.`,
              "Was that meant so? If not, please tell me: we'd claim it again, and Microsoft would write to you again.",
            ]
          : [`Microsoft tells you that [our company] works with you on ${what}, or already has.`]),
        "You don't have to do anything then: there's nothing to approve.",
        "If something about it isn't right, please tell me before you decline, which would end it.",
        seatsOnly,
      ],
    };
  },
};

/** Page `claim-intro`: what a partner gains by a claim. */
const seatsOnly = "It gives us no access: Microsoft only shows us how many seats of it you have and use.";

/** Page `pal`: what a link adds. */
const linksThen = (facts: MailFacts): string =>
  `Then we link our Partner ID ${partnerId(facts, [])} to it, which gives us no more rights and shows us no data.`;

const tenantLine = ({ customer: { domain, id } }: MailFacts): string =>
  `It's about your tenant ${domain === undefined ? id : `${domain} (${id})`}.`;

/** Why we ask for access, as far as we know what there is. */
function accessNow({ customer: { gdap }, reader }: MailFacts): string {
  const { status = "", endsOn, autoExtends = false } = gdap ?? {};
  const day = endsOn === undefined ? undefined : longDate(endsOn, today(reader));
  const isOver = isEnded(status) || (endsOn !== undefined && endsOn < today(reader) && !autoExtends);
  const ends = isOver
    ? day === undefined
      ? "has ended"
      : `ended on ${day}`
    : autoExtends || day === undefined
      ? ""
      : `ends on ${day}`;
  if (ends !== "") return `Our delegated admin access (GDAP) ${ends}, so we've made a new request.`;
  return "To go on helping you, we need delegated admin access (GDAP).";
}

/** The claims it is about: of the workloads that were named, where some were. */
function claimsNamed({ customer, gaps, workloads = [] }: MailFacts, kind: "proof" | "claim"): readonly Claim[] {
  return workloads.length === 0
    ? claimsOfMail(customer, gaps, kind)
    : customer.claims.filter(({ workload }) => workloads.includes(workload));
}

function workloadsOf({ catalogue, workloads = [] }: MailFacts, claims: readonly Claim[]): readonly string[] {
  const ids = workloads.length > 0 ? workloads : claims.map(({ workload }) => workload);
  const all = [...new Set(ids)].map((id) => workloadName(catalogue, id));
  return all.length === 0 ? ["[workload]"] : all;
}

/** That of the claims, or the only one we have. */
function partnerId({ partnerIds }: MailFacts, claims: readonly Claim[]): string {
  const known = new Set(claims.flatMap((claim) => claim.partnerId ?? []));
  const [only, ...others] = known.size > 0 ? known : partnerIds;
  return only === undefined || others.length > 0 ? "[our Partner ID]" : only;
}

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1) ?? ""}`;

/** What is wrong with the role that we have there. */
function roleNow({ customer, gaps, catalogue }: MailFacts): readonly string[] {
  const open = new Set(gaps.flatMap(({ code, item }) => (code === "P03" ? (item ?? []) : [])));
  const roles = customer.subscriptions
    .filter(({ id }) => open.has(id))
    .flatMap(({ id, seen }) => [
      ...(seen?.adminTypes ?? []),
      ...customer.identities.flatMap((one) => rolesOn(one, id)?.map(({ role }) => role) ?? []),
    ]);
  const wrong = [...new Set(roles)].filter((role) => roleCounts(role, catalogue.roles) === "no");
  return [
    ...(wrong.length === 0
      ? []
      : [`With the ${listed(wrong)} role that it has now, Microsoft doesn't credit our work to us.`]),
    ...(gaps.some(({ code }) => code === "P04")
      ? ["Please assign it permanently: it counts only while it's active."]
      : []),
  ];
}

/** The card: the text to copy, or the question what it is to be about where nothing tells. */
export function mailNotice(facts: MailFacts): NoticeFacts {
  const { customer, gaps } = facts;
  const fitting = mailsFitting(customer, gaps);
  const kind = facts.kind ?? fitting[0];
  const others = [...new Set([...fitting, ...mailKinds])].filter((one) => one !== kind);
  const buttons = others.map((one) => ({
    title: titles[one],
    press: press("run", { says: `mail ${customer.id} ${one}` }),
  }));
  if (kind === undefined)
    return {
      headline: `What should ${customer.name} do?`,
      says: "As far as I know, nothing is open there that needs them. Choose what the mail is about.",
      next: buttons,
    };
  const show = { title: "Show customer", press: press("show", { customer: customer.id }) };
  const { subject, body } = mailOf(kind, facts);
  return {
    headline: `Mail to ${customer.name}: ${titles[kind]}`,
    says: [
      whyThis(kind, facts, fitting),
      "I send and save nothing: copy the subject and the text, and fill in what's in brackets.",
    ],
    copied: [[subject], body],
    next: [...(facts.kind === undefined ? buttons.slice(0, 3) : []), show],
  };
}

/** What it was chosen by, or that nothing asks for it. */
function whyThis(kind: MailKind, facts: MailFacts, fitting: readonly MailKind[]): string {
  const { customer, gaps, reader } = facts;
  const reason = gaps.find((gap) => mailFor(customer, gap) === kind);
  if (facts.kind === undefined)
    return reason === undefined ? "" : `I chose it by what's open there: ${withDayWords(reason.what, reader)}.`;
  if (fitting.includes(kind)) return "";
  if (kind === "gdap" && customer.gdap !== undefined)
    return `As far as I know, GDAP there is ${withDayWords(accessWords(customer.gdap), reader)}.`;
  return "As far as I know, nothing is open there that needs it.";
}
