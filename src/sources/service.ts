/** Microsoft's services: where they are, what they may be asked, and how their pages follow one another. */
import { z } from "zod";
import { SourceError } from "./fault.ts";
import type { Call, Service, Session } from "./http.ts";

/** Addresses of Microsoft's services, each an origin. */
export type Addresses = { entra: string; graph: string; partnerCenter: string; arm: string };

export const microsoftAddresses: Addresses = {
  entra: "https://login.microsoftonline.com",
  graph: "https://graph.microsoft.com",
  partnerCenter: "https://api.partnercenter.microsoft.com",
  arm: "https://management.azure.com",
};

/**
 * The services, at a pace below what each documents. Graph: 3,500 units and more in ten seconds. ARM: 25 reads a second
 * to each subscription, and 25 to the directory. Partner Center: 500 a minute for a partner.
 */
export function servicesAt({ graph, partnerCenter, arm }: Addresses) {
  return {
    graph: { name: "Microsoft Graph", url: graph, perMinute: 600 },
    partnerCenter: { name: "Partner Center", url: partnerCenter, perMinute: 450 },
    arm: { name: "Azure Resource Manager", url: arm, perMinute: 1_200 },
  } as const satisfies Record<string, Service>;
}

/**
 * The scope of our own permissions at each service. It names Microsoft's service whatever its address is, so that a
 * token for a stand-in is a token of the same form.
 */
export const scopes = {
  graph: "https://graph.microsoft.com/.default",
  partnerCenter: "https://api.partnercenter.microsoft.com/.default",
  arm: "https://management.azure.com/.default",
} as const;

/** Pages of one list at most: more is a list that never ends. */
const mostPages = 2_000;

/**
 * Every item of a list, page after page.
 * @param next the call for the page after this one; undefined at the end.
 * @throws {SourceError} when the list is not there, goes in a circle, or never ends.
 */
export async function everyItem<Page, Item>(
  session: Session,
  service: Service,
  list: {
    first: Call;
    schema: z.ZodType<Page>;
    items: (page: Page) => readonly Item[];
    next: (page: Page) => Call | undefined;
  },
): Promise<readonly Item[]> {
  const all: Item[] = [];
  const asked = new Set<string>();
  for (let call: Call | undefined = list.first; call !== undefined;) {
    const key = JSON.stringify([call.path, call.headers]);
    if (asked.has(key) || asked.size === mostPages) {
      throw new SourceError("changed-shape", `${service.name} gives a list that does not end.`);
    }
    asked.add(key);
    const page: Page | undefined = await session.ask(service, call, list.schema);
    if (page === undefined) throw new SourceError("refused", `${service.name} answered 404.`);
    all.push(...list.items(page));
    call = list.next(page);
  }
  return all;
}

/** What is sent as an id; case differs between the services, and ours is lower. */
export const guidSchema = z.guid().transform((id) => id.toLowerCase());

/** The last day before a moment, as UTC has it: what ends at midnight ended the day before. */
export const lastDayBefore = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(Date.parse(text) - 1).toISOString().slice(0, 10));

/** The day of a moment such as `2024-02-10T11:24:42.3148266Z`, as its text has it: UTC. */
export const dayOfMoment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}/)
  .transform((text) => text.slice(0, 10));
