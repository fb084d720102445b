import { blockedBelow } from "../features/completeIds";
import type { SectionName } from "../../core/model/source";
import { dateWordsAtStart, writeDate } from "../dateWords";
import { code } from "../rules/wording";
import { blame, take, type Reading, type WordReader } from "./reading";

const WAITED_FOR: readonly SectionName[] = ["tasks", "risks", "releases"];
const PLACES: readonly SectionName[] = ["tasks", "risks"];
const LINK = /^(FS|SS|FF|SF)?([+-]\d+(?:\.\d+)?(?:%|em|eh|ed|ew|mo|[mhdw]))?$/i;

/** `after schema, wireframes +2d`: what it waits for, by ids or titles. */
export const readAfter: WordReader = (reading, at) => {
  if (!isWord(reading, at, /^after:?$/i) || reading.kind !== "task") return 0;
  let next = at + 1;
  for (;;) {
    const found = reading.names.find(WAITED_FOR, reading.words, next);
    if (found === undefined) return next === at + 1 ? unknownAfter(reading, at) : next - at;
    const lag = linkAt(reading, next + found.words);
    const end = next + found.words + lag.words;
    take(reading, "after", lag.text === "" ? found.id : `${found.id} ${lag.text}`, next === at + 1 ? at : next, end - (next === at + 1 ? at : next));
    const comma = reading.words[end - 1]?.comma === true;
    const and = !comma && isWord(reading, end, /^(and|&)$/i);
    if (!comma && !(and && reading.names.find(WAITED_FOR, reading.words, end + 1) !== undefined)) return end - at;
    next = and ? end + 1 : end;
    if (and) continue;
    if (reading.names.find(WAITED_FOR, reading.words, next) === undefined) return end - at;
  }
};

function unknownAfter(reading: Reading, at: number): number {
  const word = reading.words[at + 1];
  if (word === undefined || word.quoted) return 0;
  const better = reading.names.nearest(WAITED_FOR, word.text);
  const offer = better === undefined ? "put the title into quotes if it belongs there" : `did you mean ${code(better)}?`;
  return blame(reading, `There is no task ${code(word.text)} to wait for${better === undefined ? ": " : "; "}${offer}${better === undefined ? "." : ""}`, at, 2, better === undefined ? undefined : `after ${better}`);
}

/** The kind of link and the lag behind a name: `SS+3d`, `SS +3d`, `+2d`. */
function linkAt({ words }: Reading, at: number): { readonly text: string; readonly words: number } {
  const first = words[at];
  if (first === undefined || first.quoted || words[at - 1]?.comma === true) return { text: "", words: 0 };
  const found = LINK.exec(first.text);
  if (found === null) return { text: "", words: 0 };
  const type = (found[1] ?? "").toUpperCase();
  if (found[2] !== undefined || first.comma) return { text: type + (found[2] ?? ""), words: 1 };
  const lag = /^[+-]/.test(words[at + 1]?.text ?? "") ? LINK.exec(words[at + 1]?.text ?? "") : null;
  return lag === null ? { text: type, words: 1 } : { text: type + (lag[2] ?? ""), words: 2 };
}

/** `in payments`, `under Payments`: the summary that it belongs to. Other words behind these stay in the title. */
export const readPlace: WordReader = (reading, at) => {
  if (!isWord(reading, at, /^(in|into|under|below)$/i) || reading.kind !== "task" || reading.parent !== undefined) return 0;
  const found = reading.names.find(PLACES, reading.words, at + 1);
  const next = reading.words[at + 1];
  if (found === undefined) {
    const better = next === undefined || !isWord(reading, at, /^under$/i) ? undefined : reading.names.nearest(PLACES, next.text);
    return better === undefined ? 0 : blame(reading, `There is no task ${code(next?.text ?? "")} to put it under; did you mean ${code(better)}?`, at, 2, `under ${better}`);
  }
  if (found.id.includes("/")) return blame(reading, `${code(found.id)} is of another plan: a task is added to one plan.`, at, 1 + found.words);
  const work = ["effort", "duration", "points", "milestone"].find(key => found.item.keys.has(key));
  if (work !== undefined && found.item.section === "tasks") {
    return blame(reading, `${code(found.id)} is work itself: with a task inside it its ${code(work)} would count no more.`, at, 1 + found.words);
  }
  reading.parent = found.id;
  return 1 + found.words;
};

const DATE_KEYS: readonly (readonly [words: RegExp, key: string, options: { readonly edge: "start" | "end"; readonly direction?: "back" }])[] = [
  [/^(due|by|before|until):?$/i, "due", { edge: "end" }],
  [/^(from|start|starts|starting):?$/i, "not-before", { edge: "start" }],
  [/^started:?$/i, "started", { edge: "start", direction: "back" }],
  [/^(finished|done):?$/i, "finished", { edge: "end", direction: "back" }],
  [/^on:?$/i, "start-on", { edge: "start" }],
];

/** `due fri`, `from 12 mar`, `on 2026-03-05`: dates in words. Without a date behind them these words stay in the title. */
export const readDate: WordReader = (reading, at) => {
  const word = reading.words[at];
  const spec = reading.kind === "task" ? DATE_KEYS.find(([form]) => isWord(reading, at, form)) : undefined;
  if (word === undefined || spec === undefined) return 0;
  const [, key, options] = spec;
  const first = at + 1 < reading.words.length && isWord(reading, at + 1, /^(on|at|in|by)$/i) && key !== "start-on" && !isWord(reading, at + 1, /^in$/i) ? at + 2 : at + 1;
  const start = reading.words[first]?.start;
  const found = start === undefined || reading.words[first]?.quoted === true ? undefined : dateWordsAtStart(reading.line.slice(start), reading.place.today, options);
  if (found === undefined || start === undefined) return unknownDate(reading, at);
  const count = reading.words.filter((one, index) => index >= first && one.start < start + found.end).length;
  return take(reading, key === "start-on" && reading.words.some(isMilestone) ? "finish-on" : key, writeDate(found.date), at, first - at + count);
};

/** `due` asks for a date; the other words may as well be words of a title. */
function unknownDate(reading: Reading, at: number): number {
  const next = reading.words[at + 1];
  const due = isWord(reading, at, /^(due:?|by:|from:|start:|started:|finished:)$/i);
  if (next === undefined || next.quoted || !due) return 0;
  return blame(reading, `${code(next.text)} is no date: write one such as fri, 12 mar, in 2 weeks, end of q2 or 2026-03-05.`, at, 2);
}

function isMilestone({ text, quoted }: { readonly text: string; readonly quoted: boolean }): boolean {
  return text === "!" && !quoted;
}

/** `!`: a milestone. */
export const readMilestone: WordReader = (reading, at) => {
  const word = reading.words[at];
  return word !== undefined && reading.kind === "task" && isMilestone(word) ? take(reading, "milestone", "true", at, 1) : 0;
};

/** Why the place that was read cannot be: the task would wait for its own summary. */
export function placeFault({ place, parent, understood, line }: Reading): { readonly message: string; readonly start: number; readonly end: number } | undefined {
  const home = parent ?? place.parent;
  if (home === undefined) return undefined;
  const blocked = blockedBelow(place.snapshot, place.plan, home);
  const circle = understood.find(({ key, text }) => key === "after" && (text.split(" ")[0] === home || blocked.has(text.split(" ")[0] ?? "")));
  if (circle === undefined) return undefined;
  return { message: `It would wait in a circle: ${code(circle.text.split(" ")[0] ?? "")} itself waits for ${code(home)}, or is it.`, start: circle.start, end: circle.end || line.length };
}

/** True when the word at an index is not quoted and has a form. */
export function isWord({ words }: Reading, at: number, form: RegExp): boolean {
  const word = words[at];
  return word !== undefined && !word.quoted && form.test(word.text);
}
