/** Text as a double-quoted scalar on one line. */
export function quoteText(text: string): string {
  return `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\s*\r?\n\s*/g, " ")}"`;
}
