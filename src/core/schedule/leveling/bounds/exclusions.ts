import type { Instance } from "../instance";
import { successorSets } from "../priorityRules";

/** Which tasks can never run at the same time: one is a successor of the other, or together they need too much. */
export interface Exclusions {
  /** By task * size + task: 1 when they cannot overlap. */
  readonly apart: Uint8Array;
  /** By task * size + task: 1 when the second comes after the first. */
  readonly after: Uint8Array;
}

/** All pairs of tasks that cannot overlap. A successor counts only when it waits for the finish. */
export function exclusionsOf(instance: Instance): Exclusions {
  const { size } = instance;
  const apart = new Uint8Array(size * size);
  const after = new Uint8Array(size * size);
  const need = needsOf(instance);
  const resources = instance.capacity.length;
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      let over = false;
      for (let r = 0; r < resources && !over; r++) over = (need[a * resources + r] as number) + (need[b * resources + r] as number) > (instance.capacity[r] as number);
      if (over) apart[a * size + b] = apart[b * size + a] = 1;
    }
  }
  if (finishLinksOnly(instance)) {
    const { words, bits } = successorSets(instance);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        if (((bits[a * words + (b >> 5)] as number) & (1 << (b & 31))) === 0) continue;
        apart[a * size + b] = apart[b * size + a] = after[a * size + b] = 1;
      }
    }
  }
  return { apart, after };
}

/** Units by task and resource, as a full table. */
export function needsOf(instance: Instance): Int32Array {
  const { size, capacity, demandStart, demandResource, demandUnits } = instance;
  const need = new Int32Array(size * capacity.length);
  for (let j = 0; j < size; j++) {
    for (let d = demandStart[j] as number; d < (demandStart[j + 1] as number); d++) {
      const at = j * capacity.length + (demandResource[d] as number);
      need[at] = (need[at] as number) + (demandUnits[d] as number);
    }
  }
  return need;
}

function finishLinksOnly({ size, duration, outStart, outDelay }: Instance): boolean {
  for (let j = 0; j < size; j++) {
    for (let e = outStart[j] as number; e < (outStart[j + 1] as number); e++) if ((outDelay[e] as number) < (duration[j] as number)) return false;
  }
  return true;
}
