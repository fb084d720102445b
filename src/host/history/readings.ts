import type { Disposable } from "vscode";
import type { EngineClient } from "../engineClient";
import { createDisposal } from "../disposal";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { openBaselines } from "./baselines";
import { openMetricTables } from "./metricTables";

/** What plans name beside their own text: baselines, and the tables of metrics. */
export interface Readings extends Disposable {
  /** Reads everything again. */
  forget(): void;
}

/** Reads it as soon as plans name it, and again when it changes. */
export function openReadings(plans: LivePlans, engine: Pick<EngineClient, "baseline">, log: Log): Readings {
  const all = createDisposal(log);
  const [baselines, metrics] = [all.add(openBaselines(plans, engine, log)), all.add(openMetricTables(plans, log))];
  return {
    forget() {
      baselines.forget();
      metrics.forget();
    },
    dispose: () => { all.dispose(); },
  };
}
