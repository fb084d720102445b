import type { Minutes } from "../model/instant";
import type { Found } from "../schedule/found";
import type { Schedule } from "../schedule/result";
import { compileRisk } from "./compileRisk";
import { blockOf, placeNode } from "./placeBlock";

/** When each task finishes where one of them ends so many working minutes later: one sample in which nothing is drawn. */
export function finishesWithDelay(schedule: Schedule, found: Found, task: number, delay: Minutes): Float64Array {
  const model = compileRisk(schedule, found, false);
  const block = blockOf(model, 1);
  const late = model.finishNode[task];
  for (let node = 0; node < model.size; node++) {
    const leaf = model.leaves[node];
    if (leaf !== undefined && node === late) leaf.interrupted += delay;
    placeNode(model, block, node, 1);
  }
  return Float64Array.from(model.finishNode, node => block.finish[node] as number);
}
