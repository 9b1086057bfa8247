/** The fake Teams in a process of its own, so that its clock is not held up by the bot's work. Tells its figures when asked. */
import { startFakeTeams } from "./fake-teams.ts";

const teams = await startFakeTeams();
process.on("message", () => {
  const arrived = [...teams.arrived.values()];
  process.send?.({
    messages: arrived.length,
    doubled: arrived.filter((conversations) => conversations.length > 1).length,
    throttled: teams.throttled(),
    requests: teams.requests(),
    seconds: teams.seconds(),
    unexpected: teams.unexpected,
  });
});
process.on("disconnect", () => void teams.stop());
process.send?.({ url: teams.url });
