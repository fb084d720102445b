import { MINUTES_PER_DAY } from "../../src/core/model/instant";
import type { RoadmapCard } from "../../src/core/view/roadmapData";
import { horizonOf } from "../../src/core/view/roadmapHorizon";
import type { RoadmapHorizon } from "../../src/core/view/roadmapHorizon";
import type { ToRoadmap } from "../../src/protocol/viewMessages";
import { startOfDay } from "../shared/dates";
import { t } from "../shared/l10n";
import { boundsOf } from "./columns";
import { lanesOf } from "./scene";
import type { ChosenCard, RoadmapScene } from "./scene";
import { horizonWord, laneTitle } from "./words";

/** Where something is carried: over which lane and column, by how many days along the dates. */
export interface DropTarget {
  readonly lane: string | undefined;
  readonly column: RoadmapHorizon | undefined;
  readonly days: number;
}

/** What letting go there would ask for, in words for the person. */
export interface Wanted {
  readonly words: string;
  /** Undefined when the words say why that cannot be. */
  readonly change: ToRoadmap | undefined;
  /** Number of the picture that it was computed on. */
  readonly computedOn?: number;
}

/** What letting go of a card or of the promise of a release would come to; undefined for nothing at all. */
export function wantedMove(scene: RoadmapScene, { id, lane: from }: ChosenCard, target: DropTarget): Wanted | undefined {
  const { plan } = scene.data;
  const card = scene.data.cards.find((one) => one.id === id);
  if (card === undefined) return promiseMove(scene, id, target.days);
  const to = lanesOf(scene).find((one) => one.id === target.lane);
  const lane = to === undefined || to.id === from ? undefined : { by: scene.by, id: to.id, from };
  const when = target.column === undefined ? byDays(scene, card, target.days) : toColumn(scene, card, target.column);
  if (when === "done") return { words: t("What is done is said on the board or in the text."), change: undefined };
  if (lane === undefined && when === undefined) return undefined;
  const words = [...(to === undefined || lane === undefined ? [] : [laneTitle(to, scene.by)]), ...(when === undefined ? [] : [when.words])].join(" · ");
  return { words, change: { kind: "to-roadmap", plan, task: id, ...(lane === undefined ? {} : { lane }), ...(when === undefined ? {} : { at: when.at }) } };
}

function promiseMove(scene: RoadmapScene, id: string, days: number): Wanted | undefined {
  const promise = scene.data.lanes.release.find((one) => one.id === id)?.promise;
  if (promise === undefined || days === 0) return undefined;
  const at = startOfDay(promise - 1) + days * MINUTES_PER_DAY;
  return { words: t("Promised {0}", scene.dates.day(at)), change: { kind: "to-roadmap", plan: scene.data.plan, task: id, at } };
}

interface When {
  readonly at: NonNullable<ToRoadmap["at"]>;
  readonly words: string;
}

function byDays({ dates }: RoadmapScene, { start }: RoadmapCard, days: number): When | undefined {
  if (start === undefined || days === 0) return undefined;
  const at = startOfDay(start) + days * MINUTES_PER_DAY;
  return { at, words: t("from {0}", dates.day(at)) };
}

function toColumn(scene: RoadmapScene, card: RoadmapCard, column: RoadmapHorizon): When | "done" | undefined {
  const bounds = boundsOf(scene);
  if (horizonOf(card, bounds) === column) return undefined;
  if (column === "done") return "done";
  if (column === "now") return { at: "soon", words: t("Now: as soon as it can be") };
  const at = bounds[column];
  return { at, words: t("{0}: from {1}", horizonWord(column), scene.dates.day(at)) };
}
