/** Ports of this machine, for what is started before it is told where to listen. */
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Below those that systems give to connections that go out: one that is free now is not taken by a connection before it
 * is listened on, as one of the system's choice may be.
 */
const [first, last] = [20_000, 32_000] as const;

/** A port of 127.0.0.1 on which nothing listens. */
export async function anyPort(): Promise<number> {
  for (;;) {
    const port = randomInt(first, last);
    if (await isFree(port)) return port;
  }
}

/** Whether something could listen on the port of 127.0.0.1 now. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    server.close();
    await once(server, "close");
    return true;
  } catch {
    return false;
  }
}
