import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { arranged, GROUP_FIELDS, withoutShares } from "../../webview/gantt/arrange";
import type { Arrangement } from "../../webview/gantt/arrange";
import { COLUMN_NAMES } from "../../webview/gantt/columns";
import { drivingPath } from "../../webview/gantt/drivingPath";
import { isGroupRow, linkOf } from "../../webview/gantt/model";
import type { GanttModel } from "../../webview/gantt/model";
import { NO_FILTER, visibleRows } from "../../webview/gantt/visibleRows";
import { modelOf, row } from "./support";

const KEYS = "level: false\npeople: {ana: {name: Ana Silva}, ben: {name: Ben Ito}}\nreleases: {beta: {title: Beta}}\n";
const model = modelOf(
  "{s: {title: Shell, tasks: {b: {title: Beam, effort: 4d, who: ana, release: beta}, a: {title: Arch, effort: 1d, who: [ana, ben 50%]}}}, d: {title: Door, effort: 2d, who: ben, after: s, priority: 900}, m: {title: Moved in, milestone: true, after: d}}",
  KEYS,
);
const ids = (arrangement: Arrangement): string => arranged(model, arrangement).ids.join(",");

describe("rows in another order", () => {
  it("are the same when nothing is asked for", () => { equal(arranged(model, {}), model); });

  const cases: readonly (readonly [what: string, arrangement: Arrangement, expected: string])[] = [
    ["sorted by title, siblings among themselves", { sort: { by: "title", down: false } }, "d,m,s,a,b"],
    ["sorted by title from the last", { sort: { by: "title", down: true } }, "s,b,a,m,d"],
    ["sorted by start", { sort: { by: "start", down: false } }, "s,b,a,d,m"],
    ["sorted by length, the longest first", { sort: { by: "duration", down: true } }, "s,b,a,d,m"],
    ["sorted by what few have: those that lack it last", { sort: { by: "release", down: false } }, "s,b,a,d,m"],
    ["grouped by person, those together in a group of their own, nobody last", { group: "people" }, " Ana Silva,b, Ana Silva, Ben Ito,a, Ben Ito,d, ,m"],
    ["grouped by release", { group: "releases" }, " Beta,b, ,a,d,m"],
    ["grouped and sorted", { group: "releases", sort: { by: "title", down: true } }, " Beta,b, ,m,d,a"],
  ];
  for (const [what, arrangement, expected] of cases) it(what, () => { equal(ids(arrangement), expected); });

  it("a group's heading spans what is below it and sums it up", () => {
    const grouped = arranged(model, { group: "releases" });
    const { rows } = grouped.data;
    const [beam, group] = [row(grouped, "b"), 0];
    equal(grouped.titles[group], "Beta");
    ok(isGroupRow(grouped, group) && !isGroupRow(grouped, beam));
    deepEqual([rows.start[group], rows.finish[group], rows.effort[group]], [rows.start[beam], rows.finish[beam], 4 * 480]);
    equal(grouped.titles[row(grouped, " ")], "No release");
  });

  it("shares are no part of a name", () => { equal(withoutShares("Ana Silva, Ben Ito 50%"), "Ana Silva, Ben Ito"); });

  const field = fc.option(fc.constantFrom(...GROUP_FIELDS), { nil: undefined });
  const sort = fc.option(fc.record({ by: fc.constantFrom("title" as const, ...COLUMN_NAMES), down: fc.boolean() }), { nil: undefined });
  const shapes = fc.array(fc.record({ up: fc.boolean(), days: fc.nat(5), after: fc.nat(20), who: fc.nat(2) }), { minLength: 1, maxLength: 20 });
  const planOf = (tasks: readonly { readonly days: number; readonly after: number; readonly who: number }[]): GanttModel => modelOf(
    `{${tasks.map(({ days, after, who }, at) => `t${String(at)}: {duration: ${String(days)}d${at > 0 ? `, after: t${String(after % at)}` : ""}${who > 0 ? `, who: ${who === 1 ? "ana" : "ben"}` : ""}}`).join(", ")}}`, KEYS,
  );
  it("hold every task once, in one tree, with the links that were there", () => {
    fc.assert(fc.property(shapes, field, sort, (shape, group, order) => {
      const before = planOf(shape);
      const after = arranged(before, { ...(group === undefined ? {} : { group }), ...(order === undefined ? {} : { sort: order }) });
      const { rows } = after.data;
      deepEqual([...after.ids].filter((id) => !id.startsWith(" ")).sort(), [...before.ids].sort());
      for (let at = 0; at < after.count; at += 1) {
        const [parent, end] = [rows.parent[at] ?? -1, rows.end[at] ?? 0];
        ok(parent < at && end > at && end <= (parent < 0 ? after.count : (rows.end[parent] ?? 0)));
      }
      const names = (of: GanttModel): string[] => Array.from({ length: of.data.links.count }, (_, link) => linkOf(of, link)).map(({ from, to, type }) => `${of.ids[from] ?? ""} ${type} ${of.ids[to] ?? ""}`).sort();
      deepEqual(names(after), names(before));
      for (const id of before.ids) equal(rows.start[row(after, id)], before.data.rows.start[row(before, id)]);
    }), { numRuns: 60 });
  });
});

describe("rows by who and by release", () => {
  const shown = (filter: Partial<typeof NO_FILTER>): string => [...visibleRows(model, new Set(), { ...NO_FILTER, ...filter }).rows].map((at) => model.ids[at]).join(",");
  it("of a person", () => { equal(shown({ person: "Ben Ito" }), "s,a,d"); });
  it("of a release", () => { equal(shown({ release: "Beta" }), "s,b"); });
  it("of both", () => { equal(shown({ release: "Beta", person: "Ben Ito" }), ""); });
});

describe("the driving path", () => {
  it("goes back along what drives, and no further", () => {
    const linked = modelOf("{a: {effort: 2d}, b: {effort: 1d}, c: {effort: 1d, after: [a, b]}, d: {effort: 1d, after: c}}");
    deepEqual([...drivingPath(linked, row(linked, "d"))].map((at) => linked.ids[at]).sort(), ["a", "c", "d"]);
  });
  it("of nothing is empty", () => { equal(drivingPath(model, -1).size, 0); });
});
