/** Where people correct themselves within a message: "…, no wait, …", "…, sorry, I meant …". Pure. */
const corrects =
  /(?<![\p{L}\p{N}])(?:no,? (?:wait|hang on|hold on|sorry|actually)|wait,? no|(?:hang|hold) on,? no|(?:(?:oh|no|oops) )?sorry,?(?: i)? meant?|i meant?|(?:scrap|strike|ignore) that|(?:but )?(?:it|that|this|they) should(?:[ '’](?:ha)?ve| of)? be(?:en)?|(?<=[,;.!?…–—-] )(?:but )?should(?:[ '’](?:ha)?ve| of)? be(?:en)?|correction|(?<=[,;.!?…–—-] )(?:the )?correct (?:one )?is|oops|whoops|or rather|make that|actually,? no|sorry,? no|(?<=[,;.!?…–—-] )(?:sorry|actually|rather|no)(?=,)|(?<=[,;.!?…–—-] )(?:sorry|actually|no)(?= (?:(?:on|until|till|by|it|its|it['’]s|was|is|rejected|approved|submitted|mon|tues?|wed|wednes|thurs?|fri|sat|satur|sun)(?:day)?|\d)\b)|(?<=[,;.!?…–—-] )(?:sorry|actually)(?= [^\s.!]+[.!]?$))(?!\p{L})/giu;

function correctionsIn(text: string): readonly { index: number; 0: string }[] {
  const all = [...text.matchAll(corrects)];
  // What opens the text corrects what was said before it.
  return all.filter(
    ({ 0: words, index }) =>
      /[\p{L}\p{N}]/u.test(text.slice(0, index)) &&
      (!/\bshould\b/i.test(words) || namesOther.test(text.slice(index + words.length))),
  );
}

/** A name, a day or a number after "it should be": not "approved by Friday", which is hoped for. */
const namesOther =
  /^ (?:(?:on |the |to )?(?:[\p{Lu}\d@]|(?:mon|tues|wednes|thurs|fri|satur|sun|to|yester)day\b)|(?!\p{L}{1,20}ed\b|(?:in|out|through|pending|final|fine|ok|okay|so|gone|there|done|sent|draft)\b)\p{L}{1,20}[\s.!]*$)/u;

/** The text in the parts that it was said in, each correcting the one before; one where nothing is corrected. */
export function correctedParts(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: words, index } of correctionsIn(text)) {
    const begins = isAtEnd(text, words, index) ? lastClause.exec(text.slice(from, index))?.index : undefined;
    parts.push(text.slice(from, begins === undefined ? index : from + begins));
    if (begins !== undefined) return cleaned([...parts, text.slice(from + begins, index)]);
    from = index + words.length;
  }
  return cleaned([...parts, text.slice(from)]);
}

/** "…, approved I mean": what stands before it corrects. */
const isAtEnd = (text: string, words: string, index: number): boolean =>
  /^i meant?$/i.test(words) && /^[\s.!]*$/.test(text.slice(index + words.length));
const lastClause = /[,;.!–—][^,;.!–—]*$/;

const cleaned = (parts: readonly string[]): readonly string[] =>
  parts.map((part, at) => (at === 0 ? part : part.replace(/^[\s,;.!:–—-]{1,9}/, "")));

const opening =
  /^(?:(?:no|nope)(?=[,.!:]| (?:it|it['’]?s|that|they|was|is|i|rejected|approved|submitted)\b)|oops|whoops|sorry|my bad|wait|wrong|correction|actually|oh|hm)[\s,.!:–—-]+/i;

/** The text without the words that it opens with to correct what was said before it: "no, it was rejected", "oops, rejected". */
export function withoutCorrector(text: string): string {
  const rest = text.replace(opening, "");
  return rest === text ? text : withoutCorrector(rest);
}

/** Whether what stands at the one place is corrected by what stands at the other. */
export const isCorrected = (text: string, at: number, by: number): boolean =>
  correctionsIn(text).some(({ index }) => index >= at && index < by);
