/** Rows as comma-separated values (RFC 4180, CRLF). */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

/** Text from a file: with a leading apostrophe where a spreadsheet would take it for a formula, without what would steer a terminal. */
export function cellText(text: string): string {
  const plain = text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
  return /^[=+\-@\t\r\0]/.test(text) ? `'${plain}` : plain;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
