import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { cutText, plainText, textWidth, wrapText } from "../../../../src/core/view/picture/textWidth";
import { INK_NAMES, inkProperty } from "../../../../src/core/view/picture/palette";
import { hatch, written } from "../../../../src/core/view/picture/svg";

describe("the text of pictures", () => {
  it("is one line without what cannot be seen", () => {
    deepEqual(["  a\n b ", "a\u0000\u202eb", "\ud800x", "👩‍👧"].map(plainText), ["a b", "ab", "\ufffdx", "👩‍👧"]);
    equal(plainText("x".repeat(100_000)).length, 400);
  });
  it("is cut where it would be wider than its room", () => {
    equal(cutText("Payment API", 500, 12), "Payment API");
    equal(cutText("Payment API", 50, 12), "Paym…");
    equal(cutText("Payment API", 2, 12), "");
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 0, max: 300 }), fc.boolean(), (text, room, bold) => {
      const cut = cutText(text, room, 12, bold);
      ok(textWidth(cut, 12, bold) <= room + 1e-9 || cut === "");
    }));
  });
  it("is broken into lines at its spaces", () => {
    deepEqual(wrapText("Half the drop-off at payment", 110, 12, 2), ["Half the drop-off", "at payment"]);
    deepEqual(wrapText("one two three four five six seven", 60, 12, 2).length, 2);
    deepEqual(wrapText("", 60, 12, 2), []);
    fc.assert(fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 20, max: 300 }), fc.integer({ min: 1, max: 4 }), (text, room, lines) => {
      const made = wrapText(text, room, 12, lines);
      ok(made.length <= lines && made.every((line) => textWidth(line, 12) <= room + 1e-9));
    }));
  });
});

describe("the writer of pictures", () => {
  it("escapes every text and value, and writes no number that is none", () => {
    equal(written({ tag: "text", attributes: { x: 1 / 3, y: Number.NaN, class: "a\"<&'", fill: undefined }, text: "<b>&]]>\u0000" }), '<text x="0.33" y="0" class="a&quot;&lt;&amp;&#39;">&lt;b&gt;&amp;]]&gt;</text>');
  });
  it("keeps slanted lines within their rectangle", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }), (width, height) => {
      for (const [, x, y] of hatch(10, 20, width, height).matchAll(/([\d.]+) ([\d.]+)/g)) {
        ok(Number(x) >= 10 && Number(x) <= 10 + width && Number(y) >= 20 && Number(y) <= 20 + height, `${String(x)} ${String(y)}`);
      }
    }));
  });
  it("names each colour as a property of its own", () => {
    equal(inkProperty("barFill"), "--gantry-bar-fill");
    equal(new Set(INK_NAMES.map(inkProperty)).size, INK_NAMES.length);
  });
});
