/** The `import` command: a Partner Center export, sent as a file in the personal chat. */
import { importReport } from "../../app/imports/imports.ts";
import { importSummaryCard } from "../../cards/organization/import-summary.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { dayOf } from "../../domain/time/time.ts";
import { openReport } from "../../reports/open.ts";
import { questionLines } from "../../reports/question.ts";
import { type Download, type Attached, type Command, type Reply, type Turn } from "../turn.ts";
import { findCustomer } from "../input/find-customer.ts";

const megabyte = 1024 * 1024;

export const importFiles: Command = {
  name: "import",
  usage: "import",
  does: "Send a Partner Center export as a file to load it",
  who: "managers",
  file: true,
  recognizes: ({ files }) => files.length > 0,
  async run(turn, rest): Promise<Reply> {
    const [file, ...others] = turn.files;
    if (file === undefined) {
      return say(rest === "" ? "Send me the file" : `Send me the file with “import ${rest.slice(0, 60)}”`, [
        "Attach the CSV that Partner Center exported to a message here: the customers list, Azure usage, CPOR - Microsoft 365 usage, or the subscriptions of one customer.",
        "For subscriptions write import and the customer's name with the file. A column Owner with user principal names assigns customers.",
      ]);
    }
    if (others.length > 0)
      return say("One file at a time, please", "Nothing was imported. Send the files one after the other.");
    const customer = /^import (.+)$/is.exec(turn.text)?.[1] ?? (turn.text === rest ? undefined : rest);
    return await importFile(turn, file, customer?.trim() ?? "");
  },
};

async function importFile(turn: Turn, file: Attached, customerWords: string): Promise<Reply> {
  const downloaded = await turn.download(file);
  if (downloaded.outcome !== "read") return say(`${file.name} could not be read`, whyNot(downloaded));
  const opened = await openReport(() => inPieces(downloaded.bytes), dayOf(turn.now, turn.zone));
  if (opened.outcome === "refused") return say(`${file.name} was refused`, [opened.refused, "Nothing was changed."]);
  if (opened.outcome === "question") {
    return say(`${file.name}: one question first`, [...questionLines(opened.question), "Nothing was changed."]);
  }
  const found = customerWords === "" ? undefined : await findCustomer(turn, customerWords, undefined);
  if (found !== undefined && "card" in found) return found;
  const customer = found?.customer.id;
  const { catalogue, digest } = turn.world.setup;
  const imported = await importReport(turn.organization, opened.report, {
    by: turn.actor.id,
    now: turn.now,
    zone: digest.zone,
    promptId: turn.world.newId(),
    catalogue,

    customer,
  });
  if (imported.outcome === "which-customer") {
    return say(`Whose subscriptions are in ${file.name}?`, [
      "The export does not say. Send it again with the words: import and the customer's name.",
      "Nothing was changed.",
    ]);
  }
  turn.world.nudge();
  return { card: importSummaryCard({ file: file.name, summary: imported.summary }) };
}

function whyNot(failed: Exclude<Download, { outcome: "read" }>): string {
  switch (failed.outcome) {
    case "not allowed":
    case "redirected":
      return "It does not lie where Teams keeps the files of chats. Attach it to a message here. Nothing was changed.";
    case "too large":
      return `It is larger than ${failed.limit / megabyte} MB. An administrator can load it with npm run import. Nothing was changed.`;
    case "too slow":
      return `Its download took longer than ${failed.seconds} seconds. Send it again. Nothing was changed.`;
    case "failed":
      return "Teams did not hand it over. Send it again. Nothing was changed.";
  }
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

function say(headline: string, says: string | readonly string[]): Reply {
  return { card: noticeCard({ headline, says }) };
}
