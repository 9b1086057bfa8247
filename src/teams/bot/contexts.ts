/** What people were last told, by person and place: in memory, and for a while. Pure but for that memory. */
import type { PersonId } from "../../domain/people/person.ts";
import type { About } from "../turn.ts";

/** Who goes on talking does so soon; later, "it" may be anything. */
const life = 30 * 60_000;
/** What was said elsewhere is gone on from at once, or not at all. */
const lifeElsewhere = 5 * 60_000;

/** What is remembered at once; what was answered first is forgotten first. */
const most = 10_000;

/**
 * Who writes, and where. `thread`: the posts that belong together in a channel; elsewhere the conversation. `isReply`: what
 * they write opens as an answer to somebody, and says more than yes or no.
 */
export type Spot = {
  organization: string;
  person: PersonId;
  conversation: string;
  thread: string;
  personal: boolean;
  isReply?: boolean | undefined;
};

/** `earlier` is what was told there, `about` adds to what the present answer is about. */
export type Contexts = (spot: Spot) => { earlier: About | undefined; about(more: About): void };

/** `nth`: of all that is told, so that what comes later is known though a clock stands still. */
type Told = { at: number; nth: number; about: About; by: PersonId };

/**
 * Goes on from what the person was told in the same thread, or else in the same conversation; from what somebody else was
 * told since in the same thread ("yes, take it off"); and in the personal chat from the customer of whom the person has
 * just talked elsewhere. Nothing of a personal chat is gone on from anywhere else: others would read it.
 * @param now milliseconds that never run backwards
 */
export function createContexts(now: () => number): Contexts {
  const known = new Map<string, Told>();
  let count = 0;
  return ({ organization, person, conversation, thread, personal, isReply = false }) => {
    const at = now();
    const keys = {
      own: `${organization} ${person} in ${thread}`,
      wide: `${organization} ${person} ${conversation}`,
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
    // A thread is gone on with in itself; what begins one goes on from the one before.
    const before = own ?? (others === undefined && !personal ? fresh(keys.wide, life) : undefined);
    let present: About | undefined;
    return {
      earlier: inThread(own, others, at, isReply) ?? elsewhere(own, open) ?? before?.about,
      about(more) {
        present = { ...present, ...more };
        count += 1;
        const written = personal ? [keys.own] : [keys.own, keys.wide, keys.thread, keys.open];
        for (const key of written) {
          known.delete(key);
          known.set(key, { at, nth: count, about: present, by: person });
        }
        for (const oldest of known.keys()) if (known.size > most) known.delete(oldest);
      },
    };
  };
}

const isLater = (own: Told | undefined, other: Told): boolean => own === undefined || own.nth < other.nth;

/**
 * What a colleague was told in the thread since: when one's own waits for nothing, and either they were asked something,
 * are answered, or one's own is of no customer, or of long before.
 */
function inThread(own: Told | undefined, other: Told | undefined, at: number, isReply: boolean): About | undefined {
  if (other === undefined || !isLater(own, other)) return undefined;
  const { asked, askedAll, lacks, told, customer, list } = own?.about ?? {};
  const hasCustomer = (other.about.customer ?? other.about.asked) !== undefined;
  if (isReply && hasCustomer) return ofThread(other);
  if ((asked ?? askedAll ?? lacks ?? told) !== undefined) return undefined;
  const isAsked = (other.about.asked ?? other.about.askedAll) !== undefined;
  const isOld = own === undefined || at - own.at > lifeElsewhere;
  return isAsked || isOld || (customer ?? list) === undefined ? ofThread(other) : undefined;
}

/** What a command is about, whoever writes it: not their absence, and not what is theirs. */
const isOfAnybody = (says: string): boolean =>
  /^(?:assign|ask|handover|set|show|review|mail|snooze|unsnooze|gaps|claims|why)\b/.test(says) &&
  !/\b(?:mine|me)\b/.test(says);

/** What somebody told of a customer, and what they asked of themselves, is theirs to go on with. */
function ofThread({ about, by }: Told): About {
  const { at, customer, person, list, topic, stranger, says, asked, askedAll } = about;
  const common = { at, customer, person, list, topic, stranger, by };
  const isShared = [says, asked, ...(askedAll ?? [])].every((one) => one === undefined || isOfAnybody(one));
  return isShared ? { ...common, says, asked, askedAll } : common;
}

/** In the personal chat, of whom the person talked elsewhere since; not while a question there waits for an answer. */
function elsewhere(own: Told | undefined, other: Told | undefined): About | undefined {
  const { asked, askedAll, lacks } = own?.about ?? {};
  if (other === undefined || !isLater(own, other) || (asked ?? askedAll ?? lacks) !== undefined) return undefined;
  const { customer, person, topic } = other.about;
  return { customer, person, topic };
}
