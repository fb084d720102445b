import assert from "node:assert/strict";
import fc from "fast-check";
import { createIdMaker, idFromTitle } from "../../../src/language/write/idFromTitle";
import { someText } from "./support/texts";

const ID = /^[A-Za-z]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/;

describe("ids from titles", () => {
  const cases: [title: string, id: string][] = [
    ["Payment API", "payment-api"], ["Größe prüfen", "grosse-prufen"], ["Être à l'heure", "etre-a-lheure"], ["2nd floor", "task-2nd-floor"], ["日本語", "task"],
    ["", "task"], ["plan", "task-plan"], ["Any", "task-any"], ["  -- Dash -- ", "dash"], ["a.b_c", "a-b-c"], ["Ærø Łódź", "aero-lodz"], ["It's done", "its-done"],
    ["Finalize plans and develop estimate with owner", "finalize-plans-and-develop-estimate-with"], ["x".repeat(60), "x".repeat(40)], ["__proto__", "proto"],
  ];
  for (const [title, id] of cases) it(JSON.stringify(title).slice(0, 40), () => assert.equal(idFromTitle(title, "task"), id));

  it("are ids of the language, whatever the title, and each is given once", () => {
    fc.assert(
      fc.property(fc.array(someText, { maxLength: 20 }), (titles) => {
        const make = createIdMaker(["task-2"]);
        const ids = titles.map((title) => make(idFromTitle(title, "task")));
        for (const id of ids) assert.match(id, ID);
        assert.equal(new Set([...ids, "task-2"]).size, ids.length + 1);
      }),
    );
  });

  it("stay quick with ten thousand equal titles", () => {
    const make = createIdMaker();
    let last = "";
    for (let i = 0; i < 10_000; i += 1) last = make("task");
    assert.equal(last, "task-10000");
  });
});
