/** The battery: every fault we could think of, and what becomes of the messages. Prints the table of docs/reliability.md. */
import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { channelFaults } from "./channels.ts";
import { days } from "./days.ts";
import { deaths } from "./deaths.ts";
import { pacing } from "./pacing.ts";
import { redraws } from "./redraws.ts";
import { replyFaults } from "./replies.ts";
import { storeFaults, untried } from "./store-faults.ts";
import { files, postgres } from "./stores.ts";
import { markdown, withTable } from "./table.ts";
import { twoInstances } from "./two.ts";

replyFaults();
channelFaults();
deaths([files, postgres]);
twoInstances();
redraws([files, postgres]);
storeFaults();
days();
pacing();

/** `UPDATE_TABLE=1 npm run test:faults` writes it. */
it("docs/reliability.md shows the table that came out", () => {
  const path = "docs/reliability.md";
  const document = readFileSync(path, "utf8");
  const next = withTable(document, markdown(), untried);
  if (process.env["UPDATE_TABLE"] !== undefined) writeFileSync(path, next);
  else expect(document).toBe(next);
});

afterAll(() => {
  writeSync(1, `\n${markdown()}\n\n`);
});
