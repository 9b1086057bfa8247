/** Coming and going: a welcome said once, names kept right, and places forgotten when the bot is taken out. */
import type { World } from "../app/ports.ts";
import { say, type AnswerParts } from "./answer.ts";
import type { Happening, Origin } from "./edge.ts";
import { claimWelcome, forgetChannel, forgetPlace, learnChannel, learnNames, learnPerson } from "./learn.ts";
import { cardActivity } from "./say.ts";
import type { Welcome } from "./turn.ts";

export type ArriveParts = AnswerParts & { world: World; welcome: Welcome };

export type Coming = Extract<Happening, { kind: "arrived" | "removed" | "renamed" | "channel deleted" }>;

export async function comeAndGo(parts: ArriveParts, origin: Origin, happening: Coming): Promise<void> {
  const organization = parts.world.store.organization(origin.organization);
  switch (happening.kind) {
    case "arrived":
      return welcomeOnce(parts, origin);
    case "removed":
      return forgetPlace(organization, origin, parts.world.now());
    case "renamed":
      return learnNames(organization, origin);
    case "channel deleted":
      return forgetChannel(organization, happening.channel);
  }
}

async function welcomeOnce(parts: ArriveParts, origin: Origin): Promise<void> {
  const { world } = parts;
  const { sender } = origin;
  const organization = world.store.organization(origin.organization);
  if (origin.place.kind !== "personal") await learnChannel(organization, origin);
  else if (sender !== undefined) await learnPerson(organization, sender, origin);
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
