/** The bot's public address, as others see it. */
import { describe, expect, it } from "vitest";
import { checkEndpoint, judgeCertificate, type Clock } from "../../src/checks/endpoint.ts";
import { anyPort } from "../../src/dev/port.ts";
import { serve } from "../serve.ts";

type Answers = Record<string, { status: number; body?: object } | undefined>;

const well: Answers = {
  "GET /healthz": { status: 200 },
  "GET /readyz": { status: 200 },
  "POST /api/messages": { status: 401 },
  "GET /metrics": { status: 404 },
};

const answering = (answers: Answers) =>
  serve((request, response) => {
    const { status, body = {} } = answers[`${request.method} ${request.url}`] ?? { status: 599 };
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  });

const linesOf = (findings: Awaited<ReturnType<typeof checkEndpoint>>) =>
  findings.map(({ check, outcome, found }) => `${outcome} ${check}: ${found}`);

const goodLines = [
  "good endpoint-alive: The bot answers.",
  "good endpoint-ready: The bot is ready.",
  "good endpoint-messages: A message without a token is refused (401), as it should be.",
  "good endpoint-metrics: The bot's figures can't be reached from outside.",
  "skipped endpoint-certificate: Only this machine reaches that address.",
];

it("finds nothing wrong with a bot that is ready and closed to others", async () => {
  expect(linesOf(await checkEndpoint(await answering(well), 0))).toEqual(goodLines);
});

it.each<[string, Answers, string]>([
  [
    "that something else answers",
    { "GET /healthz": { status: 404 } },
    "fault endpoint-alive: GET /healthz answers 404, not 200.",
  ],
  [
    "that it is not ready, and why",
    { "GET /readyz": { status: 503, body: { ready: false, because: ["the store cannot be written"] } } },
    "fault endpoint-ready: The bot is not ready (503): the store cannot be written.",
  ],
  [
    "that anybody may speak for anybody",
    { "POST /api/messages": { status: 200 } },
    "fault endpoint-messages: A message without a token is accepted: anyone can impersonate anyone.",
  ],
  [
    "that something stands between",
    { "POST /api/messages": { status: 403 } },
    "fault endpoint-messages: A message without a token is answered 403, not 401: Teams' messages may not get through.",
  ],
  [
    "that anybody reads the figures",
    { "GET /metrics": { status: 200 } },
    "warning endpoint-metrics: Anybody can read the bot's figures.",
  ],
])("finds %s", async (_, answers, line) => {
  const lines = linesOf(await checkEndpoint(await answering({ ...well, ...answers }), 0));
  expect(lines.filter((each) => !goodLines.includes(each))).toEqual([line]);
});

it("waits for it to become ready, no longer than it was told to", async () => {
  let time = 0;
  const waits: number[] = [];
  const clock: Clock = {
    now: () => time,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
  };
  let asked = 0;
  const url = await serve((request, response) => {
    asked += request.url === "/readyz" ? 1 : 0;
    response.writeHead(request.url === "/readyz" && asked < 3 ? 503 : 200);
    response.end("{}");
  });
  expect(linesOf(await checkEndpoint(url, 60, clock))).toContain("good endpoint-ready: The bot is ready.");
  expect(waits).toEqual([5_000, 5_000]);
  asked = -100;
  expect(linesOf(await checkEndpoint(url, 12, clock))).toContain(
    "fault endpoint-ready: The bot is not ready (503): it does not say why.",
  );
  expect(waits.slice(2)).toEqual([5_000, 5_000, 2_000]);
});

it("says that an address leads nowhere, once", async () => {
  const findings = await checkEndpoint(`http://127.0.0.1:${await anyPort()}`, 0);
  expect(findings.filter(({ outcome }) => outcome === "fault").map(({ found }) => found)).toEqual([
    "The bot cannot be reached: ECONNREFUSED.",
  ]);
});

it("wants https where others are to reach it", async () => {
  expect(linesOf(await checkEndpoint("http://bot.invalid", 0))).toContain(
    "fault endpoint-certificate: The address is not https: Teams calls no other.",
  );
});

describe("a certificate", () => {
  it.each([
    ["Dec 27 08:00:00 2026 GMT", "good The certificate is valid for 30 more days."],
    ["Dec 11 08:00:00 2026 GMT", "good The certificate is valid for 14 more days."],
    ["Dec 11 07:59:59 2026 GMT", "warning The certificate is valid for 13 more days."],
    ["", "skipped The certificate does not say how long it is valid."],
  ])("until %s is judged", (validTo, line) => {
    const { outcome, found } = judgeCertificate(validTo, Date.parse("2026-11-27T08:00:00Z"));
    expect(`${outcome} ${found}`).toBe(line);
  });
});
