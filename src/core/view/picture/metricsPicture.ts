import { dateFormat, type DateFormat, type DateWords } from "../dates";
import { metricChart } from "../metricsChart";
import type { MetricsData, MetricShown } from "../metricsData";
import { retentionChart } from "../metricsRetention";
import type { MetricSay } from "../metricsScene";
import { sparkMarks, stateMarks } from "../metricsSpark";
import { dayText, metricText } from "../metricsText";
import { painted } from "./marks";
import { inkOf, type Ink, type PictureTheme } from "./palette";
import { between, finished, heading, HEADING, LEAST_WIDTH, MARGIN, MOST_PAGES, MOST_WIDTH, PAGE_HEIGHT, PAGE_WIDTH, sentence } from "./sheet";
import { box, moved, SMALL, tooltip, words } from "./svg";
import type { SvgNode } from "./svg";
import { cutText, textWidth } from "./textWidth";

/** How the picture of metrics is to look, and its words. */
export interface MetricsPictureOptions {
  readonly theme: PictureTheme;
  readonly dates: DateWords;
  readonly say: MetricSay;
  readonly width?: number;
  /** The metric that has a chart; the first where there is none of that id. */
  readonly chosen?: string;
}

interface Sheet {
  readonly ink: Ink;
  readonly theme: PictureTheme;
  readonly width: number;
  readonly say: MetricSay;
  readonly dates: DateFormat;
}

const CARD = { width: 240, height: 124, gap: 12 } as const;
const CHART = 320;
const MOST_CARDS = 60;

/** The metrics of a plan as one SVG: the chart of one of them, and a card for each. */
export function metricsPicture(data: MetricsData, options: MetricsPictureOptions): string {
  return drawnMetrics(data, options, { height: Infinity, cards: MOST_CARDS })[0] ?? "";
}

/** The same in parts that fit on a page each: the chart with as many whole rows of cards as there is room for, then the other cards. */
export function metricsPages(data: MetricsData, options: MetricsPictureOptions): readonly string[] {
  return drawnMetrics(data, { ...options, width: PAGE_WIDTH }, { height: PAGE_HEIGHT, cards: Infinity });
}

function drawnMetrics(data: MetricsData, options: MetricsPictureOptions, most: { readonly height: number; readonly cards: number }): readonly string[] {
  const { theme, say, dates } = options;
  const sheet: Sheet = { ink: inkOf(theme), theme, say, dates: dateFormat(dates, data.now), width: between(options.width, LEAST_WIDTH, MOST_WIDTH, 1200) };
  const { metrics, count } = data;
  const chosen = metrics.find(({ id }) => id === options.chosen) ?? metrics[0];
  const off = metrics.filter(({ state }) => state === "off-track").length;
  const top = heading(sheet, data.title, [...(count > 1 ? [{ text: say("count", count) }] : []), ...(off > 0 ? [{ text: say("offTrack", off), late: true }] : [])]);
  if (chosen === undefined) return [finished(sheet, "metrics", data.title, HEADING + 28, [...top, sentence(sheet, say("noFigures"), HEADING + 6)])];
  const charts = chartsOf(sheet, data, chosen, HEADING + 4);
  const across = Math.max(1, Math.floor((sheet.width - 2 * MARGIN + CARD.gap) / (CARD.width + CARD.gap)));
  const listed = metrics.slice(0, most.cards);
  const pages: string[] = [];
  for (let next = 0; next < listed.length && pages.length < MOST_PAGES;) {
    const isFirst = pages.length === 0;
    const begin = isFirst ? charts.bottom + 12 : 2 * MARGIN;
    const rows = Math.floor((most.height - begin - 24 + CARD.gap) / (CARD.height + CARD.gap));
    const shown = listed.slice(next, next + Math.max(isFirst ? 0 : 1, rows) * across);
    next += shown.length;
    const cards = cardsOf(sheet, shown, begin, across);
    const more = next === listed.length || pages.length === MOST_PAGES - 1 ? count - next : 0;
    pages.push(finished(sheet, "metrics", data.title, cards.bottom + (more > 0 ? 24 : 8), [
      ...(isFirst ? [...top, ...charts.nodes] : []), ...cards.nodes, ...(more > 0 ? [sentence(sheet, say("more", more), cards.bottom + 8)] : []),
    ]));
  }
  return pages;
}

interface Drawn {
  readonly nodes: readonly SvgNode[];
  readonly bottom: number;
}

/** The chart of one metric, with its retention beside it where it has cohorts and there is room. */
function chartsOf({ ink, width, say, dates }: Sheet, { today }: MetricsData, metric: MetricShown, top: number): Drawn {
  const room = width - 2 * MARGIN;
  const title = words(cutText(metric.title, room, 13, true), MARGIN, top + 8, { fill: ink.text, bold: true });
  const beside = metric.curve.length > 1 && metric.days.length > 0 && room > 760;
  const scene = { metric, today, dates, say, height: CHART, width: beside ? Math.floor(room * 0.62) : room, measure: (text: string): number => textWidth(text, SMALL) };
  const nodes: SvgNode[] = [title];
  let y = top + 22;
  if (metric.days.length > 0) nodes.push(moved(MARGIN, y, painted(metricChart(scene), ink)));
  else nodes.push(words(cutText(metric.fault === "" ? say("noFigures") : metric.fault, room, 13), MARGIN, y + 12, { fill: ink.muted }));
  if (metric.curve.length > 1) {
    if (!beside && metric.days.length > 0) y += CHART + 12;
    const left = beside ? scene.width + 24 : 0;
    nodes.push(moved(MARGIN + left, y, painted(retentionChart({ ...scene, width: room - left }), ink)));
  }
  return { nodes, bottom: metric.days.length === 0 && metric.curve.length < 2 ? y + 28 : y + CHART };
}

function cardsOf(sheet: Sheet, shown: readonly MetricShown[], top: number, across: number): Drawn {
  const width = (sheet.width - 2 * MARGIN - (across - 1) * CARD.gap) / across;
  return {
    nodes: shown.map((metric, at) => moved(MARGIN + (at % across) * (width + CARD.gap), top + Math.floor(at / across) * (CARD.height + CARD.gap), cardOf(sheet, metric, width))),
    bottom: top + Math.ceil(shown.length / across) * (CARD.height + CARD.gap),
  };
}

function cardOf(sheet: Sheet, metric: MetricShown, width: number): readonly SvgNode[] {
  const { ink } = sheet;
  const { title, values, state, fault } = metric;
  const [last, room] = [values.at(-1), width - 24];
  const value = last === undefined ? "–" : cutText(metricText(last, metric), room, 20, true);
  const [foot, target] = standing(sheet, metric);
  const mark = fault === "" && state !== undefined;
  return [
    tooltip(title), box(0.5, 0.5, width - 1, CARD.height - 1, { rx: 6, fill: "none", stroke: ink.line }),
    words(cutText(title, room, 13, true), 12, 16, { fill: ink.text, bold: true }), words(value, 12, 40, { fill: ink.text, size: 20, bold: true }),
    moved(12, 54, painted({ marks: sparkMarks(metric, room, 28) }, ink)),
    ...(mark ? [moved(12, 86, painted({ marks: stateMarks(state) }, ink))] : []),
    words(cutText(foot, room - (mark ? 20 : 0), SMALL), mark ? 32 : 12, 93, { fill: state === "off-track" || fault !== "" ? ink.lateText : ink.text, size: SMALL }),
    words(cutText(target, room, SMALL), 12, 111, { fill: ink.muted, size: SMALL }),
  ];
}

/** "off track · by the trend on 26 Oct", and "Target 75% by 30 Jun" */
function standing({ say, dates }: Sheet, metric: MetricShown): readonly [state: string, target: string] {
  const { results, state, fault } = metric;
  const wanted = results.find((one) => one.state === state);
  if (fault !== "") return [fault, ""];
  if (wanted === undefined) return ["", ""];
  const ahead = wanted.forecast !== undefined ? ` · ${say("forecast", dayText(wanted.forecast, dates))}` : wanted.state === "off-track" ? ` · ${say("never")}` : "";
  const target = wanted.target === undefined ? "" : metricText(wanted.target, metric);
  return [`${say(`state ${wanted.state}`)}${ahead}`, target === "" ? "" : wanted.by === undefined ? say("target", target) : say("targetBy", target, dayText(wanted.by, dates))];
}
