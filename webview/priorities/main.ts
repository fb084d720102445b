import "./priorities.css";
import { hasFields, isFlag, isOneOf, isText } from "../../src/protocol/guards";
import { isPrioritiesNote } from "../../src/protocol/prioritiesMessages";
import { t } from "../shared/l10n";
import { startPictureView } from "../shared/pictureView";
import { prioritiesPicture } from "./picture";
import { createPrioritiesView } from "./prioritiesView";
import type { SavedPriorities } from "./state";

startPictureView({
  name: "priorities",
  isNote: isPrioritiesNote,
  isSaved: hasFields<SavedPriorities>({
    plan: isText, method: isText, against: isText, size: isOneOf(["reach", "confidence", "same"]), release: isText, objective: isText, tag: isText, sort: isText, down: isFlag, selected: isText, table: isFlag,
  }),
  emptyWords: (data) => (data.count > 0 ? undefined : t("This plan has no backlog yet: write ideas under backlog, each with a value and an effort.")),
  create: createPrioritiesView,
  picture: prioritiesPicture,
});
