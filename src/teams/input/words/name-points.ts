/** Points that are a name's and end no sentence: "Fabrikam, Inc. was rejected", "A. Datum". Pure. */

/** What companies are called beside their names; the next sentence would begin with a capital. */
const ofForm =
  /( (?:Inc|Ltd|Corp|Co|Bros|GmbH|LLC|L\.L\.C|B\.V|N\.V|S\.A|S\.L|S\.r\.l|Pty|Plc|Intl))\.(?=,? (?!\p{Lu})|['’,:?!])/gu;
/** The comma before it belongs to the name as well, also where the point ends the sentence. */
const commaOfForm = /,(?= (?:Inc|Ltd|Corp|Co|LLC|GmbH)(?![\p{L}\p{N}]))/gu;
const ofInitial = /(?<![\p{L}\p{N}.])(?!I\b)(\p{Lu})\.(?= \p{Lu}\p{Ll})/gu;

/** The text, as long as it is, with blanks in the place of points and commas within names. */
export const withoutNamePoints = (text: string): string =>
  text.replace(ofForm, "$1 ").replace(commaOfForm, " ").replace(ofInitial, "$1 ");
