import { metricChart } from "../../src/core/view/metricsChart";
import type { MetricShown } from "../../src/core/view/metricsData";
import { nearestPlace, tenth } from "../../src/core/view/metricsLine";
import type { MetricChart, MetricScene } from "../../src/core/view/metricsScene";
import { dayText, metricText } from "../../src/core/view/metricsText";
import { element, setAttribute, svgElement } from "../shared/dom";
import { drawn } from "../shared/drawnMarks";
import { t } from "../shared/l10n";
import type { Tip, TipLine } from "../shared/tip";
import { chartWords, sinceWords } from "./words";

/** So many figures further with the keys of pages. */
const PAGE = 10;

/** The chart of a metric, with the figure that is pointed at, or walked to by keys, in words. */
export function createPlot(scene: MetricScene, tip: Tip): HTMLElement {
  const { metric, dates } = scene;
  const chart = metricChart(scene);
  const svg = drawn({ ...chart, says: chartWords(metric, dates) });
  const mark = svgElement("g", { class: "readout" });
  svg.append(mark);
  const last = metric.days.length - 1;
  const plot = element("div", {
    class: "plot", children: [svg],
    attributes: { role: "slider", tabindex: "0", "aria-label": t("Figures of {0}", metric.title), "aria-valuemin": "0", "aria-valuemax": String(last), "aria-valuenow": String(last), "aria-valuetext": readout(scene, last) },
  });
  const show = (place: number, at?: { readonly x: number; readonly y: number }): void => {
    const [x, y] = [chart.frame.x(metric.days[place] ?? 0), chart.frame.y(metric.values[place] ?? 0)];
    mark.replaceChildren(
      svgElement("path", { class: "mark", attributes: { d: `M${tenth(x)} ${tenth(chart.frame.top)}V${tenth(chart.frame.bottom)}` } }),
      svgElement("circle", { class: "chosen", attributes: { cx: tenth(x), cy: tenth(y), r: "5" } }),
    );
    setAttribute(plot, "aria-valuenow", String(place));
    setAttribute(plot, "aria-valuetext", readout(scene, place));
    const box = svg.getBoundingClientRect();
    tip.show(lines(scene, place), at ?? { x: box.left + x, y: box.top + y });
  };
  const hide = (): void => {
    mark.replaceChildren();
    tip.hide();
  };
  listen({ plot, svg, chart, scene, show, hide, ahead: (day, at) => {
    mark.replaceChildren();
    tip.show([{ text: trendOn(metric, day) }, { text: dayText(day, dates), kind: "quiet" }], at);
  } });
  return plot;
}

interface Parts {
  readonly plot: HTMLElement;
  readonly svg: SVGSVGElement;
  readonly chart: MetricChart;
  readonly scene: MetricScene;
  readonly show: (place: number, at?: { readonly x: number; readonly y: number }) => void;
  readonly hide: () => void;
  /** Behind the last figure the trend is read. */
  readonly ahead: (day: number, at: { readonly x: number; readonly y: number }) => void;
}

function listen({ plot, svg, chart: { frame }, scene: { metric }, show, hide, ahead }: Parts): void {
  const last = metric.days.length - 1;
  const place = (): number => Number(plot.getAttribute("aria-valuenow"));
  plot.addEventListener("pointermove", ({ clientX: x, clientY: y }) => {
    const at = x - svg.getBoundingClientRect().left;
    if (at < frame.left - 8 || at > frame.right + 8) return hide();
    const day = Math.round(frame.span.from + ((at - frame.left) / (frame.right - frame.left)) * (frame.span.to - frame.span.from));
    if (metric.trend !== undefined && at > frame.x(metric.days[last] ?? 0) + 12) ahead(day, { x, y });
    else show(nearestPlace(metric, day), { x, y });
  });
  plot.addEventListener("pointerleave", hide);
  plot.addEventListener("blur", hide);
  plot.addEventListener("focus", () => { if (plot.matches(":focus-visible")) show(place()); });
  plot.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return hide();
    const steps: Readonly<Partial<Record<string, number>>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -PAGE, PageUp: PAGE, Home: -last, End: last };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    show(Math.max(0, Math.min(last, place() + step)));
  });
}

function lines({ metric, dates }: MetricScene, place: number): readonly TipLine[] {
  return [
    { text: metricText(metric.values[place] ?? 0, metric) }, { text: dayText(metric.days[place] ?? 0, dates), kind: "quiet" },
    { text: sinceWords(metric, place, dates), kind: "quiet" },
  ];
}

function readout(scene: MetricScene, place: number): string {
  return lines(scene, place).map(({ text }) => text).filter((text) => text !== "").join(", ");
}

function trendOn(metric: MetricShown, day: number): string {
  const { trend } = metric;
  return trend === undefined ? "" : t("by the trend {0}", metricText(trend.level + trend.perDay * (day - trend.to), metric));
}
