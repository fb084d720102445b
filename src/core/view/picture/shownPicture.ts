import type { BoardData } from "../boardData";
import type { LaneChoice } from "../boardCells";
import type { GanttData } from "../ganttData";
import type { Step } from "../loadPeriods";
import type { ResourcesData } from "../resourcesData";
import type { MatrixSide } from "../riskMatrixCells";
import type { RiskMatrixData, RiskStatus } from "../riskMatrixData";
import type { RoadmapData, RoadmapGrouping } from "../roadmapData";
import { boardPicture } from "./boardPicture";
import { ganttPages, ganttPicture } from "./ganttPicture";
import { resourcesPages, resourcesPicture } from "./resourcesPicture";
import { riskMatrixPicture } from "./riskMatrixPicture";
import { roadmapPages, roadmapPicture } from "./roadmapPicture";
import { MOST_ROWS } from "./sheet";
import type { Audience, PictureOptions } from "./sheet";

/** How a view shows its data, by the name of the view; a place is counted in the list of the data, and what is absent is as usual. */
export interface ShownOptions {
  /** The rows in sight, in order; of data in another order or without some of its columns, where the view has made them. */
  readonly gantt: { readonly rows: Int32Array; readonly data?: GanttData | undefined };
  readonly roadmap: { readonly by?: RoadmapGrouping | undefined; readonly audience?: Audience | undefined; readonly promisesOnly?: boolean | undefined };
  /** The places of the cards that the filter lets through. */
  readonly board: { readonly by: LaneChoice; readonly cards: Int32Array };
  readonly resources: { readonly step?: Step | undefined };
  /** The places of the risks that the filter lets through. */
  readonly riskMatrix: { readonly side: MatrixSide; readonly kinds: "both" | "threats" | "opportunities"; readonly status?: RiskStatus | undefined; readonly risks: Int32Array };
}

/** A view whose picture can be drawn as it is shown. */
export type ShownView = keyof ShownOptions;

/** What the pictures of these views are drawn from. */
export interface ShownData {
  readonly gantt: GanttData;
  readonly roadmap: RoadmapData;
  readonly board: BoardData;
  readonly resources: ResourcesData;
  readonly riskMatrix: RiskMatrixData;
}

/** A picture as SVG: whole, and in parts that fit on a page each. */
export interface DrawnPicture {
  readonly whole: string;
  readonly pages: readonly string[];
}

/** Draws one view: the parts alone where a page is asked for. */
type Draw<View extends ShownView> = (data: ShownData[View], shown: ShownOptions[View], options: PictureOptions) => { readonly whole: () => string; readonly pages?: () => readonly string[] };

/** The most lines of cards. */
const BOARD_ROWS = 60;

const DRAWS: { readonly [View in ShownView]: Draw<View> } = {
  gantt: (given, { rows, data = given }, options) => ({
    whole: () => ganttPicture(data, { ...options, shown: rows, rows: MOST_ROWS }),
    pages: () => ganttPages(data, { ...options, shown: rows }),
  }),
  roadmap: (data, { by, audience, promisesOnly }, options) => {
    const said = { ...options, ...(by === undefined ? {} : { by }), ...(audience === undefined ? {} : { audience }), ...(promisesOnly === undefined ? {} : { promisesOnly }) };
    return { whole: () => roadmapPicture(data, said), pages: () => roadmapPages(data, said) };
  },
  board: (data, { by, cards }, options) => ({ whole: () => boardPicture({ ...data, cards: among(data.cards, cards) }, { ...options, rows: BOARD_ROWS, by }) }),
  resources: (data, { step }, options) => {
    const said = { ...options, ...(step === undefined ? {} : { step }) };
    return { whole: () => resourcesPicture(data, said), pages: () => resourcesPages(data, said) };
  },
  riskMatrix: (data, { side, kinds, status, risks }, options) => ({
    whole: () => riskMatrixPicture({ ...data, risks: among(data.risks, risks) }, { ...options, side, kinds, ...(status === undefined ? {} : { status }) }),
  }),
};

/** Those of a list that stand at the places. */
function among<One>(all: readonly One[], places: Int32Array): readonly One[] {
  return [...places].flatMap((place) => all[place] ?? []);
}

/** What a view shows as a picture, with its pages where they are wanted; the whole is one page where nothing else is known. */
export function shownPicture<View extends ShownView>(view: View, data: ShownData[View], shown: ShownOptions[View], options: PictureOptions & { readonly paged: boolean }): DrawnPicture {
  const drawn = DRAWS[view](data, shown, options);
  const whole = drawn.whole();
  return { whole, pages: options.paged ? (drawn.pages?.() ?? [whole]) : [whole] };
}
