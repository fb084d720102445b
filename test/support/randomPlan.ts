import fc from "fast-check";

/** A task of a random plan, as plan text can say it. */
export interface RandomTask {
  readonly days: number;
  readonly links: readonly { readonly to: number; readonly type: string; readonly lag: string }[];
  readonly keys: readonly string[];
  /** How many of the tasks that follow stand in it; 0 for a leaf. */
  readonly holds: number;
}

const link = fc.record({
  to: fc.nat(30),
  type: fc.constantFrom("FS", "FS", "FS", "SS", "FF", "SF"),
  lag: fc.constantFrom("", "", "", "+1d", "+3h", "+2ed", "-1d", "+50%", "-2h", "+1w"),
});

/** Tasks that wait for each other at random; `keys` are further keys, each a piece of a flow map. */
export function randomTasks(keys: fc.Arbitrary<string>, summaries = true): fc.Arbitrary<readonly RandomTask[]> {
  return fc.array(
    fc.record({
      days: fc.integer({ min: 0, max: 40 }),
      links: fc.array(link, { maxLength: 3 }),
      keys: fc.array(keys, { maxLength: 2 }),
      holds: summaries ? fc.constantFrom(0, 0, 0, 0, 2, 3) : fc.constant(0),
    }),
    { minLength: 1, maxLength: 14 },
  );
}

/** The text of a plan with these tasks: `t0`, `t1`, …; links lead to earlier tasks unless `anyOrder`. */
export function planTextOf(head: string, tasks: readonly RandomTask[], anyOrder = false): string {
  const lines = [head.trimEnd(), "tasks:"];
  const open: number[] = [];
  tasks.forEach((task, i) => {
    while (open.length > 0 && open[open.length - 1] === 0) open.pop();
    if (open.length > 0) open[open.length - 1]!--;
    const indent = "  ".repeat(1 + 2 * open.length);
    const links = task.links.flatMap(({ to, type, lag }) => {
      const target = anyOrder ? to % tasks.length : i === 0 ? -1 : to % i;
      return target < 0 ? [] : [`t${String(target)} ${type}${lag}`];
    });
    const after = links.length === 0 ? [] : [`after: [${links.join(", ")}]`];
    if (task.holds === 0) {
      const length = task.keys.some(key => /^(effort|duration|milestone|points|repeat)/.test(key)) ? [] : [`duration: ${String(task.days)}h`];
      const keys = new Map([...length, ...after, ...task.keys].map(key => [key.split(":")[0], key]));
      lines.push(`${indent}t${String(i)}: {${[...keys.values()].join(", ")}}`);
      return;
    }
    lines.push(`${indent}t${String(i)}:`, ...after.map(key => `${indent}  ${key.replace(/ (FF|SF)/g, " FS")}`), `${indent}  tasks:`);
    open.push(task.holds);
  });
  return `${lines.join("\n")}\n`;
}
