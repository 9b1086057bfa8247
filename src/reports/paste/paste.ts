/**
 * Recognises what a colleague pastes into the chat as proof of a PAL link: the output of `az managementpartner show`,
 * `Get-AzManagementPartner`, the ARM call behind them, or the PAL attestation script.
 */
import type { PastedLink } from "../../domain/pal/pasted.ts";
import { cleanPaste } from "./clean.ts";
import { jsonObjectsIn } from "./json.ts";
import { linkFromJson, linksFromText } from "./links.ts";
import { holdsSecret, secretWords } from "./secrets.ts";

export type Pasted =
  /** Only the listed values are kept of what was pasted. */
  | { is: "links"; links: readonly [PastedLink, ...PastedLink[]] }
  /** The tool found no link for the identity that is signed in; which one that is, it does not say. */
  | { is: "no-link" }
  | { is: "refused"; because: PasteRefusal; says: string };

export type PasteRefusal =
  /** A token, password or key. Nothing of it may be kept, shown or logged. */
  | "secret"
  /** The output of another command. */
  | "other-json"
  /** Begins like JSON and does not end. */
  | "broken-json"
  /** The right output, without something that is needed. */
  | "incomplete"
  /** The tool's own error message. */
  | "tool-error"
  | "too-long"
  | "not-recognised";

/** Longer than any of the outputs by far, in characters. */
const longestPaste = 50_000;

const refused = (because: PasteRefusal, says: string): Pasted => ({ is: "refused", because, says });

/** Reads pasted text. Refusals never repeat any of it. */
export function readPasted(text: string): Pasted {
  if (holdsSecret(text)) return refused("secret", secretWords);
  if (text.length > longestPaste) return refused("too-long", "This is too long to be the output that is wanted.");
  const clean = cleanPaste(text);
  const { objects, broken } = jsonObjectsIn(clean);
  const read = objects.map(linkFromJson);
  const found = [...read.flatMap((one) => (one.is === "link" ? [one.link] : [])), ...linksFromText(clean)];
  const [first, ...more] = new Map(found.map((link) => [`${link.tenant}/${link.objectId}`, link])).values();
  if (first !== undefined) return { is: "links", links: [first, ...more] };
  const error = toolError(clean);
  if (error !== undefined) return error;
  const incomplete = read.find((one) => one.is === "incomplete");
  if (incomplete !== undefined) {
    return refused(
      "incomplete",
      `The output is not complete: ${incomplete.lacks.join(", ")} missing. Paste all of it.`,
    );
  }
  if (/\bpartnerid\b/i.test(clean) && /\btenantid\b/i.test(clean) && !broken) {
    return refused(
      "incomplete",
      "Something of the output is cut off or missing. Make the window wider or add -o json to the command, and paste all of it.",
    );
  }
  if (read.some((one) => one.is === "account")) {
    return refused("other-json", "This is what az account show prints. Run az managementpartner show, and paste that.");
  }
  if (read.length > 0) {
    return refused("other-json", "This is JSON of another command. Paste what az managementpartner show prints.");
  }
  if (broken) return refused("broken-json", "This JSON does not end. Paste all of the output, from { to }.");
  return refused(
    "not-recognised",
    "This is not output that proves a link. Paste what az managementpartner show, Get-AzManagementPartner or the PAL " +
      "attestation script prints.",
  );
}

/** The tools' words for "this identity is not linked"; a bare 404 in a chat means a room. */
const noLink = new RegExp(
  [
    /"code"\s*:\s*"NotFound"/,
    /\(NotFound\)/,
    /managementpartner[^]*(\b404\b|\bnot ?found\b)/,
    /(\b404\b|\bnot ?found\b)[^]*managementpartner/,
    /could not find (a )?partner|partner (was )?not found/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "i",
);

function toolError(text: string): Pasted | undefined {
  if (/'?managementpartner'? is misspelled|not recognized as (the name of )?a (cmdlet|function)/i.test(text)) {
    return refused(
      "tool-error",
      "The command is not installed. Run az extension add --name managementpartner, then az managementpartner show.",
    );
  }
  if (/please run '?az login|Connect-AzAccount to login|AADSTS\d+|interactive authentication is needed/i.test(text)) {
    return refused(
      "tool-error",
      "The tool is not signed in to the customer's directory. Run az login --tenant <the customer's tenant id>, then az managementpartner show.",
    );
  }
  if (/you will not be able to link|does not have an account in this tenant/i.test(text)) {
    return refused(
      "tool-error",
      "A CSP administrator signed in on the customer's behalf cannot link. Sign in as a guest, an account or a service principal of the customer's directory.",
    );
  }
  return noLink.test(text) ? { is: "no-link" } : undefined;
}
