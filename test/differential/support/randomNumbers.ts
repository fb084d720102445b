/** Gives whole numbers from 0 to below a limit, the same ones for the same seed (Park and Miller 1988). */
export type Draw = (below: number) => number;

/** A source of numbers for a seed. */
export function drawFrom(seed: number): Draw {
  let state = (seed % 2147483646) + 1;
  return below => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * below);
  };
}

/** One of a list. */
export function pick<T>(draw: Draw, list: readonly T[]): T {
  return list[draw(list.length)] as T;
}
