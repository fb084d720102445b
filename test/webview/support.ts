import { ganttData } from "../../src/core/view/gantt";
import { ganttModel } from "../../webview/gantt/model";
import type { GanttModel } from "../../webview/gantt/model";
import type { WorkTime } from "../../webview/gantt/workTime";
import type { TimeScale } from "../../webview/shared/timeScale";
import { minute, NOW, scheduleOf } from "../core/view/support";

export { minute };

/** The model of a plan that starts on Monday, 2 March 2026, of tasks as flow YAML. */
export function modelOf(tasks: string, keys = ""): GanttModel {
  return ganttModel(ganttData(scheduleOf(`plan: P\nstart: 2026-03-02\nas-of: none\n${keys}tasks: ${tasks}\n`), { now: NOW }));
}

/** A scale of 10 px a day from the first day of that plan. */
export function scaleOf(model: GanttModel, pxPerDay = 10): TimeScale {
  return { origin: minute("2026-03-02"), pxPerDay, opens: model.data.dayOpens, closes: model.data.dayCloses };
}

export function timeOf({ data }: GanttModel): WorkTime {
  return { work: data.work, opens: data.dayOpens, closes: data.dayCloses };
}

/** The row of an id. */
export function row(model: GanttModel, id: string): number {
  return model.rowOfId.get(id) ?? -1;
}
