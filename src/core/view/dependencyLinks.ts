import type { Plan } from "../model/plan";
import type { Dependency } from "../model/values";
import { foundOf } from "../schedule/found";
import { inherit } from "../schedule/inheritance";
import { lagText } from "../schedule/lagText";
import { carriersOf } from "../schedule/references";
import type { Schedule, ScheduledLink } from "../schedule/result";
import { DEPENDENCY_FLAG } from "./dependenciesData";
import type { DependencyLinks } from "./dependenciesData";
import { LINK_TYPES } from "./ganttData";
import { joinTexts } from "./joined";
import { nameOf } from "./people";

/** A link before it is put into columns; rows as in `DependencyItems`. */
interface LinkRow {
  readonly from: number;
  readonly to: number;
  readonly type: ScheduledLink["type"];
  readonly flags: number;
  readonly words: string;
}

/** The work of other plans that tasks wait for, as it is written in `after`, in the order in which it is met. */
export function externalIds(plan: Plan): readonly string[] {
  return [...new Set(plan.tasks.flatMap(({ item }) => (item.after ?? []).filter((link) => isExternal(plan, link)).map(externalId)))];
}

/** All links: as they are written, what a release ends with, and people who are not free before. */
export function dependencyLinks(schedule: Schedule, external: readonly string[]): DependencyLinks {
  const written = writtenLinks(schedule);
  const links = [...written, ...externalLinks(schedule, external), ...carried(schedule, written), ...peopleLinks(schedule)];
  return {
    count: links.length,
    from: Int32Array.from(links, ({ from }) => from),
    to: Int32Array.from(links, ({ to }) => to),
    type: Uint8Array.from(links, ({ type }) => LINK_TYPES.indexOf(type)),
    flags: Uint8Array.from(links, ({ flags }) => flags),
    words: joinTexts(links.map(({ words }) => words)),
  };
}

/** The links of the schedule; one to a release comes from the release, not from the task that decides it. */
function writtenLinks(schedule: Schedule): readonly LinkRow[] {
  const { plan } = schedule;
  const releases = releaseRows(plan);
  const sources = (foundOf(schedule)?.network.links ?? []).filter(({ from }) => from.length > 0);
  return schedule.links.map(({ from, to, type, lag, driving, critical, cut }, at): LinkRow => {
    const on = sources[at]?.dependency.on.id;
    const release = on === undefined || plan.taskIndex.has(on) ? undefined : releases.get(on);
    return { from: release ?? from, to, type, words: lag, flags: flagsOf(driving, critical, cut) };
  });
}

function flagsOf(driving: boolean, critical: boolean, cut: boolean): number {
  return (driving ? DEPENDENCY_FLAG.driving : 0) | (critical ? DEPENDENCY_FLAG.critical : 0) | (cut ? DEPENDENCY_FLAG.cut : 0);
}

function releaseRows(plan: Plan): ReadonlyMap<string, number> {
  return new Map([...plan.releases.keys()].map((id, place) => [id, plan.tasks.length + place]));
}

function isExternal(plan: Plan, { on }: Dependency): boolean {
  return on.plan !== undefined && on.plan !== plan.id;
}

function externalId({ on }: Dependency): string {
  return `${on.plan ?? ""}/${on.id}`;
}

function externalLinks({ plan, tasks }: Schedule, external: readonly string[]): readonly LinkRow[] {
  const rows = new Map(external.map((id, place) => [id, plan.tasks.length + plan.releases.size + place]));
  return plan.tasks.flatMap(({ item, index }) =>
    (item.after ?? []).filter((link) => isExternal(plan, link)).map((link): LinkRow => {
      const driver = tasks[index]?.drivers[0];
      const driving = driver?.kind === "dependency" && driver.of === externalId(link);
      return { from: rows.get(externalId(link)) ?? -1, to: index, type: link.type, words: lagText(link.lag), flags: flagsOf(driving, driving && tasks[index]?.critical === true, false) };
    }),
  );
}

/** What a release ends with: the topmost work that carries it and that none of its other work waits for. */
function carried({ plan, tasks }: Schedule, written: readonly LinkRow[]): readonly LinkRow[] {
  const releases = releaseRows(plan);
  return [...carriersOf(plan, inherit(plan))].flatMap(([id, carriers]) => {
    const release = releases.get(id);
    if (release === undefined) return [];
    const within = carrierOfEach(plan, carriers);
    const awaited = new Set(written.flatMap(({ from, to, flags }) => {
      const [before, after] = [within[from] ?? -1, within[to] ?? -1];
      return before >= 0 && after >= 0 && before !== after && (flags & DEPENDENCY_FLAG.cut) === 0 ? [before] : [];
    }));
    const live = carriers.filter((task) => tasks[task]?.dropped !== true);
    const last = live.reduce((latest, task) => Math.max(latest, tasks[task]?.finish ?? 0), Number.NEGATIVE_INFINITY);
    return live.filter((task) => !awaited.has(task)).map((task): LinkRow => {
      const driving = tasks[task]?.finish === last;
      return { from: task, to: release, type: "FS", words: "", flags: DEPENDENCY_FLAG.carries | flagsOf(driving, driving && tasks[task]?.critical === true, false) };
    });
  });
}

/** By row the topmost carrier that it is or is part of, -1 for others. */
function carrierOfEach(plan: Plan, carriers: readonly number[]): Int32Array {
  const within = new Int32Array(plan.tasks.length).fill(-1);
  for (const carrier of carriers) within.fill(carrier, carrier, plan.tasks[carrier]?.end ?? carrier + 1);
  return within;
}

/** Where a person or machine decides, from what they are on until then. */
function peopleLinks({ plan, tasks }: Schedule): readonly LinkRow[] {
  return tasks.flatMap(({ index, kind, drivers, critical }): LinkRow[] => {
    const [driver] = drivers;
    const from = plan.taskIndex.get(driver?.of ?? "");
    if (kind === "summary" || driver?.kind !== "resource" || from === undefined || from === index) return [];
    const both = critical && tasks[from]?.critical === true;
    return [{ from, to: index, type: "FS", words: driver.resource === undefined ? "" : nameOf(plan, driver.resource), flags: DEPENDENCY_FLAG.resource | flagsOf(true, both, false) }];
  });
}
