import "../shared/theme.css";
import "../shared/views.css";
import "./roadmap.css";
import { hasFields, isNumber, isOneOf, isText } from "../../src/protocol/guards";
import { isRoadmapNote } from "../../src/protocol/roadmapMessages";
import type { RoadmapHostSpeech, RoadmapNote } from "../../src/protocol/roadmapMessages";
import { isChangeAnswer, isCursorNote, isNothingNote } from "../../src/protocol/viewMessages";
import type { NothingNote } from "../../src/protocol/viewMessages";
import { dateWords } from "../shared/dates";
import { element } from "../shared/dom";
import { createFrame } from "../shared/frame";
import { connectHost } from "../shared/host";
import { createRoadmapView } from "./roadmapView";
import type { RoadmapView, SavedRoadmap } from "./roadmapView";
import { t, useWords } from "../shared/l10n";

const isSaved = hasFields<SavedRoadmap>({
  plan: isText,
  grouping: isOneOf(["release", "objective"]),
  zoom: (value) => isNumber(value) && value >= 1,
  left: isNumber,
  top: isNumber,
});

useWords(document.getElementById("words")?.textContent);
const view = element("main", { class: "view" });
document.body.append(view);
const host = connectHost<RoadmapHostSpeech>({
  notes: {
    roadmap: { guard: isRoadmapNote, run: (note) => { showPlan(note); } },
    cursor: { guard: isCursorNote, run: ({ id }) => { if (id !== null) roadmap?.followCursor(id); } },
    nothing: { guard: isNothingNote, run: ({ reason }) => { showNothing(reason); } },
  },
  requests: {},
  answers: { change: isChangeAnswer },
});
const frame = createFrame(() => { host.channel.notify("showProblems", undefined); });
const words = dateWords(document.documentElement.lang || "en");
const saved = isSaved(host.saved) ? host.saved : undefined;
let roadmap: RoadmapView | undefined;
let shownPlan = "";
let sequence = 0;

function showPlan({ sequence: number, health, data }: RoadmapNote): void {
  if (number <= sequence) return;
  sequence = number;
  frame.showHealth(health);
  const hasCards = [...data.byRelease, ...data.byObjective].some((lane) => lane.cards.length > 0 || lane.id !== "");
  if (hasCards) {
    frame.hideEmpty();
    if (roadmap !== undefined && shownPlan === data.plan) roadmap.show(data);
    else replaceView(data);
  } else showEmpty(t("This plan has nothing to put on a roadmap yet: add tasks, and releases with a date."));
  hidePicture(!hasCards);
  requestAnimationFrame(() => {
    document.documentElement.dataset["gantryReady"] = "true";
    host.channel.notify("drawn", { sequence: number });
  });
}

function replaceView(data: RoadmapNote["data"]): void {
  roadmap?.root.remove();
  roadmap?.toolbar.remove();
  roadmap = createRoadmapView(view, data, saved?.plan === data.plan ? saved : undefined, {
    words,
    save: (state) => { host.save(state); },
    reveal: (id, focus) => { host.channel.notify("reveal", { id, focus }); },
  });
  shownPlan = data.plan;
  view.prepend(roadmap.toolbar, frame.strip, frame.empty);
}

function hidePicture(hidden: boolean): void {
  if (roadmap === undefined) return;
  roadmap.root.hidden = hidden;
  roadmap.toolbar.hidden = hidden;
}

function showNothing(reason: NothingNote["reason"]): void {
  frame.showHealth({ errors: 0, warnings: 0 });
  showEmpty(reason === "closed" ? t("The plan of this view is no longer there.") : t("No plan is open."), t("Open a plan"));
}

function showEmpty(text: string, button = t("Open the plan")): void {
  hidePicture(true);
  view.prepend(frame.strip, frame.empty);
  frame.showEmpty(text, button, () => { host.channel.notify("openPlan", undefined); });
  document.documentElement.dataset["gantryReady"] = "true";
}

host.channel.notify("ready", undefined);
