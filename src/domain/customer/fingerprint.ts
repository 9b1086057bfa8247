/** What a thing was like when a card showed it, in a few letters that fit into the card. */

/**
 * A short mark of a value: the same values have the same mark, and any difference all but surely another. It guards
 * against overwriting what somebody else wrote, not against anybody who wants to deceive.
 */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  // FNV-1a with two seeds: 64 bits in all.
  const half = (seed: number): string => {
    let hash = seed;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(36);
  };
  return `${half(0x811c9dc5)}.${half(0x2f0b4e27)}`;
}

/** An id as a card carries it: as it is when short and plain; names that became ids can be neither. */
export function shortId(id: string): string {
  return /^[\w./ -]{1,100}$/.test(id) ? id : fingerprint(id);
}
