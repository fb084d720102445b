import type { Item, Place, Span } from "../../core/model/source";

/** Where an item's id stands; for the plan's own keys the first of them. */
export function idPlace(item: Item): Place {
  return { item, span: item.idSpan };
}

/** Where a key's value stands; the id where the key was not written. */
export function valuePlace(item: Item, key: string): Place {
  return { item, span: item.keys.get(key)?.value ?? item.idSpan };
}

/** Where a key itself stands; the id where it was not written. */
export function keyPlace(item: Item, key: string): Place {
  return { item, span: item.keys.get(key)?.key ?? item.idSpan };
}

/** A span of an item's text as a place. */
export function placeAt(item: Item, span: Span): Place {
  return { item, span };
}
