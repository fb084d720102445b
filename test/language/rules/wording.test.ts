import assert from "node:assert/strict";
import fc from "fast-check";
import { dayNumber, startOfDay } from "../../../src/core/calendar/civil";
import { createNearestHunt } from "../../../src/language/rules/nearestHunt";
import { code, dayInWords, distance, finishInWords, finishWithTime, listed, money, percent, shown, startInWords, startWithTime } from "../../../src/language/rules/wording";

const at = (year: number, month: number, day: number, minute = 0): number => startOfDay(dayNumber(year, month, day)) + minute;

describe("wording of messages", () => {
  const cases: readonly (readonly [actual: string, wanted: string])[] = [
    [dayInWords(dayNumber(2026, 3, 12)), "12 Mar 2026"],
    [dayInWords(dayNumber(2024, 2, 29)), "29 Feb 2024"],
    [dayInWords(dayNumber(1969, 12, 31)), "31 Dec 1969"],
    [finishInWords(at(2026, 3, 13)), "12 Mar 2026"],
    [finishInWords(at(2026, 3, 12, 1020)), "12 Mar 2026"],
    [startInWords(at(2026, 3, 13)), "13 Mar 2026"],
    [finishWithTime(at(2026, 3, 13)), "12 Mar 2026 24:00"],
    [finishWithTime(at(2026, 3, 12, 1020)), "12 Mar 2026 17:00"],
    [startWithTime(at(2026, 3, 13)), "13 Mar 2026 00:00"],
    [distance(at(2026, 3, 12, 1020), at(2026, 3, 13, 600)), "1 day"],
    [distance(at(2026, 3, 12, 1020), at(2026, 3, 16, 600)), "4 days"],
    [distance(at(2026, 3, 12, 600), at(2026, 3, 12, 690)), "1 h 30 min"],
    [distance(at(2026, 3, 12, 600), at(2026, 3, 12, 660)), "1 h"],
    [distance(at(2026, 3, 12, 600), at(2026, 3, 12, 605)), "5 min"],
    [distance(at(2026, 3, 12, 600), at(2026, 3, 12, 600)), "0 min"],
    [listed([]), ""], [listed(["a"]), "a"], [listed(["a", "b"]), "a and b"], [listed(["a", "b", "c"]), "a, b and c"],
    [listed(["a", "b", "c", "d", "e"]), "a, b, c and 2 more"], [listed(["a", "b"], 4, "or"), "a or b"],
    [money(12400, "EUR"), "12,400 EUR"], [money(1234567.5, undefined), "1,234,567.50"], [money(-5, "EUR"), "-5 EUR"], [money(999, "EUR"), "999 EUR"],
    [percent(1), "100 %"], [percent(0.125), "12.5 %"], [percent(1.3000000000000003), "130 %"],
    [shown("plain"), "plain"], [shown("  two\n lines\t"), "two lines"], [shown("a\u202Eb"), "a b"], [shown("x".repeat(81)), `${"x".repeat(79)}…`],
    [shown("x".repeat(80)), "x".repeat(80)], [shown("é".repeat(500)), `${"é".repeat(79)}…`], [shown(`${"x".repeat(78)}😀😀`), `${"x".repeat(78)}…`],
    [code("a`b"), "`a'b`"], [code("pay-api"), "`pay-api`"],
  ];
  for (const [actual, wanted] of cases) it(JSON.stringify(wanted), () => assert.equal(actual, wanted));

  it("shows any text in one line of at most 80 units, without half a character", () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), fc.string({ maxLength: 400 })), text => {
      const line = shown(text);
      assert.ok(line.length <= 80, line);
      assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      assert.equal(shown(line), line);
    }));
  });
});

describe("the hunt for what was meant", () => {
  const words = ["schema", "pay-api", "pay-ui", "wireframes"];
  const cases: readonly (readonly [word: string, wanted: string | undefined])[] = [
    ["shema", "schema"], ["payapi", "pay-api"], ["pay_ui", "pay-ui"], ["PAY-API", "pay-api"], ["wirefraems", "wireframes"], ["else", undefined], ["", undefined],
  ];
  for (const [word, wanted] of cases) it(`${word} → ${String(wanted)}`, () => assert.equal(createNearestHunt().find(word, words), wanted));

  it("ends when its work is used up", () => {
    const hunt = createNearestHunt();
    let asked = 0;
    function* endless(): Iterable<string> {
      for (;;) {
        asked += 1;
        yield `x${String(asked)}`;
      }
    }
    hunt.find("schema", endless());
    assert.ok(asked < 300_000);
    assert.equal(hunt.find("shema", ["schema"]), undefined);
  });
});
