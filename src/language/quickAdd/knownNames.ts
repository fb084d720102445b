import type { Plan } from "../../core/model/plan";
import type { Item, SectionName } from "../../core/model/source";
import { nearestWord } from "../parse/nearest";
import { sharedPlan } from "../rules/sharedPlan";
import type { Snapshot } from "../snapshotTypes";
import type { TypedWord } from "./typedWords";

/** What a name turned out to be: the id to write, and how many words it took. */
export interface KnownName {
  readonly id: string;
  readonly words: number;
  readonly item: Item;
}

/** The names of a plan as people write them: ids, whatever their case, and titles. */
export interface KnownNames {
  /** The thing that the words from `at` on name: the longest title, else the id. */
  find(sections: readonly SectionName[], words: readonly TypedWord[], at: number): KnownName | undefined;
  /** The id that was most likely meant. */
  nearest(sections: readonly SectionName[], word: string): string | undefined;
  /** Roles that people of the plan have, by their name in small letters. */
  readonly roles: ReadonlyMap<string, string>;
}

/** Longer titles are written as ids. */
const LONGEST_TITLE = 8;

/** Collects the names that a plan knows, those of shared people included; other plans' tasks as `plan/id`. */
export function knownNames(snapshot: Snapshot, plan: Plan): KnownNames {
  const items = itemsOf(snapshot, plan);
  const byName = new Map<SectionName, Map<string, { readonly id: string; readonly item: Item }>>();
  for (const item of items) {
    for (const name of [item.id, nameIn(item)]) {
      const key = name === undefined ? "" : plain(name);
      const names = byName.get(item.section) ?? new Map<string, { readonly id: string; readonly item: Item }>();
      byName.set(item.section, names);
      if (key !== "" && (name === item.id || !names.has(key))) names.set(key, { id: item.id, item });
    }
  }
  const lookUp = (sections: readonly SectionName[], name: string): { readonly id: string; readonly item: Item } | undefined => {
    const own = sections.map(section => byName.get(section)?.get(plain(name))).find(found => found !== undefined);
    return own ?? elsewhere(snapshot, sections, name);
  };
  return {
    find(sections, words, at) {
      for (let count = Math.min(LONGEST_TITLE, words.length - at); count > 0; count -= 1) {
        const some = words.slice(at, at + count);
        if (some.slice(0, -1).some(({ comma }) => comma)) continue;
        const found = lookUp(sections, some.map(({ text }) => text).join(" "));
        if (found !== undefined) return { ...found, words: count };
      }
      return undefined;
    },
    nearest: (sections, word) => nearestWord(word, items.filter(({ section }) => sections.includes(section)).map(({ id }) => id)),
    roles: new Map(items.flatMap(item => ("role" in item && Array.isArray(item.role) ? item.role as string[] : [])).map(role => [plain(role), role])),
  };
}

function itemsOf(snapshot: Snapshot, plan: Plan): readonly Item[] {
  const shared = sharedPlan(snapshot, plan);
  const people = shared === undefined ? [] : [...shared.byId.values()].filter(({ section, id }) => /^(people|teams|equipment)$/.test(section) && !plan.byId.has(id));
  return [...plan.byId.values(), ...people];
}

function nameIn(item: Item & { readonly title?: string; readonly name?: string }): string | undefined {
  return item.title ?? item.name;
}

function elsewhere(snapshot: Snapshot, sections: readonly SectionName[], name: string): { readonly id: string; readonly item: Item } | undefined {
  const slash = name.indexOf("/");
  const item = slash < 0 ? undefined : snapshot.planById(name.slice(0, slash))?.byId.get(name.slice(slash + 1));
  return item === undefined || !sections.includes(item.section) ? undefined : { id: name, item };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\s+/g, " ").trim();
}
