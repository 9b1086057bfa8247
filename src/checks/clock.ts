/** Do our clock and others' agree? Tokens are refused when they do not. */
import { findingsOf, patience, reasonIn, type Finding } from "./finding.ts";

/** Seconds by which a clock may be wrong before somebody should know, and before tokens are refused. */
const noticeable = 30;
const harmful = 300;

/** @param whose who keeps the other clock, as `Entra`; @param seconds how far we are ahead of it; negative: behind. */
export function judgeClock(whose: string, seconds: number): Finding {
  const { good, warning, fault } = findingsOf("clock");
  const off = Math.round(Math.abs(seconds));
  if (off <= noticeable) return good(`The clock agrees with ${whose}.`);
  const found = `The clock is ${off} seconds ${seconds > 0 ? "ahead of" : "behind"} ${whose}.`;
  const todo = "Have the machine set its clock over the network (NTP).";
  return off > harmful ? fault(found, todo) : warning(found, todo);
}

/** Asks a server of Microsoft's for the time, by the `Date` of its answer. */
export async function checkClock(whose: string, url: string, now: () => number): Promise<Finding> {
  const { skipped } = findingsOf("clock");
  try {
    const began = now();
    const response = await fetch(url, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(patience) });
    const theirs = Date.parse(response.headers.get("date") ?? "");
    if (Number.isNaN(theirs)) return skipped(`${whose} does not say the time.`);
    // Their moment lies somewhere within the request, and is cut to the second.
    return judgeClock(whose, ((began + now()) / 2 - theirs - 500) / 1000);
  } catch (error) {
    return skipped(`${whose} cannot be asked for the time: ${reasonIn(error)}.`);
  }
}
