/** Can the bot prove to Teams who it is, and Teams to the bot? */
import { z } from "zod";
import type { BotIdentity } from "../identity/bot.ts";
import { NoToken } from "../identity/no-token.ts";
import { findingsOf, patience, reasonIn, type Finding } from "./finding.ts";
import { jsonIn } from "../domain/json.ts";

type Token = () => Promise<string>;

/** What to do when an application gets no token, by what has to be mended. */
const remedies: Readonly<Record<NoToken["kind"], string>> = {
  credential:
    "Check MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword; `az ad app credential reset --id <MicrosoftAppId>` makes a new password.",
  consent:
    "Check MicrosoftAppId and MicrosoftAppTenantId; when both are right: `az ad sp create --id <MicrosoftAppId>`.",
  unavailable: "Check that this machine reaches login.microsoftonline.com over https, and try again.",
  "changed-shape": "Check what answers for login.microsoftonline.com: a proxy?",
};

const assign =
  "Assign the identity that MicrosoftAppId names to this site, and run the bot there: a managed identity works in Azure only.";

/** Whether there is a token for Teams. */
export async function checkToken(token: Token, { type }: BotIdentity): Promise<Finding> {
  const { good, fault } = findingsOf("token");
  const isManaged = type === "UserAssignedMSI";
  try {
    await token();
    return good(isManaged ? "The managed identity gets a token for Teams." : "Entra issues a token for Teams.");
  } catch (error) {
    if (!(error instanceof NoToken)) return fault(`There is no token for Teams: ${reasonIn(error)}.`);
    return fault(`There is no token for Teams. ${error.message}`, isManaged ? assign : remedies[error.kind]);
  }
}

/** Entra writes the application as `appid` in tokens of version 1 and as `azp` in those of version 2. */
const payload = z.object({
  aud: z.string(),
  tid: z.string().optional(),
  appid: z.string().optional(),
  azp: z.string().optional(),
  exp: z.number(),
});

/** Whether the token says what the settings say: a wrong id gets a token too, of another application. */
export async function checkPayload(token: Token, { appId, tenantId }: BotIdentity, now: number): Promise<Finding> {
  const { good, warning, fault, skipped } = findingsOf("token-claims");
  const given = await token().catch(() => undefined);
  if (given === undefined) return skipped("There is no token to read.");
  const read = payload.safeParse(payloadOf(given));
  if (!read.success) return warning("The token can't be read, which Entra allows.");
  const { aud, tid, appid, azp, exp } = read.data;
  const wrong = [
    ...(aud === "https://api.botframework.com" ? [] : ["it is not for Teams"]),
    ...(same(appid ?? azp, appId) ? [] : ["it is of another application than MicrosoftAppId"]),
    ...(tid === undefined || same(tid, tenantId) ? [] : ["it is of another tenant than MicrosoftAppTenantId"]),
    ...(exp * 1000 > now ? [] : ["it has expired by this machine's clock"]),
  ];
  if (wrong.length > 0)
    return fault(`The token doesn't match: ${wrong.join(", ")}.`, "Correct the setting, and the clock.");
  return good(
    `The token is of this application and tenant, and good for ${Math.round((exp * 1000 - now) / 60_000)} minutes.`,
  );
}

const same = (one: string | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();

const payloadOf = (token: string): unknown =>
  jsonIn(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));

/**
 * Whether Teams' connector takes the token: asks for the members of a conversation that there is not. No page says what
 * it answers; 401 is how it refuses a token, anything else below 500 means that it looked further.
 */
export async function checkConnector(token: Token, serviceUrl: string): Promise<Finding> {
  const { good, warning, fault, skipped } = findingsOf("connector");
  const given = await token().catch(() => undefined);
  if (given === undefined) return skipped("There is no token to try.");
  try {
    const url = new URL("v3/conversations/a:nobody/members", serviceUrl);
    const headers = { authorization: `Bearer ${given}` };
    const { status } = await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(patience) });
    if (status === 401) {
      return fault(
        "Teams rejects the bot's token (401).",
        "The Azure Bot must exist and have this MicrosoftAppId: `npm run doctor -- --azure <resource group>` looks.",
      );
    }
    if (status >= 500) return warning(`Teams is answering ${status} at the moment.`);
    return good("Teams accepts the bot's token.");
  } catch (error) {
    return fault(
      `Teams cannot be reached: ${reasonIn(error)}.`,
      `This machine must reach ${new URL(serviceUrl).host} over https.`,
    );
  }
}

const metadata = z.object({ jwks_uri: z.url() });
const keys = z.object({ keys: z.array(z.object({ kid: z.string(), endorsements: z.array(z.string()).optional() })) });

/** Where Bot Framework says which keys it signs with (Microsoft: "Bot Framework authentication"). */
export const keysMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";

/** Whether Microsoft's signing keys can be read: without them nobody who calls can be believed. */
export async function checkKeys(metadataUrl: string): Promise<Finding> {
  const { good, fault } = findingsOf("keys");
  const todo = "This machine must reach login.botframework.com over https.";
  const read = async (url: string): Promise<unknown> => {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response.json();
  };
  try {
    const published = keys.parse(await read(metadata.parse(await read(metadataUrl)).jwks_uri)).keys;
    const forTeams = published.filter(({ endorsements = [] }) => endorsements.includes("msteams"));
    if (forTeams.length === 0) return fault("None of Microsoft's signing keys is for Teams.", todo);
    return good(`Microsoft's signing keys can be read, ${forTeams.length} of them for Teams.`);
  } catch (error) {
    const because = error instanceof z.ZodError ? "the answer is not what is documented" : reasonIn(error);
    return fault(`Microsoft's signing keys cannot be read: ${because}.`, todo);
  }
}
