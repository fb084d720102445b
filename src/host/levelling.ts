import type { Disposable, Uri } from "vscode";
import type { LevelledOrder } from "../core/schedule/result";
import type { Analysis } from "../language/analysisTypes";
import { createEngineClient } from "./engineClient";
import { faultText, type Log } from "./log";
import type { PlanModel } from "./planModel";
import type { Platform } from "./platform";

/** How long nothing may change before the search begins. */
const QUIET_MS = 400;

/**
 * Has a thread look for better orders of work than the priority rules gave at once, and shows what it finds. A change of
 * any plan ends the search.
 */
export function levelInBackground(model: PlanModel, platform: Platform, extension: Uri, log: Log): Disposable {
  const engine = createEngineClient(platform, extension, log);
  let timer: number | undefined;
  let searching = false;
  const search = async (analysis: Analysis): Promise<void> => {
    searching = true;
    const { snapshot, context } = analysis;
    const files = [...snapshot.files.values()].map(({ path, text }) => ({ path, text }));
    try {
      const found = await engine.level({ files, now: context.now });
      model.takeOrders(snapshot, new Map(found.map(({ plan, ...order }): [string, LevelledOrder] => [plan, { effort: "normal", ...order }])));
    } catch (fault) {
      if (model.analysis.snapshot === snapshot) log.warn(`Levelling: ${faultText(fault)}`);
    } finally {
      searching = false;
    }
  };
  const listening = model.onDidAnalyse((analysis) => {
    clearTimeout(timer);
    if (searching) engine.stop();
    if (canBeBetter(analysis)) timer = setTimeout(() => void search(analysis), QUIET_MS);
  });
  return {
    dispose() {
      clearTimeout(timer);
      listening.dispose();
      engine.dispose();
    },
  };
}

/** True when a plan was levelled by the priority rules alone and nothing proves that these are the best dates. */
function canBeBetter({ schedules }: Analysis): boolean {
  for (const { levelling, levelledOrder } of schedules.values()) {
    if (levelledOrder !== undefined && levelling?.effort === "quick" && !levelling.optimal) return true;
  }
  return false;
}
