import { expect, it } from "vitest";
import iconv from "iconv-lite";
import { whyNoName } from "../../../src/domain/imports/names.ts";

const read = (name: string, as: string, encoding: string) => iconv.decode(iconv.encode(name, as), encoding);

it.each([
  ["Fa***", "masked"],
  ["C•••••o Ltd.", "masked"],
  ["Customer 77c1-obfuscated", "masked"],
  ["XXXX", "masked"],
  ["████ ██", "masked"],
  ["########", "masked"],
  ["#NAME?", "software writes"],
  ["#N/A", "software writes"],
  ["(blank)", "software writes"],
  ["9b58ba8d-c498-46e7-b648-245edafa3a38", "is an id"],
  ["a1b2c3d4e5f60718293a4b5c6d7e8f90", "is an id"],
  ["????????", "another encoding"],
  ["Caf\uFFFD", "another encoding"],
  ["Kr\u0084mer", "another encoding"],
  [read("Café Sørensen", "utf8", "windows-1252"), "another encoding"],
  [read("東京商事", "utf8", "windows-1252"), "another encoding"],
  [read("Ромашка Плюс", "windows-1251", "windows-1252"), "another encoding"],
  [read("ひばりクリニック株式会社", "shift_jis", "windows-1252"), "another encoding"],
  [read("Ελληνική Εταιρεία", "windows-1253", "windows-1252"), "another encoding"],
])("does not take %s for a name", (name, why) => {
  expect(whyNoName(name)).toContain(why);
});

it.each([
  "Café Müller & Söhne",
  "Ærø Færgeservice",
  "Æ Ø Å",
  "ÄÖÜ",
  "Łódzka Spółka",
  "İstanbul Çağrı Şirketi",
  "Ромашка",
  "東京トレーダーズ株式会社",
  "شركة المثال (ش.م.م)",
  "Công ty Đường sắt Việt Nam",
  "What? Ltd.",
  "5* Hotel",
  "#1 Plumbing",
  "Null & Sons",
  "Toys “R” Us",
  "Â-Klasse",
  "München (Größe XL) – “Îles”",
])("takes %s for a name", (name) => {
  expect(whyNoName(name)).toBeUndefined();
});
