import { boardData } from "../../../../src/core/view/board";
import { dependenciesData } from "../../../../src/core/view/dependencies";
import { forecastData, type ForecastKnown } from "../../../../src/core/view/forecast";
import { forecastFigures } from "../../../../src/core/view/forecastFigures";
import type { Schedule } from "../../../../src/core/schedule/result";
import { ganttData } from "../../../../src/core/view/gantt";
import { metricsData } from "../../../../src/core/view/metrics";
import { prioritiesData } from "../../../../src/core/view/priorities";
import { healthData } from "../../../../src/core/view/health";
import { reportData } from "../../../../src/core/view/report/report";
import { resourcesData } from "../../../../src/core/view/resources";
import { riskMatrixData } from "../../../../src/core/view/riskMatrix";
import { roadmapData } from "../../../../src/core/view/roadmap";
import { sprintsData } from "../../../../src/core/view/sprints";
import { healthFixes } from "../../../../src/language/rules/health/healthFixes";
import { minute, scheduleOf } from "../../../core/view/support";

/** The views that show something of every plan; sprints need points, metrics need metrics. */
export const kinds = ["gantt", "roadmap", "board", "resources", "dependencies", "riskMatrix", "priorities", "health", "forecast", "report"] as const;

/** One of them. */
export type Kind = (typeof kinds)[number];

/** Now, in tests and pictures of pages. */
export const PAGE_NOW = minute("2026-02-16 11:00");

/** What the host knows of a plan's simulation once it has come to its end. */
export function simulatedKnown(schedule: Schedule, samples = 1000): ForecastKnown {
  const figures = forecastFigures(schedule, { samples, seed: 1 });
  return figures === undefined ? { state: "failed", reason: "?" } : { state: "ready", figures };
}

/** What the host would send to a view of a plan. */
export function dataOf(kind: Kind | "sprints" | "metrics", text: string): unknown {
  const schedule = scheduleOf(text, PAGE_NOW);
  switch (kind) {
    case "gantt": return ganttData(schedule, { now: PAGE_NOW });
    case "resources": return resourcesData(schedule, PAGE_NOW);
    case "metrics": return metricsData(schedule, PAGE_NOW);
    case "sprints": return sprintsData(schedule, PAGE_NOW);
    case "dependencies": return dependenciesData(schedule, PAGE_NOW);
    case "riskMatrix": return riskMatrixData(schedule, PAGE_NOW);
    case "priorities": return prioritiesData(schedule, PAGE_NOW);
    case "health": return healthData(schedule, { now: PAGE_NOW, problems: [], fixesOf: (check, hit) => healthFixes(schedule.plan, schedule, check, hit).map(({ title }) => title) });
    case "board": return boardData(schedule, PAGE_NOW);
    case "forecast": return forecastData(schedule, PAGE_NOW, simulatedKnown(schedule));
    case "report": return reportData(schedule, PAGE_NOW, { most: 200 });
    case "roadmap": return roadmapData(schedule, PAGE_NOW);
  }
}
