import "./gantt.css";
import { isGanttNote } from "../../src/protocol/ganttMessages";
import { startPictureView } from "../shared/pictureView";
import { exportedRows } from "./exportedRows";
import { createGanttView } from "./ganttView";
import { isSavedState } from "./savedState";
import { t } from "../shared/l10n";

startPictureView({
  name: "gantt",
  isNote: isGanttNote,
  isSaved: isSavedState,
  emptyWords: ({ rows }, { errors }) => {
    if (rows.count > 0) return undefined;
    return errors > 0 ? t("Nothing of this plan can be drawn yet.") : t("This plan has no tasks yet.");
  },
  shownAs: (data, saved) => ({ view: "gantt", options: exportedRows(data, saved) }),
  create: createGanttView,
});
