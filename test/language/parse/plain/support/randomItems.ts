import fc from "fast-check";

const word = fc.constantFrom("a", "pay-api", "Orders schema", "3d", "2026-01-05", "50%", "any of ana ben", "x:y", "x#y", "-5", "-x", "é", "a  b", "a,b", "1.5", "<<", "=", "https://x.org/a?b=c&d", "~", "null", "(x)", "it's", "a \"b\" c", "*", "e!", ".5", "^");
const flowWord = word.filter((each) => !/[,*]/.test(each));
const quoted = fc.constantFrom("''", "\"\"", "'it''s'", "\"a: b # c\"", "'[x, y]'", "'''x'", "\"it's\"", "'a\tb'", "\" x \"", "'#'", "\"é\"");
const comment = fc.constantFrom("", "", "", "", " # aside", "   #", "  ", "\t# x", " # a: [b", "\t");
const blank = fc.constantFrom("", "", "", "\n", "\n\n", "  # on a line\n", "# at the edge\n", "          # deep\n", "   \n");
const gap = fc.constantFrom("", "", " ", "  ");

/** A value in brackets, on one line or, below an indentation, over some. */
const flow: fc.Arbitrary<string> = fc.letrec<{ value: string; list: string; map: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, flowWord, quoted, tie("list"), tie("map")),
  list: fc.tuple(fc.array(fc.tuple(gap, tie("value"), gap), { maxLength: 3 }), fc.constantFrom("", "", ",", "\n          ")).map(([items, last]) => `[${items.map((each) => each.join("")).join(",")}${items.length > 0 ? last : ""}]`),
  map: fc.tuple(fc.array(fc.tuple(gap, fc.oneof(flowWord, quoted), fc.constantFrom(": ", ": ", ":  ", " : ", ":\n          "), tie("value"), gap), { maxLength: 3 }), fc.constantFrom(",", ", ", ",\n         ", ", # why\n          "))
    .map(([items, comma]) => `{${items.map((each) => each.join("")).join(comma)}}`),
})).list;

const flowMap = flow.map((list) => `{key: ${list}, other}`);

interface Block {
  readonly before: string;
  readonly key: string;
  readonly behind: string;
  readonly value: string | readonly string[] | readonly Block[];
  readonly dash: boolean;
}

const key = fc.oneof(fc.constantFrom("title", "effort", "after", "who", "a b", "2026-01-05..2026-02-05", "x.y", "tasks", "__proto__", "é"), quoted.filter((each) => !each.includes("\t")));
const element = fc.oneof(word, quoted, flow);

const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.record({
    before: blank, key, behind: comment,
    value: fc.oneof({ maxDepth: 3 }, word, word, quoted, flow, flowMap, fc.constant(""), fc.array(element, { minLength: 1, maxLength: 3 }), fc.array(tie("block"), { minLength: 1, maxLength: 4 })),
    dash: fc.boolean(),
  }),
})).block;

const isBlock = (each: string | Block): each is Block => typeof each !== "string";

function written({ before, key: name, behind, value, dash }: Block, indent: string): string {
  const head = `${before}${indent}${name}:`;
  if (typeof value === "string") return `${head}${value === "" ? "" : " "}${value}${behind}\n`;
  const below = (value as readonly (string | Block)[]).map((each) => (isBlock(each) ? written(each, `${indent}  `) : `${indent}${dash ? "  " : ""}- ${each}\n`));
  return `${head}${behind}\n${below.join("")}`;
}

/** An item in the notation that most items are in. */
export const randomItem: fc.Arbitrary<string> = fc.tuple(fc.array(block, { minLength: 1, maxLength: 4 }), fc.constantFrom("", "  ", "      "), fc.constantFrom("\n", "\n", "\r\n"), fc.boolean())
  .map(([blocks, indent, lineBreak, ends]) => {
    const text = blocks.map((each) => written(each, indent)).join("").replaceAll("\n", lineBreak);
    return ends ? text : text.trimEnd();
  });

const bit = fc.constantFrom("", "\n", " ", "  ", "\t", ":", ": ", ",", "#", " #", "'", "\"", "[", "]", "{", "}", "- ", "-", "? ", "&a ", "*a", "!t ", "|", ">", "%", "@", "`", "---", "...", "\r", "\r\n", "\\", "x", "\uFEFF", "\u2028", "\u0085", "=");

/** Texts with some letters taken out or put in, or lines moved in depth. */
export function mutated(texts: fc.Arbitrary<string>, most = 3): fc.Arbitrary<string> {
  const change = fc.record({ at: fc.nat(10_000), remove: fc.constantFrom(0, 0, 1, 1, 2, 5), insert: bit, line: fc.boolean() });
  return fc.tuple(texts, fc.array(change, { minLength: 1, maxLength: most })).map(([text, changes]) => changes.reduce((now, { at, remove, insert, line }) => {
    let place = at % (now.length + 1);
    if (line) place = now.lastIndexOf("\n", place - 1) + 1;
    return now.slice(0, place) + insert + now.slice(place + remove);
  }, text));
}

const lineBit = fc.constantFrom("a", "b:", "c: ", "d: e", "- ", "-", "x", "'y'", "\"z\"", "[", "]", "{", "}", ", ", ":", "#", " # k", "  ", " ", "\t", "'", "\"", "''", "|", "&n ", "*n", "!t", "? ", "é", "-1", ".", "\\\"");

/** Lines of a few bits each at small depths: dense in what is special. */
export const randomLines: fc.Arbitrary<string> = fc.array(fc.tuple(fc.constantFrom("", "", " ", "  ", "  ", "    "), fc.array(lineBit, { minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: 5 })
  .map((lines) => lines.map(([indent, bits]) => indent + bits.join("")).join("\n"));
