/** The `paste` command, and output pasted into the chat without it. */
import { lookUp } from "../../app/customers/report.ts";
import { chooseCard } from "../../cards/forms/choose.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import { pastedCard, pasteForm } from "./paste.ts";
import { viewerOf } from "../reader.ts";
import type { Command, Reply, Turn } from "../turn.ts";
import { noCustomer } from "../gaps/commands.ts";

/** Longer than the name of any customer: then it is output, not a name. */
const longestName = 120;

export const pasting: Command = {
  name: "paste",
  usage: "paste <customer>",
  does: "Prove PAL links with what az managementpartner show prints",
  who: "everyone",
  recognizes: ({ lines, files }) => files.length === 0 && looksPasted(lines),
  async run(turn, rest): Promise<Reply> {
    if (looksPasted(rest) || rest.length > longestName) return { card: await pastedCard(turn, turn.lines) };
    if (rest === "") {
      return {
        card: noticeCard({
          headline: "Paste it here",
          says: [
            "Run az managementpartner show in the customer's directory and paste all that it prints into this chat. Get-AzManagementPartner and the PAL attestation script do as well.",
            "I find the customer by the tenant ID in it, and keep nothing but the link.",
          ],
        }),
      };
    }
    return await formFor(turn, rest);
  },
};

async function formFor(turn: Turn, words: string): Promise<Reply> {
  const found = await lookUp(turn.organization, viewerOf(turn), words);
  switch (found.found) {
    case "one":
      return mayAnswer(found.customer, turn.actor)
        ? { card: pasteForm(turn, found.customer) }
        : {
            card: noticeCard({
              headline: `${found.customer.name}: not yours to change`,
              says: "The owner, the deputy or a manager can. Nothing was changed.",
            }),
          };
    case "several":
      return { card: chooseCard({ words, customers: found.customers, then: "show" }) };
    case "none":
      return { card: noCustomer(turn, words) };
  }
}

const output =
  /managementpartner|partner ?(id|name)["']?\s*[:|]|partneradminlink|\baz login\b|connect-azaccount|aadsts\d|"\s*:\s*["{[\d]|partnerid.*tenantid|tenantid.*partnerid/i;

/** Output of a tool, whole or not. */
function looksPasted(text: string): boolean {
  const start = text.trimStart().charAt(0);
  return output.test(text) || ((start === "{" || start === "[") && text.length > 20);
}
