import "./health.css";
import { hasFields, isNumber, isText } from "../../src/protocol/guards";
import { isHealthNote } from "../../src/protocol/healthMessages";
import { t } from "../shared/l10n";
import { startPictureView } from "../shared/pictureView";
import { createHealthView } from "./healthView";
import type { SavedHealth } from "./healthView";
import { healthPicture } from "./picture";

startPictureView({
  name: "health",
  isNote: isHealthNote,
  isSaved: hasFields<SavedHealth>({ plan: isText, selected: isText, onlyBroken: (value) => typeof value === "boolean", top: isNumber }),
  emptyWords: (data) => (data.open === 0 && data.risks + data.issues === 0 ? t("This plan has no open tasks and no risks: there is nothing to look after.") : undefined),
  create: createHealthView,
  picture: healthPicture,
});
