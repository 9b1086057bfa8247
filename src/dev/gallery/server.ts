/** Serves the gallery on loopback: the page, Microsoft's renderer, the cards, and a word when a file changed. */
import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readCards } from "./cards.ts";
import { listening } from "../port.ts";
import { hostConfig, themes, type ThemeName } from "./themes.ts";

export type Gallery = { url: string; stop(): Promise<void> };

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const folder = join(root, "cards");
const page = fileURLToPath(new URL("page.html", import.meta.url));
const require = createRequire(import.meta.url);
const renderer = require.resolve("adaptivecards/dist/adaptivecards.min.js");

/** @param port 0 for any that is free. @throws {Error} when the port is taken. */
export async function startGallery(port: number): Promise<Gallery> {
  const listeners = new Set<ServerResponse>();
  const watcher = watch(folder, { recursive: true }, () => {
    for (const listener of listeners) listener.write("data: changed\n\n");
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/changes") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(": here\n\n");
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
      return;
    }
    const say = (status: number, type: string, body: string | Buffer) => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
      response.end(body);
    };
    answer(pathname).then(
      ({ type, body }) => say(200, type, body),
      (error: unknown) => say(404, "text/plain", String(error)),
    );
  });
  return {
    url: `http://127.0.0.1:${await listening(server, port)}/`,
    async stop() {
      watcher.close();
      for (const listener of listeners) listener.end();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function answer(pathname: string): Promise<{ type: string; body: string | Buffer }> {
  switch (pathname) {
    case "/":
      return { type: "text/html; charset=utf-8", body: await readFile(page) };
    case "/adaptivecards.js":
      return { type: "text/javascript; charset=utf-8", body: await readFile(renderer) };
    case "/cards.json":
      return { type: "application/json", body: JSON.stringify(await readCards(folder)) };
    case "/themes.json": {
      const names = Object.keys(themes) as ThemeName[];
      const all = Object.fromEntries(names.map((name) => [name, { ...themes[name], host: hostConfig(name) }]));
      return { type: "application/json", body: JSON.stringify(all) };
    }
    default:
      throw new Error(`There is no ${pathname} here.`);
  }
}
