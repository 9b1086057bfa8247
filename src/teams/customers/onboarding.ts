/** The buttons of the onboarding list. */
import { notHere } from "../refusals.ts";
import { z } from "zod";
import { namesOf } from "../../app/evaluate.ts";
import { startOnboarding, tickOff, type Onboarded } from "../../app/customers/onboard.ts";
import { showCustomer } from "../../app/customers/report.ts";
import { notice } from "../../cards/kit/notice.ts";
import { onboardingCard } from "../../cards/customer/onboarding.ts";
import type { Customer } from "../../domain/customer/customer.ts";

import { readerOf, viewerOf, action, type Action, type Reply, type Turn } from "../turn.ts";

const customer = z.string().min(1).max(100);

const open = action({
  verb: "onboarding",
  schema: z.object({ customer }),
  who: "everyone",
  async run(turn, data) {
    const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), data.customer);
    return { card: found === undefined ? notHere() : await listOf(turn, found.customer), shown: "new" };
  },
});

const begin = action({
  verb: "start-onboarding",
  formerly: "onboarding-start",
  schema: z.object({ customer }),
  who: "everyone",
  run: async (turn, data) =>
    reply(turn, await startOnboarding(turn.world, turn.organization, { ...data, by: turn.actor })),
});

const tick = action({
  verb: "tick-off",
  formerly: "onboarding-done",
  schema: z.object({ customer, done: z.string().max(200).default("") }),
  who: "everyone",
  async run(turn, data) {
    const steps = data.done.split(",").map(Number).filter(Number.isInteger);
    return reply(
      turn,
      await tickOff(turn.world, turn.organization, { customer: data.customer, steps, by: turn.actor }),
    );
  },
});

async function reply(turn: Turn, done: Onboarded): Promise<Reply> {
  if (done.outcome === "no-such-customer") return { card: notHere() };
  if (done.outcome === "not-yours") {
    return {
      shown: "private",
      card: notice(
        `${done.customer.name}: not yours to tick off`,
        "The owner, the deputy or a manager can. Nothing was changed.",
      ),
    };
  }
  return { card: await listOf(turn, done.customer) };
}

async function listOf(turn: Turn, shown: Customer) {
  const names = namesOf(await turn.organization.people.list());
  return onboardingCard({ customer: shown, names, reader: readerOf(turn) });
}

export const onboardingActions: readonly Action[] = [open, begin, tick];
