/** The sources that are switched on, as the use cases ask for them: readings as values, faults too. */
import type { SourceReader, ReadOutcome, Sources } from "../app/ports.ts";
import type { SourceId } from "../domain/documents.ts";
import { readCustomers, readSales } from "./customers.ts";
import { SourceError } from "./fault.ts";
import { readGdap } from "./gdap.ts";
import { createHttp, type HttpParts, type Session } from "./http.ts";
import { readPal } from "./pal.ts";
import { readPeople } from "./people.ts";
import { type Addresses, scopes, servicesAt } from "./service.ts";
import { createApplicationTokens, type ApplicationTokens, type TokenParts } from "../identity/application.ts";
import type { Application, Credential } from "../identity/credential.ts";
import { NoToken } from "../identity/no-token.ts";

export type SourcesConfig = {
  on: readonly SourceId[];
  clientId: string;
  credential: Credential;
  /** Our own principals whose link is read. */
  principals: readonly Application[];
  addresses: Addresses;
};

/**
 * Requests a run may make, by source. For customers it is a limit that a run ends at in good order: at our pace it is
 * eight minutes.
 */
const budgets: Readonly<Record<SourceId, number>> = { gdap: 500, people: 200, customers: 3_600, pal: 9_600 };

/** Longest time that one answer may take. */
const answerMilliseconds = 60_000;

export const systemParts: HttpParts = {
  fetch: (input, init) => fetch(input, init),
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(new Error("stopped while waiting", { cause: signal?.reason }));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener("abort", stop, { once: true });
    }),
  random: Math.random,
  timeout: () => AbortSignal.timeout(answerMilliseconds),
};

/** @param parts the clock, the waits and the network; a test brings its own. */
export function createSources(config: SourcesConfig, parts: HttpParts = systemParts): Sources {
  const { clientId, credential, principals, addresses } = config;
  const services = servicesAt(addresses);
  const http = createHttp(parts);
  const tokens = createTokens({ entraUrl: addresses.entra, fetch: http.patient, now: parts.now });

  return {
    on: config.on,
    consentUrl: (organization) => `${addresses.entra}/${organization}/adminconsent?client_id=${clientId}`,
    reader(source, { organization, signal }): SourceReader {
      const session = http.session({ budget: budgets[source], signal });
      const ours: Application = { tenant: organization, clientId, credential };
      const token = (service: keyof typeof scopes) => tokens.of(ours, scopes[service]);
      const guarded = async <Facts>(read: (session: Session) => Promise<Facts>) => {
        const found = await asValue(session, read);
        // Whoever consents now is not to wait for an hour.
        if (found.outcome === "failed" && ["consent", "credential"].includes(found.fault.kind)) tokens.forget();
        return found;
      };
      return {
        gdap: () => guarded(async (run) => readGdap(run, services.graph, await token("graph"))),
        people: (ids) => guarded(async (run) => readPeople(run, services.graph, await token("graph"), ids)),
        customers: () =>
          guarded(async (run) => readCustomers(run, services.partnerCenter, await token("partnerCenter"))),
        sales: (ids) =>
          guarded(async (run) => readSales(run, services.partnerCenter, await token("partnerCenter"), ids)),
        pal: () => guarded((run) => readPal(run, services.arm, tokens, principals)),
      };
    },
  };
}

async function asValue<Facts>(
  session: Session,
  read: (session: Session) => Promise<Facts>,
): Promise<ReadOutcome<Facts>> {
  try {
    const facts = await read(session);
    return { outcome: "read", facts, requests: session.requests() };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { outcome: "failed", fault: error.fault, requests: session.requests() };
  }
}

/** @throws {SourceError} from `of`, when Entra gives none. */
function createTokens(parts: TokenParts): ApplicationTokens {
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
