import type { Instant } from "../../core/model/instant";

/** An instant as the JSON and CSV formats write it, `2026-01-05T09:00`. */
export function isoInstant(at: Instant): string {
  return new Date(at * 60_000).toISOString().slice(0, 16);
}

/** An instant for a table, `2026-01-05 09:00`. */
export function tableInstant(at: Instant): string {
  return isoInstant(at).replace("T", " ");
}
