import type { Item } from "../../core/model/source";

/** True when one of the keys was written with a wrong value: that is the fault to mend, not that the key is missing. */
export function isRejected(item: Item, ...keys: readonly string[]): boolean {
  return item.rejected?.some(key => keys.includes(key)) === true;
}
