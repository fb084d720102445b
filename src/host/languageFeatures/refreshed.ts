import { EventEmitter, workspace, type Disposable, type Event } from "vscode";
import type { Analysis } from "../../language/analysisTypes";
import { createDisposal } from "../disposal";
import type { Forecasts } from "../forecasts";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { quietly } from "../quietly";

/** Tells the editor to ask again for what is computed. */
export interface Refreshed extends Disposable {
  readonly event: Event<void>;
}

/** How long dates must have been still: what is drawn between the lines shall not flicker with every key. */
const QUIET_MS = 150;
const LONGEST_MS = 1000;

/** Fires a moment after the dates of any plan, what is simulated of them, or the settings below a name, have changed. */
export function refreshed(plans: LivePlans, forecasts: Pick<Forecasts, "onDidForecast">, settings: string, log: Log): Refreshed {
  const all = createDisposal(log);
  const fired = all.add(new EventEmitter<void>());
  const soon = all.add(quietly(QUIET_MS, LONGEST_MS, () => { fired.fire(); }));
  let shown: Analysis["schedules"] | undefined;
  all.add(plans.onDidAnalyse(({ schedules }) => {
    if (shown !== undefined && same(shown, schedules)) return;
    shown = schedules;
    soon.ask();
  }));
  all.add(forecasts.onDidForecast(() => { soon.ask(); }));
  all.add(workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(settings)) soon.ask();
  }));
  return { event: fired.event, dispose: () => { all.dispose(); } };
}

function same(a: Analysis["schedules"], b: Analysis["schedules"]): boolean {
  return a.size === b.size && [...a].every(([plan, schedule]) => b.get(plan) === schedule);
}
