/** Every button with data that it takes, and every command with words that mean something: a new one must be added here. */
import type { Verbs } from "../../src/cards/press.ts";

export const customer = "11111111-2222-4333-8444-555555555555";

/** @param person who is named where a button names somebody. */
export function presses(person: string): { [Verb in keyof Verbs]?: Verbs[Verb] & Record<string, unknown> } {
  const prompt = "p1";
  return {
    record: { customer, prompt, revision: 1, cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes", note: "done" },
    "still-true": { customer, prompt, revision: 1 },
    change: { customer },
    later: { customer, prompt },
    "not-mine": { customer, prompt },
    show: { customer },
    ask: { customer },
    gaps: { filter: "new 2026-W48 nobody", page: 1 },
    "gaps-by-owner": { week: "2026-W48", only: person, page: 2 },
    "assign-form": { customer },
    assign: { customer, revision: 1, person },
    add: { name: "Northwind", id: "22222222-2222-4333-8444-555555555555", domain: "", person: "", isNew: "false" },
    "add-form": {},
    handover: { from: person, to: person },
    "handover-undo": { handover: "h1" },
    why: { topic: "cpor" },
    help: {},
    deliveries: {},
    "deliveries-resend": {},
    "weekly-start": { customer },
    "digest-now": {},
    onboarding: { customer },
    "onboarding-start": { customer },
    "onboarding-done": { customer, done: "1,2" },
    back: { customer },
    "claim-form": { customer },
    claim: {
      customer,
      workload: "exchange-online",
      status: "Submitted",
      submittedOn: "2026-11-20",
      role: "Use or consume",
    },
    "subscription-form": { customer },
    subscription: { customer, id: "33333333-2222-4333-8444-555555555555", name: "Production", access: "guest" },
    "identity-form": { customer },
    identity: { customer, label: "Megan in their tenant", kind: "guest", link: "reported" },
    "paste-form": { customer },
    paste: { customer, output: '{"partnerId": "1234567", "state": "Active"}' },
    export: { what: "history", customer, from: "2026-01-01" },
    review: { customer },
    "review-page": { customer },
    manager: { wants: "add", person },
    "forget-person": { person },
    "forget-customer": { customer },
  };
}

/** By command; each is said by name of the customer where it takes one. */
export const phrases: Readonly<Record<string, readonly string[]>> = {
  gaps: [
    "gaps",
    "gaps mine",
    "gaps contoso",
    "gaps cpor page 2",
    "gaps critical",
    "gaps new mine",
    "gaps closed @Isaiah Langer",
  ],
  show: ["show contoso", `show ${customer}`],
  ask: ["ask contoso"],
  assign: ["assign contoso to @Isaiah Langer"],
  add: ["add"],
  import: ["import", "import contoso"],
  digest: ["digest", "digest here Monday 09:00 Europe/Amsterdam", "digest now", "digest off"],
  snooze: ["snooze contoso until 2026-12-20 because we wait for access"],
  away: ["away until 2026-12-20 deputy @Isaiah Langer", "away off"],
  handover: ["handover @Megan Bowen to @Isaiah Langer"],
  managers: ["managers", "managers add @Isaiah Langer", "managers remove @Alex Wilber"],
  why: ["why cpor", "why"],
  help: ["help"],
  paste: [
    "paste contoso",
    "paste",
    '{"partnerId": "1234567", "state": "Active", "tenantId": "11111111-2222-4333-8444-555555555555"}',
  ],
  export: ["export gaps", "export customers", "export history", "export deliveries"],
  deliveries: ["deliveries", "deliveries resend"],
  review: ["review contoso"],
  history: ["history", "history contoso since 1 Nov", "history @Megan Bowen until today"],
  set: ["set", "set contoso: paused", "set contoso: deputy @Isaiah Langer", "set contoso: gdap not needed"],
  settings: ["settings", "settings zone Asia/Tokyo", "settings quiet 20:00-07:30", "settings goals Security"],
  retention: ["retention", "retention deliveries 90 days", "retention history 400 days", "retention history keep"],
  forget: ["forget contoso", "forget @Megan Bowen"],
};
