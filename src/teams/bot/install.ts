/** Coming and going: a welcome said once, names kept right, and places forgotten when the bot is taken out. */
import type { Organization } from "../../app/ports.ts";
import { say, type AnswerParts } from "../send/reply.ts";
import { createDirectory } from "./directory.ts";
import type { Happening } from "../activity/event.ts";
import type { Origin, Sender } from "../activity/origin.ts";
import { claimWelcome, forgetChannel, forgetPlace, learnChannel, learnNames } from "./remember.ts";
import { cardActivity } from "../send/activities.ts";
import type { Welcome } from "../turn.ts";
import type { TurnParts } from "./prepare.ts";

export type ArriveParts = AnswerParts & Pick<TurnParts, "world" | "identify" | "connect"> & { welcome: Welcome };

export type Coming = Extract<Happening, { kind: "arrived" | "removed" | "renamed" | "channel deleted" }>;

export async function comeAndGo(parts: ArriveParts, origin: Origin, happening: Coming): Promise<void> {
  const organization = parts.world.store.organization(origin.organization);
  switch (happening.kind) {
    case "arrived":
      return welcomeOnce(parts, origin);
    case "removed":
      return forgetPlace(organization, origin, parts.world.now());
    case "renamed":
      return learnNames(organization, origin, happening.channel);
    case "channel deleted":
      return forgetChannel(organization, happening.channel);
  }
}

/** Asks the roster who it is: customers may be theirs by user principal name, which activities do not tell. */
async function isColleague(
  parts: ArriveParts,
  organization: Organization,
  origin: Origin,
  sender: Sender,
): Promise<boolean> {
  const { member } = createDirectory(organization.id, origin.place.conversation, () =>
    parts.connect(origin.serviceUrl),
  );
  return (await parts.identify(organization, sender, origin, member)).outcome === "colleague";
}

async function welcomeOnce(parts: ArriveParts, origin: Origin): Promise<void> {
  const { world } = parts;
  const { sender } = origin;
  const organization = world.store.organization(origin.organization);
  if (origin.place.kind !== "personal") await learnChannel(organization, origin);
  else if (sender !== undefined && !(await isColleague(parts, organization, origin, sender))) return;
  if (!(await claimWelcome(organization, origin, world.now()))) return;
  const settings = await organization.settings.get("settings");
  const card = await parts.welcome({
    place: origin.place,
    organization,
    ...(sender !== undefined && { by: { id: sender.id, name: sender.name } }),
    zone: origin.zone ?? settings?.zone ?? world.setup.digest.zone,
    now: world.now(),
  });
  await say(parts, origin, cardActivity(card));
  // Somebody new can be reached: what could not be said to them before may be due now.
  world.nudge();
}
