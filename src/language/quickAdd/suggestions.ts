import type { Item, SectionName } from "../../core/model/source";
import { shown } from "../rules/wording";
import type { QuickAddPlace } from "./quickAddTypes";

/** A way to go on with a line: the whole line with the name put in. */
export interface Suggestion {
  readonly label: string;
  readonly detail: string;
  readonly line: string;
}

/** More would only be scrolled through. */
const MOST = 6;

/** What each sign or word in front of the last word asks for. */
const ASKED: readonly (readonly [form: RegExp, sections: readonly SectionName[], kind: "task" | "backlog" | "any"])[] = [
  [/(?:^|\s)@([^\s@]*)$/, ["people", "teams", "equipment"], "any"],
  [/(?:^|\s)\^(\S*)$/, ["releases"], "any"],
  [/(?:^|\s)\*(\S*)$/, ["objectives"], "any"],
  [/\safter (?:\S+, ?)*([^\s,]*)$/i, ["tasks", "releases"], "task"],
  [/\s(?:in|under) (\S*)$/i, ["tasks"], "task"],
];

/** Names that the last word of a line may become, the likeliest first. */
export function quickAddSuggestions(line: string, place: QuickAddPlace): readonly Suggestion[] {
  for (const [form, sections, kind] of ASKED) {
    const found = kind === "any" || kind === place.kind ? form.exec(line) : null;
    if (found === null) continue;
    const typed = (found[1] ?? "").toLowerCase();
    const only = /^\s(?:in|under)/i.test(found[0]);
    return namesFor(place, sections, typed, only).map(item => ({
      label: item.id,
      detail: shown(nameIn(item), 60),
      line: `${line.slice(0, line.length - typed.length)}${item.id} `,
    }));
  }
  return [];
}

function namesFor({ plan }: QuickAddPlace, sections: readonly SectionName[], typed: string, summaries: boolean): readonly Item[] {
  // What is written in full already needs no help.
  const fits = (item: Item): number => {
    const id = item.id.toLowerCase();
    if (id === typed) return -1;
    if (id.startsWith(typed)) return 2;
    return id.includes(typed) || nameIn(item).toLowerCase().includes(typed) ? 1 : -1;
  };
  return [...plan.byId.values()]
    .filter(item => sections.includes(item.section) && (!summaries || ("summary" in item && item.summary === true)))
    .map((item, index) => ({ item, index, fit: fits(item) }))
    .filter(({ fit }) => fit >= 0)
    .sort((a, b) => b.fit - a.fit || a.index - b.index)
    .slice(0, MOST)
    .map(({ item }) => item);
}

function nameIn(item: Item & { readonly title?: string; readonly name?: string }): string {
  return item.title ?? item.name ?? "";
}
