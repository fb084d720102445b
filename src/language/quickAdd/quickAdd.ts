import type { AddItems, AddTask } from "../../core/model/planChange";
import { keyOrder } from "../edits/keyOrder";
import { freshId } from "../write/freshId";
import { quoteText } from "../write/quoteText";
import { knownNames } from "./knownNames";
import type { QuickAdd, QuickAddFault, QuickAddPlace } from "./quickAddTypes";
import { readEstimate, readIdea, readPoints, readPriority } from "./readFigures";
import type { Reading, WordReader } from "./reading";
import { readMark, readPerson, readTag } from "./readNames";
import { placeFault, readAfter, readDate, readMilestone, readPlace } from "./readWork";
import { remainingText, typedWords } from "./typedWords";

/** Lines that are longer are no quick notes. */
const LONGEST_LINE = 2000;

/** In the order in which a word is looked at. */
const READERS: readonly WordReader[] = [
  readMilestone, readPerson, readMark, readTag, readPriority, readAfter, readDate, readEstimate, readPoints, readIdea, readPlace,
];

/**
 * Reads a task or idea from one line such as `Payment API 5d after schema @ana due fri #backend p700`. Words that mean
 * something in the plan become keys, all others the title; what stands in double quotes is always title. Never throws.
 */
export function readQuickAdd(typed: string, place: QuickAddPlace): QuickAdd {
  const line = typed.slice(0, LONGEST_LINE);
  const prefix = /^\s*(?:[-*+] (?:\[ \] )?)?(idea|backlog|task):(?=\s|$)/i.exec(line) ?? /^\s*[-+] (?:\[ \] )?/.exec(line);
  const kind = prefix?.[1] === undefined ? place.kind : prefix[1].toLowerCase() === "task" ? "task" : "backlog";
  const words = typedWords(line).filter(({ start }) => start >= (prefix?.[0].length ?? 0));
  const reading: Reading = { line, words, place, kind, names: knownNames(place.snapshot, place.plan), understood: [], faults: [] };
  const used = new Set<number>();
  for (let at = 0; at < words.length;) {
    const count = words[at]?.quoted === true ? 0 : firstTaken(reading, at);
    for (let index = at; index < at + count; index += 1) used.add(index);
    at += Math.max(1, count);
  }
  const title = remainingText(line, words, used);
  return assembled(reading, title, typed.length > LONGEST_LINE);
}

function firstTaken(reading: Reading, at: number): number {
  for (const read of READERS) {
    const count = read(reading, at);
    if (count > 0) return count;
  }
  return 0;
}

function assembled(reading: Reading, title: string, tooLong: boolean): QuickAdd {
  const { place, kind, understood } = reading;
  const faults = [...reading.faults, ...wholeFaults(reading, title, tooLong)];
  const values = keyTexts(reading);
  const content = values.map(([key, text]) => `${key}: ${text}`).join("\n");
  const id = freshId(place.snapshot, title, content, kind === "task" ? "task" : "idea");
  // An idea needs a key; a task says enough by its id.
  const keys = kind === "task" && saysTitle(id, title) ? values : [["title", quoteText(title, "block")] as const, ...values];
  const parent = reading.parent ?? place.parent;
  const where = kind === "backlog" ? {} : reading.parent === undefined && place.afterSibling !== undefined ? { afterSibling: place.afterSibling } : parent === undefined ? {} : { parent };
  return { kind, title, id, keys, ...where, understood, faults };
}

/** Keys with their plan text in the usual order: several values of one key as a list. */
function keyTexts({ understood, kind }: Reading): readonly (readonly [key: string, text: string])[] {
  const values = new Map<string, string[]>();
  for (const { key, text } of understood) values.set(key, [...(values.get(key) ?? []), ...(values.get(key)?.includes(text) === true ? [] : [text])]);
  const order = keyOrder(kind === "task" ? "tasks" : "backlog");
  const written = ([key, texts]: readonly [string, readonly string[]]): readonly [string, string] => [key, texts.length > 1 || key === "tags" ? `[${texts.join(", ")}]` : (texts[0] ?? "")];
  return [...values].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(written);
}

/** What is wrong with the line as a whole. */
function wholeFaults(reading: Reading, title: string, tooLong: boolean): QuickAddFault[] {
  const { line, understood, kind } = reading;
  const whole = { start: 0, end: line.length };
  const faults: QuickAddFault[] = [];
  if (tooLong) faults.push({ message: `The line is longer than ${String(LONGEST_LINE)} letters: write the task into the plan.`, ...whole });
  if (!/[\p{L}\p{N}]/u.test(title)) faults.push({ message: kind === "task" ? "Say what is to be done: a title is missing." : "Say what the idea is: a title is missing.", ...whole });
  const circle = placeFault(reading);
  if (circle !== undefined) faults.push(circle);
  const milestone = understood.some(({ key }) => key === "milestone");
  const work = milestone ? understood.find(({ key }) => ["effort", "duration", "points"].includes(key)) : undefined;
  if (work !== undefined) faults.push({ message: `A milestone has no work: leave out \`${work.text}\` or the \`!\`.`, start: work.start, end: work.end });
  return faults;
}

/** True when the title need not be written, because the id in words is the same. */
function saysTitle(id: string, title: string): boolean {
  const words = id.replace(/[-_.]+/g, " ");
  return words === title || words.charAt(0).toUpperCase() + words.slice(1) === title;
}

/** The change that adds what was read. */
export function quickAddChange(planId: string, quick: QuickAdd): AddTask | AddItems {
  const { id, keys, parent, afterSibling } = quick;
  if (quick.kind === "backlog") return { kind: "add-items", plan: planId, section: "backlog", items: [{ id, keys }] };
  return { kind: "add-task", plan: planId, id, keys, ...(parent === undefined ? {} : { parent }), ...(afterSibling === undefined ? {} : { afterSibling }) };
}
