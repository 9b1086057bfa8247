/** The forms of Azure subscriptions and PAL identities: opened, recorded, refused. */
import { z } from "zod";
import { recordIdentity, recordSubscription } from "../../app/associate.ts";
import { gapContext } from "../../app/evaluate.ts";
import { identityFormCard, identityInputs, type IdentityDraft } from "../../cards/identity-form.ts";
import { subscriptionFormCard, subscriptionInputs, type SubscriptionDraft } from "../../cards/subscription-form.ts";
import { accessModels, identityKinds, type Customer, type Identity, type RoleAssignment, type Subscription } from "../../domain/customer.ts";
import type { IdentityForm, SubscriptionForm } from "../../domain/pal-edit.ts";
import { shortId } from "../../domain/fingerprint.ts";
import type { PersonRef } from "../../domain/person.ts";
import type { Day } from "../../domain/time.ts";
import { colleague, knownPeople } from "../people.ts";
import { action, type Action, type ActionReply, type Card, type Turn } from "../turn.ts";
import * as fields from "./associating-inputs.ts";
import { answered, changedSince, here, opened, refused } from "./associating-reply.ts";

const openSubscription = action({
  verb: "subscription-form",
  schema: z.object({ customer: fields.customer, subscription: fields.reference.optional() }),
  who: "everyone",
  run: (turn, data): Promise<ActionReply> =>
    opened(turn, data.customer, ({ customer }) => subscriptionForm(customer, data.subscription, {})),
});

const saveSubscription = action({
  verb: "subscription",
  schema: z.object({
    customer: fields.customer,
    subscription: fields.reference.optional(),
    seen: fields.reference.optional(),
    ...fields.inputs(subscriptionInputs),
  }),
  who: "everyone",
  async run(turn, data): Promise<ActionReply> {
    const { customer: id, subscription: given, seen, ...typed } = data;
    const before = (await turn.organization.customers.get(id))?.subscriptions.find((one) => one.id === given);
    const draft = fields.withEmptied<SubscriptionDraft>(typed, [["access", ["name", "scopeNote", "powerOn"]]]);
    const { today } = await gapContext(turn.world, turn.organization);
    const asked = fields.read((problems) => ({
      ...subscriptionIn(problems, draft, before, today),
      id: given ?? fields.aGuid(problems, fields.trimmed(draft.id) ?? "", "The subscription ID") ?? "",
    }));
    const again = (problem: string) => ({ draft, problem });
    if ("problem" in asked) {
      return opened(turn, id, ({ customer }) => subscriptionForm(customer, given, again(asked.problem)));
    }
    const { id: meant, ...form } = asked.form;
    const done = await recordSubscription(turn.world, turn.organization, {
      customer: id,
      by: turn.actor,
      meant: { id: meant, ...(given === undefined || seen === undefined ? {} : { seen }) },
      form,
    });
    if (done.is !== "done") return refused(turn, done) ?? "nothing";
    const { outcome, customer } = done;
    switch (outcome.is) {
      case "changed":
      case "unchanged":
      case "already-there": {
        const { item } = outcome;
        const called = item.name ?? `Subscription …${item.id.slice(-4)}`;
        const headline = `${called} ${outcome.is === "changed" ? "recorded" : "was recorded so already"}`;
        return await answered(turn, customer, { headline, subscription: item });
      }
      case "changed-since":
        return here(turn, subscriptionForm(customer, outcome.item.id, { problem: changedSince }));
      case "not-a-guid":
        return here(turn, subscriptionForm(customer, given, again("The subscription ID is no GUID.")));
      case "not-there":
        return here(turn, subscriptionForm(customer, undefined, again("This subscription is not recorded any more.")));
    }
  },
});

function subscriptionForm(
  customer: Customer,
  id: string | undefined,
  more: { draft?: SubscriptionDraft; problem?: string },
): Card {
  const subscription = customer.subscriptions.find((one) => one.id === id);
  return subscriptionFormCard({ customer, ...(subscription === undefined ? {} : { subscription }), ...more });
}

function subscriptionIn(
  problems: fields.Problems,
  draft: SubscriptionDraft,
  before: Subscription | undefined,
  today: Day,
): SubscriptionForm {
  const name = fields.trimmed(draft.name);
  const powerOn = fields.trimmed(draft.powerOn);
  const scope = fields.aScope(problems, draft.scope, fields.trimmed(draft.scopeNote), before?.scope);
  const { soldByUsCsp, access, since } = draft;
  return {
    ...fields.given("name", name === "" ? null : name && fields.short(problems, name, "The name", 100)),
    ...fields.given("scope", scope),
    ...(soldByUsCsp ? { soldByUsCsp: soldByUsCsp === "true" } : {}),
    ...(access ? fields.given("access", fields.oneOf(problems, accessModels, access, "How we get in")) : {}),
    ...(since ? fields.given("since", fields.pastDay(problems, since, "Access since", today)) : {}),
    ...fields.given(
      "powerOn",
      powerOn === "" ? null : powerOn && fields.pastDay(problems, powerOn, "Power Platform deployed on", today),
    ),
  };
}

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
  return {
    ...(partnerId === undefined ? {} : { partnerId }),
    ...(place.kind === "personal" ? { label: actor.name, holder: actor.id } : {}),
  };
}

const saveIdentity = action({
  verb: "identity",
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
    const done = await recordIdentity(turn.world, turn.organization, {
      customer: id,
      by: turn.actor,
      meant: { ...(given === undefined ? {} : { identity: before?.id ?? given }), ...(seen === undefined ? {} : { seen }) },
      form: asked.form,
    });
    if (done.is !== "done") return refused(turn, done) ?? "nothing";
    const { outcome, customer } = done;
    switch (outcome.is) {
      case "changed":
      case "unchanged":
        return await answered(turn, customer, {
          headline: `${outcome.item.label} ${outcome.is === "changed" ? "recorded" : "was recorded so already"}`,
          identities: [outcome.item],
        });
      case "already-there":
        return await answered(turn, customer, {
          headline: `${outcome.item.label} is recorded already`,
          identities: [outcome.item],
          says: ["To change it, press Change again. Another identity needs another name or its object ID."],
        });
      case "changed-since":
        return here(turn, await identityForm(turn, customer, shortId(outcome.item.id), { problem: changedSince }));
      case "not-there":
      case "not-a-guid":
        return here(turn, await identityForm(turn, customer, undefined, { draft, problem: "It is not recorded any more." }));
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
  return identityFormCard({ customer, ...(identity === undefined ? {} : { identity }), people, ...more });
}

/** The colleague chosen; "unknown" when nobody here is. An unchanged one is not looked up: they may have left. */
async function holderIn(
  turn: Turn,
  { holder }: IdentityDraft,
  before: Identity | undefined,
): Promise<PersonRef | null | undefined | "unknown"> {
  const chosen = fields.trimmed(holder);
  if (chosen === undefined || chosen === before?.holder) return undefined;
  if (chosen === "") return before?.holder === undefined ? undefined : null;
  const found = await colleague(turn, chosen);
  return found.outcome === "found" ? found.person.id : "unknown";
}

const permanences = ["permanent", "eligible", "time-bound", "unknown"] as const;

function identityIn(
  problems: fields.Problems,
  draft: IdentityDraft,
  before: Identity | undefined,
  { customer, ours }: { customer: string; ours: string },
  holder: PersonRef | null | undefined | "unknown",
  today: Day,
): IdentityForm {
  const label = fields.trimmed(draft.label);
  if (label === "" || (label === undefined && before === undefined)) {
    problems.push("Give the identity a name, such as the person's or the service principal's.");
  }
  if (holder === "unknown") problems.push("Nobody by that name is known here: choose from the list.");
  const kind = draft.kind ? fields.oneOf(problems, identityKinds, draft.kind, "What it is") : undefined;
  const objectId = fields.trimmed(draft.objectId);
  const partnerId = fields.trimmed(draft.partnerId);
  const { link, on, kept } = draft;
  const to = link ? fields.oneOf(problems, [...linksSaid, "verified"] as const, link, "PAL") : undefined;
  if (to === "verified" && before?.link !== "verified") {
    problems.push("Only what the tool prints proves a link: use Paste output.");
  }
  // Lighthouse links are made in our own directory, whatever was left in the input.
  const tenants: Readonly<Record<string, string>> = { ours, customer };
  const tenant = kind === "lighthouse" ? ours : tenants[draft.tenant ?? ""];
  return {
    ...fields.given("label", label && fields.short(problems, label, "The name", 100)),
    ...fields.given("kind", kind),
    ...fields.given("tenant", tenant),
    ...(objectId ? fields.given("objectId", fields.aGuid(problems, objectId, "The object ID")) : {}),
    ...fields.given("holder", holder),
    ...fields.given("partnerId", partnerId === "" ? null : partnerId && fields.aPartnerId(problems, partnerId)),
    ...(to === undefined || to === "verified" ? {} : { link: to }),
    ...(on ? fields.given("on", fields.pastDay(problems, on, "Linked on", today)) : {}),
    ...(kept === undefined || before === undefined ? {} : { keptRoles: kept.split(",").filter(Boolean).map(Number) }),
    ...fields.given("role", roleIn(problems, draft)),
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

export const linkActions: readonly Action[] = [openSubscription, saveSubscription, openIdentity, saveIdentity];
