import { MINUTES_PER_DAY } from "../../model/instant";
import { NO_INSTANT, ROW_FLAG } from "../ganttData";
import type { GanttData } from "../ganttData";
import { splitTexts } from "../joined";
import { drawRing } from "./ring";
import { finished, heading, HEADING, line, MARGIN, sentence, sheetOf } from "./sheet";
import type { Figure, PictureOptions, Sheet } from "./sheet";
import { box, moved, node, path, SMALL, USUAL, words } from "./svg";
import type { SvgNode } from "./svg";
import { cutText, textWidth } from "./textWidth";

/** What a card of the status can be told beside. */
export interface StatusPictureOptions extends PictureOptions {
  /** The rows that it is about; all where nobody says so. */
  readonly shown?: ArrayLike<number>;
  /** Until when they are promised, in place of the plan's own target. */
  readonly target?: number;
  /** The name of what they are, behind the plan's. */
  readonly part?: string;
}

/** What the card says of some rows of a plan. */
interface Standing {
  readonly finish: number;
  readonly target: number;
  /** 0..1, by length. */
  readonly progress: number;
  readonly leaves: number;
  readonly done: number;
  readonly running: number;
  readonly late: number;
  readonly blocked: number;
  /** Unfinished milestones by date. */
  readonly milestones: readonly number[];
}

/** The state of a plan on one small card: finish against target, progress, what is late and blocked, the next milestones. */
export function statusPicture(data: GanttData, options: StatusPictureOptions): string {
  const sheet = sheetOf(options, data.now, { width: 480, rows: 4 });
  const rows = options.shown === undefined ? Array.from({ length: data.rows.count }, (_, row) => row) : Array.from(options.shown).filter((row) => row >= 0 && row < data.rows.count);
  const title = options.part === undefined ? data.title : `${data.title} · ${options.part}`;
  const frame = (height: number): readonly SvgNode[] => [box(0.5, 0.5, sheet.width - 1, Math.ceil(height) - 1, { rx: 6, fill: "none", stroke: sheet.ink.line })];
  if (rows.length === 0) return finished(sheet, "status", title, HEADING + 28, [...frame(HEADING + 28), ...heading(sheet, title, []), sentence(sheet, sheet.say("noTasks"), HEADING + 6)]);
  const state = standingOf(data, rows, options.target);
  const milestones = drawMilestones(data, sheet, state, 120);
  const height = 120 + milestones.height + 18;
  return finished(sheet, "status", title, height, [
    ...frame(height),
    words(cutText(title, sheet.width - 2 * MARGIN, 15, true), MARGIN + 4, 20, { fill: sheet.ink.text, size: 15, bold: true }),
    ...drawFinish(sheet, state),
    ...milestones.nodes,
  ]);
}

function standingOf(data: GanttData, rows: readonly number[], promised: number | undefined): Standing {
  const { rows: all } = data;
  const has = (row: number, flag: keyof typeof ROW_FLAG): boolean => ((all.flags[row] ?? 0) & ROW_FLAG[flag]) !== 0;
  const leaves = rows.filter((row) => !has(row, "summary") && !has(row, "dropped"));
  const open = leaves.filter((row) => !has(row, "finished"));
  const tasks = leaves.filter((row) => !has(row, "milestone"));
  const length = (row: number): number => Math.max(0, all.duration[row] ?? 0);
  const whole = tasks.reduce((sum, row) => sum + length(row), 0);
  const over = tasks.reduce((sum, row) => sum + length(row) * (has(row, "finished") ? 1 : (all.progress[row] ?? 0) / 100), 0);
  const count = (flag: keyof typeof ROW_FLAG): number => open.filter((row) => has(row, flag)).length;
  return {
    finish: leaves.reduce((most, row) => Math.max(most, all.finish[row] ?? most), leaves.length === 0 ? data.finish : -Infinity),
    target: promised ?? data.target,
    progress: whole > 0 ? over / whole : tasks.length > 0 && open.length === 0 ? 1 : 0,
    leaves: tasks.length,
    done: tasks.filter((row) => has(row, "finished")).length,
    running: open.filter((row) => has(row, "started") && !has(row, "milestone")).length,
    late: count("late"),
    blocked: count("blocked"),
    milestones: open.filter((row) => has(row, "milestone")).sort((a, b) => (all.finish[a] ?? 0) - (all.finish[b] ?? 0) || a - b),
  };
}

/** The ring of progress, beside it the forecast against the target, and the counts. */
function drawFinish(sheet: Sheet, state: Standing): readonly SvgNode[] {
  const { ink, say, dates, width } = sheet;
  const x = MARGIN + 62;
  const room = width - x - MARGIN;
  const finish = dates.end(state.finish);
  const label = say("forecastFinish");
  const counts: Figure[] = [
    { text: say("tasksDone", state.done, state.leaves) },
    ...(state.running > 0 ? [{ text: say("running", state.running) }] : []),
    state.late > 0 ? { text: say("someLate", state.late), late: true } : { text: say("noneLate") },
    ...(state.blocked > 0 ? [{ text: say("someBlocked", state.blocked), late: true }] : []),
  ];
  return [
    moved(MARGIN + 4, 42, drawRing(state.progress, ink)),
    words(cutText(label, room, SMALL), x, 44, { fill: ink.muted, size: SMALL }),
    words(finish, x, 62, { fill: ink.text, size: 18, bold: true }),
    ...line([againstTarget(state, sheet)], x + textWidth(finish, 18, true) + 12, 64, room - textWidth(finish, 18, true) - 12, ink),
    ...line(counts, x, 84, room, ink),
  ];
}

/** By how many days the forecast is beside the target, in words. */
function againstTarget({ finish, target }: Standing, { say, dates }: Sheet): Figure {
  if (target === NO_INSTANT) return { text: say("noTarget") };
  const day = (at: number): number => Math.floor((at - 1) / MINUTES_PER_DAY);
  const days = day(finish) - day(target);
  const date = dates.end(target);
  if (days === 0) return { text: say("onTarget", date) };
  if (days > 0) return { text: say("daysLate", days, date), late: true };
  return { text: say("daysEarly", -days, date) };
}

function drawMilestones(data: GanttData, sheet: Sheet, { milestones }: Standing, top: number): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const { ink, say, dates, width } = sheet;
  const x = MARGIN + 4;
  const head = [...path(`M${String(x)} ${String(top - 12.5)}H${String(width - x)}`, { stroke: ink.line }), words(say(milestones.length > 0 ? "nextMilestones" : "noMilestones"), x, top, { fill: ink.muted, size: SMALL })];
  const titles = splitTexts(data.rows.titles, data.rows.count);
  const shown = milestones.slice(0, sheet.rows).map((row, at) => {
    const y = top + 20 + at * 20;
    const late = ((data.rows.flags[row] ?? 0) & ROW_FLAG.late) !== 0;
    const date = dates.end(data.rows.finish[row] ?? 0);
    const look = late ? { fill: ink.lateFill, stroke: ink.late } : { fill: ink.milestoneFill, stroke: ink.milestone };
    return node("g", {}, [
      ...path(`M${String(x + 6)} ${String(y - 6)}l6 6l-6 6l-6 -6Z`, { ...look, "stroke-width": 1.5 }),
      words(cutText(titles[row] ?? "", width - 2 * x - 110, USUAL - 1), x + 20, y, { fill: ink.text, size: USUAL - 1 }),
      words(late ? `${date} · ${say("late")}` : date, width - x, y, { fill: late ? ink.lateText : ink.muted, size: SMALL + 1, anchor: "end", bold: late }),
    ]);
  });
  const more = milestones.length - shown.length;
  const y = top + 20 + shown.length * 20;
  const rest = more > 0 ? [words(say("moreMilestones", more), x + 20, y, { fill: ink.muted, size: SMALL })] : [];
  return { nodes: [...head, ...shown, ...rest], height: (shown.length + rest.length) * 20 };
}
