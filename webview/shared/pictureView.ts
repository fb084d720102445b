import type { PictureOptions } from "../../src/core/view/picture/sheet";
import type { DrawnPicture } from "../../src/core/view/picture/shownPicture";
import { isDrawnPicture, isExportAnswer } from "../../src/protocol/exportMessages";
import type { ExportRequest, PictureLook, ShownAs } from "../../src/protocol/exportMessages";
import { isNothing } from "../../src/protocol/guards";
import type { Guard } from "../../src/protocol/guards";
import type { Channel, Speech } from "../../src/protocol/channel";
import { isLoadPreview } from "../../src/protocol/loadMessages";
import type { LoadPreview } from "../../src/protocol/loadMessages";
import { isChangePreview } from "../../src/protocol/previewMessages";
import type { ChangePreview } from "../../src/protocol/previewMessages";
import type { ForecastAnswer, ForecastAsk } from "../../src/protocol/simulationMessages";
import { isChangeAnswer, isCursorNote, isNothingNote } from "../../src/protocol/viewMessages";
import type { CursorNote, NothingNote, PlanHealth, ViewChange, ViewSpeech } from "../../src/protocol/viewMessages";
import { createAnnouncer } from "./announce";
import type { Announcer } from "./announce";
import { dateWords } from "./dates";
import type { DateWords } from "./dates";
import { element } from "./dom";
import { exportMenu, giveExport } from "./exportMenu";
import { createFrame, onThemeChange } from "./frame";
import { connectHost } from "./host";
import { t, useWords } from "./l10n";

/** A whole picture of one plan, as the host sends it. */
export interface PictureNote<Data> {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: Data;
}

/** What a view has to do with: everything around its own drawing is the page's. */
export interface PicturePorts<Saved> {
  readonly words: DateWords;
  readonly announcer: Announcer;
  readonly save: (state: Saved) => void;
  readonly reveal: (id: string, focus: boolean) => void;
  /** Number of the picture that is shown: a gesture remembers it, because newer ones may come before it ends. */
  readonly sequence: () => number;
  /**
   * Asks for a change of what is shown now, or was shown when a gesture began; false when it was refused, and the person
   * has been told why.
   */
  readonly change: (change: ViewChange, computedOn?: number) => Promise<boolean>;
  /** Asks for the picture compared with another baseline; with none where the name is empty. */
  readonly chooseBaseline: (name: string) => void;
  /** Resolves with the next picture, or when none comes soon. */
  readonly nextPicture: () => Promise<void>;
  /** Asks what a change of what is shown now would do; nothing is written, and no sentence is shown. Rejects when the host cannot say. */
  readonly preview: (change: ViewChange, computedOn?: number) => Promise<ChangePreview>;
  /** What would come of something turned, in a simulation. */
  readonly forecast: (ask: ForecastAsk) => Promise<ForecastAnswer>;
  /** The same, with the load of everybody as it would be. */
  readonly previewLoad: (change: ViewChange, computedOn?: number) => Promise<LoadPreview>;
  /** Gives what the view made to the person, as a file or to be pasted, and says how it ended. */
  readonly give: (request: ExportRequest) => Promise<void>;
  /** Shows the text of the plan. */
  readonly openPlan: () => void;
}

/** A drawing with its toolbar. */
export interface PictureView<Data> {
  readonly root: HTMLElement;
  readonly toolbar: HTMLElement;
  show(data: Data): void;
  followCursor(id: string): void;
  /** The colours of the window are others: what is not drawn by style sheets has to be drawn again. */
  themeChanged?(): void;
}

/** A view that is drawn whole from each picture. */
export interface PictureKind<Data extends { readonly plan: string }, Saved extends { readonly plan: string }> {
  /** The name of its note. */
  readonly name: string;
  readonly isNote: Guard<PictureNote<Data>>;
  readonly isSaved: Guard<Saved>;
  /** The shape of what comes of something turned, where the view asks for that. */
  readonly isForecast?: Guard<ForecastAnswer>;
  /** Words to show in place of a picture that would be empty. */
  readonly emptyWords: (data: Data, health: PlanHealth) => string | undefined;
  /** What is shown, for the host to draw as a picture of its own, to be saved or printed: by the data and what the view saved last. */
  readonly shownAs?: (data: Data, saved: Saved | undefined) => ShownAs;
  /** The same drawn by the view, where its picture is made of its own charts and words. */
  readonly picture?: (data: Data, options: PictureOptions & Pick<PictureLook, "paged">, saved: Saved | undefined) => string | DrawnPicture;
  readonly create: (view: HTMLElement, data: Data, saved: Saved | undefined, ports: PicturePorts<Saved>) => PictureView<Data>;
}

/** How long the keys may take to come back to the view after the editor has taken something back, in milliseconds. */
const KEYS_WITHIN = 250;

interface Hears extends Speech {
  readonly notes: { readonly cursor: CursorNote; readonly nothing: NothingNote; readonly keys: undefined };
  readonly requests: Readonly<Record<string, never>>;
}

/** Fills the page with a view: the connection, what survives a reload, problems, empty and missing plans, refusals. */
export function startPictureView<Data extends { readonly plan: string }, Saved extends { readonly plan: string }>(kind: PictureKind<Data, Saved>): void {
  useWords(document.getElementById("words")?.textContent);
  const view = element("main", { class: "view" });
  document.body.append(view);
  const announcer = createAnnouncer(view);
  const notes = {
    [kind.name]: { guard: kind.isNote, run: (note: PictureNote<Data>) => { page.show(note); } },
    cursor: { guard: isCursorNote, run: ({ id }: CursorNote) => { if (id !== null) page.followCursor(id); } },
    nothing: { guard: isNothingNote, run: ({ reason }: NothingNote) => { page.showNothing(reason); } },
    keys: { guard: isNothing, run: () => { askForKeys(channel); } },
  };
  const { channel, saved, save } = connectHost<Hears>({ notes, requests: {}, answers: { change: isChangeAnswer, preview: isChangePreview, previewLoad: isLoadPreview, export: isExportAnswer, picture: isDrawnPicture, forecast: kind.isForecast ?? isNever } });
  const change = async (wanted: ViewChange, computedOn = page.sequence): Promise<boolean> => {
    try {
      const answer = await channel.request("change", { sequence: computedOn, change: wanted }).answer;
      if (answer.kind !== "refused") return true;
      announcer.show(answer.message ?? t("The change could not be made."));
    } catch (failure) {
      announcer.show(failure instanceof Error ? failure.message : t("The change could not be made."));
    }
    return false;
  };
  const page: Page<Data> = createPage(kind, view, channel, kind.isSaved(saved) ? saved : undefined, {
    words: dateWords(document.documentElement.lang || "en"),
    announcer,
    save,
    reveal: (id, focus) => {
      page.revealed(id);
      channel.notify("reveal", { id, focus });
    },
    sequence: () => page.sequence,
    change,
    give: (request) => giveExport({ channel, announcer }, () => Promise.resolve(request)),
    openPlan: () => { channel.notify("openPlan", undefined); },
    chooseBaseline: (name) => { channel.notify("baseline", { name }); },
    nextPicture: () => page.nextPicture(),
    preview: (wanted, computedOn = page.sequence) => channel.request("preview", { sequence: computedOn, change: wanted }).answer,
    forecast: (ask) => channel.request("forecast", ask).answer,
    previewLoad: (wanted, computedOn = page.sequence) => channel.request("previewLoad", { sequence: computedOn, change: wanted }).answer,
  });
  onThemeChange(() => { page.themeChanged(); });
  channel.notify("ready", undefined);
}

/** Asks for the keys once they have not come: where they came and went on, such as to the palette, the person wants them there. */
function askForKeys(channel: Channel<ViewSpeech>): void {
  if (document.hasFocus()) return;
  const came = new AbortController();
  const timer = setTimeout(() => {
    came.abort();
    channel.notify("keys", undefined);
  }, KEYS_WITHIN);
  window.addEventListener("focus", () => { clearTimeout(timer); }, { once: true, signal: came.signal });
}

function isNever(_: unknown): _ is never {
  return false;
}

/** The view with what stands in its place when there is nothing to draw. */
interface Page<Data> {
  /** The number of the picture that is shown. */
  readonly sequence: number;
  show(note: PictureNote<Data>): void;
  nextPicture(): Promise<void>;
  showNothing(reason: NothingNote["reason"]): void;
  followCursor(id: string): void;
  /** The view itself shows the source of an item: the cursor that goes there is no news. */
  revealed(id: string): void;
  themeChanged(): void;
}

/** How long whoever waits for a new picture waits. */
const TRUTH_WITHIN = 1500;

function createPage<Data extends { readonly plan: string }, Saved extends { readonly plan: string }>(
  kind: PictureKind<Data, Saved>, view: HTMLElement, channel: Channel<ViewSpeech>, saved: Saved | undefined, ports: PicturePorts<Saved>,
): Page<Data> {
  const frame = createFrame(() => { channel.notify("showProblems", undefined); });
  const exported = exportsOf(kind, channel, ports, saved);
  let picture: PictureView<Data> | undefined;
  let shownPlan = "";
  let sequence = 0;
  let cursor = "";
  const waiting = createWaiting();
  const showEmpty = (text: string, button: string): void => {
    hide(picture, true);
    view.prepend(frame.strip, frame.empty);
    frame.showEmpty(text, button, () => { channel.notify("openPlan", undefined); });
  };
  const draw = (data: Data): void => {
    frame.hideEmpty();
    exported.show(data);
    if (picture !== undefined && shownPlan === data.plan) picture.show(data);
    else {
      picture?.root.remove();
      picture?.toolbar.remove();
      picture = exported.create(view, data, saved?.plan === data.plan ? saved : undefined);
      shownPlan = data.plan;
      view.prepend(picture.toolbar, frame.strip, frame.empty);
      if (cursor !== "" && saved?.plan !== data.plan) picture.followCursor(cursor);
    }
    hide(picture, false);
  };
  return {
    get sequence() { return sequence; },
    show({ sequence: number, health, data }) {
      if (number <= sequence) return;
      sequence = number;
      frame.showHealth(health);
      const empty = kind.emptyWords(data, health);
      if (empty === undefined) draw(data);
      else showEmpty(empty, t("Open the plan"));
      waiting.wake();
      requestAnimationFrame(() => {
        document.documentElement.dataset["gantryReady"] = "true";
        channel.notify("drawn", { sequence: number });
      });
    },
    showNothing(reason) {
      frame.showHealth({ errors: 0, warnings: 0 });
      showEmpty(reason === "closed" ? t("The plan of this view is no longer there.") : t("No plan is open."), t("Open a plan"));
      document.documentElement.dataset["gantryReady"] = "true";
    },
    followCursor: (id) => {
      // Told once more where it stands already: no move of a person's.
      if (id === cursor) return;
      cursor = id;
      picture?.followCursor(id);
    },
    revealed: (id) => { cursor = id; },
    nextPicture: waiting.wait,
    themeChanged: () => { picture?.themeChanged?.(); },
  };
}

function hide(picture: PictureView<never> | undefined, hidden: boolean): void {
  if (picture === undefined) return;
  picture.root.hidden = hidden;
  picture.toolbar.hidden = hidden;
}

/** Those who wait for a new picture; not for ever. */
function createWaiting(): { wait(): Promise<void>; wake(): void } {
  let waiting: (() => void)[] = [];
  return {
    wait: () => new Promise((resolve) => {
      waiting = [...waiting, resolve];
      window.setTimeout(resolve, TRUTH_WITHIN);
    }),
    wake: () => { for (const wake of waiting.splice(0)) wake(); },
  };
}

/** What is needed to export what is shown: the newest data, and what the view saved last of where a person is in it. */
interface Exports<Data, Saved> {
  show(data: Data): void;
  /** Makes the view, with the menu for exports in its toolbar where it can be drawn as a picture. */
  create(view: HTMLElement, data: Data, saved: Saved | undefined): PictureView<Data>;
}

function exportsOf<Data extends { readonly plan: string }, Saved extends { readonly plan: string }>(
  kind: PictureKind<Data, Saved>, channel: Channel<ViewSpeech>, ports: PicturePorts<Saved>, saved: Saved | undefined,
): Exports<Data, Saved> {
  let shown: Data | undefined;
  let kept = saved;
  const { picture, shownAs } = kind;
  const drawn = async (look: PictureLook): Promise<DrawnPicture> => {
    if (shown === undefined) throw new Error(t("Nothing is shown yet."));
    const own = kept?.plan === shown.plan ? kept : undefined;
    if (shownAs !== undefined) return channel.request("picture", { ...look, sequence: ports.sequence(), shown: shownAs(shown, own) }).answer;
    const made = picture?.(shown, { ...look, words: { dates: ports.words, say: t } }, own) ?? "";
    return typeof made === "string" ? { whole: made, pages: [made] } : made;
  };
  const menu = (): readonly HTMLElement[] => picture === undefined && shownAs === undefined ? [] : [exportMenu({ channel, announcer: ports.announcer, picture: drawn })];
  return {
    show: (data) => { shown = data; },
    create: (view, data, state) => {
      const made = kind.create(view, data, state, { ...ports, save: (next) => { ports.save((kept = next)); } });
      made.toolbar.append(...menu());
      return made;
    },
  };
}
