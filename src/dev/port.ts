/** Ports of this machine, for what listens on loopback while somebody tries something. */
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";

/**
 * Below those that systems give to connections that go out: one that is free now is not taken by a connection before it
 * is listened on, as one of the system's choice may be.
 */
const [first, last] = [20_000, 32_000] as const;

/** Has the server listen on 127.0.0.1; without a port on any that is free. @returns the port. */
export async function listening(server: Server, port = 0): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A port of 127.0.0.1 on which nothing listens: for what is started before it is told where to listen. */
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
    await listening(server, port);
    server.close();
    await once(server, "close");
    return true;
  } catch {
    return false;
  }
}
