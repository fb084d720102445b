import { ok, strictEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { exp, log, power } from "../../../src/core/risk/exactMath";

const near = (value: number, expected: number): void => { ok(value === expected || Math.abs(value - expected) <= 4e-15 * Math.abs(expected), `${String(value)} is not ${String(expected)}`); };

describe("functions that are the same in every engine", () => {
  it("are what they are called", () => {
    fc.assert(fc.property(fc.double({ min: -700, max: 700, noNaN: true }), x => { near(exp(x), Math.exp(x)); }));
    fc.assert(fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), x => { near(log(x), Math.log(x)); }));
    fc.assert(fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), x => { ok(Math.abs(log(x) - Math.log(x)) < 2e-16); }));
    fc.assert(fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.double({ min: 0, max: 8, noNaN: true }), (x, y) => { near(power(x, y), x ** y); }));
  });

  it("at their ends", () => {
    for (const [value, expected] of [[exp(0), 1], [exp(-1000), 0], [exp(1000), Infinity], [log(1), 0], [log(0), -Infinity], [log(Infinity), Infinity], [power(0, 0), 1], [power(0, 2), 0], [power(1, 7.5), 1]] as const) strictEqual(value, expected);
    strictEqual(log(-1), NaN);
    strictEqual(exp(NaN), NaN);
  });

  it("stand in for what may differ, wherever samples are drawn", () => {
    const folder = resolve(__dirname, "../../../src/core/risk");
    // What an estimate says in a hover is no figure of a simulation.
    const files = readdirSync(folder).filter(name => name.endsWith(".ts") && name !== "pertBeta.ts");
    const differing = /Math\.(exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b|(?<!\/)(?<!\b2 )\*\*(?! 2\b|\/)/;
    for (const name of files) readFileSync(join(folder, name), "utf8").split("\n").forEach((line, i) => { if (!/^\s*(\/?\*|\/\/)/.test(line)) ok(!differing.test(line), `${name}:${String(i + 1)}: ${line}`); });
  });
});
