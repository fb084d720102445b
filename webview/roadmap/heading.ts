import type { RoadmapLane } from "../../src/core/view/roadmapData";
import { element, svgElement } from "../shared/dom";
import { t } from "../shared/l10n";
import { headingWidth } from "./scene";
import type { RoadmapScene } from "./scene";
import { confidenceWords, laneTitle, promiseWords, scopeWords } from "./words";

const RING = 2 * Math.PI * 16;

/** A ring that fills with progress, the figure inside. */
export function progressRing(share: number): SVGSVGElement {
  const percent = Math.round(share * 100);
  return svgElement("svg", {
    class: `ring${percent === 100 ? " done" : ""}`,
    attributes: { viewBox: "0 0 40 40", role: "img", "aria-label": t("{0}% done", percent) },
    children: [
      svgElement("circle", { class: "track", attributes: { cx: "20", cy: "20", r: "16" } }),
      svgElement("circle", { class: "fill", attributes: { cx: "20", cy: "20", r: "16", transform: "rotate(-90 20 20)", "stroke-dasharray": `${RING * share} ${RING}` } }),
      svgElement("text", { text: percent === 100 ? "✓" : `${percent}%`, attributes: { x: "20", y: "20.5" } }),
    ],
  });
}

/** The words of a heading, each a line or two of it. */
interface HeadingWords {
  readonly title: string;
  readonly goal: string;
  readonly promise: readonly string[];
  readonly confidence: ReturnType<typeof confidenceWords>;
  readonly scope: string;
}

function headingWords(lane: RoadmapLane, { by, audience, dates }: RoadmapScene): HeadingWords {
  return {
    title: laneTitle(lane, by),
    goal: lane.goal,
    promise: promiseWords(lane, dates),
    confidence: confidenceWords(lane, audience, dates),
    scope: scopeWords(lane, audience),
  };
}

/** The heading of a lane: what it is for, how far it is, whether the promise holds. A click on its title opens what is in it. */
export function drawHeading(lane: RoadmapLane, scene: RoadmapScene): HTMLElement {
  const { title, goal, promise, confidence, scope } = headingWords(lane, scene);
  const line = (kind: string, text: string): readonly HTMLElement[] => (text === "" ? [] : [element("p", { class: kind, text, attributes: { title: text } })]);
  const words = element("div", {
    class: "words",
    children: [
      element("h2", { children: [element("button", { class: "lane-title", attributes: { type: "button", "data-open": lane.id, "aria-haspopup": "dialog", title: t("{0}: what is in it", title) }, text: title })] }),
      ...line("goal", goal),
      ...promise.flatMap((text) => line("promise-words", text)),
      ...(confidence === undefined ? [] : [confidenceChip(lane, confidence)]),
      ...line("scope", scope),
    ],
  });
  const node = element("div", { class: "heading", children: [...(scene.audience === "customer" ? [] : [progressRing(lane.progress)]), words] });
  node.style.width = `${headingWidth(scene.width)}px`;
  return node;
}

/** How sure a promise is: a word with a mark, and its figures. */
export function confidenceChip({ confidence }: RoadmapLane, words: NonNullable<HeadingWords["confidence"]>): HTMLElement {
  const node = element("p", {
    class: `confidence ${confidence.word}`,
    attributes: words.why === "" ? {} : { title: words.why },
    children: [element("span", { class: "chip", text: words.word }), ...(words.figures === "" ? [] : [element("span", { class: "figures", text: words.figures })])],
  });
  return node;
}

/** How high the heading of a lane is, so that the lane has room for it. */
export function headingHeight(lane: RoadmapLane, scene: RoadmapScene): number {
  const { title, goal, promise, confidence, scope } = headingWords(lane, scene);
  const narrow = scene.width < 640;
  const room = headingWidth(scene.width) - (scene.audience === "customer" ? 0 : narrow ? 44 : 56) - (narrow ? 20 : 34);
  const lines = (text: string, most: number, factor: number): number => (text === "" ? 0 : Math.min(most, Math.ceil((scene.measure(text) * factor) / room)));
  return 34 + lines(title, 2, 1.16) * 20 + lines(goal, 2, 0.92) * 18 + promise.reduce((sum, text) => sum + lines(text, 2, 0.92) * 18, 0) + (confidence === undefined ? 0 : narrow && confidence.figures !== "" ? 42 : 24) + lines(scope, 2, 0.92) * 18;
}
