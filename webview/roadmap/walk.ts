import type { Spot } from "./drawDated";

/** The keys that walk from card to card. */
export const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const;
export type Arrow = (typeof ARROWS)[number];

export function isArrow(key: string): key is Arrow {
  return (ARROWS as readonly string[]).includes(key);
}

interface Standing {
  readonly spot: Spot;
  readonly lane: number;
}

/**
 * The spot beside another one. Along dates: left and right in time within the lane, up and down to the nearest of the
 * next line or lane. In columns: up and down within the column, left and right to the next column that has any.
 */
export function spotBeside(lanes: readonly (readonly Spot[])[], from: Pick<Spot, "id" | "lane">, key: Arrow, form: "dated" | "columns"): Spot | undefined {
  const all = lanes.flatMap((spots, lane) => spots.map((spot): Standing => ({ spot, lane })));
  const here = all.find(({ spot }) => spot.id === from.id && spot.lane === from.lane);
  if (here === undefined) return all[0]?.spot;
  const step = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  const across = key === "ArrowLeft" || key === "ArrowRight";
  if (form === "dated") return across ? inTime(all, here, step) : nextLine(all, here, step)?.spot;
  return across ? nextColumn(all, here, step) : nextLine(all.filter(({ spot }) => spot.x === here.spot.x), here, step)?.spot;
}

function inTime(all: readonly Standing[], here: Standing, step: number): Spot | undefined {
  const lane = all.filter(({ lane: other }) => other === here.lane).map(({ spot }) => spot).sort((a, b) => a.x - b.x || a.y - b.y);
  return lane[lane.indexOf(here.spot) + step];
}

/** The nearest of the next line, wherever that is. */
function nextLine(all: readonly Standing[], { spot, lane }: Standing, step: number): Standing | undefined {
  const beyond = (other: Standing): number => (other.lane - lane || other.spot.y - spot.y) * step;
  let best: Standing | undefined;
  for (const other of all) {
    if (beyond(other) <= 0) continue;
    if (best === undefined) best = other;
    else {
      const order = (other.lane - best.lane || other.spot.y - best.spot.y) * step;
      if (order < 0 || (order === 0 && Math.abs(other.spot.x - spot.x) < Math.abs(best.spot.x - spot.x))) best = other;
    }
  }
  return best;
}

function nextColumn(all: readonly Standing[], { spot, lane }: Standing, step: number): Spot | undefined {
  const beyond = all.filter(({ spot: other }) => (other.x - spot.x) * step > 0);
  const far = ({ spot: other, lane: otherLane }: Standing): readonly number[] => [Math.abs(other.x - spot.x), Math.abs(otherLane - lane), Math.abs(other.y - spot.y)];
  return beyond.reduce<Standing | undefined>((best, other) => (best === undefined || isLess(far(other), far(best)) ? other : best), undefined)?.spot;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
