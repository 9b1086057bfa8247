/** The battery: every fault we could think of, and what becomes of the messages. Prints the table of the README. */
import { writeSync } from "node:fs";
import { afterAll } from "vitest";
import { channelFaults } from "./channels.ts";
import { days } from "./days.ts";
import { deaths } from "./deaths.ts";
import { pacing } from "./pacing.ts";
import { redraws } from "./redraws.ts";
import { replyFaults } from "./replies.ts";
import { storeFaults } from "./store-faults.ts";
import { files, postgres } from "./stores.ts";
import { markdown } from "./table.ts";
import { twoInstances } from "./two.ts";

replyFaults();
channelFaults();
deaths([files, postgres]);
twoInstances();
redraws([files, postgres]);
storeFaults();
days();
pacing();

afterAll(() => {
  writeSync(1, `\n${markdown()}\n\n`);
});
