/** The bot's token for Teams. */
import { createApplicationTokens, type TokenParts } from "./application.ts";
import { tokensOf } from "./tokens.ts";

/** What the bot is in Entra: an application with a secret, or the managed identity of this machine. */
export type BotIdentity =
  | { type: "SingleTenant"; appId: string; tenantId: string; password: string }
  | { type: "UserAssignedMSI"; appId: string; tenantId: string };

/** What a token has to be for, so that Teams' connector takes it (Microsoft: "Bot Framework authentication"). */
const connectorResource = "https://api.botframework.com";

/** Where applications get their tokens. */
const entraUrl = "https://login.microsoftonline.com";

/**
 * @param parts another Entra and another clock, for tests.
 * @returns what gives the token; the same one until shortly before it expires. Throws `NoToken`.
 */
export function botToken(identity: BotIdentity, parts: Partial<TokenParts> = {}): () => Promise<string> {
  const { appId: clientId, tenantId: tenant } = identity;
  if (identity.type === "UserAssignedMSI") {
    const tokens = tokensOf({ kind: "managed-identity", clientId });
    return () => tokens(connectorResource);
  }
  const tokens = createApplicationTokens({ entraUrl, fetch, now: Date.now, ...parts });
  const credential = { type: "secret" as const, secret: identity.password };
  return () => tokens.of({ tenant, clientId, credential }, `${connectorResource}/.default`);
}
