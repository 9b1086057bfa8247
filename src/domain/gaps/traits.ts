/** What customers are like, whatever their gaps: what they have and what they lack, and since when. Pure. */
import { counts, isWaiting, topics, type Gap, type Topic } from "../catalogue/gap-codes.ts";
import { workloadIds, type Catalogue } from "../catalogue/workloads.ts";
import { standingClaims, type ClaimState, type StandingClaim } from "../claims/standing.ts";
import { statesOf } from "../claims/state-words.ts";
import { exact } from "../exact.ts";
import { isLeftOut, type Customer, type HistoryEntry, type Question } from "../customer/customer.ts";
import { hasAccess, needsNoAccess } from "../customer/gdap.ts";
import { seatsOf } from "../customer/seats.ts";
import { toDecide } from "../customer/offboarding.ts";
import { isLinked, isLinkedElsewhere, linkOf, type OurIds } from "../pal/pal.ts";
import { dayOf, type Day, type Zone } from "../time/time.ts";

const things = ["claim", "cpor", "pal", "link", "onboarding", "gdap", "owner", "deputy", "subscription"] as const;
/**
 * What a customer has or lacks: of its claims, of what is asked about, of access and people. `pal` is had where all of it is
 * in order; `link` where anything of the customer's Azure is linked by PAL, whatever is wrong with it.
 */
export type Thing = (typeof things)[number];
/** `unclaimed`: no claim of ours is on record, not even one to be started; `linked-elsewhere`: by PAL, to another Partner ID; `to-decide`: the managers are asked to pause or offboard it. */
const plain = ["in-onboarding", "not-in-onboarding", "unlisted", "unclaimed", "linked-elsewhere", "to-decide"] as const;
/** `joined`: added here; `subscribed`: got an Azure subscription; `quiet`: nobody recorded anything since. */
const timed = ["joined", "subscribed", "quiet"] as const;
/** By paid seats, as many as are said among them. */
const sizes = ["least", "most"] as const;

/**
 * One of them; `state` is a word of where claims stand, `workload` one they are of, `name` as people call it. `lacks` is also what is only there in part, or not known to be
 * there; `only`: nothing is open but these.
 */
export type Trait =
  | {
      is: "has" | "lacks";
      thing: Thing;
      state?: string | undefined;
      workload?: string | undefined;
      name?: string | undefined;
    }
  | { is: "only"; topics: readonly Topic[] }
  | { is: (typeof plain)[number] }
  | { is: (typeof sizes)[number]; seats: number }
  | { is: (typeof timed)[number]; since: Day; until?: Day | undefined };

const day = "\\d{4}-\\d{2}-\\d{2}";
const ofThing = new RegExp(`^(has|no)-(${things.join("|")})(?:-([a-z-]+))?(?:/([\\w-]+))?$`);
const ofTopics = new RegExp(`^only(?:-(?:${topics.join("|")}))+$`);
const ofSize = new RegExp(`^seats-(${sizes.join("|")})-(\\d{1,7})$`);
const ofTime = new RegExp(`^(${timed.join("|")})-(${day})(?:-(${day}))?$`);

/** What buttons of cards sent by earlier versions say. */
const formerly: Readonly<Record<string, string>> = { deputized: "has-deputy" };

/** Reads one word, such as `no-pal`, `has-claim-rejected` or `joined-2026-10-01`. */
export function traitOf(typed: string): Trait | undefined {
  const word = formerly[typed.toLowerCase()] ?? typed.toLowerCase();
  const is = plain.find((one) => one === word);
  if (is !== undefined) return { is };
  const [, has, named, state, workload] = ofThing.exec(word) ?? [];
  const thing = things.find((one) => one === named);
  const isRead =
    thing === "claim" ? state === undefined || statesOf([state]) !== undefined : (state ?? workload) === undefined;
  if (thing !== undefined && isRead) return exact({ is: has === "has" ? "has" : "lacks", thing, state, workload });
  if (ofTopics.test(word)) return { is: "only", topics: topics.filter((one) => word.split("-").includes(one)) };
  const [, bound, seats] = ofSize.exec(word) ?? [];
  const size = sizes.find((one) => one === bound);
  if (size !== undefined) return { is: size, seats: Number(seats) };
  const [, kind, since, until] = ofTime.exec(word) ?? [];
  const what = timed.find((one) => one === kind);
  return what === undefined || since === undefined ? undefined : exact({ is: what, since, until });
}

/** The word that `traitOf` reads. */
export function writeTrait(trait: Trait): string {
  if ("thing" in trait) {
    const { is, thing, state, workload } = trait;
    const words = [is === "has" ? "has" : "no", thing, state].filter((part) => part !== undefined).join("-");
    return workload === undefined ? words : `${words}/${workload}`;
  }
  if ("seats" in trait) return `seats-${trait.is}-${trait.seats}`;
  if ("topics" in trait) return ["only", ...trait.topics].join("-");
  if ("since" in trait) return [trait.is, trait.since, trait.until].filter((part) => part !== undefined).join("-");
  return trait.is;
}

/** The topics whose gaps say what is lacked: they stand first of a customer's. */
export const topicsLacked = (traits: readonly Trait[]): readonly Topic[] =>
  traits.flatMap((trait) => {
    if ("topics" in trait) return trait.topics;
    if (!("thing" in trait) || trait.is === "has") return [];
    const topic = topicOf[trait.thing] ?? trait.thing;
    return topics.filter((one) => one === topic);
  });

/** Whose gaps say that a thing is lacked, where it isn't called like it. */
const topicOf: Partial<Record<Thing, Topic>> = { claim: "cpor", gdap: "access", link: "pal" };

/** What a trait is looked for in. */
type Like = { gaps: readonly Gap[]; catalogue: Catalogue; today: Day; zone: Zone } & OurIds;

/** Whether a customer is like that. Paused and offboarded ones neither have nor lack anything that is looked after. */
export function isLike(trait: Trait, customer: Customer, about: Like): boolean {
  const { lifecycle, unlisted, addedAt, subscriptions, history } = customer;
  const isWithin = (moment: Day): boolean =>
    "since" in trait && moment >= trait.since && (trait.until === undefined || moment <= trait.until);
  switch (trait.is) {
    case "in-onboarding":
      return lifecycle === "onboarding";
    case "not-in-onboarding":
      return lifecycle !== "onboarding" && !isLeftOut(customer);
    case "unlisted":
      return unlisted !== undefined;
    case "unclaimed":
      return !isLeftOut(customer) && standingClaims([customer], {}, about.catalogue).length === 0;
    case "linked-elsewhere":
      return !isLeftOut(customer) && customer.identities.some((one) => isLinkedElsewhere(one, about));
    case "to-decide":
      return toDecide(customer) !== undefined;
    case "least":
    case "most": {
      const seats = isLeftOut(customer) ? undefined : seatsOf(customer);
      return seats !== undefined && (trait.is === "least" ? seats >= trait.seats : seats <= trait.seats);
    }
    case "joined":
      return isWithin(dayOf(addedAt, about.zone));
    case "subscribed":
      return subscriptions.some(({ since, endedOn, movedTo }) => isWithin(since) && (endedOn ?? movedTo) === undefined);
    case "quiet":
      // Nobody could be heard of before it was there.
      return (
        !isLeftOut(customer) &&
        dayOf(addedAt, about.zone) < trait.since &&
        !history.some((entry) => isHeard(entry) && isWithin(dayOf(entry.at, about.zone)))
      );
    case "only": {
      const open = about.gaps.filter((gap) => counts(gap) || isWaiting(gap));
      return !isLeftOut(customer) && open.length > 0 && open.every(({ topic }) => trait.topics.includes(topic));
    }
    case "has":
      return standing(trait, customer, about) === "has";
    case "lacks":
      return standing(trait, customer, about) === "lacks";
  }
}

/** Whether somebody said it: not what is sent to people or read for them, nor whom a customer was given to. */
const isHeard = ({ by, what, evidence }: HistoryEntry): boolean =>
  by !== "system" && (evidence ?? "reported") !== "imported" && !isElse.test(what);
const isElse = /^(?:asked|reminded|escalated|assigned|added|imported|read|suggested)/;

/**
 * `neither`: it does not apply there, or nothing is looked after; `elsewhere`: another partner has it; `unknown`: nobody
 * has said whether it applies.
 */
type Standing = "has" | "lacks" | "elsewhere" | "neither" | "unknown";

/** Of the only trait, where it is of something that is had or lacked: how a customer stands, whichever of them is listed. */
export function standingOfOnly(
  [trait, ...others]: readonly Trait[],
  customer: Customer,
  about: Like,
): Standing | undefined {
  return trait === undefined || others.length > 0 || !("thing" in trait) ? undefined : standing(trait, customer, about);
}

function standing(
  { thing, state, workload }: Extract<Trait, { thing: Thing }>,
  customer: Customer,
  about: Like,
): Standing {
  const { owner, deputy, subscriptions, identities, onboarding, lifecycle } = customer;
  if (isLeftOut(customer)) return "neither";
  const either = (has: boolean): Standing => (has ? "has" : "lacks");
  switch (thing) {
    case "owner":
      return either(owner !== undefined);
    case "deputy":
      return either(deputy !== undefined);
    case "gdap":
      return needsNoAccess(customer) ? "neither" : either(hasAccess(customer, about.today));
    case "subscription":
      return either(subscriptions.some(({ endedOn, movedTo }) => (endedOn ?? movedTo) === undefined));
    case "claim":
      return either(claimsLike({ state, workload }, customer, about.catalogue).length > 0);
    case "link": {
      const standings = { none: "lacks", linked: "has", "no-azure": "neither" } as const;
      const link = linkOf(customer, about);
      return link === "elsewhere" || link === "unknown" ? link : standings[link];
    }
    case "onboarding":
      return either(
        lifecycle !== "onboarding" &&
          isDone("onboarding", customer, about, onboarding?.steps.every(({ done }) => done !== undefined) === true),
      );
    case "cpor":
    case "pal": {
      if (customer.checklist.answers[thing]?.says === "n/a" && isSettled(thing, about)) return "neither";
      const isShown =
        thing === "pal"
          ? identities.some(isLinked) || subscriptions.some(isAttributed)
          : standingClaims([customer], { states: claimStates("approved") }, about.catalogue).length > 0;
      return either(isDone(thing, customer, about, isShown));
    }
  }
}

const isAttributed = ({ seen }: Customer["subscriptions"][number]): boolean => seen?.attributed === true;

const isSettled = (topic: Topic, { gaps }: Like): boolean =>
  !gaps.some((gap) => gap.topic === topic && (counts(gap) || isWaiting(gap)));

/** Nothing of it is open, and somebody or something said that it is there: silence is no association. */
const isDone = (topic: Question & Topic, customer: Customer, about: Like, isShown: boolean): boolean =>
  isSettled(topic, about) && (isShown || customer.checklist.answers[topic]?.says === "yes");

const started: readonly ClaimState[] =
  statesOf(["all"])?.filter((one) => one !== "Not started" && one !== "sold-by-us") ?? [];

/** The customer's claims that such a trait is of: those that stand there, or that were started. */
export const claimsLike = (
  { state, workload }: Pick<Extract<Trait, { thing: Thing }>, "state" | "workload">,
  customer: Customer,
  catalogue: Catalogue,
): readonly StandingClaim[] =>
  standingClaims(
    [customer],
    { states: claimStates(state), workloads: workload === undefined ? undefined : workloadIds(catalogue, workload) },
    catalogue,
  );

/** A claim that was never started is none; one that a report shows is approved, whatever its status says. */
function claimStates(state: string | undefined): readonly ClaimState[] {
  if (state === undefined) return started;
  const states = statesOf([state]) ?? [];
  return states.includes("Approved") ? [...states, "in-report"] : states;
}
