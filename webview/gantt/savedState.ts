import { hasFields, isInteger, isListOf, isNumber, isOneOf, isOptional, isText } from "../../src/protocol/guards";
import { chosenBaseline } from "./baseline";
import { GROUP_FIELDS } from "./arrange";
import type { Arrangement } from "./arrange";
import { COLUMN_NAMES } from "./columns";
import type { SavedState, GanttState } from "./state";
import { instantAt } from "../shared/timeScale";

/** What a webview kept from before a reload; anything else is as if there were nothing. */
export const isSavedState = hasFields<SavedState>({
  plan: isText,
  pxPerDay: (value) => isNumber(value) && value > 0,
  leftInstant: isInteger,
  top: (value) => isNumber(value) && value >= 0,
  collapsed: isListOf(isText),
  selected: isText,
  outline: (value) => isNumber(value) && value > 0,
  filter: hasFields<SavedState["filter"]>({ text: isText, late: isFlag, critical: isFlag, person: isText, release: isText }),
  arrangement: hasFields<SavedState["arrangement"]>({
    group: isOptional(isOneOf(GROUP_FIELDS)),
    sort: isOptional(hasFields<NonNullable<Arrangement["sort"]>>({ by: isOneOf(["title", ...COLUMN_NAMES]), down: isFlag })),
  }),
  baseline: isOptional(isText),
  columns: isOptional(isListOf(isOneOf(COLUMN_NAMES))),
  chances: isOptional(isFlag),
});

function isFlag(value: unknown): value is boolean {
  return typeof value === "boolean";
}

export function savedOf(state: GanttState): SavedState {
  return {
    plan: state.model.data.plan,
    pxPerDay: state.scale.pxPerDay,
    leftInstant: instantAt(state.scale, state.left),
    top: state.top,
    collapsed: [...state.collapsed],
    selected: state.model.ids[state.selected] ?? "",
    outline: state.outline,
    filter: state.filter,
    arrangement: state.arrangement,
    ...(state.model.data.baselines === undefined ? {} : { baseline: chosenBaseline(state.model.data) }),
    ...(state.columns === undefined ? {} : { columns: state.columns }),
    ...(state.chances ? {} : { chances: false }),
  };
}
