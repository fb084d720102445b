import { equal } from "node:assert/strict";
import { t, useWords } from "../../webview/shared/l10n";

describe("the words of a view", () => {
  afterEach(() => { useWords("{}"); });
  const cases: readonly (readonly [what: string, json: string | null | undefined, got: () => string, wanted: string])[] = [
    ["are English without a translation", "{}", () => t("Task"), "Task"],
    ["are the window's where there is one", '{"Task": "Aufgabe"}', () => t("Task"), "Aufgabe"],
    ["take their values", "{}", () => t("{0} of {1}", 3, 7), "3 of 7"],
    ["take their values in another order", '{"{0} of {1}": "{1}: {0}"}', () => t("{0} of {1}", 3, 7), "7: 3"],
    ["say a negative number with a minus sign, and leave texts as they are", "{}", () => t("{0} {1}", -2.6, "a-b"), "−2.6 a-b"],
    ["keep what looks like a value and is none", "{}", () => t("{0} {2}", "{1}", "b"), "{1} {2}"],
    ["survive what is no JSON", "{", () => t("Task"), "Task"],
    ["survive what is no list of words", "[1]", () => t("Task"), "Task"],
    ["survive a missing element", undefined, () => t("Task"), "Task"],
    ["survive a translation that is no text", '{"Task": 3}', () => t("Task"), "Task"],
    ["take nothing from the prototype", "{}", () => t("toString"), "toString"],
  ];
  for (const [what, json, got, wanted] of cases) it(what, () => {
    useWords(json);
    equal(got(), wanted);
  });
});
