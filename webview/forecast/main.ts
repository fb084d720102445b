import "./forecast.css";
import type { ForecastData } from "../../src/core/view/forecastData";
import { isForecastNote } from "../../src/protocol/forecastMessages";
import { hasFields, isFlag, isNumber, isOneOf, isText } from "../../src/protocol/guards";
import { isForecastAnswer } from "../../src/protocol/simulationMessages";
import { t } from "../shared/l10n";
import { startPictureView } from "../shared/pictureView";
import { createForecastView } from "./forecastView";
import { forecastPicture } from "./picture";
import type { SavedForecast } from "./state";

startPictureView({
  name: "forecast",
  isNote: isForecastNote,
  isSaved: hasFields<SavedForecast>({ plan: isText, kind: isOneOf(["finish", "cost", "item"]), id: isText, tables: isFlag, whatIf: isFlag, more: isFlag, confidence: isNumber }),
  isForecast: isForecastAnswer,
  emptyWords,
  create: createForecastView,
  picture: forecastPicture,
});

/** Why there is nothing to show, and what to write so that there is. */
function emptyWords({ state, tasks, reason }: ForecastData): string | undefined {
  if (tasks === 0) return t("This plan has no tasks yet.");
  switch (state) {
    case "no-spread": return t("Nothing in this plan is uncertain yet: every date is one date. Give a task an estimate with a spread, such as duration: 2d/3d/6d (best, most likely, worst) or 5d..12d (an 80 % range), or write a risk with a probability and an impact: then this view shows how likely dates and cost are.");
    case "off": return t("The simulation is switched off for this plan: the setting gantry.forecast.enabled turns it on.");
    case "failed": return t("This plan could not be simulated: {0}", reason);
    default: return undefined;
  }
}
