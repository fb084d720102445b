import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { MOST_PAIRED, pairFaults } from "../../../src/core/risk/correlation";
import { cholesky, eigen, nearestCorrelation } from "../../../src/core/risk/nearestCorrelation";
import { compileRisk } from "../../../src/core/risk/compileRisk";
import { drawRun, drawsFor, normalOf, RUN } from "../../../src/core/risk/draws";
import { foundOf } from "../../../src/core/schedule/found";
import { scheduleText } from "../../support/scheduleText";
import { allWeek, lengthDays, near, run } from "./chancePlan";

/** A matrix of rows. */
const matrix = (rows: readonly (readonly number[])[]): Float64Array => Float64Array.from(rows.flat());
const times = (lower: Float64Array, size: number): number[] => Array.from({ length: size * size }, (_, at) => {
  const [i, j] = [Math.floor(at / size), at % size];
  let sum = 0;
  for (let k = 0; k < size; k++) sum += (lower[i * size + k] as number) * (lower[j * size + k] as number);
  return sum;
});

describe("the nearest correlation matrix", () => {
  it("is Higham's for his example", () => {
    // Higham 2002, section 4: the nearest to (1 1 0; 1 1 1; 0 1 1).
    const near3 = nearestCorrelation(matrix([[1, 1, 0], [1, 1, 1], [0, 1, 1]]), 3);
    [1, 0.7607, 0.1573, 0.7607, 1, 0.7607, 0.1573, 0.7607, 1].forEach((value, i) => { near(near3[i] as number, value, 1e-4); });
  });

  it("has ones on its diagonal, a Cholesky factor, and stays what is one already", () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 12 }), fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })), (size, stream) => {
      const made = new Float64Array(size * size);
      for (let i = 0; i < size; i++) {
        made[i * size + i] = 1;
        for (let j = 0; j < i; j++) made[i * size + j] = made[j * size + i] = stream.next().value as number;
      }
      const mended = nearestCorrelation(made, size);
      const lower = cholesky(mended, size);
      ok(lower);
      times(lower, size).forEach((value, i) => { near(value, mended[i] as number, 1e-6); });
      for (let i = 0; i < size; i++) strictEqual(mended[i * size + i], 1);
      nearestCorrelation(mended, size).forEach((value, i) => { near(value, mended[i] as number, 1e-5); });
    }), { numRuns: 60 });
  });

  it("of a large one is cut off at its negative eigenvalues", () => {
    const size = 60;
    const made = new Float64Array(size * size).fill(-0.5);
    for (let i = 0; i < size; i++) made[i * size + i] = 1;
    const mended = nearestCorrelation(made, size);
    ok(cholesky(mended, size));
    // No more than -1 / (n - 1) goes for all pairs alike.
    for (const value of mended) ok(value === 1 || (value < 0 && value >= -1 / (size - 1) - 1e-6));
  });

  it("knows eigenvalues of the closed form, and factors that end in 0", () => {
    deepStrictEqual([...eigen(matrix([[2, 1], [1, 2]]), 2).values].map(value => Math.round(value * 1e9) / 1e9).sort(), [1, 3]);
    deepStrictEqual([...cholesky(matrix([[1, -1], [-1, 1]]), 2) ?? []], [1, 0, -1, 0]);
    strictEqual(cholesky(matrix([[1, 2], [2, 1]]), 2), undefined);
    strictEqual(cholesky(matrix([[1, 1, 0], [1, 1, 1], [0, 1, 1]]), 3), undefined);
  });
});

/** How much the estimates of two tasks of a plan go together, as they are drawn: the correlation of their normal figures. */
function drawn(head: string, tasks: readonly string[], one = 0, other = 1): number {
  const { schedule } = scheduleText(allWeek(`${head}tasks:\n${tasks.map((keys, i) => `  t${String(i)}: {duration: 2d/5d/8d${keys}}\n`).join("")}`));
  const found = foundOf(schedule);
  ok(found);
  const model = compileRisk(schedule, found);
  const draws = drawsFor(model, [], 1);
  const at = [one, other].map(task => model.variables.findIndex(variable => variable.task === task));
  const sums = { x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
  for (let run = 0; run < 20; run++) {
    drawRun(draws, run, RUN);
    for (let sample = 0; sample < RUN; sample++) {
      const [x, y] = at.map(variable => normalOf(draws, model.variables[variable] as (typeof model.variables)[number], variable, sample)) as [number, number];
      sums.x += x; sums.y += y; sums.xx += x * x; sums.yy += y * y; sums.xy += x * y;
    }
  }
  const count = 20 * RUN;
  const variances = [sums.xx / count - (sums.x / count) ** 2, sums.yy / count - (sums.y / count) ** 2];
  for (const variance of variances) near(variance, 1, 0.03);
  return (sums.xy / count - (sums.x * sums.y) / count ** 2) / Math.sqrt((variances[0] as number) * (variances[1] as number));
}

describe("`correlation` in a plan", () => {
  it("has a coefficient for each tag and person", () => {
    const tags = [", tags: [x]", ", tags: [x]", ", tags: [y]", ", tags: [y]"];
    near(drawn("correlation: {tags: {x: 0.9, y: 0.2}}\n", tags), 0.9, 0.02);
    near(drawn("correlation: {tags: {x: 0.9, y: 0.2}}\n", tags, 2, 3), 0.2, 0.02);
    near(drawn("correlation: {tags: {x: 0.9, y: 0.2}}\n", tags, 0, 3), 0, 0.02);
    near(drawn("correlation: {tags: 0.5}\n", tags), 0.5, 0.02);
    near(drawn("correlation: {people: 0.5}\n", tags), 0, 0.02);
    const people = "people: {ana: , ben: }\ncorrelation: {people: {ana: 0.8}}\n";
    near(drawn(people, [", who: ana", ", who: ana", ", who: ben", ", who: ben"]), 0.8, 0.02);
    near(drawn(people, [", who: ana", ", who: ana", ", who: ben", ", who: ben"], 2, 3), 0, 0.02);
  });

  it("of several groups in common is the largest, of one of them less", () => {
    near(drawn("correlation: {tags: {x: 0.8, y: 0.2}}\n", [", tags: [x, y]", ", tags: [x, y]"]), 0.8, 0.02);
    // Weights are the roots of 0.8 0.8 / 1 and of 0.8.
    near(drawn("correlation: {tags: {x: 0.8, y: 0.2}}\n", [", tags: [x, y]", ", tags: [x]"]), 0.8 * Math.sqrt(0.8), 0.02);
    near(drawn("correlation: 0.6\n", [", tags: [x, y]", ", tags: [x]"]), 0.6 * Math.SQRT1_2, 0.02);
  });

  it("of pairs, with a sign", () => {
    const bare = ["", "", ""];
    for (const coefficient of [0.8, -0.8, 1, -1, 0.05]) near(drawn(`correlation: {pairs: [t0 t1 ${String(coefficient)}]}\n`, bare), coefficient, 0.02);
    const two = "correlation: {pairs: [t0 t1 -0.8, t1 t2 0.3]}\n";
    near(drawn(two, bare, 1, 2), 0.3, 0.02);
    near(drawn(two, bare, 0, 2), 0, 0.02);
  });

  it("of pairs wins over that of groups, and leaves the group's to the others", () => {
    const head = "correlation: {tags: {x: 0.3}, pairs: [t0 t1 -0.2]}\n";
    const tags = [", tags: [x]", ", tags: [x]", ", tags: [x]"];
    near(drawn(head, tags), -0.2, 0.02);
    near(drawn(head, tags, 0, 2), 0.3, 0.02);
    near(drawn(head, tags, 1, 2), 0.3, 0.02);
  });

  it("widens a sum: the finish of a chain", () => {
    const width = (pairs: string): number => {
      const { finish } = run(allWeek(`${pairs}tasks:\n  a: {duration: 2d/5d/8d}\n  b: {duration: 2d/5d/8d, after: a}\n`), { samples: 5000 });
      return lengthDays(finish.p90) - lengthDays(finish.p10);
    };
    near(width("correlation: {pairs: [a b 1]}\n") / width(""), Math.SQRT2, 0.06);
    near(width("correlation: {pairs: [a b -1]}\n"), 0, 0.02);
  });

  it("a pair changes nothing of the estimate itself, nor of what others draw", () => {
    const tasks = "tasks:\n  a: {duration: 2d/5d/8d}\n  b: {duration: 2d/5d/8d}\n  c: {duration: 2d/5d/8d}\n";
    const [with1, without] = [run(allWeek(`correlation: {pairs: [a b 0.7]}\n${tasks}`), { samples: 10_000 }), run(allWeek(tasks), { samples: 10_000 })];
    deepStrictEqual([with1.tasks[0]?.finish, with1.tasks[2]?.finish], [without.tasks[0]?.finish, without.tasks[2]?.finish]);
    near(lengthDays(with1.tasks[1]?.finish.p80 ?? 0), lengthDays(without.tasks[1]?.finish.p80 ?? 0), 0.05);
  });

  const faults = (text: string): ReturnType<typeof pairFaults> => pairFaults(scheduleText(allWeek(text)).schedule);
  const three = "tasks:\n  a: {duration: 2d/5d/8d}\n  b: {duration: 2d/5d/8d}\n  c: {duration: 2d/5d/8d}\n";

  it("is mended to the nearest that can be, and says what counts", () => {
    const { mended } = faults(`correlation: {pairs: [a b 0.9, b c 0.9, a c -0.9]}\n${three}`);
    deepStrictEqual(mended.map(({ counts }) => Math.round(counts * 100) / 100), [0.5, 0.5, -0.5]);
    deepStrictEqual(faults(`correlation: {pairs: [a b 0.9, b c 0.9, a c 0.7]}\n${three}`), { left: [], mended: [] });
    deepStrictEqual(faults(`correlation: {pairs: [a b 0.9, b a -0.9]}\n${three}`), { left: [], mended: [] });
  });

  it("leaves pairs without spread alone and does not connect too many tasks", () => {
    deepStrictEqual(faults("correlation: {pairs: [a b 0.9]}\ntasks:\n  a: {duration: 2d}\n  b: {milestone: true, after: a}\n"), { left: [], mended: [] });
    const count = MOST_PAIRED + 5;
    const chain = Array.from({ length: count - 1 }, (_, i) => `t${String(i)} t${String(i + 1)} 0.4`).join(", ");
    const text = `correlation: {pairs: [${chain}]}\ntasks:\n${Array.from({ length: count }, (_, i) => `  t${String(i)}: {duration: 2d/5d/8d}\n`).join("")}`;
    strictEqual(faults(text).left.length, 1);
    ok(run(allWeek(text), { samples: 20 }).finish.p50 > 0);
  });

  it("gives the same figures however wide the blocks are", () => {
    const text = allWeek(`correlation: {tags: 0.3, pairs: [a b -0.5, b c 0.4]}\n${three.replace("8d}", "8d, tags: [x]}")}`);
    deepStrictEqual(run(text, { samples: 300, width: 7 }), run(text, { samples: 300, width: 64 }));
  });
});
