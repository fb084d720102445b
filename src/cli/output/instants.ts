import { FAR_FUTURE } from "../../core/calendar/civil";
import { MINUTES_PER_DAY, type Instant } from "../../core/model/instant";

/** Days that were written already: a plan's tasks begin and end on few of them. */
const days = new Map<number, string>();
/** So many are remembered. */
const MOST = 50_000;

/** The first minute of the year 0: nothing earlier has a year of four figures, nor anything from `FAR_FUTURE` on. */
const FIRST: Instant = -1_036_120_320;

/** An instant as the JSON and CSV formats write it, `2026-01-05T09:00`; the last minute of 9999 for all that is later. */
export function isoInstant(instant: Instant): string {
  const at = Math.max(FIRST, Math.min(instant, FAR_FUTURE - 1));
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
