/** The form of a PAL identity: opened, recorded, refused. */
import { z } from "zod";
import { saveIdentity } from "../../app/customers/associate.ts";
import { gapContext } from "../../app/evaluate.ts";
import { identityFormCard, identityInputs, withoutSecret, type IdentityDraft } from "../../cards/forms/identity.ts";
import { identityKinds, type Customer, type Identity, type RoleAssignment } from "../../domain/customer/customer.ts";
import { shortId } from "../../domain/customer/fingerprint.ts";
import type { IdentityForm } from "../../domain/pal/identities.ts";
import type { Day } from "../../domain/time/time.ts";
import { colleague, knownPeople } from "../input/find-person.ts";
import { action, type Action, type ActionReply, type Card, type Turn } from "../turn.ts";
import * as fields from "./fields.ts";
import { answered, changedSince, here, opened, refused } from "./reply.ts";

const openIdentity = action({
  verb: "identity-form",
  schema: z.object({ customer: fields.customer, identity: fields.reference.optional() }),
  who: "everyone",
  run: (turn, data): Promise<ActionReply> =>
    opened(turn, data.customer, ({ customer }) => {
      const isNew = identityOf(customer, data.identity) === undefined;
      return identityForm(turn, customer, data.identity, isNew ? { draft: likely(turn) } : {});
    }),
});

/** Mostly people record their own account; where others read along, nobody is "you". */
function likely({ world, place, actor }: Turn): IdentityDraft {
  const [partnerId] = world.setup.partnerIds;
  return place.kind === "personal" ? { partnerId, label: actor.name, holder: actor.id } : { partnerId };
}

const save = action({
  verb: "save-identity",
  formerly: "identity",
  schema: z.object({
    customer: fields.customer,
    identity: fields.reference.optional(),
    seen: fields.reference.optional(),
    ...fields.inputs(identityInputs),
  }),
  who: "everyone",
  async run(turn, data): Promise<ActionReply> {
    const { customer: id, identity: given, seen, ...typed } = data;
    const before = identityOf(await turn.organization.customers.get(id), given);
    const draft = fields.withEmptied<IdentityDraft>(typed, [["kind", ["label", "holder", "partnerId", "on", "kept"]]]);
    const { today } = await gapContext(turn.world, turn.organization);
    const holder = await holderIn(turn, draft, before);
    const own = { customer: id, ours: turn.organization.id };
    const asked = fields.read((problems) => identityIn(problems, draft, before, own, holder, today));
    if ("problem" in asked) {
      return opened(turn, id, ({ customer }) => identityForm(turn, customer, given, { draft, problem: asked.problem }));
    }
    const done = await saveIdentity(turn.world, turn.organization, {
      customer: id,
      by: turn.actor,
      meant: { identity: before?.id ?? given, seen },
      form: asked.form,
    });
    switch (done.outcome) {
      case "no-such-customer":
      case "not-yours":
        return refused(turn, done);
      case "changed":
      case "unchanged":
        return await answered(turn, done.customer, {
          headline: `${done.item.label} ${done.outcome === "changed" ? "saved" : "unchanged"}`,
          identities: [done.item],
        });
      case "already-there":
        return await answered(turn, done.customer, {
          headline: `${done.item.label} is already here`,
          identities: [done.item],
          says: ["To change it, press Change again. Another identity needs another name or its object ID."],
        });
      case "changed-since":
        return here(turn, await identityForm(turn, done.customer, shortId(done.item.id), { problem: changedSince }));
      case "not-there":
        return here(
          turn,
          await identityForm(turn, done.customer, undefined, { draft, problem: "It is no longer here." }),
        );
    }
  },
});

/** The identity that a card names. */
function identityOf(customer: Customer | undefined, reference: string | undefined): Identity | undefined {
  return customer?.identities.find(({ id }) => shortId(id) === reference);
}

async function identityForm(
  turn: Turn,
  customer: Customer,
  id: string | undefined,
  more: { draft?: IdentityDraft; problem?: string },
): Promise<Card> {
  const identity = identityOf(customer, id);
  const people = await knownPeople(turn);
  return identityFormCard({ customer, identity, people, ...more });
}

/** The colleague chosen; undefined when nobody here is. An unchanged one is not looked up: they may have left. */
async function holderIn(
  turn: Turn,
  { holder }: IdentityDraft,
  before: Identity | undefined,
): Promise<Pick<IdentityForm, "holder"> | undefined> {
  const chosen = fields.trimmed(holder);
  if (chosen === undefined || chosen === before?.holder) return {};
  if (chosen === "") return before?.holder === undefined ? {} : { holder: null };
  const found = await colleague(turn, chosen);
  return found && { holder: found.id };
}

const permanences = ["permanent", "eligible", "time-bound", "unknown"] as const;

function identityIn(
  problems: fields.Problems,
  draft: IdentityDraft,
  before: Identity | undefined,
  { customer, ours }: { customer: string; ours: string },
  holder: Pick<IdentityForm, "holder"> | undefined,
  today: Day,
): IdentityForm {
  const label = fields.trimmed(draft.label);
  if (label === "" || (label === undefined && before === undefined)) {
    problems.push("Give the identity a name, such as the person's or the service principal's.");
  }
  if (holder === undefined) problems.push("I don't know anybody by that name: choose from the list.");
  const hasNoSecret = draft.kind === withoutSecret;
  const chosen = hasNoSecret ? "service principal" : draft.kind;
  const kind = chosen ? fields.oneOf(problems, identityKinds, chosen, "What it is") : undefined;
  const objectId = fields.trimmed(draft.objectId);
  const partnerId = fields.trimmed(draft.partnerId);
  const { link, on, kept } = draft;
  const to = link ? fields.oneOf(problems, [...linksSaid, "verified"] as const, link, "PAL") : undefined;
  if (to === "verified" && before?.link !== "verified") {
    problems.push("Only the tool's output proves a link. Press Add proof.");
  }
  // Lighthouse links are made in our own directory, whatever was left in the input.
  const tenants: Readonly<Record<string, string>> = { ours, customer };
  const tenant = kind === "lighthouse" ? ours : tenants[draft.tenant ?? ""];
  return {
    ...holder,
    label: label && fields.short(problems, label, "The name", 100),
    kind,
    noCredential: kind === undefined ? undefined : hasNoSecret || null,
    tenant,
    objectId: objectId ? fields.aGuid(problems, objectId, "The object ID") : undefined,
    partnerId: partnerId === "" ? null : partnerId && fields.aPartnerId(problems, partnerId),
    link: to === "verified" ? undefined : to,
    on: on ? fields.pastDay(problems, on, "Linked on", today) : undefined,
    keptRoles: before && kept?.split(",").filter(Boolean).map(Number),
    role: roleIn(problems, draft),
  };
}

const linksSaid = ["not linked", "reported", "broken", "removed"] as const;

function roleIn(
  problems: fields.Problems,
  { role, otherRole, roleOn, permanence }: IdentityDraft,
): RoleAssignment | undefined {
  const other = fields.trimmed(otherRole) ?? "";
  if (!role && other === "") return undefined;
  const called = !role || role === "Other" ? other : role;
  if (called === "") problems.push("Write the name of the other role, under More.");
  const subscription = !roleOn || roleOn === "*" ? "*" : fields.aGuid(problems, roleOn, "The subscription of the role");
  const held = permanence ? fields.oneOf(problems, permanences, permanence, "How long the role is held") : "unknown";
  const name = fields.short(problems, called, "The role", 100);
  if (name === undefined || subscription === undefined || held === undefined) return undefined;
  return { role: name, subscription, permanence: held };
}

export const identityActions: readonly Action[] = [openIdentity, save];
