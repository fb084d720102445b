import type { Instant, Minutes } from "../model/instant";
import type { Baseline } from "../model/baseline";
import type { Chances } from "../model/chances";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { baselineOf } from "../tracking/baseline";
import { comparePlans, type ScopeTask } from "../tracking/comparePlans";
import { planCalendar } from "../tracking/money";
import { roadmapLanes } from "../view/roadmap";
import type { RoadmapConfidence } from "../view/roadmapData";
import { titleOf } from "../view/titles";

/** One piece of work of a release or an objective: a leaf or a milestone. */
export interface ContentItem {
  readonly id: string;
  readonly title: string;
  readonly finished: boolean;
  readonly blocked: boolean;
  /** Place in `plan.tasks`. */
  readonly index: number;
}

/** How far a release is from going out: what stands in its way, and the one word for it. */
export interface Readiness {
  /**
   * `released` it is out; `empty` nothing carries it; `ready` all its work is done; `late` forecast beyond its promise;
   * `at-risk` something is blocked, or the promise is tight or less likely than four in five; else `on-track`.
   */
  readonly verdict: "released" | "empty" | "ready" | "late" | "at-risk" | "on-track";
  readonly undone: readonly string[];
  readonly blocked: readonly string[];
  readonly openRisks: readonly string[];
}

/** Everything that is known of a release. */
export interface ReleaseStatus {
  readonly id: string;
  readonly title: string;
  readonly promise?: Instant;
  readonly forecast?: Instant;
  readonly released?: Instant;
  /** Calendar days from promise to forecast; negative: early. */
  readonly slipDays?: number;
  /** 0..1, by effort; by duration where nobody's effort is known. */
  readonly progress: number;
  /** Person-time of what carries it, in working minutes. */
  readonly effort: Minutes;
  readonly contents: readonly ContentItem[];
  /** By rule; with the chance that the simulation gives the promise, where one was made. */
  readonly confidence: RoadmapConfidence & { readonly chance?: number };
  readonly readiness: Readiness;
  /** What came and went since the baseline; absent without one. */
  readonly scope?: { readonly added: readonly ScopeTask[]; readonly dropped: readonly ScopeTask[] };
}

/** What a release may be judged by beside its plan. */
export interface ReleaseEvidence {
  readonly baseline?: Baseline;
  /** What the simulation says of promises. */
  readonly forecast?: Pick<Chances, "deadlines">;
}

/** A promise that is less likely than this is at risk. */
const LIKELY = 0.8;

/** The releases of a plan in its order, each with contents, promise against forecast, and how ready it is. */
export function releaseStatuses(schedule: Schedule, now: Instant, { baseline, forecast }: ReleaseEvidence = {}): readonly ReleaseStatus[] {
  const { plan } = schedule;
  if (plan.releases.size === 0) return [];
  const carried = contentsBy(schedule, ({ release }) => release);
  const scope = baseline === undefined ? undefined : new Map(comparePlans(baseline, baselineOf(schedule, "now"), planCalendar(schedule)).releases.map((one) => [one.id, one]));
  return roadmapLanes(schedule, now, "release").filter(({ id }) => plan.releases.has(id)).map((lane): ReleaseStatus => {
    const { id, title, promise, released, slipDays, progress, confidence, risks } = lane;
    const contents = carried.get(id) ?? [];
    const chance = forecast?.deadlines.find((one) => one.kind === "release" && one.id === id)?.probability;
    const changed = scope?.get(id);
    return {
      id, title, progress, contents,
      ...(promise === undefined ? {} : { promise }), ...(lane.forecast === undefined ? {} : { forecast: lane.forecast }),
      ...(released === undefined ? {} : { released }), ...(slipDays === undefined ? {} : { slipDays }),
      effort: contents.reduce((sum, { index }) => sum + (schedule.tasks[index]?.effort ?? 0), 0),
      confidence: chance === undefined ? confidence : { ...confidence, chance },
      readiness: readinessOf(contents, risks.map((risk) => risk.id), { released: released !== undefined, confidence, chance }),
      ...(scope === undefined ? {} : { scope: { added: changed?.added ?? [], dropped: changed?.dropped ?? [] } }),
    };
  });
}

/** Leaves and milestones by what they carry, without what is dropped. */
export function contentsBy({ plan, tasks }: Schedule, key: (task: ScheduledTask) => string | undefined): ReadonlyMap<string, readonly ContentItem[]> {
  const found = new Map<string, ContentItem[]>();
  for (const task of tasks) {
    const of = key(task);
    const node = plan.tasks[task.index];
    if (of === undefined || node === undefined || task.kind === "summary" || task.dropped) continue;
    const list = found.get(of) ?? [];
    list.push({ id: task.id, title: titleOf(node), finished: task.finished, blocked: task.status === "blocked", index: task.index });
    found.set(of, list);
  }
  return found;
}

function readinessOf(
  contents: readonly ContentItem[], openRisks: readonly string[],
  { released, confidence, chance }: { readonly released: boolean; readonly confidence: RoadmapConfidence; readonly chance: number | undefined },
): Readiness {
  const undone = contents.filter(({ finished }) => !finished);
  const blocked = undone.filter((item) => item.blocked);
  const lists = { undone: undone.map(({ id }) => id), blocked: blocked.map(({ id }) => id), openRisks };
  const atRisk = blocked.length > 0 || confidence.word === "tight" || (chance !== undefined && chance < LIKELY);
  if (released) return { verdict: "released", ...lists };
  if (contents.length === 0) return { verdict: "empty", ...lists };
  if (undone.length === 0) return { verdict: "ready", ...lists };
  if (confidence.word === "late") return { verdict: "late", ...lists };
  return { verdict: atRisk ? "at-risk" : "on-track", ...lists };
}
