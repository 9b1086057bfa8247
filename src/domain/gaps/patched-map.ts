/** A map of which a few values change at a time. */

/** As many replaced entries are worth a new map. */
const mostReplaced = 500;

/** A map with some values replaced, made in the time that those take; the one that it was made of stays as it is. */
export class Patched<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #all: ReadonlyMap<Key, Value>;
  readonly #replaced: ReadonlyMap<Key, Value>;

  constructor(all: ReadonlyMap<Key, Value>, replaced: ReadonlyMap<Key, Value> = new Map()) {
    this.#all = all;
    this.#replaced = replaced;
  }

  /** @param entries with keys that it has. */
  with(entries: readonly (readonly [Key, Value])[]): Patched<Key, Value> {
    const replaced = new Map([...this.#replaced, ...entries]);
    return replaced.size > mostReplaced
      ? new Patched(new Map([...this, ...entries]))
      : new Patched(this.#all, replaced);
  }

  get size(): number {
    return this.#all.size;
  }

  get(key: Key): Value | undefined {
    return this.#replaced.get(key) ?? this.#all.get(key);
  }

  has(key: Key): boolean {
    return this.#all.has(key);
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.#all) yield [key, this.#replaced.get(key) ?? value];
  }

  keys(): MapIterator<Key> {
    return this.#all.keys();
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  forEach(run: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) run(value, key, this);
  }
}
