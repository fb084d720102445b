import { checkChange, checkRefused, type Change } from "./checkChange";

const gone = (id: string): Change => ({ kind: "remove-item", id });
const TASKS = "tasks:\n  a: {effort: 1d}\n";

describe("taking an item away", () => {
  checkChange("from a block", `people:\n  ana: {name: Ana}\n  ben: {name: Ben}\n${TASKS}`, gone("ben"), `people:\n  ana: {name: Ana}\n${TASKS}`);
  checkChange("with keys on lines of their own", `people:\n  ana:\n    name: Ana\n    rate: 90/h\n  ben: {}\n${TASKS}`, gone("ana"), `people:\n  ben: {}\n${TASKS}`);
  checkChange("without keys", `people:\n  ana:\n  ben:\n${TASKS}`, gone("ana"), `people:\n  ben:\n${TASKS}`);
  checkChange("from braces", `people: {ana: {name: Ana}, ben: {name: Ben}}\n${TASKS}`, gone("ana"), `people: {ben: {name: Ben}}\n${TASKS}`);
  checkChange("the last of a block", `people:\n  ana: {name: Ana}\n${TASKS}`, gone("ana"), `people: {}\n${TASKS}`);
  checkChange("the last in braces", `releases: {beta: {date: 2026-03-02}}\n${TASKS}`, gone("beta"), `releases: {}\n${TASKS}`);
  checkChange("a team", `people:\n  ana: {}\nteams:\n  core: [ana]\n  edge: [ana]\n${TASKS}`, gone("core"), `people:\n  ana: {}\nteams:\n  edge: [ana]\n${TASKS}`);
  checkChange("at the end of the file", `${TASKS}people:\n  ana: {}\n  ben: {}`, gone("ben"), `${TASKS}people:\n  ana: {}`);
  checkChange("and its comments stay where they are", `people:\n  # ours\n  ana: {}   # on leave\n  # theirs\n  ben: {}\n${TASKS}`, gone("ana"), `people:\n  # ours\n  # on leave\n  # theirs\n  ben: {}\n${TASKS}`);
  checkChange("that is not there", TASKS, gone("ana"), TASKS);
  checkRefused("work", TASKS, gone("a"), /is work: take it away in the file/);
  checkRefused("what is referred to", "people:\n  ana: {}\n  ben: {}\nteams:\n  core: [ana, ben]\nobjectives:\n  o: {title: O}\ntasks:\n  a: {effort: 1d, who: core}\n  b: {tasks: {c: {effort: 1d}}}\n", gone("b"), /is work/);
});
