import { fc } from "../../properties.ts";
import { expect, it } from "vitest";
import { openCsv, type Source } from "../../../src/reports/csv/csv.ts";
import { all, encodings, file, inPieces } from "../files.ts";

const table = 'Name,Note\r\n"Café, Ltd.",東京\r\nPlain,x\r\n';

async function read(source: Source) {
  const csv = await openCsv(source);
  if (csv.outcome !== "opened") throw new Error(JSON.stringify(csv));
  return { header: csv.table.header, rows: await all(csv.table.rows()) };
}

it.each(encodings)("reads a file saved as %s", async (_, encode) => {
  expect(await read(() => file(table, encode))).toEqual({
    header: ["Name", "Note"],
    rows: [
      { line: 2, values: ["Café, Ltd.", "東京"] },
      { line: 3, values: ["Plain", "x"] },
    ],
  });
});

it.each([
  ["semicolons", "a;b;c\n1;2,5;3\n"],
  ["tabs", "a\tb\tc\n1\t2,5\t3\n"],
  ["commas", 'a,b,c\n1,"2,5",3\n'],
  ["what Excel's sep= line names", 'sep=|\r\na|b|c\r\n1|"2,5"|3\r\n'],
  ["upright bars", "a|b|c\n1|2,5|3\n"],
  ["semicolons, below a title", "All customers in November\n\na;b;c\n1;2,5;3\n"],
  ["semicolons, below a title with a comma", 'All customers, November\n\na;b;c;"d"\n1;2,5;3\n'],
  ["commas, below titles padded to the width of the table", 'Customers,,\n"Seen 1,5 times",,\n\na,b,c\n1,"2,5",3\n'],
  ["commas, in lines that were each saved as one value", '"a,b,c"\n"1,""2,5"",3"\n'],
  ["commas, in a line that was saved as one value", 'a,b,c\n"1,""2,5"",3"\n'],
  ["semicolons, after blank lines", "\n\r\na;b;c\n1;2,5;3\n"],
  ["semicolons, with a line end in a quoted name of a column", '"a\nx";b;c\n1;2,5;3\n'],
  ["semicolons, with commas in a quoted name of a column", '"a";"b";"c, d, e, f"\n1;2,5;3\n'],
])("finds out that values are separated by %s", async (_, text) => {
  const [row] = (await read(() => file(text))).rows;
  expect(row).toMatchObject({ values: ["1", "2,5", "3"] });
});

it.each(["\n", "\r\n", "\r"])("counts lines ended by %j as an editor does", async (end) => {
  const text = ["a,b", "", `1,"x${end}${end}y"`, "", "2,z", `3,"p${end}q"`, "4,w", ""].join(end);
  expect((await read(() => file(text))).rows.map(({ line }) => line)).toEqual([3, 7, 8, 10]);
});

it("counts the lines of a title, and takes none for one where no table follows", async () => {
  expect((await read(() => file("Title\r\n\r\nfrom Kiel\r\na,b\r\n1,2\r\n"))).rows).toEqual([
    { line: 5, values: ["1", "2"] },
  ]);
  expect(await read(() => file("Name\r\nContoso\r\n"))).toEqual({
    header: ["Name"],
    rows: [{ line: 2, values: ["Contoso"] }],
  });
});

it.each([
  ["commas", "ID;Name\n1;Smith, Jones, Brown, and Partners\n"],
  ["commas, where the first value is missing", "ID;Name\n1;Contoso\n;Smith, Jones, Brown, and Partners\n"],
  ["semicolons", "ID\tName\n1\ta; b; c; d; e\n"],
])("keeps the header of two columns above a name with %s", async (_, text) => {
  const { header, rows } = await read(() => file(text));
  expect({ header, first: rows[0]?.line }).toEqual({ header: ["ID", "Name"], first: 2 });
});

it("counts Excel's sep= line as a line", async () => {
  expect((await read(() => file("sep=;\r\na;b\r\n1;2\r\n"))).rows).toEqual([{ line: 3, values: ["1", "2"] }]);
});

it("keeps quotation marks in the middle of a value", async () => {
  const { rows } = await read(() => file('a,b\n12" screen,"say ""hi"""\n'));
  expect(rows).toEqual([{ line: 2, values: ['12" screen', 'say "hi"'] }]);
});

it("names a last line that is cut off and reads the others", async () => {
  expect((await read(() => file("a,b,c\n1,2,3\n4,5"))).rows).toEqual([
    { line: 2, values: ["1", "2", "3"] },
    { line: 3, refused: "The file is cut off in the middle of this line." },
  ]);
});

it("reads a last line without a line end, and lines whose empty last values Excel left out", async () => {
  expect((await read(() => file("a,b,c\n1\n4,5,6"))).rows).toEqual([
    { line: 2, values: ["1"] },
    { line: 3, values: ["4", "5", "6"] },
  ]);
});

it("says from which line on nothing was read when a quotation mark is never closed", async () => {
  expect((await read(() => file('a,b\n1,2\n3,"x\n4,5\n6,7\n'))).rows).toEqual([
    { line: 2, values: ["1", "2"] },
    { line: 3, refused: expect.stringContaining("never closed") },
  ]);
});

it("does not gather a whole file into one value when a quotation mark is never closed", async () => {
  let given = 0;
  async function* endless() {
    yield Buffer.from('a,b\n1,"x\n');
    for (given = 0; given < 1000; given += 1) yield Buffer.alloc(100_000, "y");
  }
  expect((await read(endless)).rows).toEqual([{ line: 2, refused: expect.stringContaining("never closed") }]);
  expect(given).toBeLessThan(100);
});

it("refuses a row with more values than columns, unless the surplus is empty", async () => {
  expect((await read(() => file("a,b\n1,2,,\n1,2,3\n"))).rows).toEqual([
    { line: 2, values: ["1", "2", "", ""] },
    { line: 3, refused: expect.stringContaining("3 values for 2 columns") },
  ]);
});

it.each([
  ["nothing", Buffer.alloc(0), "empty"],
  ["blank lines", Buffer.from("\n\n\n"), "empty"],
  ["an old Excel workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), "old Excel workbook"],
  ["a PDF", Buffer.from("%PDF-1.7"), "PDF"],
  ["a compressed file", Buffer.from("1f8b08", "hex"), "compressed"],
  ["a sign-in page", Buffer.from("\n<!DOCTYPE html><html>"), "web page"],
  ["JSON", Buffer.from('{"a":1}'), "JSON"],
  ["a picture", Buffer.from("GIF89a\x01\x00\x02\x00"), "picture (GIF)"],
  ["bytes", Buffer.from("a,b\x01\x00\x02\x00\x03\x04\x05\x06"), "not a CSV"],
  ["one endless line", Buffer.alloc(100_000, "x"), "not a CSV"],
])("refuses %s in words", async (_, bytes, words) => {
  expect(await openCsv(() => inPieces(bytes, 4096))).toEqual({
    outcome: "refused",
    refused: expect.stringContaining(words),
  });
});

it("lets a failure of the source through", async () => {
  async function* failing() {
    yield Buffer.from("a,b\n1,2\n");
    throw new Error("connection lost");
  }
  await expect(read(failing)).rejects.toThrow("connection lost");
});

const cell = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('"', ",", ";", "\t", "\r", "\n", " ", "a", "é", "東"), maxLength: 6 }),
);
const tables = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));

it("reads back any table, in any encoding, separator and size of piece", async () => {
  await fc.assert(
    fc.asyncProperty(
      tables,
      fc.constantFrom(...encodings.map(([, encode]) => encode)),
      fc.constantFrom(",", ";", "\t"),
      fc.constantFrom("\n", "\r\n"),
      fc.integer({ min: 1, max: 40 }),
      async (rows, encode, delimiter, end, size) => {
        const width = rows[0]?.length ?? 2;
        const header = Array.from({ length: width }, (_, place) => `Column ${place}`);
        const quoted = (values: string[]) =>
          values.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter) + end;
        const text = [header, ...rows].map(quoted).join("");
        const found = await read(() => inPieces(encode(text), size));
        expect(found.header).toEqual(header);
        expect(found.rows.map((row) => "values" in row && row.values)).toEqual(rows);
        const lines = found.rows.map(({ line }) => line);
        expect(lines).toEqual(lineNumbers([header, ...rows].map(quoted)).slice(1));
      },
    ),
    { numRuns: 100 },
  );
});

/** On which line each of the rows begins, counted as an editor does. */
function lineNumbers(rows: readonly string[]): number[] {
  let line = 1;
  return rows.map((row) => {
    const begins = line;
    line += row.match(/\r\n|\n|\r/g)?.length ?? 0;
    return begins;
  });
}
