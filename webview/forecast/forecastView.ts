import type { ForecastData, ForecastTurn } from "../../src/core/view/forecastData";
import type { ForecastAnswer, ForecastAsk } from "../../src/protocol/simulationMessages";
import { element } from "../shared/dom";
import { createEffects } from "../shared/effects";
import type { Effects } from "../shared/effects";
import { t } from "../shared/l10n";
import { smallFont, textMeasure } from "../shared/measure";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { answersPart } from "./answers";
import { distributionChart } from "./distribution";
import { jointChart } from "./joint";
import { drawn } from "./marks";
import { curveIn, newState, savedOf, takeData } from "./state";
import type { ForecastViewState, SavedForecast } from "./state";
import { criticalTable, figureTables, promiseTable } from "./tables";
import { createToolbar } from "./toolbar";
import type { Toolbar } from "./toolbar";
import { tornadoChart } from "./tornado";
import { createWhatIf } from "./whatIf";
import type { WhatIf } from "./whatIf";
import { subjectTitle } from "./words";

type Asking = Effects<ForecastAnswer, ForecastAsk>;

interface Parts {
  readonly state: ForecastViewState;
  readonly ports: PicturePorts<SavedForecast>;
  readonly root: HTMLElement;
  readonly charts: HTMLElement;
  readonly toolbar: Toolbar;
  readonly whatIf: WhatIf;
  /** How a task or release is spread as the plan is, and all with what is turned. */
  readonly own: Asking;
  readonly tried: Asking;
  readonly measure: (text: string) => number;
}

/** How likely dates and cost are, what moves them, and what would come of a change. */
export function createForecastView(view: HTMLElement, first: ForecastData, saved: SavedForecast | undefined, ports: PicturePorts<SavedForecast>): PictureView<ForecastData> {
  const state = newState(first, saved, ports.words);
  const charts = element("div", { class: "charts", attributes: { tabindex: "0", role: "region", "aria-label": t("How likely dates and cost are") } });
  const root = element("div", { class: "forecast" });
  const ask = (asked: ForecastAsk): Promise<ForecastAnswer> => ports.forecast(asked).catch((fault: unknown) => ({ kind: "refused", message: fault instanceof Error ? fault.message : t("It could not be simulated.") }));
  const own: Asking = createEffects(ask, () => { answered(parts); });
  const tried: Asking = createEffects(ask, () => { answered(parts); });
  const whatIf = createWhatIf({
    turned: (turns) => {
      want(parts, turns);
      draw(parts);
    },
    accept: (turns) => ports.change({ kind: "turn-plan", plan: state.data.plan, turns }),
  });
  const keep = (): void => {
    ports.save(savedOf(state));
    draw(parts);
  };
  const toolbar = createToolbar({
    choose: (subject) => {
      state.subject = subject;
      want(parts, whatIf.turns);
      keep();
    },
    confidence: (confidence) => {
      state.say = { ...state.say, confidence };
      keep();
    },
    tables: (on) => {
      state.tables = on;
      keep();
    },
    whatIf: (on) => {
      state.whatIf = on;
      keep();
    },
  });
  const parts: Parts = { state, ports, root, charts, toolbar, whatIf, own, tried, measure: textMeasure(() => smallFont(root)) };
  root.append(charts, whatIf.node);
  view.append(toolbar.node, root);
  root.addEventListener("click", (event) => {
    const id = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-go]")?.dataset["go"] : undefined;
    if (id !== undefined) ports.reveal(id, true);
  });
  new ResizeObserver(() => { draw(parts); }).observe(charts);
  show(parts);
  return {
    root, toolbar: toolbar.node,
    show: (data) => {
      takeData(state, data, ports.words);
      own.clear();
      tried.clear();
      show(parts);
    },
    followCursor: () => undefined,
  };
}

function show(parts: Parts): void {
  parts.whatIf.show(parts.state.data);
}

/** Asks for what is not known: the chosen item's spread, and what is turned. */
function want({ state, own, tried }: Parts, turns: readonly ForecastTurn[]): void {
  const of = state.subject.kind === "item" ? state.subject.id : "";
  own.want(of === "" || state.data.shown === undefined ? undefined : { turns: [], of });
  tried.want(turns.length === 0 ? undefined : { turns, of });
  if (turns.length === 0) state.tried = undefined;
}

function answered(parts: Parts): void {
  const { state, own, tried, ports } = parts;
  const [item, turned] = [own.known(), tried.known()];
  if (item?.kind === "shown") state.own = curveIn(item.shown, state.subject);
  else if (item?.kind === "refused") ports.announcer.show(item.message);
  state.tried = turned?.kind === "shown" ? turned.shown : undefined;
  draw(parts);
}

function draw(parts: Parts): void {
  const { state, toolbar, whatIf, tried, charts, root } = parts;
  toolbar.show(state);
  root.classList.toggle("with-sliders", state.whatIf);
  whatIf.node.hidden = !state.whatIf;
  whatIf.tell(state.shown, tried.known(), state.say, state.data.dayMinutes);
  if (charts.clientWidth === 0) return;
  const top = charts.scrollTop;
  const focused = document.activeElement instanceof HTMLElement && charts.contains(document.activeElement) ? document.activeElement.dataset["go"] : undefined;
  charts.replaceChildren(...sections(parts));
  charts.scrollTop = top;
  if (focused !== undefined) charts.querySelector<HTMLElement>(`[data-go="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function sections({ state, ports, charts, measure }: Parts): readonly HTMLElement[] {
  const { data, subject, say } = state;
  const shown = state.tried ?? state.shown;
  if (shown === undefined || state.shown === undefined) return [element("p", { class: "waiting", text: t("Simulating this plan… The first figures come after 1 000 samples.") })];
  const now = subject.kind === "item" ? (state.own ?? curveIn(state.shown, subject)) : curveIn(state.shown, subject);
  const tried = curveIn(state.tried, subject);
  const inner = charts.clientWidth - 32;
  const wide = inner >= 720;
  const half = wide ? Math.floor((inner - 24) / 2) : inner;
  const distribution = now === undefined ? element("p", { class: "waiting", text: t("Simulating…") }) : drawn(distributionChart({ data, subject, now, tried, shown, say, width: inner, height: Math.max(240, Math.min(380, Math.round(charts.clientHeight * 0.5))), measure }));
  const varies = shown.cost.p95 > shown.cost.p10;
  return [
    part("distribution", t("{0}: how likely", subjectTitle(subject, data)), [distribution, ...(tried === undefined ? [] : [element("p", { class: "quiet", text: t("Dashed: as the plan is.") })])]),
    element("div", { class: "pair", children: [
      part("tornado", t("What moves the finish most"), [shown.tornado.length === 0 ? element("p", { class: "quiet", text: t("Nothing that is uncertain moves the finish.") }) : drawn(tornadoChart(shown.tornado, half))]),
      part("joint", t("Finish and cost together"), [varies ? drawn(jointChart(data, shown, say, { width: half, height: 260 })) : element("p", { class: "quiet", text: t("The cost is the same in all samples: it varies where people with a rate work on uncertain estimates, or where risks cost money.") })]),
    ] }),
    element("section", { class: state.tables ? "part tables" : "tables visually-hidden", attributes: { "aria-label": t("Figures") }, children: [...figureTables(data, shown, subject, tried ?? now, say)] }),
    element("div", { class: "pair", children: [part("promises", t("Promises"), [promiseTable(shown, say)]), part("critical", t("What decides the finish"), criticalTable(shown, say))] }),
    answersPart(shown, say, { open: state.more, turned: (open) => {
      state.more = open;
      ports.save(savedOf(state));
    } }),
  ];
}

function part(name: string, title: string, children: readonly (HTMLElement | SVGElement)[]): HTMLElement {
  return element("section", { class: `part ${name}`, children: [element("h2", { text: title }), ...children] });
}
