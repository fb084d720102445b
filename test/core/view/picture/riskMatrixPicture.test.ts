import { equal, ok } from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { riskMatrixPicture, type RiskMatrixPictureOptions } from "../../../../src/core/view/picture/riskMatrixPicture";
import { riskMatrixData } from "../../../../src/core/view/riskMatrix";
import { repositoryRoot } from "../../../support/repository";
import { NOW, scheduleOf } from "../support";
import { HOSTILE, readPicture, words } from "./support";

const PLAN = `plan: House
start: 2026-03-02
as-of: none
people: {ana: {name: Ana Silva}}
tasks: {build: {duration: 40d}}
risks:
  storm: {title: A storm, probability: likely, impact: {level: major}, owner: ana, residual: {probability: rare}}
  thief: {title: A thief, probability: 35%, impact: {level: minor}}
  permit: {title: No permit, impact: {level: severe}}
  grant: {title: A grant, probability: possible, impact: {level: major}, opportunity: true}
  fire: {title: The fire, status: happened}
`;
const quoted = (text: string): string => JSON.stringify(text).replace(/[\u007f-\u{10ffff}]/gu, (sign) => `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`);
const hostile = `plan: Hostile\nstart: 2026-03-02\nrisk-matrix: {probability: {${quoted(HOSTILE[0] ?? "")}: 20%, b: 60%}, impact: {${quoted("x".repeat(200))}: 1, y: 1e14}}\nrisks:\n${
  HOSTILE.filter((text) => !/[\ud800-\udfff](?![\udc00-\udfff])/u.test(text)).map((text, at) => `  r${String(at)}: {title: ${quoted(text)}, probability: ${String(at * 7)}%, impact: {level: y}}\n`).join("")}`;
const many = `plan: Many\nrisks:\n${Array.from({ length: 500 }, (_, at) => `  r${String(at)}: {probability: ${String(at % 100)}%, impact: {level: ${at % 2 === 0 ? "minor" : "severe"}}}\n`).join("")}`;

const drawn = (text: string, options: Partial<RiskMatrixPictureOptions> = {}): string => riskMatrixPicture(riskMatrixData(scheduleOf(text), NOW), { words, theme: "light", ...options });
/** With GANTRY_RECORD=1 the picture is written anew, to be looked at before it is committed. */
const record = process.env["GANTRY_RECORD"] === "1";

describe("the picture of the risk matrix", () => {
  for (const [name, text] of Object.entries({ rich: PLAN, empty: "plan: Empty\n" })) {
    it(`of a plan that is ${name} is the same bytes as ever`, () => {
      const svg = drawn(text);
      const file = path.join(repositoryRoot, "test/golden/pictures", `riskMatrix-${name}.svg`);
      if (record) fs.writeFileSync(file, `${svg}\n`);
      equal(`${svg}\n`, fs.readFileSync(file, "utf8"), `${file} is no longer what is drawn`);
    });
  }

  it("keeps to its width in all themes", () => {
    for (const theme of ["light", "dark", "variables"] as const) {
      for (const width of [1, 320, 700, 4000, 1e9, Number.NaN]) {
        const svg = drawn(PLAN, { theme, width });
        readPicture(svg);
        const said = Number(/ width="(\d+)"/.exec(svg)?.[1]);
        ok(said >= 320 && said <= 4000, String(said));
        equal(svg.includes("var(--gantry-"), theme === "variables");
      }
    }
  });

  it("shows where risks stand on the side that is wanted, and names nobody to sponsors", () => {
    ok(readPicture(drawn(PLAN)).texts.includes("Before response"));
    ok(readPicture(drawn(PLAN, { side: "after" })).texts.includes("After response"));
    ok(readPicture(drawn(PLAN)).texts.includes("high · 12 → 3"));
    ok(readPicture(drawn(PLAN)).texts.includes("Ana Silva"));
    ok(!readPicture(drawn(PLAN, { audience: "sponsors" })).texts.includes("Ana Silva"));
  });

  it("has a matrix for what is wanted", () => {
    const { texts } = readPicture(drawn(PLAN, { kinds: "threats" }));
    ok(texts.includes("Threats") && !texts.includes("Opportunities"));
    ok(readPicture(drawn(PLAN)).texts.includes("Opportunities"));
  });

  it("shows hostile text as text", () => {
    const svg = drawn(hostile, { theme: "variables" });
    const { texts } = readPicture(svg);
    ok(texts.some((text) => text.includes("<script>")));
    ok(texts.every((text) => text.length <= 1000));
    ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(svg));
  });

  it("of a huge register shows what fits and counts the rest", () => {
    const svg = drawn(many, { rows: 30 });
    ok(readPicture(svg).texts.includes("… and 470 more"));
    ok(readPicture(svg).texts.some((text) => /^\+\d+$/.test(text)));
    ok(svg.length < 60_000, `${String(svg.length)} characters`);
  });
});
