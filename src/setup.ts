/** What rules and use cases need to know of the settings. Credentials are none of their business. */
import type { Setup } from "./app/ports.ts";
import type { Config } from "./config.ts";
import { readLimits } from "./limits.ts";
import { readCatalogue } from "./workloads.ts";

export function setupOf({ partnerIds, globalPartnerId, managers, digest }: Config): Setup {
  return { partnerIds, globalPartnerId, managers, digest, catalogue: readCatalogue(), limits: readLimits() };
}
