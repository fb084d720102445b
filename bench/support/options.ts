/** Options of a run (`--set j30 --step 10`) as the runner hands them on. */
export function benchOption(name: string): string | undefined {
  const given = JSON.parse(process.env["GANTRY_BENCH_OPTIONS"] ?? "{}") as Record<string, string>;
  return given[name];
}

/** A whole number among the options, or the usual one. */
export function numberOption(name: string, usual: number): number {
  const value = Number(benchOption(name) ?? usual);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} takes a whole number.`);
  return value;
}
