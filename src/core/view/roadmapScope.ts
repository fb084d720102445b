import type { Baseline } from "../model/baseline";

import type { Schedule } from "../schedule/result";
import { baselineOf } from "../tracking/baseline";
import { comparePlans, type ScopeTask } from "../tracking/comparePlans";
import { planCalendar } from "../tracking/money";
import type { RoadmapLane, RoadmapScopeItem } from "./roadmapData";

/** So many pieces of work that came or went are named for each release. */
const MOST_NAMED = 50;

/** The lanes of releases with what came into each since the baseline, and what went out. */
export function withScope(lanes: readonly RoadmapLane[], schedule: Schedule, baseline: Baseline | undefined): readonly RoadmapLane[] {
  if (baseline === undefined) return lanes;
  const releases = new Map(comparePlans(baseline, baselineOf(schedule, "now"), planCalendar(schedule)).releases.map((one) => [one.id, one]));
  const tasks = new Map(schedule.tasks.map((task) => [task.id, task]));
  const named = (list: readonly ScopeTask[], release: string): readonly RoadmapScopeItem[] => list.slice(0, MOST_NAMED).map(({ id, title }) => {
    const task = tasks.get(id);
    return { id, title, now: task === undefined ? "gone" : task.dropped ? "dropped" : task.release === release ? "here" : "elsewhere" };
  });
  return lanes.map((lane) => {
    const { added = [], dropped = [] } = releases.get(lane.id) ?? {};
    return lane.id === "" ? lane : { ...lane, scope: { added: added.length, dropped: dropped.length, named: { added: named(added, lane.id), dropped: named(dropped, lane.id) } } };
  });
}
