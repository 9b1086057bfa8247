/** The bot as it is in production, on a store that a measurement filled; silent, and with nothing to do by itself. */
import { readConfig } from "../../config.ts";
import { start, type Started } from "../../start.ts";
import { benchPersonId } from "./house.ts";

export const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** @param managers how many people of the organization are managers, by their numbers from 0. */
export function startBot(store: string, managers = 1): Promise<Started> {
  const config = readConfig({
    PORT: "0",
    BOT_AUTH: "none",
    BOT_MANAGERS: Array.from({ length: managers }, (_, person) => benchPersonId(person)).join(","),
    STORE: store,
    LOG_LEVEL: "error",
  });
  return start(config, { log: quiet, scheduleSeconds: 100_000 });
}
