/** Names that are none: masked by whoever exported them, or read in the wrong encoding. */

/**
 * Why a text is not taken for a customer's name; undefined when it may be one. Insights and GDAP tools mask names
 * (`Fa***`), or give an id in their place; a spreadsheet writes `#NAME?`; a program that knows no Japanese writes `????`,
 * and one that reads UTF-8 as something else `CafÃ©`.
 */
export function whyNoName(name: string): string | undefined {
  if (/^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$|^[0-9a-f]{32,128}$/i.test(name.trim())) return "is an id";
  if (
    /^#(?:name\?|n\/a|ref!|value!|div\/0!|null!|num!|spill!|getting_data)|^(?:n\/a|null|undefined|\(blank\))$/i.test(
      name.trim(),
    )
  )
    return "is what software writes when there is no name";
  if (/\*{2}|[•●█▇■▪]{2}|^[#\s]{3,}$|\b(?:obfuscated|redacted|anonymi[sz]ed|masked)\b|^x{3,40}$/i.test(name))
    return "looks masked";
  return isGarbled(name) ? "cannot be read: it seems to have been saved in another encoding" : undefined;
}

function isGarbled(name: string): boolean {
  // What a decoder writes for what it cannot read, and control characters, which names have none of.
  if (/[\uFFFD\u0000-\u0008\u000e-\u001f\u007f-\u009f\p{Co}]/u.test(name) || name.includes("ï¿½")) return true;
  const signs = name.replace(/\s/g, "");
  if (/\?{2}/.test(signs) && (signs.match(/\?/g)?.length ?? 0) * 2 > signs.length) return true;
  if (isUtf8ReadAsLatin(name)) return true;
  // Greek, Cyrillic or Asian letters read in a western code page: nearly every letter has an accent, or is a sign.
  const odd = name.match(/[\u00a1-\u00ff\u0192\u0152-\u0178\u02c6\u02dc\u2018-\u2122]/g)?.length ?? 0;
  const plain = name.match(/[A-Za-z]/g)?.length ?? 0;
  return odd >= 5 && odd > plain * 2 && !/[^\u0000-\u024f\u02c6\u02dc\u2010-\u2122]/.test(name);
}

/** Whether the text, written in Windows' western code page, is UTF-8 of something else: `CafÃ©`. */
function isUtf8ReadAsLatin(name: string): boolean {
  if (!/[Â-ô][\u0080-\u00bf\u0152-\u2122]/.test(name)) return false;
  const bytes = Array.from(name, (character) => windows1252.get(character) ?? character.charCodeAt(0));
  if (bytes.some((byte) => byte > 0xff)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
    return true;
  } catch {
    return false;
  }
}

/** Bytes 0x80 to 0x9f of the code page, where it differs from Latin-1. */
const windows1252 = new Map(
  Array.from("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ", (character, place) => [
    character,
    0x80 + place,
  ]),
);
