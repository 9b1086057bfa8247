/** Looks through the XML of a workbook once, before a reader that takes the square of what is too long. */
import { breathing } from "./breathe.ts";

/** In bytes, of one tag or of the text between two: the 32,767 characters of Excel's longest cell, each escaped. */
const longestToken = 250_000;

const byteOf = (mark: string): number => mark.charCodeAt(0);
const lessThan = byteOf("<");
const greaterThan = byteOf(">");
const quotationMark = byteOf('"');
const apostrophe = byteOf("'");

/** Tags that end not with the next `>` but with a text of their own. */
const otherTags = [
  { begins: "<!--", ends: "-->" },
  { begins: "<![CDATA[", ends: "]]>" },
  { begins: "<?", ends: "?>" },
];

/**
 * How many cells there are from A1 to the last one: a single cell far away would be filled up to. Infinite where the
 * XML has a longer tag or text than any program writes, or names a cell as none does.
 */
export async function weighXml(part: Uint8Array): Promise<number> {
  const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const breathe = breathing();
  let [columns, rows] = [0, 0];
  let began = 0;
  let isTag = false;
  let quote = 0;
  for (let at = 0, pause = 0; at < xml.length; at += 1) {
    if (at >= pause) {
      await breathe();
      pause = at + 1_000_000;
    }
    const byte = xml[at];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (isTag) {
      if (byte === quotationMark || byte === apostrophe) {
        quote = byte;
        if (isAddress(xml, at)) {
          const { column, row } = addressIn(xml, at + 1, quote);
          columns = Math.max(columns, column);
          rows = Math.max(rows, row);
        }
      } else if (byte === greaterThan) {
        if (at - began > longestToken) return Infinity;
        isTag = false;
        began = at + 1;
      }
    } else if (byte === lessThan) {
      if (at - began > longestToken) return Infinity;
      began = at;
      const end = endOfOther(xml, at);
      if (end === undefined) isTag = true;
      else {
        if (end - began > longestToken) return Infinity;
        at = end - 1;
        began = end;
      }
    }
  }
  return xml.length - began > longestToken ? Infinity : columns * rows;
}

/** Where a comment or the like ends that begins here; undefined when none does. */
function endOfOther(xml: Buffer, at: number): number | undefined {
  if (xml[at + 1] !== byteOf("!") && xml[at + 1] !== byteOf("?")) return undefined;
  const other = otherTags.find(({ begins }) => xml.toString("latin1", at, at + begins.length) === begins);
  if (other === undefined) return undefined;
  const end = xml.indexOf(other.ends, at, "latin1");
  return end < 0 ? xml.length : end + other.ends.length;
}

/** Whether the value that is quoted here is that of an attribute `r`, in any namespace, and no namespace `r` itself. */
function isAddress(xml: Buffer, at: number): boolean {
  if (xml[at - 1] !== byteOf("=") || xml[at - 2] !== byteOf("r")) return false;
  const before = xml[at - 3] ?? 0;
  return before <= 0x20 || (before === byteOf(":") && xml.toString("latin1", Math.max(0, at - 8), at - 3) !== "xmlns");
}

/** The place of a cell, or a row, by its name: `B7`, or `7`. Infinite when it is neither. */
function addressIn(xml: Buffer, from: number, quote: number): { column: number; row: number } {
  let [column, row] = [0, 0];
  for (let at = from; at < from + 12; at += 1) {
    const byte = xml[at] ?? 0;
    if (byte === quote) return { column, row };
    if (byte >= byteOf("0") && byte <= byteOf("9")) row = row * 10 + byte - byteOf("0");
    else if (byte >= byteOf("A") && byte <= byteOf("Z") && row === 0) column = column * 26 + byte - byteOf("A") + 1;
    else break;
  }
  return { column: Infinity, row: Infinity };
}
