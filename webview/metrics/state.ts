import type { MetricsData, MetricShown } from "../../src/core/view/metricsData";
import { dateFormat, type DateFormat, type DateWords } from "../shared/dates";

/** What survives a reload. */
export interface SavedMetrics {
  readonly plan: string;
  readonly selected: string;
  /** Part of a title, an id or a kind; empty: all. */
  readonly text: string;
  /** Only what key results of this objective use; empty: all. */
  readonly objective: string;
  /** Only what is off track. */
  readonly off: boolean;
  /** The figures as a table, in sight. */
  readonly tables: boolean;
  readonly top: number;
}

/** What is shown and what a person has chosen. */
export interface MetricsState extends Omit<SavedMetrics, "plan" | "top"> {
  readonly data: MetricsData;
  readonly dates: DateFormat;
}

export function newState(data: MetricsData, saved: SavedMetrics | undefined, words: DateWords): MetricsState {
  const { selected = "", text = "", objective = "", off = false, tables = false } = saved ?? {};
  return { data, dates: dateFormat(words, data.now), selected, text, objective: data.objectives.some(({ id }) => id === objective) ? objective : "", off, tables };
}

export function savedOf({ data, selected, text, objective, off, tables }: MetricsState, top: number): SavedMetrics {
  return { plan: data.plan, selected, text, objective, off, tables, top };
}

/** The metrics that pass the filters, in the order of the file. */
export function shownMetrics(metrics: readonly MetricShown[], { text, objective, off }: Pick<SavedMetrics, "text" | "objective" | "off">): readonly MetricShown[] {
  const wanted = text.trim().toLowerCase();
  return metrics.filter((one) => (wanted === "" || `${one.title} ${one.id} ${one.kind ?? ""}`.toLowerCase().includes(wanted))
    && (objective === "" || one.results.some((result) => result.objective === objective)) && (!off || one.state === "off-track"));
}

/** The chosen metric, else the first that is shown. */
export function chosenMetric(shown: readonly MetricShown[], selected: string): MetricShown | undefined {
  return shown.find(({ id }) => id === selected) ?? shown[0];
}

/** The metric of an id, or one that an objective of that id uses: the chosen one where it does. */
export function metricOf(id: string, shown: readonly MetricShown[], chosen: MetricShown | undefined): MetricShown | undefined {
  const uses = (one: MetricShown | undefined): boolean => one?.results.some(({ objective }) => objective === id) === true;
  return shown.find((one) => one.id === id) ?? (uses(chosen) ? chosen : shown.find(uses));
}
