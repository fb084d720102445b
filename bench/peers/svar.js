// SVAR React Gantt, MIT.
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { Gantt, Willow } from "@svar-ui/react-gantt";

export const bar = ".wx-bar";

export function draw(host, { tasks, links }) {
  const shown = tasks.map(({ id, title, start, finish, parent, summary, progress }) => ({
    id, text: title, start: new Date(start), end: new Date(finish), progress, type: summary ? "summary" : "task", parent: parent ?? 0, ...(summary ? { open: true } : {}),
  }));
  const tied = links.map(({ from: source, to: target }, at) => ({ id: at + 1, source, target, type: "e2s" }));
  const scales = [{ unit: "month", step: 1, format: "%F %Y" }, { unit: "day", step: 1, format: "%j" }];
  createRoot(host).render(createElement(Willow, null, createElement(Gantt, { tasks: shown, links: tied, scales })));
}
