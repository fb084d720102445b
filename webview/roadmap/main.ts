import "../shared/theme.css";
import "../shared/views.css";
import "./roadmap.css";
import { roadmapPicture } from "../../src/core/view/picture/roadmapPicture";
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
    grouping: isOneOf(["release", "objective"]),
    zoom: (value) => isNumber(value) && value >= 1,
    left: isNumber,
    top: isNumber,
  }),
  emptyWords: (data) => [...data.byRelease, ...data.byObjective].some((lane) => lane.cards.length > 0 || lane.id !== "")
    ? undefined
    : t("This plan has nothing to put on a roadmap yet: add tasks, and releases with a date."),
  picture: (data, options, saved) => roadmapPicture(data, saved === undefined ? options : { ...options, by: saved.grouping }),
  create: createRoadmapView,
});
