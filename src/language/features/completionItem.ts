/** One thing to offer at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: "key" | "section" | "task" | "release" | "person" | "team" | "equipment" | "id" | "word" | "duration" | "date" | "share" | "link-type" | "lag";
  /** What is put in; with `snippet`, `${1:…}` and `$0` are places to go on typing. */
  readonly insert: string;
  readonly snippet: boolean;
  /** Behind the label: a title, a type; text from a file may stand in it, and is never markup. */
  readonly detail?: string;
  /** A sentence or two of our own. */
  readonly doc?: string;
  /** What typed letters are compared with, where it is more than the label: a title, a date in words. */
  readonly filter?: string;
  /** The item that it names, for a card beside the list. */
  readonly names?: { readonly plan: string; readonly id: string };
  /** What the insertion replaces, around the cursor. */
  readonly start: number;
  readonly end: number;
}

/** An item that puts its own label in. */
export function plainItem(label: string, kind: CompletionItem["kind"], start: number, end: number, detail?: string, doc?: string): CompletionItem {
  return { label, kind, insert: label, snippet: false, start, end, ...(detail === undefined ? {} : { detail }), ...(doc === undefined ? {} : { doc }) };
}

/** More items than this would only be scrolled through; whoever asks asks again once more is typed. */
export const MOST_ITEMS = 300;

/** True when a list is not the same for whoever types on: it has to be asked for again at the next letter. */
export function isOpenEnded(items: readonly CompletionItem[]): boolean {
  return items.length >= MOST_ITEMS || items.some(({ kind }) => kind === "date");
}

/** Text as it can stand in a snippet. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
