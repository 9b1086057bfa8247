/** Deputies that are asked about: one's own, and why an absence has one. */
import { isSamePerson } from "../../domain/people/person.ts";
import type { NameIndex } from "../input/words/names.ts";
import type { Turn } from "../turn.ts";

/** What "who is my deputy?" is answered with beside who is away, and why an absence has one. */
export async function deputiesSaid({ text, actor, organization }: Turn, says: string, names: NameIndex) {
  if (/^away (?!list$)/.test(says)) return wantsNoDeputy.test(text) ? [needsDeputy] : [];
  if (says !== "away list" || !ownDeputy.test(text)) return [];
  const own = (await organization.customers.list()).filter(({ owner }) => isSamePerson(owner, actor));
  const some = own.flatMap(({ name, deputy }) =>
    deputy === undefined ? [] : [`${name} (${names.byRef(deputy)?.name ?? deputy})`],
  );
  if (some.length === 0) return ["None of your customers has a deputy. When you are away, whoever you name stands in."];
  const more = some.length > mostDeputies ? `, and ${some.length - mostDeputies} more` : "";
  return [`Your customers with a deputy: ${some.slice(0, mostDeputies).join(", ")}${more}.`];
}
const mostDeputies = 5;
const ownDeputy = /\b(?:my|our) (?:deput(?:y|ies)|back-?ups?)\b/i;
const wantsNoDeputy =
  /\b(?:no(?:body|[ -]one)|no deputy|without (?:a )?deputy|no back-?up)\b[^.!?]{0,30}\b(?:stand\w* in|cover\w*|deputy|need\w*|required|necessary|step\w* in)|\bwithout (?:a )?deputy\b/i;
const needsDeputy = "An absence needs somebody to stand in, or questions to you would wait unseen.";
