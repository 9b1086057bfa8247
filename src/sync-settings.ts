/** The settings by which Microsoft is read: which sources, when, as which application, at which addresses. */
import { z } from "zod";
import { sourceIds, type SourceId } from "./domain/documents.ts";
import type { Credential } from "./identity/credential.ts";
import { microsoftAddresses, type Addresses } from "./sources/service.ts";
import type { SourcesConfig } from "./sources/sources.ts";
import { isGuid } from "./domain/guid.ts";

const names = z
  .string()
  .default("")
  .transform((text) => text.split(",").map((part) => part.trim()))
  .transform((parts) => parts.filter((part) => part !== ""));

const address = z.url({ protocol: /^https?$/, error: "is not an address such as https://graph.microsoft.com" });

/** Part of the environment's schema. */
export const syncShape = {
  SYNC: names.transform((parts, context) => {
    const known = parts.filter((part): part is SourceId => sourceIds.some((id) => id === part));
    if (known.length === parts.length) return known;
    context.addIssue({ code: "custom", message: `names a source that is none of ${sourceIds.join(", ")}` });
    return z.NEVER;
  }),
  SYNC_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time such as 02:00")
    .default("02:00"),
  SYNC_ASK_ABOVE: z
    .string()
    .regex(/^(100|\d{1,2})%?$/, "is not a percentage such as 10%")
    .default("10%"),
  SYNC_CLIENT_ID: z.guid("is not a GUID").optional(),
  SYNC_CLIENT_SECRET: z.string().min(1).optional(),
  SYNC_CLIENT_CERTIFICATE: z.string().min(1).optional(),
  PAL_PRINCIPALS: names,
  LINK_URL: address.optional(),
  ENTRA_URL: address.default(microsoftAddresses.entra),
  GRAPH_URL: address.default(microsoftAddresses.graph),
  PARTNER_CENTER_URL: address.default(microsoftAddresses.partnerCenter),
  ARM_URL: address.default(microsoftAddresses.arm),
};

type Read = z.infer<z.ZodObject<typeof syncShape>>;

/** When and how Microsoft is read. */
export type SyncConfig = {
  sources: SourcesConfig;
  /** `HH:MM` in the organization's zone. */
  at: string;
  /** From 0 to 1: a run that would remove or rename a greater share of the customers stops and asks. */
  askAbove: number;
};

/** “Link it now”: our own address, and the multi-tenant application as which people sign in. */
export type LinkConfig = { url: string; clientId: string; credential: Credential; addresses: Addresses };

/** What else of the environment matters here. */
type Around = {
  /** Nobody signs in: then stand-ins on this machine may take the place of Microsoft. */
  open: boolean;
  /** The managed identity that the bot runs as; absent where it has a password. */
  identity: string | undefined;
  /** Credentials of principals that have one of their own. */
  env: Readonly<Record<string, string | undefined>>;
};

/** @param faults told by the names of settings, without values. @returns undefined when nothing is read. */
export function readSync(read: Read, around: Around, faults: string[]): SyncConfig | undefined {
  const addresses = readAddresses(read, around, faults);
  const principals = readPrincipals(read.PAL_PRINCIPALS, around, faults);
  if (read.SYNC.length === 0) return undefined;
  const { SYNC_CLIENT_ID: clientId } = read;
  if (clientId === undefined) faults.push("SYNC needs SYNC_CLIENT_ID, the application that reads");
  if (read.SYNC_CLIENT_SECRET !== undefined && read.SYNC_CLIENT_CERTIFICATE !== undefined) {
    faults.push("SYNC_CLIENT_SECRET and SYNC_CLIENT_CERTIFICATE are both set: remove one");
  }
  if (read.SYNC.includes("pal") && read.PAL_PRINCIPALS.length === 0) {
    faults.push("SYNC has pal and PAL_PRINCIPALS is empty: name our principals as <tenant id>/<client id>");
  }
  if (clientId === undefined) return undefined;
  const credential = credentialOf(read, around.identity);
  return {
    at: read.SYNC_AT,
    askAbove: Number.parseInt(read.SYNC_ASK_ABOVE, 10) / 100,
    sources: {
      on: sourceIds.filter((id) => read.SYNC.includes(id)),
      clientId: clientId.toLowerCase(),
      credential,
      principals: principals.map(({ own, ...principal }) => ({ ...principal, credential: own ?? credential })),
      addresses,
    },
  };
}

/** @returns undefined where nobody links from a card. */
export function readLink(read: Read, around: Around, faults: string[]): LinkConfig | undefined {
  if (read.LINK_URL === undefined) return undefined;
  const { protocol, origin, pathname } = new URL(read.LINK_URL);
  if (protocol !== "https:" && !(around.open && isLoopback(origin))) {
    faults.push("LINK_URL must begin with https://; http is accepted on loopback only, with BOT_AUTH=none");
  }
  if (pathname !== "/") faults.push("LINK_URL must be an address without a path, such as https://bot.example.com");
  const { SYNC_CLIENT_ID: clientId } = read;
  if (clientId === undefined) {
    faults.push("LINK_URL needs SYNC_CLIENT_ID, the application as which people sign in");
    return undefined;
  }
  const addresses = readAddresses(read, around, []);
  return { url: origin, clientId: clientId.toLowerCase(), credential: credentialOf(read, around.identity), addresses };
}

function credentialOf(
  { SYNC_CLIENT_SECRET: secret, SYNC_CLIENT_CERTIFICATE: file }: Read,
  identity: string | undefined,
): Credential {
  if (secret !== undefined) return { type: "secret", secret };
  return file === undefined ? { type: "managed-identity", clientId: identity } : { type: "certificate", file };
}

const isLoopback = (url: string): boolean => ["127.0.0.1", "[::1]", "localhost"].includes(new URL(url).hostname);

/** Microsoft's addresses, or stand-ins on this machine where nobody signs in. */
function readAddresses(read: Read, { open }: Around, faults: string[]): Addresses {
  const addressAt = (name: "ENTRA_URL" | "GRAPH_URL" | "PARTNER_CENTER_URL" | "ARM_URL", microsoft: string): string => {
    const { origin } = new URL(read[name]);
    if (origin !== microsoft && !(open && isLoopback(origin))) {
      faults.push(`${name} must be ${microsoft}; another is accepted on loopback only, with BOT_AUTH=none`);
    }
    return origin;
  };
  return {
    entra: addressAt("ENTRA_URL", microsoftAddresses.entra),
    graph: addressAt("GRAPH_URL", microsoftAddresses.graph),
    partnerCenter: addressAt("PARTNER_CENTER_URL", microsoftAddresses.partnerCenter),
    arm: addressAt("ARM_URL", microsoftAddresses.arm),
  };
}

type Principal = { tenant: string; clientId: string; own: Credential | undefined };

/** `<tenant id>/<client id>`, or with a name behind it for a credential of its own. */
function readPrincipals(written: readonly string[], { env }: Around, faults: string[]): readonly Principal[] {
  return written.flatMap((one, place): readonly Principal[] => {
    const [tenant = "", clientId = "", name, ...more] = one.split("/");
    const isNamed = name === undefined || /^\w+$/.test(name);
    if (!isGuid(tenant.toLowerCase()) || !isGuid(clientId.toLowerCase()) || !isNamed || more.length > 0) {
      faults.push(`PAL_PRINCIPALS, number ${place + 1}, is not <tenant id>/<client id>, nor that with /<name>`);
      return [];
    }
    const principal = { tenant: tenant.toLowerCase(), clientId: clientId.toLowerCase(), own: undefined };
    if (name === undefined) return [principal];
    const [secretName, fileName] = [`PAL_${name.toUpperCase()}_SECRET`, `PAL_${name.toUpperCase()}_CERTIFICATE`];
    const [secret, file] = [env[secretName], env[fileName]];
    if (secret !== undefined) return [{ ...principal, own: { type: "secret", secret } }];
    if (file !== undefined) return [{ ...principal, own: { type: "certificate", file } }];
    faults.push(`PAL_PRINCIPALS, number ${place + 1}, needs ${secretName} or ${fileName}`);
    return [];
  });
}
