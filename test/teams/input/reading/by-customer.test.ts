/** What is told of several customers in one message, divided among them. */
import { expect, it } from "vitest";
import { sharesOf } from "../../../../src/teams/input/reading/by-customer.ts";
import { readNames } from "../../../../src/teams/input/words/names.ts";
import { readWords } from "../../../../src/teams/input/reading/reading.ts";
import { wordsOf } from "../../../../src/teams/input/words/words.ts";
import { isWord } from "../../../../src/teams/input/reading/intents.ts";

// Learnt as this is read.
isWord("show");

const names = readNames(
  Object.entries({
    contoso: "Contoso Ltd.",
    fabrikam: "Fabrikam, Inc.",
    coho: "Coho Winery",
    traders: "Northwind Traders",
    toys: "Northwind Toys",
  }).map(([id, name]) => ({
    kind: "customer" as const,
    id,
    name,
    refs: [id],
  })),
);

function divided(text: string): string {
  const words = wordsOf(text);
  const { found } = readWords({ text, mentions: [] }, words, names);
  const shares = sharesOf(text, words, found) ?? [];
  return shares
    .map(
      ({ customer, text: said, says, isOneOf }) =>
        `${customer}${isOneOf ? "?" : ""}: ${says === "no" ? "not " : says === "yes" ? "yes, " : ""}${said.trim()}`,
    )
    .join(" | ");
}

it.each([
  ["one of Contoso and Fabrikam got approved", ""],
  ["Contoso got approved, Fabrikam was rejected", "contoso: Contoso got approved | fabrikam: , Fabrikam was rejected"],
  [
    "Teams at Contoso approved, Intune at Fabrikam rejected",
    "contoso: Teams at Contoso approved | fabrikam: , Intune at Fabrikam rejected",
  ],
  ["Approved at Contoso and rejected at Fabrikam", "contoso: Approved at Contoso | fabrikam: and rejected at Fabrikam"],
  ["Contoso: Teams approved. Fabrikam: rejected", "contoso: Contoso: Teams approved | fabrikam: . Fabrikam: rejected"],
  [
    "Contoso Teams approved, Exchange in. Fabrikam, sadly, rejected",
    "contoso: Contoso Teams approved, Exchange in | fabrikam: . Fabrikam, sadly, rejected",
  ],
  [
    "Teams approved at Contoso but Fabrikam got rejected",
    "contoso: Teams approved at Contoso | fabrikam: but Fabrikam got rejected",
  ],
  [
    "Teams is in for Contoso, Exchange for Fabrikam and Intune for Coho",
    "contoso: Teams is in for Contoso | fabrikam: Exchange is in for Fabrikam | coho: Intune is in for Coho",
  ],
  [
    "Contoso Teams approved, Fabrikam Exchange",
    "contoso: Contoso Teams approved | fabrikam: Fabrikam Exchange approved",
  ],
  [
    "Contoso Teams and Intune approved, Fabrikam Exchange",
    "contoso: Contoso Teams and Intune approved | fabrikam: , Fabrikam Exchange",
  ],
  [
    "Contoso Teams approved, Fabrikam uses Exchange",
    "contoso: Contoso Teams approved | fabrikam: , Fabrikam uses Exchange",
  ],
  // The same of several.
  [
    "Teams is approved at Contoso and Fabrikam",
    "contoso: Teams is approved at Contoso and Fabrikam | fabrikam: Teams is approved at Contoso and Fabrikam",
  ],
  [
    "Contoso, Fabrikam and Coho got approved",
    "contoso: Contoso, Fabrikam and Coho got approved | fabrikam: Contoso, Fabrikam and Coho got approved | coho: Contoso, Fabrikam and Coho got approved",
  ],
  [
    "Teams is approved at Contoso, at Fabrikam too",
    "contoso: Teams is approved at Contoso, at Fabrikam too | fabrikam: Teams is approved at Contoso, at Fabrikam too",
  ],
  [
    "Teams approved at Contoso, same for Fabrikam",
    "contoso: Teams approved at Contoso | fabrikam: Teams approved at Fabrikam",
  ],
  // What is not so there.
  [
    "PAL is linked at Contoso but not at Fabrikam yet",
    "contoso: PAL is linked at Contoso | fabrikam: not PAL is linked at Fabrikam",
  ],
  ["Contoso is approved but Fabrikam isn't", "contoso: Contoso is approved | fabrikam: not Fabrikam is approved"],
  // Of both it is not so.
  [
    "neither Contoso nor Fabrikam has Azure",
    "contoso: Contoso and Fabrikam has no Azure | fabrikam: Contoso and Fabrikam has no Azure",
  ],
  [
    "neither Contoso nor Fabrikam was approved",
    "contoso: Contoso and Fabrikam was not approved | fabrikam: Contoso and Fabrikam was not approved",
  ],
  [
    "Contoso and Fabrikam: no Azure at either of them",
    "contoso: Contoso and Fabrikam: no Azure | fabrikam: Contoso and Fabrikam: no Azure",
  ],
  [
    "Contoso and Fabrikam: neither has PAL yet",
    "contoso: Contoso and Fabrikam: has no PAL yet | fabrikam: Contoso and Fabrikam: has no PAL yet",
  ],
  [
    "no Azure at Contoso or Fabrikam",
    "contoso: no Azure at Contoso &  Fabrikam | fabrikam: no Azure at Contoso &  Fabrikam",
  ],
  ["Contoso has no Azure, Fabrikam doesn't either", "contoso: Contoso has no Azure | fabrikam: Fabrikam has no Azure"],
  [
    "Contoso and Fabrikam: PAL isn't linked at either yet",
    "contoso: Contoso and Fabrikam: PAL isn't linked yet | fabrikam: Contoso and Fabrikam: PAL isn't linked yet",
  ],
  [
    "Contoso doesn't use Azure, and Fabrikam neither",
    "contoso: Contoso doesn't use Azure | fabrikam: Fabrikam doesn't use Azure",
  ],
  ["Contoso has no Azure, nor does Fabrikam", "contoso: Contoso has no Azure | fabrikam: Fabrikam has no Azure"],
  [
    "PAL is linked at Contoso, not at Fabrikam and Coho",
    "contoso: PAL is linked at Contoso | fabrikam: not PAL is linked at Fabrikam | coho: not PAL is linked at Coho",
  ],
  // "And" joins two sentences, not two customers.
  [
    "Teams approved at Contoso and Fabrikam is rejected",
    "contoso: Teams approved at Contoso | fabrikam: and Fabrikam is rejected",
  ],
  ["I called Contoso and Fabrikam got approved", "contoso: I called Contoso | fabrikam: and Fabrikam got approved"],
  [
    "Teams approved at Contoso, Fabrikam rejected",
    "contoso: Teams approved at Contoso | fabrikam: , Fabrikam rejected",
  ],
  [
    "PAL done for Contoso and Fabrikam, Coho still missing",
    "contoso: PAL done for Contoso and Fabrikam | fabrikam: PAL done for Contoso and Fabrikam | coho: not PAL done for Contoso and Coho",
  ],
  [
    "Onboarding is done for Contoso, Coho's is still open",
    "contoso: Onboarding is done for Contoso | coho: not Onboarding is done for Coho",
  ],
  [
    "PAL is linked at Contoso, only Coho is missing, since their team has to approve our account first",
    "contoso: PAL is linked at Contoso | coho: not PAL is linked at Coho",
  ],
  ["PAL is linked at Contoso, Coho still to do", "contoso: PAL is linked at Contoso | coho: not PAL is linked at Coho"],
  ["onboarding: Contoso done, Coho not yet", "contoso: onboarding yes | coho: onboarding no"],
  ["PAL: Contoso linked, Coho missing", "contoso: PAL yes | coho: PAL no"],
  ["PAL: Contoso linked, Coho rejected", "contoso: PAL yes | coho: , Coho rejected"],
  ["Approved - Contoso, Rejected - Fabrikam", "contoso: Approved - Contoso | fabrikam: , Rejected - Fabrikam"],
  ["Contoso approved - Fabrikam rejected", "contoso: Contoso approved | fabrikam: - Fabrikam rejected"],
  ["Approved at Contoso, rejected, no proof, at Fabrikam", ""],
  // A name between commas that only says of whom it is not told, or with whom: it is asked, or told of the other.
  ["Contoso, not Fabrikam, was approved for Teams", ""],
  ["Contoso Ltd., not Fabrikam, was approved for Teams", ""],
  ["My customer Contoso, not Fabrikam, was approved for Teams", ""],
  ["My customer Contoso, not Fabrikam, approved for Teams", ""],
  ["Contoso, unlike Fabrikam, has PAL linked", ""],
  ["Contoso, unlike Fabrikam and Coho, has PAL linked", ""],
  ["Contoso, like Fabrikam, has PAL linked", ""],
  ["Contoso, formerly Fabrikam, has PAL linked", ""],
  ["Contoso, together with Fabrikam, was approved", ""],
  ["Contoso, and so far not Fabrikam, was approved", ""],
  ["Contoso – not Fabrikam – was approved", ""],
  ["Teams at Contoso, not at Fabrikam, was approved", ""],
  ["Yesterday Contoso, in contrast to Fabrikam, got approved", ""],
  ["PAL is linked, unlike at Fabrikam, at Contoso", ""],
  ["PAL is linked unlike Fabrikam, at Contoso", ""],
  ["Unlike Fabrikam, Contoso has PAL linked", "fabrikam: Unlike Fabrikam | contoso: , Contoso has PAL linked"],
  [
    "Approved at Contoso, rejected at Fabrikam, pending at Coho",
    "contoso: Approved at Contoso | fabrikam: , rejected at Fabrikam | coho: , pending at Coho",
  ],
  [
    "PAL is linked at Contoso, not at Fabrikam, Coho is missing",
    "contoso: PAL is linked at Contoso | fabrikam: not PAL is linked at Fabrikam | coho: not PAL is linked at Coho",
  ],
  // Nothing of whom it is doubted, or may be.
  ["I think Contoso was approved, Fabrikam was rejected", "contoso:  | fabrikam: "],
  ["We expect Contoso approved, Fabrikam rejected", "contoso: We expect Contoso approved | fabrikam: "],
  ["Contoso got approved, Fabrikam rejected?", "contoso:  | fabrikam: "],
  ["Nobody says Contoso was approved and Fabrikam rejected", "contoso: Nobody says Contoso was approved | fabrikam: "],
  ["Contoso got approved, and on Monday, Fabrikam was rejected", ""],
  ["Contoso or Fabrikam was approved", ""],
  ["either Contoso or Fabrikam was approved", ""],
  ["neither Contoso nor Fabrikam, I'd say", ""],
  ["Contoso approved Fabrikam rejected", ""],
  // In a few words, as of the one before: yes or no, the day, the question, the claim.
  [
    "onboarding yes for Contoso, Fabrikam no",
    "contoso: onboarding yes for Contoso | fabrikam: not onboarding yes for Fabrikam",
  ],
  ["PAL no for Contoso, Fabrikam yes", "contoso: PAL no for Contoso | fabrikam: yes, PAL no for Fabrikam"],
  [
    "Contoso disputed today, Fabrikam last week",
    "contoso: Contoso disputed today | fabrikam: Fabrikam disputed last week",
  ],
  [
    "CPOR and PAL yes for Contoso, for Fabrikam only PAL",
    "contoso: CPOR and PAL yes for Contoso | fabrikam: PAL yes for Fabrikam",
  ],
  [
    "the Exchange claim at Contoso was approved, the one at Fabrikam rejected",
    "contoso: the Exchange claim at Contoso was approved | fabrikam: , the Exchange claim at Fabrikam rejected",
  ],
  [
    "Contoso's Teams claim is in dispute and so is Fabrikam's",
    "contoso: Contoso's Teams claim is in dispute | fabrikam: Fabrikam's Teams claim is in dispute",
  ],
  [
    "cpor yes for Contoso & Fabrikam, pal no for both",
    "contoso: cpor yes for Contoso & Fabrikam, pal no for both | fabrikam: cpor yes for Contoso & Fabrikam, pal no for both",
  ],
  [
    "Contoso Teams disputed today, Fabrikam Exchange yesterday",
    "contoso: Contoso Teams disputed today | fabrikam: Fabrikam Exchange disputed yesterday",
  ],
  ["PAL: Contoso yes, Fabrikam n/a", "contoso: PAL yes | fabrikam: PAL n/a"],
  ["Contoso y, Fabrikam n for PAL", "contoso: PAL yes | fabrikam: PAL no"],
  [
    "Contoso: PAL done. Fabrikam: same, but no onboarding yet",
    "contoso: Contoso: PAL done | fabrikam: Fabrikam: PAL done, but no onboarding yet",
  ],
  [
    "neither Contoso nor Fabrikam has any Azure",
    "contoso: Contoso and Fabrikam has no Azure | fabrikam: Contoso and Fabrikam has no Azure",
  ],
  // Two are called so: one of them is meant.
  [
    "PAL is linked at Northwind, Contoso too",
    "traders?: PAL is linked at Northwind, Contoso too | toys?: PAL is linked at Northwind, Contoso too | contoso: PAL is linked at Northwind, Contoso too",
  ],
  ["PAL is linked at Northwind", "traders?: PAL is linked at Northwind | toys?: PAL is linked at Northwind"],
  ["Contoso got approved", ""],
])("%j is %j", (text, expected) => expect(divided(text)).toBe(expected));
