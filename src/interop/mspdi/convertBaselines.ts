import { map, text, type PlanNode } from "../../language/write/planNode";
import { writeInstant } from "../../language/write/writeValues";
import type { Conversion } from "./context";
import { durationText } from "./formats";
import { eachRow } from "./outline";
import type { MspdiBaseline } from "./project";

type Entry = [key: string, value: PlanNode];

/** A file that belongs beside the plan. */
export interface SideFile {
  /** Its name, without a folder. */
  readonly name: string;
  readonly text: string;
}

/** The baselines as tables `id,start,finish,effort,cost`, and what the plan says about them. */
export function baselines(conversion: Conversion, stem: string): { readonly entries: Entry[]; readonly files: SideFile[] } {
  const rows = new Map<number, string[]>();
  for (const { task } of eachRow(conversion.rows)) {
    const id = conversion.ids.tasks.get(task.uid);
    for (const baseline of task.baselines) {
      if (id === undefined || (baseline.start === undefined && baseline.finish === undefined)) continue;
      rows.set(baseline.number, [...(rows.get(baseline.number) ?? []), rowText(id, baseline)]);
    }
  }
  const entries: Entry[] = [];
  const files: SideFile[] = [];
  for (const number of [...rows.keys()].sort((a, b) => a - b)) {
    const id = number === 0 ? "baseline" : `baseline-${String(number)}`;
    const name = `${stem}.${id}.csv`;
    files.push({ name, text: `id,start,finish,effort,cost\n${(rows.get(number) ?? []).join("\n")}\n` });
    entries.push([id, map([["file", text(name)]])]);
  }
  return { entries, files };
}

function rowText(id: string, { start, finish, work, cost }: MspdiBaseline): string {
  const effort = work > 0 ? durationText(work, { unit: "h", elapsed: false, percent: false }, undefined) : "";
  const at = (instant: number | undefined): string => (instant === undefined ? "" : writeInstant(instant));
  return [id, at(start), at(finish), effort, cost === 0 ? "" : String(cost)].join(",");
}
