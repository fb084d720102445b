/** A figure with few letters: `2.5k` and `3M` for large ones. */
export function compact(figure: number): string {
  const size = Math.abs(figure);
  if (size >= 1e15) return figure.toExponential(1);
  const [unit, sign] = size >= 1e12 ? [1e12, "T"] : size >= 1e9 ? [1e9, "G"] : size >= 1e6 ? [1e6, "M"] : size >= 1e4 ? [1e3, "k"] : [1, ""];
  return `${String(Number((figure / unit).toPrecision(unit === 1 ? 6 : 3)))}${sign}`;
}
