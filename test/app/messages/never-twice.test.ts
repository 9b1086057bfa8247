/** One message a morning about one thing: the more urgent one wins, and what did not arrive is said by the other. */
import { expect, it } from "vitest";
import { remindMe } from "../../../src/app/organization/memos.ts";
import { assign, later, notMine, prompt, saveAnswers, tellManagers } from "../../../src/domain/customer/checklist.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import type { Sent } from "../../../src/domain/messages/delivery.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import { aMorning, askedAt, ending, type Heard } from "./mornings.ts";
import { aPerson } from "./harness.ts";

const at = (moment: string) => `2026-${moment}:00.000Z`;
const megan = { id: "megan", name: "Megan", manager: false };
const ada = { id: "ada", name: "Ada", manager: true };
const saturday = at("11-28T11:00");
const long = at("11-10T10:00");
/** Megan's, asked so long ago that all reminders but one are behind, so that none comes by itself. */
const waiting = (id: string, parts: Partial<Customer> = {}): Customer => {
  const customer = askedAt(long, { id, name: id, ...parts });
  const asked = customer.checklist.prompt;
  const reminded = ["11-12T10:00", "11-18T10:00", "11-27T10:00"].map(at);
  return { ...customer, checklist: { ...customer.checklist, ...(asked && { prompt: { ...asked, reminded } }) } };
};
/** Answered in full, so that only what its facts open is left. */
const answered = (id: string, parts: Partial<Customer> = {}): Customer => {
  const customer = askedAt(long, { id, name: id, ...parts });
  const answers = { cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" } as const;
  return saveAnswers(customer, { answers, revision: customer.checklist.revision, by: megan }, long).doc;
};

/** By Isaiah, from Monday on, set long ago by Megan. */
const covered = { cover: { person: "isaiah", from: "2026-11-30", until: "2026-12-04", by: "megan", at: long } };

type Morning = Awaited<ReturnType<typeof aMorning>>;
type Story = {
  customers?: readonly Customer[];
  people?: readonly Person[];
  reply?: (kind: Heard["kind"], to: string) => Sent | undefined;
  /** What happens, from Saturday on; looked at each quarter of an hour. */
  acts?: (there: Morning) => Promise<unknown>;
  until?: string;
  hears: readonly string[];
};

const chosen = (time: string, parts: Partial<Person> = {}): Person =>
  aPerson("megan", { digest: { day: "Monday", time, zone: "Etc/UTC" }, ...parts });
const refused: Sent = { outcome: "refused", because: "HTTP 400" };

it.each<[string, Story]>([
  [
    "a reminder pressed on the weekend is not repeated by Monday's week",
    { acts: ({ press }) => press("a", "b"), hears: ["Mon 07:30 megan reminder a b", "Mon 09:00 megan weekly c"] },
  ],
  [
    "a reminder of all there is takes the place of the week",
    { acts: ({ press }) => press("a", "b", "c"), hears: ["Mon 07:30 megan reminder a b c"] },
  ],
  [
    "a reminder takes the place of an all-clear too",
    {
      people: [aPerson("megan", { allClear: true })],
      acts: ({ press }) => press("a", "b", "c"),
      hears: ["Mon 07:30 megan reminder a b c"],
    },
  ],
  [
    "a reminder that Teams does not take is said by the week",
    {
      reply: (kind) => (kind === "reminder" ? refused : undefined),
      acts: ({ press }) => press("a", "b"),
      hears: ["Mon 09:00 megan weekly a b c"],
    },
  ],
  [
    "a week that comes before the reminder says it, and the reminder says nothing",
    {
      people: [chosen("07:00")],
      acts: ({ press }) => press("a", "b"),
      hears: ["Mon 07:00 megan weekly a b c"],
    },
  ],
  [
    "a week that comes first and does not arrive leaves it to the reminder",
    {
      people: [chosen("07:00")],
      reply: (kind) => (kind === "weekly" ? refused : undefined),
      acts: ({ press }) => press("a", "b"),
      hears: ["Mon 07:30 megan reminder a b", "Mon 08:00 ada unreached-owners"],
    },
  ],
  [
    "at the same moment the reminder goes first",
    {
      people: [chosen("07:30")],
      acts: ({ press }) => press("a", "b"),
      hears: ["Mon 07:30 megan reminder a b", "Mon 07:30 megan weekly c"],
    },
  ],
  [
    "two reminders pressed on the weekend are one",
    {
      acts: async ({ press, clock }) => {
        await press("a");
        clock.pass(86_400_000);
        await press("b");
      },
      hears: ["Mon 07:30 megan reminder a b", "Mon 09:00 megan weekly c"],
    },
  ],
  [
    "a reminder pressed after the week said it is not sent, and in the afternoon it is",
    {
      acts: async ({ press, until }) => {
        await until(at("11-30T10:00"));
        await press("a");
        await until(at("11-30T14:00"));
        await press("b");
      },
      until: at("11-30T18:00"),
      hears: ["Mon 09:00 megan weekly a b c", "Mon 14:00 megan reminder b"],
    },
  ],
  [
    "what was put off or answered while the reminder waited is left out of it",
    {
      acts: async ({ press, change, clock }) => {
        await press("a", "b", "c");
        const until = "2026-12-04";
        const said = { prompt: "p1", by: megan, until, zone: "Etc/UTC", calendar: { weekend: [6, 7], holidays: [] } };
        await change("a", (customer) => later(customer, said, clock.now()).doc);
        const answers = { pal: "yes" } as const;
        await change("b", (customer) => saveAnswers(customer, { answers, revision: 0, by: megan }, clock.now()).doc);
      },
      hears: ["Mon 07:30 megan reminder c", "Mon 09:00 megan weekly b"],
    },
  ],
  [
    "what was given to somebody else meanwhile is said to them alone",
    {
      acts: async ({ press, change, clock }) => {
        await press("a", "b");
        const given = { id: "p2", to: "isaiah", because: "assigned" } as const;
        await change("a", (customer) => assign(customer, { to: "isaiah", by: ada }, clock.now()).doc);
        await change("a", (customer) => prompt(customer, given, clock.now()).doc);
      },
      hears: ["Mon 07:30 megan reminder b", "Mon 07:30 isaiah assigned a", "Mon 09:00 megan weekly c"],
    },
  ],
  [
    "who is away from Monday on hears nothing, and their deputy all of it, once",
    {
      customers: [waiting("a"), waiting("b"), waiting("i", { owner: "isaiah" })],
      people: [aPerson("megan", { coming: [{ from: "2026-11-30", until: "2026-12-04", deputy: "isaiah" }] })],
      acts: ({ press }) => press("a", "i"),
      hears: ["Mon 07:30 isaiah reminder a", "Mon 07:30 isaiah reminder i", "Mon 09:00 isaiah weekly b"],
    },
  ],
  [
    "who covers one customer hears of it, and the owner of the others",
    {
      customers: [waiting("a", covered), waiting("b"), waiting("c")],
      acts: ({ press }) => press("a", "b"),
      hears: [
        "Mon 07:30 megan reminder b",
        "Mon 07:30 isaiah cover",
        "Mon 07:30 isaiah reminder a",
        "Mon 09:00 megan weekly c",
      ],
    },
  ],
  [
    "who covers one hears of it in a week of their own, in place of the deputy, who hears the rest",
    {
      customers: [waiting("a", covered), waiting("b"), waiting("z", { owner: "zoe" })],
      people: [
        aPerson("megan", { coming: [{ from: "2026-11-30", until: "2026-12-04", deputy: "zoe" }] }),
        aPerson("zoe"),
      ],
      hears: ["Mon 07:30 isaiah cover", "Mon 09:00 isaiah weekly a", "Mon 09:00 zoe weekly b z"],
    },
  ],
  [
    "a first message that waits until somebody covers the customer is theirs",
    {
      customers: [askedAt(at("11-27T21:00"), { id: "a", ...covered }), askedAt(at("11-27T21:00"), { id: "b" })],
      hears: ["Mon 07:30 megan assigned b", "Mon 07:30 isaiah assigned a", "Mon 07:30 isaiah cover"],
    },
  ],
  [
    "an alert is heard by who covers the customer",
    {
      customers: [answered("a", { ...ending("2026-11-30"), ...covered }), waiting("b")],
      hears: ["Mon 07:30 isaiah cover", "Mon 07:30 isaiah deadlines a", "Mon 09:00 megan weekly b"],
    },
  ],
  [
    "the owner hears all again when the days are over, and both hear that they are",
    {
      customers: [waiting("a", { cover: { ...covered.cover, from: "2026-11-23", until: "2026-11-29" } }), waiting("b")],
      acts: ({ press }) => press("b"),
      hears: [
        "Mon 07:30 megan cover",
        "Mon 07:30 isaiah cover",
        "Mon 07:30 megan reminder b",
        "Mon 09:00 megan weekly a",
      ],
    },
  ],
  [
    "a first message that waits for the morning is not repeated by the week, be it earlier or later",
    {
      customers: [askedAt(at("11-27T21:00"), { id: "a" }), waiting("b")],
      hears: ["Mon 07:30 megan assigned a", "Mon 09:00 megan weekly b"],
    },
  ],
  [
    "a week before the first message leaves it to that",
    {
      people: [chosen("07:00")],
      customers: [askedAt(at("11-27T21:00"), { id: "a" }), waiting("b")],
      hears: ["Mon 07:00 megan weekly b", "Mon 07:30 megan assigned a"],
    },
  ],
  [
    "a first message that comes late is reminded of two working days after it came",
    {
      customers: [askedAt(at("11-24T12:00"), { id: "a" })],
      people: [aPerson("megan", { digest: "off" })],
      until: at("12-03T12:00"),
      hears: ["Mon 07:30 megan assigned a", "Wed 07:30 megan reminder a"],
    },
  ],
  [
    "an alert of all that a customer's row would say leaves it out of the week",
    {
      customers: [answered("a", ending("2026-11-30")), waiting("b")],
      hears: ["Mon 07:30 megan deadlines a", "Mon 09:00 megan weekly b"],
    },
  ],
  [
    "an alert takes the place of a week that has no more to say",
    { customers: [answered("a", ending("2026-11-30"))], hears: ["Mon 07:30 megan deadlines a"] },
  ],
  [
    "an alert that Teams does not take leaves it to the week",
    {
      customers: [answered("a", ending("2026-11-30"))],
      reply: (kind) => (kind === "deadlines" ? refused : undefined),
      hears: ["Mon 09:00 megan weekly a"],
    },
  ],
  [
    "an alert does not hide a question that waits from the week",
    {
      customers: [waiting("a", ending("2026-11-30")), waiting("b")],
      hears: ["Mon 07:30 megan deadlines a", "Mon 09:00 megan weekly a b"],
    },
  ],
  [
    "a reminder of what an alert names that morning comes the next morning",
    {
      customers: [waiting("a", ending("2026-11-30"))],
      people: [aPerson("megan", { digest: "off" })],
      acts: ({ press }) => press("a"),
      until: at("12-01T12:00"),
      hears: ["Mon 07:30 megan deadlines a", "Tue 07:30 megan reminder a"],
    },
  ],
  [
    "a reminder that says more than the alert comes with it, whole",
    {
      customers: [waiting("a", ending("2026-11-30")), waiting("b")],
      acts: ({ press }) => press("a", "b"),
      hears: ["Mon 07:30 megan deadlines a", "Mon 07:30 megan reminder a b"],
    },
  ],
  [
    "a reminder pressed in the afternoon, after the alert of that day, comes at once",
    {
      customers: [waiting("a", ending("2026-11-30"))],
      people: [aPerson("megan", { digest: "off" })],
      acts: async ({ press, until }) => {
        await until(at("11-30T14:00"));
        await press("a");
      },
      until: at("11-30T15:00"),
      hears: ["Mon 07:30 megan deadlines a", "Mon 14:00 megan reminder a"],
    },
  ],
  [
    "one pressed while another waits for the next morning comes at once, without what the week has said",
    {
      customers: [waiting("a", ending("2026-12-01")), waiting("b")],
      acts: async ({ press, until }) => {
        await press("a");
        await until(at("11-30T14:00"));
        await press("b");
      },
      until: at("12-01T12:00"),
      hears: [
        "Mon 07:30 megan deadlines a",
        "Mon 09:00 megan weekly a b",
        "Mon 14:00 megan reminder b",
        "Tue 07:30 megan deadlines a",
        // Monday's said two alerts in one.
        "Tue 07:30 ada deadlines a",
      ],
    },
  ],
  [
    "a reminder of one's own always comes, and the week leaves out the customer where it showed all",
    {
      customers: [answered("a", ending("2026-12-30")), waiting("b")],
      acts: ({ world, organization }) =>
        remindMe(world, organization, { person: aPerson("megan"), customer: "a", on: "2026-11-30", says: "call" }),
      hears: ["Mon 07:30 megan memo a", "Mon 09:00 megan weekly b"],
    },
  ],
  [
    "a reminder of one's own hides no question that waits",
    {
      customers: [waiting("a")],
      acts: ({ world, organization }) =>
        remindMe(world, organization, { person: aPerson("megan"), customer: "a", on: "2026-11-30", says: "call" }),
      hears: ["Mon 07:30 megan memo a", "Mon 09:00 megan weekly a"],
    },
  ],
  [
    "who gives back two customers on a weekend is told of in one message",
    {
      customers: [waiting("a"), waiting("b")],
      acts: async ({ change, clock, look }) => {
        await change("a", (customer) => notMine(customer, { prompt: "p1", by: megan }, clock.now()).doc);
        await look();
        clock.pass(86_400_000);
        await change("b", (customer) => notMine(customer, { prompt: "p1", by: megan }, clock.now()).doc);
      },
      hears: ["Mon 07:30 ada given-back a b"],
    },
  ],
])("%s", async (_, { customers, people, reply, acts, until = at("11-30T12:00"), hears }) => {
  const there = await aMorning(saturday, customers ?? [waiting("a"), waiting("b"), waiting("c")], people, reply);
  await there.look();
  await acts?.(there);
  await there.until(until);
  expect(there.lines()).toEqual(hears);
});

it.each<[string, "made" | "leaves" | "has left", readonly string[]]>([
  ["is in it when it comes before that is made", "made", ["a: zoe"]],
  ["is in another when it comes as that leaves", "leaves", ["a: nobody", "a: zoe"]],
  ["is in another when it comes after that", "has left", ["a: nobody", "a: zoe"]],
])("whom a former owner thinks of, told beside the message to the manager, %s", async (_, when, hears) => {
  const monday = at("11-30T10:00");
  const gone = notMine(waiting("a"), { prompt: "p1", by: megan }, monday).doc;
  const hint = async () =>
    await there.change("a", (customer) => {
      return tellManagers(customer, { prompt: "p1", by: megan, maybe: "zoe" }, there.clock.now()).doc;
    });
  const there = await aMorning(monday, [gone], [aPerson("megan", { digest: "off" })], async (kind) => {
    if (when === "leaves" && kind === "given-back" && there.heard.length === 0) await hint();
    return undefined;
  });
  if (when === "made") await hint();
  await there.until(at("11-30T10:30"));
  if (when === "has left") await hint();
  await there.until(at("11-30T11:30"));
  const rows = there.heard.flatMap(({ message }) => (message.kind === "given-back" ? message.rows : []));
  expect(rows.map(({ customer, maybe = "nobody" }) => `${customer.id}: ${maybe}`)).toEqual(hears);
});
