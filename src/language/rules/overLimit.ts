import type { Related } from "../../core/model/problem";
import type { ScheduledNode } from "./facts";
import { setKey } from "./fixes";
import { idPlace, placeAt } from "./places";
import type { Rule } from "./rule";
import { code, counted, nameOf } from "./wording";

const MOST_RELATED = 10;

/** More work in a column of the board than its limit. */
export const overLimit: Rule = {
  code: "over-limit",
  doc: {
    title: "More in the column than its limit",
    meaning: "A column of the `board` has a `limit` for work in progress, and more tasks stand in it. Much begun at once is finished late.",
    fix: "Finish or hand back some of the tasks before the next one is begun, or raise the limit.",
    before: `plan: Too much begun
start: 2026-01-05
as-of: 2026-01-06
board: {todo: todo, doing: {is: doing, limit: 1}, done: done}
tasks:
  design: {duration: 3d, status: doing, started: 2026-01-05, done: 30%}
  build: {duration: 3d, status: doing, started: 2026-01-05, done: 30%}
`,
    after: `plan: Too much begun
start: 2026-01-05
as-of: 2026-01-06
board: {todo: todo, doing: {is: doing, limit: 2}, done: done}
tasks:
  design: {duration: 3d, status: doing, started: 2026-01-05, done: 30%}
  build: {duration: 3d, status: doing, started: 2026-01-05, done: 30%}
`,
  },
  check({ plan, facts }, report) {
    const board = plan.settings.board ?? [];
    if (!board.some(column => column.limit !== undefined)) return;
    const usual = new Map<string, string>();
    for (const column of board) if (!usual.has(column.is)) usual.set(column.is, column.name);
    const standing = new Map<string, ScheduledNode[]>(board.map(column => [column.name, []]));
    for (const entry of facts.tasks) {
      if (entry.task.summary) continue;
      const written = entry.task.status;
      const name = written !== undefined && standing.has(written) ? written : usual.get(entry.dates.status);
      if (name !== undefined) standing.get(name)?.push(entry);
    }
    for (const column of board) {
      const tasks = standing.get(column.name) ?? [];
      if (column.limit === undefined || tasks.length <= column.limit) continue;
      const related: Related[] = tasks.slice(0, MOST_RELATED).map(({ task }) => ({ message: `${nameOf(task)} stands in ${code(column.name)}.`, at: idPlace(task) }));
      report({
        message: `${counted(tasks.length, "task")} stand in ${code(column.name)}, ${tasks.length - column.limit} more than its limit of ${column.limit}; finish some before beginning more`,
        at: placeAt(plan.settings, column.at),
        related,
        fixes: column.name.includes(".") ? [] : [setKey(`Raise the limit to ${tasks.length}`, plan, plan.settings, `board.${column.name}.limit`, String(tasks.length))],
      });
    }
  },
};
