/** Tables, and who changed what: the commands `export` and `history`. Pure. */
import { customersOf, peopleOf, says, type Slots, type Written } from "../reading/slots.ts";
import { statesIn } from "../lists/asked-lists.ts";
import { withoutNames } from "./write-changes.ts";
import { pastPeriodIn } from "../time/period.ts";
import type { About } from "../../turn.ts";

export function writeHistory(slots: Slots): readonly Written[] {
  const { since = slots.day(true), until } = pastPeriodIn(slots.text, slots.today);
  const end = until === undefined ? "" : ` until ${until}`;
  const period = since === undefined || since > slots.today ? "" : ` since ${since}${end}`;
  const customers = customersOf(slots);
  const named = customers.length > 0 ? customers : slots.named;
  const of = named.length === 0 ? [{ id: "", name: "" }] : named;
  return of.map(({ id, name }) => ({
    says: `history ${id}`.trim() + period,
    title: `the history${name === "" ? "" : ` of ${name}`}${period}`,
  }));
}

export function writeExport(slots: Slots): readonly Written[] {
  // "Everything approved: customer, workload, owner" is a table of claims, whatever its columns are.
  const isOfClaims =
    says(slots, /\b(?:approved|rejected|submitted|disputed)\b|\bworkloads?\b/i) &&
    !says(slots, /\b(?:gaps?|open|histor\w+|deliver\w+|reviews?)\b/i);
  const named = isOfClaims
    ? "claims"
    : ["claims", "gaps", "customers", "history", "deliveries", "review"].find((one) =>
        says(slots, new RegExp(`\\b${one.slice(0, -1)}`, "i")),
      );
  const [customer] = customersOf(slots);
  if (named === "review" && customer !== undefined)
    return [{ says: `export review ${customer.id}`, title: `the review of ${customer.name}` }];
  const what = named === "review" ? undefined : (named ?? lastTable(slots.earlier));
  const all =
    what !== undefined
      ? [what]
      : named !== undefined || slots.words.length < 2
        ? [""]
        : says(slots, wholeList)
          ? ["customers"]
          : ["gaps", "customers"];
  // No table is of one customer.
  if (customer !== undefined && what !== "history")
    return [
      { says: `export review ${customer.id}`, title: `the review of ${customer.name}` },
      ...all.map((one) => ({
        says: `export ${one}`.trim(),
        title: `a table of ${one === "" ? "everything" : `all ${one}`}`,
      })),
    ];
  const person = peopleOf(slots).find((one) => isWhose(slots, one));
  const isOwn = person === undefined ? says(slots, owned) : person.id === slots.me;
  return all.map((one) => {
    const whose = isOwn
      ? { says: " mine", title: " of yours" }
      : { says: ` ${person?.id}`, title: ` of ${person?.name}` };
    const isNarrowed = /^(?:gaps|customers|claims)$/.test(one) && (isOwn || person !== undefined);
    const states = one === "claims" ? statesChosen(withoutNames(slots)) : [];
    const which = states.map((state) => `${state.replaceAll("-", " ")} `).join("");
    const title = `a table of ${one === "" ? "everything" : `${which}${one}`}${isNarrowed ? whose.title : ""}`;
    return { says: ["export", one, ...states].join(" ").trim() + (isNarrowed ? whose.says : ""), title };
  });
}

/** All there is, a row for each customer. */
const wholeList = /\b(?:whole|complete|entire|full) (?:customer )?(?:list|overview|table|lot|thing)\b/i;

/** Words right before the claims that may say which, and a space after them. */
const mostBefore = 5;

/** "All approved claims", "everything approved", "the claims that were rejected"; of a list of their columns none. */
function statesChosen(text: string): readonly string[] {
  const at = /\bclaims?\b/i.exec(text)?.index ?? 0;
  const before = text.slice(0, at).split(" ").slice(-mostBefore).join(" ");
  const [, after = ""] =
    /\b(?:claims|everything|all|ones)(?: (?:that|which))?(?:['’]s| is| was| are| were| got)? (\S+(?: \S+)?)/i.exec(
      text,
    ) ?? [];
  const [some] = [before, after].map(statesIn).filter((states) => states.some((one) => one !== "all"));
  return some?.filter((one) => one !== "all") ?? [];
}

const owned = /\bmine\b|\bmy (?:own )?(?:\w+ )?(?:customers?|accounts?|clients?|gaps?|claims?|items|list)\b/i;

/** "Of Megan", "only for Megan", "Megan's": not "for the call with Megan". */
function isWhose({ text, words }: Slots, { from, to }: { from: number; to: number }): boolean {
  const [before = "", last = ""] = [words[from - 2]?.fold, words[from - 1]?.fold];
  if (/^(?:of|by|only|just)$/.test(last)) return true;
  if (/^(?:only|just|gaps|customers|claims|accounts|list) for$/.test(`${before} ${last}`)) return true;
  // "Megan's open gaps"; not "Megan's boss".
  const rest = text.slice(words[to - 1]?.to).replace(/^['’]s?/, "");
  return /['’]s?$/.test(text.slice(words[from]?.from, text.length - rest.length)) && tabled.test(rest);
}

const tabled = /^\s+(?:\w+ )?(?:gaps?|customers?|claims?|accounts?|clients?|list|items|stuff)\b/i;

/** What "that" is, as a table. */
function lastTable(earlier: About | undefined): string | undefined {
  // Of a count there is no page; and what was a file already is one again.
  const [, said, gaps = said] =
    /^(?:export )?(claims|history|customers|deliveries)\b|^export (gaps)\b/.exec(earlier?.says ?? "") ?? [];
  if (gaps !== undefined) return gaps;
  const { list } = earlier ?? {};
  if (list === undefined) return undefined;
  if ("claims" in list) return "claims";
  return list.filter.by === "customers" ? "customers" : "gaps";
}
