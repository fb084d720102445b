import { linkBound } from "./linkBound";
import { clearUnits, fitsUnit } from "./serial";
import type { Side, UnitProfile } from "./side";

const NEVER = 0x7fffffff;

/**
 * Parallel schedule generation by unit of time: at each moment where something ends or may begin, the tasks that may begin start in
 * the order of a list of all tasks, as far as capacity is free. The list need not keep the links. Who may begin is a bit by
 * place in the list, so that to add one or to take one away moves nothing. Writes the starts and returns the makespan;
 * gives up, with Infinity, once that is sure to be more than `most`.
 */
export function parallelByUnits(side: Side, unit: UnitProfile, list: Int32Array, start: Int32Array, most = NEVER): number {
  const { instance, tail, degree, waits, bound, open, place, allowed } = side;
  const { duration, outStart, outTo } = instance;
  const { free, need, words } = unit;
  const guard = unit.guard[0] as number;
  clearUnits(unit);
  waits.set(degree);
  allowed.fill(0);
  // `open` holds tasks that begin once time has come for it.
  let coming = 0;
  for (let k = 0; k < list.length; k++) {
    const j = list[k] as number;
    place[j] = k;
    if (degree[j] === 0) coming = comes(side, start, j, coming);
  }
  let makespan = 0;
  for (let now = 0, left = list.length; left > 0;) {
    let next = NEVER;
    for (let i = coming - 1; i >= 0; i--) {
      const j = open[i] as number;
      if ((bound[j] as number) <= now) {
        open[i] = open[--coming] as number;
        allow(allowed, place[j] as number);
      } else next = Math.min(next, bound[j] as number);
    }
    for (let w = 0; w < allowed.length; w++) {
      for (let rest = allowed[w] as number; rest !== 0;) {
        const bit = rest & -rest;
        rest ^= bit;
        const j = list[32 * w + 31 - Math.clz32(bit)] as number;
        if (words === 1 ? ((((free[now] as number) | guard) - (need[j] as number)) & guard) !== guard : !fitsUnit(unit, j, now)) continue;
        allowed[w] = (allowed[w] as number) ^ bit;
        left--;
        start[j] = now;
        const until = now + (duration[j] as number);
        bookUnits(unit, j, now, until);
        if (until > makespan) makespan = until;
        unit.used = makespan;
        if (now + (tail[j] as number) > most) return Infinity;
        for (let e = outStart[j] as number, last = outStart[j + 1] as number; e < last; e++) {
          const to = outTo[e] as number;
          const before = (waits[to] as number) - 1;
          waits[to] = before;
          if (before > 0) continue;
          coming = comes(side, start, to, coming);
          const at = bound[to] as number;
          next = at > now && at < next ? at : next;
          if (at > now) continue;
          // One that may begin at this very moment: all are looked at again, from the first on.
          coming--;
          allow(allowed, place[to] as number);
          w = 0;
          rest = allowed[0] as number;
        }
      }
    }
    now = nextEnd(unit, now, makespan < next ? makespan : next, next);
  }
  return makespan;
}

/** A task whose predecessors have begun waits for its time. */
function comes({ instance, bound, open }: Side, start: Int32Array, task: number, coming: number): number {
  bound[task] = linkBound(instance, start, task);
  open[coming] = task;
  return coming + 1;
}

function allow(allowed: Int32Array, at: number): void {
  allowed[at >> 5] = (allowed[at >> 5] as number) | (1 << (at & 31));
}

/** The next time up to a limit when something ends, else `next`. All that is booked has begun by now, so that what is free once stays free. */
function nextEnd({ words, free }: UnitProfile, now: number, limit: number, next: number): number {
  for (let x = now * words; x < limit * words; x++) if (free[x + words] !== free[x]) return words === 1 ? x + 1 : Math.floor(x / words) + 1;
  return next;
}

function bookUnits({ words, need, free }: UnitProfile, task: number, from: number, until: number): void {
  for (let w = 0; w < words; w++) {
    const want = need[task * words + w] as number;
    if (want !== 0) for (let x = from * words + w; x < until * words; x += words) free[x] = (free[x] as number) - want;
  }
}
