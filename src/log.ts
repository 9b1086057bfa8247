/** The log: JSON lines, ids only. Names, message texts and customers' names never go into it. */
import { pino, type DestinationStream } from "pino";
import { codeIn } from "./domain/error-message.ts";
import type { Log } from "./teams/turn.ts";

/**
 * @param level debug, info, warn or error
 * @param destination standard output unless given
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: ["password", "token", "authorization", "*.password", "*.token", "*.authorization"],
    serializers: { err: errorFacts },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Errors whose words are our own or Node's; all others may repeat what Teams, a database or a file said. */
const plainWords: ReadonlySet<string> = new Set(["Error", "TypeError", "RangeError", "AbortError", "TimeoutError"]);

/** Causes of causes that are looked at. */
const deepest = 4;

/** Errors of several that are looked at. */
const mostErrors = 3;

/** What an error is, where it came from and by which code: never another's words, and no field that carries a message. */
function errorFacts(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = "", cause } = error;
  const code = "code" in error ? codeIn(error.code) : undefined;
  const status = "statusCode" in error ? codeIn(error.statusCode) : undefined;
  return {
    type: codeIn(name),
    code,
    status,
    // An answer of a service carries a status; its message is the service's.
    message: plainWords.has(name) && status === undefined ? withoutAddresses(message) : undefined,
    at: stack.split("\n").flatMap((line) => (line.startsWith("    at ") ? [line.trim()] : [])),
    cause: cause !== undefined && depth < deepest ? errorFacts(cause, depth + 1) : undefined,
    errors:
      error instanceof AggregateError && depth < deepest
        ? error.errors.slice(0, mostErrors).map((one) => errorFacts(one, depth + 1))
        : undefined,
  };
}

/** User principal names are names of people. */
const withoutAddresses = (message: string): string =>
  message
    .slice(0, 2_000)
    .split(" ")
    .map((part) => (part.includes("@") ? "…" : part))
    .join(" ");
