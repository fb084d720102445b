import type { Instance } from "./instance";
import { windowsOf } from "./priorityRules";
import type { Random } from "./random";

/** A source of varied starting points. */
export interface Sampler {
  /** Fills in priorities: latest start or finish of each task, shifted at random. */
  draw(priority: Float64Array): void;
}

/** Draws priorities around the latest dates, shifted by up to a share of the critical path (a triangular distribution). */
export function createSampler(instance: Instance, random: Random, share: number): Sampler {
  const { tail, length } = windowsOf(instance);
  const reach = length * share;
  return {
    draw(priority) {
      for (let j = 0; j < priority.length; j++) {
        const date = random.below(2) === 0 ? 0 : (instance.duration[j] as number);
        priority[j] = length - (tail[j] as number) + date + (random.fraction() + random.fraction() - 1) * reach;
      }
    },
  };
}
