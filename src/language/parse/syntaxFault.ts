import type { ErrorCode, YAMLError } from "yaml";
import { quoteText } from "./quoteText";
import type { ComposeFault } from "./sourceNode";

/** What each of the parser's codes means to someone who does not know YAML's terms. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: "An alias (`*name`) stands alone, without anchor or tag.",
  BAD_ALIAS: "An alias (`*name`) needs a name; quote the text if `*` is meant as a letter.",
  BAD_DIRECTIVE: "A line that begins with `%` is a directive; quote the text if `%` is meant as a letter.",
  BAD_DQ_ESCAPE: "Inside double quotes `\\` begins an escape that does not exist here; write `\\\\` or use single quotes.",
  BAD_INDENT: "This line is not indented as its neighbours are; line it up with the keys that it belongs to.",
  BAD_PROP_ORDER: "Anchors and tags stand right before a value.",
  BAD_SCALAR_START: "A value cannot begin with this sign; put quotes around the text.",
  BLOCK_AS_IMPLICIT_KEY: "A value that holds `: ` must be quoted, or its keys must stand on lines of their own.",
  BLOCK_IN_FLOW: "Inside `{ }` and `[ ]` everything uses commas and brackets; indented keys and `- ` items do not work there.",
  KEY_OVER_1024_CHARS: "A key is at most 1,024 characters long.",
  MULTILINE_IMPLICIT_KEY: "A key stands on one line and ends with `:`.",
  MULTIPLE_ANCHORS: "A value has at most one anchor (`&name`).",
  MULTIPLE_DOCS: "A plan file holds one document; take `---` and what follows away.",
  MULTIPLE_TAGS: "A value has at most one tag.",
  RESOURCE_EXHAUSTION: "This is nested too deep to be read.",
  TAB_AS_INDENT: "Indent with spaces: tabs do not count in YAML.",
  UNEXPECTED_TOKEN: "This is not expected here; a key is followed by `: ` and its value, and text with special signs is quoted.",
};

function wordsFor(error: YAMLError): string {
  if (error.code === "MISSING_CHAR") return missing(error.message);
  return WORDS[error.code] ?? "This is not valid YAML: a key is followed by `: ` and its value.";
}

function missing(message: string): string {
  if (message.includes("quote")) return "A quote is opened here and never closed; add the closing quote.";
  if (message.includes("end with a }")) return "A `{` is opened here and never closed; add `}`.";
  if (message.includes("end with a ]")) return "A `[` is opened here and never closed; add `]`.";
  if (message.includes("space after :")) return "A colon needs a space after it: `key: value`.";
  if (message.startsWith("Missing ,")) return "Values inside `{ }` or `[ ]` are separated by commas.";
  if (message.includes("Comments must be")) return "A comment needs a space before its `#`.";
  return "Something is missing here: a key is followed by `: ` and its value.";
}

/** A fault in words, with a range of at least one character that lies inside the text. */
export function syntaxFault(text: string, error: YAMLError): ComposeFault {
  const start = Math.max(0, Math.min(error.pos[0], text.length));
  const end = Math.max(start, Math.min(Math.max(error.pos[1], start + 1), text.length));
  const colon = error.code === "BLOCK_IN_FLOW" ? textWithColon(text, start) : undefined;
  if (colon !== undefined) return { code: "yaml-syntax", message: "A text that holds `: ` must be quoted.", start, end, fix: colon };
  const fix = QUOTED.has(error.code) ? quotedValue(text, start) : undefined;
  return { code: "yaml-syntax", message: wordsFor(error), start, end, ...(fix === undefined ? {} : { fix }) };
}

/** Quotes around a member `key: text: more` of `{ }`, as far as its comma or bracket, when the parser took the text for a map. */
function textWithColon(text: string, start: number): ComposeFault["fix"] {
  const found = /^[^\s"'{}[\]|>&*!#,:][^"{}[\],#\r\n]{0,200}(?=[,}\]])/.exec(text.slice(start, start + 202));
  const value = found?.[0].trimEnd();
  if (value === undefined || !/[A-Za-z0-9_-]:[ ]+$/.test(text.slice(Math.max(0, start - 80), start)) || !value.includes(": ")) return undefined;
  return { title: "Put quotes around the text", start, end: start + value.length, newText: quoteText(value) };
}

/** Faults that quotes around the line's value put right. */
const QUOTED = new Set<ErrorCode>(["BAD_SCALAR_START", "BLOCK_AS_IMPLICIT_KEY", "UNEXPECTED_TOKEN"]);

/** Quotes around the value of a line `key: value`, when the value is plain text that stands on it alone. */
function quotedValue(text: string, at: number): ComposeFault["fix"] {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const newline = text.indexOf("\n", lineStart);
  const line = text.slice(lineStart, newline === -1 ? text.length : newline).replace(/\r$/, "");
  const found = /^([ ]*[A-Za-z][\w-]*:[ ]+)([^"'{}[\]|>&*!#][^"]*?)[ ]*$/.exec(line.length > 500 ? "" : line);
  const [, head = "", value = ""] = found ?? [];
  if (value === "" || value.includes(" #")) return undefined;
  const start = lineStart + head.length;
  return { title: "Put quotes around the text", start, end: start + value.length, newText: quoteText(value) };
}
