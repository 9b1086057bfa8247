/** Whatever people do around a weekend, whatever Teams does and wherever the process dies: never twice, never lost. */
import { fc } from "../../properties.ts";
import { expect, it } from "vitest";
import { plan } from "../../../src/app/messages/plan.ts";
import { evaluate } from "../../../src/app/evaluate.ts";
import { remindOwners } from "../../../src/app/messages/remind-owners.ts";
import { openGaps } from "../../../src/domain/catalogue/gap-codes.ts";
import { beQuiet } from "../../../src/app/organization/quiet.ts";
import { remindMe } from "../../../src/app/organization/memos.ts";
import type { Organization } from "../../../src/app/ports.ts";
import {
  ask,
  assign,
  later,
  notMine,
  openPrompt,
  prompt,
  saveAnswers,
  tellManagers,
} from "../../../src/domain/customer/checklist.ts";
import { coverFrom, coverRefused } from "../../../src/domain/customer/cover.ts";
import { askOffboarding, decideOffboarding, offboardingAsked } from "../../../src/domain/customer/offboarding.ts";
import { decidersOf } from "../../../src/domain/messages/offboarding.ts";
import { undoSaved } from "../../../src/domain/customer/undo.ts";
import { setFact } from "../../../src/domain/customer/facts.ts";
import { givenBack } from "../../../src/domain/messages/given-back.ts";
import type { Sent } from "../../../src/domain/messages/delivery.ts";
import { comeBack, goAway } from "../../../src/domain/people/absence.ts";
import { dayOf } from "../../../src/domain/time/time.ts";
import { aPerson } from "./harness.ts";
import { aMorning, askedAt, ending, type Heard } from "./mornings.ts";

const friday = "2026-11-27T15:00:00.000Z";
const hour = 3_600_000;
const ids = ["a", "b", "c", "d"] as const;
const owners = ["megan", "isaiah"] as const;
const calendar = { weekend: [6, 7], holidays: [] };
const manager = { id: "ada", name: "Ada", manager: true };

const allActs = [
  "press",
  "press",
  "press all",
  "later",
  "answer",
  "not mine",
  "hint",
  "assign",
  "ask",
  "away",
  "back",
  "cover",
  "uncover",
  "memo",
  "quiet",
  "quiet off",
  "dies",
  "two planners",
  "teams fails",
  "teams refuses",
] as const;
const chaseActs = ["chase", "chase", "cover", "cover", "uncover", "gone", "heard of", "dies", "two planners"] as const;
const coverActs = [
  "cover",
  "cover",
  "cover",
  "uncover",
  "assign",
  "gone",
  "heard of",
  "away",
  "dies",
  "two planners",
  "teams fails",
] as const;
const offboardActs = [
  "ask to offboard",
  "ask to offboard",
  "ask to offboard",
  "offboard",
  "keep",
  "undo",
  "active",
  "manager away",
  "manager back",
  "assign",
  "dies",
  "two planners",
  "teams fails",
] as const;
type Does = (typeof allActs | typeof coverActs | typeof chaseActs | typeof offboardActs)[number];
const anAct = (does: readonly Does[]) =>
  fc.record({
    does: fc.constantFrom(...does),
    customer: fc.constantFrom(...ids),
    other: fc.constantFrom(...ids),
    person: fc.constantFrom(...owners),
    /** Hours after Friday, 15:00. */
    after: fc.integer({ min: 0, max: 90 }),
    number: fc.integer({ min: 1, max: 8 }),
  });
type Act = ReturnType<typeof anAct> extends fc.Arbitrary<infer Of> ? Of : never;

/** What a message asked: of a customer, by which prompt. */
const asksOf = ({ message }: Heard): readonly string[] => {
  if (message.kind === "checklist") return [`${message.customer.id} ${message.prompt.id}`];
  if (message.kind !== "weekly") return [];
  return message.due.flatMap(({ customer }) => {
    const open = openPrompt(customer);
    return open === undefined ? [] : [`${customer.id} ${open.id}`];
  });
};

async function live(acts: readonly Act[], moments: readonly string[]) {
  let fails = 0;
  let reply: Sent = { outcome: "not-sent", because: "HTTP 503" };
  const people = owners.map((id, nth) =>
    aPerson(id, { digest: { day: "Monday", time: moments[nth] ?? "09:00", zone: "Etc/UTC" } }),
  );
  const customers = ids.map((id, nth) =>
    askedAt(nth === 0 ? friday : "2026-11-19T10:00:00.000Z", {
      id,
      owner: owners[nth % 2] as string,
      ...(nth > 1 && ending("2026-12-01")),
    }),
  );
  const there = await aMorning(friday, customers, people, () => {
    if (fails === 0) return undefined;
    fails -= 1;
    return reply;
  });
  const { organization, world, clock, look, press, change } = there;
  const pressed: { id: string; at: string; prompt: string }[] = [];
  const chased: { key: string; customer: string; at: string; except: string[] | undefined }[] = [];
  const quiets: { person: string; from: string; until: string }[] = [];
  let prompts = 1;
  /** The organization for a process that is killed at the nth change. */
  const dying = (nth: number): Organization => {
    const watched = <Kept extends "deliveries" | "customers">(of: Kept): Organization[Kept] => ({
      ...organization[of],
      update: (async (...change: Parameters<Organization[Kept]["update"]>) => {
        if ((nth -= 1) <= 0) throw new Error("killed");
        return await (organization[of].update as (...all: unknown[]) => Promise<unknown>)(...change);
      }) as Organization[Kept]["update"],
    });
    return { ...organization, deliveries: watched("deliveries"), customers: watched("customers") };
  };
  const remind = async (...some: string[]) => {
    const at = clock.now();
    const { reminded } = await press(...some);
    for (const one of [...reminded.values()].flat())
      pressed.push({ id: one.id, at, prompt: openPrompt(one)?.id ?? "" });
  };
  const does = async ({ does: what, customer: id, other, person, number }: Act): Promise<unknown> => {
    const now = clock.now();
    const customer = await organization.customers.get(id);
    const by = { id: customer?.owner ?? person, name: "", manager: false };
    const asked = customer?.checklist.prompt?.id ?? "";
    prompts += 1;
    const request = { id: `p${prompts}`, because: "assigned", askedBy: "ada" } as const;
    switch (what) {
      case "press":
        return await remind(id, other);
      case "press all":
        return await Promise.all([remind(...ids), look()]);
      case "later":
        return await change(id, (one) => later(one, { prompt: asked, by, zone: "Etc/UTC", calendar }, now).doc);
      case "answer":
        return await change(id, (one) => {
          return saveAnswers(one, { answers: { pal: "yes" }, revision: one.checklist.revision, by }, now).doc;
        });
      case "not mine":
        return await change(id, (one) => notMine(one, { prompt: asked, by }, now).doc);
      case "hint":
        return await change(id, (one) => {
          const closed = one.checklist.prompt?.closed?.by ?? "";
          const said = { prompt: asked, by: { ...by, id: closed }, because: `reason ${prompts}` };
          return tellManagers(one, said, now).doc;
        });
      case "assign":
        return await change(id, (one) => {
          const given = assign(one, { to: person, by: manager }, now);
          return given.outcome === "unchanged" ? one : prompt(given.doc, { ...request, to: person }, now).doc;
        });
      case "ask":
        return await change(id, (one) => ask(one, { id: request.id, by: manager }, now).doc);
      case "away":
      case "back":
        return await organization.people.update(person, (one) => {
          const deputy = person === "megan" ? "isaiah" : "megan";
          const today = dayOf(now, "Etc/UTC");
          const at = { until: "2026-12-02", deputy, by: manager };
          return {
            doc: one && (what === "back" ? comeBack(one, manager, now, today) : goAway(one, at, now, today)).doc,
          };
        });
      case "cover":
        return await change(id, (one) => {
          const from = number > 4 ? { from: "2026-11-30" } : {};
          const cover = {
            person,
            ...from,
            until: number > 6 ? "2026-11-30" : number > 3 ? "2026-12-02" : "2026-12-09",
          };
          const isOwn = coverRefused(one, { ...cover, person: { id: person } }, dayOf(now, "Etc/UTC")) !== undefined;
          return isOwn ? one : setFact(one, { set: "cover", cover, today: dayOf(now, "Etc/UTC") }, manager, now).doc;
        });
      case "chase": {
        const { customers, gapsById } = await evaluate(world, organization);
        const gaps = customers.flatMap((one) => openGaps(gapsById.get(one.id)).map((gap) => ({ customer: one, gap })));
        const except = number > 6 ? [person] : undefined;
        const { to } = await remindOwners(world, organization, { gaps, by: manager, except });
        for (const {
          gap,
          customer: { id: whose },
        } of [...to.values()].flat())
          chased.push({ key: gap.key, customer: whose, at: now, except });
        return undefined;
      }
      case "gone":
      case "heard of":
        return await organization.people.update(person, (one) => {
          const { unreachable: _unreachable, ...known } = one ?? aPerson(person);
          const because = "removed the bot";
          return { doc: what === "gone" ? { ...known, unreachable: { since: now, because } } : known };
        });
      case "uncover":
        return await change(
          id,
          (one) => setFact(one, { set: "cover", today: dayOf(now, "Etc/UTC") }, manager, now).doc,
        );
      case "ask to offboard":
        return await change(id, (one) => {
          return askOffboarding(one, { wants: number > 4 ? "paused" : "offboarded", because: "they left", by }, now)
            .doc;
        });
      case "offboard":
      case "keep":
        return await change(id, (one) => {
          // Of two who press at once the second finds what the first decided.
          const press = { asked: offboardingAsked(one)?.at ?? now, as: what === "keep" ? "kept" : "asked" } as const;
          const by = number > 4 ? manager : { id: person, name: "", manager: false };
          const done = decideOffboarding(one, { ...press, by, standsIn: true }, now);
          expect(decideOffboarding(done.doc, { ...press, by: manager, standsIn: false }, now).outcome).not.toBe(
            done.outcome === "decided" ? "decided" : "",
          );
          return done.doc;
        });
      case "undo":
        return await change(id, (one) => {
          const last = one.undoable?.findLast(({ parts }) => "lifecycle" in parts);
          return last === undefined ? one : undoSaved(one, last, { by: "ada", now }).doc;
        });
      case "active":
        return await change(id, (one) => setFact(one, { set: "lifecycle", lifecycle: "active" }, manager, now).doc);
      case "manager away":
      case "manager back":
        return await organization.people.update("ada", (one) => {
          const today = dayOf(now, "Etc/UTC");
          const at = { until: number > 4 ? "2026-11-30" : "2026-12-09", deputy: person, by: manager };
          return {
            doc:
              one && (what === "manager back" ? comeBack(one, manager, now, today) : goAway(one, at, now, today)).doc,
          };
        });
      case "memo":
        return await remindMe(world, organization, {
          person: aPerson(person),
          customer: id,
          on: "2026-11-30",
          says: undefined,
        });
      case "dies":
        return await look(`dies ${prompts}`, dying(number)).catch(() => undefined);
      case "two planners":
        return await Promise.all([plan(world, organization), plan(world, organization), look()]);
      case "quiet":
      case "quiet off": {
        const until = what === "quiet" ? `2026-12-0${number > 4 ? 1 : 2}T00:00:00.000Z` : undefined;
        await beQuiet(world, organization, { person: aPerson(person), until });
        for (const one of quiets) if (one.person === person && one.until > now) one.until = now;
        if (until !== undefined) quiets.push({ person, from: now, until });
        return undefined;
      }
      case "teams fails":
        reply = { outcome: "not-sent", because: "HTTP 503" };
        fails = number;
        return undefined;
      case "teams refuses":
        reply = { outcome: "refused", because: "HTTP 400" };
        fails = 1;
        return undefined;
    }
  };
  const due = acts.toSorted((a, b) => a.after - b.after);
  const start = Date.parse(friday);
  for (let hours = 0; hours < 7 * 24; hours += 0.5) {
    const at = new Date(start + hours * hour).toISOString();
    clock.pass(Date.parse(at) - Date.parse(clock.now()));
    const acting = due.filter(({ after }) => after === hours);
    for (const act of acting) await does(act);
    const isOfNote =
      at.slice(11, 13) >= "07" &&
      at.slice(11, 13) < "10" &&
      !["Sat", "Sun"].includes(new Date(at).toUTCString().slice(0, 3));
    if (acting.length > 0 || isOfNote || hours % 4 === 0) await look();
  }
  return { ...there, pressed, chased, quiets };
}

/** More by hand: `SEED=7 RUNS=500 npx vitest run test/app/messages/never-twice-fuzz.test.ts`. */
const runs = Number(process.env["RUNS"] ?? 12);

it("asks nobody the same twice within hours, and loses nothing", { timeout: 30_000 + runs * 1_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anAct(allActs), { minLength: 3, maxLength: 14 }),
      fc.array(fc.constantFrom("07:00", "07:30", "09:00"), { minLength: 2, maxLength: 2 }),
      async (acts, moments) => {
        const { heard: all, organization, pressed, quiets } = await live(acts, moments);
        for (const { person, from, until } of quiets)
          expect(
            all.filter(({ to, at, kind }) => kind === "reminder" && to === person && at > from && at < until),
            `${person} is quiet from ${from} until ${until}`,
          ).toEqual([]);
        const deliveries = await organization.deliveries.list();
        const stateOf = new Map(deliveries.map(({ id, state }) => [id, state]));
        // What may have arrived is not known to have, and another message says it.
        const heard = all.filter(({ id }) => stateOf.get(id) === "sent");
        const last = new Map<string, Heard>();
        for (const one of heard) {
          for (const asked of asksOf(one)) {
            const key = `${one.to} ${asked}`;
            const before = last.get(key);
            last.set(key, one);
            if (before === undefined) continue;
            const apart = Date.parse(one.at) - Date.parse(before.at);
            expect(apart, `${key}: ${before.kind} ${before.at}, ${one.kind} ${one.at}`).toBeGreaterThanOrEqual(
              4 * hour,
            );
            if (one.at.slice(0, 10) === before.at.slice(0, 10))
              expect(one.kind, `${key}: ${before.kind} ${before.at}, ${one.kind} ${one.at}`).toBe("reminder");
          }
        }
        const isLost = deliveries.some(({ state }) => ["refused", "unknown", "unreachable"].includes(state));
        if (isLost) return;
        const customers = await organization.customers.list();
        for (const { id, at, prompt: asked } of pressed) {
          const open = customers.flatMap((one) => (one.id === id ? (openPrompt(one) ?? []) : []))[0];
          if (open?.id !== asked || open.laterUntil !== undefined) continue;
          const isHeard = heard.some((one) => one.at >= at && asksOf(one).includes(`${id} ${asked}`));
          expect(isHeard, `${id} ${asked} pressed ${at}`).toBe(true);
        }
        for (const customer of customers) {
          const back = givenBack(customer);
          if (back === undefined) continue;
          const told = heard.flatMap(({ message }) =>
            message.kind === "given-back" ? message.rows.filter((row) => row.customer.id === customer.id) : [],
          );
          expect(told.at(-1)?.because, `${customer.id} given back`).toBe(back.because);
        }
      },
    ),
    { numRuns: runs },
  );
});

it(
  "tells whoever covers and the owner what is so in the end, and nothing of it twice",
  { timeout: 30_000 + runs * 1_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct(coverActs), { minLength: 3, maxLength: 14 }), async (some) => {
        const back = owners.map((person) => ({ ...(some[0] as Act), does: "heard of" as const, person, after: 92 }));
        const { heard: all, organization, clock } = await live([...some, ...back], []);
        const today = dayOf(clock.now(), "Etc/UTC");
        const told = new Map<string, Extract<Heard["message"], { kind: "cover" }>>();
        for (const { to, message, id, at } of all) {
          if (message.kind !== "cover") continue;
          for (const customer of message.customers) {
            const key = `${to} ${customer.id}`;
            const before = told.get(key);
            const cover = [message, before].map(
              (one) => one?.customers.find((same) => same.id === customer.id)?.cover?.at,
            );
            const isSame = before?.person === message.person && before.ended === message.ended && cover[0] === cover[1];
            // Whoever was gone hears that they cover it again.
            const isAgain = to === message.person && some.some(({ does, person }) => does === "gone" && person === to);
            if (!id.includes("/begins") && !isAgain) expect(isSame, `${key} ${at} ${id}`).toBe(false);
            told.set(key, message);
          }
        }
        for (const customer of await organization.customers.list()) {
          const holds = coverFrom(customer, today)?.person;
          for (const person of owners) {
            const last = told.get(`${person} ${customer.id}`);
            const believed = last === undefined || last.ended ? undefined : last.person;
            const isOwner = customer.owner === person;
            if (isOwner && believed !== person) expect(believed, `${person} of ${customer.id}`).toBe(holds);
            if (!isOwner) expect(believed === person, `${person} covers ${customer.id}`).toBe(holds === person);
          }
        }
      }),
      { numRuns: runs },
    );
  },
);

it(
  "has somebody hear what a manager has them reminded of, and nobody of it twice a day",
  { timeout: 30_000 + runs * 1_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct(chaseActs), { minLength: 3, maxLength: 14 }), async (some) => {
        const {
          heard: all,
          organization,
          chased,
        } = await live(
          // Megan's customers are open as long as she is there.
          some.map((one) => (one.does === "gone" ? { ...one, person: "isaiah" } : one)),
          [],
        );
        const said = all.flatMap(({ message, to, at }) =>
          message.kind === "chase" ? message.rows.map(({ gap }) => ({ key: gap.key, to, at })) : [],
        );
        const days = said.map(({ key, to, at }) => `${key} ${to} ${at.slice(0, 10)}`);
        expect(days.filter((one, nth) => days.indexOf(one) !== nth)).toEqual([]);
        const lost = (await organization.deliveries.list()).flatMap(({ state, about }) =>
          state !== "sent" && state !== "dropped" && about.kind === "chase" ? about.gaps : [],
        );
        for (const { key, at, except, customer } of chased) {
          if (customer === "b" || customer === "d" || except !== undefined || lost.includes(key)) continue;
          expect(
            said.some((one) => one.key === key && one.at >= at),
            `${key} of ${customer} asked ${at}`,
          ).toBe(true);
        }
      }),
      { numRuns: runs },
    );
  },
);

it(
  "has whoever decides hear what owners ask, and whoever asked what holds in the end, once",
  { timeout: 30_000 + runs * 1_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct(offboardActs), { minLength: 3, maxLength: 14 }), async (some) => {
        const { heard: all, organization, clock } = await live(some, []);
        const news = all.flatMap(({ message, to, id }) =>
          message.kind === "offboarding" ? [{ ...message, to, id }] : [],
        );
        expect(new Set(news.map(({ id }) => id)).size).toBe(news.length);
        const people = await organization.people.list();
        const facts = { managers: ["ada"], people, today: dayOf(clock.now(), "Etc/UTC") };
        for (const customer of await organization.customers.list()) {
          const asked = offboardingAsked(customer);
          const told = (to: string) => news.findLast((one) => one.to === to && one.customer.id === customer.id)?.asked;
          if (asked === undefined) continue;
          if (asked.decided === undefined)
            for (const { id } of decidersOf(asked, facts))
              expect(told(id)?.at, `${id} of ${customer.id}`).toBe(asked.at);
          // What was decided before the last day was told by now, unless it was active again at once.
          else if (asked.decided.as === "kept" || customer.lifecycle === asked.decided.as)
            for (const asker of asked.askers.filter((one) => one !== asked.decided?.by))
              expect(told(asker)?.decided, `${asker} of ${customer.id}`).toEqual(asked.decided);
        }
      }),
      { numRuns: runs },
    );
  },
);
