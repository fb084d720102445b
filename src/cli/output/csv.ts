/** Rows as comma-separated values (RFC 4180, CRLF). */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => csvLine(row)).join("");
}

/** One row with the end of its line. */
export function csvLine(row: readonly string[]): string {
  const line = row.join(",");
  // Nearly all rows have no cell that needs quotes, which is seen at once.
  return `${NEEDS_QUOTES.test(line) || hasCommas(row) ? row.map(quoted).join(",") : line}\r\n`;
}

const NEEDS_QUOTES = /["\r\n]/;

function hasCommas(row: readonly string[]): boolean {
  for (const cell of row) if (cell.includes(",")) return true;
  return false;
}

/** Text from a file: with a leading apostrophe where a spreadsheet would take it for a formula, without what would steer a terminal. */
export function cellText(text: string): string {
  const plain = text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
  return /^[=+\-@\t\r\0]/.test(text) ? `'${plain}` : plain;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
