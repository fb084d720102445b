import "./gantt.css";
import { ganttPages, ganttPicture } from "../../src/core/view/picture/ganttPicture";
import { MOST_ROWS } from "../../src/core/view/picture/sheet";
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
  picture: (data, options, saved) => {
    const rows = exportedRows(data, saved);
    return ganttPicture(rows.data, { ...options, shown: rows.shown, rows: MOST_ROWS });
  },
  pages: (data, options, saved) => {
    const rows = exportedRows(data, saved);
    return ganttPages(rows.data, { ...options, shown: rows.shown });
  },
  create: createGanttView,
});
