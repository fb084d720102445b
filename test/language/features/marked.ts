/** A text with `<|>` where the cursor stands. */
export function marked(source: string): { readonly text: string; readonly offset: number } {
  const offset = source.indexOf("<|>");
  if (offset < 0) throw new Error(`no cursor in ${source}`);
  return { text: source.slice(0, offset) + source.slice(offset + 3), offset };
}
