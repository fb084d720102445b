import type { KeyPlaces, KeySpan } from "../../core/model/source";

/** So many paths are looked through one by one; with more there is a table. */
const FEW = 16;

/** Paths of the last item that had so many. */
const usualPaths: string[][] = [];

/** Places of keys while an item is read: paths, and four figures for each, since a plan has very many that are seldom asked for. */
export class KeyList implements KeyPlaces {
  private paths: string[] = [];
  private figures: number[] = [];
  private table: Map<string, number> | undefined;

  get size(): number {
    return this.paths.length;
  }

  /** Notes where a path stands, in place of where it was said to stand before. */
  note(path: string, keyStart: number, keyEnd: number, valueStart: number, valueEnd: number): void {
    const { figures } = this;
    const known = this.placeOf(path);
    if (known === -1) {
      this.add(path);
      figures.push(keyStart, keyEnd, valueStart, valueEnd);
      return;
    }
    figures[4 * known] = keyStart;
    figures[4 * known + 1] = keyEnd;
    figures[4 * known + 2] = valueStart;
    figures[4 * known + 3] = valueEnd;
  }

  /** Nothing is noted any more: lists that grew give back their spare room, and items with the same keys share their paths. */
  close(): this {
    const { paths } = this;
    const { length } = paths;
    this.figures = this.figures.slice();
    if (this.table !== undefined) return this;
    const usual = usualPaths[length];
    let same = 0;
    if (usual !== undefined) while (same < length && usual[same] === paths[same]) same += 1;
    if (usual !== undefined && same === length) this.paths = usual;
    else usualPaths[length] = this.paths = paths.slice();
    return this;
  }

  get(path: string): KeySpan | undefined {
    const at = this.placeOf(path);
    return at === -1 ? undefined : this.spanAt(at);
  }

  has(path: string): boolean {
    return this.placeOf(path) !== -1;
  }

  keys(): Iterable<string> {
    return this.paths;
  }

  * values(): Iterable<KeySpan> {
    for (let at = 0; at < this.paths.length; at += 1) yield this.spanAt(at);
  }

  * [Symbol.iterator](): Iterator<readonly [string, KeySpan]> {
    for (const [at, path] of this.paths.entries()) yield [path, this.spanAt(at)];
  }

  private add(path: string): void {
    const { paths } = this;
    paths.push(path);
    if (this.table !== undefined) this.table.set(path, paths.length - 1);
    else if (paths.length > FEW) this.table = new Map(paths.map((each, at) => [each, at]));
  }

  private placeOf(path: string): number {
    return this.table === undefined ? this.paths.indexOf(path) : (this.table.get(path) ?? -1);
  }

  private spanAt(at: number): KeySpan {
    const [keyStart = 0, keyEnd = 0, start = 0, end = 0] = this.figures.slice(4 * at, 4 * at + 4);
    return { key: { start: keyStart, end: keyEnd }, value: { start, end } };
  }
}

/** Places that nobody is told of: those that are looked for later, once somebody asks. */
class UntoldPlaces extends KeyList {
  override note(): void {
    // Nothing is kept.
  }
}

/** The one list of all items whose places are looked for later. */
export const untold: KeyList = new UntoldPlaces();
