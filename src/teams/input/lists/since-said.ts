/** Customers since when something is so: new ones, those that got a subscription, those of whom nothing is heard. Pure. */
import { writeTrait, type Trait } from "../../../domain/gaps/traits.ts";
import type { Day } from "../../../domain/time/time.ts";
import { daysAgo } from "../time/day.ts";
import { pastPeriodIn } from "../time/period.ts";
import { withoutPeriod } from "./claims-by-time.ts";
import { ofCustomers } from "./things-named.ts";

const becameOurs =
  /\b(?:bec(?:a|o)me (?:ours|(?:an? |our )?(?:customers?|clients?))|joined(?: us)?|c(?:a|o)me (?:to us|on board|in(?= (?:last|this|since|during|in)\b))|(?:new|newly added) (?:customers|clients|accounts)|(?:customers|clients|accounts) (?:(?:that|which|who|were|was|are|have|has|been|we|got|did|newly|you) )*(?:added|add(?:ed)?|joined|w[io]n|gained|sign(?:ed)?|new|taken? on|onboard))\b/i;
const gotSubscription =
  /\bnew (?:azure )?subscriptions?\b|\bsubscriptions?\b[^.?!]{0,25}\b(?:added|new|created|appeared|came in|showed up)\b/i;
const heardNothing =
  /(?:\b(?:nothing|not|never|no(?:body| one)?|none|without)\b|n['’]t\b)[^.?!]{0,30}\b(?:heard|touched|looked at|news|activity|updates?|updated|changed|happened|moved)\b|\b(?:silent|untouched|quiet|inactive|dormant)\b/i;
const forSoLong =
  /\b(?:in|for|over|than)(?: (?:over|more than|at least|about|the (?:last|past)))? (an?|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (day|week|month|quarter|year)s?\b/i;

/** The day on which a stretch began that is named: "for more than two weeks", "in the last month". */
export function stretchBegin(text: string, today: Day): Day | undefined {
  const [, many, unit] = forSoLong.exec(text) ?? [];
  return many === undefined || unit === undefined ? undefined : daysAgo(many, unit, today);
}

/** The word of the list of customers that are new, got a subscription, or of whom nothing is heard since a day. */
export function sinceSaid(text: string, today: Day): { word: string; rest: string } | undefined {
  const period = pastPeriodIn(text, today);
  const { since, until } = period;
  const found = (trait: Trait, said: RegExp) => ({
    word: writeTrait(trait),
    rest: withoutPeriod(text.replace(said, " ")).replace(forSoLong, " "),
  });
  if (since !== undefined && gotSubscription.test(text))
    return found({ is: "subscribed", since, until }, gotSubscription);
  if (since !== undefined && becameOurs.test(text)) return found({ is: "joined", since, until }, becameOurs);
  const day = stretchBegin(text, today) ?? since;
  // "Which claims haven't moved since September?" is of claims.
  const isOfClaims = /\bclaims\b/i.test(text) && !ofCustomers.test(text);
  return day !== undefined && heardNothing.test(text) && !isOfClaims
    ? found({ is: "quiet", since: day }, heardNothing)
    : undefined;
}
