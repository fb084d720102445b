import type { ShownOptions, ShownView } from "../core/view/picture/shownPicture";
import type { PictureAsk, ShownAs } from "./exportMessages";
import { isGanttData } from "./ganttMessages";
import type { Guard } from "./guards";
import { hasFields, isCount, isFields, isFlag, isIntegers, isNumber, isOneOf, isOptional } from "./guards";

/** More places than these are in no list. */
const MOST_PLACES = 1_000_000;

const arePlaces = (value: unknown): value is Int32Array => isIntegers(value) && value.length <= MOST_PLACES;

const shownGuards: { readonly [View in ShownView]: Guard<ShownOptions[View]> } = {
  gantt: hasFields<ShownOptions["gantt"]>({ rows: arePlaces, data: isOptional(isGanttData) }),
  roadmap: hasFields<ShownOptions["roadmap"]>({ by: isOptional(isOneOf(["release", "objective", "team", "theme"])), audience: isOptional(isOneOf(["team", "sponsors"])), promisesOnly: isOptional(isFlag) }),
  board: hasFields<ShownOptions["board"]>({ by: isOneOf(["none", "person", "release", "sprint", "objective"]), cards: arePlaces }),
  resources: hasFields<ShownOptions["resources"]>({ step: isOptional(isOneOf(["day", "week", "month"])) }),
  riskMatrix: hasFields<ShownOptions["riskMatrix"]>({ side: isOneOf(["before", "after"]), kinds: isOneOf(["both", "threats", "opportunities"]), status: isOptional(isOneOf(["open", "happened", "closed"])), risks: arePlaces }),
};

const guardsByView: ReadonlyMap<unknown, (value: unknown) => boolean> = new Map<unknown, (value: unknown) => boolean>(Object.entries(shownGuards));

function isShownAs(value: unknown): value is ShownAs {
  return isFields(value) && guardsByView.get(value["view"])?.(value["options"]) === true;
}

/** What a view may ask to have drawn, every field checked. */
export const isPictureAsk: Guard<PictureAsk> = hasFields<PictureAsk>({
  sequence: isCount, theme: isOneOf(["light", "dark"]), width: (value) => isNumber(value) && value > 0, paged: isFlag, shown: isShownAs,
});
