import { MINUTES_PER_DAY } from "../../model/instant";
import { forAudience } from "../roadmapAudience";
import type { RoadmapCard, RoadmapData, RoadmapGrouping, RoadmapLane } from "../roadmapData";
import { startOfDay } from "../dates";
import type { TimeScale } from "../timeScale";
import { AXIS, drawAxis, drawGrid, trackOf } from "./drawAxis";
import type { MarkedDay, Track } from "./drawAxis";
import { drawRoadmapCard } from "./roadmapCard";
import { drawRing } from "./ring";
import { cardsOf, LANE_PADDING, placeLane, roadmapRange, usualGrouping } from "./roadmapLayout";
import type { PlacedLane } from "./roadmapLayout";
import { finished, heading, HEADING, line, MARGIN, MOST_ROWS, PAGE_HEIGHT, PAGE_WIDTH, sentence, sheetOf } from "./sheet";
import type { Figure, PictureOptions, Sheet } from "./sheet";
import { box, hatch, moved, node, path, SMALL, USUAL, words } from "./svg";
import type { SvgNode } from "./svg";
import { cutText, plainText, textWidth, wrapText } from "./textWidth";

/** What the picture of a roadmap can be told beside. */
export interface RoadmapPictureOptions extends PictureOptions {
  /** What the lanes are; releases where there are any, unless said otherwise. */
  readonly by?: RoadmapGrouping;
  /** Id of the one lane to show. */
  readonly lane?: string;
  /** Leaves out how far everything is: what is promised and planned alone. */
  readonly promisesOnly?: boolean;
}

/** The roadmap of a plan as one SVG: a lane for each release or objective, its promise, its work over time. */
export function roadmapPicture(given: RoadmapData, options: RoadmapPictureOptions): string {
  return drawnLanes(given, options, Infinity)[0] ?? "";
}

/** The roadmap in parts that fit on a page each, all of them over the same time: as many whole lanes as a page holds. */
export function roadmapPages(given: RoadmapData, options: RoadmapPictureOptions): readonly string[] {
  return drawnLanes(given, { ...options, width: PAGE_WIDTH, rows: MOST_ROWS }, PAGE_HEIGHT);
}

/** Pictures of the lanes, each no higher than said, unless a single lane is. */
function drawnLanes(given: RoadmapData, options: RoadmapPictureOptions, most: number): readonly string[] {
  const sheet = sheetOf(options, given.now, { width: 960, rows: 30 });
  const data = sheet.audience === "team" ? given : forAudience(given, options.promisesOnly === true ? "customer" : "sponsor");
  // Outside of the team nobody is named: there are no lanes of teams.
  const by = options.by === undefined || (options.by === "team" && sheet.audience !== "team") ? usualGrouping(data) : options.by;
  const wanted = data.lanes[by].filter(({ id }) => options.lane === undefined || id === options.lane);
  // Ideas have no dates: a lane of nothing else is none.
  const lanes = wanted.filter((lane) => lane.id !== "" || cardsOf(data, lane).some(({ start }) => start !== undefined)).slice(0, sheet.rows);
  const top = heading(sheet, data.title, figuresOf(data, sheet, options.promisesOnly === true));
  if (lanes.length === 0) return [finished(sheet, "roadmap", data.title, HEADING + 28, [...top, sentence(sheet, sheet.say("noLanes"), HEADING + 10)])];
  const left = MARGIN + (sheet.width < 640 ? Math.max(110, Math.round(sheet.width * 0.3)) : 240);
  const { from, to } = roadmapRange(data, by);
  const width = sheet.width - left - MARGIN;
  const scale: TimeScale = { origin: from, pxPerDay: Math.max(1e-6, width / ((to - from) / MINUTES_PER_DAY)), opens: 0, closes: MINUTES_PER_DAY };
  const track = trackOf(scale, width, to, markedDays(data, sheet), sheet.dates.words);
  const more = wanted.length > sheet.rows ? wanted.length - lanes.length : 0;
  const drawn = lanes.map((one) => drawLane({ data, sheet, track, by, left, plain: options.promisesOnly === true }, one));
  const pages = inPages(drawn, most - HEADING - AXIS - 8);
  return pages.map((page, at) => {
    let y = HEADING + AXIS;
    const nodes = page.map(({ height, nodes: own }) => moved(0, (y += height) - height, own));
    const rest = at === pages.length - 1 ? more : 0;
    return finished(sheet, "roadmap", data.title, y + (rest > 0 ? 30 : 8), [...top, moved(left, HEADING, drawAxis(track, sheet.ink)), ...nodes, ...(rest > 0 ? [sentence(sheet, sheet.say("moreLanes", rest), y + 13)] : [])]);
  });
}

/** As many on each page as it has room for, at least one. */
function inPages<One extends { readonly height: number }>(all: readonly One[], room: number): readonly (readonly One[])[] {
  const pages: One[][] = [];
  let left = 0;
  for (const one of all) {
    const page = pages.at(-1);
    if (page === undefined || one.height > left) {
      pages.push([one]);
      left = room;
    } else page.push(one);
    left -= one.height;
  }
  return pages;
}

function figuresOf({ vision, start, finish }: RoadmapData, { dates, width }: Sheet, plain: boolean): readonly Figure[] {
  // When all is forecast to be over is no promise.
  const figures: Figure[] = plain ? [] : [{ text: dates.span(start, finish) }];
  return plainText(vision) === "" ? figures : [...figures, { text: cutText(vision, width - 220, SMALL + 1) }];
}

function markedDays({ now, asOf }: RoadmapData, { say, dates }: Sheet): readonly MarkedDay[] {
  const today: MarkedDay = { kind: "today", at: now, label: say("today") };
  return asOf === undefined || startOfDay(asOf) === startOfDay(now) ? [today] : [today, { kind: "status-date", at: asOf, label: say("status", dates.day(asOf)) }];
}

interface LaneScene {
  readonly data: RoadmapData;
  readonly sheet: Sheet;
  readonly track: Track;
  readonly by: RoadmapGrouping;
  readonly left: number;
  readonly plain: boolean;
}

function drawLane(scene: LaneScene, lane: RoadmapLane): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const { data, sheet, track, left, by, plain } = scene;
  // On a lane of releases the tag would say what the lane says.
  const tagOf = ({ release }: RoadmapCard): string => (by === "release" ? "" : release);
  const { ink, width, say } = sheet;
  const placed = placeLane(lane, cardsOf(data, lane), track.scale, (card) => cardWords(card, tagOf(card), sheet), track.width);
  const head = drawHeading(scene, lane);
  const height = Math.max(placed.height, head.height) + (placed.hidden > 0 ? 18 : 0);
  const grid = drawGrid(track, height, ink);
  return {
    height,
    nodes: [
      ...head.nodes,
      node("svg", { x: left, y: 0, width: track.width, height }, [
        ...grid.behind, ...drawPromise(placed, height, sheet), ...grid.over, ...placed.cards.flatMap((card) => drawRoadmapCard(card, { tag: tagOf(card.card), plain }, sheet, track.width)),
        ...(placed.hidden > 0 ? [words(say("moreCards", placed.hidden), 8, height - 12, { fill: ink.muted, size: SMALL })] : []),
      ]),
      ...path(`M${String(left - 0.5)} 0V${String(height)}M${String(MARGIN)} ${String(height - 0.5)}H${String(width - MARGIN)}`, { stroke: ink.line, fill: "none" }),
    ],
  };
}

/** How wide a card's words are, with its tag and its state. */
function cardWords({ title, state }: RoadmapCard, tag: string, { say, audience }: Sheet): number {
  const extra = state === "late" ? textWidth(say(audience === "team" ? "late" : "atRisk"), SMALL, true) + 10 : state === "done" ? 16 : 0;
  return Math.min(420, textWidth(plainText(title), USUAL - 1)) + (tag === "" ? 0 : Math.min(160, textWidth(plainText(tag), SMALL)) + 22) + extra;
}

/** What a lane is for, how far it is, and whether its promise holds. */
function drawHeading({ sheet, by, left, plain }: LaneScene, lane: RoadmapLane): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const { ink, say } = sheet;
  const ring = left < 200 || plain ? 0 : 56;
  const x = MARGIN + ring;
  const room = left - x - 10;
  const title = lane.id !== "" ? lane.title : say(({ release: "noRelease", objective: "noObjective", team: "noTeam", theme: "noTheme" } as const)[by]);
  const nodes: SvgNode[] = ring > 0 ? [moved(MARGIN, LANE_PADDING, drawRing(lane.progress, ink))] : [];
  let y = LANE_PADDING + 8;
  for (const text of wrapText(title, room, USUAL, 2, true)) {
    nodes.push(words(text, x, y, { fill: ink.text, bold: true }));
    y += 18;
  }
  for (const text of lane.goal === "" ? [] : wrapText(lane.goal, room, SMALL, 2)) {
    nodes.push(words(text, x, y, { fill: ink.muted, size: SMALL }));
    y += 16;
  }
  for (const figures of promiseLines(lane, sheet, plain).flatMap((one) => fitted(one, room))) {
    nodes.push(...line(figures, x, y, room, ink));
    y += 18;
  }
  return { nodes, height: y - 8 + LANE_PADDING };
}

/** What is promised; what is forecast, and by how much it is early or late. */
function promiseLines(lane: RoadmapLane, { say, dates, audience }: Sheet, plain: boolean): readonly (readonly Figure[])[] {
  const lines: Figure[][] = [];
  if (lane.promise !== undefined) lines.push([{ text: say("promised", dates.end(lane.promise)) }]);
  if (lane.items === 0 && !plain) lines.push([{ text: say("noWork") }]);
  if (lane.released !== undefined) lines.push([{ text: say("released", dates.end(lane.released)) }]);
  else if (lane.forecast !== undefined) {
    const days = lane.slipDays;
    const slip: Figure[] = days === undefined ? [] : [days > 0 ? { text: audience === "team" ? `+${String(days)}d` : say("atRisk"), late: true } : { text: days < 0 ? say("early", -days) : say("onTheDay") }];
    lines.push([{ text: say(lane.progress >= 1 ? "doneOn" : "forecast", dates.end(lane.forecast)) }, ...slip]);
  }
  return lines;
}

/** Figures in one line where it holds them, else one below the other. */
function fitted(figures: readonly Figure[], room: number): readonly (readonly Figure[])[] {
  const length = figures.reduce((sum, { text, late }) => sum + textWidth(text, SMALL + 1, late) + 14, -14);
  return length <= room ? [figures] : figures.map((figure) => [figure]);
}

/** The promise as a line with a diamond; from there to the forecast a band, in the late colour when it is missed. */
function drawPromise({ promise, forecast, lane }: PlacedLane, height: number, { ink }: Sheet): readonly SvgNode[] {
  if (promise === undefined) return [];
  const late = (lane.slipDays ?? 0) > 0;
  const made: SvgNode[] = [];
  if (forecast !== undefined && lane.released === undefined && Math.abs(forecast - promise) > 1) {
    const [x, width] = [Math.min(promise, forecast), Math.abs(forecast - promise)];
    made.push(box(x, 0, width, height, { fill: late ? ink.lateBand : ink.doneBand }));
    if (late) made.push(...path(hatch(x, 0, width, height, 10), { stroke: ink.late, "stroke-opacity": 0.25 }), ...path(`M${String(x + width)} 0V${String(height)}`, { stroke: ink.late, "stroke-width": 2 }));
  }
  return [...made, ...path(`M${String(promise)} 0V${String(height)}`, { stroke: ink.milestone, "stroke-width": 2, "stroke-dasharray": "2 3" }), ...path(`M${String(promise)} 1l6 6l-6 6l-6 -6Z`, { fill: ink.milestone, stroke: ink.surface })];
}
