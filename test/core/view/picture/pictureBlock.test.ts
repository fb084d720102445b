import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { asksForPicture, optionsOf, PICTURE_VIEWS, readPictureBlock } from "../../../../src/core/view/picture/pictureBlock";

describe("blocks that ask for a picture", () => {
  it("begin with one word; the text of a plan does not", () => {
    deepEqual(["gantt\n", "\n Roadmap \nrows: 3", "gant", "gantt chart\n"].map(asksForPicture), [true, true, true, true]);
    deepEqual(["", "\n", "plan: Shop\ntasks: {}", "{plan: Shop}", "- a\n", "# plan\nplan: P", "two words\n", "x".repeat(60), "\"quoted\""].map(asksForPicture), [false, false, false, false, false, false, false, false, false]);
  });

  it("say a view and options, one a line", () => {
    deepEqual(readPictureBlock("gantt\nplan: shop.plan.yaml\nrelease: v1\nrows: 30\nwidth: 900\naudience: Sponsors\n"), { view: "gantt", plan: "shop.plan.yaml", release: "v1", rows: 30, width: 900, audience: "sponsors" });
    deepEqual(readPictureBlock("\nRoadmap # as lanes\r\n\r\n  by:objective\r\n# a comment\r\n"), { view: "roadmap", by: "objective" });
    deepEqual(readPictureBlock("status\nplan: \"a b.plan.yaml\""), { view: "status", plan: "a b.plan.yaml" });
  });

  it("name what is there to choose when something is wrong", () => {
    deepEqual(readPictureBlock("gant"), { kind: "no-view", word: "gant", choices: PICTURE_VIEWS });
    deepEqual(readPictureBlock("gantt\ncolour: red"), { kind: "no-option", word: "colour", choices: optionsOf("gantt") });
    deepEqual(readPictureBlock("resources\nrelease: v1"), { kind: "no-option", word: "release", choices: ["plan", "rows", "width"] });
    deepEqual(readPictureBlock("gantt\nrows: many"), { kind: "no-value", option: "rows", word: "many", choices: ["1 … 2000"] });
    deepEqual(readPictureBlock("gantt\nplan:"), { kind: "no-value", option: "plan", word: "", choices: [] });
    deepEqual(readPictureBlock("roadmap\nby: person"), { kind: "no-value", option: "by", word: "person", choices: ["release", "objective", "team", "theme"] });
    deepEqual(readPictureBlock("gantt\nhello"), { kind: "no-line", word: "hello" });
    equal(Object.hasOwn(readPictureBlock("gantt\nconstructor: x"), "kind"), true);
    equal(Object.hasOwn(readPictureBlock("gantt\n__proto__: x"), "kind"), true);
  });

  it("are read whatever they are", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...PICTURE_VIEWS, ""), (text, view) => {
      const read = readPictureBlock(`${view}\n${text}`);
      ok("view" in read || "kind" in read);
    }));
  });
});
