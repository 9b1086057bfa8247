import { describe, expect, it } from "vitest";
import { judgeOrganization, type Facts } from "../../src/checks/organization.ts";
import type { Channel, Delivery } from "../../src/domain/documents.ts";
import type { Person } from "../../src/domain/people/person.ts";
import { aCustomer } from "../domain/customers.ts";

const now = "2026-11-27T08:00:00.000Z";
const chat = { conversation: "a:1", serviceUrl: "https://smba.trafficmanager.net/emea/", teamsId: "29:1" };
const ada: Person = { id: "ada", name: "Ada", upn: "ada@contoso.com", chat };
const megan: Person = { id: "megan", name: "Megan Bowen", chat };
const since = "2026-11-01T08:00:00.000Z";
const moment = { day: "Monday" as const, time: "09:00", zone: "Etc/UTC" };
const channel: Channel = {
  id: "19:a",
  kind: "channel",
  serviceUrl: chat.serviceUrl,
  digest: { moment, by: "ada", since },
};
const sent: Delivery = {
  id: "prompt/1",
  to: { person: "megan" },
  about: { kind: "weekly", week: "2026-W47" },
  plannedAt: since,
  state: "sent",
  attempts: 1,
  at: "2026-11-23T09:00:02.000Z",
};
const well: Facts = {
  people: [ada, megan],
  channels: [channel],
  deliveries: [sent],
  customers: [aCustomer()],
  managers: ["ada@contoso.com", "ada"],
};

const found = (facts: Partial<Facts>) =>
  judgeOrganization({ ...well, ...facts }, now).flatMap((finding) =>
    finding.outcome === "good" ? [] : [`${finding.outcome} ${finding.check}: ${finding.found}`],
  );

it("finds nothing wrong where everybody is reached and nothing is late", () => {
  expect(judgeOrganization(well, now).map(({ outcome, found }) => [outcome, found])).toEqual([
    ["good", "1 of 2 managers can be written to."],
    ["good", "Messages reach all 1 owners."],
    ["good", "1 channels get a digest, the next one at 2026-11-30T09:00:00.000Z."],
    ["good", "Nothing is late; the last message went out at 2026-11-23T09:00:02.000Z."],
  ]);
});

const gone = { since, because: "the chat was closed" };
const owned = (owner: string, id: string) => aCustomer({ id, owner });

describe("it finds that", () => {
  it.each<[string, Partial<Facts>, string]>([
    ["there is no manager", { managers: [] }, "warning managers: There is no manager."],
    ["no manager is known", { managers: ["alan"] }, "warning managers: No manager can be written to yet."],
    [
      "the manager is out of reach",
      { people: [{ ...ada, unreachable: gone }, megan] },
      "warning managers: No manager can be written to yet.",
    ],
    [
      "owners have not met the bot, or left",
      {
        customers: [owned("megan", "1"), owned("alan@contoso.com", "2"), owned("kim", "3")],
        people: [ada, megan, { id: "kim", name: "Kim", left: { since } }],
      },
      "warning owners: Messages do not reach 2 of 3 owners (alan@contoso.com: hasn't used the bot yet; Kim: they left the organization).",
    ],
    [
      "a great many owners have not",
      { customers: Array.from({ length: 7 }, (_, index) => owned(`p${index}`, `${index}`)) },
      `warning owners: Messages do not reach 7 of 7 owners (${[0, 1, 2, 3, 4].map((each) => `p${each}: hasn't used the bot yet`).join("; ")}; and 2 more).`,
    ],
    ["no channel gets a digest", { channels: [] }, "warning digests: No channel gets a digest."],
    [
      "a channel shut the bot out",
      { channels: [channel, { ...channel, id: "19:b", unreachable: gone }] },
      "warning digests: 1 of 2 channels with a digest cannot be written to: the chat was closed.",
    ],
    [
      "a message should have left over an hour ago",
      { deliveries: [sent, { ...sent, id: "2", state: "planned", notBefore: "2026-11-27T06:59:59.000Z" }] },
      "fault schedule: 1 messages have been due for over an hour.",
    ],
  ])("%s", (_, facts, line) => {
    expect(found(facts)).toEqual([line]);
  });

  it("a message waits for its hour, and that is well", () => {
    expect(found({ deliveries: [{ ...sent, state: "planned", notBefore: "2026-11-27T07:30:00.000Z" }] })).toEqual([]);
  });
});
