/** The battery: every fault we could think of, and what becomes of the messages. Prints the table of the README. */
import { writeSync } from "node:fs";
import { afterAll } from "vitest";
import { deaths } from "./deaths.ts";
import { replyFaults } from "./replies.ts";
import { files } from "./stores.ts";
import { markdown } from "./table.ts";

replyFaults();
deaths([files]);

afterAll(() => void writeSync(1, `\n${markdown()}\n\n`));
