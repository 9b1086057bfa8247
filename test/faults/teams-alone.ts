/** The fake Teams in a process of its own, so that its clock is not held up by the bot's work. Tells its figures when asked. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { startTeams } from "./parts.ts";

const teams = await startTeams();
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on("message", () => {
  const arrived = [...teams.arrived.values()];
  process.send?.({
    messages: arrived.length,
    doubled: arrived.filter((conversations) => conversations.length > 1).length,
    throttled: teams.throttled(),
    requests: teams.calls.length,
    seconds: teams.seconds(),
    longestStall: delay.max / 1e6,
    unexpected: teams.unexpected,
  });
});
process.on("disconnect", () => void teams.close());
process.send?.({ url: teams.url });
