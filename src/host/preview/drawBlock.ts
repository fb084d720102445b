import { l10n, type Uri } from "vscode";
import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { Schedule } from "../../core/schedule/result";
import { boardData } from "../../core/view/board";
import { ganttData } from "../../core/view/gantt";
import type { GanttData } from "../../core/view/ganttData";
import { boardPicture } from "../../core/view/picture/boardPicture";
import { ganttPicture } from "../../core/view/picture/ganttPicture";
import { readPictureBlock } from "../../core/view/picture/pictureBlock";
import type { BlockFault, PictureBlock } from "../../core/view/picture/pictureBlock";
import { resourcesPicture } from "../../core/view/picture/resourcesPicture";
import { riskMatrixPicture } from "../../core/view/picture/riskMatrixPicture";
import { roadmapPicture } from "../../core/view/picture/roadmapPicture";
import type { PictureOptions } from "../../core/view/picture/sheet";
import { statusPicture } from "../../core/view/picture/statusPicture";
import { resourcesData } from "../../core/view/resources";
import { riskMatrixData } from "../../core/view/riskMatrix";
import { roadmapData } from "../../core/view/roadmap";
import { escaped } from "../panels/viewHtml";
import type { PlanService } from "../planService";
import { findPlan } from "./findPlan";
import { hostWords } from "./hostWords";

/** As wide as the page of a preview usually is; the status is a card of its own width. */
const USUAL_WIDTH = 720;

/** What a schedule was drawn as, by what was asked for; forgotten with the schedule. */
const drawn = new WeakMap<Schedule, Map<string, string>>();

/** What pictures of one schedule are drawn from, made once for all of them; forgotten with the schedule. */
interface ViewData {
  readonly now: number;
  readonly made: Map<(schedule: Schedule, now: number) => unknown, unknown>;
}

const viewData = new WeakMap<Schedule, ViewData>();

/** The data of a view of a schedule, seen from a day. */
function dataOf<Data>(schedule: Schedule, now: number, make: (schedule: Schedule, now: number) => Data): Data {
  let known = viewData.get(schedule);
  if (known?.now !== now) viewData.set(schedule, known = { now, made: new Map() });
  const { made } = known;
  if (!made.has(make)) made.set(make, make(schedule, now));
  return made.get(make) as Data;
}

const ganttOf = (schedule: Schedule, now: number): GanttData => ganttData(schedule, { now });

/** The most pictures of one schedule that are remembered. */
const MOST_REMEMBERED = 100;

/** The HTML of a block that stands in a document: a picture of a plan as it is now, else a sentence that says what can be written. */
export function drawBlock(content: string, document: Uri | undefined, plans: Pick<PlanService, "analysis" | "uriOf" | "fileOf">): string {
  const block = readPictureBlock(content);
  if ("kind" in block) return sentence(faultWords(block));
  const found = findPlan(plans, block.plan, document);
  if ("fault" in found) return sentence(found.fault);
  const { plan } = found;
  const schedule = plans.analysis.schedules.get(plan.id);
  if (schedule === undefined) return sentence(l10n.t("The plan {0} has no dates yet.", plan.title));
  if (block.release !== undefined && !plan.releases.has(block.release)) {
    return sentence(plan.releases.size === 0
      ? l10n.t("The plan {0} has no releases.", plan.title)
      : l10n.t("There is no release {0}. There are: {1}", block.release, [...plan.releases.keys()].join(", ")));
  }
  const { now } = plans.analysis.context;
  const known = drawn.get(schedule) ?? new Map<string, string>();
  drawn.set(schedule, known);
  const key = JSON.stringify([now, block]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const svg = pictureOf(schedule, block, now);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, svg);
  return svg;
}

/** Words in place of a picture: nothing in them is markup. */
export function sentence(words: string): string {
  return `<p class="gantry-words">${escaped(words)}</p>`;
}

function faultWords(fault: BlockFault): string {
  const short = (word: string): string => (word.length > 60 ? `${word.slice(0, 60)}…` : word);
  switch (fault.kind) {
    case "no-view": return l10n.t("There is no view {0}. There are: {1}", short(fault.word), fault.choices.join(", "));
    case "no-option": return l10n.t("There is no option {0} here. There are: {1}", short(fault.word), fault.choices.join(", "));
    case "no-value": return fault.choices.length === 0
      ? l10n.t("The option {0} has no value.", fault.option)
      : l10n.t("{0} is nothing for {1}. There are: {2}", short(fault.word) || "\"\"", fault.option, fault.choices.join(", "));
    case "no-line": return l10n.t("{0} is no option: options are written as \"rows: 30\", one a line.", short(fault.word));
  }
}

function pictureOf(schedule: Schedule, block: PictureBlock, now: number): string {
  const { width, rows, audience } = block;
  const options: PictureOptions = {
    words: hostWords(), theme: "variables",
    ...(width !== undefined ? { width } : block.view === "status" ? {} : { width: USUAL_WIDTH }), ...(rows === undefined ? {} : { rows }), ...(audience === undefined ? {} : { audience }),
  };
  switch (block.view) {
    case "roadmap": return roadmapOf(schedule, block, now, options);
    case "board": return boardPicture(dataOf(schedule, now, boardData), { ...options, by: block.by === "team" || block.by === "theme" ? "none" : (block.by ?? "none"), ...(block.release === undefined ? {} : { release: block.release }) });
    case "risk-matrix": return riskMatrixPicture(dataOf(schedule, now, riskMatrixData), options);
    case "resources": return resourcesPicture(dataOf(schedule, now, resourcesData), options);
    default: return rowsOf(schedule, block, now, options);
  }
}

function roadmapOf(schedule: Schedule, { release, by }: PictureBlock, now: number, options: PictureOptions): string {
  const lanes = release !== undefined ? "release" : by === "person" || by === "sprint" ? undefined : by;
  return roadmapPicture(dataOf(schedule, now, roadmapData), { ...options, ...(lanes === undefined ? {} : { by: lanes }), ...(release === undefined ? {} : { lane: release }) });
}

function rowsOf(schedule: Schedule, { view, release }: PictureBlock, now: number, options: PictureOptions): string {
  const data = dataOf(schedule, now, ganttOf);
  const shown = release === undefined ? {} : { shown: rowsOfRelease(schedule, data, release) };
  return (view === "gantt" ? ganttPicture : statusPicture)(data, { ...options, ...shown, ...promiseOf(schedule, release) });
}

/** The rows that go into a release, and the summaries that they stand in. */
function rowsOfRelease(schedule: Schedule, { rows }: GanttData, release: string): readonly number[] {
  const shown = new Set<number>();
  schedule.tasks.forEach((task, index) => {
    if (task.release !== release) return;
    for (let row = index; row >= 0 && !shown.has(row); row = rows.parent[row] ?? -1) shown.add(row);
  });
  return [...shown].sort((a, b) => a - b);
}

/** The date that a release is promised for, in place of the plan's target; and its name. */
function promiseOf({ plan }: Schedule, release: string | undefined): { readonly target?: number; readonly part?: string } {
  const found = release === undefined ? undefined : plan.releases.get(release);
  if (found === undefined || release === undefined) return {};
  const { date, title } = found;
  return { part: title ?? release, ...(date === undefined ? {} : { target: date.day * MINUTES_PER_DAY + (date.minute ?? MINUTES_PER_DAY) }) };
}
