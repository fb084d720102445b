import type { Plan } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { ScheduledTask } from "../../core/schedule/result";
import type { Analysis } from "../analysisTypes";
import { isBreak, lineEnd, skipBlanks, trimBack } from "../edits/scanText";
import type { PlanFile } from "../snapshotTypes";
import { rankWords } from "./ideaWords";
import { idPlace } from "./itemPlace";
import { productWords } from "./productWords";
import { datesOf, lateWords, outlookWords, planScale, shortSpan, slackWords, todayOf, type Outlook } from "./taskWords";

/** Computed dates shown at the end of a task's line; they never stand in the file. */
export interface InlayHint {
  readonly offset: number;
  readonly text: string;
  readonly plan: string;
  readonly task: string;
}

/** The hints between two offsets: start, finish, slack, lateness of each open task, what a simulation adds, the rank of an idea, and how objectives and metrics stand. */
export function inlayHints(analysis: Analysis, path: string, from = 0, to = Infinity, outlook?: Outlook): readonly InlayHint[] {
  const { snapshot } = analysis;
  const file = snapshot.files.get(path);
  const plan = snapshot.planOfFile(path);
  if (file === undefined || plan === undefined) return [];
  const hints: InlayHint[] = [];
  for (const item of file.items) {
    const start = file.startOf(item);
    if (start > to || start + item.span.end < from) continue;
    const idea = plan.backlog.get(item.id);
    const isWork = isTask(plan, item);
    const dates = isWork ? datesOf(analysis, plan, item.id) : undefined;
    const text = dates !== undefined ? wordsOf(analysis, plan, dates, outlook) : idea === item ? rankWords(analysis, plan, idea) : isWork ? undefined : productWords(analysis, plan, item);
    const offset = text === undefined ? undefined : hintPlace(file, item, dates?.kind === "summary");
    if (text !== undefined && offset !== undefined && offset >= from && offset <= to) hints.push({ offset, text, plan: plan.id, task: item.id });
  }
  return hints;
}

function isTask(plan: Plan, item: Item): boolean {
  const index = plan.taskIndex.get(item.id);
  return index !== undefined && plan.tasks[index]?.item === item;
}

/** What is not in the text already: of finished work its dates are, and dropped work has none that matter. */
function wordsOf(analysis: Analysis, plan: Plan, dates: ScheduledTask, outlook: Outlook | undefined): string | undefined {
  if (dates.dropped || dates.finished) return undefined;
  const today = todayOf(analysis, plan);
  const words = [shortSpan(dates, today)];
  if (dates.critical) words.push("critical");
  else if (dates.kind !== "summary") words.push(slackWords(dates.totalSlack, planScale(plan)));
  const late = lateWords(dates);
  if (late !== undefined) words.push(late);
  return [...words, ...outlookWords(outlook?.(plan.id, dates.id), today)].join(" · ");
}

/** The end of the line that the task begins on, or of the task itself when more stands behind it on that line. */
function hintPlace(file: PlanFile, item: Item, summary: boolean): number | undefined {
  const id = idPlace(file, item);
  if (id === undefined) return undefined;
  const { text } = file;
  const line = lineEnd(text, id.end);
  const own = file.startOf(item) + item.span.end;
  if (own >= id.end && own < line && !summary && !file.faulty.has(item)) {
    const next = skipBlanks(text, own);
    if (!isBreak(text[next]) && text[next] !== "#") return own;
  }
  return trimBack(text, line, id.end);
}
