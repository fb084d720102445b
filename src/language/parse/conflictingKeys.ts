import { isElapsed } from "../../core/calendar/durations";
import type { Task } from "../../core/model/items";
import type { KeySpec, Reading } from "../schema/valueType";
import { report } from "./values/reject";
import type { NamedKeys } from "./values/combinators";

/** Reports keys of an item that exclude each other, at the later of the two, and points at the earlier. */
export function conflictingKeys(table: NamedKeys, reading: Reading): void {
  if (reading.keys.size < 2) return;
  const exclusions = exclusionsOf(table);
  if (!anyConflict(exclusions, reading)) return;
  for (const { name, excludes, unless } of exclusions.values()) {
    const own = reading.keys.get(name);
    if (own === undefined || isLifted(reading, unless)) continue;
    for (const other of excludes) {
      const rival = reading.keys.get(other);
      if (rival === undefined || rival.key.start >= own.key.start || isOff(reading, name) || isOff(reading, other)) continue;
      report(reading, "conflicting-keys", own.key, `\`${name}\` and \`${other}\` exclude each other; take one of them away.`, [
        { title: `Remove \`${name}\``, change: removal(reading, name) },
        { title: `Remove \`${other}\``, change: removal(reading, other) },
      ]);
      const problem = reading.problems.at(-1);
      if (problem?.code === "conflicting-keys") {
        reading.problems[reading.problems.length - 1] = { ...problem, related: [{ message: `\`${other}\` stands here.`, at: { item: reading.item, span: rival.key } }] };
      }
    }
  }
}

/** Reports work that is left in clock time (`1ed`) where no duration in clock time is stated: it counts as not written. */
export function otherMeasure(reading: Reading): boolean {
  const { duration, remaining } = reading.item as Partial<Task>;
  const place = reading.keys.get("remaining");
  if (place === undefined || remaining?.elapsed !== true || (duration !== undefined && isElapsed(duration))) return false;
  report(reading, "invalid-value", place.value, "`remaining` of work is in working time, such as 4h or 1d, unless its `duration` is in clock time.");
  return true;
}

/** True when a key and one that it excludes stand in the item; most items have none, and the table is long. */
function anyConflict(exclusions: ReadonlyMap<string, Exclusion>, { keys }: Reading): boolean {
  for (const path of keys.keys()) {
    const excludes = exclusions.get(path)?.excludes;
    if (excludes !== undefined) for (const other of excludes) if (keys.has(other)) return true;
  }
  return false;
}

interface Exclusion {
  readonly name: string;
  readonly excludes: readonly string[];
  readonly unless: KeySpec<unknown>["excludesUnless"];
}

const known = new WeakMap<NamedKeys, ReadonlyMap<string, Exclusion>>();

/** The keys of a table that exclude others. */
function exclusionsOf(table: NamedKeys): ReadonlyMap<string, Exclusion> {
  const found = known.get(table);
  if (found !== undefined) return found;
  const made = new Map<string, Exclusion>();
  for (const [name, { spec }] of table) if (spec.excludes !== undefined) made.set(name, { name, excludes: spec.excludes, unless: spec.excludesUnless });
  known.set(table, made);
  return made;
}

/** True when the item says the word at which the keys can stand together. */
function isLifted({ item }: Reading, unless: readonly [key: string, word: string] | undefined): boolean {
  if (unless === undefined) return false;
  const [key, word] = unless;
  return (item as unknown as Readonly<Record<string, unknown>>)[key] === word;
}

/** `milestone: false` excludes nothing. */
function isOff(reading: Reading, name: string): boolean {
  return name === "milestone" && (reading.item as { readonly milestone?: boolean }).milestone === false;
}

/** Takes a key away by its name; the plan is found by the file, so it is left empty here. */
function removal(reading: Reading, key: string) {
  return { kind: "remove-key" as const, plan: "", id: reading.item.id, key };
}
