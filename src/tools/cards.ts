/** `npm run cards`: every card with its samples in a browser, as Teams draws them, live on change. */
import { parseArgs } from "node:util";
import { startGallery } from "./gallery/server.ts";

const usage = `npm run cards -- [--port 3979]

Shows every template of cards/ with its samples: Teams light, dark and high contrast, desktop and phone width, with
the JSON and its size beside it. Redraws when a file in cards/ changes. Serves this machine only.`;

try {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "3979" }, help: { type: "boolean", short: "h" } },
  });
  const port = Number(values.port);
  if (values.help === true) console.log(usage);
  else if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${values.port} is not a port.\n\n${usage}`);
  else await run(port);
} catch (error) {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const why = error instanceof Error ? error.message : String(error);
  console.error(taken ? `${why}\nAnother port: npm run cards -- --port 0` : why);
  process.exitCode = 1;
}

async function run(port: number): Promise<void> {
  const gallery = await startGallery(port);
  console.log(`Every card: ${gallery.url}   (Ctrl-C stops)`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void gallery.stop());
}
