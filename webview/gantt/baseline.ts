import { splitTexts } from "../../src/core/view/joined";
import { NO_INSTANT } from "../../src/core/view/ganttData";
import type { GanttData } from "../../src/core/view/ganttData";
import { durationText } from "../shared/dates";
import { t } from "../shared/l10n";
import type { GanttModel } from "./model";
import { workedBetween } from "./workTime";

/** True where a row had dates in the baseline that is shown. */
export function hasBaseline({ data }: GanttModel, row: number): boolean {
  return (data.rows.baselineFinish[row] ?? NO_INSTANT) !== NO_INSTANT;
}

/** Working minutes of the plan's calendar by which a row is over later than in the baseline; negative: earlier. */
export function slipMinutes({ data }: GanttModel, row: number): number {
  const [then, now] = [data.rows.baselineFinish[row] ?? 0, data.rows.finish[row] ?? 0];
  const time = { work: data.work, opens: data.dayOpens, closes: data.dayCloses };
  return now >= then ? workedBetween(time, then, now) : -workedBetween(time, now, then);
}

/** `+3d`, `−1d`, `0d`. */
export function slipOfRow(model: GanttModel, row: number): string {
  const slip = slipMinutes(model, row);
  const days = durationText(Math.abs(slip), model.data.dayMinutes);
  return slip === 0 ? days : `${slip > 0 ? "+" : "−"}${days}`;
}

/** How a row stands against the baseline, in words. */
export function slipWords(model: GanttModel, row: number): string {
  const slip = slipMinutes(model, row);
  const days = durationText(Math.abs(slip), model.data.dayMinutes);
  if (slip === 0) return t("as then");
  return slip > 0 ? t("{0} later", days) : t("{0} earlier", days);
}

/** The names of the baselines that there are. */
export function baselineNames({ baselines }: GanttData): readonly string[] {
  return baselines === undefined ? [] : splitTexts(baselines.names, baselines.count);
}

/** The name of the baseline that is shown; empty without one. */
export function chosenBaseline(data: GanttData): string {
  return baselineNames(data)[data.baselines?.chosen ?? -1] ?? "";
}

/** The word for a baseline: the plan's own has no name. */
export function baselineWord(name: string): string {
  return name === "baseline" ? t("The plan's baseline") : name;
}
