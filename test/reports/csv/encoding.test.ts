/** Lists of customers as Excel saves them in the code pages of the world. */
import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { encodingOf } from "../../../src/reports/csv/encoding.ts";
import { openReport } from "../../../src/reports/open.ts";
import { all, inPieces } from "../files.ts";

const list = (names: readonly string[]) =>
  ["Microsoft ID,Company name,Primary domain name,Relationship"]
    .concat(names.map((name, place) => `5a0e1c3d-7b21-4f6a-9d00-00000000000${place},${name},x.example,None`))
    .join("\r\n");

const cases: [encoding: string, ...names: string[]][] = [
  ["windows-1252", "Bäckerei Größe", "Señor Jamón"],
  ["windows-1250", "Łódzka Spółka", "Żółw i Spółka", "Śnieżka Kraków"],
  ["windows-1251", "Ромашка", "ООО Лесная Поляна"],
  ["windows-1253", "Ελληνική Εταιρεία"],
  ["windows-1254", "İstanbul Çağrı Şirketi"],
  ["windows-1255", "מרפאת עפרוני"],
  ["windows-1256", "عيادة القبرة"],
  ["windows-1257", "Lietuvos Žuvys", "Rīgas Piens"],
  ["windows-874", "คลินิกนกลาร์ค"],
  ["shift_jis", "ラーク株式会社", "ひばりクリニック"],
  ["euc-jp", "ひばりクリニック株式会社"],
  ["gb18030", "云雀诊所有限公司", "上海海运"],
  ["big5", "雲雀診所股份有限公司", "台灣海運"],
  ["euc-kr", "종달새 병원 주식회사"],
  ["macroman", "Señor Jamón", "Grand Hôtel"],
  ["koi8-r", "Ромашка"],
  ["cp850", "Café Crème"],
];

it.each(cases)("reads names in %s as they are, or asks and has them among its readings", async (encoding, ...names) => {
  const bytes = iconv.encode(list(names), encoding);
  const found = await encodingOf(inPieces(bytes, 5));
  const readings = found.outcome === "certain" ? [found] : found.readings;
  expect(readings.map((one) => iconv.decode(bytes, one.encoding))).toContain(list(names));
  if (found.outcome === "uncertain") {
    const asked = await openReport(() => inPieces(bytes, 4096), "2026-11-23");
    expect(asked).toMatchObject({ outcome: "question", question: { kind: "encoding" } });
    expect(new Set(found.readings.map(({ values }) => values.join())).size).toBe(found.readings.length);
  }
  const opened = await openReport(() => inPieces(bytes, 4096), "2026-11-23", { encoding });
  if (opened.outcome !== "opened") throw new Error(JSON.stringify(opened));
  expect((await all<object>(opened.report.rows)).map((row) => "name" in row && row.name)).toEqual(names);
});

it.each([
  ["the same in every code page that can be", "windows-1252", "Café Müller"],
  ["only one that can be", "windows-1251", "Ромашка"],
])("is certain of a name that reads %s", async (_, encoding, name) => {
  const found = await encodingOf(inPieces(iconv.encode(list([name]), encoding), 9));
  expect(found.outcome === "certain" && iconv.decode(iconv.encode(name, encoding), found.encoding)).toBe(name);
});

it("takes a file that is all but UTF-8 for UTF-8, so that the row that was spoiled is named", async () => {
  const names = Array.from({ length: 10 }, (_, place) => `Café ${place}`);
  const bytes = Buffer.from(list(names));
  bytes[bytes.lastIndexOf(0xc3)] = 0x41;
  expect(await encodingOf(inPieces(bytes, 64))).toEqual({ outcome: "certain", encoding: "utf-8" });
});

it.each(["utf-8", "utf-16le", "utf-16be"])("is certain of %s", async (encoding) => {
  for (const text of [list(["Café", "東京"]), `\uFEFF${list(["Café"])}`]) {
    expect(await encodingOf(inPieces(iconv.encode(text, encoding), 3))).toEqual({ outcome: "certain", encoding });
  }
});
