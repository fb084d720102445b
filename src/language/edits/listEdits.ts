import { addAfter, addFirst } from "./addToFlow";
import { lineBreakAt } from "./lineStyle";
import { readBlockList } from "./readBlock";
import { readFlowList } from "./readFlow";
import { removeFromFlow, removeLines } from "./removeFromText";
import type { Replacement } from "./replacement";
import { lineEnd } from "./scanText";
import type { ElementSource, ValueSource } from "./sourceTree";

/** The elements of a value: those of a list, or the one scalar itself; undefined when it cannot be told. */
export function elementsOf(text: string, value: ValueSource): readonly ElementSource[] | undefined {
  switch (value.kind) {
    case "none":
      return [];
    case "scalar":
      return [{ range: value.range, mark: value.range.start }];
    case "flow-list":
      return readFlowList(text, value.range);
    case "block-list":
      return readBlockList(text, value);
    default:
      return undefined;
  }
}

/** Adds an element at the end; a single value becomes a list. Undefined when the value is no list and no scalar. */
export function addElement(text: string, value: ValueSource, element: string): Replacement[] | undefined {
  const elements = elementsOf(text, value);
  if (elements === undefined) return undefined;
  const last = elements.at(-1);
  switch (value.kind) {
    case "scalar": {
      if (value.multiline) return undefined;
      return [{ start: value.range.start, end: value.range.start, newText: "[" }, { start: value.range.end, end: value.range.end, newText: `, ${element}]` }];
    }
    case "flow-list": {
      const members = elements.map(({ range }) => range);
      return last === undefined ? [addFirst(text, value.range, members, element)] : addAfter(text, value.range, members, members.length - 1, element);
    }
    case "block-list": {
      if (last === undefined) return undefined;
      const at = lineEnd(text, last.range.end);
      return [{ start: at, end: at, newText: `${lineBreakAt(text, at)}${" ".repeat(value.indent)}- ${element}` }];
    }
    default:
      return undefined;
  }
}

/** Takes one of several elements of a list away. */
export function removeElement(text: string, value: ValueSource, elements: readonly ElementSource[], index: number): Replacement[] | undefined {
  const element = elements[index];
  if (element === undefined) return undefined;
  if (value.kind === "flow-list") return removeFromFlow(text, value.range, elements.map(({ range }) => range), index);
  if (value.kind === "block-list") return [removeLines(text, element.mark, element.range.end)];
  return undefined;
}
