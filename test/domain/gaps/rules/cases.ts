/** Customers and moments that the gap tables are made of. */
import { newClaim } from "../../../../src/domain/claims/claims.ts";
import type {
  AnswerValue,
  Claim,
  Customer,
  Evidence,
  Identity,
  Question,
  Subscription,
} from "../../../../src/domain/customer/customer.ts";
import type { Gap, GapCode } from "../../../../src/domain/catalogue/gap-codes.ts";
import { gapsOf, type GapContext } from "../../../../src/domain/gaps/find-gaps.ts";
import { aContext } from "../../contexts.ts";
import { aCustomer } from "../../customers.ts";

export const production = "11111111-1111-4111-8111-111111111111";
export const sandbox = "22222222-2222-4222-8222-222222222222";

export const reported = (at = "2026-11-20T12:00:00.000Z"): Evidence => ({ kind: "reported", at, by: "megan" });

export function aClaim(parts: Partial<Omit<Claim, "id">> = {}): Claim {
  return newClaim({
    workload: "teams",
    area: "Modern Work and Security",
    scopedOn: "2026-11-20",
    evidence: reported(),
    ...parts,
  });
}

export const salesClaim = (parts: Partial<Omit<Claim, "id">> = {}): Claim =>
  aClaim({ workload: "sales", area: "Business Applications", subscription: sandbox, ...parts });

export function aSubscription(parts: Partial<Subscription> = {}): Subscription {
  return {
    id: production,
    name: "Production",
    scope: { is: "in" },
    soldByUsCsp: false,
    access: "guest",
    since: "2026-11-20",
    ...parts,
  };
}

export function anIdentity(parts: Partial<Identity> = {}): Identity {
  return {
    id: "megan-guest",
    label: "Megan Bowen",
    kind: "guest",
    tenant: "9b58ba8d-c498-46e7-b648-245edafa3a38",
    holder: "megan",
    link: "reported",
    partnerId: "4911112",
    linkedOn: "2026-11-20",
    since: "2026-11-20",
    roles: [{ subscription: production, role: "Contributor", permanence: "permanent" }],
    evidence: reported(),
    ...parts,
  };
}

export const principal = (parts: Partial<Identity> = {}): Identity => {
  const { holder: _nobody, ...rest } = anIdentity();
  return { ...rest, id: "pal-tag", label: "PAL tag", kind: "service principal", link: "verified", ...parts };
};

/** Parts of a customer with one of something; of several, an array of the builders above. */
export const oneClaim = (...parts: Parameters<typeof aClaim>) => ({ claims: [aClaim(...parts)] });
export const oneSalesClaim = (...parts: Parameters<typeof salesClaim>) => ({ claims: [salesClaim(...parts)] });
export const oneSubscription = (...parts: Parameters<typeof aSubscription>) => ({
  subscriptions: [aSubscription(...parts)],
});
export const oneIdentity = (...parts: Parameters<typeof anIdentity>) => ({ identities: [anIdentity(...parts)] });
export const onePrincipal = (...parts: Parameters<typeof principal>) => ({ identities: [principal(...parts)] });

/** What the owner answered to one question, on the Friday before. */
export const said = (question: Question, says: AnswerValue, at = "2026-11-20T12:00:00.000Z") => ({
  checklist: { revision: 1, answers: { [question]: { says, by: "megan", at } } },
});

type Seen = NonNullable<Subscription["seen"]>;

/** What the newest report has of a subscription that it attributes to us. */
export const seen = (parts: Partial<Seen> = {}): Seen => ({
  month: "2026-10-01",
  consumes: true,
  attributed: true,
  adminTypes: ["Contributor"],
  partnerIds: ["4911112"],
  ...parts,
});

/** What it has of one that it attributes to nobody. */
export const unseen = (parts: Partial<Seen> = {}): Seen => seen({ attributed: false, adminTypes: [], ...parts });

/** Takes the builder's owner away. */
export const nobody = { owner: undefined } as unknown as Partial<Customer>;

/** The gaps of that code, for a customer with these parts. */
export function found(code: GapCode, parts: Partial<Customer>, context: Partial<GapContext> = {}): readonly Gap[] {
  return gapsOf(aCustomer(parts), aContext(context)).filter((gap) => gap.code === code);
}
