// vis-timeline, Apache-2.0 or MIT: bars on a line of time, without links and outline.
import { Timeline } from "vis-timeline/standalone";

export const bar = ".vis-item";

export function draw(host, { tasks, from, to }) {
  const span = { start: new Date(from), end: new Date(from + (to - from) / 20) };
  return new Timeline(host, tasks.map(({ id, title, start, finish }) => ({ id, content: title, group: id, start: new Date(start), end: new Date(finish) })), tasks.map(({ id, title }) => ({ id, content: title })), {
    ...span, height: "750px", verticalScroll: true, stack: false,
  });
}
