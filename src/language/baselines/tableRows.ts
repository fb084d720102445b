/** One row of a table with the line that it begins on, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of comma-separated values (RFC 4180): cells in quotes may hold commas, line ends and doubled quotes. Lines end
 * as they like; semicolons part cells where the first line has them and no comma. No more than `most` rows are read.
 */
export function tableRows(text: string, most: number): readonly TableRow[] {
  const rows: TableRow[] = [];
  const source = text.startsWith("\ufeff") ? text.slice(1) : text;
  const first = /^[^\r\n]*/.exec(source)?.[0] ?? "";
  const separator = first.includes(";") && !first.includes(",") ? ";" : ",";
  let [at, line] = [0, 1];
  while (at < source.length && rows.length < most) {
    const began = line;
    const cells: string[] = [];
    for (let more = true; more;) {
      const cell = source[at] === "\"" ? quotedCell(source, at) : plainCell(source, at, separator);
      cells.push(cell.text);
      line += cell.lines;
      at = cell.end;
      more = source[at] === separator;
      if (more) at += 1;
    }
    if (source[at] === "\r") at += 1;
    if (source[at] === "\n") at += 1;
    line += 1;
    rows.push({ line: began, cells });
  }
  return rows;
}

interface Cell {
  readonly text: string;
  readonly end: number;
  readonly lines: number;
}

function plainCell(source: string, from: number, separator: string): Cell {
  let end = from;
  while (end < source.length && source[end] !== separator && source[end] !== "\n" && source[end] !== "\r") end += 1;
  return { text: source.slice(from, end), end, lines: 0 };
}

/** To the quote that closes it; what stands behind it up to the next separator belongs to the cell. */
function quotedCell(source: string, from: number): Cell {
  let at = from + 1;
  let text = "";
  for (;;) {
    const quote = source.indexOf("\"", at);
    if (quote === -1) return { text: text + source.slice(at), end: source.length, lines: linesIn(source.slice(from)) };
    text += source.slice(at, quote);
    at = quote + 1;
    if (source[at] !== "\"") break;
    text += "\"";
    at += 1;
  }
  return { text, end: at, lines: linesIn(source.slice(from, at)) };
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}
