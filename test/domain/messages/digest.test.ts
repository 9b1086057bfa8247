import { describe, expect, it } from "vitest";
import { changeOf } from "../../../src/domain/gaps/change.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { channelWeek, dueFor, nextWaiting, ownersOf, restOf, weekRecord } from "../../../src/domain/messages/digest.ts";
import type { Week } from "../../../src/domain/documents.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import { planDigests, planPrompts, planWeeklies } from "../../../src/domain/messages/plan.ts";
import { newDelivery } from "../../../src/domain/messages/delivery.ts";
import { prompt, later } from "../../../src/domain/customer/checklist.ts";
import { aContext } from "../contexts.ts";
import { aCustomer, ada, megan, monday, utc } from "../customers.ts";

const channel = {
  id: "19:general@thread.tacv2",
  kind: "channel",
  serviceUrl: "https://smba.trafficmanager.net/emea/",
} as const;
const moment = { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" } as const;
const gapsOfAll = (customers: readonly Customer[]) =>
  new Map(customers.map((customer) => [customer.id, gapsOf(customer, aContext())]));

describe("the channel's week", () => {
  const customers = [aCustomer({ id: "a", name: "A" }), aCustomer({ id: "b", name: "B", owner: "isaiah" })];
  const gapsById = gapsOfAll(customers);
  const make = (weeks: readonly Week[]) =>
    channelWeek({
      next: undefined,
      week: "2026-W48",
      customers,
      gapsById,
      weeks,
      stale: [],
      unreached: [],
      names: new Map(),
      now: monday,
      evaluatedOn: "2026-11-23",
      zone: "Etc/UTC",
      today: "2026-11-23",
    });

  it("counts new and closed against the last week on record", () => {
    const before = weekRecord("2026-W47", customers, gapsById, monday);
    const [kept, ...gone] = before.keys;
    const last = { ...before, keys: [kept ?? "", "b/C01/teams", "b/P01/x"], open: 3 };
    expect(make([last]).change).toEqual({
      opened: gone.length,
      newOf: expect.anything(),
      closed: 2,
      openBefore: 3,
      snoozed: 0,
      gone: 0,
      week: "2026-W48",
    });
    const topics = [...gapsById].flatMap(([, gaps]) =>
      gaps.flatMap(({ key, topic }) => (gone.includes(key) ? topic : [])),
    );
    const newOf = make([last]).change?.newOf ?? [];
    for (const { topic, gaps } of newOf) expect(gaps).toBe(topics.filter((one) => one === topic).length);
    expect(newOf.reduce((sum, { gaps }) => sum + gaps, 0)).toBe(gone.length);
    expect(make([last]).byOwner.find(({ owner }) => owner === "isaiah")).toMatchObject({ closed: 2 });
  });

  it("takes a customer with snoozed gaps for quiet, not for associated", () => {
    const snoozed = [...gapsById].map(([id, gaps]) => {
      return [id, gaps.map((gap) => ({ ...gap, snoozedUntil: "2026-12-01" }))] as const;
    });
    expect(weekRecord("2026-W48", customers, new Map(snoozed), monday)).toMatchObject({
      open: 0,
      covered: 0,
      byOwner: {},
    });
  });

  it.each(["paused", "offboarded"] as const)(
    "counts a customer that is %s neither as associated nor at all",
    (lifecycle) => {
      const [first, ...others] = customers.map((customer) => ({ ...customer }));
      if (first === undefined) throw new Error("no customer");
      const left = { ...first, lifecycle };
      const gaps = new Map([...gapsById, [left.id, gapsOf(left, aContext())]]);
      const week = weekRecord("2026-W48", [left, ...others], gaps, monday);
      expect(week).toMatchObject(weekRecord("2026-W48", others, gaps, monday));
      expect(week.customers).toBe(customers.length - 1);
    },
  );

  it("takes a gap that was snoozed or woke up in the week for neither closed nor new", () => {
    const asleep = new Map(
      [...gapsById].map(([id, gaps]) => [id, gaps.map((gap) => ({ ...gap, snoozedUntil: "2026-12-01" }))]),
    );
    expect(make([weekRecord("2026-W47", customers, asleep, monday)]).change).toMatchObject({ opened: 0, closed: 0 });
    const before = weekRecord("2026-W47", customers, gapsById, monday);
    const after = weekRecord("2026-W48", customers, asleep, monday);
    expect(changeOf([before], after)).toMatchObject({ opened: [], closed: [] });
  });

  it("still counts when a customer was forgotten since the last week on record", () => {
    const before = weekRecord("2026-W47", [...customers, aCustomer({ id: "c" })], gapsOfAll(customers), monday);
    const forgotten = { ...before, open: before.open + 4 };
    expect(make([forgotten]).change).toMatchObject({ opened: 0, closed: 0 });
  });

  it("names the channel's lists by their week only while the record of the week says the same", () => {
    const last = weekRecord("2026-W47", customers, gapsById, monday);
    const same = weekRecord("2026-W48", customers, gapsById, monday);
    expect(make([last, same]).change?.week).toBe("2026-W48");
    expect(make([last, { ...same, keys: same.keys.slice(1) }]).change?.week).toBeUndefined();
  });

  it("names the day of each owner's oldest open prompt", () => {
    const asked = [
      prompt(customers[0] ?? aCustomer(), { id: "p1", to: "megan", because: "asked" }, "2026-11-12T08:00:00.000Z").doc,
      prompt(aCustomer({ id: "c", name: "C" }), { id: "p2", to: "megan", because: "asked" }, monday).doc,
    ];
    expect(ownersOf(asked, gapsOfAll(asked), "Etc/UTC")).toMatchObject([{ owner: "megan", asked: "2026-11-12" }]);
  });

  it("counts the day of a prompt where the digest is read", () => {
    const request = { id: "p1", to: "megan", because: "asked" } as const;
    const asked = [prompt(customers[0] ?? aCustomer(), request, "2026-11-12T20:00:00.000Z").doc];
    expect(ownersOf(asked, gapsOfAll(asked), "Pacific/Auckland")).toMatchObject([{ asked: "2026-11-13" }]);
  });

  it("says nothing of change in the first week, or when the last one's gaps are not on record any more", () => {
    expect(make([]).change).toBeUndefined();
    expect(make([{ ...weekRecord("2026-W40", customers, gapsById, monday), keys: [] }]).change).toBeUndefined();
  });

  it("shows twelve weeks before this one, which is from now and not from the record", () => {
    const weeks = Array.from({ length: 20 }, (_, index) => ({
      ...weekRecord(`2026-W${String(29 + index).padStart(2, "0")}`, customers, gapsById, monday),
      covered: 99,
    }));
    const { trend } = make(weeks.toReversed());
    expect(trend.map(({ id }) => id)).toEqual(Array.from({ length: 13 }, (_, index) => `2026-W${36 + index}`));
    expect(trend.at(-1)?.covered).toBe(0);
  });
});

const digest = { moment, by: "ada", since: "2026-11-20T10:00:00.000Z" };

describe("what is planned", () => {
  it("is one message for customers given to one person at once, and one each for different people", () => {
    const ask = (id: string, to: string, promptId: string) =>
      prompt(aCustomer({ id, owner: to }), { id: promptId, to, because: "assigned", askedBy: "ada" }, monday).doc;
    const customers = [ask("a", "megan", "p1"), ask("b", "megan", "p1"), ask("c", "isaiah", "p1")];
    expect(planPrompts(customers, [], [], monday)).toEqual([
      { id: "prompt/megan/p1", to: { person: "megan" }, about: { kind: "assigned", customers: ["a", "b"], by: "ada" } },
      { id: "prompt/isaiah/p1", to: { person: "isaiah" }, about: { kind: "assigned", customers: ["c"], by: "ada" } },
    ]);
  });

  it("is no message where the record of one of that prompt cannot be read", () => {
    const ask = prompt(aCustomer(), { id: "p1", to: "megan", because: "assigned" }, monday).doc;
    expect(planPrompts([ask], [], ["prompt/megan/p1#2"], monday)).toEqual([]);
    expect(planPrompts([ask], [], ["prompt/megan/p12"], monday)).toHaveLength(1);
  });

  it("is a further message also where the first was about a customer that was forgotten", () => {
    const ask = prompt(aCustomer({ id: "c" }), { id: "p1", to: "megan", because: "assigned" }, monday).doc;
    const about = { kind: "assigned", customers: ["b"], by: "ada" } as const;
    const second = { ...newDelivery("prompt/megan/p1#2", { person: "megan" }, about, monday), state: "sent" as const };
    expect(planPrompts([ask], [second], [], monday).map(({ id }) => id)).toEqual(["prompt/megan/p1#3"]);
  });

  it("is a further message, once, where the first was dropped before the prompt was open again", () => {
    const ask = prompt(aCustomer({ id: "c" }), { id: "p1", to: "megan", because: "assigned" }, monday).doc;
    const about = { kind: "assigned", customers: ["c"], by: "ada" } as const;
    const of = (id: string, state: "dropped" | "planned" | "sent") => ({
      ...newDelivery(id, { person: "megan" }, about, monday),
      state,
    });
    const first = of("prompt/megan/p1", "dropped");
    const [again] = planPrompts([ask], [first], [], monday);
    expect(again).toMatchObject({ id: "prompt/megan/p1#1", about: { customers: ["c"] } });
    for (const state of ["planned", "sent"] as const)
      expect(planPrompts([ask], [first, of("prompt/megan/p1#1", state)], [], monday)).toEqual([]);
  });

  it("is no message for a prompt that is a week old or comes with the owner's week", () => {
    const old = prompt(aCustomer(), { id: "p", to: "megan", because: "asked" }, "2026-11-15T08:00:00.000Z").doc;
    const expired = prompt(aCustomer(), { id: "p", to: "megan", because: "expired" }, monday).doc;
    expect(planPrompts([old, expired], [], [], monday)).toEqual([]);
  });

  it.each([
    ["before the first Monday", "2026-11-22T12:00:00.000Z", []],
    ["on Monday at nine in Amsterdam", "2026-11-23T08:00:00.000Z", ["2026-W48/digest/19:general@thread.tacv2"]],
    ["after three weeks off", "2026-12-16T12:00:00.000Z", ["2026-W51/digest/19:general@thread.tacv2"]],
  ])("is, %s, the digest once", (_, now, keys) => {
    const set = { ...channel, digest: { moment, by: "ada", since: "2026-11-20T10:00:00.000Z" } };
    expect(planDigests([set], [], now).map(({ id }) => id)).toEqual(keys);
  });

  it.each([
    ["none where none was set", {}, 0],
    ["one where the last one reached nobody", { digest, unreachable: { since: monday, because: "404" } }, 1],
    ["none where the channel was deleted", { digest, closed: { since: monday, how: "deleted" as const } }, 0],
  ])("is %s", (_, parts, count) => {
    expect(planDigests([{ ...channel, ...parts }], [], monday)).toHaveLength(count);
  });

  it("is the digest of a person to whom it comes in place of a channel", () => {
    const teamDigest = { moment, since: "2026-11-23T08:00:00.000Z" };
    expect(planDigests([], [{ id: "ada", name: "Ada", teamDigest }, megan], monday)).toEqual([
      {
        id: "2026-W48/digest/ada",
        to: { person: "ada" },
        about: { kind: "digest", week: "2026-W48" },
        at: "2026-11-23T08:00:00.000Z",
      },
    ]);
  });

  it("is the owner's week at nine of their own Monday", () => {
    const tokyo = { id: "aki", name: "Aki", zone: "Asia/Tokyo" };
    const plan = (now: string) =>
      planWeeklies([{ ref: "aki", person: tokyo }], moment, "2026-11-20T00:00:00.000Z", now);
    expect(plan("2026-11-22T23:59:00.000Z")).toEqual([]);
    expect(plan("2026-11-23T00:00:00.000Z").map(({ id }) => id)).toEqual(["2026-W48/weekly/aki"]);
  });

  it("is one weekly key for a person known by id and by user principal name", () => {
    const person = { id: "megan", name: "Megan", upn: "megan@partner.example" };
    const owners = [
      { ref: "megan", person },
      { ref: "megan@partner.example", person },
    ];
    const keys = planWeeklies(owners, moment, "2026-11-20T00:00:00.000Z", monday).map(({ id }) => id);
    expect(new Set(keys)).toEqual(new Set(["2026-W48/weekly/megan"]));
  });
});

describe("the next customer for somebody who works through what waits", () => {
  const done = aCustomer({ id: "done" });
  const asked = (parts: Partial<Customer> = {}, at = monday) =>
    prompt(aCustomer({ id: "a", ...parts }), { id: "p", to: parts.owner ?? "megan", because: "assigned" }, at).doc;
  const soon = "2026-11-23T08:05:00.000Z";

  it.each<[string, Customer, string | undefined]>([
    ["was asked about just now", asked(), "a"],
    ["is owned by whom they stand in for", asked({ owner: "isaiah" }), "a"],
    ["is a colleague's", asked({ owner: "patti" }), undefined],
    ["was never asked about", aCustomer({ id: "a" }), undefined],
    ["was put off", later(asked(), { prompt: "p", by: megan, ...utc }, monday).doc, undefined],
    ["is the one just done", asked({ id: "done" }), undefined],
  ])("when it %s", (_, customer, next) => {
    const person = { id: "megan", standsInFor: ["isaiah"] };
    expect(nextWaiting(done, person, [done, customer], gapsOfAll([done, customer]), soon)?.id).toBe(next);
  });
});

describe("the rest of an owner's customers", () => {
  const person = { id: "megan", name: "Megan Bowen" };
  const open = aCustomer({ id: "a", name: "A" });
  const asked = prompt(aCustomer({ id: "b", name: "B" }), { id: "p", to: "megan", because: "asked" }, monday).doc;
  const others = [aCustomer({ id: "c", name: "C", owner: "isaiah" })];
  const rest = (customers: readonly Customer[], gapsById = gapsOfAll(customers)) =>
    restOf(person, customers, gapsById, dueFor(person, customers, gapsById, monday));

  it("waits where they were just asked", () =>
    expect(rest([open, asked, ...others])).toEqual({ waiting: 1, inOrder: false }));
  it("waits for no answer where nothing was asked, though it isn't due", () => {
    const customers = [open, asked];
    expect(restOf(person, customers, gapsOfAll(customers), [])).toEqual({ waiting: 1, inOrder: false });
  });
  it("is in order when all that is open is due, whatever colleagues have", () =>
    expect(rest([open, ...others])).toEqual({ waiting: 0, inOrder: true }));
  it("is not in order, and waits for nobody, where gaps are snoozed", () => {
    const snoozed = gapsOf(open, aContext()).map((gap) => ({ ...gap, snoozedUntil: "2026-12-24" }));
    expect(rest([open], new Map([[open.id, snoozed]]))).toEqual({ waiting: 0, inOrder: false });
  });
});

describe("what is due for an owner", () => {
  const person = { id: "megan", name: "Megan Bowen" };
  const due = (customer: Customer, now = monday) =>
    dueFor(person, [customer], gapsOfAll([customer]), now).map(({ customer: { id } }) => id);

  it("is each of their customers with an open gap", () => expect(due(aCustomer({ id: "a" }))).toEqual(["a"]));
  it("is not a colleague's", () => expect(due(aCustomer({ owner: "isaiah" }))).toEqual([]));
  it("is not what they were asked today", () => {
    const asked = prompt(
      aCustomer({ id: "a" }),
      { id: "p", to: "megan", because: "asked", askedBy: ada.id },
      monday,
    ).doc;
    expect(due(asked, "2026-11-23T20:00:00.000Z")).toEqual([]);
    expect(due(asked, "2026-11-24T09:00:00.000Z")).toEqual(["a"]);
  });
  it("is not what they put off, until the two days are over", () => {
    const asked = prompt(
      aCustomer({ id: "a" }),
      { id: "p", to: "megan", because: "asked" },
      "2026-11-10T08:00:00.000Z",
    ).doc;
    const off = later(asked, { prompt: "p", by: megan, ...utc }, monday).doc;
    expect(due(off, "2026-11-24T23:59:59.000Z")).toEqual([]);
    expect(due(off, "2026-11-25T00:00:00.000Z")).toEqual(["a"]);
  });
});
