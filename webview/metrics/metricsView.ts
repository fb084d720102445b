import type { MetricsData, MetricShown } from "../../src/core/view/metricsData";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { smallFont, textMeasure } from "../shared/measure";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { createTip } from "../shared/tip";
import { drawCards } from "./cards";
import { drawDetail } from "./detail";
import { chosenMetric, metricOf, newState, savedOf, shownMetrics } from "./state";
import type { SavedMetrics } from "./state";
import { createToolbar } from "./toolbar";

/** The metrics of a plan as cards; beside them the chart of the chosen one. */
export function createMetricsView(view: HTMLElement, first: MetricsData, saved: SavedMetrics | undefined, ports: PicturePorts<SavedMetrics>): PictureView<MetricsData> {
  let state = newState(first, saved, ports.words);
  let shown: readonly MetricShown[] = [];
  const cards = element("div", { class: "cards", attributes: { role: "listbox", "aria-label": t("Metrics") } });
  const none = element("p", { class: "quiet none", text: t("No metric passes the filter.") });
  const detail = element("section", { class: "chosen-metric", attributes: { tabindex: "-1" } });
  const list = element("div", { class: "list", children: [cards, none] });
  const root = element("div", { class: "metrics", children: [list, detail] });
  const tip = createTip(view);
  const measure = textMeasure(() => smallFont(root));
  const toolbar = createToolbar((next) => {
    state = { ...state, ...next };
    if (next.tables === undefined) drawAll();
    else drawChosen();
  }, state.text);
  view.append(toolbar.node, root);
  const save = (): void => { ports.save(savedOf(state, list.scrollTop)); };
  const drawChosen = (): void => {
    const metric = chosenMetric(shown, state.selected);
    tip.hide();
    toolbar.show(state, shown.length);
    markChosen(cards, metric?.id);
    redrawn(detail, metric === undefined ? [] : drawDetail(metric, { data: state.data, dates: state.dates, tables: state.tables, width: Math.max(280, detail.clientWidth - 32), height: detail.clientHeight, measure, tip }));
    detail.setAttribute("aria-label", metric?.title ?? t("Metrics"));
    save();
  };
  const drawAll = (): void => {
    const focused = cards.contains(document.activeElement);
    const top = list.scrollTop;
    shown = shownMetrics(state.data.metrics, state);
    cards.replaceChildren(...drawCards(shown, state.dates));
    none.hidden = shown.length > 0;
    drawChosen();
    list.scrollTop = top;
    if (focused) chosenCard(cards)?.focus({ preventScroll: true });
  };
  const choose = (id: string): void => {
    if (id === state.selected) return;
    state = { ...state, selected: id };
    detail.scrollTop = 0;
    drawChosen();
    chosenCard(cards)?.scrollIntoView({ block: "nearest" });
  };
  listen({ root, cards, choose, reveal: ports.reveal });
  list.addEventListener("scrollend", save);
  drawAll();
  list.scrollTop = saved?.top ?? 0;
  new ResizeObserver(() => { drawChosen(); }).observe(detail);
  return {
    root,
    toolbar: toolbar.node,
    show(data) {
      state = newState(data, savedOf(state, 0), ports.words);
      drawAll();
    },
    followCursor: (id) => { choose(metricOf(id, shown, chosenMetric(shown, state.selected))?.id ?? state.selected); },
  };
}

function markChosen(cards: HTMLElement, id: string | undefined): void {
  for (const card of cards.children) {
    const own = card.getAttribute("data-metric") === id;
    card.setAttribute("aria-selected", String(own));
    card.setAttribute("tabindex", own ? "0" : "-1");
  }
}

function chosenCard(cards: HTMLElement): HTMLElement | null {
  return cards.querySelector<HTMLElement>('[aria-selected="true"]');
}

/** Draws anew what has scrolled and may have the keys: both stay where they are. */
function redrawn(detail: HTMLElement, children: readonly HTMLElement[]): void {
  const { scrollTop } = detail;
  const active = document.activeElement instanceof HTMLElement && detail.contains(document.activeElement) ? document.activeElement : undefined;
  const selector = active?.dataset["go"] === undefined ? ".plot" : `[data-go="${CSS.escape(active.dataset["go"])}"]`;
  detail.replaceChildren(...children);
  detail.scrollTop = scrollTop;
  if (active !== undefined && active !== detail) detail.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}

interface Listening {
  readonly root: HTMLElement;
  readonly cards: HTMLElement;
  readonly choose: (id: string) => void;
  readonly reveal: (id: string, focus: boolean) => void;
}

function listen({ root, cards, choose, reveal }: Listening): void {
  const idOf = ({ target }: Event): string | undefined => (target instanceof Element ? target.closest<HTMLElement>("[data-metric]")?.dataset["metric"] : undefined);
  root.addEventListener("click", (event) => {
    const id = idOf(event);
    const source = event.target instanceof Element ? event.target.closest("[data-go]")?.getAttribute("data-go") : undefined;
    if (source !== undefined && source !== null) reveal(source, true);
    if (id === undefined) return;
    choose(id);
    chosenCard(cards)?.focus({ preventScroll: true });
    reveal(id, false);
  });
  cards.addEventListener("dblclick", (event) => {
    const id = idOf(event);
    if (id !== undefined) reveal(id, true);
  });
  cards.addEventListener("keydown", (event) => {
    const id = idOf(event);
    if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = event.key === "Enter" ? undefined : neighbour(cards, event.key);
    if (event.key !== "Enter" && next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === undefined) return reveal(id, true);
    choose(next.dataset["metric"] ?? "");
    next.focus({ preventScroll: true });
    reveal(next.dataset["metric"] ?? "", false);
  });
}

/** The card that a key leads to; up and down go by rows. */
function neighbour(cards: HTMLElement, key: string): HTMLElement | undefined {
  const all = [...cards.querySelectorAll<HTMLElement>("[data-metric]")];
  const here = all.findIndex((card) => card === document.activeElement);
  const top = all[0]?.offsetTop ?? 0;
  const after = all.findIndex((card) => card.offsetTop > top);
  const across = after < 0 ? all.length : after;
  const steps: Readonly<Partial<Record<string, number>>> = { ArrowLeft: here - 1, ArrowRight: here + 1, ArrowUp: here - across, ArrowDown: here + across, Home: 0, End: all.length - 1 };
  const to = steps[key];
  return to === undefined || here < 0 ? undefined : all[to] ?? all[here];
}
