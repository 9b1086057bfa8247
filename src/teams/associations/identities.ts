/** The form of a PAL identity: opened, recorded, refused. */
import { z } from "zod";
import { saveIdentity } from "../../app/customers/associate.ts";
import { gapContext } from "../../app/evaluate.ts";
import { identityFormCard, identityInputs, withoutSecret, type IdentityDraft } from "../../cards/forms/identity.ts";
import type { Customer, Identity, RoleAssignment } from "../../domain/customer/customer.ts";
import { exact } from "../../domain/exact.ts";
import { shortId } from "../../domain/customer/fingerprint.ts";
import type { IdentityForm } from "../../domain/pal/identities.ts";
import { checkPartnerId, isLinked } from "../../domain/pal/pal.ts";
import type { Day } from "../../domain/time/time.ts";
import { colleague, knownPeople } from "../input/find/find-person.ts";
import { action, type Action, type Card, type Turn } from "../turn.ts";
import * as fields from "./fields.ts";
import type { LinkDetails } from "../input/told/link-details.ts";
import { answered, changedSince, here, opened, refused, toPresser } from "./reply.ts";
import { savedReply } from "./undo.ts";

const openIdentity = action({
  verb: "identity-form",
  schema: z.object({ customer: fields.customer, identity: fields.reference.optional() }),
  who: "everyone",
  run: (turn, data) =>
    opened(turn, data.customer, ({ customer }) => {
      const isNew = identityOf(customer, data.identity) === undefined;
      return formOf(turn, customer, data.identity, isNew ? { draft: likely(turn) } : {});
    }),
});

/** Mostly people record their own account; where others read along, nobody is "you". */
function likely({ world, place, actor }: Turn): IdentityDraft {
  const [partnerId] = world.setup.partnerIds;
  return place.kind === "personal" ? { partnerId, label: actor.name, holder: actor.id } : { partnerId };
}

/**
 * The form of a link with what somebody told of it filled in: of the one on record that it is of, else of a new one.
 * @returns undefined where too little is told for a new one
 */
export async function toldLinkForm(turn: Turn, customer: Customer, told: LinkDetails): Promise<Card | undefined> {
  const { actor, world } = turn;
  const holder = told.holder === "own" ? actor.id : told.holder;
  const known = toldOf(customer, told, holder, world.setup);
  const [ours] = world.setup.partnerIds;
  const partnerId = told.partnerId === "ours" ? ours : told.partnerId;
  const role = told.role === undefined ? {} : roleDraft(told.role);
  const said = exact({ on: told.on, partnerId, ...role });
  if (known !== undefined) {
    const isOurs = checkPartnerId(known.partnerId ?? "", world.setup) === "ours";
    const kept = known.roles.flatMap(({ role: one }, place) => (told.replaced.includes(one) ? [] : [String(place)]));
    const isBack = told.mends && !isLinked(known) ? { link: "reported" } : {};
    const mended = told.mends && told.role === undefined && !isOurs ? { partnerId: ours } : {};
    const draft = exact({ ...isBack, ...mended, kept: kept.join(","), ...said });
    return formOf(turn, customer, shortId(known.id), { draft });
  }
  const isBare = [holder, told.kind, told.role, partnerId, told.on].every((one) => one === undefined);
  if (isBare) return undefined;
  const person = holder === actor.id ? actor : (await knownPeople(turn)).find(({ id }) => id === holder);
  // Nobody else than who is named.
  const whose = person === undefined ? {} : { label: person.name, holder: person.id };
  return formOf(turn, customer, undefined, {
    draft: exact({ partnerId: ours, ...whose, kind: told.kind, ...said }),
  });
}

/** The link on record that is told of: its holder's, or the only one that was to be put right. */
function toldOf(
  { identities }: Customer,
  { mends, replaced, kind }: LinkDetails,
  holder: string | undefined,
  setup: Turn["world"]["setup"],
): Identity | undefined {
  const isWrong = (one: Identity) =>
    !isLinked(one) ||
    checkPartnerId(one.partnerId ?? "", setup) === "not-ours" ||
    one.roles.some(({ role }) => replaced.includes(role));
  const ofKind = identities.filter((one) => kind === undefined || one.kind === kind);
  const own = holder === undefined ? [] : identities.filter((one) => one.holder === holder);
  const wrong = mends ? ofKind.filter(isWrong) : [];
  const [only, ...others] = own.length > 0 ? own : wrong;
  if (only !== undefined) return others.length === 0 ? only : undefined;
  const [one, ...more] = mends && holder === undefined ? ofKind : [];
  return more.length === 0 ? one : undefined;
}

const roleDraft = (role: string): IdentityDraft =>
  role in identityInputs.role.choices ? { role } : { role: "Other", otherRole: role };

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
  async run(turn, data) {
    const { customer: id, identity: given, seen, ...typed } = data;
    const before = identityOf(await turn.organization.customers.get(id), given);
    const draft = fields.withEmptied(identityInputs, typed);
    const { today } = await gapContext(turn.world, turn.organization);
    const holder = await holderIn(turn, draft, before);
    const own = { customer: id, ours: turn.organization.id };
    const asked = fields.readForm((problems) => identityIn(problems, draft, before, own, holder, today));
    if ("problem" in asked) {
      return opened(turn, id, ({ customer }) => formOf(turn, customer, given, { draft, problem: asked.problem }));
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
      case "changed": {
        const { label } = done.item;
        return await savedReply(turn, done.customer, { headline: `${label} saved`, identities: [done.item] });
      }
      case "unchanged":
        return await savedReply(turn, done.customer, {
          headline: `${done.item.label} already saved`,
          identities: [done.item],
        });
      case "already-there":
        return await answered(turn, done.customer, {
          headline: `${done.item.label} is already here`,
          identities: [done.item],
          says: ["To change it, press Change again. Another identity needs another name or its object ID."],
        });
      case "changed-since":
        return toPresser(await formOf(turn, done.customer, shortId(done.item.id), { problem: changedSince }));
      case "not-there":
        return here(turn, await formOf(turn, done.customer, undefined, { draft, problem: "It is no longer here." }));
    }
  },
});

/** The identity that a card names. */
function identityOf(customer: Customer | undefined, reference: string | undefined): Identity | undefined {
  return customer?.identities.find(({ id }) => shortId(id) === reference);
}

async function formOf(
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
  const chosen = holder?.trim();
  if (chosen === undefined || chosen === before?.holder) return {};
  if (chosen === "") return before?.holder === undefined ? {} : { holder: null };
  const found = await colleague(turn, chosen);
  return found && { holder: found.id };
}

function identityIn(
  problems: fields.Problems,
  draft: IdentityDraft,
  before: Identity | undefined,
  { customer, ours }: { customer: string; ours: string },
  holder: Pick<IdentityForm, "holder"> | undefined,
  today: Day,
): IdentityForm {
  const said = fields.filledIn(problems, identityInputs, draft, today);
  const { label, partnerId, kind: chosen, link } = said;
  if (label === null || (draft.label === undefined && before === undefined)) {
    problems.push("Give the identity a name, such as the person's or the service principal's.");
  }
  if (holder === undefined) problems.push("I don't know anybody by that name: choose from the list.");
  if (link === "verified" && before?.link !== "verified") {
    problems.push("Only the tool's output proves a link. Press Add proof.");
  }
  const kind = chosen === withoutSecret ? "service principal" : chosen;
  return {
    ...holder,
    label,
    kind,
    noCredential: kind === undefined ? undefined : chosen === withoutSecret || null,
    // Lighthouse links are made in our own directory, whatever was left in the input.
    tenant: kind === "lighthouse" ? ours : said.tenant && { ours, customer }[said.tenant],
    objectId: said.objectId,
    partnerId,
    link: link === "verified" ? undefined : link,
    on: said.on ?? undefined,
    keptRoles: before && draft.kept?.split(",").filter(Boolean).map(Number),
    role: roleIn(problems, said),
  };
}

function roleIn(
  problems: fields.Problems,
  { role, otherRole, roleOn, permanence }: fields.Filled<typeof identityInputs>,
): RoleAssignment | undefined {
  if (!role && !otherRole) return undefined;
  const called = !role || role === "Other" ? otherRole : role;
  if (!called) problems.push("Write the name of the other role, under More.");
  const subscription = !roleOn || roleOn === "*" ? "*" : fields.aGuid(problems, roleOn, "The subscription of the role");
  if (!called || subscription === undefined) return undefined;
  return { role: called, subscription, permanence: permanence ?? "unknown" };
}

export const identityActions: readonly Action[] = [openIdentity, save];
