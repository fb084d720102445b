import type { LinkType } from "../../../src/core/model/values";
import { hasFlag, isGroupRow, linkOf, linksAt } from "../model";
import type { GanttModel } from "../model";
import { t } from "../../shared/l10n";

/** Which end of a bar. */
export type BarEnd = "start" | "finish";

/** The kind of link that two ends make. */
export function linkTypeOf(from: BarEnd, to: BarEnd): LinkType {
  if (from === "finish") return to === "start" ? "FS" : "FF";
  return to === "start" ? "SS" : "SF";
}

/** Says for each row why it cannot wait for a source; made once when a link is begun. */
export interface LinkRules {
  /** One sentence; undefined when the link may be made. */
  reasonAgainst(target: number, type: LinkType): string | undefined;
}

export function linkRules(model: GanttModel, source: number): LinkRules {
  const before = everythingBefore(model, source);
  const linked = new Set<number>();
  for (const number of linksAt(model, source)) {
    const link = linkOf(model, number);
    if (link.from === source) linked.add(link.to);
  }
  const within = (row: number, summary: number): boolean => row > summary && row < (model.data.rows.end[summary] ?? summary);
  const name = (row: number): string => model.titles[row] ?? "";
  return {
    reasonAgainst: (target, type) => {
      if (target === source) return t("A task cannot wait for itself.");
      if (within(target, source) || within(source, target)) return t("A summary and a task in it cannot wait for each other.");
      if (isGroupRow(model, target)) return t("A group is no task: link to a task in it.");
      if (hasFlag(model, target, "finished")) return t("{0} is finished: it waits for nothing any more.", name(target));
      if (linked.has(target)) return t("{0} already waits for {1}.", name(target), name(source));
      if (before[target] === 1) return t("{0} already waits for {1}: the link would close a circle.", name(source), name(target));
      if (hasFlag(model, target, "summary") && (type === "FF" || type === "SF")) return t("The finish of a summary comes from the tasks in it: link to its start.");
      return undefined;
    },
  };
}

/** Marks every row that must be over before a row can go on, and the summaries that hold such a row. */
function everythingBefore(model: GanttModel, source: number): Uint8Array {
  const { parent, end } = model.data.rows;
  const before = new Uint8Array(model.count);
  const open: number[] = [];
  const add = (row: number): void => {
    for (let below = row; below < (end[row] ?? row + 1); below += 1) {
      if (before[below] === 1) continue;
      before[below] = 1;
      open.push(below);
    }
  };
  add(source);
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    for (let holder = row; holder >= 0; holder = parent[holder] ?? -1) {
      for (const number of linksAt(model, holder)) {
        const link = linkOf(model, number);
        if (link.to === holder && !link.cut) add(link.from);
      }
    }
  }
  for (let row = model.count - 1; row >= 0; row -= 1) {
    const holder = parent[row] ?? -1;
    if (before[row] === 1 && holder >= 0) before[holder] = 1;
  }
  return before;
}
