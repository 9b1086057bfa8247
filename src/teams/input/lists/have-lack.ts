/** What a sentence says that customers have and lack: "with a claim but no PAL", "GDAP but no owner". Pure. */
import { statesNamed } from "../../../domain/claims/state-words.ts";
import { writeTrait, type Trait } from "../../../domain/gaps/traits.ts";
import { exact } from "../../../domain/exact.ts";
import {
  bare,
  foundIn,
  isThing,
  thingIn,
  withoutPurpose,
  withoutThings,
  type Found,
  type ThingNamed,
} from "./things-named.ts";

/** What a sentence says that customers have or lack. */
export type HaveLack = {
  traits: readonly Trait[];
  /** Topics of whose gaps they have some. */
  gaps: readonly string[];
  /** One of them is enough, all of which are lacked. */
  isEither: boolean;
  /** One of them is enough, and it is not said that they are lacked: "PAL or a claim". */
  isOpen: boolean;
  /** As it is written. */
  said: string;
  /** What else it says; empty where these are its words. */
  left: string;
};

type Place = Found & { before: Found | undefined; next: Found | undefined };

/** What was read as far as a place in the text. */
type Read = Pick<HaveLack, "isEither" | "isOpen"> & {
  text: string;
  workloads: readonly string[];
  traits: Trait[];
  gaps: string[];
  /** Whether what follows is lacked, and whether one of it is enough. */
  lacks: boolean;
  ofMissing: boolean;
  isOr: boolean;
  /** Where it begins to say what they are like, and where that ends. */
  from: number | undefined;
  to: number;
};

/**
 * Undefined where it says nothing of it, or no combination.
 * @param workloads what W0, W1 and so on in the text stand for
 */
export function haveLackIn(written: string, workloads: readonly string[] = []): HaveLack | undefined {
  const text = withoutPurpose(written);
  const all = foundIn(text);
  const read: Read = {
    text,
    workloads,
    traits: [],
    gaps: [],
    lacks: false,
    ofMissing: false,
    isOr: false,
    isEither: false,
    isOpen: false,
    from: undefined,
    to: 0,
  };
  for (const [at, one] of all.entries())
    if (!takeUp(read, { ...one, before: all[at - 1], next: all[at + 1] })) return undefined;
  const { traits, from, to, isEither, isOpen, gaps } = read;
  const last = all.at(-1);
  const isHalf = last?.kind === "not" && last.from >= to;
  if (traits.length === 0 || from === undefined || isHalf || !areCombined(traits)) return undefined;
  if (isEither && traits.some(({ is }) => is !== "lacks")) return undefined;
  return { traits, gaps, isEither, isOpen, said: text.slice(from, to).trim(), left: withoutThings(text) };
}

/** What is both had and lacked is no combination, "who has PAL and who does not"; "with Copilot but no claim" is of its use. */
function areCombined(traits: readonly Trait[]): boolean {
  const keys = traits.map((trait) => ("thing" in trait ? writeTrait({ ...trait, is: "has" }) : trait.is));
  const isUse = keys.includes("has-claim") && traits.some((trait) => "workload" in trait);
  return new Set(keys).size === keys.length && !isUse;
}

/** Reads one word; false where it makes no sense there. */
function takeUp(read: Read, one: Place): boolean {
  switch (one.kind) {
    case "or":
      read.isOr = read.traits.length > 0;
      return true;
    case "turns":
      turn(read, one);
      return true;
    case "not":
      deny(read, one);
      return true;
    case "missing":
      return miss(read, one);
    case "gaps":
      return takeGaps(read, one);
    default:
      take(read, one, one.kind);
      return true;
  }
}

function turn(read: Read, { said, from, to, before, next }: Place): void {
  // "Haven't got", "not having"; "where no claim has been approved".
  const isDenied = before?.kind === "not" && isHaving.test(said);
  const isOfClaim = before?.kind === "claim" && next?.kind === "claim" && isBetween(read, to, next.from);
  if (isOfClaim && isHaving.test(said) && isBetween(read, read.to, from)) read.to = to;
  else if (!isDenied) restart(read, from);
}

function restart(read: Read, from: number): void {
  read.lacks = false;
  read.ofMissing = false;
  if (read.traits.length === 0) read.from = from;
}

function deny(read: Read, { said, from, to, next }: Place): void {
  const last = read.traits.at(-1);
  // "…, but CPOR isn't".
  const isAfter = next === undefined && read.to > 0 && auxiliary.test(read.text.slice(read.to, from));
  if (isAfter && last !== undefined && "thing" in last && isBetween(read, to, read.text.length)) {
    read.traits[read.traits.length - 1] = { ...last, is: "lacks" };
    read.to = to;
    return;
  }
  // "With PAL or without a claim", "without an owner or without PAL": one of them is enough.
  if (read.isOr && read.traits.every(({ is }) => is === "lacks")) read.isEither = true;
  else if (read.isOr) read.isOpen = true;
  read.lacks = true;
  read.ofMissing = /^(?:lack|miss)/i.test(said);
  read.from ??= from;
}

/** "Missing PAL", and "PAL missing". */
function miss(read: Read, { said, from, to, next }: Place): boolean {
  const { traits, isOpen } = read;
  const last = traits.at(-1);
  if (next !== undefined && isThing(next) && isBetween(read, to, next.from) && /^missing/i.test(said)) {
    read.lacks = true;
    read.ofMissing = true;
  } else if (last !== undefined && "thing" in last && isBetween(read, read.to, from) && !isUnclear(last, said)) {
    read.isEither ||= isOpen;
    read.traits = traits.map((trait, at) =>
      "thing" in trait && (isOpen || at === traits.length - 1) ? { ...trait, is: "lacks" } : trait,
    );
    read.isOpen = false;
    read.to = to;
  } else return false;
  read.from ??= from;
  return true;
}

function takeGaps(read: Read, { said, from, to }: Place): boolean {
  const which = thingIn(said);
  if (which === undefined || which === "in-onboarding") return false;
  if (read.lacks) read.traits.push({ is: "has", thing: which });
  else read.gaps.push(which);
  read.from ??= from;
  read.to = to;
  return true;
}

function take(read: Read, { said, from, to, before }: Place, thing: ThingNamed): void {
  const { traits } = read;
  const lacks = read.lacks !== /^un/i.test(said);
  read.isOpen ||= read.isOr && !read.lacks;
  read.isEither ||= read.isOr && read.ofMissing;
  read.isOr = false;
  const trait = traitNamed(said, thing, lacks, read.workloads);
  const last = traits.at(-1);
  // "Approved Teams claims", "claims that were rejected": the same claims; "PAL isn't linked", "an owner assigned".
  const isNext = last !== undefined && read.to > 0 && before?.kind !== "not" && isBetween(read, read.to, from);
  const isDenied = lacks && before?.kind === "not" && thing !== "claim" && last !== undefined;
  const same = isDenied && isOf(last, thing) ? trait : isNext ? sameAs(last, trait) : undefined;
  if (same === undefined) traits.push(trait);
  else traits[traits.length - 1] = same;
  read.from ??= from;
  read.to = to;
}

function traitNamed(said: string, thing: ThingNamed, lacks: boolean, workloads: readonly string[]): Trait {
  if (thing === "in-onboarding") return { is: lacks === /^(?:out|past)/i.test(said) ? thing : "not-in-onboarding" };
  const [state] = thing === "claim" ? statesNamed(said).words : [];
  const [, place] = /\bw(\d)/i.exec(said) ?? [];
  return exact({ is: lacks ? "lacks" : "has", thing, state, workload: workloads[Number(place ?? "9")] } as const);
}

const isBetween = ({ text }: Read, from: number, to: number): boolean => bare(text.slice(from, to)) === "";
const isOf = (trait: Trait, thing: ThingNamed): boolean => "thing" in trait && trait.thing === thing;

/** Both of one thing, where each says another part of it: of one claim its state and its workload. */
function sameAs(one: Trait, other: Trait): Trait | undefined {
  if (!("thing" in one) || !("thing" in other) || one.is !== other.is || one.thing !== other.thing) return undefined;
  if ((one.state ?? other.state) !== (other.state ?? one.state)) return undefined;
  if ((one.workload ?? other.workload) !== (other.workload ?? one.workload)) return undefined;
  return exact({ ...one, state: one.state ?? other.state, workload: one.workload ?? other.workload });
}

/** An open claim may be one that waits to be decided. */
const isUnclear = (trait: Trait, word: string): boolean =>
  "thing" in trait && trait.thing === "claim" && /^(?:open|outstanding)$/i.test(word);
const auxiliary = /^ ?(?:is|are|was|were|has|have)? ?$/i;
const isHaving = /^(?:have|has|had|having|got)$/i;
