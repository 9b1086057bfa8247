/** What is made when it is first asked for, and remembered. */

/** What there is under the key; made and put there where there is nothing yet. */
export function madeOnce<Key, Made>(
  known: { get(key: Key): Made | undefined; set(key: Key, made: Made): unknown },
  key: Key,
  make: () => Made,
): Made {
  let made = known.get(key);
  if (made === undefined) known.set(key, (made = make()));
  return made;
}

/** Makes something of an object once, and keeps it as long as the object is there. */
export function oncePer<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const known = new WeakMap<Of, Made>();
  return (of) => madeOnce(known, of, () => make(of));
}
