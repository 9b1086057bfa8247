/** A running bot that links from cards, in front of stand-ins of Entra and Azure. */
import { anyPort } from "../../src/dev/port.ts";
import type { SignInPolicy } from "../../src/dev/microsoft/world.ts";
import { aClock } from "../clock.ts";
import { alex, isaiah, tenant } from "../teams/people.ts";
import { contoso, ourApp, ourPrincipal, withSources, type Harness } from "../sources/company.ts";
import { aLoadedBot } from "./loaded.ts";

export const guestOfAlex = "c0ffee00-0000-4000-8000-0000000000a1";
export const guestOfIsaiah = "c0ffee00-0000-4000-8000-0000000000a2";
export const ours = "4911112";

/** A bot that links from cards, for Alex, who works at Contoso as a guest. */
export async function aLinkingBot(
  policy?: SignInPolicy,
  change: (microsoft: Harness["microsoft"]) => void = () => undefined,
) {
  const port = await anyPort();
  const url = `http://127.0.0.1:${port}`;
  const house = await withSources((microsoft) => {
    microsoft.tenant = tenant;
    microsoft.apps[0].principals.set(tenant, ourPrincipal);
    microsoft.apps[0].redirects = [`${url}/link/back`];
    microsoft.signIns = [
      { home: { tenant, objectId: alex.id }, name: "Alex Wilber", accounts: new Map([[contoso, guestOfAlex]]) },
      { home: { tenant, objectId: isaiah.id }, name: "Isaiah Langer", accounts: new Map([[contoso, guestOfIsaiah]]) },
    ];
    if (policy !== undefined) microsoft.policies = new Map([[contoso, policy]]);
    change(microsoft);
  });
  const credential = { type: "secret", secret: "Secret~of.our-app" } as const;
  const bot = await aLoadedBot(aClock("2026-11-19T10:00:00.000Z"), {
    port,
    partnerIds: [ours],
    link: { url, clientId: ourApp, credential, addresses: house.services.origins },
  });
  const press = async () => {
    const { card } = await bot.as(alex).forges("link-now", { customer: contoso });
    // The card that was pressed is drawn anew for whoever reads along.
    await bot.connector.next();
    const text = JSON.stringify(card);
    const address = /"url":"([^"]+)"/.exec(text)?.[1] ?? "";
    return { address, code: /asks for a code, it is (\d{6})/.exec(text)?.[1] ?? "" };
  };
  const linkOf = (objectId: string) => house.microsoft.links.find((one) => one.objectId === objectId);
  return { ...bot, ...house, url, press, linkOf };
}
