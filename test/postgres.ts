/** The PostgreSQL of the tests, which `setup.ts` made ready and started. */
import { inject } from "vitest";
import { newPlace, startServer, type Server } from "../src/dev/bench/postgres-server.ts";

/** The address of a place of its own in the server that all tests share, empty. */
export function aPlace(): Promise<string> {
  return newPlace(inject("postgres").address);
}

/** A server of the test's own, which it may crash and has to remove. */
export function aServer(): Promise<Server> {
  return startServer(inject("postgres").programs);
}
