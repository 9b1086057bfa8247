/** Everything the bot can be asked to do, put together for the edge. */
import { greeting } from "../../app/organization/welcome.ts";
import { zoneTime } from "../../cards/kit/dates.ts";
import { welcomeCard } from "../../cards/messages/welcome.ts";
import { actions } from "./actions.ts";
import type { Tables } from "./dispatch.ts";
import { commands } from "./commands.ts";
import { answerFreely } from "./free-text.ts";
import type { World } from "../../app/ports.ts";

/** @param world what greetings are made from. */
export function createTables(world: World): Tables {
  return {
    commands,
    actions,
    lost: (turn, unclear) => answerFreely(commands, turn, unclear),
    welcome: async ({ place, organization, by }) => {
      const personal = place.kind === "personal";
      const greeted = await greeting(world, organization, personal ? by?.id : undefined);
      const { moment } = greeted;
      return welcomeCard({
        place: personal ? "personal" : place.kind === "groupChat" ? "groupChat" : "team",
        by: personal ? undefined : by?.name,
        manager: greeted.manager,
        customers: greeted.customers,
        owned: greeted.owned,
        weekly: `${moment.day} ${moment.time} ${zoneTime(moment.zone)}`,
      });
    },
  };
}
