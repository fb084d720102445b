/** A list of links that grows. */
export interface LinkList {
  length(): number;
  at(place: number): number;
  push(link: number): void;
  /** Adds some of a list. */
  add(from: Int32Array, first: number, end: number): void;
  all(): Int32Array;
}

/** An empty list with room for some links. */
export function linkList(room: number): LinkList {
  let list = new Int32Array(room + 64);
  let length = 0;
  const grow = (least: number): void => {
    const longer = new Int32Array(2 * least);
    longer.set(list);
    list = longer;
  };
  return {
    length: () => length,
    at: place => list[place] as number,
    push(link) {
      if (length === list.length) grow(length);
      list[length++] = link;
    },
    add(from, first, end) {
      if (length + end - first > list.length) grow(length + end - first);
      list.set(from.subarray(first, end), length);
      length += end - first;
    },
    all: () => list.subarray(0, length),
  };
}
