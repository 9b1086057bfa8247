/**
 * A thread that reads one unpacked workbook: says which sheets there are, then hands out rows as they are asked for.
 * In plain JavaScript, which Node starts as it stands here, built or not.
 */
const { parentPort, workerData } = require("node:worker_threads");

const rowsAtOnce = 1_000;

async function read() {
  const [{ zipSync }, { default: readWorkbook }] = await Promise.all([
    import("fflate"),
    import("read-excel-file/universal"),
  ]);
  // Packed anew, so that what is read is what was weighed.
  const sheets = await readWorkbook(zipSync(workerData, { level: 0 }).buffer);
  parentPort.on("message", ({ sheet, from }) => {
    parentPort.postMessage(sheets[sheet].data.slice(from, from + rowsAtOnce));
  });
  parentPort.postMessage(
    sheets.map(({ sheet, data }) => ({ name: sheet, isFilled: data.some((row) => row.some((cell) => cell !== null)) })),
  );
}

void read();
