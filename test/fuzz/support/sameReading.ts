import { createWorkspace, type Workspace } from "../../../src/language/workspace";
import type { Snapshot } from "../../../src/language/snapshotTypes";
import type { Item } from "../../../src/core/model/source";

/** Everything that a snapshot says, with absolute places, for comparing two ways of reading. */
export function saidBy(snapshot: Snapshot): unknown {
  return {
    plans: snapshot.plans.map((plan) => ({
      id: plan.id, title: plan.title, settings: item(snapshot, plan.settings),
      tasks: plan.tasks.map((node) => ({ ...node, item: item(snapshot, node.item) })),
      byId: [...plan.byId].map(([id, each]) => [id, item(snapshot, each)]),
    })),
    problems: problemsOf(snapshot),
  };
}

/** Problems with their places in the file, sorted. */
export function problemsOf(snapshot: Snapshot): readonly string[] {
  return snapshot.problems.map((problem) => {
    const { start, end } = snapshot.locate(problem.at);
    return `${String(start).padStart(8, "0")}-${end} ${problem.code} ${problem.message}`;
  }).sort();
}

function item(snapshot: Snapshot, each: Item): unknown {
  const start = snapshot.fileOf(each).startOf(each);
  const keys = [...each.keys].map(([path, { key, value }]) => `${path} ${key.start + start}-${key.end + start} ${value.start + start}-${value.end + start}`).sort();
  return { ...each, start, keys, actions: undefined };
}

/** Every place that a snapshot names, checked to lie in the text. */
export function checkPlaces(snapshot: Snapshot): void {
  for (const file of snapshot.files.values()) {
    for (const problem of snapshot.problems) {
      const places = [problem.at, ...(problem.related ?? []).map(({ at }) => at), ...(problem.fixes ?? []).flatMap(({ change }) => (change.kind === "replace-text" ? [change.at] : []))];
      for (const place of places) {
        const range = snapshot.locate(place);
        const length = snapshot.files.get(range.file)?.text.length ?? -1;
        if (range.start < 0 || range.end < range.start || range.end > length) throw new Error(`${problem.code} lies outside the text`);
        if (problem.message === "" || problem.message.includes("\n")) throw new Error(`${problem.code} has no sentence`);
        const exact = snapshot.fileOf(place.item).startOf(place.item) + place.span.start;
        if (exact < 0 || exact > length) throw new Error(`${problem.code} had to be moved into the text: ${exact} of ${length}`);
      }
    }
    for (const each of file.items) {
      const start = file.startOf(each);
      if (start < 0 || start + (file.faulty.has(each) ? 0 : each.span.end) > file.text.length) throw new Error(`${each.id} lies outside the text`);
      if (!file.faulty.has(each) && !file.text.startsWith(each.id, start) && each.section !== "plan" && !/^["'*]/.test(file.text.slice(start, start + 1)) && /^[\w.-]*$/.test(each.id)) {
        throw new Error(`${each.id} does not stand at ${start}`);
      }
    }
  }
}

/** A fresh reading of one text. */
export function readFresh(text: string): Snapshot {
  const workspace = createWorkspace();
  workspace.update("a.plan.yaml", text);
  return workspace.snapshot();
}

/** One more reading in a workspace that has read other texts before. */
export function readNext(workspace: Workspace, text: string): Snapshot {
  workspace.update("a.plan.yaml", text);
  return workspace.snapshot();
}
