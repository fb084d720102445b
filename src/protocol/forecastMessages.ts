import type { ForecastData } from "../core/view/forecastData";
import type { Guard } from "./guards";
import { hasFields, isCount } from "./guards";
import { isForecastData } from "./simulationMessages";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** The whole Forecast view of one plan; older numbers than the newest received are ignored. */
export interface ForecastNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: ForecastData;
}

/** The same with its number. */
export const isForecastNote: Guard<ForecastNote> = hasFields<ForecastNote>({ sequence: isCount, health: isPlanHealth, data: isForecastData });
