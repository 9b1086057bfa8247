/**
 * The way of a browser through “Link it now”: ticket, sign-in at the customer's directory, what is there, and the press
 * that links. What must not be kept anywhere, the token above all, is in this process's memory until it is done, ten
 * minutes at most: a browser has to come back to the same process.
 */
import { randomBytes } from "node:crypto";
import { drawLinked, recordLink, takeTicket, whoseTicket, type Linker } from "../../app/customers/link.ts";
import type { Linking, SignedIn, SigningIn, World } from "../../app/ports.ts";
import { checkPartnerId } from "../../domain/pal/pal.ts";
import type { PalLink } from "../../domain/sources/facts.ts";
import type { Log } from "../turn.ts";
import { answerPage, type LinkPage, type PageAnswer } from "./page.ts";
import { isHashOf, readTicket } from "./ticket.ts";

type PageRequest = {
  method: "GET" | "POST";
  /** What follows `/link/`. */
  place: string;
  query: URLSearchParams;
  form: URLSearchParams;
  cookie: string | undefined;
};

/** One browser on its way. */
type Visit = { linker: Linker; until: number } & (
  | { stage: "signing-in"; signing: SigningIn }
  | { stage: "signed-in"; signed: SignedIn; link: PalLink | undefined; key: string; isProven: boolean; tries: number }
);

const visitMilliseconds = 10 * 60_000;
/** Visits at a time; the oldest gives way. */
const mostVisits = 500;
/** Codes that may be tried before everything begins anew. */
const mostTries = 5;

export type LinkPages = (request: PageRequest) => Promise<PageAnswer>;

/** @param entra origin of Entra, to which the sign-in leads. */
export function createLinkPages(parts: {
  world: World;
  linking: Linking;
  entra: string;
  log: Pick<Log, "info" | "warn">;
  /** Milliseconds that never run backwards. */
  clock: () => number;
}): LinkPages {
  const { world, linking, entra, log, clock } = parts;
  const { signIn, ownLink } = linking;
  const visits = new Map<string, Visit>();
  const isSafe = linking.url.startsWith("https:");
  const cookieName = isSafe ? "__Host-link" : "link";

  const show = (page: LinkPage, cookie?: string): PageAnswer => answerPage(page, entra, cookie);
  const cookieOf = (key: string, seconds: number) =>
    `${cookieName}=${key}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSafe ? "; Secure" : ""}`;
  const forgetful = (page: LinkPage): PageAnswer => show(page, cookieOf("", 0));

  function keep(key: string, visit: Visit): void {
    visits.set(key, visit);
    for (const [old, { until }] of visits) if (until <= clock() || visits.size > mostVisits) visits.delete(old);
    // A token is not left lying in memory because nobody came back.
    setTimeout(() => visits.delete(key), visitMilliseconds).unref();
  }

  function visitOf(cookie: string | undefined): { key: string; visit: Visit } | undefined {
    const key = new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`).exec(cookie ?? "")?.[1] ?? "";
    const visit = visits.get(key);
    return visit === undefined || visit.until <= clock() ? undefined : { key, visit };
  }

  /** Looking at a ticket uses nothing up: what checks links for viruses does that too. */
  async function arrive(ticket: string): Promise<PageAnswer> {
    const shown = readTicket(ticket);
    const linker = shown && (await whoseTicket(world, shown));
    if (linker === undefined) return show(usedUp);
    const { customer, person } = linker;
    return show({
      title: `Link your account at ${customer.name}`,
      says: [
        `${person.name}, sign in to ${customer.name}'s directory with the account you use there. You'll see what it's linked to, and decide.`,
        "I ask Azure for your own Partner Admin Link and nothing else, and forget your sign-in afterwards.",
      ],
      form: { action: `/link/${ticket}`, submit: "Sign in" },
    });
  }

  async function leave(ticket: string): Promise<PageAnswer> {
    const shown = readTicket(ticket);
    const linker = shown && (await takeTicket(world, shown));
    if (linker === undefined) return show(usedUp);
    const { address, remember } = await signIn.begin(linker.customer.id, linker.person.upn);
    const key = randomBytes(32).toString("base64url");
    keep(key, { stage: "signing-in", linker, signing: remember, until: clock() + visitMilliseconds });
    const page = show({ title: "Sign in", says: [] }, cookieOf(key, visitMilliseconds / 1_000));
    return { status: 303, headers: { ...page.headers, Location: address }, body: "" };
  }

  async function comeBack({ query, cookie }: PageRequest): Promise<PageAnswer> {
    const found = visitOf(cookie);
    if (found?.visit.stage !== "signing-in") return forgetful(lostWay);
    const { key, visit } = found;
    const { linker } = visit;
    visits.delete(key);
    const signed = await signIn.finish(visit.signing, query);
    if ("because" in signed) {
      log.info({ organization: linker.organization.id, because: signed.because }, "not signed in to link");
      return forgetful(notSignedIn(linker, signed.says, commandOf(world)));
    }
    const isProven = isSamePerson(linker, signed);
    if (isProven === false) {
      log.warn({ organization: linker.organization.id }, "another person signed in to link");
      return forgetful(somebodyElse);
    }
    const read = await ownLink.read(signed.token);
    if (read.outcome === "failed") return forgetful(azureFails(linker, read.fault.says, commandOf(world)));
    const { link } = read;
    if (isProven === true && link !== undefined && isOurs(link)) return record(linker, signed, link);
    // A new name, so that nobody who knew the old one comes along.
    const next = randomBytes(32).toString("base64url");
    const asked: Visit = {
      stage: "signed-in",
      linker,
      signed,
      link,
      key: randomBytes(16).toString("base64url"),
      isProven: isProven === true,
      tries: 0,
      until: visit.until,
    };
    keep(next, asked);
    return show(decide(asked), cookieOf(next, visitMilliseconds / 1_000));
  }

  const isOurs = (link: PalLink): boolean =>
    link.state === "Active" && ["ours", "unknown"].includes(checkPartnerId(link.partnerId, world.setup));

  function decide(visit: Extract<Visit, { stage: "signed-in" }>, problem?: string): LinkPage {
    const { linker, signed, link, key, isProven } = visit;
    const already = link !== undefined && isOurs(link);
    const { partnerIds } = world.setup;
    const says = already
      ? "It's already linked to your company."
      : link === undefined
        ? "It isn't linked yet. Linking tells Microsoft that you work here; it doesn't give anyone access to anything."
        : "It's linked to another Partner ID, which gets the credit now. Changing it brings the credit to your company.";
    return {
      title:
        problem ??
        (already ? "Linked already" : link === undefined ? "Not linked yet" : "Linked to another Partner ID"),
      says: [
        says,
        ...(isProven ? [] : ["Your sign-in doesn't show whose account this is, so enter the code from your chat."]),
      ],
      facts: [
        ["Customer", linker.customer.name],
        ["Signed in as", signed.name ?? signed.objectId],
        ["Linked to", link === undefined ? "nobody" : `${link.partnerId}${link.state === "Active" ? "" : ", deleted"}`],
      ],
      form: {
        action: "/link/go",
        hidden: { key },
        partnerIds: already ? [link.partnerId] : partnerIds,
        asksCode: !isProven,
        submit: already ? "Save it" : partnerIds.length === 1 ? `Link to ${partnerIds[0]}` : "Link",
      },
    };
  }

  async function go({ form, cookie }: PageRequest): Promise<PageAnswer> {
    const found = visitOf(cookie);
    const { key, visit } = found ?? {};
    if (visit?.stage !== "signed-in" || key === undefined || form.get("key") !== visit.key) return forgetful(lostWay);
    const { linker, signed, link } = visit;
    if (!visit.isProven && !isHashOf(linker.ticket.code, form.get("code") ?? "")) {
      visit.tries += 1;
      if (visit.tries < mostTries) return show(decide(visit, "That isn't the code in your chat"));
      visits.delete(key);
      return forgetful(somebodyElse);
    }
    visits.delete(key);
    if (link !== undefined && isOurs(link)) return record(linker, signed, link);
    const partnerId = form.get("partner") ?? "";
    if (!world.setup.partnerIds.includes(partnerId)) return forgetful(lostWay);
    const from = link?.state === "Active" ? link.partnerId : undefined;
    const written = await ownLink.write(signed.token, { partnerId, from });
    if (written.outcome === "failed") return forgetful(azureFails(linker, written.fault.says, commandOf(world)));
    return record(linker, signed, written.link);
  }

  async function record(linker: Linker, signed: SignedIn, link: PalLink | undefined): Promise<PageAnswer> {
    const proven = await recordLink(world, linker, signed, link);
    log.info({ organization: linker.organization.id, outcome: proven.outcome }, "linked from the card");
    const isLinked = proven.outcome === "verified" || proven.outcome === "repeated";
    const account = signed.name ?? signed.objectId;
    if (isLinked && link !== undefined) await redraw(linker, account, link.partnerId);
    return forgetful({
      title: isLinked ? "Linked and saved" : "Nothing was linked",
      says: isLinked
        ? [
            "You can close this page. Your sign-in is forgotten. Whether the link counts depends on the role that this account has in Azure.",
          ]
        : ["Azure doesn't show the link. Try again; if that doesn't help, use the command below.", closing],
      facts: [
        ["Customer", linker.customer.name],
        ["Account", account],
        ["Linked to", link?.partnerId ?? "nobody"],
      ],
      command: isLinked ? undefined : commandOf(world),
    });
  }

  /** The page says all that the card does: it does not fail with it. */
  async function redraw(linker: Linker, account: string, partnerId: string): Promise<void> {
    const sent = await drawLinked(world, linker, account, partnerId).catch(String);
    const because = typeof sent === "string" ? sent : sent?.outcome === "sent" ? undefined : sent?.because;
    if (because !== undefined)
      log.info({ organization: linker.organization.id, because }, "card of a link not redrawn");
  }

  return async (request) => {
    const { method, place } = request;
    if (place === "back") return method === "GET" ? comeBack(request) : show(lostWay);
    if (place === "go") return method === "POST" ? go(request) : show(lostWay);
    return method === "GET" ? arrive(place) : leave(place);
  };
}

/**
 * Whether whoever signed in is who pressed: by their own account in our directory. Undefined where the token does not
 * tell: Entra names a guest's own account only where the directory's tokens carry `home_oid`.
 */
function isSamePerson({ organization, person }: Linker, signed: SignedIn): boolean | undefined {
  const own = signed.tenant === organization.id ? signed.objectId : signed.homeObjectId;
  return own === undefined ? undefined : own === person.id;
}

const closing = "You can close this page. Your sign-in is forgotten.";

const commandOf = ({ setup }: World): string => `az managementpartner create --partner-id ${setup.partnerIds[0] ?? ""}`;

const usedUp: LinkPage = {
  status: 410,
  title: "This page has expired",
  says: ["It works once, for ten minutes. Press “Link it now” on the customer's card again."],
};

const lostWay: LinkPage = {
  status: 400,
  title: "This page no longer works",
  says: ["It was opened in another browser, left open too long, or already used. Press “Link it now” again."],
};

const somebodyElse: LinkPage = {
  status: 403,
  title: "That is somebody else's account",
  says: ["Only the person who pressed “Link it now” can link with it. Nothing was changed.", closing],
};

const notSignedIn = ({ customer }: Linker, says: string, command: string): LinkPage => ({
  status: 403,
  title: "You are not signed in",
  says: [
    `${says} Nothing was changed.`,
    `To link without this page, run the following while you're signed in to ${customer.name} with the Azure CLI (az login --tenant ${customer.id}), then run az managementpartner show and paste its output into your chat with the bot.`,
  ],
  command,
});

const azureFails = ({ customer }: Linker, says: string, command: string): LinkPage => ({
  status: 502,
  title: "Azure couldn't do it",
  says: [
    `${says} Try again later.`,
    `Or run the following while you're signed in to ${customer.name} with the Azure CLI, then run az managementpartner show and paste its output into your chat with the bot.`,
  ],
  command,
});
