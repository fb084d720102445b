import { earnedValue } from "../../../src/core/tracking/earnedValue";
import { moneyOf } from "../../../src/core/tracking/money";
import { baseline, near, scheduled } from "./support";

// Each example is one that somebody published with its result, so that a figure of Gantry can be held against it.
describe("earned value of the literature", () => {
  /*
   * "Wellness Intranet Project" of Kathy Schwalbe's "Information Technology Project Management", chapter 7, with the answers at
   * http://www.studymode.com/essays/Earned-Value-Analysis-For-Chapter-7-1573437.html. They say an EAC of 180,090, because they take CPI as 1.11.
   */
  it("an intranet after three of its six months", () => {
    const value = earnedValue({ bac: 200_000, pv: 120_000, ev: 100_000, ac: 90_000 });
    near(value.cv, 10_000);
    near(value.sv, -20_000);
    near(value.cpi, 1.1111);
    near(value.spi, 0.8333);
    near(value.eac, 180_000);
    near(90_000 + 100_000 / 1.11, 180_090.09, "by the rounded index");
  });

  /* A one-year project of the same chapter, with the answers at https://studylib.net/doc/9750501/team_11_ch7_number1_and_2. */
  it("a one-year project that is dear and late", () => {
    const value = earnedValue({ bac: 120_000, pv: 23_000, ev: 20_000, ac: 25_000 });
    near(value.cv, -5000);
    near(value.sv, -3000);
    near(value.cpi, 0.8);
    near(value.spi, 0.8696);
    near(value.eac, 150_000);
  });

  /* "Project control and earned value", https://ceboardexamgenerator.com/subjects/mstc/construction/3project-control-and-earned-value, two exercises. */
  it("two exercises of civil engineers", () => {
    const over = earnedValue({ bac: 1e6, pv: 100_000, ev: 90_000, ac: 110_000 });
    near(over.cv, -20_000);
    near(over.sv, -10_000);
    near(over.cpi, 0.818);
    near(over.spi, 0.9);
    const under = earnedValue({ bac: 2e6, pv: 800_000, ev: 900_000, ac: 850_000 });
    near(under.cv, 50_000);
    near(under.sv, 100_000);
    near(under.cpi, 1.059);
    near(under.spi, 1.125);
  });

  /*
   * Four hundred breads in ten hours at 0.02 each, after three hours, https://www.geocities.ws/projectmanagementquestpond/earnedvalue.htm. It
   * says an SPI of 0.6 and a CPI of 0.53: cut off behind the first place and rounded to the second.
   */
  it("a bakery, and how well the rest must go", () => {
    const value = earnedValue({ bac: 8, pv: 120 * 0.02, ev: 80 * 0.02, ac: 3 });
    near(value.sv, -0.8);
    near(value.cv, -1.4);
    near(value.spi, 0.6667);
    near(value.cpi, 0.5333);
    near(value.tcpi, 1.28);
  });

  /*
   * A plan of three tasks for 200, 200 and 100, seen when the first is done for 250 and the second should be half done,
   * https://www.wnwk.com/doc/3476926.html: PV 300, EV 200, AC 250.
   */
  it("design, build and test, from a plan and its baseline", () => {
    const text = (head: string, design: string): string =>
      `plan: P\nstart: 2026-01-05\n${head}people: {ana: {rate: 100/d}}\ntasks:\n  design: {effort: 2d, who: ana${design}}\n  build: {effort: 2d, who: ana, after: design}\n  test: {effort: 1d, who: ana, after: build}\n`;
    const now = scheduled(text("as-of: 2026-01-07 17:00\n", ", started: 2026-01-05, finished: 2026-01-07, spent: {cost: 250}"));
    const { plan } = moneyOf(now, baseline(text("as-of: none\n", "")));
    near(plan.bac, 500);
    near(plan.pv, 300);
    near(plan.ev, 200);
    near(plan.ac, 250);
    near(plan.cv, -50);
    near(plan.sv, -100);
    near(plan.cpi, 0.8);
    near(plan.spi, 0.6667);
    near(plan.eac, 625);
    near(plan.etc, 375);
    near(plan.vac, -125);
    near(plan.forecast, 250 + 500 - 200, "AC + (BAC - EV), for work that goes on as it was budgeted");
  });

  /* "Exclusive quest for PMP", https://www.scribd.com/document/331646152/Exclusive-quest-for-PMP-pdf, question 1: BAC 5,500 and EAC 6,500. */
  it("a variance at completion", () => {
    const value = earnedValue({ bac: 5500, pv: null, ev: 5500, ac: 6500 });
    near(value.eac, 6500);
    near(value.vac, -1000);
  });
});
