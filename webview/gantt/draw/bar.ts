import { svgElement } from "../../shared/dom";
import { BAR_HEIGHT, BAR_TOP, DIAMOND, ROW_HEIGHT } from "../barLayout";
import type { BarMarks } from "../barLayout";

const MIDDLE = ROW_HEIGHT / 2;
const INSET = 8;

/** The marks of one row as one group; x counts from `base`. */
export function drawBar(marks: BarMarks, base: number): SVGGElement {
  const group = svgElement("g", { class: `bar ${marks.kind} ${marks.state}` });
  const at = (x: number): number => Math.round((x - base) * 2) / 2;
  if (marks.slack !== undefined) group.append(slackLine(at(marks.right), at(marks.slack)));
  if (marks.kind === "summary") group.append(...bracket(marks, at));
  else if (marks.kind === "milestone") group.append(diamond(at((marks.left + marks.right) / 2)));
  else group.append(...body(marks, at));
  if (marks.due !== undefined) group.append(dueFlag(at(marks.due)));
  group.append(label(marks, at));
  if (marks.kind === "task") group.append(rect("", at(marks.right) - 5, BAR_TOP - 2, 9, BAR_HEIGHT + 4, "resize"));
  return group;
}

type Place = (x: number) => number;

function rect(className: string, x: number, y: number, width: number, height: number, part?: string): SVGRectElement {
  return svgElement("rect", {
    class: className,
    attributes: {
      x: String(x),
      y: String(y),
      width: String(Math.max(0, width)),
      height: String(height),
      rx: className === "body" ? "3" : "2",
      ...(part === undefined ? {} : { "data-part": part }),
    },
  });
}

function body(marks: BarMarks, at: Place): SVGElement[] {
  const [left, right] = [at(marks.left), at(marks.right)];
  const drawn: SVGElement[] = [rect("body", left, BAR_TOP, right - left, BAR_HEIGHT, "bar")];
  if (marks.done > marks.left && !marks.state.includes("finished")) drawn.push(inner("progress", left + 1, at(marks.done) - left - 2));
  if (marks.lateFrom !== undefined) {
    drawn.push(rect("overdue", at(marks.lateFrom), BAR_TOP, right - at(marks.lateFrom), BAR_HEIGHT));
    drawn.push(svgElement("path", { class: "corner", attributes: { d: `M${right - 7} ${BAR_TOP}H${right}V${BAR_TOP + 7}Z` } }));
  }
  if (marks.state.includes("blocked")) drawn.push(inner("hatch", left + 1, right - left - 2));
  for (const mark of drawn.slice(1)) mark.setAttribute("pointer-events", "none");
  return drawn;
}

function inner(className: string, x: number, width: number): SVGElement {
  return rect(className, x, BAR_TOP + 1, width, BAR_HEIGHT - 2);
}

/** A thin bar with a foot at either end; its done part denser. */
function bracket(marks: BarMarks, at: Place): SVGElement[] {
  const [left, right] = [at(marks.left), at(marks.right)];
  const top = MIDDLE - 4;
  const foot = Math.min(4, (right - left) / 2);
  const whole = `M${left} ${top}H${right}V${top + 9}L${right - foot} ${top + 5}H${left + foot}L${left} ${top + 9}Z`;
  const drawn: SVGElement[] = [svgElement("path", { class: "bracket", attributes: { d: whole, "data-part": "summary" } })];
  if (marks.done > marks.left && !marks.state.includes("finished")) {
    const done = rect("bracket-done", left, top, at(marks.done) - left, 2.5);
    done.setAttribute("pointer-events", "none");
    drawn.push(done);
  }
  return drawn;
}

function diamond(x: number): SVGElement {
  const half = DIAMOND / 2;
  return svgElement("path", {
    class: "diamond",
    attributes: { d: `M${x} ${MIDDLE - half}L${x + half} ${MIDDLE}L${x} ${MIDDLE + half}L${x - half} ${MIDDLE}Z`, "data-part": "milestone" },
  });
}

/** A thin line along the foot of the bar with a small stop at its end. */
function slackLine(from: number, to: number): SVGElement {
  const y = BAR_TOP + BAR_HEIGHT - 0.5;
  return svgElement("path", { class: "slack", attributes: { d: `M${from} ${y}H${to}M${to} ${y - 3}V${y + 1.5}` } });
}

/** A pole over the row's height with a pennant at its top. */
function dueFlag(x: number): SVGElement {
  return svgElement("path", { class: "due", attributes: { d: `M${x} 2V${ROW_HEIGHT - 3}M${x} 2.5L${x + 6} 5L${x} 7.5Z` } });
}

/** The title inside or beside the bar, then how late it is, then who: one line of text. */
function label(marks: BarMarks, at: Place): SVGElement {
  const finished = marks.state.includes("finished");
  const group = svgElement("g");
  if (marks.inside) {
    group.append(svgElement("text", { class: "inside", text: marks.title, attributes: { x: String(at(marks.left) + INSET), y: String(MIDDLE + 0.5) } }));
  }
  const beside: SVGElement[] = [];
  if (marks.slip !== "") beside.push(svgElement("tspan", { class: "slip", text: marks.slip }));
  if (!marks.inside && marks.title !== "") beside.push(svgElement("tspan", { text: marks.title }));
  if (marks.initials !== "") beside.push(svgElement("tspan", { class: "who", text: marks.initials }));
  beside.slice(1).forEach((part) => { part.setAttribute("dx", "6"); });
  const x = at(marks.label) + (finished ? 14 : 0);
  if (finished) {
    const left = at(marks.label);
    group.append(svgElement("path", { class: "check", attributes: { d: `M${left} ${MIDDLE}L${left + 3} ${MIDDLE + 3}L${left + 9} ${MIDDLE - 4}` } }));
  }
  group.append(svgElement("text", { class: "outside", attributes: { x: String(x), y: String(MIDDLE + 0.5) }, children: beside }));
  return group;
}
