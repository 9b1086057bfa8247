import { describe, expect, it } from "vitest";
import type { Gap } from "../../../src/domain/catalogue/gap-codes.ts";
import type { Customer, Prompt } from "../../../src/domain/customer/customer.ts";
import type { MessageSubject, Delivery, CardInChat } from "../../../src/domain/documents.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import { redrawFacts, redrawOf } from "../../../src/domain/messages/redraw.ts";
import { addMilliseconds } from "../../../src/domain/time/time.ts";
import { aCustomer, aSentPrompt, monday } from "../customers.ts";

const today = "2026-11-26";
const now = "2026-11-26T08:00:00.000Z";
const after = (days: number) => addMilliseconds(monday, days * 86_400_000);
const contoso = aCustomer().id;

const person = (id: string, parts: Partial<Person> = {}): Person => ({
  id,
  name: id,
  chat: { conversation: `a:${id}`, serviceUrl: "https://smba.example/", teamsId: `29:${id}` },
  ...parts,
});
const people = [person("megan"), person("adele")];

const prompt: Prompt = { id: "p1", to: "megan", because: "assigned", at: monday };
const answered = { ...prompt, closed: { at: after(1), by: "ada", how: "answered" as const } };
const asks = (asked: Prompt | undefined, parts: Partial<Customer> = {}): Customer =>
  aCustomer({ ...parts, checklist: { revision: 0, answers: {}, ...(asked && { prompt: asked }) } });

const delivery = (parts: Partial<Delivery> = {}, card: Partial<CardInChat> = {}): Delivery =>
  aSentPrompt("megan", contoso, { card: { customer: contoso, says: "asked", ...card }, ...parts });

/** A word for what is drawn; undefined when nothing is. */
function drawn(
  one: Delivery,
  customers: readonly Customer[],
  others: readonly Delivery[] = [],
  known: readonly Person[] = people,
  gaps: readonly Gap[] = [],
): string | undefined {
  return redrawOf(
    one,
    redrawFacts([one, ...others], customers, known, today, () => gaps, now, "Etc/UTC"),
  )?.says;
}

describe("a card that asked about one customer", () => {
  it.each<[string, Customer | undefined, string | undefined]>([
    ["is left while it waits", asks(prompt), undefined],
    ["is left while it is put off", asks({ ...prompt, laterUntil: after(9) }), undefined],
    ["says the answer", asks(answered), "answered"],
    ["is left until a newer card is there", asks({ ...prompt, id: "p2", at: after(2) }), undefined],
    [
      "says the answer to what was asked later, elsewhere or without a card of its own",
      asks({ ...answered, id: "p2", at: after(0.5) }),
      "answered",
    ],
    [
      "says that what was asked later was withdrawn before its card came",
      asks({ ...prompt, id: "p2", at: after(1), closed: { at: after(2), by: "ada", how: "superseded" } }),
      "not needed",
    ],
    ["says who has it", asks({ ...prompt, to: "adele", at: after(1) }, { owner: "adele" }), "with adele"],
    ["says who has it, answered or not", asks(answered, { owner: "adele" }), "with adele"],
    [
      "says that it was withdrawn",
      asks({ ...prompt, closed: { at: after(1), by: "ada", how: "superseded" } }),
      "not needed",
    ],
    ["forgets it", undefined, "forgotten"],
  ])("%s", (_, customer, says) => {
    expect(drawn(delivery(), customer === undefined ? [] : [customer])).toBe(says);
  });

  it("says that nobody has it when it was given back", () => {
    const { owner: _, ...unowned } = asks({ ...prompt, closed: { at: after(1), by: "megan", how: "not-mine" } });
    expect(drawn(delivery(), [unowned])).toBe("with nobody");
  });

  const newer = delivery({ id: "reminder/megan/p1", at: after(2), sent: { conversation: "a:megan", activity: "2" } });
  it.each<[string, Delivery, string | undefined]>([
    ["is there", newer, "asked again"],
    [
      "is a list",
      { ...newer, about: { kind: "reminder", customers: [contoso] }, card: { says: "1 waiting" } },
      "asked again",
    ],
    ["is in another chat", { ...newer, sent: { conversation: "a:adele", activity: "2" } }, undefined],
    ["has not been sent", { ...newer, state: "planned" }, undefined],
    [
      "is a week that only names it",
      { ...newer, about: { kind: "weekly", week: "2026-W48" }, card: undefined as never },
      undefined,
    ],
    ["came before it", { ...newer, at: after(-2) }, undefined],
  ])("looks for a newer one, which %s", (_, other, says) => {
    expect(drawn(delivery(), [asks(prompt)], [other])).toBe(says);
  });

  it("names the day of the newest, in whatever order they are found", () => {
    const newest = { ...newer, id: "newest", at: after(3) };
    for (const others of [
      [newer, newest],
      [newest, newer],
    ]) {
      const facts = redrawFacts([delivery(), ...others], [asks(prompt)], people, today, () => [], now, "Etc/UTC");
      expect(redrawOf(delivery(), facts)?.cardState).toMatchObject({ kind: "asked-again", at: after(3) });
    }
  });

  it.each<[string, Partial<CardInChat>, Customer | undefined, string | undefined]>([
    ["says so already", { says: "answered" }, asks(answered), undefined],
    ["asks again what it did, where a change of owners was undone", { says: "with adele" }, asks(prompt), "asked"],
    [
      "waits for the card of what is asked anew of who has it again",
      { says: "with adele" },
      asks({ ...prompt, id: "p2", at: after(2) }),
      undefined,
    ],
    ["was answered, whoever has it now", { says: "answered" }, asks(answered, { owner: "adele" }), undefined],
    ["was asked again, whoever has it now", { says: "asked again" }, asks(prompt, { owner: "adele" }), undefined],
    ["said who has it, when that is another", { says: "with isaiah" }, asks(prompt, { owner: "adele" }), "with adele"],
    ["was answered, and forgotten since", { says: "answered" }, undefined, "forgotten"],
    ["was given up", { failed: { says: "answered", attempts: 1, because: "deleted" } }, asks(answered), undefined],
    [
      "was given up for something else",
      { failed: { says: "with x", attempts: 1, because: "deleted" } },
      asks(answered),
      "answered",
    ],
    [
      "waits for its time",
      { failed: { says: "answered", attempts: 1, because: "busy", notBefore: addMilliseconds(now, 1) } },
      asks(answered),
      undefined,
    ],
    [
      "has waited for it",
      { failed: { says: "answered", attempts: 1, because: "busy", notBefore: now } },
      asks(answered),
      "answered",
    ],
  ])("that %s", (_, card, customer, says) => {
    expect(drawn(delivery({}, card), customer === undefined ? [] : [customer])).toBe(says);
  });

  it.each<[string, readonly Person[], string | undefined]>([
    ["removed the bot", [person("adele")], undefined],
    ["blocked it", [person("megan", { unreachable: { since: monday, because: "blocked" } })], undefined],
    ["left", [person("megan", { left: { since: monday } })], undefined],
  ])("is not drawn for somebody who %s, unless it is forgotten", (_, known) => {
    expect(drawn(delivery(), [asks(answered)], [], known)).toBeUndefined();
    expect(drawn(delivery(), [], [], known)).toBe("forgotten");
  });

  it("in a deputy's chat asks while they stand in, and not after", () => {
    const inAdeles = delivery({ sent: { conversation: "a:adele", activity: "1" } });
    const away = (until: string) => [person("megan", { away: { until, deputy: "adele" } }), person("adele")];
    expect(drawn(inAdeles, [asks(prompt)], [], away(today))).toBeUndefined();
    expect(drawn(inAdeles, [asks(prompt)], [], away("2026-11-25"))).toBe("with megan");
  });

  it.each<[string, Partial<Delivery>]>([
    ["was not sent", { state: "unreachable" }],
    ["stands nobody knows where", { sent: undefined as never }],
    ["does not ask", { card: undefined as never }],
  ])("that %s is left", (_, parts) => {
    expect(drawn(delivery(parts), [])).toBeUndefined();
  });
});

describe("a message that a customer was taken off somebody", () => {
  const taken = (says: string) => delivery({ id: "taken/1", about: { kind: "taken", customers: [contoso] } }, { says });
  const { owner: _, ...unowned } = asks(undefined);
  it.each<[string, string, Customer, string | undefined]>([
    ["stays while nobody has it", "taken", unowned, undefined],
    ["stays where somebody else has it", "taken", asks(undefined, { owner: "adele" }), undefined],
    ["says that it is theirs again", "taken", asks(undefined), "yours again"],
    ["says so once", "yours again", asks(prompt), undefined],
    ["says whose it is after that", "yours again", asks(undefined, { owner: "adele" }), "with adele"],
  ])("%s", (_title, says, customer, drawnAs) => {
    expect(drawn(taken(says), [customer])).toBe(drawnAs);
  });

  it("is no newer card that asks", () => {
    expect(drawn(delivery(), [asks(prompt)], [{ ...taken("taken"), at: after(2) }])).toBeUndefined();
  });
});

describe("a list", () => {
  const fabrikam = "9127c470-89bf-46a2-af31-4fdb43c48bc7";
  const about: MessageSubject = { kind: "assigned", customers: [contoso, fabrikam], by: "ada" };
  const list = (says: string) => delivery({ about, card: { says } });
  const both = (first: Customer, second: Customer) => [first, { ...second, id: fabrikam }];
  it.each<[string, readonly Customer[], string | undefined]>([
    ["is left while all wait", both(asks(prompt), asks(prompt)), undefined],
    ["shrinks with an answer", both(asks(answered), asks(prompt)), "1 waiting"],
    ["shrinks when one is somebody else's", both(asks(prompt, { owner: "adele" }), asks(prompt)), "1 waiting"],
    [
      "shrinks when one was asked again since",
      both(asks({ ...prompt, id: "p2", at: after(1) }), asks(prompt)),
      "1 waiting",
    ],
    ["shrinks when one is forgotten", [asks(prompt)], "1 waiting"],
    ["has nothing left when all are answered", both(asks(answered), asks(answered)), "0 waiting"],
    ["names none when all are forgotten", [], "forgotten"],
  ])("%s", (_, customers, says) => {
    expect(drawn(list("2 waiting"), customers)).toBe(says);
    if (says !== undefined) expect(drawn(list(says), customers)).toBeUndefined();
  });

  it("has nothing left when all are asked about further below", () => {
    const reminder: MessageSubject = { kind: "reminder", customers: [contoso, fabrikam] };
    const below = delivery({ id: "r", about: reminder, at: after(2), card: { says: "2 waiting" } });
    expect(drawn(list("2 waiting"), both(asks(prompt), asks(prompt)), [below])).toBe("0 waiting");
    expect(drawn(below, both(asks(prompt), asks(prompt)), [list("2 waiting")])).toBeUndefined();
  });
});

describe("an alert", () => {
  const endsOn = "2026-11-27";
  const gap = (item: string, parts: Partial<Gap> = {}): Gap => ({
    key: `${contoso}/C03/${item}`,
    customer: contoso,
    code: "C03",
    topic: "cpor",
    severity: "critical",
    what: "partner action required",
    next: "Answer",
    since: "2026-11-20",
    deadline: { endsOn, workingDays: 1 },
    designations: [],
    ...parts,
  });
  const alert = (parts: Partial<Extract<MessageSubject, { kind: "deadlines" }>> = {}) =>
    delivery({
      id: "deadlines/megan/2026-11-26/1",
      about: {
        kind: "deadlines",
        customers: [contoso],
        alerts: [`${contoso}/C03/a@${endsOn}/1`, `${contoso}/C03/b@${endsOn}/1`],
        ...parts,
      },
      card: { says: "2 running" },
    });
  const owned = aCustomer({ owner: "megan" });
  it.each<[string, Delivery, Customer, Gap[], string | undefined]>([
    ["is left while all of it is to be done", alert(), owned, [gap("a"), gap("b")], undefined],
    ["loses what is done", alert(), owned, [gap("b")], "1 running"],
    ["says when all of it is done", alert(), owned, [], "0 running"],
    [
      "loses what has another last day",
      alert(),
      owned,
      [gap("a", { deadline: { endsOn: "2026-12-01", workingDays: 3 } }), gap("b")],
      "1 running",
    ],
    ["loses what is somebody else's", alert(), { ...owned, owner: "adele" }, [gap("a"), gap("b")], "0 running"],
    [
      "loses what was theirs to cover, once that is over",
      alert(),
      {
        ...owned,
        owner: "adele",
        cover: { person: "megan", until: "2026-11-20", by: "adele", at: "2026-11-16T08:00:00.000Z" },
      },
      [gap("a"), gap("b")],
      "0 running",
    ],
    [
      "to a manager stays whoever owns it",
      alert({ escalated: true }),
      { ...owned, owner: "adele" },
      [gap("a"), gap("b")],
      undefined,
    ],
    [
      "is left once the last day has passed",
      alert({ alerts: [`${contoso}/C03/a@2026-11-25/0`] }),
      owned,
      [],
      undefined,
    ],
  ])("%s", (_, one, customer, gaps, says) => expect(drawn(one, [customer], [], people, gaps)).toBe(says));

  it("does not count as asking", () => {
    const later = { ...alert(), at: after(2) };
    expect(drawn(delivery(), [asks(prompt)], [later])).toBeUndefined();
  });
});

it.each<[string, Customer, readonly string[], string | undefined]>([
  ["is left while all of it is open", aCustomer({ owner: "megan" }), ["a", "b"], undefined],
  ["loses what is done", aCustomer({ owner: "megan" }), ["b"], "1 open"],
  ["says when all of it is done", aCustomer({ owner: "megan" }), [], "0 open"],
  ["loses what is somebody else's", aCustomer({ owner: "adele" }), ["a", "b"], "0 open"],
])("what a manager had an owner reminded of %s", (_, customer, open, says) => {
  const gaps = ["a", "b"].map((item) => ({ ...readerRole, key: `${contoso}/P03/${item}` }));
  const about = { kind: "chase" as const, customers: [contoso], gaps: gaps.map(({ key }) => key), by: "ada" };
  const chase = delivery({ id: "chase/megan/x/1", about, card: { says: "2 open" } });
  expect(
    drawn(
      chase,
      [customer],
      [],
      people,
      gaps.filter(({ key }) => open.some((item) => key.endsWith(item))),
    ),
  ).toBe(says);
});

const readerRole: Gap = {
  key: `${contoso}/P03/a`,
  customer: contoso,
  code: "P03",
  topic: "pal",
  severity: "low",
  what: "linked with the Reader role only",
  next: "Assign another role",
  since: "2026-11-20",
  designations: [],
};

it.each<[string, Customer, string | undefined]>([
  ["is left while the question waits", asks(prompt), undefined],
  ["no longer says how many questions there are, once they are answered", asks(answered), "1 due"],
  ["loses the row of a customer that is somebody else's", asks(answered, { owner: "adele" }), "0 due"],
])("a message of this week whose customer has gaps beside the question %s", (_, customer, says) => {
  const week = delivery({ about: { kind: "weekly", week: "2026-W48" }, card: { says: "1 due, 1 asked" } });
  expect(drawn(week, [customer], [], people, [readerRole])).toBe(says);
});

it.each<[string, number, string | undefined]>([
  ["has no row of what a reminder asked before it that day", -1, "0 due"],
  ["keeps the row of what a reminder asked after it", 1, undefined],
])("a message of this week %s", (_, hours, says) => {
  const at = addMilliseconds(after(2), hours * 3_600_000);
  const about = { kind: "reminder" as const, customers: [contoso], prompts: [`${contoso}/p1/1`] };
  const reminder = delivery({ id: "reminder/megan/1", about, at });
  const week = {
    ...delivery({ about: { kind: "weekly", week: "2026-W48" }, at: after(2) }),
    card: { says: "1 due, 1 asked" },
  };
  expect(drawn(week, [asks(prompt)], [reminder], people, [readerRole])).toBe(says);
});

it.each<[string, Gap["deadline"] | undefined, string | undefined]>([
  ["is left while it is the same", { endsOn: "2026-12-04", workingDays: 6 }, undefined],
  ["names the day of what is next", { endsOn: "2026-12-17", workingDays: 15 }, "1 due, by 2026-12-17"],
  ["names none once the claim went in", undefined, "1 due"],
])("a message of this week that says by when %s", (_, deadline, says) => {
  const week = delivery({ about: { kind: "weekly", week: "2026-W48" }, card: { says: "1 due, by 2026-12-04" } });
  const gap = deadline === undefined ? readerRole : { ...readerRole, deadline };
  expect(drawn(week, [aCustomer({ owner: "megan" })], [], people, [gap])).toBe(says);
});
