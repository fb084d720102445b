/** A piece of a project's text: a word, a string, a sign, or what stands in braces. */
export type Piece = { readonly text: string; readonly line: number; readonly string: boolean } | readonly Piece[];

/** A statement: its keyword (without the scenario before it), what follows, and the scenario if one is named. */
export interface Statement {
  readonly keyword: string;
  readonly scenario?: string;
  readonly words: readonly Piece[];
}

const TOKEN = /(-8<-[\s\S]*?->8-)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\d{4}-\d{1,2}-\d{1,2}(?:-\d{1,2}:\d\d(?::\d\d)?(?:-?[+-]\d{4})?)?|\d{1,2}:\d\d|[+]?\d+(?:\.\d+)?[a-z%]*|[A-Za-z_!][\w.!]*(?::[A-Za-z_]\w*)?|\S)/g;

/** Takes comments away, puts included files and macros in place. */
export function expanded(source: string, include: (file: string) => string, known: Readonly<Record<string, string>> = {}): string {
  const macros = new Map(Object.entries(known));
  const collected = withIncludes(source, include)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^((?:[^"'#\n]|"[^"\n]*"|'[^'\n]*')*)#.*$/gm, "$1")
    .replace(/\bmacro\s+(\w+)\s*\[((?:[^[\]]|\[[^\]]*\])*)\]/g, (_, name: string, body: string) => {
      macros.set(name, body.trim());
      return "";
    });
  let text = collected;
  for (let depth = 0; depth < 8 && text.includes("${"); depth++) {
    text = text.replace(/\$\{(\w+)((?:\s+"[^"]*")*)\}/g, (whole: string, name: string, args: string) => {
      const values = [...args.matchAll(/"([^"]*)"/g)].map(([, value = ""]) => value);
      return macros.get(name)?.replace(/\$\{(\d+)\}/g, (_, n: string) => values[Number(n) - 1] ?? "") ?? whole;
    });
  }
  return text;
}

function withIncludes(source: string, include: (file: string) => string): string {
  return source.replace(/^\s*include\s+["']([^"']+)["'].*$/gm, (_, file: string) => include(file));
}

/** The words of a text, what stands in braces as lists of their own. */
export function piecesOf(text: string): readonly Piece[] {
  const stack: Piece[][] = [[]];
  let line = 1;
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    for (; at < match.index; at++) if (text[at] === "\n") line++;
    const word = match[4];
    const top = stack[stack.length - 1] as Piece[];
    if (word === "{") stack.push([]);
    else if (word === "}") {
      if (stack.length > 1) {
        const group = stack.pop() as Piece[];
        (stack[stack.length - 1] as Piece[]).push(group);
      }
    } else top.push({ text: word ?? match[1] ?? match[2] ?? match[3] ?? "", line, string: word === undefined });
  }
  return stack[0] as Piece[];
}

/** Keywords that may follow another statement on its line. */
const SAME_LINE = new Set(["start", "end", "minstart", "maxstart", "minend", "maxend", "effort", "length", "duration", "depends", "precedes", "allocate", "milestone", "priority", "fail", "scheduling", "limits", "vacation", "leaves"]);
/** Keywords whose next word is a name, whatever it is. */
const NAMED = new Set(["task", "resource", "shift", "scenario", "account", "supplement", "macro", "project", "journalentry", "taskreport", "resourcereport", "textreport", "export", "purge"]);

/** The statements of a block: each goes to the end of its line, over commas and braces. */
export function statementsOf(pieces: readonly Piece[]): readonly Statement[] {
  const result: Statement[] = [];
  for (let i = 0; i < pieces.length;) {
    const head = pieces[i++] as Piece;
    if (head instanceof Array || head.string) continue;
    const [scenario, plain] = head.text.includes(":") ? (head.text.split(":") as [string, string]) : [undefined, head.text];
    const words: Piece[] = [];
    let line = head.line;
    for (; i < pieces.length; i++) {
      const piece = pieces[i] as Piece;
      if (piece instanceof Array) {
        words.push(piece);
        const next = pieces[i + 1];
        if (next !== undefined && !(next instanceof Array) && next.text !== ",") line = NAMED.has(plain) ? -1 : line;
        else if (next !== undefined && !(next instanceof Array)) line = next.line;
        continue;
      }
      const previous = words[words.length - 1];
      const joined = piece.text === "," || (previous !== undefined && !(previous instanceof Array) && [",", "-"].includes(previous.text));
      if (!joined && piece.line !== line) break;
      if (!joined && SAME_LINE.has(piece.text) && !piece.string && !(NAMED.has(plain) && words.length === 0)) break;
      words.push(piece);
      line = piece.line;
    }
    result.push({ keyword: plain, words, ...(scenario === undefined ? {} : { scenario }) });
  }
  return result;
}

/** The text of a word; nothing for what stands in braces. */
export const textOf = (piece: Piece | undefined): string => (piece === undefined || piece instanceof Array ? "" : (piece as { readonly text: string }).text);

/** Words split at commas; what stands in braces stays with the words before it. */
export function listOf(words: readonly Piece[]): readonly (readonly Piece[])[] {
  const lists: Piece[][] = [[]];
  for (const word of words) {
    if (textOf(word) === ",") lists.push([]);
    else (lists[lists.length - 1] as Piece[]).push(word);
  }
  return lists.filter(list => list.length > 0);
}

/** The words in the braces of a statement. */
export const bracesOf = (words: readonly Piece[]): readonly Piece[] => words.flatMap(word => (word instanceof Array ? (word as readonly Piece[]) : []));
