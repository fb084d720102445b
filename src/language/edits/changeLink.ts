import type { ChangeLink } from "../../core/model/planChange";
import type { Task } from "../../core/model/items";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { writeDependency } from "../write/writeValues";
import { NOTHING_TO_DO, refuse, type Attempt } from "./attempt";
import { isLag, linkObstacle, ownId, placesOfLinks, refText } from "./links";
import { elementsOf } from "./listEdits";
import { inFile } from "./replacement";
import { findTask, keyOf } from "./target";

/** Writes a link that is there another way, in its place in `after`. */
export function changeLink(snapshot: Snapshot, change: ChangeLink): Attempt {
  const target = findTask(snapshot, change.plan, change.task);
  if (target.kind === "refused") return target;
  const { item } = target.node;
  const on = ownId(change.plan, change.on);
  const links = item.after ?? [];
  const index = links.findIndex(link => ownId(change.plan, refText(link.on)) === on && (change.oldType === undefined || link.type === change.oldType));
  const link = links[index];
  if (link === undefined) return refuse(`${code(change.task)} does not wait for ${code(change.on)} (any more).`);
  if (change.lag !== undefined && change.lag !== "" && !isLag(change.lag)) return refuse(`${code(change.lag)} is not a lag: write it with its sign, such as +2d or -50%.`);
  const newOn = change.newOn ?? refText(link.on);
  const obstacle = ownId(change.plan, newOn) === on ? undefined : linkObstacle(snapshot, target, { plan: change.plan, task: change.task, on: newOn });
  if (obstacle !== undefined) return obstacle;
  const value = keyOf(target, "after")?.value;
  const [place] = placesOfLinks(snapshot, target, [index]) ?? [];
  const element = value === undefined || place === undefined ? undefined : elementsOf(target.text, value)?.[place];
  if (element === undefined) return refuse(`The ${code("after")} of ${code(change.task)} is written in a form that cannot be changed from here: edit it in the file.`);
  const written = writeDependency(newOn, change.type, change.lag ?? "");
  if (target.text.slice(element.range.start, element.range.end) === written) return NOTHING_TO_DO;
  const holds = (after: object): boolean => {
    const now = (after as Task).after ?? [];
    return now.length === links.length && now[index]?.type === change.type && ownId(change.plan, refText(now[index].on)) === ownId(change.plan, newOn)
      && now.every((other, at) => at === index || refText(other.on) === refText(links[at]?.on ?? other.on));
  };
  return { kind: "edits", edits: inFile(target.file.path, [{ ...element.range, newText: written }]), intent: { keys: [{ id: change.task, key: "after", holds }] } };
}
