import { deepEqual, equal } from "node:assert/strict";
import { createEffects } from "../../webview/shared/effects";
import type { ViewChange } from "../../src/protocol/viewMessages";

const change: ViewChange = { kind: "remove-link", plan: "p", task: "a", on: "b" };
const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

describe("the effects of a change in hand", () => {
  it("are asked for again when the plan is another, and an answer for the old one is not taken", async () => {
    const questions: ((answer: string) => void)[] = [];
    let told = 0;
    const effects = createEffects(() => new Promise<string>((resolve) => { questions.push(resolve); }), () => { told += 1; });
    effects.want(change);
    effects.clear();
    effects.want(change);
    equal(questions.length, 2);
    questions[0]?.("of the old plan");
    await settled();
    deepEqual([effects.known(), told], [undefined, 0]);
    questions[1]?.("of the new plan");
    await settled();
    deepEqual([effects.known(), told], ["of the new plan", 1]);
  });
});
