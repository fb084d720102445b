import type { Row } from "./context";
import type { MspdiTask } from "./project";

interface OpenRow {
  readonly task: MspdiTask;
  readonly summary: boolean;
  readonly level: number;
  readonly children: OpenRow[];
}

/** Outline levels beyond this are flattened, so that the plan's nesting stays within the language's limit. */
const DEEPEST = 24;

/**
 * The tree of the task table. Blank rows and the project's own row are left out. A row is a summary when the
 * file says so, else when rows below it are deeper; deeper rows below a row that is no summary go to the next
 * summary above, so that each task that is no summary stays one leaf.
 */
export function outline(tasks: readonly MspdiTask[]): Row[] {
  const rows = tasks.filter((task) => !task.isNull && !isProjectRow(task));
  const top: OpenRow[] = [];
  const path: OpenRow[] = [];
  rows.forEach((task, index) => {
    const next = rows[index + 1];
    const summary = task.summary ?? (next !== undefined && next.outlineLevel > task.outlineLevel);
    while ((path.at(-1)?.level ?? -Infinity) >= task.outlineLevel) path.pop();
    const row: OpenRow = { task, summary, level: task.outlineLevel, children: [] };
    const parent = path.at(-1);
    (parent === undefined ? top : parent.children).push(row);
    if (summary && path.length < DEEPEST) path.push(row);
  });
  return top;
}

/** Number 0 is the project itself. */
function isProjectRow(task: MspdiTask): boolean {
  return task.uid === 0 && (task.summary ?? true);
}

/** All rows below, in the file's order. */
export function* eachRow(rows: readonly Row[]): Generator<Row> {
  for (const row of rows) {
    yield row;
    yield* eachRow(row.children);
  }
}
