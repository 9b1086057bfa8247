/** Who else than us may serve a customer, as people call them. Pure. */

const firm = "(?:it )?(?:partner|provider|company|firm|supplier|vendor|reseller|msp)";

/** One that isn't us, as a part of a pattern. Not "somebody else", who may be a colleague. */
export const anotherPartner = `(?:(?:another|a different|an other|some other|a new) ${firm}|(?:a|one of our) competitors?)`;

/** The same, and the one that they had or have beside us. */
export const anyOtherPartner = `(?:${anotherPartner}|(?:the other|(?:their|the) (?:old|previous|former|existing|current|present|usual|new)) ${firm})`;

/** Another has all of it, since behind it stands no part of what they have: "of laptops", "but only for Azure". */
export const ofAll =
  "(?! of\\b)(?! for (?!good\\b|all\\b|everything\\b|now\\b))(?!,? (?:but )?only\\b)(?! (?:tenants?|ids?)\\b)(?![^.;!?]{0,40} but we (?:keep|still)\\b)";
