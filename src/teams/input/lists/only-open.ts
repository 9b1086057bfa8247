/** Customers of which nothing is open but what a sentence names: "all done except PAL", "only PAL missing". Pure. */
import { topics } from "../../../domain/catalogue/gap-codes.ts";
import { writeTrait } from "../../../domain/gaps/traits.ts";

const topic = "(?:the |an? |their |also )?(?:cpor|claims?|pal|onboarding|owner(?:ship)?|gdap|access)\\b";
/** One or several of them, and nothing else beside. */
const topicWords = `(?<named>${topic}(?:(?:,| and| or| &|, and|, or) ${topic})*)(?!,? (?:and|or|&) (?:the |an? |their |no )?\\p{L}+[^\\p{L}\\p{N}]*$)`;
const done = "(?:done|fine|complete|completed|finished|in order|ok|okay|good|covered|ready|sorted|green)";
const but = "(?:exc?ept(?: for)?|apart from|other than|save for|minus|bar(?:ring)?|but(?: (?:for|not|no))?)";
const open = "(?:missing|left|open|outstanding|lacking|to do|to go)";
/** "All done except PAL", "only PAL missing", "only lacks PAL", "nothing open but PAL". */
const onlyThat: readonly RegExp[] = [
  new RegExp(`^(?:(?!\\b(?:pal|claims?|cpor|gdap|onboarding|owner)\\b).)*?\\b${done},? ${but} ${topicWords}`, "iu"),
  new RegExp(`\\b(?:only|just) ${topicWords}(?: (?:link|is|are|still|gaps?))* ${open}\\b`, "iu"),
  new RegExp(
    `\\b(?:only|just)(?: (?:have|has|got|the|a|is|are|still))* (?:needs?|lacks?|miss|misses|missing|lacking) ${topicWords}`,
    "iu",
  ),
  new RegExp(`\\b(?:have|has|with|got) (?:only|just) ${topicWords} gaps\\b`, "iu"),
  new RegExp(`^(?:so |and )?${but} ${topicWords},? (?:who|which|what|how many)\\b.{0,30}\\b${done}\\b`, "iu"),
  new RegExp(`\\b(?:have|has|having|with|got) everything,? ${but} ${topicWords}`, "iu"),
  new RegExp(`\\bnothing (?:else )?(?:${open} )?${but} ${topicWords}`, "iu"),
];

/** What follows `gaps` in their list. */
export function onlyOpenIn(text: string): string | undefined {
  const [named] = onlyThat.flatMap((pattern) => pattern.exec(text)?.groups?.["named"] ?? []);
  if (named === undefined) return undefined;
  const words = named.toLowerCase().split(/[^a-z]+/);
  const some = topics.filter((one) =>
    words.some((word) => word.startsWith(one) || (one === "cpor" && /^claims?$/.test(word))),
  );
  // That there is no access is no gap.
  const access = words.includes("gdap") ? " no-gdap" : "";
  return some.length === 0 ? `in-order${access}` : `customers ${writeTrait({ is: "only", topics: some })}${access}`;
}
