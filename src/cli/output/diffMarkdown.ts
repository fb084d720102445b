import type { DateShift, FigureShift, PlanVariance, ScopeTask, TaskVariance } from "../../core/tracking/comparePlans";
import { markdownText } from "../../core/view/markdownText";
import { tableInstant } from "./instants";

/** Two states of a plan and what differs. */
export interface PlanDiff {
  readonly title: string;
  readonly plan: string;
  readonly currency: string | undefined;
  readonly from: Side;
  readonly to: Side;
  readonly variance: PlanVariance;
  /** Working minutes in `1d`. */
  readonly dayMinutes: number;
}

/** One of the two; null is the file as it is. */
export interface Side {
  readonly ref: string | null;
  readonly commit: string | null;
}

/** A list longer than this is cut in Markdown, and says so. */
const MOST_LINES = 40;

/** What differs, as Markdown that fits a comment on a pull request. */
export function diffMarkdown(diff: PlanDiff): string {
  const { variance, title, from, to } = diff;
  const blocks = [
    `# ${markdownText(title)}: ${sideText(from)} to ${sideText(to)}`,
    headline(diff),
    wholeTable(diff),
    releaseTable(diff),
    slipTable(diff),
    estimateTable(diff),
    scopeList("Added", variance.added, diff),
    scopeList("Dropped", variance.dropped, diff),
    renamedList(diff),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function sideText({ ref }: Side): string {
  return ref === null ? "the file as it is" : markdownText(ref);
}

function headline({ variance, dayMinutes }: PlanDiff): string {
  const { finish, tasks, added, dropped } = variance;
  const slipped = tasks.filter((task) => !task.summary && (task.finish?.slip ?? 0) > 0).length;
  const parts = [
    finish === undefined || finish.slip === 0 ? "The plan finishes as before" : `The plan finishes ${slipText(finish.slip, dayMinutes)}`,
    ...(slipped > 0 ? [`${String(slipped)} ${slipped === 1 ? "task slips" : "tasks slip"}`] : []),
    ...(leafCount(added) > 0 ? [`${String(leafCount(added))} added`] : []),
    ...(leafCount(dropped) > 0 ? [`${String(leafCount(dropped))} dropped`] : []),
  ];
  return `${parts.join(", ")}.`;
}

function leafCount(tasks: readonly ScopeTask[]): number {
  return tasks.filter(({ summary }) => !summary).length;
}

function wholeTable({ variance: { start, finish, effort, cost }, dayMinutes, currency }: PlanDiff): string {
  const unit = currency === undefined ? "" : ` ${currency}`;
  return table(["", "Before", "After", "Change"], [
    ...dateRow("Start", start, dayMinutes),
    ...dateRow("Finish", finish, dayMinutes),
    ["Effort", inDays(effort.from, dayMinutes), inDays(effort.to, dayMinutes), signed((effort.to - effort.from) / dayMinutes, "d")],
    ...(cost.from === 0 && cost.to === 0 ? [] : [["Cost", `${money(cost.from)}${unit}`, `${money(cost.to)}${unit}`, signed(cost.to - cost.from, unit)]]),
  ]);
}

function dateRow(name: string, shift: DateShift | undefined, dayMinutes: number): string[][] {
  return shift === undefined ? [] : [[name, tableInstant(shift.from), tableInstant(shift.to), slipText(shift.slip, dayMinutes)]];
}

function releaseTable({ variance, dayMinutes }: PlanDiff): string {
  const rows = variance.releases
    .filter(({ finish, promise, added, dropped }) => (finish?.slip ?? 0) !== 0 || (promise?.slip ?? 0) !== 0 || added.length > 0 || dropped.length > 0)
    .map(({ title, finish, promise, added, dropped }) => [
      title, shiftText(promise, dayMinutes), shiftText(finish, dayMinutes), String(added.length), String(dropped.length),
    ]);
  return rows.length === 0 ? "" : `## Releases\n\n${table(["Release", "Promise", "Forecast", "Added", "Dropped"], rows)}`;
}

function shiftText(shift: DateShift | undefined, dayMinutes: number): string {
  if (shift === undefined) return "";
  return shift.slip === 0 ? tableInstant(shift.to).slice(0, 10) : `${tableInstant(shift.from).slice(0, 10)} to ${tableInstant(shift.to).slice(0, 10)}, ${slipText(shift.slip, dayMinutes)}`;
}

function slipTable({ variance, dayMinutes }: PlanDiff): string {
  const moved = variance.tasks.filter((task) => !task.summary && task.finish !== undefined && task.finish.slip !== 0);
  const sorted = [...moved].sort((a, b) => Math.abs(b.finish?.slip ?? 0) - Math.abs(a.finish?.slip ?? 0));
  const rows = sorted.map(({ id, title, finish }) => [title, id, tableInstant(finish?.from ?? 0).slice(0, 10), tableInstant(finish?.to ?? 0).slice(0, 10), slipText(finish?.slip ?? 0, dayMinutes)]);
  return rows.length === 0 ? "" : `## Slips\n\n${table(["Task", "Id", "Finish before", "After", "Change"], rows.slice(0, MOST_LINES))}${more(rows.length)}`;
}

function estimateTable({ variance, dayMinutes, currency }: PlanDiff): string {
  const unit = currency === undefined ? "" : ` ${currency}`;
  const changed = variance.tasks.filter((task) => !task.summary && (differs(task.estimate) || differs(task.cost)));
  const rows = changed.map((task: TaskVariance) => [
    task.title, task.id,
    task.estimate === undefined || !differs(task.estimate) ? "" : `${inDays(task.estimate.from, dayMinutes)} to ${inDays(task.estimate.to, dayMinutes)}`,
    task.cost === undefined || !differs(task.cost) ? "" : signed(task.cost.to - task.cost.from, unit),
  ]);
  return rows.length === 0 ? "" : `## Estimates and cost\n\n${table(["Task", "Id", "Estimate", "Cost"], rows.slice(0, MOST_LINES))}${more(rows.length)}`;
}

/** What is less than half a hundredth apart is the same money. */
function differs(shift: FigureShift | undefined): boolean {
  return shift !== undefined && Math.abs(shift.to - shift.from) > 0.005;
}

function scopeList(name: string, tasks: readonly ScopeTask[], { dayMinutes, currency }: PlanDiff): string {
  if (tasks.length === 0) return "";
  const unit = currency === undefined ? "" : ` ${currency}`;
  const lines = tasks.map(({ id, title, summary, effort, cost, release }) => {
    const facts = [...(summary ? ["summary"] : []), ...(effort > 0 ? [inDays(effort, dayMinutes)] : []), ...(cost > 0.005 ? [`${money(cost)}${unit}`] : []), ...(release === undefined ? [] : [markdownText(release)])];
    return `- ${markdownText(title)} (${markdownText(id)})${facts.length === 0 ? "" : `: ${facts.join(", ")}`}`;
  });
  return `## ${name}\n\n${lines.slice(0, MOST_LINES).join("\n")}${more(lines.length)}`;
}

function renamedList({ variance }: PlanDiff): string {
  if (variance.renamed.length === 0) return "";
  return `## Renamed\n\n${variance.renamed.slice(0, MOST_LINES).map(({ from, to, title }) => `- ${markdownText(title)}: ${markdownText(from)} is now ${markdownText(to)}`).join("\n")}${more(variance.renamed.length)}`;
}

function more(count: number): string {
  return count > MOST_LINES ? `\n\nand ${String(count - MOST_LINES)} more; \`--format json\` has them all.` : "";
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(" | ")} |`;
  return [line(head), `| ${head.map(() => "---").join(" | ")} |`, ...rows.map(line)].join("\n");
}

/** "3d later", "1.5d earlier", "as before". */
function slipText(slip: number, dayMinutes: number): string {
  if (slip === 0) return "as before";
  const days = Math.abs(slip) / dayMinutes;
  return `${days < 0.1 ? "less than 0.1d" : `${String(Math.round(days * 10) / 10)}d`} ${slip > 0 ? "later" : "earlier"}`;
}

function inDays(minutes: number, dayMinutes: number): string {
  return `${String(Math.round((minutes / dayMinutes) * 10) / 10)}d`;
}

function signed(figure: number, unit: string): string {
  const rounded = Math.round(figure * 10) / 10;
  return rounded === 0 ? "as before" : `${rounded > 0 ? "+" : "−"}${money(Math.abs(rounded))}${unit}`;
}

/** A sum with its thousands parted, cents where there are some. */
function money(amount: number): string {
  const cents = Math.round(amount * 100) / 100;
  return (Number.isInteger(cents) ? String(cents) : cents.toFixed(2)).replace(/\B(?=(\d{3})+(?!\d))(?<!\..*)/g, ",");
}
