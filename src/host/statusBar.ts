import { l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, workspace, type Disposable, type StatusBarItem } from "vscode";
import type { Instant } from "../core/model/instant";
import type { Schedule } from "../core/schedule/result";
import { daysBetween, finishDayText } from "./dates";
import type { SimulatedSchedule } from "../core/view/forecastOutlook";
import { createDisposal } from "./disposal";
import type { Forecasts } from "./forecasts";
import { COMMANDS, SETTINGS } from "./ids";
import { guarded, type Log } from "./log";
import { appendWords } from "./markdown";
import { isPlanDocument } from "./openPlans";
import type { PlanService } from "./planService";
import { isOn } from "./settings";
import { countLate } from "./trees/taskState";

/** Shows the forecast finish against the target: of the plan in the editor, else of the one that is worst off. */
export function showStatusBar(plans: PlanService, forecasts: Forecasts, log: Log): Disposable {
  const all = createDisposal(log);
  const item = all.add(window.createStatusBarItem("gantry.forecast", StatusBarAlignment.Left, 20));
  item.name = l10n.t("Plan forecast");
  const refresh = (): void => {
    guarded(log, "Showing the forecast", undefined, () => {
      const schedule = isOn(SETTINGS.statusBar) ? chosenSchedule(plans) : undefined;
      if (schedule === undefined) item.hide();
      else draw(item, schedule, forecasts.of(schedule.plan.id), plans.analysis.context.now);
    });
  };
  all.add(plans.onDidAnalyse(refresh));
  all.add(forecasts.onDidForecast(refresh));
  all.add(window.onDidChangeActiveTextEditor(refresh));
  all.add(workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration("gantry")) refresh();
  }));
  refresh();
  return all;
}

function chosenSchedule(plans: PlanService): Schedule | undefined {
  const document = window.activeTextEditor?.document;
  const { analysis } = plans;
  if (document !== undefined && isPlanDocument(document)) {
    const plan = analysis.snapshot.planOfFile(plans.fileOf(document.uri));
    if (plan !== undefined) return analysis.schedules.get(plan.id);
  }
  const filled = [...analysis.schedules.values()].filter((schedule) => schedule.tasks.length > 0);
  return filled.reduce<Schedule | undefined>((worst, one) => (worst === undefined || slip(one) > slip(worst) ? one : worst), undefined);
}

/** Days beyond the target; without one as if it were just met. */
function slip(schedule: Schedule): number {
  return schedule.target === undefined ? 0 : daysBetween(schedule.target, schedule.finish);
}

function draw(item: StatusBarItem, schedule: Schedule, simulated: SimulatedSchedule | undefined, today: Instant): void {
  if (schedule.tasks.length === 0) {
    item.hide();
    return;
  }
  const days = slip(schedule);
  const finish = finishDayText(schedule.finish, today);
  const missed = schedule.target !== undefined && schedule.finish > schedule.target;
  const against = schedule.target === undefined || days === 0 ? "" : ` (${days > 0 ? "+" : "−"}${String(Math.abs(days))}d)`;
  item.text = `$(${missed ? "warning" : "milestone"}) ${finish}${against}`;
  item.accessibilityInformation = { label: l10n.t("{0} is forecast to finish on {1}{2}", schedule.plan.title, finish, against) };
  item.tooltip = tooltipOf(schedule, simulated?.schedule === schedule ? simulated : undefined, { finish, days, today });
  item.command = { command: COMMANDS.showGantt, title: l10n.t("Show Gantt"), arguments: [{ plan: schedule.plan.id }] };
  if (missed) item.backgroundColor = new ThemeColor("statusBarItem.warningBackground");
  else item.backgroundColor = undefined;
  item.show();
}

function tooltipOf(schedule: Schedule, simulated: SimulatedSchedule | undefined, { finish, days, today }: { readonly finish: string; readonly days: number; readonly today: Instant }): MarkdownString {
  const card = new MarkdownString();
  appendWords(card.appendMarkdown("**"), schedule.plan.title).appendMarkdown("**\n\n");
  appendWords(card, l10n.t("Forecast finish: {0}", finish));
  if (schedule.target !== undefined) {
    const target = finishDayText(schedule.target, today);
    appendWords(card.appendMarkdown("\n\n"), l10n.t("Target: {0}", target));
    if (days > 0) appendWords(card.appendText(", "), days === 1 ? l10n.t("missed by 1 day") : l10n.t("missed by {0} days", days));
  }
  if (simulated !== undefined) {
    const { figures } = simulated;
    appendWords(card.appendMarkdown("\n\n"), l10n.t("Simulated: P50 {0}, P80 {1}", finishDayText(figures.finish.p50, today), finishDayText(figures.finish.p80, today)));
    const chance = figures.deadlines.find(({ kind }) => kind === "plan")?.probability;
    if (chance !== undefined) appendWords(card.appendText(", "), l10n.t("{0} % chance to meet the target", Math.round(chance * 100)));
  }
  const late = countLate(schedule);
  if (late > 0) appendWords(card.appendMarkdown("\n\n"), late === 1 ? l10n.t("1 item is late") : l10n.t("{0} items are late", late));
  appendWords(card.appendMarkdown("\n\n"), l10n.t("Click for the Gantt chart."));
  return card;
}
