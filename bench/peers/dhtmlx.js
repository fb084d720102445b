// DHTMLX Gantt, standard edition, MIT.
import { gantt } from "dhtmlx-gantt";

export const bar = ".gantt_task_line";

export function draw(host, { tasks, links }) {
  gantt.config.readonly = true;
  gantt.config.smart_rendering = true;
  gantt.config.static_background = true;
  gantt.init(host);
  gantt.parse({
    data: tasks.map(({ id, title, start, finish, parent, summary, progress }) => ({
      id, text: title, start_date: new Date(start), end_date: new Date(finish), progress: progress / 100, type: summary ? "project" : "task", ...(parent === undefined ? {} : { parent }), open: true,
    })),
    links: links.map(({ from: source, to: target }, at) => ({ id: at + 1, source, target, type: "0" })),
  });
}
