import type { Instance } from "./instance";
import type { Random } from "./random";

/** Makes lists from lists; its own working array, so that nothing is allocated per child. */
export interface Crossover {
  /** Takes stretches from both parents in turn, each with the next tasks of that parent which the child has not. */
  cross(first: Int32Array, second: Int32Array, stretches: number, child: Int32Array): void;
  /** Moves a share of the tasks forward in the list by up to `reach` places, as far as no link forbids it. */
  mutate(instance: Instance, list: Int32Array, share: number, reach: number): void;
}

/** Crossover for lists of `size` tasks: children of lists that keep the links keep them too. */
export function createCrossover(size: number, random: Random): Crossover {
  const taken = new Uint8Array(size);
  return {
    cross(first, second, stretches, child) {
      taken.fill(0);
      const longest = Math.ceil((2 * size) / stretches);
      let source = random.below(2) === 0 ? first : second;
      let at = 0;
      let atOther = 0;
      for (let length = 0; length < size;) {
        const until = Math.min(size, length + 1 + random.below(longest));
        while (length < until) {
          const j = source[at++] as number;
          if (taken[j] === 1) continue;
          taken[j] = 1;
          child[length++] = j;
        }
        source = source === first ? second : first;
        const here = at;
        at = atOther;
        atOther = here;
      }
    },
    mutate(instance, list, share, reach) {
      // Whole steps between moves instead of a throw for every place: as many on average.
      const stride = Math.ceil(2 / share);
      for (let k = random.below(stride); k < size; k += 1 + random.below(stride)) {
        const j = list[k] as number;
        let at = k;
        for (let steps = 1 + random.below(reach); steps > 0 && at > 0 && !linked(instance, list[at - 1] as number, j); steps--, at--) {
          list[at] = list[at - 1] as number;
        }
        list[at] = j;
      }
    },
  };
}

function linked({ inStart, inFrom }: Instance, from: number, to: number): boolean {
  for (let e = inStart[to] as number; e < (inStart[to + 1] as number); e++) if (inFrom[e] === from) return true;
  return false;
}
