/** What the internet sees of the bot. */
import { connect } from "node:tls";
import { setTimeout as wait } from "node:timers/promises";
import { findingsOf, patience, reasonIn, type Finding } from "./finding.ts";

/** A message as Teams sends one, but for the token. */
const unsigned = {
  type: "message",
  id: "1",
  channelId: "msteams",
  serviceUrl: "https://smba.trafficmanager.net/teams/",
  from: { id: "29:nobody" },
  recipient: { id: "28:bot" },
  conversation: { id: "a:nobody", conversationType: "personal" },
  text: "help",
};

/** Days that a certificate should still be valid. */
const fewDays = 14;

/**
 * Looks at the bot from outside.
 * @param base its public address, such as `https://bot.example.com`
 * @param waitSeconds how long it may take to become ready, as after a deployment
 */
export async function checkEndpoint(base: string, waitSeconds: number, clock: Clock = systemClock): Promise<Finding[]> {
  const ask: Ask = (path, init = {}) =>
    fetch(new URL(path, base), { redirect: "manual", signal: AbortSignal.timeout(patience), ...init });
  const until = clock.now() + waitSeconds * 1000;
  return [
    await checkAlive(ask, until, clock),
    await checkReady(ask, until, clock),
    await checkUnsigned(ask),
    await checkFigures(ask),
    await checkCertificate(new URL(base), clock.now()),
  ];
}

export type Clock = { now: () => number; wait: (milliseconds: number) => Promise<unknown> };

const systemClock: Clock = { now: Date.now, wait };

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** Asks again every few seconds until the answer is 200 or time is up. */
async function insist(
  ask: Ask,
  path: string,
  until: number,
  { now, wait }: Clock,
): Promise<Response | { because: string }> {
  for (;;) {
    const answer = await ask(path).catch((error: unknown) => ({ because: reasonIn(error) }));
    if (("status" in answer && answer.status === 200) || now() >= until) return answer;
    await wait(Math.min(5_000, until - now()));
  }
}

async function checkAlive(ask: Ask, until: number, clock: Clock): Promise<Finding> {
  const { good, fault } = findingsOf("endpoint-alive");
  const answer = await insist(ask, "/healthz", until, clock);
  if ("because" in answer)
    return fault(`The bot cannot be reached: ${answer.because}.`, "Check the address, DNS and the firewall.");
  if (answer.status === 200) return good("The bot answers.");
  return fault(
    `GET /healthz answers ${answer.status}, not 200.`,
    "Something else answers at this address, or the bot does not run: read its log.",
  );
}

async function checkReady(ask: Ask, until: number, clock: Clock): Promise<Finding> {
  const { good, fault, skipped } = findingsOf("endpoint-ready");
  const answer = await insist(ask, "/readyz", until, clock);
  if ("because" in answer) return skipped("It cannot be reached.");
  if (answer.status === 200) return good("The bot is ready.");
  const body = (await answer.json().catch(() => ({}))) as { because?: string[] };
  return fault(
    `The bot is not ready (${answer.status}): ${body.because?.join(", ") ?? "it does not say why"}.`,
    "Run `npm run doctor` where the bot runs.",
  );
}

async function checkUnsigned(ask: Ask): Promise<Finding> {
  const { good, fault, skipped } = findingsOf("endpoint-messages");
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(unsigned) };
  const answer = await ask("/api/messages", init).catch(() => undefined);
  if (answer === undefined) return skipped("It cannot be reached.");
  if (answer.status === 401) return good("A message without a token is refused (401), as it should be.");
  if (answer.status === 200)
    return fault(
      "A message without a token is accepted: anyone can impersonate anyone.",
      "Stop it. BOT_AUTH must be `required`.",
    );
  return fault(
    `A message without a token is answered ${answer.status}, not 401: Teams' messages may not get through.`,
    "See what is in between: a gateway, a sign-in page, a web application firewall. It must pass POST /api/messages on unchanged.",
  );
}

async function checkFigures(ask: Ask): Promise<Finding> {
  const { good, warning, skipped } = findingsOf("endpoint-metrics");
  const answer = await ask("/metrics").catch(() => undefined);
  if (answer === undefined) return skipped("It cannot be reached.");
  if (answer.status === 404) return good("The bot's figures can't be reached from outside.");
  return answer.status === 200
    ? warning(
        "Anybody can read the bot's figures.",
        "Set METRICS_HOST back to an internal address, or run the current release.",
      )
    : good(`The bot's figures can't be reached from outside (${answer.status}).`);
}

async function checkCertificate({ protocol, hostname, port }: URL, now: number): Promise<Finding> {
  const { fault, skipped } = findingsOf("endpoint-certificate");
  if (["localhost", "127.0.0.1", "[::1]"].includes(hostname)) return skipped("Only this machine reaches that address.");
  if (protocol !== "https:")
    return fault("The address is not https: Teams calls no other.", "Put https in front of the bot.");
  const host = hostname.replace(/^\[|\]$/g, "");
  const socket = connect({ host, port: Number(port || 443), servername: host, timeout: patience });
  try {
    await new Promise((resolve, reject) => {
      socket.on("secureConnect", resolve);
      socket.on("timeout", () => socket.destroy(new Error("no answer")));
      socket.on("error", reject);
    });
    return judgeCertificate(socket.getPeerCertificate().valid_to, now);
  } catch (error) {
    return fault(
      `The certificate is not accepted: ${reasonIn(error)}.`,
      "Teams calls only where the certificate is valid for the name.",
    );
  } finally {
    socket.destroy();
  }
}

/** @param validTo as OpenSSL writes it, such as `Dec 31 23:59:59 2026 GMT`. */
export function judgeCertificate(validTo: string, now: number): Finding {
  const { good, warning, skipped } = findingsOf("endpoint-certificate");
  const days = Math.floor((Date.parse(validTo) - now) / 86_400_000);
  if (Number.isNaN(days)) return skipped("The certificate does not say how long it is valid.");
  const found = `The certificate is valid for ${days} more days.`;
  return days >= fewDays ? good(found) : warning(found, "Make sure it gets renewed.");
}
