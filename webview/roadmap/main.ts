import "./roadmap.css";
import { hasFields, isNumber, isOneOf, isText } from "../../src/protocol/guards";
import { isRoadmapNote } from "../../src/protocol/roadmapMessages";
import { t } from "../shared/l10n";
import { startPictureView } from "../shared/pictureView";
import { createRoadmapView } from "./roadmapView";
import type { SavedRoadmap } from "./roadmapView";

startPictureView({
  name: "roadmap",
  isNote: isRoadmapNote,
  isSaved: hasFields<SavedRoadmap>({
    plan: isText,
    form: isOneOf(["dated", "columns", "table"]),
    grouping: isOneOf(["release", "objective", "team", "theme"]),
    audience: isOneOf(["team", "sponsor", "customer"]),
    period: isOneOf(["month", "quarter"]),
    showDone: (value) => typeof value === "boolean",
    zoom: (value) => isNumber(value) && value >= 0,
    left: isNumber,
    top: isNumber,
  }),
  emptyWords: ({ cards, lanes }) => cards.length > 0 || [...lanes.release, ...lanes.objective].some(({ id }) => id !== "")
    ? undefined
    : t("This plan has nothing to put on a roadmap yet: add tasks, and releases with a date."),
  // For whom it is shown decides what goes into the file as well.
  shownAs: (_, saved) => ({
    view: "roadmap",
    options: saved === undefined ? {} : { by: saved.grouping, audience: saved.audience === "team" ? "team" : "sponsors", promisesOnly: saved.audience === "customer" },
  }),
  create: createRoadmapView,
});
