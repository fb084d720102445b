import type { ValueType } from "../schema/valueType";
import { plainItem, type CompletionItem } from "./completionItem";
import type { CursorContext } from "./cursorContext";

const UNITS: readonly (readonly [unit: string, doc: string])[] = [
  ["d", "Working days."],
  ["h", "Working hours."],
  ["w", "Working weeks."],
  ["m", "Working minutes."],
  ["mo", "Months of four working weeks."],
  ["ed", "Days, nights and weekends included."],
];

/** Lengths: usual ones, or the units for a number that is typed already. */
export function completeDurations(context: CursorContext): readonly CompletionItem[] {
  const { before, start, end } = context;
  const last = /[^/.\s]*(?:\.\d+)?$/.exec(before)?.[0] ?? "";
  const figure = /^\d+(?:\.\d+)?/.exec(last)?.[0];
  const at = start + before.length - last.length;
  if (figure !== undefined) return UNITS.map(([unit, doc]) => plainItem(`${figure}${unit}`, "duration", at, Math.max(at, end), undefined, doc));
  const usual = ["1d", "2d", "3d", "5d", "1w", "2w", "4h"].map(label => plainItem(label, "duration", at, Math.max(at, end)));
  if (before !== "") return usual;
  return [
    ...usual,
    { label: "3d..8d", kind: "duration", insert: "${1:3d}..${2:8d}", snippet: true, start, end, doc: "A range: with 80 % certainty between the two." },
    { label: "3d/5d/12d", kind: "duration", insert: "${1:3d}/${2:5d}/${3:12d}", snippet: true, start, end, doc: "Optimistic, most likely, pessimistic." },
  ];
}

/** The words of a closed list; for anything else an example, when nothing stands there yet. */
export function completeWords(type: ValueType<unknown>, { start, end }: CursorContext, text: string): readonly CompletionItem[] {
  if (type.words !== undefined) return type.words.map(label => plainItem(label, "word", start, end));
  if (type.text === true || text.slice(start, end).trim() !== "") return [];
  return type.examples.slice(0, 3).map(label => plainItem(label, "word", start, end, type.name));
}
