import "./roadmap.css";
import { roadmapPages, roadmapPicture } from "../../src/core/view/picture/roadmapPicture";
import type { RoadmapPictureOptions } from "../../src/core/view/picture/roadmapPicture";
import type { PictureOptions } from "../../src/core/view/picture/sheet";
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
  picture: (data, options, saved) => roadmapPicture(data, shownTo(options, saved)),
  pages: (data, options, saved) => roadmapPages(data, shownTo(options, saved)),
  create: createRoadmapView,
});

function shownTo(options: PictureOptions, saved: SavedRoadmap | undefined): RoadmapPictureOptions {
  if (saved === undefined) return options;
  const { grouping, audience } = saved;
  return { ...options, by: grouping, audience: audience === "team" ? "team" : "sponsors", promisesOnly: audience === "customer" };
}
