import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../../src/domain/documents.ts";
import {
  changeSetting,
  readSetting,
  settingWords,
  type SettingChange,
} from "../../../src/domain/organization/settings.ts";
import { ada, monday } from "../customers.ts";

const readDay = (text: string) => (text === "25 Dec" ? "2026-12-25" : undefined);

describe("a setting as written", () => {
  it.each<[string, string, unknown]>([
    ["zone", "Europe/Amsterdam", { set: "zone", zone: "Europe/Amsterdam" }],
    ["zone", "Amsterdam", { problem: expect.stringContaining("Europe/Amsterdam") as string }],
    ["quiet", "20:00-07:30", { set: "quiet", quiet: { from: "20:00", to: "07:30" } }],
    ["quiet", "default", { set: "quiet", quiet: undefined }],
    ["quiet", "off", { set: "quiet", quiet: { from: "00:00", to: "00:00" } }],
    ["quiet", "none", { set: "quiet", quiet: { from: "00:00", to: "00:00" } }],
    ["quiet", "25:00-07:30", { problem: expect.any(String) as string }],
    ["deadlines", "1, 10", { set: "deadlines", days: [1, 10] }],
    ["deadlines", "off", { set: "deadlines", days: [] }],
    ["deadlines", "default", { set: "deadlines", days: undefined }],
    ["deadlines", "5 days", { problem: expect.stringContaining("5 2 1 0") as string }],
    ["deadlines", "31", { problem: expect.any(String) as string }],
    ["holiday", "25 Dec", { set: "holiday", day: "2026-12-25", off: true }],
    ["holiday", "remove 25 Dec", { set: "holiday", day: "2026-12-25", off: false }],
    ["holiday", "someday", { problem: expect.any(String) as string }],
    ["weekend", "5 6", { set: "weekend", days: [5, 6] }],
    ["weekend", "1 2 3 4 5 6 7", { problem: expect.any(String) as string }],
    ["goals", "security, modern work", { set: "goals", goals: ["Modern Work", "Security"] }],
    [
      "goals",
      "AI Business Solutions, security",
      { set: "goals", goals: ["Business Applications", "Modern Work", "Security"] },
    ],
    [
      "goals",
      "solutions partner for cloud & ai platforms",
      { set: "goals", goals: ["Data & AI", "Digital & App Innovation", "Infrastructure"] },
    ],
    ["goals", "gold", { problem: expect.any(String) as string }],
    ["goals", "none", { set: "goals", goals: [] }],
    ["constructor", "x", { problem: expect.any(String) as string }],
  ])("%s %j is read", (name, value, expected) => expect(readSetting(name, value, readDay)).toEqual(expected));
});

describe("changing a setting", () => {
  const changes: SettingChange[] = [
    { set: "zone", zone: "Asia/Tokyo" },
    { set: "quiet", quiet: { from: "19:00", to: "08:00" } },
    { set: "deadlines", days: [0, 3] },
    { set: "holiday", day: "2026-12-25", off: true },
    { set: "weekend", days: [5, 6] },
    { set: "goals", goals: ["Security"] },
  ];
  it.each(changes)("writes down who set $set, and once", (change) => {
    const { doc, outcome } = changeSetting(defaultSettings, change, ada, monday);
    expect(outcome).toBe("changed");
    expect(doc.history).toEqual([
      {
        at: monday,
        by: "ada",
        what: `${change.set} set`,
        from: settingWords(defaultSettings, change.set),
        to: settingWords(doc, change.set),
      },
    ]);
    expect(changeSetting(doc, change, ada, monday)).toEqual({ doc, outcome: "unchanged" });
  });

  it("takes a holiday back", () => {
    const { doc } = changeSetting(defaultSettings, { set: "holiday", day: "2026-12-25", off: true }, ada, monday);
    expect(changeSetting(doc, { set: "holiday", day: "2026-12-25", off: false }, ada, monday).doc.holidays).toEqual([]);
  });
});
