import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import type { Instance } from "../../../src/core/schedule/leveling/instance";
import { mirrorOf } from "../../../src/core/schedule/leveling/instance";
import { createSorter, mirroredStarts } from "../../../src/core/schedule/leveling/listOrder";
import { parallelByUnits } from "../../../src/core/schedule/leveling/parallelUnits";
import { PRIORITY_RULES, priorities } from "../../../src/core/schedule/leveling/priorityRules";
import { priorityList } from "../../../src/core/schedule/leveling/priorityList";
import { serialBefore, serialSchedule } from "../../../src/core/schedule/leveling/serial";
import { createSide, type Side, type UnitProfile } from "../../../src/core/schedule/leveling/side";
import { compiled, randomProject } from "./projects";

const ONE_AT_A_TIME = { tasks: 25, capacity: 1, longest: 6, lags: true };
const LONG = { tasks: 15, capacity: 1, longest: 90, lags: true };
const WITHOUT_LAGS = { tasks: 25, capacity: 5, longest: 6, lags: false };

function listsOf(instance: Instance): Int32Array[] {
  return PRIORITY_RULES.map(rule => priorityList(instance, priorities(instance, rule)));
}

type Pass = (side: Side, list: Int32Array, start: Int32Array) => number;

function made(pass: Pass, side: Side, list: Int32Array): { readonly start: Int32Array; readonly makespan: number } {
  const start = new Int32Array(side.instance.size);
  return { makespan: pass(side, list, start), start };
}

describe("ways to generate schedules", () => {
  it("busy bits give the same schedules as breakpoints", () => {
    for (const kind of [ONE_AT_A_TIME, LONG]) {
      fc.assert(fc.property(randomProject(kind), given => {
        const instance = compiled(given);
        const [breakpoints, bits] = [createSide(instance, "breakpoints"), createSide(instance)];
        ok(bits.bits !== undefined);
        for (const list of listsOf(instance)) deepStrictEqual(made(serialSchedule, bits, list), made(serialSchedule, breakpoints, list));
      }), { numRuns: 200 });
    }
  });

  it("busy bits are for those alone who do one thing at a time, and not for long durations", () => {
    fc.assert(fc.property(randomProject({ ...WITHOUT_LAGS, longest: 2_000 }), given => {
      const instance = compiled(given);
      const short = instance.duration.reduce((sum, lasts) => sum + lasts, 0) <= 256 * instance.size;
      const alone = instance.demandUnits.every((units, d) => 2 * units > (instance.capacity[instance.demandResource[d] as number] as number));
      strictEqual(createSide(instance).bits !== undefined, short && alone);
    }), { numRuns: 200 });
  });

  it("what is justified is the same whether or not it is known where it may stand at the latest", () => {
    for (const kind of [{ ...ONE_AT_A_TIME, lags: false }, WITHOUT_LAGS, { ...WITHOUT_LAGS, tasks: 8, lags: true }]) {
      fc.assert(fc.property(randomProject(kind), given => {
        const instance = compiled(given);
        fc.pre(instance.monotone);
        const [side, mirror] = [createSide(instance), createSide(mirrorOf(instance))];
        for (const list of listsOf(instance)) {
          const { start, makespan } = made(serialSchedule, side, list);
          const latest = new Int32Array(instance.size);
          mirroredStarts(instance, start, makespan, latest);
          const turned = new Int32Array(instance.size);
          createSorter(instance.size).sort(latest, makespan, mirror.instance.order, turned);
          deepStrictEqual(made((of, from, to) => serialBefore(of, from, to, latest), mirror, turned), made(serialSchedule, mirror, turned));
        }
      }), { numRuns: 200 });
    }
  });

  it("only what is longer is given up", () => {
    for (const kind of [ONE_AT_A_TIME, { ...WITHOUT_LAGS, lags: true }]) {
      fc.assert(fc.property(randomProject(kind), fc.nat({ max: 4 }), (given, less) => {
        const side = createSide(compiled(given));
        const parallel: (most?: number) => Pass = most => (of, list, start) => parallelByUnits(of, of.unit as UnitProfile, list, start, most);
        const serial: (most?: number) => Pass = most => (of, list, start) => serialSchedule(of, list, start, most);
        for (const scheme of [serial, ...side.unit === undefined ? [] : [parallel]]) {
          for (const list of listsOf(side.instance)) {
            const whole = made(scheme(), side, list);
            const most = whole.makespan - less;
            const { makespan, start } = made(scheme(most), side, list);
            if (less === 0) deepStrictEqual({ makespan, start }, whole);
            else ok(makespan > most);
            deepStrictEqual(made(scheme(), side, list), whole, "what was given up leaves traces");
          }
        }
      }), { numRuns: 200 });
    }
  });
});
