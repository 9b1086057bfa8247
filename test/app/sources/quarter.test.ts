/**
 * A quarter with all sources on: what happens at Microsoft and in the company, night by night, and what the digest says
 * of it. Every change of a gap on any morning is in the table: one more, one less or a day later fails.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../../../src/app/evaluate.ts";
import { assign, saveAnswers } from "../../../src/domain/customer/checklist.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { setFact, type Fact } from "../../../src/domain/customer/facts.ts";
import { digestOf } from "../../../src/domain/messages/compose.ts";
import type { PersonId } from "../../../src/domain/people/person.ts";
import { addDays } from "../../../src/domain/time/time.ts";
import { azurePlan, type Company, type Relation } from "../../../src/dev/microsoft/world.ts";
import { ada, aCustomer } from "../../domain/customers.ts";
import {
  azureAtFabrikam,
  contoso,
  fabrikam,
  isaiah,
  megan,
  ourPrincipal,
  partner,
  patti,
  principalAtContoso,
  tailspin,
  withSources,
  type Harness,
} from "../../sources/company.ts";
import { approve, aBot, put } from "./bot.ts";

const first = "2026-11-24";
const last = "2027-02-20";
const wingtip = "7a1c9f2e-3b64-4e0c-9d55-1f2e3d4c5b6a";
const ownContract = "3de9cd3a-1bbe-409c-b4b3-179ee1e20ea5";

const wingtipAsSold: Company = {
  id: wingtip,
  name: "Wingtip Toys",
  domain: "wingtip.example",
  relationship: "reseller",
  subscriptions: [
    azurePlan("4e04867d-f94b-a652-aa67-1f7ea9178b47", [
      { id: "2cd9cd3a-1bbe-409c-b4b3-179ee1e25409", name: "Wingtip shop" },
    ]),
  ],
};

const newRelation: Relation = {
  id: "5d027261-d21f-4aa9-b7db-000000000099-8777b240-c6f0-4469-9e98-a3205431b836",
  customer: { tenantId: fabrikam, displayName: "Fabrikam, Inc." },
  status: "active",
  endDateTime: "2028-12-27T00:00:00Z",
  autoExtendDuration: "P180D",
};

type Bot = Awaited<ReturnType<typeof aBot>>;

/** What people in the company do in the morning, through the bot. */
function peopleWith({ organization, clock }: Bot) {
  const change = async (id: string, does: (customer: Customer, now: string) => Customer): Promise<void> => {
    await organization.customers.update(id, (current) => ({ doc: current && does(current, clock.now) }));
  };
  return {
    answersYes: (id: string) =>
      change(id, (customer, now) => {
        const { revision } = customer.checklist;
        const answers = { cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" } as const;
        return saveAnswers(customer, { answers, revision, by: ada }, now).doc;
      }),
    gives: (id: string, to: PersonId) => change(id, (customer, now) => assign(customer, { to, by: ada }, now).doc),
    says: (id: string, fact: Fact) => change(id, (customer, now) => setFact(customer, fact, ada, now).doc),
  };
}

const one = <Item>(items: readonly Item[], isIt: (item: Item) => boolean): Item => {
  const found = items.find(isIt);
  if (found === undefined) throw new Error("not in the company");
  return found;
};
const without = <Item>(items: Item[], isIt: (item: Item) => boolean): void =>
  void items.splice(0, items.length, ...items.filter((item) => !isIt(item)));
const rolesOnOwnContract = (house: Harness, ...roles: string[]): void => {
  const found = one(house.microsoft.azure, ({ id }) => id === ownContract);
  found.assignments = roles.map((role) => ({ principal: principalAtContoso, role }));
};
const linkAtContoso = ({ microsoft }: Harness) => one(microsoft.links, ({ tenant }) => tenant === contoso);
const throttled = ({ services }: Harness, service: "graph" | "partnerCenter"): void =>
  void services.troubles.push({ service, does: { status: 429, headers: { "retry-after": "900" } } });
const calm = ({ services }: Harness): void => void services.troubles.splice(0);

type Row = {
  on: string;
  /** The circumstance; "time passes" when nothing happens. */
  when: string;
  microsoft?: (house: Harness) => void;
  people?: (people: ReturnType<typeof peopleWith>) => Promise<void>;
  /** What the digest says more (+) and no more (-) than the morning before. */
  digest: readonly string[];
};

const rows: readonly Row[] = [
  {
    on: "2026-11-24",
    when: "everything is read and agreed to",
    digest: [
      "+ Fabrikam, Inc.: A01 medium, Delegated access (GDAP) ends within 30 days",
      "+ Fabrikam, Inc.: P05 medium, Isaiah Langer: the only linked identity",
    ],
  },
  {
    on: "2026-12-01",
    when: "a customer comes that we sell Azure to",
    microsoft: ({ microsoft }) => void microsoft.companies.push(wingtipAsSold),
    digest: [
      "+ Wingtip Toys: G01 high, No owner",
      "+ Fabrikam, Inc.: P02 medium, Isaiah Langer: PAL link not verified",
    ],
  },
  {
    on: "2026-12-02",
    when: "a manager gives it an owner, who answers",
    people: async ({ gives, answersYes }) => {
      await gives(wingtip, patti);
      await answersYes(wingtip);
    },
    digest: ["- Wingtip Toys: G01 high, No owner"],
  },
  {
    on: "2026-12-08",
    when: "an owner's account is disabled, by which PAL was linked too",
    microsoft: ({ microsoft }) => void (one(microsoft.people, ({ id }) => id === isaiah).enabled = false),
    digest: [
      "- Fabrikam, Inc.: P05 medium, Isaiah Langer: the only linked identity",
      "- Fabrikam, Inc.: P02 medium, Isaiah Langer: PAL link not verified",
      "+ Fabrikam, Inc.: P07 critical, Isaiah Langer: last linked identity gone",
      "+ Fabrikam, Inc.: G01 high, The owner's account is disabled",
    ],
  },
  {
    on: "2026-12-10",
    when: "another answers for the customer",
    people: ({ gives }) => gives(fabrikam, megan),
    digest: ["- Fabrikam, Inc.: G01 high, The owner's account is disabled"],
  },
  {
    on: "2026-12-13",
    when: "time passes",
    digest: [
      "- Fabrikam, Inc.: A01 medium, Delegated access (GDAP) ends within 30 days",
      "+ Fabrikam, Inc.: A01 medium, Delegated access (GDAP) ends within 7 days",
    ],
  },
  {
    on: "2026-12-15",
    when: "a night is throttled",
    microsoft: (house) => throttled(house, "graph"),
    digest: [
      "+ V04 info, Delegated access (Microsoft Graph): not read since 2026-12-14. Microsoft Graph takes no more requests for now (429).",
      "+ V04 info, Accounts (Microsoft Graph): not read since 2026-12-14. Microsoft Graph takes no more requests for now (429).",
    ],
  },
  {
    on: "2026-12-16",
    when: "the next night is not",
    microsoft: calm,
    digest: [
      "- V04 info, Delegated access (Microsoft Graph): not read since 2026-12-14. Microsoft Graph takes no more requests for now (429).",
      "- V04 info, Accounts (Microsoft Graph): not read since 2026-12-14. Microsoft Graph takes no more requests for now (429).",
    ],
  },
  {
    on: "2026-12-19",
    when: "time passes",
    digest: [
      "- Fabrikam, Inc.: A01 medium, Delegated access (GDAP) ends within 7 days",
      "+ Fabrikam, Inc.: A01 medium, Delegated access (GDAP) ends within a day",
    ],
  },
  {
    on: "2026-12-21",
    when: "the night after access was to end is throttled",
    microsoft: (house) => throttled(house, "graph"),
    digest: [
      "- Fabrikam, Inc.: A01 medium, Delegated access (GDAP) ends within a day",
      "+ Fabrikam, Inc.: V04 low, Delegated access (GDAP) was to end on 2026-12-20; not read since 2026-12-20",
      "+ V04 info, Delegated access (Microsoft Graph): not read since 2026-12-20. Microsoft Graph takes no more requests for now (429).",
      "+ V04 info, Accounts (Microsoft Graph): not read since 2026-12-20. Microsoft Graph takes no more requests for now (429).",
    ],
  },
  {
    on: "2026-12-22",
    when: "the next night is not",
    microsoft: calm,
    digest: [
      "- Fabrikam, Inc.: V04 low, Delegated access (GDAP) was to end on 2026-12-20; not read since 2026-12-20",
      "- V04 info, Delegated access (Microsoft Graph): not read since 2026-12-20. Microsoft Graph takes no more requests for now (429).",
      "- V04 info, Accounts (Microsoft Graph): not read since 2026-12-20. Microsoft Graph takes no more requests for now (429).",
      "+ Fabrikam, Inc.: A01 medium, Delegated access (GDAP) has ended",
    ],
  },
  {
    on: "2026-12-28",
    when: "the customer approves a new relation",
    microsoft: ({ microsoft }) => void microsoft.relations.push(newRelation),
    digest: ["- Fabrikam, Inc.: A01 medium, Delegated access (GDAP) has ended"],
  },
  {
    on: "2027-01-05",
    when: "a tenant refuses our application",
    microsoft: ({ microsoft }) => void microsoft.apps[0].principals.delete(contoso),
    digest: ["+ Contoso Ltd.: V04 info, PAL link: not read since 2027-01-04"],
  },
  {
    on: "2027-01-12",
    when: "it lets us in again, and the role has expired but for Reader",
    microsoft: (house) => {
      house.microsoft.apps[0].principals.set(contoso, principalAtContoso);
      rolesOnOwnContract(house, "Reader");
    },
    digest: [
      "- Contoso Ltd.: V04 info, PAL link: not read since 2027-01-04",
      "+ Contoso Ltd.: P03 high, Contoso EA (…0ea5): Reader does not count for PAL",
    ],
  },
  {
    on: "2027-01-15",
    when: "the role is given anew",
    microsoft: (house) => rolesOnOwnContract(house, "Reader", "Support Request Contributor"),
    digest: ["- Contoso Ltd.: P03 high, Contoso EA (…0ea5): Reader does not count for PAL"],
  },
  {
    on: "2027-01-19",
    when: "a customer goes",
    microsoft: ({ microsoft }) => without(microsoft.companies, ({ id }) => id === tailspin),
    digest: ["+ Tailspin Toys: G04 medium, No longer listed in Partner Center"],
  },
  {
    on: "2027-01-21",
    when: "a manager says that we go on serving it",
    people: ({ says }) => says(tailspin, { set: "lifecycle", lifecycle: "active" }),
    digest: ["- Tailspin Toys: G04 medium, No longer listed in Partner Center"],
  },
  {
    on: "2027-01-23",
    when: "Partner Center lists nobody at all",
    microsoft: ({ services }) =>
      void services.troubles.push({
        service: "partnerCenter",
        path: /customers\?/,
        does: (answer) => ({ ...answer(), body: JSON.stringify({ totalCount: 0, items: [] }) }),
      }),
    digest: [
      "+ V04 info, Customers and subscriptions (Partner Center): not read since 2027-01-22. It would change an unusual amount.",
    ],
  },
  {
    on: "2027-01-24",
    when: "it lists everybody again",
    microsoft: calm,
    digest: [
      "- V04 info, Customers and subscriptions (Partner Center): not read since 2027-01-22. It would change an unusual amount.",
    ],
  },
  {
    on: "2027-01-26",
    when: "our Lighthouse principal is linked",
    microsoft: ({ microsoft }) =>
      void microsoft.links.push({
        tenant: partner,
        objectId: ourPrincipal,
        partnerId: "4911112",
        state: "Active",
        createdTime: "2027-01-25T10:00:00Z",
        version: 1,
      }),
    digest: [
      "- Fabrikam, Inc.: P07 critical, Isaiah Langer: last linked identity gone",
      "+ Fabrikam, Inc.: P07 medium, Isaiah Langer: linked identity gone",
    ],
  },
  {
    on: "2027-02-02",
    when: "a link is deleted",
    microsoft: (house) => void (linkAtContoso(house).state = "Deleted"),
    digest: ["+ Contoso Ltd.: P07 critical, Our application (…0001): last linked identity gone"],
  },
  {
    on: "2027-02-05",
    when: "it is made again",
    microsoft: (house) => void (linkAtContoso(house).state = "Active"),
    digest: ["- Contoso Ltd.: P07 critical, Our application (…0001): last linked identity gone"],
  },
  {
    on: "2027-02-08",
    when: "Partner Center refuses what is sold to one customer",
    microsoft: ({ microsoft }) =>
      void (one(microsoft.companies, ({ id }) => id === wingtip).refuses = {
        status: 403,
        code: 900309,
        description: "Access has been blocked",
      }),
    digest: ["+ Wingtip Toys: V04 info, Subscriptions: not read since 2027-02-07"],
  },
  {
    on: "2027-02-09",
    when: "it shows that we sell it nothing any more",
    microsoft: ({ microsoft }) => {
      const found = one(microsoft.companies, ({ id }) => id === wingtip);
      delete found.refuses;
      found.subscriptions = [];
    },
    digest: [
      "- Wingtip Toys: V04 info, Subscriptions: not read since 2027-02-07",
      "+ Wingtip Toys: P02 medium, Wingtip shop (…5409): PAL not verified",
    ],
  },
  {
    on: "2027-02-11",
    when: "a manager says that the customer moved on",
    people: ({ says }) =>
      says(wingtip, { set: "lifecycle", lifecycle: "offboarded", because: "moved to another partner" }),
    digest: ["- Wingtip Toys: P02 medium, Wingtip shop (…5409): PAL not verified"],
  },
  {
    on: "2027-02-15",
    when: "an owner's account is deleted",
    microsoft: ({ microsoft }) => without(microsoft.people, ({ id }) => id === patti),
    digest: ["+ Tailspin Toys: G01 high, The owner left the organization"],
  },
];
const mornings = new Map<string, readonly string[]>();

beforeAll(async () => {
  const house = await withSources((microsoft) => {
    one(microsoft.people, ({ id }) => id === isaiah).enabled = true;
    microsoft.people.push({ id: patti, name: "Patti Fernandez", upn: "patti@ourcompany.example", enabled: true });
    microsoft.azure.push({
      id: ownContract,
      tenant: contoso,
      name: "Contoso EA",
      state: "Enabled",
      managedBy: [],
      assignments: [{ principal: principalAtContoso, role: "Support Request Contributor" }],
    });
  });
  const bot = await aBot(house);
  const people = peopleWith(bot);
  await put(
    bot.organization,
    aCustomer({ id: contoso, owner: megan }),
    aCustomer({
      id: fabrikam,
      name: "Fabrikam, Inc.",
      owner: isaiah,
      identities: [
        {
          id: isaiah,
          label: "Isaiah Langer",
          kind: "guest",
          tenant: fabrikam,
          holder: isaiah,
          link: "reported",
          partnerId: "4911112",
          since: "2026-11-20",
          roles: [{ subscription: azureAtFabrikam, role: "Owner", permanence: "permanent" }],
          evidence: { kind: "reported", at: bot.clock.now, by: isaiah },
        },
      ],
    }),
    aCustomer({ id: tailspin, name: "Tailspin Toys", owner: patti }),
  );
  for (const id of [contoso, fabrikam, tailspin]) await people.answersYes(id);
  await approve(bot);

  let before: readonly string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const row = rows.find(({ on }) => on === day);
    row?.microsoft?.(house);
    house.parts.pass(86_400_000);
    await bot.night();
    bot.clock.now = `${day}T08:00:00.000Z`;
    await row?.people?.(people);
    const now = await linesOf(bot);
    const changes = [
      ...before.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
      ...now.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
    ];
    if (changes.length > 0) mornings.set(day, changes);
    before = now;
    bot.clock.now = `${day}T20:00:00.000Z`;
  }
}, 120_000);

/** What the digest of that morning says: the gaps, what is not read, and where a part of a customer is not. */
async function linesOf({ world, organization }: Bot): Promise<readonly string[]> {
  const evaluated = await evaluate(world, organization);
  const { gaps, stale } = digestOf(undefined, undefined, { ...evaluated, weeks: [] });
  const parts = [...evaluated.gapsById.values()]
    .flat()
    .filter(({ code, severity }) => code === "V04" && severity === "info");
  return [...gaps, ...stale, ...parts].map(({ customer, code, severity, what }) => {
    const name = evaluated.customers.find(({ id }) => id === customer)?.name;
    return `${name === undefined ? "" : `${name}: `}${code} ${severity}, ${what}`;
  });
}

describe("On the morning when", () => {
  it.each(rows)("$when ($on), the digest says what that opens and closes", ({ on, digest }) => {
    expect(mornings.get(on) ?? []).toEqual(digest);
  });
});

it("On every other morning of the quarter the digest says what it said before", () => {
  const others = [...mornings].filter(([day]) => !rows.some(({ on }) => on === day));
  expect(others).toEqual([]);
});
