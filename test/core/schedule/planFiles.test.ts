import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { factsOf, faultLine, overloadLine, scheduleText } from "../../support/scheduleText";
import { repositoryRoot } from "../../support/repository";

/*
 * Plan files that are tests. A comment `#= DATES WORD=VALUE …` on the line of a task says what the schedule must say of
 * it; every leaf has one. Lines `#! …` say the faults and overloads, in order. What is missing and what is too much
 * both fail. With GANTRY_RECORD=1 the values are written anew, to be read before they are committed.
 */
const folder = path.join(repositoryRoot, "test/plans/schedule");
const record = process.env["GANTRY_RECORD"] === "1";

interface Line {
  readonly text: string;
  readonly id: string;
  readonly facts: readonly string[];
}

function annotated(text: string): readonly Line[] {
  return text.split("\n").flatMap(line => {
    const match = /^\s*(?:"?([A-Za-z][\w.-]*)"?:)?.*?#=\s*(.*)$/.exec(line);
    return match === null ? [] : [{ text: line, id: match[1] ?? "", facts: (match[2] ?? "").split(/\s+/).filter(word => word !== "") }];
  });
}

describe("plan files with their dates", () => {
  for (const file of fs.readdirSync(folder).filter(name => name.endsWith(".plan.yaml")).sort()) {
    describe(file.replace(".plan.yaml", ""), () => {
      let text = fs.readFileSync(path.join(folder, file), "utf8");
      const { plan, schedule } = scheduleText(text);
      const lines = annotated(text);

      it("says the dates of every leaf once, and of nothing else", () => {
        const leaves = plan.tasks.filter(({ item }) => !item.summary).map(({ item }) => item.id);
        const said = lines.map(({ id }) => id);
        assert.deepEqual(leaves.filter(id => !said.includes(id)), [], "leaves without expected dates");
        assert.deepEqual(said.filter((id, i) => !plan.taskIndex.has(id) || said.indexOf(id) !== i), [], "lines that are of no task");
      });

      for (const line of lines) {
        const task = schedule.tasks[plan.taskIndex.get(line.id) ?? -1];
        if (task === undefined) continue;
        const facts = factsOf(schedule, task);
        const named = line.facts.filter(fact => fact.includes("=")).map(fact => fact.split("=")[0] ?? "");
        const words = ["dates", ...named];
        const actual = words.map(word => (word === "dates" ? (facts.get(word) ?? "") : `${word}=${facts.get(word) ?? "?"}`));
        if (record) text = text.replace(line.text, line.text.replace(/#=.*$/, `#= ${actual.join(" ")}`));
        else it(line.id, () => assert.deepEqual(actual, line.facts));
      }

      const found = [...schedule.faults.map(fault => faultLine(schedule, fault)), ...schedule.overloads.map(overload => overloadLine(schedule, overload))];
      if (record) {
        const body = text.split("\n").filter(line => !line.startsWith("#!")).join("\n").trimEnd();
        fs.writeFileSync(path.join(folder, file), [body, ...found.map(line => `#! ${line}`)].join("\n") + "\n");
      } else {
        it("has these faults and no others", () => {
          const expected = text.split("\n").flatMap(line => (line.startsWith("#! ") ? [line.slice(3)] : []));
          assert.deepEqual(found, expected);
        });
      }
    });
  }
});
