import { deepEqual, equal, ok } from "node:assert/strict";
import { dependenciesData } from "../../../src/core/view/dependencies";
import { DEPENDENCY_FLAG, ITEM_FLAG, ITEM_STATES } from "../../../src/core/view/dependenciesData";
import type { DependenciesData } from "../../../src/core/view/dependenciesData";
import { LINK_TYPES, NO_INSTANT } from "../../../src/core/view/ganttData";
import { splitTexts } from "../../../src/core/view/joined";
import { isDependenciesData } from "../../../src/protocol/dependenciesMessages";
import { minute, NOW, scheduleOf } from "./support";

const HEAD = "plan: P\nstart: 2026-03-02\nas-of: none\npeople: {ana: {name: Ana Silva}}\nreleases: {beta: {title: Beta, date: 2026-03-04}, later: {}}\n";
const dataOf = (tasks: string, more = ""): DependenciesData => dependenciesData(scheduleOf(`${HEAD}${more}tasks:\n${tasks}`), NOW);
const names = (flags: number, of: Readonly<Record<string, number>>): string => Object.entries(of).filter(([, bit]) => (flags & bit) !== 0).map(([name]) => name).join(" ");

/** Links as "from > to type words (flags)". */
function links({ items, links: all }: DependenciesData): string[] {
  const ids = splitTexts(items.ids, items.count);
  const words = splitTexts(all.words, all.count);
  return Array.from({ length: all.count }, (_, at) => {
    const flags = names(all.flags[at] ?? 0, DEPENDENCY_FLAG);
    return `${ids[all.from[at] ?? 0] ?? ""} > ${ids[all.to[at] ?? 0] ?? ""} ${LINK_TYPES[all.type[at] ?? 0] ?? ""}${words[at] === "" ? "" : ` ${words[at] ?? ""}`}${flags === "" ? "" : ` (${flags})`}`;
  });
}

/** Items as "id title state (flags)". */
function items({ items: all }: DependenciesData): string[] {
  const ids = splitTexts(all.ids, all.count);
  const titles = splitTexts(all.titles, all.count);
  return ids.map((id, row) => `${id} ${titles[row] ?? ""}, ${ITEM_STATES[all.state[row] ?? 0] ?? ""} (${names(all.flags[row] ?? 0, ITEM_FLAG)})`);
}

describe("the data of the dependencies", () => {
  it("has tasks in document order, then releases, then work of other plans", () => {
    const data = dataOf("  s:\n    title: The whole\n    tasks:\n      a: {effort: 1d}\n      m: {milestone: true, after: a}\n  b: {effort: 1d, after: other/thing, started: 2026-03-02, finished: 2026-03-02}\n");
    deepEqual(items(data), ["s The whole, planned (summary critical)", "a A, planned (critical)", "m M, planned (milestone critical)", "b B, done ()", "beta Beta, planned (release)", "later later, planned (release)", "other/thing other/thing, planned (external)"]);
    deepEqual([[...data.items.parent], [...data.items.end]], [[-1, 0, 0, -1, -1, -1, -1], [3, 2, 3, 4, 5, 6, 7]]);
    deepEqual([data.items.finish[4], data.items.finish[5], data.items.finish[6]], [minute("2026-03-05"), NO_INSTANT, NO_INSTANT]);
    ok(isDependenciesData(structuredClone(data)));
  });

  it("has links with type, lag, what drives, what is critical and what is cut", () => {
    deepEqual(links(dataOf("  a: {effort: 2d}\n  b: {effort: 1d, after: [a SS+1d, d]}\n  c: {effort: 3d, after: [a, b FF-2h]}\n  d: {effort: 1d, after: c}\n")), [
      "a > b SS +1d (driving)", "d > b FS (cut)", "a > c FS (driving critical)", "b > c FF -2h", "c > d FS (driving critical)",
    ]);
  });

  it("takes a link to a release from the release, which its last work leads to", () => {
    const data = dataOf("  a: {effort: 1d, release: beta}\n  b: {effort: 4d, after: a, release: beta}\n  s:\n    release: beta\n    tasks:\n      c: {effort: 1d}\n  d: {effort: 1d, after: beta}\n  e: {effort: 1d, release: later, status: dropped}\n");
    deepEqual(links(data), ["a > b FS (driving critical)", "beta > d FS (driving critical)", "b > beta FS (driving critical carries)", "s > beta FS (carries)"]);
    const row = splitTexts(data.items.ids, data.items.count).indexOf("beta");
    deepEqual([ITEM_STATES[data.items.state[row] ?? 0], data.items.lateBy[row], data.items.finish[row]], ["late", 2 * 480, minute("2026-03-06 17:00")]);
  });

  it("has links to work of other plans, and to what people are on until then", () => {
    const data = dataOf("  a: {effort: 2d, who: ana, priority: 900}\n  b: {effort: 1d, who: ana}\n  c: {effort: 1d, after: other/x SS+1d}\n");
    deepEqual(links(data), ["other/x > c SS +1d", "a > b FS Ana Silva (driving resource)"]);
    equal(splitTexts(data.items.people, data.items.count)[0], "Ana Silva");
  });

  it("says by how much work is late, and how far it is", () => {
    const data = dependenciesData(scheduleOf("plan: P\nstart: 2026-03-02\nas-of: 2026-03-03\ntasks: {a: {effort: 5d, due: 2026-03-04, started: 2026-03-02, done: 20%}}\n"), NOW);
    deepEqual([ITEM_STATES[data.items.state[0] ?? 0], data.items.lateBy[0], data.items.progress[0]], ["late", 2 * 480, 20]);
  });
});
