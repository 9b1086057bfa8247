/** What people were last told, by person and conversation: in memory, and for a while. */
import type { About } from "../turn.ts";

/** Who goes on talking does so soon; later, "it" may be anything. */
const life = 30 * 60_000;

/** People remembered at once; the one who was answered first is forgotten first. */
const most = 5_000;

/** `earlier` is what was told under the key, `about` adds to what the present answer is about. */
export type Contexts = (key: string) => { earlier: About | undefined; about(more: About): void };

/** @param now milliseconds that never run backwards */
export function createContexts(now: () => number): Contexts {
  const known = new Map<string, { at: number; about: About }>();
  return (key) => {
    const at = now();
    const last = known.get(key);
    let present: About | undefined;
    return {
      earlier: last === undefined || at - last.at > life ? undefined : last.about,
      about(more) {
        present = { ...present, ...more };
        known.delete(key);
        known.set(key, { at, about: present });
        for (const oldest of known.keys()) if (known.size > most) known.delete(oldest);
      },
    };
  };
}
