import "./sprints.css";
import { hasFields, isCount, isNumber, isText } from "../../src/protocol/guards";
import { isSprintsNote } from "../../src/protocol/sprintsMessages";
import { t } from "../shared/l10n";
import { startPictureView } from "../shared/pictureView";
import { sprintsPicture } from "./picture";
import { createSprintsView } from "./sprintsView";
import type { SavedSprints } from "./sprintsView";

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";

startPictureView({
  name: "sprints",
  isNote: isSprintsNote,
  isSaved: hasFields<SavedSprints>({ plan: isText, sprint: isCount, up: isFlag, table: isFlag, left: isNumber, top: isNumber }),
  emptyWords: (data) => {
    if (data.sprints.length === 0) return t("This plan has no sprints. Write “sprints: {start: 2026-01-05, length: 2w, velocity: 20}” into it, with the first day of your own, and “points” at its tasks.");
    return data.items.length === 0 ? t("No task has points yet. Write “points: 3” at a task, and “sprint: sprint-1” where it is planned for one.") : undefined;
  },
  create: createSprintsView,
  picture: sprintsPicture,
});
