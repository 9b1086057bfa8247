/**
 * A thread that reads one workbook: unpacks it, reads what it is given back, says which sheets there are, then hands out
 * rows as they are asked for. In plain JavaScript, which Node starts as it stands here, built or not.
 */
const { once } = require("node:events");
const { parentPort, workerData } = require("node:worker_threads");

/** Cells of one answer, about: taking it in must not keep the other thread from anything. */
const cellsAtOnce = 20_000;

/** Parts that say nothing of what stands in the cells, and can be larger than those that do. */
const idleParts =
  /^(?:customXml|docProps|xl\/(?:calcChain|charts|comments|drawings|externalLinks|pivotCache|pivotTables|theme|threadedComments))/;

async function read() {
  const [{ unzipSync, zipSync }, { default: readWorkbook }] = await Promise.all([
    import("fflate"),
    import("read-excel-file/universal"),
  ]);
  const found = unpacked(unzipSync);
  parentPort.postMessage(
    found,
    Object.values(found.parts ?? {}).map(({ buffer }) => buffer),
  );
  const [parts] = await once(parentPort, "message");
  // Packed anew, so that what is read is what was weighed.
  const sheets = await readWorkbook(zipSync(parts, { level: 0 }).buffer);
  parentPort.on("message", ({ sheet, from }) => parentPort.postMessage(rowsOf(sheets[sheet].data, from)));
  parentPort.postMessage(
    sheets.map(({ sheet, data }) => ({ name: sheet, isFilled: data.some((row) => row.some((cell) => cell !== null)) })),
  );
}

/** The XML parts; no more of them is unpacked than the limits allow, whatever the zip says of itself. */
function unpacked(unzipSync) {
  const { bytes, limits } = workerData;
  const names = [];
  let sum = 0;
  let isOver = false;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, size, originalSize, compression }) => {
        isOver ||= names.push(name) > limits.files;
        if (!isOver && (!/\.xml(\.rels)?$/.test(name) || idleParts.test(name))) return false;
        // What is only stored is as long as it is, whatever length it should have.
        const length = compression === 0 ? size : originalSize;
        sum += length;
        isOver ||= length > limits.part || sum > limits.unpacked;
        if (isOver) throw new Error("more than the limits allow");
        return true;
      },
    });
    return { names, parts };
  } catch {
    return { names: names.slice(0, limits.files), isOver };
  }
}

/** Rows that hold something, with their lines in the sheet. */
function rowsOf(data, from) {
  const rows = [];
  let next = from;
  for (let cells = 0; next < data.length && cells < cellsAtOnce; next += 1) {
    const values = data[next].map(textOf);
    cells += values.length;
    if (values.some((value) => value !== "")) rows.push({ line: next + 1, values });
  }
  return { rows, next: next < data.length ? next : undefined };
}

/** A cell as a CSV would have it: days as ISO 8601. */
function textOf(cell) {
  if (cell === null) return "";
  if (!(cell instanceof Date)) return typeof cell === "object" ? "" : String(cell);
  const iso = Number.isNaN(cell.getTime()) ? "" : cell.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso;
}

void read();
