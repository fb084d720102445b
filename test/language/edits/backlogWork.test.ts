import { checkChange, checkRefused, type Change } from "./checkChange";
import type { TaskPlace } from "../../../src/core/model/planChange";

const work = (id: string, to: TaskPlace = { into: "" }): Change => ({ kind: "backlog-to-task", id, to });
const idea = (id: string, before?: string): Change => ({ kind: "task-to-backlog", id, ...(before === undefined ? {} : { before }) });

/** Checks one way and the way back. */
function thereAndBack(name: string, backlog: string, there: Change, tasks: string, back: Change): void {
  checkChange(name, backlog, there, tasks);
  checkChange(`${name}, back`, tasks, back, backlog);
}

describe("ideas and work", () => {
  thereAndBack(
    "in blocks", "tasks:\n  a: {effort: 1d}\nbacklog:\n  i:\n    title: Idea # why\n    value: 8\n    effort: 3d\n    reach: 4000\n  j: {title: J}\n",
    work("i"), "tasks:\n  a: {effort: 1d}\n  # backlog: {value: 8, reach: 4000}\n  i:\n    title: Idea # why\n    effort: 3d\nbacklog:\n  j: {title: J}\n",
    idea("i", "j"),
  );
  thereAndBack(
    "on one line", "tasks:\n  a: {effort: 1d}\nbacklog:\n  j: {title: J}\n  i: {title: Idea, effort: 3d, moscow: must}\n",
    work("i", { before: "a" }), "tasks:\n  # backlog: {moscow: must}\n  i: {title: Idea, effort: 3d}\n  a: {effort: 1d}\nbacklog:\n  j: {title: J}\n",
    idea("i"),
  );
  thereAndBack(
    "without figures", "tasks:\n  a: {effort: 1d}\n\nbacklog:\n  i: {title: Idea, tags: [x]}\n  j: {title: J}\n",
    work("i"), "tasks:\n  a: {effort: 1d}\n  i: {title: Idea, tags: [x]}\n\nbacklog:\n  j: {title: J}\n",
    idea("i", "j"),
  );
  thereAndBack(
    "CRLF, the only one", "tasks:\r\n  a: {effort: 1d}\r\nbacklog:\r\n  i: {title: Idea, value: 2}\r\n",
    work("i"), "tasks:\r\n  a: {effort: 1d}\r\n  # backlog: {value: 2}\r\n  i: {title: Idea}\r\nbacklog: {}\r\n",
    idea("i"),
  );
  checkChange("into a summary", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\nbacklog:\n  # asked for\n  i: {title: Idea, value: 2}\n  j: {title: J}\n", work("i", { into: "s" }), "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      # backlog: {value: 2}\n      # asked for\n      i: {title: Idea}\nbacklog:\n  j: {title: J}\n");
  checkChange("the first work of a plan", "currency: EUR\nbacklog:\n  i: {title: Idea}\n  j: {title: J}\n", work("i"), "currency: EUR\n\ntasks:\n  i: {title: Idea}\nbacklog:\n  j: {title: J}\n");
  checkChange("braces to braces", "tasks: {a: {effort: 1d}}\nbacklog: {i: {title: Idea, effort: 2d}, j: {title: J}}\n", work("i"), "tasks: {a: {effort: 1d}, i: {title: Idea, effort: 2d}}\nbacklog: {j: {title: J}}\n");
  checkChange("a task that was never an idea", "people: {ana: {}}\ntasks:\n  a: {effort: 1d}\n  b:\n    title: B\n    who: ana\n    due: 2026-03-01\n", idea("b"), "people: {ana: {}}\ntasks:\n  a: {effort: 1d}\n\nbacklog:\n  # tasks: {who: ana, due: 2026-03-01}\n  b:\n    title: B\n");
  checkChange("feedback may name it", "tasks: {a: {effort: 1d}}\nbacklog: {i: {title: I}, j: {title: J}}\nfeedback: {f: {text: T, about: i}}\n", work("i"), "tasks: {a: {effort: 1d}, i: {title: I}}\nbacklog: {j: {title: J}}\nfeedback: {f: {text: T, about: i}}\n");
  checkChange("an idea before another", "tasks: {}\nbacklog:\n  i: {title: I}\n  # asked for\n  j: {title: J}\n", idea("j", "i"), "tasks: {}\nbacklog:\n  # asked for\n  j: {title: J}\n  i: {title: I}\n");
  checkRefused("work that has begun", "tasks: {a: {effort: 1d, started: 2026-01-05}}\n", idea("a"), /has begun/);
  checkRefused("work that others wait for", "tasks: {a: {effort: 1d}, b: {after: a}}\n", idea("a"), /`b` names `a`/);
  checkRefused("a summary", "tasks: {s: {tasks: {a: {effort: 1d}}}}\n", idea("s"), /holds other tasks/);
  checkRefused("an action of a risk", "tasks: {}\nrisks: {r: {actions: {a: {effort: 1d}}}}\n", idea("a"), /action of the risk/);
  checkRefused("a person as an idea", "people: {ana: {}}\ntasks: {a: {effort: 1d}}\n", work("ana"), /no idea of the backlog/);
  checkRefused("figures into braces", "tasks: {a: {effort: 1d}}\nbacklog:\n  i: {title: I, value: 3}\n", work("i"), /cannot be changed from here/);
  checkRefused("where its release makes a circle", "releases: {r: {date: 2026-03-01}}\ntasks:\n  s:\n    after: r\n    tasks:\n      a: {effort: 1d}\nbacklog:\n  i: {title: I, release: r}\n", work("i", { into: "s" }), /close a circle/);
});
