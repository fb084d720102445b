import { MINUTES_PER_DAY, type DateValue, type DayNumber, type Instant } from "../../core/model/instant";
import { civilDate, formatTime } from "../../core/calendar/civil";
import type { Item } from "../../core/model/source";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** Nothing from a file is echoed longer than this, in UTF-16 units. */
export const LONGEST_ECHO = 80;

/** One line of plain ASCII without an edge or run of spaces: what most names are. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Text from a file made fit for a message: one line, no control or direction characters, at most 80 units. */
export function shown(text: string, longest = LONGEST_ECHO): string {
  if (text.length <= longest && PLAIN.test(text)) return text;
  const head = text.length > longest * 4 ? text.slice(0, longest * 4) : text;
  const clean = head.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  if (clean.length <= longest) return head === text ? clean : `${clean}…`;
  const end = longest - 1;
  const last = clean.charCodeAt(end - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return `${clean.slice(0, splitsPair ? end - 1 : end)}…`;
}

/** An id, key or word as it stands in the file, between grave accents. */
export function code(text: string): string {
  const clean = shown(text);
  return `\`${clean.includes("`") ? clean.replace(/`/g, "'") : clean}\``;
}

/** What people call an item: its title or name, else its id in grave accents. */
export function nameOf(item: Item & { readonly title?: string; readonly name?: string }): string {
  const title = shown(item.title ?? item.name ?? "", 60);
  return title === "" ? code(item.id) : title;
}

/** A day in words: `12 Mar 2026`. */
export function dayInWords(day: DayNumber): string {
  const { year, month, day: ofMonth } = civilDate(day);
  return `${ofMonth} ${MONTHS[month - 1] ?? ""} ${year}`;
}

/** The day on which work that ends at an instant ends: midnight belongs to the day before. */
export function finishDay(at: Instant): DayNumber {
  return Math.ceil(at / MINUTES_PER_DAY) - 1;
}

/** The day of an instant that begins something. */
export function startDay(at: Instant): DayNumber {
  return Math.floor(at / MINUTES_PER_DAY);
}

/** The day of a finish in words. */
export function finishInWords(at: Instant): string {
  return dayInWords(finishDay(at));
}

/** The day of a start in words. */
export function startInWords(at: Instant): string {
  return dayInWords(startDay(at));
}

/** A finish with its time, where the day alone does not tell two apart: `12 Mar 2026 17:00`. */
export function finishWithTime(at: Instant): string {
  return `${finishInWords(at)} ${formatTime(at - finishDay(at) * MINUTES_PER_DAY)}`;
}

/** A start with its time. */
export function startWithTime(at: Instant): string {
  return `${startInWords(at)} ${formatTime(at - startDay(at) * MINUTES_PER_DAY)}`;
}

/** A written date in words. */
export function dateInWords(date: DateValue): string {
  return date.minute === undefined ? dayInWords(date.day) : `${dayInWords(date.day)} ${formatTime(date.minute)}`;
}

/** How far apart two finishes are: whole days (`3 days`), or hours and minutes within a day. */
export function distance(from: Instant, to: Instant): string {
  const days = Math.abs(finishDay(to) - finishDay(from));
  if (days > 0) return counted(days, "day");
  const minutes = Math.abs(to - from);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} h` : "", rest > 0 || hours === 0 ? `${rest} min` : ""].filter(part => part !== "").join(" ");
}

/** `1 day`, `3 days`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A share in percent, without needless decimals: `150 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/** An amount of money with two decimals at most and thousands apart: `12,400 EUR`. */
export function money(amount: number, currency: string | undefined): string {
  const [whole = "0", fraction] = String(Math.round(Math.abs(amount) * 100) / 100).split(".");
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const figure = `${amount < 0 ? "-" : ""}${apart}${fraction === undefined ? "" : `.${fraction.padEnd(2, "0")}`}`;
  return currency === undefined ? figure : `${figure} ${shown(currency, 12)}`;
}

/** `a`, `a and b`, `a, b and c`; beyond `most` names the rest is counted. */
export function listed(names: readonly string[], most = 4, last = "and"): string {
  if (names.length > most) return `${names.slice(0, most - 1).join(", ")} ${last} ${names.length - most + 1} more`;
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} ${last} ${names[names.length - 1] ?? ""}`;
}
