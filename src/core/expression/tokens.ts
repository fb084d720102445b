import { daysInMonth, dayNumber } from "../calendar/civil";
import type { Span } from "../model/source";
import type { Duration } from "../model/values";
import { LONGEST_EXPRESSION, MOST_PARTS, type ExpressionFault, type Literal, type Outcome } from "./expression";

/** A part of the text of an expression. */
export type Token =
  | { readonly is: "literal"; readonly text: string; readonly value: Literal; readonly money?: number; readonly at: Span }
  | { readonly is: "word" | "sign"; readonly text: string; readonly at: Span };

const SPACE = /[ \t\r\n]+/y;
const DATE = /(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?(?![\w.-])/y;
const FIGURE = /(\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})(mo|[a-zA-Z]+|%)?/y;
const MORE_TIME = /[ \t\r\n]+(\d{1,15}(?:\.\d{1,15})?)(mo|w|d|h|m)(?![\w.])/y;
const WORD = /[A-Za-z](?:[\w.-]*[A-Za-z0-9])?/y;
const SIGN = /<=|>=|[<=>+\-*/(),]/y;

/** Signs of other languages, by what they are written as here. */
const FOREIGN: readonly (readonly [sign: RegExp, text: string, advice: string])[] = [
  [/==/y, "==", "write `=`"],
  [/!=|<>/y, "!=", "write `not` before the comparison"],
  [/&&/y, "&&", "write `and`"],
  [/\|\|/y, "||", "write `or`"],
  [/!/y, "!", "write `not`"],
  [/≤/y, "≤", "write `<=`"],
  [/≥/y, "≥", "write `>=`"],
  [/[×·]/y, "×", "write `*`"],
  [/÷/y, "÷", "write `/`"],
];

const UNITS: Readonly<Record<string, keyof Omit<Duration, "elapsed">>> = { mo: "months", w: "weeks", d: "days", h: "minutes", m: "minutes" };
const NO_TIME: Duration = { minutes: 0, days: 0, weeks: 0, months: 0, elapsed: false };

/** Cuts a text into parts, or says where it stops being an expression. */
export function tokensOf(text: string): Outcome<readonly Token[]> {
  if (text.length > LONGEST_EXPRESSION) return wrong(`This is longer than the ${String(LONGEST_EXPRESSION)} letters that an expression may have; split it`, { start: 0, end: text.length });
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const space = match(SPACE, text, at);
    if (space !== undefined) {
      at += space[0].length;
      continue;
    }
    const read = tokenAt(text, at);
    if ("fault" in read) return read;
    tokens.push(read.value);
    at = read.value.at.end;
    if (tokens.length > MOST_PARTS) return wrong(`This has more than ${String(MOST_PARTS)} figures and signs; split it`, read.value.at);
  }
  return { value: tokens };
}

function tokenAt(text: string, at: number): Outcome<Token> {
  const date = match(DATE, text, at);
  if (date !== undefined) return dateToken(date, at);
  const figure = match(FIGURE, text, at);
  if (figure !== undefined) return figureToken(text, figure, at);
  for (const [sign, written, advice] of FOREIGN) {
    const found = match(sign, text, at);
    if (found !== undefined) return wrong(`\`${written}\` is no sign here; ${advice}`, { start: at, end: at + found[0].length });
  }
  const word = match(WORD, text, at);
  const sign = word ?? match(SIGN, text, at);
  if (sign !== undefined) return { value: { is: word === undefined ? "sign" : "word", text: sign[0], at: { start: at, end: at + sign[0].length } } };
  const letter = String.fromCodePoint(text.codePointAt(at) ?? 63);
  return wrong(`\`${/[\p{Cc}\p{Cf}]/u.test(letter) ? "?" : letter}\` means nothing in an expression; take it away`, { start: at, end: at + letter.length });
}

function dateToken(found: RegExpExecArray, at: number): Outcome<Token> {
  const [text, year = "", month = "", day = "", hour, minute] = found;
  const span = { start: at, end: at + text.length };
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const clock = hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
  const real = m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m) && y >= 1 && (clock === undefined || (clock <= 1440 && Number(minute) < 60));
  if (!real) return wrong(`There is no date \`${text}\``, span);
  return { value: { is: "literal", text, value: { kind: "date", date: { day: dayNumber(y, m, d), ...(clock === undefined ? {} : { minute: clock }) } }, at: span } };
}

function figureToken(text: string, [whole, digits = "", unit = ""]: RegExpExecArray, at: number): Outcome<Token> {
  const amount = Number(digits);
  const span = { start: at, end: at + whole.length };
  const literal = (value: Literal): Outcome<Token> => ({ value: { is: "literal", text: whole, value, at: span } });
  if (unit === "") return literal({ kind: "number", amount });
  if (unit === "%") return literal({ kind: "share", amount: amount / 100 });
  if (unit === "k") return literal({ kind: "money", amount: amount * 1000 });
  if (Object.hasOwn(UNITS, unit)) return { value: durationToken(text, digits, unit, at) };
  if (/^e(?:m|h|d|w)$/.test(unit)) return wrong(`\`${whole}\` is clock time; an expression counts in working time, such as \`${digits}${unit.slice(1)}\``, span);
  return wrong(`\`${whole.slice(0, 40)}\` has no unit that is known; write 8, 80%, 8k, or a duration in m, h, d, w or mo`, span);
}

/** Durations that follow each other add up: `1w 2d`. */
function durationToken(text: string, digits: string, unit: string, at: number): Token {
  let duration = plus(NO_TIME, Number(digits), unit);
  let end = at + digits.length + unit.length;
  let single = true;
  for (let more = match(MORE_TIME, text, end); more !== undefined; more = match(MORE_TIME, text, end)) {
    duration = plus(duration, Number(more[1]), more[2] ?? "m");
    end += more[0].length;
    single = false;
  }
  const token: Token = { is: "literal", text: text.slice(at, end), value: { kind: "duration", duration }, at: { start: at, end } };
  return single && unit === "m" ? { ...token, money: Number(digits) * 1_000_000 } : token;
}

function plus(duration: Duration, amount: number, unit: string): Duration {
  const key = UNITS[unit] ?? "minutes";
  return { ...duration, [key]: duration[key] + (unit === "h" ? amount * 60 : amount) };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function wrong(message: string, at: Span): { readonly fault: ExpressionFault } {
  return { fault: { message, at } };
}
