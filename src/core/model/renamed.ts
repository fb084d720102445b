/** What is needed to know a task again under another id. */
export interface TitledTask {
  readonly id: string;
  readonly title?: string;
  readonly summary: boolean;
}

/** A task that is gone and a new one of the same title are one, where no other that went or came bears it: new ids by old ones. */
export function sameByTitle(before: readonly (Omit<TitledTask, "summary"> & { readonly kind?: string })[], after: readonly TitledTask[]): ReadonlyMap<string, string> {
  const [old, now] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  const gone = byTitle(before.filter(({ id }) => !now.has(id)).map(({ kind, ...task }) => ({ ...task, summary: kind === "summary" })));
  const fresh = byTitle(after.filter(({ id }) => !old.has(id)));
  const renamed = new Map<string, string>();
  for (const [title, task] of fresh) {
    const was = gone.get(title);
    if (task !== undefined && was !== undefined && was.summary === task.summary) renamed.set(was.id, task.id);
  }
  return renamed;
}

/** Tasks by their titles; a title that several bear has none. */
function byTitle(tasks: readonly TitledTask[]): ReadonlyMap<string, TitledTask | undefined> {
  const found = new Map<string, TitledTask | undefined>();
  for (const task of tasks) {
    if (task.title === undefined) continue;
    found.set(task.title, found.has(task.title) ? undefined : task);
  }
  return found;
}
