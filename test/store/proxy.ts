/** Stands between a program and its server, and breaks the connection at a chosen moment. */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { listening } from "../../src/dev/port.ts";

export type Proxy = {
  port: number;
  /**
   * Breaks the connection when the program next sends something that holds the text: `before` the server gets it, or
   * `after` the server has answered it, so that only the answer is lost.
   */
  breakAt(text: string, moment: "before" | "after"): void;
  close(): Promise<void>;
};

export async function startProxy(target: number): Promise<Proxy> {
  let next: { text: string; moment: "before" | "after" } | undefined;
  const sockets = new Set<Socket>();
  const proxy = createServer((program) => {
    const server = connect(target, "127.0.0.1");
    let swallow = false;
    const hangUp = () => {
      program.destroy();
      server.destroy();
    };
    for (const socket of [program, server]) {
      sockets.add(socket);
      socket.on("error", hangUp).on("close", hangUp);
    }
    program.on("data", (bytes) => {
      const broken = next !== undefined && bytes.includes(next.text) ? next.moment : undefined;
      if (broken !== undefined) next = undefined;
      if (broken === "before") return hangUp();
      swallow = broken === "after";
      server.write(bytes);
    });
    server.on("data", (bytes) => (swallow ? hangUp() : program.write(bytes)));
  });
  const port = await listening(proxy);
  return {
    port,
    breakAt(text, moment) {
      next = { text, moment };
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, "close");
    },
  };
}
