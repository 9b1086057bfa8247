/**
 * The PAL link of whoever signed in, at Azure Resource Manager, with their token: read, made (`PUT`), changed (`PATCH`),
 * and read back. Nothing else is done with the token (azure-rest-api-specs: managementpartner 2018-02-01).
 */
import type { OwnLink, OwnLinkRead } from "../app/ports.ts";
import { SourceError } from "./fault.ts";
import { linkOf, partnerAnswer, partnerPath, partnerVersion } from "./pal.ts";
import type { Http, Service } from "./http.ts";

/** Requests that reading, writing and reading back may take, tried again when Azure fails. */
const budget = 10;

export function createOwnLink(http: Http, arm: Service): OwnLink {
  async function guarded(
    token: string,
    change?: { partnerId: string; from: string | undefined },
  ): Promise<OwnLinkRead> {
    const session = http.session({ budget, signal: new AbortController().signal });
    try {
      if (change !== undefined) {
        const method = change.from === undefined ? "PUT" : "PATCH";
        const path = `${partnerPath}/${change.partnerId}${partnerVersion}`;
        const call = { path, token, method, body: { partnerId: change.partnerId } } as const;
        if ((await session.ask(arm, call, partnerAnswer)) === undefined) {
          throw new SourceError("refused", `${arm.name} answered 404.`);
        }
      }
      const found = await session.ask(arm, { path: `${partnerPath}${partnerVersion}`, token }, partnerAnswer);
      return { outcome: "read", link: found && linkOf(found) };
    } catch (error) {
      if (error instanceof SourceError) return { outcome: "failed", fault: error.fault };
      throw error;
    }
  }
  return { read: (token) => guarded(token), write: guarded };
}
