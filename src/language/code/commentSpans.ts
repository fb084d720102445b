import { styleOf, type CommentStyle, type StyleName } from "./commentStyles";

/** Where a comment stands, its marks included. */
export interface CommentSpan {
  readonly start: number;
  readonly end: number;
}

/** What begins a comment, a string or anything else that has to be stepped over. */
interface Opener {
  readonly kind: "line" | "block" | "string" | "skip" | "slash" | "template";
  readonly close: string;
  readonly lines: boolean;
  readonly escapes: boolean;
}

interface Tokens {
  readonly form: RegExp;
  readonly openers: readonly Opener[];
}

const known = new Map<StyleName, Tokens>();

/** The comments of a text in their order. Takes time in proportion to the text; what is not closed ends with it. */
export function* commentSpans(text: string, style: StyleName): Generator<CommentSpan> {
  const { form, openers } = tokensOf(style);
  const prose = styleOf(style).prose === true;
  let at = 0;
  for (;;) {
    form.lastIndex = at;
    const found = form.exec(text);
    if (found === null) return;
    const opener = openers[found.slice(1).findIndex(group => group !== undefined)];
    const begin = found.index;
    const inside = begin + found[0].length;
    if (opener === undefined || inside === at) return;
    at = endOf(text, begin, inside, opener);
    const comment = opener.kind === "line" || opener.kind === "block";
    if (comment && prose && opensQuote(text, begin)) at = inside;
    else if (comment) yield { start: begin, end: at };
  }
}

function tokensOf(name: StyleName): Tokens {
  const before = known.get(name);
  if (before !== undefined) return before;
  const style: CommentStyle = styleOf(name);
  const openers: Opener[] = [];
  const sources: string[] = [];
  const add = (source: string, opener: Opener): void => {
    sources.push(`(${source})`);
    openers.push(opener);
  };
  for (const source of style.skip ?? []) add(source, { kind: "skip", close: "", lines: false, escapes: false });
  for (const [open, close] of style.block) add(open, { kind: "block", close, lines: true, escapes: false });
  for (const source of style.line) add(source, { kind: "line", close: "", lines: false, escapes: false });
  for (const [open, close, how = ""] of style.strings) add(open, { kind: "string", close, lines: how.includes("lines"), escapes: !how.includes("plain") });
  if (style.scripts === true) {
    add("`", { kind: "template", close: "`", lines: true, escapes: true });
    add("/", { kind: "slash", close: "/", lines: false, escapes: true });
  }
  const tokens = { form: new RegExp(sources.join("|"), "g"), openers };
  known.set(name, tokens);
  return tokens;
}

function endOf(text: string, begin: number, inside: number, opener: Opener): number {
  switch (opener.kind) {
    case "skip":
      return inside;
    case "line":
      return lineEndFrom(text, inside);
    case "block": {
      const close = text.indexOf(opener.close, inside);
      return close < 0 ? text.length : close + opener.close.length;
    }
    case "string":
      return stringEnd(text, inside, opener);
    case "template":
      return templateEnd(text, inside);
    case "slash":
      return beginsExpression(text, begin) ? regexEnd(text, inside) : inside;
  }
}

function lineEndFrom(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

function stringEnd(text: string, from: number, { close, lines, escapes }: Opener): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (escapes && sign === "\\") at += 1;
    else if (!lines && (sign === "\n" || sign === "\r")) return at;
    else if (text.startsWith(close, at)) return at + close.length;
  }
  return text.length;
}

/** Behind a template's closing backtick; what stands in `${ }` may hold templates again. */
function templateEnd(text: string, from: number): number {
  /** Open braces of each `${ }` that the place is inside of; a template stands around each. */
  const braces: number[] = [];
  let inTemplate = true;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (inTemplate) {
      if (sign === "\\") at += 1;
      else if (sign === "$" && text[at + 1] === "{") {
        braces.push(0);
        inTemplate = false;
        at += 1;
      } else if (sign === "`") {
        if (braces.length === 0) return at + 1;
        inTemplate = false;
      }
    } else if (sign === "`") inTemplate = true;
    else if (sign === "{") braces[braces.length - 1] = (braces.at(-1) ?? 0) + 1;
    else if (sign === "}") {
      const open = braces.pop() ?? 0;
      if (open > 0) braces.push(open - 1);
      else inTemplate = true;
    }
  }
  return text.length;
}

/** True when a slash begins a regular expression: after an operator, an opening bracket or a word such as `return`. */
function beginsExpression(text: string, slash: number): boolean {
  let at = slash - 1;
  while (at >= 0 && (text[at] === " " || text[at] === "\t")) at -= 1;
  if (at < 0 || /[\r\n(,=:[!&|?{};+*%~^<>-]/.test(text[at] ?? "")) return true;
  return /(?:^|[^\w$.])(?:return|case|typeof|in|of|do|else|void|yield|await)$/.test(text.slice(Math.max(0, at - 10), at + 1));
}

function regexEnd(text: string, from: number): number {
  let inClass = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\n" || sign === "\r") return from;
    if (sign === "\\") at += 1;
    else if (sign === "[") inClass = true;
    else if (sign === "]") inClass = false;
    else if (sign === "/" && !inClass) return at + 1;
  }
  return from;
}

/** True when a quote is open before a place on its line. */
function opensQuote(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r" && at - start < 2000) start -= 1;
  let open = "";
  for (let look = start; look < at; look += 1) {
    const sign = text[look] ?? "";
    if (open === "" ? (sign === '"' || sign === "`" || (sign === "'" && !/\w/.test(text[look - 1] ?? " "))) : sign === open) open = open === "" ? sign : "";
  }
  return open !== "";
}
