import type { DependenciesData } from "../../src/core/view/dependenciesData";
import type { ViewChange } from "../../src/protocol/viewMessages";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { smallFont, textMeasure } from "../shared/measure";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { createTip } from "../shared/tip";
import { drawScene, markScene } from "./draw";
import { createFinder } from "./finder";
import { listenToKeys } from "./keys";
import { matches } from "./matches";
import { listenToPointer } from "./pointer";
import { createStage } from "./stage";
import type { Stage } from "./stage";
import { beside, chosenEdge, middleOf, newState, savedOf, sceneOf, takeData } from "./state";
import { focusSelected } from "./parts";
import type { Parts } from "./parts";
import type { SavedDependencies, Scene } from "./state";
import { drawTable } from "./table";
import { createToolbar } from "./toolbar";
import type { Toolbar } from "./toolbar";
import { graphActions } from "./actions";
import type { GraphActions } from "./actions";

const SAVE_AFTER = 250;

/** Who waits for whom, around one item. */
export function createDependenciesView(view: HTMLElement, first: DependenciesData, saved: SavedDependencies | undefined, ports: PicturePorts<SavedDependencies>): PictureView<DependenciesData> {
  const state = newState(first, saved, ports.words);
  let scene = sceneOf(state);
  let timer = 0;
  const save = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => { ports.save(savedOf(state)); }, SAVE_AFTER);
  };
  const stage = createStage(state, () => scene, save);
  stage.root.setAttribute("role", "group");
  stage.root.setAttribute("aria-label", t("Who waits for whom"));
  const note = element("p", { class: "bounded" });
  const holder = element("div", { class: "holder" });
  const below = element("div", { class: "body", children: [stage.root, holder] });
  const root = element("div", { class: "dependencies", children: [below, note] });
  const measure = textMeasure(() => smallFont(root));
  const draw = (keep: number, before = middleOf(scene, keep)): void => {
    scene = sceneOf(state);
    const after = middleOf(scene, keep);
    if (before !== undefined && after !== undefined) {
      state.x += (before.x - after.x) * state.zoom;
      state.y += (before.y - after.y) * state.zoom;
    }
    if (!scene.places.has(state.selected)) state.selected = state.center;
    if (chosenEdge(scene) < 0) state.link = undefined;
    paint();
    stage.place(false);
  };
  const paint = (): void => { show({ scene, stage, holder, note, toolbar, measure }); };
  const parts: Parts = { view, root, state, stage, ports, scene: () => scene, draw, paint };
  const actions = graphActions(parts);
  const finder = createFinder({
    label: t("Find a task or release"), placeholder: t("Find"), choices: (text) => matches(state.model, text, state.center, () => undefined),
    choose: (id) => { actions.jump(state.model.rowOfId.get(id) ?? state.center); }, refuse: ports.announcer.show, leave: () => { focusSelected(parts); },
  });
  finder.field.addEventListener("focus", finder.open);
  const toolbar = createToolbar({ ...actions, zoom: (by) => { stage.zoom(by); }, fit: stage.fit }, finder.node);
  root.prepend(toolbar.trail);
  view.append(toolbar.node, root);
  listen(parts, actions, () => { finder.field.focus(); });
  const restored = saved !== undefined && state.model.ids[state.center] === saved.center;
  let unheard = true;
  paint();
  firstLook(parts, restored);
  return {
    root,
    toolbar: toolbar.node,
    show: (data) => {
      const before = middleOf(scene, state.selected);
      takeData(state, data, ports.words);
      draw(state.selected, before);
    },
    followCursor: (id) => {
      // After a reload the first word of the cursor only says where the editor was: the view's own choice is newer.
      if (!unheard || !restored) actions.follow(id, unheard);
      unheard = false;
    },
  };
}

interface Shown {
  readonly scene: Scene;
  readonly stage: Stage;
  readonly holder: HTMLElement;
  readonly note: HTMLElement;
  readonly toolbar: Toolbar;
  readonly measure: (text: string) => number;
}

function show({ scene, stage, holder, note, toolbar, measure }: Shown): void {
  const focused = stage.world.contains(document.activeElement);
  const listed = holder.contains(document.activeElement);
  if (!markScene(stage.world, scene)) stage.world.replaceChildren(...drawScene(scene, measure));
  holder.replaceChildren(drawTable(scene));
  const { reached, items } = scene.hood;
  note.textContent = reached > items.length ? t("{0} of {1} are shown, the nearest first: a number at a card shows more there.", items.length, reached) : "";
  note.hidden = reached <= items.length;
  toolbar.show(scene);
  if (focused) stage.world.querySelector<HTMLElement>(".item.selected")?.focus({ preventScroll: true });
  if (listed) holder.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
}

/** The whole graph where it can be read, else the centre in the middle; a page in the background has no size yet. */
function firstLook({ stage }: Parts, restored: boolean): void {
  let looked = false;
  const look = (): void => {
    if (looked || stage.root.clientWidth === 0) {
      stage.place(false);
      return;
    }
    looked = true;
    if (!restored) stage.home();
    stage.place(false);
  };
  new ResizeObserver(look).observe(stage.root);
  look();
}

function listen(parts: Parts, actions: GraphActions, find: () => void): void {
  const { root, stage, state, view, ports, scene } = parts;
  listenToKeys(stage.root, scene, { ...actions, zoom: (by) => { stage.zoom(by); }, fit: stage.fit, find, go: (step) => {
    const place = beside(state, step);
    if (place !== undefined) actions.go(place);
  } });
  const add = (change: ViewChange): void => { actions.change(change); };
  listenToPointer(stage, scene, createTip(view), { add, refuse: ports.announcer.show, preview: (change) => ports.preview(change) });
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const { row, side, go, edge } = target?.closest<HTMLElement>("[data-side], [data-go], [data-edge]")?.dataset ?? {};
    const id = target?.closest<HTMLElement>(".item")?.dataset["id"];
    if (id !== undefined) actions.select(state.model.rowOfId.get(id) ?? state.selected);
    else if (row !== undefined && (side === "before" || side === "after")) actions.toggle(Number(row), side);
    else if (go !== undefined) actions.center(state.model.rowOfId.get(go) ?? state.center);
    else if (edge !== undefined) actions.chooseLink(Number(edge));
    else if (target === stage.root || target === stage.world) actions.leaveLink();
  });
  root.addEventListener("dblclick", (event) => {
    const id = event.target instanceof Element ? event.target.closest<HTMLElement>(".item")?.dataset["id"] : undefined;
    if (id !== undefined) actions.center(state.model.rowOfId.get(id) ?? state.center);
  });
}
