import { median } from "./timing";

/** Processor time of some work in milliseconds: what other programs do meanwhile hardly changes it. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const WARM_UP = 4;

/** As `ratio`, in processor time; each figure is the mean of `each` runs, since the clock of the processor is coarse. */
export function processorRatio(
  ours: () => unknown,
  theirs: () => unknown,
  rounds: number,
  each: number,
): { readonly ratio: number; readonly ours: number; readonly theirs: number } {
  const repeated = (work: () => unknown) => (): void => {
    for (let i = 0; i < each; i++) work();
  };
  const a: number[] = [];
  const b: number[] = [];
  for (let i = -WARM_UP; i < rounds; i++) {
    const [mine, other] = [processorTime(repeated(ours)) / each, processorTime(repeated(theirs)) / each];
    // The first rounds warm the compiler up, which works in threads of its own, and count for nothing.
    if (i >= 0) {
      a.push(mine);
      b.push(other);
    }
  }
  return { ratio: median(a) / median(b), ours: median(a), theirs: median(b) };
}
