/** A stand-in of somebody's server, for one test. */
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { onTestFinished } from "vitest";
import { listening } from "../src/dev/port.ts";

/** Listens on loopback until the test has finished. @returns its origin. */
export async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  const port = await listening(server);
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return `http://127.0.0.1:${port}`;
}

/** A port of 127.0.0.1 that is taken until the test has finished. */
export const takenPort = async (): Promise<number> => Number(new URL(await serve(() => {})).port);

/** What comes in, to its end. By events: `toArray` takes three times the processor's time, and thousands of tests read. */
export function textOf(message: IncomingMessage): Promise<string> {
  let text = "";
  message.setEncoding("utf8").on("data", (part: string) => (text += part));
  return new Promise((resolve, reject) => {
    message.once("end", () => resolve(text));
    message.once("error", reject);
  });
}
