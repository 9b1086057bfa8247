/** What became of everything the bot said on its own, for managers; and another try for what did not arrive. */
import { noteInSettings } from "../evaluate.ts";
import { compareText } from "../../domain/listing.ts";
import { leased, resend } from "../../domain/messages/delivery.ts";
import type { Delivery } from "../../domain/documents.ts";
import { onlyManagers, backAgain, isSamePerson, unreached, type Actor } from "../../domain/people/person.ts";
import type { OwnerWeek } from "../../domain/messages/message.ts";
import { channelDigests } from "../../domain/messages/digest-status.ts";
import { addMilliseconds } from "../../domain/time/time.ts";
import type { Organization, World } from "../ports.ts";
import { damagedDeliveries } from "./plan.ts";
import { changeKnown } from "../change-each.ts";

/** How far back it is shown, in days: what is older is not worth another try. */
export const deliveriesShownDays = 14;

/** Deliveries of the last two weeks, latest first, and how the digests go. */
export type DeliveriesReport = {
  digests: NonNullable<OwnerWeek["digests"]>;
  /** Records that cannot be read: what they say may have been said, and is not said again by itself. */
  damaged: number;
  sent: readonly Delivery[];
  /** Planned or on their way, whenever they were planned. */
  waiting: readonly Delivery[];
  /** Blocked, not installed, left: `because` says which. Nothing reaches them until something changes on their side. */
  unreachable: readonly Delivery[];
  /** May have arrived, so they were not repeated. */
  unknown: readonly Delivery[];
  /** Given up, or not accepted by Teams. */
  refused: readonly Delivery[];
  /** There was nothing to be said any more. */
  dropped: readonly Delivery[];
};

/** Everything there is to know about deliveries. Whether somebody may see it is the caller's to ask. */
export async function reportDeliveries(
  world: Pick<World, "now" | "store">,
  organization: Organization,
): Promise<DeliveriesReport> {
  const since = addMilliseconds(world.now(), -deliveriesShownDays * 86_400_000);
  const known = (await organization.deliveries.list()).toSorted(latestFirst);
  const inState = (...states: Delivery["state"][]) =>
    known.filter(({ state, at }) => states.includes(state) && (at >= since || state === "planned"));
  return {
    digests: channelDigests(await organization.channels.list(), known, world.now()),
    damaged: damagedDeliveries(world, organization).length,
    sent: inState("sent"),
    waiting: inState("planned", leased),
    unreachable: inState("unreachable"),
    unknown: inState("unknown"),
    refused: inState("refused"),
    dropped: inState("dropped"),
  };
}

export type Resent = { outcome: "resent"; count: number } | { outcome: "nothing-to-resend" };

/**
 * Sends again what did not verifiably arrive, and only that. What is `unknown` may then arrive twice, so it is sent
 * again only when asked for by id; so is what waits after an attempt that reached nobody.
 * @param asked.ids which ones; absent means all that were unreachable or refused.
 */
export async function resendDeliveries(
  world: Pick<World, "now" | "nudge" | "store">,
  organization: Organization,
  asked: { by: Actor; ids?: readonly string[] },
): Promise<Resent> {
  onlyManagers(asked.by);
  const report = await reportDeliveries(world, organization);
  const certain = [...report.unreachable, ...report.refused];
  const { ids } = asked;
  const named = async (wanted: readonly string[]) =>
    (await organization.deliveries.list()).filter(({ id }) => wanted.includes(id));
  const chosen = ids === undefined ? certain : await named(ids);
  let count = 0;
  for (const { id, to } of chosen) {
    await forgetUnreachable(organization, to);
    const { outcome } = await organization.deliveries.update(id, (current) => resend(current, world.now()));
    if (outcome === "planned") count += 1;
  }
  if (count === 0) return { outcome: "nothing-to-resend" };
  const entry = { at: world.now(), by: asked.by.id, what: "messages sent again", to: String(count) };
  await noteInSettings(organization, entry);
  world.nudge();
  return { outcome: "resent", count };
}

/** Otherwise it would be given up before it is tried. If they still cannot be reached, the try says so again. */
async function forgetUnreachable(organization: Organization, to: Delivery["to"]): Promise<void> {
  if ("channel" in to) return;
  const meant = (await organization.people.list()).find((person) => isSamePerson(to.person, person));
  if (meant === undefined || unreached(meant) === undefined) return;
  await changeKnown(organization.people, meant.id, (person) =>
    unreached(person) === undefined ? person : backAgain(person),
  );
}

const latestFirst = (a: Delivery, b: Delivery): number => compareText(b.at, a.at);
