/** Tokens of our own application, for readings: what goes wrong with them ends a reading as anything else does. */
import { createApplicationTokens, type ApplicationTokens, type TokenParts } from "../identity/application.ts";
import { NoToken } from "../identity/no-token.ts";
import { SourceError } from "./fault.ts";

/** @throws {SourceError} from `of`, when Entra gives none. */
export function createTokens(parts: TokenParts): ApplicationTokens {
  const tokens = createApplicationTokens(parts);
  return {
    forget: tokens.forget,
    async of(application, scope) {
      try {
        return await tokens.of(application, scope);
      } catch (error) {
        // A request that was given up says best why.
        for (let cause = error; cause instanceof Error; cause = cause.cause)
          if (cause instanceof SourceError) throw cause;
        throw error instanceof NoToken ? new SourceError(error.kind, error.message, { cause: error }) : error;
      }
    },
  };
}
