/** What people were last told, by person and place: in memory, and for a while. Pure but for that memory. */
import type { About } from "../turn.ts";

/** Who goes on talking does so soon; later, "it" may be anything. */
const life = 30 * 60_000;
/** What was said elsewhere is gone on from at once, or not at all. */
const lifeElsewhere = 5 * 60_000;

/** What is remembered at once; what was answered first is forgotten first. */
const most = 10_000;

/** Who writes, and where. `thread`: the posts that belong together in a channel; elsewhere the conversation. */
export type Spot = { organization: string; person: string; conversation: string; thread: string; personal: boolean };

/** `earlier` is what was told there, `about` adds to what the present answer is about. */
export type Contexts = (spot: Spot) => { earlier: About | undefined; about(more: About): void };

/** `nth`: of all that is told, so that what comes later is known though a clock stands still. */
type Told = { at: number; nth: number; about: About };

/**
 * Goes on from what the person was told in the same conversation; from what somebody else was told since in the same
 * thread ("yes, take it off"); and in the personal chat from the customer of whom the person has just talked elsewhere.
 * Nothing of a personal chat is gone on from anywhere else: others would read it.
 * @param now milliseconds that never run backwards
 */
export function createContexts(now: () => number): Contexts {
  const known = new Map<string, Told>();
  let count = 0;
  return ({ organization, person, conversation, thread, personal }) => {
    const at = now();
    const keys = {
      own: `${organization} ${person} ${conversation}`,
      thread: `${organization} in ${thread}`,
      open: `${organization} ${person}`,
    };
    const fresh = (key: string, within: number): Told | undefined => {
      const told = known.get(key);
      return told === undefined || at - told.at > within ? undefined : told;
    };
    const own = fresh(keys.own, life);
    const open = personal ? fresh(keys.open, lifeElsewhere) : undefined;
    const others = personal ? undefined : fresh(keys.thread, life);
    let present: About | undefined;
    return {
      earlier: laterOf(own, others, ofThread) ?? laterOf(own, open, ofElsewhere) ?? own?.about,
      about(more) {
        present = { ...present, ...more };
        count += 1;
        const written = personal ? [keys.own] : [keys.own, keys.thread, keys.open];
        for (const key of written) {
          known.delete(key);
          known.set(key, { at, nth: count, about: present });
        }
        for (const oldest of known.keys()) if (known.size > most) known.delete(oldest);
      },
    };
  };
}

/** The other, as far as it is gone on from, when it was said after one's own and one's own waits for nothing. */
function laterOf(own: Told | undefined, other: Told | undefined, part: (about: About) => About): About | undefined {
  const { asked, askedAll, lacks } = own?.about ?? {};
  const waits = (asked ?? askedAll ?? lacks) !== undefined;
  return other === undefined || waits || (own !== undefined && own.nth >= other.nth) ? undefined : part(other.about);
}

/** What somebody told of a customer is theirs to go on with. */
const ofThread = ({ told: _told, lacks: _lacks, ...rest }: About): About => rest;

const ofElsewhere = ({ customer, person, topic }: About): About => ({ customer, person, topic });
