/** A network in bare arrays: each task waits for up to two before it, and takes a drawn time. */
export interface BareSamples {
  /** Simulates; returns the finishes of the plan. */
  run(samples: number): Float64Array;
}

const WIDTH = 64;
const POINTS = 65;

/**
 * Samples of a plan in blocks of 64 on bare arrays, in working minutes without calendars: correlated figures by one factor and tables of
 * percentiles, the forward pass, the last finish. Nothing is kept but that.
 */
export function bareSamples(from: Int32Array, start: Int32Array, tables: Float64Array, correlation: number): BareSamples {
  const count = start.length - 1;
  const finish = new Float64Array(count * WIDTH);
  const shared = new Float64Array(WIDTH);
  const begins = new Float64Array(WIDTH);
  const normals = Float64Array.from({ length: 65536 }, (_, i) => roughNormal((i + 0.5) / 65536));
  const [a, b] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  let state = 12345;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return normals[state >>> 16] as number;
  };
  const block = (ends: Float64Array): void => {
    for (let k = 0; k < WIDTH; k++) shared[k] = next() * a;
    ends.fill(0);
    for (let task = 0; task < count; task++) {
      begins.fill(0);
      for (let e = start[task] as number; e < (start[task + 1] as number); e++) {
        const base = (from[e] as number) * WIDTH;
        for (let k = 0; k < WIDTH; k++) if ((finish[base + k] as number) > (begins[k] as number)) begins[k] = finish[base + k] as number;
      }
      const base = task * WIDTH;
      for (let k = 0; k < WIDTH; k++) {
        const at = Math.min(POINTS - 1.001, Math.max(0, ((shared[k] as number) + b * next() + 4) * 8));
        const point = at | 0;
        const low = tables[task * POINTS + point] as number;
        const end = (begins[k] as number) + low + ((tables[task * POINTS + point + 1] as number) - low) * (at - point);
        finish[base + k] = end;
        if (end > (ends[k] as number)) ends[k] = end;
      }
    }
  };
  return {
    run(samples) {
      const all = new Float64Array(samples);
      const ends = new Float64Array(WIDTH);
      for (let first = 0; first < samples; first += WIDTH) {
        block(ends);
        all.set(ends.subarray(0, Math.min(WIDTH, samples - first)), first);
      }
      return all.sort();
    },
  };
}

/** Percentiles of a logistic curve that lies close to the normal one: what they cost is the same. */
function roughNormal(p: number): number {
  return Math.log(p / (1 - p)) / 1.702;
}
