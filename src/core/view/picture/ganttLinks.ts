import { LINK_FLAG, LINK_TYPES } from "../ganttData";
import { linkX, ROW_HEIGHT } from "./barLayout";
import type { BarMarks } from "./barLayout";
import type { GanttScene } from "./ganttScene";
import { linkPath } from "./linkRoute";
import { path } from "./svg";
import type { SvgNode } from "./svg";

/** More links than these are a thicket. */
const MOST_LINKS = 4000;

/** The links between shown rows, the critical ones on top; people outside the team see none. */
export function drawPictureLinks({ source: { data: { links } }, rows, sheet: { ink, audience } }: GanttScene, marks: readonly BarMarks[]): { readonly nodes: readonly SvgNode[]; readonly critical: boolean } {
  if (audience !== "team") return { nodes: [], critical: false };
  const places = new Map(rows.map((row, place) => [row, place]));
  const paths = { plain: "", critical: "", cut: "" };
  let count = 0;
  for (let link = 0; link < links.count && count < MOST_LINKS; link += 1) {
    const [from, to] = [places.get(links.from[link] ?? -1) ?? -1, places.get(links.to[link] ?? -1) ?? -1];
    const [before, after] = [marks[from], marks[to]];
    if (before === undefined || after === undefined) continue;
    count += 1;
    const type = LINK_TYPES[links.type[link] ?? 0] ?? "FS";
    const flags = links.flags[link] ?? 0;
    const kind = (flags & LINK_FLAG.cut) !== 0 ? "cut" : (flags & LINK_FLAG.critical) !== 0 ? "critical" : "plain";
    paths[kind] += linkPath(
      { x: linkX(before, type === "FS" || type === "FF" ? "finish" : "start"), y: (from + 0.5) * ROW_HEIGHT },
      { x: linkX(after, type === "FS" || type === "SS" ? "start" : "finish"), y: (to + 0.5) * ROW_HEIGHT },
      type,
      ROW_HEIGHT,
    );
  }
  return {
    nodes: [
      ...path(paths.plain, { fill: "none", stroke: ink.link }),
      ...path(paths.critical, { fill: "none", stroke: ink.critical }),
      ...path(paths.cut, { fill: "none", stroke: ink.late, "stroke-dasharray": "4 3" }),
    ],
    critical: paths.critical !== "",
  };
}
