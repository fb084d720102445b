// SVAR React Gantt, MIT.
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { Gantt } from "@svar-ui/react-gantt";

export const bar = ".wx-bar";

export function draw(host, { tasks, links, from, to }) {
  createRoot(host).render(createElement(Gantt, {
    start: new Date(from), end: new Date(to), readonly: true, cellWidth: 24,
    scales: [{ unit: "month", step: 1, format: "%F %Y" }, { unit: "day", step: 1, format: "%j" }],
    tasks: tasks.map(({ id, title, start, finish, parent, summary, progress }) => ({
      id, text: title, start: new Date(start), end: new Date(finish), progress, type: summary ? "summary" : "task", ...(parent === undefined ? {} : { parent }), open: true,
    })),
    links: links.map(({ from: source, to: target }, at) => ({ id: at + 1, source, target, type: "e2s" })),
  }));
}
