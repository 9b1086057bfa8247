/**
 * Which accounts of our directory are there and enabled, from Microsoft Graph: `POST /v1.0/directoryObjects/getByIds`
 * with up to 1,000 ids; only those that exist come back. Application permission `User.Read.All`.
 */
import { z } from "zod";
import type { PersonId } from "../domain/people/person.ts";
import type { Account } from "../domain/sources/facts.ts";
import { SourceError } from "./fault.ts";
import type { Service, Session } from "./http.ts";
import { guidSchema } from "./service.ts";

const idsAtOnce = 1_000;

const answer = z.object({
  value: z.array(
    z.object({
      id: guidSchema,
      accountEnabled: z.boolean().nullish(),
      displayName: z.string().nullish(),
      userPrincipalName: z.string().nullish(),
    }),
  ),
});

/** @param ids Entra object ids; anything else is not asked about. */
export async function readPeople(
  session: Session,
  graph: Service,
  token: string,
  ids: readonly PersonId[],
): Promise<readonly Account[]> {
  const accounts: Account[] = [];
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const body = { ids: ids.slice(from, from + idsAtOnce), types: ["user"] };
    const call = { path: "/v1.0/directoryObjects/getByIds", method: "POST", body, token } as const;
    const found = await session.ask(graph, call, answer);
    if (found === undefined) throw new SourceError("refused", `${graph.name} answered 404.`);
    for (const { id, accountEnabled, displayName, userPrincipalName } of found.value) {
      // Without the right to read it Graph leaves it out: then nothing is known, which is not "disabled".
      if (accountEnabled === undefined || accountEnabled === null) {
        throw new SourceError("consent", `${graph.name} does not say whether accounts are enabled.`);
      }
      const upn = userPrincipalName?.toLowerCase();
      accounts.push({ id, enabled: accountEnabled, name: displayName ?? undefined, upn });
    }
  }
  return accounts;
}
