import { DataTransferItem, window, type CancellationToken, type DataTransfer, type TreeDragAndDropController } from "vscode";
import type { Log } from "../log";
import { guardedAsync } from "../log";
import type { PlanService } from "../planService";
import type { Drop } from "./dropChanges";
import { thingsOf } from "./things";
import type { TreeContent } from "./treeSource";
import { isItem, type TreeItemThing, type TreeThing } from "./treeThing";

/** What is dragged out of our trees. */
const THINGS = "application/vnd.gantry.things";

/** What a tree gives to be dragged in and out of. */
export interface DragParts {
  content(): TreeContent;
  /** What a drop on a line, or below the last one, comes to. */
  drop(dragged: readonly TreeItemThing[], target: TreeThing | undefined): Drop;
}

/** Drag and drop of a tree, and the same without a mouse for tests. */
export interface DragAndDrop extends TreeDragAndDropController<string> {
  dropThings(dragged: readonly TreeItemThing[], target: string | undefined): Promise<boolean>;
}

/** Drag and drop between the lines of our trees: all that is dragged at once is one edit and one undo, or nothing. */
export function createDragAndDrop(plans: PlanService, parts: DragParts, log: Log): DragAndDrop {
  const dropThings = async (dragged: readonly TreeItemThing[], target: string | undefined): Promise<boolean> => {
    if (dragged.length === 0) return false;
    const drop = parts.drop(dragged, target === undefined ? undefined : parts.content().lines.get(target)?.what);
    return await applyAll(plans, drop);
  };
  return {
    dragMimeTypes: [THINGS],
    dropMimeTypes: [THINGS],
    handleDrag(keys: readonly string[], data: DataTransfer) {
      data.set(THINGS, new DataTransferItem(JSON.stringify(thingsOf(parts.content(), keys))));
    },
    async handleDrop(target: string | undefined, data: DataTransfer, token: CancellationToken) {
      await guardedAsync(log, "Dropping in a tree", undefined, async () => {
        const dragged = await draggedThings(data);
        if (!token.isCancellationRequested) await dropThings(dragged, target);
      });
    },
    dropThings,
  };
}

/** Makes what a drop comes to; what cannot be is said in one sentence. True when something was written. */
export async function applyAll(plans: PlanService, drop: Drop): Promise<boolean> {
  if (drop.kind === "changes" && drop.changes.length === 0) return false;
  const result = drop.kind === "refused" ? drop : await plans.apply({ kind: "all", plan: drop.plan, changes: drop.changes });
  if (result.kind === "refused") void window.showWarningMessage(result.message);
  return result.kind === "applied";
}

/** What comes in a drag is data from outside: only what looks like a thing of ours counts. */
async function draggedThings(data: DataTransfer): Promise<readonly TreeItemThing[]> {
  // From another tree VS Code brings two of one name, and the first of them is empty.
  for (const [mime, item] of data) {
    const things = mime === THINGS ? readThings(await item.asString()) : [];
    if (things.length > 0) return things;
  }
  return [];
}

function readThings(text: string): readonly TreeItemThing[] {
  try {
    const things: unknown = JSON.parse(text);
    return Array.isArray(things) ? things.filter(isThing) : [];
  } catch {
    return [];
  }
}

function isThing(value: unknown): value is TreeItemThing {
  if (typeof value !== "object" || value === null) return false;
  const thing = value as Partial<Record<string, unknown>>;
  return isItem(value as TreeThing) && typeof thing["plan"] === "string" && typeof thing["id"] === "string";
}
