import type { ReportDocument, ReportPoint, ReportQuarter, ReportRow, ReportSection, ReportTile } from "../../src/core/view/report/reportShape";
import { element, svgElement } from "../shared/dom";
import { t } from "../shared/l10n";

/** The report as elements; everything that the plan says is text. */
export function drawReport({ title, subtitle, summary, tone, tiles, line, sections }: ReportDocument): readonly HTMLElement[] {
  return [element("div", {
    class: "sheet",
    children: [
      element("h1", { text: title }),
      element("p", { class: "subtitle", text: subtitle }),
      ...(summary.length === 0 ? [] : [element("div", { class: `summary ${tone}`, children: summary.map((text) => element("p", { text })) })]),
      ...(tiles.length === 0 ? [] : [element("ul", { class: "tiles", attributes: { "aria-label": t("Figures") }, children: tiles.map(drawTile) })]),
      ...(line.length === 0 ? [] : [drawLine(line)]),
      ...sections.map(drawSection),
    ],
  })];
}

function drawTile({ key, label, value, note, tone, go, section, wide }: ReportTile): HTMLElement {
  return element("li", {
    class: wide ? "wide" : "",
    children: [element("button", {
      class: "tile", attributes: { type: "button", "data-key": `tile ${key}`, "data-go": go, "data-section": section },
      children: [
        element("span", { class: "label", text: label }), element("span", { class: `value ${tone}`, text: value }),
        element("span", { class: "note", text: note, attributes: { title: note } }),
      ],
    })],
  });
}

function drawQuarter({ title, note, who }: ReportQuarter): HTMLElement {
  const one = (person: ReportQuarter["who"][number]): HTMLElement => element("li", person.go === "" ? { text: person.title } : { children: [goButton(`quarter ${person.go}`, person.go, person.title)] });
  return element("div", { children: [element("h3", { text: title }), element("p", { class: "note", text: note }), element("ul", { children: who.map(one) })] });
}

function goButton(key: string, go: string, text: string): HTMLElement {
  return element("button", { class: "go", attributes: { type: "button", "data-key": key, "data-go": go }, text });
}

function drawSection({ key, title, words, head, rows, more, grid = [] }: ReportSection): HTMLElement {
  const heading = `report-${key}`;
  return element("section", {
    attributes: { "data-section": key, "aria-labelledby": heading },
    children: [
      element("h2", { attributes: { id: heading, tabindex: "-1" }, text: title }),
      ...words.map((text) => element("p", { text })),
      ...(grid.length === 0 ? [] : [element("div", { class: "quarters", children: grid.map(drawQuarter) })]),
      ...(rows.length === 0 ? [] : [element("div", { class: "scroll", children: [element("table", {
        children: [
          element("thead", { children: [element("tr", { children: head.map((text) => element("th", { attributes: { scope: "col" }, text })) })] }),
          element("tbody", { children: rows.map((row, at) => drawRow(`${key} ${String(at)} ${row.go}`, row)) }),
        ],
      })] })]),
      ...(more > 0 ? [element("p", { class: "more", text: t("and {0} more", more) })] : []),
    ],
  });
}

function drawRow(key: string, { go, tone, cells, below }: ReportRow): HTMLElement {
  const [first = "", ...rest] = cells;
  return element("tr", {
    class: tone, attributes: { "data-row": go },
    children: [
      element("th", {
        attributes: { scope: "row" },
        children: [
          goButton(key, go, first),
          ...(below.length === 0 ? [] : [element("ul", { children: below.map((text) => element("li", { text })) })]),
        ],
      }),
      ...rest.map((text) => element("td", { text })),
    ],
  });
}

const WIDTH = 900;
const EDGE = 12;

/** The line of time: how far it is, milestones, target and forecast. Its words stand in the sections too. */
function drawLine(points: readonly ReportPoint[]): HTMLElement {
  const x = (at: number): string => String(Math.round((EDGE + at * (WIDTH - 2 * EDGE)) * 10) / 10);
  const today = points.find(({ kind }) => kind === "today")?.at ?? 0;
  const across = (name: string, to: number): SVGElement => svgElement("line", { class: name, attributes: { x1: x(0), x2: x(to), y1: "43", y2: "43" } });
  const marked = (point: ReportPoint, [y1, y2, y]: readonly [string, string, string]): readonly SVGElement[] => [
    svgElement("line", { class: point.late ? "mark late" : "mark", attributes: { x1: x(point.at), x2: x(point.at), y1, y2 } }),
    svgElement("text", { class: point.late ? "late" : "plain", attributes: { x: x(point.at), y, "text-anchor": point.at < 0.2 ? "start" : point.at > 0.8 ? "end" : "middle" }, text: point.label }),
  ];
  const drawn = points.flatMap((point): readonly SVGElement[] => {
    if (point.kind === "today") return marked(point, ["30", "56", "24"]);
    if (point.kind !== "milestone") return marked(point, point.low ? ["43", "78", "92"] : ["43", "62", "76"]);
    return [svgElement("path", { class: point.late ? "point late" : "point", attributes: { d: `M${x(point.at)} 36l7 7l-7 7l-7 -7Z` }, children: [svgElement("title", { text: point.label })] })];
  });
  const label = `${t("Line of time")}: ${points.map((point) => point.label).join("; ")}`;
  return element("div", { class: "line", children: [svgElement("svg", { attributes: { viewBox: `0 0 ${String(WIDTH)} 98`, role: "img", "aria-label": label }, children: [across("track", 1), across("gone", today), ...drawn] })] });
}
