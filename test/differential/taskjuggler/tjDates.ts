import { dayNumber } from "../../../src/core/calendar/civil";
import { textOf, type Piece } from "./statements";

/** `2007-05-04` or `2007-05-04-17:00` as a civil minute. */
export function dateOf(text: string): number {
  const [, year = "", month = "", day = "", hour = "0", minute = "0"] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:-(\d{1,2}):(\d\d))?/.exec(text) ?? [];
  return dayNumber(Number(year), Number(month), Number(day)) * 1440 + Number(hour) * 60 + Number(minute);
}

/** An instant moved by a calendar duration such as `+3w` or `+6m`; TaskJuggler's months are a twelfth of 365 days. */
export function movedBy(at: number, duration: string): number {
  const [, figure = "0", unit = "d"] = /^\+?(\d+(?:\.\d+)?)(min|h|d|w|m|y)/.exec(duration) ?? [];
  const amount = Number(figure);
  return at + amount * ({ min: 1, h: 60, d: 1440, w: 10_080, m: 43_800, y: 525_600 }[unit] ?? 0);
}

/** A date, `A - B` or `A +duration` as half-open minutes; one day where it is a date alone. */
export function intervalOf(words: readonly Piece[]): readonly [number, number] {
  const texts = words.map(textOf).filter(text => text !== "");
  const from = dateOf(texts[0] ?? "");
  if (texts[1] === "-") return [from, dateOf(texts[2] ?? "")];
  if (texts[1]?.startsWith("+") === true) return [from, movedBy(from, texts[1] === "+" ? `+${texts[2] ?? ""}` : texts[1])];
  return [from, from + 1440];
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Hours by weekday, changed by `mon - fri 9:00 - 12:00, 13:00 - 18:00` or `sat, sun off`. */
export function changedHours(week: readonly string[], words: readonly Piece[]): readonly string[] {
  const texts = words.map(textOf);
  const split = texts.findIndex(text => text === "off" || /^\d/.test(text));
  const result = [...week];
  const dayWords = texts.slice(0, split).filter(text => text !== ",");
  const days: number[] = [];
  for (let i = 0; i < dayWords.length; i++) {
    const first = DAYS.indexOf(dayWords[i] ?? "");
    if (dayWords[i + 1] !== "-") {
      days.push(first);
      continue;
    }
    const last = DAYS.indexOf(dayWords[i + 2] ?? "");
    for (let day = first; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === last) break;
    }
    i += 2;
  }
  const times = texts.slice(split).filter(text => /^\d/.test(text)).map(time => time.padStart(5, "0"));
  const hours = Array.from({ length: times.length / 2 }, (_, i) => `${times[2 * i] ?? ""}-${times[2 * i + 1] ?? ""}`).join(" ");
  for (const day of days) result[day] = texts[split] === "off" ? "" : hours;
  return result;
}

/** A week as plan text. */
export const weekText = (week: readonly string[]): string => `{${week.flatMap((hours, i) => (hours === "" ? [] : [`${DAYS[i] ?? ""}: ${hours}`])).join(", ")}}`;

/** Minutes of a week. */
export const minutesOf = (week: readonly string[]): number =>
  week.flatMap(hours => hours.split(" ").filter(part => part !== "")).reduce((sum, part) => {
    const [from = 0, to = 0] = part.split("-").map(time => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    return sum + to - from;
  }, 0);
