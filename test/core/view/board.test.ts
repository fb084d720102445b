import { deepEqual, equal, ok } from "node:assert/strict";
import { boardData } from "../../../src/core/view/board";
import type { BoardCard, BoardData } from "../../../src/core/view/boardData";
import { isBoardData } from "../../../src/protocol/boardMessages";
import { minute, NOW, scheduleOf } from "./support";

const HEAD = `plan: P
start: 2026-03-02
as-of: 2026-03-09
people: {ana: {name: Ana Silva}, ben: {}}
releases: {beta: {title: Beta, date: 2026-03-13}}
objectives: {o: {title: Less}}
`;
const board = (tasks: string, more = ""): BoardData => boardData(scheduleOf(`${HEAD}${more}tasks:\n${tasks}`), NOW);
const columns = ({ columns: all, cards }: BoardData): string[] => all.map(({ id }) => `${id}: ${cards.filter(({ column }) => column === id).map((card) => card.id).join(" ")}`);
const card = (data: BoardData, id: string): BoardCard => {
  const found = data.cards.find((one) => one.id === id);
  ok(found, `${id} is on the board`);
  return found;
};

describe("the board", () => {
  const states = "  a: {effort: 1d}\n  b: {effort: 9d, started: 2026-03-02}\n  c: {effort: 1d, status: blocked}\n  d: {effort: 1d, status: dropped}\n  e: {effort: 1d, started: 2026-03-02, finished: 2026-03-02}\n  f: {effort: 1d, started: 2026-03-03, finished: 2026-03-03}\n  g: {effort: 9d, status: review, started: 2026-03-03}\n";

  it("has a column for each status; what is dropped is on none, what was done last stands first", () => {
    deepEqual(columns(board(states)), ["todo: a", "doing: b", "review: g", "blocked: c", "done: f e"]);
  });

  it("has the plan's own columns with their limits, and one for what is in none of them", () => {
    const data = board(states, "board: {open: todo, doing: {is: doing, limit: 2}, waiting: blocked, gone: dropped, live: done}\n");
    deepEqual(columns(data), ["open: a", "doing: b", "waiting: c", "gone: d", "live: f e", "review: g"]);
    deepEqual(data.columns.map(({ meaning, own, limit }) => [meaning, own, limit]), [["todo", true, undefined], ["doing", true, 2], ["blocked", true, undefined], ["dropped", true, undefined], ["done", true, undefined], ["review", false, undefined]]);
  });

  it("has a card for each leaf, with the summary above, people, dates and what it waits for", () => {
    const data = board("  first: {effort: 2d, who: ana}\n  group:\n    title: The group\n    after: first\n    tasks:\n      second: {effort: 3d, who: [ana, ben], due: 2026-03-11, after: first}\n  over: {effort: 1d, started: 2026-03-02, finished: 2026-03-02}\n  third: {milestone: true, after: [second, over]}\n");
    deepEqual(data.cards.map(({ id }) => id), ["first", "second", "third", "over"]);
    const { above, initials, people, due, late, waitsFor } = card(data, "second");
    deepEqual([above, initials, people, due, late, waitsFor], ["The group", "AS Be", "Ana Silva, ben", minute("2026-03-11 17:00"), true, ["First"]]);
    const third = card(data, "third");
    deepEqual([third.milestone, third.waitsFor, third.above], [true, ["Second"], ""]);
    ok(isBoardData(structuredClone(data)));
  });

  it("has lanes for people, releases, sprints and objectives, and one for what is in none", () => {
    const data = board("  a: {effort: 1d, who: [ana, ben], release: beta, sprint: sprint-2, objective: o}\n  b: {effort: 1d}\n");
    deepEqual(Object.entries(data.lanes).map(([by, lanes]) => `${by}: ${lanes.map(({ id, title }) => `${id}=${title}`).join(" ")}`), [
      "person: ana=Ana Silva ben=ben =", "release: beta=Beta =", "sprint: sprint-2=sprint-2 sprint-3=sprint-3 =", "objective: o=Less =",
    ]);
    deepEqual(card(data, "a").lanes, { person: ["ana", "ben"], release: ["beta"], sprint: ["sprint-2"], objective: ["o"] });
    deepEqual(card(data, "b").lanes, { person: [""], release: [""], sprint: [""], objective: [""] });
    deepEqual(board("  a: {effort: 1d, who: ana}\n").lanes.person.map(({ id }) => id), ["ana", "ben"], "nobody's lane only where there is such work");
  });

  it("inherits lanes from summaries", () => {
    const data = board("  s:\n    sprint: sprint-10\n    objective: o\n    tasks:\n      a: {effort: 1d}\n");
    deepEqual([card(data, "a").lanes.sprint, card(data, "a").lanes.objective], [["sprint-10"], ["o"]]);
    equal(data.cards.length, 1);
  });
});
