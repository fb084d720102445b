import "./dependencies.css";
import { isDependenciesNote } from "../../src/protocol/dependenciesMessages";
import { hasFields, isCount, isFlag, isListOf, isNumber, isOneOf, isText } from "../../src/protocol/guards";
import { t } from "../shared/l10n";
import { startPictureView } from "../shared/pictureView";
import { createDependenciesView } from "./dependenciesView";
import { dependenciesPicture } from "./picture";
import type { SavedDependencies } from "./state";

startPictureView({
  name: "dependencies",
  isNote: isDependenciesNote,
  isSaved: hasFields<SavedDependencies>({
    plan: isText,
    center: isText,
    selected: isText,
    depth: isOneOfNumbers,
    direction: isOneOf(["both", "before", "after"]),
    driving: isFlag,
    tasks: isFlag,
    list: isFlag,
    opened: isListOf(isText),
    closed: isListOf(isText),
    trail: isListOf(isText),
    at: isCount,
    zoom: (value) => isNumber(value) && value > 0,
    x: isNumber,
    y: isNumber,
  }),
  emptyWords: (data) => (data.items.count > 0 ? undefined : t("This plan has no tasks yet.")),
  create: createDependenciesView,
  picture: dependenciesPicture,
});

function isOneOfNumbers(value: unknown): boolean {
  return value === 0 || value === 1 || value === 2 || value === 3;
}
