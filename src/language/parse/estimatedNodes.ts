/** About how many values a text has: separators before a blank, commas, list items. Never far too low. */
export function estimatedNodes(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === 44 || letter === 91 || letter === 123) count += 1;
    else if (letter === 58 || letter === 45 || letter === 63) {
      const next = text.charCodeAt(at + 1);
      if (next === 32 || next === 10 || next === 13 || next === 9) count += letter === 58 ? 2 : 1;
    }
  }
  return count;
}
