import type { Instant } from "../../model/instant";
import { FF, SF } from "../network";
import { lagged } from "../forward";
import { lagOfDriver } from "../lagText";
import { endFrom } from "../leafWork";
import { foundOf } from "../found";
import type { SegmentedCalendar } from "../../calendar/segmentedCalendar";
import type { Driver, Schedule, ScheduledTask } from "../result";
import type { Cause, DateName } from "./cause";
import { dateOf, leafById } from "./taskDates";

/** The two ways to say when: forecast, and early dates. */
type Way = "forecast" | "early";

const START: Readonly<Record<Way, DateName>> = { forecast: "start", early: "early-start" };
const FINISH: Readonly<Record<Way, DateName>> = { forecast: "finish", early: "early-finish" };

/** Keys that hold a finish, and with it the start. */
const FINISH_KEYS: ReadonlySet<string> = new Set(["finish-on", "not-finished-before", "finish-by"]);

/** Why a leaf does not start earlier, the strongest first. */
export function startCauses(schedule: Schedule, index: number, way: Way): readonly Cause[] {
  const task = schedule.tasks[index];
  if (task === undefined) return [];
  if (schedule.plan.tasks[index]?.item.repeat !== undefined) return [{ kind: "constraint", key: "repeat", until: dateOf(task, START[way]) }];
  return driversOf(schedule, task, way).map(driver => causeOf(schedule, driver, way));
}

/** Drivers of the start: as the schedule has them, or those of the early start where the forecast is another. */
function driversOf(schedule: Schedule, task: ScheduledTask, way: Way): readonly Driver[] {
  if (way === "forecast") return task.drivers;
  const found = foundOf(schedule);
  const node = found?.network.firstNode[task.index];
  return (node === undefined ? undefined : (found?.drivers?.() ?? found?.forecast.drivers)?.of[node]) ?? (task.start === task.earlyStart ? task.drivers : []);
}

function causeOf(schedule: Schedule, driver: Driver, way: Way): Cause {
  const { kind, of } = driver;
  if (kind === "dependency" && of !== undefined) {
    const link = driver.link ?? "FS";
    const date = link === "FS" || link === "FF" ? FINISH[way] : START[way];
    const from = leafById(schedule, of, date);
    return { ...driver, ...(from === undefined ? {} : { from: { task: from, date } }) };
  }
  if (kind === "resource" && of !== undefined) {
    const from = leafById(schedule, of, FINISH[way]);
    // What repeats or is interrupted goes on after that.
    return from === undefined || dateOf(schedule.tasks[from] as ScheduledTask, FINISH[way]) > driver.until ? driver : { ...driver, from: { task: from, date: FINISH[way] } };
  }
  return driver;
}

/** Why a leaf does not finish earlier: what holds its finish, else the work from its start. */
export function finishCauses(schedule: Schedule, index: number, way: Way): readonly Cause[] {
  const task = schedule.tasks[index];
  const item = schedule.plan.tasks[index]?.item;
  if (task === undefined || item === undefined) return [];
  const until = dateOf(task, FINISH[way]);
  const byWork: Cause = { kind: "work", until: dateOf(task, START[way]), from: { task: index, date: START[way] } };
  if (item.finished !== undefined) return [{ kind: "actual", until }];
  if (item.repeat !== undefined) return [{ kind: "constraint", key: "repeat", until }];
  const held = heldFinish(schedule, index, way, until);
  if (task.started && !task.finished) {
    if (held.length > 0) return held;
    return schedule.asOf === undefined || schedule.asOf < task.start ? [byWork] : [{ kind: "status-date", until: schedule.asOf }];
  }
  const ofStart = startCauses(schedule, index, way);
  const byFinish = ofStart.filter(({ link, key }) => link === "FF" || link === "SF" || (key !== undefined && FINISH_KEYS.has(key)));
  const [strongest] = ofStart;
  const causes = held.length > 0 ? held : strongest !== undefined && byFinish.includes(strongest) ? byFinish : [];
  const resumed = way === "forecast" ? resumedAfter(schedule, index).map(driver => causeOf(schedule, driver, way)) : [];
  return task.kind === "milestone" && causes.length === 0 ? ofStart : [...causes, ...resumed, byWork];
}

/** Who interrupted work waited for before its last piece; nobody where it is in one. */
export function resumedAfter(schedule: Schedule, index: number): readonly Driver[] {
  const found = foundOf(schedule);
  return found?.forecast.resumed?.get(found.network.firstNode[index] as number) ?? [];
}

/** Links to the finish that hold it later than the work alone would. */
function heldFinish(schedule: Schedule, index: number, way: Way, finish: Instant): readonly Cause[] {
  const found = foundOf(schedule);
  if (found === undefined) return [];
  // Levelled dates are those of the network with the crews that were chosen.
  const { network, dates: early } = way === "early" ? { network: found.network, dates: found.early } : { network: found.forecast.network, dates: found.forecast.asap };
  const node = network.firstNode[index];
  const leaf = node === undefined ? undefined : network.leaves[node];
  if (node === undefined || leaf === undefined) return [];
  if (leaf.progress.state === "todo" && endFrom(leaf.work, early.start[node] as number) >= (early.finish[node] as number)) return [];
  const causes: Cause[] = [];
  for (let e = network.inStart[node] as number; e < (network.inStart[node + 1] as number); e++) {
    const type = network.inType[e];
    const link = network.links[network.inLink[e] as number];
    if (link === undefined || (type !== FF && type !== SF)) continue;
    const source = network.inFrom[e] as number;
    const at = (type === FF ? early.finish[source] : early.start[source]) as number;
    const lag = network.inLag[e] as number;
    const until = lag === 0 ? at : lagged(network.calendars[network.inCalendar[e] as number] as SegmentedCalendar, at, lag, type);
    if (leaf.work.clock.between(until, finish) > 0 || (until > finish && leaf.work.clock.between(finish, until) > 0)) continue;
    causes.push(causeOf(schedule, { kind: "dependency", of: link.dependency.on.id, link: link.dependency.type, ...lagOfDriver(link.dependency.lag), until }, way));
  }
  return causes;
}

