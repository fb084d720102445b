/** The least of 1, 2, 5, 10, 20, … and their parts that is not below a step. */
export function roundStep(least: number): number {
  if (!(least > 0) || !Number.isFinite(least)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((times) => times * power >= least * 0.999999) ?? 10);
}
