import type { HealthData } from "../../src/core/view/healthData";
import { toggleButton } from "../shared/controls";
import { element, setText } from "../shared/dom";
import { t } from "../shared/l10n";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { drawDetail } from "./detail";
import { drawList, REGISTER } from "./list";
import { checkWords } from "./words";

/** What survives a reload. */
export interface SavedHealth {
  readonly plan: string;
  /** The chosen check, or the register. */
  readonly selected: string;
  readonly onlyBroken: boolean;
  readonly top: number;
}

interface State {
  data: HealthData;
  selected: string;
  onlyBroken: boolean;
  cursor: string;
}

/** The checks of a plan in a table; beside it what stands behind the chosen one. */
export function createHealthView(view: HTMLElement, first: HealthData, saved: SavedHealth | undefined, ports: PicturePorts<SavedHealth>): PictureView<HealthData> {
  const state: State = { data: first, selected: saved?.selected ?? firstChoice(first), onlyBroken: saved?.onlyBroken ?? false, cursor: "" };
  const list = element("div", { class: "list" });
  const detail = element("div", { class: "behind" });
  const root = element("div", { class: "health", children: [list, detail] });
  const toolbar = createToolbar((on) => {
    state.onlyBroken = on;
    draw();
  });
  view.append(toolbar.node, root);
  const save = (): void => { ports.save({ plan: state.data.plan, selected: state.selected, onlyBroken: state.onlyBroken, top: list.scrollTop }); };
  const draw = (): void => {
    const focus = focusIn(root);
    toolbar.show(state.data, state.onlyBroken);
    keepingScroll(list, () => { list.replaceChildren(drawList(state.data, state.selected, state.onlyBroken)); });
    keepingScroll(detail, () => { detail.replaceChildren(drawDetail(state.data, state.selected)); });
    ensureReachable(list);
    markCursor(detail, state.cursor);
    refocus(root, focus);
    save();
  };
  const choose = (name: string): void => {
    if (name !== state.selected) detail.scrollTop = 0;
    state.selected = name;
    draw();
  };
  listen({ root, list, state, ports, choose });
  list.addEventListener("scroll", save, { passive: true });
  draw();
  list.scrollTop = saved?.top ?? 0;
  return {
    root,
    toolbar: toolbar.node,
    show: (data) => {
      state.data = data;
      draw();
    },
    followCursor: (id) => {
      state.cursor = id;
      markCursor(detail, id);
    },
  };
}

/** The first check that is beyond its limit; else the first of all. */
function firstChoice({ checks, register }: HealthData): string {
  return checks.find(({ verdict }) => verdict === "broken")?.name ?? (register.length > 0 ? REGISTER : (checks[0]?.name ?? REGISTER));
}

/** One button of the list takes the keys from outside, also where the chosen one is not shown. */
function ensureReachable(list: HTMLElement): void {
  if (list.querySelector('.open[tabindex="0"]') === null) list.querySelector(".open")?.setAttribute("tabindex", "0");
}

function markCursor(detail: HTMLElement, id: string): void {
  for (const row of detail.querySelectorAll<HTMLElement>("tr[data-row]")) row.classList.toggle("cursor", row.dataset["row"] === id);
}

function keepingScroll(node: HTMLElement, draw: () => void): void {
  const { scrollTop } = node;
  draw();
  node.scrollTop = scrollTop;
}

/** What has the keys, as a selector that finds it again after all is drawn anew, with what was typed there. */
interface Focus {
  readonly selector: string;
  readonly typed?: { readonly value: string; readonly from: number | null; readonly to: number | null };
}

const MARKS = ["data-open", "data-limit", "data-usual", "data-fix", "data-id"] as const;

function focusIn(root: HTMLElement): Focus | undefined {
  const active = document.activeElement;
  if (active === null || !root.contains(active)) return undefined;
  const name = MARKS.find((mark) => active.hasAttribute(mark));
  if (name === undefined) return undefined;
  const row = active.closest<HTMLElement>("tr[data-row]")?.dataset["row"];
  const selector = `${row === undefined ? "" : `tr[data-row="${CSS.escape(row)}"] `}[${name}="${CSS.escape(active.getAttribute(name) ?? "")}"]`;
  if (!(active instanceof HTMLInputElement) || active.value === active.defaultValue) return { selector };
  return { selector, typed: { value: active.value, from: active.selectionStart, to: active.selectionEnd } };
}

function refocus(root: HTMLElement, focus: Focus | undefined): void {
  if (focus === undefined) return;
  const found = root.querySelector<HTMLElement>(focus.selector) ?? root.querySelector<HTMLElement>('.open[tabindex="0"]');
  found?.focus({ preventScroll: true });
  if (focus.typed === undefined || !(found instanceof HTMLInputElement)) return;
  found.value = focus.typed.value;
  found.setSelectionRange(focus.typed.from, focus.typed.to);
}

interface Listening {
  readonly root: HTMLElement;
  readonly list: HTMLElement;
  readonly state: State;
  readonly ports: PicturePorts<SavedHealth>;
  readonly choose: (name: string) => void;
}

function listen({ root, list, state, ports, choose }: Listening): void {
  const setLimit = (limit: string, text: string): void => {
    void ports.change({ kind: "set-limit", plan: state.data.plan, limit, text }).then((done) => { if (done) ports.announcer.say(t("The limit is written into the plan.")); });
  };
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const { id, of, for: item, fix, usual } = target?.closest<HTMLElement>("[data-id], [data-fix], [data-usual]")?.dataset ?? {};
    const check = target?.closest<HTMLElement>("[data-check]")?.dataset["check"];
    if (id !== undefined) ports.reveal(id, event.detail === 0);
    else if (of !== undefined && item !== undefined && fix !== undefined) applyFix(state, ports, { of, id: item, title: fix });
    else if (usual !== undefined) setLimit(usual, "");
    else if (check !== undefined) {
      choose(check);
      list.querySelector<HTMLElement>('.open[aria-pressed="true"]')?.focus({ preventScroll: true });
    }
  });
  root.addEventListener("dblclick", (event) => {
    const id = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]")?.dataset["id"] : undefined;
    if (id !== undefined) ports.reveal(id, true);
  });
  root.addEventListener("change", (event) => {
    const { target } = event;
    if (target instanceof HTMLInputElement && target.dataset["limit"] !== undefined) setLimit(target.dataset["limit"], target.value);
  });
  root.addEventListener("keydown", (event) => { fieldKeys(event); });
  list.addEventListener("keydown", (event) => { walk(event, list, choose); });
}

function applyFix(state: State, ports: PicturePorts<SavedHealth>, fix: { readonly of: string; readonly id: string; readonly title: string }): void {
  void ports.change({ kind: "apply-fix", plan: state.data.plan, ...fix }).then((done) => { if (done) ports.announcer.say(t("Done: {0}", fix.title.replaceAll("`", ""))); });
}

/** Escape leaves the limit as it was. */
function fieldKeys(event: KeyboardEvent): void {
  const { target } = event;
  if (event.key !== "Escape" || !(target instanceof HTMLInputElement)) return;
  event.stopPropagation();
  target.value = target.defaultValue;
}

/** Up and down choose the check, as in a list. */
function walk(event: KeyboardEvent, list: HTMLElement, choose: (name: string) => void): void {
  const all = [...list.querySelectorAll<HTMLElement>(".open")];
  const here = all.findIndex((button) => button === document.activeElement);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
  const next = to === undefined || here < 0 ? undefined : all[Math.max(0, Math.min(all.length - 1, to))];
  if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  choose(next.dataset["open"] ?? REGISTER);
  const chosen = list.querySelector<HTMLElement>('.open[aria-pressed="true"]');
  chosen?.focus({ preventScroll: true });
  chosen?.scrollIntoView({ block: "nearest" });
}

function createToolbar(only: (on: boolean) => void): { readonly node: HTMLElement; show(data: HealthData, onlyBroken: boolean): void } {
  const name = element("span", { class: "name" });
  const worst = element("span", { class: "late" });
  const broken = toggleButton(t("Only what is beyond its limit"), "filter", t("Beyond limits"), only);
  const node = element("div", {
    class: "toolbar",
    attributes: { role: "toolbar", "aria-label": t("Health") },
    children: [name, element("span", { class: "figures", children: [worst] }), element("span", { class: "gap" }), broken.node],
  });
  return {
    node,
    show(data, onlyBroken) {
      setText(name, data.title);
      name.title = data.title;
      const beyond = data.checks.filter(({ verdict }) => verdict === "broken");
      setText(worst, beyond.length === 0 ? "" : beyond.length === 1 && beyond[0] !== undefined ? t("Beyond: {0}", checkWords(beyond[0].name).title) : t("{0} checks beyond", beyond.length));
      worst.hidden = beyond.length === 0;
      broken.set(onlyBroken);
    },
  };
}
