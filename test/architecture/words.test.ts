import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { parseSource, productSources } from "./support/sources";
import { unfindable, untranslated } from "./support/words";

const views = productSources().filter(({ path }) => path.startsWith("webview/"));

describe("architecture: the words of the views", () => {
  it("go through the language of the window", () => {
    deepStrictEqual(views.flatMap(untranslated), []);
  });

  it("stand in the sources as a whole, so that a translation can be found", () => {
    deepStrictEqual(views.filter(({ path }) => path !== "webview/shared/l10n.ts").flatMap(unfindable), []);
  });

  const seen: readonly (readonly [text: string, faults: number])[] = [
    ['show("Nothing to see yet.");', 1], ['show(t("Nothing to see yet."));', 0], ['show(a ? "Nothing to see yet." : "");', 1], ["show(`${n} tasks match`);", 1],
    ['const names = { title: "Task" };', 1], ['element("div", { class: "tick upper" });', 0], ['node.setAttribute("class", "plain critical");', 0],
    ['node.setAttribute("aria-label", "Width of the outline");', 1], ['if (event.key === "Escape") run();', 0], ['const keys = { ArrowDown: run, "Shift+ArrowLeft": run };', 0],
    ['import { a } from "./Some words here";', 0], ['throw new Error("Cannot happen here.");', 0], ['const kind: "Not started" = a;', 0],
  ];
  for (const [text, faults] of seen) it(`${faults === 0 ? "allows" : "sees"} ${text}`, () => { strictEqual(untranslated(parseSource("webview/a.ts", text)).length, faults); });
  it("sees a text that is put together inside of t", () => { strictEqual(unfindable(parseSource("webview/a.ts", "t(`${n} tasks`);")).length, 1); });
});
