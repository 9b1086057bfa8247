/** Who reads a card that answers a turn, and what they may see. */
import type { Viewer } from "../app/customers/report.ts";
import type { Reader } from "../cards/kit/dates.ts";
import type { Turn } from "./turn.ts";

/** In a channel or group chat many read the card: nobody is "you" there. */
export function readerOf(turn: Turn): Reader {
  const { now, zone, person, place } = turn;
  return place.kind === "personal" ? { now, zone, person } : { now, zone };
}

/** In a personal chat people see what is theirs; in a channel or group chat what the organization has. */
export function viewerOf(turn: Turn): Viewer {
  return { actor: turn.actor, personal: turn.place.kind === "personal" };
}
