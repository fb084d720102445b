import { lagText } from "../../../core/schedule/lagText";
import type { Rule } from "../rule";
import { code, nameOf } from "../wording";
import { placeOfLink, reportHits } from "./reportHits";

/** Lags that are so long that they hide work. */
export const healthLongLag: Rule = {
  code: "health-long-lag",
  doc: {
    title: "A link with a long lag",
    meaning:
      "A long lag is work or waiting that nobody sees: no one owns it, it has no progress and it is never late. Reported for lags of more "
      + "than `health: {long-lag: 10d}`.",
    fix: "Make a task of what happens in that time, or shorten it.",
    before: `plan: Hidden
start: 2026-01-05
as-of: none
health: {least-tasks: 1, lags: 100%}
tasks:
  order: {duration: 1d}
  install: {duration: 2d, after: order +15d}
`,
    after: `plan: Hidden
start: 2026-01-05
as-of: none
health: {least-tasks: 1, lags: 100%}
tasks:
  order: {duration: 1d}
  order-wait: {title: Delivery, duration: 15d, after: order}
  install: {duration: 2d, after: order-wait}
`,
  },
  check(input, report) {
    reportHits(input, report, {
      check: "lags",
      always: true,
      only: ({ amount = 0 }, { limits }) => amount > limits.longLag,
      at: placeOfLink,
      say: ({ task, hit }) => `${nameOf(task)} waits ${code(lagText(task.after?.[hit.place ?? -1]?.lag).slice(1))} for something that is no task; make it one, or shorten it`,
    });
  },
};
