/** Every setting the environment can give, read once and handed on in slices. */
import { z } from "zod";
import type { BotIdentity } from "./identity/bot.ts";
import type { EntraIdentity } from "./identity/tokens.ts";
import { parseWeeklyMoment, type WeeklyMoment } from "./domain/time/time.ts";
import { readLink, readSync, syncShape, type LinkConfig, type SyncConfig } from "./sync-settings.ts";

const list = z
  .string()
  .default("")
  .transform((text) => text.split(",").map((part) => part.trim().toLowerCase()))
  .transform((parts) => parts.filter((part) => part !== ""));

const moment = z
  .string()
  .default("Monday 09:00 Etc/UTC")
  .transform((text, context) => {
    const read = parseWeeklyMoment(text);
    if (read !== undefined) return read;
    context.addIssue({ code: "custom", message: "is not a weekly moment such as: Monday 09:00 Europe/Amsterdam" });
    return z.NEVER;
  });

const partnerId = z.string().regex(/^\d{4,12}$/, "is not a Partner ID (digits only)");

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3978),
  HOST: z.string().min(1).optional(),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  MicrosoftAppType: z.enum(["SingleTenant", "UserAssignedMSI"]).optional(),
  MicrosoftAppId: z.guid("is not a GUID").optional(),
  MicrosoftAppPassword: z.string().min(1).optional(),
  MicrosoftAppTenantId: z.guid("is not a GUID").optional(),
  BOT_AUTH: z.enum(["required", "none"]).default("required"),
  ALLOWED_TENANTS: list,
  BOT_MANAGERS: list,
  PARTNER_IDS: list.pipe(z.array(partnerId)),
  PARTNER_GLOBAL_ID: partnerId.optional(),
  STORE: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, "is neither file:<folder> nor postgres://…")
    .default("file:./data"),
  STORE_AUTH: z.enum(["password", "entra", "azure-cli"]).default("password"),
  DIGEST: moment,
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  ...syncShape,
  NODE_ENV: z.string().optional(),
  /** Set by Azure App Service, and by Azure Container Apps: credentials are always required there. */
  WEBSITE_SITE_NAME: z.string().optional(),
  CONTAINER_APP_NAME: z.string().optional(),
});

/** What the platform sets, not people. */
const platformNames = ["NODE_ENV", "WEBSITE_SITE_NAME", "CONTAINER_APP_NAME"];

/** `DIGEST` alone, for programs that need no other setting. @returns undefined when it is not a weekly moment. */
export function readMoment(env: Record<string, string | undefined>): WeeklyMoment | undefined {
  return moment.safeParse(env["DIGEST"]).data;
}

/** Names of the settings that people set; `.env.example` lists the same. */
export const settingNames = Object.keys(environment.shape).filter((name) => !platformNames.includes(name));

/** How inbound requests are authenticated. */
type Authentication = { type: "none" } | BotIdentity;

/** How a PostgreSQL database learns who we are: by what its address says, or by a token as the password. */
type StoreAuth = { kind: "password" } | EntraIdentity;

export type Config = {
  port: number;
  host: string;
  /** Where figures are served; undefined: nowhere. */
  metrics: { port: number; host: string } | undefined;
  authentication: Authentication;
  /** Lower case. Empty only without authentication: then every organization may. */
  allowedTenants: readonly string[];
  managers: readonly string[];
  partnerIds: readonly string[];
  globalPartnerId?: string | undefined;
  store: string;
  storeAuth: StoreAuth;
  digest: WeeklyMoment;
  /** Absent when nothing is read from Microsoft. */
  sync?: SyncConfig | undefined;
  /** Absent where nobody links from a card. */
  link?: LinkConfig | undefined;
  logLevel: "debug" | "info" | "warn" | "error";
};

const loopback = ["127.0.0.1", "::1", "localhost"];

/**
 * @param env the environment; empty values count as not set.
 * @throws {Error} naming every setting that is wrong or missing, never a value, so that one restart mends them all.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = givenIn(env);
  const parsed = environment.safeParse(given);
  const faults = parsed.success ? [] : faultsIn(parsed.error);
  // The checks that span settings run on what parsed, so that all faults are told at once.
  const read = parsed.success ? parsed.data : environment.safeParse(withoutFaulty(given, parsed.error)).data;
  if (read === undefined) throw new Error(tell(faults));
  const authentication = readAuthentication(read, faults);
  const host = read.HOST ?? (read.BOT_AUTH === "none" ? "127.0.0.1" : "0.0.0.0");
  if (read.BOT_AUTH === "none" && !loopback.includes(host)) {
    faults.push("HOST must be a loopback address while BOT_AUTH is none");
  }
  faults.push(...storeFaults(read));
  const needsToken = /^postgres(ql)?:\/\/[^:@/]+@/.test(read.STORE);
  if (read.STORE_AUTH !== "password" && !needsToken) {
    faults.push(`STORE must be postgres://<user>@… without a password while STORE_AUTH is ${read.STORE_AUTH}`);
  }
  const sync = syncOf(read, given, faults);
  const link = readLink(read, aroundOf(read, given), faults);
  if (link !== undefined && read.PARTNER_IDS.length === 0) {
    faults.push("LINK_URL needs PARTNER_IDS, the Partner IDs to link to");
  }
  if (faults.length > 0 || authentication === undefined) throw new Error(tell(faults));
  const tenants = "tenantId" in authentication ? [authentication.tenantId.toLowerCase()] : [];
  return {
    port: read.PORT,
    host,
    metrics: read.METRICS_PORT === undefined ? undefined : { port: read.METRICS_PORT, host: read.METRICS_HOST },
    authentication,
    allowedTenants: read.ALLOWED_TENANTS.length > 0 ? read.ALLOWED_TENANTS : tenants,
    managers: read.BOT_MANAGERS,
    partnerIds: read.PARTNER_IDS,
    globalPartnerId: read.PARTNER_GLOBAL_ID,
    store: read.STORE,
    storeAuth: storeAuthOf(read),
    digest: read.DIGEST,
    sync,
    link,
    logLevel: read.LOG_LEVEL,
  };
}

/**
 * Who may manage, and our Partner IDs, for programs that need no other setting.
 * @throws {Error} naming what is wrong with them.
 */
export function readManagers(env: Record<string, string | undefined>): Pick<Config, "managers" | "partnerIds"> {
  const { BOT_MANAGERS, PARTNER_IDS } = environment.shape;
  const parsed = z.object({ BOT_MANAGERS, PARTNER_IDS }).safeParse(givenIn(env));
  if (!parsed.success) throw new Error(tell(faultsIn(parsed.error)));
  return { managers: parsed.data.BOT_MANAGERS, partnerIds: parsed.data.PARTNER_IDS };
}

/**
 * `STORE` and how it is opened, for programs that need no other setting.
 * @throws {Error} naming what is wrong with them.
 */
export function readStore(env: Record<string, string | undefined>): Pick<Config, "store" | "storeAuth"> {
  const { STORE, STORE_AUTH, MicrosoftAppType, MicrosoftAppId } = environment.shape;
  const parsed = z.object({ STORE, STORE_AUTH, MicrosoftAppType, MicrosoftAppId }).safeParse(givenIn(env));
  const faults = parsed.success ? storeFaults(parsed.data) : faultsIn(parsed.error);
  if (!parsed.success || faults.length > 0) throw new Error(tell(faults));
  return { store: parsed.data.STORE, storeAuth: storeAuthOf(parsed.data) };
}

/**
 * How Microsoft is read, for programs that need no setting of the bot's own.
 * @returns undefined when `SYNC` names nothing.
 * @throws {Error} naming what is wrong with them.
 */
export function readSources(env: Record<string, string | undefined>): SyncConfig | undefined {
  const { BOT_AUTH, MicrosoftAppType, MicrosoftAppId } = environment.shape;
  const given = givenIn(env);
  const parsed = z.object({ BOT_AUTH, MicrosoftAppType, MicrosoftAppId, ...syncShape }).safeParse(given);
  if (!parsed.success) throw new Error(tell(faultsIn(parsed.error)));
  const faults: string[] = [];
  const sync = syncOf(parsed.data, given, faults);
  if (faults.length > 0) throw new Error(tell(faults));
  return sync;
}

type Around = Pick<z.infer<typeof environment>, "BOT_AUTH" | "MicrosoftAppType" | "MicrosoftAppId">;

function aroundOf(read: Around, env: Record<string, string | undefined>): Parameters<typeof readSync>[1] {
  const identity = read.MicrosoftAppType === "UserAssignedMSI" ? read.MicrosoftAppId : undefined;
  return { open: read.BOT_AUTH === "none", identity, env };
}

function syncOf(
  read: Parameters<typeof readSync>[0] & Around,
  env: Record<string, string | undefined>,
  faults: string[],
): SyncConfig | undefined {
  return readSync(read, aroundOf(read, env), faults);
}

type StoreSettings = Pick<z.infer<typeof environment>, "STORE" | "STORE_AUTH" | "MicrosoftAppType" | "MicrosoftAppId">;

function storeAuthOf({ STORE_AUTH: auth, MicrosoftAppType: type, MicrosoftAppId: id }: StoreSettings): StoreAuth {
  if (auth === "password") return { kind: "password" };
  if (auth === "azure-cli") return { kind: "azure-cli" };
  return { kind: "managed-identity", clientId: type === "UserAssignedMSI" ? id : undefined };
}

/** A token must not travel where somebody could read it. An address with a password needs none. */
function storeFaults({ STORE: store, STORE_AUTH: auth }: StoreSettings): string[] {
  if (auth === "password" || store.startsWith("file:")) return [];
  if (!URL.canParse(store)) return ["STORE is not an address"];
  const { password, hostname, searchParams } = new URL(store);
  const isSafe = password !== "" || loopback.includes(hostname) || searchParams.get("sslmode") === "verify-full";
  return isSafe ? [] : [`STORE must have sslmode=verify-full while STORE_AUTH is ${auth}`];
}

function readAuthentication(read: z.infer<typeof environment>, faults: string[]): Authentication | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId } = read;
  if (read.BOT_AUTH === "none") {
    if (appId !== undefined || password !== undefined) {
      faults.push("BOT_AUTH is none although MicrosoftAppId or MicrosoftAppPassword is set: remove one or the other");
    }
    if (isProduction(read)) {
      faults.push("BOT_AUTH must not be none in production");
    }
    return { type: "none" };
  }
  const type = read.MicrosoftAppType;
  const missing = [
    ...(type === undefined ? ["MicrosoftAppType (SingleTenant or UserAssignedMSI)"] : []),
    ...(appId === undefined ? ["MicrosoftAppId"] : []),
    ...(tenantId === undefined ? ["MicrosoftAppTenantId"] : []),
    ...(type === "SingleTenant" && password === undefined ? ["MicrosoftAppPassword"] : []),
  ];
  if (missing.length > 0) {
    faults.push(
      `Missing: ${missing.join(", ")}. To try the bot without credentials on this machine, set BOT_AUTH=none`,
    );
  }
  if (type === "UserAssignedMSI" && password !== undefined) {
    faults.push("MicrosoftAppPassword must not be set with UserAssignedMSI: a managed identity has none");
  }
  if (type === undefined || appId === undefined || tenantId === undefined) return undefined;
  if (type === "UserAssignedMSI") return { type, appId, tenantId };
  return password === undefined ? undefined : { type, appId, tenantId, password };
}

function isProduction(read: z.infer<typeof environment>): boolean {
  return (
    read.NODE_ENV === "production" || read.WEBSITE_SITE_NAME !== undefined || read.CONTAINER_APP_NAME !== undefined
  );
}

function withoutFaulty(given: Record<string, string | undefined>, error: z.ZodError): object {
  const faulty = new Set(error.issues.map((issue) => String(issue.path[0])));
  return Object.fromEntries(Object.entries(given).filter(([name]) => !faulty.has(name)));
}

/** Empty values count as not set. */
function givenIn(env: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
}

function faultsIn(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${String(issue.path[0])} ${said(issue)}`);
}

function said(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `is not one of ${issue.values.join(", ")}`;
  if (issue.code === "too_big" || issue.code === "too_small" || issue.code === "invalid_type") {
    return "is not a number in the allowed range";
  }
  return issue.message;
}

function tell(faults: readonly string[]): string {
  return `The settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join("\n")}\ndocs/install.md lists them all.`;
}
