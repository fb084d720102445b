import type { Item, KeySpan } from "../../core/model/source";
import type { Analysis } from "../analysisTypes";

/** A piece of text that leads elsewhere: to an address, or to a file named from where this one stands. */
export interface DocumentLink {
  readonly start: number;
  readonly end: number;
  readonly target: { readonly kind: "address"; readonly address: string } | { readonly kind: "file"; readonly path: string };
}

const FILE_KEY = /^(?:include(?:\.\d+)?|people-from|file|baselines\.[^.]+\.file)$/;
const ADDRESS_KEY = /^(?:links(?:\.\d+)?|evidence)$/;

/** The links of a file: addresses, included files, the plan that people come from. Patterns (`*`) lead nowhere. */
export function documentLinks(analysis: Analysis, path: string): readonly DocumentLink[] {
  const { snapshot } = analysis;
  const file = snapshot.files.get(path);
  if (file === undefined) return [];
  const links: DocumentLink[] = [];
  for (const item of file.items) {
    for (const [key, place] of item.keys) {
      if (!FILE_KEY.test(key) && !ADDRESS_KEY.test(key)) continue;
      const link = linkOf(item, key, place, file.text, file.startOf(item));
      if (link !== undefined && !links.some(other => other.start === link.start)) links.push(link);
    }
  }
  return links.sort((a, b) => a.start - b.start);
}

function linkOf(_item: Item, key: string, { value }: KeySpan, text: string, base: number): DocumentLink | undefined {
  let start = base + value.start;
  let end = base + value.end;
  if (/^["']/.test(text.slice(start, end))) {
    start += 1;
    end -= 1;
  }
  const target = text.slice(start, end);
  if (target === "" || /[\r\n[\]{}]/.test(target)) return undefined;
  if (ADDRESS_KEY.test(key)) return /^https?:\/\/[^\s]+$/i.test(target) ? { start, end, target: { kind: "address", address: target } } : undefined;
  return /[*?]/.test(target) || /^[a-z][a-z0-9+.-]*:/i.test(target) ? undefined : { start, end, target: { kind: "file", path: target } };
}
