// Frappe Gantt, MIT.
import Gantt from "frappe-gantt";

export const bar = ".bar-wrapper";

export function draw(host, { tasks, links }) {
  const waits = new Map();
  for (const { from, to } of links) waits.set(to, [...(waits.get(to) ?? []), from]);
  const day = at => new Date(at).toISOString().slice(0, 10);
  return new Gantt(host, tasks.map(({ id, title, start, finish, progress }) => ({
    id, name: title, start: day(start), end: day(finish), progress, dependencies: (waits.get(id) ?? []).join(","),
  })), { view_mode: "Day", readonly: true });
}
