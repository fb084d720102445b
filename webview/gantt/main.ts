import "../shared/theme.css";
import "../shared/views.css";
import "./gantt.css";
import { isGanttNote } from "../../src/protocol/ganttMessages";
import type { GanttHostSpeech, GanttNote } from "../../src/protocol/ganttMessages";
import { isChangePreview } from "../../src/protocol/previewMessages";
import { isCursorNote, isChangeAnswer, isNothingNote } from "../../src/protocol/viewMessages";
import type { NothingNote, ViewChange } from "../../src/protocol/viewMessages";
import { createAnnouncer } from "../shared/announce";
import { dateWords } from "../shared/dates";
import { element } from "../shared/dom";
import { createFrame, onThemeChange } from "../shared/frame";
import { connectHost } from "../shared/host";
import { createGanttView } from "./ganttView";
import type { GanttView } from "./ganttView";
import { isSavedState } from "./savedState";
import { t, useWords } from "../shared/l10n";

/** How long a drop waits for the new picture before the ghost goes. */
const TRUTH_WITHIN = 1500;

useWords(document.getElementById("words")?.textContent);
const view = element("main", { class: "view" });
document.body.append(view);
const announcer = createAnnouncer(view);
const host = connectHost<GanttHostSpeech>({
  notes: {
    gantt: { guard: isGanttNote, run: (note) => { showPlan(note); } },
    cursor: { guard: isCursorNote, run: ({ id }) => { if (id !== null) followCursor(id); } },
    nothing: { guard: isNothingNote, run: (note) => { showNothing(note); } },
  },
  requests: {},
  answers: { change: isChangeAnswer, preview: isChangePreview },
});
const frame = createFrame(() => { host.channel.notify("showProblems", undefined); });
view.append(frame.strip, frame.empty);

const words = dateWords(document.documentElement.lang || "en");
const saved = isSavedState(host.saved) ? host.saved : undefined;
let gantt: GanttView | undefined;
let shownPlan = "";
let sequence = 0;
let cursor = "";
let justRestored = saved !== undefined;
let waiting: (() => void)[] = [];

function showPlan({ sequence: number, health, data }: GanttNote): void {
  if (number <= sequence) return;
  sequence = number;
  frame.showHealth(health);
  const empty = data.rows.count === 0;
  if (empty) {
    frame.showEmpty(health.errors > 0 ? t("Nothing of this plan can be drawn yet.") : t("This plan has no tasks yet."), t("Open the plan"), () => { host.channel.notify("openPlan", undefined); });
  } else frame.hideEmpty();
  if (gantt === undefined && !empty) createView(data, number);
  else if (!empty && data.plan === shownPlan) gantt?.show(data, number);
  else if (!empty) {
    gantt?.root.remove();
    gantt?.toolbar.remove();
    createView(data, number);
  }
  hidePicture(empty);
  if (empty) drawn(number);
  for (const wake of waiting.splice(0)) wake();
}

function createView(data: GanttNote["data"], number: number): void {
  shownPlan = data.plan;
  gantt = createGanttView(view, data, number, saved, {
    words,
    announcer,
    save: (state) => { host.save(state); },
    reveal: (id, focus) => {
      cursor = id;
      host.channel.notify("reveal", { id, focus });
    },
    ask,
    drawn,
  });
  view.prepend(gantt.toolbar, frame.strip, frame.empty);
  if (cursor !== "" && saved === undefined) gantt.followCursor(cursor);
}

let lastDrawn = 0;

function drawn(number: number): void {
  if (number === lastDrawn) return;
  lastDrawn = number;
  document.documentElement.dataset["gantryReady"] = "true";
  host.channel.notify("drawn", { sequence: number });
}

function followCursor(id: string): void {
  if (id === cursor) return;
  cursor = id;
  // After a reload the first word of the cursor only says where the editor was: the view's own selection is newer.
  const restored = justRestored;
  justRestored = false;
  if (restored) return;
  gantt?.followCursor(id);
}

function hidePicture(hidden: boolean): void {
  if (gantt === undefined) return;
  gantt.root.hidden = hidden;
  gantt.toolbar.hidden = hidden;
}

function showNothing({ reason }: NothingNote): void {
  hidePicture(true);
  frame.showHealth({ errors: 0, warnings: 0 });
  const text = reason === "closed" ? t("The plan of this view is no longer there.") : t("No plan is open.");
  frame.showEmpty(text, t("Open a plan"), () => { host.channel.notify("openPlan", undefined); });
  document.documentElement.dataset["gantryReady"] = "true";
}

/** Asks for a change and waits until the picture shows what came of it. */
async function ask(computedOn: number, change: ViewChange): Promise<void> {
  try {
    const answer = await host.channel.request("change", { sequence: computedOn, change }).answer;
    if (answer.kind === "refused") announcer.show(answer.message ?? t("The change could not be made."));
    else if (answer.kind === "applied") await newPicture();
  } catch (failure) {
    announcer.show(failure instanceof Error ? failure.message : t("The change could not be made."));
  }
}

function newPicture(): Promise<void> {
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    window.setTimeout(resolve, TRUTH_WITHIN);
  });
}

onThemeChange(() => { gantt?.themeChanged(); });
host.channel.notify("ready", undefined);
