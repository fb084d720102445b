import assert from "node:assert/strict";
import { applyEdits } from "../../../src/language/edits/applyChange";
import { dropLink, type Dropped } from "../../../src/language/features/dropLink";
import { FILE, HEAD, TASKS, withCursor } from "./planWithCursor";

const FILE_DROPPED: Dropped = { kind: "file", text: "src/pay.ts" };
const PAGE: Dropped = { kind: "address", text: "https://example.org/42" };

function after(source: string, dropped: Dropped): string | undefined {
  const { analysis, text, offset } = withCursor(source);
  const result = dropLink(analysis, FILE, offset, dropped);
  if (result === undefined) return undefined;
  return result.edits.length > 0 ? applyEdits(text, result.edits) : `${text.slice(0, offset)}${result.insert}${text.slice(offset)}`;
}

function check(name: string, line: string, dropped: Dropped, expected: string | undefined): void {
  it(name, () => {
    assert.equal(after(`${HEAD}${TASKS}${line}\n`, dropped), expected === undefined ? undefined : `${HEAD}${TASKS}${expected}\n`);
  });
}

describe("dropping a file or an address", () => {
  check("adds a file to the task", "  x: {effort: 1<|>d}", FILE_DROPPED, "  x: {effort: 1d, files: [src/pay.ts]}");
  check("adds one more file", "  x: {ef<|>fort: 1d, files: [a.ts]}", FILE_DROPPED, "  x: {effort: 1d, files: [a.ts, src/pay.ts]}");
  check("adds no file twice", "  x: {ef<|>fort: 1d, files: [src/pay.ts]}", FILE_DROPPED, "  x: {effort: 1d, files: [src/pay.ts]}");
  check("adds an address to the task", "  x: {effort: 1<|>d}", PAGE, "  x: {effort: 1d, links: [https://example.org/42]}");
  check("puts a file where one is waited for", "  x: {files: <|>}", FILE_DROPPED, "  x: {files: src/pay.ts}");
  check("puts an address where one is waited for", "  x: {links: [<|>]}", PAGE, "  x: {links: [https://example.org/42]}");
  check("quotes what has to be", "  x: {effort: 1<|>d}", { kind: "file", text: "a, b.ts" }, "  x: {effort: 1d, files: [\"a, b.ts\"]}");
  check("quotes a path that goes up", "  x: {effort: 1<|>d}", { kind: "file", text: "../pay.ts" }, "  x: {effort: 1d, files: [\"../pay.ts\"]}");
  check("adds an address to an idea", "backlog:\n  i: {title: I<|>}", PAGE, "backlog:\n  i: {title: I, links: [https://example.org/42]}");
  check("adds no file to a person", "people:\n  zoe: {name: Z<|>oe}", FILE_DROPPED, undefined);
});
