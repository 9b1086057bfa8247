/** What people say about a customer beside its associations: lifecycle, deputy, cover, how it buys, its size, GDAP. Pure changes. */
import { noted } from "./edit.ts";
import { exact } from "../exact.ts";
import { mayAnswer, withdrawPrompt } from "./checklist.ts";
import { coverFrom } from "./cover.ts";
import type { Cover, Customer, Evidence, SalesChannel } from "./customer.ts";
import { accessWords, withTold } from "./gdap.ts";
import type { Actor, PersonRef } from "../people/person.ts";
import type { Day, Instant } from "../time/time.ts";

const salesChannels: readonly SalesChannel[] = ["CSP", "EA/VL", "Web Direct"];

/** One particular, read from what was written. */
export type Fact =
  | { set: "lifecycle"; lifecycle: "active" }
  /** Silences everything about the customer: `because` says why, and cannot be left out. */
  | { set: "lifecycle"; lifecycle: "paused" | "offboarded"; because?: string | undefined }
  | { set: "channels"; channels: readonly SalesChannel[] }
  /** `endsOn` absent: GDAP is not needed. */
  | { set: "gdap"; endsOn?: Day; autoExtends: boolean }
  /** Paid seats of the largest workload; absent: not known. */
  | { set: "seats"; seats?: number | undefined }
  /** What it is called here, whatever lists call it; absent: as they do. `anyway`: although another one is called so. */
  | { set: "name"; name?: string | undefined; anyway?: boolean }
  /** `deputy` absent: there is none any more. */
  | { set: "deputy"; deputy?: PersonRef }
  /** `cover` absent: nobody covers it any more. `today`: the organization's, by which a cover is over or not. */
  | { set: "cover"; cover?: Pick<Cover, "person" | "from" | "until"> | undefined; today: Day };

/** `contradicted`: Microsoft's reading says otherwise, and stands; what was said is kept beside it where it has a place. */
export type FactOutcome = {
  doc: Customer;
  outcome: "changed" | "unchanged" | "contradicted" | "not-yours" | "not-a-manager" | "no-reason";
};

/**
 * Changes one particular, with an entry in the history; the same again changes nothing. Nobody is reminded of a
 * customer that is paused or gone: since nothing ends that by itself, a manager does it, and says why.
 */
export function setFact(customer: Customer, change: Fact, by: Actor, now: Instant): FactOutcome {
  if (!mayAnswer(customer, by)) return { doc: customer, outcome: "not-yours" };
  const next = changed(customer, change, { kind: "reported", at: now, by: by.id });
  const [from, to] = [customer, next].map((one) => wordsOf(one, change)) as [string, string];
  const silences = change.set === "lifecycle" && change.lifecycle !== "active";
  if (silences && !by.manager) return { doc: customer, outcome: "not-a-manager" };
  const isContradicted = isOtherwise(next, change);
  if (from === to) return { doc: customer, outcome: isContradicted ? "contradicted" : "unchanged" };
  if (silences && change.because === undefined) return { doc: customer, outcome: "no-reason" };
  const entry =
    change.set === "cover"
      ? coverEntry(customer, next, change.today)
      : isContradicted
        ? {
            ...(change.set === "gdap" ? { to: next.gdap?.said?.says } : { from, to }),
            note: "Microsoft says otherwise",
          }
        : { from, to, note: silences ? change.because : undefined };
  const doc = silences ? withdrawPrompt(next, by.id, now) : next;
  return {
    outcome: isContradicted ? "contradicted" : "changed",
    doc: noted(doc, { at: now, by: by.id, what: `${change.set} set`, ...entry }),
  };
}

/** What was read of a customer, and nobody's word replaces: that we sell it licences. */
const readChannels = ({ read }: Customer): readonly SalesChannel[] =>
  read?.subscriptions?.licences === true ? ["CSP"] : [];

/** Whether Microsoft's reading stands against what was said. */
function isOtherwise(next: Customer, change: Fact): boolean {
  if (change.set === "gdap") return change.endsOn !== undefined && next.gdap?.said !== undefined;
  return change.set === "channels" && readChannels(next).some((one) => !change.channels.includes(one));
}

function changed(customer: Customer, change: Fact, evidence: Evidence): Customer {
  switch (change.set) {
    case "lifecycle": {
      const { unlisted, ...rest } = customer;
      // Whoever calls it active although Partner Center does not list it any more says that we go on serving it.
      const kept =
        change.lifecycle === "active" && unlisted !== undefined ? { ...unlisted, kept: true as const } : unlisted;
      return exact({ ...rest, lifecycle: change.lifecycle, unlisted: kept });
    }
    case "channels": {
      const sold = [...change.channels, ...readChannels(customer)];
      return { ...customer, channels: salesChannels.filter((channel) => sold.includes(channel)) };
    }
    case "gdap": {
      const { endsOn, autoExtends } = change;
      const gdap =
        endsOn === undefined
          ? { status: "not needed", autoExtends: false, needed: false, evidence }
          : withTold(customer, { status: "active", endsOn, autoExtends, needed: true, evidence });
      return { ...customer, gdap };
    }
    case "deputy":
      return exact({ ...customer, deputy: change.deputy });
    case "cover":
      return exact({
        ...customer,
        cover: change.cover && exact({ ...change.cover, by: evidence.by, at: evidence.at }),
      });
    case "name": {
      const { listedName = customer.name, ...rest } = customer;
      const own = change.name === undefined || change.name === listedName ? undefined : change.name;
      return exact({ ...rest, name: own ?? listedName, listedName: own === undefined ? undefined : listedName });
    }
    case "seats":
      return exact({ ...customer, seats: change.seats });
  }
}

/** Whose it was and whose it is, and on which days; the words of a fact would be no person's name. */
function coverEntry(before: Customer, after: Customer, today: Day) {
  const [from, to] = [before, after].map((one) => coverFrom(one, today));
  const days = to?.from === undefined ? to?.until : `${to.from}/${to.until}`;
  return { from: from?.person, to: to?.person, item: days };
}

function wordsOf(customer: Customer, change: Fact): string {
  switch (change.set) {
    case "lifecycle":
      return customer.unlisted?.kept === true ? `${customer.lifecycle}, though not listed` : customer.lifecycle;
    case "channels":
      return customer.channels.join(", ");
    case "name":
      return customer.name;
    case "deputy":
      return customer.deputy ?? "";
    case "cover": {
      const { person = "", from = "", until = "" } = coverFrom(customer, change.today) ?? {};
      return `${person} ${from}/${until}`;
    }
    case "seats":
      return customer.seats === undefined ? "" : String(customer.seats);
    case "gdap": {
      const { gdap } = customer;
      if (gdap === undefined) return "";
      if (gdap.said !== undefined) return `${accessWords(gdap)}, though ${gdap.said.says}`;
      return gdap.needed
        ? `until ${gdap.endsOn ?? "?"}${gdap.autoExtends ? ", extends automatically" : ""}`
        : "not needed";
    }
  }
}

/**
 * Reads `active`, `paused because …`, `sold by CSP, EA/VL`, `gdap until 2027-01-31 [auto-extended]`, `gdap not needed`,
 * `250 seats`, `seats unknown`, `called Contoso Berlin`, `called as listed`.
 * @returns undefined when it is none of them. A deputy is read where people can be looked up.
 */
export function readFact(words: string, readDay: (text: string) => Day | undefined): Fact | undefined {
  const written = words.trim().replace(/\s+/g, " ");
  const said = written.toLowerCase();
  if (said === "active") return { set: "lifecycle", lifecycle: said };
  const silent = /^(?:(paused)|offboarded)(?: (?:because )+(.+))?$/is.exec(written);
  if (silent !== null) {
    return { set: "lifecycle", lifecycle: silent[1] === undefined ? "offboarded" : "paused", because: silent[2] };
  }
  const sold = /^sold by (.+)$/
    .exec(said)?.[1]
    ?.split(/,| and /)
    .map((channel) => channel.trim());
  if (sold !== undefined) {
    const channels = salesChannels.filter((channel) => sold.includes(channel.toLowerCase()));
    return channels.length === sold.length ? { set: "channels", channels } : undefined;
  }
  const [, called, anyway] = /^called (.{1,200}?)( anyway)?$/i.exec(written) ?? [];
  if (called !== undefined)
    return exact({
      set: "name" as const,
      name: /^as listed$/i.test(called) ? undefined : called,
      anyway: anyway === undefined ? undefined : true,
    });
  const seats = /^(?:(\d{1,3}(?:[ ,.'’]?\d{3})*) (?:paid )?seats?|seats unknown)$/.exec(said);
  if (seats !== null) {
    const count = seats[1] === undefined ? undefined : Number(seats[1].replace(/\D/g, ""));
    return count === 0 ? undefined : { set: "seats", seats: count };
  }
  if (/^gdap not needed$/.test(said)) return { set: "gdap", autoExtends: false };
  const gdap = /^gdap until (.+?)( auto[- ]?extended)?$/.exec(said);
  const endsOn = readDay(gdap?.[1] ?? "");
  return endsOn === undefined ? undefined : { set: "gdap", endsOn, autoExtends: gdap?.[2] !== undefined };
}
