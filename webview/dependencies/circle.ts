import { t } from "../shared/l10n";
import { isA, isWithin, linkAt, linksOf } from "./model";
import type { GraphModel } from "./model";
import type { Side } from "./walk";

/** Says of each item why it cannot be linked with one, in one sentence; undefined when it can. */
export type LinkRules = (other: number) => string | undefined;

/** The rules for what an item can wait for (`before`), or for what can wait for it (`after`). */
export function linkRules(model: GraphModel, row: number, side: Side): LinkRules {
  const reached = reach(model, side === "before" ? row * 2 : row * 2 + 1, side);
  const linked = new Set<number>();
  for (const link of linksOf(side === "before" ? model.into : model.outOf, row)) {
    const { from, to, resource, carries } = linkAt(model, link);
    if (!resource && !carries) linked.add(side === "before" ? from : to);
  }
  return (other) => {
    const [on, waits] = side === "before" ? [other, row] : [row, other];
    const name = (item: number): string => model.titles[item] ?? "";
    if (isA(model, waits, "release")) return t("A release waits for the work that carries it.");
    if (isA(model, waits, "external")) return t("Work of another plan is linked there.");
    if (on === waits) return t("A task cannot wait for itself.");
    if (isWithin(model, on, waits) || isWithin(model, waits, on)) return t("A summary and a task in it cannot wait for each other.");
    if (linked.has(other)) return t("{0} already waits for {1}.", name(waits), name(on));
    const point = side === "before" ? on * 2 + 1 : waits * 2;
    return reached[point] === 1 ? t("{0} already waits for {1}: the link would close a circle.", name(on), name(waits)) : undefined;
  };
}

/**
 * What comes after a point (walking `before`: what must not be waited for), or before it. Two points an item: its begin
 * (even) and its end (odd); a summary begins before and ends after all below it.
 */
function reach(model: GraphModel, from: number, side: Side): Uint8Array {
  const reached = new Uint8Array(model.count * 2);
  const open = [from];
  for (let point = open.pop(); point !== undefined; point = open.pop()) {
    if (reached[point] === 1) continue;
    reached[point] = 1;
    open.push(...(side === "before" ? pointsAfter(model, point) : pointsBefore(model, point)));
  }
  return reached;
}

function pointsAfter(model: GraphModel, point: number): readonly number[] {
  const row = point >> 1;
  if (point % 2 === 0) return [point + 1, ...childrenOf(model, row).map((child) => child * 2)];
  const parent = model.data.items.parent[row] ?? -1;
  const links = [...linksOf(model.outOf, row)].map((link) => linkAt(model, link)).filter(({ resource }) => !resource);
  return [...(parent >= 0 ? [parent * 2 + 1] : []), ...links.map(({ to, carries }) => (carries ? to * 2 + 1 : to * 2))];
}

function pointsBefore(model: GraphModel, point: number): readonly number[] {
  const row = point >> 1;
  const links = [...linksOf(model.into, row)].map((link) => linkAt(model, link)).filter(({ resource }) => !resource);
  if (point % 2 === 1) return [point - 1, ...childrenOf(model, row).map((child) => child * 2 + 1), ...links.filter(({ carries }) => carries).map(({ from }) => from * 2 + 1)];
  const parent = model.data.items.parent[row] ?? -1;
  return [...(parent >= 0 ? [parent * 2] : []), ...links.filter(({ carries }) => !carries).map(({ from }) => from * 2 + 1)];
}

function childrenOf({ data: { items } }: GraphModel, row: number): readonly number[] {
  const children: number[] = [];
  for (let child = row + 1; child < (items.end[row] ?? 0); child = items.end[child] ?? child + 1) children.push(child);
  return children;
}
