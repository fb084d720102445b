import { dateWordsBy } from "../../src/core/view/dates";
import type { DateWords } from "../../src/core/view/dates";

export { civilOf, clock, dateFormat, durationText, instantOf, slipText, startOfDay } from "../../src/core/view/dates";
export type { Civil, DateFormat, DateWords } from "../../src/core/view/dates";

const PARTS = { "short month": { month: "short" }, "long month": { month: "long" }, weekday: { weekday: "short" } } as const;

/** The names of months and weekdays in a language; English where it is unknown. */
export function dateWords(language: string): DateWords {
  const format = (part: keyof typeof PARTS): Intl.DateTimeFormat => {
    const options = { ...PARTS[part], timeZone: "UTC" } as const;
    try {
      return new Intl.DateTimeFormat(language, options);
    } catch {
      return new Intl.DateTimeFormat("en", options);
    }
  };
  return dateWordsBy((part, at) => format(part).format(at * 60_000));
}
