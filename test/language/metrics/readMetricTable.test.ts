import assert from "node:assert/strict";
import { formatDay } from "../../../src/core/calendar/civil";
import { readMetricTable } from "../../../src/language/metrics/readMetricTable";

function read(text: string, file = "paid.csv"): string {
  const reading = readMetricTable(text, file, "paid");
  if (reading.kind === "missing") return reading.message;
  return [...reading.points.map(({ day, value }) => `${formatDay(day)} ${String(value)}`), ...(reading.doubt === undefined ? [] : [reading.doubt])].join("; ");
}

describe("the table of a metric", () => {
  it("is comma-separated values with a date and a value among other columns", () => {
    assert.equal(read("note,Value,date\r\n\"a, b\",61%,2026-01-05\r\n\r\n,-62.5,2026-02-05\r\n"), "2026-01-05 61; 2026-02-05 -62.5");
  });

  it("is JSON, as a list or a map", () => {
    assert.equal(read("[{\"date\": \"2026-01-05\", \"value\": 61}, {\"date\": \"2026-02-05\", \"value\": \"62%\"}]", "paid.json"), "2026-01-05 61; 2026-02-05 62");
    assert.equal(read("{\"2026-01-05\": 0.0000001}", "paid.JSON"), "2026-01-05 1e-7");
  });

  it("is put in order, and says where it was not", () => {
    assert.match(read("date,value\n2026-02-05,2\n2026-01-05,1\n"), /^2026-01-05 1; 2026-02-05 2; `paid\.csv`: line 3 is earlier/);
  });

  for (const [name, text, said, file] of [
    ["columns", "day,figure\n2026-01-05,1\n", /^`paid\.csv`: line 1 does not name the columns; begin with `date,value`/],
    ["nothing at all", "", /line 1 does not name the columns/],
    ["a date", "date,value\nsoon,1\n", /line 2 has the date `soon`; write a date/],
    ["a value", "date,value\n2026-01-05,many\n", /line 2 has the value `many`; write a number/],
    ["a day twice", "date,value\n2026-01-05,1\n2026-01-05,2\n", /line 3 has the date `2026-01-05` once more/],
    ["broken JSON", "[{", /this is no JSON/, "paid.json"],
    ["another JSON", "7", /write a list such as/, "paid.json"],
    ["an entry that is none", "[7]", /entry 1 is no map/, "paid.json"],
    ["nested JSON", `{"2026-01-05": {"a": []}}`, /has the value ``/, "paid.json"],
    ["deep JSON", "[".repeat(100_000), /no JSON/, "paid.json"],
    ["too much", `date,value\n${"2026-01-05,1\n".repeat(20_001)}`, /more than 20000 figures/],
    ["too long", "x".repeat(2_000_001), /longer than 2 million letters/],
  ] as const) {
    it(`says what is wrong: ${name}`, () => assert.match(read(text, file ?? "paid.csv"), said));
  }

  it("never shows signs that hide what a text says", () => {
    assert.doesNotMatch(read("date,value\n\u202egnp.\n"), /\u202e/);
  });
});
