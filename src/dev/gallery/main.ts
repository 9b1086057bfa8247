/** `npm run cards`: every card with its samples in a browser, as Teams draws them, live on change. */
import { startGallery } from "./server.ts";
import { misused, portOf, readOptions, ownTerminal } from "../../cli/program.ts";
import { errorMessage } from "../../domain/error-message.ts";

const usage = `npm run cards -- [--port 3979]

Shows every template of cards/ with its samples: Teams light, dark and high contrast, desktop and phone width, with
the JSON and its size beside it. Redraws when a file in cards/ changes. Serves this machine only.`;

const program = { name: "npm run cards", usage, options: { port: { type: "string", default: "3979" } } } as const;

try {
  const given = readOptions(program, process.argv.slice(2), ownTerminal);
  if ("exit" in given) process.exitCode = given.exit;
  else {
    const port = portOf(given.values.port);
    if (port === undefined) process.exitCode = misused(program, `${given.values.port} is not a port.`, ownTerminal);
    else await run(port);
  }
} catch (error) {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const why = errorMessage(error);
  console.error(taken ? `${why}\nAnother port: npm run cards -- --port 0` : why);
  process.exitCode = 1;
}

async function run(port: number): Promise<void> {
  const gallery = await startGallery(port);
  console.log(`Every card: ${gallery.url}   (Ctrl-C stops)`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void gallery.stop());
}
