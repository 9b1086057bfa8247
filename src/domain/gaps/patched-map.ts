/** A map of which a few values change, or come last, at a time. */

/** As many replaced entries are worth a new map. */
const mostReplaced = 500;

/** A map with some values replaced and some added, made in the time that those take; what it was made of stays as it is. */
export class Patched<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #all: ReadonlyMap<Key, Value>;
  readonly #replaced: ReadonlyMap<Key, Value>;

  constructor(all: ReadonlyMap<Key, Value>, replaced: ReadonlyMap<Key, Value> = new Map()) {
    this.#all = all;
    this.#replaced = replaced;
  }

  with(entries: readonly (readonly [Key, Value])[]): Patched<Key, Value> {
    const replaced = new Map([...this.#replaced, ...entries]);
    return replaced.size > mostReplaced
      ? new Patched(new Map([...this, ...entries]))
      : new Patched(this.#all, replaced);
  }

  get size(): number {
    let added = 0;
    for (const key of this.#replaced.keys()) if (!this.#all.has(key)) added += 1;
    return this.#all.size + added;
  }

  get(key: Key): Value | undefined {
    return this.#replaced.get(key) ?? this.#all.get(key);
  }

  has(key: Key): boolean {
    return this.#all.has(key) || this.#replaced.has(key);
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.#all) yield [key, this.#replaced.get(key) ?? value];
    for (const entry of this.#replaced) if (!this.#all.has(entry[0])) yield entry;
  }

  *keys(): MapIterator<Key> {
    for (const [key] of this.entries()) yield key;
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
