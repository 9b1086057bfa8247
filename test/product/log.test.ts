/** Logs and metrics hold ids and outcomes: no names, no message text, no customers' names. */
import { expect, it } from "vitest";
import { alex, channel, megan } from "../teams/people.ts";
import { anAskedBot } from "./loaded.ts";

it("says in log and metrics what happened, without a name or a word of what was said", async () => {
  const { as, connector, log, metricsPort, card } = await anAskedBot(undefined, {}, { nudge: () => {} });
  await as(megan).clicks(card, "Save answers", {
    cpor: "yes",
    pal: "no",
    owner: "yes",
    onboarding: "yes",
    note: "Zebra crossing",
  });
  await connector.next();
  await as(alex).says("gaps", channel);
  await as(alex).says("Bearer eyJhbGciOiJub25lIn0.e30.x and the secret");
  connector.fail("say", { status: 500 });
  await as(alex).says("show fabrikam", channel);
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const said = JSON.stringify(log);
  expect(log.filter(({ event }) => event === "turn").length).toBeGreaterThan(4);
  expect(log.filter(({ event }) => event === "delivery")).toHaveLength(1);
  expect(metrics).toContain('bot_deliveries_total{kind="assigned",outcome="sent"} 1');
  expect(metrics).toMatch(/bot_gaps\{code="G01"\} 2/);
  for (const hidden of ["Megan", "Alex", "Contoso", "Fabrikam", "contoso", "Zebra", "eyJ", "secret", megan.upn]) {
    expect(said, hidden).not.toContain(hidden);
    expect(metrics, hidden).not.toContain(hidden);
  }
});
