import { MINUTES_PER_DAY, type Instant } from "../../core/model/instant";

/** Days that were written already: a plan's tasks begin and end on few of them. */
const days = new Map<number, string>();
/** So many are remembered. */
const MOST = 50_000;

/** An instant as the JSON and CSV formats write it, `2026-01-05T09:00`. */
export function isoInstant(at: Instant): string {
  const day = Math.floor(at / MINUTES_PER_DAY);
  const minute = Math.floor(at - day * MINUTES_PER_DAY);
  return `${isoDay(day)}T${twoFigures(Math.floor(minute / 60))}:${twoFigures(minute % 60)}`;
}

function isoDay(day: number): string {
  let text = days.get(day);
  if (text === undefined) {
    if (days.size >= MOST) days.clear();
    const iso = new Date(day * MINUTES_PER_DAY * 60_000).toISOString();
    days.set(day, text = iso.slice(0, iso.indexOf("T")));
  }
  return text;
}

function twoFigures(figure: number): string {
  return figure < 10 ? `0${figure}` : String(figure);
}

/** An instant for a table, `2026-01-05 09:00`. */
export function tableInstant(at: Instant): string {
  return isoInstant(at).replace("T", " ");
}
