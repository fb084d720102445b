/** A figure with so many places at most; never -0. */
export function rounded(figure: number, places: number): number {
  const scale = 10 ** places;
  return Math.round(figure * scale) / scale + 0;
}
