/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** How many milliseconds some work takes. */
export async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * How many times longer `ours` takes than `theirs`: medians of `rounds` runs, in turn (A B A B …), so that a machine that
 * becomes slower meanwhile slows both; one run of each before counts for nothing.
 */
export async function ratio(ours: () => unknown, theirs: () => unknown, rounds = 7): Promise<{ ratio: number; ours: number; theirs: number }> {
  await milliseconds(ours);
  await milliseconds(theirs);
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i < rounds; i++) {
    a.push(await milliseconds(ours));
    b.push(await milliseconds(theirs));
  }
  return { ratio: median(a) / median(b), ours: median(a), theirs: median(b) };
}

/** Says the times behind a ratio. */
export function say(what: string, figures: { readonly ours: number; readonly theirs: number }): void {
  process.stdout.write(`      ${what}: ${figures.ours.toFixed(2)} ms against ${figures.theirs.toFixed(2)} ms\n`);
}
