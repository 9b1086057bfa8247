/** Bot Framework's adapter with our settings: who may call us, and how we call back. */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from "botbuilder";
import { sendingOnce, type Around, type ConnectorClient } from "./connector.ts";
import type { Reach } from "../activity/hosts.ts";
import { z } from "zod";
import { jsonIn } from "../../domain/json.ts";

/** Whom we are to Microsoft. `none` answers whoever calls: loopback only. */
export type AdapterSettings =
  | { type: "none" }
  /** `token` gives the application's token for the connector. */
  | { type: "SingleTenant" | "UserAssignedMSI"; appId: string; tenantId: string; token: () => Promise<string> };

/** For tests: where somebody else than Microsoft publishes the keys that tokens are signed with. */
type OtherIssuer = { metadataUrl: string };

export type AdapterOptions = {
  /** Milliseconds for one call to Teams. */
  timeout?: number;
  issuer?: OtherIssuer;
  /** Runs each call to Teams; the name says which call it is, and nothing of whom it is about. */
  around?: Around | undefined;
};

/** The caller did not prove to be Teams. `cause` says why; the caller is not told. */
export class Unauthenticated extends Error {
  override name = "Unauthenticated";
}

/**
 * @throws {Error} naming the missing setting: with an empty app id the SDK would silently let everybody in, and an app
 * type that it does not know would silently mean another one.
 */
export function createAdapter(settings: AdapterSettings, options: AdapterOptions = {}): Adapter {
  return new Adapter(settings, options);
}

export class Adapter extends CloudAdapter {
  /** Which hosts count as Teams under these settings. */
  readonly reach: Reach;
  readonly #appId: string;
  readonly #authentication: Authentication;

  constructor(settings: AdapterSettings, options: AdapterOptions) {
    const authentication = new Authentication(settings, options);
    super(authentication);
    this.#authentication = authentication;
    this.reach = settings.type === "none" ? "loopback" : "microsoft";
    this.#appId = settings.type === "none" ? "" : settings.appId;
  }

  /**
   * Runs a turn for a request that proves to come from Teams.
   * @returns what an invoke is answered with; undefined for everything else.
   * @throws {Unauthenticated} when it does not prove it; errors of the turn go to `onTurnError`.
   */
  receive(
    authorization: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, turn);
  }

  /** Why a request with this Authorization header need not be read; undefined when it may be Teams'. */
  whyNotTeams(authorization: string): string | undefined {
    return this.reach === "loopback" ? undefined : whyNotTeams(authorization, this.#appId, Date.now());
  }

  /** The client for calls of our own accord. The caller has checked that the host is Teams'. */
  clientOf(serviceUrl: string): Promise<ConnectorClient> {
    return this.#authentication.clientOf(serviceUrl, this.createClaimsIdentity(this.#appId));
  }
}

type Claims = Parameters<ConfigurationBotFrameworkAuthentication["createConnectorFactory"]>[0];

/** The SDK's authentication, with refusals named and every outbound client sending once. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #timeout: number;
  readonly #around: Around | undefined;
  readonly #isOpen: boolean;
  readonly #clients = new Map<string, Promise<ConnectorClient>>();
  #forSignIn: ReturnType<ConfigurationBotFrameworkAuthentication["createUserTokenClient"]> | undefined;

  constructor(settings: AdapterSettings, { timeout = 10_000, issuer, around }: AdapterOptions) {
    super({ ...identityOf(settings), ...(issuer && endpointsOf(issuer)) }, credentialsOf(settings));
    this.#timeout = timeout;
    this.#around = around;
    this.#isOpen = settings.type === "none";
  }

  override async authenticateRequest(activity: Activity, authorization: string) {
    try {
      hushTokens();
      const result = await super.authenticateRequest(activity, authorization);
      this.#onlyTeams(result.claimsIdentity);
      // The SDK makes a client for each turn, which takes a tenth of it.
      result.connectorFactory = { create: (serviceUrl) => this.clientOf(serviceUrl, result.claimsIdentity) };
      return result;
    } catch (error) {
      throw new Unauthenticated("the request does not prove to come from Teams", { cause: error });
    }
  }

  /** The SDK also lets in the Emulator, with tokens of Entra for which nothing binds the service address. */
  #onlyTeams(claims: { getClaimValue(name: string): string | null }): void {
    if (this.#isOpen || claims.getClaimValue("iss") === tokenIssuer) return;
    throw new Error("the token is not from the connector");
  }

  /** The SDK makes one for each turn; nobody signs in here, so that one will do. */
  override createUserTokenClient(claims: Claims) {
    if (this.#forSignIn === undefined) {
      this.#forSignIn = super.createUserTokenClient(claims);
      this.#forSignIn.catch(() => (this.#forSignIn = undefined));
    }
    return this.#forSignIn;
  }

  /** One client for each service address. */
  clientOf(serviceUrl: string, claims: Claims): Promise<ConnectorClient> {
    let client = this.#clients.get(serviceUrl);
    if (client === undefined) {
      client = this.createConnectorFactory(claims).create(serviceUrl);
      this.#clients.set(serviceUrl, client);
      client.catch(() => this.#clients.delete(serviceUrl));
    }
    return client;
  }

  override createConnectorFactory(claims: Claims) {
    return sendingOnce(super.createConnectorFactory(claims), this.#timeout, this.#around);
  }
}

/** Exactly the fields of our kind of bot: any other field of the environment could turn the SDK's checks around. */
function identityOf(settings: AdapterSettings): Record<string, string> {
  if (settings.type === "none") return {};
  const identity = {
    MicrosoftAppType: settings.type,
    MicrosoftAppId: settings.appId,
    MicrosoftAppTenantId: settings.tenantId,
  };
  const missing = Object.entries(identity).flatMap(([name, value]) => (value.trim() === "" ? [name] : []));
  if (missing.length > 0) throw new Error(`${settings.type} needs ${missing.join(", ")}`);
  return identity;
}

type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** Our token instead of the SDK's own way to one, which for a managed identity may end at another identity. */
function credentialsOf(settings: AdapterSettings): Credentials | undefined {
  if (settings.type === "none") return undefined;
  const { appId, token } = settings;
  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(request) {
        request.headers.set("authorization", `Bearer ${await token()}`);
        return request;
      },
    }),
  };
}

/** All seven, since the SDK takes either none of them or each one as given. */
function endpointsOf({ metadataUrl }: OtherIssuer): Record<string, string> {
  return {
    ValidateAuthority: "true",
    ToChannelFromBotLoginUrl: "https://login.microsoftonline.com/botframework.com",
    ToChannelFromBotOAuthScope: tokenIssuer,
    ToBotFromChannelTokenIssuer: tokenIssuer,
    OAuthUrl: tokenIssuer,
    ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
    CallerId: "urn:botframework:azure",
  };
}

/** Bot Framework's token issuer (Microsoft: "Bot Framework authentication", token from the connector). */
const tokenIssuer = "https://api.botframework.com";

/** Microsoft, in the same place: what tokens are signed with, and seconds that clocks may differ. */
const algorithms = ["RS256", "RS384", "RS512"] as const;

const skew = 300;

const header = z.object({ alg: z.enum(algorithms) });

const payload = z.object({ iss: z.string(), aud: z.string(), exp: z.number(), nbf: z.number().optional() });

/** No token of Teams' comes near it, in characters. */
const longest = 16_000;

/**
 * Why an Authorization header cannot be Teams' for this bot, whatever Microsoft's keys are.
 * @param now milliseconds since 1970
 * @returns undefined when only the signature can tell.
 */
function whyNotTeams(authorization: string, appId: string, now: number): string | undefined {
  if (authorization === "") return "no token";
  if (authorization.length > longest) return "not a token";
  const [scheme, token = "", ...more] = authorization.split(" ");
  const [head = "", body = "", signature = "", ...rest] = token.split(".");
  if (scheme !== "Bearer" || more.length > 0 || rest.length > 0) return "not a bearer token";
  const said = payload.safeParse(decoded(body)).data;
  if (said === undefined) return "not a token";
  if (!header.safeParse(decoded(head)).success || signature === "") return "not signed as Microsoft signs";
  if (said.iss !== tokenIssuer) return "not from the connector";
  if (said.aud !== appId) return "for another bot";
  const seconds = now / 1_000;
  if (said.exp + skew < seconds) return "expired";
  return (said.nbf ?? 0) - skew > seconds ? "not valid yet" : undefined;
}

const decoded = (part: string): unknown => jsonIn(Buffer.from(part, "base64url").toString("utf8"));

let hushed: typeof console.error | undefined;

/**
 * Lets nothing of the SDK's reader of tokens onto the console: whoever it is told hears it from us. Known by where it is
 * written; to follow what each turn awaits would cost every turn, before Node 24, a twentieth of its time.
 */
function hushTokens(): void {
  if (console.error === hushed) return;
  const { error } = console;
  hushed = (...words: unknown[]) => (isOfTokenReader(new Error().stack) ? undefined : error.apply(console, words));
  console.error = hushed;
}

const isOfTokenReader = (stack = ""): boolean => /\bjwtTokenExtractor\.js\b/.test(stack);
