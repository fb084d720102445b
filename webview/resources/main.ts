import "./resources.css";
import { hasFields, isNumber, isOneOf, isText } from "../../src/protocol/guards";
import { isResourcesNote } from "../../src/protocol/resourcesMessages";
import { t } from "../shared/l10n";
import { startPictureView } from "../shared/pictureView";
import { createResourcesView } from "./resourcesView";
import type { SavedResources } from "./resourcesView";

startPictureView({
  name: "resources",
  isNote: isResourcesNote,
  isSaved: hasFields<SavedResources>({ plan: isText, step: isOneOf(["day", "week", "month"]), row: isText, at: isNumber, left: isNumber, top: isNumber }),
  emptyWords: (data) => (data.rows.length > 0 ? undefined : t("Nobody is named in this plan yet: add people, and who works on what.")),
  shownAs: (_, saved) => ({ view: "resources", options: saved === undefined ? {} : { step: saved.step } }),
  create: createResourcesView,
});
