/** Offset of each line's first character; lines end with LF, CR LF or CR, as editors count them. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  const loneReturns = /\r(?!\n)/.test(text);
  if (!loneReturns) {
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === 10 || (letter === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
