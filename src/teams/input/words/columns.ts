/** What a list is asked to show beside each row, which it shows anyway: "with the owner", "and who owns each". Pure. */

const name =
  "(?:(?:the |their |its |each |every |current |responsible |respective )*(?:owners?|owner names?|names? of (?:the|their) owners?|account managers?|status(?:es)?|states?|dates?)|since when|how long(?: already)?)";
const ofEach =
  "(?: (?:of|for|per|next to|beside|behind) (?:each|every|all|them|those|it|the)(?: (?:of them|one|names?|customers?))?)?";
const closes = "(?= ?(?:$|[.,;!?]|please\\b|pls\\b|thanks\\b|thx\\b|and\\b|so (?:that )?i\\b))";
const columns = new RegExp(
  `[,;]? (?:(?:and|together|along|also|each|all) )*(?:with|including|incl\\.?|plus|showing|naming) ${name}(?:(?:,| and|, and| plus) ${name})*${ofEach}${closes}`,
  "gi",
);
/** "…, since when", beside another column or by itself. */
const more = new RegExp(`,? and (?:since when|how long(?: already)?|(?:the|their) owners?)${ofEach}${closes}`, "gi");
const whoOwns =
  /[,;]? (?:and )?(?:also )?who (?:owns|has|looks after|handles|is responsible for|the owner is (?:of|for)) (?:each|them|those|these|every one|which)(?: (?:of them|one))?(?= ?(?:$|[.,;!?]))/gi;

/** "…, the most urgent matters first": as lists are anyway. */
const ordered =
  /(?:,|(?=(?: and| but)? (?:with|sorted|ordered|starting)\b)) ?(?:(?:and|with|but|sorted|ordered|starting) )*(?:by urgency|(?:the |by )?(?:most urgent|worst|most important|most critical|urgent)(?: (?:ones?|matters?|things?|gaps?|cases?|customers?|items?|points?))? (?:first|at the top|on top|at the beginning))(?= ?(?:$|[.,;!?]|please\b|pls\b))/gi;

/** It asks for several of something. */
const asksForList =
  /\b(?:list|show|give|send|see|which|what|who|overview|how many|customers?|clients?|accounts?|claims|gaps|deadlines)\b/i;
/** A file has columns of its own. */
const isFile = /\b(?:excel|csv|xlsx?|export\w*|spreadsheet|sheet|file|table|download\w*)\b/i;
/** With somebody, and no column. */
const isWithSomebody =
  /\b(?:talk\w*|spe?ak\w*|spoke|discuss\w*|check\w*|agree\w*|clarif\w+|call\w*|meet\w*|met|align\w*|confirm\w*|deal\w*|wrong|touch|work\w*|contact|a problem|an issue|chat\w*|shar\w+|sort\w*|stuck|happen\w*)\b[^.?!]*$/i;

/** The text without them; the same where it asks for no list, or for a file. */
export function withoutColumns(text: string): string {
  if (!asksForList.test(text) || isFile.test(text)) return text;
  const drop = (all: string, at: number) => (isWithSomebody.test(text.slice(0, at)) ? all : "");
  const without = [columns, more, whoOwns, ordered].reduce((rest, one) => rest.replace(one, drop), text);
  // "And who owns them?" asks for nothing else.
  return without.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length < 2 ? text : without;
}
