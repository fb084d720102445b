import type { SprintLane, SprintsData, SprintTarget } from "../../src/core/view/sprintsData";
import type { DateFormat } from "../shared/dates";
import { element, svgElement } from "../shared/dom";
import { t } from "../shared/l10n";
import { CHART, figure, figureAxis, line, PANE, pointCount, short, timeWords, topOf, words, xOf, yOf } from "./chart";

/** The three pictures above the sprints. */
export function drawCharts(data: SprintsData, sprint: SprintLane, up: boolean, dates: DateFormat): HTMLElement {
  return element("div", { class: "charts", children: [up ? burnUp(sprint, dates) : burnDown(sprint, dates), velocityBars(data), forecastCone(data, dates)] });
}

interface BurnPlace {
  readonly x: (day: number) => number;
  readonly axis: readonly SVGElement[];
  readonly most: number;
}

function burnPlace({ burn, planned }: SprintLane, dates: DateFormat): BurnPlace {
  const most = topOf([planned]);
  const x = (day: number): number => xOf(day / Math.max(1, burn.length - 1));
  // The last instant belongs to the day before.
  const texts = burn.map(({ at }, day): readonly [number, string] => [day / Math.max(1, burn.length - 1), day === burn.length - 1 ? dates.end(at) : dates.day(at)]);
  return { x, most, axis: [...figureAxis(most), ...timeWords(texts)] };
}

function burnDown(sprint: SprintLane, dates: DateFormat): HTMLElement {
  const { burn, planned, number } = sprint;
  const { x, axis, most } = burnPlace(sprint, dates);
  const known = burn.flatMap(({ left }, day) => (left === null ? [] : [[x(day), yOf(left, most)] as const]));
  const last = [...burn].reverse().find(({ left }) => left !== null);
  const said = last === undefined || last.left === null
    ? t("{0} planned", pointCount(planned))
    : last.left > last.ideal + 0.5 ? t("{0} of {1} left, {2} more than at an even pace", short(last.left), pointCount(planned), short(last.left - last.ideal)) : t("{0} of {1} left", short(last.left), pointCount(planned));
  return figure(t("Burn-down of sprint {0}", number), said, [
    ...axis, ...line("ideal", burn.map(({ ideal }, day) => [x(day), yOf(ideal, most)] as const)), ...line("actual", known), ...dots(known),
  ], [["ideal", t("even pace")], ["actual", t("left")]]);
}

function burnUp(sprint: SprintLane, dates: DateFormat): HTMLElement {
  const { burn, planned, number } = sprint;
  const { x, axis, most } = burnPlace(sprint, dates);
  const known = burn.flatMap(({ done }, day) => (done === null ? [] : [[x(day), yOf(done, most)] as const]));
  const done = [...burn].reverse().find((day) => day.done !== null)?.done ?? 0;
  return figure(t("Burn-up of sprint {0}", number), t("{0} of {1} done", short(done), pointCount(planned)), [
    ...axis, ...line("scope", burn.map((_, day) => [x(day), yOf(planned, most)] as const)), ...line("ideal", burn.map(({ ideal }, day) => [x(day), yOf(planned - ideal, most)] as const)), ...line("done", known), ...dots(known),
  ], [["scope", t("scope")], ["ideal", t("even pace")], ["done", t("done")]]);
}

function dots(points: readonly (readonly [x: number, y: number])[]): readonly SVGElement[] {
  const last = points.at(-1);
  return last === undefined ? [] : [svgElement("circle", { class: "dot", attributes: { cx: last[0].toFixed(1), cy: last[1].toFixed(1), r: "3" } })];
}

/** So many of the last sprints have a bar. */
const MOST_BARS = 12;

function velocityBars({ sprints, velocity, counted }: SprintsData): HTMLElement {
  const shown = sprints.filter(({ done }) => done !== null).slice(-MOST_BARS);
  const most = topOf([...shown.map(({ done, planned }) => Math.max(done ?? 0, planned)), velocity?.high ?? 0, counted ?? 0]);
  const step = PANE.width / Math.max(1, shown.length);
  const width = Math.min(26, step * 0.32);
  const bars = shown.flatMap(({ done, planned, state, number }, at) => {
    const middle = CHART.left + step * (at + 0.5);
    const rect = (className: string, x: number, value: number): SVGElement => svgElement("rect", { class: className, attributes: { x: x.toFixed(1), y: yOf(value, most).toFixed(1), width: width.toFixed(1), height: Math.max(0, CHART.top + PANE.height - yOf(value, most)).toFixed(1), rx: "2" } });
    return [rect("planned", middle - width - 1, planned), rect(state === "current" ? "taken running" : "taken", middle + 1, done ?? 0), words(String(number), middle, CHART.height - 7, "middle")];
  });
  const mean = velocity?.mean ?? counted;
  const level = mean === undefined ? [] : [svgElement("path", { class: "mean", attributes: { d: `M${String(CHART.left)} ${yOf(mean, most).toFixed(1)}H${String(CHART.width - CHART.right)}` } })];
  const said = velocity === undefined
    ? counted === undefined ? t("No sprint is over yet") : t("No sprint is over yet: the plan counts on {0}", pointCount(counted))
    : velocity.count === 1 ? t("{0} in the one sprint that is over", pointCount(velocity.mean)) : t("{0} a sprint, mean of the last {1}, from {2} to {3}", pointCount(velocity.mean), velocity.count, short(velocity.low), short(velocity.high));
  return figure(t("Velocity"), said, [...figureAxis(most), ...bars, ...level], [["planned", t("planned")], ["taken", t("done")], ["mean", t("mean")]]);
}

function coneWords(all: SprintTarget | undefined, left: number, dates: DateFormat): string {
  if (all === undefined || all.p50 === null || all.p80 === null) return t("{0} left; no sprint says yet how fast they go", pointCount(left));
  const last = dates.end(all.p80.at);
  if (all.p50.sprint === all.p80.sprint) return t("{0} left: done by the end of sprint {1}, {2} (four in five)", pointCount(left), all.p80.sprint, last);
  return t("{0} left: done by sprint {1} (even odds) or {2}, {3} (four in five)", pointCount(left), all.p50.sprint, all.p80.sprint, last);
}

function forecastCone({ cone, doneBefore, left, sprints, targets, items }: SprintsData, dates: DateFormat): HTMLElement {
  const scope = doneBefore + left;
  const most = topOf([scope, ...cone.map(({ p90 }) => Math.min(p90, scope * 1.25))]);
  const first = (cone[0]?.number ?? 1) - 1;
  const before = sprints.filter(({ number, state }) => number <= first && state === "past");
  const steps = Math.max(1, before.length + cone.length);
  const doneBy = (number: number): number => items.reduce((sum, { finished, lands, points }) => sum + (finished && lands <= number ? points : 0), 0);
  const past = before.map(({ number }, at): readonly [number, number] => [xOf((at + 1) / steps), yOf(Math.min(most, doneBy(number)), most)]);
  const origin: readonly [number, number] = [xOf(before.length / steps), yOf(Math.min(most, doneBy(first)), most)];
  const side = (key: "p10" | "p50" | "p90"): readonly (readonly [number, number])[] => [origin, ...cone.map((point, at): readonly [number, number] => [xOf((before.length + at + 1) / steps), yOf(Math.min(most, point[key]), most)])];
  const band = cone.length === 0 ? [] : [svgElement("path", { class: "cone", attributes: { d: `M${[...side("p90"), ...[...side("p10")].reverse()].map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z` } })];
  const all = targets.find(({ release }) => release === "");
  const said = left <= 0 ? t("Nothing is left") : coneWords(all, left, dates);
  return figure(t("Forecast"), said, [
    ...figureAxis(most), ...band, ...line("scope", [[xOf(0), yOf(scope, most)], [xOf(1), yOf(scope, most)]]), ...line("done", [[xOf(0), yOf(0, most)], ...past]), ...line("median", side("p50")),
    ...timeWords(Array.from({ length: steps }, (_, at): readonly [number, string] => [(at + 1) / steps, String((before[0]?.number ?? first + 1) + at)])),
  ], [["scope", t("scope")], ["done", t("done")], ["cone", t("P10 to P90")]]);
}
