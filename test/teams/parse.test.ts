import { describe, expect, it } from "vitest";
import { parseAssign, parseDigest, parseGaps } from "../../src/teams/commands/parse.ts";

const megan = { id: "megan-id", name: "Megan Bowen" };

describe("gaps", () => {
  it.each<[string, (typeof megan)[], unknown]>([
    ["", [], { narrowed: { filter: { by: "all" } }, page: 1 }],
    ["page 3", [], { narrowed: { filter: { by: "all" } }, page: 3 }],
    ["MINE", [], { narrowed: "mine", page: 1 }],
    ["cpor page 2", [], { narrowed: { filter: { by: "topic", topic: "cpor" } }, page: 2 }],
    ["Owner", [], { narrowed: { filter: { by: "topic", topic: "owner" } }, page: 1 }],
    ["critical", [], { narrowed: { filter: { by: "critical" } }, page: 1 }],
    ["data & ai", [], { narrowed: { filter: { by: "designation", designation: "Data & AI" } }, page: 1 }],
    ["@Megan Bowen page 2", [megan], { narrowed: { filter: { by: "person", person: "megan-id" } }, page: 2 }],
    ["Contoso Ltd.", [], { narrowed: { customer: "Contoso Ltd." }, page: 1 }],
    ["Front page News", [], { narrowed: { customer: "Front page News" }, page: 1 }],
    ["person:someone", [], { narrowed: { customer: "person:someone" }, page: 1 }],
    ["__proto__", [], { narrowed: { customer: "__proto__" }, page: 1 }],
  ])("reads %j", (rest, mentions, expected) => expect(parseGaps(rest, mentions)).toEqual(expected));
});

describe("assign", () => {
  it.each<[string, (typeof megan)[], unknown]>([
    ["Contoso Ltd. to @Megan Bowen", [megan], { customer: "Contoso Ltd.", to: megan }],
    ["contoso TO @megan bowen", [megan], { customer: "contoso", to: megan }],
    ["Road to Rome to @Megan Bowen", [megan], { customer: "Road to Rome", to: megan }],
    ["Contoso to megan@partner.example", [], { customer: "Contoso", to: "megan@partner.example" }],
    ["Contoso to Megan", [], { customer: "Contoso", to: "Megan" }],
    ["Contoso to @Megan", [megan], { customer: "Contoso", to: megan }],
    ["Contoso", [], undefined],
    ["to @Megan Bowen", [megan], undefined],
    ["", [], undefined],
  ])("reads %j", (rest, mentions, expected) => expect(parseAssign(rest, mentions)).toEqual(expected));
});

describe("digest", () => {
  it.each([
    ["here Monday 09:00 Europe/Amsterdam", { wants: "here", moment: { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" } }],
    ["HERE fri 16:30", { wants: "here", moment: { day: "Friday", time: "16:30", zone: "Asia/Tokyo" } }],
    ["now", { wants: "now" }],
    ["off", { wants: "off" }],
    ["", { wants: "status" }],
    ["here", { wants: "unclear" }],
    ["here someday 09:00", { wants: "unclear" }],
    ["here Monday 09:00 Amsterdam", { wants: "unclear" }],
    ["tomorrow", { wants: "unclear" }],
  ])("reads %j", (rest, expected) => expect(parseDigest(rest, "Asia/Tokyo")).toEqual(expected));
});
