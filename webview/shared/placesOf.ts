/** Where in a list those stand that are let through. */
export function placesOf<One>(all: readonly One[], shown: readonly One[]): Int32Array {
  const through = new Set(shown);
  return Int32Array.from([...all.keys()].filter((place) => through.has(all[place] as One)));
}
