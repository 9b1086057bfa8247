/**
 * “Link it now”, from the press in Teams to the link at Azure: the running bot over HTTP, stand-ins of Entra and Azure,
 * and a browser that only follows what it is given.
 */
import { expect, it } from "vitest";
import type { SignInPolicy } from "../../src/dev/microsoft/world.ts";
import { wordsOf } from "../teams/cards.ts";
import { alex, tenant } from "../teams/people.ts";
import { contoso, type Harness } from "../sources/company.ts";
import { aLinkingBot, guestOfAlex, guestOfIsaiah, ours } from "./linking.ts";
import { aLoadedBot } from "./loaded.ts";

/** A browser with one cookie jar and no script: it follows redirects, and presses the one button there is. */
function aBrowser() {
  const jar = new Map<string, string>();
  let shown: { url: string; html: string; status: number; headers: Headers } | undefined;
  async function open(url: string, form?: URLSearchParams): Promise<string> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      method: form === undefined ? "GET" : "POST",
      redirect: "manual",
      headers: { cookie },
      ...(form !== undefined && { body: form }),
    });
    for (const one of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    const to = response.headers.get("location");
    if (to !== null) return open(new URL(to, url).href);
    shown = { url, html: await response.text(), status: response.status, headers: response.headers };
    return /<h1>(.*?)<\/h1>/s.exec(shown.html)?.[1] ?? shown.html;
  }
  return {
    open,
    page: () => {
      if (shown === undefined) throw new Error("nothing is open");
      return { ...shown, text: shown.html.replaceAll(/<style>.*?<\/style>/gs, "").replaceAll(/<[^>]+>|\s+/g, " ") };
    },
    /** Presses the button of the form, with what is typed in. */
    submit(typed: Readonly<Record<string, string>> = {}) {
      const { html = "", url = "" } = shown ?? {};
      const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
      if (action === undefined) throw new Error(`no form on ${url}`);
      const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
      const form = new URLSearchParams(fields.map(([, name = "", value = ""]): [string, string] => [name, value]));
      for (const [name, value] of Object.entries(typed)) form.set(name, value);
      return open(new URL(action, url).href, form);
    },
    /** Picks an account at Entra. */
    pick(name: string) {
      const { html = "", url = "" } = shown ?? {};
      const href = new RegExp(`href="([^"]+)">${name}<`).exec(html)?.[1]?.replaceAll("&amp;", "&");
      if (href === undefined) throw new Error(`nobody called ${name} on ${url}`);
      return open(new URL(href, url).href);
    },
    jar,
  };
}

it("links whoever pressed with our Partner ID, reads it back, records it as read, and keeps no token", async () => {
  const bot = await aLinkingBot("names-home-account");
  const { address } = await bot.press();
  const browser = aBrowser();
  expect(await browser.open(address)).toBe("Link your account at Contoso Ltd.");
  // What looks at links before people do uses nothing up.
  expect(await aBrowser().open(address)).toBe("Link your account at Contoso Ltd.");
  expect(await browser.submit()).toBe("Pick an account");
  expect(await browser.pick("Alex Wilber")).toBe("Not linked yet");
  expect(browser.page().text).toMatch(/Signed in as\s+Alex Wilber\s+Linked to\s+nobody/);
  expect(bot.linkOf(guestOfAlex)).toBeUndefined();
  expect(await browser.submit()).toBe("Linked and saved");
  expect(bot.linkOf(guestOfAlex)).toMatchObject({ tenant: contoso, partnerId: ours, state: "Active" });
  expect(browser.jar.size).toBe(0);
  expect(await bot.connector.next()).toMatchObject({
    how: "redrawn",
    summary: "Contoso Ltd.: linked. Alex Wilber is linked to 4911112. I read it back from Azure and saved it.",
  });

  expect(await bot.as(alex).asks("show contoso")).toMatch(
    /Alex Wilber\s+Linked, read today 11:00 · Partner ID 4911112/,
  );
  const kept = (await bot.memory.text()) + JSON.stringify(bot.log);
  expect(kept).toContain(guestOfAlex);
  const ticket = address.split("/").at(-1) ?? "";
  for (const secret of [...bot.services.tokens(), ticket]) expect(kept).not.toContain(secret);
  const arm = bot.services.requests.filter(({ service }) => service === "arm");
  expect(arm.map(({ method, path }) => `${method} ${path.split("?")[0]}`)).toEqual([
    "GET /providers/Microsoft.ManagementPartner/partners",
    "PUT /providers/Microsoft.ManagementPartner/partners/4911112",
    "GET /providers/Microsoft.ManagementPartner/partners",
  ]);
});

const linkedTo =
  (partnerId: string, state: "Active" | "Deleted" = "Active") =>
  (microsoft: Harness["microsoft"]) =>
    void microsoft.links.push({
      tenant: contoso,
      objectId: guestOfAlex,
      partnerId,
      state,
      createdTime: "2026-02-16T14:44:35.1234567Z",
      version: 9,
    });

it.each([
  [
    "another Partner ID, which it shows before it changes it",
    linkedTo("4911111"),
    ["Linked to another Partner ID", "Linked and saved"],
    "PATCH",
  ],
  [
    "a link that was deleted, which it makes anew",
    linkedTo("4911112", "Deleted"),
    ["Linked to another Partner ID", "Linked and saved"],
    "PUT",
  ],
  ["ours already, which it only records", linkedTo(ours), ["Linked and saved"], undefined],
] as const)("finds %s", async (_, links, titles, method) => {
  const bot = await aLinkingBot("names-home-account", links);
  const browser = aBrowser();
  await browser.open((await bot.press()).address);
  await browser.submit();
  const [first, second] = titles;
  expect(await browser.pick("Alex Wilber")).toBe(first);
  if (second !== undefined) expect(await browser.submit()).toBe(second);
  expect(await bot.connector.next()).toMatchObject({ how: "redrawn" });
  expect(bot.linkOf(guestOfAlex)).toMatchObject({ partnerId: ours, state: "Active" });
  const written = bot.services.requests.filter((one) => one.service === "arm" && one.method !== "GET");
  expect(written.map((one) => one.method)).toEqual(method === undefined ? [] : [method]);
});

it("asks for the code in the chat where the sign-in does not tell whose account it is, five times at most", async () => {
  const bot = await aLinkingBot();
  const { address, code } = await bot.press();
  const browser = aBrowser();
  await browser.open(address);
  await browser.submit();
  expect(await browser.pick("Alex Wilber")).toBe("Not linked yet");
  const wrong = code === "000000" ? "000001" : "000000";
  expect(await browser.submit({ code: wrong })).toBe("That isn&#39;t the code in your chat");
  expect(bot.linkOf(guestOfAlex)).toBeUndefined();
  expect(await browser.submit({ code })).toBe("Linked and saved");
  expect(await bot.connector.next()).toMatchObject({ how: "redrawn" });

  const again = await bot.press();
  const stranger = aBrowser();
  await stranger.open(again.address);
  await stranger.submit();
  await stranger.pick("Isaiah Langer");
  const other = again.code === "000000" ? "000001" : "000000";
  for (let tries = 1; tries < 5; tries += 1) await stranger.submit({ code: other });
  expect(await stranger.submit({ code: other })).toBe("That is somebody else&#39;s account");
  expect(bot.linkOf(guestOfIsaiah)).toBeUndefined();
});

it.each<[string, SignInPolicy | undefined, string, string, RegExp]>([
  [
    "somebody else signs in",
    "names-home-account",
    "Isaiah Langer",
    "That is somebody else&#39;s account",
    /Nothing was changed/,
  ],
  [
    "the directory wants its administrator's consent",
    "needs-consent",
    "Alex Wilber",
    "You are not signed in",
    /administrator&#39;s consent.*az managementpartner create --partner-id 4911112/,
  ],
  [
    "a policy blocks the sign-in",
    "blocked",
    "Alex Wilber",
    "You are not signed in",
    /blocked the sign-in.*az login --tenant/,
  ],
])("changes nothing and says why when %s", async (_, policy, name, title, words) => {
  const bot = await aLinkingBot(policy);
  const browser = aBrowser();
  await browser.open((await bot.press()).address);
  await browser.submit();
  expect(await browser.pick(name)).toBe(title);
  expect(browser.page().text).toMatch(words);
  expect(browser.page().status).toBe(403);
  expect(bot.linkOf(guestOfAlex) ?? bot.linkOf(guestOfIsaiah)).toBeUndefined();
  expect(browser.jar.size).toBe(0);
});

const expired = "This page has expired";
const lost = "This page no longer works";

it("takes a ticket once, for ten minutes, and none that was never given", async () => {
  const bot = await aLinkingBot("names-home-account");
  const { address } = await bot.press();
  const browser = aBrowser();
  await browser.open(address);
  expect(await browser.submit()).toBe("Pick an account");
  expect(await aBrowser().open(address)).toBe(expired);
  expect(await aBrowser().open(address, new URLSearchParams())).toBe(expired);

  const first = (await bot.press()).address;
  const second = (await bot.press()).address;
  expect(await aBrowser().open(first)).toBe(expired);
  bot.clock.pass(10 * 60_000);
  expect(await aBrowser().open(second)).toBe(expired);
  const forged = second.slice(0, -4) + (second.endsWith("AAAA") ? "BBBB" : "AAAA");
  for (const one of [forged, `${bot.url}/link/x`, `${bot.url}/link/${"A".repeat(75)}`]) {
    expect(await aBrowser().open(one)).toBe(expired);
  }
});

it("goes on in the browser that began only, with the answer to its own sign-in only, once", async () => {
  const bot = await aLinkingBot("names-home-account");
  const begun = async () => {
    const browser = aBrowser();
    await browser.open((await bot.press()).address);
    await browser.submit();
    const to = new URL(
      /href="([^"]+)">Alex Wilber/.exec(browser.page().html)?.[1]?.replaceAll("&amp;", "&") ?? "",
      browser.page().url,
    );
    const back = (await fetch(to, { redirect: "manual" })).headers.get("location") ?? "";
    return { browser, back };
  };
  const mine = await begun();
  expect(await aBrowser().open(mine.back)).toBe(lost);
  const other = await begun();
  // Somebody else's answer, brought into this browser.
  expect(await mine.browser.open(other.back)).toBe("You are not signed in");
  expect(await mine.browser.open(mine.back)).toBe(lost);
  expect(await other.browser.open(other.back)).toBe("Not linked yet");
  const { html } = other.browser.page();
  const key = /name="key" value="([^"]+)"/.exec(html)?.[1] ?? "";
  expect(await aBrowser().open(`${bot.url}/link/go`, new URLSearchParams({ key, partner: ours }))).toBe(lost);
  expect(await other.browser.submit({ key: "another" })).toBe(lost);
  expect(bot.linkOf(guestOfAlex)).toBeUndefined();
});

it("links to no Partner ID that is not ours", async () => {
  const bot = await aLinkingBot("names-home-account");
  const browser = aBrowser();
  await browser.open((await bot.press()).address);
  await browser.submit();
  await browser.pick("Alex Wilber");
  expect(await browser.submit({ partner: "6666666" })).toBe(lost);
  expect(bot.linkOf(guestOfAlex)).toBeUndefined();
});

it("does not believe a token of another directory than the customer's", async () => {
  const bot = await aLinkingBot("names-home-account");
  bot.services.troubles.push({
    service: "entra",
    path: /\/token$/,
    does: (answer) => {
      const given = answer();
      const body = JSON.parse(given.body) as { id_token: string };
      const [head = "", claims = "", rest = ""] = body.id_token.split(".");
      const swapped = Buffer.from(claims, "base64url").toString().replaceAll(contoso, tenant);
      body.id_token = [head, Buffer.from(swapped).toString("base64url"), rest].join(".");
      return { ...given, body: JSON.stringify(body) };
    },
  });
  const browser = aBrowser();
  await browser.open((await bot.press()).address);
  await browser.submit();
  expect(await browser.pick("Alex Wilber")).toBe("You are not signed in");
  expect(bot.services.requests.filter(({ service }) => service === "arm")).toEqual([]);
});

it("serves pages that run nothing, load nothing, and are kept and framed by nobody", async () => {
  const bot = await aLinkingBot();
  const browser = aBrowser();
  await browser.open((await bot.press()).address);
  const { headers, html } = browser.page();
  expect(headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; style-src 'sha256-.*form-action 'self' http/,
  );
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(html).not.toMatch(/<script|src=|https?:/);
});

it("is nowhere to be found where it is switched off", async () => {
  const { as, url, connector } = await aLoadedBot();
  expect((await fetch(`${url}/link/back`)).status).toBe(404);
  const { card } = await as(alex).forges("link-now", { customer: contoso });
  await connector.next();
  expect(wordsOf(card)).toContain("switched off");
});
