/** Lists in words, as guesses and questions name them: "Megan Bowen's critical CPOR gaps". Pure. */
import { claimsThatAre } from "../../../cards/gaps/claim-list.ts";
import { dayWords } from "../../../cards/kit/dates.ts";
import { traitWords } from "../../../cards/gaps/traits.ts";
import { readTyped, wordsOfFilter } from "../../../domain/gaps/filter.ts";
import { traitOf } from "../../../domain/gaps/traits.ts";
import type { Day } from "../../../domain/time/time.ts";
import type { NameIndex } from "../words/names.ts";

/** "your ", "Megan Bowen's "; nothing for nobody's, and for everybody's but one. */
export const possessive = (whose: string): string =>
  whose === "you" ? "your " : whose === "" || isBut.test(whose) ? "" : `${whose}'s `;
const isBut = /^everybody but /;

/**
 * A list of gaps.
 * @param filters each as `wordsOfFilter` has it, with its day: "critical", "ending 2026-12-24", "without low".
 * @param whose "you", a name, "everybody but Megan Bowen", or empty.
 */
export function listTitle(filters: readonly string[], whose: string, today: Day): string {
  const parts = filters.map((filter) => {
    const [by = "", ...rest] = filter.split(" ");
    return { by, rest: rest.join(" ") };
  });
  const order = parts.find(({ by, rest }) => by === "by" && rest !== "");
  const like = traitWords(
    parts.flatMap(({ by }) => traitOf(by) ?? []),
    today,
  );
  const tail =
    (like === "" ? "" : `${parts.some(({ by }) => ofCustomers.test(by)) ? "" : " at customers"} ${like}`) +
    (isBut.test(whose) ? ` of ${whose}` : "") +
    (order === undefined ? "" : `, ${orderTitles[order.rest] ?? `by ${order.rest}`}`);
  const which = parts.filter((part) => part !== order && traitOf(part.by) === undefined);
  const [only] = which;
  return (which.length > 1 ? undefined : loneTitle(only, whose, today)) ?? gapsTitle(which, whose, today) + tail;

  /** Of what is no adjective of gaps. */
  function loneTitle(one: Part | undefined, of: string, day: Day): string | undefined {
    const theirs = possessive(of);
    switch (one?.by) {
      case undefined:
        return `${of === "" && like === "" ? "all " : theirs}gaps${tail}`;
      case "ending":
        return `${theirs}deadlines ${dueBy(one, day)}${tail}`;
      case "overdue":
        return of === "" ? `what is overdue${tail}` : `${theirs}overdue gaps${tail}`;
      case "expired":
        return `${theirs}expired answers${tail}`;
      case "unowned":
        return "customers without an owner";
      case "waiting":
        return of === "" || isBut.test(of)
          ? `who hasn't answered yet${of.replace(isBut, ", other than ")}`
          : `what ${of === "you" ? "you haven't" : `${of} hasn't`} answered yet`;
      case "closed":
        return `${theirs}gaps closed since the last digest${tail}`;
      case "urgent":
        return `${theirs}urgent gaps (critical, due within two weeks, or high and costing money every month)${tail}`;
      case "quick":
        return `${theirs}gaps that take a minute: an answer, an owner or a paste${tail}`;
      case "in-order":
        return `${theirs}customers with nothing open${tail}`;
      case "paused":
      case "offboarded":
        return `${theirs}${one.by} customers${tail}`;
      case "customers":
        return `${of === "" && like === "" ? "all " : theirs}customers${tail}`;
      default:
        return undefined;
    }
  }
}

const orderTitles: Readonly<Record<string, string>> = { added: "newest first", smallest: "fewest seats first" };
const ofCustomers = /^(?:customers|waiting|in-order|paused|offboarded|unowned)$/;

type Part = { by: string; rest: string };

const dueBy = ({ rest }: Part, today: Day): string =>
  rest === "" ? "within a week" : `until ${dayWords(rest, today)}`;

/** Gaps with what is said of them: adjectives before, the rest behind. */
function gapsTitle(parts: readonly Part[], whose: string, today: Day): string {
  const before: string[] = [];
  const behind: string[] = [];
  for (const part of parts) {
    const { by, rest } = part;
    if (by === "ending") behind.push(` due ${dueBy(part, today)}`);
    else if (by === "older") behind.push(` open since ${dayWords(rest, today)} or longer`);
    else if (by === "nobody") behind.push(" without an owner");
    else if (by === "waiting") behind.push(" still to be answered");
    else if (by === "without")
      behind.push(`${parts.find((one) => one.by === "without") === part ? " other than" : " and"} ${called(rest)}`);
    else before.push(called(by === "workload" ? rest : `${by} ${rest}`.trim()));
  }
  return `${possessive(whose)}${[...before, "gaps"].join(" ")}${behind.join("")}`;
}

const called = (filter: string): string => (/^(?:cpor|pal)$/.test(filter) ? filter.toUpperCase() : filter);

/**
 * What a command of lists shows, in words.
 * @returns undefined for what is no such list, or has words that chose nothing.
 */
export function titleOfList(says: string, names: NameIndex, today: Day): string | undefined {
  const [, command, rest = ""] = /^(gaps|claims)\b ?(.*)$/.exec(says) ?? [];
  const nameOf = (ref: string): string | undefined => (ref === "mine" ? "you" : names.byRef(ref)?.name);
  // By itself it is no order of a list, but a row for each.
  if (rest === "by owner" && command === "gaps") return says;
  if (command === "claims") return titleOfClaims(rest.split(" "), nameOf);
  if (command === undefined) return undefined;
  const typed = readTyped(rest.replace(/ ?\bpage \d+$/, ""), "mine");
  if ("clash" in typed || typed.filter.by === "customer") return undefined;
  const { whose } = typed.filter;
  const ref = whose !== undefined && "person" in whose ? whose.person : typed.words;
  const name = ref === "" ? "" : nameOf(ref);
  if (name === undefined) return undefined;
  const filters = wordsOfFilter(typed.filter)
    .filter((one) => one !== "all" && !one.startsWith("first-"))
    .map((one) => one.replace(/^without customer:(\S+)$/, (_, id: string) => `without ${nameOf(id) ?? id}`));
  return listTitle(
    whose?.kind === "nobody" ? [...filters, "nobody"] : filters,
    whose?.kind === "except" ? `everybody but ${name}` : name,
    today,
  );
}

function titleOfClaims(words: readonly string[], nameOf: (ref: string) => string | undefined): string | undefined {
  const isState = (word: string) => word === "none" || word === "all" || claimsThatAre(word) !== undefined;
  const some = words.filter(isState);
  const others = words.filter((word) => !isState(word) && word !== "");
  const owner = others.find((word) => nameOf(word) !== undefined);
  const left = others.filter((word) => word !== owner);
  const whose = owner === undefined ? "" : possessive(nameOf(owner) ?? "");
  if (some.join() === "none")
    return `${whose}customers without a claim${left.length === 0 ? "" : `: ${left.join(" ")}`}`;
  if (left.length > 0) return undefined;
  const [one, ...more] = some.filter((word) => word !== "all");
  if (one !== undefined)
    return `${whose}${more.length === 0 ? claimsThatAre(one) : `claims ${[one, ...more].join(" or ").replaceAll("-", " ")}`}`;
  if (owner === undefined) return some.length === 0 ? "claims by status" : "all claims";
  return `${whose}claims`;
}
