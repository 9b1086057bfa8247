/** The form of one PAL identity: who or what it is, whom it is linked to, which roles it has. */
import { roleWords } from "../kit/people.ts";
import type { Customer, Identity } from "../../domain/customer/customer.ts";
import { fingerprint, shortId } from "../../domain/customer/fingerprint.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import {
  asTitles,
  associationForm,
  titleChoices,
  saveButton,
  type Draft,
  type FormOf,
  type Inputs,
  type Recorded,
} from "./association.ts";
import { peopleChoices, type Choice, button, press } from "../kit/actions.ts";
import type { Card } from "../kit/render.ts";
import { plain, shown } from "../kit/text.ts";
import { isGuid } from "../../domain/guid.ts";
import { fittingForm, type FormFacts } from "./form.ts";

/** A service principal whose secret was deleted on purpose, as Azure Citadel advises: only reports can show its link. */
export const withoutSecret = "service principal without secret";

const linkChoices = {
  reported: "Linked",
  "not linked": "Not linked",
  broken: "Broken: it was linked, but no longer counts",
  removed: "Removed on purpose",
} as const;
const proven = "Linked, proven by its output";

export const identityInputs = {
  label: {
    kind: "text",
    label: "Name of the identity",
    most: 100,
    missing: "Give it a name, such as the person's or the service principal's.",
    emptiedBeside: "kind",
  },
  kind: {
    kind: "choice",
    label: "What it is",
    choices: {
      user: "Account in the customer's directory",
      guest: "Guest in the customer's directory",
      "service principal": "Service principal",
      "managed identity": "Managed identity",
      lighthouse: "Ours, through Azure Lighthouse",
      [withoutSecret]: "Service principal, its secret deleted on purpose",
    },
  },
  holder: { kind: "person", label: "Colleague behind it (none for service principals)", emptiedBeside: "kind" },
  link: { kind: "choice", label: "PAL", choices: { ...linkChoices, verified: proven } },
  partnerId: {
    kind: "text",
    holds: "partner-id",
    label: "Linked to Partner ID",
    most: 20,
    emptiedBeside: "kind",
  },
  on: { kind: "date", label: "Linked on (optional)", emptiedBeside: "kind" },
  kept: { kind: "each", label: "Roles (untick those that ended)", emptiedBeside: "kind" },
  role: {
    kind: "choice",
    label: "Add a role",
    placeholder: "None",
    // What a partner mostly has, those that count first.
    choices: {
      ...asTitles(["Owner", "Contributor", "User Access Administrator", "Support Request Contributor", "Reader"]),
      Other: "Other: name it under More",
    },
  },
  roleOn: { kind: "choice", label: "The role is on" },
  permanence: {
    kind: "choice",
    label: "The role is",
    choices: { permanent: "Permanent", eligible: "Eligible (PIM)", "time-bound": "Time-bound", unknown: "Not known" },
  },
  otherRole: { kind: "text", label: "Name of the other role", most: 100, more: true },
  objectId: {
    kind: "text",
    holds: "guid",
    label: "Object ID in that directory (optional)",
    most: 60,
    more: true,
  },
  tenant: {
    kind: "choice",
    label: "Directory of the link",
    choices: { customer: "The customer's", ours: "Ours (Lighthouse)" },
    more: true,
  },
} as const satisfies Inputs;
export type IdentityDraft = Draft<typeof identityInputs>;

export type IdentityFormFacts = FormOf<typeof identityInputs> & {
  /** Absent: a new one. */
  identity?: Identity | undefined;
  /** People to choose from where the people picker does not exist. */
  people: readonly { id: PersonRef; name: string }[];
};

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
function identityDraft(identity: Identity, customer: Customer): Recorded<typeof identityInputs, "role" | "otherRole"> {
  return {
    label: identity.label,
    kind: identity.noCredential === true ? withoutSecret : identity.kind,
    holder: identity.holder,
    objectId: isGuid(identity.id) ? identity.id : "",
    tenant: identity.tenant === customer.id ? "customer" : "ours",
    partnerId: identity.partnerId,
    link: identity.link,
    on: identity.linkedOn,
    kept: identity.roles.map((_, place) => String(place)).join(","),
    permanence: "permanent",
    roleOn: "*",
  };
}

export function identityForm(facts: IdentityFormFacts, length: IdentityLengths = identityFormLengths[0]): FormFacts {
  const { customer, identity, draft, problem } = facts;
  const before: IdentityDraft =
    identity === undefined
      ? { kind: "guest", tenant: "customer", link: "reported", permanence: "permanent", roleOn: "*" }
      : identityDraft(identity, customer);
  const filled: IdentityDraft = { ...before, ...draft };
  const data = {
    customer: customer.id,
    identity: identity && shortId(identity.id),
    seen: identity && fingerprint(identity),
  };
  const roles = (identity?.roles ?? []).map((role, place) => ({
    title: plain(roleWords(role, customer), length.name + 20),
    value: String(place),
  }));
  const subscriptions = customer.subscriptions.slice(0, length.subscriptions).map((one) => ({
    title: plain(`${plain(one.name ?? "Subscription", length.name)} (…${one.id.slice(-4)})`, 80),
    value: one.id,
  }));
  const { reported: _said, ...unlinked } = linkChoices;
  return associationForm({
    customer,
    problem,
    about: identity === undefined ? "add a PAL link" : plain(identity.label, 80) || "PAL link",
    context: shown`A link ties one identity in one directory to one Partner ID. Its roles decide which subscriptions count.`,
    inputs: identityInputs,
    filled,
    given: {
      holder: { choices: choosable(facts, filled.holder, length) },
      // "Proven" is no word of a person's: it is there only where output proved it.
      link: { choices: titleChoices(identity?.link === "verified" ? { verified: proven, ...unlinked } : linkChoices) },
      kept: roles.length === 0 ? null : { choices: roles },
      roleOn: { choices: [{ title: plain("Every subscription"), value: "*" }, ...subscriptions] },
    },
    more: "Show or hide other role, object ID and directory",
    buttons: [
      saveButton(press("save-identity", data)),
      button("Add proof", press("proof-form", { customer: customer.id }), {
        tooltip: "Prove the link with the tool's output",
      }),
    ],
  });
}

export const identityFormCard = (facts: IdentityFormFacts): Card =>
  fittingForm(identityFormLengths, (length) => identityForm(facts, length));

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
