import type { Drawn } from "../drawn";
import { BAR_HEIGHT, BAR_TOP, DIAMOND, ROW_HEIGHT } from "./barLayout";
import type { BarMarks } from "./barLayout";

const MIDDLE = ROW_HEIGHT / 2;
const INSET = 8;

/** How x of the scale and y of the row become x and y of the layer. */
interface Place {
  readonly x: (x: number) => number;
  readonly top: number;
}

/** The marks of one row as one group; x counts from `base`, the row's upper edge is at `top`. */
export function drawBar(marks: BarMarks, base: number, top: number): Drawn {
  const place: Place = { x: (x) => Math.round((x - base) * 2) / 2, top };
  const children: Drawn[] = [];
  if (marks.off.length > 0) children.push(rest(place, marks.off));
  if (marks.baseline !== undefined) children.push(baseline(place, marks.baseline, marks.kind));
  if (marks.slack !== undefined) children.push(slackLine(place, marks.right, marks.slack));
  if (marks.kind === "summary") bracket(children, marks, place);
  else if (marks.kind === "milestone") children.push(diamond(place, (marks.left + marks.right) / 2));
  else body(children, marks, place);
  if (marks.held !== undefined) children.push(heldMark(place, marks.held));
  if (marks.due !== undefined) children.push(dueFlag(place, marks.due));
  if (marks.whisker !== undefined) children.push(...whisker(place, marks.whisker));
  label(children, marks, place);
  if (marks.kind === "task") children.push(rect("resize", "", { x: place.x(marks.right) - 5, y: top + BAR_TOP - 2, width: 9, height: BAR_HEIGHT + 4, rx: 2 }, { "data-part": "resize" }));
  return { name: "bar", tag: "g", attributes: { class: `bar ${marks.kind} ${marks.state}` }, children };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rx: number;
}

const DEAF = { "pointer-events": "none" } as const;

function rect(name: string, className: string, { x, y, width, height, rx }: Box, more: Readonly<Record<string, string>>): Drawn {
  return { name, tag: "rect", attributes: { class: className, x, y, width: Math.max(0, width), height, rx, ...more } };
}

function path(name: string, d: string, more: Readonly<Record<string, string>> = {}): Drawn {
  return { name, tag: "path", attributes: { class: name, d, ...more } };
}

function body(drawn: Drawn[], marks: BarMarks, { x, top }: Place): void {
  const [left, right, y] = [x(marks.left), x(marks.right), top + BAR_TOP];
  drawn.push(rect("body", "body", { x: left, y, width: right - left, height: BAR_HEIGHT, rx: 3 }, { "data-part": "bar" }));
  const inner = (name: string, width: number): Drawn => rect(name, name, { x: left + 1, y: y + 1, width, height: BAR_HEIGHT - 2, rx: 2 }, DEAF);
  if (marks.done > marks.left && !marks.state.includes("finished")) drawn.push(inner("progress", x(marks.done) - left - 2));
  if (marks.lateFrom !== undefined) {
    const from = x(marks.lateFrom);
    drawn.push(rect("overdue", "overdue", { x: from, y, width: right - from, height: BAR_HEIGHT, rx: 2 }, DEAF));
    drawn.push(path("corner", `M${right - 7} ${y}H${right}V${y + 7}Z`, DEAF));
  }
  if (marks.state.includes("blocked")) drawn.push(inner("hatch", right - left - 2));
}

/** A thin bar with a foot at either end; its done part denser. */
function bracket(drawn: Drawn[], marks: BarMarks, { x, top }: Place): void {
  const [left, right, y] = [x(marks.left), x(marks.right), top + MIDDLE - 4];
  const foot = Math.min(4, (right - left) / 2);
  drawn.push(path("bracket", `M${left} ${y}H${right}V${y + 9}L${right - foot} ${y + 5}H${left + foot}L${left} ${y + 9}Z`, { "data-part": "summary" }));
  if (marks.done > marks.left && !marks.state.includes("finished")) {
    drawn.push(rect("bracket-done", "bracket-done", { x: left, y, width: x(marks.done) - left, height: 2.5, rx: 2 }, DEAF));
  }
}

function diamond(place: Place, at: number): Drawn {
  const [x, y, half] = [place.x(at), place.top + MIDDLE, DIAMOND / 2];
  return path("diamond", `M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`, { "data-part": "milestone" });
}

/** The days on which the row's own calendar rests, over its whole height. */
function rest({ x, top }: Place, off: BarMarks["off"]): Drawn {
  return path("off", off.map(([from, to]) => `M${x(from)} ${top}H${x(to)}V${top + ROW_HEIGHT}H${x(from)}Z`).join(""), DEAF);
}

/** A ghost under the bar: where it was when it was promised. */
function baseline(place: Place, [from, to]: readonly [number, number], kind: BarMarks["kind"]): Drawn {
  const y = place.top + BAR_TOP + BAR_HEIGHT + 1;
  if (kind === "milestone") {
    const [middle, half] = [place.x((from + to) / 2), DIAMOND / 2];
    return path("baseline", `M${middle} ${y - half - 2}L${middle + half} ${y - 2}L${middle} ${y + half - 2}L${middle - half} ${y - 2}Z`, DEAF);
  }
  return rect("baseline", "baseline", { x: place.x(from), y, width: place.x(to) - place.x(from), height: 4, rx: 1.5 }, DEAF);
}

/** Above the bar, from where one of ten samples has finished to where nine have; a heavy tick where eight have. */
function whisker({ x, top }: Place, { p10, p80, p90 }: NonNullable<BarMarks["whisker"]>): readonly Drawn[] {
  const y = top + 3.5;
  return [
    path("whisker", `M${x(p10)} ${y - 2.5}V${y + 2.5}M${x(p10)} ${y}H${x(p90)}M${x(p90)} ${y - 2.5}V${y + 2.5}`, DEAF),
    path("p80", `M${x(p80)} ${y - 3}V${y + 3}`, DEAF),
  ];
}

/** A bracket that opens to where the task may go; both ways shut where it may not move. */
function heldMark({ x: of, top }: Place, { at, kind }: NonNullable<BarMarks["held"]>): Drawn {
  const [x, y, height] = [of(at), top + BAR_TOP - 2.5, BAR_HEIGHT + 5];
  const arm = (by: number): string => `M${x + by} ${y}H${x}V${y + height}H${x + by}`;
  return path(`held ${kind}`, kind === "from" ? arm(3.5) : kind === "until" ? arm(-3.5) : `${arm(3.5)}${arm(-3.5)}`, DEAF);
}

/** A thin line along the foot of the bar with a small stop at its end. */
function slackLine({ x, top }: Place, from: number, to: number): Drawn {
  const y = top + BAR_TOP + BAR_HEIGHT - 0.5;
  return path("slack", `M${x(from)} ${y}H${x(to)}M${x(to)} ${y - 3}V${y + 1.5}`);
}

/** A pole over the row's height with a pennant at its top. */
function dueFlag(place: Place, at: number): Drawn {
  const [x, y] = [place.x(at), place.top];
  return path("due", `M${x} ${y + 2}V${y + ROW_HEIGHT - 3}M${x} ${y + 2.5}L${x + 6} ${y + 5}L${x} ${y + 7.5}Z`);
}

/** The title inside or beside the bar, then how late it is, then who: one line of text. */
function label(drawn: Drawn[], marks: BarMarks, { x, top }: Place): void {
  const finished = marks.state.includes("finished");
  const y = top + MIDDLE;
  if (marks.inside) drawn.push({ name: "inside", tag: "text", attributes: { class: "inside", x: x(marks.left) + INSET, y: y + 0.5 }, text: marks.title });
  const left = x(marks.label);
  if (finished) drawn.push(path("check", `M${left} ${y}L${left + 3} ${y + 3}L${left + 9} ${y - 4}`));
  const children = beside(marks);
  if (children.length > 0) drawn.push({ name: "outside", tag: "text", attributes: { class: "outside", x: left + (finished ? 14 : 0), y: y + 0.5 }, children });
}

function beside(marks: BarMarks): readonly Drawn[] {
  const parts: Drawn[] = [];
  const add = (name: string, className: string, text: string): void => {
    parts.push({ name, tag: "tspan", attributes: { class: className, ...(parts.length > 0 ? { dx: 6 } : {}) }, text });
  };
  if (marks.slip !== "") add("slip", "slip", marks.slip);
  if (marks.chance !== "") add("chance", "chance", marks.chance);
  if (!marks.inside && marks.title !== "") add("title", "", marks.title);
  if (marks.initials !== "") add("who", "who", marks.initials);
  return parts;
}
