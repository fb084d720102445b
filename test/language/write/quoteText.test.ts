import assert from "node:assert/strict";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { isPlainText, quoteText } from "../../../src/language/write/quoteText";
import { hostileTexts, someText } from "./support/texts";

/** What a YAML reader of its own makes of the text, as a value of a key on a line and inside braces. */
function checkReadBack(value: string): void {
  const options = { schema: "failsafe", uniqueKeys: false } as const;
  const block = parseDocument(`title: ${quoteText(value, "block")}\nnext: x\n`, options);
  assert.deepEqual(block.errors, []);
  assert.equal(block.get("title"), value);
  assert.equal(block.get("next"), "x");
  const flow = parseDocument(`a: {title: ${quoteText(value, "flow")}, next: [${quoteText(value, "flow")}, x]}\n`, options);
  assert.deepEqual(flow.errors, []);
  assert.equal(flow.getIn(["a", "title"]), value);
  assert.equal(flow.getIn(["a", "next", 0]), value);
  assert.equal(flow.getIn(["a", "next", 1]), "x");
}

describe("quoting text", () => {
  for (const value of hostileTexts) it(`reads back ${JSON.stringify(value).slice(0, 50)}`, () => checkReadBack(value));

  it("reads any text back", () => {
    fc.assert(fc.property(someText, checkReadBack));
  });

  it("leaves plain words plain", () => {
    for (const value of ["Payment API", "2nd floor", "Ärger im Büro", "a/b (c) & d", "It's done", "50% of it", "10:30 call", "日本語", "x#y", "1.10", "null"]) {
      assert.equal(quoteText(value, "block"), value);
    }
    assert.equal(quoteText("https://example.org/a?b=c#d", "block"), "https://example.org/a?b=c#d");
  });

  it("quotes what means something to YAML or is lost by it", () => {
    for (const value of ["", "a: b", "a #b", "- a", "*soon*", "**/*.ts", "#1", "a:", " a", "a ", "a\nb", "@ana", "'a'", "\"a\"", "{a}", "[a]", "~", "---", "%x", "!x", "&x", "|", ">"]) {
      assert.equal(isPlainText(value, "block"), false, value);
    }
    for (const value of ["a, b", "a]", "a{", "a:,b", "Cards: wallets"]) assert.equal(isPlainText(value, "flow"), false, value);
    assert.equal(isPlainText("a, b", "block"), true);
  });

  it("escapes what cannot be printed", () => {
    assert.equal(quoteText("a\u0000\u0007\u2028\ud800", "block"), '"a\\0\\x07\\u2028\\ud800"');
    assert.equal(quoteText('say "hi" \\ bye', "flow"), 'say "hi" \\ bye');
    assert.equal(quoteText('"hi" \\', "flow"), '"\\"hi\\" \\\\"');
  });
});
