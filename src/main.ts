/** The process: settings in, program up, stopped on a signal. */
import { setTimeout as wait } from "node:timers/promises";
import { readConfig } from "./config.ts";
import type { Started } from "./start.ts";
import { startTelemetry } from "./telemetry.ts";
import { errorMessage } from "./domain/error-message.ts";

let running: Started | undefined;
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 10_000).unref(); // a stuck stop must not hold a deploy
    void stop();
  });
}

const telemetry = await startTelemetry(process.env);
try {
  const config = readConfig(process.env);
  // Loaded now, so that what is wrong with the settings is said at once.
  const { start } = await import("./start.ts");
  running = await start(config);
} catch (error) {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exit(1);
}

async function stop(): Promise<void> {
  // Before it has started nothing is under way, and what it holds is let go of as it exits.
  if (running === undefined) process.exit(0);
  await running.stop();
  if (telemetry === undefined) return;
  // A collector that does not answer must not hold it either.
  await Promise.race([telemetry.stop().catch(() => undefined), wait(2_000)]);
  process.exit(0);
}
