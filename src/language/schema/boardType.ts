import type { PlanSettings } from "../../core/model/items";
import type { StatusKind } from "../../core/model/values";
import { duplicateKey, joinPath, readKey, record } from "../parse/values/combinators";
import { wholeNumber, word } from "../parse/values/plain";
import { reject, spanOf } from "../parse/values/reject";
import type { ValueType } from "./valueType";

/** The six meanings of a status. */
export const statusKind = word("todo", "doing", "review", "blocked", "done", "dropped");

const column = record<{ readonly is: StatusKind; readonly limit: number }>("column", "a status, or keys such as {is: doing, limit: 5}", "{is: doing, limit: 5}", {
  is: { type: statusKind, doc: "Which of the six meanings the column stands for." },
  limit: { type: wholeNumber(1, 100_000, "a whole number of at least 1", "5"), doc: "The most that may be in it at a time." },
});

type Columns = NonNullable<PlanSettings["board"]>;

/** The board's own columns in their order. */
export const board: ValueType<Columns> = {
  name: "board", accepts: "columns with their meaning, such as {todo: todo, qa: {is: review, limit: 3}, live: done}",
  examples: ["{todo: todo, doing: {is: doing, limit: 5}, live: done}"], words: statusKind.words ?? [], of: column,
  json: { type: "object", additionalProperties: { anyOf: [statusKind.json, column.json] } },
  read(node, reading) {
    if (node.kind !== "map") return reject(reading, node, board.accepts);
    const path = reading.path;
    const seen = new Set<string>();
    const columns: Columns[number][] = [];
    for (const entry of node.entries) {
      const name = entry.key.text;
      reading.path = joinPath(path, name);
      if (seen.has(name)) duplicateKey(entry, reading);
      else if (entry.value?.kind === "map") {
        const read: { readonly is?: StatusKind; readonly limit?: number } | undefined = readKey(entry, reading.path, column, reading, seen);
        if (read !== undefined && read.is === undefined) reject(reading, entry.value, "`is` with one of the six meanings");
        if (read?.is !== undefined) columns.push({ name, is: read.is, ...(read.limit === undefined ? {} : { limit: read.limit }), at: spanOf(entry.key, reading) });
      } else {
        const is = readKey(entry, reading.path, statusKind, reading, seen);
        if (is !== undefined) columns.push({ name, is, at: spanOf(entry.key, reading) });
      }
      seen.add(name);
    }
    reading.path = path;
    return columns;
  },
};
