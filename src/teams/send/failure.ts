/** Reads what went wrong out of the errors of Bot Framework's client. */
import { z } from "zod";
import type { Failure } from "./classify.ts";
import { NeverSent } from "./connector.ts";
import { read } from "../activity/activity.ts";

/** A code goes into deliveries and the log; a sentence in its place may name somebody. */
const code = z
  .string()
  .regex(/^[\w.-]{1,60}$/)
  .optional()
  .catch(undefined);

const restError = z.object({
  code,
  statusCode: z.number().optional().catch(undefined),
  details: z
    .object({
      error: z.object({
        code,
        innerHttpError: z
          .object({ body: z.object({ subCode: z.string() }) })
          .optional()
          .catch(undefined),
      }),
      subCode: code,
    })
    .partial()
    .optional()
    .catch(undefined),
  response: z
    .object({ headers: z.custom<{ get(name: string): string | undefined }>((value) => typeof value === "object") })
    .optional()
    .catch(undefined),
});

/** @param now for a `Retry-After` that is a date. */
export function failureOf(error: unknown, now: number): Failure {
  if (error instanceof NeverSent) {
    const code = read(restError, error.cause)?.code;
    return { kind: "broken", sent: false, code };
  }
  const data = read(restError, error);
  if (data?.statusCode === undefined) {
    return { kind: "broken", sent: true, code: data?.code };
  }
  const code = data.details?.subCode ?? data.details?.error?.code ?? data.code;
  const retryAfterSeconds = parseRetryAfter(data.response?.headers.get("retry-after"), now);
  return {
    kind: "answered",
    status: data.statusCode,
    code,
    retryAfterSeconds,
  };
}

/** Seconds, or an HTTP date (RFC 9110, 10.2.3). @returns undefined when it is neither. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,6}$/.test(value.trim())) return Number(value);
  // Date.parse takes numbers for years; a date of HTTP names its month.
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
