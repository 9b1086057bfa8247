/**
 * Recognises what a colleague pastes into the chat as proof of a PAL link: the output of `az managementpartner show`,
 * `Get-AzManagementPartner`, the ARM call behind them, or the PAL attestation script.
 */
import type { PastedLink } from "../../domain/pal/pasted.ts";
import { jsonObjectsIn } from "./json.ts";
import { readJson, readLines, readTerraform } from "./links.ts";
import { holdsSecret, secretWords } from "./secrets.ts";

export type Pasted =
  /** Only the listed values are kept of what was pasted. */
  | { outcome: "links"; links: readonly [PastedLink, ...PastedLink[]] }
  /** The tool found no link for the identity that is signed in; which one that is, it does not say. */
  | { outcome: "no-link" }
  /** Asked about one Partner ID, the tool said that the identity is not linked to that one. */
  | { outcome: "not-this-partner"; partnerId: string }
  | { outcome: "refused"; because: PasteRefusal; says: string };

export type PasteRefusal =
  /** A token, password or key. Nothing of it may be kept, shown or logged. */
  | "secret"
  /** The output of another command. */
  | "other-json"
  /** Begins like JSON and does not end. */
  | "broken-json"
  /** The right output, without something that is needed. */
  | "incomplete"
  /** Links of several identities, and then that there is none: whose, it does not say. */
  | "contradictory"
  /** The tool's own error message. */
  | "tool-error"
  | "too-long"
  | "not-recognised";

/** Longer than any of the outputs by far, in characters. */
const longestPaste = 50_000;

const refused = (because: PasteRefusal, says: string): Pasted => ({ outcome: "refused", because, says });

/** Reads pasted text; of a transcript in which a later output contradicts an earlier one, the last word counts. */
export function readPasted(text: string): Pasted {
  if (holdsSecret(text)) return refused("secret", secretWords);
  if (text.length > longestPaste) return refused("too-long", "This is too long to be the right output.");
  const clean = cleanPaste(text);
  const { objects, broken } = jsonObjectsIn(clean);
  const read = [...objects.flatMap(({ object, at }) => readJson(object, at)), ...readLines(clean)];
  const linked = read.filter((one) => one.kind === "link").sort((one, other) => one.at - other.at);
  const last = linked.at(-1);
  const missing = notFound(clean);
  const links = new Map(linked.map(({ link }) => [`${link.tenant}/${link.objectId}`, link]));
  const [first, ...more] = links.values();
  if (last !== undefined && first !== undefined && (missing === undefined || missing.at < last.at)) {
    return { outcome: "links", links: [first, ...more] };
  }
  if (more.length > 0) {
    return refused(
      "contradictory",
      "This shows links and then, at the end, none; it doesn't say whose. Paste the last output of each identity by itself.",
    );
  }
  const error = toolError(clean);
  if (error !== undefined) return refused("tool-error", error);
  if (missing !== undefined) {
    const { partnerId } = missing;
    return partnerId === undefined ? { outcome: "no-link" } : { outcome: "not-this-partner", partnerId };
  }
  if (read.some((one) => one.kind === "unavailable")) {
    return refused(
      "incomplete",
      "The script can't read another identity's link. Sign in as that identity, run it there without an object id, and paste its output.",
    );
  }
  const incomplete = read.find((one) => one.kind === "incomplete");
  if (incomplete !== undefined) {
    return refused("incomplete", `The output isn't complete: ${incomplete.lacks.join(", ")} missing. Paste all of it.`);
  }
  const terraform = readTerraform(clean);
  if (terraform !== undefined) {
    return refused(
      "incomplete",
      `Terraform says that it linked an identity to Partner ID ${terraform.partnerId}, but not in whose directory. Sign in as that identity, run az managementpartner show, and paste its output.`,
    );
  }
  if (/\bpartnerid\b/i.test(clean) && /\btenantid\b/i.test(clean) && !broken) {
    return refused(
      "incomplete",
      "Some of the output is cut off or missing. Make the window wider or add -o json to the command, and paste all of it.",
    );
  }
  if (read.some((one) => one.kind === "account")) {
    return refused(
      "other-json",
      "This is the output of az account show. Run az managementpartner show, and paste that.",
    );
  }
  if (read.length > 0) {
    return refused("other-json", "This is JSON of another command. Paste the output of az managementpartner show.");
  }
  if (broken) return refused("broken-json", "This JSON is cut off. Paste all of the output, from { to }.");
  return refused(
    "not-recognised",
    "This isn't output that proves a link. Paste what az managementpartner show, Get-AzManagementPartner or the PAL " +
      "attestation script prints.",
  );
}

/** The tools' words for "this identity is not linked"; a bare 404 in a chat means a room. */
const surelyNotFound =
  /"code"\s{0,5}:\s{0,5}"NotFound"|\(NotFound\)|could not find (?:a )?partner|partner (?:was )?not found/gi;
const maybeNotFound = /\b404\b|\bnot ?found\b/gi;
const asked = /(?:-PartnerId|--partner-id)[ =:]{1,3}["']?(\d{4,12})/gi;
const showing = /\bGet-AzManagementPartner\b|\bmanagementpartner\s{1,4}(?:show|list)\b/gi;

/** The last place where a tool says that there is no link, with the Partner ID that its command asked about. */
function notFound(text: string): { at: number; partnerId?: string | undefined } | undefined {
  const places = [...text.matchAll(surelyNotFound)];
  if (/managementpartner/i.test(text)) places.push(...text.matchAll(maybeNotFound));
  const at = Math.max(...places.map(({ index }) => index), -1);
  if (at < 0) return undefined;
  // An error names the command once more: the last one that was typed before it, with what follows on its line.
  const command = [...text.matchAll(showing)].filter(({ index }) => index < at && !isErrorOf(text, index)).at(-1);
  const line = command === undefined ? text.slice(0, at) : restOfLine(text, command.index);
  return { at, partnerId: [...line.matchAll(asked)].at(-1)?.[1] };
}

const restOfLine = (text: string, at: number): string => {
  const end = text.indexOf("\n", at);
  return text.slice(at, end < 0 ? text.length : end);
};

/** `Get-AzManagementPartner : Operation returned …`: the tool's own words, not a command. */
const isErrorOf = (text: string, at: number): boolean => /^[\w-]+\s?:\s/.test(text.slice(at, at + 40));

/** PowerShell's words for a command it does not know, in the languages it speaks. */
const unknownCommand = new RegExp(
  [
    "CommandNotFoundException",
    "not recognized as (?:the name of )?a",
    "nicht (?:als Name|erkannt)",
    "n.est pas reconnu",
    "niet herkend",
    "no se reconoce",
    "non (?:è|e'|e’) (?:stato )?riconosciut",
    "não é reconhecido",
    "не распознано",
    "nie (?:został|jest) rozpozna",
    "認識されません",
    "无法将",
    "command not found",
    "not recognized as an internal or external command",
    "entweder falsch geschrieben oder",
  ].join("|"),
  "i",
);

/** What the tool's error means and what to do, in words; undefined when it is none that is known. */
function toolError(text: string): string | undefined {
  if (/'?managementpartner'? is misspelled/i.test(text)) {
    return "The command is not installed. Run az extension add --name managementpartner, then az managementpartner show.";
  }
  if (unknownCommand.test(text)) {
    return /-AzManagementPartner/i.test(text)
      ? "PowerShell doesn't know the command, because its module isn't installed. Run Install-Module Az.ManagementPartner, then Get-AzManagementPartner."
      : "The command is not installed. Run az extension add --name managementpartner, then az managementpartner show. In Azure Cloud Shell az is there already.";
  }
  if (/please run '?az login|Connect-AzAccount to login|AADSTS\d+|interactive authentication is needed/i.test(text)) {
    return "The tool isn't signed in to the customer's directory. Run az login --tenant <the customer's tenant id>, then az managementpartner show.";
  }
  if (/you will not be able to link|does not have an account in this tenant/i.test(text)) {
    return "A CSP administrator signed in on the customer's behalf cannot link. Sign in as a guest, an account or a service principal of the customer's directory.";
  }
  return undefined;
}

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  amp: "&",
  lt: "<",
  gt: ">",
  apos: "'",
  nbsp: " ",
  "#34": '"',
  "#39": "'",
  "#160": " ",
};

/** The text as the tool printed it, as far as that can be told. */
function cleanPaste(text: string): string {
  return withoutMarkup(text)
    .replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, "") // window titles
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, "") // colours and cursor moves
    .replace(/\[\d{1,3}(?:;\d{1,3})*m/g, "") // the same, where chat dropped the escape character
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/\r\n?/g, "\n")
    .replace(/^[ \t]*(?:```+[a-z]*|>+)[ \t]*/gim, "")
    .replace(/```+/g, "");
}

function withoutMarkup(text: string): string {
  const isMarkup = /<\/?(p|br|div|span|pre|code|at|blockquote|codeblock)\b[^>]{0,500}>/i.test(text);
  const plain = isMarkup
    ? text.replace(/<(?:br|\/p|\/div|\/pre)\b[^>]{0,500}>/gi, "\n").replace(/<\/?[a-z][^>]{0,500}>/gi, "")
    : text;
  return plain.replace(/&(#?\w{1,6});/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole);
}
