import type { Repeat } from "../../../core/model/values";
import type { ValueType } from "../../schema/valueType";
import { parseWeekdays } from "./calendars";
import { parseClock, parseDate } from "./dates";
import { scalarType, type Parsed } from "./scalarType";

const ORDINALS = new Map([["1st", 1], ["first", 1], ["2nd", 2], ["second", 2], ["3rd", 3], ["third", 3], ["4th", 4], ["fourth", 4], ["last", -1]]);
const UNITS = new Map<string, Repeat["every"]["unit"]>([["d", "day"], ["w", "week"], ["mo", "month"]]);
const WORDS = new Map<string, Repeat["every"]["unit"]>([["daily", "day"], ["weekly", "week"], ["monthly", "month"]]);

type Draft = { -readonly [K in keyof Repeat]: Repeat[K] };

function parseRepeat(value: string): Parsed<Repeat> {
  const words = value.split(/ +/);
  const every = takeEvery(words);
  if (every === undefined) return {};
  const draft: Draft = { every };
  while (words.length > 0) {
    const taken = takeOn(words, draft) || takeAt(words, draft) || takeEnd(words, draft);
    if (!taken) return { wrong: `\`repeat\` cannot end in \`${words.join(" ").slice(0, 40)}\`: after how often come \`on\`, \`at\`, and \`until\` or \`xN\`.` };
  }
  if (draft.weekdays !== undefined && every.unit !== "week") return { wrong: "Days such as mon go with `weekly` or `every 2w`; a month's day is `on 15` or `on last fri`." };
  if (draft.monthDay !== undefined && every.unit !== "month") return { wrong: "A day of the month goes with `monthly` or `every 2mo`." };
  return { value: draft };
}

function takeEvery(words: string[]): Repeat["every"] | undefined {
  const first = words.shift() ?? "";
  const unit = WORDS.get(first);
  if (unit !== undefined) return { count: 1, unit };
  if (first !== "every") return undefined;
  const found = /^(\d{1,4})(d|w|mo)$/.exec(words.shift() ?? "");
  const every = UNITS.get(found?.[2] ?? "");
  const count = Number(found?.[1]);
  return every === undefined || count < 1 ? undefined : { count, unit: every };
}

function takeOn(words: string[], draft: Draft): boolean {
  if (words[0] !== "on" || draft.weekdays !== undefined || draft.monthDay !== undefined) return false;
  const first = words[1] ?? "";
  const nth = ORDINALS.get(first);
  const weekday = parseWeekdays(words[2] ?? "");
  if (nth !== undefined && weekday?.length === 1) {
    draft.monthDay = { nth, weekday: weekday[0] ?? 0 };
    words.splice(0, 3);
    return true;
  }
  if (/^\d{1,2}$/.test(first) && Number(first) >= 1 && Number(first) <= 31) {
    draft.monthDay = Number(first);
    words.splice(0, 2);
    return true;
  }
  return takeWeekdays(words, draft);
}

function takeWeekdays(words: string[], draft: Draft): boolean {
  const days = new Set<number>();
  let taken = 1;
  for (; taken < words.length; taken += 1) {
    const named = (words[taken] ?? "").split(",").filter((each) => each !== "").map(parseWeekdays);
    if (named.length === 0 || named.some((each) => each === undefined)) break;
    for (const each of named) for (const day of each ?? []) days.add(day);
  }
  if (days.size === 0) return false;
  draft.weekdays = [...days].sort((a, b) => a - b);
  words.splice(0, taken);
  return true;
}

function takeAt(words: string[], draft: Draft): boolean {
  const at = parseClock(words[1] ?? "");
  if (words[0] !== "at" || at === undefined || draft.at !== undefined) return false;
  draft.at = at;
  words.splice(0, 2);
  return true;
}

function takeEnd(words: string[], draft: Draft): boolean {
  if (draft.until !== undefined || draft.times !== undefined) return false;
  const times = /^x(\d{1,4})$/.exec(words[0] ?? "");
  if (times !== null && Number(times[1]) >= 1) {
    draft.times = Number(times[1]);
    words.splice(0, 1);
    return true;
  }
  const until = parseDate(words[1] ?? "");
  if (words[0] !== "until" || !("value" in until)) return false;
  draft.until = until.value;
  words.splice(0, 2);
  return true;
}

/** How a task recurs. */
export const repeat: ValueType<Repeat> = scalarType({
  name: "repeat", accepts: "how often, such as weekly on mon at 10:00 until 2026-06-30, every 2w x10 or monthly on last fri",
  examples: ["weekly on mon at 10:00 until 2026-06-30", "every 2w x10", "monthly on 15", "monthly on last fri"],
  parse: parseRepeat,
});
