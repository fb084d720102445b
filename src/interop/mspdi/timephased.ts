import type { MspdiSpan } from "./project";
import { childOf, childrenOf, parseInstant, parseMinutes } from "./values";
import type { XmlElement } from "./xml";

/** The element that says how much was or is to be worked in a span of time. */
export const TIMEPHASED = "TimephasedData";

/** Kinds of figures that say when somebody works: 1 work to come, 2 work done. */
const WORK_TYPES: ReadonlySet<string> = new Set(["1", "2"]);

/** Keeps of such an element the span alone, as text, and nothing where nobody works; there are very many of them. */
export function reduceTimephased(element: XmlElement): XmlElement | undefined {
  const text = (name: string): string => childOf(element, name)?.text.trim() ?? "";
  if (!WORK_TYPES.has(text("Type"))) return undefined;
  const minutes = parseMinutes(text("Value"), { day: 0, month: 0 });
  if (minutes === undefined || minutes <= 0) return undefined;
  return { name: TIMEPHASED, text: `${text("Start")} ${text("Finish")}`, children: [] };
}

/** When somebody works on an assignment: the spans with work, joined where they touch. */
export function readWorked(assignment: XmlElement): MspdiSpan[] {
  const spans = childrenOf(assignment, TIMEPHASED).flatMap(({ text }) => {
    const [from, to] = text.split(" ").map(parseInstant);
    return from === undefined || to === undefined || to <= from ? [] : [{ from, to }];
  });
  return joinSpans(spans);
}

/** Spans in order, joined where they touch or overlap. */
export function joinSpans(spans: readonly MspdiSpan[]): MspdiSpan[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}
