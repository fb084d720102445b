import "./report.css";
import { hasFields, isNumber, isText } from "../../src/protocol/guards";
import { isReportNote } from "../../src/protocol/reportMessages";
import { t } from "../shared/l10n";
import { startPictureView } from "../shared/pictureView";
import { createReportView } from "./reportView";
import type { SavedReport } from "./reportView";

startPictureView({
  name: "report",
  isNote: isReportNote,
  isSaved: hasFields<SavedReport>({ plan: isText, audience: isText, top: isNumber }),
  emptyWords: (data) => (data.progress.all === 0 && data.releases.length === 0 && data.updates.count === 0 ? t("There is nothing to report yet: this plan has no tasks, no releases and no updates.") : undefined),
  create: createReportView,
});
