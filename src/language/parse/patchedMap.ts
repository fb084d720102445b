/** A map in which some values are others than in a map before; the keys and their order are the same. */
export class PatchedMap<V> implements ReadonlyMap<string, V> {
  readonly #base: ReadonlyMap<string, V>;
  readonly #changes: ReadonlyMap<string, V>;

  constructor(base: ReadonlyMap<string, V>, changes: ReadonlyMap<string, V>) {
    const patched = base instanceof PatchedMap ? (base as PatchedMap<V>) : undefined;
    const under = patched === undefined ? base : patched.#base;
    const all = patched === undefined ? changes : new Map([...patched.#changes, ...changes]);
    // Enough changes are made into a map of their own, so that each look-up stays quick.
    const full = all.size > MOST_CHANGES;
    this.#base = full ? withChanges(under, all) : under;
    this.#changes = full ? new Map() : all;
  }

  get size(): number { return this.#base.size; }

  get(id: string): V | undefined { return this.#changes.get(id) ?? this.#base.get(id); }

  has(id: string): boolean { return this.#base.has(id); }

  keys(): MapIterator<string> { return this.#base.keys(); }

  *entries(): MapIterator<[string, V]> {
    for (const [id, value] of this.#base) yield [id, this.#changes.get(id) ?? value];
  }

  *values(): MapIterator<V> {
    for (const [id, value] of this.#base) yield this.#changes.get(id) ?? value;
  }

  [Symbol.iterator](): MapIterator<[string, V]> { return this.entries(); }

  forEach(visit: (value: V, id: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [id, value] of this) visit(value, id, this);
  }
}

const MOST_CHANGES = 64;

function withChanges<V>(base: ReadonlyMap<string, V>, changes: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  const map = new Map(base);
  for (const [id, value] of changes) map.set(id, value);
  return map;
}
