/** What is told of a customer's delegated access, and of a subscription that it has got. Pure. */
import { denies, plans, statementsIn } from "../reading/doubt.ts";

const ofAccess = /\b(?:gdap|delegated (?:admin )?(?:access|privileges)|admin(?:istration)? relationship)\b/i;
const became =
  /\b(?:accept(?:ed|s)|approv(?:ed|es)|sign(?:ed|s)|confirm(?:ed|s)|in place|active|ha(?:ve|s)|had|got|set up|granted|agreed|renewed|extended|terminated|ended|ends|revoked|removed|cancel+ed|expired|runs? out|gone|lost|rejected|declined|refused|pending|waiting|open|missing|needed|need|request(?:ed)?|invit\w+)\b/i;

/** Whether it tells how the delegated access of a customer is: "Contoso has accepted our GDAP request". */
export function tellsAccess(text: string): boolean {
  return statementsIn(text)
    .split(/(?<=[.;!])\s/)
    .some((one) => ofAccess.test(one) && became.test(one) && !/\bremind\b/i.test(one));
}

const newOne =
  /\b(?:new|second|third|another|additional|further|extra|one more) (?:(?:azure|production|prod|dev|development|test|sandbox) ){0,2}subscriptions?\b(?! (?:model|plan|price|fee)\b)/i;
const ofLicences = /\b(?:licen[cs]es?|m365|o365|office|microsoft 365|seats?|teams|dynamics|copilot|claims?)\b/i;
const isThere =
  /\b(?:has|have|had|got|gets|with|is|are|was|were|there['’]s|added|bought|ordered|created|opened|started|set up)\b|^\W*(?:(?:the|a|an) )?(?:new|second|third|another)\b|:/i;

/** Whether it tells that a customer has got an Azure subscription: "Contoso has a new subscription, no PAL on it yet". */
export function tellsSubscription(text: string): boolean {
  return statementsIn(text)
    .split(/(?<=[.;!])\s/)
    .some((one) => {
      const found = newOne.exec(one);
      if (found === null || !isThere.test(one) || ofLicences.test(one)) return false;
      const before = one.slice(0, found.index);
      return !denies.test(before) && !plans.test(before);
    });
}
