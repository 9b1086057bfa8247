/** The form of one PAL identity: who or what it is, whom it is linked to, which roles it has. */
import { roleWords } from "../kit/people.ts";
import { identityKinds, type Customer, type Identity, type IdentityKind } from "../../domain/customer/customer.ts";
import { fingerprint, shortId } from "../../domain/customer/fingerprint.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { associationForm, cancelButton, saveButton, type Draft } from "./association.ts";
import { peopleChoices, type Choice, button, press } from "../kit/actions.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { plain, shown } from "../kit/text.ts";
import { isGuid } from "../../domain/guid.ts";

/** Ids of the inputs. */
export const identityInputs = [
  "label",
  "kind",
  "holder",
  "objectId",
  "tenant",
  "partnerId",
  "link",
  "on",
  "kept",
  "roleOn",
  "role",
  "otherRole",
  "permanence",
] as const;
export type IdentityInput = (typeof identityInputs)[number];
export type IdentityDraft = Draft<IdentityInput>;

export type IdentityFormFacts = {
  customer: Customer;
  /** Absent: a new one. */
  identity?: Identity | undefined;
  /** People to choose from where the people picker does not exist. */
  people: readonly { id: PersonRef; name: string }[];
  /** What a new one most likely is; or what was filled in, when it was not recorded. */
  draft?: IdentityDraft | undefined;
  /** Why it was not recorded. */
  problem?: string | undefined;
};

/** A service principal whose secret was deleted on purpose, as Azure Citadel advises: only reports can show its link. */
export const withoutSecret = "service principal without secret";

/** What it is called in a sentence. */
const kindWords: Record<IdentityKind, string> = {
  user: "Account in the customer's directory",
  guest: "Guest in the customer's directory",
  "service principal": "Service principal",
  "managed identity": "Managed identity",
  lighthouse: "Ours, through Azure Lighthouse",
};

const linkWords: Record<Identity["link"], string> = {
  reported: "Linked",
  "not linked": "Not linked",
  broken: "Broken: it was linked, but no longer counts",
  removed: "Removed on purpose",
  verified: "Linked, proven by its output",
};

/** Roles that a partner mostly has, those that count first. */
const roleNames = ["Owner", "Contributor", "User Access Administrator", "Support Request Contributor", "Reader"];

/**
 * People and subscriptions that can be chosen, and characters of their names; fewer when the card would grow too large.
 * People are also searched for in the directory, subscriptions reached by "every subscription".
 */
type IdentityLengths = { people: number; subscriptions: number; name: number };
const identityFormLengths: readonly [IdentityLengths, ...IdentityLengths[]] = [
  { people: 50, subscriptions: 30, name: 60 },
  { people: 30, subscriptions: 20, name: 30 },
  { people: 10, subscriptions: 5, name: 16 },
];

/** What is recorded, as the inputs hold it. */
function identityDraft(identity: Identity, customer: Customer): IdentityDraft {
  return {
    label: identity.label,
    kind: identity.noCredential === true ? withoutSecret : identity.kind,
    holder: identity.holder ?? "",
    objectId: isGuid(identity.id) ? identity.id : "",
    tenant: identity.tenant === customer.id ? "customer" : "ours",
    partnerId: identity.partnerId ?? "",
    link: identity.link,
    on: identity.linkedOn ?? "",
    kept: identity.roles.map((_, place) => String(place)).join(","),
    permanence: "permanent",
    roleOn: "*",
  };
}

const whatALinkIs = shown`A link ties one identity in one directory to one Partner ID. Its roles decide which subscriptions count.`;

export function identityFormView(facts: IdentityFormFacts, length: IdentityLengths = identityFormLengths[0]) {
  const { customer, identity, draft, problem } = facts;
  const before: IdentityDraft =
    identity === undefined
      ? { kind: "guest", tenant: "customer", link: "reported", permanence: "permanent", roleOn: "*" }
      : identityDraft(identity, customer);
  const filled: IdentityDraft = { ...before, ...draft };
  const about = identity === undefined ? "add a PAL link" : plain(identity.label, 80) || "PAL link";
  const data = {
    customer: customer.id,
    identity: identity && shortId(identity.id),
    seen: identity && fingerprint(identity),
  };
  return {
    ...associationForm(facts, about, whatALinkIs, identityInputs, filled),
    kinds: [
      ...identityKinds.map((kind) => ({ title: plain(kindWords[kind], 60), value: kind })),
      { title: plain("Service principal, its secret deleted on purpose", 60), value: withoutSecret },
    ],
    people: choosable(facts, filled.holder, length),
    links: linkChoices(identity),
    roles: (identity?.roles ?? []).map((role, place) => ({
      title: plain(roleWords(role, customer), length.name + 20),
      value: String(place),
    })),
    subscriptions: [
      { title: plain("Every subscription"), value: "*" },
      ...customer.subscriptions.slice(0, length.subscriptions).map((one) => ({
        title: plain(`${plain(one.name ?? "Subscription", length.name)} (…${one.id.slice(-4)})`, 80),
        value: one.id,
      })),
    ],
    roleNames: [
      ...roleNames.map((role) => ({ title: plain(role), value: role })),
      { title: plain("Other: name it under More"), value: "Other" },
    ],
    more: problem !== undefined,
    buttons: [
      saveButton(press("save-identity", data)),
      button("Add proof", press("proof-form", { customer: customer.id }), {
        tooltip: "Prove the link with the tool's output",
      }),
      cancelButton(customer),
    ],
  };
}

export const identityFormCard = (facts: IdentityFormFacts): Card =>
  renderFitting("identity-form", identityFormLengths, (length) => identityFormView(facts, length));

/** Whoever is chosen stays among those that can be. */
function choosable(
  { people }: IdentityFormFacts,
  holder: string | undefined,
  length: IdentityLengths,
): readonly Choice[] {
  const chosen = people.find(({ id }) => id === holder) ?? (holder ? { id: holder, name: holder } : undefined);
  return peopleChoices(people.slice(0, length.people), chosen).map(({ title, value }) => ({
    title: plain(title, length.name),
    value,
  }));
}

/** "Proven" is no word of a person's: it is there only where output proved it. */
function linkChoices(identity: Identity | undefined): readonly Choice[] {
  const said = ["reported", "not linked", "broken", "removed"] as const;
  const links = identity?.link === "verified" ? (["verified", ...said.slice(1)] as const) : said;
  return links.map((link) => ({ title: plain(linkWords[link], 60), value: link }));
}
