/** The log: JSON lines, ids only. Names, message texts and customers' names never go into it. */
import { pino } from "pino";

export type Log = {
  debug(facts: object, event: string): void;
  info(facts: object, event: string): void;
  warn(facts: object, event: string): void;
  error(facts: object, event: string): void;
};

/** @param level debug, info, warn or error */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: ["password", "token", "authorization", "*.password", "*.token", "*.authorization"],
    serializers: { err: pino.stdSerializers.errWithCause },
  });
}
