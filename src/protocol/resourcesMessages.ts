import type { ResourcesData } from "../core/view/resourcesData";
import type { Guard } from "./guards";
import { hasFields, isCount } from "./guards";
import { isResourcesData } from "./loadMessages";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** The whole load of one plan; older numbers than the newest received are ignored. */
export interface ResourcesNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: ResourcesData;
}

/** The same with its number. */
export const isResourcesNote: Guard<ResourcesNote> = hasFields<ResourcesNote>({ sequence: isCount, health: isPlanHealth, data: isResourcesData });
