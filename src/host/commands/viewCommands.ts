import { COMMANDS } from "../ids";
import type { Panels } from "../panels/registerPanels";

/** The commands that open views. */
export function viewCommands(panels: Pick<Panels, "show">): Readonly<Record<string, (argument: unknown) => Promise<void>>> {
  return {
    [COMMANDS.showGantt]: (argument) => panels.show("gantt", argument),
    [COMMANDS.showRoadmap]: (argument) => panels.show("roadmap", argument),
    [COMMANDS.showBoard]: (argument) => panels.show("board", argument),
    [COMMANDS.showResources]: (argument) => panels.show("resources", argument),
    [COMMANDS.showDependencies]: (argument) => panels.show("dependencies", argument),
    [COMMANDS.showRiskMatrix]: (argument) => panels.show("riskMatrix", argument),
    [COMMANDS.showSprints]: (argument) => panels.show("sprints", argument),
    [COMMANDS.showHealth]: (argument) => panels.show("health", argument),
    [COMMANDS.showForecast]: (argument) => panels.show("forecast", argument),
    [COMMANDS.showReport]: (argument) => panels.show("report", argument),
    [COMMANDS.showMetrics]: (argument) => panels.show("metrics", argument),
    [COMMANDS.showPriorities]: (argument) => panels.show("priorities", argument),
  };
}
