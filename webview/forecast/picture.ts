import type { ForecastData } from "../../src/core/view/forecastData";
import { inkOf, typefaceOf } from "../../src/core/view/picture/palette";
import { LEAST_WIDTH } from "../../src/core/view/picture/sheet";
import type { PictureOptions } from "../../src/core/view/picture/sheet";
import { box, moved, node, SMALL, tooltip, words, written } from "../../src/core/view/picture/svg";
import type { SvgNode } from "../../src/core/view/picture/svg";
import { cutText, textWidth } from "../../src/core/view/picture/textWidth";
import { dateFormat } from "../shared/dates";
import { t } from "../shared/l10n";
import { distributionChart } from "./distribution";
import { jointChart } from "./joint";
import { painted } from "./marks";
import type { Chart } from "./marks";
import { curveIn } from "./state";
import type { SavedForecast } from "./state";
import { tornadoChart } from "./tornado";
import { headline, subjectTitle } from "./words";

const MARGIN = 24;

/** Distribution, tornado, finish and cost, as one SVG. */
export function forecastPicture(data: ForecastData, { theme, width: asked = 1200, words: { dates } }: PictureOptions, saved: SavedForecast | undefined): string {
  const ink = inkOf(theme);
  const width = Math.max(LEAST_WIDTH, asked);
  const inner = width - 2 * MARGIN;
  const say = { dates: dateFormat(dates, data.now), currency: data.currency, confidence: saved?.confidence ?? 0.8 };
  const { shown } = data;
  const parts: SvgNode[] = [];
  let y = 64;
  const put = (title: string, chart: Chart, x: number): void => {
    parts.push(words(cutText(title, chart.width, 13, true), x, y, { fill: ink.text, bold: true }), moved(x, y + 14, painted(chart, ink)));
  };
  if (shown !== undefined) {
    const wanted = saved === undefined || saved.kind === "item" ? ({ kind: "finish", id: "" } as const) : ({ kind: saved.kind, id: "" } as const);
    const now = curveIn(shown, wanted);
    if (now !== undefined) {
      const chart = distributionChart({ data, subject: wanted, now, tried: undefined, shown, say, width: inner, height: 320, measure: (text) => textWidth(text, SMALL) });
      put(subjectTitle(wanted, data), chart, MARGIN);
      y += chart.height + 40;
    }
    const half = Math.floor((inner - 24) / 2);
    const tornado = tornadoChart(shown.tornado, half);
    put(t("What moves the finish most"), tornado, MARGIN);
    const varies = shown.cost.p95 > shown.cost.p10;
    if (varies) put(t("Finish and cost together"), jointChart(data, shown, say, { width: half, height: 260 }), MARGIN + half + 24);
    y += Math.max(tornado.height, varies ? 260 : 0) + 40;
  }
  const figures = shown === undefined ? "" : headline(data, shown, say).join(" · ");
  return written(node("svg", {
    xmlns: "http://www.w3.org/2000/svg", class: "gantry-forecast", role: "img", width, height: y, viewBox: `0 0 ${String(width)} ${String(Math.round(y))}`, "font-family": typefaceOf(theme),
  }, [tooltip(data.title), box(0, 0, width, y, { fill: ink.surface }), words(cutText(data.title, inner, 15, true), MARGIN, 20, { fill: ink.text, size: 15, bold: true }), words(cutText(figures, inner, SMALL), MARGIN, 42, { fill: ink.muted, size: SMALL }), ...parts]));
}
